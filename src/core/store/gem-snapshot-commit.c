/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* How an issue that was laid aside becomes the agenda, in one transaction. */

#include "store/gem-snapshot-private.h"

/* From so many items on that are different, the log is some megabytes. */
#define MANY_CHANGES 1000
/* So many revisions of a feed are remembered. */
#define MAX_REVISIONS 60

static const char unmatch_sql[] = "UPDATE staged SET row = NULL WHERE id IS NOT NULL";
static const char match_known_sql[] =
    "UPDATE staged SET (row, same, moved) = (SELECT row, 1, i.seq <> staged.seq FROM item i"
    " WHERE i.row = staged.row AND i.feed = ?1 AND i.bytes = staged.bytes) WHERE id IS NULL";
static const char match_sql[] =
    "UPDATE staged SET (row, same, moved) = (SELECT row, i.digest = staged.digest, i.seq <> staged.seq"
    " OR staged.bytes IS NOT NULL FROM item i WHERE i.feed = ?1 AND i.id = staged.id)"
    " WHERE id IS NOT NULL";
/* Laid aside without their content, which is not stored any more. */
static const char lost_sql[] =
    "SELECT count (*) FROM staged WHERE year IS NULL AND (row IS NULL OR NOT same)";
static const char gone_sql[] = "INSERT INTO staged_gone SELECT row FROM item WHERE feed = ?1"
                               " AND NOT EXISTS (SELECT 1 FROM staged s WHERE s.row = item.row)";
/* "+feed": each item is found by its row. Going through all those of the feed instead, and sorting them by row, would
 * cost as much as the rest of a commit. */
static const char keep_removed_sql[] =
    "INSERT OR IGNORE INTO item_past (feed, id, rev, absent, seq, digest, " GEM_ITEM_COLUMNS ")"
    " SELECT feed, id, ?2, 0, seq, digest, " GEM_ITEM_COLUMNS " FROM item WHERE +feed = ?1"
    " AND row IN (SELECT row FROM staged_gone)";
static const char remove_sql[] =
    "DELETE FROM item WHERE +feed = ?1 AND row IN (SELECT row FROM staged_gone)";
static const char keep_changed_sql[] =
    "INSERT OR IGNORE INTO item_past (feed, id, rev, absent, seq, digest, " GEM_ITEM_COLUMNS ")"
    " SELECT feed, id, ?2, 0, seq, digest, " GEM_ITEM_COLUMNS " FROM item WHERE row IN"
    " (SELECT row FROM staged_changed) AND +feed = ?1";
static const char change_sql[] = "UPDATE item SET (seq, digest, bytes, " GEM_ITEM_COLUMNS
                                 ") = (SELECT seq, digest, bytes, " GEM_ITEM_COLUMNS
                                 " FROM staged_changed s WHERE s.row = item.row)"
                                 " WHERE row IN (SELECT row FROM staged_changed) AND +feed = ?1";
static const char order_sql[] =
    "UPDATE item SET (seq, bytes) = (SELECT s.seq, coalesce (s.bytes, item.bytes)"
    " FROM staged_moved s WHERE s.row = item.row)"
    " WHERE row IN (SELECT row FROM staged_moved) AND +feed = ?1";
static const char keep_absent_sql[] =
    "INSERT OR IGNORE INTO item_past (feed, id, rev, absent) SELECT ?1, id, ?2, 1 FROM staged"
    " WHERE row IS NULL";
static const char add_sql[] =
    "INSERT INTO item (feed, id, seq, digest, bytes, " GEM_ITEM_COLUMNS ")"
    " SELECT ?1, id, seq, digest, bytes, " GEM_ITEM_COLUMNS
    " FROM staged WHERE row IS NULL ORDER BY seq";
/* The index for search. An item whose words are the same is not indexed again; rows are in order, as FTS5 likes
 * them best. */
static const char words_sql[] =
    "CREATE TEMP TABLE staged_words AS SELECT row FROM item i JOIN staged_changed s USING (row) WHERE"
    " (i.title, i.text, i.holder, i.partners, i.tags) IS NOT"
    " (s.title, s.text, s.holder, s.partners, s.tags)";
static const char unindex_removed_sql[] =
    "INSERT INTO item_search (item_search, rowid, title, text, holder, partners, tags)"
    " SELECT 'delete', row, title, text, holder, partners, tags FROM item WHERE +feed = ?1"
    " AND row IN (SELECT row FROM staged_gone) ORDER BY row";
