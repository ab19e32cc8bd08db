/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The provinces as they lie, and as equal tiles. */

#include "figure/gem-figure-private.h"

#include "map/gem-map.h"

#include <math.h>

#define MARGIN 6
#define MIN_MAP_HEIGHT 200
#define MAX_CACHED (4096.0 * 4096.0) /* pixels; a map zoomed further in is drawn anew */
#define TILE_COLUMNS 3
#define TILE_ROWS 5
#define TILE_GAP 6

/* The rough place of each tile: column and row. */
static const struct
{
  const char *iso;
  int column, row;
} tiles[GEM_MAP_N_PROVINCES] = {
  { "NL-FR", 1, 0 }, { "NL-GR", 2, 0 }, { "NL-NH", 0, 1 }, { "NL-FL", 1, 1 },
  { "NL-DR", 2, 1 }, { "NL-ZH", 0, 2 }, { "NL-UT", 1, 2 }, { "NL-OV", 2, 2 },
  { "NL-ZE", 0, 3 }, { "NL-NB", 1, 3 }, { "NL-GE", 2, 3 }, { "NL-LI", 2, 4 },
};

static const GemMapShape *
get_shape (const GemFigure *self, guint mark)
{
  return gem_map_find (gem_compare_get_session (self->compare, mark)->iso);
}

/* The values stand below the names, where both fit. */
static gboolean
says_more (const GemFigure *self, const GemFigureMark *mark)
{
  return mark->label != NULL && *mark->label != '\0';
}

/* --- the map --- */

static double
map_measure (GemFigure *self, double width)
{
  double line = gem_figure_line_height (self);

  return MAX (MIN_MAP_HEIGHT, MIN (width, 16 * line));
}

static void
map_layout (GemFigure *self)
{
  double width, height;

  gem_map_get_size (&width, &height);
  self->scale =
      MAX (MIN ((self->width - 2 * MARGIN) / width, (self->height - 2 * MARGIN) / height), 1e-6);
  self->x = (self->width - width * self->scale) / 2;
  self->y = (self->height - height * self->scale) / 2;
  for (guint i = 0; i < self->marks->len; i++)
    {
      const GemMapShape *shape = get_shape (self, i);
      GemFigureMark *mark = gem_figure_get_mark (self, i);

      if (shape == NULL)
        continue;
      mark->x = self->x + shape->x * self->scale;
      mark->y = self->y + shape->y * self->scale;
      mark->width = shape->width * self->scale;
      mark->height = shape->height * self->scale;
    }
}

/* The name and the value where they fit into the province; its two letters where only those do. */
static void
draw_name (GemFigure *self, cairo_t *cr, const GemPalette *palette, guint index)
{
  const GemFigureMark *mark = gem_figure_get_mark (self, index);
  const GemMapShape *shape = get_shape (self, index);
  double line = gem_figure_line_height (self);
  const char *name = mark->name;
  GemColor color = gem_palette_text_color (palette, mark->level);
  double room, x, y;
  gboolean value;

  if (shape == NULL)
    return;
  room = shape->label_room * self->scale * 2;
  x = self->x + shape->label_x * self->scale;
  y = self->y + shape->label_y * self->scale;
  value = says_more (self, mark) && room > 1.6 * line &&
          gem_figure_text_width (self, mark->label, TRUE) < room * 1.1;

  if (gem_figure_text_width (self, name, FALSE) > room * 1.15)
    name = gem_figure_short_name (self, mark);
  if (room < line * 0.9)
    return;
  gem_palette_set_source (cr, &color);
  gem_figure_show_text (self, cr, name, FALSE, x, value ? y - line / 2 : y, 0.5);
  if (value)
    gem_figure_show_text (self, cr, mark->label, TRUE, x, y + line / 2, 0.5);
}

/* A border is a thin line of ink in a casing of paper: whatever two fills meet there, one of both has
 * 3:1 beside it, and they have 3:1 to each other. */
static void
stroke_borders (GemFigure *self, cairo_t *cr, const GemPalette *palette)
{
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_BEVEL);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
  cairo_new_path (cr);
  cairo_save (cr);
  cairo_translate (cr, self->x, self->y);
  cairo_scale (cr, self->scale, self->scale);
  for (guint i = 0; i < self->marks->len; i++)
    if (get_shape (self, i) != NULL)
      gem_map_shape_path (get_shape (self, i), gem_figure_get_detail (self, cr), cr);
  cairo_restore (cr);
  gem_palette_set_source (cr, &palette->paper);
  cairo_set_line_width (cr, 2.5);
  cairo_stroke_preserve (cr);
  gem_palette_set_source (cr, &palette->ink);
  cairo_set_line_width (cr, 0.8);
  cairo_stroke (cr);
}

static gboolean
same_color (const GemColor *a, const GemColor *b)
{
  return a->red == b->red && a->green == b->green && a->blue == b->blue;
}

