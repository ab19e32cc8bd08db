/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The comparison of the edition that ships, against tables worked out by hand from the lists of subjects
 * that the publication prints with each session; and themes of one's own. */

#include "compare/gem-measure.h"

#include <math.h>
#include <string.h>

static GemEdition *
open_edition (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("GEM_PKGDATADIR"), "edition.gem", NULL);
  g_autoptr (GError) error = NULL;
  GemEdition *edition = gem_edition_open (path, &error);

  g_assert_no_error (error);
  return edition;
}

static GemCompare *
open_compare (void)
{
  g_autoptr (GemEdition) edition = open_edition ();

  return gem_compare_new (edition, NULL);
}

static guint
find (GemCompare *compare, const char *iso)
{
  int province = gem_compare_find_province (compare, iso);

  g_assert_cmpint (province, >=, 0);
  return (guint) province;
}

static void
test_matrix_is_as_worked_out (void)
{
  g_autoptr (GemCompare) compare = open_compare ();
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) themes = NULL;
  guint n_lines;

  g_assert_true (g_file_get_contents (TEST_DATA "/matrix.csv", &text, NULL, NULL));
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  n_lines = g_strv_length (lines);
  themes = g_strsplit (lines[0], ",", -1);
  g_assert_cmpuint (n_lines - 1, ==, gem_compare_get_n_provinces (compare));
  g_assert_cmpuint (g_strv_length (themes) - 1, ==, gem_compare_get_n_themes (compare));
  for (guint i = 1; i < n_lines; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ",", -1);

      for (guint j = 1; themes[j] != NULL; j++)
        {
          int theme = gem_compare_find_theme (compare, themes[j]);
          GemCompareCell cell =
              gem_compare_get_cell (compare, find (compare, cells[0]), (guint) theme);
          const char *found = cell == GEM_COMPARE_ABSENT    ? "0"
                              : cell & GEM_COMPARE_DOUBTFUL ? "?"
                                                            : "1";

          if (!g_str_equal (found, cells[j]))
            g_error ("%s, %s: %s, by hand %s", cells[0], themes[j], found, cells[j]);
        }
    }
}

/* By hand: Friesland and Zeeland share 3 of 5 themes; with 12 provinces of which 8, 8, 5, 2 and 3 brought
 * these in, (2 (1 + ln 1.5) + 1 + ln 2.4) / (2 (1 + ln 1.5) + 1 + ln 2.4 + 1 + ln 6 + 1 + ln 4). */
static void
test_likeness_is_as_worked_out (void)
{
  static const struct
  {
    const char *a, *b;
    double plain, weighted;
  } pairs[] = {
    { "NL-FR", "NL-ZE", 3 / 5.0, 4.686399 / 9.864452 },
    { "NL-LI", "NL-ZE", 2 / 3.0, 2.810930 / 4.686399 },
    { "NL-UT", "NL-GE", 2 / 4.0, 3.791759 / 7.988983 },
    { "NL-FL", "NL-ZE", 0, 0 },
    { "NL-FL", "NL-FL", 1, 1 },
  };
  g_autoptr (GemCompare) compare = open_compare ();

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      guint a = find (compare, pairs[i].a), b = find (compare, pairs[i].b);

      g_assert_cmpfloat_with_epsilon (gem_compare_get_likeness (compare, a, b, FALSE),
                                      pairs[i].plain, 1e-9);
      g_assert_cmpfloat_with_epsilon (gem_compare_get_likeness (compare, a, b, TRUE),
                                      pairs[i].weighted, 1e-5);
      g_assert_cmpfloat (gem_compare_get_likeness (compare, a, b, TRUE), ==,
                         gem_compare_get_likeness (compare, b, a, TRUE));
    }
}

