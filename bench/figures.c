/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* How long the map takes: recolouring all of it, one outline over what is cached, finding the province
 * under a point; and what a thousand figures leave behind. On image surfaces, as GTK 3 has them without a
 * graphics card. */

#include "figure/gem-figure.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WIDTH 1200
#define HEIGHT 900
#define ROUNDS 200
#define SWITCHES 1000

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
  printf ("%-34s p50 %7.3f  p95 %7.3f  max %7.3f ms   (goal %g)\n", what, times[n / 2],
          times[n * 95 / 100], times[n - 1], goal);
}

static double
since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static GemFigure *
create (GemCompare *compare, GemFigureKind kind, guint round)
{
  GemMeasureSpec spec = {
    .kind = GEM_MEASURE_THEME,
    .theme = gem_compare_get_theme_id (compare, round % gem_compare_get_n_themes (compare))
  };
  g_autoptr (GemMeasure) measure = gem_measure_new (compare, &spec);

  return gem_figure_new (kind, compare, measure, GEM_FIGURE_SORT_LIKENESS);
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

static void
bench_map (GemCompare *compare, PangoContext *context, cairo_t *cr, const GemPalette *palette)
{
  static double colour[ROUNDS], hover[ROUNDS], hit[ROUNDS];
  GemFigure *last = NULL;
  cairo_surface_t *cache = cairo_surface_create_similar (cairo_get_target (cr),
                                                         CAIRO_CONTENT_COLOR_ALPHA, WIDTH, HEIGHT);

  for (guint i = 0; i < ROUNDS; i++)
    {
      GemFigure *figure = create (compare, GEM_FIGURE_MAP, i);
      cairo_t *cached = cairo_create (cache);
      gint64 start = g_get_monotonic_time ();
      const GemFigureMark *mark;

      /* As the plot does. */
      if (last != NULL)
        gem_figure_take_borders (figure, last);
      g_clear_pointer (&last, gem_figure_free);
      last = figure;
      gem_figure_layout (figure, context, WIDTH, HEIGHT);
      gem_figure_draw (figure, cached, palette);
      colour[i] = since (start);
      cairo_destroy (cached);

      mark = g_ptr_array_index (gem_figure_get_marks (figure), i % 12);
      start = g_get_monotonic_time ();
      cairo_save (cr);
      cairo_rectangle (cr, (int) mark->x - 4, (int) mark->y - 4, (int) mark->width + 9,
                       (int) mark->height + 9);
      cairo_clip (cr);
      cairo_set_source_surface (cr, cache, 0, 0);
      cairo_paint (cr);
      cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
      gem_figure_trace (figure, i % 12, cr);
      gem_palette_set_source (cr, &palette->ink);
      cairo_set_line_width (cr, 2.5);
      cairo_stroke_preserve (cr);
      gem_palette_set_source (cr, &palette->paper);
      cairo_set_line_width (cr, 1);
      cairo_stroke (cr);
      cairo_restore (cr);
      hover[i] = since (start);

      start = g_get_monotonic_time ();
      for (guint j = 0; j < 100; j++)
        gem_figure_hit (figure, (i * 37 + j * 11) % WIDTH, (i * 53 + j * 7) % HEIGHT);
      hit[i] = since (start) / 100;
    }
  g_clear_pointer (&last, gem_figure_free);
  cairo_surface_destroy (cache);
  report ("map recoloured, 1200x900", colour, ROUNDS, 6);
  report ("hover or selection", hover, ROUNDS, 1.5);
  report ("province under a point", hit, ROUNDS, 0.1);
}

int
main (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("GEM_PKGDATADIR"), "edition.gem", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GemEdition) edition = gem_edition_open (path, &error);
  g_autoptr (GemCompare) compare = NULL;
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  GemPalette palette;
  long before = 0;

  if (edition == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  compare = gem_compare_new (edition, NULL);
  gem_palette_init_print (&palette);
  bench_map (compare, context, cr, &palette);
  for (guint i = 0; i < SWITCHES; i++)
    {
      g_autoptr (GemFigure) figure = create (compare, (GemFigureKind) (i % GEM_FIGURE_N_KINDS), i);

      gem_figure_layout (figure, context, WIDTH, HEIGHT);
      gem_figure_draw (figure, cr, &palette);
      if (i == SWITCHES / 10)
        before = get_memory ();
    }
  printf ("%-34s %ld kB after %d, %ld kB after %d\n", "memory while switching", before,
          SWITCHES / 10, get_memory (), SWITCHES);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_object_unref (context);
  return 0;
}
