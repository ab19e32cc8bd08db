/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#define G_SETTINGS_ENABLE_BACKEND
#include "gem-application.h"

#include "address/gem-address.h"
#include "deck/gem-deck-json.h"
#include "feed/gem-feed-fetch.h"
#include "gem-search-provider.h"
#include "gem-window.h"

#include <gio/gsettingsbackend.h>
#include <glib/gi18n.h>
#include <handy.h>

/* How long the desktop's search may pause before the program that answered it ends, in milliseconds. */
#define SERVICE_STAYS 30000

struct _GemApplication
{
  GtkApplication parent_instance;

  char *data_dir; /* NULL for the usual place */
  GSettings *settings;
  GtkCssProvider *dark_provider;
  GemSearchProvider *search_provider; /* NULL while the program is not on a bus */
};

G_DEFINE_FINAL_TYPE (GemApplication, gem_application, GTK_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "data-dir", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Keep your data in this folder"),
    N_ ("DIR") },
  { "feed", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Follow the agenda at this address"), N_ ("URL") },
  { "present", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show this presentation (FILE.gemdeck)"), NULL },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version"), NULL },
  { NULL }
};

static const struct
{
  const char *action;
  const char *keys[3];
} accels[] = {
  { "win.view::home", { "<Alt>Home" } },
  { "win.view::read", { "<Alt>1" } },
  { "win.view::compare", { "<Alt>2" } },
  { "win.view::agenda", { "<Alt>3" } },
  { "win.view::present", { "<Alt>4" } },
  { "win.search", { "<Primary>k" } },
  { "win.back", { "<Alt>Left", "Back" } },
  { "win.forward", { "<Alt>Right", "Forward" } },
  { "win.sync", { "<Primary>r" } },
  { "win.toggle-side", { "F9" } },
  { "win.next-pane", { "F6" } },
  { "win.previous-pane", { "<Shift>F6" } },
  { "win.next-section", { "<Primary>Page_Down" } },
  { "win.previous-section", { "<Primary>Page_Up" } },
  { "win.run::copy-address", { "<Primary><Shift>c" } },
  { "win.run::copy", { "<Primary>c" } },
  { "win.run::select-all", { "<Primary>a" } },
  { "win.run::find", { "<Primary>f" } },
  { "win.run::find-next", { "<Primary>g" } },
  { "win.run::find-previous", { "<Primary><Shift>g" } },
  { "win.run::caret", { "F7" } },
  { "win.run::place", { "<Shift>F9" } },
  { "win.run::table", { "<Primary>t" } },
  { "win.run::print", { "<Primary>p" } },
  { "win.run::save-pdf", { "<Primary><Shift>s" } },
  { "win.run::note", { "<Primary><Shift>n" } },
  { "win.run::mark", { "<Primary><Shift>m" } },
  { "win.view::notes", { "<Primary><Shift>o" } },
  { "win.bookmark", { "<Primary>d" } },
  { "win.add-slide", { "<Primary><Shift>d" } },
  { "win.present", { "F5" } },
  { "win.present-here", { "<Shift>F5" } },
  { "win.undo", { "<Primary>z" } },
  { "win.focus-mode", { "F8" } },
  { "win.escape", { "Escape" } },
  { "win.text-larger", { "<Primary>plus", "<Primary>equal" } },
  { "win.text-smaller", { "<Primary>minus" } },
  { "win.text-normal", { "<Primary>0" } },
  { "win.fullscreen", { "F11" } },
  { "win.menu", { "F10" } },
  { "win.preferences", { "<Primary>comma" } },
  { "win.show-help-overlay", { "<Primary>question", "F1" } },
  { "app.quit", { "<Primary>q" } },
  { "win.close", { "<Primary>w" } },
};

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (data));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_show_about_dialog (
      gtk_application_get_active_window (data), "program-name", _ ("Gemeenten 2024"), "version",
      GEM_VERSION, "logo-icon-name", GEM_APP_ID, "license-type", GTK_LICENSE_CUSTOM, "license",
      _ ("This program: European Union Public Licence 1.2 (EUPL-1.2).\n\n"
         "The shapes of the provinces: “Map of Netherlands” by Zubayer Rahman, after MapSVG "
         "(mapsvg.com), Creative Commons Attribution 4.0 (CC BY 4.0); turned into tables."),
      "comments",
      _ ("Read the strategy of the 355 municipalities, compare the provinces, and follow what is "
         "done about it. The text is retold in our own words; this is not a publication of the "
         "association."),
      "wrap-license", TRUE, NULL);
}

static GemWindow *find_window (GemApplication *self);

/* Where a notification leads. */
static void
show_address_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GemAddress) address = gem_address_parse (g_variant_get_string (parameter, NULL), NULL);
  GemWindow *window = find_window (data);

  if (address != NULL)
    gem_window_go (window, address);
  gtk_window_present (GTK_WINDOW (window));
}

