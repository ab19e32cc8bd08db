/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemFeedKnown: the items of a feed that are stored, by the bytes that they were read from. An item that is written as
 * it was is recognised before it is read: the same bytes, read by the same rules, say the same. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The number of the rules by which items are read: one higher whenever the same bytes may be refused that were not,
 * or may make an item that is stored in another way, such as with a new field. Nothing that was read before is
 * recognised then. */
#define GEM_FEED_READING 1

/**
 * GemFeedDigest:
 * @bytes: SHA-1 of the bytes of an item and of the number of the rules by which it is read
 *
 * Who could make two items with one digest publishes both: it is no secret and no seal.
 */
typedef struct
{
  guint8 bytes[20];
} GemFeedDigest;

/**
 * GemFeedKnownItem:
 * @digest: what it is recognised by
 * @row: where it is stored
 * @seq: its place in the order of the feed
 */
typedef struct
{
  GemFeedDigest digest;
  gint64 row;
  gint64 seq;
} GemFeedKnownItem;

typedef struct _GemFeedKnown GemFeedKnown;

void gem_feed_digest_init (GemFeedDigest *self, const char *data, gsize length, guint reading);

GemFeedKnown *gem_feed_known_new (GArray *items, gint64 revision);
void gem_feed_known_free (GemFeedKnown *self);
gint64 gem_feed_known_get_revision (const GemFeedKnown *self);
const GemFeedKnownItem *gem_feed_known_find (const GemFeedKnown *self, const GemFeedDigest *digest);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemFeedKnown, gem_feed_known_free)

G_END_DECLS
