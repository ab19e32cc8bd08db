/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What the person has looked at: the revision of each feed. */

#include "store/gem-store-private.h"

static GVariant *
read_seen (GemSqlite *db, GError **error)
{
  g_autoptr (GemStatement) select =
      gem_sqlite_prepare (db, "SELECT url, coalesce (seen, 0) FROM feed", error);
  g_auto (GVariantBuilder) seen = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(sx)"));
  gboolean row;

  if (select == NULL)
    return NULL;
  while (gem_statement_step (select, &row, error))
    {
      if (!row)
        return g_variant_ref_sink (g_variant_builder_end (&seen));
      g_variant_builder_add (&seen, "(sx)", gem_statement_get_text (select, 0),
                             gem_statement_get_int (select, 1));
    }
  return NULL;
}

/* Says that something changed only where it did: whoever hears it may look again. */
static gboolean
write_seen (GemSqlite *db, gpointer data, GemStoreClock *changed, GError **error)
{
  static const char sql[] =
      "UPDATE feed SET seen = (SELECT max (rev) FROM revision WHERE revision.feed = feed.id)"
      " WHERE seen IS NOT (SELECT max (rev) FROM revision WHERE revision.feed = feed.id)";
  GVariant **before = data;

  *before = read_seen (db, error);
  if (*before == NULL || !gem_sqlite_exec (db, sql, error))
    return FALSE;
  if (gem_sqlite_changes (db) == 0)
    *changed = GEM_CLOCK_NONE;
  return TRUE;
}

static GVariant *
mark_seen (GemStore *self, GError **error)
{
  g_autoptr (GVariant) before = NULL;

  return gem_store_write (self, GEM_CLOCK_STORE, write_seen, &before, error)
             ? g_steal_pointer (&before)
             : NULL;
}

/**
 * gem_store_mark_seen:
 * @self: a store
 * @error: return location for a #GemStoreError or #GemSqliteError
 *
 * From now on, what is stored is what the person last looked at. Waits for the disk.
 *
 * Returns: whether that is kept
 */
gboolean
gem_store_mark_seen (GemStore *self, GError **error)
{
  g_autoptr (GVariant) before = NULL;

  g_return_val_if_fail (GEM_IS_STORE (self), FALSE);

  before = mark_seen (self, error);
  return before != NULL;
}

static gpointer
mark_in_thread (
    GemStore *self, const char *feed, const char *id, GCancellable *cancellable, GError **error)
{
  return mark_seen (self, error);
}

/**
 * gem_store_mark_seen_async:
 * @self: a store
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_store_mark_seen(), in a worker.
 */
void
gem_store_mark_seen_async (GemStore *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (GEM_IS_STORE (self));

  gem_store_read_async (self, NULL, NULL, mark_in_thread, (GDestroyNotify) g_variant_unref,
                        gem_store_mark_seen_async, NULL, callback, user_data);
}

/**
 * gem_store_mark_seen_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for the error of gem_store_mark_seen()
 *
 * Returns: (transfer full): what was seen before, for gem_store_restore_seen_async()
 */
GVariant *
gem_store_mark_seen_finish (GemStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
write_seen_again (GemSqlite *db, gpointer data, GemStoreClock *changed, GError **error)
{
  static const char sql[] = "UPDATE feed SET seen = ?2 WHERE url = ?1";
  GVariantIter iter;
  const char *url;
  gint64 rev;

  g_variant_iter_init (&iter, data);
  while (g_variant_iter_next (&iter, "(&sx)", &url, &rev))
    {
      g_autoptr (GemStatement) update = gem_sqlite_prepare (db, sql, error);

      if (update == NULL)
        return FALSE;
      gem_statement_bind_text (update, 1, url);
      gem_statement_bind_int (update, 2, rev);
      if (!gem_statement_run (update, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * gem_store_restore_seen:
 * @self: a store
 * @seen: what gem_store_mark_seen_finish() gave
 * @error: return location for a #GemStoreError or #GemSqliteError
 *
 * Takes gem_store_mark_seen() back. Waits for the disk.
 *
 * Returns: whether it is as before
 */
gboolean
gem_store_restore_seen (GemStore *self, GVariant *seen, GError **error)
{
  g_return_val_if_fail (GEM_IS_STORE (self) && seen != NULL, FALSE);

  return gem_store_write (self, GEM_CLOCK_STORE, write_seen_again, seen, error);
}

/**
 * gem_store_restore_seen_async:
 * @self: a store
 * @seen: what gem_store_mark_seen_finish() gave
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_store_restore_seen(), without waiting.
 */
void
gem_store_restore_seen_async (GemStore *self,
                              GVariant *seen,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task;

  g_return_if_fail (GEM_IS_STORE (self) && seen != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, gem_store_restore_seen_async);
  g_task_set_task_data (task, g_variant_ref (seen), (GDestroyNotify) g_variant_unref);
  gem_store_write_async (self, GEM_CLOCK_STORE, write_seen_again, task);
}

/**
 * gem_store_restore_seen_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for the error of gem_store_restore_seen()
 *
 * Returns: whether it is as before
 */
gboolean
gem_store_restore_seen_finish (GemStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