static const GActionEntry actions[] = { { "quit", quit_cb },
                                        { "about", about_cb },
                                        { "show-address", show_address_cb, "s" } };

static void
style_cb (GemApplication *self)
{
  HdyStyleManager *manager = hdy_style_manager_get_default ();
  GdkScreen *screen = gdk_screen_get_default ();

  if (hdy_style_manager_get_dark (manager))
    gtk_style_context_add_provider_for_screen (screen, GTK_STYLE_PROVIDER (self->dark_provider),
                                               GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  else
    gtk_style_context_remove_provider_for_screen (screen, GTK_STYLE_PROVIDER (self->dark_provider));
}

static void
load_style (GemApplication *self)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, GEM_RESOURCE_PATH "/style.css");
  gtk_style_context_add_provider_for_screen (gdk_screen_get_default (),
                                             GTK_STYLE_PROVIDER (provider),
                                             GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  self->dark_provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (self->dark_provider, GEM_RESOURCE_PATH "/style-dark.css");
  g_signal_connect_object (hdy_style_manager_get_default (), "notify::dark", G_CALLBACK (style_cb),
                           self, G_CONNECT_SWAPPED);
  style_cb (self);
}

static void
color_scheme_cb (GemApplication *self)
{
  static const HdyColorScheme schemes[] = { HDY_COLOR_SCHEME_PREFER_LIGHT,
                                            HDY_COLOR_SCHEME_FORCE_LIGHT,
                                            HDY_COLOR_SCHEME_FORCE_DARK };
  int choice = g_settings_get_enum (self->settings, "color-scheme");

  hdy_style_manager_set_color_scheme (hdy_style_manager_get_default (),
                                      schemes[CLAMP (choice, 0, 2)]);
}

/* With a folder of its own for the data, the settings are kept there too. */
static GSettings *
open_settings (const char *data_dir)
{
  g_autofree char *path = NULL;
  g_autoptr (GSettingsBackend) backend = NULL;

  if (data_dir == NULL)
    return g_settings_new (GEM_APP_ID);
  path = g_build_filename (data_dir, "settings.ini", NULL);
  backend = g_keyfile_settings_backend_new (path, "/", NULL);
  return g_settings_new_with_backend (GEM_APP_ID, backend);
}

static void
gem_application_startup (GApplication *application)
{
  GemApplication *self = GEM_APPLICATION (application);
  g_autoptr (GAction) color_scheme = NULL;

  G_APPLICATION_CLASS (gem_application_parent_class)->startup (application);
  hdy_init ();
  g_set_application_name (_ ("Gemeenten 2024"));
  gtk_window_set_default_icon_name (GEM_APP_ID);

  self->settings = open_settings (self->data_dir);
  if (g_application_get_flags (application) & G_APPLICATION_IS_SERVICE)
    g_application_set_inactivity_timeout (application, SERVICE_STAYS);
  load_style (self);
  g_signal_connect_object (self->settings, "changed::color-scheme", G_CALLBACK (color_scheme_cb),
                           self, G_CONNECT_SWAPPED);
  color_scheme_cb (self);

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  color_scheme = g_settings_create_action (self->settings, "color-scheme");
  g_action_map_add_action (G_ACTION_MAP (self), color_scheme);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action,
                                           accels[i].keys);
}

static GemWindow *
find_window (GemApplication *self)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));

  for (GList *l = windows; l != NULL; l = l->next)
    if (GEM_IS_WINDOW (l->data))
      return l->data;
  return gem_window_new (GTK_APPLICATION (self), self->settings, self->data_dir);
}

static void
gem_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (find_window (GEM_APPLICATION (application))));
}

/* Says what is wrong to whoever called, in their own terminal. */
static int
refuse (GApplicationCommandLine *command_line, const char *message)
{
  g_application_command_line_printerr (command_line, "gemeenten2024: %s\n", message);
  return 2;
}

/* The path of a file that whoever called means; NULL where the word is no file. */
static char *
find_file (GApplicationCommandLine *command_line, const char *word)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (g_str_has_prefix (word, "gem:"))
    return NULL;
  file = g_application_command_line_create_file_for_arg (command_line, word);
  path = g_file_get_path (file);
  return path != NULL && g_file_test (path, G_FILE_TEST_EXISTS) ? g_steal_pointer (&path) : NULL;
}

