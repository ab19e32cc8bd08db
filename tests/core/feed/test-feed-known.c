/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Items that are recognised by their bytes. What is stored is spoilt behind the store's back: an item that is
 * recognised stays spoilt, and one that is read again is right again. */

#include "feed/gem-feed-reader.h"
#include "sqlite/gem-sqlite.h"
#include "store/gem-snapshot.h"

#include <glib/gstdio.h>

#define FEED "https://example.org/agenda/feed.json"
#define ITEM(id, title)                                                                            \
  "{\"id\": \"" id "\", \"title\": \"" title "\", \"_uitvoeringsagenda\": {\"jaar\": 2020}}"
#define A ITEM ("a", "Voorbeeld A")
#define B ITEM ("b", "Voorbeeld B")
#define C ITEM ("c", "Voorbeeld C")
#define SPOILT "Bedorven"

typedef struct
{
  char *directory;
  char *page;
  char *database;
  GemStore *store;
  int issue;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->directory = g_dir_make_tmp ("gem-known-XXXXXX", NULL);
  fixture->page = g_build_filename (fixture->directory, "feed.json", NULL);
  fixture->database = g_build_filename (fixture->directory, "library.db", NULL);
  fixture->store = gem_store_open (fixture->database);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };

  g_clear_object (&fixture->store);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (fixture->database, suffixes[i], NULL);

      g_unlink (path);
    }
  g_unlink (fixture->page);
  g_rmdir (fixture->directory);
  g_free (fixture->directory);
  g_free (fixture->page);
  g_free (fixture->database);
}

/* The next issue, with these items. */
static GemSyncResult *
sync_as (Fixture *fixture, const char *feed, const char *items)
{
  g_autofree char *page = g_strdup_printf (
      "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Voorbeeld\","
      " \"_uitvoeringsagenda\": {\"versie\": 1, \"uitgave\": %d}, \"items\": [%s]}",
      ++fixture->issue, items);

  g_assert_true (g_file_set_contents (fixture->page, page, -1, NULL));
  return gem_feed_reader_sync_file (fixture->store, fixture->page, feed, NULL);
}

static void
sync_items (Fixture *fixture, const char *items, int added, int changed, int removed)
{
  g_autoptr (GemSyncResult) result = sync_as (fixture, FEED, items);

  g_assert_cmpint (result->outcome, ==, GEM_SYNC_APPLIED);
  g_assert_cmpint (result->added, ==, added);
  g_assert_cmpint (result->changed, ==, changed);
  g_assert_cmpint (result->removed, ==, removed);
}

static void
run_sql (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GemSqlite) db = gem_sqlite_open (fixture->database, GEM_SQLITE_WRITE, &error);

  g_assert_no_error (error);
  gem_sqlite_exec (db, sql, &error);
  g_assert_no_error (error);
}

/* Also what tells a changed item, so that whoever reads it again puts it right. */
static void
spoil (Fixture *fixture)
{
  run_sql (fixture, "UPDATE item SET title = '" SPOILT "', digest = 'bedorven'");
}

/* The titles of a feed in its order. */
static void
assert_titles (Fixture *fixture, const char *feed, const char *expected)
{
  static const char sql[] = "SELECT group_concat (title, ', ') FROM (SELECT title FROM item"
                            " WHERE feed = (SELECT id FROM feed WHERE url = ?) ORDER BY seq)";
  g_autoptr (GemSqlite) db = gem_sqlite_open (fixture->database, GEM_SQLITE_READ, NULL);
  g_autoptr (GemStatement) select = gem_sqlite_prepare (db, sql, NULL);
  gboolean row;

  gem_statement_bind_text (select, 1, feed);
  g_assert_true (gem_statement_step (select, &row, NULL));
  g_assert_cmpstr (gem_statement_get_text (select, 0), ==, expected);
}

static void
test_same_bytes_are_not_read (Fixture *fixture, gconstpointer data)
{
  sync_items (fixture, A "," B, 2, 0, 0);
  spoil (fixture);
  sync_items (fixture, A ", " C ",\n" B, 1, 0, 0);
  assert_titles (fixture, FEED, SPOILT ", Voorbeeld C, " SPOILT);
}

