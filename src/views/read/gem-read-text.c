/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-read-text-private.h"

#include <string.h>

typedef struct
{
  int label;
  int start;
  int end;
} Hit;

enum
{
  SELECTION_CHANGED,
  SELECTED,
  MARK_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemReadText, gem_read_text, GTK_TYPE_EVENT_BOX)

static GtkLabel *
label_at (GemReadText *self, int i)
{
  return g_ptr_array_index (self->labels, (guint) i);
}

static int
compare (GemReadPlace a, GemReadPlace b)
{
  return a.label != b.label ? a.label - b.label : a.byte - b.byte;
}

gboolean
gem_read_text_has_selection (GemReadText *self)
{
  g_return_val_if_fail (GEM_IS_READ_TEXT (self), FALSE);

  return compare (self->anchor, self->focus) != 0;
}

/* With the caret, what is selected is one label's own. */
static gboolean
get_label_selection (GemReadText *self, GemReadPlace *from, GemReadPlace *to)
{
  for (guint i = 0; self->caret && i < self->labels->len; i++)
    {
      GtkLabel *label = label_at (self, (int) i);
      const char *text = gtk_label_get_text (label);
      int start, end;

      if (!gtk_label_get_selection_bounds (label, &start, &end))
        continue;
      from->label = to->label = (int) i;
      from->byte = (int) (g_utf8_offset_to_pointer (text, start) - text);
      to->byte = (int) (g_utf8_offset_to_pointer (text, end) - text);
      return TRUE;
    }
  return FALSE;
}

/* Where the selection begins and ends. Returns whether there is one. */
gboolean
gem_read_text_get_bounds (GemReadText *self, GemReadPlace *from, GemReadPlace *to)
{
  gboolean forward = compare (self->anchor, self->focus) <= 0;

  if (compare (self->anchor, self->focus) == 0)
    return get_label_selection (self, from, to);
  *from = forward ? self->anchor : self->focus;
  *to = forward ? self->focus : self->anchor;
  return TRUE;
}

static void
select_range (GemReadText *self, GemReadPlace anchor, GemReadPlace focus)
{
  if (compare (anchor, self->anchor) == 0 && compare (focus, self->focus) == 0)
    return;
  self->anchor = anchor;
  self->focus = focus;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

/* The place below a point, in the widget's own coordinates. */
static gboolean
place_at (GemReadText *self, double x, double y, GemReadPlace *place)
{
  GtkAllocation own;
  int best = -1, nearest = G_MAXINT;

  gtk_widget_get_allocation (GTK_WIDGET (self), &own);
  for (guint i = 0; i < self->labels->len; i++)
    {
      GtkAllocation area;
      int away;

      if (!gtk_widget_get_mapped (GTK_WIDGET (label_at (self, (int) i))))
        continue;
      gtk_widget_get_allocation (GTK_WIDGET (label_at (self, (int) i)), &area);
      away = (int) y < area.y - own.y                 ? area.y - own.y - (int) y
             : (int) y > area.y - own.y + area.height ? (int) y - (area.y - own.y + area.height)
                                                      : 0;
      if (away < nearest)
        {
          nearest = away;
          best = (int) i;
        }
    }
  if (best < 0)
    return FALSE;
  {
    GtkLabel *label = label_at (self, best);
    PangoLayout *layout = gtk_label_get_layout (label);
    const char *text = pango_layout_get_text (layout);
    int left, top, index, trailing;

    gtk_label_get_layout_offsets (label, &left, &top);
    pango_layout_xy_to_index (layout, (int) ((x + own.x - left) * PANGO_SCALE),
                              (int) ((y + own.y - top) * PANGO_SCALE), &index, &trailing);
    place->label = best;
    place->byte = (int) (g_utf8_offset_to_pointer (text + index, trailing) - text);
  }
  return TRUE;
}

static void
keep_primary (GemReadText *self)
{
  g_autofree char *text = gem_read_text_dup_selection (self, NULL);

  if (text != NULL)
    gtk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self), GDK_SELECTION_PRIMARY),
                            text, -1);
}

