/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What the plot and its hands and feet share. */

#pragma once

#include "gem-mark.h"
#include "gem-plot.h"

G_BEGIN_DECLS

#define GEM_PLOT_MAX_ZOOM 8.0

struct _GemPlot
{
  GtkContainer parent_instance;

  GemFigure *figure; /* NULL until there is one */
  GPtrArray *marks;  /* GemMark, as the figure has them */
  int hovered;       /* a mark, or -1 */
  gboolean quiet;    /* one that leads somewhere as a whole, without choosing */
  GemPalette palette;
  cairo_surface_t *cache; /* all that stands still; what moves is drawn over it */
  double zoom;            /* from 1 */
  double x, y;            /* how far the figure is scrolled, in pixels */
  double press_x, press_y;
  gboolean dragging;
  GtkGesture *pinch;
  double pinch_zoom;

  double *from, *to; /* outlines of a change that is going on */
  int *from_levels;
  guint n_from;
  gint64 started;
  guint tick;
};

GemMark *gem_plot_get_focused (GemPlot *self);
const GemFigureMark *gem_plot_get_place (GemPlot *self, guint mark);
int gem_plot_find_at (GemPlot *self, double x, double y);
void gem_plot_hover (GemPlot *self, int mark);
void gem_plot_activate (GemPlot *self, guint mark);
void gem_plot_toggle (GemPlot *self, guint mark);
void gem_plot_zoom_at (GemPlot *self, double factor, double x, double y);
void gem_plot_pan (GemPlot *self, double dx, double dy);
void gem_plot_reveal (GemPlot *self, guint mark);

gboolean gem_plot_draw (GtkWidget *widget, cairo_t *cr);
void gem_plot_drop_cache (GemPlot *self);
void gem_plot_queue_draw_mark (GemPlot *self, int mark);

gboolean gem_plot_prepare_change (GemPlot *self, GemFigure *figure);
void gem_plot_start_change (GemPlot *self);
void gem_plot_stop_change (GemPlot *self);
void gem_plot_draw_change (GemPlot *self, cairo_t *cr);

void gem_plot_init_input (GemPlot *self);
void gem_plot_class_init_input (GtkWidgetClass *widget_class);

G_END_DECLS
