/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The windows of a presentation, and the screens that they are on. Screens come and go while somebody
 * speaks: the windows move, and the place in the deck, which they only show, stays. */

#include "gem-presentation-private.h"

#include <glib/gi18n.h>

/* A beamer that is plugged in comes in several steps, each with a signal. */
#define SETTLE_TIME 250
/* As in the template of the console. */
#define CONSOLE_WIDTH 1180
#define CONSOLE_HEIGHT 740

static char *
dup_monitor_name (GdkMonitor *monitor, int number)
{
  const char *model = gdk_monitor_get_model (monitor);
  const char *maker = gdk_monitor_get_manufacturer (monitor);

  if (model != NULL && *model != '\0')
    return maker != NULL && *maker != '\0' ? g_strdup_printf ("%s %s", maker, model)
                                           : g_strdup (model);
  return g_strdup_printf (_ ("screen %d"), number + 1);
}

static gboolean
has_key (GPtrArray *screens, const char *key)
{
  for (guint i = 0; i < screens->len; i++)
    if (g_str_equal (((GemScreen *) screens->pdata[i])->key, key))
      return TRUE;
  return FALSE;
}

static GPtrArray *
list_screens (GdkDisplay *display)
{
  GPtrArray *screens = g_ptr_array_new_with_free_func ((GDestroyNotify) gem_screen_free);

  for (int i = 0; i < gdk_display_get_n_monitors (display); i++)
    {
      GdkMonitor *monitor = gdk_display_get_monitor (display, i);
      GemScreen *screen = g_new0 (GemScreen, 1);
      GdkRectangle area;

      gdk_monitor_get_geometry (monitor, &area);
      screen->name = dup_monitor_name (monitor, i);
      screen->x = area.x;
      screen->y = area.y;
      screen->width = area.width;
      screen->height = area.height;
      screen->primary = gdk_monitor_is_primary (monitor);
      screen->key = g_strdup_printf ("%s %d×%d", screen->name, area.width, area.height);
      /* Two of the same make, as in a room with three beamers. */
      if (has_key (screens, screen->key))
        {
          g_autofree char *key = g_steal_pointer (&screen->key);

          screen->key = g_strdup_printf ("%s +%d+%d", key, area.x, area.y);
        }
      g_ptr_array_add (screens, screen);
    }
  return screens;
}

/* --- windows --- */

static gboolean
hall_closed_cb (GemPresentation *self)
{
  gem_presentation_end (self);
  return GDK_EVENT_STOP;
}

static GemHallWindow *
make_hall (GemPresentation *self)
{
  GtkWidget *hall = gem_hall_window_new (self->application, self->show);

  gtk_widget_insert_action_group (hall, "present", G_ACTION_GROUP (self->actions));
  g_signal_connect (hall, "key-press-event", G_CALLBACK (gem_presentation_key_cb), self);
  g_signal_connect_swapped (hall, "delete-event", G_CALLBACK (hall_closed_cb), self);
  g_ptr_array_add (self->halls, hall);
  return GEM_HALL_WINDOW (hall);
}

static void
set_n_halls (GemPresentation *self, guint n_halls)
{
  while (self->halls->len < n_halls)
    make_hall (self);
  while (self->halls->len > n_halls)
    {
      GtkWidget *hall = self->halls->pdata[self->halls->len - 1];

      g_ptr_array_set_size (self->halls, (int) self->halls->len - 1);
      gtk_widget_destroy (hall);
    }
}

static void
fill_screen (GemPresentation *self, guint hall, guint number)
{
  const GemScreen *screen = self->screens->pdata[number];
  const GdkRectangle area = { screen->x, screen->y, screen->width, screen->height };

  gem_hall_window_fill (self->halls->pdata[hall], (int) number, &area);
}

static void
show_console (GemPresentation *self, gboolean maximize)
{
  const GemScreen *screen = self->screens->pdata[self->plan.console];
  GtkWindow *window = GTK_WINDOW (self->console);

  gtk_window_move (window, screen->x, screen->y);
  gtk_window_resize (window, MIN (CONSOLE_WIDTH, screen->width),
                     MIN (CONSOLE_HEIGHT, screen->height));
  if (gtk_widget_get_mapped (GTK_WIDGET (window)))
    {
      gtk_window_unmaximize (window);
      gdk_window_move (gtk_widget_get_window (GTK_WIDGET (window)), screen->x, screen->y);
    }
  gtk_widget_show (GTK_WIDGET (window));
  if (maximize)
    gtk_window_maximize (window);
  gtk_window_present (window);
}

