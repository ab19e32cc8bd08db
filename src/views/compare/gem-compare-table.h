/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemCompareTable: the table that stands in for a figure, sorted by whichever column one clicks. */

#pragma once

#include <gtk/gtk.h>

#include "figure/gem-figure.h"

G_BEGIN_DECLS

#define GEM_TYPE_COMPARE_TABLE (gem_compare_table_get_type ())
G_DECLARE_FINAL_TYPE (GemCompareTable, gem_compare_table, GEM, COMPARE_TABLE, GtkScrolledWindow)

GtkWidget *gem_compare_table_new (void);
void gem_compare_table_show_figure (GemCompareTable *self, GemFigure *figure);

G_END_DECLS
