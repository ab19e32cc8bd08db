/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "store/gem-snapshot.h"
#include "store/gem-store.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#define FEED "https://example.org/feed.json"

typedef struct
{
  char *directory;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->directory = g_dir_make_tmp ("gem-store-XXXXXX", NULL);
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

static GemItem *
make_item (const char *id, const char *title)
{
  GemItem *item = gem_item_new ();

  item->id = g_strdup (id);
  item->title = g_strdup (title);
  item->year = 2020;
  item->status = g_strdup ("gepland");
  g_strfreev (item->provinces);
  item->provinces = g_strsplit ("NL-FR NL-ZE", " ", -1);
  return item;
}

/* Stores a snapshot: "id=title" words. Returns whether it was taken. */
static gboolean
put (GemStore *store,
     gint64 issue,
     const char *words,
     GemSnapshotChanges *changes,
     gboolean *rollback)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) years = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GemSnapshot) snapshot = gem_snapshot_begin (store, FEED, &error);
  GemFeedPage page = { .title = (char *) "F", .issue = issue, .years = years };
  const GemItem *duplicate;
  gboolean done;

  g_assert_no_error (error);
  for (guint i = 0; parts[i] != NULL && *parts[i] != '\0'; i++)
    {
      g_auto (GStrv) pair = g_strsplit (parts[i], "=", 2);

      g_ptr_array_add (items, make_item (pair[0], pair[1]));
    }
  g_assert_true (gem_snapshot_add_items (snapshot, items, &duplicate, &error));
  done = gem_snapshot_commit (snapshot, &page, "\"e\"", NULL, NULL, changes, rollback, &error);
  g_assert_no_error (error);
  return done;
}

static char *
titles (GemStore *store)
{
  GemItemQuery query = { 0 };
  g_autoptr (GPtrArray) items = gem_store_load_items (store, &query, NULL, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      GemItem *item = g_ptr_array_index (items, i);

      g_string_append_printf (text, "%s%s=%s", i > 0 ? " " : "", item->id, item->title);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_snapshot_replaces_the_one_before (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemStore) store = gem_store_open (fixture->path);
  GemSnapshotChanges changes = { 0 };
  gboolean rollback;
  g_autofree char *text = NULL;

  g_assert_null (gem_store_get_trouble (store));
  g_assert_true (put (store, 1, "a=A b=B c=C", &changes, &rollback));
  g_assert_cmpint (changes.added, ==, 3);
  g_assert_true (put (store, 2, "d=D c=C b=X", &changes, &rollback));
  g_assert_cmpint (changes.added, ==, 1);
  g_assert_cmpint (changes.changed, ==, 1);
  g_assert_cmpint (changes.removed, ==, 1);
  g_assert_cmpint (changes.items, ==, 3);
  text = titles (store);
  g_assert_cmpstr (text, ==, "d=D c=C b=X");
}

static void
test_same_issue_is_applied_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemStore) store = gem_store_open (fixture->path);
  GemSnapshotChanges changes = { 0 };
  gboolean rollback;

  g_assert_true (put (store, 2, "a=A", &changes, &rollback));
  g_assert_true (put (store, 2, "a=B", &changes, &rollback));
  g_assert_cmpint (changes.changed, ==, 1);
  g_assert_true (put (store, 2, "a=B", &changes, &rollback));
  g_assert_cmpint (changes.added + changes.changed + changes.removed, ==, 0);
}

static void
test_rollback_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemStore) store = gem_store_open (fixture->path);
  GemSnapshotChanges changes = { 0 };
  gboolean rollback;
  g_autofree char *text = NULL;

  g_assert_true (put (store, 5, "a=A", &changes, &rollback));
  g_assert_false (put (store, 4, "a=B", &changes, &rollback));
  g_assert_true (rollback);
  text = titles (store);
  g_assert_cmpstr (text, ==, "a=A");
}

static void
test_discarded_snapshot_leaves_no_trace (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemStore) store = gem_store_open (fixture->path);
  GemSnapshotChanges changes = { 0 };
  gboolean rollback;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *text = NULL;
  GemSnapshot *snapshot;
  const GemItem *duplicate;

  put (store, 1, "a=A", &changes, &rollback);
  snapshot = gem_snapshot_begin (store, FEED, NULL);
  g_ptr_array_add (items, make_item ("x", "X"));
  g_assert_true (gem_snapshot_add_items (snapshot, items, &duplicate, NULL));
  gem_snapshot_discard (snapshot);
  text = titles (store);
  g_assert_cmpstr (text, ==, "a=A");
}

