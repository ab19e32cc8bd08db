/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Slides of every kind at several sizes, light and dark: something is on them, it can be read, and what is
 * missing or too much is said. With GEM_TEST_PICTURES, a folder, they can be looked at. */

#include "deck/gem-deck-json.h"
#include "deck/gem-deck-paper.h"
#include "deck/gem-deck-recipes.h"
#include "deck/gem-slide-private.h"
#include "slide-fixture.h"

#include <string.h>

static const int sizes[][2] = { { 1024, 768 }, { 1920, 1080 }, { 3840, 2160 } };

/* --- every kind --- */

static const struct
{
  GemDeckKind kind;
  const char *address;
  const char *title;
  const char *body;
} examples[] = {
  { GEM_DECK_TITLE, NULL, "Voorbeeld van een titel", "Proef\n\nVan vandaag" },
  { GEM_DECK_TEXT, NULL, "Eigen tekst", "Een **vette** alinea.\n\n- Punt een\n- Punt twee" },
  { GEM_DECK_PICTURE, NULL, "Een foto", NULL },
  { GEM_DECK_QUOTE, NULL, NULL, "Dit is een voorbeeld van een citaat." },
  { GEM_DECK_SECTION, "gem:section/informatiesamenleving", NULL, NULL },
  { GEM_DECK_SECTION, "gem:section/opgaven", NULL, NULL },
  { GEM_DECK_SECTION, "gem:section/bijeenkomsten", NULL, NULL },
  { GEM_DECK_PROVINCE, "gem:province/NL-NB", NULL, NULL },
  { GEM_DECK_COMPARISON, "gem:compare", NULL, NULL },
  { GEM_DECK_COMPARISON, "gem:compare?provinces=NL-FR,NL-ZE", NULL, NULL },
  { GEM_DECK_COMPARISON, "gem:compare?as=tiles&theme=informatiesamenleving", NULL, NULL },
  { GEM_DECK_COMPARISON, "gem:compare?as=matrix", NULL, NULL },
  { GEM_DECK_COMPARISON, "gem:compare?as=timeline&show=date", NULL, NULL },
  { GEM_DECK_PROGRESS, "gem:agenda/2020", NULL, NULL },
  { GEM_DECK_ITEMS, "gem:agenda/2020?opgave=uitvoering", NULL, NULL },
  { GEM_DECK_ITEMS, "gem:item/voorbeeld-1", NULL, NULL },
};

static GemDeckSlide *
create_slide (guint example)
{
  GemDeckSlide *slide = gem_deck_slide_new (examples[example].kind);

  slide->texts[GEM_DECK_FIELD_ADDRESS] = g_strdup (examples[example].address);
  slide->texts[GEM_DECK_FIELD_TITLE] = g_strdup (examples[example].title);
  slide->texts[GEM_DECK_FIELD_BODY] = g_strdup (examples[example].body);
  slide->texts[GEM_DECK_FIELD_NOTES] = g_strdup ("Een **voorbeeld** van notities.\n\n- Punt");
  if (examples[example].kind == GEM_DECK_PICTURE)
    {
      slide->texts[GEM_DECK_FIELD_PICTURE] = g_strdup ("voorbeeld.png");
      slide->texts[GEM_DECK_FIELD_PICTURE_TEXT] = g_strdup ("Een voorbeeld: vier vlakken");
    }
  if (examples[example].kind == GEM_DECK_QUOTE)
    slide->texts[GEM_DECK_FIELD_SOURCE] = g_strdup ("Voorbeeld, proef");
  return slide;
}

static GemSlideContent *
load_slide (Fixture *self, GemDeckSlide *slide)
{
  g_autoptr (GError) error = NULL;
  GemSlideContent *content = gem_slide_load (slide, &self->source, NULL, &error);

  g_assert_no_error (error);
  return content;
}

static GemSlideContent *
load_example (Fixture *self, guint example)
{
  g_autoptr (GemDeckSlide) slide = create_slide (example);

  return load_slide (self, slide);
}

