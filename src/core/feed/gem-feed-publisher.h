/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The publisher's side of the agenda feed: check a source, and write it as plain files for any web
 * server. Synchronous: call it from a worker or from the command line. */

#pragma once

#include "feed/gem-feed-page.h"
#include "feed/gem-feed-secret-key.h"

G_BEGIN_DECLS

#define GEM_FEED_PAGE_SIZE 500

/**
 * GemFeedPublishOptions:
 * @page_size: items on a page; 0 for %GEM_FEED_PAGE_SIZE
 * @title: (nullable): the feed's title; a CSV has none of its own
 * @home_page_url: (nullable): where people read about the agenda
 * @issue: the issue; 0 for what the source says, or the next one after what is published
 * @years: (nullable) (element-type GemFeedYear): title, adoption date and summary of years
 * @key: (nullable): what every page is signed with
 *
 * What is set here wins over what the source says.
 */
typedef struct
{
  guint page_size;
  const char *title;
  const char *home_page_url;
  gint64 issue;
  GPtrArray *years;
  GemFeedSecretKey *key;
} GemFeedPublishOptions;

/**
 * GemFeedPublication:
 * @issue: the issue that was written, or found; 0 where it is not known
 * @items: items in it
 * @pages: pages in it
 */
typedef struct
{
  gint64 issue;
  guint items;
  guint pages;
} GemFeedPublication;

gboolean gem_feed_publish (const char *source_path,
                           const char *directory,
                           const GemFeedPublishOptions *options,
                           GemFeedPublication *publication,
                           GPtrArray *faults);
gboolean gem_feed_check_file (const char *path, GemFeedPublication *publication, GPtrArray *faults);

G_END_DECLS
