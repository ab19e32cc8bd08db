/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The shapes of the twelve provinces: where each lies, which one a point is in, and which one lies
 * next to another in a direction. Pure functions over constant tables; any thread. */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

#define GEM_MAP_N_PROVINCES 12

typedef enum
{
  GEM_MAP_NORTH,
  GEM_MAP_EAST,
  GEM_MAP_SOUTH,
  GEM_MAP_WEST,
} GemMapDirection;

/**
 * GemMapRing:
 * @points: x, y, x, y, … in map units
 * @n_points: number of points (half the number of floats)
 */
typedef struct
{
  const float *points;
  guint n_points;
} GemMapRing;

/**
 * GemMapShape:
 * @iso: ISO 3166-2 code
 * @label_x, @label_y: a point well inside the largest ring, for a label or a pattern
 * @label_room: how far the nearest border is from that point, in map units
 * @x, @y, @width, @height: bounding box
 * @rings: closed outlines, filled by the even-odd rule
 */
typedef struct
{
  const char *iso;
  float label_x, label_y, label_room;
  float x, y, width, height;
  const GemMapRing *rings;
  guint n_rings;
} GemMapShape;

void gem_map_get_size (double *width, double *height);
const GemMapShape *gem_map_get_shapes (void);
const GemMapShape *gem_map_find (const char *iso);
const GemMapShape *gem_map_hit (double x, double y);
const GemMapShape *gem_map_neighbour (const char *iso, GemMapDirection direction);
void gem_map_shape_path (const GemMapShape *shape, double detail, cairo_t *cr);

G_END_DECLS