/* How many pixels have another colour than the lower right corner. */
static guint
count_ink (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  const guint8 *data = cairo_image_surface_get_data (surface);
  guint32 ground, pixel;
  guint ink = 0;

  cairo_surface_flush (surface);
  memcpy (&ground, data + (height - 2) * stride + (width - 2) * 4, 4);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        memcpy (&pixel, data + y * stride + x * 4, 4);
        ink += (pixel & 0xffffff) != (ground & 0xffffff);
      }
  return ink;
}

static void
keep_picture (cairo_surface_t *surface, guint example, int width, gboolean dark)
{
  const char *folder = g_getenv ("GEM_TEST_PICTURES");
  g_autofree char *name = NULL, *path = NULL;

  if (folder == NULL)
    return;
  name =
      g_strdup_printf ("%02u-%s-%d-%s.png", example, gem_deck_kind_to_name (examples[example].kind),
                       width, dark ? "dark" : "light");
  path = g_build_filename (folder, name, NULL);
  cairo_surface_write_to_png (surface, path);
}

static void
test_every_kind_is_drawn_at_every_size (Fixture *self, gconstpointer data)
{
  guint example = GPOINTER_TO_UINT (data);
  g_autoptr (GemSlideContent) content = load_example (self, example);

  g_assert_cmpstr (gem_slide_content_get_trouble (content), ==, NULL);
  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (int dark = 0; dark < 2; dark++)
      {
        GemSlideLook look = {
          .dark = dark, .step = GEM_SLIDE_ALL_STEPS, .number = 3, .n_slides = 12
        };
        cairo_surface_t *surface = gem_slide_render (content, sizes[s][0], sizes[s][1], 1, &look);
        double share = count_ink (surface) / (double) (sizes[s][0] * sizes[s][1]);

        keep_picture (surface, example, sizes[s][0], dark);
        cairo_surface_destroy (surface);
        g_assert_cmpfloat (share, >, 0.012);
        g_assert_cmpfloat (share, <, 0.75);
      }
}

static void
test_every_kind_can_be_read_from_the_last_row (Fixture *self, gconstpointer data)
{
  guint example = GPOINTER_TO_UINT (data);
  g_autoptr (GemSlideContent) content = load_example (self, example);

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    g_assert_cmpint (gem_slide_get_fit (content, sizes[s][0], sizes[s][1]), ==, GEM_SLIDE_FITS);
}

/* Nothing of a slide lies beyond its edges or on something else. */
static void
assert_inside (const GemSlideArea *area, double width)
{
  g_assert_cmpfloat (area->x, >=, 0);
  g_assert_cmpfloat (area->y, >=, 0);
  g_assert_cmpfloat (area->x + area->width, <=, width + 0.5);
  g_assert_cmpfloat (area->y + area->height, <=, GEM_SLIDE_HEIGHT + 0.5);
}

static void
test_everything_lies_on_the_slide (Fixture *self, gconstpointer data)
{
  guint example = GPOINTER_TO_UINT (data);
  g_autoptr (GemSlideContent) content = load_example (self, example);

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      double width = GEM_SLIDE_HEIGHT * sizes[s][0] / sizes[s][1];
      g_autoptr (GemSlidePlan) plan = gem_slide_plan_new (content, width);

      assert_inside (&plan->title_area, width);
      assert_inside (&plan->caption_area, width);
      assert_inside (&plan->text_area, width);
      assert_inside (&plan->figure_area, width);
      assert_inside (&plan->legend_area, width);
      if (plan->block != NULL)
        {
          g_assert_cmpfloat (plan->block->height, <=, plan->text_area.height + 0.5);
          g_assert_cmpfloat (plan->block->size, >=, GEM_SLIDE_HEIGHT * GEM_SLIDE_BODY_RULE - 0.01);
        }
      if (plan->title != NULL)
        g_assert_cmpfloat (plan->title_area.y + plan->title_area.height, <=,
                           plan->block != NULL ? plan->text_area.y + 1 : GEM_SLIDE_HEIGHT);
    }
}

