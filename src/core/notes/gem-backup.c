/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "notes/gem-backup.h"

#include "feed/gem-feed-signature.h"
#include "notes/gem-notes-file-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FORMAT "gemeenten2024-backup"
#define MAX_SHORT 4096
#define MAX_DOCUMENT (1024 * 1024)
#define MAX_COLUMNS 5

/* A column as text, as a moment, or as a number that may be missing. */
typedef enum
{
  COLUMN_TEXT,
  COLUMN_OPTIONAL,
  COLUMN_TIME,
  COLUMN_NUMBER
} ColumnKind;

typedef struct
{
  const char *key;
  ColumnKind kind;
  gsize limit; /* bytes of a text, or one more than the largest number */
} Column;

/* A part of the backup: how it is read, and how a row of it comes back. Nothing that is newer here, and no key that
 * a person trusts, gives way. */
typedef struct
{
  const char *key;
  Column columns[MAX_COLUMNS];
  guint n_columns;
  const char *select;
  const char *restore;
} Part;

static const Part parts[] = {
  { "read",
    { { "section", COLUMN_TEXT, MAX_SHORT }, { "since", COLUMN_TIME, 0 } },
    2,
    "SELECT section, since FROM section_read ORDER BY section",
    "INSERT INTO section_read (section, since) VALUES (?1, ?2) ON CONFLICT DO NOTHING" },
  { "followed",
    { { "feed", COLUMN_TEXT, MAX_SHORT },
      { "id", COLUMN_TEXT, MAX_SHORT },
      { "title", COLUMN_OPTIONAL, MAX_SHORT },
      { "since", COLUMN_TIME, 0 } },
    4,
    "SELECT feed, id, title, since FROM followed ORDER BY feed, id",
    "INSERT INTO followed (feed, id, title, since) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING" },
  { "documents",
    { { "name", COLUMN_TEXT, MAX_SHORT },
      { "body", COLUMN_TEXT, MAX_DOCUMENT },
      { "changed", COLUMN_TIME, 0 } },
    3,
    "SELECT name, body, changed_at FROM document ORDER BY name",
    "INSERT INTO document (name, body, changed_at) VALUES (?1, ?2, ?3)"
    " ON CONFLICT (name) DO UPDATE SET body = excluded.body, changed_at = excluded.changed_at"
    " WHERE excluded.changed_at > document.changed_at" },
  { "feeds",
    { { "url", COLUMN_TEXT, MAX_SHORT },
      { "public_key", COLUMN_OPTIONAL, MAX_SHORT },
      { "place", COLUMN_NUMBER, G_MAXINT },
      { "colour", COLUMN_NUMBER, GEM_FEED_N_COLOURS } },
    4,
    "SELECT url, public_key, place, colour FROM feed ORDER BY coalesce (place, id), id",
    "INSERT INTO feed (url, public_key, place, colour) VALUES (?1, ?2, ?3, ?4)"
    " ON CONFLICT (url) DO UPDATE SET place = coalesce (place, excluded.place),"
    " colour = coalesce (colour, excluded.colour),"
    " etag = CASE WHEN public_key IS NULL AND excluded.public_key IS NOT NULL THEN NULL ELSE etag END,"
    " last_modified = CASE WHEN public_key IS NULL AND excluded.public_key IS NOT NULL THEN NULL"
    " ELSE last_modified END, public_key = coalesce (public_key, excluded.public_key)" },
};

/* A row that passed: its columns as text, %NULL for what is missing. */
typedef struct
{
  const Part *part;
  char *texts[MAX_COLUMNS];
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  for (guint i = 0; i < MAX_COLUMNS; i++)
    g_free (row->texts[i]);
  g_free (row);
}

/**
 * gem_backup_free:
 * @backup: (transfer full): what a file brings
 */
void
gem_backup_free (GemBackup *backup)
{
  g_return_if_fail (backup != NULL);

  gem_notes_import_free (backup->notes);
  g_ptr_array_unref (backup->rows);
  g_free (backup);
}

