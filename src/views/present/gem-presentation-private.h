/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What the screens, the actions and the keys of a presentation share. */

#pragma once

#include "gem-console-window.h"
#include "gem-hall-window.h"
#include "gem-presentation.h"

G_BEGIN_DECLS

struct _GemPresentation
{
  GObject parent_instance;

  GtkApplication *application;
  GemContext *context;
  GSettings *settings;
  GemSlideShelf *shelf;
  GemSlideShelf *small_shelf;
  GemShow *show;
  GemPace *pace;
  GSimpleActionGroup *actions;
  GHashTable *visited; /* address → GemDeckSlide, so that it is loaded once */

  GemConsoleWindow *console;
  GPtrArray *halls;   /* GemHallWindow */
  GPtrArray *screens; /* GemScreen, in the order of GDK's monitors */
  GemScreenPlan plan;
  gboolean lost_screen; /* a screen was pulled out; the console stays in sight */
  guint arrange_id;
  guint cookie;       /* of what holds the screen saver off */
  guint held_notices; /* of the desktop that holds its notifications back; 0 for none */
  GCancellable *cancellable;
  gboolean ended;
};

void gem_presentation_init_screens (GemPresentation *self);
void gem_presentation_arrange (GemPresentation *self);
void gem_presentation_set_plan (GemPresentation *self, const GemScreenPlan *plan);
void gem_presentation_swap_screens (GemPresentation *self);
void gem_presentation_toggle_console (GemPresentation *self);
void gem_presentation_clear_windows (GemPresentation *self);

void gem_presentation_init_actions (GemPresentation *self);
void gem_presentation_update_actions (GemPresentation *self);
void gem_presentation_run (GemPresentation *self, const char *command);
void gem_presentation_visit (GemPresentation *self, const char *uri);

gboolean gem_presentation_key_cb (GtkWidget *window, GdkEventKey *event, GemPresentation *self);

void gem_presentation_hold_off (GemPresentation *self);
void gem_presentation_let_go (GemPresentation *self);

G_END_DECLS
