/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Reading the agendas that are stored. */

#include "store/gem-store-private.h"

static void
add_item (GPtrArray *out, GemStatement *row)
{
  g_ptr_array_add (out, gem_store_read_item (row, 2, gem_statement_get_text (row, 0),
                                             gem_statement_get_text (row, 1)));
}

/**
 * gem_store_load_items:
 * @self: a store
 * @query: which items
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GemSqliteError
 *
 * Waits for the disk: for workers and the command line.
 *
 * Returns: (element-type GemItem) (transfer full): the items, by year, feed and the feed's order
 */
GPtrArray *
gem_store_load_items (GemStore *self,
                      const GemItemQuery *query,
                      GCancellable *cancellable,
                      GError **error)
{
  static const char sql[] =
      "WITH " GEM_NEWS_SQL
      " SELECT i.id, f.url, i.year, i.title, i.text, i.opgave, i.status, i.provinces, i.holder,"
      " i.partners, i.tags, i.begin, i.\"end\", i.section, i.url, i.published, i.modified,"
      " i.attachments" GEM_FILTERED_ITEMS_SQL
      " ORDER BY i.year, coalesce (f.place, f.id), i.feed, i.seq";
  g_autoptr (GPtrArray) out = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GemItemFilter) filter = { 0 };

  g_return_val_if_fail (GEM_IS_STORE (self) && query != NULL, NULL);

  gem_item_filter_init (&filter, query);
  if (!gem_store_query (self, sql, filter.parameters, GEM_ITEM_FILTER_N_PARAMETERS, add_item, out,
                        cancellable, error))
    return NULL;
  return g_steal_pointer (&out);
}

static void
return_array (GTask *task, GPtrArray *array, GError *error)
{
  if (array != NULL)
    g_task_return_pointer (task, array, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
items_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *items = gem_store_load_items (source, task_data, cancellable, &error);

  return_array (task, items, error);
}

/**
 * gem_store_load_items_async:
 * @self: a store
 * @query: which items; copied
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_store_load_items(), in a worker.
 */
void
gem_store_load_items_async (GemStore *self,
                            const GemItemQuery *query,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (GEM_IS_STORE (self) && query != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, gem_store_load_items_async);
  g_task_set_task_data (task, gem_item_query_copy (query), (GDestroyNotify) gem_item_query_free);
  g_task_run_in_thread (task, items_in_thread);
}

/**
 * gem_store_load_items_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for the error of gem_store_load_items()
 *
 * Returns: (element-type GemItem) (transfer full): the items
 */
GPtrArray *
gem_store_load_items_finish (GemStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
year_free (gpointer data)
{
  GemAgendaYear *year = data;

  g_free (year->title);
  g_free (year->adopted);
  g_free (year->summary);
  g_free (year);
}

static void
add_year (GPtrArray *out, GemStatement *row)
{
  GemAgendaYear *year = g_new0 (GemAgendaYear, 1);

  year->year = (int) gem_statement_get_int (row, 0);
  year->items = (int) gem_statement_get_int (row, 1);
  year->title = gem_statement_dup_text (row, 2);
  year->adopted = gem_statement_dup_text (row, 3);
  year->summary = gem_statement_dup_text (row, 4);
  g_ptr_array_add (out, year);
}

/**
 * gem_store_load_years:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GemSqliteError
 *
 * Waits for the disk: for workers and the command line.
 *
 * Returns: (element-type GemAgendaYear) (transfer full): the years that have items or are announced,
 * oldest first; where several feeds have a year, the words of the first
 */
GPtrArray *
gem_store_load_years (GemStore *self, GCancellable *cancellable, GError **error)
{
  static const char sql[] =
      "SELECT y.year, (SELECT count(*) FROM item WHERE item.year = y.year), a.title, a.adopted,"
      " a.summary FROM (SELECT DISTINCT year FROM item UNION SELECT year FROM agenda_year) y"
      " LEFT JOIN agenda_year a ON a.year = y.year"
      " AND a.feed = (SELECT min (feed) FROM agenda_year WHERE year = y.year) ORDER BY y.year";
  g_autoptr (GPtrArray) out = g_ptr_array_new_with_free_func (year_free);

  g_return_val_if_fail (GEM_IS_STORE (self), NULL);

  if (!gem_store_query (self, sql, NULL, 0, add_year, out, cancellable, error))
    return NULL;
  return g_steal_pointer (&out);
}

static void
years_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *years = gem_store_load_years (source, cancellable, &error);

  return_array (task, years, error);
}

/**
 * gem_store_load_years_async:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_store_load_years(), in a worker.
 */
void
gem_store_load_years_async (GemStore *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (GEM_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, gem_store_load_years_async);
  g_task_run_in_thread (task, years_in_thread);
}

/**
 * gem_store_load_years_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for the error of gem_store_load_years()
 *
 * Returns: (element-type GemAgendaYear) (transfer full): the years
 */
GPtrArray *
gem_store_load_years_finish (GemStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
