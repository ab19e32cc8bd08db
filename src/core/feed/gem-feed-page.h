/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemFeedPage: one page of an agenda feed, checked. Pure: it knows no network and no database. */

#pragma once

#include "feed/gem-feed-fault.h"
#include "feed/gem-feed-items.h"

G_BEGIN_DECLS

#define GEM_FEED_MAX_PAGE_BYTES (64 * 1024 * 1024)
#define GEM_FEED_MAX_PAGES 1000
#define GEM_FEED_MAX_ITEMS 200000
#define GEM_FEED_MAX_DEPTH 64
#define GEM_FEED_MAX_ID_BYTES 2048

/**
 * GemFeedYear:
 * @year: the year
 * @title: (nullable): the agenda's title
 * @adopted: (nullable): ISO 8601 date
 * @summary: (nullable): plain text
 */
typedef struct
{
  int year;
  char *title;
  char *adopted;
  char *summary;
} GemFeedYear;

/**
 * GemFeedPage:
 * @title: the feed's title
 * @home_page_url: (nullable): as said
 * @feed_url: (nullable): as said; never followed by itself
 * @next_url: (nullable): as said, possibly relative; the reader resolves and judges it
 * @issue: `uitgave`
 * @expired: nothing more will come
 * @years: (element-type GemFeedYear): may be empty
 * @items: (element-type GemItem): in the feed's order
 * @unread: (nullable): what stands there instead of @items, which are none, on a page of gem_feed_page_check()
 */
typedef struct
{
  char *title;
  char *home_page_url;
  char *feed_url;
  char *next_url;
  gint64 issue;
  gboolean expired;
  GPtrArray *years;
  GPtrArray *items;
  GemFeedItems *unread;
} GemFeedPage;

GemFeedPage *gem_feed_page_parse (GBytes *bytes, guint page_number, GPtrArray *faults);
GemFeedPage *gem_feed_page_check (GBytes *bytes,
                                  guint page_number,
                                  const GemFeedKnown *known,
                                  GPtrArray *faults);
void gem_feed_page_free (GemFeedPage *page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemFeedPage, gem_feed_page_free)

G_END_DECLS
