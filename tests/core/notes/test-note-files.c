/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Notes and backups as files: out, in, and what is refused. */

#include "notes-fixture.h"

#include "notes/gem-backup.h"

#include <string.h>

#define TEXT                                                                                       \
  "# Een {#een kind=chapter number=1}\n\nDe gemeente werkt samen.\n\nEn zij doet meer.\n\n"        \
  "# Twee {#twee kind=chapter number=2}\n\nHier staat iets anders.\n"
#define ID_1 "11111111-1111-4111-8111-111111111111"
#define ID_2 "22222222-2222-4222-8222-222222222222"

typedef struct
{
  Fixture mine;
  Fixture other;
  GemEdition *edition;
} Two;

static void
set_up_two (Two *two, gconstpointer data)
{
  set_up (&two->mine, NULL);
  set_up (&two->other, NULL);
  two->edition = make_edition (&two->mine, "a", TEXT);
}

static void
tear_down_two (Two *two, gconstpointer data)
{
  g_clear_object (&two->edition);
  tear_down (&two->mine, NULL);
  tear_down (&two->other, NULL);
}

/* Notes with all that may give trouble in a file. */
static void
keep_some (Fixture *fixture)
{
  static const char *const tags[] = { "raad", "geld, en meer", NULL };
  g_autoptr (GemNote) mark = keep (fixture, "gem:section/twee#p1", "iets anders", NULL);
  g_autoptr (GemNote) lost =
      keep (fixture, "gem:section/weg#p1", "staat --> nergens", "-->\n<!-- gem-note {} -->");
  g_autoptr (GemNote) note =
      keep (fixture, "gem:section/een#p1", "samen.\nEn zij", "# Kop\n\n```\ncode <b> \\ \"x\" é 😀");
  g_autoptr (GemNote) bookmark = keep (fixture, "gem:province/NL-FR", NULL, NULL);

  g_strfreev (note->tags);
  note->tags = g_strdupv ((char **) tags);
  note->colour = 3;
  note->last = g_strdup ("p2");
  g_assert_true (gem_notes_save (fixture->store, note, NULL));
}

