/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The program itself, with a watch on its main loop: watchdog.py says on standard input what to do and where a
 * phase ends. A hold is the time between two polls of the main loop, on the clock and of the processor: the two are
 * apart where other programs want the processor too. Prints figures; judges nothing. */

#include "address/gem-address.h"
#include "gem-application.h"
#include "gem-window.h"

#include <handy.h>
#include <stdio.h>
#include <time.h>

/* In milliseconds. */
#define FRAME 16

typedef struct
{
  GArray *holds; /* in milliseconds */
  clockid_t clock;
  double left_poll;
} Watch;

static Watch watches[] = { { NULL, CLOCK_MONOTONIC, 0 }, { NULL, CLOCK_THREAD_CPUTIME_ID, 0 } };

static double
read_clock (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static int
measured_poll (GPollFD *fds, guint n_fds, int timeout)
{
  int result;

  for (guint i = 0; i < G_N_ELEMENTS (watches); i++)
    {
      double hold = read_clock (watches[i].clock) - watches[i].left_poll;

      if (watches[i].left_poll > 0)
        g_array_append_val (watches[i].holds, hold);
    }
  result = g_poll (fds, n_fds, timeout);
  for (guint i = 0; i < G_N_ELEMENTS (watches); i++)
    watches[i].left_poll = read_clock (watches[i].clock);
  return result;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const double *da = a, *db = b;

  return (*da > *db) - (*da < *db);
}

static void
end_watch (GArray *holds, const char *what)
{
  guint over = 0;

  g_array_sort (holds, compare);
  for (guint i = 0; i < holds->len; i++)
    over += g_array_index (holds, double, i) > FRAME;
  printf ("  %s: longest %6.2f  p99 %6.2f ms  above %d ms: %4u of %u", what,
          g_array_index (holds, double, holds->len - 1),
          g_array_index (holds, double, holds->len * 99 / 100), FRAME, over, holds->len);
  g_array_set_size (holds, 0);
}

static void
end_phase (const char *name)
{
  if (watches[0].holds->len == 0)
    return;
  printf ("%-34s", name);
  end_watch (watches[0].holds, "clock");
  end_watch (watches[1].holds, "processor");
  printf ("\n");
  fflush (stdout);
}

static void
scroll (GtkWidget *widget, gpointer data)
{
  GtkAdjustment *adjustment;

  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_SCROLLED_WINDOW (widget))
    {
      adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget));
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + 300);
    }
  if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), scroll, data);
}

static gboolean
obey_cb (GIOChannel *channel, GIOCondition condition, gpointer application)
{
  GtkWindow *window = gtk_application_get_active_window (application);
  g_autofree char *line = NULL;
  const char *rest;

  if (g_io_channel_read_line (channel, &line, NULL, NULL, NULL) != G_IO_STATUS_NORMAL)
    {
      g_application_quit (application);
      return G_SOURCE_REMOVE;
    }
  g_strchomp (line);
  rest = strchr (line, ' ');
  rest = rest != NULL ? rest + 1 : "";
  if (g_str_has_prefix (line, "end "))
    end_phase (rest);
  else if (g_str_equal (line, "scroll") && window != NULL)
    scroll (GTK_WIDGET (window), NULL);
  else if (g_str_has_prefix (line, "add ") && window != NULL)
    gem_window_add_feed (GEM_WINDOW (window), rest);
  else if (g_str_has_prefix (line, "do ") && window != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (window), rest, NULL);
  else if (g_str_has_prefix (line, "go ") && window != NULL)
    {
      g_autoptr (GemAddress) address = gem_address_parse (rest, NULL);

      if (address != NULL)
        gem_window_go (GEM_WINDOW (window), address);
    }
  return G_SOURCE_CONTINUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GIOChannel) input = g_io_channel_unix_new (0);
  g_autoptr (GemApplication) application = gem_application_new ();
  int status;

  for (guint i = 0; i < G_N_ELEMENTS (watches); i++)
    watches[i].holds = g_array_new (FALSE, FALSE, sizeof (double));
  g_io_add_watch (input, G_IO_IN | G_IO_HUP, obey_cb, application);
  g_main_context_set_poll_func (NULL, measured_poll);
  status = g_application_run (G_APPLICATION (application), argc, argv);
  for (guint i = 0; i < G_N_ELEMENTS (watches); i++)
    g_array_unref (watches[i].holds);
  return status;
}
