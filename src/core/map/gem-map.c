/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "map/gem-map.h"

#include "map/gem-map-table.h"

#include <math.h>

/* What a person expects behind each arrow, by hand: north, east, south, west. With them every
 * province can be reached from every other. */
static const struct
{
  const char *iso;
  const char *neighbours[4];
} directions[GEM_MAP_N_PROVINCES] = {
  { "NL-DR", { "NL-GR", NULL, "NL-OV", "NL-FR" } },
  { "NL-FL", { "NL-FR", "NL-OV", "NL-GE", "NL-NH" } },
  { "NL-FR", { NULL, "NL-GR", "NL-FL", "NL-NH" } },
  { "NL-GE", { "NL-OV", NULL, "NL-NB", "NL-UT" } },
  { "NL-GR", { NULL, NULL, "NL-DR", "NL-FR" } },
  { "NL-LI", { "NL-GE", NULL, NULL, "NL-NB" } },
  { "NL-NB", { "NL-GE", "NL-LI", NULL, "NL-ZE" } },
  { "NL-NH", { "NL-FR", "NL-FL", "NL-ZH", NULL } },
  { "NL-OV", { "NL-DR", NULL, "NL-GE", "NL-FL" } },
  { "NL-UT", { "NL-FL", "NL-GE", "NL-ZH", "NL-NH" } },
  { "NL-ZE", { "NL-ZH", "NL-NB", NULL, NULL } },
  { "NL-ZH", { "NL-NH", "NL-UT", "NL-ZE", NULL } },
};

/**
 * gem_map_get_size:
 * @width: (out): width, in map units
 * @height: (out): height, in map units
 */
void
gem_map_get_size (double *width, double *height)
{
  g_return_if_fail (width != NULL && height != NULL);

  *width = gem_map_width;
  *height = gem_map_height;
}

/**
 * gem_map_get_shapes:
 *
 * Returns: (array fixed-size=12): the provinces, by their codes
 */
const GemMapShape *
gem_map_get_shapes (void)
{
  return gem_map_table;
}

/**
 * gem_map_find:
 * @iso: ISO 3166-2 code
 *
 * Returns: (nullable): the shape of that province
 */
const GemMapShape *
gem_map_find (const char *iso)
{
  g_return_val_if_fail (iso != NULL, NULL);

  for (guint i = 0; i < GEM_MAP_N_PROVINCES; i++)
    if (g_str_equal (gem_map_table[i].iso, iso))
      return &gem_map_table[i];
  return NULL;
}

/* Whether a ray to the right crosses the outline an odd number of times. */
static gboolean
ring_is_odd (const GemMapRing *ring, float x, float y)
{
  gboolean odd = FALSE;

  for (guint i = 0, j = ring->n_points - 1; i < ring->n_points; j = i++)
    {
      const float *a = ring->points + 2 * j;
      const float *b = ring->points + 2 * i;

      if ((a[1] > y) != (b[1] > y) && x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0])
        odd = !odd;
    }
  return odd;
}

/**
 * gem_map_hit:
 * @x: a place, in map units
 * @y: a place, in map units
 *
 * Returns: (nullable): the province there
 */
const GemMapShape *
gem_map_hit (double x, double y)
{
  for (guint i = 0; i < GEM_MAP_N_PROVINCES; i++)
    {
      const GemMapShape *shape = &gem_map_table[i];
      gboolean odd = FALSE;

      if (x < shape->x || y < shape->y || x > shape->x + shape->width ||
          y > shape->y + shape->height)
        continue;
      for (guint j = 0; j < shape->n_rings; j++)
        odd ^= ring_is_odd (&shape->rings[j], (float) x, (float) y);
      if (odd)
        return shape;
    }
  return NULL;
}

/**
 * gem_map_neighbour:
 * @iso: ISO 3166-2 code
 * @direction: where to look
 *
 * Returns: (nullable): the province that a person expects there
 */
const GemMapShape *
gem_map_neighbour (const char *iso, GemMapDirection direction)
{
  g_return_val_if_fail (iso != NULL && (guint) direction < 4, NULL);

  for (guint i = 0; i < GEM_MAP_N_PROVINCES; i++)
    if (g_str_equal (directions[i].iso, iso))
      return directions[i].neighbours[direction] != NULL
                 ? gem_map_find (directions[i].neighbours[direction])
                 : NULL;
  return NULL;
}

/**
 * gem_map_shape_path:
 * @shape: a province
 * @detail: points nearer than this to the last one are left out, in map units; 0 for all
 * @cr: a context in map units
 *
 * Adds the outlines of @shape to the path, for the even-odd rule.
 */
void
gem_map_shape_path (const GemMapShape *shape, double detail, cairo_t *cr)
{
  g_return_if_fail (shape != NULL && cr != NULL);

  for (guint i = 0; i < shape->n_rings; i++)
    {
      const GemMapRing *ring = &shape->rings[i];
      const float *last = ring->points;

      cairo_move_to (cr, last[0], last[1]);
      for (guint j = 1; j < ring->n_points; j++)
        {
          const float *point = ring->points + 2 * j;

          if (fabs (point[0] - last[0]) + fabs (point[1] - last[1]) < detail)
            continue;
          cairo_line_to (cr, point[0], point[1]);
          last = point;
        }
      cairo_close_path (cr);
    }
}
