/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The items that a person follows: they outlive their item and their feed. */

#include "store/gem-store-private.h"

/* Ids are matched as text: they are whatever the feed calls its items. */
static const char follow_sql[] = "INSERT INTO followed (feed, id, title, since)"
                                 " VALUES (?1, ?2, ?3, unixepoch ())"
                                 " ON CONFLICT DO UPDATE SET title = coalesce (?3, title)";
static const char unfollow_sql[] = "DELETE FROM followed WHERE feed = ?1 AND id = ?2";

/**
 * gem_followed_free:
 * @followed: (transfer full): a followed item
 */
void
gem_followed_free (GemFollowed *followed)
{
  g_return_if_fail (followed != NULL);

  g_free (followed->feed);
  g_free (followed->id);
  g_free (followed->title);
  g_free (followed);
}

static gboolean
write_followed (GemSqlite *db, gpointer data, GemStoreClock *changed, GError **error)
{
  const GemFollowed *wish = data;
  g_autoptr (GemStatement) statement =
      gem_sqlite_prepare (db, wish->there ? follow_sql : unfollow_sql, error);

  if (statement == NULL)
    return FALSE;
  gem_statement_bind_text (statement, 1, wish->feed);
  gem_statement_bind_text (statement, 2, wish->id);
  if (wish->there)
    gem_statement_bind_text (statement, 3, wish->title);
  return gem_statement_run (statement, error);
}

/**
 * gem_store_set_followed:
 * @self: a store
 * @feed: the address of a feed
 * @id: the id of an item
 * @title: (nullable): what it is called now
 * @followed: whether the person follows it
 * @error: return location for a #GemStoreError or #GemSqliteError
 *
 * Waits for the disk.
 *
 * Returns: whether that is kept
 */
gboolean
gem_store_set_followed (GemStore *self,
                        const char *feed,
                        const char *id,
                        const char *title,
                        gboolean followed,
                        GError **error)
{
  GemFollowed wish = { .feed = (char *) feed, .id = (char *) id, .title = (char *) title };

  g_return_val_if_fail (GEM_IS_STORE (self) && feed != NULL && id != NULL, FALSE);

  wish.there = followed;
  return gem_store_write (self, GEM_CLOCK_STORE, write_followed, &wish, error);
}

/**
 * gem_store_set_followed_async:
 * @self: a store
 * @feed: the address of a feed
 * @id: the id of an item
 * @title: (nullable): what it is called now
 * @followed: whether the person follows it
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_store_set_followed(), without waiting.
 */
void
gem_store_set_followed_async (GemStore *self,
                              const char *feed,
                              const char *id,
                              const char *title,
                              gboolean followed,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task;
  GemFollowed *wish;

  g_return_if_fail (GEM_IS_STORE (self) && feed != NULL && id != NULL);

  wish = g_new0 (GemFollowed, 1);
  wish->feed = g_strdup (feed);
  wish->id = g_strdup (id);
  wish->title = g_strdup (title);
  wish->there = followed;
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, gem_store_set_followed_async);
  g_task_set_task_data (task, wish, (GDestroyNotify) gem_followed_free);
  gem_store_write_async (self, GEM_CLOCK_STORE, write_followed, task);
}

/**
 * gem_store_set_followed_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for the error of gem_store_set_followed()
 *
 * Returns: whether that is kept
 */
