/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The sessions in time: from left to right where it is wide, from top to bottom where it is not. */

#include "figure/gem-figure-private.h"

#include <math.h>

#define MARGIN 12
#define GAP 6
#define MIN_TILE 36

static GDate *
get_date (const GemFigure *self, guint province)
{
  GDate *date = g_date_new ();

  g_date_set_parse (date, gem_compare_get_session (self->compare, province)->date);
  return date;
}

/* Days from the first of the first month to the first after the last. */
static void
find_span (const GemFigure *self, const GArray *order, GDate *first, int *days)
{
  g_autoptr (GDate) begin = NULL;
  g_autoptr (GDate) last = NULL;

  g_date_clear (first, 1);
  *days = 1;
  if (order->len == 0)
    return;
  last = get_date (self, g_array_index (order, guint, order->len - 1));
  begin = get_date (self, g_array_index (order, guint, 0));
  *first = *begin;
  if (!g_date_valid (first) || !g_date_valid (last))
    {
      g_date_clear (first, 1);
      return;
    }
  g_date_set_day (first, 1);
  g_date_set_day (last, 1);
  g_date_add_months (last, 1);
  *days = g_date_days_between (first, last);
}

static double
find_widest (const GemFigure *self)
{
  double widest = 0;

  for (guint i = 0; i < self->marks->len; i++)
    {
      const GemFigureMark *mark = gem_figure_get_mark (self, i);

      widest = MAX (widest, gem_figure_text_width (self, mark->name, FALSE));
    }
  return widest + 2 * GAP;
}

static double
get_tile_height (const GemFigure *self)
{
  return MAX (MIN_TILE, 2.3 * gem_figure_line_height (self));
}

static gboolean
is_upright (const GemFigure *self, double width)
{
  return width < 5.5 * find_widest (self);
}

/* One below another, in order; the dates stand beside the line. */
static void
layout_upright (GemFigure *self, const GArray *order)
{
  double tile = get_tile_height (self);
  double pitch = MAX ((self->height - 2 * MARGIN) / MAX (order->len, 1), tile);

  self->axis = MARGIN + gem_figure_text_width (self, "00 mmm", FALSE) + GAP;
  for (guint i = 0; i < order->len; i++)
    {
      GemFigureMark *mark = gem_figure_get_mark (self, g_array_index (order, guint, i));

      mark->x = self->axis + 3 * GAP;
      mark->y = MARGIN + i * pitch;
      mark->width = MAX (MIN (self->width - mark->x - MARGIN, 2.2 * find_widest (self)), 1);
      mark->height = MIN (tile, pitch - 2);
    }
}

/* Each above its day, in the first lane where it has room: sets x and, for now, the lane as y. */
static guint
find_lanes (GemFigure *self, const GArray *order, double width)
{
  g_autofree double *ends = g_new0 (double, order->len + 1);
  double widest = find_widest (self);
  guint lanes = 1;
  GDate first;
  int days;

  find_span (self, order, &first, &days);
  for (guint i = 0; i < order->len; i++)
    {
      guint province = g_array_index (order, guint, i);
      GemFigureMark *mark = gem_figure_get_mark (self, province);
      g_autoptr (GDate) date = get_date (self, province);
      double day = g_date_valid (&first) && g_date_valid (date)
                       ? g_date_days_between (&first, date) / (double) days
                       : 0;
      double x = MARGIN + day * (width - 2 * MARGIN);
      guint lane = 0;

      mark->x = CLAMP (x - widest / 2, MARGIN, MAX (width - MARGIN - widest, MARGIN));
      while (lane < order->len && ends[lane] > mark->x)
        lane++;
      ends[lane] = mark->x + widest + GAP;
      lanes = MAX (lanes, lane + 1);
      mark->y = lane;
    }
  return lanes;
}

static void
layout_across (GemFigure *self, const GArray *order)
{
  double widest = find_widest (self), tile = get_tile_height (self);
  double line = gem_figure_line_height (self);
  guint lanes = find_lanes (self, order, self->width);
  double room = (self->height - 2 * MARGIN - 2 * line - 3 * GAP) / lanes;
  double pitch = CLAMP (room, tile + 2, 1.5 * tile);

  self->axis = MARGIN + pitch * lanes + 3 * GAP;
  self->axis += MAX (self->height - self->axis - 2 * line - MARGIN, 0) / 2;
  for (guint i = 0; i < self->marks->len; i++)
    {
      GemFigureMark *mark = gem_figure_get_mark (self, i);

      mark->y = self->axis - 3 * GAP - tile - mark->y * pitch;
      mark->width = widest;
      mark->height = tile;
    }
}

static double
timeline_measure (GemFigure *self, double width)
{
  g_autoptr (GArray) order = gem_compare_dup_by_date (self->compare);
  double tile = get_tile_height (self);

  if (is_upright (self, width))
    return 2 * MARGIN + self->marks->len * (tile + GAP);
  return 2 * MARGIN + find_lanes (self, order, width) * (tile + 2) + 3 * GAP +
         2 * gem_figure_line_height (self);
}

static void
timeline_layout (GemFigure *self)
{
  g_autoptr (GArray) order = gem_compare_dup_by_date (self->compare);

  self->upright = is_upright (self, self->width);
  if (self->upright)
    layout_upright (self, order);
  else
    layout_across (self, order);
}