static void
test_id_that_comes_twice_is_named (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemStore) store = gem_store_open (fixture->path);
  g_autoptr (GemSnapshot) snapshot = gem_snapshot_begin (store, FEED, NULL);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  const GemItem *duplicate;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (items, make_item ("x", "1"));
  g_assert_true (gem_snapshot_add_items (snapshot, items, &duplicate, &error));
  g_assert_false (gem_snapshot_add_items (snapshot, items, &duplicate, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (duplicate->id, ==, "x");
}

static void
test_cancelled_commit_leaves_all_as_it_was (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemStore) store = gem_store_open (fixture->path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) years = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GemFeedPage page = { .title = (char *) "F", .issue = 2, .years = years };
  GemSnapshotChanges changes = { 0 };
  gboolean rollback;
  GemSnapshot *snapshot;
  const GemItem *duplicate;

  put (store, 1, "a=A", &changes, &rollback);
  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *id = g_strdup_printf ("n%u", i);

      g_ptr_array_add (items, make_item (id, "N"));
    }
  snapshot = gem_snapshot_begin (store, FEED, NULL);
  g_assert_true (gem_snapshot_add_items (snapshot, items, &duplicate, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (
      gem_snapshot_commit (snapshot, &page, NULL, NULL, cancellable, &changes, &rollback, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  gem_snapshot_discard (snapshot);
  text = titles (store);
  g_assert_cmpstr (text, ==, "a=A");
}

static void
test_queries_filter (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemStore) store = gem_store_open (fixture->path);
  GemSnapshotChanges changes = { 0 };
  gboolean rollback;
  static const struct
  {
    GemItemQuery query;
    guint found;
  } cases[] = {
    { { 0 }, 2 },
    { { .year = 2020 }, 2 },
    { { .year = 2021 }, 0 },
    { { .province = "NL-ZE" }, 2 },
    { { .province = "NL-F" }, 0 },
    { { .status = "gepland" }, 2 },
    { { .status = "klaar" }, 0 },
    { { .id = "a" }, 1 },
    { { .feed = "https://example.org/other" }, 0 },
    { { .opgave = "' OR 1=1 --" }, 0 },
  };

  put (store, 1, "a=A b=B", &changes, &rollback);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) items = gem_store_load_items (store, &cases[i].query, NULL, NULL);

      g_assert_cmpuint (items->len, ==, cases[i].found);
    }
}

static void
test_everything_is_there_after_a_restart (Fixture *fixture, gconstpointer data)
{
  GemSnapshotChanges changes = { 0 };
  gboolean rollback;
  GemStore *store = gem_store_open (fixture->path);
  g_autoptr (GPtrArray) feeds = NULL;
  g_autoptr (GPtrArray) years = NULL;
  g_autofree char *text = NULL;
  const GemFeedState *state;

  put (store, 3, "a=A", &changes, &rollback);
  g_object_unref (store);
  store = gem_store_open (fixture->path);
  text = titles (store);
  feeds = gem_store_load_feeds (store, NULL, NULL);
  years = gem_store_load_years (store, NULL, NULL);
  state = g_ptr_array_index (feeds, 0);
  g_assert_cmpstr (text, ==, "a=A");
  g_assert_cmpstr (state->url, ==, FEED);
  g_assert_cmpint (state->issue, ==, 3);
  g_assert_cmpstr (state->etag, ==, "\"e\"");
  g_assert_cmpuint (years->len, ==, 1);
  g_object_unref (store);
}

static void
test_feeds_come_and_go (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemStore) store = gem_store_open (fixture->path);
  g_autoptr (GemFeedFault) fault =
      gem_feed_fault_new (GEM_FEED_FAULT_NETWORK, 0, NULL, "%s", "geen net");
  g_autoptr (GPtrArray) feeds = NULL;
  g_autofree char *text = NULL;
  GemSnapshotChanges changes = { 0 };
  gboolean rollback, found;

  g_assert_true (gem_store_add_feed (store, FEED, NULL));
  g_assert_true (gem_store_add_feed (store, FEED, NULL));
  put (store, 1, "a=A", &changes, &rollback);
  g_assert_true (gem_store_note_fault (store, FEED, fault, NULL));
  feeds = gem_store_load_feeds (store, NULL, NULL);
  g_assert_cmpuint (feeds->len, ==, 1);
  g_assert_cmpstr (((GemFeedState *) g_ptr_array_index (feeds, 0))->fault, ==, "network");
  g_assert_true (gem_store_remove_feed (store, FEED, &found, NULL));
  g_assert_true (found);
  text = titles (store);
  g_assert_cmpstr (text, ==, "");
  g_assert_true (gem_store_remove_feed (store, FEED, &found, NULL));
  g_assert_false (found);
}

