/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Notes, marks, bookmarks and read marks in the store. */

#include "notes-fixture.h"

static void
test_what_is_kept_comes_back (Fixture *fixture, gconstpointer data)
{
  static const char *const tags[] = { "raad", " begroting ", "raad", NULL };
  g_autoptr (GemNote) note = gem_note_new ("gem:section/een#p2", "Een");
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GError) error = NULL;
  const GemNote *back;

  note->quote = g_strdup ("wat er\nstaat");
  note->prefix = g_strdup ("voor ");
  note->suffix = g_strdup (" na");
  note->last = g_strdup ("p3");
  note->colour = 4;
  note->text = g_strdup ("Een *vraag* voor de raad.\n\nTweede alinea.");
  g_strfreev (note->tags);
  note->tags = g_strdupv ((char **) tags);
  g_assert_true (gem_notes_save (fixture->store, note, &error));
  g_assert_no_error (error);
  g_assert_true (g_uuid_string_is_valid (note->id));
  g_assert_cmpint (note->created, >, 0);

  g_clear_object (&fixture->store);
  fixture->store = gem_store_open (fixture->path);
  notes = load (fixture, NULL, NULL);
  g_assert_cmpuint (notes->len, ==, 1);
  back = g_ptr_array_index (notes, 0);
  g_assert_true (gem_note_equal (back, note));
  g_assert_cmpint (back->created, ==, note->created);
  g_assert_cmpint (back->modified, ==, note->modified);
  g_assert_cmpuint (g_strv_length (back->tags), ==, 2);
  g_assert_cmpstr (back->tags[0], ==, "begroting");
}

static void
test_saving_again_changes_the_same_note (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemNote) note = keep (fixture, "gem:section/een", NULL, "eerst");
  gint64 first = note->modified;
  g_autoptr (GPtrArray) notes = NULL;
  g_autofree char *clock = NULL, *later = NULL;

  g_free (note->text);
  note->text = g_strdup ("later");
  g_assert_true (gem_notes_save (fixture->store, note, NULL));
  g_assert_cmpint (note->modified, >, first);
  clock = ask (fixture, "SELECT value FROM clock WHERE name = 'notes'");

  /* The same once more is no change. */
  first = note->modified;
  g_assert_true (gem_notes_save (fixture->store, note, NULL));
  g_assert_cmpint (note->modified, ==, first);
  later = ask (fixture, "SELECT value FROM clock WHERE name = 'notes'");
  g_assert_cmpstr (clock, ==, later);
  notes = load (fixture, NULL, NULL);
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_cmpstr (((GemNote *) g_ptr_array_index (notes, 0))->text, ==, "later");
}

static void
test_a_removed_note_can_be_put_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemNote) note = keep (fixture, "gem:section/een#p1", "woorden", "tekst");
  g_autoptr (GPtrArray) notes = NULL, none = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (gem_notes_remove (fixture->store, note->id, &error));
  none = load (fixture, NULL, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (gem_notes_restore (fixture->store, note->id, &error));
  notes = load (fixture, NULL, NULL);
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_true (gem_note_equal (g_ptr_array_index (notes, 0), note));
  g_assert_cmpint (((GemNote *) g_ptr_array_index (notes, 0))->modified, ==, note->modified);
}

static void
test_long_removed_notes_go (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemNote) old = keep (fixture, "gem:section/een", NULL, "oud");
  g_autoptr (GemNote) other = keep (fixture, "gem:section/een", NULL, "ander");
  g_autoptr (GError) error = NULL;
  g_autofree char *none = NULL, *left = NULL;

  g_assert_true (gem_notes_remove (fixture->store, old->id, NULL));
  none = ask (fixture, "UPDATE note SET removed_at = removed_at - 2592001 WHERE text = 'oud'");
  g_assert_true (gem_notes_remove (fixture->store, other->id, NULL));
  left = ask (fixture, "SELECT group_concat (text) FROM note");
  g_assert_cmpstr (left, ==, "ander");
  g_assert_false (gem_notes_restore (fixture->store, old->id, &error));
  g_assert_error (error, GEM_NOTE_ERROR, GEM_NOTE_ERROR_NOT_FOUND);
}

static guint
count (Fixture *fixture, GemNoteQuery query)
{
  g_autoptr (GPtrArray) notes = load (fixture, NULL, &query);

  return notes->len;
}

