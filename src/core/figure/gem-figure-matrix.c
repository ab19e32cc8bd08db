/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Provinces in rows, themes in columns; or turned, for a slide: the names of themes are long, and are only
 * read from afar where they lie flat. */

#include "figure/gem-figure-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MARGIN 2
#define MIN_CELL 24 /* for a finger: WCAG 2.2, 2.5.8 */
#define MAX_CELL 64
#define GAP 6

static char *
describe_count (guint count)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u province", "%u provinces", count),
                          count);
}

static void
add_cell (GemFigure *self, guint province, guint theme)
{
  GemCompareCell flags = gem_compare_get_cell (self->compare, province, theme);
  g_autofree char *wording = gem_compare_dup_wording (self->compare, province, theme);
  g_autofree char *name =
      g_strdup_printf ("%s, %s", gem_compare_get_session (self->compare, province)->province,
                       gem_compare_get_theme_name (self->compare, theme));
  g_autofree char *value = NULL;

  if (flags == GEM_COMPARE_ABSENT)
    value = g_strdup (_ ("did not bring this in"));
  else
    value =
        g_strdup_printf ("%s%s%s", wording, flags & GEM_COMPARE_DOUBTFUL ? _ (" (doubtful)") : "",
                         flags & GEM_COMPARE_OWN ? _ (" (put here by you)") : "");
  gem_figure_add_mark (self, (int) province, (int) theme,
                       flags == GEM_COMPARE_ABSENT    ? -1
                       : flags & GEM_COMPARE_DOUBTFUL ? 1
                                                      : 3,
                       flags, name, value,
                       flags & GEM_COMPARE_OWN        ? "◆"
                       : flags & GEM_COMPARE_DOUBTFUL ? "?"
                                                      : "●");
}

static int
by_name (gconstpointer a, gconstpointer b, gpointer data)
{
  return g_utf8_collate (gem_compare_get_session (data, *(const guint *) a)->province,
                         gem_compare_get_session (data, *(const guint *) b)->province);
}

static int
by_count (gconstpointer a, gconstpointer b, gpointer data)
{
  int x = (int) gem_compare_count_themes (data, *(const guint *) a);
  int y = (int) gem_compare_count_themes (data, *(const guint *) b);

  return x != y ? y - x : by_name (a, b, data);
}

static int
themes_by_name (gconstpointer a, gconstpointer b, gpointer data)
{
  return g_utf8_collate (gem_compare_get_theme_name (data, *(const guint *) a),
                         gem_compare_get_theme_name (data, *(const guint *) b));
}

static int
themes_by_count (gconstpointer a, gconstpointer b, gpointer data)
{
  int x = (int) gem_compare_count_provinces (data, *(const guint *) a);
  int y = (int) gem_compare_count_provinces (data, *(const guint *) b);

  return x != y ? y - x : themes_by_name (a, b, data);
}

static void
sort_rows (GemFigure *self)
{
  if (self->sort == GEM_FIGURE_SORT_LIKENESS)
    self->rows = gem_compare_dup_by_likeness (self->compare);
  else if (self->sort == GEM_FIGURE_SORT_DATE)
    self->rows = gem_compare_dup_by_date (self->compare);
  else
    {
      self->rows = gem_compare_dup_all (self->compare);
      g_array_sort_with_data (self->rows, self->sort == GEM_FIGURE_SORT_NAME ? by_name : by_count,
                              self->compare);
    }
}

static void
sort_columns (GemFigure *self)
{
  if (self->sort == GEM_FIGURE_SORT_LIKENESS)
    {
      self->columns = gem_compare_dup_themes_by_likeness (self->compare);
      return;
    }
  self->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < gem_compare_get_n_themes (self->compare); i++)
    g_array_append_val (self->columns, i);
  if (self->sort != GEM_FIGURE_SORT_DATE)
    g_array_sort_with_data (self->columns,
                            self->sort == GEM_FIGURE_SORT_NAME ? themes_by_name : themes_by_count,
                            self->compare);
}