static guint
count_files (const char *directory, const char *with)
{
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name;
  guint count = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    count += strstr (name, with) != NULL;
  return count;
}

static void
test_damaged_file_is_moved_aside (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemStore) store = NULL;
  GemSnapshotChanges changes = { 0 };
  gboolean rollback;

  g_file_set_contents (fixture->path, "this is no database, but it is somebody's file", -1, NULL);
  store = gem_store_open (fixture->path);
  g_assert_nonnull (strstr (gem_store_get_trouble (store), fixture->path));
  g_assert_true (gem_store_can_write (store));
  g_assert_cmpuint (count_files (fixture->directory, ".damaged-"), ==, 1);
  g_assert_true (put (store, 1, "a=A", &changes, &rollback));
}

static void
test_damage_inside_is_found (Fixture *fixture, gconstpointer data)
{
  GemStore *store = gem_store_open (fixture->path);
  GemSnapshotChanges changes = { 0 };
  gboolean rollback;
  g_autofree char *contents = NULL;
  gsize length;

  put (store, 1, "a=A b=B c=C", &changes, &rollback);
  g_object_unref (store);
  g_file_get_contents (fixture->path, &contents, &length, NULL);
  memset (contents + length / 2, 0xa5, length / 3);
  g_file_set_contents (fixture->path, contents, (gssize) length, NULL);
  store = gem_store_open (fixture->path);
  g_assert_nonnull (gem_store_get_trouble (store));
  g_assert_cmpuint (count_files (fixture->directory, ".damaged-"), >=, 1);
  g_object_unref (store);
}

static void
test_place_that_can_not_be_written_is_said (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GemStore) store = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  GemItemQuery query = { 0 };

  g_file_set_contents (fixture->path, "", 0, NULL);
  path = g_build_filename (fixture->path, "below-a-file", "library.db", NULL);
  store = gem_store_open (path);
  g_assert_nonnull (strstr (gem_store_get_trouble (store), path));
  g_assert_false (gem_store_can_write (store));
  items = gem_store_load_items (store, &query, NULL, NULL);
  g_assert_cmpuint (items->len, ==, 0);
  g_assert_false (gem_store_add_feed (store, FEED, &error));
  g_assert_error (error, GEM_STORE_ERROR, GEM_STORE_ERROR_NO_DATABASE);
}

static void
test_newer_file_is_left_alone (Fixture *fixture, gconstpointer data)
{
  sqlite3 *db;
  g_autoptr (GemStore) store = NULL;

  sqlite3_open (fixture->path, &db);
  sqlite3_exec (db, "CREATE TABLE future (x); PRAGMA user_version = 900", NULL, NULL, NULL);
  sqlite3_close (db);
  store = gem_store_open (fixture->path);
  g_assert_nonnull (strstr (gem_store_get_trouble (store), "newer version"));
  g_assert_false (gem_store_can_write (store));
  g_assert_false (gem_store_can_read (store));
  g_assert_cmpuint (count_files (fixture->directory, ".damaged-"), ==, 0);
}

