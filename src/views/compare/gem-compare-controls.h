/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemCompareControls: what is shown, and how: the kind of figure, what is counted, and of what. It reads
 * an address and asks for changes of one. */

#pragma once

#include <gtk/gtk.h>

#include "figure/gem-figure.h"

G_BEGIN_DECLS

#define GEM_TYPE_COMPARE_CONTROLS (gem_compare_controls_get_type ())
G_DECLARE_FINAL_TYPE (GemCompareControls, gem_compare_controls, GEM, COMPARE_CONTROLS, GObject)

GemCompareControls *gem_compare_controls_new (GtkFlowBox *kinds, GtkFlowBox *choices);
void gem_compare_controls_set_compare (GemCompareControls *self, GemCompare *compare);
void gem_compare_controls_set_counts (GemCompareControls *self, GPtrArray *counts);
void gem_compare_controls_show (GemCompareControls *self, const GemAddress *address);

G_END_DECLS
