/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemPalette: the colours of a figure, made from three: five even steps from near paper to deep accent,
 * hatching for "nothing said" and dots
 * for "something else". Without GTK, so that the same picture comes out on screen, in a file
 * and on paper. */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

#define GEM_PALETTE_LEVELS 5
#define GEM_PALETTE_HATCHED (-1)
#define GEM_PALETTE_DOTTED (-2)

typedef struct
{
  double red, green, blue;
} GemColor;

/**
 * GemPalette:
 * @paper: what a figure stands on
 * @ink: text and outlines
 * @accent: the deepest step
 * @steps: the fills
 * @nothing: the fill below the hatching
 */
typedef struct
{
  GemColor paper;
  GemColor ink;
  GemColor accent;
  GemColor steps[GEM_PALETTE_LEVELS];
  GemColor nothing;
} GemPalette;

void gem_palette_init (GemPalette *self,
                       const GemColor *paper,
                       const GemColor *ink,
                       const GemColor *accent);
void gem_palette_init_print (GemPalette *self);
void gem_palette_set_source (cairo_t *cr, const GemColor *color);
void gem_palette_fill (const GemPalette *self, cairo_t *cr, int level);
const GemColor *gem_palette_get_fill (const GemPalette *self, int level);
GemColor gem_palette_text_color (const GemPalette *self, int level);
double gem_color_contrast (const GemColor *a, const GemColor *b);
GemColor gem_color_mix (const GemColor *a, const GemColor *b, double share);
GemColor gem_color_as_deuteranope (const GemColor *color);

G_END_DECLS
