/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemFeedSource: what a publisher starts from, a feed document or a spreadsheet's file, read and checked. */

#pragma once

#include "feed/gem-feed-page-private.h"
#include "feed/gem-feed-publisher.h"

G_BEGIN_DECLS

/**
 * GemFeedSource:
 * @json: the document, with what the options say
 * @page: what it says, checked
 * @lines: (element-type guint): the row of each item in a CSV; empty for a document
 */
typedef struct
{
  GemFeedJson *json;
  GemFeedPage *page;
  GArray *lines;
} GemFeedSource;

GBytes *gem_feed_source_read_file (const char *path, guint page, GPtrArray *faults);
gboolean gem_feed_source_is_csv (const char *path);
GemFeedSource *
gem_feed_source_load (const char *path, const GemFeedPublishOptions *options, GPtrArray *faults);
GBytes *gem_feed_source_render (
    GemFeedSource *self, gint64 issue, guint page, guint first, guint count, const char *next_url);
void gem_feed_source_free (GemFeedSource *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemFeedSource, gem_feed_source_free)

G_END_DECLS
