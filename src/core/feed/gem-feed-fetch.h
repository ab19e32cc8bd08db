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
 * @moved_to: (nullable): where it is from now on, when every redirect on the way was permanent
 * @fresh_until: until when there is no need to ask again, Unix seconds; 0 for none
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
  char *moved_to;
  gint64 fresh_until;
  guint requests;
  guint64 bytes;
} GemFeedAnswer;

typedef void (*GemFeedBytesFunc) (guint64 bytes, gpointer user_data);

/**
 * GemFeedRequest:
 * @url: the address
 * @page: the number of the page, from 1, for the faults
 * @etag: (nullable): the validator that came with what the asker has
 * @last_modified: (nullable): the validator that came with what the asker has
 * @max_bytes: how large it may be, decompressed; 0 for what a page may be
 * @max_seconds: how long it may take; 0 for what a page may take
 * @progress: (nullable): called in the asker's thread with the bytes so far
 * @user_data: for @progress
 * @cancellable: (nullable): stops it at any moment
 */
typedef struct
{
  const char *url;
  guint page;
  const char *etag;
  const char *last_modified;
  gsize max_bytes;
  guint max_seconds;
  GemFeedBytesFunc progress;
  gpointer user_data;
  GCancellable *cancellable;
} GemFeedRequest;

/**
 * GemFeedRefusal:
 * @status: what the server answered; 0 for no answer
 * @retry_at: when it wants to be asked again, Unix seconds; 0 where it did not say
 * @requests: how many requests it took
 *
 * What is known of a try that failed, beside the fault.
 */
typedef struct
{
  guint status;
  gint64 retry_at;
  guint requests;
} GemFeedRefusal;

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
GemFeedAnswer *gem_feed_fetch_request (SoupSession *session,
                                       const GemFeedRequest *request,
                                       GemFeedRefusal *refusal,
                                       GemFeedFault **fault);
void gem_feed_answer_free (GemFeedAnswer *answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemFeedAnswer, gem_feed_answer_free)

G_END_DECLS
