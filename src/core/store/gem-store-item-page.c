/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* All that is shown of one item, in one answer. */

#include "store/gem-store-private.h"

/**
 * gem_item_page_free:
 * @page: (transfer full): a page
 */
void
gem_item_page_free (GemItemPage *page)
{
  g_return_if_fail (page != NULL);

  g_free (page->feed);
  g_free (page->feed_title);
  g_free (page->id);
  g_clear_object (&page->item);
  g_clear_pointer (&page->history, g_ptr_array_unref);
  g_clear_pointer (&page->change, gem_item_change_free);
  g_free (page);
}

/**
 * gem_item_page_get_last:
 * @page: a page
 *
 * Returns: (nullable) (transfer none): what the item says, or the last that it said; %NULL where nobody
 * remembers
 */
GemItem *
gem_item_page_get_last (const GemItemPage *page)
{
  g_return_val_if_fail (page != NULL, NULL);

  if (page->item != NULL)
    return page->item;
  for (guint i = 0; i < page->history->len; i++)
    {
      const GemItemVersion *version = g_ptr_array_index (page->history, i);

      if (version->item != NULL)
        return version->item;
    }
  return NULL;
}

/* The feed, its title, how many there are, whether the item is followed. */
static void
add_place (GPtrArray *out, GemStatement *row)
{
  GemItemPage *page = g_new0 (GemItemPage, 1);

  page->feed = gem_statement_dup_text (row, 0);
  page->feed_title = gem_statement_dup_text (row, 1);
  page->followed = gem_statement_get_int (row, 2) != 0;
  page->n_feeds = (int) gem_statement_get_int (row, 3);
  g_ptr_array_add (out, page);
}

/* Where no feed is named, the first that has the item now goes before one that had it. */
static GemItemPage *
load_place (
    GemStore *self, const char *feed, const char *id, GCancellable *cancellable, GError **error)
{
  static const char sql[] =
      "SELECT url, title, EXISTS (SELECT 1 FROM followed w WHERE w.feed = url AND w.id = ?2),"
      " (SELECT count (*) FROM feed)"
      " FROM feed f WHERE (?1 IS NULL OR url = ?1) AND"
      " (EXISTS (SELECT 1 FROM item i WHERE i.feed = f.id AND i.id = ?2)"
      " OR EXISTS (SELECT 1 FROM item_past p WHERE p.feed = f.id AND p.id = ?2))"
      " ORDER BY EXISTS (SELECT 1 FROM item i WHERE i.feed = f.id AND i.id = ?2) DESC,"
      " coalesce (place, f.id), f.id LIMIT 1";
  g_autoptr (GPtrArray) out = g_ptr_array_new_with_free_func ((GDestroyNotify) gem_item_page_free);
  const char *parameters[2] = { feed, id };

  if (!gem_store_query (self, sql, parameters, 2, add_place, out, cancellable, error))
    return NULL;
  return out->len > 0 ? g_ptr_array_steal_index (out, 0) : g_new0 (GemItemPage, 1);
}

/**
 * gem_store_load_item_page:
 * @self: a store
 * @feed: (nullable): the address of a feed; %NULL for whichever has the item
 * @id: the id of an item
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GemSqliteError
 *
 * Waits for the disk: for workers.
 *
 * Returns: (transfer full): the page, also of an item that is gone or that nobody knows
 */
GemItemPage *
gem_store_load_item_page (
    GemStore *self, const char *feed, const char *id, GCancellable *cancellable, GError **error)
{
  g_autoptr (GemItemPage) page = NULL;
  const GemItemVersion *newest;

  g_return_val_if_fail (GEM_IS_STORE (self) && id != NULL, NULL);

  page = load_place (self, feed, id, cancellable, error);
  if (page == NULL)
    return NULL;
  page->id = g_strdup (id);
  if (page->feed == NULL)
    {
      page->history = g_ptr_array_new ();
      return g_steal_pointer (&page);
    }
  page->history = gem_store_load_history (self, page->feed, id, cancellable, error);
  if (page->history == NULL ||
      !gem_store_load_item_change (self, page->feed, id, &page->change, cancellable, error))
    return NULL;
  newest = page->history->len > 0 ? g_ptr_array_index (page->history, 0) : NULL;
  if (newest != NULL && newest->item != NULL)
    page->item = g_object_ref (newest->item);
  return g_steal_pointer (&page);
}

static gpointer
read_page (
    GemStore *self, const char *feed, const char *id, GCancellable *cancellable, GError **error)
{
  return gem_store_load_item_page (self, feed, id, cancellable, error);
}

static void
free_page (gpointer data)
{
  gem_item_page_free (data);
}

/**
 * gem_store_load_item_page_async:
 * @self: a store
 * @feed: (nullable): the address of a feed; %NULL for whichever has the item
 * @id: the id of an item
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_store_load_item_page(), in a worker.
 */
void
gem_store_load_item_page_async (GemStore *self,
                                const char *feed,
                                const char *id,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_return_if_fail (GEM_IS_STORE (self) && id != NULL);

  gem_store_read_async (self, feed, id, read_page, free_page, gem_store_load_item_page_async,
                        cancellable, callback, user_data);
}

/**
 * gem_store_load_item_page_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for the error of gem_store_load_item_page()
 *
 * Returns: (transfer full): the page
 */
GemItemPage *
gem_store_load_item_page_finish (GemStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
