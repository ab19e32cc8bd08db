/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What a plot looks like: what stands still is drawn once, and outlines over it. */

#include "gem-plot-private.h"

void
gem_plot_drop_cache (GemPlot *self)
{
  g_clear_pointer (&self->cache, cairo_surface_destroy);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
draw_cache (GemPlot *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  cairo_t *cr;

  self->cache =
      gdk_window_create_similar_surface (gtk_widget_get_window (widget), CAIRO_CONTENT_COLOR_ALPHA,
                                         gtk_widget_get_allocated_width (widget),
                                         gtk_widget_get_allocated_height (widget));
  cr = cairo_create (self->cache);
  cairo_translate (cr, -self->x, -self->y);
  gem_figure_draw (self->figure, cr, &self->palette);
  cairo_destroy (cr);
}

static void
draw_outline (GemPlot *self, cairo_t *cr, guint mark, double outer, double inner, gboolean dashed)
{
  static const double dashes[] = { 5, 4 };

  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
  gem_figure_trace (self->figure, mark, cr);
  gem_palette_set_source (cr, &self->palette.ink);
  cairo_set_line_width (cr, outer);
  cairo_stroke_preserve (cr);
  gem_palette_set_source (cr, &self->palette.paper);
  cairo_set_line_width (cr, inner);
  if (dashed)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

gboolean
gem_plot_draw (GtkWidget *widget, cairo_t *cr)
{
  GemPlot *self = GEM_PLOT (widget);
  GemMark *focused = gem_plot_get_focused (self);

  if (self->figure == NULL)
    return GDK_EVENT_PROPAGATE;
  if (self->tick != 0)
    {
      gem_plot_draw_change (self, cr);
      return GDK_EVENT_PROPAGATE;
    }
  if (self->cache == NULL)
    draw_cache (self);
  cairo_set_source_surface (cr, self->cache, 0, 0);
  cairo_paint (cr);

  cairo_translate (cr, -self->x, -self->y);
  if (self->hovered >= 0)
    draw_outline (self, cr, (guint) self->hovered, 2.5, 1, FALSE);
  for (guint i = 0; i < self->marks->len; i++)
    if (gem_mark_get_selected (g_ptr_array_index (self->marks, i)))
      draw_outline (self, cr, i, 5, 2, FALSE);
  if (focused != NULL &&
      gtk_window_get_focus_visible (GTK_WINDOW (gtk_widget_get_toplevel (widget))))
    draw_outline (self, cr, gem_mark_get_index (focused), 5, 2.5, TRUE);
  return GDK_EVENT_PROPAGATE;
}

/* A mark and its outline, and nothing else, is drawn again. */
void
gem_plot_queue_draw_mark (GemPlot *self, int mark)
{
  const GemFigureMark *place;

  if (mark < 0 || self->figure == NULL)
    return;
  place = gem_plot_get_place (self, (guint) mark);
  gtk_widget_queue_draw_area (GTK_WIDGET (self), (int) (place->x - self->x) - 4,
                              (int) (place->y - self->y) - 4, (int) place->width + 9,
                              (int) place->height + 9);
}
