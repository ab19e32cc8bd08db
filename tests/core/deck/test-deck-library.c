/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The presentations of a person: each is written by itself, none is lost. */

#include "deck/gem-deck-library.h"

#include "deck-folder.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  GemDeckLibrary *library;
  char *trouble;
} Fixture;

static void
trouble_cb (GemDeckLibrary *library, const char *message, Fixture *self)
{
  g_free (self->trouble);
  self->trouble = g_strdup (message);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("gem-decks-XXXXXX", NULL);
  self->library = gem_deck_library_new (self->folder);
  g_signal_connect (self->library, "trouble", G_CALLBACK (trouble_cb), self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->library);
  remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->trouble);
}

static void
result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static GemDeck *
make_deck (const char *title, guint n_slides)
{
  GemDeck *deck = gem_deck_new (title);

  for (guint i = 0; i < n_slides; i++)
    {
      g_autoptr (GemDeckSlide) slide = gem_deck_slide_new (GEM_DECK_TEXT);

      gem_deck_insert (deck, i, slide, NULL);
    }
  return deck;
}

static char *
add (Fixture *self, GemDeck *deck)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *name;

  gem_deck_library_add_async (self->library, deck, NULL, result_cb, &result);
  wait_for (&result);
  name = gem_deck_library_add_finish (self->library, result, NULL, &error);
  g_assert_no_error (error);
  return name;
}

static GemDeckFile *
open_deck (Fixture *self, const char *name)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GemDeckFile *file;

  gem_deck_library_open_async (self->library, name, NULL, result_cb, &result);
  wait_for (&result);
  file = gem_deck_library_open_finish (self->library, result, NULL, &error);
  g_assert_no_error (error);
  return file;
}

static GemDeck *
load (Fixture *self, const char *name)
{
  g_autofree char *path = gem_deck_library_dup_path (self->library, name);
  g_autoptr (GPtrArray) faults =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gem_deck_fault_free);

  return gem_deck_load (path, faults, NULL);
}

static void
wait_until_saved (GemDeckFile *file)
{
  while (!gem_deck_file_is_saved (file))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_a_deck_gets_a_file_of_its_own (Fixture *self, gconstpointer data)
{
  g_autoptr (GemDeck) deck = make_deck ("Proef", 2);
  g_autofree char *name = add (self, deck);
  g_autofree char *second = add (self, deck);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  g_assert_cmpstr (name, ==, "Proef");
  g_assert_cmpstr (second, ==, "Proef 2");
  gem_deck_library_list_async (self->library, NULL, result_cb, &result);
  wait_for (&result);
  entries = gem_deck_library_list_finish (self->library, result, NULL);
  g_assert_cmpuint (entries->len, ==, 2);
}

static void
test_a_change_is_written_by_itself (Fixture *self, gconstpointer data)
{
  g_autoptr (GemDeck) deck = make_deck ("Proef", 1);
  g_autofree char *name = add (self, deck);
  g_autoptr (GemDeckFile) file = open_deck (self, name);
  g_autoptr (GemDeckFile) same = open_deck (self, name);
  g_autoptr (GemDeck) read = NULL;

  g_assert_true (file == same);
  gem_deck_edit (gem_deck_file_get_deck (file), 0, GEM_DECK_FIELD_TITLE, "Een titel");
  wait_until_saved (file);
  read = load (self, name);
  g_assert_true (gem_deck_equal (read, gem_deck_file_get_deck (file)));
  g_assert_null (self->trouble);
}

static void
test_the_last_change_is_written_at_the_end (Fixture *self, gconstpointer data)
{
  g_autoptr (GemDeck) deck = make_deck ("Proef", 1);
  g_autofree char *name = add (self, deck);
  g_autoptr (GemDeckFile) file = open_deck (self, name);
  g_autoptr (GemDeck) read = NULL;
  g_autoptr (GPtrArray) unsaved = NULL;

  gem_deck_edit (gem_deck_file_get_deck (file), 0, GEM_DECK_FIELD_TITLE, "Op het laatst");
  gem_deck_library_flush (self->library);
  read = load (self, name);
  g_assert_cmpstr (gem_deck_slide_get_text (gem_deck_get_slide (read, 0), GEM_DECK_FIELD_TITLE), ==,
                   "Op het laatst");
  g_clear_object (&self->library);
  unsaved = gem_deck_recover (self->folder);
  g_assert_cmpuint (unsaved->len, ==, 0);
}

/* As when the program was killed: the copy is there, and nobody has it; a worker may hold it a moment
 * longer than the deck is open. */
static void
leave_a_copy (Fixture *self, GemDeck *deck, const char *path, const char *title)
{
  GemDeckFile *file = gem_deck_file_new (deck, path, self->folder);
  guint n = 0;

  gem_deck_edit (deck, 0, GEM_DECK_FIELD_TITLE, title);
  gem_deck_file_flush (file);
  g_object_unref (file);
  while (n == 0)
    {
      g_autoptr (GPtrArray) found = NULL;

      g_main_context_iteration (NULL, FALSE);
      found = gem_deck_recover (self->folder);
      n = found->len;
    }
}

static void
test_what_was_not_written_comes_back (Fixture *self, gconstpointer data)
{
  g_autoptr (GemDeck) deck = make_deck ("Proef", 1);
  g_autofree char *name = add (self, deck);
  g_autofree char *path = gem_deck_library_dup_path (self->library, name);
  g_autoptr (GAsyncResult) result = NULL;
  g_auto (GStrv) names = NULL;
  g_autoptr (GemDeck) read = NULL;
  g_autoptr (GPtrArray) left = NULL;

  leave_a_copy (self, deck, path, "Voor de stroom uitviel");
  gem_deck_library_recover_async (self->library, NULL, result_cb, &result);
  wait_for (&result);
  names = gem_deck_library_recover_finish (self->library, result, NULL);
  g_assert_cmpuint (g_strv_length (names), ==, 1);
  g_assert_cmpstr (names[0], ==, name);
  read = load (self, name);
  g_assert_true (gem_deck_equal (read, deck));
  left = gem_deck_recover (self->folder);
  g_assert_cmpuint (left->len, ==, 0);
}

/* The program starts with the deck that was not written. */
static void
test_what_comes_back_is_there_when_it_is_opened (Fixture *self, gconstpointer data)
{
  g_autoptr (GemDeck) deck = make_deck ("Proef", 1);
  g_autofree char *name = add (self, deck);
  g_autofree char *path = gem_deck_library_dup_path (self->library, name);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GemDeckFile) file = NULL;
  g_auto (GStrv) names = NULL;

  leave_a_copy (self, deck, path, "Voor de stroom uitviel");
  gem_deck_library_recover_async (self->library, NULL, result_cb, &result);
  file = open_deck (self, name);
  g_assert_true (gem_deck_equal (gem_deck_file_get_deck (file), deck));
  wait_for (&result);
  names = gem_deck_library_recover_finish (self->library, result, NULL);
  g_assert_cmpuint (g_strv_length (names), ==, 1);
}

