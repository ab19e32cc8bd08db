/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-probe-dialog.h"

#include "feed/gem-feed-probe.h"
#include "gem-rows.h"

#include <glib/gi18n.h>

struct _GemProbeDialog
{
  HdyWindow parent_instance;

  GtkLabel *verdict;
  GtkListBox *steps;
  GtkWidget *again_button;
  GtkWidget *copy_button;

  char *url;
  GemFeedProbe *found;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (GemProbeDialog, gem_probe_dialog, HDY_TYPE_WINDOW)

static void
copy_cb (GemProbeDialog *self)
{
  g_autofree char *text = gem_feed_probe_to_text (self->found);

  gtk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self), GDK_SELECTION_CLIPBOARD),
                          text, -1);
  gtk_button_set_label (GTK_BUTTON (self->copy_button), _ ("Copied"));
}

/* A sign and, for who does not see it, a word. */
static GtkWidget *
make_sign (GemProbeVerdict verdict)
{
  static const char *const icons[] = { "emblem-ok-symbolic", "dialog-warning-symbolic",
                                       "content-loading-symbolic" };
  static const char *const words[] = { N_ ("good"), N_ ("wrong"), N_ ("not tried") };
  GtkWidget *image = gtk_image_new_from_icon_name (icons[verdict], GTK_ICON_SIZE_BUTTON);

  gem_set_accessible_name (image, _ (words[verdict]));
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  return image;
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
make_row (const GemProbeStep *step)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  const char *label = gem_probe_step_kind_label (step->kind);
  g_autofree char *title =
      step->microseconds >= 0
          ? g_strdup_printf (_ ("%s · %d ms"), label, (int) (step->microseconds / 1000))
          : g_strdup (label);
  g_autofree char *heard = g_strdup_printf ("%s: %s", title, step->text);

  add_line (GTK_CONTAINER (texts), title, "gem-contents-chapter");
  add_line (GTK_CONTAINER (texts), step->text,
            step->verdict == GEM_PROBE_BAD ? "gem-problem" : NULL);
  if (step->details != NULL)
    add_line (GTK_CONTAINER (texts), step->details, "gem-caption");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_container_add (GTK_CONTAINER (line), make_sign (step->verdict));
  gtk_container_add (GTK_CONTAINER (line), texts);
  gtk_style_context_add_class (gtk_widget_get_style_context (line), "gem-row");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_container_add (GTK_CONTAINER (row), line);
  gem_set_accessible_name (row, heard);
  gtk_widget_show_all (row);
  return row;
}

static void
probed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GemProbeDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GemFeedProbe) found = gem_feed_probe_finish (result, &error);

  if (found == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  g_clear_pointer (&self->found, gem_feed_probe_free);
  self->found = g_steal_pointer (&found);
  gem_container_clear (GTK_CONTAINER (self->steps));
  for (guint i = 0; i < self->found->steps->len; i++)
    gtk_container_add (GTK_CONTAINER (self->steps),
                       make_row (g_ptr_array_index (self->found->steps, i)));
  gtk_widget_show (GTK_WIDGET (self->steps));
  gtk_label_set_text (self->verdict, self->found->good
                                         ? _ ("The connection works.")
                                         : _ ("The connection does not work. What is wrong and "
                                              "what to do stands below."));
  gtk_widget_set_sensitive (self->again_button, TRUE);
  gtk_widget_set_sensitive (self->copy_button, TRUE);
}

static void
start (GemProbeDialog *self)
{
  g_autofree char *text = g_strdup_printf (_ ("Asking %s…"), self->url);

  gtk_label_set_text (self->verdict, text);
  gtk_widget_set_sensitive (self->again_button, FALSE);
  gtk_widget_set_sensitive (self->copy_button, FALSE);
  gtk_button_set_label (GTK_BUTTON (self->copy_button), _ ("_Copy for the help desk"));
  gtk_widget_hide (GTK_WIDGET (self->steps));
  gem_feed_probe_async (self->url, self->cancellable, probed_cb, g_object_ref (self));
}

static void
gem_probe_dialog_dispose (GObject *object)
{
  GemProbeDialog *self = GEM_PROBE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (gem_probe_dialog_parent_class)->dispose (object);
}

static void
gem_probe_dialog_finalize (GObject *object)
{
  GemProbeDialog *self = GEM_PROBE_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->found, gem_feed_probe_free);
  g_free (self->url);

  G_OBJECT_CLASS (gem_probe_dialog_parent_class)->finalize (object);
}

static void
gem_probe_dialog_class_init (GemProbeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkBindingSet *bindings = gtk_binding_set_by_class (klass);

  G_OBJECT_CLASS (klass)->dispose = gem_probe_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = gem_probe_dialog_finalize;

  g_signal_new_class_handler ("escape", GEM_TYPE_PROBE_DIALOG, G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION,
                              G_CALLBACK (gtk_window_close), NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_binding_entry_add_signal (bindings, GDK_KEY_Escape, 0, "escape", 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               GEM_RESOURCE_PATH "/ui/gem-probe-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, GemProbeDialog, verdict);
  gtk_widget_class_bind_template_child (widget_class, GemProbeDialog, steps);
  gtk_widget_class_bind_template_child (widget_class, GemProbeDialog, again_button);
  gtk_widget_class_bind_template_child (widget_class, GemProbeDialog, copy_button);
  gtk_widget_class_bind_template_callback (widget_class, start);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
}

static void
gem_probe_dialog_init (GemProbeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  gem_set_accessible_name (GTK_WIDGET (self->steps), _ ("Steps of the test"));
}

/**
 * gem_probe_dialog_show:
 * @parent: the window it belongs to
 * @url: the address of a feed
 *
 * Tests the connection with @url, and shows what was found.
 */
void
gem_probe_dialog_show (GtkWindow *parent, const char *url)
{
  GemProbeDialog *self;

  g_return_if_fail (GTK_IS_WINDOW (parent) && url != NULL);

  self = g_object_new (GEM_TYPE_PROBE_DIALOG, "transient-for", parent, NULL);
  self->url = g_strdup (url);
  start (self);
  gtk_window_present (GTK_WINDOW (self));
}
