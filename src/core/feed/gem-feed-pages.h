/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemFeedPages: the pages of a feed, one after the other. A thread of its own fetches and checks the page that
 * comes next while whoever reads is busy with this one; never more than one, so that memory stays bounded. It
 * knows no database. */

#pragma once

#include "feed/gem-feed-fault.h"
#include "feed/gem-feed-fetch.h"
#include "feed/gem-feed-page.h"

G_BEGIN_DECLS

typedef struct _GemFeedPages GemFeedPages;

/**
 * GemFeedLeaf:
 * @number: the page's number, from 1
 * @answer: (nullable): how it came, without its body; %NULL where it did not
 * @page: (nullable): what it says; %NULL where it is not modified or @fault says why it can't be read
 * @fault: (nullable): what is wrong: with the page, or where there is one, with where it goes on
 */
typedef struct
{
  guint number;
  GemFeedAnswer *answer;
  GemFeedPage *page;
  GemFeedFault *fault;
} GemFeedLeaf;

/**
 * GemFeedPagesFunc:
 * @page: the page that is being fetched, from 1
 * @bytes: how much of it is here
 * @user_data: what was given with it
 *
 * Called in the thread that fetches.
 */
typedef void (*GemFeedPagesFunc) (guint page, guint64 bytes, gpointer user_data);

GemFeedPages *gem_feed_pages_new (const char *url,
                                  const char *etag,
                                  const char *last_modified,
                                  GemFeedPagesFunc progress,
                                  gpointer user_data,
                                  GCancellable *cancellable);
GemFeedLeaf *gem_feed_pages_next (GemFeedPages *self);
void gem_feed_pages_free (GemFeedPages *self);
void gem_feed_leaf_free (GemFeedLeaf *leaf);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemFeedPages, gem_feed_pages_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemFeedLeaf, gem_feed_leaf_free)

G_END_DECLS
