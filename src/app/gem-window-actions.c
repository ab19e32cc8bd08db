/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What a person can do in the window: the actions behind its buttons, menu and keys. */

#include "gem-feeds-dialog.h"
#include "gem-preferences-dialog.h"
#include "gem-probe-dialog.h"
#include "gem-window-private.h"
#include "read/gem-read-print.h"
#include "read/gem-read-save.h"

#include <glib/gi18n.h>

#define TEXT_STEP 0.1

static void
view_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gem_window_show_view (data, g_variant_get_string (parameter, NULL));
}

static void
move (GemWindow *self, int offset)
{
  const GemAddress *address;

  gem_window_keep_scroll (self);
  address = gem_history_move (self->history, offset);
  if (address == NULL)
    return;
  gem_window_show_address (self, address);
  if (gem_window_get_view (self) != NULL)
    gem_view_set_scroll (gem_window_get_view (self), gem_history_get_scroll (self->history));
}

static void
back_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  move (data, -1);
}

static void
forward_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  move (data, 1);
}

static void
sync_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GemWindow *self = data;

  gem_sync_start (self->sync, TRUE);
}

static void
cancel_sync_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GemWindow *self = data;

  gem_sync_cancel (self->sync);
}

static void
add_feed_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gem_window_add_feed (data, g_variant_get_string (parameter, NULL));
}

static void
feeds_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GemWindow *self = data;

  if (self->sync != NULL)
    gtk_window_present (GTK_WINDOW (gem_feeds_dialog_new (GTK_WINDOW (self), self->sync)));
}

static void
test_feed_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gem_probe_dialog_show (data, g_variant_get_string (parameter, NULL));
}

/* To where a search was left, with what was typed selected. */
static void
search_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GemView *view;

  gem_window_show_view (data, "search");
  view = gem_window_get_view (data);
  if (view != NULL)
    gem_view_run (view, "find");
}

static void
go_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_autoptr (GemAddress) address = gem_address_parse (g_variant_get_string (parameter, NULL), NULL);

  if (address != NULL)
    gem_window_go (data, address);
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GemWindow *self = data;

  gtk_window_present (GTK_WINDOW (gem_preferences_dialog_new (data, self->settings)));
}

static void
editions_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gem_window_import_file (data, NULL);
}

static void
toggle_side_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GemView *view = gem_window_get_view (data);

  if (view != NULL)
    gem_view_toggle_side (view);
}

static void
next_pane_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GemView *view = gem_window_get_view (data);

  if (view != NULL)
    gem_view_focus_main (view);
}

static void
previous_pane_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GemWindow *self = data;

  gtk_widget_grab_focus (self->menu_button);
}

static void
turn (GemWindow *self, int offset)
{
  GemView *view = gem_window_get_view (self);
  g_autoptr (GemAddress) address = view != NULL ? gem_view_dup_address (view) : NULL;
  const GemSection *section;

  if (address == NULL || gem_address_get_kind (address) != GEM_ADDRESS_SECTION)
    return;
  section = gem_edition_get_page (gem_context_get_edition (self->context),
                                  gem_address_get_id (address), offset);
  if (section != NULL)
    {
      g_autoptr (GemAddress) next = gem_address_new (GEM_ADDRESS_SECTION, section->id);

      gem_window_go (self, next);
    }
}

static void
next_section_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  turn (data, 1);
}

static void
previous_section_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  turn (data, -1);
}

/* Whether somebody is writing: then keys of the text are those of the entry. */
static gboolean
run_in_entry (GemWindow *self, const char *command)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (GTK_IS_TEXT_VIEW (focus) && g_str_equal (command, "copy"))
    g_signal_emit_by_name (focus, "copy-clipboard");
  else if (GTK_IS_TEXT_VIEW (focus) && g_str_equal (command, "select-all"))
    g_signal_emit_by_name (focus, "select-all", TRUE);
  if (GTK_IS_TEXT_VIEW (focus))
    return g_str_equal (command, "copy") || g_str_equal (command, "select-all");
  if (!GTK_IS_EDITABLE (focus))
    return FALSE;
  if (g_str_equal (command, "copy"))
    gtk_editable_copy_clipboard (GTK_EDITABLE (focus));
  else if (g_str_equal (command, "select-all"))
    gtk_editable_select_region (GTK_EDITABLE (focus), 0, -1);
  else
    return FALSE;
  return TRUE;
}

static void
copy_address (GemWindow *self, GemView *view)
{
  g_autoptr (GemAddress) address = gem_view_dup_address (view);
  g_autofree char *text = address != NULL ? gem_address_to_string (address) : NULL;

  if (text != NULL)
    gtk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self), GDK_SELECTION_CLIPBOARD),
                            text, -1);
}

/* The front page is that of the whole publication; other views have a button of their own. */
static void
print_or_save (GemWindow *self, GemView *view, const char *command)
{
  g_autoptr (GemAddress) address = gem_view_dup_address (view);
  gboolean home = address != NULL && gem_address_get_kind (address) == GEM_ADDRESS_HOME;
  GemVolumeFormat format;

  if (!home)
    gem_window_show_message (
        self, g_str_equal (command, "print")
                  ? _ ("What you see now can’t be printed. The text, a comparison and the "
                       "agenda can.")
                  : _ ("This goes for the text and the agenda. What you see now has an "
                       "export button of its own."));
  else if (g_str_equal (command, "print"))
    gem_read_print (GTK_WIDGET (self), self->context, NULL);
  else if (gem_volume_format_from_name (command + strlen ("save-"), &format))
    gem_read_save (GTK_WIDGET (self), self->context, NULL, format);
}

