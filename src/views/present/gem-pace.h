/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemPace: the time of a talk: how long it has gone on, and where it should be by now. The time that is
 * planned is shared out over the slides by what their notes have to be said, so that a cover takes less
 * than a page of notes. */

#pragma once

#include "deck/gem-deck.h"

G_BEGIN_DECLS

typedef struct _GemPace GemPace;

GemPace *gem_pace_new (GemDeck *deck);
void gem_pace_free (GemPace *self);

void gem_pace_set_planned (GemPace *self, guint minutes);
guint gem_pace_get_planned (const GemPace *self);
guint gem_pace_get_estimate (const GemPace *self);
double gem_pace_get_due (const GemPace *self, guint slide);

void gem_pace_start (GemPace *self, gint64 now);
void gem_pace_stop (GemPace *self, gint64 now);
void gem_pace_restart (GemPace *self, gint64 now);
gboolean gem_pace_is_running (const GemPace *self);
gboolean gem_pace_has_begun (const GemPace *self);
double gem_pace_get_elapsed (const GemPace *self, gint64 now);

char *gem_pace_dup_clock (double seconds);
char *gem_pace_dup_verdict (const GemPace *self, guint slide, gint64 now);
gboolean gem_pace_is_late (const GemPace *self, guint slide, gint64 now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemPace, gem_pace_free)

G_END_DECLS
