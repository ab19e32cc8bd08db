/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemStore: what is kept for a person, in one SQLite file: the agendas, notes and bookmarks.
 * Reading never waits for writing. */

#pragma once

#include <gio/gio.h>

#include "feed/gem-feed-page.h"

G_BEGIN_DECLS

typedef enum
{
  GEM_STORE_ERROR_NO_DATABASE, /* there is no file to read from or write to; the trouble says why */
  GEM_STORE_ERROR_READ_ONLY    /* the file can only be read; the trouble says why */
} GemStoreError;

#define GEM_STORE_ERROR (gem_store_error_quark ())
GQuark gem_store_error_quark (void);

#define GEM_TYPE_STORE (gem_store_get_type ())
G_DECLARE_FINAL_TYPE (GemStore, gem_store, GEM, STORE, GObject)

GemStore *gem_store_open (const char *path);
const char *gem_store_get_path (GemStore *self);
const char *gem_store_get_trouble (GemStore *self);
gboolean gem_store_can_write (GemStore *self);
gboolean gem_store_can_read (GemStore *self);
void gem_store_watch (GemStore *self);

/* How long a feed may ask to be left alone. */
#define GEM_FEED_MAX_WAIT (24 * 60 * 60)
#define GEM_FEED_N_COLOURS 8

/**
 * GemFeedState:
 * @url: its address
 * @title: (nullable): what it calls itself
 * @issue: the issue that is stored; 0 for none
 * @items: how many items are stored
 * @synced_at: when it last worked, Unix seconds; 0 for never
 * @tried_at: when it was last tried, Unix seconds; 0 for never
 * @fault: (nullable): the code of the last failure; %NULL when the last try went well
 * @fault_message: (nullable): the sentence that goes with it
 * @etag: (nullable): validator, as received
 * @last_modified: (nullable): validator, as received
 * @expired: nothing more will come
 * @not_before: the server is not to be asked by itself before this moment, Unix seconds; 0 for none
 * @fresh_until: until when what is stored counts as new, Unix seconds; 0 for none
 * @failures: how many tries in a row failed
 * @moved_to: (nullable): where a permanent redirect led
 * @public_key: (nullable): the minisign key that its pages have to be signed with
 * @place: where it stands in the list, as the person arranged it; -1 where they did not
 * @colour: 0 to 7, as the person chose; -1 for none
 */
typedef struct
{
  char *url;
  char *title;
  gint64 issue;
  int items;
  gint64 synced_at;
  gint64 tried_at;
  char *fault;
  char *fault_message;
  char *etag;
  char *last_modified;
  gboolean expired;
  gint64 not_before;
  gint64 fresh_until;
  guint failures;
  char *moved_to;
  char *public_key;
  int place;
  int colour;
} GemFeedState;

void gem_feed_state_free (GemFeedState *state);
gint64 gem_feed_state_due_at (const GemFeedState *state, gint64 interval_seconds);

/**
 * GemFeedSchedule:
 * @not_before: as in #GemFeedState
 * @fresh_until: as in #GemFeedState
 * @failures: as in #GemFeedState
 * @moved_to: (nullable): as in #GemFeedState
 */
typedef struct
{
  gint64 not_before;
  gint64 fresh_until;
  guint failures;
  const char *moved_to;
} GemFeedSchedule;

