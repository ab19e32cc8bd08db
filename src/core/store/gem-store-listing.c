/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "store/gem-store-listing.h"

#include "store/gem-store-private.h"

#include <string.h>

#define MAX_HOLDERS "200"

/* ?12 is the group, ?13 the order. Known values come in the order of the publication and of a project's
 * life; those of the feed's own after them, and nothing last. */
#define OPGAVE_RANK_SQL                                                                             \
  "CASE i.opgave WHEN 'informatiesamenleving' THEN 1 WHEN 'uitvoering' THEN 2 WHEN 'fysiek' THEN 3" \
  " WHEN 'inclusief' THEN 4 WHEN 'democratie' THEN 5 WHEN 'vereniging' THEN 6 ELSE 7 END"
#define STATUS_RANK_SQL                                                                            \
  "CASE i.status WHEN 'gepland' THEN 1 WHEN 'lopend' THEN 2 WHEN 'afgerond' THEN 3"                \
  " WHEN 'vervallen' THEN 4 ELSE 5 END"
#define GROUP_KEY_SQL                                                                              \
  "CASE ?12 WHEN 'year' THEN i.year WHEN 'opgave' THEN i.opgave WHEN 'status' THEN i.status"       \
  " WHEN 'holder' THEN i.holder WHEN 'feed' THEN f.url END"
#define GROUP_RANK_SQL                                                                             \
  "CASE ?12 WHEN 'opgave' THEN " OPGAVE_RANK_SQL " WHEN 'status' THEN " STATUS_RANK_SQL            \
  " WHEN 'feed' THEN coalesce (f.place, f.id) ELSE 0 END"
#define SORT_RANK_SQL "CASE ?13 WHEN 'status' THEN " STATUS_RANK_SQL " ELSE 0 END"
#define SORT_KEY_SQL                                                                                      \
  "CASE ?13 WHEN 'title' THEN coalesce (i.title, i.text) WHEN 'begin' THEN coalesce (i.begin, i.\"end\")" \
  " WHEN 'end' THEN coalesce (i.\"end\", i.begin) WHEN 'holder' THEN i.holder END COLLATE NOCASE"

/* Only what is shown is looked up whole: what is sorted are a few keys. */
static const char listing_sql[] =
    "WITH " GEM_NEWS_SQL ", found AS (SELECT i.row AS row, " GROUP_KEY_SQL
    " AS g, " GEM_NEWS_KIND_SQL
    " AS kind, w.id IS NOT NULL AS followed, row_number () OVER (PARTITION BY " GROUP_RANK_SQL
    ", " GROUP_KEY_SQL " ORDER BY " SORT_RANK_SQL ", " SORT_KEY_SQL " NULLS LAST, i.year,"
    " coalesce (f.place, f.id), i.feed, i.seq) AS n, " GROUP_RANK_SQL
    " AS rank" GEM_FILTERED_ITEMS_SQL
    "), part AS (SELECT * FROM found WHERE ?16 = '0' OR n <= CAST (?16 AS INTEGER)"
    " ORDER BY rank, g IS NULL, g, n LIMIT CAST (?14 AS INTEGER) OFFSET CAST (?15 AS INTEGER))"
    " SELECT i.id, f.url, p.g, p.kind, p.followed, i.digest, i.year, i.title,"
    " CASE WHEN i.title IS NULL THEN substr (i.text, 1, 300) END, i.opgave, i.status, i.provinces,"
    " i.holder, i.partners, i.tags, i.begin, i.\"end\", i.section, i.url, i.published, i.modified, NULL"
    " FROM part p JOIN item i ON i.row = p.row JOIN feed f ON f.id = i.feed"
    " ORDER BY p.rank, p.g IS NULL, p.g, p.n";
static const char groups_sql[] =
    "WITH " GEM_NEWS_SQL " SELECT " GROUP_KEY_SQL " AS g, count (*),"
    " min (coalesce (i.begin, i.\"end\")), max (coalesce (i.\"end\", i.begin))" GEM_FILTERED_ITEMS_SQL
    " GROUP BY " GROUP_RANK_SQL ", g ORDER BY " GROUP_RANK_SQL ", g IS NULL, g";

