/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "store/gem-snapshot.h"
#include "store/gem-store-listing.h"

#include <glib/gstdio.h>
#include <locale.h>

#define FEED "https://example.org/feed.json"

typedef struct
{
  char *directory;
  GemStore *store;
} Fixture;

/* Made up: id, title, year, opgave, status, province, holder, begin, end. "" for nothing. */
static const char *const first[][9] = {
  { "weg", "Proefweg", "2020", "fysiek", "gepland", "NL-FR", "Bureau", "2020-01-01", "2020-06-30" },
  { "school", "Één school", "2020", "inclusief", "lopend", "", "Gemeente", "2020-02-01",
    "2021-01-31" },
  { "net", "Proefnet", "2021", "informatiesamenleving", "afgerond", "NL-ZE", "Bureau", "", "" },
  { "stem", "Anders stemmen", "2021", "", "eigen", "NL-FR", "", "2021-03-01", "" },
};
static const char *const second[][9] = {
  { "weg", "Proefweg", "2020", "fysiek", "lopend", "NL-FR", "Bureau", "2020-01-01", "2020-06-30" },
  { "net", "Proefnet", "2021", "informatiesamenleving", "afgerond", "NL-ZE", "Bureau", "", "" },
  { "stem", "Anders stemmen", "2021", "", "eigen", "NL-FR", "", "2021-03-01", "" },
  { "park", "Proefpark", "2022", "fysiek", "gepland", "", "Bureau", "", "2022-12-31" },
};

static char *
filled (const char *text)
{
  return *text != '\0' ? g_strdup (text) : NULL;
}

static GemItem *
make_item (const char *const *row)
{
  GemItem *item = gem_item_new ();

  item->id = g_strdup (row[0]);
  item->title = g_strdup (row[1]);
  item->text = g_strdup ("Een verzonnen punt.");
  item->year = atoi (row[2]);
  item->opgave = filled (row[3]);
  item->status = filled (row[4]);
  g_strfreev (item->provinces);
  item->provinces = g_strsplit (row[5], " ", -1);
  item->holder = filled (row[6]);
  item->begin = filled (row[7]);
  item->end = filled (row[8]);
  return item;
}

static void
put (GemStore *store, gint64 issue, const char *const rows[][9], guint n_rows)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) years = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GemSnapshot) snapshot = gem_snapshot_begin (store, FEED, &error);
  GemFeedPage page = { .title = (char *) "F", .issue = issue, .years = years };
  GemSnapshotChanges changes;
  const GemItem *duplicate;
  gboolean rollback;

  g_assert_no_error (error);
  for (guint i = 0; i < n_rows; i++)
    g_ptr_array_add (items, make_item (rows[i]));
  g_assert_true (gem_snapshot_add_items (snapshot, items, &duplicate, &error));
  g_assert_true (
      gem_snapshot_commit (snapshot, &page, NULL, NULL, NULL, &changes, &rollback, &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *path = NULL;

  self->directory = g_dir_make_tmp ("gem-listing-XXXXXX", NULL);
  path = g_build_filename (self->directory, "library.db", NULL);
  self->store = gem_store_open (path);
  put (self->store, 1, first, G_N_ELEMENTS (first));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (self->directory, 0, NULL);
  const char *name;

  g_object_unref (self->store);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->directory, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->directory);
  g_free (self->directory);
}

static GemListing *
load (Fixture *self, const char *uri)
{
  g_autoptr (GemAddress) address = gem_address_parse (uri, NULL);
  g_autoptr (GError) error = NULL;
  GemListingQuery query;
  GemListing *listing;

  g_assert_nonnull (address);
  gem_listing_query_init (&query, address);
  query.limit = 100;
  listing = gem_store_load_listing (self->store, &query, NULL, &error);
  g_assert_no_error (error);
  return listing;
}

