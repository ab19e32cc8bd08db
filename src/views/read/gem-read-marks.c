/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The marks of a text: where they are, and how they are painted below its letters. Each colour has a line of
 * its own kind too, so that nobody has to tell colours apart. */

#include "gem-read-text-private.h"

#include "gem-note-words.h"

typedef struct
{
  char *id;
  GemReadPlace from;
  GemReadPlace to;
  int colour;
} Mark;

/* Dashes and spaces of the line below a mark, in pixels; none for a whole line. */
static const struct
{
  double dashes[4];
  int n_dashes;
  double width;
} lines[GEM_NOTE_N_COLOURS] = {
  { { 0 }, 0, 2 },          { { 7, 3 }, 2, 2 }, { { 2, 2 }, 2, 2 },
  { { 9, 3, 2, 3 }, 4, 2 }, { { 0 }, 0, 3.5 },  { { 4, 4 }, 2, 3.5 },
};

static void
mark_clear (gpointer data)
{
  g_free (((Mark *) data)->id);
}

void
gem_read_text_init_marks (GemReadText *self)
{
  self->marks = g_array_new (FALSE, FALSE, sizeof (Mark));
  g_array_set_clear_func (self->marks, mark_clear);
}

static void
look_up (GemReadText *self, int colour, const char *suffix, GdkRGBA *color)
{
  g_autofree char *name = g_strconcat ("gem_note_", gem_note_colour_key (colour), suffix, NULL);

  /* Only where the style sheet is missing it is not found. */
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), name,
                                       color))
    gdk_rgba_parse (color, "#888888");
}

/* A line below each line of a part; a region would know only the lowest of lines that are equally wide. */
static void
underline (GemReadText *self, cairo_t *cr, int i, int start, int end)
{
  GtkLabel *label = g_ptr_array_index (self->labels, (guint) i);
  PangoLayoutIter *iter = pango_layout_get_iter (gtk_label_get_layout (label));
  GtkAllocation own;
  int left, top;

  gtk_widget_get_allocation (GTK_WIDGET (self), &own);
  gtk_label_get_layout_offsets (label, &left, &top);
  do
    {
      PangoLayoutLine *row = pango_layout_iter_get_line_readonly (iter);
      g_autofree int *ranges = NULL;
      int n_ranges, bottom;

      if (row->start_index >= end || row->start_index + row->length <= start)
        continue;
      pango_layout_iter_get_line_yrange (iter, NULL, &bottom);
      pango_layout_line_get_x_ranges (row, MAX (start, row->start_index),
                                      MIN (end, row->start_index + row->length), &ranges,
                                      &n_ranges);
      for (int n = 0; n < n_ranges; n++)
        {
          double y = top - own.y + PANGO_PIXELS (bottom) - cairo_get_line_width (cr) / 2;

          cairo_move_to (cr, left - own.x + PANGO_PIXELS (ranges[2 * n]), y);
          cairo_line_to (cr, left - own.x + PANGO_PIXELS (ranges[2 * n + 1]), y);
        }
    }
  while (pango_layout_iter_next_line (iter));
  cairo_stroke (cr);
  pango_layout_iter_free (iter);
}

static void
paint_part (GemReadText *self, cairo_t *cr, const Mark *mark, int i, int start, int end)
{
  cairo_region_t *region = gem_read_text_get_region (self, i, start, end);
  GdkRGBA fill, line;

  if (region == NULL)
    return;
  look_up (self, mark->colour, "", &fill);
  look_up (self, mark->colour, "_line", &line);
  gdk_cairo_set_source_rgba (cr, &fill);
  gdk_cairo_region (cr, region);
  cairo_fill (cr);
  cairo_region_destroy (region);
  gdk_cairo_set_source_rgba (cr, &line);
  cairo_set_line_width (cr, lines[mark->colour].width);
  cairo_set_dash (cr, lines[mark->colour].dashes, lines[mark->colour].n_dashes, 0);
  underline (self, cr, i, start, end);
  cairo_set_dash (cr, NULL, 0, 0);
}

void
gem_read_text_paint_marks (GemReadText *self, cairo_t *cr)
{
  for (guint n = 0; n < self->marks->len; n++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, n);

      for (int i = mark->from.label; mark->colour >= 0 && i <= mark->to.label; i++)
        {
          int start, end;

          if (gem_read_text_get_part (self, i, mark->from, mark->to, &start, &end))
            paint_part (self, cr, mark, i, start, end);
        }
    }
}

/* The mark at a place; of several, the one that was added last lies on top. */
const char *
gem_read_text_find_mark (GemReadText *self, GemReadPlace place)
{
  for (guint n = self->marks->len; n > 0; n--)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, n - 1);
      int start, end;

      if (gem_read_text_get_part (self, place.label, mark->from, mark->to, &start, &end) &&
          place.byte >= start && place.byte <= end)
        return mark->id;
    }
  return NULL;
}

