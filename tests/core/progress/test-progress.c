/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Items counted by hand, through a real store: how far the agenda has come, in numbers, words and bars. */

#include "figure/gem-picture.h"
#include "store/gem-snapshot.h"

#include <glib/gstdio.h>
#include <string.h>

#define FEED "https://example.org/feed.json"

/* Year, opgave, status, provinces, holder; "-" for none. Worked out by hand below. */
static const char *const table[][5] = {
  { "2019", "uitvoering", "afgerond", "NL-FR NL-ZE", "VNG" },
  { "2019", "uitvoering", "lopend", "-", "VNG" },
  { "2019", "democratie", "gepland", "-", "Proef" },
  { "2020", "uitvoering", "afgerond", "NL-FR", "VNG" },
  { "2020", "uitvoering", "vervallen", "-", "VNG" },
  { "2020", "uitvoering", "afgerond", "-", "Proef" },
  { "2020", "water, 2020", "bezig", "-", "VNG" },
  { "2020", "-", "gepland", "-", "VNG" },
};

typedef struct
{
  char *directory;
  char *path;
  GemStore *store;
} Fixture;

static char *
filled (const char *word)
{
  return g_str_equal (word, "-") ? NULL : g_strdup (word);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) years = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GemSnapshot) snapshot = NULL;
  GemFeedPage page = { .title = (char *) "Voorbeeld", .issue = 1, .years = years };
  GemSnapshotChanges changes;
  gboolean rollback;
  const GemItem *duplicate;

  fixture->directory = g_dir_make_tmp ("gem-progress-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->directory, "library.db", NULL);
  fixture->store = gem_store_open (fixture->path);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      GemItem *item = gem_item_new ();

      item->id = g_strdup_printf ("voorbeeld-%u", i);
      item->title = g_strdup ("Voorbeeld");
      item->year = atoi (table[i][0]);
      item->opgave = filled (table[i][1]);
      item->status = filled (table[i][2]);
      if (!g_str_equal (table[i][3], "-"))
        {
          g_strfreev (item->provinces);
          item->provinces = g_strsplit (table[i][3], " ", -1);
        }
      item->holder = filled (table[i][4]);
      g_ptr_array_add (items, item);
    }
  snapshot = gem_snapshot_begin (fixture->store, FEED, &error);
  g_assert_no_error (error);
  g_assert_true (gem_snapshot_add_items (snapshot, items, &duplicate, &error));
  g_assert_true (
      gem_snapshot_commit (snapshot, &page, NULL, NULL, NULL, &changes, &rollback, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->directory, 0, NULL);
  const char *name;

  g_object_unref (fixture->store);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->directory, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->directory);
  g_free (fixture->directory);
  g_free (fixture->path);
}

static GemProgress *
load (Fixture *fixture, const GemProgressQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) counts = gem_store_load_progress (fixture->store, query, NULL, &error);

  g_assert_no_error (error);
  return gem_progress_new (counts, 2020);
}

static GemFigure *
create (Fixture *fixture)
{
  GemProgressQuery query = { 0 };
  g_autoptr (GemProgress) progress = load (fixture, &query);

  return gem_figure_new_progress (progress, NULL);
}

static const GemFigureMark *
get_mark (GemFigure *figure, guint i)
{
  return g_ptr_array_index (gem_figure_get_marks (figure), i);
}

static void
lay_out (GemFigure *figure, double width)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  double needed;

  gem_figure_measure (figure, context, width, &needed);
  gem_figure_layout (figure, context, width, needed);
  g_object_unref (context);
}

static void
test_an_item_counts_once (Fixture *fixture, gconstpointer data)
{
  GemProgressQuery query = { 0 };
  g_autoptr (GemProgress) progress = load (fixture, &query);

  g_assert_cmpuint (gem_progress_get_n_years (progress), ==, 2);
  g_assert_cmpuint (gem_progress_get_cell (progress, -1, 0)->items, ==, 3);
  g_assert_cmpuint (gem_progress_get_cell (progress, -1, 1)->items, ==, 5);
  g_assert_cmpuint (gem_progress_get_cell (progress, -1, 1)->states[GEM_PROGRESS_DONE], ==, 2);
  g_assert_cmpuint (gem_progress_get_cell (progress, -1, 1)->states[GEM_PROGRESS_OTHER], ==, 1);
}

