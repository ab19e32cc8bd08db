/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The index for search says what the items say, whatever happens to them. */

#include "store/gem-snapshot.h"
#include "store/gem-store.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#define FEED "https://example.org/feed.json"
#define OTHER_FEED "https://example.org/other.json"

typedef struct
{
  char *directory;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->directory = g_dir_make_tmp ("gem-search-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->directory, "library.db", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->directory, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->directory, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->directory);
  g_free (fixture->directory);
  g_free (fixture->path);
}

/* Stores an issue of a feed: "id=text" parted by semicolons. */
static void
put (GemStore *store, const char *feed, gint64 issue, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, ";", -1);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) years = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GemSnapshot) snapshot = gem_snapshot_begin (store, feed, &error);
  GemFeedPage page = { .title = (char *) "F", .issue = issue, .years = years };
  GemSnapshotChanges changes = { 0 };
  const GemItem *duplicate;
  gboolean rollback;

  g_assert_no_error (error);
  for (guint i = 0; parts[i] != NULL && *parts[i] != '\0'; i++)
    {
      g_auto (GStrv) pair = g_strsplit (parts[i], "=", 2);
      GemItem *item = gem_item_new ();

      item->id = g_strdup (pair[0]);
      item->title = g_strdup ("Voorbeeld");
      item->text = g_strdup (pair[1]);
      item->year = 2020;
      g_ptr_array_add (items, item);
    }
  g_assert_true (gem_snapshot_add_items (snapshot, items, &duplicate, &error));
  g_assert_true (
      gem_snapshot_commit (snapshot, &page, NULL, NULL, NULL, &changes, &rollback, &error));
  g_assert_no_error (error);
}

static int
write_row (gpointer out, int n_columns, char **values, char **names)
{
  GString *text = out;

  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, values[0]);
  return 0;
}

/* What a statement says, one word a row. */
static char *
ask (Fixture *fixture, const char *sql)
{
  g_autoptr (GString) out = g_string_new (NULL);
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  if (sqlite3_exec (db, sql, write_row, out, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  sqlite3_close (db);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
assert_found (Fixture *fixture, const char *word, const char *ids)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM item_search JOIN item ON row ="
                                          " item_search.rowid WHERE item_search MATCH '%s'"
                                          " ORDER BY id",
                                          word);
  g_autofree char *found = ask (fixture, sql);

  g_assert_cmpstr (found, ==, ids);
}

/* With rank 1 the check also compares the index with the items themselves. */
static void
assert_sound (Fixture *fixture)
{
  g_autofree char *none =
      ask (fixture, "INSERT INTO item_search (item_search, rank) VALUES ('integrity-check', 1)");
  g_autofree char *whole = ask (fixture, "PRAGMA integrity_check");

  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (whole, ==, "ok");
}

static void
test_index_follows_the_issues (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemStore) store = gem_store_open (fixture->path);

  put (store, FEED, 1, "a=appel;b=peer;c=kers");
  assert_found (fixture, "peer", "b");
  put (store, FEED, 2, "d=druif;c=kers;b=pruim");
  assert_sound (fixture);
  assert_found (fixture, "appel OR peer", "");
  assert_found (fixture, "pruim OR kers OR druif", "b c d");
}

static void
test_index_forgets_a_feed_that_is_removed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemStore) store = gem_store_open (fixture->path);
  g_autoptr (GError) error = NULL;
  gboolean found;

  put (store, FEED, 1, "a=appel;b=peer");
  put (store, OTHER_FEED, 1, "c=peer");
  g_assert_true (gem_store_remove_feed (store, FEED, &found, &error));
  g_assert_true (found);
  assert_sound (fixture);
  assert_found (fixture, "appel", "");
  assert_found (fixture, "peer", "c");
}

