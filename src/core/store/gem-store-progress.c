/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* How many agenda items there are, by year, opgave and status. */

#include "store/gem-store-private.h"

static void
count_free (gpointer data)
{
  GemProgressCount *count = data;

  g_free (count->opgave);
  g_free (count->status);
  g_free (count);
}

static void
add_count (GPtrArray *out, GemStatement *row)
{
  GemProgressCount *count = g_new0 (GemProgressCount, 1);

  count->year = (int) gem_statement_get_int (row, 0);
  count->opgave = gem_statement_dup_text (row, 1);
  count->status = gem_statement_dup_text (row, 2);
  count->items = (guint) gem_statement_get_int (row, 3);
  g_ptr_array_add (out, count);
}

/**
 * gem_store_load_progress:
 * @self: a store
 * @query: which items
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GemSqliteError
 *
 * Waits for the disk: for workers and the command line.
 *
 * Returns: (element-type GemProgressCount) (transfer full): the counts, by year
 */
GPtrArray *
gem_store_load_progress (GemStore *self,
                         const GemProgressQuery *query,
                         GCancellable *cancellable,
                         GError **error)
{
  static const char sql[] =
      "SELECT i.year, i.opgave, i.status, count(*)"
      " FROM item i JOIN feed f ON f.id = i.feed"
      " WHERE (?1 IS NULL OR i.opgave = ?1)"
      " AND (?2 IS NULL OR i.status = ?2)"
      " AND (?3 IS NULL OR instr (i.provinces, char (31) || ?3 || char (31)) > 0)"
      " AND (?4 IS NULL OR i.holder = ?4)"
      " AND (?5 IS NULL OR f.url = ?5)"
      " GROUP BY i.year, i.opgave, i.status";
  g_autoptr (GPtrArray) out = g_ptr_array_new_with_free_func (count_free);
  const char *parameters[5];

  g_return_val_if_fail (GEM_IS_STORE (self) && query != NULL, NULL);

  parameters[0] = query->opgave;
  parameters[1] = query->status;
  parameters[2] = query->province;
  parameters[3] = query->holder;
  parameters[4] = query->feed;
  if (!gem_store_query (self, sql, parameters, G_N_ELEMENTS (parameters), add_count, out,
                        cancellable, error))
    return NULL;
  return g_steal_pointer (&out);
}

static GemProgressQuery *
query_copy (const GemProgressQuery *query)
{
  GemProgressQuery *copy = g_new0 (GemProgressQuery, 1);

  copy->opgave = g_strdup (query->opgave);
  copy->status = g_strdup (query->status);
  copy->province = g_strdup (query->province);
  copy->holder = g_strdup (query->holder);
  copy->feed = g_strdup (query->feed);
  return copy;
}

static void
query_free (gpointer data)
{
  GemProgressQuery *query = data;

  g_free ((char *) query->opgave);
  g_free ((char *) query->status);
  g_free ((char *) query->province);
  g_free ((char *) query->holder);
  g_free ((char *) query->feed);
  g_free (query);
}

static void
progress_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *counts = gem_store_load_progress (source, task_data, cancellable, &error);

  if (counts != NULL)
    g_task_return_pointer (task, counts, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * gem_store_load_progress_async:
 * @self: a store
 * @query: which items; copied
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_store_load_progress(), in a worker.
 */
void
gem_store_load_progress_async (GemStore *self,
                               const GemProgressQuery *query,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (GEM_IS_STORE (self) && query != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, gem_store_load_progress_async);
  g_task_set_task_data (task, query_copy (query), query_free);
  g_task_run_in_thread (task, progress_in_thread);
}

/**
 * gem_store_load_progress_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for the error of gem_store_load_progress()
 *
 * Returns: (element-type GemProgressCount) (transfer full): the counts
 */
GPtrArray *
gem_store_load_progress_finish (GemStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
