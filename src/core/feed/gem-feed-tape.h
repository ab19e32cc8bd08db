/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemFeedTape: a JSON value, read: one after the other, what it holds stands behind it. Two blocks of memory hold all
 * of it, and are used again for the next value: an agenda has millions of them. */

#pragma once

#include <json-glib/json-glib.h>

#include "feed/gem-feed-scan.h"

G_BEGIN_DECLS

/**
 * GemFeedValueKind:
 * @GEM_FEED_VALUE_NULL: null
 * @GEM_FEED_VALUE_FALSE: false
 * @GEM_FEED_VALUE_TRUE: true
 * @GEM_FEED_VALUE_WHOLE: a number without fraction or exponent that fits into 64 bits
 * @GEM_FEED_VALUE_REAL: any other number
 * @GEM_FEED_VALUE_TEXT: a text
 * @GEM_FEED_VALUE_LIST: a list; its elements follow
 * @GEM_FEED_VALUE_OBJECT: an object; its keys follow, as texts, each with its value behind it
 */
typedef enum
{
  GEM_FEED_VALUE_NULL,
  GEM_FEED_VALUE_FALSE,
  GEM_FEED_VALUE_TRUE,
  GEM_FEED_VALUE_WHOLE,
  GEM_FEED_VALUE_REAL,
  GEM_FEED_VALUE_TEXT,
  GEM_FEED_VALUE_LIST,
  GEM_FEED_VALUE_OBJECT
} GemFeedValueKind;

/**
 * GemFeedValue:
 * @kind: what it is
 * @span: how many values it is with what it holds: the next one stands so far behind it
 * @text: a text; of a number, how it is written
 */
typedef struct
{
  GemFeedValueKind kind;
  guint span;
  const char *text;
} GemFeedValue;

typedef struct _GemFeedTape GemFeedTape;

GemFeedTape *gem_feed_tape_new (void);
void gem_feed_tape_free (GemFeedTape *self);
const GemFeedValue *
gem_feed_tape_read (GemFeedTape *self, const GemFeedScan *scan, const GemFeedSlice *slice);
const GemFeedValue *gem_feed_tape_read_head (GemFeedTape *self, const GemFeedScan *scan);
const GemFeedValue *gem_feed_tape_read_node (GemFeedTape *self, JsonNode *node);
gboolean gem_feed_tape_text_equals (const char *start, const char *end, const char *text);

/* Walks through a list: for (v = gem_feed_value_first (list); v != gem_feed_value_end (list); v += v->span) */
static inline const GemFeedValue *
gem_feed_value_first (const GemFeedValue *list)
{
  return list + 1;
}

static inline const GemFeedValue *
gem_feed_value_end (const GemFeedValue *list)
{
  return list + list->span;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemFeedTape, gem_feed_tape_free)

G_END_DECLS
