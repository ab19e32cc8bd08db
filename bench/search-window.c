/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The program itself, searching: real words go into the box letter by letter, as keys do, and each is timed
 * until the answer to it has been painted. Prints figures; judges nothing. */

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
                                         "inclusieve samenleving" };

/* In milliseconds. */
#define FRAME 16
#define BETWEEN_KEYS 60
#define ROUNDS 3

typedef struct
{
  GApplication *application;
  GtkEntry *entry;
  GtkWidget *results;
  GArray *answers; /* until the rows are made */
  GArray *times;   /* until they are painted */
  GArray *work;    /* what of it the main thread worked; the same on a busy machine */
  guint round;
  guint question;
  const char *next; /* letter */
  gint64 pressed;   /* 0 where nothing is waited for */
  double worked;
  gboolean shown; /* the answer is there, and will be painted */
} Bench;

static int
compare (gconstpointer a, gconstpointer b)
{
  const double *da = a, *db = b;

  return (*da > *db) - (*da < *db);
}

static double
cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1e6;
}

static void
print (const char *what, GArray *times)
{
  guint over = 0;

  if (times->len == 0)
    return;
  g_array_sort (times, compare);
  for (guint i = 0; i < times->len; i++)
    over += g_array_index (times, double, i) > FRAME;
  printf ("%-28s p50 %.2f  p95 %.2f  max %.2f ms  above %d ms: %u of %u keys\n", what,
          g_array_index (times, double, times->len / 2),
          g_array_index (times, double, times->len * 95 / 100),
          g_array_index (times, double, times->len - 1), FRAME, over, times->len);
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
  double time = (double) (g_get_monotonic_time () - bench->pressed) / 1000;
  double work = cpu_time () - bench->worked;

  if (bench->pressed == 0 || !bench->shown)
    return;
  bench->pressed = 0;
  g_array_append_val (bench->times, time);
  g_array_append_val (bench->work, work);
  g_timeout_add (BETWEEN_KEYS, type_cb, bench);
}

/* All pages: nothing found is an answer too. */
static void
answered_cb (GtkWidget *results, gpointer data)
{
  Bench *bench = data;
  double time = (double) (g_get_monotonic_time () - bench->pressed) / 1000;

  if (bench->pressed == 0)
    return;
  bench->shown = TRUE;
  g_array_append_val (bench->answers, time);
  /* Also where nothing looks different; what does not is not painted. */
  gdk_frame_clock_request_phase (gtk_widget_get_frame_clock (results),
                                 GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
}

static gboolean
type_cb (gpointer data)
{
  Bench *bench = data;
  char letter[7] = { 0 };
  int end = -1;

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
      gtk_entry_set_text (bench->entry, "");
    }
  g_unichar_to_utf8 (g_utf8_get_char (bench->next), letter);
  bench->next = g_utf8_next_char (bench->next);
  bench->shown = FALSE;
  bench->worked = cpu_time ();
  bench->pressed = g_get_monotonic_time ();
  gtk_editable_insert_text (GTK_EDITABLE (bench->entry), letter, -1, &end);
  return G_SOURCE_REMOVE;
}

static gboolean
start_cb (gpointer data)
{
  Bench *bench = data;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (bench->application));

  bench->results = window != NULL ? find (GTK_WIDGET (window), GEM_TYPE_SEARCH_RESULTS) : NULL;
  if (bench->results == NULL)
    return G_SOURCE_CONTINUE;
  bench->entry = GTK_ENTRY (find (GTK_WIDGET (window), GTK_TYPE_SEARCH_ENTRY));
  g_signal_connect (bench->results, "shown", G_CALLBACK (answered_cb), bench);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
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

  bench.answers = g_array_new (FALSE, FALSE, sizeof (double));
  bench.work = g_array_new (FALSE, FALSE, sizeof (double));
  bench.times = g_array_new (FALSE, FALSE, sizeof (double));
  g_timeout_add (100, start_cb, &bench);
  status = g_application_run (G_APPLICATION (application), argc, argv);
  print ("from key to rows", bench.answers);
  print ("from key to painted results", bench.times);
  print ("work of the main thread", bench.work);
  g_array_unref (bench.answers);
  g_array_unref (bench.work);
  g_array_unref (bench.times);
  return status;
}
