/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A deck that is being worked on: each change is on the disk at once, and comes back after a crash. */

#include "deck/gem-deck-file.h"

#include "deck-folder.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  GemDeck *deck;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GemDeckSlide) slide = gem_deck_slide_new (GEM_DECK_TEXT);

  self->folder = g_dir_make_tmp ("gem-deck-XXXXXX", NULL);
  self->deck = gem_deck_new ("Voorbeeld");
  gem_deck_insert (self->deck, 0, slide, NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->deck);
  remove_folder (self->folder);
  g_free (self->folder);
}

static gboolean
has_copy (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "decks", "unsaved", NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, GEM_DECK_SUFFIX))
      return TRUE;
  return FALSE;
}

static void
wait_for_copy (const char *folder)
{
  while (!has_copy (folder))
    g_main_context_iteration (NULL, TRUE);
}

static void
result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
save (GemDeckFile *file, const char *path)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  gem_deck_file_save_async (file, path, NULL, result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gem_deck_file_save_finish (file, result, &error));
  g_assert_no_error (error);
}

static void
test_a_change_is_kept_without_saving (Fixture *self, gconstpointer data)
{
  g_autoptr (GemDeckFile) file = gem_deck_file_new (self->deck, NULL, self->folder);

  g_assert_true (gem_deck_file_is_saved (file));
  gem_deck_edit (self->deck, 0, GEM_DECK_FIELD_TITLE, "Proef");
  g_assert_false (gem_deck_file_is_saved (file));
  wait_for_copy (self->folder);
}

static void
test_a_deck_that_is_open_is_not_offered (Fixture *self, gconstpointer data)
{
  g_autoptr (GemDeckFile) file = gem_deck_file_new (self->deck, NULL, self->folder);
  g_autoptr (GPtrArray) found = NULL;

  gem_deck_edit (self->deck, 0, GEM_DECK_FIELD_TITLE, "Proef");
  gem_deck_file_flush (file);
  found = gem_deck_recover (self->folder);
  g_assert_cmpuint (found->len, ==, 0);
}

/* In a process of its own, which ends as a crash does: nothing is closed, nothing is said. */
static void
crash (GemDeck *deck, const char *folder)
{
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      GemDeckFile *file = gem_deck_file_new (deck, "/voorbeeld/a b.gemdeck", folder);

      gem_deck_edit (deck, 0, GEM_DECK_FIELD_NOTES, "Proef: nooit bewaard");
      gem_deck_file_flush (file);
      raise (SIGKILL);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
}

static void
test_a_crash_gives_the_deck_back (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;
  const GemDeckUnsaved *unsaved;

  crash (self->deck, self->folder);
  found = gem_deck_recover (self->folder);
  g_assert_cmpuint (found->len, ==, 1);
  unsaved = found->pdata[0];
  g_assert_cmpstr (unsaved->path, ==, "/voorbeeld/a b.gemdeck");
  g_assert_cmpuint (unsaved->faults->len, ==, 0);
  g_assert_cmpint (unsaved->kept_at, >, 0);
  g_assert_cmpstr (gem_deck_slide_get_text (gem_deck_get_slide (unsaved->deck, 0),
                                            GEM_DECK_FIELD_NOTES),
                   ==, "Proef: nooit bewaard");
}

static void
test_what_was_recovered_is_kept_until_it_is_saved (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "proef.gemdeck", NULL);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GemDeckFile) file = NULL;

  crash (self->deck, self->folder);
  found = gem_deck_recover (self->folder);
  file = gem_deck_file_new_recovered (found->pdata[0], self->folder);
  g_assert_false (gem_deck_file_is_saved (file));
  gem_deck_file_flush (file);
  g_assert_true (has_copy (self->folder));
  save (file, path);
  g_assert_true (gem_deck_file_is_saved (file));
  g_assert_cmpstr (gem_deck_file_get_path (file), ==, path);
  g_assert_false (has_copy (self->folder));
  again = gem_deck_recover (self->folder);
  g_assert_cmpuint (again->len, ==, 0);
}

