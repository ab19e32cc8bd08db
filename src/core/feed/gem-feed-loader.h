/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemFeedLoader: one page of a feed, from the web or from a disk, fetched, its signature checked, and
 * read. It knows no database, so a page can be loaded in one thread while the one before is written in
 * another; a loader itself is for one thread at a time. */

#pragma once

#include "feed/gem-feed-fetch.h"
#include "feed/gem-feed-page.h"

G_BEGIN_DECLS

/**
 * GemFeedLimits:
 * @stall_seconds: how long a server may say nothing; 0 for the usual
 * @page_seconds: how long a page may take; 0 for the usual
 */
typedef struct
{
  guint stall_seconds;
  guint page_seconds;
} GemFeedLimits;

/**
 * GemFeedLoaded:
 * @answer: how it came; its body is gone
 * @page: (nullable): the page, its items unread; %NULL where the answer is "not modified"
 */
typedef struct
{
  GemFeedAnswer *answer;
  GemFeedPage *page;
} GemFeedLoaded;

/**
 * GemFeedKnownFunc:
 * @user_data: what was given with it
 *
 * Called in the thread that loads, at most once, when a page came.
 *
 * Returns: (transfer none) (nullable): what is stored of the feed; it has to live as long as what is loaded
 */
typedef const GemFeedKnown *(*GemFeedKnownFunc) (gpointer user_data);

typedef struct _GemFeedLoader GemFeedLoader;

GemFeedLoader *gem_feed_loader_new_for_web (const GemFeedLimits *limits);
GemFeedLoader *gem_feed_loader_new_for_file (const char *path, GemFeedFault **fault);
void gem_feed_loader_free (GemFeedLoader *self);
void gem_feed_loader_set_public_key (GemFeedLoader *self, const char *public_key);
void
gem_feed_loader_set_progress (GemFeedLoader *self, GemFeedBytesFunc progress, gpointer user_data);
void gem_feed_loader_set_known (GemFeedLoader *self, GemFeedKnownFunc find, gpointer user_data);
char *gem_feed_loader_find_identity (GemFeedLoader *self,
                                     GCancellable *cancellable,
                                     GemFeedFault **fault);
char *gem_feed_loader_dup_start (GemFeedLoader *self);
char *gem_feed_loader_resolve (
    GemFeedLoader *self, const char *from, const char *next_url, guint page, GemFeedFault **fault);
GemFeedLoaded *gem_feed_loader_load (GemFeedLoader *self,
                                     const char *url,
                                     guint page,
                                     const char *etag,
                                     const char *last_modified,
                                     GCancellable *cancellable,
                                     GemFeedRefusal *refusal,
                                     GemFeedFault **fault);
void gem_feed_loaded_free (GemFeedLoaded *loaded);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemFeedLoader, gem_feed_loader_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemFeedLoaded, gem_feed_loaded_free)

G_END_DECLS
