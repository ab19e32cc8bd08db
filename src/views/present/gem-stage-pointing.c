/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The mouse or a finger on a stage: it points, draws, or drags what is zoomed into. */

#include "gem-stage-private.h"

/* From a place on the widget to one on the slide, as shares of it. */
static void
get_place (GemStage *self, double *x, double *y)
{
  GemStageArea area = gem_stage_get_area (self);
  const GemShowSight *sight = gem_show_get_sight (self->show);

  *x = (*x - area.x) / MAX (area.width, 1);
  *y = (*y - area.y) / MAX (area.height, 1);
  *x = sight->x + (*x - 0.5) / sight->zoom;
  *y = sight->y + (*y - 0.5) / sight->zoom;
}

static gboolean
motion_cb (GemStage *self, GdkEventMotion *event)
{
  double x = event->x, y = event->y;

  get_place (self, &x, &y);
  gem_show_point (self->show, x, y);
  return GDK_EVENT_PROPAGATE;
}

static gboolean
leave_cb (GemStage *self, GdkEventCrossing *event)
{
  gem_show_stop_pointing (self->show);
  return GDK_EVENT_PROPAGATE;
}

static void
drag_begin_cb (GemStage *self, double x, double y)
{
  const GemShowSight *sight = gem_show_get_sight (self->show);

  if (self->role == GEM_STAGE_SPEAKER)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  self->drag_x = sight->x;
  self->drag_y = sight->y;
  if (sight->tool == GEM_SHOW_PEN)
    {
      get_place (self, &x, &y);
      gem_show_draw_from (self->show, x, y);
      gtk_gesture_set_state (self->drag, GTK_EVENT_SEQUENCE_CLAIMED);
    }
}

static void
drag_update_cb (GemStage *self, double offset_x, double offset_y)
{
  const GemShowSight *sight = gem_show_get_sight (self->show);
  GemStageArea area = gem_stage_get_area (self);
  double x, y;

  gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (self->drag), &x, &y);
  x += offset_x;
  y += offset_y;
  if (sight->tool == GEM_SHOW_PEN)
    {
      get_place (self, &x, &y);
      gem_show_draw_to (self->show, x, y);
    }
  else if (sight->tool == GEM_SHOW_NO_TOOL && sight->zoom > 1)
    {
      gtk_gesture_set_state (self->drag, GTK_EVENT_SEQUENCE_CLAIMED);
      gem_show_set_zoom (self->show, sight->zoom,
                         self->drag_x - offset_x / area.width / sight->zoom,
                         self->drag_y - offset_y / area.height / sight->zoom);
    }
  else if (sight->tool != GEM_SHOW_NO_TOOL)
    {
      /* A finger points as long as it is down. */
      get_place (self, &x, &y);
      gem_show_point (self->show, x, y);
    }
}

void
gem_stage_init_pointing (GemStage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (self->drag != NULL)
    return;
  gtk_widget_add_events (widget, GDK_POINTER_MOTION_MASK | GDK_LEAVE_NOTIFY_MASK |
                                     GDK_BUTTON_PRESS_MASK | GDK_BUTTON_RELEASE_MASK |
                                     GDK_TOUCH_MASK);
  g_signal_connect (widget, "motion-notify-event", G_CALLBACK (motion_cb), NULL);
  g_signal_connect (widget, "leave-notify-event", G_CALLBACK (leave_cb), NULL);
  self->drag = gtk_gesture_drag_new (widget);
  g_signal_connect_swapped (self->drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (self->drag, "drag-update", G_CALLBACK (drag_update_cb), self);
}