static char *export(Two *two, GemNotesFormat format)
{
  GemNoteQuery query = { .colour = -1 };
  g_autoptr (GError) error = NULL;
  char *document = gem_notes_export (two->mine.store, two->edition, &query, format, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static GemNotesImport *
look_at (Fixture *fixture, const char *document)
{
  g_autoptr (GError) error = NULL;
  GemNotesImport *import =
      gem_notes_read_data (fixture->store, document, strlen (document), NULL, &error);

  g_assert_no_error (error);
  return import;
}

static void
assert_same_notes (Two *two)
{
  g_autoptr (GPtrArray) mine = load (&two->mine, NULL, NULL);
  g_autoptr (GPtrArray) theirs = load (&two->other, NULL, NULL);

  g_assert_cmpuint (mine->len, ==, theirs->len);
  for (guint i = 0; i < mine->len; i++)
    {
      const GemNote *a = g_ptr_array_index (mine, i), *b = g_ptr_array_index (theirs, i);

      g_assert_true (gem_note_equal (a, b));
      g_assert_cmpint (a->created, ==, b->created);
      g_assert_cmpint (a->modified, ==, b->modified);
    }
}

static void
test_there_and_back (Two *two, gconstpointer data)
{
  g_autofree char *document = NULL;
  g_autoptr (GemNotesImport) first = NULL, again = NULL;
  g_autoptr (GError) error = NULL;

  keep_some (&two->mine);
  document = export(two, (GemNotesFormat) GPOINTER_TO_INT (data));
  first = look_at (&two->other, document);
  g_assert_cmpuint (first->refused->len, ==, 0);
  g_assert_cmpuint (first->added, ==, 4);
  g_assert_true (gem_notes_merge (two->other.store, first, &error));
  g_assert_no_error (error);
  assert_same_notes (two);
  again = look_at (&two->other, document);
  g_assert_cmpuint (again->same, ==, 4);
  g_assert_cmpuint (again->added + again->changed + again->older, ==, 0);
  g_assert_true (gem_notes_merge (two->other.store, again, &error));
  assert_same_notes (two);
}

static void
test_markdown_can_be_read (Two *two, gconstpointer data)
{
  static const char *const parts[] = {
    "## 1 Een\n",  "> samen.\n>\n> En zij\n",      "Bron: ‘Voorbeeld’, paragraaf ‘Een’",
    "# Kop\n",     "Labels: geld, en meer, raad",  "Colour: Pink",
    "## 2 Twee\n", "## Not in this publication\n", "&lt;!-- gem-note {} -->\n",
  };
  g_autofree char *document = NULL;
  const char *at;

  keep_some (&two->mine);
  at = document = export(two, GEM_NOTES_MARKDOWN);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *found = strstr (at, parts[i]);

      if (found == NULL)
        g_error ("%s is not in\n%s", parts[i], at);
      at = i == 6 ? document : found;
    }
}

static void
test_newer_wins (Two *two, gconstpointer data)
{
  g_autoptr (GemNote) note = keep (&two->mine, "gem:section/een", NULL, "oud");
  g_autofree char *old = export(two, GEM_NOTES_JSON), *new = NULL;
  g_autoptr (GemNotesImport) first = look_at (&two->other, old), newer = NULL, older = NULL;
  g_autoptr (GPtrArray) notes = NULL;

  g_assert_true (gem_notes_merge (two->other.store, first, NULL));
  g_free (note->text);
  note->text = g_strdup ("nieuw");
  /* An hour ago, so that no clock has to be waited for. */
  g_free (ask (&two->other, "UPDATE note SET modified = modified - 3600"));
  g_assert_true (gem_notes_save (two->mine.store, note, NULL));
  new = export(two, GEM_NOTES_JSON);
  newer = look_at (&two->other, new);
  g_assert_cmpuint (newer->changed, ==, 1);
  g_assert_true (gem_notes_merge (two->other.store, newer, NULL));
  g_free (ask (&two->other, "UPDATE note SET modified = modified + 3600"));
  older = look_at (&two->other, old);
  g_assert_cmpuint (older->older, ==, 1);
  g_assert_true (gem_notes_merge (two->other.store, older, NULL));
  notes = load (&two->other, NULL, NULL);
  g_assert_cmpstr (((GemNote *) g_ptr_array_index (notes, 0))->text, ==, "nieuw");
}

/* A note that was removed here does not come back because somebody else still has it. */
static void
test_removed_stays_removed (Two *two, gconstpointer data)
{
  g_autoptr (GemNote) note = keep (&two->mine, "gem:section/een", NULL, "x");
  g_autofree char *document = export(two, GEM_NOTES_JSON);
  g_autoptr (GemNotesImport) import = NULL;
  g_autoptr (GPtrArray) notes = NULL;

  g_assert_true (gem_notes_remove (two->mine.store, note->id, NULL));
  import = look_at (&two->mine, document);
  g_assert_cmpuint (import->older, ==, 1);
  g_assert_true (gem_notes_merge (two->mine.store, import, NULL));
  notes = load (&two->mine, NULL, NULL);
  g_assert_cmpuint (notes->len, ==, 0);
}

#define JSON(notes) "{\"format\": \"gemeenten2024-notes\", \"version\": 1, \"notes\": [" notes "]}"
#define NOTE(fields)                                                                               \
  "{\"id\": \"" ID_1 "\", \"address\": \"gem:section/een\", \"title\": \"Een\"" fields "}"

static void
test_hostile_notes_are_named (Two *two, gconstpointer data)
{
  static const struct
  {
    const char *document;
    const char *place;
  } cases[] = {
    { JSON ("17"), "notes[0]" },
    { JSON ("{\"address\": \"gem:section/een\", \"title\": \"x\"}"), "notes[0].id" },
    { JSON ("{\"id\": \"x\", \"address\": \"gem:section/een\", \"title\": \"x\"}"), "notes[0].id" },
    { JSON ("{\"id\": \"" ID_1 "\", \"address\": \"javascript:x\", \"title\": \"x\"}"),
      "notes[0].address" },
    { JSON ("{\"id\": \"" ID_1 "\", \"address\": 3, \"title\": \"x\"}"), "notes[0].address" },
    { JSON ("{\"id\": \"" ID_1 "\", \"title\": \"x\"}"), "notes[0].address" },
    { JSON ("{\"id\": \"" ID_1 "\", \"address\": \"gem:section/een\"}"), "notes[0].title" },
    { JSON (NOTE (", \"colour\": \"octarine\"")), "notes[0].colour" },
    { JSON (NOTE (", \"colour\": 1")), "notes[0].colour" },
    { JSON (NOTE (", \"tags\": \"x\"")), "notes[0].tags" },
    { JSON (NOTE (", \"tags\": [1]")), "notes[0].tags" },
    { JSON (NOTE (", \"tags\": [\"a\\u001fb\"]")), "notes[0].tags" },
    { JSON (NOTE (", \"text\": \"a\\u0007b\"")), "notes[0].text" },
    { JSON (NOTE (", \"text\": {}")), "notes[0].text" },
    { JSON (NOTE (", \"created\": \"gisteren\"")), "notes[0].created" },
    { JSON (NOTE (", \"modified\": 7")), "notes[0].modified" },
    { JSON (NOTE ("") "," NOTE ("")), "notes[1].id" },
    { "<!-- gemeenten2024-notes 1 -->\n\n<!-- gem-note {\"id\": 1} -->\n", "line 3.id" },
    { "<!-- gemeenten2024-notes 1 -->\n<!-- gem-note { -->\n", "line 2" },
    { "<!-- gemeenten2024-notes 1 -->\n<!-- gem-note {\"id\": \"\xff\"} -->\n", "line 2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GemNotesImport) import = look_at (&two->mine, cases[i].document);
      const GemNotesRefusal *refusal;

      if (import->refused->len != 1)
        g_error ("not refused: %s", cases[i].document);
      refusal = g_ptr_array_index (import->refused, 0);
      g_assert_cmpstr (refusal->place, ==, cases[i].place);
      g_assert_cmpint (*refusal->reason, !=, '\0');
    }
}

static void
test_what_is_no_file_of_notes_is_refused (Two *two, gconstpointer data)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autofree char *nested =
      g_strdup_printf ("{\"format\": \"gemeenten2024-notes\", \"notes\": %s", deep);
  const char *const cases[] = {
    "",
    "zomaar tekst",
    "{}",
    "[]",
    "{\"format\": \"gemeenten2024-notes\", \"version\": 2, \"notes\": []}",
    "{\"format\": \"gemeenten2024-notes\", \"version\": \"1\", \"notes\": []}",
    "<!-- gemeenten2024-notes 2 -->\n",
    "{\"format\": \"\xff\"}",
    "{\"format\": \"gemeenten2024-notes\", \"version\": 1",
    nested,
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GemNotesImport) import =
          gem_notes_read_data (two->mine.store, cases[i], strlen (cases[i]), NULL, &error);

      if (import != NULL)
        g_error ("taken: %s", cases[i]);
      g_assert_error (error, GEM_NOTE_ERROR, GEM_NOTE_ERROR_FILE);
    }
}

