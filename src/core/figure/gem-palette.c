/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "figure/gem-palette.h"

#include <math.h>

#define HATCH_STEP 7 /* pixels */

/* How much accent is in each step. */
static const double mixes[GEM_PALETTE_LEVELS] = { 0.16, 0.36, 0.58, 0.80, 1.0 };
static const GemColor black = { 0, 0, 0 };
static const GemColor white = { 1, 1, 1 };

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
gamma_of (double channel)
{
  double bounded = CLAMP (channel, 0, 1);

  return bounded <= 0.0031308 ? bounded * 12.92 : 1.055 * pow (bounded, 1 / 2.4) - 0.055;
}

/* Relative luminance, WCAG 2.2. */
static double
luminance (const GemColor *color)
{
  return 0.2126 * linear (color->red) + 0.7152 * linear (color->green) +
         0.0722 * linear (color->blue);
}

/**
 * gem_color_contrast:
 * @a: a colour
 * @b: a colour
 *
 * Returns: the contrast ratio of WCAG 2.2, from 1 to 21
 */
double
gem_color_contrast (const GemColor *a, const GemColor *b)
{
  double x = luminance (a), y = luminance (b);

  return (MAX (x, y) + 0.05) / (MIN (x, y) + 0.05);
}

/**
 * gem_color_mix:
 * @a: a colour
 * @b: a colour
 * @share: how much of @b
 *
 * Returns: what lies between them
 */
GemColor
gem_color_mix (const GemColor *a, const GemColor *b, double share)
{
  GemColor out = { a->red + (b->red - a->red) * share, a->green + (b->green - a->green) * share,
                   a->blue + (b->blue - a->blue) * share };

  return out;
}

/**
 * gem_color_as_deuteranope:
 * @color: a colour
 *
 * The matrix of Machado, Oliveira and Fernandes ("A Physiologically-based Model for Simulation of Color
 * Vision Deficiency", 2009) for full deuteranopia, on linear light.
 *
 * Returns: as somebody without green cones sees it
 */
GemColor
gem_color_as_deuteranope (const GemColor *color)
{
  double r = linear (color->red), g = linear (color->green), b = linear (color->blue);
  GemColor out = { gamma_of (0.367322 * r + 0.860646 * g - 0.227968 * b),
                   gamma_of (0.280085 * r + 0.672501 * g + 0.047413 * b),
                   gamma_of (-0.011820 * r + 0.042940 * g + 0.968881 * b) };

  return out;
}

/**
 * gem_palette_init:
 * @self: a palette
 * @paper: what it stands on
 * @ink: text and outlines
 * @accent: the deepest step
 */
void
gem_palette_init (GemPalette *self,
                  const GemColor *paper,
                  const GemColor *ink,
                  const GemColor *accent)
{
  self->paper = *paper;
  self->ink = *ink;
  self->accent = *accent;
  for (guint i = 0; i < GEM_PALETTE_LEVELS; i++)
    self->steps[i] = gem_color_mix (paper, accent, mixes[i]);
  self->nothing = gem_color_mix (paper, ink, 0.04);
}

/**
 * gem_palette_init_print:
 * @self: a palette
 *
 * The colours of a picture in a file or on paper: dark on white.
 */
void
gem_palette_init_print (GemPalette *self)
{
  static const GemColor ink = { 0.13, 0.13, 0.13 };
  static const GemColor accent = { 0x1b / 255.0, 0x5e / 255.0, 0x8c / 255.0 };

  gem_palette_init (self, &white, &ink, &accent);
}

/**
 * gem_palette_set_source:
 * @cr: a context
 * @color: a colour
 */
void
gem_palette_set_source (cairo_t *cr, const GemColor *color)
{
  cairo_set_source_rgb (cr, color->red, color->green, color->blue);
}

/**
 * gem_palette_get_fill:
 * @self: a palette
 * @level: a step from 0, or -1 for nothing
 *
 * Returns: (transfer none): its colour
 */
const GemColor *
gem_palette_get_fill (const GemPalette *self, int level)
{
  return level < 0 ? &self->nothing : &self->steps[MIN (level, GEM_PALETTE_LEVELS - 1)];
}

