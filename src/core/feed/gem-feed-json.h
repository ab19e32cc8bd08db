/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemFeedJson: a document as a publisher needs it: as json-glib has it, to be changed and written again. */

#pragma once

#include <json-glib/json-glib.h>

#include "feed/gem-feed-scan.h"

G_BEGIN_DECLS

/**
 * GemFeedJson:
 * @root: the document
 * @scan: (nullable): where its items stand in the text that it came from, as they are written: json-glib would make
 *   1.10 into 1.1; %NULL for one that did not come from JSON
 */
typedef struct
{
  JsonNode *root;
  GemFeedScan *scan;
} GemFeedJson;

GemFeedJson *gem_feed_json_parse (GBytes *bytes, gsize max_bytes, guint page, GPtrArray *faults);
void gem_feed_json_free (GemFeedJson *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemFeedJson, gem_feed_json_free)

G_END_DECLS
