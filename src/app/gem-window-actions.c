/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What a person can do in the window: the actions behind its buttons, menu and keys. */

#include "gem-feeds-dialog.h"
#include "gem-window-private.h"

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
  const GemAddress *address = gem_history_move (self->history, offset);

  if (address != NULL)
    gem_window_show_address (self, address);
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
  section = gem_edition_get_neighbour (gem_context_get_edition (self->context),
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

static void
copy_address_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GemView *view = gem_window_get_view (data);
  g_autoptr (GemAddress) address = view != NULL ? gem_view_dup_address (view) : NULL;
  g_autofree char *text = NULL;

  if (address == NULL)
    return;
  text = gem_address_to_string (address);
  gtk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (view), GDK_SELECTION_CLIPBOARD),
                          text, -1);
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
  { "toggle-side", toggle_side_cb },
  { "next-pane", next_pane_cb },
  { "previous-pane", previous_pane_cb },
  { "next-section", next_section_cb },
  { "previous-section", previous_section_cb },
  { "copy-address", copy_address_cb },
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
  enable (self, "sync", state == GEM_SYNC_STATE_IDLE || state == GEM_SYNC_STATE_FAILED);
  enable (self, "cancel-sync", state == GEM_SYNC_STATE_RUNNING);
}

/**
 * gem_window_add_actions:
 * @self: a window
 */
void
gem_window_add_actions (GemWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  gem_window_update_actions (self);
}
