/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A folder of its own for a test, with a store and small editions in it. The texts are examples. */

#pragma once

#include "edition/gem-edition-draft.h"
#include "notes/gem-note.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

typedef struct
{
  char *directory;
  char *path;
  GemStore *store;
} Fixture;

static inline char *
in_folder (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->directory, name, NULL);
}

static inline void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->directory = g_dir_make_tmp ("gem-notes-XXXXXX", NULL);
  fixture->path = in_folder (fixture, "library.db");
  fixture->store = gem_store_open (fixture->path);
  g_assert_cmpstr (gem_store_get_trouble (fixture->store), ==, NULL);
}

static inline void
remove_all (const char *directory)
{
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_all (path);
      else
        g_unlink (path);
    }
  g_rmdir (directory);
}

static inline void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->store);
  remove_all (fixture->directory);
  g_free (fixture->directory);
  g_free (fixture->path);
}

static inline void
write_source (const char *directory, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

/* An edition of this text. */
static inline GemEdition *
make_edition (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *directory = in_folder (fixture, name);
  g_autofree char *output = g_strconcat (directory, ".gem", NULL);
  g_autoptr (GemEditionDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  GemEdition *edition;

  g_assert_cmpint (g_mkdir (directory, 0700), ==, 0);
  write_source (directory, "edition.json",
                "{\"id\": \"voorbeeld\", \"title\": \"Voorbeeld\", \"text\": [\"t.md\"]}");
  write_source (directory, "goals.json", "[]");
  write_source (directory, "themes.json", "[]");
  write_source (directory, "sessions.json", "[]");
  write_source (directory, "references.json", "[]");
  write_source (directory, "glossary.json", "[]");
  write_source (directory, "commitments.json", "[]");
  write_source (directory, "t.md", text);
  draft = gem_edition_draft_new (directory);
  if (gem_edition_read_sources (draft))
    gem_edition_check (draft);
  for (guint i = 0; i < draft->faults->len; i++)
    {
      GemEditionFault *fault = g_ptr_array_index (draft->faults, i);

      g_test_message ("%s:%u: %s: %s", fault->file, fault->line, fault->key, fault->message);
    }
  g_assert_cmpuint (draft->faults->len, ==, 0);
  gem_edition_write (draft, output, &error);
  g_assert_no_error (error);
  edition = gem_edition_open (output, &error);
  g_assert_no_error (error);
  return edition;
}

static inline GPtrArray *
load (Fixture *fixture, GemEdition *edition, const GemNoteQuery *query)
{
  GemNoteQuery all = { .colour = -1 };
  g_autoptr (GError) error = NULL;
  GPtrArray *notes =
      gem_notes_load (fixture->store, edition, query != NULL ? query : &all, NULL, &error);

  g_assert_no_error (error);
  return notes;
}

static inline GemNote *
keep (Fixture *fixture, const char *address, const char *quote, const char *text)
{
  GemNote *note = gem_note_new (address, "Een");
  g_autoptr (GError) error = NULL;

  note->quote = g_strdup (quote);
  note->colour = quote != NULL ? 0 : GEM_NOTE_NO_COLOUR;
  note->text = g_strdup (text);
  gem_notes_save (fixture->store, note, &error);
  g_assert_no_error (error);
  return note;
}

/* The one answer of a query, asked beside the store. */
static inline char *
ask (Fixture *fixture, const char *sql)
{
  sqlite3 *db;
  sqlite3_stmt *statement;
  char *answer = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 10000);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  if (sqlite3_step (statement) == SQLITE_ROW)
    answer = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  g_assert_cmpint (sqlite3_finalize (statement), ==, SQLITE_OK);
  sqlite3_close (db);
  return answer;
}
