/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-history.h"

#define MAX_PLACES 200

typedef struct
{
  GemAddress *address;
  double scroll; /* where it was left, in pixels */
} Place;

struct _GemHistory
{
  GPtrArray *places; /* Place */
  int current;       /* -1 before the first */
};

static void
place_free (gpointer data)
{
  Place *place = data;

  gem_address_unref (place->address);
  g_free (place);
}

static Place *
place_at (GemHistory *self, int i)
{
  return g_ptr_array_index (self->places, (guint) i);
}

/**
 * gem_history_new:
 *
 * Returns: (transfer full): an empty history
 */
GemHistory *
gem_history_new (void)
{
  GemHistory *self = g_new0 (GemHistory, 1);

  self->places = g_ptr_array_new_with_free_func (place_free);
  self->current = -1;
  return self;
}

/**
 * gem_history_free:
 * @self: (transfer full): a history
 */
void
gem_history_free (GemHistory *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->places);
  g_free (self);
}

/**
 * gem_history_push:
 * @self: a history
 * @address: where the person goes
 *
 * Adds a place after the current one and forgets what was ahead. The same place twice is one.
 */
void
gem_history_push (GemHistory *self, const GemAddress *address)
{
  Place *place;

  g_return_if_fail (self != NULL && address != NULL);

  if (self->current >= 0 && gem_address_equal (place_at (self, self->current)->address, address))
    return;
  g_ptr_array_set_size (self->places, self->current + 1);
  if (self->places->len == MAX_PLACES)
    g_ptr_array_remove_index (self->places, 0);
  place = g_new0 (Place, 1);
  place->address = gem_address_ref (address);
  g_ptr_array_add (self->places, place);
  self->current = (int) self->places->len - 1;
}

/**
 * gem_history_replace:
 * @self: a history
 * @address: what the current place is called now
 */
void
gem_history_replace (GemHistory *self, const GemAddress *address)
{
  g_return_if_fail (self != NULL && address != NULL);

  if (self->current < 0)
    {
      gem_history_push (self, address);
      return;
    }
  gem_address_unref (place_at (self, self->current)->address);
  place_at (self, self->current)->address = gem_address_ref (address);
}

/**
 * gem_history_set_scroll:
 * @self: a history
 * @scroll: how far the current place is scrolled, in pixels
 *
 * To be called before the person leaves it.
 */
void
gem_history_set_scroll (GemHistory *self, double scroll)
{
  g_return_if_fail (self != NULL);

  if (self->current >= 0)
    place_at (self, self->current)->scroll = scroll;
}

/**
 * gem_history_get_scroll:
 * @self: a history
 *
 * Returns: how far the current place was scrolled when the person left it
 */
double
gem_history_get_scroll (GemHistory *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->current >= 0 ? place_at (self, self->current)->scroll : 0;
}

/**
 * gem_history_can_move:
 * @self: a history
 * @offset: -1 for back, 1 for forward
 *
 * Returns: whether there is a place
 */
gboolean
gem_history_can_move (GemHistory *self, int offset)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->current + offset >= 0 && self->current + offset < (int) self->places->len;
}

/**
 * gem_history_move:
 * @self: a history
 * @offset: -1 for back, 1 for forward
 *
 * Returns: (transfer none) (nullable): the place there, now the current one
 */
const GemAddress *
gem_history_move (GemHistory *self, int offset)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (!gem_history_can_move (self, offset))
    return NULL;
  self->current += offset;
  return place_at (self, self->current)->address;
}