/* On a screen the borders are drawn once a size; in a drawing they are lines. */
static void
draw_borders (GemFigure *self, cairo_t *cr, const GemPalette *palette)
{
  cairo_surface_t *target = cairo_get_target (cr);
  cairo_surface_type_t type = cairo_surface_get_type (target);
  double scale, scale_y;
  cairo_t *borders;

  cairo_surface_get_device_scale (target, &scale, &scale_y);
  if (type == CAIRO_SURFACE_TYPE_PDF || type == CAIRO_SURFACE_TYPE_SVG ||
      self->width * self->height * scale * scale > MAX_CACHED)
    {
      stroke_borders (self, cr, palette);
      return;
    }
  if (self->borders == NULL || self->borders_width != self->width ||
      self->borders_height != self->height || self->borders_scale != scale ||
      !same_color (&self->borders_ink, &palette->ink) ||
      !same_color (&self->borders_paper, &palette->paper))
    {
      g_clear_pointer (&self->borders, cairo_surface_destroy);
      self->borders =
          cairo_surface_create_similar (target, CAIRO_CONTENT_COLOR_ALPHA, (int) ceil (self->width),
                                        (int) ceil (self->height));
      self->borders_width = self->width;
      self->borders_height = self->height;
      self->borders_scale = scale;
      self->borders_ink = palette->ink;
      self->borders_paper = palette->paper;
      borders = cairo_create (self->borders);
      stroke_borders (self, borders, palette);
      cairo_destroy (borders);
    }
  cairo_set_source_surface (cr, self->borders, 0, 0);
  cairo_paint (cr);
}

static void
map_draw (GemFigure *self, cairo_t *cr, const GemPalette *palette)
{
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  /* The borders cover the edges. */
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
  for (guint i = 0; i < self->marks->len; i++)
    {
      gem_figure_trace (self, i, cr);
      gem_palette_fill (palette, cr, gem_figure_get_mark (self, i)->level);
    }
  draw_borders (self, cr, palette);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_DEFAULT);
  for (guint i = 0; i < self->marks->len; i++)
    draw_name (self, cr, palette, i);
}

static int
map_step (const GemFigure *self, guint mark, GemFigureDirection direction)
{
  const GemMapShape *shape = get_shape (self, mark);

  if (direction == GEM_FIGURE_HOME)
    return gem_figure_find_by_letter (self, 0, -1);
  if (direction == GEM_FIGURE_END)
    {
      int last = 0;

      for (int i = 1; i < (int) self->marks->len; i++)
        if (g_utf8_collate (gem_figure_get_mark (self, (guint) i)->name,
                            gem_figure_get_mark (self, (guint) last)->name) > 0)
          last = i;
      return last;
    }
  if (shape != NULL)
    shape = gem_map_neighbour (shape->iso, (GemMapDirection) direction);
  return shape != NULL ? gem_compare_find_province (self->compare, shape->iso) : -1;
}

/* --- tiles --- */

static double
tiles_measure (GemFigure *self, double width)
{
  double line = gem_figure_line_height (self);

  return 2 * MARGIN + TILE_ROWS * MAX (2.6 * line, 36) + (TILE_ROWS - 1) * TILE_GAP;
}

static void
tiles_layout (GemFigure *self)
{
  double width = (self->width - 2 * MARGIN - (TILE_COLUMNS - 1) * TILE_GAP) / TILE_COLUMNS;
  double height = (self->height - 2 * MARGIN - (TILE_ROWS - 1) * TILE_GAP) / TILE_ROWS;
  double side = MAX (MIN (width, height * 1.6), 1);
  double tall = MAX (MIN (height, side), 1);
  double x = (self->width - TILE_COLUMNS * side - (TILE_COLUMNS - 1) * TILE_GAP) / 2;
  double y = (self->height - TILE_ROWS * tall - (TILE_ROWS - 1) * TILE_GAP) / 2;

  for (guint i = 0; i < G_N_ELEMENTS (tiles); i++)
    {
      int province = gem_compare_find_province (self->compare, tiles[i].iso);
      GemFigureMark *mark;

      if (province < 0)
        continue;
      mark = gem_figure_get_mark (self, (guint) province);
      mark->x = x + tiles[i].column * (side + TILE_GAP);
      mark->y = y + tiles[i].row * (tall + TILE_GAP);
      mark->width = side;
      mark->height = tall;
    }
}

static void
draw_tile_border (cairo_t *cr, const GemPalette *palette, const GemFigureMark *mark)
{
  gem_figure_rounded (cr, mark->x + 0.5, mark->y + 0.5, mark->width - 1, mark->height - 1);
  gem_palette_set_source (cr, &palette->ink);
  cairo_set_line_width (cr, 0.8);
  cairo_stroke (cr);
}

static void
tiles_draw (GemFigure *self, cairo_t *cr, const GemPalette *palette)
{
  double line = gem_figure_line_height (self);

  for (guint i = 0; i < self->marks->len; i++)
    {
      const GemFigureMark *mark = gem_figure_get_mark (self, i);
      GemColor color = gem_palette_text_color (palette, mark->level);
      double room = mark->width - 8;
      const char *name = gem_figure_text_width (self, mark->name, FALSE) <= room
                             ? mark->name
                             : gem_figure_short_name (self, mark);
      gboolean value = says_more (self, mark) && mark->height > 2.2 * line &&
                       gem_figure_text_width (self, mark->label, TRUE) <= room;
      double x = mark->x + mark->width / 2, y = mark->y + mark->height / 2;

      gem_figure_trace (self, i, cr);
      gem_palette_fill (palette, cr, mark->level);
      draw_tile_border (cr, palette, mark);
      gem_palette_set_source (cr, &color);
      gem_figure_show_text (self, cr, name, FALSE, x, value ? y - line / 2 : y, 0.5);
      if (value)
        gem_figure_show_text (self, cr, mark->label, TRUE, x, y + line / 2, 0.5);
    }
}

const GemFigureClass gem_figure_map = { map_measure, map_layout, map_draw, map_step };
const GemFigureClass gem_figure_tiles = { tiles_measure, tiles_layout, tiles_draw, map_step };
