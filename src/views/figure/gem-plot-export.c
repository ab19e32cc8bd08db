/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The figure as a file. */

#include "gem-plot-export.h"

#include "figure/gem-picture.h"

#include <glib/gi18n.h>

#define DATA_KEY "gem-plot-export"

typedef struct
{
  GtkWidget *widget; /* owns this */
  GemPlotFigureFunc create;
  GCancellable *cancellable;
} Export;

typedef struct
{
  GemFigure *figure; /* of its own: it belongs to the worker then */
  GemPictureFormat format;
  GFile *file;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  gem_figure_free (job->figure);
  g_object_unref (job->file);
  g_free (job);
}

static void
export_free (gpointer data)
{
  Export *self = data;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_free (self);
}

static void
export_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = gem_picture_make (job->figure, job->format, &error);
  gsize length;
  const char *data;

  if (bytes == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  data = g_bytes_get_data (bytes, &length);
  if (g_file_replace_contents (job->file, data, length, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                               cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
show_outcome (GtkWidget *widget, GtkMessageType type, const char *title, const char *text)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_toplevel (widget));
  GtkWidget *dialog =
      gtk_message_dialog_new (window, GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT, type,
                              GTK_BUTTONS_CLOSE, "%s", title);

  gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s", text);
  g_signal_connect (dialog, "response", G_CALLBACK (gtk_widget_destroy), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GtkWidget *widget = GTK_WIDGET (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_parse_name (job->file);

  if (g_task_propagate_boolean (G_TASK (result), &error))
    show_outcome (widget, GTK_MESSAGE_INFO, _ ("The figure is exported"), name);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *text =
          g_strdup_printf (_ ("%s Nothing was written. Choose another folder, or make room."),
                           error->message);

      show_outcome (widget, GTK_MESSAGE_ERROR, _ ("The figure could not be exported"), text);
    }
}

static void
export_to (Export *self, GFile *file, GemPictureFormat format)
{
  GemFigure *figure = self->create (self->widget);
  g_autoptr (GTask) task = NULL;
  Job *job;

  /* The figure may be gone by the time that a person has chosen a folder. */
  if (figure == NULL)
    return;
  job = g_new0 (Job, 1);
  job->figure = figure;
  job->format = format;
  job->file = g_object_ref (file);
  task = g_task_new (self->widget, self->cancellable, exported_cb, NULL);
  g_task_set_source_tag (task, export_to);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, export_in_thread);
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  Export *self = g_object_get_data (data, DATA_KEY);
  GemPictureFormat format;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT &&
      gem_picture_format_from_name (g_object_get_data (G_OBJECT (dialog), "format"), &format))
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      export_to (self, file, format);
    }
  g_object_unref (dialog);
}

/* As addresses call it; a figure of the agenda is no kind of comparison. */
static const char *
get_name (const GemFigure *figure)
{
  GemFigureKind kind = gem_figure_get_kind (figure);

  return kind == GEM_FIGURE_PROGRESS ? "progress" : gem_figure_kind_to_name (kind);
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Export *self = data;
  g_autoptr (GemFigure) figure = NULL;
  const char *name = g_variant_get_string (parameter, NULL);
  GemPictureFormat format;
  GtkFileChooserNative *dialog;
  g_autofree char *file_name = NULL;

  if (!gem_picture_format_from_name (name, &format) ||
      (figure = self->create (self->widget)) == NULL)
    return;
  dialog = gtk_file_chooser_native_new (_ ("Export the figure"),
                                        GTK_WINDOW (gtk_widget_get_toplevel (self->widget)),
                                        GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), _ ("_Cancel"));
  file_name = g_strdup_printf ("%s.%s", get_name (figure), name);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), file_name);
  gtk_file_chooser_set_do_overwrite_confirmation (GTK_FILE_CHOOSER (dialog), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_object_set_data (G_OBJECT (dialog), "format", (gpointer) gem_picture_format_to_name (format));
  g_signal_connect_object (dialog, "response", G_CALLBACK (chosen_cb), self->widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static const GActionEntry entries[] = {
  { "export", export_cb, "s" },
};

/**
 * gem_plot_export_install:
 * @widget: a widget with a figure
 * @create: makes a figure that the worker may have; not called after @widget is gone
 *
 * Gives @widget the action `figure.export`, whose parameter is the name of a #GemPictureFormat.
 */
void
gem_plot_export_install (GtkWidget *widget, GemPlotFigureFunc create)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  Export *self;

  g_return_if_fail (GTK_IS_WIDGET (widget) && create != NULL);

  self = g_new0 (Export, 1);
  self->widget = widget;
  self->create = create;
  self->cancellable = g_cancellable_new ();
  g_signal_connect_object (widget, "destroy", G_CALLBACK (g_cancellable_cancel), self->cancellable,
                           G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (widget), DATA_KEY, self, export_free);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (widget, "figure", G_ACTION_GROUP (group));
}
