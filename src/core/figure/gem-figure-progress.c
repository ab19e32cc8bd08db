/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* How far the agenda has come: for each opgave a bar a year, parted by status. Each bar is as wide as the
 * next, so that a year of six items can be read beside one of six thousand; the counts stand beside it. */

#include "figure/gem-figure-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MARGIN 2
#define GAP 6
#define MIN_PART 24 /* for a finger: WCAG 2.2, 2.5.8 */
#define MIN_BAR (GEM_PROGRESS_N_STATES * MIN_PART)

/* Near paper, deep accent, hatched: they differ without colour as well. */
static const int levels[GEM_PROGRESS_N_STATES] = {
  [GEM_PROGRESS_DONE] = 4,
  [GEM_PROGRESS_RUNNING] = 2,
  [GEM_PROGRESS_PLANNED] = 0,
  [GEM_PROGRESS_DROPPED] = GEM_PALETTE_HATCHED,
  [GEM_PROGRESS_OTHER] = GEM_PALETTE_DOTTED,
};

static const char *const kept_params[] = { "province", "holder", "feed" };

/* A total says nothing where there is one opgave. */
static int
get_first_opgave (const GemFigure *self)
{
  return gem_progress_get_n_opgaven (self->progress) > 1 ? -1 : 0;
}

static const char *
get_name (const GemFigure *self, int opgave)
{
  return opgave < 0 ? _ ("All challenges")
                    : gem_progress_get_opgave_name (self->progress, (guint) opgave);
}

static guint
get_share (const GemProgressCell *cell)
{
  return (guint) (100 * (guint64) cell->states[GEM_PROGRESS_DONE] / MAX (cell->items, 1));
}

static GemAddress *
with_param (GemAddress *address, const char *key, const char *value)
{
  GemAddress *changed =
      value != NULL ? gem_address_with_param (address, key, value) : gem_address_ref (address);

  gem_address_unref (address);
  return changed;
}

/* The items that a mark counts; where no address can ask for just those, the nearest that holds them. */
static char *
make_address (
    const GemFigure *self, const GemAddress *base, int opgave, guint year, const char *status)
{
  g_autofree char *id = g_strdup_printf ("%d", gem_progress_get_year (self->progress, year));
  GemAddress *address = gem_address_new (GEM_ADDRESS_AGENDA, id);
  char *text;

  for (guint i = 0; base != NULL && i < G_N_ELEMENTS (kept_params); i++)
    address = with_param (address, kept_params[i], gem_address_get_param (base, kept_params[i]));
  if (opgave >= 0)
    address =
        with_param (address, "opgave", gem_progress_get_opgave (self->progress, (guint) opgave));
  address = with_param (address, "status", status);
  text = gem_address_to_string (address);
  gem_address_unref (address);
  return text;
}

static char *
describe_state (GemProgressState state, guint items)
{
  return g_strdup_printf ("%u %s", items, gem_progress_state_label (state));
}

static char *
describe_cell (const GemProgressCell *cell, guint open)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < GEM_PROGRESS_N_STATES; i++)
    {
      g_autofree char *part = describe_state ((GemProgressState) i, cell->states[i]);

      if (cell->states[i] > 0)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", part);
    }
  g_string_append_printf (text, _ (" of %u"), cell->items);
  if (open > 0)
    g_string_append_printf (text,
                            g_dngettext (GETTEXT_PACKAGE, "; %u still open after that year",
                                         "; %u still open after that year", open),
                            open);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What stands beside a bar. */
static char *
make_label (const GemProgressCell *cell, guint open)
{
  g_autofree char *items =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u item", "%u items", cell->items),
                       cell->items);
  g_autofree char *share = g_strdup_printf (_ ("%u%% done"), get_share (cell));
  g_autofree char *rest = open > 0 ? g_strdup_printf (_ ("%u still open"), open) : NULL;

  return g_strjoin (" · ", items, share, rest, NULL);
}

static void
add_mark (
    GemFigure *self, int level, const char *name, const char *value, char *label, char *address)
{
  GemFigureMark *mark;

  gem_figure_add_mark (self, -1, -1, level, GEM_COMPARE_ABSENT, name, value, label);
  mark = gem_figure_get_mark (self, self->marks->len - 1);
  mark->address = address;
  g_free (label);
}