static const char *const group_names[] = {
  [GEM_GROUP_NONE] = "none",     [GEM_GROUP_YEAR] = "year",     [GEM_GROUP_OPGAVE] = "opgave",
  [GEM_GROUP_STATUS] = "status", [GEM_GROUP_HOLDER] = "holder", [GEM_GROUP_FEED] = "feed"
};
static const char *const sort_names[] = {
  [GEM_SORT_FEED] = "feed", [GEM_SORT_TITLE] = "title",   [GEM_SORT_BEGIN] = "begin",
  [GEM_SORT_END] = "end",   [GEM_SORT_STATUS] = "status", [GEM_SORT_HOLDER] = "holder"
};

G_DEFINE_FINAL_TYPE (GemListedItem, gem_listed_item, G_TYPE_OBJECT)

static void
gem_listed_item_finalize (GObject *object)
{
  GemListedItem *self = GEM_LISTED_ITEM (object);

  g_clear_object (&self->item);
  g_free (self->digest);
  g_free (self->group);

  G_OBJECT_CLASS (gem_listed_item_parent_class)->finalize (object);
}

static void
gem_listed_item_class_init (GemListedItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gem_listed_item_finalize;
}

static void
gem_listed_item_init (GemListedItem *self)
{
}

static void
listed_group_free (gpointer data)
{
  GemListedGroup *group = data;

  g_free (group->key);
  g_free (group->begin);
  g_free (group->end);
  g_free (group);
}

/**
 * gem_listing_free:
 * @listing: (transfer full): a listing
 */
void
gem_listing_free (GemListing *listing)
{
  g_return_if_fail (listing != NULL);

  g_ptr_array_unref (listing->groups);
  g_ptr_array_unref (listing->items);
  g_free (listing->begin);
  g_free (listing->end);
  g_free (listing);
}

static void
add_group (GPtrArray *out, GemStatement *row)
{
  GemListedGroup *group = g_new0 (GemListedGroup, 1);

  group->key = gem_statement_dup_text (row, 0);
  group->items = (guint) gem_statement_get_int (row, 1);
  group->begin = gem_statement_dup_text (row, 2);
  group->end = gem_statement_dup_text (row, 3);
  g_ptr_array_add (out, group);
}

static void
add_listed (GPtrArray *out, GemStatement *row)
{
  GemListedItem *listed = g_object_new (GEM_TYPE_LISTED_ITEM, NULL);

  listed->item = gem_store_read_item (row, 6, gem_statement_get_text (row, 0),
                                      gem_statement_get_text (row, 1));
  listed->group = gem_statement_dup_text (row, 2);
  listed->news = (GemListedNews) gem_statement_get_int (row, 3);
  listed->followed = gem_statement_get_int (row, 4) != 0;
  listed->digest = gem_statement_dup_text (row, 5);
  g_ptr_array_add (out, listed);
}

/* ISO 8601 dates are in the order of their text. */
static void
add_up (GemListing *listing, const GemListedGroup *group)
{
  listing->total += group->items;
  if (group->begin != NULL && (listing->begin == NULL || strcmp (group->begin, listing->begin) < 0))
    {
      g_free (listing->begin);
      listing->begin = g_strdup (group->begin);
    }
  if (group->end != NULL && (listing->end == NULL || strcmp (group->end, listing->end) > 0))
    {
      g_free (listing->end);
      listing->end = g_strdup (group->end);
    }
}

static int
find_name (const char *const *names, int n_names, const char *name)
{
  for (int i = 0; name != NULL && i < n_names; i++)
    if (g_str_equal (names[i], name))
      return i;
  return 0;
}

/**
 * gem_listing_group_to_string:
 * @group: what items are grouped by
 *
 * Returns: (transfer none): its name in addresses
 */
const char *
gem_listing_group_to_string (GemListingGroup group)
{
  g_return_val_if_fail ((guint) group < GEM_N_GROUPS, NULL);

  return group_names[group];
}

/**
 * gem_listing_sort_to_string:
 * @sort: an order
 *
 * Returns: (transfer none): its name in addresses
 */
const char *
gem_listing_sort_to_string (GemListingSort sort)
{
  g_return_val_if_fail ((guint) sort < GEM_N_SORTS, NULL);

  return sort_names[sort];
}

/**
 * gem_listing_group_from_string:
 * @name: (nullable): a name in an address
 *
 * Returns: what it means; %GEM_GROUP_NONE for what means nothing
 */
GemListingGroup
gem_listing_group_from_string (const char *name)
{
  return (GemListingGroup) find_name (group_names, GEM_N_GROUPS, name);
}

