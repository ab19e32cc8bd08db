/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "store/gem-snapshot.h"

#include "store/gem-snapshot-private.h"

#include <glib/gi18n-lib.h>

/* Between two items of a feed that is stored for the first time: room for items that come between. */
#define SEQ_STEP 1024
#define SEQ_STEP_BETWEEN 16

/* Less syncing never harms a file in WAL: after a power cut the last issue may have to be fetched again,
 * which is no loss. What a person writes is synced in full, by connections of its own.
 * Of an item that is stored as it is, only its row is laid aside; of one that was recognised, not even its id. */
static const char create_sql[] =
    "PRAGMA synchronous = NORMAL; PRAGMA mmap_size = 0; PRAGMA temp_store = FILE;"
    " PRAGMA cache_size = -8000; PRAGMA temp.cache_size = -8000;"
    "CREATE TEMP TABLE staged (seq INTEGER PRIMARY KEY, id TEXT, row INTEGER, same INTEGER,"
    " moved INTEGER, digest, bytes, " GEM_ITEM_COLUMNS ");"
    "CREATE UNIQUE INDEX temp.staged_id ON staged (id) WHERE id IS NOT NULL;"
    "CREATE UNIQUE INDEX temp.staged_row ON staged (row) WHERE row IS NOT NULL";
static const char find_sql[] = "SELECT row, digest, seq FROM item WHERE feed = ? AND id = ?";
static const char stage_sql[] =
    "INSERT OR IGNORE INTO staged (seq, id, row, same, moved, digest, bytes, " GEM_ITEM_COLUMNS ")"
    " VALUES (?, ?, ?, 0, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
/* What it is recognised by has to be stored, wherever it stands. */
static const char stage_same_sql[] =
    "INSERT OR IGNORE INTO staged (seq, id, row, same, moved, digest, bytes)"
    " VALUES (?, ?, ?, 1, ?, ?, ?)";
static const char stage_known_sql[] =
    "INSERT OR IGNORE INTO staged (seq, row, same, moved, bytes) VALUES (?, ?, 1, ?, ?)";

static gboolean
look_up_feed (GemSnapshot *self, GError **error)
{
  g_autoptr (GemStatement) select = gem_sqlite_prepare (
      self->db,
      "SELECT id, (SELECT max (rev) FROM revision WHERE feed = feed.id) FROM feed WHERE url = ?",
      error);
  gboolean row;

  if (select == NULL)
    return FALSE;
  gem_statement_bind_text (select, 1, self->url);
  if (!gem_statement_step (select, &row, error))
    return FALSE;
  if (row)
    {
      self->feed = gem_statement_get_int (select, 0);
      self->rev = gem_statement_get_int (select, 1);
    }
  return TRUE;
}

/**
 * gem_snapshot_begin:
 * @store: a store that can be written
 * @url: the address of the feed
 * @error: return location for a #GemStoreError or #GemSqliteError
 *
 * Laying pages aside takes no lock: others read and write until the commit. For one worker.
 *
 * Returns: (transfer full): an empty snapshot
 */
