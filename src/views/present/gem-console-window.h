/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemConsoleWindow: what the speaker has: this slide, the next one, notes, time, and a button for all that
 * can be done. It runs the actions of the group `present`. Signal: `plan-chosen` with a #GemScreenPlan. */

#pragma once

#include <handy.h>

#include "gem-pace.h"
#include "gem-screens.h"
#include "gem-show.h"

G_BEGIN_DECLS

#define GEM_TYPE_CONSOLE_WINDOW (gem_console_window_get_type ())
G_DECLARE_FINAL_TYPE (GemConsoleWindow, gem_console_window, GEM, CONSOLE_WINDOW, HdyWindow)

GtkWidget *gem_console_window_new (GtkApplication *application,
                                   GemContext *context,
                                   GemShow *show,
                                   GemSlideShelf *small_shelf,
                                   GemPace *pace);
void gem_console_window_set_actions (GemConsoleWindow *self, GActionGroup *actions);
void gem_console_window_set_screens (GemConsoleWindow *self,
                                     GPtrArray *screens,
                                     const GemScreenPlan *plan);
gboolean gem_console_window_takes_keys (GemConsoleWindow *self, const GdkEventKey *event);
gboolean gem_console_window_close_part (GemConsoleWindow *self);

void gem_console_window_show_overview (GemConsoleWindow *self, gboolean visible);
void gem_console_window_find_province (GemConsoleWindow *self);
void gem_console_window_show_links (GemConsoleWindow *self);
void gem_console_window_show_screens (GemConsoleWindow *self);
void gem_console_window_show_keys (GemConsoleWindow *self);
void gem_console_window_resize_notes (GemConsoleWindow *self, int step);
void gem_console_window_update_time (GemConsoleWindow *self);
void gem_console_window_tell (GemConsoleWindow *self, const char *message);

G_END_DECLS