/* --- what one points at --- */

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

static void
test_a_slide_is_told_in_words (Fixture *self, gconstpointer data)
{
  g_autoptr (GemSlideContent) content = load_example (self, 9);
  g_autofree char *text = gem_slide_dup_text (content, GEM_SLIDE_ALL_STEPS);
  g_autoptr (GemSlideContent) picture = load_example (self, 2);
  g_autofree char *seen = gem_slide_dup_text (picture, GEM_SLIDE_ALL_STEPS);

  g_assert_nonnull (strstr (text, "Friesland and Zeeland share 3 subjects"));
  g_assert_nonnull (strstr (text, "Drenthe: "));
  g_assert_nonnull (strstr (text, "gem:compare?provinces="));
  g_assert_nonnull (strstr (seen, "vier vlakken"));
}

/* --- colours --- */

static void
test_each_text_has_its_contrast (void)
{
  for (int dark = 0; dark < 2; dark++)
    {
      const GemColor white = { 1, 1, 1 };
      GemColor quiet = gem_slide_get_quiet_color (dark), ground = gem_slide_get_ground (dark);
      GemPalette palette;

      gem_slide_init_palette (&palette, dark);
      g_assert_cmpfloat (gem_color_contrast (&palette.ink, &palette.paper), >=, GEM_SLIDE_CONTRAST);
      g_assert_cmpfloat (gem_color_contrast (&quiet, &palette.paper), >=, GEM_SLIDE_CONTRAST);
      g_assert_cmpfloat (gem_color_contrast (&white, &ground), >=, GEM_SLIDE_CONTRAST);
      g_assert_cmpfloat (gem_color_contrast (&palette.accent, &palette.paper), >=,
                         GEM_SLIDE_CONTRAST);
      for (int level = 0; level < GEM_PALETTE_LEVELS; level++)
        {
          GemColor text = gem_palette_text_color (&palette, level);

          g_test_message ("%d %d %g", dark, level,
                          gem_color_contrast (&text, &palette.steps[level]));
          g_assert_cmpfloat (gem_color_contrast (&text, &palette.steps[level]), >=,
                             GEM_SLIDE_CONTRAST);
        }
    }
}

/* --- too much --- */

static GemSlideContent *
load_text (Fixture *self, const char *body)
{
  g_autoptr (GemDeckSlide) slide = gem_deck_slide_new (GEM_DECK_TEXT);

  slide->texts[GEM_DECK_FIELD_TITLE] = g_strdup ("Voorbeeld");
  slide->texts[GEM_DECK_FIELD_BODY] = g_strdup (body);
  return load_slide (self, slide);
}

static char *
repeat (const char *text, guint times)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < times; i++)
    g_string_append (all, text);
  return g_string_free (all, FALSE);
}

static void
test_more_than_seven_lines_is_full (Fixture *self, gconstpointer data)
{
  g_autofree char *seven = repeat ("- Punt\n", GEM_SLIDE_MAX_LINES);
  g_autofree char *eight = repeat ("- Punt\n", GEM_SLIDE_MAX_LINES + 1);
  g_autoptr (GemSlideContent) right = load_text (self, seven);
  g_autoptr (GemSlideContent) full = load_text (self, eight);

  g_assert_cmpint (gem_slide_get_fit (right, 1920, 1080), ==, GEM_SLIDE_FITS);
  g_assert_cmpint (gem_slide_get_fit (full, 1920, 1080), ==, GEM_SLIDE_FULL);
}