/* One tile of the hatching or the dots, to be repeated; of the target's kind, so that it stays lines in a drawing. */
static cairo_pattern_t *
create_pattern (const GemPalette *self, cairo_t *cr, int level)
{
  cairo_surface_t *tile =
      cairo_surface_create_similar (cairo_get_target (cr), CAIRO_CONTENT_COLOR_ALPHA, HATCH_STEP,
                                    HATCH_STEP);
  cairo_t *tile_cr = cairo_create (tile);
  cairo_pattern_t *pattern;

  cairo_set_source_rgba (tile_cr, self->ink.red, self->ink.green, self->ink.blue, 0.4);
  cairo_set_line_width (tile_cr, 1);
  if (level == GEM_PALETTE_DOTTED)
    cairo_arc (tile_cr, HATCH_STEP / 2.0, HATCH_STEP / 2.0, 1, 0, 2 * G_PI);
  /* The line, and the corners of its neighbours. */
  for (int i = -1; level == GEM_PALETTE_HATCHED && i <= 1; i++)
    {
      cairo_move_to (tile_cr, i * HATCH_STEP - 1, HATCH_STEP + 1);
      cairo_line_to (tile_cr, i * HATCH_STEP + HATCH_STEP + 1, -1);
    }
  cairo_stroke (tile_cr);
  cairo_destroy (tile_cr);
  pattern = cairo_pattern_create_for_surface (tile);
  cairo_pattern_set_extend (pattern, CAIRO_EXTEND_REPEAT);
  cairo_surface_destroy (tile);
  return pattern;
}

static void
trace_mark (cairo_t *cr, int level, double x, double y, double height)
{
  if (level == GEM_PALETTE_DOTTED)
    for (double dot = y + HATCH_STEP / 2.0; dot < y + height; dot += HATCH_STEP)
      {
        cairo_new_sub_path (cr);
        cairo_arc (cr, x + HATCH_STEP / 2.0, dot, 1, 0, 2 * G_PI);
      }
  else
    {
      cairo_move_to (cr, x, y);
      cairo_line_to (cr, x - height, y + height);
    }
}

/* In a drawing that is written to a file, the lines themselves: cairo 1.16 loses memory for each tile that is
 * repeated there. */
static void
draw_marks (const GemPalette *self, cairo_t *cr, int level)
{
  double left, top, right, bottom;

  cairo_save (cr);
  cairo_clip (cr);
  cairo_clip_extents (cr, &left, &top, &right, &bottom);
  cairo_set_source_rgba (cr, self->ink.red, self->ink.green, self->ink.blue, 0.4);
  cairo_set_line_width (cr, 1);
  top -= fmod (top, HATCH_STEP);
  left -= fmod (left, HATCH_STEP);
  for (double x = left; x < right + (bottom - top); x += HATCH_STEP)
    trace_mark (cr, level, x, top, bottom - top);
  cairo_stroke (cr);
  cairo_restore (cr);
  cairo_new_path (cr);
}

static gboolean
is_written_out (cairo_t *cr)
{
  cairo_surface_type_t type = cairo_surface_get_type (cairo_get_target (cr));

  return type == CAIRO_SURFACE_TYPE_PDF || type == CAIRO_SURFACE_TYPE_SVG;
}

/**
 * gem_palette_fill:
 * @self: a palette
 * @cr: a context in pixels, with a path, which is used up
 * @level: a step from 0, %GEM_PALETTE_HATCHED for nothing, or %GEM_PALETTE_DOTTED for something else
 */
void
gem_palette_fill (const GemPalette *self, cairo_t *cr, int level)
{
  cairo_pattern_t *pattern;

  gem_palette_set_source (cr, gem_palette_get_fill (self, level));
  if (level >= 0)
    {
      cairo_fill (cr);
      return;
    }
  cairo_fill_preserve (cr);
  if (is_written_out (cr))
    {
      draw_marks (self, cr, level);
      return;
    }
  pattern = create_pattern (self, cr, level);
  cairo_set_source (cr, pattern);
  cairo_fill (cr);
  cairo_pattern_destroy (pattern);
}

/**
 * gem_palette_text_color:
 * @self: a palette
 * @level: what the text stands on
 *
 * Returns: black or white, whichever stands out more; one of them always has 4.5:1
 */
GemColor
gem_palette_text_color (const GemPalette *self, int level)
{
  const GemColor *under = gem_palette_get_fill (self, level);

  return gem_color_contrast (&white, under) > gem_color_contrast (&black, under) ? white : black;
}