static void
test_a_query_chooses (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemNote) bookmark = keep (fixture, "gem:province/NL-FR", NULL, NULL);
  g_autoptr (GemNote) mark = keep (fixture, "gem:section/een#p1", "Coöperatie", NULL);
  g_autoptr (GemNote) text = keep (fixture, "gem:section/een#p2", NULL, "over de begroting");
  g_autoptr (GemNote) other = keep (fixture, "gem:section/een-twee#p2", NULL, "x");

  g_strfreev (text->tags);
  text->tags = g_strsplit ("raad,geld", ",", -1);
  g_assert_true (gem_notes_save (fixture->store, text, NULL));
#define COUNT(...) count (fixture, (GemNoteQuery){ __VA_ARGS__ })
  g_assert_cmpuint (COUNT (.colour = -1), ==, 4);
  g_assert_cmpuint (COUNT (.colour = -1, .kind = "bookmark"), ==, 1);
  g_assert_cmpuint (COUNT (.colour = -1, .kind = "mark"), ==, 1);
  g_assert_cmpuint (COUNT (.colour = -1, .kind = "note"), ==, 2);
  g_assert_cmpuint (COUNT (.colour = 0), ==, 1);
  g_assert_cmpuint (COUNT (.colour = 1), ==, 0);
  g_assert_cmpuint (COUNT (.colour = -1, .tag = "raad"), ==, 1);
  g_assert_cmpuint (COUNT (.colour = -1, .tag = "raa"), ==, 0);
  g_assert_cmpuint (COUNT (.colour = -1, .words = "cooperatie"), ==, 1);
  g_assert_cmpuint (COUNT (.colour = -1, .words = "begr geld"), ==, 1);
  g_assert_cmpuint (COUNT (.colour = -1, .words = "begroting coöperatie"), ==, 0);
  g_assert_cmpuint (COUNT (.colour = -1, .words = "\" OR * ("), ==, 0);
  g_assert_cmpuint (COUNT (.colour = -1, .address = "gem:section/een"), ==, 2);
  g_assert_cmpuint (COUNT (.colour = -1, .address = "gem:section/een#p2"), ==, 1);
}

/* The index for search says what the notes say, and nothing of those that were removed. */
static void
test_search_index_follows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemNote) note = keep (fixture, "gem:section/een#p1", "appel", "peer");
  g_autoptr (GemNote) other = keep (fixture, "gem:section/een#p1", "kers", NULL);
  GemNoteQuery pear = { .words = "peer", .colour = -1 }, plum = { .words = "pruim", .colour = -1 };
  g_autofree char *none = NULL;

  g_free (note->text);
  note->text = g_strdup ("pruim");
  g_assert_true (gem_notes_save (fixture->store, note, NULL));
  g_assert_cmpuint (count (fixture, pear), ==, 0);
  g_assert_cmpuint (count (fixture, plum), ==, 1);
  g_assert_true (gem_notes_remove (fixture->store, note->id, NULL));
  g_assert_true (gem_notes_remove (fixture->store, other->id, NULL));
  g_assert_cmpuint (count (fixture, plum), ==, 0);
  g_assert_true (gem_notes_restore (fixture->store, note->id, NULL));
  g_assert_cmpuint (count (fixture, plum), ==, 1);
  none = ask (fixture, "INSERT INTO note_search (note_search, rank) VALUES ('integrity-check', 1)");
}

static void
test_what_may_not_be_kept_is_refused (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *address;
    const char *text;
    int colour;
    GemNoteError code;
  } cases[] = {
    { "https://example.org/", "x", 0, GEM_NOTE_ERROR_ADDRESS },
    { "gem:section/Niet Goed", "x", 0, GEM_NOTE_ERROR_ADDRESS },
    { "gem:section/een", "\xff", 0, GEM_NOTE_ERROR_TEXT },
    { "gem:section/een",
      "a\x1f"
      "b",
      0, GEM_NOTE_ERROR_TEXT },
    { "gem:section/een", "x", GEM_NOTE_N_COLOURS, GEM_NOTE_ERROR_COLOUR },
    { "gem:section/een", "x", -2, GEM_NOTE_ERROR_COLOUR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GemNote) note = gem_note_new (cases[i].address, "Een");
      g_autoptr (GError) error = NULL;

      note->text = g_strdup (cases[i].text);
      note->colour = cases[i].colour;
      g_assert_false (gem_notes_save (fixture->store, note, &error));
      g_assert_error (error, GEM_NOTE_ERROR, (int) cases[i].code);
    }
  g_assert_cmpuint (count (fixture, (GemNoteQuery){ .colour = -1 }), ==, 0);
}

