/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What a place on a slide leads to. */

#include "deck/gem-slide-private.h"
#include "slide-examples.h"

#define GRID 120

/* All that can be pointed at, with the middle of each, as shares of the slide. */
typedef struct
{
  double x, y;
  guint n;
} Spot;

static GHashTable *
find_spots (GemSlideContent *content, double shape)
{
  GHashTable *spots = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GemSlidePlan) plan = gem_slide_plan_new (content, GEM_SLIDE_HEIGHT * shape);

  for (int i = 0; i < GRID * GRID; i++)
    {
      double x = (i % GRID + 0.5) / GRID, y = (i / GRID + 0.5) / GRID;
      g_autofree char *uri =
          gem_slide_plan_dup_address_at (plan, content, x * plan->width, y * GEM_SLIDE_HEIGHT);
      Spot *spot = uri != NULL ? g_hash_table_lookup (spots, uri) : NULL;

      if (uri == NULL)
        continue;
      if (spot == NULL)
        {
          spot = g_new0 (Spot, 1);
          g_hash_table_insert (spots, g_strdup (uri), spot);
        }
      spot->x = (spot->x * spot->n + x) / (spot->n + 1);
      spot->y = (spot->y * spot->n + y) / (spot->n + 1);
      spot->n++;
    }
  return spots;
}

/* How often a place leads somewhere where something is drawn, and nowhere where it is not. */
static double
measure_agreement (GemSlideContent *content)
{
  g_autoptr (GemSlidePlan) plan = gem_slide_plan_new (content, 960);
  const GemSlideArea *area = &plan->figure_area;
  cairo_surface_t *surface = gem_slide_render (content, 960, 540, 1, NULL);
  const guchar *pixels = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  guint agreed = 0;

  for (int i = 0; i < GRID * GRID; i++)
    {
      double x = area->x + area->width * (i % GRID + 0.5) / GRID;
      double y = area->y + area->height * (i / GRID + 0.5) / GRID;
      guint32 pixel = *(const guint32 *) (pixels + (int) y * stride + (int) x * 4) & 0xffffff;
      g_autofree char *uri = gem_slide_plan_dup_address_at (plan, content, x, y);

      agreed += (uri != NULL) == (pixel != 0xffffff);
    }
  cairo_surface_destroy (surface);
  return (double) agreed / (GRID * GRID);
}

static void
test_a_province_on_a_map_can_be_pointed_at (Fixture *self, gconstpointer data)
{
  guint example = GPOINTER_TO_UINT (data);
  gboolean is_province = examples[example].kind == GEM_DECK_PROVINCE;
  g_autoptr (GemSlideContent) content = load_example (self, example);
  g_autoptr (GHashTable) spots = find_spots (content, 16.0 / 9);
  const Spot *groningen = g_hash_table_lookup (spots, "gem:province/NL-GR");
  const Spot *limburg = g_hash_table_lookup (spots, "gem:province/NL-LI");
  const Spot *holland = g_hash_table_lookup (spots, "gem:province/NL-ZH");
  g_autofree char *there = NULL;

  g_assert_true (groningen != NULL && limburg != NULL && holland != NULL);
  g_assert_cmpfloat (groningen->y, <, holland->y);
  g_assert_cmpfloat (holland->y, <, limburg->y);
  g_assert_cmpfloat (holland->x, <, groningen->x);
  there = gem_slide_dup_address_at (content, 16.0 / 9, holland->x, holland->y);
  g_assert_cmpstr (there, ==, "gem:province/NL-ZH");
  g_assert_cmpfloat (measure_agreement (content), >, is_province ? 0.85 : 0.95);
  /* The slide of a province leads to the eleven others. */
  g_assert_cmpuint (g_hash_table_size (spots), ==, is_province ? 11 : 12);
  g_assert_true (!is_province || !g_hash_table_contains (spots, "gem:province/NL-NB"));
}

static void
test_a_matrix_leads_to_themes_and_provinces (Fixture *self, gconstpointer data)
{
  g_autoptr (GemSlideContent) content = load_example (self, 11);
  g_autoptr (GHashTable) spots = find_spots (content, 4.0 / 3);
  const Spot *theme = g_hash_table_lookup (spots, "gem:theme/informatiesamenleving");
  const Spot *province = g_hash_table_lookup (spots, "gem:province/NL-FR");

  g_assert_true (theme != NULL && province != NULL);
  g_assert_cmpfloat (theme->x, <, province->x);
}

static void
test_words_lead_nowhere (Fixture *self, gconstpointer data)
{
  g_autoptr (GemSlideContent) content = load_example (self, 1);
  g_autoptr (GHashTable) spots = find_spots (content, 16.0 / 9);

  g_assert_cmpuint (g_hash_table_size (spots), ==, 0);
}

#define ADD(name, data, func) g_test_add (name, Fixture, data, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/slide-hit/map", GUINT_TO_POINTER (8), test_a_province_on_a_map_can_be_pointed_at);
  ADD ("/slide-hit/tiles", GUINT_TO_POINTER (10), test_a_province_on_a_map_can_be_pointed_at);
  ADD ("/slide-hit/little-map", GUINT_TO_POINTER (7), test_a_province_on_a_map_can_be_pointed_at);
  ADD ("/slide-hit/matrix", NULL, test_a_matrix_leads_to_themes_and_provinces);
  ADD ("/slide-hit/words", NULL, test_words_lead_nowhere);
  return g_test_run ();
}
