/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The reader's side of the agenda feed: fetch all pages of an issue, check them, and put them into the
 * store in one go. */

#pragma once

#include "feed/gem-feed-fault.h"
#include "store/gem-store.h"

G_BEGIN_DECLS

typedef enum
{
  GEM_SYNC_APPLIED,
  GEM_SYNC_UNCHANGED,
  GEM_SYNC_FAILED
} GemSyncOutcome;

/**
 * GemSyncResult:
 * @feed: the address of the feed
 * @outcome: how it ended
 * @issue: the issue that is stored now; 0 for none
 * @items: how many items are stored now
 * @added: items that were not there before
 * @changed: items that say something else now
 * @removed: items that are gone
 * @bytes: what came over the line
 * @requests: how many requests it took
 * @fault: (nullable): why it failed
 */
typedef struct
{
  char *feed;
  GemSyncOutcome outcome;
  gint64 issue;
  int items;
  int added;
  int changed;
  int removed;
  guint64 bytes;
  guint requests;
  GemFeedFault *fault;
} GemSyncResult;

/**
 * GemSyncProgressFunc:
 * @page: the page that is being fetched, from 1
 * @bytes: how much of it is here
 * @user_data: what was given with it
 */
typedef void (*GemSyncProgressFunc) (guint page, guint64 bytes, gpointer user_data);

void gem_sync_result_free (GemSyncResult *result);

GemSyncResult *gem_feed_reader_sync (GemStore *store,
                                     const char *url,
                                     GemSyncProgressFunc progress,
                                     gpointer user_data,
                                     GCancellable *cancellable);
void gem_feed_reader_sync_async (GemStore *store,
                                 const char *url,
                                 GemSyncProgressFunc progress,
                                 gpointer progress_data,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GemSyncResult *gem_feed_reader_sync_finish (GemStore *store, GAsyncResult *result);
GemSyncResult *gem_feed_reader_sync_file (GemStore *store,
                                          const char *path,
                                          const char *identity,
                                          GCancellable *cancellable);
void gem_feed_reader_sync_file_async (GemStore *store,
                                      const char *path,
                                      const char *identity,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GemSyncResult *gem_feed_reader_sync_file_finish (GemStore *store, GAsyncResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemSyncResult, gem_sync_result_free)

G_END_DECLS