/* After the provinces: the themes, then the cells, row by row. */
void
gem_figure_add_matrix_marks (GemFigure *self)
{
  guint n_provinces = gem_compare_get_n_provinces (self->compare);
  guint n_themes = gem_compare_get_n_themes (self->compare);

  sort_rows (self);
  sort_columns (self);
  for (guint i = 0; i < n_provinces; i++)
    {
      GemFigureMark *mark = gem_figure_get_mark (self, i);
      guint count = gem_compare_count_themes (self->compare, i);

      g_free (mark->value);
      mark->value =
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u theme", "%u themes", count), count);
    }
  for (guint i = 0; i < n_themes; i++)
    {
      g_autofree char *count = describe_count (gem_compare_count_provinces (self->compare, i));

      gem_figure_add_mark (self, -1, (int) i, 0, GEM_COMPARE_ABSENT,
                           gem_compare_get_theme_name (self->compare, i), count, "");
    }
  for (guint i = 0; i < n_provinces; i++)
    for (guint j = 0; j < n_themes; j++)
      add_cell (self, i, j);
}

static guint
get_cell (const GemFigure *self, guint province, guint theme)
{
  guint n_provinces = gem_compare_get_n_provinces (self->compare);
  guint n_themes = gem_compare_get_n_themes (self->compare);

  return n_provinces + n_themes + province * n_themes + theme;
}

static double
find_widest (const GemFigure *self, guint from, guint to)
{
  double widest = 0;

  for (guint i = from; i < to; i++)
    widest = MAX (widest, gem_figure_text_width (self, gem_figure_get_mark (self, i)->name, FALSE));
  return widest;
}

/* Where the rows' names would leave cells too narrow, their two letters do. */
static double
find_side (const GemFigure *self, double width)
{
  double full = find_widest (self, 0, self->rows->len) + 2 * GAP;

  if (width - 2 * MARGIN - full >= (double) self->columns->len * MIN_CELL)
    return full;
  return gem_figure_text_width (self, "MM", FALSE) + GAP;
}

static double
measure_turned_width (GemFigure *self)
{
  return 2 * MARGIN + 2 * GAP +
         find_widest (self, self->rows->len, self->rows->len + self->columns->len) +
         self->rows->len * MAX (MIN_CELL, gem_figure_text_width (self, "MM", TRUE));
}

double
gem_figure_matrix_min_width (GemFigure *self)
{
  if (self->turned)
    return measure_turned_width (self);
  return 2 * MARGIN + gem_figure_text_width (self, "MM", FALSE) + GAP +
         (double) self->columns->len * MIN_CELL;
}

static double
find_head (const GemFigure *self)
{
  return find_widest (self, self->rows->len, self->rows->len + self->columns->len) + 2 * GAP;
}

static double
matrix_measure (GemFigure *self, double width)
{
  double row = MAX (MIN_CELL, gem_figure_line_height (self) + 4);

  if (self->turned)
    return 2 * MARGIN + (self->columns->len + 1) * (gem_figure_line_height (self) + 2);
  return 2 * MARGIN + find_head (self) + self->rows->len * row;
}

static void
place (GemFigureMark *mark, double x, double y, double width, double height)
{
  mark->x = x;
  mark->y = y;
  mark->width = width;
  mark->height = height;
}

static GemFigureMark *
get_row_mark (const GemFigure *self, guint row)
{
  return gem_figure_get_mark (self, g_array_index (self->rows, guint, row));
}

static GemFigureMark *
get_column_mark (const GemFigure *self, guint column)
{
  return gem_figure_get_mark (self, self->rows->len + g_array_index (self->columns, guint, column));
}

