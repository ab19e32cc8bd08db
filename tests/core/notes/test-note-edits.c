/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What a person changed in a file of notes for people, before it is taken in. */

#include "notes-fixture.h"

#include "notes/gem-notes-file.h"

#include <string.h>
#include <sys/stat.h>
#include <utime.h>

#define TEXT "# Een {#een kind=chapter number=1}\n\nDe gemeente werkt samen.\n"

typedef struct
{
  Fixture mine;
  GemEdition *edition;
  char *document;
} Exported;

/* A note with all there is to change, exported. */
static void
set_up_exported (Exported *self, gconstpointer data)
{
  static const char *const tags[] = { "geld", "raad", NULL };
  g_autoptr (GemNote) note = NULL;
  GemNoteQuery query = { .colour = -1 };
  g_autoptr (GError) error = NULL;

  set_up (&self->mine, NULL);
  self->edition = make_edition (&self->mine, "a", TEXT);
  note = keep (&self->mine, "gem:section/een#p1", "samen", "Vraag het *na*.");
  g_strfreev (note->tags);
  note->tags = g_strdupv ((char **) tags);
  note->colour = gem_note_find_colour ("pink");
  g_assert_true (gem_notes_save (self->mine.store, note, &error));
  /* An hour ago: no clock has to be waited for. */
  g_free (
      ask (&self->mine, "UPDATE note SET created = created - 3600, modified = modified - 3600"));
  self->document =
      gem_notes_export (self->mine.store, self->edition, &query, GEM_NOTES_MARKDOWN, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down_exported (Exported *self, gconstpointer data)
{
  g_clear_object (&self->edition);
  g_free (self->document);
  tear_down (&self->mine, NULL);
}

static void
edit (Exported *self, const char *from, const char *to)
{
  g_auto (GStrv) parts = g_strsplit (self->document, from, -1);

  if (parts[1] == NULL)
    g_error ("%s is not in\n%s", from, self->document);
  g_free (self->document);
  self->document = g_strjoinv (to, parts);
}

static GemNotesImport *
look (Exported *self)
{
  g_autoptr (GError) error = NULL;
  GemNotesImport *import =
      gem_notes_read_data (self->mine.store, self->document, strlen (self->document), NULL, &error);

  g_assert_no_error (error);
  return import;
}

/* The only note, after the file was taken in. */
static GemNote *
take_in (Exported *self)
{
  g_autoptr (GemNotesImport) import = look (self);
  g_autoptr (GPtrArray) notes = NULL;

  g_assert_cmpuint (import->refused->len, ==, 0);
  g_assert_true (gem_notes_merge (self->mine.store, import, NULL));
  notes = load (&self->mine, NULL, NULL);
  g_assert_cmpuint (notes->len, ==, 1);
  return gem_note_copy (g_ptr_array_index (notes, 0));
}

static void
test_a_changed_text_wins (Exported *self, gconstpointer data)
{
  g_autoptr (GemNote) note = NULL;
  g_autoptr (GemNotesImport) again = NULL;

  edit (self, "Vraag het *na*.\n", "Nagevraagd: **ja**.\n\n- en nu?\n\n<b>Zie &lt;!-- bij -->\n");
  note = take_in (self);
  g_assert_cmpstr (note->text, ==, "Nagevraagd: **ja**.\n\n- en nu?\n\n<b>Zie <!-- bij -->");
  g_assert_cmpstr (note->quote, ==, "samen");
  g_assert_cmpuint (g_strv_length (note->tags), ==, 2);
  g_assert_cmpint (note->colour, ==, gem_note_find_colour ("pink"));
  again = look (self);
  g_assert_cmpuint (again->changed, ==, 0);
}

static void
test_a_text_that_was_taken_out_is_gone (Exported *self, gconstpointer data)
{
  g_autoptr (GemNote) note = NULL;

  edit (self, "Vraag het *na*.\n", "");
  note = take_in (self);
  g_assert_null (note->text);
  g_assert_cmpstr (note->quote, ==, "samen");
}

static void
test_changed_labels_and_colour_win (Exported *self, gconstpointer data)
{
  g_autoptr (GemNote) note = NULL;

  edit (self, "Labels: geld, raad*", "Labels: raad, wethouder \\*, *");
  edit (self, "Colour: Pink*", "Colour: green*");
  note = take_in (self);
  g_assert_cmpstr (note->tags[0], ==, "raad");
  g_assert_cmpstr (note->tags[1], ==, "wethouder *");
  g_assert_null (note->tags[2]);
  g_assert_cmpint (note->colour, ==, gem_note_find_colour ("green"));
  g_assert_cmpstr (note->text, ==, "Vraag het *na*.");
}

static void
test_labels_and_colour_that_were_taken_out_are_gone (Exported *self, gconstpointer data)
{
  g_autoptr (GemNote) note = NULL;

  edit (self, "*Labels: geld, raad* <!-- gem-labels -->\n", "");
  edit (self, "*Colour: Pink* <!-- gem-colour Pink -->\n", "");
  note = take_in (self);
  g_assert_cmpuint (g_strv_length (note->tags), ==, 0);
  g_assert_cmpint (note->colour, ==, GEM_NOTE_NO_COLOUR);
}

static void
test_a_colour_that_is_none_is_told (Exported *self, gconstpointer data)
{
  g_autoptr (GemNotesImport) import = NULL;
  const GemNotesRefusal *refusal;

  edit (self, "Colour: Pink*", "Colour: octarine*");
  import = look (self);
  g_assert_cmpuint (import->notes->len, ==, 0);
  g_assert_cmpuint (import->refused->len, ==, 1);
  refusal = g_ptr_array_index (import->refused, 0);
  g_assert_true (g_str_has_suffix (refusal->place, ".colour"));
}

/* What an editor does of its own accord, and the name of a colour in another language, change nothing. */
static void
test_what_nobody_changed_stays (Exported *self, gconstpointer data)
{
  g_autoptr (GemNotesImport) import = NULL;

  edit (self, "Colour: Pink* <!-- gem-colour Pink -->", "Kleur: Roze* <!-- gem-colour Roze -->");
  edit (self, "Labels: ", "Etiketten: ");
  edit (self, "<!-- gem-text -->\n", "<!-- gem-text -->\n\n\n");
  edit (self, "*na*.\n", "*na*.   \n");
  edit (self, "\n", "\r\n");
  import = look (self);
  g_assert_cmpuint (import->same, ==, 1);
}

/* A file of before there were marks. */
static void
test_without_marks_the_comment_says_it_all (Exported *self, gconstpointer data)
{
  g_autoptr (GemNotesImport) import = NULL;

  edit (self, "<!-- gem-text -->\n", "");
  edit (self, " <!-- gem-labels -->", "");
  edit (self, " <!-- gem-colour Pink -->", "");
  edit (self, "Vraag het *na*.\n", "Iets anders.\n");
  import = look (self);
  g_assert_cmpuint (import->same, ==, 1);
}

/* Where the program's note was changed after the file was saved, that is the newer one. */
static void
test_a_file_is_as_old_as_when_it_was_saved (Exported *self, gconstpointer data)
{
  g_autofree char *path = in_folder (&self->mine, "notities.md");
  g_autoptr (GemNotesImport) older = NULL, newer = NULL;
  g_autoptr (GError) error = NULL;
  time_t now = time (NULL);
  struct utimbuf before = { now - 1800, now - 1800 };

  edit (self, "Vraag het *na*.\n", "Uit het bestand.\n");
  g_assert_true (g_file_set_contents (path, self->document, -1, NULL));
  g_assert_cmpint (utime (path, &before), ==, 0);
  newer = gem_notes_read_file (self->mine.store, path, NULL, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (newer->changed, ==, 1);
  g_free (
      ask (&self->mine, "UPDATE note SET text = 'Uit het programma.', modified = modified + 3000"));
  older = gem_notes_read_file (self->mine.store, path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (older->older, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/notes/edits/" name, Exported, NULL, set_up_exported, function, tear_down_exported)
  ADD ("text", test_a_changed_text_wins);
  ADD ("no-text", test_a_text_that_was_taken_out_is_gone);
  ADD ("labels-and-colour", test_changed_labels_and_colour_win);
  ADD ("no-labels-and-colour", test_labels_and_colour_that_were_taken_out_are_gone);
  ADD ("no-colour", test_a_colour_that_is_none_is_told);
  ADD ("nothing", test_what_nobody_changed_stays);
  ADD ("without-marks", test_without_marks_the_comment_says_it_all);
  ADD ("age", test_a_file_is_as_old_as_when_it_was_saved);
  return g_test_run ();
}
