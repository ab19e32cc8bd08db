/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-window-private.h"

#include "agenda/gem-agenda-view.h"
#include "compare/gem-compare-view.h"
#include "decks/gem-decks-view.h"
#include "home/gem-home-view.h"
#include "gem-sync-button.h"
#include "notes/gem-notes-view.h"
#include "read/gem-read-view.h"
#include "search/gem-search-view.h"

#include <glib/gi18n.h>
#include <string.h>

#define FIRST_ADDRESS "gem:home"
/* Half as large again as usual. */
#define LARGE_TEXT_DPI 144

/* The views: a page of the stack each, built when somebody first goes there. */
static const struct
{
  const char *name;
  GtkWidget *(*create) (GemContext *context);
  const char *first;
} views[] = {
  { "home", gem_home_view_new, FIRST_ADDRESS },
  { "read", gem_read_view_new, "gem:section/voorwoord" },
  { "compare", gem_compare_view_new, "gem:compare" },
  { "agenda", gem_agenda_view_new, "gem:agenda" },
  { "present", gem_decks_view_new, "gem:present" },
  { "search", gem_search_view_new, "gem:search" },
  { "notes", gem_notes_view_new, "gem:list/notes" },
};

G_DEFINE_FINAL_TYPE (GemWindow, gem_window, HDY_TYPE_APPLICATION_WINDOW)

static const char *
view_for (const GemAddress *address)
{
  switch (gem_address_get_kind (address))
    {
    case GEM_ADDRESS_PROVINCE:
    case GEM_ADDRESS_COMPARE:
    case GEM_ADDRESS_THEME:
      return "compare";
    case GEM_ADDRESS_AGENDA:
    case GEM_ADDRESS_ITEM:
      return "agenda";
    case GEM_ADDRESS_HOME:
      return "home";
    case GEM_ADDRESS_SEARCH:
      return "search";
    case GEM_ADDRESS_PRESENT:
      return "present";
    case GEM_ADDRESS_LIST:
      return g_str_equal (gem_address_get_id (address), "notes") ? "notes" : "read";
    case GEM_ADDRESS_SECTION:
    case GEM_ADDRESS_REFERENCE:
    case GEM_ADDRESS_TERM:
    default:
      return "read";
    }
}

static void
moved_cb (GemWindow *self, GemView *view)
{
  g_autoptr (GemAddress) address = gem_view_dup_address (view);

  gem_history_replace (self->history, address);
}

/* The view of a page of the stack; built now if it is not there yet. */
static GemView *
ensure_view (GemWindow *self, const char *name)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->stack, name);
  GtkWidget *view = gtk_bin_get_child (GTK_BIN (page));

  for (guint i = 0; view == NULL && i < G_N_ELEMENTS (views); i++)
    {
      if (!g_str_equal (views[i].name, name))
        continue;
      view = views[i].create (self->context);
      gtk_container_add (GTK_CONTAINER (page), view);
      g_signal_connect_swapped (view, "go", G_CALLBACK (gem_window_go), self);
      g_signal_connect_swapped (view, "moved", G_CALLBACK (moved_cb), self);
      g_signal_connect_swapped (view, "tell", G_CALLBACK (gem_window_show_message_with_undo), self);
      if (GEM_IS_DECKS_VIEW (view))
        g_signal_connect_swapped (view, "present", G_CALLBACK (gem_window_present_deck), self);
    }
  return GEM_VIEW (view);
}

/**
 * gem_window_get_view:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the view that is showing
 */
GemView *
gem_window_get_view (GemWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->stack);
  GtkWidget *view = page != NULL ? gtk_bin_get_child (GTK_BIN (page)) : NULL;

  return view != NULL ? GEM_VIEW (view) : NULL;
}

/* Where the views do not fit into the header bar, it names the one that is showing. */
static void
update_title (GemWindow *self, const char *name)
{
  g_autofree char *title = NULL;

  gtk_container_child_get (GTK_CONTAINER (self->stack),
                           gtk_stack_get_child_by_name (self->stack, name), "title", &title, NULL);
  if (title == NULL)
    title = g_strdup (g_str_equal (name, "search")  ? _ ("Search")
                      : g_str_equal (name, "notes") ? _ ("My notes")
                                                    : _ ("Gemeenten 2024"));
  hdy_view_switcher_title_set_title (self->switcher_title, title);
}

