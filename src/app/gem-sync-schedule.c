/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* When the feeds are synced without anybody asking. */

#include "gem-sync-private.h"

/* A timer of GLib stands still while the computer sleeps: the clock is looked at this often. */
#define LOOK_SECONDS 60

/* Programs that start at nine o'clock don't ask at nine o'clock sharp, all of them. */
#define START_SPREAD_SECONDS 60

static gint64
now_seconds (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static gint64
get_interval (GemSync *self)
{
  GSettings *settings = gem_context_get_settings (self->context);

  return (gint64) g_settings_get_int (settings, "sync-interval") * 60;
}

/**
 * gem_sync_get_due_at:
 * @self: a sync
 * @state: a feed that it knows
 *
 * Returns: when @state is tried without anybody asking, Unix seconds; %G_MAXINT64 for never
 */
gint64
gem_sync_get_due_at (GemSync *self, const GemFeedState *state)
{
  gint64 interval;
  gint64 due;

  g_return_val_if_fail (GEM_IS_SYNC (self) && state != NULL, G_MAXINT64);

  interval = get_interval (self);
  due = gem_feed_state_due_at (state, interval);
  if (interval == 0 || due == G_MAXINT64)
    return G_MAXINT64;
  if (due > 0)
    due += (gint64) (self->spread * (double) interval / 10);
  return MAX (self->not_before, due);
}

/**
 * gem_sync_is_held:
 * @self: a sync
 *
 * Returns: whether nothing is tried by itself because the network costs money
 */
gboolean
gem_sync_is_held (GemSync *self)
{
  g_return_val_if_fail (GEM_IS_SYNC (self), FALSE);

  return g_network_monitor_get_network_metered (g_network_monitor_get_default ()) &&
         !g_settings_get_boolean (gem_context_get_settings (self->context), "sync-on-metered");
}

/**
 * gem_sync_is_offline:
 * @state: a feed
 *
 * What the monitor says of the network is sometimes wrong, so that a feed is always tried; what it says
 * only explains why that did not work.
 *
 * Returns: whether it could not be reached because there is no network
 */
gboolean
gem_sync_is_offline (const GemFeedState *state)
{
  return (g_strcmp0 (state->fault, "network") == 0 || g_strcmp0 (state->fault, "timeout") == 0) &&
         !g_network_monitor_get_network_available (g_network_monitor_get_default ());
}

static gboolean
look_cb (gpointer data)
{
  gem_sync_start (data, FALSE);
  return G_SOURCE_CONTINUE;
}

/* What could not be reached for want of a network need not wait for its turn. */
static void
network_cb (GemSync *self, gboolean available)
{
  if (self->feeds == NULL || self->cancellable != NULL)
    return;
  if (available && !gem_sync_is_held (self) && get_interval (self) > 0)
    for (guint i = 0; i < self->feeds->len; i++)
      {
        const GemFeedState *state = g_ptr_array_index (self->feeds, i);

        if (g_strcmp0 (state->fault, "network") == 0)
          gem_sync_start_feed (self, state->url, FALSE);
      }
  gem_sync_emit_changed (self);
}

/**
 * gem_sync_schedule_start:
 * @self: a sync that knows its feeds
 *
 * From now on, what is due is synced: now, when its time comes, after sleep, and when the network is
 * there again.
 */
void
gem_sync_schedule_start (GemSync *self)
{
  GSettings *settings = gem_context_get_settings (self->context);

  self->spread = g_random_double ();
  for (guint i = 0; i < self->feeds->len; i++)
    if (((GemFeedState *) g_ptr_array_index (self->feeds, i))->tried_at > 0)
      self->not_before = now_seconds () + (gint64) (self->spread * START_SPREAD_SECONDS);
  self->timer = g_timeout_add_seconds (LOOK_SECONDS, look_cb, self);
  g_signal_connect_object (g_network_monitor_get_default (), "network-changed",
                           G_CALLBACK (network_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::sync-interval", G_CALLBACK (gem_sync_emit_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::sync-on-metered", G_CALLBACK (gem_sync_emit_changed),
                           self, G_CONNECT_SWAPPED);
  gem_sync_start (self, FALSE);
}

/**
 * gem_sync_schedule_stop:
 * @self: a sync
 */
void
gem_sync_schedule_stop (GemSync *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
}
