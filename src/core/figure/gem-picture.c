/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "figure/gem-picture.h"

#include "figure/gem-figure-private.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* A4 on its side, in points. */
#define WIDTH 842
#define HEIGHT 595
#define MARGIN 36
#define PNG_SCALE 3 /* 2526 × 1785: crisp on a large screen and in print */

static const char *const format_names[GEM_PICTURE_N_FORMATS] = { "png", "svg", "pdf", "csv" };

/**
 * gem_picture_format_from_name:
 * @name: such as `png`
 * @format: (out): the format
 *
 * Returns: whether there is one of that name
 */
gboolean
gem_picture_format_from_name (const char *name, GemPictureFormat *format)
{
  for (guint i = 0; name != NULL && i < GEM_PICTURE_N_FORMATS; i++)
    if (g_str_equal (format_names[i], name))
      {
        *format = (GemPictureFormat) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * gem_picture_format_to_name:
 * @format: a format
 *
 * Returns: its name, also the end of its files' names
 */
const char *
gem_picture_format_to_name (GemPictureFormat format)
{
  g_return_val_if_fail ((guint) format < GEM_PICTURE_N_FORMATS, NULL);

  return format_names[format];
}

static PangoContext *
create_context (int points)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Cantarell, Sans");

  pango_font_description_set_absolute_size (font, points * PANGO_SCALE);
  pango_context_set_font_description (context, font);
  pango_cairo_context_set_resolution (context, 72);
  return context;
}

static double
show_line (cairo_t *cr, const char *text, int points, gboolean bold, double y)
{
  PangoContext *context = create_context (points);
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  int height;

  if (bold)
    {
      g_autoptr (PangoFontDescription) font =
          pango_font_description_copy (pango_context_get_font_description (context));

      pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
      pango_layout_set_font_description (layout, font);
    }
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, (WIDTH - 2 * MARGIN) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, &height);
  cairo_move_to (cr, MARGIN, y);
  pango_cairo_show_layout (cr, layout);
  g_object_unref (context);
  return y + height;
}

static const char *
get_legend_words (const GemFigure *figure)
{
  return figure->kind == GEM_FIGURE_MATRIX
             ? _ ("● brought in   ? doubtful   ◆ put there by the user of the program")
             : NULL;
}

/**
 * gem_picture_draw_legend:
 * @figure: a figure
 * @cr: where to draw
 * @palette: its colours
 * @points: how large the letters are
 * @x: the left end
 * @y: the top
 * @width: how much room there is
 *
 * Draws what the colours mean, side by side: a piece of the colour, its meaning, how many have it. A matrix
 * has signs instead.
 *
 * Returns: where it ends
 */
double
gem_picture_draw_legend (GemFigure *figure,
                         cairo_t *cr,
                         const GemPalette *palette,
                         int points,
                         double x,
                         double y,
                         double width)
{
  GPtrArray *legend = gem_figure_get_legend (figure);
  PangoContext *context = create_context (points);
  double left = x, right = x + width, line = points * 1.65;

  g_set_object (&figure->context, context);
  g_object_unref (context);
  if (get_legend_words (figure) != NULL)
    {
      gem_palette_set_source (cr, &palette->ink);
      gem_figure_show_text (figure, cr, get_legend_words (figure), FALSE, x, y + points / 2.0, 0);
      return y + line;
    }
  for (guint i = 0; i < legend->len; i++)
    {
      const GemMeasureStep *step = g_ptr_array_index (legend, i);
      g_autofree char *text = g_strdup_printf ("%s (%u)", step->text, step->provinces);
      double length = gem_figure_text_width (figure, text, FALSE);

      if (x > left && x + 26 + length > right)
        {
          x = left;
          y += line;
        }
      gem_figure_rounded (cr, x, y, 20, points + 1);
      gem_palette_fill (palette, cr, step->level);
      gem_figure_rounded (cr, x, y, 20, points + 1);
      gem_palette_set_source (cr, &palette->ink);
      cairo_set_line_width (cr, 0.8);
      cairo_stroke (cr);
      gem_figure_show_text (figure, cr, text, FALSE, x + 26, y + points / 2.0, 0);
      x += 26 + length + 18;
    }
  return y + line;
}

static char *
dup_source (const GemFigure *figure)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%-d %B %Y");

  if (figure->compare == NULL)
    return g_strdup_printf (
        _ ("Source: the agendas in this program. Made with Gemeenten 2024 on %s."), date);
  return g_strdup_printf (
      _ ("Source: %s; the twelve provincial sessions and the agenda. Made with Gemeenten 2024 on %s."),
      gem_edition_get_meta (gem_compare_get_edition (figure->compare), "title"), date);
}