static void
write_column (JsonBuilder *builder, const Column *column, GemStatement *row, int index)
{
  const char *text = gem_statement_get_text (row, index);

  if (column->kind == COLUMN_TIME)
    gem_notes_write_time (builder, column->key, gem_statement_get_int (row, index));
  else if (column->kind == COLUMN_NUMBER && text != NULL)
    {
      json_builder_set_member_name (builder, column->key);
      json_builder_add_int_value (builder, gem_statement_get_int (row, index));
    }
  else
    gem_notes_write_text (builder, column->key, text);
}

static gboolean
write_part (JsonBuilder *builder, GemSqlite *db, const Part *part, GError **error)
{
  g_autoptr (GemStatement) select = gem_sqlite_prepare (db, part->select, error);
  gboolean row = TRUE;

  if (select == NULL)
    return FALSE;
  json_builder_set_member_name (builder, part->key);
  json_builder_begin_array (builder);
  while (row)
    {
      if (!gem_statement_step (select, &row, error))
        return FALSE;
      if (!row)
        break;
      json_builder_begin_object (builder);
      for (guint i = 0; i < part->n_columns; i++)
        write_column (builder, &part->columns[i], select, (int) i);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  return TRUE;
}

static gboolean
write_notes (JsonBuilder *builder, GemSqlite *db, GError **error)
{
  static const char sql[] =
      "SELECT " GEM_NOTE_COLUMNS " FROM note WHERE removed_at IS NULL ORDER BY created, id";
  g_autoptr (GemStatement) select = gem_sqlite_prepare (db, sql, error);
  gboolean row = TRUE;

  if (select == NULL)
    return FALSE;
  json_builder_set_member_name (builder, "notes");
  json_builder_begin_array (builder);
  while (row)
    {
      g_autoptr (GemNote) note = NULL;

      if (!gem_statement_step (select, &row, error))
        return FALSE;
      if (!row)
        break;
      note = gem_note_read_row (select, NULL);
      gem_notes_write_note (builder, note);
    }
  json_builder_end_array (builder);
  return TRUE;
}

/* All parts of one moment. */
static gboolean
write_all (JsonBuilder *builder, GemSqlite *db, GError **error)
{
  gboolean done;

  if (!gem_sqlite_exec (db, "BEGIN", error))
    return FALSE;
  done = write_notes (builder, db, error);
  for (guint i = 0; done && i < G_N_ELEMENTS (parts); i++)
    done = write_part (builder, db, &parts[i], error);
  gem_sqlite_rollback (db);
  return done;
}

/**
 * gem_backup_write:
 * @store: a store
 * @path: the file, which is replaced
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GemSqliteError or a #GFileError
 *
 * Waits for the disk.
 *
 * Returns: whether it is on the disk
 */
gboolean
gem_backup_write (GemStore *store, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *document = NULL;
  gboolean done = TRUE;
  GemSqlite *db;

  g_return_val_if_fail (GEM_IS_STORE (store) && path != NULL, FALSE);

  if (!gem_store_take_reader (store, &db, cancellable, error))
    return FALSE;
  json_builder_begin_object (builder);
  gem_notes_write_text (builder, "format", FORMAT);
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, GEM_NOTES_FILE_VERSION);
  gem_notes_write_time (builder, "created", g_get_real_time () / G_USEC_PER_SEC);
  if (db != NULL)
    {
      done = write_all (builder, db, error);
      gem_store_give_reader (store, db);
    }
  json_builder_end_object (builder);
  if (!done)
    return FALSE;
  document = gem_notes_render (builder, TRUE);
  return gem_notes_save_file (path, document, error);
}

static gboolean
is_clean (const char *text, gsize limit)
{
  if (text == NULL || strlen (text) > limit)
    return FALSE;
  for (; *text != '\0'; text++)
    if ((guchar) *text < 0x20 && strchr ("\t\r\n", *text) == NULL)
      return FALSE;
  return TRUE;
}

