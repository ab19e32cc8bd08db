/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-sync-button.h"

#include "gem-rows.h"
#include "gem-sync-details.h"

#include <glib/gi18n.h>

struct _GemSyncButton
{
  GtkMenuButton parent_instance;

  GtkStack *icon_stack;
  GtkImage *icon;
  GtkLabel *news;
  GtkContainer *popover;

  GtkWidget *details; /* NULL until somebody wants to see them */
  GemSync *sync;
};

G_DEFINE_FINAL_TYPE (GemSyncButton, gem_sync_button, GTK_TYPE_MENU_BUTTON)

static const char *
icon_for (GemSyncState state)
{
  switch (state)
    {
    case GEM_SYNC_STATE_FAILED:
      return "dialog-warning-symbolic";
    case GEM_SYNC_STATE_NONE:
    case GEM_SYNC_STATE_OFFLINE:
      return "network-offline-symbolic";
    case GEM_SYNC_STATE_RUNNING:
    case GEM_SYNC_STATE_IDLE:
    default:
      return "emblem-synchronizing-symbolic";
    }
}

static void
update (GemSyncButton *self)
{
  GemSyncState state = gem_sync_get_state (self->sync);
  gboolean running = state == GEM_SYNC_STATE_RUNNING;
  g_autofree char *summary = gem_sync_dup_summary (self->sync);
  g_autofree char *name = g_strdup_printf (_ ("Sync: %s"), summary);
  int news = gem_sync_get_news (self->sync);

  gtk_stack_set_visible_child_name (self->icon_stack, running ? "running" : "icon");
  gtk_image_set_from_icon_name (self->icon, icon_for (state), GTK_ICON_SIZE_BUTTON);
  gtk_widget_set_visible (GTK_WIDGET (self->news), news > 0);
  if (news > 0)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%d new", "%d new", (gulong) news), news);

      gtk_label_set_text (self->news, text);
    }
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), summary);
  gem_set_accessible_name (GTK_WIDGET (self), name);
}

static void
gem_sync_button_toggled (GtkToggleButton *button)
{
  GemSyncButton *self = GEM_SYNC_BUTTON (button);

  if (gtk_toggle_button_get_active (button) && self->sync != NULL)
    {
      if (self->details == NULL)
        {
          self->details = gem_sync_details_new (self->sync);
          gtk_container_add (self->popover, self->details);
        }
      gem_sync_details_refresh (GEM_SYNC_DETAILS (self->details));
    }
  GTK_TOGGLE_BUTTON_CLASS (gem_sync_button_parent_class)->toggled (button);
}

static void
gem_sync_button_dispose (GObject *object)
{
  GemSyncButton *self = GEM_SYNC_BUTTON (object);

  g_clear_object (&self->sync);

  G_OBJECT_CLASS (gem_sync_button_parent_class)->dispose (object);
}

static void
gem_sync_button_class_init (GemSyncButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gem_sync_button_dispose;
  GTK_TOGGLE_BUTTON_CLASS (klass)->toggled = gem_sync_button_toggled;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               GEM_RESOURCE_PATH "/ui/gem-sync-button.ui");
  gtk_widget_class_bind_template_child (widget_class, GemSyncButton, icon_stack);
  gtk_widget_class_bind_template_child (widget_class, GemSyncButton, icon);
  gtk_widget_class_bind_template_child (widget_class, GemSyncButton, news);
  gtk_widget_class_bind_template_child (widget_class, GemSyncButton, popover);
}

static void
gem_sync_button_init (GemSyncButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gem_set_accessible_name (GTK_WIDGET (self), _ ("Sync"));
}

/**
 * gem_sync_button_set_sync:
 * @self: a button
 * @sync: what it tells of
 */
void
gem_sync_button_set_sync (GemSyncButton *self, GemSync *sync)
{
  g_return_if_fail (GEM_IS_SYNC_BUTTON (self) && GEM_IS_SYNC (sync));

  if (self->details != NULL)
    gtk_widget_destroy (self->details);
  self->details = NULL;
  g_set_object (&self->sync, sync);
  g_signal_connect_object (sync, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
