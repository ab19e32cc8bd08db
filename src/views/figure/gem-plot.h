/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemPlot: a figure to look at, to point at, to zoom into, to walk over with the arrow keys, and to
 * listen to. */

#pragma once

#include <gtk/gtk.h>

#include "figure/gem-figure.h"

G_BEGIN_DECLS

#define GEM_TYPE_PLOT (gem_plot_get_type ())
G_DECLARE_FINAL_TYPE (GemPlot, gem_plot, GEM, PLOT, GtkContainer)

GtkWidget *gem_plot_new (void);
void gem_plot_set_figure (GemPlot *self, GemFigure *figure);
GemFigure *gem_plot_get_figure (GemPlot *self);
void gem_plot_set_chosen (GemPlot *self, const GArray *provinces);
void gem_plot_set_quiet (GemPlot *self, gboolean quiet);
void gem_plot_zoom (GemPlot *self, double factor);

void gem_plot_load_palette (GtkWidget *widget, GemPalette *palette);
GtkWidget *gem_plot_swatch_new (int level);
void gem_plot_legend_show (GtkContainer *legend, GPtrArray *steps);

G_END_DECLS
