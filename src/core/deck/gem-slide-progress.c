/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* How far the agenda has come, for a room: the same counts, steps and signs as the figure in the window,
 * which has more in it than can be read from the last row. One year, a row an opgave. */

#include "deck/gem-slide-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define NAME_WIDTH 290.0
#define MAX_ROW 58.0
#define MIN_ROW 30.0
#define MAX_ROWS 9
#define LETTERS 0.52 /* of the height of a row */
#define MAX_LETTERS (GEM_SLIDE_HEIGHT * GEM_SLIDE_BODY_RULE)
#define GAP 12.0

/* What each state is filled with, as in the window. */
static const int levels[GEM_PROGRESS_N_STATES] = { 4, 2, 0, GEM_PALETTE_HATCHED,
                                                   GEM_PALETTE_DOTTED };

/* The rows: all together first, where there is more than one opgave with items. */
typedef struct
{
  int opgave; /* -1 for all */
  const GemProgressCell *cell;
} Row;

static GArray *
create_rows (const GemSlideFigure *figure)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Row));

  for (int i = 0; i < (int) gem_progress_get_n_opgaven (figure->progress); i++)
    {
      Row row = { i, gem_progress_get_cell (figure->progress, i, figure->year) };

      if (row.cell->items > 0)
        g_array_append_val (rows, row);
    }
  if (rows->len > 1)
    {
      Row all = { -1, gem_progress_get_cell (figure->progress, -1, figure->year) };

      g_array_prepend_val (rows, all);
    }
  return rows;
}

static double
get_row_height (guint n_rows, double height)
{
  return MIN (height / MAX (n_rows, 1), MAX_ROW);
}

/* Whether each row can be read in @height. */
gboolean
gem_slide_progress_fits (const GemSlideFigure *figure, double height)
{
  g_autoptr (GArray) rows = create_rows (figure);

  return rows->len <= MAX_ROWS && get_row_height (rows->len, height) >= MIN_ROW;
}

static void
show_text (cairo_t *cr,
           const char *text,
           double size,
           gboolean bold,
           const GemSlideArea *area,
           PangoAlignment align)
{
  g_autoptr (PangoLayout) layout = gem_slide_create_layout (text, size, bold, MAX (area->width, 1));

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (layout, align);
  cairo_move_to (cr, area->x, area->y + (area->height - gem_slide_layout_height (layout)) / 2);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_part (cairo_t *cr,
           const GemPalette *palette,
           GemProgressState state,
           guint items,
           const GemSlideArea *area)
{
  GemColor color = gem_palette_text_color (palette, levels[state]);
  g_autofree char *label = g_strdup_printf ("%s %u", gem_progress_state_symbol (state), items);
  g_autoptr (PangoLayout) layout =
      gem_slide_create_layout (label, MIN (area->height * 0.62, MAX_LETTERS), TRUE, -1);
  int width;

  cairo_rectangle (cr, area->x, area->y, area->width, area->height);
  gem_palette_fill (palette, cr, levels[state]);
  cairo_rectangle (cr, area->x, area->y, area->width, area->height);
  gem_palette_set_source (cr, &palette->paper);
  cairo_set_line_width (cr, 3);
  cairo_stroke_preserve (cr);
  gem_palette_set_source (cr, &palette->ink);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  pango_layout_get_size (layout, &width, NULL);
  if (width / (double) PANGO_SCALE > area->width - 4)
    return;
  /* Letters never stand on a pattern. */
  if (levels[state] < 0)
    {
      double plate = width / (double) PANGO_SCALE + 10;

      cairo_rectangle (cr, area->x + (area->width - plate) / 2, area->y + 3, plate,
                       area->height - 6);
      gem_palette_set_source (cr, &palette->paper);
      cairo_fill (cr);
      color = palette->ink;
    }
  gem_palette_set_source (cr, &color);
  show_text (cr, label, MIN (area->height * 0.62, MAX_LETTERS), TRUE, area, PANGO_ALIGN_CENTER);
}

static void
draw_bar (cairo_t *cr,
          const GemPalette *palette,
          const GemProgressCell *cell,
          const GemSlideArea *area)
{
  double x = area->x;

  for (guint i = 0; i < GEM_PROGRESS_N_STATES; i++)
    {
      GemSlideArea part = { x, area->y, area->width * cell->states[i] / cell->items, area->height };

      if (cell->states[i] > 0)
        draw_part (cr, palette, (GemProgressState) i, cell->states[i], &part);
      x += part.width;
    }
}

static char *
dup_share (const Row *row)
{
  /* Translators: of a row of agenda items, very short: how many percent of them are done */
  return g_strdup_printf (_ ("%u%% done"),
                          row->cell->states[GEM_PROGRESS_DONE] * 100 / row->cell->items);
}

static double
get_letters (double height)
{
  return MIN (height * LETTERS, MAX_LETTERS);
}

/* The widest share is never cut off, in any language. */
static double
measure_shares (GArray *rows, double height)
{
  double widest = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *share = dup_share (&g_array_index (rows, Row, i));
      g_autoptr (PangoLayout) layout =
          gem_slide_create_layout (share, get_letters (height), TRUE, -1);
      int width;

      pango_layout_get_size (layout, &width, NULL);
      widest = MAX (widest, width / (double) PANGO_SCALE);
    }
  return ceil (widest) + 2;
}

static void
draw_row (const GemSlideFigure *figure,
          cairo_t *cr,
          const GemPalette *palette,
          const Row *row,
          double number,
          const GemSlideArea *area)
{
  double size = get_letters (area->height);
  double name = MIN (NAME_WIDTH, area->width * 0.46);
  GemSlideArea left = { area->x, area->y, name - GAP, area->height };
  GemSlideArea bar = { area->x + name, area->y + area->height * 0.14,
                       area->width - name - number - GAP, area->height * 0.72 };
  GemSlideArea right = { area->x + area->width - number, area->y, number, area->height };
  g_autofree char *share = dup_share (row);

  gem_palette_set_source (cr, &palette->ink);
  show_text (cr,
             row->opgave < 0 ? _ ("All challenges")
                             : gem_progress_get_opgave_name (figure->progress, (guint) row->opgave),
             size, row->opgave < 0, &left, PANGO_ALIGN_LEFT);
  show_text (cr, share, size, row->opgave < 0, &right, PANGO_ALIGN_RIGHT);
  draw_bar (cr, palette, row->cell, &bar);
}

void
gem_slide_progress_draw (const GemSlideFigure *figure,
                         cairo_t *cr,
                         const GemSlideArea *area,
                         const GemPalette *palette)
{
  g_autoptr (GArray) rows = create_rows (figure);
  double height = get_row_height (MIN (rows->len, MAX_ROWS), area->height);
  double number = measure_shares (rows, height);

  for (guint i = 0; i < MIN (rows->len, MAX_ROWS); i++)
    {
      GemSlideArea place = { area->x, area->y + i * height, area->width, height };

      draw_row (figure, cr, palette, &g_array_index (rows, Row, i), number, &place);
    }
}
