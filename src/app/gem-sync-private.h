/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What the sync, its timetable and its words share. */

#pragma once

#include "gem-sync.h"

G_BEGIN_DECLS

struct _GemSync
{
  GObject parent_instance;

  GemContext *context;
  GPtrArray *feeds;          /* GemFeedState, as the store last said */
  GQueue *due;               /* addresses still to sync in this run */
  GCancellable *cancellable; /* of the run; NULL when none is under way */
  GCancellable *closing;     /* of everything else */
  gboolean asked;            /* a person asked for this run */
  gboolean chosen;           /* a person chose an agenda of their own */
  guint page;
  guint64 bytes;
  GString *report; /* what this run did, a line a feed */
  GPtrArray *
      known; /* GemItemChange: of what is followed, from before this run; NULL when not looked up */
  int news;  /* added, changed and removed items since the program started */
  guint timer;
  gint64 not_before; /* Unix seconds: nothing by itself before then */
  double spread;     /* 0–1: which part of the leeway is ours */
};

void gem_sync_emit_changed (GemSync *self);
void gem_sync_emit_finished (GemSync *self, const char *report, gboolean asked);
void gem_sync_emit_followed_changed (GemSync *self, GPtrArray *changes);
void gem_sync_note_followed (GemSync *self, void (*then) (GemSync *sync));
void gem_sync_apply_administrator (GemSync *self);
void gem_sync_tell_followed (GemSync *self);
void gem_sync_schedule_start (GemSync *self);
void gem_sync_schedule_stop (GemSync *self);

G_END_DECLS
