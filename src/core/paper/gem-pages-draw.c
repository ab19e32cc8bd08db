/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Drawing a page: tints and rules first, then the pieces in reading order, then head and foot. With tags, a
 * PDF knows what each piece is and where its links lead. */

#include "paper/gem-pages-private.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define HEAD 34.0 /* from the top of the page to the running head */
#define FOOT 44.0 /* from its bottom to the number */
#define SMALL 8.5

typedef struct
{
  double red;
  double green;
  double blue;
} Ink;

/* Dark enough on white and on the tint for 4.5:1, and in grey, too. */
static const Ink ink = { 0.1, 0.1, 0.1 };
static const Ink grey = { 0.36, 0.36, 0.36 };
static const Ink hairline = { 0.72, 0.72, 0.72 };
static const Ink accent = { 0.06, 0.27, 0.47 };
static const Ink tint = { 0.93, 0.95, 0.975 };

typedef struct
{
  const GemPages *pages;
  cairo_t *cr;
  PangoContext *context;
  gboolean tagged;
  const GemInline *link; /* that is open */
} Drawing;

static void
set_ink (const Drawing *self, const Ink *colour)
{
  cairo_set_source_rgb (self->cr, colour->red, colour->green, colour->blue);
}

static void
begin_tag (const Drawing *self, const char *tag, const char *attributes)
{
  if (self->tagged && tag != NULL)
    cairo_tag_begin (self->cr, tag, attributes);
}

static void
end_tag (const Drawing *self, const char *tag)
{
  if (self->tagged && tag != NULL)
    cairo_tag_end (self->cr, tag);
}

/* By name: cairo 1.16 forgets a link to the number of a page that is still to come. */
static char *
dup_place (const Drawing *self, const char *name)
{
  return g_hash_table_contains (self->pages->names, name) ? g_strdup_printf ("dest='%s'", name)
                                                          : NULL;
}

/* An address in a tag stands between apostrophes; see gem_volume_dup_web(). */
static char *
dup_link (const Drawing *self, const char *href)
{
  if (*href == '#')
    return dup_place (self, href + 1);
  return strpbrk (href, "'\\") == NULL ? g_strdup_printf ("uri='%s'", href) : NULL;
}

static void
end_link (Drawing *self)
{
  if (self->link != NULL)
    end_tag (self, CAIRO_TAG_LINK);
  self->link = NULL;
}

static void
begin_link (Drawing *self, const GemInline *link)
{
  g_autofree char *attributes = NULL;

  if (self->link == link)
    return;
  end_link (self);
  attributes =
      link != NULL && link->href != NULL && self->tagged ? dup_link (self, link->href) : NULL;
  if (attributes == NULL)
    return;
  begin_tag (self, CAIRO_TAG_LINK, attributes);
  self->link = link;
}

static const GemInline *
find_inline (const GemPagesPiece *piece, int offset)
{
  int end = 0;

  for (guint i = 0; piece->inlines != NULL && i < piece->inlines->len; i++)
    {
      const GemInline *part = g_ptr_array_index (piece->inlines, i);

      end += (int) strlen (part->text);
      if (offset < end)
        return part;
    }
  return NULL;
}

static double
get_run_width (PangoGlyphItem *run)
{
  return (double) pango_glyph_string_get_width (run->glyphs) / PANGO_SCALE;
}

static void
draw_run (Drawing *self, const GemPagesPiece *piece, PangoGlyphItem *run, double x, double baseline)
{
  const GemInline *part = find_inline (piece, run->item->offset);
  gboolean link = part != NULL && part->href != NULL;

  begin_link (self, part);
  set_ink (self, link ? &accent : piece->style->muted ? &grey : &ink);
  cairo_move_to (self->cr, x, baseline);
  pango_cairo_show_glyph_item (self->cr, piece->text, run);
  if (!link)
    return;
  /* Colour alone is lost on many a printer. */
  cairo_set_line_width (self->cr, 0.4);
  cairo_move_to (self->cr, x, baseline + 1.8);
  cairo_rel_line_to (self->cr, get_run_width (run), 0);
  cairo_stroke (self->cr);
}