/* A bar, then its parts. */
static void
add_bar (GemFigure *self, const GemAddress *base, int opgave, guint year)
{
  const GemProgressCell *cell = gem_progress_get_cell (self->progress, opgave, year);
  guint open = gem_progress_count_open (self->progress, opgave, year);
  g_autofree char *name = g_strdup_printf ("%s, %d", get_name (self, opgave),
                                           gem_progress_get_year (self->progress, year));
  g_autofree char *value = describe_cell (cell, open);
  GemFigureBar owner = { .bar = self->marks->len,
                         .opgave = opgave,
                         .year = gem_progress_get_year (self->progress, year) };

  add_mark (self, 0, name, value, make_label (cell, open),
            make_address (self, base, opgave, year, NULL));
  for (guint i = 0; i < GEM_PROGRESS_N_STATES; i++)
    {
      g_autofree char *part =
          g_strdup_printf ("%s, %s", name, gem_progress_state_label ((GemProgressState) i));
      g_autofree char *count = g_strdup_printf (_ ("%u of %u items"), cell->states[i], cell->items);

      if (cell->states[i] > 0)
        add_mark (self, levels[i], part, count,
                  g_strdup_printf ("%s %u", gem_progress_state_symbol ((GemProgressState) i),
                                   cell->states[i]),
                  make_address (self, base, opgave, year,
                                gem_progress_state_to_status ((GemProgressState) i)));
    }
  while (self->bars->len < self->marks->len)
    g_array_append_val (self->bars, owner);
}

static void
add_legend (GemFigure *self)
{
  for (guint i = 0; i < GEM_PROGRESS_N_STATES; i++)
    {
      GemMeasureStep *step = g_new0 (GemMeasureStep, 1);

      step->level = levels[i];
      step->text = g_strdup_printf ("%s %s", gem_progress_state_symbol ((GemProgressState) i),
                                    gem_progress_state_label ((GemProgressState) i));
      for (guint y = 0; y < gem_progress_get_n_years (self->progress); y++)
        step->provinces += gem_progress_get_cell (self->progress, -1, y)->states[i];
      g_ptr_array_add (self->legend, step);
    }
}

void
gem_figure_add_progress_marks (GemFigure *self, const GemAddress *address)
{
  guint n_opgaven = gem_progress_get_n_opgaven (self->progress);

  self->heads = g_new0 (double, n_opgaven + 1);
  self->bars = g_array_new (FALSE, FALSE, sizeof (GemFigureBar));
  add_legend (self);
  for (int opgave = get_first_opgave (self); opgave < (int) n_opgaven; opgave++)
    for (guint year = 0; year < gem_progress_get_n_years (self->progress); year++)
      if (gem_progress_get_cell (self->progress, opgave, year)->items > 0)
        add_bar (self, address, opgave, year);
}

void
gem_figure_add_progress_rows (const GemFigure *self, GPtrArray *rows)
{
  for (int opgave = get_first_opgave (self);
       opgave < (int) gem_progress_get_n_opgaven (self->progress); opgave++)
    for (guint year = 0; year < gem_progress_get_n_years (self->progress); year++)
      {
        const GemProgressCell *cell = gem_progress_get_cell (self->progress, opgave, year);
        g_autoptr (GStrvBuilder) row = g_strv_builder_new ();
        guint numbers[] = { (guint) gem_progress_get_year (self->progress, year),
                            cell->states[0],
                            cell->states[1],
                            cell->states[2],
                            cell->states[3],
                            cell->states[4],
                            cell->items,
                            get_share (cell),
                            gem_progress_count_open (self->progress, opgave, year) };

        if (cell->items == 0)
          continue;
        g_strv_builder_add (row, get_name (self, opgave));
        for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
          {
            g_autofree char *number = g_strdup_printf ("%u", numbers[i]);

            g_strv_builder_add (row, number);
          }
        g_ptr_array_add (rows, g_strv_builder_end (row));
      }
}

/* --- size --- */

static const GemFigureBar *
get_bar (const GemFigure *self, guint mark)
{
  return &g_array_index (self->bars, GemFigureBar, mark);
}

static guint
find_end (const GemFigure *self, guint bar)
{
  guint end = bar + 1;

  while (end < self->marks->len && get_bar (self, end)->bar == bar)
    end++;
  return end;
}

static double
get_row_height (const GemFigure *self)
{
  return MAX (MIN_PART + 4, gem_figure_line_height (self) * 1.6);
}

static double
get_year_width (const GemFigure *self)
{
  return gem_figure_text_width (self, "2000", FALSE) + 2 * GAP;
}

static double
get_label_width (const GemFigure *self)
{
  double widest = 0;

  for (guint i = 0; i < self->marks->len; i = find_end (self, i))
    widest =
        MAX (widest, gem_figure_text_width (self, gem_figure_get_mark (self, i)->label, FALSE));
  return widest + 2 * GAP;
}