static void
test_read_marks_are_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) read = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (gem_notes_set_read (fixture->store, "een", TRUE, &error));
  g_assert_true (gem_notes_set_read (fixture->store, "twee", TRUE, &error));
  g_assert_true (gem_notes_set_read (fixture->store, "twee", TRUE, &error));
  g_assert_true (gem_notes_set_read (fixture->store, "een", FALSE, &error));
  read = gem_notes_load_read (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (read), ==, 1);
  g_assert_true (g_hash_table_contains (read, "twee"));
}

typedef struct
{
  GMainLoop *loop;
  guint left;
  guint done;
} Run;

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Run *run = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GemNote) note = gem_notes_save_finish (GEM_STORE (source), result, &error);
  g_autofree char *expected = g_strdup_printf ("%u", run->done++);

  g_assert_no_error (error);
  g_assert_cmpstr (note->text, ==, expected);
  if (--run->left == 0)
    g_main_loop_quit (run->loop);
}

static void
test_writes_keep_their_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GemNote) note = keep (fixture, "gem:section/een", NULL, "begin");
  g_autoptr (GPtrArray) notes = NULL;
  Run run = { loop, 200, 0 };

  for (guint i = 0; i < run.left; i++)
    {
      g_free (note->text);
      note->text = g_strdup_printf ("%u", i);
      gem_notes_save_async (fixture->store, note, saved_cb, &run);
    }
  g_main_loop_run (loop);
  notes = load (fixture, NULL, NULL);
  g_assert_cmpuint (notes->len, ==, 1);
  g_assert_cmpstr (((GemNote *) g_ptr_array_index (notes, 0))->text, ==, "199");
}

static void
dropped_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GemNote) note = gem_notes_save_finish (GEM_STORE (source), result, NULL);

  g_assert_nonnull (note);
  g_main_loop_quit (data);
}

/* What was asked for is written, also where nobody keeps the store. */
static void
test_closing_waits_for_what_was_asked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GemNote) note = gem_note_new ("gem:section/een", "Een");

  gem_notes_save_async (fixture->store, note, dropped_cb, loop);
  g_clear_object (&fixture->store);
  g_main_loop_run (loop);
  fixture->store = gem_store_open (fixture->path);
  g_assert_cmpuint (count (fixture, (GemNoteQuery){ .colour = -1 }), ==, 1);
}

static void
test_plain_text_has_no_signs_of_markdown (void)
{
  static const struct
  {
    const char *text, *plain;
  } cases[] = {
    { NULL, "" },
    { "", "" },
    { "Een *vraag* voor de **raad**.", "Een vraag voor de raad." },
    { "# Kop\n\nEen alinea\nvan twee regels.\n\nEn nog een.",
      "Kop\nEen alinea\nvan twee regels.\nEn nog een." },
    { "Nodig:\n\n- geld\n- tijd\n", "Nodig:\n• geld\n• tijd" },
    { "2. twee\n3. drie\n", "2. twee\n3. drie" },
    { "> *Citaat* met `code` en [een stuk](https://example.org/x).",
      "Citaat met code en een stuk." },
    { "2 * 3 * 4 = 24, en snake_case_woord", "2 * 3 * 4 = 24, en snake_case_woord" },
    { "<b>Vet</b> & &amp; \\*ster\\*", "<b>Vet</b> & & *ster*" },
    { "Niet **dicht", "Niet **dicht" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *plain = gem_note_dup_plain (cases[i].text);

      g_assert_cmpstr (plain, ==, cases[i].plain);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add ("/notes/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("what-is-kept-comes-back", test_what_is_kept_comes_back);
  ADD ("saving-again-changes-the-same", test_saving_again_changes_the_same_note);
  ADD ("removed-can-be-put-back", test_a_removed_note_can_be_put_back);
  ADD ("long-removed-go", test_long_removed_notes_go);
  ADD ("a-query-chooses", test_a_query_chooses);
  ADD ("search-index-follows", test_search_index_follows);
  ADD ("what-may-not-be-kept-is-refused", test_what_may_not_be_kept_is_refused);
  ADD ("read-marks-are-kept", test_read_marks_are_kept);
  ADD ("writes-keep-their-order", test_writes_keep_their_order);
  g_test_add_func ("/notes/plain-text-has-no-markdown", test_plain_text_has_no_signs_of_markdown);
  ADD ("closing-waits", test_closing_waits_for_what_was_asked);
  return g_test_run ();
}
