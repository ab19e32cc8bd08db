/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What others of this room need of GemFeedPage: checking a document that a publisher holds already, and one item. */

#pragma once

#include "feed/gem-feed-json.h"
#include "feed/gem-feed-keys.h"
#include "feed/gem-feed-page.h"

G_BEGIN_DECLS

/* There is always one more that fits into 64 bits. */
#define GEM_FEED_MAX_ISSUE (G_MAXINT64 - 1)

/**
 * GemFeedPageKind:
 * @GEM_FEED_PAGE_PUBLISHED: a page as a reader gets it
 * @GEM_FEED_PAGE_SOURCE: what a publisher starts from: `uitgave` may be absent or 0, and it has no limit
 *   on its items but that of the whole feed
 */
typedef enum
{
  GEM_FEED_PAGE_PUBLISHED,
  GEM_FEED_PAGE_SOURCE
} GemFeedPageKind;

GemItem *gem_feed_page_read_item (const GemFeedKeys *keys);
GemFeedPage *
gem_feed_page_read (GemFeedJson *json, GemFeedPageKind kind, guint page_number, GPtrArray *faults);

G_END_DECLS