/* "+id", "~id old>new" and "-id" for each change. */
static char *
describe_changes (GemStore *store, gint64 since, gint64 until)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) changes = gem_store_load_changes (store, FEED, since, until, NULL, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < changes->len; i++)
    {
      const GemItemChange *change = g_ptr_array_index (changes, i);

      if (change->kind == GEM_ITEM_ADDED)
        g_string_append_printf (text, "+%s ", change->after->id);
      else if (change->kind == GEM_ITEM_REMOVED)
        g_string_append_printf (text, "-%s ", change->before->id);
      else
        g_string_append_printf (text, "~%s %s>%s ", change->before->id, change->before->title,
                                change->after->title);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_changes_between_any_two_issues (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    gint64 since, until;
    const char *changes;
  } cases[] = {
    { 0, 0, "+b +c +e " },
    { 3, 0, "-a ~b B>B2 +e " },
    { 4, 0, "~b B>B2 -d +e " },
    { 5, 0, "" },
    { 9, 0, "" },
    { 3, 4, "-a +d " },
    { 4, 5, "~b B>B2 -d +e " },
    { 2, 3, "+a +b +c " },
    { GEM_SINCE_LAST_VISIT, 0, "~b B>B2 -d +e " },
  };
  g_autoptr (GemStore) store = gem_store_open (fixture->path);
  GemSnapshotChanges changes = { 0 };
  gboolean rollback;

  g_assert_true (put (store, 3, "a=A b=B c=C", &changes, &rollback));
  g_assert_true (put (store, 4, "b=B c=C d=D", &changes, &rollback));
  g_assert_true (gem_store_mark_seen (store, NULL));
  g_assert_true (put (store, 5, "e=E b=B1 c=C d=D", &changes, &rollback));
  /* A correction of the same issue, with the items in another order. */
  g_assert_true (put (store, 5, "c=C e=E b=B2", &changes, &rollback));
  g_assert_cmpint (changes.added, ==, 0);
  g_assert_cmpint (changes.changed, ==, 1);
  g_assert_cmpint (changes.removed, ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = describe_changes (store, cases[i].since, cases[i].until);

      g_test_message ("%d to %d", (int) cases[i].since, (int) cases[i].until);
      g_assert_cmpstr (text, ==, cases[i].changes);
    }
}

static void
test_history_of_an_item (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    gint64 issue;
    const char *title;
  } expected[] = { { 7, "B3" }, { 6, NULL }, { 5, "B2" }, { 3, "B" } };
  g_autoptr (GemStore) store = gem_store_open (fixture->path);
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;
  GemSnapshotChanges changes = { 0 };
  gboolean rollback;

  g_assert_true (put (store, 3, "a=A b=B", &changes, &rollback));
  g_assert_true (put (store, 4, "a=A2 b=B", &changes, &rollback));
  g_assert_true (put (store, 5, "a=A2 b=B2", &changes, &rollback));
  g_assert_true (put (store, 6, "a=A2", &changes, &rollback));
  g_assert_true (put (store, 7, "a=A2 b=B3", &changes, &rollback));
  history = gem_store_load_history (store, FEED, "b", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < history->len; i++)
    {
      const GemItemVersion *version = g_ptr_array_index (history, i);

      g_assert_cmpint (version->issue, ==, expected[i].issue);
      g_assert_cmpstr (version->item != NULL ? version->item->title : NULL, ==, expected[i].title);
    }
}

static void
test_followed_outlives_its_item (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemStore) store = gem_store_open (fixture->path);
  g_autoptr (GPtrArray) there = NULL;
  g_autoptr (GPtrArray) gone = NULL;
  g_autoptr (GPtrArray) without_feed = NULL;
  const GemFollowed *followed;
  GemSnapshotChanges changes = { 0 };
  gboolean rollback, found;

  put (store, 3, "a=A b=B", &changes, &rollback);
  g_assert_true (gem_store_set_followed (store, FEED, "b", "B", TRUE, NULL));
  put (store, 4, "a=A b=B2", &changes, &rollback);
  there = gem_store_load_followed (store, NULL, NULL);
  g_assert_cmpuint (there->len, ==, 1);
  g_assert_true (((GemFollowed *) g_ptr_array_index (there, 0))->there);
  put (store, 5, "a=A", &changes, &rollback);
  gone = gem_store_load_followed (store, NULL, NULL);
  followed = g_ptr_array_index (gone, 0);
  g_assert_false (followed->there);
  g_assert_cmpstr (followed->title, ==, "B2");
  g_assert_true (gem_store_remove_feed (store, FEED, &found, NULL));
  without_feed = gem_store_load_followed (store, NULL, NULL);
  g_assert_cmpuint (without_feed->len, ==, 1);
  followed = g_ptr_array_index (without_feed, 0);
  g_assert_cmpstr (followed->title, ==, "B2");
}

static void
test_followed_no_more (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemStore) store = gem_store_open (fixture->path);
  g_autoptr (GPtrArray) followed = NULL;

  g_assert_true (gem_store_set_followed (store, FEED, "b", "B", TRUE, NULL));
  g_assert_true (gem_store_set_followed (store, FEED, "b", "B", FALSE, NULL));
  followed = gem_store_load_followed (store, NULL, NULL);
  g_assert_cmpuint (followed->len, ==, 0);
}