/* Themes below each other, provinces by their two letters beside each other. */
static void
lay_out_turned (GemFigure *self)
{
  guint n_provinces = self->rows->len, n_themes = self->columns->len;
  double side = find_widest (self, n_provinces, n_provinces + n_themes) + 2 * GAP;
  double cell = CLAMP ((self->width - 2 * MARGIN - side) / MAX (n_provinces, 1), 1, MAX_CELL);
  double row = CLAMP ((self->height - 2 * MARGIN) / (n_themes + 1), 1, MAX_CELL * 0.7);
  double x = MARGIN + side, y = MARGIN + row;

  self->head = row;
  for (guint p = 0; p < n_provinces; p++)
    place (get_row_mark (self, p), x + p * cell, MARGIN, cell, row);
  for (guint t = 0; t < n_themes; t++)
    place (get_column_mark (self, t), MARGIN, y + t * row, side, row);
  for (guint p = 0; p < n_provinces; p++)
    for (guint t = 0; t < n_themes; t++)
      place (gem_figure_get_mark (self, get_cell (self, g_array_index (self->rows, guint, p),
                                                  g_array_index (self->columns, guint, t))),
             x + p * cell, y + t * row, cell, row);
}

static void
matrix_layout (GemFigure *self)
{
  double side, cell, row, x, y;

  if (self->turned)
    {
      lay_out_turned (self);
      return;
    }
  side = find_side (self, self->width);
  cell = MIN ((self->width - 2 * MARGIN - side) / MAX (self->columns->len, 1), MAX_CELL);
  self->head = find_head (self);
  row = MIN ((self->height - 2 * MARGIN - self->head) / MAX (self->rows->len, 1), MAX_CELL * 0.7);
  row = MAX (row, 1);
  cell = MAX (cell, 1);
  x = (self->width - side - cell * self->columns->len) / 2 + side;
  y = MARGIN + self->head;
  for (guint r = 0; r < self->rows->len; r++)
    place (get_row_mark (self, r), x - side, y + r * row, side, row);
  for (guint c = 0; c < self->columns->len; c++)
    place (get_column_mark (self, c), x + c * cell, MARGIN, cell, self->head);
  for (guint r = 0; r < self->rows->len; r++)
    for (guint c = 0; c < self->columns->len; c++)
      place (gem_figure_get_mark (self, get_cell (self, g_array_index (self->rows, guint, r),
                                                  g_array_index (self->columns, guint, c))),
             x + c * cell, y + r * row, cell, row);
}

static void
draw_row_name (GemFigure *self, cairo_t *cr, const GemFigureMark *mark)
{
  gboolean fits = gem_figure_text_width (self, mark->name, FALSE) <= mark->width;

  gem_figure_show_text (self, cr, fits ? mark->name : gem_figure_short_name (self, mark), FALSE,
                        mark->x + mark->width - GAP, mark->y + mark->height / 2, 1);
}

static void
draw_turned_names (GemFigure *self, cairo_t *cr)
{
  for (guint p = 0; p < self->rows->len; p++)
    {
      const GemFigureMark *mark = get_row_mark (self, p);

      gem_figure_show_text (self, cr, gem_figure_short_name (self, mark), TRUE,
                            mark->x + mark->width / 2, mark->y + mark->height / 2, 0.5);
    }
  for (guint t = 0; t < self->columns->len; t++)
    {
      const GemFigureMark *mark = get_column_mark (self, t);

      gem_figure_show_text (self, cr, mark->name, FALSE, mark->x, mark->y + mark->height / 2, 0);
    }
}

/* From bottom to top. */
static void
draw_column_name (GemFigure *self, cairo_t *cr, const GemFigureMark *mark)
{
  cairo_save (cr);
  cairo_translate (cr, mark->x + mark->width / 2, mark->y + mark->height - GAP);
  cairo_rotate (cr, -G_PI_2);
  gem_figure_show_text (self, cr, mark->name, FALSE, 0, 0, 0);
  cairo_restore (cr);
}

static void
draw_cell (GemFigure *self, cairo_t *cr, const GemPalette *palette, const GemFigureMark *mark)
{
  GemColor color = gem_palette_text_color (palette, mark->level);

  if (mark->flags == GEM_COMPARE_ABSENT)
    return;
  gem_figure_rounded (cr, mark->x + 1, mark->y + 1, mark->width - 2, mark->height - 2);
  gem_palette_fill (palette, cr, mark->level);
  gem_figure_rounded (cr, mark->x + 1.5, mark->y + 1.5, mark->width - 3, mark->height - 3);
  gem_palette_set_source (cr, &palette->ink);
  cairo_set_line_width (cr, 0.8);
  cairo_stroke (cr);
  gem_palette_set_source (cr, &color);
  gem_figure_show_text (self, cr, mark->label, TRUE, mark->x + mark->width / 2,
                        mark->y + mark->height / 2, 0.5);
}

