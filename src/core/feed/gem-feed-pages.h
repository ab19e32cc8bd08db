/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemFeedPages: the pages of a feed, one after the other. A thread of its own fetches and checks the page that
 * comes next while whoever reads is busy with this one; never more than one, so that memory stays bounded. It
 * writes to no database. */

#pragma once

#include "feed/gem-feed-loader.h"

G_BEGIN_DECLS

/**
 * GemFeedStart:
 * @url: where the first page is
 * @fallback: (nullable): where it is asked for, without validators, if it turns out not to be at @url
 * @etag: (nullable): the validator that came with what the asker has
 * @last_modified: (nullable): the validator that came with what the asker has
 */
typedef struct
{
  const char *url;
  const char *fallback;
  const char *etag;
  const char *last_modified;
} GemFeedStart;

/**
 * GemFeedLeaf:
 * @number: the page's number, from 1
 * @loaded: (nullable): what came; %NULL where @fault says why nothing did
 * @fault: (nullable): what is wrong: with the page, or where something was loaded, with where it goes on
 * @refusal: what is known of a try that failed
 * @requests: how many requests it took
 * @fell_back: the page was not where it should have been, and @fallback was asked
 */
typedef struct
{
  guint number;
  GemFeedLoaded *loaded;
  GemFeedFault *fault;
  GemFeedRefusal refusal;
  guint requests;
  gboolean fell_back;
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

typedef struct _GemFeedPages GemFeedPages;

GemFeedPages *gem_feed_pages_new (GemFeedLoader *loader,
                                  const GemFeedStart *start,
                                  GemFeedPagesFunc progress,
                                  gpointer user_data,
                                  GCancellable *cancellable);
GemFeedLeaf *gem_feed_pages_next (GemFeedPages *self);
void gem_feed_pages_free (GemFeedPages *self);
void gem_feed_leaf_free (GemFeedLeaf *leaf);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemFeedPages, gem_feed_pages_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemFeedLeaf, gem_feed_leaf_free)

G_END_DECLS
