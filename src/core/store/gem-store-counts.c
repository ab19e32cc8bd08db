/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* How many agenda items there are, by province, year, status and opgave. */

#include "store/gem-store-private.h"

/* Lists are parted and wrapped by this in the database. */
#define UNIT_SEPARATOR "\x1f"

static void
count_free (gpointer data)
{
  GemAgendaCount *count = data;

  g_free (count->province);
  g_free (count->status);
  g_free (count->opgave);
  g_free (count);
}

static void
add_count (GPtrArray *out, GemStatement *row, const char *province)
{
  GemAgendaCount *count = g_new0 (GemAgendaCount, 1);

  count->province = g_strdup (province);
  count->year = (int) gem_statement_get_int (row, 1);
  count->status = gem_statement_dup_text (row, 2);
  count->opgave = gem_statement_dup_text (row, 3);
  count->items = (guint) gem_statement_get_int (row, 4);
  g_ptr_array_add (out, count);
}

/* A row counts in each of its provinces; in none, for the whole country. */
static void
add_counts (GPtrArray *out, GemStatement *row)
{
  const char *list = gem_statement_get_text (row, 0);
  g_auto (GStrv) provinces = g_strsplit (list != NULL ? list : "", UNIT_SEPARATOR, -1);
  guint before = out->len;

  for (guint i = 0; provinces[i] != NULL; i++)
    if (*provinces[i] != '\0')
      add_count (out, row, provinces[i]);
  if (out->len == before)
    add_count (out, row, NULL);
}

/**
 * gem_store_load_counts:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GemSqliteError
 *
 * Waits for the disk: for workers and the command line.
 *
 * Returns: (element-type GemAgendaCount) (transfer full): the counts
 */
GPtrArray *
gem_store_load_counts (GemStore *self, GCancellable *cancellable, GError **error)
{
  static const char sql[] = "SELECT provinces, year, status, opgave, count(*) FROM item"
                            " GROUP BY provinces, year, status, opgave";
  g_autoptr (GPtrArray) out = g_ptr_array_new_with_free_func (count_free);

  g_return_val_if_fail (GEM_IS_STORE (self), NULL);

  if (!gem_store_query (self, sql, NULL, 0, add_counts, out, cancellable, error))
    return NULL;
  return g_steal_pointer (&out);
}

static void
counts_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *counts = gem_store_load_counts (source, cancellable, &error);

  if (counts != NULL)
    g_task_return_pointer (task, counts, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * gem_store_load_counts_async:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_store_load_counts(), in a worker.
 */
void
gem_store_load_counts_async (GemStore *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (GEM_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, gem_store_load_counts_async);
  g_task_run_in_thread (task, counts_in_thread);
}

/**
 * gem_store_load_counts_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for the error of gem_store_load_counts()
 *
 * Returns: (element-type GemAgendaCount) (transfer full): the counts
 */
GPtrArray *
gem_store_load_counts_finish (GemStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