GemSnapshot *
gem_snapshot_begin (GemStore *store, const char *url, GError **error)
{
  g_autoptr (GemSnapshot) self = NULL;
  g_autoptr (GemSqlite) db = NULL;

  g_return_val_if_fail (GEM_IS_STORE (store) && url != NULL, NULL);

  db = gem_store_open_writer (store, error);
  if (db == NULL)
    return NULL;
  self = g_new0 (GemSnapshot, 1);
  self->store = g_object_ref (store);
  self->db = g_steal_pointer (&db);
  self->url = g_strdup (url);
  /* One transaction for all of staging: it writes only to the temporary file. */
  if (!gem_sqlite_exec (self->db, create_sql, error) ||
      !gem_sqlite_exec (self->db, "SAVEPOINT staging", error) || !look_up_feed (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * gem_snapshot_discard:
 * @self: (transfer full): a snapshot, committed or not
 *
 * Forgets what was laid aside. What gem_snapshot_commit() committed stays.
 */
void
gem_snapshot_discard (GemSnapshot *self)
{
  g_return_if_fail (self != NULL);

  gem_sqlite_rollback (self->db);
  gem_sqlite_close (self->db);
  g_object_unref (self->store);
  g_free (self->url);
  g_free (self);
}

typedef struct
{
  gint64 row; /* 0 for none */
  gint64 seq;
  gboolean same;
} Stored;

static gboolean
find_stored (GemSnapshot *self, const char *id, const char *digest, Stored *stored, GError **error)
{
  g_autoptr (GemStatement) find = NULL;
  gboolean row;

  *stored = (Stored){ 0 };
  if (self->rev == 0)
    return TRUE;
  find = gem_sqlite_prepare (self->db, find_sql, error);
  if (find == NULL)
    return FALSE;
  gem_statement_bind_int (find, 1, self->feed);
  gem_statement_bind_text (find, 2, id);
  if (!gem_statement_step (find, &row, error))
    return FALSE;
  if (row)
    {
      stored->row = gem_statement_get_int (find, 0);
      stored->same = g_strcmp0 (gem_statement_get_text (find, 1), digest) == 0;
      stored->seq = gem_statement_get_int (find, 2);
    }
  return TRUE;
}

/* Items keep their place as long as it is behind that of the one before them: what comes between does
 * not move the rest. */
static gint64
next_seq (GemSnapshot *self, const Stored *stored)
{
  if (self->rev == 0)
    return self->seq + SEQ_STEP;
  return stored->row != 0 && stored->seq > self->seq ? stored->seq : self->seq + SEQ_STEP_BETWEEN;
}

static void
bind_row (GemStatement *insert, int index, const Stored *stored)
{
  if (stored->row != 0)
    gem_statement_bind_int (insert, index, stored->row);
}

static void
bind_bytes (GemStatement *insert, int index, const GemFeedDigest *bytes)
{
  if (bytes != NULL)
    gem_statement_bind_blob (insert, index, bytes->bytes, sizeof bytes->bytes);
}

static gboolean
stage_same (GemSnapshot *self,
            const GemItem *item,
            const GemItemColumns *columns,
            const GemFeedDigest *bytes,
            const Stored *stored,
            GError **error)
{
  g_autoptr (GemStatement) insert = gem_sqlite_prepare (self->db, stage_same_sql, error);

  if (insert == NULL)
    return FALSE;
  gem_statement_bind_int (insert, 1, self->seq);
  gem_statement_bind_static (insert, 2, item->id);
  bind_row (insert, 3, stored);
  gem_statement_bind_int (insert, 4, stored->seq != self->seq || bytes != NULL);
  gem_statement_bind_static (insert, 5, columns->digest);
  bind_bytes (insert, 6, bytes);
  return gem_statement_run (insert, error);
}

static gboolean
stage_new (GemSnapshot *self,
           const GemItem *item,
           const GemItemColumns *columns,
           const GemFeedDigest *bytes,
           const Stored *stored,
           GError **error)
{
  g_autoptr (GemStatement) insert = gem_sqlite_prepare (self->db, stage_sql, error);

  if (insert == NULL)
    return FALSE;
  gem_statement_bind_int (insert, 1, self->seq);
  gem_statement_bind_static (insert, 2, item->id);
  bind_row (insert, 3, stored);
  gem_statement_bind_static (insert, 4, columns->digest);
  bind_bytes (insert, 5, bytes);
  gem_item_columns_bind (columns, insert, 6);
  return gem_statement_run (insert, error);
}

/* Whether the row that was to be laid aside was, or its id or row came before. */
static void
count_item (GemSnapshot *self, gboolean *duplicate)
{
  *duplicate = gem_sqlite_changes (self->db) == 0;
  if (!*duplicate)
    self->items++;
}

/**
 * gem_snapshot_add_item:
 * @self: a snapshot
 * @item: an item
 * @bytes: (nullable): what it is recognised by the next time
 * @duplicate: (out): whether an item with its id came before; it is not laid aside then
 * @error: return location for a #GemSqliteError
 *
 * Lays an item aside, behind those that came before.
 *
 * Returns: whether there was no error
 */
gboolean
gem_snapshot_add_item (GemSnapshot *self,
                       const GemItem *item,
                       const GemFeedDigest *bytes,
                       gboolean *duplicate,
                       GError **error)
{
  g_auto (GemItemColumns) columns = { 0 };
  Stored stored;
  gboolean done;

  g_return_val_if_fail (self != NULL && item != NULL && duplicate != NULL, FALSE);

  gem_item_columns_init (&columns, item);
  if (!find_stored (self, item->id, columns.digest, &stored, error))
    return FALSE;
  self->seq = next_seq (self, &stored);
  done = stored.same ? stage_same (self, item, &columns, bytes, &stored, error)
                     : stage_new (self, item, &columns, bytes, &stored, error);
  if (done)
    count_item (self, duplicate);
  return done;
}

/**
 * gem_snapshot_refuse_race:
 * @error: return location for %GEM_SQLITE_ERROR_BUSY
 *
 * Says that another program was faster.
 *
 * Returns: %FALSE
 */
gboolean
gem_snapshot_refuse_race (GError **error)
{
  g_set_error_literal (error, GEM_SQLITE_ERROR, GEM_SQLITE_ERROR_BUSY,
                       _ ("another program synced this agenda at the same time"));
  return FALSE;
}

/**
 * gem_snapshot_add_known:
 * @self: a snapshot
 * @known: what is stored of the feed
 * @item: an item of it
 * @duplicate: (out): whether it came before; it is not laid aside then
 * @error: return location for a #GemSqliteError
 *
 * As gem_snapshot_add_item(), for one that was recognised: what is stored of it stays.
 *
 * Returns: whether there was no error
 */
gboolean
gem_snapshot_add_known (GemSnapshot *self,
                        const GemFeedKnown *known,
                        const GemFeedKnownItem *item,
                        gboolean *duplicate,
                        GError **error)
{
  g_autoptr (GemStatement) insert = NULL;
  const Stored stored = { item->row, item->seq, TRUE };

  g_return_val_if_fail (self != NULL && known != NULL && item != NULL && duplicate != NULL, FALSE);

  if (self->rev != gem_feed_known_get_revision (known))
    return gem_snapshot_refuse_race (error);
  insert = gem_sqlite_prepare (self->db, stage_known_sql, error);
  if (insert == NULL)
    return FALSE;
  self->seq = next_seq (self, &stored);
  gem_statement_bind_int (insert, 1, self->seq);
  bind_row (insert, 2, &stored);
  gem_statement_bind_int (insert, 3, stored.seq != self->seq);
  bind_bytes (insert, 4, &item->digest);
  if (!gem_statement_run (insert, error))
    return FALSE;
  count_item (self, duplicate);
  return TRUE;
}

/**
 * gem_snapshot_add_items:
 * @self: a snapshot
 * @items: (element-type GemItem): the items of one page
 * @duplicate: (out) (nullable) (transfer none): the first item whose id came before, in this page or
 *   an earlier one
 * @error: return location for a #GemSqliteError
 *
 * Lays items aside, one by one.
 *
 * Returns: whether all of them were
 */
gboolean
gem_snapshot_add_items (GemSnapshot *self,
                        GPtrArray *items,
                        const GemItem **duplicate,
                        GError **error)
{
  g_return_val_if_fail (self != NULL && items != NULL && duplicate != NULL, FALSE);

  *duplicate = NULL;
  for (guint i = 0; i < items->len; i++)
    {
      const GemItem *item = g_ptr_array_index (items, i);
      gboolean twice;

      if (!gem_snapshot_add_item (self, item, NULL, &twice, error))
        return FALSE;
      if (twice)
        {
          *duplicate = item;
          return FALSE;
        }
    }
  return TRUE;
}