static void
test_same_bytes_in_another_order (Fixture *fixture, gconstpointer data)
{
  sync_items (fixture, A "," B "," C, 3, 0, 0);
  run_sql (fixture, "UPDATE item SET title = 'Bedorven ' || id, digest = 'bedorven'");
  sync_items (fixture, C "," A "," B, 0, 0, 0);
  assert_titles (fixture, FEED, "Bedorven c, Bedorven a, Bedorven b");
}

/* Rules of another version may have made something else of it. */
static void
test_other_rules_read_all_again (Fixture *fixture, gconstpointer data)
{
  GemFeedDigest other;
  g_autoptr (GemSqlite) db = NULL;
  g_autoptr (GemStatement) update = NULL;

  gem_feed_digest_init (&other, A, sizeof A - 1, GEM_FEED_READING + 1);
  sync_items (fixture, A, 1, 0, 0);
  spoil (fixture);
  db = gem_sqlite_open (fixture->database, GEM_SQLITE_WRITE, NULL);
  update = gem_sqlite_prepare (db, "UPDATE item SET bytes = ?", NULL);
  gem_statement_bind_blob (update, 1, other.bytes, sizeof other.bytes);
  g_assert_true (gem_statement_run (update, NULL));
  sync_items (fixture, A, 0, 1, 0);
  assert_titles (fixture, FEED, "Voorbeeld A");
}

static void
test_bytes_of_another_feed_are_read (Fixture *fixture, gconstpointer data)
{
  static const char other[] = "https://example.org/other/feed.json";
  g_autoptr (GemSyncResult) first = sync_as (fixture, other, B);
  g_autoptr (GemSyncResult) result = NULL;

  sync_items (fixture, A, 1, 0, 0);
  spoil (fixture);
  result = sync_as (fixture, other, A "," B);
  g_assert_cmpint (first->added, ==, 1);
  g_assert_cmpint (result->added, ==, 1);
  assert_titles (fixture, other, "Voorbeeld A, " SPOILT);
  assert_titles (fixture, FEED, SPOILT);
}

static void
test_removed_item_comes_back (Fixture *fixture, gconstpointer data)
{
  sync_items (fixture, A "," B, 2, 0, 0);
  sync_items (fixture, A, 0, 0, 1);
  sync_items (fixture, A "," B, 1, 0, 0);
  assert_titles (fixture, FEED, "Voorbeeld A, Voorbeeld B");
}

static void
test_changed_item_changes_back (Fixture *fixture, gconstpointer data)
{
  sync_items (fixture, A "," B, 2, 0, 0);
  sync_items (fixture, ITEM ("a", "Anders") "," B, 0, 1, 0);
  assert_titles (fixture, FEED, "Anders, Voorbeeld B");
  sync_items (fixture, A "," B, 0, 1, 0);
  assert_titles (fixture, FEED, "Voorbeeld A, Voorbeeld B");
}

/* It says the same, and is recognised the next time as it is written now. */
static void
test_other_bytes_that_say_the_same (Fixture *fixture, gconstpointer data)
{
  static const char spaced[] = "{\"title\": \"Voorbeeld A\",  \"id\": \"a\","
                               " \"_uitvoeringsagenda\": {\"jaar\": 2020}}";

  sync_items (fixture, A, 1, 0, 0);
  sync_items (fixture, spaced, 0, 0, 0);
  spoil (fixture);
  sync_items (fixture, spaced, 0, 0, 0);
  assert_titles (fixture, FEED, SPOILT);
}

static void
test_known_item_that_comes_twice_is_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const cases[] = { A "," A, A "," ITEM ("a", "Anders"),
                                       ITEM ("a", "Anders") "," A };

  sync_items (fixture, A "," B, 2, 0, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GemSyncResult) result = sync_as (fixture, FEED, cases[i]);

      g_assert_cmpint (result->outcome, ==, GEM_SYNC_FAILED);
      g_assert_cmpint (result->fault->code, ==, GEM_FEED_FAULT_DUPLICATE);
      g_assert_cmpstr (result->fault->place, ==, "items[1].id");
      assert_titles (fixture, FEED, "Voorbeeld A, Voorbeeld B");
    }
}

static void
test_fault_beside_a_known_item_is_found (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemSyncResult) result = NULL;

  sync_items (fixture, A, 1, 0, 0);
  result = sync_as (fixture, FEED, A ", {\"id\": \"b\", \"title\": \"Zonder jaar\"}");
  g_assert_cmpint (result->outcome, ==, GEM_SYNC_FAILED);
  g_assert_cmpint (result->fault->code, ==, GEM_FEED_FAULT_MISSING);
  assert_titles (fixture, FEED, "Voorbeeld A");
}