/* Below each row, from its name to its last cell. */
static void
draw_lines (GemFigure *self, cairo_t *cr, const GemPalette *palette)
{
  GemColor faint = gem_color_mix (&palette->paper, &palette->ink, 0.25);
  const GemFigureMark *last = self->turned ? get_row_mark (self, self->rows->len - 1)
                                           : get_column_mark (self, self->columns->len - 1);
  guint n_lines = self->turned ? self->columns->len : self->rows->len;

  gem_palette_set_source (cr, &faint);
  cairo_set_line_width (cr, 1);
  for (guint i = 0; i < n_lines; i++)
    {
      const GemFigureMark *mark = self->turned ? get_column_mark (self, i) : get_row_mark (self, i);
      double y = round (mark->y + mark->height) + 0.5;

      cairo_move_to (cr, mark->x, y);
      cairo_line_to (cr, last->x + last->width, y);
    }
  cairo_stroke (cr);
}

static void
matrix_draw (GemFigure *self, cairo_t *cr, const GemPalette *palette)
{
  guint first_cell = self->rows->len + self->columns->len;

  if (self->columns->len == 0 || self->rows->len == 0)
    return;
  draw_lines (self, cr, palette);
  for (guint i = first_cell; i < self->marks->len; i++)
    draw_cell (self, cr, palette, gem_figure_get_mark (self, i));
  gem_palette_set_source (cr, &palette->ink);
  if (self->turned)
    {
      draw_turned_names (self, cr);
      return;
    }
  for (guint i = 0; i < self->rows->len; i++)
    draw_row_name (self, cr, gem_figure_get_mark (self, i));
  for (guint i = self->rows->len; i < first_cell; i++)
    draw_column_name (self, cr, gem_figure_get_mark (self, i));
}

static int
find_index (const GArray *order, int value)
{
  for (guint i = 0; i < order->len; i++)
    if (g_array_index (order, guint, i) == (guint) value)
      return (int) i;
  return -1;
}

static GemFigureDirection
turn_direction (GemFigureDirection direction)
{
  switch (direction)
    {
    case GEM_FIGURE_NORTH:
      return GEM_FIGURE_WEST;
    case GEM_FIGURE_SOUTH:
      return GEM_FIGURE_EAST;
    case GEM_FIGURE_WEST:
      return GEM_FIGURE_NORTH;
    case GEM_FIGURE_EAST:
      return GEM_FIGURE_SOUTH;
    default:
      return direction;
    }
}

/* The names are row and column -1. */
static int
matrix_step (const GemFigure *self, guint index, GemFigureDirection direction)
{
  const GemFigureMark *mark = gem_figure_get_mark (self, index);
  int row = find_index (self->rows, mark->province);
  int column = find_index (self->columns, mark->theme);
  int last = (int) self->columns->len - 1;

  if (self->turned)
    direction = turn_direction (direction);
  if (direction == GEM_FIGURE_NORTH)
    row--;
  else if (direction == GEM_FIGURE_SOUTH)
    row++;
  else if (direction == GEM_FIGURE_WEST)
    column--;
  else if (direction == GEM_FIGURE_EAST)
    column++;
  else
    column = direction == GEM_FIGURE_HOME ? (row < 0 ? 0 : -1) : last;
  if (row < -1 || column < -1 || (row < 0 && column < 0) || row >= (int) self->rows->len ||
      column > last)
    return -1;
  return gem_figure_find (self, row < 0 ? -1 : (int) g_array_index (self->rows, guint, row),
                          column < 0 ? -1 : (int) g_array_index (self->columns, guint, column));
}

const GemFigureClass gem_figure_matrix = { matrix_measure, matrix_layout, matrix_draw,
                                           matrix_step };
