/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What painting a stage and pointing on it share. */

#pragma once

#include "gem-stage.h"

G_BEGIN_DECLS

/* Where the slide is on the widget. */
typedef struct
{
  double x, y, width, height;
} GemStageArea;

struct _GemStage
{
  GtkDrawingArea parent_instance;

  GemShow *show;
  GemStageRole role;
  cairo_surface_t *last; /* what was painted last, until the next is ready */
  gboolean settled;      /* what is on the screen is the right picture */
  gint64 painted;        /* when it was put there */
  guint describe_id;
  GtkGesture *drag;
  GtkGesture *press;     /* for the speaker; in the hall, the window has its own */
  double drag_x, drag_y; /* the middle of what was seen when a drag began */
};

const GemShowSight *gem_stage_get_sight (GemStage *self, GemShowSight *next);
GemStageArea gem_stage_get_area (GemStage *self);
void gem_stage_paint (GemStage *self, cairo_t *cr);
void gem_stage_paint_ahead (GemStage *self);
void gem_stage_init_pointing (GemStage *self);

G_END_DECLS
