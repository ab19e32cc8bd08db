/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemListing: the items of a query as a list, a board or a time line shows them: a part of them at a
 * time, in order and in groups, with what there is to count. A hundred thousand items take no more
 * memory, and no more time in the window, than the part that is seen. */

#pragma once

#include "address/gem-address.h"
#include "store/gem-store.h"

G_BEGIN_DECLS

typedef enum
{
  GEM_GROUP_NONE,
  GEM_GROUP_YEAR,
  GEM_GROUP_OPGAVE,
  GEM_GROUP_STATUS,
  GEM_GROUP_HOLDER,
  GEM_GROUP_FEED,
  GEM_N_GROUPS
} GemListingGroup;

typedef enum
{
  GEM_SORT_FEED, /* as the publisher put them */
  GEM_SORT_TITLE,
  GEM_SORT_BEGIN,
  GEM_SORT_END,
  GEM_SORT_STATUS,
  GEM_SORT_HOLDER,
  GEM_N_SORTS
} GemListingSort;

/**
 * GemListingQuery:
 * @items: which items
 * @group: what they are grouped by
 * @sort: their order within a group
 * @offset: how many of them, in all groups together, come before the part that is asked for
 * @limit: how many are asked for at most
 * @each: how many of each group are asked for at most; 0 for no such limit
 */
typedef struct
{
  GemItemQuery items;
  GemListingGroup group;
  GemListingSort sort;
  guint offset;
  guint limit;
  guint each;
} GemListingQuery;

#define GEM_TYPE_LISTED_ITEM (gem_listed_item_get_type ())
G_DECLARE_FINAL_TYPE (GemListedItem, gem_listed_item, GEM, LISTED_ITEM, GObject)

typedef enum
{
  GEM_LISTED_KNOWN,  /* as it was when the person last looked */
  GEM_LISTED_NEW,    /* new since then */
  GEM_LISTED_CHANGED /* said something else then */
} GemListedNews;

/**
 * GemListedItem:
 * @item: what it says; where it has a title, without its text and attachments
 * @digest: another one where it says anything else
 * @group: (nullable): what it is grouped by; %NULL where it says nothing of that
 * @news: whether it is new
 * @followed: whether the person follows it
 *
 * Set by whoever makes it, and never changed after that.
 */
struct _GemListedItem
{
  GObject parent_instance;

  GemItem *item;
  char *digest;
  char *group;
  GemListedNews news;
  gboolean followed;
};

/**
 * GemListedGroup:
 * @key: (nullable): what the items have in common
 * @items: how many there are
 * @begin: (nullable): the earliest date among them, ISO 8601
 * @end: (nullable): the latest one
 */
typedef struct
{
  char *key;
  guint items;
  char *begin;
  char *end;
} GemListedGroup;

/**
 * GemListing:
 * @total: how many items the query lets through
 * @groups: (element-type GemListedGroup): in their order; one for %GEM_GROUP_NONE, none without items
 * @items: (element-type GemListedItem): the part that was asked for, from @offset
 * @offset: how many come before it
 * @begin: (nullable): the earliest date of all that the query lets through, ISO 8601
 * @end: (nullable): the latest one
 */
typedef struct
{
  guint total;
  GPtrArray *groups;
  GPtrArray *items;
  guint offset;
  char *begin;
  char *end;
} GemListing;

void gem_listing_free (GemListing *listing);

void gem_listing_query_init (GemListingQuery *self, const GemAddress *address);
const char *gem_listing_group_to_string (GemListingGroup group);
const char *gem_listing_sort_to_string (GemListingSort sort);
GemListingGroup gem_listing_group_from_string (const char *name);
GemListingSort gem_listing_sort_from_string (const char *name);

GemListing *gem_store_load_listing (GemStore *self,
                                    const GemListingQuery *query,
                                    GCancellable *cancellable,
                                    GError **error);
void gem_store_load_listing_async (GemStore *self,
                                   const GemListingQuery *query,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GemListing *gem_store_load_listing_finish (GemStore *self, GAsyncResult *result, GError **error);

/**
 * GemAgendaOverview:
 * @years: (element-type GemAgendaYear): as gem_store_load_years()
 * @feeds: (element-type GemFeedState): as gem_store_load_feeds()
 * @holders: (array zero-terminated=1): who carries items, those who carry most first
 * @added: items that are new since the person last looked
 * @changed: items that said something else then
 * @removed: items that are gone since then
 *
 * What there is to choose from, and what is new.
 */
typedef struct
{
  GPtrArray *years;
  GPtrArray *feeds;
  GStrv holders;
  guint added;
  guint changed;
  guint removed;
} GemAgendaOverview;

void gem_agenda_overview_free (GemAgendaOverview *overview);

GemAgendaOverview *
gem_store_load_overview (GemStore *self, GCancellable *cancellable, GError **error);
void gem_store_load_overview_async (GemStore *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GemAgendaOverview *
gem_store_load_overview_finish (GemStore *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemListing, gem_listing_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemAgendaOverview, gem_agenda_overview_free)

G_END_DECLS
