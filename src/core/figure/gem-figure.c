/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "figure/gem-figure-private.h"

#include "map/gem-map.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MIN_WIDTH 140

static const char *const kind_names[GEM_FIGURE_N_KINDS] = { "map", "tiles", "matrix", "timeline" };
static const char *const sort_names[GEM_FIGURE_N_SORTS] = { "likeness", "name", "count", "date" };
static const GemFigureClass *const classes[] = { &gem_figure_map, &gem_figure_tiles,
                                                 &gem_figure_matrix, &gem_figure_timeline,
                                                 &gem_figure_progress };

static void
mark_free (gpointer data)
{
  GemFigureMark *mark = data;

  g_free (mark->name);
  g_free (mark->value);
  g_free (mark->label);
  g_free (mark->address);
  g_free (mark);
}

void
gem_figure_add_mark (GemFigure *self,
                     int province,
                     int theme,
                     int level,
                     GemCompareCell flags,
                     const char *name,
                     const char *value,
                     const char *label)
{
  GemFigureMark *mark = g_new0 (GemFigureMark, 1);

  mark->province = province;
  mark->theme = theme;
  mark->level = level;
  mark->flags = flags;
  mark->name = g_strdup (name);
  mark->value = g_strdup (value);
  mark->label = g_strdup (label);
  g_ptr_array_add (self->marks, mark);
}

GemFigureMark *
gem_figure_get_mark (const GemFigure *self, guint mark)
{
  return g_ptr_array_index (self->marks, mark);
}

/**
 * gem_figure_new:
 * @kind: what kind of picture
 * @compare: the comparison
 * @measure: what is counted
 * @sort: the order of a matrix
 *
 * Returns: (transfer full): a figure that has no size yet
 */
GemFigure *
gem_figure_new (GemFigureKind kind, GemCompare *compare, GemMeasure *measure, GemFigureSort sort)
{
  GemFigure *self;

  g_return_val_if_fail ((guint) kind < GEM_FIGURE_N_KINDS, NULL);
  g_return_val_if_fail (compare != NULL && measure != NULL, NULL);

  self = g_new0 (GemFigure, 1);
  self->kind = kind;
  self->sort = sort;
  self->compare = gem_compare_ref (compare);
  self->measure = gem_measure_ref (measure);
  self->marks = g_ptr_array_new_with_free_func (mark_free);
  for (guint i = 0; i < gem_compare_get_n_provinces (compare); i++)
    {
      const GemMeasureValue *value = gem_measure_get_value (measure, i);

      gem_figure_add_mark (self, (int) i, -1, value->level, GEM_COMPARE_ABSENT,
                           gem_compare_get_session (compare, i)->province, value->text,
                           value->label);
    }
  if (kind == GEM_FIGURE_MATRIX)
    gem_figure_add_matrix_marks (self);
  return self;
}

static void
step_free (gpointer data)
{
  GemMeasureStep *step = data;

  g_free (step->text);
  g_free (step);
}

/**
 * gem_figure_new_progress:
 * @progress: how far the agenda has come
 * @address: (nullable): an agenda, whose `province`, `holder` and `feed` the marks' addresses keep
 *
 * Returns: (transfer full): a figure that has no size yet
 */
GemFigure *
gem_figure_new_progress (GemProgress *progress, const GemAddress *address)
{
  GemFigure *self;

  g_return_val_if_fail (progress != NULL, NULL);

  self = g_new0 (GemFigure, 1);
  self->kind = GEM_FIGURE_PROGRESS;
  self->progress = gem_progress_ref (progress);
  self->marks = g_ptr_array_new_with_free_func (mark_free);
  self->legend = g_ptr_array_new_with_free_func (step_free);
  gem_figure_add_progress_marks (self, address);
  return self;
}

/**
 * gem_figure_turn:
 * @self: a figure that has not been laid out
 *
 * Has a matrix with its themes in rows, which a slide has more room for. Any other figure stays as it is.
 */
void
gem_figure_turn (GemFigure *self)
{
  g_return_if_fail (self != NULL);

  self->turned = self->kind == GEM_FIGURE_MATRIX;
}

/**
 * gem_figure_free:
 * @self: (transfer full): a figure
 */
void
gem_figure_free (GemFigure *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->compare, gem_compare_unref);
  g_clear_pointer (&self->measure, gem_measure_unref);
  g_clear_pointer (&self->progress, gem_progress_unref);
  g_clear_pointer (&self->legend, g_ptr_array_unref);
  g_ptr_array_unref (self->marks);
  g_clear_object (&self->context);
  g_clear_pointer (&self->borders, cairo_surface_destroy);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->bars, g_array_unref);
  g_free (self->heads);
  g_free (self);
}