gboolean
gem_store_set_followed_finish (GemStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
add_followed (GPtrArray *out, GemStatement *row)
{
  GemFollowed *followed = g_new0 (GemFollowed, 1);

  followed->feed = gem_statement_dup_text (row, 0);
  followed->id = gem_statement_dup_text (row, 1);
  followed->title = gem_statement_dup_text (row, 2);
  followed->since = gem_statement_get_int (row, 3);
  followed->there = gem_statement_get_int (row, 4) != 0;
  g_ptr_array_add (out, followed);
}

/**
 * gem_store_load_followed:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GemSqliteError
 *
 * Waits for the disk: for workers and the command line.
 *
 * Returns: (element-type GemFollowed) (transfer full): what the person follows, newest first
 */
GPtrArray *
gem_store_load_followed (GemStore *self, GCancellable *cancellable, GError **error)
{
  static const char sql[] =
      "SELECT w.feed, w.id, w.title, w.since, i.row IS NOT NULL FROM followed w"
      " LEFT JOIN feed f ON f.url = w.feed LEFT JOIN item i ON i.feed = f.id AND i.id = w.id"
      " ORDER BY w.since DESC, w.feed, w.id";
  g_autoptr (GPtrArray) out = g_ptr_array_new_with_free_func ((GDestroyNotify) gem_followed_free);

  g_return_val_if_fail (GEM_IS_STORE (self), NULL);

  if (!gem_store_query (self, sql, NULL, 0, add_followed, out, cancellable, error))
    return NULL;
  return g_steal_pointer (&out);
}

static gpointer
read_followed_changes (
    GemStore *self, const char *feed, const char *id, GCancellable *cancellable, GError **error)
{
  return gem_store_load_followed_changes (self, feed, cancellable, error);
}

/**
 * gem_store_load_followed_changes_async:
 * @self: a store
 * @feed: (nullable): only of this feed
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_store_load_followed_changes(), in a worker.
 */
void
gem_store_load_followed_changes_async (GemStore *self,
                                       const char *feed,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  g_return_if_fail (GEM_IS_STORE (self));

  gem_store_read_async (self, feed, NULL, read_followed_changes, (GDestroyNotify) g_ptr_array_unref,
                        gem_store_load_followed_changes_async, cancellable, callback, user_data);
}

/**
 * gem_store_load_followed_changes_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for the error of gem_store_load_followed_changes()
 *
 * Returns: (element-type GemItemChange) (transfer full): the changes
 */
GPtrArray *
gem_store_load_followed_changes_finish (GemStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Tells a change of one item from every other that it can have: what the item says now is in it. */
static char *
dup_mark (const GemItemChange *change)
{
  const GemItem *item = change->after != NULL ? change->after : change->before;
  g_auto (GemItemColumns) columns = { { NULL } };

  gem_item_columns_init (&columns, item);
  return g_strdup_printf ("%d\n%s\n%s\n%s", change->kind,
                          change->after != NULL ? columns.digest : "", item->feed, item->id);
}

/**
 * gem_store_keep_new_changes:
 * @changes: (element-type GemItemChange): what there is to tell now
 * @known: (element-type GemItemChange): what there was to tell before
 *
 * Leaves in @changes only what was not in @known, or was another change of that item. Pure; any thread.
 */
void
gem_store_keep_new_changes (GPtrArray *changes, GPtrArray *known)
{
  g_autoptr (GHashTable) marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_if_fail (changes != NULL && known != NULL);

  for (guint i = 0; i < known->len; i++)
    g_hash_table_add (marks, dup_mark (g_ptr_array_index (known, i)));
  for (guint i = changes->len; i > 0; i--)
    {
      g_autofree char *mark = dup_mark (g_ptr_array_index (changes, i - 1));

      if (g_hash_table_contains (marks, mark))
        g_ptr_array_remove_index (changes, i - 1);
    }
}

/**
 * gem_store_keep_followed_titles:
 * @db: a connection in a transaction that changed a feed
 * @feed: the feed
 * @error: return location for a #GemSqliteError
 *
 * Keeps what followed items are called now, for when they are gone.
 *
 * Returns: whether that is kept
 */
gboolean
gem_store_keep_followed_titles (GemSqlite *db, gint64 feed, GError **error)
{
  static const char sql[] =
      "UPDATE followed SET title = coalesce ((SELECT coalesce (i.title, substr (i.text, 1, 200))"
      " FROM item i WHERE i.feed = ?1 AND i.id = followed.id), title)"
      " WHERE feed = (SELECT url FROM feed WHERE id = ?1)";
  g_autoptr (GemStatement) update = gem_sqlite_prepare (db, sql, error);

  if (update == NULL)
    return FALSE;
  gem_statement_bind_int (update, 1, feed);
  return gem_statement_run (update, error);
}