static void
place_windows (GemPresentation *self)
{
  GemScreenMode mode = self->plan.mode;

  set_n_halls (self, mode == GEM_SCREENS_MIRROR ? self->screens->len : 1);
  for (guint i = 0; i < self->halls->len && mode != GEM_SCREENS_WINDOWS; i++)
    fill_screen (self, i, mode == GEM_SCREENS_MIRROR ? i : self->plan.hall);
  if (mode == GEM_SCREENS_WINDOWS)
    gem_hall_window_float (self->halls->pdata[0]);
  if (mode == GEM_SCREENS_TWO || mode == GEM_SCREENS_WINDOWS || self->lost_screen)
    show_console (self, mode == GEM_SCREENS_TWO);
  else
    {
      gtk_widget_hide (GTK_WIDGET (self->console));
      gtk_window_present (self->halls->pdata[0]);
    }
}

/* --- screens that come and go --- */

void
gem_presentation_arrange (GemPresentation *self)
{
  GdkDisplay *display = gdk_display_get_default ();
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->screens);

  if (gdk_display_get_n_monitors (display) == 0)
    {
      self->screens = g_steal_pointer (&before);
      return;
    }
  self->screens = list_screens (display);
  self->lost_screen = before != NULL && before->len > 1 && self->screens->len == 1;
  if (!gem_screens_recall (self->screens, self->settings, &self->plan))
    self->plan = gem_screens_guess (self->screens);
  gem_console_window_set_screens (self->console, self->screens, &self->plan);
  place_windows (self);
}

static gboolean
arrange_cb (gpointer data)
{
  GemPresentation *self = data;

  self->arrange_id = 0;
  gem_presentation_arrange (self);
  return G_SOURCE_REMOVE;
}

static void
monitors_cb (GemPresentation *self)
{
  if (self->ended)
    return;
  g_clear_handle_id (&self->arrange_id, g_source_remove);
  self->arrange_id = g_timeout_add (SETTLE_TIME, arrange_cb, self);
}

void
gem_presentation_init_screens (GemPresentation *self)
{
  GdkDisplay *display = gdk_display_get_default ();
  GdkScreen *screen = gdk_display_get_default_screen (display);

  g_signal_connect_object (display, "monitor-added", G_CALLBACK (monitors_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (display, "monitor-removed", G_CALLBACK (monitors_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (screen, "monitors-changed", G_CALLBACK (monitors_cb), self,
                           G_CONNECT_SWAPPED);
  gem_presentation_arrange (self);
}

void
gem_presentation_set_plan (GemPresentation *self, const GemScreenPlan *plan)
{
  self->plan = *plan;
  self->lost_screen = FALSE;
  gem_screens_remember (self->screens, self->settings, &self->plan);
  gem_console_window_set_screens (self->console, self->screens, &self->plan);
  place_windows (self);
}

void
gem_presentation_swap_screens (GemPresentation *self)
{
  const GemScreenPlan plan = { GEM_SCREENS_TWO, self->plan.console, self->plan.hall };

  if (self->screens->len < 2 || self->plan.mode != GEM_SCREENS_TWO)
    return;
  gem_presentation_set_plan (self, &plan);
}

/* Where the hall has the only screen, the console comes over it and goes again. */
void
gem_presentation_toggle_console (GemPresentation *self)
{
  if (self->plan.mode == GEM_SCREENS_TWO || self->plan.mode == GEM_SCREENS_WINDOWS)
    gtk_window_present (GTK_WINDOW (self->console));
  else if (!gtk_widget_get_visible (GTK_WIDGET (self->console)))
    show_console (self, FALSE);
  else
    {
      gtk_widget_hide (GTK_WIDGET (self->console));
      gtk_window_present (self->halls->pdata[0]);
    }
}

void
gem_presentation_clear_windows (GemPresentation *self)
{
  g_clear_handle_id (&self->arrange_id, g_source_remove);
  set_n_halls (self, 0);
  gtk_widget_destroy (GTK_WIDGET (self->console));
  self->console = NULL;
}
