/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* How wide a piece is, and how its lines are broken: the same when it is measured and when it is drawn. */

#include "paper/gem-pages-private.h"

#include <string.h>

/* What a frame takes of the width. */
static const struct
{
  double left;
  double right;
} insets[] = {
  [GEM_PAGES_BOX] = { 15, 12 },
  [GEM_PAGES_VOICE] = { 14, 0 },
  [GEM_PAGES_QUOTE] = { 14, 0 },
};

/* Measures must not depend on the device: what is laid out is drawn elsewhere. */
PangoContext *
gem_pages_create_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  return context;
}

double
gem_pages_get_left (const GemPages *self, const GemPagesPiece *piece)
{
  double left = self->size.left + (piece->style != NULL ? piece->style->indent : 0);

  for (guint i = 0; i < GEM_PAGES_FRAMES && piece->frames[i] != 0; i++)
    left += insets[g_array_index (self->frames, GemPagesFrame, piece->frames[i] - 1)].left;
  return left;
}

double
gem_pages_get_width (const GemPages *self, const GemPagesPiece *piece)
{
  double width = self->size.width - self->size.right - gem_pages_get_left (self, piece);

  for (guint i = 0; i < GEM_PAGES_FRAMES && piece->frames[i] != 0; i++)
    width -= insets[g_array_index (self->frames, GemPagesFrame, piece->frames[i] - 1)].right;
  if (piece->page_of != NULL)
    width -= GEM_PAGES_NUMBER;
  return MAX (width, GEM_PAGES_SMALLEST / 4);
}

static PangoLayout *
create_styled (PangoContext *context, const GemPagesStyle *style, double width)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Cantarell, Sans");
  PangoLayout *layout = pango_layout_new (context);

  pango_font_description_set_absolute_size (font, style->size * PANGO_SCALE);
  if (style->bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  if (style->italic)
    pango_font_description_set_style (font, PANGO_STYLE_ITALIC);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

static void
add_attribute (PangoAttrList *list, PangoAttribute *attribute, guint start, guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (list, attribute);
}

/* A link is no attribute, but breaks a run: Pango makes one of all that looks the same. */
static PangoAttrList *
make_attributes (const GPtrArray *inlines)
{
  PangoAttrList *list = pango_attr_list_new ();
  guint start = 0;

  for (guint i = 0; i < inlines->len; i++)
    {
      const GemInline *piece = g_ptr_array_index (inlines, i);
      guint end = start + (guint) strlen (piece->text);

      if (piece->style & GEM_INLINE_BOLD)
        add_attribute (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, end);
      if (piece->style & GEM_INLINE_ITALIC)
        add_attribute (list, pango_attr_style_new (PANGO_STYLE_ITALIC), start, end);
      if (piece->href != NULL)
        add_attribute (list, pango_attr_foreground_new (0, 0, (guint16) (i + 1)), start, end);
      start = end;
    }
  return list;
}

PangoLayout *
gem_pages_create_layout (const GemPages *self, PangoContext *context, const GemPagesPiece *piece)
{
  PangoLayout *layout = create_styled (context, piece->style, gem_pages_get_width (self, piece));

  if (piece->inlines != NULL)
    {
      PangoAttrList *attributes = make_attributes (piece->inlines);

      pango_layout_set_attributes (layout, attributes);
      pango_attr_list_unref (attributes);
    }
  pango_layout_set_text (layout, piece->text, -1);
  return layout;
}

PangoLayout *
gem_pages_create_cell (const GemPages *self,
                       PangoContext *context,
                       const GemPagesPiece *piece,
                       guint cell)
{
  double width = gem_pages_get_width (self, piece) * piece->widths[cell] - GEM_PAGES_GAP;
  PangoLayout *layout = create_styled (context, piece->style, MAX (width, GEM_PAGES_GAP));

  pango_layout_set_text (layout, piece->cells[cell], -1);
  return layout;
}

GArray *
gem_pages_measure_lines (const GemPages *self, const GemPagesPiece *piece)
{
  GArray *heights = g_array_new (FALSE, FALSE, sizeof (double));
  PangoLayout *layout = gem_pages_create_layout (self, self->context, piece);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  double spacing = piece->style->spacing > 0 ? piece->style->spacing : 1;

  do
    {
      PangoRectangle rectangle;
      double height;

      pango_layout_iter_get_line_extents (iter, NULL, &rectangle);
      height = spacing * rectangle.height / PANGO_SCALE;
      g_array_append_val (heights, height);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  g_object_unref (layout);
  return heights;
}