/**
 * gem_figure_get_kind:
 * @self: a figure
 *
 * Returns: what kind of picture it is
 */
GemFigureKind
gem_figure_get_kind (const GemFigure *self)
{
  return self->kind;
}

/**
 * gem_figure_get_compare:
 * @self: a figure
 *
 * Returns: (transfer none) (nullable): the comparison; %NULL in a figure of the agenda
 */
GemCompare *
gem_figure_get_compare (const GemFigure *self)
{
  return self->compare;
}

/**
 * gem_figure_get_measure:
 * @self: a figure
 *
 * Returns: (transfer none) (nullable): what is counted; %NULL in a figure of the agenda
 */
GemMeasure *
gem_figure_get_measure (const GemFigure *self)
{
  return self->measure;
}

/**
 * gem_figure_get_legend:
 * @self: a figure
 *
 * Returns: (transfer none) (element-type GemMeasureStep): what its colours mean
 */
GPtrArray *
gem_figure_get_legend (const GemFigure *self)
{
  return self->progress != NULL ? self->legend : gem_measure_get_legend (self->measure);
}

/**
 * gem_figure_get_marks:
 * @self: a figure
 *
 * Returns: (transfer none) (element-type GemFigureMark): its marks; they never change in number
 */
GPtrArray *
gem_figure_get_marks (const GemFigure *self)
{
  return self->marks;
}

/**
 * gem_figure_take_borders:
 * @self: a figure
 * @other: the figure that was shown before it; it has no borders afterwards
 *
 * The borders of a map take longer to draw than all the rest, and stay where they are when what is
 * coloured changes.
 */
void
gem_figure_take_borders (GemFigure *self, GemFigure *other)
{
  g_return_if_fail (self != NULL && other != NULL);

  g_clear_pointer (&self->borders, cairo_surface_destroy);
  self->borders = g_steal_pointer (&other->borders);
  self->borders_width = other->borders_width;
  self->borders_height = other->borders_height;
  self->borders_scale = other->borders_scale;
  self->borders_ink = other->borders_ink;
  self->borders_paper = other->borders_paper;
}

/**
 * gem_figure_dup_title:
 * @self: a figure
 *
 * Returns: (transfer full): what it shows
 */
char *
gem_figure_dup_title (const GemFigure *self)
{
  if (self->progress != NULL)
    return g_strdup (_ ("How far the agenda has come"));
  return g_strdup (self->kind == GEM_FIGURE_MATRIX ? _ ("Which province brought which theme in")
                                                   : gem_measure_get_title (self->measure));
}

/**
 * gem_figure_dup_description:
 * @self: a figure
 *
 * Returns: (transfer full): all that it shows, in words
 */
char *
gem_figure_dup_description (const GemFigure *self)
{
  g_autofree char *title = gem_figure_dup_title (self);
  g_autoptr (GString) text = g_string_new (title);

  g_string_append (text, ".");
  for (guint i = 0; i < self->marks->len; i++)
    {
      const GemFigureMark *mark = gem_figure_get_mark (self, i);

      if (mark->theme < 0 || mark->flags != GEM_COMPARE_ABSENT)
        g_string_append_printf (text, " %s: %s.", mark->name, mark->value);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * gem_figure_find:
 * @self: a figure
 * @province: a province, or -1
 * @theme: a theme, or -1
 *
 * Returns: that mark, or -1
 */
int
gem_figure_find (const GemFigure *self, int province, int theme)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const GemFigureMark *mark = gem_figure_get_mark (self, i);

      if (mark->province == province && mark->theme == theme)
        return (int) i;
    }
  return -1;
}

static void
set_context (GemFigure *self, PangoContext *context)
{
  g_set_object (&self->context, context);
}

/**
 * gem_figure_measure_width:
 * @self: a figure
 * @context: what text is measured with
 *
 * Returns: the width that it needs at least
 */
double
gem_figure_measure_width (GemFigure *self, PangoContext *context)
{
  g_return_val_if_fail (self != NULL && context != NULL, 0);

  set_context (self, context);
  return self->kind == GEM_FIGURE_MATRIX ? ceil (gem_figure_matrix_min_width (self)) : MIN_WIDTH;
}

/**
 * gem_figure_measure:
 * @self: a figure
 * @context: what text is measured with
 * @width: how wide it will be
 * @height: (out): the height that it needs at least
 */
