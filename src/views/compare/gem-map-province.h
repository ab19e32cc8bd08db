/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemMapProvince: one province of the map, for the keyboard and for screen readers: it takes the focus
 * and has a name, a value and a place, but the map draws it and finds it under the pointer. */

#pragma once

#include <gtk/gtk.h>

#include "map/gem-map.h"

G_BEGIN_DECLS

#define GEM_TYPE_MAP_PROVINCE (gem_map_province_get_type ())
G_DECLARE_FINAL_TYPE (GemMapProvince, gem_map_province, GEM, MAP_PROVINCE, GtkWidget)

GtkWidget *gem_map_province_new (const GemMapShape *shape);
const GemMapShape *gem_map_province_get_shape (GemMapProvince *self);
void gem_map_province_set (GemMapProvince *self, int level, const char *name, const char *value);
int gem_map_province_get_level (GemMapProvince *self);
const char *gem_map_province_get_name (GemMapProvince *self);
const char *gem_map_province_get_value (GemMapProvince *self);
void gem_map_province_set_selected (GemMapProvince *self, gboolean selected);
gboolean gem_map_province_get_selected (GemMapProvince *self);

G_END_DECLS