/* The word, or all of the paragraph, around a place. */
static void
select_around (GemReadText *self, GemReadPlace place, gboolean paragraph)
{
  PangoLayout *layout = gtk_label_get_layout (label_at (self, place.label));
  const char *text = pango_layout_get_text (layout);
  GemReadPlace from = { place.label, 0 }, to = { place.label, (int) strlen (text) };
  int n_attrs;
  const PangoLogAttr *attrs = pango_layout_get_log_attrs_readonly (layout, &n_attrs);

  if (!paragraph)
    {
      int at = (int) g_utf8_pointer_to_offset (text, text + place.byte);
      int start = at, end = at + 1;

      while (start > 0 && !attrs[start].is_word_start)
        start--;
      while (end < n_attrs - 1 && !attrs[end].is_word_end)
        end++;
      from.byte = (int) (g_utf8_offset_to_pointer (text, start) - text);
      to.byte = (int) (g_utf8_offset_to_pointer (text, MIN (end, n_attrs - 1)) - text);
    }
  select_range (self, from, to);
  keep_primary (self);
}

static void
pressed_cb (GemReadText *self, int n_press, double x, double y)
{
  GdkModifierType state = 0;
  GemReadPlace place;

  if (!place_at (self, x, y, &place))
    return;
  gtk_get_current_event_state (&state);
  if (n_press == 2 || n_press == 3)
    select_around (self, place, n_press == 3);
  else if (state & GDK_SHIFT_MASK)
    select_range (self, self->anchor, place);
  else if (n_press == 1)
    select_range (self, place, place);
}

static void
drag_begin_cb (GemReadText *self, double x, double y)
{
  if (!place_at (self, x, y, &self->drag_start))
    gtk_gesture_set_state (self->drag, GTK_EVENT_SEQUENCE_DENIED);
}

static void
drag_update_cb (GemReadText *self, double x, double y)
{
  double start_x, start_y;
  GemReadPlace place;

  if (!gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) x, (int) y) &&
      !gem_read_text_has_selection (self))
    return;
  gtk_gesture_drag_get_start_point (GTK_GESTURE_DRAG (self->drag), &start_x, &start_y);
  if (!place_at (self, start_x + x, start_y + y, &place))
    return;
  gtk_gesture_set_state (self->drag, GTK_EVENT_SEQUENCE_CLAIMED);
  select_range (self, self->drag_start, place);
}

static void
drag_end_cb (GemReadText *self)
{
  keep_primary (self);
  if (gem_read_text_has_selection (self))
    g_signal_emit (self, signals[SELECTED], 0);
}

/* A click that selected nothing, on a mark. */
static void
released_cb (GemReadText *self, int n_press, double x, double y)
{
  g_autofree char *id = NULL;
  GemReadPlace place;

  if (n_press > 1 && gem_read_text_has_selection (self))
    g_signal_emit (self, signals[SELECTED], 0);
  if (n_press != 1 || gem_read_text_has_selection (self) || !place_at (self, x, y, &place))
    return;
  id = g_strdup (gem_read_text_find_mark (self, place));
  if (id != NULL)
    g_signal_emit (self, signals[MARK_ACTIVATED], 0, id);
}

/* The part of a label's text that lies between two places. */
gboolean
gem_read_text_get_part (
    GemReadText *self, int i, GemReadPlace from, GemReadPlace to, int *start, int *end)
{
  int length = (int) strlen (gtk_label_get_text (label_at (self, i)));

  if (i < from.label || i > to.label)
    return FALSE;
  *start = i == from.label ? MIN (from.byte, length) : 0;
  *end = i == to.label ? MIN (to.byte, length) : length;
  return *end > *start;
}

/* Where a part of a label is, in the coordinates of the text; NULL where it can't be seen. */
cairo_region_t *
gem_read_text_get_region (GemReadText *self, int i, int start, int end)
{
  GtkLabel *label = label_at (self, i);
  int range[2] = { start, end };
  GtkAllocation own;
  int left, top;

  if (!gtk_widget_get_mapped (GTK_WIDGET (label)))
    return NULL;
  gtk_widget_get_allocation (GTK_WIDGET (self), &own);
  gtk_label_get_layout_offsets (label, &left, &top);
  return gdk_pango_layout_get_clip_region (gtk_label_get_layout (label), left - own.x, top - own.y,
                                           range, 1);
}