static void
draw_line (
    Drawing *self, const GemPagesPiece *piece, PangoLayoutLine *line, double x, double baseline)
{
  for (GSList *runs = line->runs; runs != NULL; runs = runs->next)
    {
      draw_run (self, piece, runs->data, x, baseline);
      x += get_run_width (runs->data);
    }
}

/* Returns: where the last line ends, and its baseline */
static void
draw_lines (Drawing *self, const GemPagesPiece *piece, double *end, double *baseline)
{
  PangoLayout *layout = gem_pages_create_layout (self->pages, self->context, piece);
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  double x = gem_pages_get_left (self->pages, piece), y = piece->y;
  double spacing = piece->style->spacing > 0 ? piece->style->spacing : 1;
  guint line = 0;

  do
    {
      PangoRectangle rectangle;
      double height, over;

      if (line < piece->first || line >= piece->first + piece->lines)
        continue;
      pango_layout_iter_get_line_extents (iter, NULL, &rectangle);
      height = (double) rectangle.height / PANGO_SCALE;
      over = height * (spacing - 1) / 2;
      *baseline =
          y + over + (double) (pango_layout_iter_get_baseline (iter) - rectangle.y) / PANGO_SCALE;
      *end = x + (double) (rectangle.x + rectangle.width) / PANGO_SCALE;
      draw_line (self, piece, pango_layout_iter_get_line_readonly (iter),
                 x + (double) rectangle.x / PANGO_SCALE, *baseline);
      y += height * spacing;
    }
  while (line++, pango_layout_iter_next_line (iter));
  end_link (self);
  pango_layout_iter_free (iter);
  g_object_unref (layout);
}

static PangoLayout *
create_small (const Drawing *self, const char *text, double size)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Cantarell, Sans");
  PangoLayout *layout = pango_layout_new (self->context);

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

typedef enum
{
  FROM_LEFT,
  FROM_RIGHT
} Side;

static double
show_small (
    const Drawing *self, const char *text, double size, Side side, double x, double baseline)
{
  PangoLayout *layout = create_small (self, text, size);
  int width;

  pango_layout_get_size (layout, &width, NULL);
  if (side == FROM_RIGHT)
    x -= (double) width / PANGO_SCALE;
  cairo_move_to (self->cr, x, baseline);
  pango_cairo_show_layout_line (self->cr, pango_layout_get_line_readonly (layout, 0));
  g_object_unref (layout);
  return x;
}

static void
draw_number (Drawing *self, const GemPagesPiece *piece, double end, double baseline)
{
  const GemPagesPiece *target = g_hash_table_lookup (self->pages->names, piece->page_of);
  double right = self->pages->size.width - self->pages->size.right, x;
  static const double dots[] = { 0.6, 3.4 };
  g_autofree char *number = NULL;

  if (target == NULL)
    return;
  number = g_strdup_printf ("%u", target->page + 1);
  x = show_small (self, number, piece->style->size, FROM_RIGHT, right, baseline);
  if (x - end < 4 * GEM_PAGES_GAP)
    return;
  cairo_save (self->cr);
  set_ink (self, &grey);
  cairo_set_line_width (self->cr, 0.6);
  cairo_set_dash (self->cr, dots, G_N_ELEMENTS (dots), 0);
  cairo_move_to (self->cr, end + GEM_PAGES_GAP, baseline);
  cairo_line_to (self->cr, x - GEM_PAGES_GAP, baseline);
  cairo_stroke (self->cr);
  cairo_restore (self->cr);
}

static void
draw_label (const Drawing *self, const GemPagesPiece *piece)
{
  PangoLayout *layout = create_small (self, piece->label, piece->style->size);
  double spacing = piece->style->spacing > 0 ? piece->style->spacing : 1;
  int width, height;

  pango_layout_get_size (layout, &width, &height);
  set_ink (self, &ink);
  begin_tag (self, "Lbl", NULL);
  cairo_move_to (self->cr,
                 gem_pages_get_left (self->pages, piece) - GEM_PAGES_GAP -
                     (double) width / PANGO_SCALE,
                 piece->y + (double) height / PANGO_SCALE * (spacing - 1) / 2);
  pango_cairo_show_layout (self->cr, layout);
  end_tag (self, "Lbl");
  g_object_unref (layout);
}