static void
assert_themes (GemCompare *compare, const GArray *themes, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < themes->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            gem_compare_get_theme_id (compare, g_array_index (themes, guint, i)));
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_shared_and_only (void)
{
  g_autoptr (GemCompare) compare = open_compare ();
  g_autoptr (GArray) three = gem_compare_parse (compare, "NL-FR,NL-ZE,NL-GE", NULL);
  g_autoptr (GArray) shared = gem_compare_dup_shared (compare, three);
  g_autoptr (GArray) partly = gem_compare_dup_partly (compare, three);
  g_autoptr (GArray) friesland = gem_compare_dup_only (compare, three, find (compare, "NL-FR"));
  g_autoptr (GArray) zeeland = gem_compare_dup_only (compare, three, find (compare, "NL-ZE"));
  g_autoptr (GArray) gelderland = gem_compare_dup_only (compare, three, find (compare, "NL-GE"));
  g_auto (GStrv) words = gem_compare_describe (compare, three);

  assert_themes (compare, shared, "informatiesamenleving");
  assert_themes (compare, partly, "energie-en-klimaat inclusieve-samenleving");
  assert_themes (compare, friesland, "leefbaarheid bestuur-en-democratie");
  assert_themes (compare, zeeland, "");
  assert_themes (compare, gelderland, "ruimte-en-wonen ondermijning");
  g_assert_cmpstr (words[0], ==,
                   "Friesland, Zeeland and Gelderland share 1 subject: informatiesamenleving.");
  g_assert_cmpstr (
      words[1], ==,
      "Only Friesland and Zeeland together: energie en klimaat and inclusieve samenleving.");
}

static void
test_list_of_provinces_names_what_is_wrong (void)
{
  g_autoptr (GemCompare) compare = open_compare ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) twice = gem_compare_parse (compare, " NL-ZE,,NL-FR,NL-ZE", NULL);

  g_assert_cmpuint (twice->len, ==, 2);
  g_assert_cmpuint (g_array_index (twice, guint, 0), ==, find (compare, "NL-ZE"));
  g_assert_null (gem_compare_parse (compare, "NL-FR,Zeeland", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "Zeeland"));
}

static void
test_sessions_in_time (void)
{
  static const char *const order[] = { "NL-FR", "NL-ZE", "NL-GE", "NL-NH", "NL-OV", "NL-DR",
                                       "NL-NB", "NL-FL", "NL-LI", "NL-UT", "NL-ZH", "NL-GR" };
  g_autoptr (GemCompare) compare = open_compare ();
  g_autoptr (GArray) found = gem_compare_dup_by_date (compare);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    g_assert_cmpuint (g_array_index (found, guint, i), ==, find (compare, order[i]));
}

static double
sum_neighbours (GemCompare *compare, const GArray *order)
{
  double sum = 0;

  for (guint i = 1; i < order->len; i++)
    sum += gem_compare_get_likeness (compare, g_array_index (order, guint, i - 1),
                                     g_array_index (order, guint, i), TRUE);
  return sum;
}

/* No other order has neighbours that are more alike; thousands are tried. */
static void
test_order_by_likeness_is_the_best (void)
{
  g_autoptr (GemCompare) compare = open_compare ();
  g_autoptr (GArray) best = gem_compare_dup_by_likeness (compare);
  g_autoptr (GArray) other = g_array_copy (best);
  g_autoptr (GRand) rand = g_rand_new_with_seed (2024);
  double sum = sum_neighbours (compare, best);
  guint seen = 0;

  for (guint i = 0; i < best->len; i++)
    seen |= 1u << g_array_index (best, guint, i);
  g_assert_cmpuint (seen, ==, (1u << 12) - 1);
  for (guint round = 0; round < 5000; round++)
    {
      guint a = (guint) g_rand_int_range (rand, 0, 12), b = (guint) g_rand_int_range (rand, 0, 12);
      guint swap = g_array_index (other, guint, a);

      g_array_index (other, guint, a) = g_array_index (other, guint, b);
      g_array_index (other, guint, b) = swap;
      g_assert_cmpfloat (sum_neighbours (compare, other), <=, sum + 1e-9);
      if (round % 4 == 3)
        memcpy (other->data, best->data, best->len * sizeof (guint));
    }
}