/* The ids of what is listed, parted by spaces; "group:" before the first of each group. */
static char *
describe (const GemListing *listing)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *group = "";

  for (guint i = 0; i < listing->items->len; i++)
    {
      const GemListedItem *listed = g_ptr_array_index (listing->items, i);

      g_string_append (text, i > 0 ? " " : "");
      if (listing->groups->len > 1 && (i == 0 || g_strcmp0 (group, listed->group) != 0))
        g_string_append_printf (text, "%s:", listed->group != NULL ? listed->group : "-");
      group = listed->group;
      g_string_append (text, listed->item->id);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_listed (Fixture *self, const char *uri, const char *expected)
{
  g_autoptr (GemListing) listing = load (self, uri);
  g_autofree char *text = describe (listing);

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpuint (listing->total, ==, listing->items->len);
}

static void
test_filters (Fixture *self, gconstpointer data)
{
  assert_listed (self, "gem:agenda", "weg school net stem");
  assert_listed (self, "gem:agenda/2021", "net stem");
  assert_listed (self, "gem:agenda?opgave=fysiek", "weg");
  assert_listed (self, "gem:agenda?opgave=-", "stem");
  assert_listed (self, "gem:agenda?status=eigen", "stem");
  assert_listed (self, "gem:agenda?province=NL-FR", "weg stem");
  assert_listed (self, "gem:agenda?holder=Bureau", "weg net");
  assert_listed (self, "gem:agenda?holder=-", "stem");
  assert_listed (self, "gem:agenda?feed=https%3A%2F%2Fexample.org%2Fother.json", "");
  assert_listed (self, "gem:agenda/2020?status=lopend&holder=Gemeente", "school");
}

static void
test_words (Fixture *self, gconstpointer data)
{
  assert_listed (self, "gem:agenda?q=proef", "weg net");
  assert_listed (self, "gem:agenda?q=een+scho", "school");
  assert_listed (self, "gem:agenda?q=verzonnen+punt", "weg school net stem");
  assert_listed (self, "gem:agenda?q=weg+NOT+net", "");
  assert_listed (self, "gem:agenda?q=%22proef", "weg net");
  assert_listed (self, "gem:agenda?q=-*%28%22", "");
  assert_listed (self, "gem:agenda?q=+", "weg school net stem");
}

static void
test_groups (Fixture *self, gconstpointer data)
{
  assert_listed (self, "gem:agenda?group=opgave",
                 "informatiesamenleving:net fysiek:weg inclusief:school -:stem");
  assert_listed (self, "gem:agenda?group=status",
                 "gepland:weg lopend:school afgerond:net eigen:stem");
  assert_listed (self, "gem:agenda?group=year", "2020:weg school 2021:net stem");
  assert_listed (self, "gem:agenda?group=holder", "Bureau:weg net Gemeente:school -:stem");
}

static void
test_orders (Fixture *self, gconstpointer data)
{
  assert_listed (self, "gem:agenda?sort=title", "stem net weg school");
  assert_listed (self, "gem:agenda?sort=begin", "weg school stem net");
  assert_listed (self, "gem:agenda?sort=end", "weg school stem net");
  assert_listed (self, "gem:agenda?sort=status", "weg school net stem");
  assert_listed (self, "gem:agenda?sort=holder", "weg net school stem");
  assert_listed (self, "gem:agenda?group=year&sort=title", "2020:weg school 2021:stem net");
}

static void
test_parts_join (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint offset = 0; offset < 6; offset += 2)
    {
      GemListingQuery query = { .sort = GEM_SORT_BEGIN, .offset = offset, .limit = 2 };
      g_autoptr (GemListing) listing = gem_store_load_listing (self->store, &query, NULL, NULL);

      g_assert_cmpuint (listing->total, ==, 4);
      g_assert_cmpuint (listing->offset, ==, offset);
      for (guint i = 0; i < listing->items->len; i++)
        g_string_append_printf (
            joined, "%s ", ((GemListedItem *) g_ptr_array_index (listing->items, i))->item->id);
    }
  g_assert_cmpstr (joined->str, ==, "weg school stem net ");
}

static void
test_each_group_has_its_share (Fixture *self, gconstpointer data)
{
  GemListingQuery query = { .group = GEM_GROUP_YEAR, .limit = 100, .each = 1 };
  g_autoptr (GemListing) listing = gem_store_load_listing (self->store, &query, NULL, NULL);
  g_autofree char *text = describe (listing);
  const GemListedGroup *group = g_ptr_array_index (listing->groups, 0);

  g_assert_cmpstr (text, ==, "2020:weg 2021:net");
  g_assert_cmpuint (listing->total, ==, 4);
  g_assert_cmpuint (group->items, ==, 2);
  g_assert_cmpstr (group->begin, ==, "2020-01-01");
  g_assert_cmpstr (group->end, ==, "2021-01-31");
  g_assert_cmpstr (listing->begin, ==, "2020-01-01");
  g_assert_cmpstr (listing->end, ==, "2021-03-01");
}

static void
test_news (Fixture *self, gconstpointer data)
{
  g_autoptr (GemListing) listing = NULL;
  g_autoptr (GemAgendaOverview) before = gem_store_load_overview (self->store, NULL, NULL);
  g_autoptr (GemAgendaOverview) after = NULL;

  /* A feed that is followed for the first time is known as it is. */
  g_assert_cmpuint (before->added + before->changed + before->removed, ==, 0);
  g_assert_cmpstr (before->holders[0], ==, "Bureau");
  g_assert_cmpuint (before->years->len, ==, 2);

  put (self->store, 2, second, G_N_ELEMENTS (second));
  assert_listed (self, "gem:agenda?changed=1", "weg park");
  listing = load (self, "gem:agenda?changed=1");
  g_assert_cmpint (((GemListedItem *) g_ptr_array_index (listing->items, 0))->news, ==,
                   GEM_LISTED_CHANGED);
  g_assert_cmpint (((GemListedItem *) g_ptr_array_index (listing->items, 1))->news, ==,
                   GEM_LISTED_NEW);
  after = gem_store_load_overview (self->store, NULL, NULL);
  g_assert_cmpuint (after->added, ==, 1);
  g_assert_cmpuint (after->changed, ==, 1);
  g_assert_cmpuint (after->removed, ==, 1);

  g_assert_true (gem_store_mark_seen (self->store, NULL));
  assert_listed (self, "gem:agenda?changed=1", "");
}

static void
test_followed (Fixture *self, gconstpointer data)
{
  g_autoptr (GemListing) listing = NULL;

  assert_listed (self, "gem:agenda?followed=1", "");
  g_assert_true (gem_store_set_followed (self->store, FEED, "net", "Proefnet", TRUE, NULL));
  assert_listed (self, "gem:agenda?followed=1", "net");
  listing = load (self, "gem:agenda?followed=1");
  g_assert_true (((GemListedItem *) g_ptr_array_index (listing->items, 0))->followed);
}

int
main (int argc, char **argv)
{
#define ADD(name, run) g_test_add ("/store/listing/" name, Fixture, NULL, set_up, run, tear_down)
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  ADD ("filters", test_filters);
  ADD ("words", test_words);
  ADD ("groups-come-in-the-order-of-the-publication", test_groups);
  ADD ("orders", test_orders);
  ADD ("parts-join-to-the-whole", test_parts_join);
  ADD ("each-group-has-its-share", test_each_group_has_its_share);
  ADD ("news", test_news);
  ADD ("followed", test_followed);
  return g_test_run ();
}
