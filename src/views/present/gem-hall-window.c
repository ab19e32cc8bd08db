/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-hall-window.h"

#include <glib/gi18n.h>

/* In milliseconds; a mouse that nobody moves for so long is no pointer any more. */
#define CURSOR_TIME 2000
/* Pixels a second, of a finger that turns the slide. */
#define SWIPE_SPEED 300
/* Of the width, from the left: a tap there goes back. */
#define BACK_SHARE 0.33
/* A window to be shared in a call. */
#define FLOAT_WIDTH 960
#define FLOAT_HEIGHT 540

struct _GemHallWindow
{
  GtkWindow parent_instance;

  GemStage *stage;
  GemShow *show;
  GtkGesture *press;
  GtkGesture *swipe;
  guint cursor_id;
  double x, y; /* where the mouse was last */
  gboolean fills;
  gboolean hidden; /* the cursor */
  gboolean swiped;
};

G_DEFINE_FINAL_TYPE (GemHallWindow, gem_hall_window, GTK_TYPE_WINDOW)

static void
run (GemHallWindow *self, const char *action)
{
  GActionGroup *group = gtk_widget_get_action_group (GTK_WIDGET (self), "present");

  if (group != NULL)
    g_action_group_activate_action (group, action, NULL);
}

/* --- the mouse --- */

static void
set_cursor (GemHallWindow *self, const char *name)
{
  GdkWindow *window = gtk_widget_get_window (GTK_WIDGET (self));
  g_autoptr (GdkCursor) cursor = NULL;

  self->hidden = g_str_equal (name, "none");
  if (window == NULL)
    return;
  cursor = gdk_cursor_new_from_name (gdk_window_get_display (window), name);
  gdk_window_set_cursor (window, cursor);
}

static gboolean
hide_cursor_cb (gpointer data)
{
  GemHallWindow *self = data;

  self->cursor_id = 0;
  set_cursor (self, "none");
  return G_SOURCE_REMOVE;
}

static void
hide_cursor_later (GemHallWindow *self)
{
  g_clear_handle_id (&self->cursor_id, g_source_remove);
  self->cursor_id = g_timeout_add (CURSOR_TIME, hide_cursor_cb, self);
}

/* What the speaker points with takes the place of the cursor. */
static void
show_cursor (GemHallWindow *self)
{
  GemShowTool tool = gem_show_get_sight (self->show)->tool;

  set_cursor (self, tool == GEM_SHOW_POINTER || tool == GEM_SHOW_SPOTLIGHT ? "none"
                    : tool == GEM_SHOW_PEN                                 ? "crosshair"
                                                                           : "default");
  hide_cursor_later (self);
}

/* A window that comes up under a mouse gets a motion, too. */
static gboolean
motion_cb (GemHallWindow *self, GdkEventMotion *event)
{
  if (self->x >= 0 && (ABS (event->x - self->x) > 2 || ABS (event->y - self->y) > 2))
    show_cursor (self);
  self->x = event->x;
  self->y = event->y;
  return GDK_EVENT_PROPAGATE;
}

/* --- clicks, taps and swipes --- */

static gboolean
is_touch (GtkGesture *gesture)
{
  GdkEventSequence *sequence = gtk_gesture_get_last_updated_sequence (gesture);
  const GdkEvent *event = gtk_gesture_get_last_event (gesture, sequence);
  GdkDevice *device = event != NULL ? gdk_event_get_source_device (event) : NULL;

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

/* Who clicks without looking where the mouse is only goes on; who has moved it there means the province. */
static gboolean
choose (GemHallWindow *self, double x, double y)
{
  GemShowTool tool = gem_show_get_sight (self->show)->tool;
  gboolean aims = is_touch (self->press) || !self->hidden || tool == GEM_SHOW_POINTER ||
                  tool == GEM_SHOW_SPOTLIGHT;
  int stage_x, stage_y;

  return aims &&
         gtk_widget_translate_coordinates (GTK_WIDGET (self), GTK_WIDGET (self->stage), (int) x,
                                           (int) y, &stage_x, &stage_y) &&
         gem_stage_choose (self->stage, stage_x, stage_y);
}

static void
released_cb (GemHallWindow *self, int n_press, double x, double y)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (self->press));
  const GemShowSight *sight = gem_show_get_sight (self->show);
  int width = gtk_widget_get_allocated_width (GTK_WIDGET (self));

  if (self->swiped || sight->tool == GEM_SHOW_PEN)
    {
      self->swiped = FALSE;
      return;
    }
  if ((button == GDK_BUTTON_PRIMARY || is_touch (self->press)) && choose (self, x, y))
    return;
  if (sight->zoom > 1)
    return;
  if (is_touch (self->press))
    run (self, x < width * BACK_SHARE ? "previous" : "next");
  else if (button == GDK_BUTTON_PRIMARY)
    run (self, "next");
  else if (button == GDK_BUTTON_SECONDARY || button == 8)
    run (self, "previous");
}

static void
pressed_cb (GemHallWindow *self)
{
  self->swiped = FALSE;
}

static void
swipe_cb (GemHallWindow *self, double velocity_x, double velocity_y)
{
  const GemShowSight *sight = gem_show_get_sight (self->show);

  if (sight->tool == GEM_SHOW_PEN || sight->zoom > 1 || ABS (velocity_x) < SWIPE_SPEED ||
      ABS (velocity_x) < ABS (velocity_y))
    return;
  self->swiped = TRUE;
  run (self, velocity_x < 0 ? "next" : "previous");
}

