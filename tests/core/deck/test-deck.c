/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Decks: what is done can be undone, what is written comes back, whatever a file holds is survived and
 * named, and what was not saved is offered again. */

#include "deck/gem-deck-file.h"

#include <glib/gstdio.h>
#include <string.h>

static GemDeckSlide *
create_slide (const char *title)
{
  g_autoptr (GemDeckSlide) slide = gem_deck_slide_new (GEM_DECK_TEXT);

  return gem_deck_slide_with_text (slide, GEM_DECK_FIELD_TITLE, title);
}

static void
add (GemDeck *deck, const char *title)
{
  g_autoptr (GemDeckSlide) slide = create_slide (title);

  g_assert_true (gem_deck_insert (deck, G_MAXUINT, slide, NULL));
}

static GemDeck *
create_deck (void)
{
  GemDeck *deck = gem_deck_new ("Voorbeeld");

  add (deck, "A");
  add (deck, "B");
  add (deck, "C");
  return deck;
}

static char *
join_titles (GemDeck *deck)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < gem_deck_get_n_slides (deck); i++)
    g_string_append (text,
                     gem_deck_slide_get_text (gem_deck_get_slide (deck, i), GEM_DECK_FIELD_TITLE));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_titles (GemDeck *deck, const char *expected)
{
  g_autofree char *titles = join_titles (deck);

  g_assert_cmpstr (titles, ==, expected);
}

/* --- undo --- */

static void
test_each_step_is_undone_and_done_again (void)
{
  g_autoptr (GemDeck) deck = create_deck ();

  gem_deck_move (deck, 0, 2);
  assert_titles (deck, "BCA");
  g_assert_true (gem_deck_duplicate (deck, 0, NULL));
  assert_titles (deck, "BBCA");
  gem_deck_remove (deck, 2);
  assert_titles (deck, "BBA");
  gem_deck_edit (deck, 0, GEM_DECK_FIELD_TITLE, "X");
  assert_titles (deck, "XBA");
  gem_deck_set_title (deck, "Proef");
  g_assert_true (gem_deck_undo (deck));
  g_assert_cmpstr (gem_deck_get_title (deck), ==, "Voorbeeld");
  g_assert_true (gem_deck_undo (deck));
  assert_titles (deck, "BBA");
  g_assert_true (gem_deck_undo (deck));
  assert_titles (deck, "BBCA");
  g_assert_true (gem_deck_undo (deck));
  assert_titles (deck, "BCA");
  g_assert_true (gem_deck_undo (deck));
  assert_titles (deck, "ABC");
  for (guint i = 0; i < 5; i++)
    g_assert_true (gem_deck_redo (deck));
  assert_titles (deck, "XBA");
  g_assert_cmpstr (gem_deck_get_title (deck), ==, "Proef");
  g_assert_false (gem_deck_redo (deck));
}

static void
test_undo_says_what_it_takes_back (void)
{
  g_autoptr (GemDeck) deck = create_deck ();

  g_assert_cmpstr (gem_deck_get_undo_label (deck), ==, "Add a slide");
  gem_deck_remove (deck, 0);
  g_assert_cmpstr (gem_deck_get_undo_label (deck), ==, "Remove a slide");
  gem_deck_undo (deck);
  g_assert_cmpstr (gem_deck_get_redo_label (deck), ==, "Remove a slide");
  gem_deck_edit (deck, 0, GEM_DECK_FIELD_NOTES, "Proef");
  g_assert_cmpstr (gem_deck_get_undo_label (deck), ==, "Change the notes of a slide");
  g_assert_null (gem_deck_get_redo_label (deck));
}

static void
test_typing_is_undone_as_one (void)
{
  g_autoptr (GemDeck) deck = create_deck ();

  gem_deck_edit (deck, 0, GEM_DECK_FIELD_TITLE, "AB");
  gem_deck_edit (deck, 0, GEM_DECK_FIELD_TITLE, "ABC");
  gem_deck_end_edit (deck);
  gem_deck_edit (deck, 0, GEM_DECK_FIELD_TITLE, "ABCD");
  gem_deck_undo (deck);
  assert_titles (deck, "ABCBC");
  gem_deck_undo (deck);
  assert_titles (deck, "ABC");
}

