/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The issues of a feed that are remembered, and what one item said in each. */

#include "store/gem-store-private.h"

static void
version_free (gpointer data)
{
  GemItemVersion *version = data;

  g_clear_object (&version->item);
  g_free (version);
}

static void
add_version (GPtrArray *out, GemStatement *row)
{
  GemItemVersion *version = g_new0 (GemItemVersion, 1);

  version->issue = gem_statement_get_int (row, 0);
  version->applied_at = gem_statement_get_int (row, 1);
  if (gem_statement_get_int (row, 2) == 0)
    version->item = gem_store_read_item (row, 5, gem_statement_get_text (row, 3),
                                         gem_statement_get_text (row, 4));
  g_ptr_array_add (out, version);
}

/**
 * gem_store_load_history:
 * @self: a store
 * @feed: the address of a feed
 * @id: the id of an item
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GemSqliteError
 *
 * Waits for the disk: for workers and the command line.
 *
 * Returns: (element-type GemItemVersion) (transfer full): what the item said, newest first
 */
GPtrArray *
gem_store_load_history (
    GemStore *self, const char *feed, const char *id, GCancellable *cancellable, GError **error)
{
  /* What an item says holds from the revision at which the row before it ended; one
   * that is gone is absent from the end of its last row on. */
  static const char sql[] =
      "WITH f AS (SELECT id FROM feed WHERE url = ?1),"
      " v AS (SELECT p.rev AS until, p.* FROM item_past p WHERE p.feed = (SELECT id FROM f) AND p.id = ?2"
      " UNION ALL SELECT 9223372036854775807, feed, id, 0, 0, seq, digest, " GEM_ITEM_COLUMNS
      " FROM item WHERE feed = (SELECT id FROM f) AND id = ?2"
      " UNION ALL SELECT 9223372036854775807, id, ?2, 0, 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL,"
      " NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM f WHERE NOT EXISTS"
      " (SELECT 1 FROM item i WHERE i.feed = f.id AND i.id = ?2) AND EXISTS"
      " (SELECT 1 FROM item_past q WHERE q.feed = f.id AND q.id = ?2)),"
      " w AS (SELECT *, coalesce (lag (until) OVER (ORDER BY until), (SELECT min (rev) FROM revision"
      " WHERE revision.feed = (SELECT id FROM f))) AS since FROM v)"
      " SELECT r.issue, r.applied_at, w.absent, ?2, ?1, " GEM_ITEM_COLUMNS
      " FROM w JOIN revision r ON r.rev = w.since ORDER BY until DESC";
  g_autoptr (GPtrArray) out = g_ptr_array_new_with_free_func (version_free);
  const char *parameters[2] = { feed, id };

  g_return_val_if_fail (GEM_IS_STORE (self) && feed != NULL && id != NULL, NULL);

  if (!gem_store_query (self, sql, parameters, 2, add_version, out, cancellable, error))
    return NULL;
  /* That it was not there before it came is no news. */
  if (out->len > 0 && ((GemItemVersion *) g_ptr_array_index (out, out->len - 1))->item == NULL)
    g_ptr_array_set_size (out, (int) out->len - 1);
  return g_steal_pointer (&out);
}

/* ---- Issues ---- */

static void
add_issue (GPtrArray *out, GemStatement *row)
{
  GemIssue *issue = g_new0 (GemIssue, 1);

  issue->issue = gem_statement_get_int (row, 0);
  issue->applied_at = gem_statement_get_int (row, 1);
  issue->changes = (int) gem_statement_get_int (row, 2);
  issue->seen = gem_statement_get_int (row, 3) != 0;
  g_ptr_array_add (out, issue);
}

/**
 * gem_store_load_issues:
 * @self: a store
 * @feed: the address of a feed
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GemSqliteError
 *
 * Waits for the disk: for workers and the command line.
 *
 * Returns: (element-type GemIssue) (transfer full): the issues that are remembered, newest first
 */
GPtrArray *
gem_store_load_issues (GemStore *self, const char *feed, GCancellable *cancellable, GError **error)
{
  /* The issue that was stored first brought all its items; that is no change. */
  static const char sql[] =
      "WITH f AS (SELECT id, coalesce (seen, 0) AS seen FROM feed WHERE url = ?)"
      " SELECT r.issue, max (r.applied_at), (SELECT count (DISTINCT p.id) FROM item_past p"
      " WHERE p.feed = f.id AND p.rev IN (SELECT q.rev FROM revision q WHERE q.feed = f.id"
      " AND q.issue = r.issue)), max (r.rev) <= f.seen"
      " FROM f JOIN revision r ON r.feed = f.id GROUP BY r.issue ORDER BY r.issue DESC";
  g_autoptr (GPtrArray) out = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (GEM_IS_STORE (self) && feed != NULL, NULL);

  if (!gem_store_query (self, sql, &feed, 1, add_issue, out, cancellable, error))
    return NULL;
  return g_steal_pointer (&out);
}

static gpointer
read_issues (
    GemStore *self, const char *feed, const char *id, GCancellable *cancellable, GError **error)
{
  return gem_store_load_issues (self, feed, cancellable, error);
}

/**
 * gem_store_load_issues_async:
 * @self: a store
 * @feed: the address of a feed
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_store_load_issues(), in a worker.
 */
void
gem_store_load_issues_async (GemStore *self,
                             const char *feed,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (GEM_IS_STORE (self) && feed != NULL);

  gem_store_read_async (self, feed, NULL, read_issues, (GDestroyNotify) g_ptr_array_unref,
                        gem_store_load_issues_async, cancellable, callback, user_data);
}

/**
 * gem_store_load_issues_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for the error of gem_store_load_issues()
 *
 * Returns: (element-type GemIssue) (transfer full): the issues, newest first
 */
GPtrArray *
gem_store_load_issues_finish (GemStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
