/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The figure of a view as a file: the dialog, and the worker that writes. */

#pragma once

#include <gtk/gtk.h>

#include "figure/gem-figure.h"

G_BEGIN_DECLS

/**
 * GemPlotFigureFunc:
 * @widget: the widget with the figure
 *
 * Returns: (transfer full) (nullable): a figure of its own, as @widget shows it; %NULL while it shows none
 */
typedef GemFigure *(*GemPlotFigureFunc) (GtkWidget *widget);

void gem_plot_export_install (GtkWidget *widget, GemPlotFigureFunc create);

G_END_DECLS
