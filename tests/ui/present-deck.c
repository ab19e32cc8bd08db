/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Presents a deck from its file, without the program around it: present-deck FILE DATA-DIR [SLIDE].
 * Prints "ended SLIDE" when the presentation is over, and "gone" where nobody holds it then. For tests and
 * pictures. */

#define G_SETTINGS_ENABLE_BACKEND
#include "deck/gem-deck-json.h"
#include "present/gem-presentation.h"

#include <gio/gsettingsbackend.h>
#include <glib/gi18n.h>
#include <handy.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct
{
  char **argv;
  int argc;
  GtkApplication *application;
  GemContext *context;
  GemPresentation *presentation;
  gboolean gone; /* nobody holds the presentation any more */
} Program;

static void
gone_cb (gpointer data, GObject *presentation)
{
  Program *self = data;

  self->gone = TRUE;
}

static void
ended_cb (GemPresentation *presentation, guint slide, Program *self)
{
  printf ("ended %u\n", slide);
  fflush (stdout);
  g_clear_object (&self->presentation);
  g_application_release (G_APPLICATION (self->application));
}

static void
load_style (void)
{
  const char *const sheets[] = { GEM_RESOURCE_PATH "/style.css",
                                 GEM_RESOURCE_PATH "/style-dark.css" };
  gboolean dark = hdy_style_manager_get_dark (hdy_style_manager_get_default ());

  for (guint i = 0; i <= (guint) dark; i++)
    {
      g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

      gtk_css_provider_load_from_resource (provider, sheets[i]);
      gtk_style_context_add_provider_for_screen (gdk_screen_get_default (),
                                                 GTK_STYLE_PROVIDER (provider),
                                                 GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + i);
    }
}

static GSettings *
open_settings (const char *data_dir)
{
  g_autofree char *path = g_build_filename (data_dir, "settings.ini", NULL);
  g_autoptr (GSettingsBackend) backend = g_keyfile_settings_backend_new (path, "/", NULL);

  return g_settings_new_with_backend (GEM_APP_ID, backend);
}

static void
activate_cb (GApplication *application, Program *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gem_deck_fault_free);
  g_autoptr (GemDeck) deck = gem_deck_load (self->argv[1], faults, &error);
  g_autoptr (GSettings) settings = open_settings (self->argv[2]);
  g_autofree char *folder = g_path_get_dirname (self->argv[1]);
  guint slide = self->argc > 3 ? (guint) atoi (self->argv[3]) : 0;

  hdy_init ();
  hdy_style_manager_set_color_scheme (hdy_style_manager_get_default (),
                                      HDY_COLOR_SCHEME_PREFER_LIGHT);
  load_style ();
  self->context = deck != NULL ? gem_context_open (self->argv[2], &error) : NULL;
  if (self->context == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return;
    }
  gem_context_set_settings (self->context, settings);
  g_application_hold (application);
  self->presentation =
      gem_presentation_start (self->context, deck, folder, slide, self->application);
  g_object_weak_ref (G_OBJECT (self->presentation), gone_cb, self);
  g_signal_connect (self->presentation, "ended", G_CALLBACK (ended_cb), self);
}

int
main (int argc, char **argv)
{
  Program self = { .argv = argv, .argc = argc };
  const char *localedir = g_getenv ("GEM_LOCALEDIR");
  int status;

  if (argc < 3)
    {
      fprintf (stderr, "present-deck FILE DATA-DIR [SLIDE]\n");
      return 2;
    }
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : "po");
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname (GEM_APP_ID);

  self.application = gtk_application_new (GEM_APP_ID, G_APPLICATION_NON_UNIQUE);
  g_signal_connect (self.application, "activate", G_CALLBACK (activate_cb), &self);
  status = g_application_run (G_APPLICATION (self.application), 0, NULL);
  printf ("%s\n", self.gone ? "gone" : "held");
  g_clear_object (&self.context);
  g_object_unref (self.application);
  return status;
}
