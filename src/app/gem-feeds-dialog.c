/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-feeds-dialog.h"

#include "agenda/gem-feed-form.h"
#include "gem-feed-key-dialog.h"
#include "gem-feed-row.h"
#include "gem-probe-dialog.h"
#include "gem-rows.h"

#include <glib/gi18n.h>

struct _GemFeedsDialog
{
  HdyWindow parent_instance;

  GtkWidget *none;
  GtkListBox *list;
  GtkWidget *open_button;
  GtkWidget *folder_button;
  GtkWidget *form;
  GtkWidget *undo_bar;
  GtkLabel *undo_label;
  GtkWidget *undo_button;

  GemSync *sync;
  char *removed; /* the address of a feed that can still be brought back */
};

G_DEFINE_FINAL_TYPE (GemFeedsDialog, gem_feeds_dialog, HDY_TYPE_WINDOW)

static void update (GemFeedsDialog *self);

/* A feed that the person removed is really removed once they can't undo it any more. */
static void
settle (GemFeedsDialog *self)
{
  g_autofree char *url = g_steal_pointer (&self->removed);

  gtk_widget_hide (self->undo_bar);
  if (url != NULL)
    gem_sync_remove_feed (self->sync, url);
}

static const GemFeedState *
find_feed (GemFeedsDialog *self, const char *url)
{
  GPtrArray *feeds = gem_sync_get_feeds (self->sync);

  for (guint i = 0; feeds != NULL && i < feeds->len; i++)
    {
      const GemFeedState *state = g_ptr_array_index (feeds, i);

      if (g_str_equal (state->url, url))
        return state;
    }
  return NULL;
}

static void
remove_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GemFeedsDialog *self = data;
  const char *url = g_variant_get_string (parameter, NULL);
  const GemFeedState *state = find_feed (self, url);
  g_autofree char *text = NULL;

  if (state == NULL || gem_sync_is_from_administrator (self->sync, url))
    return;
  text = g_strdup_printf (_ ("Removed: %s"), state->title != NULL ? state->title : state->url);
  settle (self);
  self->removed = g_variant_dup_string (parameter, NULL);
  gtk_label_set_text (self->undo_label, text);
  gtk_widget_show (self->undo_bar);
  update (self);
  gtk_widget_grab_focus (self->undo_button);
}

static void
undo_cb (GemFeedsDialog *self)
{
  g_clear_pointer (&self->removed, g_free);
  gtk_widget_hide (self->undo_bar);
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
test_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gem_probe_dialog_show (data, g_variant_get_string (parameter, NULL));
}

static void
signature_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GemFeedsDialog *self = data;
  const GemFeedState *state = find_feed (self, g_variant_get_string (parameter, NULL));

  if (state != NULL)
    gem_feed_key_dialog_show (GTK_WINDOW (self), self->sync, state);
}

static void
up_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GemFeedsDialog *self = data;

  gem_sync_move_feed (self->sync, g_variant_get_string (parameter, NULL), -1);
}

static void
down_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GemFeedsDialog *self = data;

  gem_sync_move_feed (self->sync, g_variant_get_string (parameter, NULL), 1);
}

static void
colour_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GemFeedsDialog *self = data;
  const char *url;
  int colour;

  g_variant_get (parameter, "(&si)", &url, &colour);
  gem_sync_set_colour (self->sync, url, colour);
}

static const GActionEntry entries[] = {
  { "up", up_cb, "s" },     { "down", down_cb, "s" },           { "colour", colour_cb, "(si)" },
  { "test", test_cb, "s" }, { "signature", signature_cb, "s" }, { "remove", remove_cb, "s" },
};

/* What is followed again need not be removed first. */
static void
add_feed_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GemFeedsDialog *self = data;
  const char *url = g_variant_get_string (parameter, NULL);

  if (g_strcmp0 (self->removed, url) == 0)
    undo_cb (self);
  else
    settle (self);
  gem_sync_add_feed (self->sync, url);
}

static const GActionEntry form_entries[] = { { "add-feed", add_feed_cb, "s" } };

/* The row that the person is in. */
static GtkWidget *
get_focused_row (GemFeedsDialog *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL ? gtk_widget_get_ancestor (focus, GEM_TYPE_FEED_ROW) : NULL;
}

static gboolean
gem_feeds_dialog_key_press_event (GtkWidget *widget, GdkEventKey *event)
{
  GemFeedsDialog *self = GEM_FEEDS_DIALOG (widget);
  GtkWidget *row = get_focused_row (self);
  gboolean alt = (event->state & gtk_accelerator_get_default_mod_mask ()) == (guint) GDK_MOD1_MASK;

  if (row != NULL && alt && (event->keyval == GDK_KEY_Up || event->keyval == GDK_KEY_Down))
    {
      gem_sync_move_feed (self->sync, gem_feed_row_get_url (GEM_FEED_ROW (row)),
                          event->keyval == GDK_KEY_Up ? -1 : 1);
      return GDK_EVENT_STOP;
    }
  return GTK_WIDGET_CLASS (gem_feeds_dialog_parent_class)->key_press_event (widget, event);
}

