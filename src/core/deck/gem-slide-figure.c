/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Figures on a slide: the same as in the window, larger, with their legend; and the little map of one
 * province. */

#include "deck/gem-slide-private.h"

#include "map/gem-map.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Figures have margins and lines in pixels, which suit letters of this size; on a slide all of it grows. */
#define FIGURE_SIZE 15.0
#define MAX_ZOOM 1.7
#define MIN_ZOOM 0.4
/* Of a map that is so wide, letters of that size still lie on their provinces, most with their value. */
#define MAP_WIDTH 240.0
#define LEGEND_SIZE (GEM_SLIDE_HEIGHT / 27)
#define LEGEND_ROW (LEGEND_SIZE * 1.45)
#define SWATCH_WIDTH 34.0
#define SWATCH_GAP 10.0

GemFigure *
gem_slide_figure_new (const GemSlideFigure *self)
{
  GemFigure *figure = self->progress != NULL
                          ? gem_figure_new_progress (self->progress, NULL)
                          : gem_figure_new (self->kind, self->compare, self->measure, self->sort);

  gem_figure_turn (figure);
  return figure;
}

static gboolean
fits (GemFigure *figure, PangoContext *context, const GemSlideArea *area, double zoom)
{
  double height;

  gem_figure_measure (figure, context, area->width / zoom, &height);
  return gem_figure_measure_width (figure, context) <= area->width / zoom &&
         height <= area->height / zoom;
}

/* Lays the figure out as large as its letters can be. Returns its zoom. */
double
gem_slide_figure_fit (GemFigure *figure, const GemSlideArea *area)
{
  PangoContext *context = gem_slide_create_context (FIGURE_SIZE);
  double zoom = gem_figure_get_kind (figure) == GEM_FIGURE_MAP
                    ? MIN (MAX_ZOOM, area->width / MAP_WIDTH)
                    : MAX_ZOOM;

  while (zoom > MIN_ZOOM && !fits (figure, context, area, zoom))
    zoom -= 0.05;
  gem_figure_layout (figure, context, area->width / zoom, area->height / zoom);
  g_object_unref (context);
  return zoom;
}

/* The chosen ones stand out by two lines, a dark and a light one, whatever they lie on. */
static void
outline_chosen (const GemSlideContent *content,
                GemFigure *figure,
                cairo_t *cr,
                const GemPalette *palette,
                guint step)
{
  GArray *chosen = content->figure.chosen;

  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; chosen != NULL && i < MIN (chosen->len, step); i++)
    {
      int mark = gem_figure_find (figure, (int) g_array_index (chosen, guint, i), -1);

      if (mark < 0)
        continue;
      gem_figure_trace (figure, (guint) mark, cr);
      gem_palette_set_source (cr, &palette->paper);
      cairo_set_line_width (cr, 6);
      cairo_stroke_preserve (cr);
      gem_palette_set_source (cr, &palette->ink);
      cairo_set_line_width (cr, 3);
      cairo_stroke (cr);
    }
}

static void
draw_all (const GemSlideContent *content,
          GemFigure *figure,
          cairo_t *cr,
          const GemPalette *palette,
          guint step)
{
  gem_figure_draw (figure, cr, palette);
  outline_chosen (content, figure, cr, palette, step);
}

static gboolean
is_written_out (cairo_t *cr)
{
  cairo_surface_type_t type = cairo_surface_get_type (cairo_get_group_target (cr));

  return type == CAIRO_SURFACE_TYPE_PDF || type == CAIRO_SURFACE_TYPE_SVG ||
         type == CAIRO_SURFACE_TYPE_RECORDING || type == CAIRO_SURFACE_TYPE_PS;
}

/* Figures keep parts of theirs in pixels; they get pixels of their own, as fine as those of the target. */
static void
draw_in_pixels (const GemSlideContent *content,
                const GemSlidePlan *plan,
                cairo_t *cr,
                const GemPalette *palette,
                guint step)
{
  double width = plan->figure_area.width / plan->zoom;
  double height = plan->figure_area.height / plan->zoom;
  double scale = 1, zero = 0, device_x, device_y;
  cairo_surface_t *pixels;
  cairo_t *pixels_cr;

  cairo_user_to_device_distance (cr, &scale, &zero);
  cairo_surface_get_device_scale (cairo_get_group_target (cr), &device_x, &device_y);
  scale *= device_x;
  pixels = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (width * scale),
                                       (int) ceil (height * scale));
  cairo_surface_set_device_scale (pixels, scale, scale);
  pixels_cr = cairo_create (pixels);
  gem_palette_set_source (pixels_cr, &palette->paper);
  cairo_paint (pixels_cr);
  draw_all (content, plan->figure, pixels_cr, palette, step);
  cairo_destroy (pixels_cr);
  cairo_set_source_surface (cr, pixels, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_surface_destroy (pixels);
}

/* On whole pixels, so that the copy is not blurred. */
static void
snap (cairo_t *cr, double *x, double *y)
{
  cairo_user_to_device (cr, x, y);
  *x = round (*x);
  *y = round (*y);
  cairo_device_to_user (cr, x, y);
}

void
gem_slide_figure_draw (const GemSlideContent *content,
                       const GemSlidePlan *plan,
                       cairo_t *cr,
                       const GemPalette *palette,
                       guint step)
{
  double x = plan->figure_area.x, y = plan->figure_area.y;

  if (content->figure.progress != NULL)
    {
      gem_slide_progress_draw (&content->figure, cr, &plan->figure_area, palette);
      return;
    }
  cairo_save (cr);
  if (!is_written_out (cr))
    snap (cr, &x, &y);
  cairo_translate (cr, x, y);
  cairo_scale (cr, plan->zoom, plan->zoom);
  if (is_written_out (cr))
    draw_all (content, plan->figure, cr, palette, step);
  else
    draw_in_pixels (content, plan, cr, palette, step);
  cairo_restore (cr);
}