static GemSnapshot *
stage_known (Fixture *fixture, const GemFeedKnown *known)
{
  GemSnapshot *snapshot = gem_snapshot_begin (fixture->store, FEED, NULL);
  GemFeedDigest digest;
  const GemFeedKnownItem *item;
  gboolean duplicate;

  gem_feed_digest_init (&digest, A, sizeof A - 1, GEM_FEED_READING);
  item = gem_feed_known_find (known, &digest);
  g_assert_nonnull (item);
  g_assert_true (gem_snapshot_add_known (snapshot, known, item, &duplicate, NULL));
  return snapshot;
}

static gboolean
commit (GemSnapshot *snapshot, GError **error)
{
  g_autoptr (GPtrArray) years = g_ptr_array_new ();
  GemFeedPage page = { .title = (char *) "Voorbeeld", .issue = 9, .years = years };
  GemSnapshotChanges changes = { 0 };
  gboolean rollback;

  return gem_snapshot_commit (snapshot, &page, NULL, NULL, NULL, &changes, &rollback, error);
}

static void
test_issue_in_between_that_keeps_it (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemFeedKnown) known = NULL;
  g_autoptr (GemSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;

  sync_items (fixture, A "," B, 2, 0, 0);
  known = gem_store_load_known (fixture->store, FEED, NULL, NULL);
  snapshot = stage_known (fixture, known);
  sync_items (fixture, C "," A, 1, 0, 1);
  commit (snapshot, &error);
  g_assert_no_error (error);
  assert_titles (fixture, FEED, "Voorbeeld A");
}

static void
test_issue_in_between_that_changes_it (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemFeedKnown) known = NULL;
  g_autoptr (GemSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;

  sync_items (fixture, A "," B, 2, 0, 0);
  known = gem_store_load_known (fixture->store, FEED, NULL, NULL);
  snapshot = stage_known (fixture, known);
  sync_items (fixture, ITEM ("a", "Anders"), 0, 1, 1);
  g_assert_false (commit (snapshot, &error));
  g_assert_error (error, GEM_SQLITE_ERROR, GEM_SQLITE_ERROR_BUSY);
  assert_titles (fixture, FEED, "Anders");
}

static void
test_what_was_known_of_another_issue (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemFeedKnown) known = NULL;
  g_autoptr (GemSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;
  const GemFeedKnownItem *item;
  GemFeedDigest digest;
  gboolean duplicate;

  sync_items (fixture, A, 1, 0, 0);
  known = gem_store_load_known (fixture->store, FEED, NULL, NULL);
  sync_items (fixture, ITEM ("a", "Anders"), 0, 1, 0);
  gem_feed_digest_init (&digest, A, sizeof A - 1, GEM_FEED_READING);
  item = gem_feed_known_find (known, &digest);
  snapshot = gem_snapshot_begin (fixture->store, FEED, NULL);
  g_assert_false (gem_snapshot_add_known (snapshot, known, item, &duplicate, &error));
  g_assert_error (error, GEM_SQLITE_ERROR, GEM_SQLITE_ERROR_BUSY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/feed-known/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("same-bytes-are-not-read", test_same_bytes_are_not_read);
  ADD ("same-bytes-in-another-order", test_same_bytes_in_another_order);
  ADD ("other-rules-read-all-again", test_other_rules_read_all_again);
  ADD ("bytes-of-another-feed-are-read", test_bytes_of_another_feed_are_read);
  ADD ("removed-item-comes-back", test_removed_item_comes_back);
  ADD ("changed-item-changes-back", test_changed_item_changes_back);
  ADD ("other-bytes-that-say-the-same", test_other_bytes_that_say_the_same);
  ADD ("known-item-that-comes-twice-is-refused", test_known_item_that_comes_twice_is_refused);
  ADD ("fault-beside-a-known-item-is-found", test_fault_beside_a_known_item_is_found);
  ADD ("issue-in-between-that-keeps-it", test_issue_in_between_that_keeps_it);
  ADD ("issue-in-between-that-changes-it", test_issue_in_between_that_changes_it);
  ADD ("what-was-known-of-another-issue", test_what_was_known_of_another_issue);
#undef ADD
  return g_test_run ();
}
