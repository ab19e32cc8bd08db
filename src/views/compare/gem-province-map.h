/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemProvinceMap: the twelve provinces to look at, to point at, to walk over with the arrow keys, and
 * to listen to. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GEM_TYPE_PROVINCE_MAP (gem_province_map_get_type ())
G_DECLARE_FINAL_TYPE (GemProvinceMap, gem_province_map, GEM, PROVINCE_MAP, GtkContainer)

GtkWidget *gem_province_map_new (void);
void gem_province_map_set_caption (GemProvinceMap *self, const char *caption);
void gem_province_map_set_province (
    GemProvinceMap *self, const char *iso, int level, const char *name, const char *value);
void gem_province_map_set_selected (GemProvinceMap *self, const char *iso);
const char *gem_province_map_get_selected (GemProvinceMap *self);

GtkWidget *gem_province_map_swatch_new (int level);

G_END_DECLS