static void
test_sizes_are_bounded (Two *two, gconstpointer data)
{
  g_autofree char *long_text = g_strnfill (GEM_NOTE_MAX_TEXT + 1, 'x');
  g_autofree char *document = g_strdup_printf (JSON (NOTE (", \"text\": \"%s\"")), long_text);
  g_autoptr (GemNotesImport) import = look_at (&two->mine, document);
  g_autofree char *path = in_folder (&two->mine, "groot.json");
  g_autoptr (GError) error = NULL;
  FILE *file = fopen (path, "w");

  g_assert_cmpuint (import->refused->len, ==, 1);
  /* A file with a hole: large, but not on the disk. */
  g_assert_cmpint (fseek (file, GEM_NOTES_MAX_FILE, SEEK_SET), ==, 0);
  fputc ('x', file);
  fclose (file);
  g_assert_null (gem_notes_read_file (two->mine.store, path, NULL, &error));
  g_assert_error (error, GEM_NOTE_ERROR, GEM_NOTE_ERROR_FILE);
  g_clear_error (&error);
  g_assert_null (gem_notes_read_file (two->mine.store, two->mine.directory, NULL, &error));
  g_assert_error (error, GEM_NOTE_ERROR, GEM_NOTE_ERROR_FILE);
}

/* What comes from a clock that is years ahead does not win for ever. */
static void
test_a_clock_ahead_does_not_win (Two *two, gconstpointer data)
{
  g_autoptr (GemNotesImport) import =
      look_at (&two->mine, JSON (NOTE (", \"text\": \"toekomst\","
                                       " \"modified\": \"2999-01-01T00:00:00Z\"")));
  g_autoptr (GPtrArray) notes = NULL;

  g_assert_true (gem_notes_merge (two->mine.store, import, NULL));
  notes = load (&two->mine, NULL, NULL);
  g_assert_cmpint (((GemNote *) g_ptr_array_index (notes, 0))->modified, <=,
                   g_get_real_time () / G_USEC_PER_SEC + 86400);
}