static gboolean
make_place (GemReadText *self, GtkLabel *label, int character, GemReadPlace *place)
{
  const char *text = gtk_label_get_text (label);
  guint i;

  if (!g_ptr_array_find (self->labels, label, &i))
    return FALSE;
  place->label = (int) i;
  character = CLAMP (character, 0, (int) g_utf8_strlen (text, -1));
  place->byte = (int) (g_utf8_offset_to_pointer (text, character) - text);
  return TRUE;
}

/**
 * gem_read_text_add_mark:
 * @self: a text
 * @id: what it is called
 * @first: the label in which it begins
 * @start: where in its text, in characters
 * @last: the label in which it ends
 * @end: where in its text, in characters
 * @colour: its colour; %GEM_NOTE_NO_COLOUR where nothing is painted
 */
void
gem_read_text_add_mark (GemReadText *self,
                        const char *id,
                        GtkLabel *first,
                        int start,
                        GtkLabel *last,
                        int end,
                        int colour)
{
  Mark mark = { NULL, { 0, 0 }, { 0, 0 }, colour };

  g_return_if_fail (GEM_IS_READ_TEXT (self) && id != NULL && colour < GEM_NOTE_N_COLOURS);

  if (!make_place (self, first, start, &mark.from) || !make_place (self, last, end, &mark.to))
    return;
  mark.id = g_strdup (id);
  g_array_append_val (self->marks, mark);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * gem_read_text_clear_marks:
 * @self: a text
 */
void
gem_read_text_clear_marks (GemReadText *self)
{
  g_return_if_fail (GEM_IS_READ_TEXT (self));

  g_array_set_size (self->marks, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The first line of what lies between two places. */
static gboolean
get_area (GemReadText *self, GemReadPlace from, GemReadPlace to, GdkRectangle *area)
{
  for (int i = from.label; i <= to.label; i++)
    {
      cairo_region_t *region;
      int start, end;
      gboolean found = FALSE;

      if (!gem_read_text_get_part (self, i, from, to, &start, &end))
        continue;
      region = gem_read_text_get_region (self, i, start, end);
      if (region == NULL)
        continue;
      found = cairo_region_num_rectangles (region) > 0;
      if (found)
        cairo_region_get_rectangle (region, 0, area);
      cairo_region_destroy (region);
      if (found)
        return TRUE;
    }
  return FALSE;
}

/**
 * gem_read_text_get_mark_area:
 * @self: a text
 * @id: a mark
 * @area: (out): its first line, in the coordinates of the text
 *
 * Returns: whether there is such a mark, and it can be seen
 */
gboolean
gem_read_text_get_mark_area (GemReadText *self, const char *id, GdkRectangle *area)
{
  g_return_val_if_fail (GEM_IS_READ_TEXT (self) && id != NULL && area != NULL, FALSE);

  for (guint n = 0; n < self->marks->len; n++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, n);

      if (g_str_equal (mark->id, id))
        return get_area (self, mark->from, mark->to, area);
    }
  return FALSE;
}

/**
 * gem_read_text_get_selection_area:
 * @self: a text
 * @area: (out): the first line of what is selected, in the coordinates of the text
 *
 * Returns: whether something is selected
 */
gboolean
gem_read_text_get_selection_area (GemReadText *self, GdkRectangle *area)
{
  GemReadPlace from, to;

  g_return_val_if_fail (GEM_IS_READ_TEXT (self) && area != NULL, FALSE);

  return gem_read_text_get_bounds (self, &from, &to) && get_area (self, from, to, area);
}

/**
 * gem_read_text_foreach_selected:
 * @self: a text
 * @callback: (scope call): called with each label that is selected from, in reading order
 * @data: for @callback
 */
void
gem_read_text_foreach_selected (GemReadText *self, GemReadSelectedFunc callback, gpointer data)
{
  GemReadPlace from, to;

  g_return_if_fail (GEM_IS_READ_TEXT (self) && callback != NULL);

  if (!gem_read_text_get_bounds (self, &from, &to))
    return;
  for (int i = from.label; i <= to.label; i++)
    {
      int start, end;

      if (gem_read_text_get_part (self, i, from, to, &start, &end))
        callback (g_ptr_array_index (self->labels, (guint) i), start, end, data);
    }
}

/**
 * gem_read_text_get_first_label:
 * @self: a text
 *
 * Returns: (transfer none) (nullable): its title
 */
GtkLabel *
gem_read_text_get_first_label (GemReadText *self)
{
  g_return_val_if_fail (GEM_IS_READ_TEXT (self), NULL);

  return self->labels->len > 0 ? g_ptr_array_index (self->labels, 0) : NULL;
}

static void
clear_description (gpointer label, gpointer data)
{
  AtkObject *accessible = gtk_widget_get_accessible (label);
  const char *said = atk_object_get_description (accessible);

  if (said != NULL && *said != '\0')
    atk_object_set_description (accessible, "");
}

/**
 * gem_read_text_clear_descriptions:
 * @self: a text
 *
 * Takes back what screen readers were told of marks.
 */
void
gem_read_text_clear_descriptions (GemReadText *self)
{
  g_return_if_fail (GEM_IS_READ_TEXT (self));

  g_ptr_array_foreach (self->labels, clear_description, NULL);
}