/* Where reading is left, for the front page. */
static void
keep_reading (GemWindow *self)
{
  GemView *view = gem_window_get_view (self);
  g_autoptr (GemAddress) place = view != NULL ? gem_view_dup_place (view) : NULL;
  g_autofree char *text = NULL;

  if (place == NULL || gem_address_get_kind (place) != GEM_ADDRESS_SECTION)
    return;
  text = gem_address_to_string (place);
  g_settings_set_string (self->settings, "last-read", text);
}

/**
 * gem_window_show_address:
 * @self: a window whose context is open
 * @address: where to
 *
 * Shows it, without touching the history.
 */
void
gem_window_show_address (GemWindow *self, const GemAddress *address)
{
  const char *name = view_for (address);

  keep_reading (self);
  self->showing = TRUE;
  gem_view_show (ensure_view (self, name), address);
  gtk_stack_set_visible_child_name (self->stack, name);
  self->showing = FALSE;
  update_title (self, name);
  gem_window_update_actions (self);
  gem_window_withdraw_notification (self);
}

/**
 * gem_window_keep_scroll:
 * @self: a window
 *
 * Notes in the history how far the current place is scrolled, before the person leaves it.
 */
void
gem_window_keep_scroll (GemWindow *self)
{
  GemView *view = gem_window_get_view (self);

  if (view != NULL)
    gem_history_set_scroll (self->history, gem_view_get_scroll (view));
}

/**
 * gem_window_go:
 * @self: a window
 * @address: where to
 *
 * Goes to @address, which becomes a new place in the history. While the program is starting, it is
 * where the window will open.
 */
void
gem_window_go (GemWindow *self, const GemAddress *address)
{
  g_return_if_fail (GEM_IS_WINDOW (self) && address != NULL);

  if (self->context == NULL)
    {
      g_clear_pointer (&self->pending, gem_address_unref);
      self->pending = gem_address_ref (address);
      return;
    }
  gem_window_keep_scroll (self);
  gem_history_push (self->history, address);
  gem_window_show_address (self, address);
}

/**
 * gem_window_show_view:
 * @self: a window
 * @name: a view
 *
 * Goes to a view, to where it was left.
 */
void
gem_window_show_view (GemWindow *self, const char *name)
{
  g_autoptr (GemAddress) address = NULL;

  if (self->context == NULL)
    return;
  address = gem_view_dup_address (ensure_view (self, name));
  for (guint i = 0; address == NULL && i < G_N_ELEMENTS (views); i++)
    if (g_str_equal (views[i].name, name))
      address = gem_address_parse (views[i].first, NULL);
  if (address != NULL)
    gem_window_go (self, address);
}

static void
page_changed_cb (GemWindow *self)
{
  /* The person used the switcher; otherwise the window itself is at it. */
  if (!self->showing && self->context != NULL && !gtk_widget_in_destruction (GTK_WIDGET (self)))
    gem_window_show_view (self, gtk_stack_get_visible_child_name (self->stack));
}

/**
 * gem_window_show_message_with_undo:
 * @self: a window
 * @text: what happened, and what to do
 * @undo: (nullable): the detailed name of an action of the window that takes it back
 */
void
gem_window_show_message_with_undo (GemWindow *self, const char *text, const char *undo)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "undo");

  g_free (self->undo);
  self->undo = g_strdup (undo);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), undo != NULL);
  gtk_widget_set_visible (self->undo_button, undo != NULL);
  gtk_label_set_text (self->message, text);
  gem_window_adapt_message (self);
  gtk_widget_show (GTK_WIDGET (self->message_bar));
  gtk_info_bar_set_revealed (self->message_bar, TRUE);
}

/**
 * gem_window_show_message:
 * @self: a window
 * @text: what happened, and what to do
 */
void
gem_window_show_message (GemWindow *self, const char *text)
{
  gem_window_show_message_with_undo (self, text, NULL);
}

static void
message_closed_cb (GemWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "undo");

  g_clear_pointer (&self->undo, g_free);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), FALSE);
  gtk_info_bar_set_revealed (self->message_bar, FALSE);
  gtk_widget_hide (GTK_WIDGET (self->message_bar));
}

