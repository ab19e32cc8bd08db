/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Figures of every kind at several sizes: their marks are where they are hit, the arrows reach each of
 * them, their table says the same as the comparison, and their colours can be told apart. */

#include "figure/gem-picture.h"

#include <math.h>
#include <string.h>

static const int sizes[][2] = { { 1200, 900 }, { 700, 500 }, { 340, 520 } };

static GemCompare *
open_compare (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("GEM_PKGDATADIR"), "edition.gem", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GemEdition) edition = gem_edition_open (path, &error);

  g_assert_no_error (error);
  return gem_compare_new (edition, NULL);
}

static GemFigure *
create (const char *address)
{
  g_autoptr (GemCompare) compare = open_compare ();
  g_autoptr (GemAddress) parsed = gem_address_parse (address, NULL);
  g_autoptr (GError) error = NULL;
  GemFigure *figure = gem_figure_new_for_address (parsed, compare, NULL, &error);

  g_assert_no_error (error);
  return figure;
}

static GemFigure *
create_kind (GemFigureKind kind)
{
  g_autofree char *address = g_strdup_printf ("gem:compare?as=%s", gem_figure_kind_to_name (kind));

  return create (address);
}

/* In @height, or what it needs where that is more. */
static double
lay_out (GemFigure *figure, double width, double height)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  double needed;

  gem_figure_measure (figure, context, width, &needed);
  gem_figure_layout (figure, context, width, MAX (height, needed));
  g_object_unref (context);
  return MAX (height, needed);
}

static const GemFigureMark *
get_mark (GemFigure *figure, guint i)
{
  return g_ptr_array_index (gem_figure_get_marks (figure), i);
}

static void
test_marks_are_hit_where_they_are (gconstpointer data)
{
  g_autoptr (GemFigure) figure = create_kind ((GemFigureKind) GPOINTER_TO_INT (data));

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      double height = lay_out (figure, sizes[s][0], sizes[s][1]);

      for (guint i = 0; i < gem_figure_get_marks (figure)->len; i++)
        {
          const GemFigureMark *mark = get_mark (figure, i);
          gboolean found = FALSE;

          g_assert_cmpfloat (mark->x, >=, 0);
          g_assert_cmpfloat (mark->y, >=, -0.5);
          g_assert_cmpfloat (mark->x + mark->width, <=, sizes[s][0] + 1);
          g_assert_cmpfloat (mark->y + mark->height, <=, height + 1);
          /* A province of the map does not fill its box. */
          for (int a = 1; a < 40 && !found; a++)
            for (int b = 1; b < 40 && !found; b++)
              found = gem_figure_hit (figure, mark->x + mark->width * a / 40,
                                      mark->y + mark->height * b / 40) == (int) i;
          if (!found)
            g_error ("%s is nowhere at %d × %d", mark->name, sizes[s][0], sizes[s][1]);
        }
      g_assert_cmpint (gem_figure_hit (figure, -5, -5), ==, -1);
    }
}

static void
test_arrows_reach_every_mark (gconstpointer data)
{
  g_autoptr (GemFigure) figure = create_kind ((GemFigureKind) GPOINTER_TO_INT (data));
  guint n = gem_figure_get_marks (figure)->len;
  g_autofree gboolean *seen = g_new0 (gboolean, n);
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (guint));
  guint first = (guint) gem_figure_find_by_letter (figure, 0, -1);

  lay_out (figure, 900, 700);
  seen[first] = TRUE;
  g_array_append_val (queue, first);
  for (guint i = 0; i < queue->len; i++)
    for (int direction = GEM_FIGURE_NORTH; direction <= GEM_FIGURE_END; direction++)
      {
        int next = gem_figure_step (figure, g_array_index (queue, guint, i),
                                    (GemFigureDirection) direction);

        g_assert_cmpint (next, <, (int) n);
        if (next < 0 || seen[next])
          continue;
        seen[next] = TRUE;
        g_array_append_val (queue, next);
      }
  g_assert_cmpuint (queue->len, ==, n);
}

/* Where nothing overlaps in its direction, the opposite arrow leads back, one step at a time. */
static void
test_arrows_lead_back (gconstpointer data)
{
  g_autoptr (GemFigure) figure = create_kind ((GemFigureKind) GPOINTER_TO_INT (data));
  static const GemFigureDirection opposite[] = { GEM_FIGURE_SOUTH, GEM_FIGURE_WEST,
                                                 GEM_FIGURE_NORTH, GEM_FIGURE_EAST };

  lay_out (figure, 900, 700);
  for (guint i = 0; i < gem_figure_get_marks (figure)->len; i++)
    for (guint direction = GEM_FIGURE_NORTH; direction <= GEM_FIGURE_WEST; direction++)
      {
        int next = gem_figure_step (figure, i, (GemFigureDirection) direction);

        if (next >= 0)
          g_assert_cmpint (gem_figure_step (figure, (guint) next, opposite[direction]), ==,
                           (int) i);
      }
}

