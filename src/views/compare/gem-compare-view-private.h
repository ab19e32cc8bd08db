/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What the files of the comparison share. */

#pragma once

#include <handy.h>

#include "gem-compare-controls.h"
#include "gem-compare-view.h"
#include "gem-plot-export.h"
#include "gem-plot-table.h"
#include "gem-plot.h"
#include "gem-province-pane.h"
#include "gem-side-by-side.h"
#include "gem-view.h"

G_BEGIN_DECLS

struct _GemCompareView
{
  GtkBin parent_instance;

  HdyLeaflet *leaflet;
  GtkWidget *overview;
  GtkWidget *column;
  GtkWidget *details;
  GtkWidget *back_bar;
  GtkFlowBox *kinds;
  GtkFlowBox *choices;
  GtkStack *stack;
  GtkContainer *legend;
  GtkToggleButton *table_button;
  GtkMenuButton *export_button;
  GtkStack *panes;
  GemProvincePane *pane;
  GemSideBySide *side_by_side;

  GemCompareControls *controls;
  GemPlot *plot;
  GemPlotTable *table; /* NULL until somebody wants it */

  GemContext *context;
  GSettings *settings;
  GemAddress *address; /* NULL before anything was shown */
  GemCompare *compare;
  GPtrArray *counts; /* GemAgendaCount; NULL until they are loaded */
  GCancellable *cancellable;
  gboolean updating;
};

void gem_compare_view_print (GemCompareView *self);
void gem_compare_view_set_own (GemCompareView *self, GemOwnThemes *own);

G_END_DECLS