static void
test_changes_of_what_is_followed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemStore) store = gem_store_open (fixture->path);
  g_autoptr (GPtrArray) found = NULL;
  const GemItemChange *change;
  GemSnapshotChanges changes = { 0 };
  gboolean rollback;

  put (store, 3, "a=A b=B c=C d=D", &changes, &rollback);
  g_assert_true (gem_store_set_followed (store, FEED, "b", "B", TRUE, NULL));
  g_assert_true (gem_store_set_followed (store, FEED, "c", "C", TRUE, NULL));
  g_assert_true (gem_store_set_followed (store, FEED, "d", "D", TRUE, NULL));
  put (store, 4, "a=A2 b=B2 c=C", &changes, &rollback);
  found = gem_store_load_followed_changes (store, NULL, NULL, NULL);
  g_assert_cmpuint (found->len, ==, 2);
  change = g_ptr_array_index (found, 0);
  g_assert_cmpstr (change->after->title, ==, "B2");
  change = g_ptr_array_index (found, 1);
  g_assert_cmpint (change->kind, ==, GEM_ITEM_REMOVED);
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **place = data;

  *place = g_object_ref (result);
}

/* What a worker finds of one feed. */
static GPtrArray *
load_followed_changes_in_worker (GemStore *store, const char *feed)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *found;

  gem_store_load_followed_changes_async (store, feed, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  found = gem_store_load_followed_changes_finish (store, result, &error);
  g_assert_no_error (error);
  return found;
}

static void
test_followed_changes_in_worker (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemStore) store = gem_store_open (fixture->path);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) other = NULL;
  GemSnapshotChanges changes = { 0 };
  gboolean rollback;

  put (store, 3, "a=A b=B", &changes, &rollback);
  g_assert_true (gem_store_set_followed (store, FEED, "b", "B", TRUE, NULL));
  put (store, 4, "a=A2 b=B2", &changes, &rollback);
  found = load_followed_changes_in_worker (store, FEED);
  g_assert_cmpuint (found->len, ==, 1);
  other = load_followed_changes_in_worker (store, "https://example.org/other.json");
  g_assert_cmpuint (other->len, ==, 0);
}

static void
test_only_new_changes_are_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemStore) store = gem_store_open (fixture->path);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  const GemItemChange *change;
  GemSnapshotChanges changes = { 0 };
  gboolean rollback;

  put (store, 3, "a=A b=B c=C", &changes, &rollback);
  g_assert_true (gem_store_set_followed (store, FEED, "a", "A", TRUE, NULL));
  g_assert_true (gem_store_set_followed (store, FEED, "b", "B", TRUE, NULL));
  g_assert_true (gem_store_set_followed (store, FEED, "c", "C", TRUE, NULL));
  put (store, 4, "a=A2 b=B2", &changes, &rollback);
  before = gem_store_load_followed_changes (store, NULL, NULL, NULL);
  g_assert_cmpuint (before->len, ==, 3);
  /* The first is as it was, the second changed once more, and the third is still gone. */
  put (store, 5, "a=A2 b=B3", &changes, &rollback);
  after = gem_store_load_followed_changes (store, NULL, NULL, NULL);
  gem_store_keep_new_changes (after, before);
  g_assert_cmpuint (after->len, ==, 1);
  change = g_ptr_array_index (after, 0);
  g_assert_cmpstr (change->after->title, ==, "B3");
}

static void
test_issues_that_are_remembered (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemStore) store = gem_store_open (fixture->path);
  g_autoptr (GPtrArray) issues = NULL;
  static const struct
  {
    gint64 issue;
    int changes;
    gboolean seen;
  } expected[] = { { 6, 3, FALSE }, { 4, 1, TRUE }, { 3, 0, TRUE } };
  GemSnapshotChanges changes = { 0 };
  gboolean rollback;

  put (store, 3, "a=A b=B", &changes, &rollback);
  put (store, 4, "a=A2 b=B", &changes, &rollback);
  g_assert_true (gem_store_mark_seen (store, NULL));
  put (store, 6, "a=A3 c=C", &changes, &rollback);
  /* A correction touches the same item again. */
  put (store, 6, "a=A4 c=C", &changes, &rollback);
  issues = gem_store_load_issues (store, FEED, NULL, NULL);
  g_assert_cmpuint (issues->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < issues->len; i++)
    {
      const GemIssue *issue = g_ptr_array_index (issues, i);

      g_assert_cmpint (issue->issue, ==, expected[i].issue);
      g_assert_cmpint (issue->changes, ==, expected[i].changes);
      g_assert_cmpint (issue->seen, ==, expected[i].seen);
    }
}