GPtrArray *gem_store_load_feeds (GemStore *self, GCancellable *cancellable, GError **error);
void gem_store_load_feeds_async (GemStore *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GPtrArray *gem_store_load_feeds_finish (GemStore *self, GAsyncResult *result, GError **error);
gboolean gem_store_add_feed (GemStore *self, const char *url, GError **error);
gboolean gem_store_remove_feed (GemStore *self, const char *url, gboolean *found, GError **error);
gboolean gem_store_set_feed_key (GemStore *self, const char *url, const char *key, GError **error);
void gem_store_set_feed_key_async (GemStore *self,
                                   const char *url,
                                   const char *key,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean gem_store_set_feed_key_finish (GemStore *self, GAsyncResult *result, GError **error);
gboolean
gem_store_arrange_feed (GemStore *self, const char *url, int place, int colour, GError **error);
void gem_store_arrange_feed_async (GemStore *self,
                                   const char *url,
                                   int place,
                                   int colour,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean gem_store_arrange_feed_finish (GemStore *self, GAsyncResult *result, GError **error);
gboolean gem_store_note_schedule (GemStore *self,
                                  const char *url,
                                  const GemFeedSchedule *schedule,
                                  GError **error);
gboolean
gem_store_note_fault (GemStore *self, const char *url, const GemFeedFault *fault, GError **error);
gboolean gem_store_note_unchanged (
    GemStore *self, const char *url, const char *etag, const char *last_modified, GError **error);

/**
 * GemItemQuery:
 * @year: 0 for every year
 * @opgave: (nullable): only these
 * @status: (nullable): only these
 * @province: (nullable): ISO code: items of this province, not those of the whole country
 * @section: (nullable): only what carries out this section
 * @id: (nullable): only this item
 * @feed: (nullable): only of this feed
 * @holder: (nullable): only what this one carries
 * @words: (nullable): only what has all of these words in its text
 * @changed: only what is new, or says something else, since the person last looked
 * @followed: only what the person follows
 *
 * For @opgave, @status, @holder and @section, %GEM_ITEM_WITHOUT asks for what has none.
 */
typedef struct
{
  int year;
  const char *opgave;
  const char *status;
  const char *province;
  const char *section;
  const char *id;
  const char *feed;
  const char *holder;
  const char *words;
  gboolean changed;
  gboolean followed;
} GemItemQuery;

#define GEM_ITEM_WITHOUT "-"

GemItemQuery *gem_item_query_copy (const GemItemQuery *query);
void gem_item_query_free (GemItemQuery *query);

GPtrArray *gem_store_load_items (GemStore *self,
                                 const GemItemQuery *query,
                                 GCancellable *cancellable,
                                 GError **error);
void gem_store_load_items_async (GemStore *self,
                                 const GemItemQuery *query,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GPtrArray *gem_store_load_items_finish (GemStore *self, GAsyncResult *result, GError **error);

/**
 * GemAgendaYear:
 * @year: the year
 * @title: (nullable): the agenda's title
 * @adopted: (nullable): ISO 8601 date
 * @summary: (nullable): plain text
 * @items: how many items it has
 */
typedef struct
{
  int year;
  char *title;
  char *adopted;
  char *summary;
  int items;
} GemAgendaYear;

GPtrArray *gem_store_load_years (GemStore *self, GCancellable *cancellable, GError **error);
void gem_store_load_years_async (GemStore *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GPtrArray *gem_store_load_years_finish (GemStore *self, GAsyncResult *result, GError **error);

/**
 * GemAgendaCount:
 * @province: (nullable): ISO code; %NULL for items of the whole country
 * @year: the year
 * @status: (nullable): as the feed says
 * @opgave: (nullable): as the feed says
 * @items: how many items; one for several provinces counts in each
 */
typedef struct
{
  char *province;
  int year;
  char *status;
  char *opgave;
  guint items;
} GemAgendaCount;

GPtrArray *gem_store_load_counts (GemStore *self, GCancellable *cancellable, GError **error);
void gem_store_load_counts_async (GemStore *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GPtrArray *gem_store_load_counts_finish (GemStore *self, GAsyncResult *result, GError **error);

/**
 * GemProgressQuery:
 * @opgave: (nullable): only these
 * @status: (nullable): only these
 * @province: (nullable): ISO code: items of this province, not those of the whole country
 * @holder: (nullable): only what they carry
 * @feed: (nullable): only of this feed
 */
typedef struct
{
  const char *opgave;
  const char *status;
  const char *province;
  const char *holder;
  const char *feed;
} GemProgressQuery;

/**
 * GemProgressCount:
 * @year: the year
 * @opgave: (nullable): as the feed says
 * @status: (nullable): as the feed says
 * @items: how many items; each counts once
 */
typedef struct
{
  int year;
  char *opgave;
  char *status;
  guint items;
} GemProgressCount;

GPtrArray *gem_store_load_progress (GemStore *self,
                                    const GemProgressQuery *query,
                                    GCancellable *cancellable,
                                    GError **error);
void gem_store_load_progress_async (GemStore *self,
                                    const GemProgressQuery *query,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *gem_store_load_progress_finish (GemStore *self, GAsyncResult *result, GError **error);

/* So many items of a section are loaded at most; the rest are counted. */
#define GEM_SECTION_MAX_ITEMS 500

/**
 * GemSectionItems:
 * @section: (nullable): the id of a section, as the feed says; %NULL for what names none
 * @n_items: how many items name it
 * @items: (element-type GemItem): those of them that were asked for, newest year first, without their text;
 *   %GEM_SECTION_MAX_ITEMS at most
 */
typedef struct
{
  char *section;
  guint n_items;
  GPtrArray *items;
} GemSectionItems;

GPtrArray *gem_store_load_sections (GemStore *self,
                                    const char *const *sections,
                                    int year,
                                    GCancellable *cancellable,
                                    GError **error);
void gem_store_load_sections_async (GemStore *self,
                                    const char *const *sections,
                                    int year,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *gem_store_load_sections_finish (GemStore *self, GAsyncResult *result, GError **error);

gboolean gem_store_load_document (
    GemStore *self, const char *name, char **body, GCancellable *cancellable, GError **error);
void gem_store_load_document_async (GemStore *self,
                                    const char *name,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean
gem_store_load_document_finish (GemStore *self, GAsyncResult *result, char **body, GError **error);
gboolean
gem_store_save_document (GemStore *self, const char *name, const char *body, GError **error);
void gem_store_save_document_async (GemStore *self,
                                    const char *name,
                                    const char *body,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean gem_store_save_document_finish (GemStore *self, GAsyncResult *result, GError **error);

typedef enum
{
  GEM_ITEM_ADDED,
  GEM_ITEM_CHANGED,
  GEM_ITEM_REMOVED
} GemItemChangeKind;

/**
 * GemItemChange:
 * @kind: what happened to the item
 * @before: (nullable): what it said; %NULL for one that was added
 * @after: (nullable): what it says; %NULL for one that was removed
 */
typedef struct
{
  GemItemChangeKind kind;
  GemItem *before;
  GemItem *after;
} GemItemChange;

void gem_item_change_free (GemItemChange *change);
const char *gem_item_change_kind_to_string (GemItemChangeKind kind);

/* For gem_store_load_changes(): since the person last looked. */
#define GEM_SINCE_LAST_VISIT (-1)

GPtrArray *gem_store_load_changes (GemStore *self,
                                   const char *feed,
                                   gint64 since,
                                   gint64 until,
                                   GCancellable *cancellable,
                                   GError **error);
void gem_store_load_changes_async (GemStore *self,
                                   const char *feed,
                                   gint64 since,
                                   gint64 until,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GPtrArray *gem_store_load_changes_finish (GemStore *self, GAsyncResult *result, GError **error);

/**
 * GemItemVersion:
 * @issue: the issue with which it said so
 * @applied_at: when that issue came, Unix seconds
 * @item: (nullable): what it said from then on; %NULL where it was not there
 */
typedef struct
{
  gint64 issue;
  gint64 applied_at;
  GemItem *item;
} GemItemVersion;

GPtrArray *gem_store_load_history (
    GemStore *self, const char *feed, const char *id, GCancellable *cancellable, GError **error);

/**
 * GemIssue:
 * @issue: its number
 * @applied_at: when it came, or its last correction, Unix seconds
 * @changes: how many items it added, changed or dropped
 * @seen: whether the person has looked at it
 */
typedef struct
{
  gint64 issue;
  gint64 applied_at;
  int changes;
  gboolean seen;
} GemIssue;

GPtrArray *
gem_store_load_issues (GemStore *self, const char *feed, GCancellable *cancellable, GError **error);
void gem_store_load_issues_async (GemStore *self,
                                  const char *feed,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GPtrArray *gem_store_load_issues_finish (GemStore *self, GAsyncResult *result, GError **error);

gboolean gem_store_mark_seen (GemStore *self, GError **error);
void gem_store_mark_seen_async (GemStore *self, GAsyncReadyCallback callback, gpointer user_data);
GVariant *gem_store_mark_seen_finish (GemStore *self, GAsyncResult *result, GError **error);
gboolean gem_store_restore_seen (GemStore *self, GVariant *seen, GError **error);
void gem_store_restore_seen_async (GemStore *self,
                                   GVariant *seen,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean gem_store_restore_seen_finish (GemStore *self, GAsyncResult *result, GError **error);

/**
 * GemFollowed:
 * @feed: the address of a feed, which may not be in the store any more
 * @id: the id of an item
 * @title: (nullable): what it was last called
 * @since: since when the person follows it, Unix seconds
 * @there: whether the item is still in the agenda
 */
typedef struct
{
  char *feed;
  char *id;
  char *title;
  gint64 since;
  gboolean there;
} GemFollowed;

void gem_followed_free (GemFollowed *followed);

gboolean gem_store_set_followed (GemStore *self,
                                 const char *feed,
                                 const char *id,
                                 const char *title,
                                 gboolean followed,
                                 GError **error);
void gem_store_set_followed_async (GemStore *self,
                                   const char *feed,
                                   const char *id,
                                   const char *title,
                                   gboolean followed,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean gem_store_set_followed_finish (GemStore *self, GAsyncResult *result, GError **error);
GPtrArray *gem_store_load_followed (GemStore *self, GCancellable *cancellable, GError **error);
GPtrArray *gem_store_load_followed_changes (GemStore *self,
                                            const char *feed,
                                            GCancellable *cancellable,
                                            GError **error);
void gem_store_load_followed_changes_async (GemStore *self,
                                            const char *feed,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
GPtrArray *
gem_store_load_followed_changes_finish (GemStore *self, GAsyncResult *result, GError **error);
void gem_store_keep_new_changes (GPtrArray *changes, GPtrArray *known);
gboolean gem_store_load_item_change (GemStore *self,
                                     const char *feed,
                                     const char *id,
                                     GemItemChange **change,
                                     GCancellable *cancellable,
                                     GError **error);

/**
 * GemItemPage:
 * @feed: (nullable): the address of the feed that has the item; %NULL where none ever had it
 * @feed_title: (nullable): what that feed calls itself
 * @n_feeds: how many feeds there are
 * @id: the id of the item
 * @item: (nullable): what it says now; %NULL for one that is gone
 * @history: (element-type GemItemVersion): what it said, newest first
 * @change: (nullable): what happened to it since the last visit
 * @followed: whether the person follows it
 *
 * All that is shown of one item.
 */
typedef struct
{
  char *feed;
  char *feed_title;
  int n_feeds;
  char *id;
  GemItem *item;
  GPtrArray *history;
  GemItemChange *change;
  gboolean followed;
} GemItemPage;

void gem_item_page_free (GemItemPage *page);
GemItem *gem_item_page_get_last (const GemItemPage *page);

GemItemPage *gem_store_load_item_page (
    GemStore *self, const char *feed, const char *id, GCancellable *cancellable, GError **error);
void gem_store_load_item_page_async (GemStore *self,
                                     const char *feed,
                                     const char *id,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GemItemPage *gem_store_load_item_page_finish (GemStore *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemItemChange, gem_item_change_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemFeedState, gem_feed_state_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemItemQuery, gem_item_query_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemItemPage, gem_item_page_free)

G_END_DECLS