static void
count_cb (GListModel *model, guint position, guint removed, guint added, guint *counts)
{
  counts[0] = position;
  counts[1] = removed;
  counts[2] = added;
}

static void
test_undo_tells_the_list_only_what_differs (void)
{
  g_autoptr (GemDeck) deck = create_deck ();
  guint counts[3] = { 0 };

  gem_deck_edit (deck, 1, GEM_DECK_FIELD_TITLE, "X");
  g_signal_connect (deck, "items-changed", G_CALLBACK (count_cb), counts);
  gem_deck_undo (deck);
  g_assert_cmpuint (counts[0], ==, 1);
  g_assert_cmpuint (counts[1], ==, 1);
  g_assert_cmpuint (counts[2], ==, 1);
}

static void
test_a_full_deck_says_so (void)
{
  g_autoptr (GemDeck) deck = gem_deck_new (NULL);
  g_autoptr (GemDeckSlide) last = create_slide ("Z");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < GEM_DECK_MAX_SLIDES; i++)
    add (deck, "A");
  g_assert_false (gem_deck_insert (deck, 0, last, &error));
  g_assert_error (error, GEM_DECK_ERROR, GEM_DECK_ERROR_FULL);
}

/* --- files --- */

static GPtrArray *
create_faults (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) gem_deck_fault_free);
}

static GemDeck *
load (const char *name, GPtrArray *faults, GError **error)
{
  g_autofree char *path = g_build_filename (TEST_DATA, name, NULL);

  return gem_deck_load (path, faults, error);
}

static void
test_what_is_written_comes_back (void)
{
  g_autoptr (GemDeck) deck = gem_deck_new ("Voorbeeld “één”");
  g_autoptr (GPtrArray) faults = create_faults ();
  g_autoptr (GemDeck) again = NULL;
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < GEM_DECK_N_KINDS; i++)
    {
      static const char *const addresses[] = { NULL,
                                               NULL,
                                               NULL,
                                               "gem:section/inleiding#p1",
                                               "gem:section/inleiding",
                                               "gem:province/NL-FR",
                                               "gem:compare?as=matrix",
                                               "gem:agenda/2020",
                                               "gem:item/a" };
      g_autoptr (GemDeckSlide) slide = gem_deck_slide_new ((GemDeckKind) i);

      for (guint f = 0; f < GEM_DECK_N_FIELDS; f++)
        slide->texts[f] = g_strdup_printf ("Proef %u\n\"%u\" \\ é", i, f);
      g_free (slide->texts[GEM_DECK_FIELD_ADDRESS]);
      slide->texts[GEM_DECK_FIELD_ADDRESS] = g_strdup (addresses[i]);
      g_free (slide->texts[GEM_DECK_FIELD_PICTURE]);
      slide->texts[GEM_DECK_FIELD_PICTURE] = g_strdup ("foto één.png");
      slide->one_by_one = i % 2 == 0;
      slide->frozen = g_strdup ("{\"title\":\"Proef\",\"lines\":[]}");
      slide->frozen_on = g_strdup ("2020-02-29");
      gem_deck_insert (deck, G_MAXUINT, slide, NULL);
    }
  bytes = gem_deck_to_json (deck);
  again = gem_deck_parse (bytes, faults, NULL);
  g_assert_nonnull (again);
  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s", ((GemDeckFault *) faults->pdata[i])->message);
  g_assert_cmpuint (faults->len, ==, 0);
  g_assert_cmpstr (gem_deck_get_title (again), ==, "Voorbeeld “één”");
  g_assert_cmpuint (gem_deck_get_n_slides (again), ==, GEM_DECK_N_KINDS);
  for (guint i = 0; i < GEM_DECK_N_KINDS; i++)
    g_assert_true (
        gem_deck_slide_equal (gem_deck_get_slide (deck, i), gem_deck_get_slide (again, i)));
  g_assert_null (gem_deck_get_undo_label (again));
}