/**
 * gem_window_undo:
 * @self: a window
 *
 * Takes back what the message tells.
 */
void
gem_window_undo (GemWindow *self)
{
  g_autofree char *undo = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  g_return_if_fail (GEM_IS_WINDOW (self));

  undo = g_steal_pointer (&self->undo);
  message_closed_cb (self);
  if (undo != NULL && g_action_parse_detailed_name (undo, &name, &target, NULL))
    g_action_group_activate_action (G_ACTION_GROUP (self), name + strlen ("win."), target);
}

/* Where it is narrow, there is no room for more buttons of the window than the one that closes it, and the
 * names of the views are not as large as other text. */
static void
narrow_cb (GemWindow *self)
{
  gboolean narrow = hdy_view_switcher_title_get_title_visible (self->switcher_title);
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self->switcher_bar));
  int dpi;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  if (dpi > LARGE_TEXT_DPI * PANGO_SCALE)
    gtk_style_context_add_class (style, "gem-large-text");
  else
    gtk_style_context_remove_class (style, "gem-large-text");
  hdy_header_bar_set_decoration_layout (self->header_bar, narrow ? ":close" : NULL);
  gem_window_adapt_message (self);
}

static void
sync_finished_cb (GemWindow *self, const char *report, gboolean asked)
{
  if (asked)
    gem_window_show_message (self, report);
}

/**
 * gem_window_add_feed:
 * @self: a window
 * @url: an address, checked
 *
 * Follows a feed, and syncs it.
 */
void
gem_window_add_feed (GemWindow *self, const char *url)
{
  g_return_if_fail (GEM_IS_WINDOW (self) && url != NULL);

  if (self->sync != NULL)
    {
      gem_sync_add_feed (self->sync, url);
      return;
    }
  g_free (self->pending_feed);
  self->pending_feed = g_strdup (url);
}

static GemAddress *
first_address (GemWindow *self)
{
  g_autofree char *last = g_settings_get_string (self->settings, "last-address");
  GemAddress *address = gem_address_parse (last, NULL);

  return address != NULL ? address : gem_address_parse (FIRST_ADDRESS, NULL);
}

/* Where reading was left may be a place of another publication; then it starts at the beginning. An address
 * that somebody asked for stays, so that the view can say that it leads nowhere. */
static GemAddress *
in_this_edition (GemWindow *self, GemAddress *address, gboolean left)
{
  GemEdition *edition = gem_context_get_edition (self->context);
  GPtrArray *sections = gem_edition_get_sections (edition);

  gboolean home = gem_address_get_kind (address) == GEM_ADDRESS_HOME;

  /* Who chose another publication on the front page wants to read it. */
  if (!left || sections->len == 0 || (home && !self->reloading) ||
      (!home && (gem_address_get_kind (address) != GEM_ADDRESS_SECTION ||
                 gem_edition_find_section (edition, gem_address_get_id (address)) != NULL)))
    return address;
  gem_address_unref (address);
  return gem_address_new (GEM_ADDRESS_SECTION,
                          ((GemSection *) g_ptr_array_index (sections, 0))->id);
}

