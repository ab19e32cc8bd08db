/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemPlotTable: the table that stands in for a figure, sorted by whichever column one clicks. */

#pragma once

#include <gtk/gtk.h>

#include "figure/gem-figure.h"

G_BEGIN_DECLS

#define GEM_TYPE_PLOT_TABLE (gem_plot_table_get_type ())
G_DECLARE_FINAL_TYPE (GemPlotTable, gem_plot_table, GEM, PLOT_TABLE, GtkScrolledWindow)

GtkWidget *gem_plot_table_new (void);
void gem_plot_table_show_figure (GemPlotTable *self, GemFigure *figure);

G_END_DECLS