static const char unindex_changed_sql[] =
    "INSERT INTO item_search (item_search, rowid, title, text, holder, partners, tags)"
    " SELECT 'delete', row, title, text, holder, partners, tags FROM item WHERE +feed = ?1"
    " AND row IN (SELECT row FROM staged_words) ORDER BY row";
static const char index_changed_sql[] =
    "INSERT INTO item_search (rowid, title, text, holder, partners, tags)"
    " SELECT row, title, text, holder, partners, tags FROM item WHERE +feed = ?1"
    " AND row IN (SELECT row FROM staged_words) ORDER BY row";
static const char index_added_sql[] =
    "INSERT INTO item_search (rowid, title, text, holder, partners, tags)"
    " SELECT row, title, text, holder, partners, tags FROM item WHERE row > ?2 AND +feed = ?1 ORDER BY row";
static const char small_sql[] =
    "CREATE TEMP TABLE staged_changed AS SELECT * FROM staged WHERE row IS NOT NULL AND NOT same;"
    "CREATE UNIQUE INDEX temp.staged_changed_row ON staged_changed (row);"
    "CREATE TEMP TABLE staged_moved AS SELECT row, seq, bytes FROM staged WHERE moved AND same;"
    "CREATE UNIQUE INDEX temp.staged_moved_row ON staged_moved (row);"
    "CREATE TEMP TABLE staged_gone (row INTEGER PRIMARY KEY)";

static gboolean
run_for_feed (GemSqlite *db, const char *sql, gint64 feed, gint64 rev, int *changes, GError **error)
{
  g_autoptr (GemStatement) statement = gem_sqlite_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  gem_statement_bind_int (statement, 1, feed);
  if (rev != 0)
    gem_statement_bind_int (statement, 2, rev);
  if (!gem_statement_run (statement, error))
    return FALSE;
  if (changes != NULL)
    *changes = (int) gem_sqlite_changes (db);
  return TRUE;
}

static gboolean
find_feed (GemSnapshot *self, gint64 *feed, gint64 *issue, gint64 *rev, GError **error)
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

  select = gem_sqlite_prepare (self->db,
                               "SELECT id, issue, (SELECT max (rev) FROM revision WHERE"
                               " feed = feed.id) FROM feed WHERE url = ?",
                               error);
  if (select == NULL)
    return FALSE;
  gem_statement_bind_text (select, 1, self->url);
  if (!gem_statement_step (select, &row, error))
    return FALSE;
  *feed = gem_statement_get_int (select, 0);
  *issue = gem_statement_get_int (select, 1);
  *rev = gem_statement_get_int (select, 2);
  return TRUE;
}

static gboolean
write_years (GemSnapshot *self, gint64 feed, GPtrArray *years, GError **error)
{
  g_autoptr (GemStatement) insert = NULL;

  if (!run_for_feed (self->db, "DELETE FROM agenda_year WHERE feed = ?", feed, 0, NULL, error))
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
      " expired = ?7, items = ?8, synced_at = unixepoch (), tried_at = unixepoch (), fault = NULL,"
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
  gem_statement_bind_int (update, 8, self->items);
  return gem_statement_run (update, error);
}

/* Somebody else may have stored another issue since the first page was laid aside. */
static gboolean
match_again (GemSnapshot *self, gint64 feed, gint64 rev, GError **error)
{
  gint64 lost;

  if (feed == self->feed && rev == self->rev)
    return TRUE;
  if (!gem_sqlite_exec (self->db, unmatch_sql, error) ||
      !run_for_feed (self->db, match_known_sql, feed, 0, NULL, error) ||
      !run_for_feed (self->db, match_sql, feed, 0, NULL, error) ||
      !gem_sqlite_get_int (self->db, lost_sql, &lost, error))
    return FALSE;
  self->rev = rev;
  return lost == 0 || gem_snapshot_refuse_race (error);
}

static gboolean
add_revision (GemSnapshot *self, gint64 feed, gint64 issue, gint64 *rev, GError **error)
{
  g_autoptr (GemStatement) insert = gem_sqlite_prepare (
      self->db, "INSERT INTO revision (feed, issue, applied_at) VALUES (?, ?, unixepoch ())",
      error);

  if (insert == NULL)
    return FALSE;
  gem_statement_bind_int (insert, 1, feed);
  gem_statement_bind_int (insert, 2, issue);
  if (!gem_statement_run (insert, error))
    return FALSE;
  *rev = gem_sqlite_last_id (self->db);
  return TRUE;
}

