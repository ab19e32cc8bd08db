/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-ink.h"

#define WIDTH (1.0 / 150)     /* of a line, as a share of the height of the slide */
#define CASING (1.0 / 75)     /* of the line below it, in the colour of the paper */
#define MAX_POINTS 4000       /* of a stroke: more is a pen that was left lying on the table */
#define MAX_STROKES 500       /* of a slide */
#define SMALLEST (1.0 / 1000) /* a step that is worth a point */

typedef struct
{
  double x, y;
} Point;

struct _GemInk
{
  GPtrArray *strokes; /* GArray of Point */
};

/**
 * gem_ink_new:
 *
 * Returns: (transfer full): ink without a stroke
 */
GemInk *
gem_ink_new (void)
{
  GemInk *self = g_new0 (GemInk, 1);

  self->strokes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  return self;
}

static gpointer
copy_stroke (gconstpointer stroke, gpointer data)
{
  return g_array_copy ((GArray *) stroke);
}

/**
 * gem_ink_copy:
 * @self: ink
 *
 * Returns: (transfer full): the same strokes, which stay as they are now
 */
GemInk *
gem_ink_copy (const GemInk *self)
{
  GemInk *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = gem_ink_new ();
  for (guint i = 0; i < self->strokes->len; i++)
    g_ptr_array_add (copy->strokes, copy_stroke (self->strokes->pdata[i], NULL));
  return copy;
}

/**
 * gem_ink_free:
 * @self: (transfer full) (nullable): ink
 */
void
gem_ink_free (GemInk *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->strokes);
  g_free (self);
}

/**
 * gem_ink_begin:
 * @self: ink
 * @x: share of the width of the slide
 * @y: share of its height
 *
 * Puts the pen down: a stroke begins.
 */
void
gem_ink_begin (GemInk *self, double x, double y)
{
  const Point point = { x, y };
  GArray *stroke;

  g_return_if_fail (self != NULL);

  if (self->strokes->len == MAX_STROKES)
    g_ptr_array_remove_index (self->strokes, 0);
  stroke = g_array_new (FALSE, FALSE, sizeof (Point));
  g_array_append_val (stroke, point);
  g_ptr_array_add (self->strokes, stroke);
}

/**
 * gem_ink_add:
 * @self: ink
 * @x: share of the width of the slide
 * @y: share of its height
 *
 * Draws the stroke that was last begun as far as there.
 */
void
gem_ink_add (GemInk *self, double x, double y)
{
  const Point point = { x, y };
  const Point *last;
  GArray *stroke;

  g_return_if_fail (self != NULL);

  if (self->strokes->len == 0)
    return;
  stroke = self->strokes->pdata[self->strokes->len - 1];
  last = &g_array_index (stroke, Point, stroke->len - 1);
  if (stroke->len == MAX_POINTS || ABS (last->x - x) + ABS (last->y - y) < SMALLEST)
    return;
  g_array_append_val (stroke, point);
}

/**
 * gem_ink_undo:
 * @self: ink
 *
 * Takes the last stroke away.
 *
 * Returns: whether there was one
 */
gboolean
gem_ink_undo (GemInk *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->strokes->len == 0)
    return FALSE;
  g_ptr_array_set_size (self->strokes, (int) self->strokes->len - 1);
  return TRUE;
}

/**
 * gem_ink_get_n_strokes:
 * @self: ink
 *
 * Returns: how many strokes there are
 */
guint
gem_ink_get_n_strokes (const GemInk *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->strokes->len;
}

static void
trace (const GArray *stroke, cairo_t *cr, double width, double height)
{
  for (guint i = 0; i < stroke->len; i++)
    {
      const Point *point = &g_array_index (stroke, Point, i);

      cairo_line_to (cr, point->x * width, point->y * height);
    }
  /* A tap is a dot: a round cap needs a line, however short. */
  if (stroke->len == 1)
    cairo_rel_line_to (cr, 0, 0.01);
}

/**
 * gem_ink_draw:
 * @self: ink
 * @cr: where to draw, with the corner of the slide at the origin
 * @width: of the slide
 * @height: of the slide
 * @dark: whether the slide is a dark one
 *
 * Draws each line in the warm colour with a casing of paper, so that it is seen on any step of a map.
 */
void
gem_ink_draw (const GemInk *self, cairo_t *cr, double width, double height, gboolean dark)
{
  g_return_if_fail (self != NULL && cr != NULL);

  cairo_save (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < self->strokes->len; i++)
    {
      cairo_new_path (cr);
      trace (self->strokes->pdata[i], cr, width, height);
      if (dark)
        cairo_set_source_rgb (cr, 0.06, 0.11, 0.15);
      else
        cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_set_line_width (cr, height * CASING);
      cairo_stroke_preserve (cr);
      if (dark)
        cairo_set_source_rgb (cr, 0.94, 0.63, 0.42);
      else
        cairo_set_source_rgb (cr, 0.70, 0.33, 0.12);
      cairo_set_line_width (cr, height * WIDTH);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}