static void
test_too_much_text_is_cut_at_the_smallest_size (Fixture *self, gconstpointer data)
{
  static const char *const texts[] = { "- Een voorbeeld van een punt\n",
                                       "Een voorbeeld dat maar doorgaat. " };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *body = repeat (texts[i], 200);
      g_autoptr (GemSlideContent) content = load_text (self, body);
      g_autoptr (GemSlidePlan) plan = gem_slide_plan_new (content, 960);
      PangoLayout *last = plan->block->layouts->pdata[plan->block->layouts->len - 1];

      g_assert_cmpint (plan->fit, ==, GEM_SLIDE_CUT);
      g_assert_cmpfloat_with_epsilon (plan->block->size, GEM_SLIDE_HEIGHT * GEM_SLIDE_BODY_MINIMUM,
                                      0.01);
      g_assert_cmpfloat (plan->block->height, <=, plan->text_area.height + 1);
      g_assert_true (pango_layout_is_ellipsized (last) ||
                     g_str_has_suffix (pango_layout_get_text (last), "…"));
    }
}

static void
test_any_text_is_drawn (Fixture *self, gconstpointer data)
{
  static const char *const texts[] = { "**",
                                       "****",
                                       "**a",
                                       "<b>&amp;",
                                       "-",
                                       "- ",
                                       "\xe2\x80\xae"
                                       "a",
                                       "a\tb\x01",
                                       "ééé\n\n\n- \n* x",
                                       "- **a** b **c" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GemSlideContent) content = load_text (self, texts[i]);
      cairo_surface_t *surface = gem_slide_render (content, 320, 180, 1, NULL);

      g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
      cairo_surface_destroy (surface);
    }
}

static void
test_points_come_one_by_one (Fixture *self, gconstpointer data)
{
  g_autoptr (GemDeckSlide) slide = create_slide (4);
  g_autoptr (GemSlideContent) content = NULL;
  guint before = 0;

  slide->one_by_one = TRUE;
  content = load_slide (self, slide);
  g_assert_cmpuint (gem_slide_content_get_n_steps (content), >=, 3);
  for (guint step = 0; step <= gem_slide_content_get_n_steps (content); step++)
    {
      GemSlideLook look = { .step = step };
      cairo_surface_t *surface = gem_slide_render (content, 960, 540, 1, &look);
      guint ink = count_ink (surface);

      cairo_surface_destroy (surface);
      g_assert_cmpuint (ink, >, before);
      before = ink;
    }
}

/* --- data --- */

