/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "feed/gem-feed-known.h"

#include <string.h>

struct _GemFeedKnown
{
  GArray *items;
  GHashTable *by_digest; /* of GemFeedKnownItem in items, by the digest that each begins with */
  gint64 revision;
};

/**
 * gem_feed_digest_init:
 * @self: (out caller-allocates): a digest
 * @data: an item as it is written in a page
 * @length: how many bytes it has
 * @reading: the number of the rules by which it is read, %GEM_FEED_READING
 */
void
gem_feed_digest_init (GemFeedDigest *self, const char *data, gsize length, guint reading)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  gsize size = sizeof self->bytes;

  g_checksum_update (checksum, (const guchar *) &reading, sizeof reading);
  g_checksum_update (checksum, (const guchar *) data, (gssize) length);
  g_checksum_get_digest (checksum, self->bytes, &size);
}

/* Any part of a digest is as good as another. */
static guint
digest_hash (gconstpointer key)
{
  guint hash;

  memcpy (&hash, key, sizeof hash);
  return hash;
}

static gboolean
digest_equal (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (GemFeedDigest)) == 0;
}

/**
 * gem_feed_known_new:
 * @items: (transfer full) (element-type GemFeedKnownItem): the items of one feed
 * @revision: the revision of the feed that they are of
 *
 * Never changes after it was made: it may be asked in any thread.
 *
 * Returns: (transfer full): what is known of the feed
 */
GemFeedKnown *
gem_feed_known_new (GArray *items, gint64 revision)
{
  GemFeedKnown *self;

  g_return_val_if_fail (items != NULL, NULL);

  self = g_new0 (GemFeedKnown, 1);
  self->items = items;
  self->revision = revision;
  self->by_digest = g_hash_table_new (digest_hash, digest_equal);
  for (guint i = 0; i < items->len; i++)
    g_hash_table_add (self->by_digest, &g_array_index (items, GemFeedKnownItem, i));
  return self;
}

/**
 * gem_feed_known_free:
 * @self: (transfer full): what is known of a feed
 */
void
gem_feed_known_free (GemFeedKnown *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->by_digest);
  g_array_unref (self->items);
  g_free (self);
}

/**
 * gem_feed_known_get_revision:
 * @self: what is known of a feed
 *
 * Returns: the revision of the feed that it is of
 */
gint64
gem_feed_known_get_revision (const GemFeedKnown *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->revision;
}

/**
 * gem_feed_known_find:
 * @self: what is known of a feed
 * @digest: of an item as it is written
 *
 * Returns: (transfer none) (nullable): the item that is stored; %NULL where it has to be read
 */
const GemFeedKnownItem *
gem_feed_known_find (const GemFeedKnown *self, const GemFeedDigest *digest)
{
  g_return_val_if_fail (self != NULL && digest != NULL, NULL);

  return g_hash_table_lookup (self->by_digest, digest);
}