/**
 * gem_listing_sort_from_string:
 * @name: (nullable): a name in an address
 *
 * Returns: what it means; %GEM_SORT_FEED for what means nothing
 */
GemListingSort
gem_listing_sort_from_string (const char *name)
{
  return (GemListingSort) find_name (sort_names, GEM_N_SORTS, name);
}

static gboolean
is_on (const GemAddress *address, const char *key)
{
  return g_strcmp0 (gem_address_get_param (address, key), "1") == 0;
}

/**
 * gem_listing_query_init:
 * @self: (out caller-allocates): a query
 * @address: an address of the agenda; it has to live as long
 *
 * The items that an address of the agenda chooses, without a limit.
 */
void
gem_listing_query_init (GemListingQuery *self, const GemAddress *address)
{
  *self = (GemListingQuery){
    .items = { .year = gem_address_get_year (address),
               .opgave = gem_address_get_param (address, "opgave"),
               .status = gem_address_get_param (address, "status"),
               .province = gem_address_get_param (address, "province"),
               .section = gem_address_get_param (address, "section"),
               .feed = gem_address_get_param (address, "feed"),
               .holder = gem_address_get_param (address, "holder"),
               .words = gem_address_get_param (address, "q"),
               .changed = is_on (address, "changed"),
               .followed = is_on (address, "followed") },
    .group = gem_listing_group_from_string (gem_address_get_param (address, "group")),
    .sort = gem_listing_sort_from_string (gem_address_get_param (address, "sort"))
  };
}

/**
 * gem_store_load_listing:
 * @self: a store
 * @query: which items, and how
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GemSqliteError
 *
 * Waits for the disk: for workers and the command line.
 *
 * Returns: (transfer full): a part of the items, and how many there are
 */
GemListing *
gem_store_load_listing (GemStore *self,
                        const GemListingQuery *query,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GemListing) listing = NULL;
  g_auto (GemItemFilter) filter = { 0 };
  char numbers[3][16];
  const char *parameters[GEM_ITEM_FILTER_N_PARAMETERS + 5];
  const guint n = GEM_ITEM_FILTER_N_PARAMETERS;

  g_return_val_if_fail (GEM_IS_STORE (self) && query != NULL, NULL);

  gem_item_filter_init (&filter, &query->items);
  for (guint i = 0; i < n; i++)
    parameters[i] = filter.parameters[i];
  g_snprintf (numbers[0], sizeof numbers[0], "%u", query->limit);
  g_snprintf (numbers[1], sizeof numbers[1], "%u", query->offset);
  g_snprintf (numbers[2], sizeof numbers[2], "%u", query->each);
  parameters[n] = group_names[query->group];
  parameters[n + 1] = sort_names[query->sort];
  for (guint i = 0; i < 3; i++)
    parameters[n + 2 + i] = numbers[i];

  listing = g_new0 (GemListing, 1);
  listing->offset = query->offset;
  listing->groups = g_ptr_array_new_with_free_func (listed_group_free);
  listing->items = g_ptr_array_new_with_free_func (g_object_unref);
  if (!gem_store_query (self, groups_sql, parameters, (int) n + 1, add_group, listing->groups,
                        cancellable, error) ||
      !gem_store_query (self, listing_sql, parameters, (int) n + 5, add_listed, listing->items,
                        cancellable, error))
    return NULL;
  for (guint i = 0; i < listing->groups->len; i++)
    add_up (listing, g_ptr_array_index (listing->groups, i));
  return g_steal_pointer (&listing);
}

static void
listing_query_free (gpointer data)
{
  GemListingQuery *query = data;
  GemItemQuery *items = g_memdup2 (&query->items, sizeof query->items);

  gem_item_query_free (items);
  g_free (query);
}

static GemListingQuery *
listing_query_copy (const GemListingQuery *query)
{
  GemListingQuery *copy = g_memdup2 (query, sizeof *query);
  g_autofree GemItemQuery *items = gem_item_query_copy (&query->items);

  copy->items = *items;
  return copy;
}

static void
listing_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  GemListing *listing = gem_store_load_listing (source, task_data, cancellable, &error);

  if (listing != NULL)
    g_task_return_pointer (task, listing, (GDestroyNotify) gem_listing_free);
  else
    g_task_return_error (task, error);
}

/**
 * gem_store_load_listing_async:
 * @self: a store
 * @query: which items, and how; copied
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_store_load_listing(), in a worker.
 */