/* The rest of a file is taken in, all of it or nothing. */
static void
test_good_ones_beside_bad_ones (Two *two, gconstpointer data)
{
  g_autoptr (GemNotesImport) import =
      look_at (&two->mine, JSON (NOTE ("") ", {\"id\": \"" ID_2 "\", \"address\": \"weg\","
                                           " \"title\": \"x\"}"));
  g_autoptr (GPtrArray) notes = NULL;

  g_assert_cmpuint (import->refused->len, ==, 1);
  g_assert_cmpuint (import->added, ==, 1);
  g_assert_true (gem_notes_merge (two->mine.store, import, NULL));
  notes = load (&two->mine, NULL, NULL);
  g_assert_cmpuint (notes->len, ==, 1);
}

static void
test_backup_brings_everything_back (Two *two, gconstpointer data)
{
  static const char everything[] =
      "SELECT (SELECT group_concat (section || since) FROM section_read) ||"
      " (SELECT group_concat (feed || id || title || since) FROM followed) ||"
      " (SELECT group_concat (name || body || changed_at) FROM document) ||"
      " (SELECT group_concat (url || coalesce (public_key, '') || place || colour) FROM feed)";
  g_autofree char *path = in_folder (&two->mine, "backup.json");
  g_autofree char *mine = NULL, *theirs = NULL;
  g_autoptr (GemBackup) backup = NULL;
  g_autoptr (GError) error = NULL;
  GemStore *store = two->mine.store;

  keep_some (&two->mine);
  g_assert_true (gem_notes_set_read (store, "een", TRUE, NULL));
  g_assert_true (gem_store_add_feed (store, "https://example.org/feed.json", NULL));
  g_assert_true (gem_store_set_feed_key (store, "https://example.org/feed.json",
                                         "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3",
                                         NULL));
  g_assert_true (gem_store_arrange_feed (store, "https://example.org/feed.json", 2, 5, NULL));
  g_assert_true (
      gem_store_set_followed (store, "https://example.org/feed.json", "a", "Iets", TRUE, NULL));
  g_assert_true (gem_store_save_document (store, "own-themes", "{\"a\": 1}", NULL));
  g_assert_true (gem_backup_write (store, path, NULL, &error));
  g_assert_no_error (error);

  backup = gem_backup_read (two->other.store, path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (backup->notes->refused->len, ==, 0);
  g_assert_cmpuint (backup->notes->added, ==, 4);
  g_assert_cmpuint (backup->n_read + backup->n_followed + backup->n_documents + backup->n_feeds, ==,
                    4);
  g_assert_true (gem_backup_restore (two->other.store, backup, &error));
  g_assert_no_error (error);
  assert_same_notes (two);
  mine = ask (&two->mine, everything);
  theirs = ask (&two->other, everything);
  g_assert_nonnull (mine);
  g_assert_cmpstr (mine, ==, theirs);
}

static void
test_restoring_keeps_what_is_newer (Two *two, gconstpointer data)
{
  g_autofree char *path = in_folder (&two->mine, "backup.json");
  g_autoptr (GemNote) removed = keep (&two->mine, "gem:section/een", NULL, "weg");
  g_autoptr (GemNote) edited = keep (&two->mine, "gem:section/een", NULL, "eerst");
  g_autoptr (GemBackup) backup = NULL;
  g_autofree char *texts = NULL, *body = NULL;

  g_assert_true (gem_store_save_document (two->mine.store, "a", "eerst", NULL));
  g_assert_true (gem_backup_write (two->mine.store, path, NULL, NULL));
  g_free (ask (&two->mine, "UPDATE document SET body = 'later', changed_at = changed_at + 5"));
  g_assert_true (gem_notes_remove (two->mine.store, removed->id, NULL));
  g_free (edited->text);
  edited->text = g_strdup ("later");
  g_assert_true (gem_notes_save (two->mine.store, edited, NULL));
  backup = gem_backup_read (two->mine.store, path, NULL, NULL);
  g_assert_true (gem_backup_restore (two->mine.store, backup, NULL));
  texts = ask (&two->mine, "SELECT group_concat (text) FROM (SELECT text FROM note"
                           " WHERE removed_at IS NULL ORDER BY text)");
  g_assert_cmpstr (texts, ==, "later,weg");
  body = ask (&two->mine, "SELECT body FROM document");
  g_assert_cmpstr (body, ==, "later");
}

/* Whoever can give a person a file must not be able to say who signs a feed that they trust. */
static void
test_restoring_changes_no_key (Two *two, gconstpointer data)
{
  static const char file[] =
      "{\"format\": \"gemeenten2024-backup\", \"version\": 1, \"feeds\": [{\"url\":"
      " \"https://example.org/feed.json\", \"public_key\":"
      " \"RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3\"}]}";
  g_autofree char *path = in_folder (&two->mine, "backup.json"), *key = NULL;
  g_autoptr (GemBackup) backup = NULL;

  g_assert_true (g_file_set_contents (path, file, -1, NULL));
  g_assert_true (gem_store_add_feed (two->mine.store, "https://example.org/feed.json", NULL));
  g_free (ask (&two->mine, "UPDATE feed SET public_key = 'vertrouwd'"));
  backup = gem_backup_read (two->mine.store, path, NULL, NULL);
  g_assert_cmpuint (backup->n_feeds, ==, 1);
  g_assert_true (gem_backup_restore (two->mine.store, backup, NULL));
  key = ask (&two->mine, "SELECT public_key FROM feed");
  g_assert_cmpstr (key, ==, "vertrouwd");
}

static void
test_hostile_backups_are_named (Two *two, gconstpointer data)
{
  static const char *const cases[][2] = {
    { "\"read\": 1", "read" },
    { "\"read\": [1]", "read[0]" },
    { "\"read\": [{\"section\": \"\"}]", "read[0].section" },
    { "\"read\": [{\"section\": \"a\", \"since\": \"x\"}]", "read[0].since" },
    { "\"followed\": [{\"feed\": \"x\"}]", "followed[0].id" },
    { "\"documents\": [{\"name\": \"x\", \"body\": null}]", "documents[0].body" },
    { "\"feeds\": [{\"url\": \"javascript:x\"}]", "feeds[0].url" },
    { "\"feeds\": [{\"url\": \"https://\"}]", "feeds[0].url" },
    { "\"feeds\": [{\"url\": \"https://example.org\", \"public_key\": \"x\"}]",
      "feeds[0].public_key" },
    { "\"feeds\": [{\"url\": \"https://example.org\", \"colour\": 8}]", "feeds[0].colour" },
    { "\"feeds\": [{\"url\": \"https://example.org\", \"place\": -1}]", "feeds[0].place" },
    { "\"notes\": [{}]", "notes[0].id" },
  };
  g_autofree char *path = in_folder (&two->mine, "backup.json");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *file =
          g_strdup_printf ("{\"format\": \"gemeenten2024-backup\", \"version\": 1, %s}",
                           cases[i][0]);
      g_autoptr (GemBackup) backup = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (path, file, -1, NULL));
      backup = gem_backup_read (two->mine.store, path, NULL, &error);
      g_assert_no_error (error);
      if (backup->notes->refused->len != 1)
        g_error ("not refused: %s", file);
      g_assert_cmpstr (((GemNotesRefusal *) g_ptr_array_index (backup->notes->refused, 0))->place,
                       ==, cases[i][1]);
    }
}

