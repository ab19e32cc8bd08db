/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* How long the next slide takes: drawn from what is loaded, in a deck of a hundred slides of every kind, on
 * a projector and on a large screen; how long loading takes in its worker; and what a thousand changes
 * leave behind. The agenda is empty: its slides draw what they have. */

#include "deck/gem-deck-paper.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SLIDES 100
#define ROUNDS 200
#define CHANGES 1000

static const struct
{
  GemDeckKind kind;
  const char *address;
} kinds[] = {
  { GEM_DECK_TITLE, NULL },
  { GEM_DECK_TEXT, NULL },
  { GEM_DECK_QUOTE, NULL },
  { GEM_DECK_SECTION, "gem:section/informatiesamenleving" },
  { GEM_DECK_SECTION, "gem:section/opgaven" },
  { GEM_DECK_PROVINCE, "gem:province/NL-FR" },
  { GEM_DECK_COMPARISON, "gem:compare?provinces=NL-FR,NL-ZE" },
  { GEM_DECK_COMPARISON, "gem:compare?as=tiles" },
  { GEM_DECK_COMPARISON, "gem:compare?as=matrix" },
  { GEM_DECK_COMPARISON, "gem:compare?as=timeline&show=date" },
};

static int
compare_times (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static void
report (const char *what, double *times, guint n, double goal)
{
  qsort (times, n, sizeof *times, compare_times);
  printf ("%-34s p50 %7.2f  p95 %7.2f  max %7.2f ms   (goal %g)\n", what, times[n / 2],
          times[n * 95 / 100], times[n - 1], goal);
}

static double
since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static long
get_memory (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL))
    return 0;
  line = strstr (text, "VmRSS:");
  return line != NULL ? strtol (line + 6, NULL, 10) : 0;
}

static GemDeck *
create_deck (void)
{
  GemDeck *deck = gem_deck_new ("Voorbeeld");

  for (guint i = 0; i < SLIDES; i++)
    {
      g_autoptr (GemDeckSlide) slide = gem_deck_slide_new (kinds[i % G_N_ELEMENTS (kinds)].kind);

      slide->texts[GEM_DECK_FIELD_ADDRESS] = g_strdup (kinds[i % G_N_ELEMENTS (kinds)].address);
      if (slide->texts[GEM_DECK_FIELD_ADDRESS] == NULL)
        slide->texts[GEM_DECK_FIELD_BODY] = g_strdup (
            "- Een voorbeeld van een punt\n- Nog een, wat langer dan dat ervoor\n- Derde");
      gem_deck_insert (deck, G_MAXUINT, slide, NULL);
    }
  return deck;
}

static GPtrArray *
load (GemDeck *deck, const GemSlideSource *source)
{
  static double times[SLIDES];
  GPtrArray *contents = g_ptr_array_new_with_free_func ((GDestroyNotify) gem_slide_content_unref);

  for (guint i = 0; i < SLIDES; i++)
    {
      gint64 start = g_get_monotonic_time ();
      GemSlideContent *content = gem_slide_load (gem_deck_get_slide (deck, i), source, NULL, NULL);

      times[i] = since (start);
      g_ptr_array_add (contents, content);
    }
  report ("load, in a worker", times, SLIDES, 100);
  return contents;
}

/* As a window does: onto the pixels that it has. */
static void
bench_changes (GPtrArray *contents, int width, int height)
{
  static double times[ROUNDS], by_kind[G_N_ELEMENTS (kinds)];
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  g_autofree char *what = g_strdup_printf ("change, %d × %d", width, height);

  for (guint i = 0; i < ROUNDS; i++)
    {
      GemSlideLook look = {
        .dark = i % 2, .step = GEM_SLIDE_ALL_STEPS, .number = i + 1, .n_slides = ROUNDS
      };
      cairo_t *cr = cairo_create (surface);
      gint64 start = g_get_monotonic_time ();

      gem_slide_draw (contents->pdata[i % SLIDES], cr, width, height, &look);
      cairo_surface_flush (surface);
      times[i] = since (start);
      by_kind[i % G_N_ELEMENTS (kinds)] = MAX (by_kind[i % G_N_ELEMENTS (kinds)], times[i]);
      cairo_destroy (cr);
    }
  cairo_surface_destroy (surface);
  report (what, times, ROUNDS, width > 2000 ? 200 : 100);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    printf ("    %-40s max %7.2f ms\n",
            kinds[i].address != NULL ? kinds[i].address : gem_deck_kind_to_name (kinds[i].kind),
            by_kind[i]);
}

static void
bench_memory (GPtrArray *contents, GemDeck *deck, const GemSlideSource *source)
{
  long before, after;

  for (guint i = 0; i < SLIDES; i++)
    cairo_surface_destroy (gem_slide_render (contents->pdata[i], 1920, 1080, 1, NULL));
  before = get_memory ();
  for (guint i = 0; i < CHANGES; i++)
    {
      GemSlideContent *content =
          gem_slide_load (gem_deck_get_slide (deck, i % SLIDES), source, NULL, NULL);

      cairo_surface_destroy (gem_slide_render (content, 1920, 1080, 1, NULL));
      gem_slide_content_unref (content);
    }
  after = get_memory ();
  printf ("%d changes: %ld KB before, %ld KB after, %+ld KB   (goal below 4096)\n", CHANGES, before,
          after, after - before);
}

int
main (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("GEM_PKGDATADIR"), "edition.gem", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GemEdition) edition = gem_edition_open (path, &error);
  g_autoptr (GemDeck) deck = create_deck ();
  g_autoptr (GPtrArray) contents = NULL;
  GemSlideSource source = { edition, edition, NULL, NULL };

  if (edition == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  contents = load (deck, &source);
  bench_changes (contents, 1920, 1080);
  bench_changes (contents, 3840, 2160);
  bench_memory (contents, deck, &source);
  return 0;
}