static void
draw_text (Drawing *self, const GemPagesPiece *piece)
{
  g_autofree char *place =
      piece->page_of != NULL && self->tagged ? dup_place (self, piece->page_of) : NULL;
  gboolean item = g_str_equal (piece->style->tag, "LI");
  g_autofree char *name =
      piece->name != NULL && g_hash_table_lookup (self->pages->names, piece->name) == piece
          ? g_strdup_printf ("name='%s'", piece->name)
          : NULL;
  double end = 0, baseline = 0;

  begin_tag (self, piece->style->tag, NULL);
  begin_tag (self, name != NULL ? CAIRO_TAG_DEST : NULL, name);
  if (piece->label != NULL && piece->first == 0)
    draw_label (self, piece);
  begin_tag (self, item ? "LBody" : NULL, NULL);
  begin_tag (self, place != NULL ? CAIRO_TAG_LINK : NULL, place);
  draw_lines (self, piece, &end, &baseline);
  if (piece->page_of != NULL)
    draw_number (self, piece, end, baseline);
  end_tag (self, place != NULL ? CAIRO_TAG_LINK : NULL);
  end_tag (self, item ? "LBody" : NULL);
  end_tag (self, name != NULL ? CAIRO_TAG_DEST : NULL);
  end_tag (self, piece->style->tag);
}

static void
draw_row (const Drawing *self, const GemPagesPiece *piece)
{
  double left = gem_pages_get_left (self->pages, piece);
  double width = gem_pages_get_width (self->pages, piece), x = left;

  begin_tag (self, "TR", NULL);
  for (guint i = 0; piece->cells[i] != NULL; i++)
    {
      PangoLayout *layout = gem_pages_create_cell (self->pages, self->context, piece, i);

      set_ink (self, &ink);
      cairo_move_to (self->cr, x, piece->y + GEM_PAGES_GAP / 2);
      begin_tag (self, piece->style->bold ? "TH" : "TD", NULL);
      pango_cairo_show_layout (self->cr, layout);
      end_tag (self, piece->style->bold ? "TH" : "TD");
      g_object_unref (layout);
      x += width * piece->widths[i];
    }
  end_tag (self, "TR");
  set_ink (self, piece->style->bold ? &ink : &hairline);
  cairo_set_line_width (self->cr, piece->style->bold ? 0.8 : 0.4);
  cairo_move_to (self->cr, left, piece->y + piece->height);
  cairo_rel_line_to (self->cr, width, 0);
  cairo_stroke (self->cr);
}

static void
draw_drawing (const Drawing *self, const GemPagesPiece *piece)
{
  begin_tag (self, "Figure", NULL);
  cairo_save (self->cr);
  cairo_translate (self->cr, gem_pages_get_left (self->pages, piece), piece->y);
  piece->draw (self->cr, gem_pages_get_width (self->pages, piece), piece->height, piece->data);
  cairo_restore (self->cr);
  end_tag (self, "Figure");
}

static void
draw_piece (Drawing *self, const GemPagesPiece *piece)
{
  switch (piece->kind)
    {
    case GEM_PIECE_TEXT:
      draw_text (self, piece);
      break;
    case GEM_PIECE_ROW:
      draw_row (self, piece);
      break;
    case GEM_PIECE_DRAWING:
      draw_drawing (self, piece);
      break;
    case GEM_PIECE_OPEN:
      begin_tag (self, piece->text, NULL);
      break;
    case GEM_PIECE_CLOSE:
      end_tag (self, piece->text);
      break;
    case GEM_PIECE_SPACE:
      break;
    }
}