static gboolean
is_stacked (const GemFigure *self, double width)
{
  return width - 2 * MARGIN - get_year_width (self) - get_label_width (self) < 2 * MIN_BAR;
}

/* In the order of the marks: how many bars there are of each opgave. */
static guint
count_bars (const GemFigure *self, int opgave)
{
  guint bars = 0;

  for (guint year = 0; year < gem_progress_get_n_years (self->progress); year++)
    bars += gem_progress_get_cell (self->progress, opgave, year)->items > 0;
  return bars;
}

static double
progress_measure (GemFigure *self, double width)
{
  double line = gem_figure_line_height (self);
  double row = get_row_height (self) + (is_stacked (self, width) ? line : 0) + GAP;
  double height = 2 * MARGIN;

  for (int i = get_first_opgave (self); i < (int) gem_progress_get_n_opgaven (self->progress); i++)
    height += line + 2 * GAP + count_bars (self, i) * row + GAP;
  return height;
}

/* The parts of a bar by their share, but none too narrow to be touched. */
static void
lay_out_parts (GemFigure *self, guint bar, guint end, const GemProgressCell *cell, double width)
{
  const GemFigureMark *all = gem_figure_get_mark (self, bar);
  double x = all->x + get_year_width (self);
  double height = get_row_height (self);
  double room = width - (end - bar - 1) * MIN_PART;
  guint part = bar + 1;

  for (guint i = 0; i < GEM_PROGRESS_N_STATES; i++)
    {
      GemFigureMark *mark;

      if (cell->states[i] == 0)
        continue;
      mark = gem_figure_get_mark (self, part++);
      mark->x = x;
      mark->y = all->y;
      mark->width = MIN_PART + room * cell->states[i] / cell->items;
      mark->height = height;
      x += mark->width;
    }
}

static void
progress_layout (GemFigure *self)
{
  double line = gem_figure_line_height (self), row = get_row_height (self);
  double side = get_year_width (self), y = MARGIN, width;
  guint bar = 0;

  self->stacked = is_stacked (self, self->width);
  width = self->width - 2 * MARGIN - side - (self->stacked ? 0 : get_label_width (self));
  for (int i = get_first_opgave (self); i < (int) gem_progress_get_n_opgaven (self->progress); i++)
    {
      self->heads[i + 1] = y + GAP + line / 2;
      y += line + 2 * GAP;
      for (guint year = 0; year < gem_progress_get_n_years (self->progress); year++)
        {
          const GemProgressCell *cell = gem_progress_get_cell (self->progress, i, year);
          GemFigureMark *mark;
          guint end;

          if (cell->items == 0)
            continue;
          mark = gem_figure_get_mark (self, bar);
          mark->x = MARGIN;
          mark->y = y;
          mark->width = self->width - 2 * MARGIN;
          mark->height = row + (self->stacked ? line : 0);
          end = find_end (self, bar);
          lay_out_parts (self, bar, end, cell, MAX (width, MIN_BAR));
          y += mark->height + GAP;
          bar = end;
        }
      y += GAP;
    }
}

/* --- drawing --- */

/* The sign and the number, or the sign alone; on a plate of its own where the ground is a pattern. */
static void
draw_part_label (GemFigure *self, cairo_t *cr, const GemPalette *palette, const GemFigureMark *mark)
{
  const char *space = strchr (mark->label, ' ');
  g_autofree char *sign = g_strndup (mark->label, (gsize) (space - mark->label));
  const char *text = mark->label;
  GemColor color = gem_palette_text_color (palette, mark->level);
  double x = mark->x + mark->width / 2, y = mark->y + mark->height / 2;
  double width = gem_figure_text_width (self, text, TRUE);

  if (width > mark->width - 4)
    {
      text = sign;
      width = gem_figure_text_width (self, text, TRUE);
    }
  if (mark->level < 0)
    {
      double line = gem_figure_line_height (self);

      gem_figure_rounded (cr, x - width / 2 - 3, y - line / 2, width + 6, line);
      gem_palette_set_source (cr, &palette->nothing);
      cairo_fill (cr);
    }
  gem_palette_set_source (cr, &color);
  gem_figure_show_text (self, cr, text, TRUE, x, y, 0.5);
}

static void
draw_part (GemFigure *self, cairo_t *cr, const GemPalette *palette, guint index)
{
  const GemFigureMark *mark = gem_figure_get_mark (self, index);

  cairo_rectangle (cr, mark->x, mark->y, mark->width, mark->height);
  gem_palette_fill (palette, cr, mark->level);
  /* Ink in a casing of paper, so that neighbours part whatever their fills are. */
  cairo_rectangle (cr, mark->x + 0.5, mark->y + 0.5, mark->width - 1, mark->height - 1);
  gem_palette_set_source (cr, &palette->paper);
  cairo_set_line_width (cr, 2.5);
  cairo_stroke_preserve (cr);
  gem_palette_set_source (cr, &palette->ink);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  draw_part_label (self, cr, palette, mark);
}