static int
gem_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  GemApplication *self = GEM_APPLICATION (application);
  GVariantDict *dict = g_application_command_line_get_options_dict (command_line);
  g_auto (GStrv) arguments = g_application_command_line_get_arguments (command_line, NULL);
  g_autoptr (GemAddress) address = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *file = NULL;
  const char *feed = NULL;
  gboolean present;
  GemWindow *window;

  g_variant_dict_lookup (dict, "feed", "&s", &feed);
  if (feed != NULL)
    {
      g_autoptr (GemFeedFault) fault = NULL;
      g_autoptr (GUri) uri = gem_feed_address_parse (feed, &fault);

      if (uri == NULL)
        return refuse (command_line, fault->message);
    }
  if (arguments[0] != NULL && arguments[1] != NULL)
    {
      if (arguments[2] != NULL)
        return refuse (command_line, _ ("Only one address can be shown at a time."));
      file = find_file (command_line, arguments[1]);
      if (file == NULL)
        address = gem_address_parse (arguments[1], &error);
      if (file == NULL && address == NULL)
        return refuse (command_line, error->message);
    }
  present = g_variant_dict_contains (dict, "present");
  if (present && (file == NULL || !g_str_has_suffix (file, GEM_DECK_SUFFIX)))
    return refuse (command_line, _ ("--present needs the file of a presentation (.gemdeck)."));

  window = find_window (self);
  if (address != NULL)
    gem_window_go (window, address);
  if (feed != NULL)
    gem_window_add_feed (window, feed);
  gtk_window_present (GTK_WINDOW (window));
  if (present)
    gem_window_present_file (window, file);
  else if (file != NULL)
    gem_window_import_file (window, file);
  return 0;
}

/* Each folder for data has a program of its own: its id must be known before it registers. */
static int
gem_application_handle_local_options (GApplication *application, GVariantDict *dict)
{
  GemApplication *self = GEM_APPLICATION (application);
  const char *data_dir = NULL;

  if (g_variant_dict_contains (dict, "version"))
    {
      g_print ("gemeenten2024 %s\n", GEM_VERSION);
      return 0;
    }
  if (g_variant_dict_lookup (dict, "data-dir", "^&ay", &data_dir))
    {
      g_autofree char *checksum = NULL;
      g_autofree char *id = NULL;

      self->data_dir = g_canonicalize_filename (data_dir, NULL);
      checksum = g_compute_checksum_for_string (G_CHECKSUM_SHA1, self->data_dir, -1);
      id = g_strdup_printf ("%s.d%.16s", GEM_APP_ID, checksum);
      g_application_set_application_id (application, id);
    }
  return -1;
}

/* Where a result of the desktop's search leads. */
static void
provider_go_cb (GemApplication *self, const GemAddress *address, guint timestamp)
{
  GemWindow *window = find_window (self);

  gem_window_go (window, address);
  gtk_window_present_with_time (GTK_WINDOW (window), timestamp);
}

static gboolean
gem_application_dbus_register (GApplication *application,
                               GDBusConnection *connection,
                               const char *object_path,
                               GError **error)
{
  GemApplication *self = GEM_APPLICATION (application);
  g_autofree char *path = g_strconcat (object_path, "/SearchProvider", NULL);

  if (!G_APPLICATION_CLASS (gem_application_parent_class)
           ->dbus_register (application, connection, object_path, error))
    return FALSE;
  self->search_provider = gem_search_provider_new (application, self->data_dir);
  g_signal_connect_object (self->search_provider, "go", G_CALLBACK (provider_go_cb), self,
                           G_CONNECT_SWAPPED);
  return gem_search_provider_export (self->search_provider, connection, path, error);
}

static void
gem_application_dbus_unregister (GApplication *application,
                                 GDBusConnection *connection,
                                 const char *object_path)
{
  GemApplication *self = GEM_APPLICATION (application);

  if (self->search_provider != NULL)
    gem_search_provider_unexport (self->search_provider);
  g_clear_object (&self->search_provider);
  G_APPLICATION_CLASS (gem_application_parent_class)
      ->dbus_unregister (application, connection, object_path);
}

static void
gem_application_dispose (GObject *object)
{
  GemApplication *self = GEM_APPLICATION (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->dark_provider);
  g_clear_pointer (&self->data_dir, g_free);

  G_OBJECT_CLASS (gem_application_parent_class)->dispose (object);
}

static void
gem_application_class_init (GemApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gem_application_dispose;
  application_class->startup = gem_application_startup;
  application_class->activate = gem_application_activate;
  application_class->command_line = gem_application_command_line;
  application_class->dbus_register = gem_application_dbus_register;
  application_class->dbus_unregister = gem_application_dbus_unregister;
  application_class->handle_local_options = gem_application_handle_local_options;
}

static void
gem_application_init (GemApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (
      G_APPLICATION (self), _ ("[ADDRESS | FILE.md | FILE.gemdeck | FEED.json]"));
  g_application_set_option_context_summary (
      G_APPLICATION (self), _ ("Opens the window, at an address such as gem:province/NL-FR."));
}

/**
 * gem_application_new:
 *
 * Returns: (transfer full): the application
 */
GemApplication *
gem_application_new (void)
{
  return g_object_new (GEM_TYPE_APPLICATION, "application-id", GEM_APP_ID, "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE, "resource-base-path", GEM_RESOURCE_PATH,
                       NULL);
}
