/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemMapPalette: the colours of the map in the theme of the moment: five even steps from near paper
 * to deep accent, and hatching for "nothing said". */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GEM_MAP_LEVELS 5
#define GEM_MAP_NOTHING (-1)

typedef struct
{
  GdkRGBA paper;
  GdkRGBA ink;
  GdkRGBA steps[GEM_MAP_LEVELS];
  GdkRGBA nothing;
} GemMapPalette;

void gem_map_palette_load (GemMapPalette *self, GtkStyleContext *context);
void gem_map_palette_fill (const GemMapPalette *self, cairo_t *cr, int level);
const GdkRGBA *gem_map_palette_text_color (const GemMapPalette *self, int level);

G_END_DECLS