static void
test_own_values_follow_those_of_the_publication (Fixture *fixture, gconstpointer data)
{
  GemProgressQuery query = { 0 };
  g_autoptr (GemProgress) progress = load (fixture, &query);

  g_assert_cmpuint (gem_progress_get_n_opgaven (progress), ==, 4);
  g_assert_cmpstr (gem_progress_get_opgave (progress, 0), ==, "uitvoering");
  g_assert_cmpstr (gem_progress_get_opgave (progress, 1), ==, "democratie");
  g_assert_cmpstr (gem_progress_get_opgave (progress, 2), ==, "water, 2020");
  g_assert_null (gem_progress_get_opgave (progress, 3));
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    GemProgressQuery query;
    guint items;
  } cases[] = { { { .opgave = "uitvoering" }, 5 }, { { .status = "afgerond" }, 3 },
                { { .province = "NL-FR" }, 2 },    { { .holder = "Proef" }, 2 },
                { { .feed = FEED }, 8 },           { { .feed = "https://example.net/" }, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GemProgress) progress = load (fixture, &cases[i].query);
      guint items = 0;

      for (guint y = 0; y < gem_progress_get_n_years (progress); y++)
        items += gem_progress_get_cell (progress, -1, y)->items;
      g_assert_cmpuint (items, ==, cases[i].items);
    }
}

static void
test_open_after_the_year_ended (Fixture *fixture, gconstpointer data)
{
  GemProgressQuery query = { 0 };
  g_autoptr (GemProgress) progress = load (fixture, &query);

  g_assert_cmpuint (gem_progress_count_open (progress, -1, 0), ==, 2);
  /* 2020 has not ended. */
  g_assert_cmpuint (gem_progress_count_open (progress, -1, 1), ==, 0);
}

static void
test_sentence (Fixture *fixture, gconstpointer data)
{
  GemProgressQuery query = { 0 };
  g_autoptr (GemProgress) progress = load (fixture, &query);
  g_autofree char *last = gem_progress_dup_sentence (progress, 0);
  g_autofree char *before = gem_progress_dup_sentence (progress, 2019);
  g_autofree char *none = gem_progress_dup_sentence (progress, 1999);

  g_assert_cmpstr (last, ==, "Of 5 items in 2020, 2 are done and 1 was dropped.");
  g_assert_cmpstr (
      before, ==,
      "Of 3 items in 2019, 1 is done and 0 were dropped. 2 are still open, though that "
      "year has ended.");
  g_assert_cmpstr (none, ==, "The agenda of 1999 has no items here.");
}

static void
test_many_years_and_opgaven_are_left_out (void)
{
  g_autoptr (GPtrArray) counts = g_ptr_array_new ();
  GemProgressCount many[100] = { 0 };
  g_autoptr (GemProgress) progress = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (many); i++)
    {
      many[i].year = 1950 + (int) i;
      many[i].opgave = g_strdup_printf ("x%u", i);
      many[i].items = 1;
      g_ptr_array_add (counts, &many[i]);
    }
  progress = gem_progress_new (counts, 2020);
  g_assert_cmpuint (gem_progress_get_n_years (progress), ==, GEM_PROGRESS_MAX_YEARS);
  g_assert_cmpuint (gem_progress_get_left_out (progress), ==, 100 - GEM_PROGRESS_MAX_YEARS);
  g_assert_cmpuint (gem_progress_get_n_opgaven (progress), <=, GEM_PROGRESS_MAX_OPGAVEN + 1);
  for (guint i = 0; i < G_N_ELEMENTS (many); i++)
    g_free (many[i].opgave);
}

static void
test_marks_have_names_in_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemFigure) figure = create (fixture);

  g_assert_cmpstr (get_mark (figure, 0)->name, ==, "All challenges, 2019");
  g_assert_cmpstr (get_mark (figure, 0)->value, ==,
                   "1 Done, 1 In progress, 1 Planned of 3; 2 still open after that year");
  g_assert_cmpstr (get_mark (figure, 0)->address, ==, "gem:agenda/2019");
  g_assert_cmpstr (get_mark (figure, 1)->name, ==, "All challenges, 2019, Done");
  g_assert_cmpstr (get_mark (figure, 1)->value, ==, "1 of 3 items");
  g_assert_cmpstr (get_mark (figure, 1)->address, ==, "gem:agenda/2019?status=afgerond");
}

static void
test_marks_are_hit_where_they_are (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemFigure) figure = create (fixture);
  static const double widths[] = { 1200, 700, 340 };

  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    {
      lay_out (figure, widths[w]);
      for (guint i = 0; i < gem_figure_get_marks (figure)->len; i++)
        {
          const GemFigureMark *mark = get_mark (figure, i);

          /* A bar is hit at its year, where no part lies on it. */
          g_assert_cmpint (gem_figure_hit (figure, mark->x + 3, mark->y + 3), ==, (int) i);
          g_assert_cmpfloat (mark->width, >=, 24);
          g_assert_cmpfloat (mark->height, >=, 24);
          g_assert_cmpfloat (mark->x + mark->width, <=, widths[w] + 1);
        }
    }
}