static void
draw_bar (GemFigure *self, cairo_t *cr, const GemPalette *palette, guint bar, guint end)
{
  const GemFigureMark *mark = gem_figure_get_mark (self, bar);
  const GemFigureMark *last = gem_figure_get_mark (self, end - 1);
  g_autofree char *year = g_strdup_printf ("%d", get_bar (self, bar)->year);
  double line = gem_figure_line_height (self), row = get_row_height (self);

  gem_palette_set_source (cr, &palette->ink);
  gem_figure_show_text (self, cr, year, FALSE, mark->x + GAP, mark->y + row / 2, 0);
  if (self->stacked)
    gem_figure_show_text (self, cr, mark->label, FALSE, mark->x + get_year_width (self),
                          mark->y + row + line / 2, 0);
  else
    gem_figure_show_text (self, cr, mark->label, FALSE, last->x + last->width + GAP,
                          mark->y + row / 2, 0);
  for (guint i = bar + 1; i < end; i++)
    draw_part (self, cr, palette, i);
}

static void
draw_head (GemFigure *self, cairo_t *cr, int opgave)
{
  g_autoptr (PangoLayout) layout = gem_figure_create_layout (self, get_name (self, opgave), TRUE);

  /* A feed may call an opgave whatever it likes. */
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_width (layout, (int) MAX (self->width - 2 * GAP, 1) * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  cairo_move_to (cr, MARGIN + GAP, self->heads[opgave + 1] - gem_figure_line_height (self) / 2);
  pango_cairo_show_layout (cr, layout);
}

static void
progress_draw (GemFigure *self, cairo_t *cr, const GemPalette *palette)
{
  guint end;

  gem_palette_set_source (cr, &palette->ink);
  for (int i = get_first_opgave (self); i < (int) gem_progress_get_n_opgaven (self->progress); i++)
    draw_head (self, cr, i);
  for (guint bar = 0; bar < self->marks->len; bar = end)
    {
      end = find_end (self, bar);
      draw_bar (self, cr, palette, bar, end);
    }
}

/* --- walking --- */

/* Of a bar, the part that lies below or above @x; the bar itself for a bar. */
static int
find_part_at (const GemFigure *self, guint bar, const GemFigureMark *from, gboolean is_bar)
{
  guint end = find_end (self, bar);

  if (is_bar)
    return (int) bar;
  for (guint i = bar + 1; i < end; i++)
    {
      const GemFigureMark *mark = gem_figure_get_mark (self, i);

      if (from->x + from->width / 2 < mark->x + mark->width)
        return (int) i;
    }
  return (int) end - 1;
}

static int
progress_step (const GemFigure *self, guint index, GemFigureDirection direction)
{
  const GemFigureMark *mark = gem_figure_get_mark (self, index);
  guint bar = get_bar (self, index)->bar, end = find_end (self, bar);

  switch (direction)
    {
    case GEM_FIGURE_WEST:
      return index > bar ? (int) index - 1 : -1;
    case GEM_FIGURE_EAST:
      return index + 1 < end ? (int) index + 1 : -1;
    case GEM_FIGURE_NORTH:
      return bar > 0 ? find_part_at (self, get_bar (self, bar - 1)->bar, mark, index == bar) : -1;
    case GEM_FIGURE_SOUTH:
      return end < self->marks->len ? find_part_at (self, end, mark, index == bar) : -1;
    case GEM_FIGURE_HOME:
      return 0;
    default:
      return (int) get_bar (self, self->marks->len - 1)->bar;
    }
}

int
gem_figure_find_opgave_by_letter (const GemFigure *self, gunichar letter, int after)
{
  int first = -1;

  for (guint bar = 0; bar < self->marks->len; bar = find_end (self, bar))
    {
      const char *name = gem_figure_get_mark (self, bar)->name;

      if (letter != 0 && g_unichar_tolower (g_utf8_get_char (name)) != letter)
        continue;
      if (first < 0)
        first = (int) bar;
      /* The next opgave, not the next year of the same. */
      if (after < 0 || ((int) bar > after &&
                        get_bar (self, bar)->opgave != get_bar (self, (guint) after)->opgave))
        return (int) bar;
    }
  return first;
}

const GemFigureClass gem_figure_progress = { progress_measure, progress_layout, progress_draw,
                                             progress_step };
