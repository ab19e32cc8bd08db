/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The change of a plot from one figure to another. */

#include "gem-plot-private.h"

#include <math.h>

#define N_POINTS 64 /* of an outline that changes */
#define DURATION (180 * G_TIME_SPAN_MILLISECOND)

static double
get_progress (GemPlot *self)
{
  double time = (double) (g_get_monotonic_time () - self->started) / DURATION;

  return time >= 1 ? 1 : 1 - pow (1 - MAX (time, 0), 3);
}

/* Each province on its way from where it was to where it will be. */
void
gem_plot_draw_change (GemPlot *self, cairo_t *cr)
{
  double share = get_progress (self);

  cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
  for (guint i = 0; i < self->n_from; i++)
    {
      GemColor fill =
          gem_color_mix (gem_palette_get_fill (&self->palette, self->from_levels[i]),
                         gem_palette_get_fill (&self->palette, gem_plot_get_place (self, i)->level),
                         share);

      for (guint p = 0; p < N_POINTS; p++)
        {
          gsize at = 2 * ((gsize) i * N_POINTS + p);

          cairo_line_to (cr, self->from[at] + (self->to[at] - self->from[at]) * share,
                         self->from[at + 1] + (self->to[at + 1] - self->from[at + 1]) * share);
        }
      cairo_close_path (cr);
      gem_palette_set_source (cr, &fill);
      cairo_fill_preserve (cr);
      gem_palette_set_source (cr, &self->palette.ink);
      cairo_set_line_width (cr, 0.8);
      cairo_stroke (cr);
    }
}

void
gem_plot_stop_change (GemPlot *self)
{
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->to, g_free);
  g_clear_pointer (&self->from_levels, g_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
change_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  GemPlot *self = GEM_PLOT (widget);

  if (get_progress (self) >= 1)
    {
      gem_plot_stop_change (self);
      return G_SOURCE_REMOVE;
    }
  gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

static double *
get_outlines (GemPlot *self, guint n)
{
  double *outlines = g_new0 (double, 2 * (gsize) n * N_POINTS);

  for (guint i = 0; i < n; i++)
    gem_figure_get_outline (self->figure, i, outlines + 2 * (gsize) i * N_POINTS, N_POINTS);
  return outlines;
}

static gboolean
wants_motion (GemPlot *self)
{
  gboolean enabled;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &enabled,
                NULL);
  return enabled && gtk_widget_get_mapped (GTK_WIDGET (self)) && self->zoom == 1;
}

static guint
count_provinces (GemFigure *figure)
{
  GemCompare *compare = gem_figure_get_compare (figure);

  return compare != NULL ? gem_compare_get_n_provinces (compare) : 0;
}

/* Notes where the provinces are, where they are to go from there to where @figure has them. */
gboolean
gem_plot_prepare_change (GemPlot *self, GemFigure *figure)
{
  guint n = count_provinces (figure);

  if (n == 0 || self->figure == NULL || !wants_motion (self) || count_provinces (self->figure) != n)
    return FALSE;
  self->from = get_outlines (self, n);
  self->from_levels = g_new0 (int, n);
  for (guint i = 0; i < n; i++)
    self->from_levels[i] = gem_plot_get_place (self, i)->level;
  self->n_from = n;
  return TRUE;
}

/* To be called when the figure that was prepared for is laid out. */
void
gem_plot_start_change (GemPlot *self)
{
  self->to = get_outlines (self, self->n_from);
  self->started = g_get_monotonic_time ();
  self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), change_cb, NULL, NULL);
}