static void
test_a_slide_without_its_data_says_so (Fixture *self, gconstpointer data)
{
  static const struct
  {
    GemDeckKind kind;
    const char *address;
  } missing[] = { { GEM_DECK_SECTION, "gem:section/bestaat-niet" },
                  { GEM_DECK_SECTION, NULL },
                  { GEM_DECK_SECTION, "http://voorbeeld.test" },
                  { GEM_DECK_SECTION, "gem:agenda" },
                  { GEM_DECK_PROVINCE, "gem:province/NL-XX" },
                  { GEM_DECK_COMPARISON, "gem:theme/bestaat-niet" },
                  { GEM_DECK_COMPARISON, "gem:compare?provinces=NL-XX" },
                  { GEM_DECK_ITEMS, "gem:item/bestaat-niet" },
                  { GEM_DECK_ITEMS, "gem:agenda/1900" },
                  { GEM_DECK_QUOTE, "gem:section/inleiding#bestaat-niet" },
                  { GEM_DECK_PICTURE, NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (missing); i++)
    {
      g_autoptr (GemDeckSlide) slide = gem_deck_slide_new (missing[i].kind);
      g_autoptr (GemSlideContent) content = NULL;
      g_autofree char *text = NULL;
      cairo_surface_t *surface;

      slide->texts[GEM_DECK_FIELD_ADDRESS] = g_strdup (missing[i].address);
      content = load_slide (self, slide);
      g_assert_nonnull (gem_slide_content_get_trouble (content));
      text = gem_slide_dup_text (content, GEM_SLIDE_ALL_STEPS);
      g_assert_nonnull (strstr (text, gem_slide_content_get_trouble (content)));
      surface = gem_slide_render (content, 960, 540, 1, NULL);
      g_assert_cmpuint (count_ink (surface), >, 4000);
      cairo_surface_destroy (surface);
    }
}

static void
test_what_is_frozen_stays (Fixture *self, gconstpointer data)
{
  static const guint frozen[] = { 4, 7, 9, 13, 14, 15 };

  for (guint i = 0; i < G_N_ELEMENTS (frozen); i++)
    {
      g_autoptr (GemDeckSlide) slide = create_slide (frozen[i]);
      g_autoptr (GemSlideContent) today = load_slide (self, slide);
      g_autofree char *kept = gem_slide_content_freeze (today);
      g_autoptr (GemDeckSlide) later = gem_deck_slide_with_frozen (slide, kept, "2020-05-12");
      GemSlideSource nothing = { self->edition, self->edition, NULL, NULL };
      g_autoptr (GemSlideContent) content = gem_slide_load (later, &nothing, NULL, NULL);
      g_autofree char *was = gem_slide_dup_text (today, GEM_SLIDE_ALL_STEPS);
      g_autofree char *is = gem_slide_dup_text (content, GEM_SLIDE_ALL_STEPS);
      gsize same = strlen (was) - strlen (strrchr (was, '\n'));

      /* All but the source, which now tells the day. */
      g_assert_cmpint (strncmp (was, is, same), ==, 0);
      g_assert_nonnull (strstr (is, "as of 12 May 2020"));
    }
}

static void
test_wild_frozen_data_is_survived (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (TEST_DATA, "frozen-wild.gemdeck", NULL);
  g_autoptr (GPtrArray) faults =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gem_deck_fault_free);
  g_autoptr (GemDeck) deck = gem_deck_load (path, faults, NULL);
  g_autoptr (GPtrArray) contents = gem_deck_load_contents (deck, &self->source, NULL, NULL);

  g_assert_cmpuint (contents->len, ==, 3);
  for (guint i = 0; i < contents->len; i++)
    cairo_surface_destroy (gem_slide_render (contents->pdata[i], 960, 540, 1, NULL));
}

/* --- pictures --- */

static void
test_only_pictures_are_taken (Fixture *self, gconstpointer data)
{
  static const char bomb[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xff\xff\0\0\xff\xff\x08\x06\0\0\0";
  g_autoptr (GemDeckSlide) slide = gem_deck_slide_new (GEM_DECK_PICTURE);
  g_autoptr (GBytes) text = g_bytes_new_static ("<svg/>", 6);
  g_autoptr (GBytes) huge = g_bytes_new_static (bomb, sizeof bomb);
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);

  g_assert_null (gem_deck_slide_with_picture (slide, text, NULL));
  g_assert_null (gem_deck_slide_with_picture (slide, huge, NULL));
  g_assert_null (gem_deck_slide_with_picture (slide, empty, NULL));
}

static void
test_a_picture_behind_a_link_is_not_shown (Fixture *self, gconstpointer data)
{
  g_autofree char *target = g_build_filename (TEST_DATA, "voorbeeld.png", NULL);
  g_autofree char *link = g_build_filename (self->folder, "link.png", NULL);
  g_autoptr (GemDeckSlide) slide = gem_deck_slide_new (GEM_DECK_PICTURE);
  g_autoptr (GFile) file = g_file_new_for_path (link);
  g_autoptr (GemSlideContent) content = NULL;

  g_assert_true (g_file_make_symbolic_link (file, target, NULL, NULL));
  slide->texts[GEM_DECK_FIELD_PICTURE] = g_strdup ("link.png");
  self->source.folder = self->folder;
  content = load_slide (self, slide);
  g_assert_nonnull (gem_slide_content_get_trouble (content));
}

/* --- ready-made decks --- */

