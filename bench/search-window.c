/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The program itself, searching: real words are typed letter by letter, as key events in GDK's queue, and each is
 * timed until the end of the frame that shows what it finds. One line for each key goes to the file that
 * GEM_BENCH_KEYS names: when it was pressed, and how long it took until its letter was seen, until the rows were
 * made, and until they were painted; and how long the main thread worked, which is the same on a busy machine. All in
 * microseconds. bench/search-window.py reads it. */

#include "gem-application.h"
#include "gem-search-results.h"

#include <handy.h>
#include <stdio.h>
#include <time.h>

/* What people look for, in the text and in the agenda. */
static const char *const questions[] = { "woningbouw",
                                         "energietransitie",
                                         "sociaal domein",
                                         "provincie",
                                         "jeugdzorg",
                                         "common ground",
                                         "regionale samenwerking",
                                         "dienstverlening",
                                         "wnoingbouw",
                                         "gemeente",
                                         "de",
                                         "inclusieve samenleving",
                                         "proef 999",
                                         "bra",
                                         "lopend" };

/* Between two keys, in milliseconds: six to twelve in a second. */
#define LEAST_PAUSE 80
#define MOST_PAUSE 160
#define ROUNDS 2

typedef struct
{
  GApplication *application;
  GtkWidget *window;
  GtkEntry *entry;
  GRand *dice;
  FILE *keys;
  guint round;
  guint question;
  const char *next; /* letter */
  gint64 pressed;   /* 0 where nothing is waited for */
  gint64 seen;      /* the first frame after it */
  gint64 made;      /* its rows; 0 until then */
  gint64 worked;
} Bench;

static gint64
worked_now (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  g_autoptr (GList) children = NULL;
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  if (!GTK_IS_CONTAINER (widget))
    return NULL;
  children = gtk_container_get_children (GTK_CONTAINER (widget));
  for (GList *l = children; l != NULL && found == NULL; l = l->next)
    found = find (l->data, type);
  return found;
}

static gboolean type_cb (gpointer data);

static void
after_paint_cb (GdkFrameClock *clock, gpointer data)
{
  Bench *bench = data;
  gint64 now = g_get_monotonic_time ();

  if (bench->pressed == 0)
    return;
  if (bench->seen == 0)
    bench->seen = now;
  if (bench->made == 0)
    return;
  fprintf (bench->keys,
           "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
           " %" G_GINT64_FORMAT "\n",
           bench->pressed, bench->seen - bench->pressed, bench->made - bench->pressed,
           now - bench->pressed, worked_now () - bench->worked);
  bench->pressed = 0;
  g_timeout_add ((guint) g_rand_int_range (bench->dice, LEAST_PAUSE, MOST_PAUSE), type_cb, bench);
}

/* On all pages: nothing found is an answer too. */
static void
shown_cb (GtkWidget *results, gpointer data)
{
  Bench *bench = data;

  if (bench->pressed == 0)
    return;
  bench->made = g_get_monotonic_time ();
  /* Also where nothing looks different; what does not is not painted. */
  gdk_frame_clock_request_phase (gtk_widget_get_frame_clock (results),
                                 GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
}

static void
press (Bench *bench, gunichar letter)
{
  GdkDisplay *display = gtk_widget_get_display (bench->window);
  GdkSeat *seat = gdk_display_get_default_seat (display);
  g_autoptr (GdkEvent) event = gdk_event_new (GDK_KEY_PRESS);
  guint keyval = gdk_unicode_to_keyval (letter);

  event->key.window = g_object_ref (gtk_widget_get_window (bench->window));
  event->key.send_event = TRUE;
  event->key.time = GDK_CURRENT_TIME;
  event->key.keyval = keyval;
  gdk_event_set_device (event, gdk_seat_get_keyboard (seat));
  gdk_display_put_event (display, event);
}

static gboolean
type_cb (gpointer data)
{
  Bench *bench = data;
  gunichar letter;

  if (bench->next == NULL || *bench->next == '\0')
    {
      if (bench->question == G_N_ELEMENTS (questions) && ++bench->round < ROUNDS)
        bench->question = 0;
      if (bench->question == G_N_ELEMENTS (questions))
        {
          g_application_quit (bench->application);
          return G_SOURCE_REMOVE;
        }
      bench->next = questions[bench->question++];
      /* The first letter takes the place of the question before. */
      gtk_editable_select_region (GTK_EDITABLE (bench->entry), 0, -1);
    }
  letter = g_utf8_get_char (bench->next);
  bench->next = g_utf8_next_char (bench->next);
  bench->seen = bench->made = 0;
  bench->worked = worked_now ();
  bench->pressed = g_get_monotonic_time ();
  press (bench, letter);
  return G_SOURCE_REMOVE;
}

static gboolean
start_cb (gpointer data)
{
  Bench *bench = data;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (bench->application));
  GtkWidget *results = window != NULL ? find (GTK_WIDGET (window), GEM_TYPE_SEARCH_RESULTS) : NULL;

  if (results == NULL || !gtk_window_is_active (window))
    return G_SOURCE_CONTINUE;
  bench->window = GTK_WIDGET (window);
  bench->entry = GTK_ENTRY (find (bench->window, GTK_TYPE_SEARCH_ENTRY));
  g_signal_connect (results, "shown", G_CALLBACK (shown_cb), bench);
  g_signal_connect (gtk_widget_get_frame_clock (bench->window), "after-paint",
                    G_CALLBACK (after_paint_cb), bench);
  g_timeout_add (1000, type_cb, bench);
  return G_SOURCE_REMOVE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GemApplication) application = gem_application_new ();
  Bench bench = { .application = G_APPLICATION (application) };
  int status;

  bench.keys =
      fopen (g_getenv ("GEM_BENCH_KEYS") != NULL ? g_getenv ("GEM_BENCH_KEYS") : "/dev/stdout",
             "w");
  if (bench.keys == NULL)
    return 1;
  bench.dice = g_rand_new_with_seed (2024);
  g_timeout_add (100, start_cb, &bench);
  status = g_application_run (G_APPLICATION (application), argc, argv);
  g_rand_free (bench.dice);
  fclose (bench.keys);
  return status;
}
