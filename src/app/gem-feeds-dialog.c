/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-feeds-dialog.h"

#include "agenda/gem-feed-form.h"
#include "gem-rows.h"

#include <glib/gi18n.h>

struct _GemFeedsDialog
{
  HdyWindow parent_instance;

  GtkWidget *none;
  GtkListBox *list;

  GemSync *sync;
};

G_DEFINE_FINAL_TYPE (GemFeedsDialog, gem_feeds_dialog, HDY_TYPE_WINDOW)

static void
remove_cb (GemFeedsDialog *self, GtkWidget *button)
{
  gem_sync_remove_feed (self->sync, gtk_widget_get_name (button));
}

static GtkWidget *
make_row (GemFeedsDialog *self, const GemFeedState *state)
{
  GtkWidget *row = hdy_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic", GTK_ICON_SIZE_BUTTON);
  const char *title = state->title != NULL ? state->title : state->url;
  g_autofree char *name = g_strdup_printf (_ ("Stop following %s and remove its items"), title);

  hdy_preferences_row_set_title (HDY_PREFERENCES_ROW (row), title);
  hdy_action_row_set_subtitle (HDY_ACTION_ROW (row),
                               state->fault_message != NULL ? state->fault_message : state->url);
  hdy_action_row_set_title_lines (HDY_ACTION_ROW (row), 0);
  hdy_action_row_set_subtitle_lines (HDY_ACTION_ROW (row), 0);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gem_set_accessible_name (button, name);
  gem_set_accessible_name (row, title);
  gtk_widget_set_name (button, state->url);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (remove_cb), self);
  gtk_container_add (GTK_CONTAINER (row), button);
  gtk_widget_show_all (row);
  return row;
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
    gtk_container_add (GTK_CONTAINER (self->list), make_row (self, g_ptr_array_index (feeds, i)));
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
}

static void
gem_feeds_dialog_init (GemFeedsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gem_set_accessible_name (GTK_WIDGET (self->list), _ ("Agendas that you follow"));
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
