/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Checking a feed for its publisher: every fault that a reader would stumble on, wherever the pages are,
 * and what a reader would take but a publisher may not have meant. Synchronous: for workers and the
 * command line. */

#pragma once

#include "feed/gem-feed-publisher.h"

G_BEGIN_DECLS

/* A page that takes this much takes long on a slow line. */
#define GEM_FEED_LARGE_PAGE 1000000

/**
 * GemFeedWarning:
 * @code: the name that scripts may rely on, such as `unknown-opgave`
 * @message: one sentence, translated
 * @page: the page, from 1; 0 where it is none
 * @place: (nullable): the key
 *
 * Something that readers take, and that the publisher may want to look at.
 */
typedef struct
{
  const char *code;
  char *message;
  guint page;
  char *place;
} GemFeedWarning;

/**
 * GemFeedCheckOptions:
 * @public_key: (nullable): the key that every page must be signed with
 * @has_section: (nullable): whether the publication has a section of this id
 * @section_data: for @has_section
 * @cancellable: (nullable): stops it
 */
typedef struct
{
  const char *public_key;
  gboolean (*has_section) (const char *id, gpointer section_data);
  gpointer section_data;
  GCancellable *cancellable;
} GemFeedCheckOptions;

gboolean gem_feed_check (const char *target,
                         const GemFeedCheckOptions *options,
                         GemFeedPublication *publication,
                         GPtrArray *faults,
                         GPtrArray *warnings);
gboolean gem_feed_check_file (const char *path, GemFeedPublication *publication, GPtrArray *faults);
void gem_feed_warning_free (GemFeedWarning *warning);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemFeedWarning, gem_feed_warning_free)

G_END_DECLS
