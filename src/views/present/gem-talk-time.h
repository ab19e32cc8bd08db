/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemTalkTime: the clock of the wall, the time of the talk, and whether it is on time. */

#pragma once

#include <gtk/gtk.h>

#include "gem-pace.h"
#include "gem-show.h"

G_BEGIN_DECLS

#define GEM_TYPE_TALK_TIME (gem_talk_time_get_type ())
G_DECLARE_FINAL_TYPE (GemTalkTime, gem_talk_time, GEM, TALK_TIME, GtkFlowBox)

void gem_talk_time_set_pace (GemTalkTime *self, GemPace *pace, GemShow *show, GSettings *settings);
void gem_talk_time_set_narrow (GemTalkTime *self, gboolean narrow);
void gem_talk_time_update (GemTalkTime *self);

G_END_DECLS
