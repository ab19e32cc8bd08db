/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemStore: what is kept for a person, in one SQLite file: the agendas now, notes and bookmarks
 * later. Reading never waits for writing. */

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
void gem_store_emit_changed (GemStore *self);

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
} GemFeedState;

void gem_feed_state_free (GemFeedState *state);

GPtrArray *gem_store_load_feeds (GemStore *self, GCancellable *cancellable, GError **error);
void gem_store_load_feeds_async (GemStore *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GPtrArray *gem_store_load_feeds_finish (GemStore *self, GAsyncResult *result, GError **error);
gboolean gem_store_add_feed (GemStore *self, const char *url, GError **error);
gboolean gem_store_remove_feed (GemStore *self, const char *url, gboolean *found, GError **error);
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
} GemItemQuery;

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
gboolean gem_store_mark_seen (GemStore *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemItemChange, gem_item_change_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemFeedState, gem_feed_state_free)

G_END_DECLS