static void
make_gestures (GemHallWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_add_events (widget, GDK_POINTER_MOTION_MASK | GDK_BUTTON_PRESS_MASK |
                                     GDK_BUTTON_RELEASE_MASK | GDK_TOUCH_MASK);
  g_signal_connect (widget, "motion-notify-event", G_CALLBACK (motion_cb), NULL);
  self->press = gtk_gesture_multi_press_new (widget);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (self->press), 0);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (self->press), GTK_PHASE_BUBBLE);
  g_signal_connect_swapped (self->press, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (self->press, "released", G_CALLBACK (released_cb), self);
  self->swipe = gtk_gesture_swipe_new (widget);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (self->swipe), TRUE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (self->swipe),
                                              GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (self->swipe, "swipe", G_CALLBACK (swipe_cb), self);
}

/* --- window --- */

static void
realize_cb (GemHallWindow *self)
{
  if (self->fills)
    set_cursor (self, "none");
}

static void
gem_hall_window_dispose (GObject *object)
{
  GemHallWindow *self = GEM_HALL_WINDOW (object);

  g_clear_handle_id (&self->cursor_id, g_source_remove);
  g_clear_object (&self->press);
  g_clear_object (&self->swipe);
  g_clear_object (&self->show);
  G_OBJECT_CLASS (gem_hall_window_parent_class)->dispose (object);
}

static void
gem_hall_window_class_init (GemHallWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gem_hall_window_dispose;
}

static void
gem_hall_window_init (GemHallWindow *self)
{
  self->x = self->y = -1;
  self->stage = g_object_new (GEM_TYPE_STAGE, "visible", TRUE, NULL);
  gtk_container_add (GTK_CONTAINER (self), GTK_WIDGET (self->stage));
  gtk_style_context_add_class (gtk_widget_get_style_context (GTK_WIDGET (self)), "gem-hall");
  gtk_window_set_default_size (GTK_WINDOW (self), FLOAT_WIDTH, FLOAT_HEIGHT);
  make_gestures (self);
  g_signal_connect (self, "realize", G_CALLBACK (realize_cb), NULL);
}

/**
 * gem_hall_window_new:
 * @application: the application
 * @show: what it shows
 *
 * Returns: (transfer floating): a window, not shown yet
 */
GtkWidget *
gem_hall_window_new (GtkApplication *application, GemShow *show)
{
  GemHallWindow *self;
  const char *title;
  g_autofree char *name = NULL;

  g_return_val_if_fail (GTK_IS_APPLICATION (application) && GEM_IS_SHOW (show), NULL);

  self = g_object_new (GEM_TYPE_HALL_WINDOW, "application", application, NULL);
  self->show = g_object_ref (show);
  title = gem_deck_get_title (gem_show_get_deck (show));
  name = g_strdup_printf (_ ("Slides: %s"), title);
  gtk_window_set_title (GTK_WINDOW (self), name);
  gem_stage_set_show (self->stage, show, GEM_STAGE_HALL);
  return GTK_WIDGET (self);
}

/**
 * gem_hall_window_get_stage:
 * @self: a hall
 *
 * Returns: (transfer none): the slide in it
 */
GemStage *
gem_hall_window_get_stage (GemHallWindow *self)
{
  g_return_val_if_fail (GEM_IS_HALL_WINDOW (self), NULL);

  return self->stage;
}

/**
 * gem_hall_window_fill:
 * @self: a hall
 * @monitor: the number of a monitor
 * @area: where that monitor is
 *
 * Shows it on all of that monitor. Not every window manager of X knows of monitors: so the window is also
 * moved there first.
 */
void
gem_hall_window_fill (GemHallWindow *self, int monitor, const GdkRectangle *area)
{
  GtkWindow *window;

  g_return_if_fail (GEM_IS_HALL_WINDOW (self) && area != NULL);

  window = GTK_WINDOW (self);
  self->fills = TRUE;
  gtk_window_set_decorated (window, FALSE);
  gtk_window_move (window, area->x, area->y);
  gtk_window_resize (window, area->width, area->height);
  /* GTK itself would move it only after the window manager had made it full screen where it was. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      gtk_window_unfullscreen (window);
      gdk_window_move_resize (gtk_widget_get_window (GTK_WIDGET (self)), area->x, area->y,
                              area->width, area->height);
    }
  gtk_widget_show (GTK_WIDGET (self));
  gtk_window_fullscreen_on_monitor (window, gtk_widget_get_screen (GTK_WIDGET (self)), monitor);
  set_cursor (self, "none");
}

/**
 * gem_hall_window_float:
 * @self: a hall
 *
 * Shows it as a window among others.
 */
void
gem_hall_window_float (GemHallWindow *self)
{
  g_return_if_fail (GEM_IS_HALL_WINDOW (self));

  self->fills = FALSE;
  gtk_window_unfullscreen (GTK_WINDOW (self));
  gtk_window_set_decorated (GTK_WINDOW (self), TRUE);
  gtk_window_resize (GTK_WINDOW (self), FLOAT_WIDTH, FLOAT_HEIGHT);
  gtk_widget_show (GTK_WIDGET (self));
  set_cursor (self, "default");
}

/**
 * gem_hall_window_toggle_fullscreen:
 * @self: a hall
 */
void
gem_hall_window_toggle_fullscreen (GemHallWindow *self)
{
  g_return_if_fail (GEM_IS_HALL_WINDOW (self));

  self->fills = !self->fills;
  if (self->fills)
    gtk_window_fullscreen (GTK_WINDOW (self));
  else
    gem_hall_window_float (self);
}