static void
draw_months (GemFigure *self, cairo_t *cr, const GemPalette *palette, const GDate *first, int days)
{
  GDate month = *first;
  double line = gem_figure_line_height (self);

  while (g_date_valid (first) && g_date_days_between (first, &month) < days)
    {
      double x =
          MARGIN + g_date_days_between (first, &month) / (double) days * (self->width - 2 * MARGIN);
      char name[64];

      g_date_strftime (name, sizeof name, "%B %Y", &month);
      cairo_move_to (cr, x, self->axis);
      cairo_line_to (cr, x, self->axis + line);
      cairo_stroke (cr);
      gem_figure_show_text (self, cr, name, FALSE, x + GAP, self->axis + line * 0.9, 0);
      g_date_add_months (&month, 1);
    }
}

static double
find_day_x (const GemFigure *self, guint province, const GDate *first, int days)
{
  g_autoptr (GDate) date = get_date (self, province);

  if (!g_date_valid (first) || !g_date_valid (date))
    return MARGIN;
  return MARGIN + g_date_days_between (first, date) / (double) days * (self->width - 2 * MARGIN);
}

static void
draw_axis (GemFigure *self, cairo_t *cr, const GemPalette *palette)
{
  g_autoptr (GArray) order = gem_compare_dup_by_date (self->compare);
  GDate first;
  int days;

  find_span (self, order, &first, &days);
  gem_palette_set_source (cr, &palette->ink);
  cairo_set_line_width (cr, 1.5);
  if (self->upright)
    {
      cairo_move_to (cr, self->axis, MARGIN);
      cairo_line_to (cr, self->axis, self->height - MARGIN);
      cairo_stroke (cr);
      return;
    }
  cairo_move_to (cr, MARGIN, self->axis);
  cairo_line_to (cr, self->width - MARGIN, self->axis);
  cairo_stroke (cr);
  cairo_set_line_width (cr, 1);
  draw_months (self, cr, palette, &first, days);
  for (guint i = 0; i < self->marks->len; i++)
    {
      const GemFigureMark *mark = gem_figure_get_mark (self, i);
      double x = find_day_x (self, i, &first, days);

      cairo_move_to (cr, x, self->axis);
      cairo_line_to (cr, x, mark->y + mark->height);
      cairo_stroke (cr);
      cairo_arc (cr, x, self->axis, 4, 0, 2 * G_PI);
      cairo_fill (cr);
    }
}

static void
draw_tile (GemFigure *self, cairo_t *cr, const GemPalette *palette, guint index)
{
  const GemFigureMark *mark = gem_figure_get_mark (self, index);
  GemColor color = gem_palette_text_color (palette, mark->level);
  double line = gem_figure_line_height (self);
  double middle = mark->y + mark->height / 2;
  g_autoptr (GDate) date = get_date (self, index);
  g_autofree char *second = NULL;
  char day[64] = "";

  if (g_date_valid (date))
    g_date_strftime (day, sizeof day, "%e %b", date);
  gem_figure_trace (self, index, cr);
  gem_palette_fill (palette, cr, mark->level);
  gem_figure_rounded (cr, mark->x + 0.5, mark->y + 0.5, mark->width - 1, mark->height - 1);
  gem_palette_set_source (cr, &palette->ink);
  cairo_set_line_width (cr, 0.8);
  cairo_stroke (cr);
  if (self->upright)
    {
      gem_figure_show_text (self, cr, day, FALSE, self->axis - GAP, middle, 1);
      cairo_arc (cr, self->axis, middle, 4, 0, 2 * G_PI);
      cairo_fill (cr);
    }
  second = gem_measure_get_kind (self->measure) == GEM_MEASURE_DATE || self->upright
               ? g_strdup (mark->label)
               : g_strdup_printf ("%s · %s", g_strstrip (day), mark->label);
  gem_palette_set_source (cr, &color);
  gem_figure_show_text (self, cr, mark->name, FALSE, mark->x + mark->width / 2, middle - line / 2,
                        0.5);
  gem_figure_show_text (self, cr, second, TRUE, mark->x + mark->width / 2, middle + line / 2, 0.5);
}

static void
timeline_draw (GemFigure *self, cairo_t *cr, const GemPalette *palette)
{
  draw_axis (self, cr, palette);
  for (guint i = 0; i < self->marks->len; i++)
    draw_tile (self, cr, palette, i);
}

static int
timeline_step (const GemFigure *self, guint mark, GemFigureDirection direction)
{
  g_autoptr (GArray) order = gem_compare_dup_by_date (self->compare);
  int at = 0;

  for (guint i = 0; i < order->len; i++)
    if (g_array_index (order, guint, i) == mark)
      at = (int) i;
  if (direction == GEM_FIGURE_HOME)
    at = 0;
  else if (direction == GEM_FIGURE_END)
    at = (int) order->len - 1;
  else
    at += direction == GEM_FIGURE_EAST || direction == GEM_FIGURE_SOUTH ? 1 : -1;
  return at >= 0 && at < (int) order->len ? (int) g_array_index (order, guint, at) : -1;
}

const GemFigureClass gem_figure_timeline = { timeline_measure, timeline_layout, timeline_draw,
                                             timeline_step };
