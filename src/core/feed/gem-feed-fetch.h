/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Fetching one page of a feed: one GET, with the rules of docs/feed.md on where it may come from and
 * how long and large it may be. It knows nothing of what the page says. */

#pragma once

#include <libsoup/soup.h>

#include "feed/gem-feed-fault.h"

G_BEGIN_DECLS

#define GEM_FEED_MAX_REDIRECTS 5
#define GEM_FEED_STALL_SECONDS 30
#define GEM_FEED_PAGE_SECONDS 600

/**
 * GemFeedAnswer:
 * @url: where it came from in the end
 * @not_modified: what the asker has is still right; @body is %NULL
 * @body: (nullable): the page, decompressed
 * @etag: (nullable): as received
 * @last_modified: (nullable): as received
 * @requests: how many requests it took, redirects and all
 * @bytes: how many bytes came over the line, compressed as they were
 */
typedef struct
{
  char *url;
  gboolean not_modified;
  GBytes *body;
  char *etag;
  char *last_modified;
  guint requests;
  guint64 bytes;
} GemFeedAnswer;

typedef void (*GemFeedBytesFunc) (guint64 bytes, gpointer user_data);

SoupSession *gem_feed_session_new (void);
gboolean gem_feed_address_is_allowed (GUri *uri);
GUri *gem_feed_address_parse (const char *text, GemFeedFault **fault);
GemFeedAnswer *gem_feed_fetch (SoupSession *session,
                               const char *url,
                               guint page,
                               const char *etag,
                               const char *last_modified,
                               GemFeedBytesFunc progress,
                               gpointer user_data,
                               GCancellable *cancellable,
                               GemFeedFault **fault);
void gem_feed_answer_free (GemFeedAnswer *answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemFeedAnswer, gem_feed_answer_free)

G_END_DECLS