static gboolean
forget_oldest (GemSnapshot *self, gint64 feed, GError **error)
{
  static const char revisions[] =
      "DELETE FROM revision WHERE feed = ?1 AND rev NOT IN"
      " (SELECT rev FROM revision WHERE feed = ?1 ORDER BY rev DESC LIMIT " G_STRINGIFY (
          MAX_REVISIONS) ")";
  static const char past[] = "DELETE FROM item_past WHERE feed = ?1"
                             " AND rev <= (SELECT min (rev) FROM revision WHERE feed = ?1)";

  return run_for_feed (self->db, revisions, feed, 0, NULL, error) &&
         run_for_feed (self->db, past, feed, 0, NULL, error);
}

static gboolean
index_added (GemSqlite *db, gint64 feed, gint64 last, GError **error)
{
  g_autoptr (GemStatement) statement = gem_sqlite_prepare (db, index_added_sql, error);

  if (statement == NULL)
    return FALSE;
  gem_statement_bind_int (statement, 1, feed);
  gem_statement_bind_int (statement, 2, last);
  return gem_statement_run (statement, error);
}

/* New items get rows behind all others. */
static gboolean
add_items (GemSnapshot *self, gint64 feed, int *added, GError **error)
{
  gint64 last;

  return gem_sqlite_get_int (self->db, "SELECT max (row) FROM item", &last, error) &&
         run_for_feed (self->db, add_sql, feed, 0, added, error) &&
         index_added (self->db, feed, last, error);
}

static gboolean
merge_first (
    GemSnapshot *self, gint64 feed, gint64 issue, GemSnapshotChanges *changes, GError **error)
{
  static const char seen_sql[] = "UPDATE feed SET seen = ?2 WHERE id = ?1";
  gint64 rev;

  return add_items (self, feed, &changes->added, error) &&
         add_revision (self, feed, issue, &rev, error) &&
         run_for_feed (self->db, seen_sql, feed, rev, NULL, error);
}

static gboolean
merge (GemSnapshot *self, gint64 feed, gint64 issue, GemSnapshotChanges *changes, GError **error)
{
  GemSqlite *db = self->db;
  gint64 rev;

  if (self->rev == 0)
    return merge_first (self, feed, issue, changes, error);
  return gem_sqlite_exec (db, small_sql, error) && gem_sqlite_exec (db, words_sql, error) &&
         run_for_feed (db, gone_sql, feed, 0, NULL, error) &&
         add_revision (self, feed, issue, &rev, error) &&
         run_for_feed (db, unindex_removed_sql, feed, 0, NULL, error) &&
         run_for_feed (db, unindex_changed_sql, feed, 0, NULL, error) &&
         run_for_feed (db, keep_removed_sql, feed, rev, NULL, error) &&
         run_for_feed (db, remove_sql, feed, 0, &changes->removed, error) &&
         run_for_feed (db, keep_changed_sql, feed, rev, NULL, error) &&
         run_for_feed (db, change_sql, feed, 0, &changes->changed, error) &&
         run_for_feed (db, index_changed_sql, feed, 0, NULL, error) &&
         run_for_feed (db, order_sql, feed, 0, NULL, error) &&
         run_for_feed (db, keep_absent_sql, feed, rev, NULL, error) &&
         add_items (self, feed, &changes->added, error) && forget_oldest (self, feed, error);
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
  GemClockTimes times;
  gint64 feed, issue, rev;
  gboolean done;

  g_return_val_if_fail (self != NULL && first_page != NULL && changes != NULL, FALSE);

  *rollback = FALSE;
  if (!gem_sqlite_exec (self->db, "RELEASE staging", error) || !gem_sqlite_begin (self->db, error))
    return FALSE;
  gem_sqlite_set_cancellable (self->db, cancellable);

  /* The issue is looked at inside the transaction: another program may have been faster. */
  done = find_feed (self, &feed, &issue, &rev, error);
  *rollback = done && first_page->issue < issue;
  done = done && !*rollback && match_again (self, feed, rev, error) &&
         merge (self, feed, first_page->issue, changes, error) &&
         write_years (self, feed, first_page->years, error) &&
         write_feed (self, feed, first_page, etag, last_modified, error) &&
         gem_store_keep_followed_titles (self->db, feed, error) &&
         gem_clock_advance (self->db, GEM_CLOCK_STORE, error) &&
         gem_clock_read (self->db, &times, error);
  gem_sqlite_set_cancellable (self->db, NULL);

  if (!done)
    {
      gem_sqlite_rollback (self->db);
      return FALSE;
    }
  changes->items = self->items;
  if (!gem_sqlite_commit (self->db, error))
    return FALSE;
  if (changes->added + changes->changed + changes->removed > MANY_CHANGES)
    gem_sqlite_trim (self->db);
  gem_store_tell (self->store, &times);
  return TRUE;
}