static void
assert_good (Fixture *self, GemDeck *deck)
{
  g_autoptr (GPtrArray) contents = gem_deck_load_contents (deck, &self->source, NULL, NULL);

  g_assert_cmpuint (contents->len, >=, 5);
  for (guint i = 0; i < contents->len; i++)
    {
      GemSlideContent *content = contents->pdata[i];

      g_test_message ("%s: %s", gem_deck_get_title (deck), gem_slide_content_get_title (content));
      g_assert_cmpstr (gem_slide_content_get_trouble (content), ==, NULL);
      g_assert_cmpint (gem_slide_get_fit (content, 1920, 1080), ==, GEM_SLIDE_FITS);
      g_assert_cmpint (gem_slide_get_fit (content, 1024, 768), !=, GEM_SLIDE_CUT);
      g_assert_nonnull (
          gem_deck_slide_get_text (gem_slide_content_get_slide (content), GEM_DECK_FIELD_NOTES));
    }
}

static void
test_every_province_has_a_deck (Fixture *self, gconstpointer data)
{
  GPtrArray *sessions = gem_edition_get_sessions (self->edition);

  g_assert_cmpuint (sessions->len, ==, 12);
  for (guint i = 0; i < sessions->len; i++)
    {
      const GemSession *session = sessions->pdata[i];
      g_autoptr (GemDeck) deck =
          gem_deck_make (GEM_DECK_RECIPE_PROVINCE, &self->source, session->iso, 0, NULL, NULL);

      g_assert_nonnull (deck);
      assert_good (self, deck);
    }
}

static void
test_the_other_decks_are_good (Fixture *self, gconstpointer data)
{
  g_autoptr (GemDeck) strategy =
      gem_deck_make (GEM_DECK_RECIPE_STRATEGY, &self->source, NULL, 0, NULL, NULL);
  g_autoptr (GemDeck) agenda =
      gem_deck_make (GEM_DECK_RECIPE_AGENDA, &self->source, NULL, 2020, NULL, NULL);
  g_autoptr (GError) error = NULL;

  assert_good (self, strategy);
  assert_good (self, agenda);
  g_assert_null (gem_deck_make (GEM_DECK_RECIPE_PROVINCE, &self->source, "NL-XX", 0, NULL, &error));
  g_assert_error (error, GEM_DECK_ERROR, GEM_DECK_ERROR_ADDRESS);
}

/* --- paper --- */

static GemDeck *
create_deck (void)
{
  GemDeck *deck = gem_deck_new ("Voorbeeld op papier");

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr (GemDeckSlide) slide = create_slide (i);

      gem_deck_insert (deck, G_MAXUINT, slide, NULL);
    }
  return deck;
}

static char *
run (const char *program, const char *option, const char *path)
{
  const char *arguments[] = { program, option, path, "-", NULL };
  g_autoptr (GSubprocess) process = NULL;
  char *out = NULL;

  if (!g_str_equal (program, "pdftotext"))
    arguments[3] = NULL;
  process =
      g_subprocess_newv (arguments,
                         G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);
  if (process != NULL)
    g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &out, NULL, NULL));
  return out;
}

static void
test_paper_has_all_slides (Fixture *self, gconstpointer data)
{
  static const guint pages[] = { 16, 16, 8, 6, 3, 16 };
  g_autoptr (GemDeck) deck = create_deck ();
  g_autoptr (GPtrArray) contents = gem_deck_load_contents (deck, &self->source, NULL, NULL);

  for (guint i = 0; i < GEM_DECK_PAPER_N_KINDS; i++)
    {
      g_autoptr (GemDeckPaper) paper = gem_deck_paper_new (deck, contents, (GemDeckPaperKind) i);
      g_autoptr (GBytes) bytes = gem_deck_paper_to_pdf (paper, NULL, NULL);

      g_assert_cmpuint (gem_deck_paper_get_n_pages (paper), ==, pages[i]);
      g_assert_nonnull (bytes);
      g_assert_cmpuint (g_bytes_get_size (bytes), >, 10000);
    }
}

