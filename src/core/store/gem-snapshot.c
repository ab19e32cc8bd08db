/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "store/gem-snapshot.h"

#include "store/gem-store-private.h"

#define UNIT_SEPARATOR "\x1f"

struct _GemSnapshot
{
  GemStore *store;
  GemSqlite *db;
  char *url;
  gint64 seq;
};

/* The columns that a feed decides, in one order everywhere. */
#define COLUMNS                                                                                    \
  "seq, digest, year, title, text, opgave, status, provinces, holder, partners, tags, begin, "     \
  "\"end\", section, url, published, modified"

static const char create_sql[] = "PRAGMA temp_store = FILE;"
                                 "CREATE TEMP TABLE staged (id TEXT PRIMARY KEY, " COLUMNS ")"
                                 " WITHOUT ROWID";
static const char stage_sql[] = "INSERT OR IGNORE INTO staged (id, " COLUMNS ")"
                                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
static const char remove_sql[] =
    "DELETE FROM item WHERE feed = ? AND id NOT IN (SELECT id FROM staged)";
static const char change_sql[] =
    "UPDATE item SET (" COLUMNS ") = (SELECT " COLUMNS " FROM staged s WHERE s.id = item.id)"
    " WHERE feed = ? AND digest <> (SELECT digest FROM staged s WHERE s.id = item.id)";
static const char order_sql[] =
    "UPDATE item SET seq = (SELECT seq FROM staged s WHERE s.id = item.id)"
    " WHERE feed = ? AND seq <> (SELECT seq FROM staged s WHERE s.id = item.id)";
static const char add_sql[] =
    "INSERT INTO item (feed, id, " COLUMNS ") SELECT ?1, id, " COLUMNS " FROM staged"
    " WHERE id NOT IN (SELECT id FROM item WHERE feed = ?1) ORDER BY seq";

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
  GemSnapshot *self;
  g_autoptr (GemSqlite) db = NULL;

  g_return_val_if_fail (GEM_IS_STORE (store) && url != NULL, NULL);

  db = gem_store_open_writer (store, error);
  /* One transaction for all of staging: it touches only the temporary file. */
  if (db == NULL || !gem_sqlite_exec (db, create_sql, error) ||
      !gem_sqlite_exec (db, "SAVEPOINT staging", error))
    return NULL;

  self = g_new0 (GemSnapshot, 1);
  self->store = g_object_ref (store);
  self->db = g_steal_pointer (&db);
  self->url = g_strdup (url);
  return self;
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

static char *
join_list (char **list)
{
  g_autofree char *joined = NULL;

  if (list == NULL || list[0] == NULL)
    return g_strdup ("");
  joined = g_strjoinv (UNIT_SEPARATOR, list);
  return g_strconcat (UNIT_SEPARATOR, joined, UNIT_SEPARATOR, NULL);
}

static char *
make_digest (const char *const *values, guint n_values)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);

  for (guint i = 0; i < n_values; i++)
    {
      /* The end of each text, and NULL apart from "". */
      if (values[i] != NULL)
        g_checksum_update (checksum, (const guchar *) values[i], (gssize) strlen (values[i]) + 1);
      else
        g_checksum_update (checksum, (const guchar *) "\x01", 1);
    }
  return g_strdup (g_checksum_get_string (checksum));
}

static gboolean
stage_item (GemStatement *insert, const GemItem *item, gint64 seq, GError **error)
{
  g_autofree char *provinces = join_list (item->provinces);
  g_autofree char *partners = join_list (item->partners);
  g_autofree char *tags = join_list (item->tags);
  g_autofree char *year = g_strdup_printf ("%d", item->year);
  const char *values[] = { year,         item->title,     item->text,    item->opgave,
                           item->status, provinces,       item->holder,  partners,
                           tags,         item->begin,     item->end,     item->section,
                           item->url,    item->published, item->modified };
  g_autofree char *digest = make_digest (values, G_N_ELEMENTS (values));

  gem_statement_bind_text (insert, 1, item->id);
  gem_statement_bind_int (insert, 2, seq);
  gem_statement_bind_text (insert, 3, digest);
  gem_statement_bind_int (insert, 4, item->year);
  for (guint i = 1; i < G_N_ELEMENTS (values); i++)
    gem_statement_bind_text (insert, (int) i + 4, values[i]);
  return gem_statement_run (insert, error);
}

/**
 * gem_snapshot_add_items:
 * @self: a snapshot
 * @items: (element-type GemItem): the items of one page
 * @duplicate: (out) (nullable) (transfer none): the first item whose id came before, in this page or
 *   an earlier one
 * @error: return location for a #GemSqliteError
 *
 * Lays the items of a page aside.
 *
 * Returns: whether all of them were
 */