static void
keep_result (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **kept = data;

  *kept = g_object_ref (result);
}

static void
test_seen_can_be_taken_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemStore) store = gem_store_open (fixture->path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GVariant) before = NULL;
  g_autofree char *seen = NULL;
  g_autofree char *unseen = NULL;
  GemSnapshotChanges changes = { 0 };
  gboolean rollback;

  put (store, 3, "a=A", &changes, &rollback);
  put (store, 4, "a=A b=B", &changes, &rollback);
  gem_store_mark_seen_async (store, keep_result, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  before = gem_store_mark_seen_finish (store, result, NULL);
  g_assert_nonnull (before);
  seen = describe_changes (store, GEM_SINCE_LAST_VISIT, 0);
  g_assert_cmpstr (seen, ==, "");
  g_assert_true (gem_store_restore_seen (store, before, NULL));
  unseen = describe_changes (store, GEM_SINCE_LAST_VISIT, 0);
  g_assert_cmpstr (unseen, ==, "+b ");
}

static void
test_page_of_an_item_that_is_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemStore) store = gem_store_open (fixture->path);
  g_autoptr (GemItemPage) page = NULL;
  g_autoptr (GemItemPage) unknown = NULL;
  GemSnapshotChanges changes = { 0 };
  gboolean rollback;

  put (store, 3, "a=A b=B", &changes, &rollback);
  put (store, 4, "a=A", &changes, &rollback);
  page = gem_store_load_item_page (store, NULL, "b", NULL, NULL);
  g_assert_cmpstr (page->feed, ==, FEED);
  g_assert_null (page->item);
  g_assert_cmpstr (gem_item_page_get_last (page)->title, ==, "B");
  g_assert_cmpint (page->change->kind, ==, GEM_ITEM_REMOVED);
  unknown = gem_store_load_item_page (store, NULL, "x", NULL, NULL);
  g_assert_null (unknown->feed);
  g_assert_null (gem_item_page_get_last (unknown));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/store/snapshot-replaces-the-one-before", test_snapshot_replaces_the_one_before },
    { "/store/same-issue-is-applied-again", test_same_issue_is_applied_again },
    { "/store/rollback-is-refused", test_rollback_is_refused },
    { "/store/discarded-snapshot-leaves-no-trace", test_discarded_snapshot_leaves_no_trace },
    { "/store/id-that-comes-twice-is-named", test_id_that_comes_twice_is_named },
    { "/store/cancelled-commit-leaves-all-as-it-was", test_cancelled_commit_leaves_all_as_it_was },
    { "/store/queries-filter", test_queries_filter },
    { "/store/changes-between-any-two-issues", test_changes_between_any_two_issues },
    { "/store/history-of-an-item", test_history_of_an_item },
    { "/store/followed-outlives-its-item", test_followed_outlives_its_item },
    { "/store/followed-no-more", test_followed_no_more },
    { "/store/changes-of-what-is-followed", test_changes_of_what_is_followed },
    { "/store/followed-changes-in-a-worker", test_followed_changes_in_worker },
    { "/store/only-new-changes-are-kept", test_only_new_changes_are_kept },
    { "/store/issues-that-are-remembered", test_issues_that_are_remembered },
    { "/store/seen-can-be-taken-back", test_seen_can_be_taken_back },
    { "/store/page-of-an-item-that-is-gone", test_page_of_an_item_that_is_gone },
    { "/store/everything-is-there-after-a-restart", test_everything_is_there_after_a_restart },
    { "/store/feeds-come-and-go", test_feeds_come_and_go },
    { "/store/damaged-file-is-moved-aside", test_damaged_file_is_moved_aside },
    { "/store/damage-inside-is-found", test_damage_inside_is_found },
    { "/store/place-that-can-not-be-written-is-said", test_place_that_can_not_be_written_is_said },
    { "/store/newer-file-is-left-alone", test_newer_file_is_left_alone },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