static void
test_arrows_reach_every_mark (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemFigure) figure = create (fixture);
  guint n = gem_figure_get_marks (figure)->len;
  g_autofree gboolean *seen = g_new0 (gboolean, n);
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (guint));
  guint first = (guint) gem_figure_find_by_letter (figure, 0, -1);

  lay_out (figure, 700);
  seen[first] = TRUE;
  g_array_append_val (queue, first);
  for (guint i = 0; i < queue->len; i++)
    for (int direction = GEM_FIGURE_NORTH; direction <= GEM_FIGURE_END; direction++)
      {
        int next = gem_figure_step (figure, g_array_index (queue, guint, i),
                                    (GemFigureDirection) direction);

        if (next < 0 || seen[next])
          continue;
        seen[next] = TRUE;
        g_array_append_val (queue, next);
      }
  g_assert_cmpuint (queue->len, ==, n);
}

static void
test_arrows_walk_along_a_bar (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemFigure) figure = create (fixture);

  lay_out (figure, 700);
  /* The bar of 2019 has three parts. */
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpint (gem_figure_step (figure, i, GEM_FIGURE_EAST), ==, (int) i + 1);
      g_assert_cmpint (gem_figure_step (figure, i + 1, GEM_FIGURE_WEST), ==, (int) i);
    }
  g_assert_cmpint (gem_figure_step (figure, 3, GEM_FIGURE_EAST), ==, -1);
}

static void
test_letters_go_from_opgave_to_opgave (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemFigure) figure = create (fixture);
  int found = gem_figure_find_by_letter (figure, 'e', 0);

  g_assert_cmpstr (get_mark (figure, (guint) found)->name, ==, "Execution, 2019");
  g_assert_cmpint (gem_figure_find_by_letter (figure, 'e', found), ==, found);
}

static void
test_table_adds_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemFigure) figure = create (fixture);
  g_auto (GStrv) header = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  gem_figure_dup_table (figure, &header, &rows);
  g_assert_cmpuint (rows->len, ==, 7);
  for (guint i = 0; i < rows->len; i++)
    {
      char **cells = g_ptr_array_index (rows, i);
      int sum = 0;

      g_assert_cmpuint (g_strv_length (cells), ==, g_strv_length (header));
      for (guint j = 2; j < 7; j++)
        sum += atoi (cells[j]);
      g_assert_cmpint (sum, ==, atoi (cells[7]));
    }
}

static void
test_pictures (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemFigure) figure = create (fixture);
  static const char *const starts[] = { "\x89PNG", "<?xml", "%PDF-", "\"" };

  for (guint i = 0; i < GEM_PICTURE_N_FORMATS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = gem_picture_make (figure, (GemPictureFormat) i, &error);
      gsize length;
      const char *start = g_bytes_get_data (bytes, &length);

      g_assert_no_error (error);
      g_assert_cmpint (strncmp (start, starts[i], strlen (starts[i])), ==, 0);
      if (g_getenv ("GEM_KEEP_PICTURES") != NULL)
        {
          g_autofree char *name =
              g_strdup_printf ("progress.%s", gem_picture_format_to_name ((GemPictureFormat) i));
          g_autofree char *path = g_build_filename (g_getenv ("GEM_KEEP_PICTURES"), name, NULL);

          g_assert_true (g_file_set_contents (path, start, (gssize) length, NULL));
        }
    }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/progress/an-item-counts-once", test_an_item_counts_once },
    { "/progress/own-values-follow", test_own_values_follow_those_of_the_publication },
    { "/progress/filters", test_filters },
    { "/progress/open-after-the-year-ended", test_open_after_the_year_ended },
    { "/progress/sentence", test_sentence },
    { "/progress/marks-have-names-in-words", test_marks_have_names_in_words },
    { "/progress/marks-are-hit-where-they-are", test_marks_are_hit_where_they_are },
    { "/progress/arrows-reach-every-mark", test_arrows_reach_every_mark },
    { "/progress/arrows-walk-along-a-bar", test_arrows_walk_along_a_bar },
    { "/progress/letters-go-from-opgave-to-opgave", test_letters_go_from_opgave_to_opgave },
    { "/progress/table-adds-up", test_table_adds_up },
    { "/progress/pictures", test_pictures },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].test, tear_down);
  g_test_add_func ("/progress/many-years-and-opgaven-are-left-out",
                   test_many_years_and_opgaven_are_left_out);
  return g_test_run ();
}
