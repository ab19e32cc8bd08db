/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Setting text so that it can be read from the last row: as large as there is room for, and never
 * smaller than the rule without saying so. */

#include "deck/gem-slide-private.h"

#include <math.h>

#define LINE_SPACING 1.08F
#define GAP 0.42      /* between points, of the size of the letters */
#define WIDE_GAP 0.85 /* where there is room */
#define INDENT 0.95   /* of a point, of the size of the letters */
#define SIZE_STEPS 24
#define TORN 1000000

/* Measures must not depend on the device: what is laid out is drawn at any size. */
PangoContext *
gem_slide_create_context (double size)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Cantarell, Sans");
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_context_set_font_description (context, font);
  return context;
}

/* A negative width is none. */
PangoLayout *
gem_slide_create_layout (const char *text, double size, gboolean bold, double width)
{
  PangoContext *context = gem_slide_create_context (size);
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (PangoFontDescription) font =
      pango_font_description_copy (pango_context_get_font_description (context));

  if (bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (layout, LINE_SPACING);
  if (width >= 0)
    pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  g_object_unref (context);
  return layout;
}

double
gem_slide_layout_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return height / (double) PANGO_SCALE;
}

/* --- a block of lines --- */

static void
set_size (PangoLayout *layout, double size, double width)
{
  g_autoptr (PangoFontDescription) font =
      pango_font_description_copy (pango_layout_get_font_description (layout));

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) (MAX (width, size) * PANGO_SCALE));
}

/* A word that is wider than its column would be torn. */
static gboolean
is_torn (PangoLayout *layout)
{
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return width > pango_layout_get_width (layout);
}

/* Puts the lines down at @size. Returns how many lines of letters that makes; very many where a word would
 * be torn. */
static guint
set_block (GemSlideBlock *self, GPtrArray *lines, double width, double size)
{
  gboolean torn = FALSE;
  guint n = 0;
  double y = 0;

  self->size = size;
  g_array_set_size (self->tops, 0);
  for (guint i = 0; i < self->layouts->len; i++)
    {
      const GemSlideLine *line = lines->pdata[i];
      PangoLayout *layout = self->layouts->pdata[i];

      set_size (layout, size, width - (line->is_point ? INDENT * size : 0));
      g_array_append_val (self->tops, y);
      y += gem_slide_layout_height (layout) + GAP * size;
      n += (guint) pango_layout_get_line_count (layout);
      torn = torn || is_torn (layout);
    }
  self->height = MAX (y - GAP * size, 0);
  return torn ? TORN : n;
}

/* A few points stand apart, so that the eye finds each of them. */
static void
spread_block (GemSlideBlock *self, double height)
{
  guint gaps = self->tops->len > 1 ? self->tops->len - 1 : 0;
  double more =
      gaps > 0 ? MIN ((height - self->height) * 0.6 / gaps, (WIDE_GAP - GAP) * self->size) : 0;

  for (guint i = 1; more > 0 && i < self->tops->len; i++)
    g_array_index (self->tops, double, i) += more * i;
  self->height += MAX (more, 0) * gaps;
}

/* The largest size at which it all fits, or 0. */
static double
find_size (GemSlideBlock *self,
           GPtrArray *lines,
           const GemSlideArea *area,
           double smallest,
           double largest,
           guint max_lines)
{
  guint low = 0, high = SIZE_STEPS;
  double best = 0;

  while (low <= high)
    {
      guint middle = (low + high) / 2;
      double size = smallest + (largest - smallest) * middle / SIZE_STEPS;
      guint n = set_block (self, lines, area->width, size);

      if (self->height <= area->height && n <= max_lines)
        {
          best = size;
          low = middle + 1;
        }
      else if (middle == 0)
        break;
      else
        high = middle - 1;
    }
  return best;
}

static void
allow_tearing (GemSlideBlock *self)
{
  for (guint i = 0; i < self->layouts->len; i++)
    pango_layout_set_wrap (self->layouts->pdata[i], PANGO_WRAP_WORD_CHAR);
}

/* What does not fit at the smallest size ends in an ellipsis, in the line where the room does. */
static void
cut_block (GemSlideBlock *self, double height)
{
  guint keep = 0;
  PangoLayout *last;
  double room, line;

  while (keep < self->layouts->len &&
         g_array_index (self->tops, double, keep) + self->size * 1.3 <= height)
    keep++;
  keep = MAX (keep, 1);
  g_ptr_array_set_size (self->layouts, (int) keep);
  g_array_set_size (self->tops, keep);
  last = self->layouts->pdata[keep - 1];
  room = height - g_array_index (self->tops, double, keep - 1);
  line = gem_slide_layout_height (last) / pango_layout_get_line_count (last);
  pango_layout_set_ellipsize (last, PANGO_ELLIPSIZE_END);
  /* Lines, not a height: Pango forgets the space between them there. */
  pango_layout_set_height (last, -MAX ((int) (room / line), 1));
  self->height = g_array_index (self->tops, double, keep - 1) + gem_slide_layout_height (last);
}

/* The last line that is left says that more would come, also where it is whole itself. */
static void
mark_cut (GemSlideBlock *self, GPtrArray *lines)
{
  PangoLayout *last = self->layouts->pdata[self->layouts->len - 1];
  g_autofree char *text = NULL;

  if (self->layouts->len == lines->len || pango_layout_is_ellipsized (last))
    return;
  text = g_strconcat (pango_layout_get_text (last), " …", NULL);
  pango_layout_set_attributes (last, NULL);
  pango_layout_set_text (last, text, -1);
}

GemSlideBlock *
gem_slide_block_new (GPtrArray *lines, double width, double height, double largest)
{
  GemSlideBlock *self = g_new0 (GemSlideBlock, 1);
  GemSlideArea area = { .width = width, .height = height };
  double rule = GEM_SLIDE_HEIGHT * GEM_SLIDE_BODY_RULE;
  double minimum = GEM_SLIDE_HEIGHT * GEM_SLIDE_BODY_MINIMUM;
  double size;

  self->layouts = g_ptr_array_new_with_free_func (g_object_unref);
  self->tops = g_array_new (FALSE, FALSE, sizeof (double));
  for (guint i = 0; i < lines->len; i++)
    {
      const GemSlideLine *line = lines->pdata[i];
      PangoLayout *layout = gem_slide_create_layout ("", largest, FALSE, width);

      pango_layout_set_markup (layout, line->markup, -1);
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
      g_ptr_array_add (self->layouts, layout);
    }
  size = find_size (self, lines, &area, rule, largest, GEM_SLIDE_MAX_LINES);
  if (size == 0)
    {
      self->fit = GEM_SLIDE_FULL;
      size = find_size (self, lines, &area, minimum, largest, TORN - 1);
    }
  if (size == 0)
    {
      /* Such as an address on the web: better torn than beyond the edge. */
      allow_tearing (self);
      size = find_size (self, lines, &area, minimum, largest, TORN - 1);
    }
  set_block (self, lines, width, size > 0 ? size : minimum);
  if (size == 0 && lines->len > 0)
    {
      self->fit = GEM_SLIDE_CUT;
      cut_block (self, height);
      mark_cut (self, lines);
    }
  else
    spread_block (self, height);
  return self;
}

void
gem_slide_block_free (GemSlideBlock *self)
{
  g_ptr_array_unref (self->layouts);
  g_array_unref (self->tops);
  g_free (self);
}

double
gem_slide_block_get_indent (const GemSlideBlock *self)
{
  return INDENT * self->size;
}
