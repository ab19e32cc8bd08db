/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The outline of a province as so many points, in any figure, so that one can turn into another. */

#include "figure/gem-figure-private.h"

#include "map/gem-map.h"

#include <math.h>

static double
ring_length (const float *points, guint n)
{
  double length = 0;

  for (guint i = 0; i < n; i++)
    {
      guint j = (i + 1) % n;

      length += hypot (points[2 * j] - points[2 * i], points[2 * j + 1] - points[2 * i + 1]);
    }
  return length;
}

/* Where to begin: at the corner of the top left, and round as the clock goes, so that all begin alike. */
static guint
find_corner (const float *points, guint n)
{
  guint corner = 0;

  for (guint i = 1; i < n; i++)
    if (points[2 * i] + points[2 * i + 1] < points[2 * corner] + points[2 * corner + 1])
      corner = i;
  return corner;
}

static gboolean
is_clockwise (const float *points, guint n)
{
  double area = 0;

  for (guint i = 0; i < n; i++)
    {
      guint j = (i + 1) % n;

      area += points[2 * i] * points[2 * j + 1] - points[2 * j] * points[2 * i + 1];
    }
  return area > 0; /* y points down */
}

static void
sample_ring (const float *points, guint n, double *out, guint n_out)
{
  double step = ring_length (points, n) / n_out, left = 0;
  guint at = find_corner (points, n);
  guint forward = is_clockwise (points, n) ? 1 : n - 1;

  for (guint i = 0; i < n_out;)
    {
      guint next = (at + forward) % n;
      double dx = points[2 * next] - points[2 * at], dy = points[2 * next + 1] - points[2 * at + 1];
      double length = hypot (dx, dy);

      for (; left <= length && i < n_out; left += step, i++)
        {
          double share = length > 0 ? left / length : 0;

          out[2 * i] = points[2 * at] + dx * share;
          out[2 * i + 1] = points[2 * at + 1] + dy * share;
        }
      left -= length;
      at = next;
    }
}

/**
 * gem_figure_get_outline:
 * @self: a figure that has been laid out
 * @province: a province of the comparison
 * @points: (out caller-allocates): room for 2 × @n_points numbers: x, y, x, y, …
 * @n_points: how many points
 *
 * The outline of @province, of its largest part on the map, evenly in @n_points points from the top left
 * and round as the clock goes.
 */
void
gem_figure_get_outline (const GemFigure *self, guint province, double *points, guint n_points)
{
  const GemFigureMark *mark = gem_figure_get_mark (self, province);
  const float x = (float) mark->x, y = (float) mark->y;
  const float right = x + (float) mark->width, bottom = y + (float) mark->height;
  const float box[] = { x, y, right, y, right, bottom, x, bottom };
  const GemMapShape *shape;
  const GemMapRing *largest;

  g_return_if_fail (points != NULL && n_points > 0);

  shape = self->kind == GEM_FIGURE_MAP
              ? gem_map_find (gem_compare_get_session (self->compare, province)->iso)
              : NULL;
  if (shape == NULL)
    {
      sample_ring (box, 4, points, n_points);
      return;
    }
  largest = &shape->rings[0];
  for (guint i = 1; i < shape->n_rings; i++)
    if (shape->rings[i].n_points > largest->n_points)
      largest = &shape->rings[i];
  sample_ring (largest->points, largest->n_points, points, n_points);
  for (guint i = 0; i < n_points; i++)
    {
      points[2 * i] = self->x + points[2 * i] * self->scale;
      points[2 * i + 1] = self->y + points[2 * i + 1] * self->scale;
    }
}