/* One column; whether it is what it has to be. */
static gboolean
take_column (const Column *column, JsonObject *object, char **text)
{
  JsonNode *node = json_object_get_member (object, column->key);
  gboolean missing = node == NULL || JSON_NODE_HOLDS_NULL (node);
  gint64 number;

  switch (column->kind)
    {
    case COLUMN_OPTIONAL:
    case COLUMN_TEXT:
      *text = g_strdup (gem_notes_peek_text (object, column->key));
      return missing ? column->kind == COLUMN_OPTIONAL
                     : is_clean (*text, column->limit) &&
                           (column->kind == COLUMN_OPTIONAL || **text != '\0');
    case COLUMN_TIME:
      if (!gem_notes_read_time (object, column->key, &number))
        return FALSE;
      number = MIN (number, g_get_real_time () / G_USEC_PER_SEC);
      *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);
      return TRUE;
    case COLUMN_NUMBER:
      if (missing)
        return TRUE;
      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
        return FALSE;
      number = json_node_get_int (node);
      *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);
      return number >= 0 && (guint64) number < column->limit;
    default:
      g_assert_not_reached ();
    }
}

/* A sync looks at an address again before it goes there; what can't be one is not taken in. */
static gboolean
is_feed_address (const char *url)
{
  g_autoptr (GUri) uri = NULL;

  if (g_str_equal (url, GEM_EDITION_AGENDA_ID) || g_str_has_prefix (url, "file:"))
    return TRUE;
  uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  return uri != NULL && g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0' &&
         (g_str_equal (g_uri_get_scheme (uri), "https") ||
          g_str_equal (g_uri_get_scheme (uri), "http"));
}

/* What only a feed has: an address and a key. The name of the wrong key, or NULL. */
static const char *
find_bad_feed (const Row *row)
{
  if (!is_feed_address (row->texts[0]))
    return "url";
  return row->texts[1] != NULL && !gem_feed_public_key_check (row->texts[1], NULL) ? "public_key"
                                                                                   : NULL;
}

static void
read_row (GemReading *reading, GemBackup *backup, const Part *part, JsonNode *node, guint index)
{
  g_autofree char *place = g_strdup_printf ("%s[%u]", part->key, index);
  Row *row = g_new0 (Row, 1);
  const char *bad = NULL;

  row->part = part;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      row_free (row);
      gem_reading_refuse (reading, place, NULL, _ ("This is not an object."));
      return;
    }
  for (guint i = 0; bad == NULL && i < part->n_columns; i++)
    if (!take_column (&part->columns[i], json_node_get_object (node), &row->texts[i]))
      bad = part->columns[i].key;
  if (bad == NULL && g_str_equal (part->key, "feeds"))
    bad = find_bad_feed (row);
  if (bad == NULL)
    {
      g_ptr_array_add (backup->rows, row);
      return;
    }
  row_free (row);
  gem_reading_refuse (reading, place, bad, _ ("The value is missing, or can't be right."));
}

static void
read_part (GemReading *reading, GemBackup *backup, const Part *part, JsonObject *object, guint *n)
{
  JsonNode *node = json_object_get_member (object, part->key);
  guint before = backup->rows->len;
  JsonArray *array;

  if (node == NULL)
    return;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      gem_reading_refuse (reading, part->key, NULL, _ ("This is not a list."));
      return;
    }
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    read_row (reading, backup, part, json_array_get_element (array, i), i);
  *n = backup->rows->len - before;
}

static gboolean
check_format (JsonNode *root, GError **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;

  if (object == NULL || g_strcmp0 (gem_notes_peek_text (object, "format"), FORMAT) != 0)
    {
      g_set_error_literal (
          error, GEM_NOTE_ERROR, GEM_NOTE_ERROR_FILE,
          _ ("This is not a backup of this program. Choose one that was made here."));
      return FALSE;
    }
  if (json_object_get_int_member_with_default (object, "version", 0) == GEM_NOTES_FILE_VERSION)
    return TRUE;
  g_set_error_literal (error, GEM_NOTE_ERROR, GEM_NOTE_ERROR_FILE,
                       _ ("This file was made by a newer version of this program. Get the new "
                          "version, then try again."));
  return FALSE;
}

/**
 * gem_backup_read:
 * @store: the store that it may be put back into
 * @path: a file of anybody
 * @cancellable: (nullable): a cancellable
 * @error: return location for %GEM_NOTE_ERROR_FILE, a #GFileError or a #GemSqliteError
 *
 * Looks at a backup and changes nothing. What can't be put back is named with its place; the rest can be. Waits
 * for the disk.
 *
 * Returns: (transfer full): what it brings
 */