/* A page on its side; longer where a figure of the agenda has more years than fit on it. */
static double
get_height (GemFigure *figure)
{
  PangoContext *context;
  double height;

  if (figure->progress == NULL)
    return HEIGHT;
  context = create_context (11);
  gem_figure_measure (figure, context, WIDTH - 2 * MARGIN, &height);
  g_object_unref (context);
  return MAX (HEIGHT, height + 2 * MARGIN + 56 + 48);
}

static void
draw_page (GemFigure *figure, cairo_t *cr, double height)
{
  GemPalette palette;
  PangoContext *context = create_context (11);
  g_autofree char *title = gem_figure_dup_title (figure);
  g_autofree char *source = dup_source (figure);
  double top, bottom = height - MARGIN - 56;

  gem_palette_init_print (&palette);
  gem_palette_set_source (cr, &palette.paper);
  cairo_paint (cr);
  gem_palette_set_source (cr, &palette.ink);
  top = show_line (cr, title, 20, TRUE, MARGIN) + 12;
  cairo_save (cr);
  cairo_translate (cr, MARGIN, top);
  gem_figure_layout (figure, context, WIDTH - 2 * MARGIN, bottom - top);
  gem_figure_draw (figure, cr, &palette);
  cairo_restore (cr);
  g_object_unref (context);
  gem_picture_draw_legend (figure, cr, &palette, 11, MARGIN, bottom + 6, WIDTH - 2 * MARGIN);
  gem_palette_set_source (cr, &palette.ink);
  show_line (cr, source, 9, FALSE, height - MARGIN - 12);
}

static cairo_status_t
write_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* A picture is read aloud by its title and description; cairo does not write them. */
static void
describe_svg (GemFigure *figure, GByteArray *bytes)
{
  g_autofree char *title = gem_figure_dup_title (figure);
  g_autofree char *description = gem_figure_dup_description (figure);
  g_autofree char *words =
      g_markup_printf_escaped ("\n<title>%s</title>\n<desc>%s</desc>", title, description);
  const char *svg = g_strstr_len ((const char *) bytes->data, (gssize) bytes->len, "<svg");
  const char *end =
      svg != NULL ? memchr (svg, '>', bytes->len - (gsize) (svg - (char *) bytes->data)) : NULL;
  g_autofree guint8 *tail = NULL;
  gsize at, rest;

  if (end == NULL)
    return;
  at = (gsize) (end + 1 - (char *) bytes->data);
  rest = bytes->len - at;
  tail = g_memdup2 (bytes->data + at, rest);
  g_byte_array_set_size (bytes, (guint) at);
  g_byte_array_append (bytes, (const guint8 *) words, (guint) strlen (words));
  g_byte_array_append (bytes, tail, (guint) rest);
}

static cairo_surface_t *
create_surface (GemFigure *figure, GemPictureFormat format, double height, GByteArray *bytes)
{
  g_autofree char *title = gem_figure_dup_title (figure);
  cairo_surface_t *surface;

  if (format == GEM_PICTURE_SVG)
    return cairo_svg_surface_create_for_stream (write_bytes, bytes, WIDTH, height);
  if (format == GEM_PICTURE_PDF)
    {
      surface = cairo_pdf_surface_create_for_stream (write_bytes, bytes, WIDTH, height);
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
      return surface;
    }
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH * PNG_SCALE,
                                        (int) ceil (height) * PNG_SCALE);
  cairo_surface_set_device_scale (surface, PNG_SCALE, PNG_SCALE);
  return surface;
}

/**
 * gem_picture_make:
 * @figure: what to show; its layout is that of the picture afterwards
 * @format: as what
 * @error: return location for a %G_IO_ERROR_FAILED
 *
 * Returns: (transfer full): the file, or %NULL with @error set
 */
GBytes *
gem_picture_make (GemFigure *figure, GemPictureFormat format, GError **error)
{
  GByteArray *bytes;
  cairo_surface_t *surface;
  cairo_t *cr;
  cairo_status_t status;
  double height;

  g_return_val_if_fail (figure != NULL, NULL);

  if (format == GEM_PICTURE_CSV)
    {
      char *csv = gem_figure_to_csv (figure);

      return g_bytes_new_take (csv, strlen (csv));
    }
  bytes = g_byte_array_new ();
  height = get_height (figure);
  surface = create_surface (figure, format, height, bytes);
  cr = cairo_create (surface);
  draw_page (figure, cr, height);
  cairo_destroy (cr);
  if (format == GEM_PICTURE_PNG)
    cairo_surface_write_to_png_stream (surface, write_bytes, bytes);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS && status != CAIRO_STATUS_SURFACE_FINISHED)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The picture can't be drawn: %s"),
                   cairo_status_to_string (status));
      g_byte_array_unref (bytes);
      return NULL;
    }
  if (format == GEM_PICTURE_SVG)
    describe_svg (figure, bytes);
  return g_byte_array_free_to_bytes (bytes);
}