static void
test_outlines_stay_in_their_box (gconstpointer data)
{
  g_autoptr (GemFigure) figure = create_kind ((GemFigureKind) GPOINTER_TO_INT (data));
  double points[128];

  lay_out (figure, 900, 700);
  for (guint i = 0; i < 12; i++)
    {
      const GemFigureMark *mark = get_mark (figure, i);

      gem_figure_get_outline (figure, i, points, 64);
      for (guint p = 0; p < 64; p++)
        {
          g_assert_cmpfloat (points[2 * p], >=, mark->x - 1);
          g_assert_cmpfloat (points[2 * p], <=, mark->x + mark->width + 1);
          g_assert_cmpfloat (points[2 * p + 1], >=, mark->y - 1);
          g_assert_cmpfloat (points[2 * p + 1], <=, mark->y + mark->height + 1);
        }
    }
}

/* Themes below each other: long names lie flat, and each mark is still hit where it is. */
static void
test_a_turned_matrix_has_its_themes_in_rows (void)
{
  g_autoptr (GemFigure) matrix = create ("gem:compare?as=matrix");
  const GemFigureMark *first, *other, *province;
  guint n_provinces = gem_compare_get_n_provinces (gem_figure_get_compare (matrix));
  GPtrArray *marks = gem_figure_get_marks (matrix);

  gem_figure_turn (matrix);
  lay_out (matrix, 800, 500);
  first = get_mark (matrix, n_provinces);
  other = get_mark (matrix, n_provinces + 1);
  province = get_mark (matrix, 0);
  g_assert_cmpfloat (first->x, ==, other->x);
  g_assert_cmpfloat (first->y, !=, other->y);
  g_assert_cmpfloat (province->y, <, MIN (first->y, other->y));
  g_assert_cmpfloat (province->x, >=, first->x + first->width);
  for (guint i = 0; i < marks->len; i++)
    {
      const GemFigureMark *mark = get_mark (matrix, i);

      g_assert_cmpint (gem_figure_hit (matrix, mark->x + mark->width / 2,
                                       mark->y + mark->height / 2),
                       ==, (int) i);
    }
}

static void
test_table_counts_as_the_comparison_does (void)
{
  g_autoptr (GemFigure) matrix = create ("gem:compare?as=matrix&sort=count");
  GemCompare *compare = gem_figure_get_compare (matrix);
  g_auto (GStrv) header = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  guint cells = 0;

  for (guint i = 0; i < gem_compare_get_n_provinces (compare); i++)
    cells += gem_compare_count_themes (compare, i);
  gem_figure_dup_table (matrix, &header, &rows);
  g_assert_cmpuint (rows->len, ==, cells);
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpuint (g_strv_length (g_ptr_array_index (rows, i)), ==, g_strv_length (header));
}

static void
test_letters_go_round (void)
{
  g_autoptr (GemFigure) figure = create_kind (GEM_FIGURE_MAP);
  int gelderland = gem_figure_find_by_letter (figure, 'g', -1);
  int groningen = gem_figure_find_by_letter (figure, 'g', gelderland);

  g_assert_cmpstr (get_mark (figure, (guint) gelderland)->name, ==, "Gelderland");
  g_assert_cmpstr (get_mark (figure, (guint) groningen)->name, ==, "Groningen");
  g_assert_cmpint (gem_figure_find_by_letter (figure, 'g', groningen), ==, gelderland);
  g_assert_cmpint (gem_figure_find_by_letter (figure, 'x', -1), ==, -1);
}

