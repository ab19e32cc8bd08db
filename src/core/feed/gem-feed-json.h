/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What is looked at before json-glib sees the bytes of a page: size, encoding and depth, which it does
 * not bound itself, and the liberties that it takes with JSON. */

#pragma once

#include <json-glib/json-glib.h>

#include "feed/gem-feed-fault.h"

G_BEGIN_DECLS

/* Source files have no limit of their own: their pages have. */
#define GEM_FEED_JSON_ANY_SIZE G_MAXSIZE

/**
 * GemFeedJson:
 * @root: the document, immutable
 * @ids: (element-type utf8): by the index of an item, its `id` as it stands in the text where that is
 *   a number, and %NULL elsewhere: json-glib would make 1.10 into 1.1. May be shorter than the list.
 */
typedef struct
{
  JsonNode *root;
  GPtrArray *ids;
} GemFeedJson;

GemFeedJson *gem_feed_json_parse (GBytes *bytes, gsize max_bytes, guint page, GPtrArray *faults);
gboolean gem_feed_json_is_valid (const char *data, gsize length);
void gem_feed_json_free (GemFeedJson *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemFeedJson, gem_feed_json_free)

G_END_DECLS