/* What each file has wrong, where; and how many slides are still there. */
static const struct
{
  const char *file;
  GemDeckFaultCode code;
  const char *place;
  guint slides;
} hostile[] = {
  { "newer", GEM_DECK_FAULT_NEWER, "version", 1 },
  { "no-version", GEM_DECK_FAULT_TYPE, "version", 1 },
  { "kind", GEM_DECK_FAULT_KIND, "slides[0].kind", 1 },
  { "address", GEM_DECK_FAULT_ADDRESS, "slides[0].address", 2 },
  { "wrong-address", GEM_DECK_FAULT_ADDRESS, "slides[0].address", 2 },
  { "not-found", GEM_DECK_FAULT_NOT_FOUND, "slides[0].address", 2 },
  { "no-province", GEM_DECK_FAULT_NOT_FOUND, "slides[0].address", 2 },
  { "no-theme", GEM_DECK_FAULT_NOT_FOUND, "slides[0].address", 2 },
  { "picture-gone", GEM_DECK_FAULT_PICTURE, "slides[0].picture", 2 },
  { "picture-outside", GEM_DECK_FAULT_PICTURE, "slides[0].picture", 2 },
  { "picture-absolute", GEM_DECK_FAULT_PICTURE, "slides[0].picture", 2 },
  { "picture-data", GEM_DECK_FAULT_PICTURE, "slides[0].picture_data", 2 },
  { "duplicate", GEM_DECK_FAULT_DUPLICATE, "slides[1].id", 2 },
  { "type", GEM_DECK_FAULT_TYPE, "slides[0].title", 2 },
  { "type", GEM_DECK_FAULT_TYPE, "slides[0].one_by_one", 2 },
  { "type", GEM_DECK_FAULT_TYPE, "slides[1]", 2 },
  { "no-slides", GEM_DECK_FAULT_TYPE, "slides", 0 },
  { "text-size", GEM_DECK_FAULT_SIZE, "slides[0].title", 2 },
  { "date", GEM_DECK_FAULT_DATE, "slides[0].frozen_on", 2 },
  { "frozen-type", GEM_DECK_FAULT_FROZEN, "slides[0].frozen", 2 },
  { "encoding", GEM_DECK_FAULT_ENCODING, "", 2 },
};

static GemEdition *
open_edition (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("GEM_PKGDATADIR"), "edition.gem", NULL);
  g_autoptr (GError) error = NULL;
  GemEdition *edition = gem_edition_open (path, &error);

  g_assert_no_error (error);
  return edition;
}

static gboolean
has_fault (GPtrArray *faults, GemDeckFaultCode code, const char *place)
{
  for (guint i = 0; i < faults->len; i++)
    {
      const GemDeckFault *fault = faults->pdata[i];

      g_assert_true (g_utf8_validate (fault->message, -1, NULL));
      if (fault->code == code && g_str_equal (fault->place, place))
        return TRUE;
    }
  return FALSE;
}

static void
test_what_is_wrong_is_left_out_and_named (gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  g_autofree char *name = g_strconcat (hostile[index].file, ".gemdeck", NULL);
  g_autoptr (GemEdition) edition = open_edition ();
  g_autoptr (GPtrArray) faults = create_faults ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GemDeck) deck = load (name, faults, &error);

  g_assert_no_error (error);
  gem_deck_check (deck, edition, edition, TEST_DATA, faults);
  g_assert_true (has_fault (faults, hostile[index].code, hostile[index].place));
  g_assert_cmpuint (gem_deck_get_n_slides (deck), ==, hostile[index].slides);
  if (hostile[index].slides > 0)
    g_assert_cmpstr (gem_deck_slide_get_text (gem_deck_get_slide (deck, hostile[index].slides - 1),
                                              GEM_DECK_FIELD_TITLE),
                     ==, "Voorbeeld");
}

static void
test_what_is_no_deck_is_refused (gconstpointer data)
{
  g_autoptr (GPtrArray) faults = create_faults ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GemDeck) deck = load (data, faults, &error);

  g_assert_null (deck);
  g_assert_error (error, GEM_DECK_ERROR, GEM_DECK_ERROR_FILE);
}

static GemDeck *
parse (const char *text, GPtrArray *faults, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return gem_deck_parse (bytes, faults, error);
}

static void
test_depth_is_limited (void)
{
  g_autoptr (GString) text =
      g_string_new ("{\"form\":\"gemeenten2024-deck\",\"version\":1,\"slides\":[],\"x\":");
  g_autoptr (GPtrArray) faults = create_faults ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GemDeck) deck = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (text, '[');
  deck = parse (text->str, faults, &error);
  g_assert_null (deck);
  g_assert_error (error, GEM_DECK_ERROR, GEM_DECK_ERROR_FILE);
}

