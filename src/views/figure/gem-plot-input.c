/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The plot's hands and feet: pointer, touch and keyboard. */

#include "gem-plot-private.h"

#define ZOOM_STEP 1.25
#define DRAG_THRESHOLD 6

/* --- pointer and touch --- */

static gboolean
motion (GtkWidget *widget, GdkEventMotion *event)
{
  GemPlot *self = GEM_PLOT (widget);
  double dx = event->x - self->press_x, dy = event->y - self->press_y;

  if (!(event->state & GDK_BUTTON1_MASK) || self->zoom <= 1)
    {
      gem_plot_hover (self, gem_plot_find_at (self, event->x, event->y));
      return GDK_EVENT_PROPAGATE;
    }
  if (!self->dragging && ABS (dx) < DRAG_THRESHOLD && ABS (dy) < DRAG_THRESHOLD)
    return GDK_EVENT_STOP;
  self->dragging = TRUE;
  gem_plot_pan (self, -dx, -dy);
  self->press_x = event->x;
  self->press_y = event->y;
  return GDK_EVENT_STOP;
}

static gboolean
leave (GtkWidget *widget, GdkEventCrossing *event)
{
  gem_plot_hover (GEM_PLOT (widget), -1);
  return GDK_EVENT_PROPAGATE;
}

static gboolean
button_press (GtkWidget *widget, GdkEventButton *event)
{
  GemPlot *self = GEM_PLOT (widget);

  self->press_x = event->x;
  self->press_y = event->y;
  self->dragging = FALSE;
  return GDK_EVENT_PROPAGATE;
}

static gboolean
button_release (GtkWidget *widget, GdkEventButton *event)
{
  GemPlot *self = GEM_PLOT (widget);
  int mark = gem_plot_find_at (self, event->x, event->y);

  if (event->button != GDK_BUTTON_PRIMARY || mark < 0 || self->dragging)
    return GDK_EVENT_PROPAGATE;
  if (event->state & GDK_CONTROL_MASK)
    gem_plot_toggle (self, (guint) mark);
  else
    gem_plot_activate (self, (guint) mark);
  return GDK_EVENT_STOP;
}

/* On the map the wheel zooms, as on any map; elsewhere only with Ctrl, so that pages scroll on. */
static gboolean
scroll (GtkWidget *widget, GdkEventScroll *event)
{
  GemPlot *self = GEM_PLOT (widget);
  double dx, dy = 0, before = self->zoom;

  if (self->quiet || self->figure == NULL ||
      (gem_figure_get_kind (self->figure) != GEM_FIGURE_MAP && !(event->state & GDK_CONTROL_MASK)))
    return GDK_EVENT_PROPAGATE;
  if (!gdk_event_get_scroll_deltas ((GdkEvent *) event, &dx, &dy))
    dy = event->direction == GDK_SCROLL_UP ? -1 : event->direction == GDK_SCROLL_DOWN ? 1 : 0;
  if (dy != 0)
    gem_plot_zoom_at (self, dy < 0 ? ZOOM_STEP : 1 / ZOOM_STEP, event->x, event->y);
  return self->zoom != before ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
}

static void
pinch_begin_cb (GemPlot *self)
{
  self->pinch_zoom = self->zoom;
}

static void
pinch_cb (GemPlot *self, double scale)
{
  double x, y;

  if (gtk_gesture_get_bounding_box_center (self->pinch, &x, &y))
    gem_plot_zoom_at (self, self->pinch_zoom * scale / self->zoom, x, y);
}

static gboolean
query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  GemPlot *self = GEM_PLOT (widget);
  GemMark *focused = gem_plot_get_focused (self);
  int index = !keyboard         ? gem_plot_find_at (self, x, y)
              : focused != NULL ? (int) gem_mark_get_index (focused)
                                : -1;
  const GemFigureMark *mark;
  g_autofree char *text = NULL;

  if (index < 0)
    return FALSE;
  mark = g_ptr_array_index (gem_figure_get_marks (self->figure), index);
  text = g_strdup_printf ("%s: %s", mark->name, mark->value);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

/* --- keyboard --- */

static int
find_direction (guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return GEM_FIGURE_NORTH;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return GEM_FIGURE_EAST;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return GEM_FIGURE_SOUTH;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return GEM_FIGURE_WEST;
    case GDK_KEY_Home:
      return GEM_FIGURE_HOME;
    case GDK_KEY_End:
      return GEM_FIGURE_END;
    default:
      return -1;
    }
}

static gboolean
zoom_by_key (GemPlot *self, guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      gem_plot_zoom (self, ZOOM_STEP);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      gem_plot_zoom (self, 1 / ZOOM_STEP);
      return TRUE;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      gem_plot_zoom (self, 0);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
move (GemPlot *self, guint from, GdkEventKey *event)
{
  int direction = find_direction (event->keyval);
  gunichar letter = g_unichar_tolower (gdk_keyval_to_unicode (event->keyval));
  int next = -1;

  if (direction >= 0)
    next = gem_figure_step (self->figure, from, (GemFigureDirection) direction);
  else if (g_unichar_isalpha (letter))
    next = gem_figure_find_by_letter (self->figure, letter, (int) from);
  if (next >= 0)
    {
      gtk_widget_grab_focus (g_ptr_array_index (self->marks, next));
      gem_plot_reveal (self, (guint) next);
    }
  /* An arrow at the edge stays in the figure. */
  return next >= 0 || (direction >= 0 && direction <= GEM_FIGURE_WEST);
}

static gboolean
key_press (GtkWidget *widget, GdkEventKey *event)
{
  GemPlot *self = GEM_PLOT (widget);
  GemMark *focused = gem_plot_get_focused (self);
  GdkModifierType others = gtk_accelerator_get_default_mod_mask () & ~(guint) GDK_SHIFT_MASK;

  if (focused == NULL || (event->state & others) != 0)
    return GDK_EVENT_PROPAGATE;
  if (event->keyval == GDK_KEY_Return || event->keyval == GDK_KEY_KP_Enter)
    gem_plot_activate (self, gem_mark_get_index (focused));
  else if (event->keyval == GDK_KEY_space || event->keyval == GDK_KEY_KP_Space)
    gem_plot_toggle (self, gem_mark_get_index (focused));
  else if (!(!self->quiet && zoom_by_key (self, event->keyval)) &&
           !move (self, gem_mark_get_index (focused), event))
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

void
gem_plot_init_input (GemPlot *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  self->pinch = gtk_gesture_zoom_new (GTK_WIDGET (self));
  g_signal_connect_swapped (self->pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect_object (self->pinch, "scale-changed", G_CALLBACK (pinch_cb), self,
                           G_CONNECT_SWAPPED);
}

void
gem_plot_class_init_input (GtkWidgetClass *widget_class)
{
  widget_class->motion_notify_event = motion;
  widget_class->leave_notify_event = leave;
  widget_class->button_press_event = button_press;
  widget_class->button_release_event = button_release;
  widget_class->scroll_event = scroll;
  widget_class->query_tooltip = query_tooltip;
  widget_class->key_press_event = key_press;
}
