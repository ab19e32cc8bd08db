/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemFeedScan: the bytes of a page, looked at before anybody reads them: size, encoding, depth and grammar, and where
 * its items stand, so that each can be read, or recognised, by itself. */

#pragma once

#include "feed/gem-feed-fault.h"

G_BEGIN_DECLS

/* Source files have no limit of their own: their pages have. */
#define GEM_FEED_SCAN_ANY_SIZE G_MAXSIZE

/**
 * GemFeedSlice:
 * @start: where it begins
 * @length: how many bytes it has
 *
 * One value of a page.
 */
typedef struct
{
  gsize start;
  gsize length;
} GemFeedSlice;

/**
 * GemFeedScan:
 * @data: the page, without a byte order mark
 * @length: how many bytes it has
 * @list: the value of its key `items`, where that is a list; nothing elsewhere. As for every key that comes twice,
 *   the last one counts.
 * @items: (element-type GemFeedSlice): the elements of that list, whatever they are
 * @huge: (element-type gsize): where whole numbers end that may not fit into 64 bits
 *
 * Never changes after it was made: it may be read in any thread.
 */
typedef struct
{
  const char *data;
  gsize length;
  GemFeedSlice list;
  GArray *items;
  GArray *huge;
  /*< private >*/
  GBytes *bytes;
} GemFeedScan;

GemFeedScan *gem_feed_scan_new (GBytes *bytes, gsize max_bytes, guint page, GPtrArray *faults);
void gem_feed_scan_free (GemFeedScan *self);
gboolean gem_feed_scan_is_json (const char *data, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemFeedScan, gem_feed_scan_free)

G_END_DECLS
