/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemFeedItems: the items of a page that was checked, as they are written in it. Each is made when it is asked for, so
 * that few are in memory at a time, however many a page has; what is known is not made at all. */

#pragma once

#include "feed/gem-feed-known.h"
#include "feed/gem-feed-scan.h"
#include "feed/gem-item.h"

G_BEGIN_DECLS

typedef struct _GemFeedItems GemFeedItems;

GemFeedItems *gem_feed_items_new (GemFeedScan *scan, const GemFeedKnown *known);
void gem_feed_items_free (GemFeedItems *self);
guint gem_feed_items_get_length (const GemFeedItems *self);
const GemFeedDigest *gem_feed_items_get_digest (const GemFeedItems *self, guint index);
const GemFeedKnownItem *gem_feed_items_get_known (const GemFeedItems *self, guint index);
void gem_feed_items_keep (GemFeedItems *self, guint index, GemItem *item);
GemItem *gem_feed_items_read (GemFeedItems *self, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemFeedItems, gem_feed_items_free)

G_END_DECLS