static void
test_measures_count (void)
{
  g_autoptr (GemCompare) compare = open_compare ();
  GemAgendaCount counts[] = { { (char *) "NL-ZE", 2020, (char *) "lopend", NULL, 6 },
                              { (char *) "NL-ZE", 2021, (char *) "gepland", NULL, 1 },
                              { NULL, 2020, (char *) "lopend", NULL, 9 } };
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  GemMeasureSpec themes = { .kind = GEM_MEASURE_THEMES };
  GemMeasureSpec agenda = { .kind = GEM_MEASURE_AGENDA, .counts = list };
  GemMeasureSpec running = { .kind = GEM_MEASURE_AGENDA, .counts = list, .status = "lopend" };
  GemMeasureSpec later = { .kind = GEM_MEASURE_AGENDA, .counts = list, .year = 2021 };
  g_autoptr (GemMeasure) by_themes = gem_measure_new (compare, &themes);
  guint zeeland = find (compare, "NL-ZE");
  const GemMeasureSpec *specs[] = { &agenda, &running, &later };
  const double expected[] = { 7, 6, 1 };
  guint total = 0;

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    g_ptr_array_add (list, &counts[i]);
  g_assert_cmpfloat (gem_measure_get_value (by_themes, find (compare, "NL-OV"))->number, ==, 5);
  g_assert_cmpint (gem_measure_get_value (by_themes, find (compare, "NL-FL"))->level, ==, 1);
  for (guint i = 0; i < gem_measure_get_legend (by_themes)->len; i++)
    total +=
        ((GemMeasureStep *) g_ptr_array_index (gem_measure_get_legend (by_themes), i))->provinces;
  g_assert_cmpuint (total, ==, 12);
  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    {
      g_autoptr (GemMeasure) measure = gem_measure_new (compare, specs[i]);

      g_assert_cmpfloat (gem_measure_get_value (measure, zeeland)->number, ==, expected[i]);
      g_assert_cmpint (gem_measure_get_value (measure, find (compare, "NL-FR"))->level, ==,
                       GEM_MEASURE_NOTHING);
    }
}

static void
test_what_is_found_is_counted (void)
{
  g_autoptr (GemCompare) compare = open_compare ();
  g_autoptr (GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);
  GemMeasureSpec spec = { .kind = GEM_MEASURE_FOUND, .words = "proef", .found = found };
  g_autoptr (GemMeasure) measure = NULL;
  guint zeeland = find (compare, "NL-ZE"), friesland = find (compare, "NL-FR");

  g_hash_table_insert (found, (char *) "NL-ZE", GUINT_TO_POINTER (10));
  g_hash_table_insert (found, (char *) "NL-UT", GUINT_TO_POINTER (1));
  measure = gem_measure_new (compare, &spec);
  g_assert_nonnull (strstr (gem_measure_get_title (measure), "proef"));
  g_assert_cmpfloat (gem_measure_get_value (measure, zeeland)->number, ==, 10);
  g_assert_cmpint (gem_measure_get_value (measure, zeeland)->level, ==, GEM_MEASURE_LEVELS - 1);
  g_assert_cmpint (gem_measure_get_value (measure, find (compare, "NL-UT"))->level, ==, 0);
  g_assert_cmpint (gem_measure_get_value (measure, friesland)->level, ==, GEM_MEASURE_NOTHING);
}

/* --- themes of one's own --- */

static void
test_own_themes_lie_over_the_edition (void)
{
  static const char *const there[] = { "eigen-zorg-dichtbij", "leefbaarheid", NULL };
  g_autoptr (GemEdition) edition = open_edition ();
  g_autoptr (GemOwnThemes) none = gem_own_themes_new ();
  g_autoptr (GemOwnThemes) one = gem_own_themes_add_theme (none, "  Zorg dichtbij ", NULL);
  g_autoptr (GemOwnThemes) two =
      gem_own_themes_assign (one, "NL-DR", "Goede en bereikbare zorg", there);
  g_autoptr (GemOwnThemes) back = gem_own_themes_remove_theme (two, "eigen-zorg-dichtbij");
  g_autoptr (GemCompare) compare = gem_compare_new (edition, two);
  g_autoptr (GemCompare) plain = gem_compare_new (edition, NULL);
  g_autofree char *json = gem_own_themes_to_json (two);
  g_autoptr (GemOwnThemes) read = gem_own_themes_from_json (json, -1, NULL);
  g_autoptr (GError) error = NULL;
  guint drenthe = find (compare, "NL-DR");
  int care = gem_compare_find_theme (compare, "zorg-en-sociaal-domein");
  int own = gem_compare_find_theme (compare, "eigen-zorg-dichtbij");

  g_assert_cmpint (own, ==, 13);
  g_assert_true (gem_compare_is_own_theme (compare, (guint) own));
  g_assert_cmpint (gem_compare_get_cell (compare, drenthe, (guint) own), ==,
                   GEM_COMPARE_PRESENT | GEM_COMPARE_OWN);
  g_assert_cmpint (gem_compare_get_cell (compare, drenthe, (guint) care), ==, GEM_COMPARE_ABSENT);
  g_assert_cmpint (gem_compare_get_cell (plain, drenthe, (guint) care), ==, GEM_COMPARE_PRESENT);
  g_assert_true (gem_own_themes_equal (read, two));
  g_assert_true (gem_own_themes_is_empty (none));
  g_assert_cmpuint (gem_own_themes_get_themes (back)->len, ==, 0);
  g_assert_cmpstr (gem_own_themes_find (back, "NL-DR", "Goede en bereikbare zorg")->themes[0], ==,
                   "leefbaarheid");
  g_assert_null (gem_own_themes_add_theme (two, "zorg dichtbij", &error));
  g_assert_error (error, GEM_OWN_THEMES_ERROR, GEM_OWN_THEMES_ERROR_NAME);
}

