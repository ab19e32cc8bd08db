/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "feed/gem-feed-items.h"

#include "feed/gem-feed-keys.h"
#include "feed/gem-feed-page-private.h"

/* So many items of a page are kept when it is checked, about a megabyte; those of a larger page are read twice. */
#define MAX_KEPT 1000

typedef struct
{
  GemFeedDigest digest;
  const GemFeedKnownItem *known;
  GemItem *kept;
} Mark;

struct _GemFeedItems
{
  GemFeedScan *scan;
  Mark *marks;
  guint n_kept;
  GemFeedTape *tape;
};

/**
 * gem_feed_items_new:
 * @scan: (transfer full): a page
 * @known: (nullable): what is stored of its feed; it has to live as long
 *
 * Looks which of its items are known. Pure; any thread, and then another, but one at a time.
 *
 * Returns: (transfer full): the items
 */
GemFeedItems *
gem_feed_items_new (GemFeedScan *scan, const GemFeedKnown *known)
{
  GemFeedItems *self;

  g_return_val_if_fail (scan != NULL, NULL);

  self = g_new0 (GemFeedItems, 1);
  self->scan = scan;
  self->marks = g_new0 (Mark, scan->items->len);
  self->tape = gem_feed_tape_new ();
  for (guint i = 0; i < scan->items->len; i++)
    {
      const GemFeedSlice *slice = &g_array_index (scan->items, GemFeedSlice, i);
      Mark *mark = &self->marks[i];

      gem_feed_digest_init (&mark->digest, scan->data + slice->start, slice->length,
                            GEM_FEED_READING);
      mark->known = known != NULL ? gem_feed_known_find (known, &mark->digest) : NULL;
    }
  return self;
}

/**
 * gem_feed_items_free:
 * @self: (transfer full): the items of a page
 */
void
gem_feed_items_free (GemFeedItems *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->scan->items->len; i++)
    g_clear_object (&self->marks[i].kept);
  gem_feed_scan_free (self->scan);
  gem_feed_tape_free (self->tape);
  g_free (self->marks);
  g_free (self);
}

/**
 * gem_feed_items_get_length:
 * @self: the items of a page
 *
 * Returns: how many there are
 */
guint
gem_feed_items_get_length (const GemFeedItems *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->scan->items->len;
}

/**
 * gem_feed_items_get_digest:
 * @self: the items of a page
 * @index: the place of one
 *
 * Returns: (transfer none): what it is recognised by the next time
 */
const GemFeedDigest *
gem_feed_items_get_digest (const GemFeedItems *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->scan->items->len, NULL);

  return &self->marks[index].digest;
}

/**
 * gem_feed_items_get_known:
 * @self: the items of a page
 * @index: the place of one
 *
 * Returns: (transfer none) (nullable): where it is stored; %NULL where it has to be read
 */
const GemFeedKnownItem *
gem_feed_items_get_known (const GemFeedItems *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->scan->items->len, NULL);

  return self->marks[index].known;
}

/**
 * gem_feed_items_keep:
 * @self: the items of a page
 * @index: the place of one
 * @item: (transfer full): what was read there
 *
 * Saves reading it again, where there is room for it.
 */
void
gem_feed_items_keep (GemFeedItems *self, guint index, GemItem *item)
{
  g_return_if_fail (self != NULL && index < self->scan->items->len);

  if (self->n_kept++ < MAX_KEPT)
    self->marks[index].kept = item;
  else
    g_object_unref (item);
}

/**
 * gem_feed_items_read:
 * @self: the items of a page that was checked
 * @index: the place of one
 *
 * Returns: (transfer full) (nullable): the item; %NULL where it has no id
 */
GemItem *
gem_feed_items_read (GemFeedItems *self, guint index)
{
  g_autoptr (GPtrArray) faults = NULL;
  GemFeedKeys keys = { NULL, "items", (int) index, NULL, 0, NULL };

  g_return_val_if_fail (self != NULL && index < self->scan->items->len, NULL);

  if (self->marks[index].kept != NULL)
    return g_object_ref (self->marks[index].kept);
  keys.faults = faults = g_ptr_array_new_with_free_func ((GDestroyNotify) gem_feed_fault_free);
  keys.object = gem_feed_tape_read (self->tape, self->scan,
                                    &g_array_index (self->scan->items, GemFeedSlice, index));
  return gem_feed_page_read_item (&keys);
}
