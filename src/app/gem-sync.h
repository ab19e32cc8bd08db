/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemSync: when the feeds are synced, one after another, and how that is going, in words. */

#pragma once

#include "context/gem-context.h"

G_BEGIN_DECLS

typedef enum
{
  GEM_SYNC_STATE_NONE,    /* no feed is followed */
  GEM_SYNC_STATE_IDLE,    /* the last sync went well */
  GEM_SYNC_STATE_RUNNING, /* one is under way */
  GEM_SYNC_STATE_OFFLINE, /* there is no network, which is no failure */
  GEM_SYNC_STATE_FAILED   /* the last sync failed */
} GemSyncState;

#define GEM_TYPE_SYNC (gem_sync_get_type ())
G_DECLARE_FINAL_TYPE (GemSync, gem_sync, GEM, SYNC, GObject)

GemSync *gem_sync_new (GemContext *context);
void gem_sync_start (GemSync *self, gboolean asked);
void gem_sync_start_feed (GemSync *self, const char *url, gboolean asked);
void gem_sync_open_file (GemSync *self, const char *path);
void gem_sync_cancel (GemSync *self);
void gem_sync_reload (GemSync *self);
void gem_sync_close (GemSync *self);
void gem_sync_add_feed (GemSync *self, const char *url);
void gem_sync_remove_feed (GemSync *self, const char *url);
void gem_sync_move_feed (GemSync *self, const char *url, int offset);

void gem_sync_set_colour (GemSync *self, const char *url, int colour);

GemSyncState gem_sync_get_state (GemSync *self);
gint64 gem_sync_get_due_at (GemSync *self, const GemFeedState *state);
gboolean gem_sync_is_offline (const GemFeedState *state);
gboolean gem_sync_is_on_the_web (const GemFeedState *state);
gboolean gem_sync_can_ask (GemSync *self);
gboolean gem_sync_is_from_administrator (GemSync *self, const char *url);
char *gem_sync_dup_administrator_trouble (GemSync *self);
gboolean gem_sync_is_held (GemSync *self);
char *gem_sync_dup_summary (GemSync *self);
char *gem_sync_dup_details (GemSync *self);
char *gem_sync_dup_worked (const GemFeedState *state);
char *gem_sync_dup_next (GemSync *self, const GemFeedState *state);
int gem_sync_get_news (GemSync *self);
GemStore *gem_sync_get_store (GemSync *self);
GPtrArray *gem_sync_get_feeds (GemSync *self);

G_END_DECLS