static const struct
{
  const char *json;
  const char *place;
} bad_documents[] = {
  { "", "form" },
  { "[]", "form" },
  { "{\"form\": \"x\"}", "form" },
  { "{\"form\": \"gemeenten2024-themes\", \"version\": 2}", "version" },
  { "{\"form\": \"gemeenten2024-themes\", \"version\": \"1\"}", "version" },
  { "{\"form\": \"gemeenten2024-themes\", \"version\": 1}", "themes" },
  { "{\"form\": \"gemeenten2024-themes\", \"version\": 1, \"themes\": [3]}", "themes[0]" },
  { "{\"form\": \"gemeenten2024-themes\", \"version\": 1, \"themes\": [{\"id\": \"../x\", "
    "\"name\": \"x\"}]}",
    "themes[0]" },
  { "{\"form\": \"gemeenten2024-themes\", \"version\": 1, \"themes\": [{\"id\": \"eigen-x\", "
    "\"name\": \"a\\u0007b\"}]}",
    "themes[0]" },
  { "{\"form\": \"gemeenten2024-themes\", \"version\": 1, \"themes\": [], \"assignments\": "
    "[{\"province\": \"FR\"}]}",
    "assignments[0]" },
  { "{\"form\": \"gemeenten2024-themes\", \"version\": 1, \"themes\": [], \"assignments\": "
    "[{\"province\": \"NL-FR\", \"wording\": \"x\", \"themes\": [[]]}]}",
    "assignments[0]" },
  { "[[[[[[[[[[[[", "/" },
};

static void
test_bad_document_is_refused (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;

  g_assert_null (gem_own_themes_from_json (bad_documents[i].json, -1, &error));
  g_assert_error (error, GEM_OWN_THEMES_ERROR, GEM_OWN_THEMES_ERROR_FORM);
  if (strstr (error->message, bad_documents[i].place) == NULL)
    g_error ("“%s” does not name %s", error->message, bad_documents[i].place);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compare/matrix-is-as-worked-out", test_matrix_is_as_worked_out);
  g_test_add_func ("/compare/likeness-is-as-worked-out", test_likeness_is_as_worked_out);
  g_test_add_func ("/compare/shared-and-only", test_shared_and_only);
  g_test_add_func ("/compare/list-of-provinces-names-what-is-wrong",
                   test_list_of_provinces_names_what_is_wrong);
  g_test_add_func ("/compare/sessions-in-time", test_sessions_in_time);
  g_test_add_func ("/compare/order-by-likeness-is-the-best", test_order_by_likeness_is_the_best);
  g_test_add_func ("/compare/measures-count", test_measures_count);
  g_test_add_func ("/compare/what-is-found-is-counted", test_what_is_found_is_counted);
  g_test_add_func ("/compare/own-themes-lie-over-the-edition",
                   test_own_themes_lie_over_the_edition);
  for (guint i = 0; i < G_N_ELEMENTS (bad_documents); i++)
    {
      g_autofree char *path = g_strdup_printf ("/compare/bad-document-is-refused/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_bad_document_is_refused);
    }
  return g_test_run ();
}
