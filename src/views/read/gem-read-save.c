/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-read-save.h"

#include "gem-read-print.h"

#include <glib/gi18n.h>

#define TICK 100   /* ms between two looks at how far the worker is */
#define PATIENCE 4 /* ticks before a person is shown that something is going on */
#define CHOICE "scope"

/* Read by a worker from the moment that it runs; only @done and @total change then. */
typedef struct
{
  GtkWindow *window;
  GemEdition *edition;
  const GemSection *section; /* of the edition; NULL where only all of it can be saved */
  GemVolumeScope scope;
  GemVolumeFormat format;
  GFile *file;
  GCancellable *cancellable;
  int done;
  int total;
  guint ticks;
  guint tick_id;
  GtkWidget *dialog; /* that shows progress */
  GtkWidget *bar;
} Job;

static const char *const scope_names[GEM_VOLUME_N_SCOPES] = { "section", "chapter", "edition" };

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->file);
  g_object_unref (job->cancellable);
  g_object_unref (job->edition);
  g_object_unref (job->window);
  g_free (job);
}

static void
progress_in_thread (guint done, guint total, gpointer data)
{
  Job *job = data;

  g_atomic_int_set (&job->total, (int) total);
  g_atomic_int_set (&job->done, (int) done);
}

/* Written beside the old file and put in its place at the end: whole or not at all. */
static void
save_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  const GemPaperOptions options = { .progress = progress_in_thread, .data = job };
  GError *error = NULL;
  g_autoptr (GemVolume) volume =
      gem_volume_load (job->edition, job->section != NULL ? job->section->id : NULL, job->scope,
                       cancellable, &error);
  g_autoptr (GBytes) bytes =
      volume != NULL ? gem_volume_export (volume, job->format, &options, cancellable, &error)
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

/* What happened, what it means, and what to do. */
static char *
explain (const GError *error, const char *name)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return g_strdup_printf (
        _ ("The disk is full. Nothing was written to %s. Make room, or choose another disk."),
        name);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    return g_strdup_printf (
        _ ("You may not write there. Nothing was written to %s. Choose another folder."), name);
  return g_strdup_printf (_ ("%s Nothing was written. Choose another folder, or make room."),
                          error->message);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = g_file_get_parse_name (job->file);
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&job->tick_id, g_source_remove);
  g_clear_pointer (&job->dialog, gtk_widget_destroy);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    gem_read_show_outcome (job->window, GTK_MESSAGE_INFO, _ ("The text is saved"), name);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *text = explain (error, name);

      gem_read_show_outcome (job->window, GTK_MESSAGE_ERROR, _ ("The text could not be saved"),
                             text);
    }
}

static void
cancel_cb (GtkDialog *dialog, int response, Job *job)
{
  g_cancellable_cancel (job->cancellable);
}

static void
show_progress (Job *job)
{
  GtkWidget *area;

  job->dialog = gtk_message_dialog_new (job->window, GTK_DIALOG_MODAL, GTK_MESSAGE_OTHER,
                                        GTK_BUTTONS_CANCEL, "%s", _ ("Saving the text…"));
  area = gtk_message_dialog_get_message_area (GTK_MESSAGE_DIALOG (job->dialog));
  job->bar = gtk_progress_bar_new ();
  gtk_widget_show (job->bar);
  gtk_container_add (GTK_CONTAINER (area), job->bar);
  g_signal_connect (job->dialog, "response", G_CALLBACK (cancel_cb), job);
  g_signal_connect (job->dialog, "delete-event", G_CALLBACK (gtk_widget_hide_on_delete), NULL);
  gtk_window_present (GTK_WINDOW (job->dialog));
}

static gboolean
tick_cb (gpointer data)
{
  Job *job = data;
  int total = g_atomic_int_get (&job->total);

  if (++job->ticks < PATIENCE)
    return G_SOURCE_CONTINUE;
  if (job->dialog == NULL)
    show_progress (job);
  if (total > 0)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (job->bar),
                                   MIN (1.0, (double) g_atomic_int_get (&job->done) / total));
  return G_SOURCE_CONTINUE;
}

