/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* How long the main loop is held while every section is opened, and how many frames a second the longest one
 * scrolls with, at 1920×1080. A hold is the time between two polls of the main loop. Prints figures; judges
 * nothing. */

#include "context/gem-context.h"
#include "gem-view.h"
#include "read/gem-read-view.h"

#include <handy.h>
#include <stdio.h>
#include <stdlib.h>

#define SCROLL_FRAMES 240
#define SCROLL_STEP 12
/* In milliseconds. */
#define FRAME 16

static gint64 left_poll;
static gint64 longest;

static int
measured_poll (GPollFD *fds, guint n_fds, int timeout)
{
  gint64 now = g_get_monotonic_time ();
  int result;

  if (left_poll != 0)
    longest = MAX (longest, now - left_poll);
  result = g_poll (fds, n_fds, timeout);
  left_poll = g_get_monotonic_time ();
  return result;
}

static gboolean
stop_cb (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

static void
run_for (guint milliseconds)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_timeout_add (milliseconds, stop_cb, loop);
  g_main_loop_run (loop);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const double *da = a, *db = b;

  return (*da > *db) - (*da < *db);
}

static void
print_figures (const char *name, GArray *values, const char *unit)
{
  g_array_sort (values, compare);
  printf ("%-34s p50 %6.2f  p95 %6.2f  max %6.2f %s\n", name,
          g_array_index (values, double, values->len / 2),
          g_array_index (values, double, values->len * 95 / 100),
          g_array_index (values, double, values->len - 1), unit);
}

typedef struct
{
  GtkAdjustment *adjustment;
  GArray *intervals;
  gint64 last;
  guint frames;
  GMainLoop *loop;
} Scroll;

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Scroll *scroll = data;
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double interval = (double) (now - scroll->last) / 1000;
  double value = gtk_adjustment_get_value (scroll->adjustment) + SCROLL_STEP;

  if (scroll->last != 0)
    g_array_append_val (scroll->intervals, interval);
  scroll->last = now;
  if (value + gtk_adjustment_get_page_size (scroll->adjustment) >=
      gtk_adjustment_get_upper (scroll->adjustment))
    value = 0;
  gtk_adjustment_set_value (scroll->adjustment, value);
  if (++scroll->frames < SCROLL_FRAMES)
    return G_SOURCE_CONTINUE;
  g_main_loop_quit (scroll->loop);
  return G_SOURCE_REMOVE;
}

static GtkWidget *
find_scrolled (GtkWidget *widget)
{
  g_autoptr (GList) children = NULL;

  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GemReadPage"))
    return widget;
  if (!GTK_IS_CONTAINER (widget))
    return NULL;
  children = gtk_container_get_children (GTK_CONTAINER (widget));
  for (GList *l = children; l != NULL; l = l->next)
    {
      GtkWidget *found = find_scrolled (l->data);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
scroll_longest (GtkWidget *view, const GemSection *section)
{
  g_autoptr (GemAddress) address = gem_address_new (GEM_ADDRESS_SECTION, section->id);
  Scroll scroll = { .intervals = g_array_new (FALSE, FALSE, sizeof (double)) };
  double total = 0;

  gem_view_show (GEM_VIEW (view), address);
  run_for (500);
  scroll.loop = g_main_loop_new (NULL, FALSE);
  scroll.adjustment =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (find_scrolled (view)));
  longest = 0;
  gtk_widget_add_tick_callback (view, tick_cb, &scroll, NULL);
  g_main_loop_run (scroll.loop);
  for (guint i = 0; i < scroll.intervals->len; i++)
    total += g_array_index (scroll.intervals, double, i);
  printf ("scrolling “%s”: %.1f frames a second, longest hold %.2f ms\n", section->title,
          1000 * scroll.intervals->len / total, (double) longest / 1000);
  print_figures ("  between frames", scroll.intervals, "ms");
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GemContext) context = NULL;
  g_autoptr (GtkCssProvider) provider = NULL;
  g_autoptr (GArray) holds = g_array_new (FALSE, FALSE, sizeof (double));
  const GemSection *most = NULL;
  GtkWidget *window, *view;
  GPtrArray *sections;

  gtk_init (&argc, &argv);
  hdy_init ();
  context = gem_context_open (argc > 1 ? argv[1] : "/nonexistent", &error);
  if (context == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return EXIT_FAILURE;
    }
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, GEM_RESOURCE_PATH "/style.css");
  gtk_style_context_add_provider_for_screen (gdk_screen_get_default (),
                                             GTK_STYLE_PROVIDER (provider),
                                             GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  window = gtk_window_new (GTK_WINDOW_TOPLEVEL);
  gtk_window_set_default_size (GTK_WINDOW (window), 1920, 1080);
  view = gem_read_view_new (context);
  gtk_container_add (GTK_CONTAINER (window), view);
  gtk_widget_show (window);
  g_main_context_set_poll_func (NULL, measured_poll);

  sections = gem_edition_get_sections (gem_context_get_edition (context));
  for (guint i = 0; i < sections->len; i++)
    {
      const GemSection *section = g_ptr_array_index (sections, i);
      g_autoptr (GemAddress) address = gem_address_new (GEM_ADDRESS_SECTION, section->id);
      double hold;

      if (most == NULL || section->words > most->words)
        most = section;
      longest = 0;
      gem_view_show (GEM_VIEW (view), address);
      run_for (150);
      hold = (double) longest / 1000;
      if (i == 0)
        printf ("the first section: longest hold %.2f ms\n", hold);
      else
        g_array_append_val (holds, hold);
      if (i > 0 && hold > FRAME)
        printf ("  more than a frame: “%s” %.2f ms\n", section->title, hold);
    }
  print_figures ("opening each further section, hold", holds, "ms");
  scroll_longest (view, most);
  return EXIT_SUCCESS;
}
