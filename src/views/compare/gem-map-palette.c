/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-map-palette.h"

#include <math.h>

/* How much accent is in each step. */
static const double mixes[GEM_MAP_LEVELS] = { 0.22, 0.40, 0.60, 0.80, 1.0 };
static const GdkRGBA black = { 0.06, 0.1, 0.14, 1 };
static const GdkRGBA white = { 1, 1, 1, 1 };

static void
look_up (GtkStyleContext *context, const char *name, const char *otherwise, GdkRGBA *color)
{
  if (!gtk_style_context_lookup_color (context, name, color))
    gdk_rgba_parse (color, otherwise);
}

static GdkRGBA
mix (const GdkRGBA *a, const GdkRGBA *b, double share)
{
  GdkRGBA out = { a->red + (b->red - a->red) * share, a->green + (b->green - a->green) * share,
                  a->blue + (b->blue - a->blue) * share, 1 };

  return out;
}

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

/* Relative luminance, WCAG 2.2. */
static double
luminance (const GdkRGBA *color)
{
  return 0.2126 * linear (color->red) + 0.7152 * linear (color->green) +
         0.0722 * linear (color->blue);
}

/**
 * gem_map_palette_load:
 * @self: a palette
 * @context: of the widget that it is for
 */
void
gem_map_palette_load (GemMapPalette *self, GtkStyleContext *context)
{
  GdkRGBA accent;

  look_up (context, "theme_bg_color", "#fafafa", &self->paper);
  look_up (context, "theme_text_color", "#202020", &self->ink);
  look_up (context, "gem_accent", "#1b5e8c", &accent);
  for (guint i = 0; i < GEM_MAP_LEVELS; i++)
    self->steps[i] = mix (&self->paper, &accent, mixes[i]);
  self->nothing = mix (&self->paper, &self->ink, 0.06);
}

static void
hatch (const GemMapPalette *self, cairo_t *cr)
{
  double x1, y1, x2, y2;

  cairo_save (cr);
  cairo_clip_extents (cr, &x1, &y1, &x2, &y2);
  cairo_set_source_rgba (cr, self->ink.red, self->ink.green, self->ink.blue, 0.35);
  cairo_set_line_width (cr, 1);
  for (double x = floor ((x1 - (y2 - y1)) / 7) * 7; x < x2; x += 7)
    {
      cairo_move_to (cr, x, y2);
      cairo_line_to (cr, x + (y2 - y1), y1);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

/**
 * gem_map_palette_fill:
 * @self: a palette
 * @cr: a context in pixels, with a path, which is used up
 * @level: a step from 0, or %GEM_MAP_NOTHING
 */
void
gem_map_palette_fill (const GemMapPalette *self, cairo_t *cr, int level)
{
  if (level >= 0)
    {
      gdk_cairo_set_source_rgba (cr, &self->steps[MIN (level, GEM_MAP_LEVELS - 1)]);
      cairo_fill (cr);
      return;
    }
  gdk_cairo_set_source_rgba (cr, &self->nothing);
  cairo_fill_preserve (cr);
  cairo_save (cr);
  cairo_clip (cr);
  hatch (self, cr);
  cairo_restore (cr);
}

/**
 * gem_map_palette_text_color:
 * @self: a palette
 * @level: what the text stands on
 *
 * Returns: black or white, whichever stands out more; one of them always has 4.5:1
 */
const GdkRGBA *
gem_map_palette_text_color (const GemMapPalette *self, int level)
{
  const GdkRGBA *under =
      level >= 0 ? &self->steps[MIN (level, GEM_MAP_LEVELS - 1)] : &self->nothing;
  double l = luminance (under);
  double on_white = 1.05 / (l + 0.05);
  double on_black = (l + 0.05) / (luminance (&black) + 0.05);

  return on_white > on_black ? &white : &black;
}
