/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A draft without faults into an edition file. */

#include "edition/gem-edition-draft.h"
#include "gem-core-resources.h"
#include "sqlite/gem-sqlite.h"

#include <glib/gstdio.h>

#define SCHEMA_RESOURCE GEM_RESOURCE_PATH "/core/edition/gem-edition-schema.sql"

static gboolean
write_meta (GemSqlite *db, GemEditionDraft *self, GError **error)
{
  g_autoptr (GemStatement) insert =
      gem_sqlite_prepare (db, "INSERT INTO meta (key, value) VALUES (?, ?)", error);
  GHashTableIter iter;
  gpointer key, value;

  if (insert == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, self->meta);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      gem_statement_bind_text (insert, 1, key);
      gem_statement_bind_text (insert, 2, value);
      if (!gem_statement_run (insert, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_links (
    GemSqlite *db, const GemDraftBlock *block, guint section_seq, guint seq, GError **error)
{
  g_autoptr (GemStatement) insert = gem_sqlite_prepare (
      db, "INSERT OR IGNORE INTO link (target, section_seq, block_seq) VALUES (?, ?, ?)", error);

  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < block->links->len; i++)
    {
      gem_statement_bind_text (insert, 1, g_array_index (block->links, GemDraftLink, i).target);
      gem_statement_bind_int (insert, 2, section_seq);
      gem_statement_bind_int (insert, 3, seq);
      if (!gem_statement_run (insert, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_blocks (GemSqlite *db, const GemDraftSection *section, guint section_seq, GError **error)
{
  g_autoptr (GemStatement) insert =
      gem_sqlite_prepare (db,
                          "INSERT INTO block (section, seq, anchor, kind, depth, iso, markup, text)"
                          " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                          error);

  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < section->blocks->len; i++)
    {
      GemDraftBlock *block = g_ptr_array_index (section->blocks, i);

      gem_statement_bind_text (insert, 1, section->id);
      gem_statement_bind_int (insert, 2, i + 1);
      gem_statement_bind_text (insert, 3, block->anchor);
      gem_statement_bind_text (insert, 4, block->kind);
      gem_statement_bind_int (insert, 5, block->depth);
      gem_statement_bind_text (insert, 6, block->iso);
      gem_statement_bind_text (insert, 7, block->markup);
      gem_statement_bind_text (insert, 8, block->text);
      if (!gem_statement_run (insert, error) || !write_links (db, block, section_seq, i + 1, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_sections (GemSqlite *db, GemEditionDraft *self, GError **error)
{
  g_autoptr (GemStatement) insert = gem_sqlite_prepare (
      db,
      "INSERT INTO section (seq, id, parent, level, number, title, printed, kind, iso, words)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      error);

  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < self->sections->len; i++)
    {
      GemDraftSection *section = g_ptr_array_index (self->sections, i);

      gem_statement_bind_int (insert, 1, i + 1);
      gem_statement_bind_text (insert, 2, section->id);
      gem_statement_bind_text (insert, 3, section->parent);
      gem_statement_bind_int (insert, 4, section->level);
      gem_statement_bind_text (insert, 5, section->number);
      gem_statement_bind_text (insert, 6, section->title);
      gem_statement_bind_text (insert, 7, section->printed);
      gem_statement_bind_text (insert, 8, section->kind);
      gem_statement_bind_text (insert, 9, section->iso);
      gem_statement_bind_int (insert, 10, gem_draft_section_count_words (section));
      if (!gem_statement_run (insert, error) || !write_blocks (db, section, i + 1, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_subject_themes (
    GemSqlite *db, const char *iso, guint seq, const GemDraftSubject *subject, GError **error)
{
  g_autoptr (GemStatement) insert =
      gem_sqlite_prepare (db, "INSERT INTO subject_theme (iso, subject, theme) VALUES (?, ?, ?)",
                          error);

  if (insert == NULL)
    return FALSE;
  for (guint i = 0; subject->themes[i] != NULL; i++)
    {
      gem_statement_bind_text (insert, 1, iso);
      gem_statement_bind_int (insert, 2, seq);
      gem_statement_bind_text (insert, 3, subject->themes[i]);
      if (!gem_statement_run (insert, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_subjects (GemSqlite *db, const GemDraftSession *session, GError **error)
{
  g_autoptr (GemStatement) insert = gem_sqlite_prepare (
      db,
      "INSERT INTO subject (iso, seq, wording, printed, note, doubtful) VALUES (?, ?, ?, ?, ?, ?)",
      error);

  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < session->subjects->len; i++)
    {
      GemDraftSubject *subject = g_ptr_array_index (session->subjects, i);

      gem_statement_bind_text (insert, 1, session->iso);
      gem_statement_bind_int (insert, 2, i + 1);
      gem_statement_bind_text (insert, 3, subject->wording);
      gem_statement_bind_text (insert, 4, subject->printed);
      gem_statement_bind_text (insert, 5, subject->note);
      gem_statement_bind_int (insert, 6, subject->doubtful);
      if (!gem_statement_run (insert, error) ||
          !write_subject_themes (db, session->iso, i + 1, subject, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_sessions (GemSqlite *db, GemEditionDraft *self, GError **error)
{
  g_autoptr (GemStatement) insert = gem_sqlite_prepare (
      db,
      "INSERT INTO session (seq, iso, province, motto, date, section)"
      " SELECT ?1, ?2, ?3, ?4, ?5, id FROM section WHERE kind = 'session' AND iso = ?2",
      error);

  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < self->sessions->len; i++)
    {
      GemDraftSession *session = g_ptr_array_index (self->sessions, i);

      gem_statement_bind_int (insert, 1, i + 1);
      gem_statement_bind_text (insert, 2, session->iso);
      gem_statement_bind_text (insert, 3, session->province);
      gem_statement_bind_text (insert, 4, session->motto);
      gem_statement_bind_text (insert, 5, session->date);
      if (!gem_statement_run (insert, error) || !write_subjects (db, session, error))
        return FALSE;
    }
  return TRUE;
}

static char *
join_list (GStrv list)
{
  return list != NULL ? g_strjoinv ("\n", list) : g_strdup ("");
}

/* The lists whose entries go into a table as they are: @keys are the columns after seq. */
static gboolean
write_entries (
    GemSqlite *db, const char *sql, GPtrArray *entries, const char *const *keys, GError **error)
{
  g_autoptr (GemStatement) insert = gem_sqlite_prepare (db, sql, error);

  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      GemDraftEntry *entry = g_ptr_array_index (entries, i);

      gem_statement_bind_int (insert, 1, i + 1);
      for (int j = 0; keys[j] != NULL; j++)
        {
          g_autofree char *match = g_str_equal (keys[j], "match") ? join_list (entry->list) : NULL;

          gem_statement_bind_text (insert, j + 2,
                                   match != NULL ? match : gem_draft_entry_get (entry, keys[j]));
        }
      if (!gem_statement_run (insert, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_lists (GemSqlite *db, GemEditionDraft *self, GError **error)
{
  static const char *const theme[] = { "id", "name", "description", NULL };
  static const char *const reference[] = { "id",        "author", "year", "title", "subtitle",
                                           "publisher", "place",  "kind", NULL };
  static const char *const term[] = { "id", "term", "full", "meaning", "match", NULL };
  static const char *const goal[] = { "id", "name", "meaning", NULL };
  static const char *const goal_place[] = { "goal", "section", "why", "named", NULL };
  static const char *const commitment[] = { "id",    "section", "anchor", "year", "opgave",
                                            "title", "text",    "holder", NULL };

  return write_entries (db, "INSERT INTO theme VALUES (?, ?, ?, ?)", self->themes, theme, error) &&
         write_entries (db, "INSERT INTO reference VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        self->references, reference, error) &&
         write_entries (db, "INSERT INTO term VALUES (?, ?, ?, ?, ?, ?)", self->terms, term,
                        error) &&
         write_entries (db, "INSERT INTO goal VALUES (?, ?, ?, ?)", self->goals, goal, error) &&
         write_entries (db,
                        "INSERT INTO goal_place (seq, goal, section, why, named)"
                        " VALUES (?, ?, ?, ?, ?)",
                        self->goal_places, goal_place, error) &&
         write_entries (db, "INSERT INTO commitment VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        self->commitments, commitment, error);
}

static gboolean
write_all (GemEditionDraft *self, const char *path, GError **error)
{
  g_autoptr (GBytes) schema = g_resource_lookup_data (gem_core_get_resource (), SCHEMA_RESOURCE,
                                                      G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (GemSqlite) db = NULL;

  if (schema == NULL)
    return FALSE;
  db = gem_sqlite_open (path, GEM_SQLITE_CREATE, error);
  return db != NULL && gem_sqlite_exec (db, g_bytes_get_data (schema, NULL), error) &&
         gem_sqlite_begin (db, error) && write_meta (db, self, error) &&
         write_lists (db, self, error) && write_sections (db, self, error) &&
         write_sessions (db, self, error) && gem_sqlite_commit (db, error) &&
         gem_sqlite_exec (db, "VACUUM", error);
}

/**
 * gem_edition_write:
 * @self: a draft without faults
 * @path: the edition file
 * @error: return location for an error of SQLite or of the file system
 *
 * Writes the file beside @path and moves it there when it is whole. Waits for the disk.
 *
 * Returns: whether it is there
 */
gboolean
gem_edition_write (GemEditionDraft *self, const char *path, GError **error)
{
  g_autofree char *part = g_strconcat (path, ".part", NULL);

  g_return_val_if_fail (self->faults->len == 0, FALSE);

  g_unlink (part);
  if (!write_all (self, part, error))
    {
      g_unlink (part);
      return FALSE;
    }
  if (g_rename (part, path) != 0)
    {
      int saved = errno;

      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (saved), "%s: %s", path,
                   g_strerror (saved));
      g_unlink (part);
      return FALSE;
    }
  return TRUE;
}