static void
test_a_pdf_can_be_read_and_has_its_title (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "voorbeeld.pdf", NULL);
  g_autoptr (GemDeck) deck = create_deck ();
  g_autoptr (GPtrArray) contents = gem_deck_load_contents (deck, &self->source, NULL, NULL);
  g_autoptr (GemDeckPaper) paper = gem_deck_paper_new (deck, contents, GEM_DECK_PAPER_SLIDES);
  g_autoptr (GBytes) bytes = gem_deck_paper_to_pdf (paper, NULL, NULL);
  g_autofree char *info = NULL, *text = NULL, *structure = NULL;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
  info = run ("pdfinfo", "-isodates", path);
  text = run ("pdftotext", "-layout", path);
  structure = run ("pdfinfo", "-struct", path);
  if (info == NULL || text == NULL || structure == NULL)
    {
      g_test_skip ("poppler-utils is not installed");
      return;
    }
  g_assert_nonnull (strstr (info, "Voorbeeld op papier"));
  g_assert_nonnull (strstr (info, "Pages:           16"));
  g_assert_nonnull (strstr (info, "960 x 540"));
  g_assert_nonnull (strstr (info, "Tagged:          yes"));
  g_assert_true (g_str_has_prefix (structure, "Document\n  Sect\n    H1"));
  g_assert_nonnull (strstr (structure, "Figure"));
  g_assert_nonnull (strstr (text, "Eigen tekst"));
  g_assert_nonnull (strstr (text, "gem:province/NL-NB"));
}

/* Who hears a PDF hears its figures, each with its own words: those of the picture come first, and stand in
 * an element on the page of the picture. */
static void
test_figures_on_paper_have_words (Fixture *self, gconstpointer data)
{
  g_autoptr (GemDeck) deck = gem_deck_new ("Voorbeeld");
  g_autoptr (GPtrArray) contents = NULL;
  g_autoptr (GemDeckPaper) paper = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;
  guint64 page = 0;
  gsize length;
  const char *pdf;

  for (guint example = 1; example <= 8; example++)
    {
      g_autoptr (GemDeckSlide) slide = create_slide (example);

      gem_deck_insert (deck, G_MAXUINT, slide, NULL);
    }
  contents = gem_deck_load_contents (deck, &self->source, NULL, &error);
  g_assert_no_error (error);
  paper = gem_deck_paper_new (deck, contents, GEM_DECK_PAPER_SLIDES);
  bytes = gem_deck_paper_to_pdf (paper, NULL, &error);
  g_assert_no_error (error);
  pdf = g_bytes_get_data (bytes, &length);
  text = g_memdup2 (pdf, length);
  for (gsize i = 0; i < length; i++)
    if (text[i] == '\0')
      text[i] = ' ';
  text[length - 1] = '\0';
  parts = g_strsplit (text, "/Alt <FEFF", -1);
  g_assert_cmpuint (g_strv_length (parts), ==, 4);
  /* "Een voorbeeld: vier vlakken", "Where the province", "How many themes" */
  g_assert_true (g_str_has_prefix (parts[1], "00450065006E00200076"));
  g_assert_true (g_str_has_prefix (parts[2], "00570068006500720065"));
  /* Pages have ascending numbers in the file. */
  for (guint i = 1; i <= 3; i++)
    {
      const char *found = strstr (parts[i], "/Pg ");
      guint64 number = found != NULL ? g_ascii_strtoull (found + strlen ("/Pg "), NULL, 10) : 0;

      g_assert_cmpuint (number, >, page);
      page = number;
    }
  g_assert_nonnull (strstr (text, "/Lang (nl)"));
}

