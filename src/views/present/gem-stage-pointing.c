/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The mouse or a finger on a stage: it points, draws, drags what is zoomed into, or chooses a province. */

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

/* --- choosing --- */

/**
 * gem_stage_choose:
 * @self: a stage
 * @x: a place on it, in pixels
 * @y: the same
 *
 * Shows the province or theme that is drawn there, with a way back.
 *
 * Returns: whether there is any
 */
gboolean
gem_stage_choose (GemStage *self, double x, double y)
{
  GActionGroup *group;
  const GemShowSight *sight;
  GemSlideContent *content;
  g_autofree char *uri = NULL;

  g_return_val_if_fail (GEM_IS_STAGE (self), FALSE);

  sight = gem_stage_get_sight (self, NULL);
  if (sight == NULL || sight->tool == GEM_SHOW_PEN)
    return FALSE;
  if (self->role == GEM_STAGE_HALL &&
      (sight->blank != GEM_SHOW_OPEN || gem_show_is_frozen (self->show)))
    return FALSE;
  content = gem_slide_shelf_get_content (gem_show_get_shelf (self->show), sight->slide);
  group = gtk_widget_get_action_group (gtk_widget_get_toplevel (GTK_WIDGET (self)), "present");
  if (content == NULL || group == NULL)
    return FALSE;
  get_place (self, &x, &y);
  uri = gem_slide_dup_address_at (content, gem_show_get_shape (self->show), x, y);
  if (uri == NULL)
    return FALSE;
  g_action_group_activate_action (group, "visit", g_variant_new_string (uri));
  return TRUE;
}

static void
released_cb (GemStage *self, int n_press, double x, double y)
{
  gem_stage_choose (self, x, y);
}

static void
init_choosing (GemStage *self)
{
  self->press = gtk_gesture_multi_press_new (GTK_WIDGET (self));
  g_signal_connect_swapped (self->press, "released", G_CALLBACK (released_cb), self);
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
  if (self->role == GEM_STAGE_SPEAKER)
    init_choosing (self);
}
