/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemTimeBar: the clock of the wall, the time of the talk, and whether it is on time. */

#pragma once

#include <gtk/gtk.h>

#include "gem-pace.h"
#include "gem-show.h"

G_BEGIN_DECLS

#define GEM_TYPE_TIME_BAR (gem_time_bar_get_type ())
G_DECLARE_FINAL_TYPE (GemTimeBar, gem_time_bar, GEM, TIME_BAR, GtkFlowBox)

void gem_time_bar_set_pace (GemTimeBar *self, GemPace *pace, GemShow *show, GSettings *settings);
void gem_time_bar_set_narrow (GemTimeBar *self, gboolean narrow);
void gem_time_bar_update (GemTimeBar *self);

G_END_DECLS
