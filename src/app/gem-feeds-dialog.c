/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-feeds-dialog.h"

#include "agenda/gem-feed-form.h"
#include "gem-probe-dialog.h"
#include "gem-rows.h"

#include <glib/gi18n.h>

struct _GemFeedsDialog
{
  HdyWindow parent_instance;

  GtkWidget *none;
  GtkListBox *list;
  GtkWidget *open_button;

  GemSync *sync;
};

G_DEFINE_FINAL_TYPE (GemFeedsDialog, gem_feeds_dialog, HDY_TYPE_WINDOW)

static void
remove_cb (GemFeedsDialog *self, GtkWidget *button)
{
  gem_sync_remove_feed (self->sync, gtk_widget_get_name (button));
}

static void
test_cb (GemFeedsDialog *self, GtkWidget *button)
{
  gem_probe_dialog_show (GTK_WINDOW (self), gtk_widget_get_name (button));
}

static void
up_cb (GemFeedsDialog *self, GtkWidget *button)
{
  gem_sync_move_feed (self->sync, gtk_widget_get_name (button), -1);
}

static void
down_cb (GemFeedsDialog *self, GtkWidget *button)
{
  gem_sync_move_feed (self->sync, gtk_widget_get_name (button), 1);
}

static GtkWidget *
add_button (GemFeedsDialog *self,
            GtkWidget *box,
            const char *icon,
            const char *name,
            const char *url,
            GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon, GTK_ICON_SIZE_BUTTON);

  gtk_widget_set_tooltip_text (button, name);
  gem_set_accessible_name (button, name);
  gtk_widget_set_name (button, url);
  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_container_add (GTK_CONTAINER (box), button);
  return button;
}

static GtkWidget *
make_buttons (GemFeedsDialog *self, const GemFeedState *state, guint place, guint n)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const char *title = state->title != NULL ? state->title : state->url;
  g_autofree char *up = g_strdup_printf (_ ("Move %s up"), title);
  g_autofree char *down = g_strdup_printf (_ ("Move %s down"), title);
  g_autofree char *probe = g_strdup_printf (_ ("Test the connection with %s"), title);
  g_autofree char *gone = g_strdup_printf (_ ("Stop following %s and remove its items"), title);

  if (n > 1)
    {
      gtk_widget_set_sensitive (add_button (self, box, "go-up-symbolic", up, state->url,
                                            G_CALLBACK (up_cb)),
                                place > 0);
      gtk_widget_set_sensitive (add_button (self, box, "go-down-symbolic", down, state->url,
                                            G_CALLBACK (down_cb)),
                                place + 1 < n);
    }
  if (gem_sync_is_on_the_web (state))
    add_button (self, box, "network-transmit-receive-symbolic", probe, state->url,
                G_CALLBACK (test_cb));
  add_button (self, box, "user-trash-symbolic", gone, state->url, G_CALLBACK (remove_cb));
  return box;
}

static void
add_line (GtkContainer *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_line_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_style_context_add_class (gtk_widget_get_style_context (label), style);
  gtk_container_add (box, label);
}

static GtkWidget *
make_row (GemFeedsDialog *self, const GemFeedState *state, guint place, guint n)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  const char *title = state->title != NULL ? state->title : state->url;
  g_autofree char *worked = gem_sync_dup_worked (state);

  add_line (GTK_CONTAINER (box), title, "gem-contents-chapter");
  add_line (GTK_CONTAINER (box),
            g_str_equal (state->url, GEM_EDITION_AGENDA_ID)
                ? _ ("It came with the program, and is renewed with it.")
                : state->url,
            "gem-caption");
  add_line (GTK_CONTAINER (box), worked, NULL);
  if (state->fault_message != NULL)
    add_line (GTK_CONTAINER (box), state->fault_message, "gem-problem");
  gtk_container_add (GTK_CONTAINER (box), make_buttons (self, state, place, n));
  gtk_style_context_add_class (gtk_widget_get_style_context (box), "gem-row");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_container_add (GTK_CONTAINER (row), box);
  gem_set_accessible_name (row, title);
  gtk_widget_show_all (row);
  return row;
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
open_cb (GemFeedsDialog *self)
{
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (_ ("Open an agenda from a disk"), GTK_WINDOW (self),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Agendas (feed.json)"));
  gtk_file_filter_add_pattern (filter, "*.json");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
update (GemFeedsDialog *self)
{
  GPtrArray *feeds = gem_sync_get_feeds (self->sync);
  guint n = feeds != NULL ? feeds->len : 0;

  if (gem_sync_get_state (self->sync) == GEM_SYNC_STATE_RUNNING)
    return;
  gem_container_clear (GTK_CONTAINER (self->list));
  for (guint i = 0; i < n; i++)
    gtk_container_add (GTK_CONTAINER (self->list),
                       make_row (self, g_ptr_array_index (feeds, i), i, n));
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  gtk_widget_set_visible (self->none, n == 0);
}

static void
gem_feeds_dialog_dispose (GObject *object)
{
  GemFeedsDialog *self = GEM_FEEDS_DIALOG (object);

  g_clear_object (&self->sync);

  G_OBJECT_CLASS (gem_feeds_dialog_parent_class)->dispose (object);
}

static void
gem_feeds_dialog_class_init (GemFeedsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkBindingSet *bindings = gtk_binding_set_by_class (klass);

  G_OBJECT_CLASS (klass)->dispose = gem_feeds_dialog_dispose;

  g_signal_new_class_handler ("escape", GEM_TYPE_FEEDS_DIALOG, G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION,
                              G_CALLBACK (gtk_window_close), NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_binding_entry_add_signal (bindings, GDK_KEY_Escape, 0, "escape", 0);

  g_type_ensure (GEM_TYPE_FEED_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               GEM_RESOURCE_PATH "/ui/gem-feeds-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, GemFeedsDialog, none);
  gtk_widget_class_bind_template_child (widget_class, GemFeedsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, GemFeedsDialog, open_button);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
}

static void
gem_feeds_dialog_init (GemFeedsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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