static void
test_a_newer_file_is_not_overwritten_by_a_copy (Fixture *self, gconstpointer data)
{
  g_autoptr (GemDeck) deck = make_deck ("Proef", 1);
  g_autofree char *name = add (self, deck);
  g_autofree char *path = gem_deck_library_dup_path (self->library, name);
  g_autoptr (GFile) written = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_auto (GStrv) names = NULL;

  leave_a_copy (self, deck, path, "Oud");
  g_assert_true (g_file_set_attribute_uint64 (written, G_FILE_ATTRIBUTE_TIME_MODIFIED,
                                              (guint64) g_get_real_time () / G_USEC_PER_SEC + 60,
                                              G_FILE_QUERY_INFO_NONE, NULL, NULL));
  gem_deck_library_recover_async (self->library, NULL, result_cb, &result);
  wait_for (&result);
  names = gem_deck_library_recover_finish (self->library, result, NULL);
  g_assert_cmpuint (g_strv_length (names), ==, 1);
  g_assert_cmpstr (names[0], ==, "Proef 2");
}

static void
test_a_removed_deck_comes_back_as_it_was (Fixture *self, gconstpointer data)
{
  g_autoptr (GemDeck) deck = make_deck ("Proef", 1);
  g_autofree char *name = add (self, deck);
  g_autoptr (GemDeckFile) file = open_deck (self, name);
  g_autoptr (GAsyncResult) removed = NULL;
  g_autoptr (GAsyncResult) restored = NULL;
  g_autofree char *token = NULL;
  g_autofree char *again = NULL;
  g_autofree char *path = gem_deck_library_dup_path (self->library, name);
  g_autoptr (GemDeck) read = NULL;

  gem_deck_edit (gem_deck_file_get_deck (file), 0, GEM_DECK_FIELD_TITLE, "Net getypt");
  gem_deck_library_remove_async (self->library, name, NULL, result_cb, &removed);
  wait_for (&removed);
  token = gem_deck_library_move_finish (self->library, removed, NULL);
  g_assert_nonnull (token);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_null (gem_deck_library_get_open (self->library, name));
  gem_deck_library_restore_async (self->library, token, NULL, result_cb, &restored);
  wait_for (&restored);
  again = gem_deck_library_move_finish (self->library, restored, NULL);
  g_assert_cmpstr (again, ==, name);
  read = load (self, name);
  g_assert_true (gem_deck_equal (read, gem_deck_file_get_deck (file)));
}

static char *
import (Fixture *self, const char *path)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *name;

  gem_deck_library_import_async (self->library, path, NULL, result_cb, &result);
  wait_for (&result);
  name = gem_deck_library_add_finish (self->library, result, NULL, &error);
  g_assert_no_error (error);
  return name;
}

