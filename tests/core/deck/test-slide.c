/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Slides of every kind at several sizes, light and dark: something is on them, it can be read, and what is
 * missing or too much is said. With GEM_TEST_PICTURES, a folder, they can be looked at. */

#include "deck/gem-deck-json.h"
#include "deck/gem-deck-paper.h"
#include "deck/gem-deck-recipes.h"
#include "deck/gem-slide-private.h"
#include "slide-examples.h"

#include <string.h>

static const int sizes[][2] = { { 1024, 768 }, { 1920, 1080 }, { 3840, 2160 } };

/* --- every kind --- */

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
  return g_test_run ();
}
