/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "map/gem-map.h"

static void
test_labels_lie_in_their_province (void)
{
  const GemMapShape *shapes = gem_map_get_shapes ();

  for (guint i = 0; i < GEM_MAP_N_PROVINCES; i++)
    {
      g_assert_true (gem_map_hit (shapes[i].label_x, shapes[i].label_y) == &shapes[i]);
      g_assert_true (gem_map_find (shapes[i].iso) == &shapes[i]);
      g_assert_cmpfloat (shapes[i].label_room, >, 10);
    }
  g_assert_null (gem_map_find ("NL-XX"));
}

static void
test_sea_is_nobody (void)
{
  double width, height;

  gem_map_get_size (&width, &height);
  g_assert_null (gem_map_hit (-5, -5));
  g_assert_null (gem_map_hit (2, 2));
  g_assert_null (gem_map_hit (width + 5, height / 2));
  g_assert_null (gem_map_hit (width * 0.48, height * 0.28)); /* the IJsselmeer */
}

static void
test_outlines_stay_in_their_box (void)
{
  const GemMapShape *shapes = gem_map_get_shapes ();

  for (guint i = 0; i < GEM_MAP_N_PROVINCES; i++)
    for (guint j = 0; j < shapes[i].n_rings; j++)
      for (guint k = 0; k < shapes[i].rings[j].n_points; k++)
        {
          const float *point = shapes[i].rings[j].points + 2 * k;

          g_assert_cmpfloat (point[0], >=, shapes[i].x - 0.02f);
          g_assert_cmpfloat (point[1], >=, shapes[i].y - 0.02f);
          g_assert_cmpfloat (point[0], <=, shapes[i].x + shapes[i].width + 0.02f);
          g_assert_cmpfloat (point[1], <=, shapes[i].y + shapes[i].height + 0.02f);
        }
}

static guint
count_reachable (const char *from)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GQueue) queue = g_queue_new ();

  g_hash_table_add (seen, (gpointer) from);
  g_queue_push_tail (queue, (gpointer) from);
  while (!g_queue_is_empty (queue))
    {
      const char *iso = g_queue_pop_head (queue);

      for (int direction = GEM_MAP_NORTH; direction <= GEM_MAP_WEST; direction++)
        {
          const GemMapShape *next = gem_map_neighbour (iso, (GemMapDirection) direction);

          if (next != NULL && g_hash_table_add (seen, (gpointer) next->iso))
            g_queue_push_tail (queue, (gpointer) next->iso);
        }
    }
  return g_hash_table_size (seen);
}

static void
test_arrows_reach_every_province (void)
{
  const GemMapShape *shapes = gem_map_get_shapes ();

  for (guint i = 0; i < GEM_MAP_N_PROVINCES; i++)
    g_assert_cmpuint (count_reachable (shapes[i].iso), ==, GEM_MAP_N_PROVINCES);
}

static void
test_arrows_go_where_they_point (void)
{
  const GemMapShape *shapes = gem_map_get_shapes ();

  for (guint i = 0; i < GEM_MAP_N_PROVINCES; i++)
    {
      const GemMapShape *north = gem_map_neighbour (shapes[i].iso, GEM_MAP_NORTH);
      const GemMapShape *east = gem_map_neighbour (shapes[i].iso, GEM_MAP_EAST);
      const GemMapShape *south = gem_map_neighbour (shapes[i].iso, GEM_MAP_SOUTH);
      const GemMapShape *west = gem_map_neighbour (shapes[i].iso, GEM_MAP_WEST);

      g_assert_true (north == NULL || north->label_y < shapes[i].label_y);
      g_assert_true (south == NULL || south->label_y > shapes[i].label_y);
      g_assert_true (east == NULL || east->label_x > shapes[i].label_x);
      g_assert_true (west == NULL || west->label_x < shapes[i].label_x);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/labels-lie-in-their-province", test_labels_lie_in_their_province);
  g_test_add_func ("/map/sea-is-nobody", test_sea_is_nobody);
  g_test_add_func ("/map/outlines-stay-in-their-box", test_outlines_stay_in_their_box);
  g_test_add_func ("/map/arrows-reach-every-province", test_arrows_reach_every_province);
  g_test_add_func ("/map/arrows-go-where-they-point", test_arrows_go_where_they_point);
  return g_test_run ();
}