static void
read_scope (GtkFileChooser *chooser, Job *job)
{
  const char *name = job->section != NULL ? gtk_file_chooser_get_choice (chooser, CHOICE) : NULL;

  for (int i = 0; name != NULL && i < GEM_VOLUME_N_SCOPES; i++)
    if (g_str_equal (scope_names[i], name))
      job->scope = (GemVolumeScope) i;
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, GTask *task)
{
  Job *job = g_task_get_task_data (task);

  job->file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (response == GTK_RESPONSE_ACCEPT && job->file != NULL)
    {
      read_scope (GTK_FILE_CHOOSER (dialog), job);
      job->tick_id = g_timeout_add (TICK, tick_cb, job);
      g_task_run_in_thread (task, save_in_thread);
    }
  else
    {
      if (job->file == NULL)
        job->file = g_file_new_for_path (".");
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
    }
  g_object_unref (task);
  g_object_unref (dialog);
}

/* How much is saved is asked in the same dialog. */
static void
add_choice (GtkFileChooser *chooser, const Job *job)
{
  g_autofree char *section =
      gem_read_describe_scope (job->edition, job->section, GEM_VOLUME_SECTION);
  g_autofree char *chapter =
      gem_read_describe_scope (job->edition, job->section, GEM_VOLUME_CHAPTER);
  g_autofree char *edition =
      gem_read_describe_scope (job->edition, job->section, GEM_VOLUME_EDITION);
  const char *ids[] = { scope_names[0], scope_names[1], scope_names[2], NULL };
  const char *labels[] = { section, chapter, edition, NULL };

  if (job->section == NULL)
    return;
  gtk_file_chooser_add_choice (chooser, CHOICE, _ ("What to save"), ids, labels);
  gtk_file_chooser_set_choice (chooser, CHOICE, scope_names[job->scope]);
}

/* A slash parts folders, and some systems know more signs of their own. */
static char *
make_file_name (const Job *job)
{
  const char *title =
      job->section != NULL ? job->section->title : gem_edition_get_meta (job->edition, "title");
  g_autofree char *name = g_strdelimit (g_strdup (title), "/\\:*?\"<>|\n", '-');

  return g_strdup_printf ("%s.%s", name, gem_volume_format_to_name (job->format));
}

/**
 * gem_read_save:
 * @parent: a widget in the window that asks
 * @context: the context
 * @section: (nullable): the section that is read; %NULL to save the whole publication
 * @format: as what
 *
 * Asks where to and how much, and writes the file in a worker. Where that takes long, it is shown how far it
 * is, and can be stopped. What came of it is said in a dialog.
 */
void
gem_read_save (GtkWidget *parent,
               GemContext *context,
               const GemSection *section,
               GemVolumeFormat format)
{
  GtkFileChooserNative *dialog;
  g_autofree char *name = NULL;
  GTask *task;
  Job *job;

  g_return_if_fail (GTK_IS_WIDGET (parent) && GEM_IS_CONTEXT (context));

  job = g_new0 (Job, 1);
  job->window = g_object_ref (GTK_WINDOW (gtk_widget_get_toplevel (parent)));
  job->edition = g_object_ref (gem_context_get_edition (context));
  job->section = section;
  job->scope = section != NULL ? GEM_VOLUME_SECTION : GEM_VOLUME_EDITION;
  job->format = format;
  job->cancellable = g_cancellable_new ();
  g_signal_connect_object (job->window, "destroy", G_CALLBACK (g_cancellable_cancel),
                           job->cancellable, G_CONNECT_SWAPPED);
  task = g_task_new (NULL, job->cancellable, saved_cb, NULL);
  g_task_set_source_tag (task, gem_read_save);
  g_task_set_task_data (task, job, job_free);
  dialog = gtk_file_chooser_native_new (_ ("Save the text"), job->window,
                                        GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  name = make_file_name (job);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_file_chooser_set_do_overwrite_confirmation (GTK_FILE_CHOOSER (dialog), TRUE);
  add_choice (GTK_FILE_CHOOSER (dialog), job);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (chosen_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