static void
test_the_number_of_slides_is_limited (void)
{
  g_autoptr (GString) text =
      g_string_new ("{\"form\":\"gemeenten2024-deck\",\"version\":1,\"slides\":[");
  g_autoptr (GPtrArray) faults = create_faults ();
  g_autoptr (GemDeck) deck = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "%s{\"kind\":\"text\"}", i > 0 ? "," : "");
  g_string_append (text, "]}");
  deck = parse (text->str, faults, NULL);
  g_assert_cmpuint (gem_deck_get_n_slides (deck), ==, GEM_DECK_MAX_SLIDES);
  g_assert_true (has_fault (faults, GEM_DECK_FAULT_SIZE, "slides"));
}

static void
test_a_file_that_is_too_large_is_not_read (void)
{
  g_autofree char *folder = g_dir_make_tmp ("gem-deck-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "groot.gemdeck", NULL);
  g_autoptr (GPtrArray) faults = create_faults ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GemDeck) deck = NULL;
  FILE *file = g_fopen (path, "w");

  /* A hole: nothing of it is on the disk. */
  g_assert_cmpint (fseek (file, GEM_DECK_MAX_FILE, SEEK_SET), ==, 0);
  fputc ('}', file);
  fclose (file);
  deck = gem_deck_load (path, faults, &error);
  g_assert_null (deck);
  g_assert_error (error, GEM_DECK_ERROR, GEM_DECK_ERROR_SIZE);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_a_file_that_cannot_be_written_stays_as_it_was (void)
{
  g_autoptr (GemDeck) deck = create_deck ();
  g_autoptr (GError) error = NULL;

  g_assert_false (gem_deck_save (deck, "/proc/voorbeeld.gemdeck", &error));
  g_assert_nonnull (error);
}

static void
test_a_picture_outside_the_folder_has_no_path (void)
{
  g_assert_null (gem_deck_resolve_picture ("/tmp", "../etc/passwd"));
  g_assert_null (gem_deck_resolve_picture ("/tmp", "/etc/passwd"));
  g_assert_null (gem_deck_resolve_picture ("/tmp", ".."));
  g_assert_null (gem_deck_resolve_picture ("/tmp", "a\\b"));
  g_assert_null (gem_deck_resolve_picture (NULL, "a.png"));
}

int
main (int argc, char **argv)
{
  static const char *const others[] = {
    "half-escape.gemdeck", "cut-off.gemdeck", "other.gemdeck",
    "list.gemdeck",        "empty.gemdeck",   "binary.gemdeck"
  };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deck/each-step-is-undone-and-done-again",
                   test_each_step_is_undone_and_done_again);
  g_test_add_func ("/deck/undo-says-what-it-takes-back", test_undo_says_what_it_takes_back);
  g_test_add_func ("/deck/typing-is-undone-as-one", test_typing_is_undone_as_one);
  g_test_add_func ("/deck/undo-tells-the-list-only-what-differs",
                   test_undo_tells_the_list_only_what_differs);
  g_test_add_func ("/deck/a-full-deck-says-so", test_a_full_deck_says_so);
  g_test_add_func ("/deck/what-is-written-comes-back", test_what_is_written_comes_back);
  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autofree char *path = g_strdup_printf ("/deck/named/%s/%u", hostile[i].file, i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_what_is_wrong_is_left_out_and_named);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *path = g_strdup_printf ("/deck/refused/%s", others[i]);

      g_test_add_data_func (path, others[i], test_what_is_no_deck_is_refused);
    }
  g_test_add_func ("/deck/depth-is-limited", test_depth_is_limited);
  g_test_add_func ("/deck/the-number-of-slides-is-limited", test_the_number_of_slides_is_limited);
  g_test_add_func ("/deck/a-file-that-is-too-large-is-not-read",
                   test_a_file_that_is_too_large_is_not_read);
  g_test_add_func ("/deck/a-file-that-cannot-be-written-stays-as-it-was",
                   test_a_file_that_cannot_be_written_stays_as_it_was);
  g_test_add_func ("/deck/a-picture-outside-the-folder-has-no-path",
                   test_a_picture_outside_the_folder_has_no_path);
  return g_test_run ();
}
