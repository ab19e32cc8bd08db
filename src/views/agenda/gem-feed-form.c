/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-feed-form.h"

#include "feed/gem-feed-fetch.h"

struct _GemFeedForm
{
  GtkBox parent_instance;

  GtkEntry *entry;
  GtkWidget *button;
  GtkLabel *problem;
};

G_DEFINE_FINAL_TYPE (GemFeedForm, gem_feed_form, GTK_TYPE_BOX)

static void
changed_cb (GemFeedForm *self)
{
  gtk_widget_set_sensitive (self->button, gtk_entry_get_text_length (self->entry) > 0);
  gtk_widget_hide (GTK_WIDGET (self->problem));
  gtk_style_context_remove_class (gtk_widget_get_style_context (GTK_WIDGET (self->entry)), "error");
}

static void
submit_cb (GemFeedForm *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_entry_get_text (self->entry)));
  g_autoptr (GemFeedFault) fault = NULL;
  g_autoptr (GUri) uri = NULL;
  GActionGroup *group;

  if (*text == '\0')
    return;
  uri = gem_feed_address_parse (text, &fault);
  if (uri == NULL)
    {
      gtk_label_set_text (self->problem, fault->message);
      gtk_widget_show (GTK_WIDGET (self->problem));
      gtk_style_context_add_class (gtk_widget_get_style_context (GTK_WIDGET (self->entry)),
                                   "error");
      gtk_widget_grab_focus (GTK_WIDGET (self->entry));
      return;
    }
  group = gtk_widget_get_action_group (GTK_WIDGET (self), "win");
  if (group != NULL)
    g_action_group_activate_action (group, "add-feed", g_variant_new_string (text));
  gtk_entry_set_text (self->entry, "");
}

static void
gem_feed_form_class_init (GemFeedFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               GEM_RESOURCE_PATH "/ui/gem-feed-form.ui");
  gtk_widget_class_bind_template_child (widget_class, GemFeedForm, entry);
  gtk_widget_class_bind_template_child (widget_class, GemFeedForm, button);
  gtk_widget_class_bind_template_child (widget_class, GemFeedForm, problem);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, submit_cb);
}

static void
gem_feed_form_init (GemFeedForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * gem_feed_form_new:
 *
 * Returns: (transfer floating): an empty form
 */
GtkWidget *
gem_feed_form_new (void)
{
  return g_object_new (GEM_TYPE_FEED_FORM, "visible", TRUE, NULL);
}