void
gem_figure_measure (GemFigure *self, PangoContext *context, double width, double *height)
{
  g_return_if_fail (self != NULL && context != NULL && height != NULL);

  set_context (self, context);
  *height = ceil (classes[self->kind]->measure (self, width));
}

/**
 * gem_figure_layout:
 * @self: a figure
 * @context: what text is measured with
 * @width: its width
 * @height: its height
 *
 * Puts the marks down.
 */
void
gem_figure_layout (GemFigure *self, PangoContext *context, double width, double height)
{
  g_return_if_fail (self != NULL && context != NULL);

  set_context (self, context);
  self->width = width;
  self->height = height;
  classes[self->kind]->layout (self);
}

/**
 * gem_figure_draw:
 * @self: a figure that has been laid out
 * @cr: a context in pixels
 * @palette: the colours
 */
void
gem_figure_draw (GemFigure *self, cairo_t *cr, const GemPalette *palette)
{
  g_return_if_fail (self != NULL && self->context != NULL);

  cairo_save (cr);
  classes[self->kind]->draw (self, cr, palette);
  cairo_restore (cr);
}

/**
 * gem_figure_trace:
 * @self: a figure that has been laid out
 * @mark: a mark
 * @cr: a context in pixels
 *
 * Makes the outline of @mark the path of @cr.
 */
void
gem_figure_trace (const GemFigure *self, guint mark, cairo_t *cr)
{
  const GemFigureMark *place = gem_figure_get_mark (self, mark);
  const GemMapShape *shape =
      self->kind == GEM_FIGURE_MAP
          ? gem_map_find (gem_compare_get_session (self->compare, (guint) place->province)->iso)
          : NULL;

  cairo_new_path (cr);
  if (shape == NULL)
    {
      gem_figure_rounded (cr, place->x, place->y, place->width, place->height);
      return;
    }
  cairo_save (cr);
  cairo_translate (cr, self->x, self->y);
  cairo_scale (cr, self->scale, self->scale);
  gem_map_shape_path (shape, gem_figure_get_detail (self, cr), cr);
  cairo_restore (cr);
}

/* Small marks, such as those of a matrix on a phone, are hit over all of their place. */
static gboolean
contains (const GemFigureMark *mark, double x, double y)
{
  return x >= mark->x && y >= mark->y && x < mark->x + mark->width && y < mark->y + mark->height;
}

/**
 * gem_figure_hit:
 * @self: a figure that has been laid out
 * @x: a place, in pixels
 * @y: a place, in pixels
 *
 * Returns: the mark there, or -1
 */
int
gem_figure_hit (const GemFigure *self, double x, double y)
{
  if (self->kind == GEM_FIGURE_MAP)
    {
      const GemMapShape *shape =
          gem_map_hit ((x - self->x) / self->scale, (y - self->y) / self->scale);

      return shape != NULL ? gem_compare_find_province (self->compare, shape->iso) : -1;
    }
  /* What stands later may lie on what stands before it: a part of a bar on the bar. */
  for (guint i = self->marks->len; i > 0; i--)
    if (contains (gem_figure_get_mark (self, i - 1), x, y))
      return (int) i - 1;
  return -1;
}

/**
 * gem_figure_step:
 * @self: a figure that has been laid out
 * @mark: a mark
 * @direction: where to
 *
 * Returns: the mark that a person expects there, or -1
 */
int
gem_figure_step (const GemFigure *self, guint mark, GemFigureDirection direction)
{
  return classes[self->kind]->step (self, mark, direction);
}

static int
compare_names (const GemFigure *self, int a, int b)
{
  return g_utf8_collate (gem_figure_get_mark (self, (guint) a)->name,
                         gem_figure_get_mark (self, (guint) b)->name);
}

static gboolean
starts_with (const char *name, gunichar letter)
{
  return letter == 0 || g_unichar_tolower (g_utf8_get_char (name)) == letter;
}

/**
 * gem_figure_find_by_letter:
 * @self: a figure
 * @letter: the first letter of a province's name, lower-case; 0 for any
 * @after: a mark, or -1
 *
 * Returns: the next province, or opgave of the agenda, by name after @after that starts with @letter,
 * round again; or -1
 */
int
gem_figure_find_by_letter (const GemFigure *self, gunichar letter, int after)
{
  int first = -1, next = -1;
  int from;

  if (self->progress != NULL)
    return gem_figure_find_opgave_by_letter (self, letter, after);
  from = after >= 0 ? gem_figure_get_mark (self, (guint) after)->province : -1;

  for (int i = 0; i < (int) gem_compare_get_n_provinces (self->compare); i++)
    {
      if (!starts_with (gem_figure_get_mark (self, (guint) i)->name, letter))
        continue;
      if (first < 0 || compare_names (self, i, first) < 0)
        first = i;
      if (from >= 0 && compare_names (self, i, from) > 0 &&
          (next < 0 || compare_names (self, i, next) < 0))
        next = i;
    }
  return next >= 0 ? next : first;
}