/* What the view that is showing can do. */
static void
run_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GemWindow *self = data;
  const char *command = g_variant_get_string (parameter, NULL);
  GemView *view = gem_window_get_view (self);

  if (view == NULL || run_in_entry (self, command) || gem_view_run (view, command))
    return;
  if (g_str_equal (command, "copy-address"))
    copy_address (self, view);
  else if (g_str_equal (command, "print") || g_str_has_prefix (command, "save-"))
    print_or_save (self, view, command);
  else if (g_str_equal (command, "note"))
    gem_window_write_note (self);
  else if (g_str_equal (command, "escape"))
    {
      GdkWindow *window = gtk_widget_get_window (GTK_WIDGET (self));

      if (gdk_window_get_state (window) & GDK_WINDOW_STATE_FULLSCREEN)
        gtk_window_unfullscreen (GTK_WINDOW (self));
    }
}

/* Only the text: no bars, no lists. Escape brings them back. */
static void
set_focus_mode (GemWindow *self, gboolean focus_mode)
{
  GemView *view = gem_window_get_view (self);

  self->focus_mode = focus_mode;
  gtk_widget_set_visible (GTK_WIDGET (self->header_bar), !focus_mode);
  gtk_widget_set_visible (GTK_WIDGET (self->switcher_bar), !focus_mode);
  if (view != NULL)
    gem_view_run (view, "focus");
  if (focus_mode)
    gem_window_show_message (self, _ ("Only the text is left. Escape brings the rest back."));
}

static void
focus_mode_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GemWindow *self = data;

  set_focus_mode (self, !self->focus_mode);
}

static void
escape_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GemWindow *self = data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *popover = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) : NULL;

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
  else if (self->focus_mode)
    set_focus_mode (self, FALSE);
  else
    g_action_group_activate_action (G_ACTION_GROUP (self), "run", g_variant_new_string ("escape"));
}

static void
scale_text (GemWindow *self, double scale)
{
  g_settings_set_double (self->settings, "text-scale", CLAMP (scale, 0.8, 3.0));
}

static void
text_larger_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GemWindow *self = data;

  scale_text (self, g_settings_get_double (self->settings, "text-scale") + TEXT_STEP);
}

static void
text_smaller_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GemWindow *self = data;

  scale_text (self, g_settings_get_double (self->settings, "text-scale") - TEXT_STEP);
}

static void
text_normal_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  scale_text (data, 1.0);
}

static void
fullscreen_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GdkWindow *window = gtk_widget_get_window (GTK_WIDGET (data));

  if (gdk_window_get_state (window) & GDK_WINDOW_STATE_FULLSCREEN)
    gtk_window_unfullscreen (data);
  else
    gtk_window_fullscreen (data);
}

static void
menu_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GemWindow *self = data;

  gtk_widget_activate (self->menu_button);
}

static void
close_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gtk_window_close (data);
}

static const GActionEntry entries[] = {
  { "view", view_cb, "s" },
  { "back", back_cb },
  { "forward", forward_cb },
  { "sync", sync_cb },
  { "cancel-sync", cancel_sync_cb },
  { "add-feed", add_feed_cb, "s" },
  { "feeds", feeds_cb },
  { "test-feed", test_feed_cb, "s" },
  { "search", search_cb },
  { "go", go_cb, "s" },
  { "preferences", preferences_cb },
  { "editions", editions_cb },
  { "toggle-side", toggle_side_cb },
  { "next-pane", next_pane_cb },
  { "previous-pane", previous_pane_cb },
  { "next-section", next_section_cb },
  { "previous-section", previous_section_cb },
  { "run", run_cb, "s" },
  { "focus-mode", focus_mode_cb },
  { "escape", escape_cb },
  { "text-larger", text_larger_cb },
  { "text-smaller", text_smaller_cb },
  { "text-normal", text_normal_cb },
  { "fullscreen", fullscreen_cb },
  { "menu", menu_cb },
  { "close", close_cb },
};

static void
enable (GemWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/**
 * gem_window_update_actions:
 * @self: a window
 *
 * Enables what can be done now.
 */
void
gem_window_update_actions (GemWindow *self)
{
  GemSyncState state = self->sync != NULL ? gem_sync_get_state (self->sync) : GEM_SYNC_STATE_NONE;

  enable (self, "back", gem_history_can_move (self->history, -1));
  enable (self, "forward", gem_history_can_move (self->history, 1));
  enable (self, "sync",
          self->sync != NULL && gem_sync_can_ask (self->sync) && state != GEM_SYNC_STATE_RUNNING);
  enable (self, "cancel-sync", state == GEM_SYNC_STATE_RUNNING);
  enable (self, "undo", self->undo != NULL);
}

/**
 * gem_window_add_actions:
 * @self: a window
 */
void
gem_window_add_actions (GemWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  gem_window_add_note_actions (self);
  gem_window_add_slide_actions (self);
  gem_window_update_actions (self);
}