GemBackup *
gem_backup_read (GemStore *store, const char *path, GCancellable *cancellable, GError **error)
{
  g_auto (GemReading) reading = { NULL, NULL, 0 };
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *data = NULL;
  GemBackup *backup;
  JsonObject *object;
  gsize length;

  g_return_val_if_fail (GEM_IS_STORE (store) && path != NULL, NULL);

  if (!gem_notes_load_file (path, &data, &length, error))
    return NULL;
  root = gem_notes_parse_json (data, length, error);
  if (root == NULL || !check_format (root, error))
    return NULL;
  object = json_node_get_object (root);
  gem_reading_init (&reading);
  gem_notes_read_list (&reading, object);
  if (!gem_notes_weigh (store, reading.import, cancellable, error))
    return NULL;

  backup = g_new0 (GemBackup, 1);
  backup->rows = g_ptr_array_new_with_free_func (row_free);
  read_part (&reading, backup, &parts[0], object, &backup->n_read);
  read_part (&reading, backup, &parts[1], object, &backup->n_followed);
  read_part (&reading, backup, &parts[2], object, &backup->n_documents);
  read_part (&reading, backup, &parts[3], object, &backup->n_feeds);
  backup->notes = g_steal_pointer (&reading.import);
  return backup;
}

static gboolean
restore_row (GemSqlite *db, const Row *row, GError **error)
{
  g_autoptr (GemStatement) restore = gem_sqlite_prepare (db, row->part->restore, error);

  if (restore == NULL)
    return FALSE;
  for (guint i = 0; i < row->part->n_columns; i++)
    if (row->texts[i] != NULL && row->part->columns[i].kind >= COLUMN_TIME)
      gem_statement_bind_int (restore, (int) i + 1, g_ascii_strtoll (row->texts[i], NULL, 10));
    else
      gem_statement_bind_text (restore, (int) i + 1, row->texts[i]);
  return gem_statement_run (restore, error);
}

static gboolean
write_backup (GemSqlite *db, gpointer data, GemStoreClock *changed, GError **error)
{
  GemBackup *backup = data;

  if (!gem_notes_merge_all (db, backup->notes, TRUE, error))
    return FALSE;
  for (guint i = 0; i < backup->rows->len; i++)
    if (!restore_row (db, g_ptr_array_index (backup->rows, i), error))
      return FALSE;
  return TRUE;
}

/**
 * gem_backup_restore:
 * @store: a store
 * @backup: (inout): what a file brings; afterwards the counts of its notes say what came back
 * @error: return location for a #GemStoreError or a #GemSqliteError
 *
 * Puts back all of it, or nothing. Notes that were removed since come back, too; what is newer here stays. Waits for
 * the disk.
 *
 * Returns: whether it is on the disk
 */
gboolean
gem_backup_restore (GemStore *store, GemBackup *backup, GError **error)
{
  g_return_val_if_fail (GEM_IS_STORE (store) && backup != NULL, FALSE);

  return gem_store_write (store, GEM_CLOCK_NOTES | GEM_CLOCK_STORE, write_backup, backup, error);
}

/**
 * gem_backup_restore_async:
 * @store: a store
 * @backup: (transfer full): what a file brings
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_backup_restore(), without waiting.
 */
void
gem_backup_restore_async (GemStore *store,
                          GemBackup *backup,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task;

  g_return_if_fail (GEM_IS_STORE (store) && backup != NULL);

  task = g_task_new (store, NULL, callback, user_data);
  g_task_set_source_tag (task, gem_backup_restore_async);
  g_task_set_task_data (task, backup, (GDestroyNotify) gem_backup_free);
  gem_store_write_async (store, GEM_CLOCK_NOTES | GEM_CLOCK_STORE, write_backup, task);
}

/**
 * gem_backup_restore_finish:
 * @store: a store
 * @result: what the callback got
 * @error: return location for the error of gem_backup_restore()
 *
 * Returns: (transfer none): what was put back; it goes with @result
 */
GemBackup *
gem_backup_restore_finish (GemStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_boolean (G_TASK (result), error) ? g_task_get_task_data (G_TASK (result))
                                                           : NULL;
}