/* --- what the kinds draw with --- */

/* How near the points of an outline may be, in units of the map: in a drawing all of them are kept, on a
 * screen none that its pixels can't show. */
double
gem_figure_get_detail (const GemFigure *self, cairo_t *cr)
{
  cairo_surface_type_t type = cairo_surface_get_type (cairo_get_target (cr));
  double scale_x, scale_y;

  if (type == CAIRO_SURFACE_TYPE_PDF || type == CAIRO_SURFACE_TYPE_SVG)
    return 0;
  cairo_surface_get_device_scale (cairo_get_target (cr), &scale_x, &scale_y);
  return 1 / (self->scale * scale_x);
}

PangoLayout *
gem_figure_create_layout (const GemFigure *self, const char *text, gboolean bold)
{
  PangoLayout *layout = pango_layout_new (self->context);

  if (bold)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      pango_layout_set_attributes (layout, attributes);
    }
  pango_layout_set_text (layout, text, -1);
  return layout;
}

double
gem_figure_text_width (const GemFigure *self, const char *text, gboolean bold)
{
  g_autoptr (PangoLayout) layout = gem_figure_create_layout (self, text, bold);
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return width / (double) PANGO_SCALE;
}

double
gem_figure_line_height (const GemFigure *self)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (self->context, NULL, NULL);
  int height = pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics);

  pango_font_metrics_unref (metrics);
  return height / (double) PANGO_SCALE;
}

/* The middle of the text's height comes at @y; of its width, @align lies at @x. */
void
gem_figure_show_text (const GemFigure *self,
                      cairo_t *cr,
                      const char *text,
                      gboolean bold,
                      double x,
                      double y,
                      double align)
{
  g_autoptr (PangoLayout) layout = gem_figure_create_layout (self, text, bold);
  int width, height;

  pango_layout_get_size (layout, &width, &height);
  cairo_move_to (cr, x - align * width / PANGO_SCALE, y - height / 2.0 / PANGO_SCALE);
  pango_cairo_show_layout (cr, layout);
}

/* "FR" of "NL-FR". */
const char *
gem_figure_short_name (const GemFigure *self, const GemFigureMark *mark)
{
  const char *iso = gem_compare_get_session (self->compare, (guint) mark->province)->iso;

  return iso + 3;
}

void
gem_figure_rounded (cairo_t *cr, double x, double y, double width, double height)
{
  double radius = MIN (4, MIN (width, height) / 4);

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

/* --- names in addresses --- */

/**
 * gem_figure_kind_to_name:
 * @kind: a kind of figure
 *
 * Returns: its name in addresses, after `as=`
 */
const char *
gem_figure_kind_to_name (GemFigureKind kind)
{
  g_return_val_if_fail ((guint) kind < GEM_FIGURE_N_KINDS, NULL);

  return kind_names[kind];
}

/**
 * gem_figure_kind_from_name:
 * @name: (nullable): a name in addresses
 * @kind: (out): the kind of figure
 *
 * Returns: whether there is one of that name
 */
gboolean
gem_figure_kind_from_name (const char *name, GemFigureKind *kind)
{
  for (guint i = 0; name != NULL && i < GEM_FIGURE_N_KINDS; i++)
    if (g_str_equal (kind_names[i], name))
      {
        *kind = (GemFigureKind) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * gem_figure_sort_to_name:
 * @sort: the order of a matrix
 *
 * Returns: its name in addresses, after `sort=`
 */
const char *
gem_figure_sort_to_name (GemFigureSort sort)
{
  g_return_val_if_fail ((guint) sort < GEM_FIGURE_N_SORTS, NULL);

  return sort_names[sort];
}

/**
 * gem_figure_sort_from_name:
 * @name: (nullable): a name in addresses
 * @sort: (out): the order of a matrix
 *
 * Returns: whether there is one of that name
 */
gboolean
gem_figure_sort_from_name (const char *name, GemFigureSort *sort)
{
  for (guint i = 0; name != NULL && i < GEM_FIGURE_N_SORTS; i++)
    if (g_str_equal (sort_names[i], name))
      {
        *sort = (GemFigureSort) i;
        return TRUE;
      }
  return FALSE;
}
