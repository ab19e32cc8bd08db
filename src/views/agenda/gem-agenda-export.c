/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-agenda-export.h"

#include "export/gem-agenda-paper.h"
#include "gem-print.h"

#include <glib/gi18n.h>

typedef struct
{
  GemAgendaItemsFunc load;
  gpointer data;
  GDestroyNotify free_data;
  char *title;
  char *chosen;
  GemStore *store;
  GemEdition *edition;
  GemExportFormat format;
  GFile *file;
  guint left_out;
} Job;

static Job *
job_new (GemContext *context, const GemAgendaExport *what)
{
  Job *job = g_new0 (Job, 1);

  job->load = what->load;
  job->data = what->data;
  job->free_data = what->free_data;
  job->title = g_strdup (what->title);
  job->chosen = g_strdup (what->chosen);
  job->store = g_object_ref (gem_context_get_store (context));
  job->edition = g_object_ref (gem_context_get_sessions (context));
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  if (job->free_data != NULL)
    job->free_data (job->data);
  g_free (job->title);
  g_free (job->chosen);
  g_object_unref (job->store);
  g_object_unref (job->edition);
  g_clear_object (&job->file);
  g_free (job);
}

static void
show_outcome (GtkWindow *window, GtkMessageType type, const char *title, const char *text)
{
  GtkWidget *dialog =
      gtk_message_dialog_new (window, GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT, type,
                              GTK_BUTTONS_CLOSE, "%s", title);

  gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s", text);
  g_signal_connect (dialog, "response", G_CALLBACK (gtk_widget_destroy), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
save_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  g_autoptr (GPtrArray) feeds = gem_store_load_feeds (job->store, cancellable, &error);
  g_autoptr (GPtrArray) items = feeds != NULL ? job->load (job->data, cancellable, &error) : NULL;
  const GemExportOptions options = { .title = job->title, .chosen = job->chosen, .feeds = feeds };
  g_autoptr (GBytes) bytes = items != NULL
                                 ? gem_export_items (items, job->edition, &options, job->format,
                                                     &job->left_out, cancellable, &error)
                                 : NULL;
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
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GtkWindow *window = GTK_WINDOW (source);
  const Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_autofree char *name = g_file_get_parse_name (job->file);

      text = g_string_new (name);
      if (job->left_out > 0)
        g_string_append_printf (text,
                                ngettext ("\n%u item has no date and is not in the calendar.",
                                          "\n%u items have no date and are not in the calendar.",
                                          job->left_out),
                                job->left_out);
      show_outcome (window, GTK_MESSAGE_INFO, _ ("The agenda is exported"), text->str);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      text = g_string_new (NULL);
      g_string_append_printf (text,
                              _ ("%s Nothing was written. Choose another folder, or make room."),
                              error->message);
      show_outcome (window, GTK_MESSAGE_ERROR, _ ("The agenda could not be exported"), text->str);
    }
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, GTask *task)
{
  Job *job = g_task_get_task_data (task);

  if (response == GTK_RESPONSE_ACCEPT)
    {
      job->file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_task_run_in_thread (task, save_in_thread);
    }
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
  g_object_unref (task);
  g_object_unref (dialog);
}

/* A slash parts folders, and some systems know more signs of their own. */
static char *
make_file_name (const char *title, GemExportFormat format)
{
  g_autofree char *name = g_strdelimit (g_strdup (title), "/\\:*?\"<>|\n", '-');

  return g_strdup_printf ("%s.%s", name, gem_export_format_to_name (format));
}

/**
 * gem_agenda_export_save:
 * @parent: a widget in the window that asks
 * @context: the context
 * @what: what to export; its data is taken over
 * @format: as what
 * @cancellable: (nullable): cancelled when the window closes
 *
 * Asks where to, and writes the file in a worker. What came of it is said in a dialog.
 */
void
gem_agenda_export_save (GtkWidget *parent,
                        GemContext *context,
                        const GemAgendaExport *what,
                        GemExportFormat format,
                        GCancellable *cancellable)
{
  GtkWindow *window;
  GtkFileChooserNative *dialog;
  g_autofree char *name = NULL;
  GTask *task;
  Job *job;

  g_return_if_fail (GTK_IS_WIDGET (parent) && GEM_IS_CONTEXT (context) && what != NULL);

  window = GTK_WINDOW (gtk_widget_get_toplevel (parent));
  job = job_new (context, what);
  job->format = format;
  task = g_task_new (window, cancellable, saved_cb, NULL);
  g_task_set_source_tag (task, gem_agenda_export_save);
  g_task_set_task_data (task, job, job_free);
  dialog = gtk_file_chooser_native_new (_ ("Export the agenda"), window,
                                        GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), _ ("_Cancel"));
  name = make_file_name (what->title, format);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_file_chooser_set_do_overwrite_confirmation (GTK_FILE_CHOOSER (dialog), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (chosen_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* --- paper --- */

static gpointer
lay_out (gpointer data, const GemPagesSize *size, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (GPtrArray) items = job->load (job->data, cancellable, error);
  const GemExportOptions options = {
    .title = job->title, .chosen = job->chosen, .width = size->width, .height = size->height
  };

  return items != NULL ? gem_agenda_paper_new (items, job->edition, &options, cancellable, error)
                       : NULL;
}

static guint
get_n_pages (gpointer paper)
{
  return gem_agenda_paper_get_n_pages (paper);
}

static void
draw (gpointer paper, cairo_t *cr, guint page)
{
  gem_agenda_paper_draw (paper, cr, page);
}

static void
free_paper (gpointer paper)
{
  gem_agenda_paper_free (paper);
}

/**
 * gem_agenda_export_print:
 * @parent: a widget in the window that asks
 * @context: the context
 * @what: what to print; its data is taken over
 *
 * Shows the print dialog; the pages are laid out in a worker.
 */
void
gem_agenda_export_print (GtkWidget *parent, GemContext *context, const GemAgendaExport *what)
{
  static const GemPrintKind kind = {
    lay_out, get_n_pages, draw, free_paper, job_free, N_ ("The agenda could not be printed"), NULL,
  };
  g_autoptr (GtkPrintOperation) operation = NULL;
  GtkWindow *window;

  g_return_if_fail (GTK_IS_WIDGET (parent) && GEM_IS_CONTEXT (context) && what != NULL);

  window = GTK_WINDOW (gtk_widget_get_toplevel (parent));
  operation = gem_print_new (window, gem_context_get_settings (context), what->title, &kind,
                             job_new (context, what));
  gem_print_run (operation, window);
}
