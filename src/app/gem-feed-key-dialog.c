/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-feed-key-dialog.h"

#include "feed/gem-feed-signature.h"
#include "gem-rows.h"

#include <glib/gi18n.h>

#define MAX_HEIGHT 400

typedef struct
{
  GemSync *sync;
  char *url;
  GtkWidget *dialog;
  GtkEntry *entry;
  GtkLabel *problem;
} KeyForm;

static void
key_form_free (gpointer data, GClosure *closure)
{
  KeyForm *form = data;

  g_object_unref (form->sync);
  g_free (form->url);
  g_free (form);
}

static void
say_problem (KeyForm *form, const char *text)
{
  gtk_label_set_text (form->problem, text);
  gtk_widget_show (GTK_WIDGET (form->problem));
  gtk_style_context_add_class (gtk_widget_get_style_context (GTK_WIDGET (form->entry)), "error");
  gtk_widget_grab_focus (GTK_WIDGET (form->entry));
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GemSync) sync = data;
  g_autoptr (GError) error = NULL;

  if (!gem_store_set_feed_key_finish (GEM_STORE (source), result, &error))
    g_warning ("The key of a feed: %s", error->message);
  gem_sync_reload (sync);
}

static void
response_cb (GtkDialog *dialog, int response, gpointer data)
{
  KeyForm *form = data;
  g_autofree char *text = g_strstrip (g_strdup (gtk_entry_get_text (form->entry)));
  g_autofree char *key = NULL;
  g_autoptr (GError) error = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      if (*text != '\0')
        key = gem_feed_public_key_normalize (text, &error);
      if (error != NULL)
        {
          say_problem (form, error->message);
          return;
        }
      gem_store_set_feed_key_async (gem_sync_get_store (form->sync), form->url, key, kept_cb,
                                    g_object_ref (form->sync));
    }
  gtk_widget_destroy (GTK_WIDGET (dialog));
}

static void
fill (KeyForm *form, const GemFeedState *state)
{
  GtkContainer *area =
      GTK_CONTAINER (gtk_message_dialog_get_message_area (GTK_MESSAGE_DIALOG (form->dialog)));
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("Public _key of the publisher"));
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *problem = gtk_label_new (NULL);

  form->entry = GTK_ENTRY (entry);
  form->problem = GTK_LABEL (problem);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), entry);
  gtk_entry_set_activates_default (form->entry, TRUE);
  gtk_entry_set_width_chars (form->entry, 10);
  gtk_entry_set_text (form->entry, state->public_key != NULL ? state->public_key : "");
  gtk_label_set_xalign (form->problem, 0);
  gtk_label_set_line_wrap (form->problem, TRUE);
  gtk_label_set_max_width_chars (form->problem, 30);
  gtk_style_context_add_class (gtk_widget_get_style_context (problem), "gem-problem");
  gtk_container_add (area, label);
  gtk_container_add (area, entry);
  gtk_container_add (area, problem);
  gtk_widget_show (label);
  gtk_widget_show (entry);
}

/* With large text on a small screen, the words scroll and the buttons stay in sight. */
static void
make_scrollable (GtkWidget *dialog)
{
  GtkContainer *content = GTK_CONTAINER (gtk_dialog_get_content_area (GTK_DIALOG (dialog)));
  g_autoptr (GList) children = gtk_container_get_children (content);
  g_autoptr (GtkWidget) child = g_object_ref (GTK_WIDGET (children->data));
  GtkWidget *scrolled =
      g_object_new (GTK_TYPE_SCROLLED_WINDOW, "visible", TRUE, "hscrollbar-policy",
                    GTK_POLICY_NEVER, "propagate-natural-height", TRUE, "max-content-height",
                    MAX_HEIGHT, NULL);

  gtk_container_remove (content, child);
  gtk_container_add (GTK_CONTAINER (scrolled), child);
  gtk_container_add (content, scrolled);
}

/**
 * gem_feed_key_dialog_show:
 * @parent: the window it belongs to
 * @sync: what knows the feed
 * @state: the feed
 *
 * Asks for the key, and keeps what is answered if it is one.
 */
void
gem_feed_key_dialog_show (GtkWindow *parent, GemSync *sync, const GemFeedState *state)
{
  KeyForm *form;

  g_return_if_fail (GTK_IS_WINDOW (parent) && GEM_IS_SYNC (sync) && state != NULL);

  form = g_new0 (KeyForm, 1);
  form->sync = g_object_ref (sync);
  form->url = g_strdup (state->url);
  form->dialog = gtk_message_dialog_new (parent, GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
                                         GTK_MESSAGE_OTHER, GTK_BUTTONS_NONE, _ ("Signature of %s"),
                                         state->title != NULL ? state->title : state->url);
  gtk_message_dialog_format_secondary_text (
      GTK_MESSAGE_DIALOG (form->dialog), "%s",
      _ ("With the public key of its publisher, only pages that this publisher signed are taken. "
         "Leave it empty to take pages without a signature."));
  gtk_dialog_add_button (GTK_DIALOG (form->dialog), _ ("_Cancel"), GTK_RESPONSE_CANCEL);
  gtk_dialog_add_button (GTK_DIALOG (form->dialog), _ ("_Keep"), GTK_RESPONSE_ACCEPT);
  gtk_dialog_set_default_response (GTK_DIALOG (form->dialog), GTK_RESPONSE_ACCEPT);
  fill (form, state);
  make_scrollable (form->dialog);
  g_signal_connect_data (form->dialog, "response", G_CALLBACK (response_cb), form, key_form_free,
                         0);
  gtk_window_present (GTK_WINDOW (form->dialog));
}
