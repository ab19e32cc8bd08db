/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemHallWindow: what the hall sees: a slide and nothing else. A click, a tap or a swipe turns it, and a
 * mouse that lies still has no pointer. It runs the actions of the group `present`. */

#pragma once

#include <gtk/gtk.h>

#include "gem-stage.h"

G_BEGIN_DECLS

#define GEM_TYPE_HALL_WINDOW (gem_hall_window_get_type ())
G_DECLARE_FINAL_TYPE (GemHallWindow, gem_hall_window, GEM, HALL_WINDOW, GtkWindow)

GtkWidget *gem_hall_window_new (GtkApplication *application, GemShow *show);
GemStage *gem_hall_window_get_stage (GemHallWindow *self);
void gem_hall_window_fill (GemHallWindow *self, int monitor, const GdkRectangle *area);
void gem_hall_window_float (GemHallWindow *self);
void gem_hall_window_toggle_fullscreen (GemHallWindow *self);

G_END_DECLS
