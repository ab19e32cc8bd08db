/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The feeds that a person follows, and how each is doing. */

#include "store/gem-store-private.h"

/**
 * gem_feed_state_free:
 * @state: (transfer full): the state of a feed
 */
void
gem_feed_state_free (GemFeedState *state)
{
  g_return_if_fail (state != NULL);

  g_free (state->url);
  g_free (state->title);
  g_free (state->fault);
  g_free (state->fault_message);
  g_free (state->etag);
  g_free (state->last_modified);
  g_free (state);
}

static void
add_state (GPtrArray *out, GemStatement *row)
{
  GemFeedState *state = g_new0 (GemFeedState, 1);

  state->url = gem_statement_dup_text (row, 0);
  state->title = gem_statement_dup_text (row, 1);
  state->issue = gem_statement_get_int (row, 2);
  state->synced_at = gem_statement_get_int (row, 3);
  state->tried_at = gem_statement_get_int (row, 4);
  state->fault = gem_statement_dup_text (row, 5);
  state->fault_message = gem_statement_dup_text (row, 6);
  state->etag = gem_statement_dup_text (row, 7);
  state->last_modified = gem_statement_dup_text (row, 8);
  state->expired = gem_statement_get_int (row, 9) != 0;
  state->items = (int) gem_statement_get_int (row, 10);
  g_ptr_array_add (out, state);
}

/**
 * gem_store_load_feeds:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GemSqliteError
 *
 * Waits for the disk: for workers and the command line.
 *
 * Returns: (element-type GemFeedState) (transfer full): the feeds, in the order they were added
 */
GPtrArray *
gem_store_load_feeds (GemStore *self, GCancellable *cancellable, GError **error)
{
  static const char sql[] =
      "SELECT url, title, issue, synced_at, tried_at, fault, fault_message, etag, last_modified,"
      " expired, items FROM feed ORDER BY id";
  g_autoptr (GPtrArray) out = g_ptr_array_new_with_free_func ((GDestroyNotify) gem_feed_state_free);

  g_return_val_if_fail (GEM_IS_STORE (self), NULL);

  if (!gem_store_query (self, sql, NULL, 0, add_state, out, cancellable, error))
    return NULL;
  return g_steal_pointer (&out);
}

