/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* How long it takes from a press of the clicker until the hall's window has painted the next slide, with a
 * deck of 100 slides at the size of the screen, and whether memory stays flat over 1,000 changes. Prints
 * figures; judges nothing. */

#define G_SETTINGS_ENABLE_BACKEND
#include "present/gem-hall-window.h"
#include "present/gem-presentation.h"

#include <gio/gsettingsbackend.h>
#include <handy.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define N_SLIDES 100
#define N_CHANGES 1000
/* A speaker who turns slides as fast as a thumb can; in milliseconds. */
#define BETWEEN 120
#define PATIENCE 2000

typedef struct
{
  GtkApplication *application;
  GemContext *context;
  GemPresentation *presentation;
  GemStage *stage;
  GActionGroup *actions;
  GArray *times; /* double: milliseconds */
  gint64 asked;  /* 0 where nothing is awaited */
  guint changes;
  guint late;
  guint waited; /* changes whose picture was not ready */
  gboolean waits;
  int direction;
  double processor; /* when the first change was asked for */
} Bench;

static const char *const addresses[] = {
  NULL,
  "gem:province/NL-FR",
  "gem:compare?theme=energie-en-klimaat",
  "gem:section/inleiding",
  "gem:compare?as=matrix",
  "gem:province/NL-ZE",
  "gem:compare?show=likeness&to=NL-FR",
  "gem:compare?as=tiles",
};

static long
read_memory (void)
{
  g_autofree char *text = NULL;
  long pages = 0;

  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    sscanf (text, "%*d %ld", &pages);
  return pages * 4;
}

static GemDeck *
make_deck (void)
{
  GemDeck *deck = gem_deck_new ("Proef");

  for (guint i = 0; i < N_SLIDES; i++)
    {
      const char *uri = addresses[i % G_N_ELEMENTS (addresses)];
      g_autoptr (GemAddress) address = uri != NULL ? gem_address_parse (uri, NULL) : NULL;
      g_autoptr (GemDeckSlide) slide = address != NULL
                                           ? gem_deck_slide_new_for_address (address, NULL)
                                           : gem_deck_slide_new (GEM_DECK_TEXT);
      g_autofree char *title = g_strdup_printf ("Proefdia %u", i + 1);

      g_free (slide->texts[GEM_DECK_FIELD_TITLE]);
      slide->texts[GEM_DECK_FIELD_TITLE] = g_steal_pointer (&title);
      gem_deck_insert (deck, i, slide, NULL);
    }
  return deck;
}

/* Of all threads, in milliseconds. */
static double
read_processor (void)
{
  return (double) clock () * 1000 / CLOCKS_PER_SEC;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const double *da = a, *db = b;

  return (*da > *db) - (*da < *db);
}

static void
report (Bench *self)
{
  GArray *times = self->times;

  g_array_sort (times, compare);
  printf ("a change of slide, %d×%d: p50 %.2f  p95 %.2f  max %.2f ms, %u of %u changes\n",
          gtk_widget_get_allocated_width (GTK_WIDGET (self->stage)),
          gtk_widget_get_allocated_height (GTK_WIDGET (self->stage)),
          g_array_index (times, double, times->len / 2),
          g_array_index (times, double, times->len * 95 / 100),
          g_array_index (times, double, times->len - 1), times->len, self->changes);
  printf ("more than a frame of 16.7 ms: %u; not painted ahead in time: %u\n", self->late,
          self->waited);
  printf ("processor, with all that is painted ahead: %.1f ms a change\n",
          (read_processor () - self->processor) / self->changes);
}

static gboolean change_cb (gpointer data);

/* After the stage has painted, in the same frame. */
static gboolean
painted_cb (GtkWidget *widget, cairo_t *cr, Bench *self)
{
  gint64 now = g_get_monotonic_time ();
  double time = (double) (now - self->asked) / 1000;

  if (self->asked == 0)
    return FALSE;
  if (gem_stage_get_painted (self->stage) < self->asked)
    {
      self->waits = TRUE;
      return FALSE;
    }
  self->waited += self->waits;
  self->waits = FALSE;
  self->asked = 0;
  self->late += time > 1000.0 / 60;
  g_array_append_val (self->times, time);
  g_timeout_add (BETWEEN, change_cb, self);
  return FALSE;
}

static gboolean
change_cb (gpointer data)
{
  Bench *self = data;
  guint slide = gem_presentation_get_slide (self->presentation);

  if (self->changes > 0 && self->changes % 250 == 0)
    printf ("memory after %u changes: %.1f MB\n", self->changes, (double) read_memory () / 1024);
  if (self->changes == N_CHANGES)
    {
      report (self);
      gem_presentation_end (self->presentation);
      return G_SOURCE_REMOVE;
    }
  if (self->changes == 0)
    self->processor = read_processor ();
  if (slide == 0)
    self->direction = 1;
  else if (slide == N_SLIDES - 1)
    self->direction = -1;
  self->changes++;
  self->asked = g_get_monotonic_time ();
  g_action_group_activate_action (self->actions, self->direction > 0 ? "next" : "previous", NULL);
  return G_SOURCE_REMOVE;
}

static void
ended_cb (Bench *self)
{
  g_clear_object (&self->presentation);
  g_application_release (G_APPLICATION (self->application));
}

static void
activate_cb (GApplication *application, Bench *self)
{
  g_autoptr (GSettingsBackend) backend = g_memory_settings_backend_new ();
  g_autoptr (GSettings) settings = g_settings_new_with_backend (GEM_APP_ID, backend);
  g_autoptr (GemDeck) deck = make_deck ();
  GList *windows;

  hdy_init ();
  g_application_hold (application);
  gem_context_set_settings (self->context, settings);
  self->presentation = gem_presentation_start (self->context, deck, NULL, 0, self->application);
  g_signal_connect_swapped (self->presentation, "ended", G_CALLBACK (ended_cb), self);
  windows = gtk_application_get_windows (self->application);
  for (GList *l = windows; l != NULL; l = l->next)
    if (GEM_IS_HALL_WINDOW (l->data))
      {
        self->stage = gem_hall_window_get_stage (l->data);
        self->actions = gtk_widget_get_action_group (l->data, "present");
      }
  g_signal_connect_after (self->stage, "draw", G_CALLBACK (painted_cb), self);
  g_timeout_add (PATIENCE, change_cb, self);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("gemeenten2024-bench-XXXXXX", NULL);
  Bench self = { .direction = 1, .times = g_array_new (FALSE, FALSE, sizeof (double)) };

  self.context = gem_context_open (folder, &error);
  if (self.context == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return EXIT_FAILURE;
    }
  self.application = gtk_application_new (GEM_APP_ID, G_APPLICATION_NON_UNIQUE);
  g_signal_connect (self.application, "activate", G_CALLBACK (activate_cb), &self);
  g_application_run (G_APPLICATION (self.application), 0, NULL);
  g_object_unref (self.application);
  g_object_unref (self.context);
  g_array_unref (self.times);
  return EXIT_SUCCESS;
}