static void
test_long_notes_go_on_over_pages (Fixture *self, gconstpointer data)
{
  g_autofree char *notes = repeat ("Een voorbeeld van lange notities die doorgaan. ", 300);
  g_autoptr (GemDeckSlide) slide = create_slide (1);
  g_autoptr (GemDeckSlide) noted = gem_deck_slide_with_text (slide, GEM_DECK_FIELD_NOTES, notes);
  g_autoptr (GemDeck) deck = gem_deck_new ("Voorbeeld");
  g_autoptr (GPtrArray) contents = NULL;
  g_autoptr (GemDeckPaper) paper = NULL;

  gem_deck_insert (deck, 0, noted, NULL);
  contents = gem_deck_load_contents (deck, &self->source, NULL, NULL);
  paper = gem_deck_paper_new (deck, contents, GEM_DECK_PAPER_NOTES);
  g_assert_cmpuint (gem_deck_paper_get_n_pages (paper), >, 2);
  g_assert_cmpuint (gem_deck_paper_get_n_pages (paper), <, 8);
}

#define ADD(name, data, func) g_test_add (name, Fixture, data, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      const char *kind = gem_deck_kind_to_name (examples[i].kind);
      g_autofree char *drawn = g_strdup_printf ("/slide/drawn/%u-%s", i, kind);
      g_autofree char *read = g_strdup_printf ("/slide/read-from-the-last-row/%u-%s", i, kind);
      g_autofree char *inside = g_strdup_printf ("/slide/inside/%u-%s", i, kind);

      ADD (drawn, GUINT_TO_POINTER (i), test_every_kind_is_drawn_at_every_size);
      ADD (read, GUINT_TO_POINTER (i), test_every_kind_can_be_read_from_the_last_row);
      ADD (inside, GUINT_TO_POINTER (i), test_everything_lies_on_the_slide);
    }
  g_test_add_func ("/slide/each-text-has-its-contrast", test_each_text_has_its_contrast);
  ADD ("/slide/pointed-at/map", GUINT_TO_POINTER (8), test_a_province_on_a_map_can_be_pointed_at);
  ADD ("/slide/pointed-at/tiles", GUINT_TO_POINTER (10),
       test_a_province_on_a_map_can_be_pointed_at);
  ADD ("/slide/pointed-at/little-map", GUINT_TO_POINTER (7),
       test_a_province_on_a_map_can_be_pointed_at);
  ADD ("/slide/pointed-at/matrix", NULL, test_a_matrix_leads_to_themes_and_provinces);
  ADD ("/slide/pointed-at/words", NULL, test_words_lead_nowhere);
  ADD ("/slide/told-in-words", NULL, test_a_slide_is_told_in_words);
  ADD ("/slide/more-than-seven-lines-is-full", NULL, test_more_than_seven_lines_is_full);
  ADD ("/slide/too-much-text-is-cut-at-the-smallest-size", NULL,
       test_too_much_text_is_cut_at_the_smallest_size);
  ADD ("/slide/any-text-is-drawn", NULL, test_any_text_is_drawn);
  ADD ("/slide/points-come-one-by-one", NULL, test_points_come_one_by_one);
  ADD ("/slide/without-its-data-it-says-so", NULL, test_a_slide_without_its_data_says_so);
  ADD ("/slide/what-is-frozen-stays", NULL, test_what_is_frozen_stays);
  ADD ("/slide/wild-frozen-data-is-survived", NULL, test_wild_frozen_data_is_survived);
  ADD ("/slide/only-pictures-are-taken", NULL, test_only_pictures_are_taken);
  ADD ("/slide/a-picture-behind-a-link-is-not-shown", NULL,
       test_a_picture_behind_a_link_is_not_shown);
  ADD ("/slide/every-province-has-a-deck", NULL, test_every_province_has_a_deck);
  ADD ("/slide/the-other-decks-are-good", NULL, test_the_other_decks_are_good);
  ADD ("/slide/paper-has-all-slides", NULL, test_paper_has_all_slides);
  ADD ("/slide/a-pdf-can-be-read-and-has-its-title", NULL,
       test_a_pdf_can_be_read_and_has_its_title);
  ADD ("/slide/figures-on-paper-have-words", NULL, test_figures_on_paper_have_words);
  ADD ("/slide/long-notes-go-on-over-pages", NULL, test_long_notes_go_on_over_pages);
  return g_test_run ();
}