void
gem_store_load_listing_async (GemStore *self,
                              const GemListingQuery *query,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (GEM_IS_STORE (self) && query != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, gem_store_load_listing_async);
  g_task_set_task_data (task, listing_query_copy (query), listing_query_free);
  g_task_run_in_thread (task, listing_in_thread);
}

/**
 * gem_store_load_listing_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for the error of gem_store_load_listing()
 *
 * Returns: (transfer full): the listing
 */
GemListing *
gem_store_load_listing_finish (GemStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- What there is to choose from ---- */

/* What was there and is gone counts too: it is in no listing. */
static const char news_sql[] =
    "WITH " GEM_NEWS_SQL " SELECT coalesce (sum (n.absent AND i.id IS NOT NULL), 0),"
    " coalesce (sum (NOT n.absent AND i.id IS NOT NULL AND n.digest <> i.digest), 0),"
    " coalesce (sum (NOT n.absent AND i.id IS NULL), 0)"
    " FROM news n LEFT JOIN item i ON i.feed = n.feed AND i.id = n.id";
static const char holders_sql[] = "SELECT holder FROM item WHERE holder IS NOT NULL GROUP BY holder"
                                  " ORDER BY count (*) DESC, holder LIMIT " MAX_HOLDERS;

typedef struct
{
  guint added;
  guint changed;
  guint removed;
} News;

static void
add_news (GPtrArray *out, GemStatement *row)
{
  News *news = g_new0 (News, 1);

  news->added = (guint) gem_statement_get_int (row, 0);
  news->changed = (guint) gem_statement_get_int (row, 1);
  news->removed = (guint) gem_statement_get_int (row, 2);
  g_ptr_array_add (out, news);
}

static void
add_text (GPtrArray *out, GemStatement *row)
{
  g_ptr_array_add (out, gem_statement_dup_text (row, 0));
}

/**
 * gem_agenda_overview_free:
 * @overview: (transfer full): an overview
 */
void
gem_agenda_overview_free (GemAgendaOverview *overview)
{
  g_return_if_fail (overview != NULL);

  g_clear_pointer (&overview->years, g_ptr_array_unref);
  g_clear_pointer (&overview->feeds, g_ptr_array_unref);
  g_strfreev (overview->holders);
  g_free (overview);
}

/**
 * gem_store_load_overview:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GemSqliteError
 *
 * Waits for the disk: for workers and the command line.
 *
 * Returns: (transfer full): what there is to choose from, and what is new
 */
GemAgendaOverview *
gem_store_load_overview (GemStore *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GemAgendaOverview) overview = g_new0 (GemAgendaOverview, 1);
  g_autoptr (GPtrArray) news = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) holders = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (GEM_IS_STORE (self), NULL);

  overview->years = gem_store_load_years (self, cancellable, error);
  if (overview->years == NULL)
    return NULL;
  overview->feeds = gem_store_load_feeds (self, cancellable, error);
  if (overview->feeds == NULL ||
      !gem_store_query (self, news_sql, NULL, 0, add_news, news, cancellable, error) ||
      !gem_store_query (self, holders_sql, NULL, 0, add_text, holders, cancellable, error))
    return NULL;
  if (news->len > 0)
    {
      const News *counts = g_ptr_array_index (news, 0);

      overview->added = counts->added;
      overview->changed = counts->changed;
      overview->removed = counts->removed;
    }
  g_ptr_array_set_free_func (holders, NULL);
  g_ptr_array_add (holders, NULL);
  overview->holders = (GStrv) g_ptr_array_free (g_steal_pointer (&holders), FALSE);
  return g_steal_pointer (&overview);
}

static void
overview_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  GemAgendaOverview *overview = gem_store_load_overview (source, cancellable, &error);

  if (overview != NULL)
    g_task_return_pointer (task, overview, (GDestroyNotify) gem_agenda_overview_free);
  else
    g_task_return_error (task, error);
}

/**
 * gem_store_load_overview_async:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_store_load_overview(), in a worker.
 */
void
gem_store_load_overview_async (GemStore *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (GEM_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, gem_store_load_overview_async);
  g_task_run_in_thread (task, overview_in_thread);
}

/**
 * gem_store_load_overview_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for the error of gem_store_load_overview()
 *
 * Returns: (transfer full): the overview
 */
GemAgendaOverview *
gem_store_load_overview_finish (GemStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