gboolean
gem_snapshot_add_items (GemSnapshot *self,
                        GPtrArray *items,
                        const GemItem **duplicate,
                        GError **error)
{
  g_autoptr (GemStatement) insert = NULL;

  g_return_val_if_fail (self != NULL && items != NULL && duplicate != NULL, FALSE);

  *duplicate = NULL;
  insert = gem_sqlite_prepare (self->db, stage_sql, error);
  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      const GemItem *item = g_ptr_array_index (items, i);

      if (!stage_item (insert, item, ++self->seq, error))
        return FALSE;
      if (gem_sqlite_changes (self->db) == 0)
        {
          *duplicate = item;
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
run_for_feed (GemSqlite *db, const char *sql, gint64 feed, int *changes, GError **error)
{
  g_autoptr (GemStatement) statement = gem_sqlite_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  gem_statement_bind_int (statement, 1, feed);
  if (!gem_statement_run (statement, error))
    return FALSE;
  if (changes != NULL)
    *changes = (int) gem_sqlite_changes (db);
  return TRUE;
}

static gboolean
find_feed (GemSnapshot *self, gint64 *feed, gint64 *issue, GError **error)
{
  g_autoptr (GemStatement) insert =
      gem_sqlite_prepare (self->db, "INSERT OR IGNORE INTO feed (url) VALUES (?)", error);
  g_autoptr (GemStatement) select = NULL;
  gboolean row;

  if (insert == NULL)
    return FALSE;
  gem_statement_bind_text (insert, 1, self->url);
  if (!gem_statement_run (insert, error))
    return FALSE;

  select = gem_sqlite_prepare (self->db, "SELECT id, issue FROM feed WHERE url = ?", error);
  if (select == NULL)
    return FALSE;
  gem_statement_bind_text (select, 1, self->url);
  if (!gem_statement_step (select, &row, error))
    return FALSE;
  *feed = gem_statement_get_int (select, 0);
  *issue = gem_statement_get_int (select, 1);
  return TRUE;
}

static gboolean
write_years (GemSnapshot *self, gint64 feed, GPtrArray *years, GError **error)
{
  g_autoptr (GemStatement) insert = NULL;

  if (!run_for_feed (self->db, "DELETE FROM agenda_year WHERE feed = ?", feed, NULL, error))
    return FALSE;
  insert = gem_sqlite_prepare (self->db,
                               "INSERT OR REPLACE INTO agenda_year (feed, year, title, adopted,"
                               " summary) VALUES (?, ?, ?, ?, ?)",
                               error);
  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < years->len; i++)
    {
      const GemFeedYear *year = g_ptr_array_index (years, i);

      gem_statement_bind_int (insert, 1, feed);
      gem_statement_bind_int (insert, 2, year->year);
      gem_statement_bind_text (insert, 3, year->title);
      gem_statement_bind_text (insert, 4, year->adopted);
      gem_statement_bind_text (insert, 5, year->summary);
      if (!gem_statement_run (insert, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_feed (GemSnapshot *self,
            gint64 feed,
            const GemFeedPage *page,
            const char *etag,
            const char *last_modified,
            GError **error)
{
  static const char sql[] =
      "UPDATE feed SET title = ?2, home_page_url = ?3, issue = ?4, etag = ?5, last_modified = ?6,"
      " expired = ?7, synced_at = unixepoch (), tried_at = unixepoch (), fault = NULL,"
      " fault_message = NULL WHERE id = ?1";
  g_autoptr (GemStatement) update = gem_sqlite_prepare (self->db, sql, error);

  if (update == NULL)
    return FALSE;
  gem_statement_bind_int (update, 1, feed);
  gem_statement_bind_text (update, 2, page->title);
  gem_statement_bind_text (update, 3, page->home_page_url);
  gem_statement_bind_int (update, 4, page->issue);
  gem_statement_bind_text (update, 5, etag);
  gem_statement_bind_text (update, 6, last_modified);
  gem_statement_bind_int (update, 7, page->expired);
  return gem_statement_run (update, error);
}

static gboolean
merge (GemSnapshot *self, gint64 feed, GemSnapshotChanges *changes, GError **error)
{
  return run_for_feed (self->db, remove_sql, feed, &changes->removed, error) &&
         run_for_feed (self->db, change_sql, feed, &changes->changed, error) &&
         run_for_feed (self->db, order_sql, feed, NULL, error) &&
         run_for_feed (self->db, add_sql, feed, &changes->added, error);
}

/**
 * gem_snapshot_commit:
 * @self: a snapshot with all its items
 * @first_page: what the feed says of itself
 * @etag: (nullable): the validator of the first page, as received
 * @last_modified: (nullable): the validator of the first page, as received
 * @cancellable: (nullable): stops it as long as nothing is committed
 * @changes: (out): what is different now
 * @rollback: (out): whether it was refused because a newer issue is stored
 * @error: return location for a #GemSqliteError or %G_IO_ERROR_CANCELLED; not set for a rollback
 *
 * Puts the snapshot in the place of what the store had of this feed, in one transaction.
 *
 * Returns: whether it is there
 */
gboolean
gem_snapshot_commit (GemSnapshot *self,
                     const GemFeedPage *first_page,
                     const char *etag,
                     const char *last_modified,
                     GCancellable *cancellable,
                     GemSnapshotChanges *changes,
                     gboolean *rollback,
                     GError **error)
{
  gint64 feed, issue;
  gboolean done;

  g_return_val_if_fail (self != NULL && first_page != NULL && changes != NULL, FALSE);

  *rollback = FALSE;
  if (!gem_sqlite_exec (self->db, "RELEASE staging", error) || !gem_sqlite_begin (self->db, error))
    return FALSE;
  gem_sqlite_set_cancellable (self->db, cancellable);

  /* The issue is looked at inside the transaction: another program may have been faster. */
  done = find_feed (self, &feed, &issue, error);
  *rollback = done && first_page->issue < issue;
  done = done && !*rollback && merge (self, feed, changes, error) &&
         write_years (self, feed, first_page->years, error) &&
         write_feed (self, feed, first_page, etag, last_modified, error);
  gem_sqlite_set_cancellable (self->db, NULL);

  if (!done)
    {
      gem_sqlite_rollback (self->db);
      return FALSE;
    }
  changes->items = (int) self->seq;
  if (!gem_sqlite_commit (self->db, error))
    return FALSE;
  gem_store_emit_changed (self->store);
  return TRUE;
}