static void
test_what_says_the_same_is_not_indexed_again (Fixture *fixture, gconstpointer data)
{
  static const char blocks[] = "SELECT count (*) FROM item_search_data";
  g_autoptr (GemStore) store = gem_store_open (fixture->path);
  g_autofree char *before = NULL, *after = NULL;

  put (store, FEED, 1, "a=appel;b=peer;c=kers");
  before = ask (fixture, blocks);
  put (store, FEED, 2, "c=kers;b=peer;a=appel");
  after = ask (fixture, blocks);
  g_assert_cmpstr (before, ==, after);
}

static void
test_accents_make_no_difference (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemStore) store = gem_store_open (fixture->path);

  put (store, FEED, 1, "a=coöperatie");
  assert_found (fixture, "cooperatie", "a");
}

/* Before the schema changed, the file was copied beside itself. */
static void
assert_backup (Fixture *fixture, int version)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->directory, 0, NULL);
  g_autofree char *copy = NULL, *found = NULL, *items = NULL, *expected = NULL;
  Fixture backup = { fixture->directory, NULL };
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "library.db.before-"))
      {
        g_assert_null (copy);
        copy = g_build_filename (fixture->directory, name, NULL);
      }
  g_assert_nonnull (copy);
  backup.path = copy;
  found = ask (&backup, "PRAGMA user_version");
  expected = g_strdup_printf ("%d", version);
  g_assert_cmpstr (found, ==, expected);
  items = ask (&backup, "SELECT count (*) FROM item");
  g_assert_cmpstr (items, ==, "2");
}

static void
test_older_files_open_with_all_they_have (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = g_strdup_printf ("version-%d.sql", GPOINTER_TO_INT (data));
  g_autofree char *path = g_build_filename (TEST_DATA, name, NULL);
  g_autofree char *sql = NULL, *none = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GemStore) store = NULL;
  g_autoptr (GPtrArray) feeds = NULL, items = NULL;
  GemItemQuery query = { 0 };

  g_file_get_contents (path, &sql, NULL, &error);
  g_assert_no_error (error);
  none = ask (fixture, sql);
  store = gem_store_open (fixture->path);
  g_assert_cmpstr (gem_store_get_trouble (store), ==, NULL);
  assert_backup (fixture, GPOINTER_TO_INT (data));
  items = gem_store_load_items (store, &query, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, 2);
  g_assert_cmpstr (((GemItem *) g_ptr_array_index (items, 1))->tags[0], ==, "stroom");
  feeds = gem_store_load_feeds (store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (((GemFeedState *) g_ptr_array_index (feeds, 0))->items, ==, 2);
  g_assert_cmpint (((GemFeedState *) g_ptr_array_index (feeds, 0))->issue, ==, 4);
  assert_sound (fixture);
  assert_found (fixture, "fietspad", "a");
  assert_found (fixture, "stroom", "b");
  put (store, FEED, 5, "a=Fietspad;c=Brug");
  assert_sound (fixture);
  assert_found (fixture, "energie", "");
  assert_found (fixture, "brug", "c");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, data, function)                                                                  \
  g_test_add ("/store/" name, Fixture, data, set_up, function, tear_down)
  ADD ("search-follows-the-issues", NULL, test_index_follows_the_issues);
  ADD ("search-forgets-a-removed-feed", NULL, test_index_forgets_a_feed_that_is_removed);
  ADD ("search-leaves-what-is-the-same", NULL, test_what_says_the_same_is_not_indexed_again);
  ADD ("search-without-accents", NULL, test_accents_make_no_difference);
  ADD ("opens-version-1", GINT_TO_POINTER (1), test_older_files_open_with_all_they_have);
  ADD ("opens-version-2", GINT_TO_POINTER (2), test_older_files_open_with_all_they_have);
  ADD ("opens-version-3", GINT_TO_POINTER (3), test_older_files_open_with_all_they_have);
  ADD ("opens-version-4", GINT_TO_POINTER (4), test_older_files_open_with_all_they_have);
  return g_test_run ();
}