static void
test_wrong_address_is_named (void)
{
  static const char *const addresses[] = { "gem:compare?as=globe",      "gem:compare?show=score",
                                           "gem:compare?theme=voetbal", "gem:compare?to=NL-XX",
                                           "gem:compare?sort=randomly", "gem:compare?year=twee",
                                           "gem:theme/voetbal" };
  g_autoptr (GemCompare) compare = open_compare ();

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autoptr (GemAddress) address = gem_address_parse (addresses[i], NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (gem_figure_new_for_address (address, compare, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
    }
}

static void
test_pictures (gconstpointer data)
{
  g_autoptr (GemFigure) figure = create_kind ((GemFigureKind) GPOINTER_TO_INT (data));
  static const char *const starts[] = { "\x89PNG", "<?xml", "%PDF-", "\"" };

  for (guint i = 0; i < GEM_PICTURE_N_FORMATS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = gem_picture_make (figure, (GemPictureFormat) i, &error);
      gsize length;
      const char *start = g_bytes_get_data (bytes, &length);

      g_assert_no_error (error);
      g_assert_cmpuint (length, >, 500);
      g_assert_cmpint (strncmp (start, starts[i], strlen (starts[i])), ==, 0);
      if (i == GEM_PICTURE_SVG)
        {
          g_autofree char *title = gem_figure_dup_title (figure);

          g_assert_nonnull (g_strstr_len (start, (gssize) length, title));
          g_assert_nonnull (g_strstr_len (start, (gssize) length, "<desc>"));
          g_assert_nonnull (g_strstr_len (start, (gssize) length, "Friesland"));
        }
    }
}

static void
check_palette (const GemPalette *palette)
{
  /* Borders are ink in a casing of paper. */
  g_assert_cmpfloat (gem_color_contrast (&palette->ink, &palette->paper), >=, 3);
  for (int level = -1; level < GEM_PALETTE_LEVELS; level++)
    {
      const GemColor *fill = gem_palette_get_fill (palette, level);
      GemColor text = gem_palette_text_color (palette, level);

      g_assert_cmpfloat (gem_color_contrast (fill, &text), >=, 4.5);
      g_assert_cmpfloat (MAX (gem_color_contrast (fill, &palette->ink),
                              gem_color_contrast (fill, &palette->paper)),
                         >=, 3);
      if (level > 0)
        {
          const GemColor *last = gem_palette_get_fill (palette, level - 1);
          GemColor seen = gem_color_as_deuteranope (fill), before = gem_color_as_deuteranope (last);

          g_assert_cmpfloat (gem_color_contrast (fill, last), >=, 1.2);
          g_assert_cmpfloat (gem_color_contrast (&seen, &before), >=, 1.2);
        }
    }
}

static void
test_colours_can_be_told_apart (void)
{
  const GemColor white = { 1, 1, 1 }, grey = { 0.965, 0.96, 0.957 }, ink = { 0, 0, 0 };
  const GemColor accent = { 0x1b / 255.0, 0x5e / 255.0, 0x8c / 255.0 };
  const GemColor night = { 0.21, 0.21, 0.21 }, light = { 0x7a / 255.0, 0xb8 / 255.0, 0xe6 / 255.0 };
  const GemColor *papers[] = { &white, &grey, &night };
  const GemColor *inks[] = { &ink, &ink, &white };
  const GemColor *accents[] = { &accent, &accent, &light };

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      GemPalette palette;

      gem_palette_init (&palette, papers[i], inks[i], accents[i]);
      check_palette (&palette);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (int kind = 0; kind < GEM_FIGURE_N_KINDS; kind++)
    {
      static const struct
      {
        const char *name;
        GTestDataFunc test;
      } tests[] = { { "marks-are-hit-where-they-are", test_marks_are_hit_where_they_are },
                    { "arrows-reach-every-mark", test_arrows_reach_every_mark },
                    { "outlines-stay-in-their-box", test_outlines_stay_in_their_box },
                    { "pictures", test_pictures } };

      for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
        {
          g_autofree char *path =
              g_strdup_printf ("/figure/%s/%s", gem_figure_kind_to_name ((GemFigureKind) kind),
                               tests[i].name);

          g_test_add_data_func (path, GINT_TO_POINTER (kind), tests[i].test);
        }
    }
  g_test_add_data_func ("/figure/matrix/arrows-lead-back", GINT_TO_POINTER (GEM_FIGURE_MATRIX),
                        test_arrows_lead_back);
  g_test_add_data_func ("/figure/timeline/arrows-lead-back", GINT_TO_POINTER (GEM_FIGURE_TIMELINE),
                        test_arrows_lead_back);
  g_test_add_func ("/figure/matrix/turned-has-its-themes-in-rows",
                   test_a_turned_matrix_has_its_themes_in_rows);
  g_test_add_func ("/figure/table-counts-as-the-comparison-does",
                   test_table_counts_as_the_comparison_does);
  g_test_add_func ("/figure/letters-go-round", test_letters_go_round);
  g_test_add_func ("/figure/wrong-address-is-named", test_wrong_address_is_named);
  g_test_add_func ("/figure/colours-can-be-told-apart", test_colours_can_be_told_apart);
  return g_test_run ();
}