static void
feeds_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *feeds = gem_store_load_feeds (source, cancellable, &error);

  if (feeds != NULL)
    g_task_return_pointer (task, feeds, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * gem_store_load_feeds_async:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_store_load_feeds(), in a worker.
 */
void
gem_store_load_feeds_async (GemStore *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (GEM_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, gem_store_load_feeds_async);
  g_task_run_in_thread (task, feeds_in_thread);
}

/**
 * gem_store_load_feeds_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for the error of gem_store_load_feeds()
 *
 * Returns: (element-type GemFeedState) (transfer full): the feeds
 */
GPtrArray *
gem_store_load_feeds_finish (GemStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* One statement that writes, with its parameters as text. */
static gboolean
run_with_text (GemSqlite *db,
               const char *sql,
               const char *const *parameters,
               int n_parameters,
               gint64 *changes,
               GError **error)
{
  g_autoptr (GemStatement) statement = gem_sqlite_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  for (int i = 0; i < n_parameters; i++)
    gem_statement_bind_text (statement, i + 1, parameters[i]);
  if (!gem_statement_run (statement, error))
    return FALSE;
  if (changes != NULL)
    *changes = gem_sqlite_changes (db);
  return TRUE;
}

static gboolean
write_one (GemStore *self,
           const char *sql,
           const char *const *parameters,
           int n_parameters,
           GError **error)
{
  g_autoptr (GemSqlite) db = gem_store_open_writer (self, error);

  if (db == NULL || !run_with_text (db, sql, parameters, n_parameters, NULL, error))
    return FALSE;
  gem_store_emit_changed (self);
  return TRUE;
}

/**
 * gem_store_add_feed:
 * @self: a store
 * @url: its address, checked
 * @error: return location for a #GemStoreError or #GemSqliteError
 *
 * Adds a feed; one that is there already stays as it is. Waits for the disk.
 *
 * Returns: whether it is there now
 */
gboolean
gem_store_add_feed (GemStore *self, const char *url, GError **error)
{
  static const char sql[] = "INSERT OR IGNORE INTO feed (url) VALUES (?)";

  g_return_val_if_fail (GEM_IS_STORE (self) && url != NULL, FALSE);

  return write_one (self, sql, &url, 1, error);
}

/**
 * gem_store_remove_feed:
 * @self: a store
 * @url: its address
 * @found: (out): whether it was there
 * @error: return location for a #GemStoreError or #GemSqliteError
 *
 * Removes a feed with its agenda. Waits for the disk.
 *
 * Returns: whether it is gone
 */
gboolean
gem_store_remove_feed (GemStore *self, const char *url, gboolean *found, GError **error)
{
  /* Its items go with the feed; the index for search has to know their words to forget them. */
  static const char unindex_sql[] =
      "INSERT INTO item_search (item_search, rowid, title, text, holder, partners, tags)"
      " SELECT 'delete', row, title, text, holder, partners, tags FROM item"
      " WHERE feed = (SELECT id FROM feed WHERE url = ?) ORDER BY row";
  static const char remove_sql[] = "DELETE FROM feed WHERE url = ?";
  g_autoptr (GemSqlite) db = NULL;
  gint64 changes = 0;

  g_return_val_if_fail (GEM_IS_STORE (self) && url != NULL && found != NULL, FALSE);

  db = gem_store_open_writer (self, error);
  if (db == NULL || !gem_sqlite_begin (db, error))
    return FALSE;
  if (!run_with_text (db, unindex_sql, &url, 1, NULL, error) ||
      !run_with_text (db, remove_sql, &url, 1, &changes, error))
    {
      gem_sqlite_rollback (db);
      return FALSE;
    }
  if (!gem_sqlite_commit (db, error))
    return FALSE;
  *found = changes > 0;
  gem_store_emit_changed (self);
  return TRUE;
}

/**
 * gem_store_note_fault:
 * @self: a store
 * @url: the address of a feed
 * @fault: why it failed
 * @error: return location for a #GemStoreError or #GemSqliteError
 *
 * Keeps why the last try failed. What is stored of the feed stays as it is. Waits for the disk.
 *
 * Returns: whether it is kept
 */
gboolean
gem_store_note_fault (GemStore *self, const char *url, const GemFeedFault *fault, GError **error)
{
  static const char sql[] = "UPDATE feed SET tried_at = unixepoch (), fault = ?2,"
                            " fault_message = ?3 WHERE url = ?1";
  const char *parameters[3];

  g_return_val_if_fail (GEM_IS_STORE (self) && url != NULL && fault != NULL, FALSE);

  parameters[0] = url;
  parameters[1] = gem_feed_fault_code_to_string (fault->code);
  parameters[2] = fault->message;
  return write_one (self, sql, parameters, 3, error);
}

/**
 * gem_store_note_unchanged:
 * @self: a store
 * @url: the address of a feed
 * @etag: (nullable): the validator that came with the answer
 * @last_modified: (nullable): the validator that came with the answer
 * @error: return location for a #GemStoreError or #GemSqliteError
 *
 * Keeps that there was nothing new. Validators that did not come stay as they were (RFC 9111, 4.3.4).
 * Waits for the disk.
 *
 * Returns: whether it is kept
 */
gboolean
gem_store_note_unchanged (
    GemStore *self, const char *url, const char *etag, const char *last_modified, GError **error)
{
  static const char sql[] =
      "UPDATE feed SET tried_at = unixepoch (), synced_at = unixepoch (), fault = NULL,"
      " fault_message = NULL, etag = coalesce (?2, etag),"
      " last_modified = coalesce (?3, last_modified) WHERE url = ?1";
  const char *parameters[3] = { url, etag, last_modified };

  g_return_val_if_fail (GEM_IS_STORE (self) && url != NULL, FALSE);

  return write_one (self, sql, parameters, 3, error);
}
