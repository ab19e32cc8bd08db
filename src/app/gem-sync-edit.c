/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What a person does to the list of feeds. */

#include "gem-sync-private.h"

typedef enum
{
  FEED_ADD,
  FEED_REMOVE,
  FEED_ARRANGE
} FeedChangeKind;

typedef struct
{
  FeedChangeKind kind;
  char *url;        /* of the feed; NULL for an arrangement */
  GPtrArray *order; /* of an arrangement: GemFeedState, of which each gets the place it stands at */
} FeedChange;

static void
feed_change_free (gpointer data)
{
  FeedChange *change = data;

  g_free (change->url);
  g_clear_pointer (&change->order, g_ptr_array_unref);
  g_free (change);
}

static gboolean
arrange (GemStore *store, GPtrArray *order, GError **error)
{
  for (guint i = 0; i < order->len; i++)
    {
      const GemFeedState *state = g_ptr_array_index (order, i);

      if (!gem_store_arrange_feed (store, state->url, (int) i, state->colour, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
apply (GemStore *store, FeedChange *change, GError **error)
{
  gboolean found;

  switch (change->kind)
    {
    case FEED_REMOVE:
      return gem_store_remove_feed (store, change->url, &found, error);
    case FEED_ARRANGE:
      return arrange (store, change->order, error);
    case FEED_ADD:
    default:
      return gem_store_add_feed (store, change->url, error);
    }
}

static void
change_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GemSync *self = source;
  GError *error = NULL;

  if (apply (gem_context_get_store (self->context), task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GemSync *self = GEM_SYNC (source);
  FeedChange *change = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      gem_sync_emit_finished (self, error->message, TRUE);
      return;
    }
  gem_sync_reload (self);
  if (change->kind == FEED_ADD)
    gem_sync_start_feed (self, change->url, TRUE);
}

/* Takes @order. */
static void
change_feed (GemSync *self, FeedChangeKind kind, const char *url, GPtrArray *order)
{
  g_autoptr (GTask) task = g_task_new (self, self->closing, changed_cb, NULL);
  FeedChange *change = g_new0 (FeedChange, 1);

  change->kind = kind;
  change->url = g_strdup (url);
  change->order = order;
  g_task_set_source_tag (task, change_feed);
  g_task_set_task_data (task, change, feed_change_free);
  g_task_run_in_thread (task, change_in_thread);
}

/**
 * gem_sync_add_feed:
 * @self: a sync
 * @url: an address, checked
 *
 * Follows a feed from now on, and syncs it.
 */
void
gem_sync_add_feed (GemSync *self, const char *url)
{
  g_return_if_fail (GEM_IS_SYNC (self) && url != NULL);

  self->chosen = TRUE;
  change_feed (self, FEED_ADD, url, NULL);
}

/**
 * gem_sync_remove_feed:
 * @self: a sync
 * @url: the address of a feed
 *
 * Stops following a feed, and removes its agenda.
 */
void
gem_sync_remove_feed (GemSync *self, const char *url)
{
  g_return_if_fail (GEM_IS_SYNC (self) && url != NULL);

  if (g_str_equal (url, GEM_EDITION_AGENDA_ID))
    g_settings_set_boolean (gem_context_get_settings (self->context), "built-in-agenda-removed",
                            TRUE);
  change_feed (self, FEED_REMOVE, url, NULL);
}

/* The worker keeps the states that it writes from changing under it. */
static GPtrArray *
copy_order (GPtrArray *feeds)
{
  GPtrArray *order = g_ptr_array_new_with_free_func ((GDestroyNotify) gem_feed_state_free);

  for (guint i = 0; i < feeds->len; i++)
    {
      const GemFeedState *from = g_ptr_array_index (feeds, i);
      GemFeedState *state = g_new0 (GemFeedState, 1);

      state->url = g_strdup (from->url);
      state->colour = from->colour;
      g_ptr_array_add (order, state);
    }
  return order;
}

/**
 * gem_sync_move_feed:
 * @self: a sync
 * @url: the address of a feed
 * @offset: -1 for one up, 1 for one down
 *
 * Changes the order in which the feeds are shown.
 */
void
gem_sync_move_feed (GemSync *self, const char *url, int offset)
{
  g_return_if_fail (GEM_IS_SYNC (self) && url != NULL);

  for (guint i = 0; self->feeds != NULL && i < self->feeds->len; i++)
    {
      const GemFeedState *state = g_ptr_array_index (self->feeds, i);
      int to = (int) i + offset;
      GPtrArray *order;
      gpointer moved;

      if (!g_str_equal (state->url, url) || to < 0 || to >= (int) self->feeds->len)
        continue;
      order = copy_order (self->feeds);
      moved = g_ptr_array_steal_index (order, i);
      g_ptr_array_insert (order, to, moved);
      change_feed (self, FEED_ARRANGE, NULL, order);
      return;
    }
}

/**
 * gem_sync_set_colour:
 * @self: a sync
 * @url: the address of a feed
 * @colour: 0 to 7; -1 for none
 *
 * Changes the colour that a feed is marked with.
 */
void
gem_sync_set_colour (GemSync *self, const char *url, int colour)
{
  GPtrArray *order;

  g_return_if_fail (GEM_IS_SYNC (self) && url != NULL);
  g_return_if_fail (colour >= -1 && colour < GEM_FEED_N_COLOURS);

  if (self->feeds == NULL)
    return;
  order = copy_order (self->feeds);
  for (guint i = 0; i < order->len; i++)
    {
      GemFeedState *state = g_ptr_array_index (order, i);

      if (g_str_equal (state->url, url))
        state->colour = colour;
    }
  change_feed (self, FEED_ARRANGE, NULL, order);
}