/* From the first piece of a frame on this page to the last one. */
static void
draw_frame (const Drawing *self, const GemPagesPiece *first, const GemPagesPiece *last, guint level)
{
  GemPagesPiece outside = { .frames = { level > 0 ? first->frames[0] : 0, 0 } };
  GemPagesFrame frame =
      g_array_index (self->pages->frames, GemPagesFrame, first->frames[level] - 1);
  double x = gem_pages_get_left (self->pages, &outside);
  double width = gem_pages_get_width (self->pages, &outside);
  double height = last->y + last->height - first->y;

  if (frame == GEM_PAGES_BOX)
    {
      set_ink (self, &tint);
      cairo_rectangle (self->cr, x, first->y, width, height);
      cairo_fill (self->cr);
    }
  set_ink (self, frame == GEM_PAGES_QUOTE ? &hairline : &accent);
  cairo_rectangle (self->cr, x, first->y, frame == GEM_PAGES_BOX ? 3 : 1.6, height);
  cairo_fill (self->cr);
}

static void
draw_frames (const Drawing *self, guint page, guint level)
{
  const GemPagesPiece *first = NULL, *last = NULL;

  for (guint i = g_array_index (self->pages->starts, guint, page);
       i < gem_pages_get_end (self->pages, page); i++)
    {
      const GemPagesPiece *piece = g_ptr_array_index (self->pages->pieces, i);

      if (piece->kind == GEM_PIECE_OPEN || piece->kind == GEM_PIECE_CLOSE)
        continue;
      if (first != NULL && piece->frames[level] != first->frames[level])
        {
          draw_frame (self, first, last, level);
          first = NULL;
        }
      if (piece->frames[level] == 0)
        continue;
      if (first == NULL)
        first = piece;
      last = piece;
    }
  if (first != NULL)
    draw_frame (self, first, last, level);
}

/* The first of a page that has words. */
static const GemPagesPiece *
find_first (const GemPages *pages, guint page)
{
  for (guint i = g_array_index (pages->starts, guint, page); i < gem_pages_get_end (pages, page);
       i++)
    {
      const GemPagesPiece *piece = g_ptr_array_index (pages->pieces, i);

      if (piece->kind == GEM_PIECE_TEXT)
        return piece;
    }
  return NULL;
}

static void
draw_edges (const Drawing *self, guint page)
{
  const GemPages *pages = self->pages;
  const GemPagesPiece *first = find_first (pages, page);
  double right = pages->size.width - pages->size.right;
  /* Translators: of a page on paper: its number, and how many there are */
  g_autofree char *number = g_strdup_printf (_ ("%u of %u"), page + 1, pages->starts->len);

  if (page == 0 && pages->plain_first)
    return;
  set_ink (self, &grey);
  show_small (self, number, SMALL, FROM_RIGHT, right,
              pages->size.height - MIN (FOOT, pages->size.bottom / 2));
  if (first == NULL || first->style->outline == 1)
    return;
  for (guint i = 0; i < 2; i++)
    {
      const char *text = g_ptr_array_index (pages->heads, first->head + i);

      if (text != NULL)
        show_small (self, text, SMALL, i == 0 ? FROM_LEFT : FROM_RIGHT,
                    i == 0 ? pages->size.left : right, MIN (HEAD, pages->size.top / 2));
    }
}

void
gem_pages_draw_page (const GemPages *self, cairo_t *cr, guint page, gboolean tagged)
{
  Drawing drawing = { self, cr, gem_pages_create_context (), tagged, NULL };

  cairo_save (cr);
  for (guint level = 0; level < GEM_PAGES_FRAMES; level++)
    draw_frames (&drawing, page, level);
  for (guint i = g_array_index (self->starts, guint, page); i < gem_pages_get_end (self, page); i++)
    draw_piece (&drawing, g_ptr_array_index (self->pieces, i));
  draw_edges (&drawing, page);
  cairo_restore (cr);
  g_object_unref (drawing.context);
}

/**
 * gem_pages_draw:
 * @self: pages
 * @cr: where to draw; its unit is the point, and its origin the corner of the page
 * @page: which page, from 0
 *
 * Draws for a printer. It has no tags in it: somebody may print some of the pages only, and a link to one of
 * the others would be a fault.
 */
void
gem_pages_draw (const GemPages *self, cairo_t *cr, guint page)
{
  g_return_if_fail (self != NULL && cr != NULL && page < self->starts->len);

  gem_pages_draw_page (self, cr, page, FALSE);
}