static void
test_a_change_while_saving_is_not_saved (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "proef.gemdeck", NULL);
  g_autoptr (GemDeckFile) file = gem_deck_file_new (self->deck, NULL, self->folder);
  g_autoptr (GAsyncResult) result = NULL;

  gem_deck_edit (self->deck, 0, GEM_DECK_FIELD_TITLE, "Een");
  gem_deck_file_save_async (file, path, NULL, result_cb, &result);
  gem_deck_edit (self->deck, 0, GEM_DECK_FIELD_TITLE, "Twee");
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gem_deck_file_save_finish (file, result, NULL));
  g_assert_false (gem_deck_file_is_saved (file));
  wait_for_copy (self->folder);
}

static void
test_what_is_discarded_is_not_offered (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;
  GemDeckFile *file = gem_deck_file_new (self->deck, NULL, self->folder);

  gem_deck_edit (self->deck, 0, GEM_DECK_FIELD_TITLE, "Proef");
  gem_deck_file_flush (file);
  g_assert_true (has_copy (self->folder));
  gem_deck_file_discard (file);
  g_object_unref (file);
  g_assert_false (has_copy (self->folder));
  found = gem_deck_recover (self->folder);
  g_assert_cmpuint (found->len, ==, 0);
}

static void
test_a_copy_that_cannot_be_kept_is_said (Fixture *self, gconstpointer data)
{
  g_autoptr (GemDeckFile) file = gem_deck_file_new (self->deck, NULL, "/proc/voorbeeld");

  gem_deck_edit (self->deck, 0, GEM_DECK_FIELD_TITLE, "Proef");
  while (gem_deck_file_get_trouble (file) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (strstr (gem_deck_file_get_trouble (file), "/proc/voorbeeld"));
}

static void
test_rubbish_among_the_copies_is_passed_over (Fixture *self, gconstpointer data)
{
  g_autofree char *path =
      g_build_filename (self->folder, "decks", "unsaved", "x" GEM_DECK_SUFFIX, NULL);
  g_autoptr (GPtrArray) found = NULL;

  crash (self->deck, self->folder);
  g_assert_true (g_file_set_contents (path, "\xff{", -1, NULL));
  found = gem_deck_recover (self->folder);
  g_assert_cmpuint (found->len, ==, 1);
}

static void
test_decks_are_listed_and_their_names_are_free (Fixture *self, gconstpointer data)
{
  g_autofree char *first = gem_deck_dup_free_path (self->folder, "a/b: ?");
  g_autofree char *folder = gem_deck_dup_folder (self->folder);
  g_autofree char *second = NULL, *name = NULL;
  g_autoptr (GPtrArray) decks = NULL;

  name = g_path_get_basename (first);
  g_assert_cmpstr (name, ==, "a-b- -.gemdeck");
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (gem_deck_save (self->deck, first, NULL));
  second = gem_deck_dup_free_path (self->folder, "a/b: ?");
  g_assert_cmpstr (first, !=, second);
  decks = gem_deck_list (self->folder);
  g_assert_cmpuint (decks->len, ==, 1);
  g_assert_cmpstr (((GemDeckEntry *) decks->pdata[0])->title, ==, "Voorbeeld");
  g_assert_cmpuint (((GemDeckEntry *) decks->pdata[0])->n_slides, ==, 1);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/deck-file/a-change-is-kept-without-saving", test_a_change_is_kept_without_saving);
  ADD ("/deck-file/a-deck-that-is-open-is-not-offered", test_a_deck_that_is_open_is_not_offered);
  ADD ("/deck-file/a-crash-gives-the-deck-back", test_a_crash_gives_the_deck_back);
  ADD ("/deck-file/what-was-recovered-is-kept-until-it-is-saved",
       test_what_was_recovered_is_kept_until_it_is_saved);
  ADD ("/deck-file/a-change-while-saving-is-not-saved", test_a_change_while_saving_is_not_saved);
  ADD ("/deck-file/what-is-discarded-is-not-offered", test_what_is_discarded_is_not_offered);
  ADD ("/deck-file/a-copy-that-cannot-be-kept-is-said", test_a_copy_that_cannot_be_kept_is_said);
  ADD ("/deck-file/rubbish-among-the-copies-is-passed-over",
       test_rubbish_among_the_copies_is_passed_over);
  ADD ("/deck-file/decks-are-listed-and-their-names-are-free",
       test_decks_are_listed_and_their_names_are_free);
  return g_test_run ();
}