static void
test_a_file_of_somebody_else_is_copied_once (Fixture *self, gconstpointer data)
{
  g_autoptr (GemDeck) deck = make_deck ("Van een ander", 3);
  g_autofree char *path = g_build_filename (self->folder, "usb.gemdeck", NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GemDeck) read = NULL;

  g_assert_true (gem_deck_save (deck, path, NULL));
  first = import (self, path);
  second = import (self, path);
  g_assert_cmpstr (first, ==, "Van een ander");
  g_assert_cmpstr (second, ==, first);
  read = load (self, first);
  g_assert_true (gem_deck_equal (read, deck));
}

static void
test_a_change_of_another_program_is_taken_over (Fixture *self, gconstpointer data)
{
  g_autoptr (GemDeck) deck = make_deck ("Proef", 1);
  g_autofree char *name = add (self, deck);
  g_autoptr (GemDeckFile) file = open_deck (self, name);
  g_autofree char *path = gem_deck_library_dup_path (self->library, name);
  GemDeck *shown = gem_deck_file_get_deck (file);

  gem_deck_edit (deck, 0, GEM_DECK_FIELD_TITLE, "Van elders");
  g_assert_true (gem_deck_save (deck, path, NULL));
  while (!gem_deck_equal (shown, deck))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gem_deck_file_is_saved (file));
  g_assert_true (gem_deck_undo (shown));
  g_assert_false (gem_deck_equal (shown, deck));
}

static void
test_two_changes_at_once_are_both_kept (Fixture *self, gconstpointer data)
{
  g_autoptr (GemDeck) deck = make_deck ("Proef", 1);
  g_autofree char *name = add (self, deck);
  g_autoptr (GemDeckFile) file = open_deck (self, name);
  g_autofree char *path = gem_deck_library_dup_path (self->library, name);
  g_autoptr (GemDeck) ours = NULL;
  g_autoptr (GemDeck) theirs = NULL;

  gem_deck_edit (gem_deck_file_get_deck (file), 0, GEM_DECK_FIELD_TITLE, "Hier");
  gem_deck_edit (deck, 0, GEM_DECK_FIELD_TITLE, "Elders");
  g_assert_true (gem_deck_save (deck, path, NULL));
  wait_until_saved (file);
  ours = load (self, name);
  theirs = load (self, "Proef 2");
  g_assert_true (gem_deck_equal (ours, gem_deck_file_get_deck (file)));
  g_assert_nonnull (theirs);
  g_assert_true (gem_deck_equal (theirs, deck));
  g_assert_nonnull (strstr (self->trouble, "Proef 2"));
}

static void
test_what_another_program_wrote_is_kept_at_the_end (Fixture *self, gconstpointer data)
{
  g_autoptr (GemDeck) deck = make_deck ("Proef", 1);
  g_autofree char *name = add (self, deck);
  g_autoptr (GemDeckFile) file = open_deck (self, name);
  g_autofree char *path = gem_deck_library_dup_path (self->library, name);
  g_autoptr (GemDeck) theirs = NULL;

  gem_deck_edit (gem_deck_file_get_deck (file), 0, GEM_DECK_FIELD_TITLE, "Hier");
  gem_deck_edit (deck, 0, GEM_DECK_FIELD_TITLE, "Elders");
  g_assert_true (gem_deck_save (deck, path, NULL));
  gem_deck_library_flush (self->library);
  theirs = load (self, "Proef 2");
  g_assert_nonnull (theirs);
  g_assert_true (gem_deck_equal (theirs, deck));
}

static void
test_a_name_that_leads_elsewhere_is_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (gem_deck_library_dup_path (self->library, "../library"));
  gem_deck_library_open_async (self->library, "../library", NULL, result_cb, &result);
  wait_for (&result);
  g_assert_null (gem_deck_library_open_finish (self->library, result, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/deck-library/file-of-its-own", test_a_deck_gets_a_file_of_its_own);
  ADD ("/deck-library/written-by-itself", test_a_change_is_written_by_itself);
  ADD ("/deck-library/written-at-the-end", test_the_last_change_is_written_at_the_end);
  ADD ("/deck-library/comes-back", test_what_was_not_written_comes_back);
  ADD ("/deck-library/there-when-opened", test_what_comes_back_is_there_when_it_is_opened);
  ADD ("/deck-library/newer-file", test_a_newer_file_is_not_overwritten_by_a_copy);
  ADD ("/deck-library/removed", test_a_removed_deck_comes_back_as_it_was);
  ADD ("/deck-library/import-once", test_a_file_of_somebody_else_is_copied_once);
  ADD ("/deck-library/other-program", test_a_change_of_another_program_is_taken_over);
  ADD ("/deck-library/both-kept", test_two_changes_at_once_are_both_kept);
  ADD ("/deck-library/both-kept-at-the-end", test_what_another_program_wrote_is_kept_at_the_end);
  ADD ("/deck-library/name", test_a_name_that_leads_elsewhere_is_refused);
  return g_test_run ();
}