static void
chosen_cb (GemFeedsDialog *self, int response, GtkNativeDialog *chooser)
{
  g_autofree char *path = gtk_file_chooser_get_filename (GTK_FILE_CHOOSER (chooser));

  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    gem_sync_open_file (self->sync, path);
  gtk_native_dialog_destroy (chooser);
}

static void
choose_folder_cb (GemFeedsDialog *self)
{
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (_ ("Open a folder with an agenda"), GTK_WINDOW (self),
                                   GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Open"),
                                   _ ("_Cancel"));

  settle (self);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
open_cb (GemFeedsDialog *self)
{
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (_ ("Open an agenda from a disk"), GTK_WINDOW (self),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  GtkFileFilter *filter = gtk_file_filter_new ();

  settle (self);
  gtk_file_filter_set_name (filter, _ ("Agendas (feed.json)"));
  gtk_file_filter_add_pattern (filter, "*.json");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* Rows are made anew; who was in one stays in it. */
static void
update (GemFeedsDialog *self)
{
  GPtrArray *feeds = gem_sync_get_feeds (self->sync);
  guint n = feeds != NULL ? feeds->len : 0;
  GtkWidget *focused = get_focused_row (self);
  g_autofree char *url =
      focused != NULL ? g_strdup (gem_feed_row_get_url (GEM_FEED_ROW (focused))) : NULL;
  guint shown = 0;

  if (gem_sync_get_state (self->sync) == GEM_SYNC_STATE_RUNNING)
    return;
  gem_container_clear (GTK_CONTAINER (self->list));
  for (guint i = 0; i < n; i++)
    {
      const GemFeedState *state = g_ptr_array_index (feeds, i);
      GtkWidget *row;

      if (g_strcmp0 (state->url, self->removed) == 0)
        continue;
      row = gem_feed_row_new (self->sync, state, i, n);
      gtk_container_add (GTK_CONTAINER (self->list), row);
      if (g_strcmp0 (state->url, url) == 0)
        gtk_widget_grab_focus (row);
      shown++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), shown > 0);
  gtk_widget_set_visible (self->none, shown == 0);
}

static void
gem_feeds_dialog_dispose (GObject *object)
{
  GemFeedsDialog *self = GEM_FEEDS_DIALOG (object);

  /* It has closed: too late to undo. */
  if (self->removed != NULL && self->sync != NULL)
    gem_sync_remove_feed (self->sync, self->removed);
  g_clear_pointer (&self->removed, g_free);
  g_clear_object (&self->sync);

  G_OBJECT_CLASS (gem_feeds_dialog_parent_class)->dispose (object);
}

static void
gem_feeds_dialog_class_init (GemFeedsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkBindingSet *bindings = gtk_binding_set_by_class (klass);

  G_OBJECT_CLASS (klass)->dispose = gem_feeds_dialog_dispose;
  widget_class->key_press_event = gem_feeds_dialog_key_press_event;

  g_signal_new_class_handler ("escape", GEM_TYPE_FEEDS_DIALOG, G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION,
                              G_CALLBACK (gtk_window_close), NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_binding_entry_add_signal (bindings, GDK_KEY_Escape, 0, "escape", 0);

  g_type_ensure (GEM_TYPE_FEED_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               GEM_RESOURCE_PATH "/ui/gem-feeds-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, GemFeedsDialog, none);
  gtk_widget_class_bind_template_child (widget_class, GemFeedsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, GemFeedsDialog, open_button);
  gtk_widget_class_bind_template_child (widget_class, GemFeedsDialog, folder_button);
  gtk_widget_class_bind_template_child (widget_class, GemFeedsDialog, form);
  gtk_widget_class_bind_template_child (widget_class, GemFeedsDialog, undo_bar);
  gtk_widget_class_bind_template_child (widget_class, GemFeedsDialog, undo_label);
  gtk_widget_class_bind_template_child (widget_class, GemFeedsDialog, undo_button);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
}

static void
gem_feeds_dialog_init (GemFeedsDialog *self)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleActionGroup) form_actions = g_simple_action_group_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "feeds", G_ACTION_GROUP (actions));
  g_action_map_add_action_entries (G_ACTION_MAP (form_actions), form_entries,
                                   G_N_ELEMENTS (form_entries), self);
  gtk_widget_insert_action_group (self->form, "win", G_ACTION_GROUP (form_actions));
  gtk_label_set_line_wrap (GTK_LABEL (gtk_bin_get_child (GTK_BIN (self->folder_button))), TRUE);
  gem_set_accessible_name (GTK_WIDGET (self->list), _ ("Agendas that you follow"));
  gtk_label_set_line_wrap (GTK_LABEL (gtk_bin_get_child (GTK_BIN (self->open_button))), TRUE);
}

/**
 * gem_feeds_dialog_new:
 * @parent: the window it belongs to
 * @sync: what knows the feeds
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWidget *
gem_feeds_dialog_new (GtkWindow *parent, GemSync *sync)
{
  GemFeedsDialog *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && GEM_IS_SYNC (sync), NULL);

  self = g_object_new (GEM_TYPE_FEEDS_DIALOG, "transient-for", parent, NULL);
  self->sync = g_object_ref (sync);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "win", G_ACTION_GROUP (parent));
  g_signal_connect_object (sync, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