static void
paint_range (GemReadText *self, cairo_t *cr, int i, int start, int end, const GdkRGBA *color)
{
  cairo_region_t *region = gem_read_text_get_region (self, i, start, end);

  if (region == NULL)
    return;
  gdk_cairo_set_source_rgba (cr, color);
  gdk_cairo_region (cr, region);
  cairo_fill (cr);
  cairo_region_destroy (region);
}

/* The frame of a hit: the current one differs by more than a shade. */
static void
paint_frame (GemReadText *self, cairo_t *cr, const Hit *hit, const GdkRGBA *color)
{
  cairo_region_t *region = gem_read_text_get_region (self, hit->label, hit->start, hit->end);

  if (region == NULL)
    return;
  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, 2);
  for (int i = 0; i < cairo_region_num_rectangles (region); i++)
    {
      cairo_rectangle_int_t r;

      cairo_region_get_rectangle (region, i, &r);
      cairo_rectangle (cr, r.x - 1, r.y, r.width + 2, r.height);
    }
  cairo_stroke (cr);
  cairo_region_destroy (region);
}

static gboolean
gem_read_text_draw (GtkWidget *widget, cairo_t *cr)
{
  GemReadText *self = GEM_READ_TEXT (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  GdkRGBA accent = { 0.1, 0.37, 0.55, 1 }, tint;
  GemReadPlace from, to;

  gtk_style_context_lookup_color (style, "gem_accent", &accent);
  tint = accent;
  tint.alpha = 0.16;
  gem_read_text_paint_marks (self, cr);
  for (guint i = 0; i < self->hits->len; i++)
    {
      const Hit *hit = &g_array_index (self->hits, Hit, i);

      paint_range (self, cr, hit->label, hit->start, hit->end, &tint);
      if ((int) i == self->current)
        paint_frame (self, cr, hit, &accent);
    }
  if (gem_read_text_has_selection (self))
    {
      tint.alpha = 0.24;
      gem_read_text_get_bounds (self, &from, &to);
      for (int i = from.label; i <= to.label; i++)
        {
          int start, end;

          if (gem_read_text_get_part (self, i, from, to, &start, &end))
            paint_range (self, cr, i, start, end, &tint);
        }
    }
  return GTK_WIDGET_CLASS (gem_read_text_parent_class)->draw (widget, cr);
}

static void
gem_read_text_dispose (GObject *object)
{
  GemReadText *self = GEM_READ_TEXT (object);

  g_clear_object (&self->press);
  g_clear_object (&self->drag);

  G_OBJECT_CLASS (gem_read_text_parent_class)->dispose (object);
}

static void
gem_read_text_finalize (GObject *object)
{
  GemReadText *self = GEM_READ_TEXT (object);

  g_ptr_array_unref (self->labels);
  g_array_unref (self->hits);
  g_array_unref (self->marks);

  G_OBJECT_CLASS (gem_read_text_parent_class)->finalize (object);
}

static void
gem_read_text_class_init (GemReadTextClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gem_read_text_dispose;
  G_OBJECT_CLASS (klass)->finalize = gem_read_text_finalize;
  GTK_WIDGET_CLASS (klass)->draw = gem_read_text_draw;

  /**
   * GemReadText::selection-changed:
   * @self: a text
   */
  signals[SELECTION_CHANGED] =
      g_signal_new ("selection-changed", GEM_TYPE_READ_TEXT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 0);

  /**
   * GemReadText::selected:
   * @self: a text
   *
   * The person has selected something with the pointer, and let go.
   */
  signals[SELECTED] = g_signal_new ("selected", GEM_TYPE_READ_TEXT, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);

  /**
   * GemReadText::mark-activated:
   * @self: a text
   * @id: the mark that was clicked
   */
  signals[MARK_ACTIVATED] = g_signal_new ("mark-activated", GEM_TYPE_READ_TEXT, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
gem_read_text_init (GemReadText *self)
{
  self->labels = g_ptr_array_new ();
  self->hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  self->current = -1;
  gem_read_text_init_marks (self);
  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_event_box_set_visible_window (GTK_EVENT_BOX (self), FALSE);
  gtk_container_add (GTK_CONTAINER (self), self->column);
  gtk_widget_show (self->column);

  self->press = gtk_gesture_multi_press_new (GTK_WIDGET (self));
  g_signal_connect_swapped (self->press, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect_swapped (self->press, "released", G_CALLBACK (released_cb), self);
  self->drag = gtk_gesture_drag_new (GTK_WIDGET (self));
  gtk_gesture_group (self->press, self->drag);
  g_signal_connect_swapped (self->drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (self->drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (self->drag, "drag-end", G_CALLBACK (drag_end_cb), self);
}

/**
 * gem_read_text_new:
 *
 * Returns: (transfer floating): an empty text
 */
GtkWidget *
gem_read_text_new (void)
{
  return g_object_new (GEM_TYPE_READ_TEXT, "visible", TRUE, NULL);
}

/**
 * gem_read_text_get_column:
 * @self: a text
 *
 * Returns: (transfer none): what its widgets are put into
 */
GtkContainer *
gem_read_text_get_column (GemReadText *self)
{
  g_return_val_if_fail (GEM_IS_READ_TEXT (self), NULL);

  return GTK_CONTAINER (self->column);
}

/**
 * gem_read_text_clear:
 * @self: a text
 *
 * Forgets all labels, before their widgets are removed.
 */
void
gem_read_text_clear (GemReadText *self)
{
  GemReadPlace none = { 0, 0 };

  g_return_if_fail (GEM_IS_READ_TEXT (self));

  select_range (self, none, none);
  g_ptr_array_set_size (self->labels, 0);
  g_array_set_size (self->hits, 0);
  g_array_set_size (self->marks, 0);
  self->current = -1;
}

/**
 * gem_read_text_add_label:
 * @self: a text
 * @label: a label somewhere in its column, after the ones that were added before
 */
void
gem_read_text_add_label (GemReadText *self, GtkLabel *label)
{
  g_return_if_fail (GEM_IS_READ_TEXT (self) && GTK_IS_LABEL (label));

  g_ptr_array_add (self->labels, label);
  gem_read_text_watch_caret (self, label);
}

/**
 * gem_read_text_dup_selection:
 * @self: a text
 * @first: (out) (optional) (transfer none): the label in which it starts
 *
 * Returns: (transfer full) (nullable): the selected text, an empty line between paragraphs; %NULL for none
 */
char *
gem_read_text_dup_selection (GemReadText *self, GtkLabel **first)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GemReadPlace from, to;

  g_return_val_if_fail (GEM_IS_READ_TEXT (self), NULL);

  if (!gem_read_text_get_bounds (self, &from, &to))
    return NULL;
  for (int i = from.label; i <= to.label; i++)
    {
      int start, end;

      if (!gem_read_text_get_part (self, i, from, to, &start, &end))
        continue;
      if (text->len > 0)
        g_string_append (text, "\n\n");
      g_string_append_len (text, gtk_label_get_text (label_at (self, i)) + start, end - start);
    }
  if (first != NULL)
    *first = label_at (self, from.label);
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/**
 * gem_read_text_select_all:
 * @self: a text
 */
void
gem_read_text_select_all (GemReadText *self)
{
  GemReadPlace from = { 0, 0 }, to;

  g_return_if_fail (GEM_IS_READ_TEXT (self));

  if (self->labels->len == 0)
    return;
  to.label = (int) self->labels->len - 1;
  to.byte = (int) strlen (gtk_label_get_text (label_at (self, to.label)));
  select_range (self, from, to);
  keep_primary (self);
}

/**
 * gem_read_text_unselect:
 * @self: a text
 */
void
gem_read_text_unselect (GemReadText *self)
{
  g_return_if_fail (GEM_IS_READ_TEXT (self));

  select_range (self, self->focus, self->focus);
}

/* Lower case and without accents, with the byte of the original for each byte of the result. */
static char *
fold (const char *text, GArray *origin)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      int at = (int) (p - text);
      g_autofree char *lower = g_utf8_strdown (p, g_utf8_next_char (p) - p);
      g_autofree char *decomposed = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);

      for (const char *q = decomposed; q != NULL && *q != '\0'; q = g_utf8_next_char (q))
        {
          gsize before = out->len;

          if (g_unichar_ismark (g_utf8_get_char (q)))
            continue;
          g_string_append_unichar (out, g_utf8_get_char (q));
          for (gsize i = before; origin != NULL && i < out->len; i++)
            g_array_append_val (origin, at);
        }
    }
  if (origin != NULL)
    {
      int end = (int) strlen (text);

      g_array_append_val (origin, end);
    }
  return g_string_free (out, FALSE);
}

static void
find_in_label (GemReadText *self, int i, const char *needle)
{
  g_autoptr (GArray) origin = g_array_new (FALSE, FALSE, sizeof (int));
  g_autofree char *text = fold (gtk_label_get_text (label_at (self, i)), origin);
  gsize length = strlen (needle);

  for (const char *p = strstr (text, needle); p != NULL; p = strstr (p + length, needle))
    {
      Hit hit = { i, g_array_index (origin, int, p - text),
                  g_array_index (origin, int, p - text + (gssize) length) };

      g_array_append_val (self->hits, hit);
    }
}

/**
 * gem_read_text_find:
 * @self: a text
 * @words: what to look for, never mind its case and accents; nothing for no hits
 *
 * Marks all hits. None of them is the current one yet.
 *
 * Returns: how many there are
 */
guint
gem_read_text_find (GemReadText *self, const char *words)
{
  const char *const one[] = { words, NULL };

  return gem_read_text_find_any (self, one);
}

/**
 * gem_read_text_find_any:
 * @self: a text
 * @words: as of gem_read_text_find(), several at once
 *
 * Returns: how many hits there are; those of one word come after those of another in the same paragraph
 */
guint
gem_read_text_find_any (GemReadText *self, const char *const *words)
{
  g_return_val_if_fail (GEM_IS_READ_TEXT (self) && words != NULL, 0);

  g_array_set_size (self->hits, 0);
  self->current = -1;
  for (; *words != NULL; words++)
    {
      g_autofree char *needle = fold (*words, NULL);

      for (guint i = 0; *needle != '\0' && i < self->labels->len; i++)
        find_in_label (self, (int) i, needle);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return self->hits->len;
}

/**
 * gem_read_text_get_current_hit:
 * @self: a text
 *
 * Returns: which hit is the current one, from 1; 0 for none
 */
guint
gem_read_text_get_current_hit (GemReadText *self)
{
  g_return_val_if_fail (GEM_IS_READ_TEXT (self), 0);

  return (guint) (self->current + 1);
}

/**
 * gem_read_text_go_to_hit:
 * @self: a text
 * @hit: from 1
 * @area: (out): where it is, in the coordinates of the text
 *
 * Makes a hit the current one, and selects it, so that it can be copied.
 *
 * Returns: whether there is such a hit
 */
gboolean
gem_read_text_go_to_hit (GemReadText *self, guint hit, GdkRectangle *area)
{
  const Hit *found;
  GtkAllocation own;
  PangoRectangle rectangle;
  int left, top;

  g_return_val_if_fail (GEM_IS_READ_TEXT (self) && area != NULL, FALSE);

  if (hit < 1 || hit > self->hits->len)
    return FALSE;
  self->current = (int) hit - 1;
  found = &g_array_index (self->hits, Hit, self->current);
  gtk_widget_get_allocation (GTK_WIDGET (self), &own);
  gtk_label_get_layout_offsets (label_at (self, found->label), &left, &top);
  pango_layout_index_to_pos (gtk_label_get_layout (label_at (self, found->label)), found->start,
                             &rectangle);
  area->x = left - own.x + PANGO_PIXELS (rectangle.x);
  area->y = top - own.y + PANGO_PIXELS (rectangle.y);
  area->width = PANGO_PIXELS (rectangle.width);
  area->height = PANGO_PIXELS (rectangle.height);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return TRUE;
}
