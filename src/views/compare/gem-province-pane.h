/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemProvincePane: what one province brought in: its session, where the text speaks of it, and its
 * agenda items. */

#pragma once

#include <gtk/gtk.h>

#include "compare/gem-compare.h"
#include "context/gem-context.h"

G_BEGIN_DECLS

#define GEM_TYPE_PROVINCE_PANE (gem_province_pane_get_type ())
G_DECLARE_FINAL_TYPE (GemProvincePane, gem_province_pane, GEM, PROVINCE_PANE, GtkScrolledWindow)

void gem_province_pane_set_context (GemProvincePane *self, GemContext *context);
void gem_province_pane_set_compare (GemProvincePane *self, GemCompare *compare);
void gem_province_pane_show_province (GemProvincePane *self, const char *iso);
void gem_province_pane_show_theme (GemProvincePane *self, const char *theme);

G_END_DECLS