/* A file that can't be written leaves the one that is there. */
static void
test_a_file_is_whole_or_as_it_was (Two *two, gconstpointer data)
{
  g_autofree char *path = g_build_filename (two->mine.directory, "geen", "map.json", NULL);
  GemNoteQuery query = { .colour = -1 };
  g_autoptr (GError) error = NULL;

  g_assert_false (gem_notes_export_file (two->mine.store, two->edition, &query, GEM_NOTES_JSON,
                                         path, NULL, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, data, function)                                                                  \
  g_test_add ("/notes/files/" name, Two, data, set_up_two, function, tear_down_two)
  ADD ("json-there-and-back", GINT_TO_POINTER (GEM_NOTES_JSON), test_there_and_back);
  ADD ("markdown-there-and-back", GINT_TO_POINTER (GEM_NOTES_MARKDOWN), test_there_and_back);
  ADD ("markdown-can-be-read", NULL, test_markdown_can_be_read);
  ADD ("newer-wins", NULL, test_newer_wins);
  ADD ("removed-stays-removed", NULL, test_removed_stays_removed);
  ADD ("hostile-notes-are-named", NULL, test_hostile_notes_are_named);
  ADD ("no-file-of-notes", NULL, test_what_is_no_file_of_notes_is_refused);
  ADD ("sizes-are-bounded", NULL, test_sizes_are_bounded);
  ADD ("a-clock-ahead", NULL, test_a_clock_ahead_does_not_win);
  ADD ("good-beside-bad", NULL, test_good_ones_beside_bad_ones);
  ADD ("backup-brings-everything-back", NULL, test_backup_brings_everything_back);
  ADD ("restoring-keeps-newer", NULL, test_restoring_keeps_what_is_newer);
  ADD ("restoring-changes-no-key", NULL, test_restoring_changes_no_key);
  ADD ("hostile-backups-are-named", NULL, test_hostile_backups_are_named);
  ADD ("whole-or-as-it-was", NULL, test_a_file_is_whole_or_as_it_was);
  return g_test_run ();
}