/* --- the legend --- */

/* A matrix has signs in its cells instead of steps. */
static const char *
get_legend_words (const GemSlideContent *content)
{
  return content->figure.kind == GEM_FIGURE_MATRIX
             ? _ ("● brought in   ? doubtful   ◆ put there by us")
             : NULL;
}

/* How many things have this step: of the agenda, those of the year that is shown. */
static guint
count (const GemSlideContent *content, const GemMeasureStep *step, guint index)
{
  return content->figure.progress != NULL
             ? gem_progress_get_cell (content->figure.progress, -1, content->figure.year)
                   ->states[index]
             : step->provinces;
}

static void
draw_entry (
    cairo_t *cr, const GemPalette *palette, int level, PangoLayout *layout, double x, double y)
{
  cairo_rectangle (cr, x + 1, y + 3, SWATCH_WIDTH - 2, LEGEND_SIZE);
  gem_palette_fill (palette, cr, level);
  cairo_rectangle (cr, x + 1, y + 3, SWATCH_WIDTH - 2, LEGEND_SIZE);
  gem_palette_set_source (cr, &palette->ink);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  cairo_move_to (cr, x + SWATCH_WIDTH + SWATCH_GAP, y);
  pango_cairo_show_layout (cr, layout);
}

/* Goes through the legend, in a column or in rows, and draws it where there is a context. Returns its
 * height. What nothing is filled with is left out: a room has no time for it. */
static double
walk_legend (const GemSlideContent *content,
             GemFigure *figure,
             double width,
             gboolean column,
             cairo_t *cr,
             const GemPalette *palette)
{
  GPtrArray *legend = gem_figure_get_legend (figure);
  double x = 0, y = 0;
  gboolean any = FALSE;

  for (guint i = 0; i < legend->len; i++)
    {
      const GemMeasureStep *step = legend->pdata[i];
      guint n = count (content, step, i);
      g_autofree char *text = g_strdup_printf ("%s (%u)", step->text, n);
      g_autoptr (PangoLayout) layout = NULL;
      int its;

      if (n == 0)
        continue;
      layout = gem_slide_create_layout (text, LEGEND_SIZE, FALSE, -1);
      pango_layout_get_size (layout, &its, NULL);
      its = MIN (its / PANGO_SCALE + 2, (int) (width - SWATCH_WIDTH - SWATCH_GAP));
      pango_layout_set_width (layout, its * PANGO_SCALE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      if (any && (column || x + SWATCH_WIDTH + SWATCH_GAP + its > width))
        {
          x = 0;
          y += LEGEND_ROW;
        }
      if (cr != NULL)
        draw_entry (cr, palette, step->level, layout, x, y);
      x += SWATCH_WIDTH + 3 * SWATCH_GAP + its;
      any = TRUE;
    }
  return any ? y + LEGEND_ROW : 0;
}

double
gem_slide_legend_measure (const GemSlideContent *content,
                          GemFigure *figure,
                          double width,
                          gboolean column)
{
  return get_legend_words (content) != NULL
             ? LEGEND_ROW
             : walk_legend (content, figure, width, column, NULL, NULL);
}

void
gem_slide_legend_draw (const GemSlideContent *content,
                       const GemSlidePlan *plan,
                       cairo_t *cr,
                       const GemPalette *palette)
{
  cairo_save (cr);
  cairo_translate (cr, plan->legend_area.x, plan->legend_area.y);
  if (get_legend_words (content) != NULL)
    {
      g_autoptr (PangoLayout) layout =
          gem_slide_create_layout (get_legend_words (content), LEGEND_SIZE, FALSE,
                                   plan->legend_area.width);

      gem_palette_set_source (cr, &palette->ink);
      cairo_move_to (cr, 0, 0);
      pango_cairo_show_layout (cr, layout);
    }
  else
    walk_legend (content, plan->figure, plan->legend_area.width,
                 plan->legend_area.x > plan->figure_area.x, cr, palette);
  cairo_restore (cr);
}

/* --- the little map --- */

/* Where the map is in the room that it has, and what a unit of it is there. */
GemSlideArea
gem_slide_locator_place (const GemSlideArea *area, double *scale)
{
  double width, height;

  gem_map_get_size (&width, &height);
  *scale = MIN (area->width / width, area->height / height);
  width *= *scale;
  height *= *scale;
  return (GemSlideArea){ area->x + (area->width - width) / 2, area->y + (area->height - height) / 2,
                         width, height };
}

void
gem_slide_locator_draw (const char *iso,
                        cairo_t *cr,
                        const GemSlideArea *area,
                        const GemPalette *palette)
{
  const GemMapShape *shapes = gem_map_get_shapes ();
  double scale, unit = 1, zero = 0, device_x, device_y;
  GemSlideArea map = gem_slide_locator_place (area, &scale);

  cairo_save (cr);
  cairo_translate (cr, map.x, map.y);
  cairo_scale (cr, scale, scale);
  cairo_user_to_device_distance (cr, &unit, &zero);
  cairo_surface_get_device_scale (cairo_get_group_target (cr), &device_x, &device_y);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < GEM_MAP_N_PROVINCES; i++)
    {
      gboolean here = g_str_equal (shapes[i].iso, iso);

      cairo_new_path (cr);
      gem_map_shape_path (&shapes[i], is_written_out (cr) ? 0 : 1 / (unit * device_x), cr);
      gem_palette_set_source (cr, here ? &palette->accent : &palette->steps[1]);
      cairo_fill_preserve (cr);
      gem_palette_set_source (cr, &palette->paper);
      cairo_set_line_width (cr, 1.6 / scale);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}
