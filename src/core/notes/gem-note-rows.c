/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Notes as rows of the store, and as words of its search index. */

#include "notes/gem-note-private.h"

/* No checked text holds it, so that it parts the tags, and wraps them for those who look for one. */
#define SEPARATOR "\037"

static GStrv
split_tags (const char *column)
{
  g_auto (GStrv) parts = g_strsplit (column != NULL ? column : "", SEPARATOR, -1);

  return gem_note_sort_tags ((const char *const *) parts);
}

static char *
join_tags (const char *const *tags)
{
  g_auto (GStrv) sorted = gem_note_sort_tags (tags);
  g_autofree char *joined = g_strjoinv (SEPARATOR, sorted);

  return *joined != '\0' ? g_strconcat (SEPARATOR, joined, SEPARATOR, NULL) : g_strdup ("");
}

/* The place of all paragraphs of a section is the section. */
static char *
dup_place (const char *text)
{
  return g_strndup (text, strcspn (text, "?#"));
}

/**
 * gem_note_read_row:
 * @row: a row of %GEM_NOTE_COLUMNS
 * @removed: (out) (optional): whether it was removed
 *
 * Returns: (transfer full): the note
 */
GemNote *
gem_note_read_row (GemStatement *row, gboolean *removed)
{
  GemNote *note = g_new0 (GemNote, 1);

  note->id = gem_statement_dup_text (row, 0);
  note->address = gem_statement_dup_text (row, 1);
  note->title = gem_statement_dup_text (row, 2);
  note->quote = gem_statement_dup_text (row, 3);
  note->prefix = gem_statement_dup_text (row, 4);
  note->suffix = gem_statement_dup_text (row, 5);
  note->last = gem_statement_dup_text (row, 6);
  note->colour = (int) gem_statement_get_int (row, 7);
  note->text = gem_statement_dup_text (row, 8);
  note->tags = split_tags (gem_statement_get_text (row, 9));
  note->created = gem_statement_get_int (row, 10);
  note->modified = gem_statement_get_int (row, 11);
  note->start = note->end = -1;
  if (removed != NULL)
    *removed = gem_statement_get_int (row, 12) != 0;
  return note;
}

/**
 * gem_note_find:
 * @db: a connection
 * @id: the id of a note
 * @removed: (out): whether it was removed
 * @error: return location for a #GemSqliteError
 *
 * Returns: (transfer full) (nullable): the note; %NULL without an error where there is none
 */
GemNote *
gem_note_find (GemSqlite *db, const char *id, gboolean *removed, GError **error)
{
  g_autoptr (GemStatement) select =
      gem_sqlite_prepare (db, "SELECT " GEM_NOTE_COLUMNS " FROM note WHERE id = ?", error);
  gboolean row;

  *removed = FALSE;
  if (select == NULL)
    return NULL;
  gem_statement_bind_text (select, 1, id);
  if (!gem_statement_step (select, &row, error) || !row)
    return NULL;
  return gem_note_read_row (select, removed);
}

static gboolean
run_for_id (GemSqlite *db, const char *sql, const char *id, GError **error)
{
  g_autoptr (GemStatement) statement = gem_sqlite_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  gem_statement_bind_text (statement, 1, id);
  return gem_statement_run (statement, error);
}

/**
 * gem_note_unindex:
 * @db: a connection in a transaction
 * @id: the id of a note
 * @error: return location for a #GemSqliteError
 *
 * Takes the words of a note out of the search index, as long as its row still says what they are.
 *
 * Returns: whether they are not there
 */
gboolean
gem_note_unindex (GemSqlite *db, const char *id, GError **error)
{
  static const char sql[] =
      "INSERT INTO note_search (note_search, rowid, title, quote, text, tags)"
      " SELECT 'delete', row, title, quote, text, tags FROM note WHERE id = ? AND removed_at IS NULL";

  return run_for_id (db, sql, id, error);
}

/* The columns in the order of the statement below. */
static void
bind_note (GemStatement *statement, const GemNote *note)
{
  g_autofree char *place = dup_place (note->address);
  g_autofree char *tags = join_tags ((const char *const *) note->tags);

  gem_statement_bind_text (statement, 1, note->id);
  gem_statement_bind_text (statement, 2, note->address);
  gem_statement_bind_text (statement, 3, place);
  gem_statement_bind_text (statement, 4, note->title);
  gem_statement_bind_text (statement, 5, note->quote);
  gem_statement_bind_text (statement, 6, note->prefix);
  gem_statement_bind_text (statement, 7, note->suffix);
  gem_statement_bind_text (statement, 8, note->last);
  gem_statement_bind_int (statement, 9, note->colour);
  gem_statement_bind_text (statement, 10, note->text);
  gem_statement_bind_text (statement, 11, tags);
  gem_statement_bind_int (statement, 12, note->created);
  gem_statement_bind_int (statement, 13, note->modified);
}

/**
 * gem_note_write_row:
 * @db: a connection in a transaction
 * @note: a note with an id, checked
 * @error: return location for a #GemSqliteError
 *
 * Keeps a note, with its words for search; one that was removed is there again.
 *
 * Returns: whether it is written
 */
gboolean
gem_note_write_row (GemSqlite *db, const GemNote *note, GError **error)
{
  static const char write_sql[] =
      "INSERT INTO note (id, address, place, title, quote, prefix, suffix, last, colour, text, tags,"
      " created, modified) VALUES (?1, ?2, ?3, ?4, nullif (?5, ''), nullif (?6, ''),"
      " nullif (?7, ''), nullif (?8, ''), nullif (?9, -1), nullif (?10, ''), ?11, ?12, ?13)"
      " ON CONFLICT (id) DO UPDATE SET address = excluded.address, place = excluded.place,"
      " title = excluded.title, quote = excluded.quote, prefix = excluded.prefix,"
      " suffix = excluded.suffix, last = excluded.last, colour = excluded.colour,"
      " text = excluded.text, tags = excluded.tags, created = excluded.created,"
      " modified = excluded.modified, removed_at = NULL";
  static const char index_sql[] = "INSERT INTO note_search (rowid, title, quote, text, tags)"
                                  " SELECT row, title, quote, text, tags FROM note WHERE id = ?";
  g_autoptr (GemStatement) write = NULL;

  if (!gem_note_unindex (db, note->id, error))
    return FALSE;
  write = gem_sqlite_prepare (db, write_sql, error);
  if (write == NULL)
    return FALSE;
  bind_note (write, note);
  return gem_statement_run (write, error) && run_for_id (db, index_sql, note->id, error);
}