static void
context_opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GemWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GemContext) context = gem_context_open_finish (result, &error);
  g_autoptr (GemAddress) address = NULL;
  gboolean left;
  const char *trouble;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (context == NULL)
    {
      gem_status_page_set_description (self->broken, error->message);
      gtk_stack_set_visible_child_name (self->main_stack, "broken");
      return;
    }

  self->context = g_steal_pointer (&context);
  gem_context_set_settings (self->context, self->settings);
  gem_store_watch (gem_context_get_store (self->context));
  left = self->pending == NULL || self->reloading;
  address = self->pending != NULL ? g_steal_pointer (&self->pending) : first_address (self);
  address = in_this_edition (self, address, left);
  self->reloading = FALSE;
  gem_window_recover_decks (self);
  gem_window_go (self, address);
  gtk_stack_set_visible_child_name (self->main_stack, "views");

  self->sync = gem_sync_new (self->context);
  g_signal_connect_object (self->sync, "finished", G_CALLBACK (sync_finished_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sync, "followed-changed", G_CALLBACK (gem_window_notify_followed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sync, "changed", G_CALLBACK (gem_window_update_actions), self,
                           G_CONNECT_SWAPPED);
  gem_sync_button_set_sync (GEM_SYNC_BUTTON (self->sync_button), self->sync);
  if (self->pending_feed != NULL)
    gem_sync_add_feed (self->sync, self->pending_feed);
  g_clear_pointer (&self->pending_feed, g_free);
  if (self->pending_import != NULL)
    {
      g_autofree char *path = g_steal_pointer (&self->pending_import);

      gem_window_import_file (self, path);
    }

  if (self->pending_show != NULL)
    {
      g_autofree char *path = g_steal_pointer (&self->pending_show);

      gem_window_present_file (self, path);
    }

  trouble = gem_context_get_trouble (self->context);
  if (trouble == NULL)
    trouble = gem_store_get_trouble (gem_context_get_store (self->context));
  if (trouble != NULL)
    gem_window_show_message (self, trouble);
}

/* The font that the desktop has for documents; nothing where it says none. */
static char *
document_font_css (void)
{
  static const char schema_id[] = "org.gnome.desktop.interface";
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
      source != NULL ? g_settings_schema_source_lookup (source, schema_id, TRUE) : NULL;
  g_autoptr (GSettings) settings = NULL;
  g_autofree char *name = NULL;
  g_autofree char *escaped = NULL;
  PangoFontDescription *font;

  if (schema == NULL || !g_settings_schema_has_key (schema, "document-font-name"))
    return g_strdup ("");
  settings = g_settings_new (schema_id);
  name = g_settings_get_string (settings, "document-font-name");
  font = pango_font_description_from_string (name);
  escaped = g_strescape (pango_font_description_get_family (font) != NULL
                             ? pango_font_description_get_family (font)
                             : "sans",
                         NULL);
  pango_font_description_free (font);
  return g_strdup_printf (".gem-text .gem-paragraph { font-family: \"%s\"; }", escaped);
}

/**
 * gem_window_reload:
 * @self: a window whose context is open
 *
 * Another publication is read: everything that showed the old one is built anew.
 */
void
gem_window_reload (GemWindow *self)
{
  GemView *view = gem_window_get_view (self);

  g_clear_pointer (&self->pending, gem_address_unref);
  self->pending = view != NULL ? gem_view_dup_address (view) : NULL;
  self->reloading = TRUE;
  if (self->sync != NULL)
    gem_sync_close (self->sync);
  g_clear_object (&self->sync);
  gtk_stack_set_visible_child_name (self->main_stack, "starting");
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      GtkWidget *page = gtk_stack_get_child_by_name (self->stack, views[i].name);
      GtkWidget *child = gtk_bin_get_child (GTK_BIN (page));

      if (child != NULL)
        gtk_widget_destroy (child);
    }
  gem_window_flush_decks (self);
  g_clear_object (&self->context);
  gem_window_update_actions (self);
  gem_context_open_async (self->data_dir, self->cancellable, context_opened_cb,
                          g_object_ref (self));
}

static void
text_scale_cb (GemWindow *self)
{
  double scale = g_settings_get_double (self->settings, "text-scale");
  g_autofree char *font = document_font_css ();
  g_autofree char *css = g_strdup_printf (".gem-text, .gem-pane { font-size: %d%%; } %s",
                                          (int) (scale * 100 + 0.5), font);

  gtk_css_provider_load_from_data (self->text_provider, css, -1, NULL);
}

static void
keep_state (GemWindow *self)
{
  GemView *view = gem_window_get_view (self);
  g_autoptr (GemAddress) address = view != NULL ? gem_view_dup_place (view) : NULL;
  gboolean maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  int width, height;

  keep_reading (self);
  g_settings_set_boolean (self->settings, "window-maximized", maximized);
  if (!maximized)
    {
      gtk_window_get_size (GTK_WINDOW (self), &width, &height);
      g_settings_set_int (self->settings, "window-width", width);
      g_settings_set_int (self->settings, "window-height", height);
    }
  if (address != NULL)
    {
      g_autofree char *text = gem_address_to_string (address);

      g_settings_set_string (self->settings, "last-address", text);
    }
}

static gboolean
gem_window_delete_event (GtkWidget *widget, GdkEventAny *event)
{
  keep_state (GEM_WINDOW (widget));
  return GDK_EVENT_PROPAGATE;
}

