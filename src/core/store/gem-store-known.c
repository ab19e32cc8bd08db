/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What of a feed is recognised when it comes again as it was. */

#include "store/gem-snapshot.h"
#include "store/gem-store-private.h"

#include <string.h>

static void
read_known (GemStatement *row, GArray *items, gint64 *revision)
{
  GemFeedKnownItem item = { 0 };
  gsize length;
  gconstpointer bytes = gem_statement_get_blob (row, 0, &length);

  if (length != sizeof item.digest.bytes)
    return;
  memcpy (item.digest.bytes, bytes, length);
  item.row = gem_statement_get_int (row, 1);
  item.seq = gem_statement_get_int (row, 2);
  *revision = gem_statement_get_int (row, 3);
  g_array_append_val (items, item);
}

static GArray *
read_all (GemSqlite *db, const char *feed, gint64 *revision, GError **error)
{
  /* One statement, so that items and revision are of one moment. */
  static const char sql[] =
      "SELECT bytes, row, seq, (SELECT max (rev) FROM revision WHERE revision.feed = item.feed)"
      " FROM item INDEXED BY item_bytes WHERE feed = (SELECT id FROM feed WHERE url = ?)"
      " ORDER BY feed, seq";
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (GemFeedKnownItem));
  g_autoptr (GemStatement) select = gem_sqlite_prepare (db, sql, error);
  gboolean row;

  if (select == NULL)
    return NULL;
  gem_statement_bind_text (select, 1, feed);
  do
    {
      if (!gem_statement_step (select, &row, error))
        return NULL;
      if (row)
        read_known (select, items, revision);
    }
  while (row);
  return g_steal_pointer (&items);
}

/**
 * gem_store_load_known:
 * @self: a store
 * @feed: the address of a feed
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GemSqliteError
 *
 * Waits for the disk: for workers and the command line.
 *
 * Returns: (transfer full) (nullable): the items of the feed, as they are recognised; %NULL where there are none, or
 *   with @error set
 */
GemFeedKnown *
gem_store_load_known (GemStore *self, const char *feed, GCancellable *cancellable, GError **error)
{
  GemSqlite *db;
  GArray *items;
  gint64 revision = 0;

  g_return_val_if_fail (GEM_IS_STORE (self) && feed != NULL, NULL);

  if (!gem_store_take_reader (self, &db, cancellable, error) || db == NULL)
    return NULL;
  items = read_all (db, feed, &revision, error);
  gem_store_give_reader (self, db);
  if (items != NULL && items->len > 0)
    return gem_feed_known_new (items, revision);
  g_clear_pointer (&items, g_array_unref);
  return NULL;
}