static void
gem_window_dispose (GObject *object)
{
  GemWindow *self = GEM_WINDOW (object);

  gem_window_flush_decks (self);
  g_cancellable_cancel (self->cancellable);
  if (self->sync != NULL)
    gem_sync_close (self->sync);
  g_clear_object (&self->sync);
  if (self->text_provider != NULL)
    gtk_style_context_remove_provider_for_screen (gdk_screen_get_default (),
                                                  GTK_STYLE_PROVIDER (self->text_provider));
  g_clear_object (&self->text_provider);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->settings);
  g_clear_object (&self->context);
  g_clear_pointer (&self->pending, gem_address_unref);
  g_clear_pointer (&self->pending_feed, g_free);
  if (self->presentation != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->presentation, self);
      gem_presentation_end (self->presentation);
    }
  g_clear_object (&self->presentation);
  g_clear_pointer (&self->presented, g_free);
  g_clear_pointer (&self->pending_show, g_free);
  g_clear_pointer (&self->pending_import, g_free);
  g_clear_pointer (&self->untold, g_ptr_array_unref);
  g_clear_pointer (&self->undo, g_free);
  g_clear_pointer (&self->data_dir, g_free);
  g_clear_pointer (&self->history, gem_history_free);

  G_OBJECT_CLASS (gem_window_parent_class)->dispose (object);
}

static void
gem_window_class_init (GemWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gem_window_dispose;
  widget_class->delete_event = gem_window_delete_event;

  g_type_ensure (GEM_TYPE_STATUS_PAGE);
  g_type_ensure (GEM_TYPE_SYNC_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, GEM_RESOURCE_PATH "/ui/gem-window.ui");
  gtk_widget_class_bind_template_child (widget_class, GemWindow, header_bar);
  gtk_widget_class_bind_template_child (widget_class, GemWindow, main_stack);
  gtk_widget_class_bind_template_child (widget_class, GemWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, GemWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, GemWindow, sync_button);
  gtk_widget_class_bind_template_child (widget_class, GemWindow, switcher_title);
  gtk_widget_class_bind_template_child (widget_class, GemWindow, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, GemWindow, message_bar);
  gtk_widget_class_bind_template_child (widget_class, GemWindow, message);
  gtk_widget_class_bind_template_child (widget_class, GemWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, GemWindow, message_buttons);
  gtk_widget_class_bind_template_child (widget_class, GemWindow, broken);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, message_closed_cb);
}

static void
gem_window_init (GemWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->history = gem_history_new ();
  self->untold = g_ptr_array_new_with_free_func ((GDestroyNotify) gem_item_change_free);
  gem_window_add_actions (self);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (narrow_cb), self, G_CONNECT_SWAPPED);
  gem_window_accept_files (self);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (gem_window_withdraw_notification), NULL);
  self->text_provider = gtk_css_provider_new ();
  gtk_style_context_add_provider_for_screen (gdk_screen_get_default (),
                                             GTK_STYLE_PROVIDER (self->text_provider),
                                             GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 2);
}

/* The edition and the store are opened while the window is still being built. */
static void
first_opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree GemWindow **window = data;

  context_opened_cb (source, result, *window);
}

/**
 * gem_window_new:
 * @application: the application
 * @settings: the settings
 * @data_dir: (nullable): where the person's data is kept
 *
 * Opens the edition and the store in a worker, and shows them when they are there.
 *
 * Returns: (transfer none): the window, not shown yet
 */
GemWindow *
gem_window_new (GtkApplication *application, GSettings *settings, const char *data_dir)
{
  GemWindow *self;
  GemWindow **place = g_new0 (GemWindow *, 1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_return_val_if_fail (GTK_IS_APPLICATION (application) && G_IS_SETTINGS (settings), NULL);

  gem_context_open_async (data_dir, cancellable, first_opened_cb, place);
  self = g_object_new (GEM_TYPE_WINDOW, "application", application, NULL);
  *place = g_object_ref (self);
  self->cancellable = g_steal_pointer (&cancellable);
  self->settings = g_object_ref (settings);
  self->data_dir = g_strdup (data_dir);
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  g_signal_connect_object (settings, "changed::text-scale", G_CALLBACK (text_scale_cb), self,
                           G_CONNECT_SWAPPED);
  text_scale_cb (self);
  return self;
}
