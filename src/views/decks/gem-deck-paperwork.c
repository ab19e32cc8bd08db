/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A presentation as files: PDF, handouts, pictures, and a copy for another computer. */

#include "gem-deck-paperwork.h"

#include "deck/gem-deck-json.h"
#include "deck/gem-deck-paper.h"

#include <glib/gi18n.h>
#include <string.h>

#define PNG_WIDTH 1920
#define PNG_HEIGHT 1080

/* From the choice of a file to what came of it. */
typedef struct
{
  GemContext *context;
  GemDeck *deck; /* a copy, for a worker */
  char *form;
  char *path;
  GemDeckSavedFunc done;
  gpointer data;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->context);
  g_object_unref (job->deck);
  g_free (job->form);
  g_free (job->path);
  g_free (job);
}

static void
finish (Job *job, const char *message)
{
  job->done (message, job->data);
}

/* --- in a worker --- */

static gboolean
write_pdf (Job *job, GPtrArray *contents, GCancellable *cancellable, GError **error)
{
  GemDeckPaperKind kind = GEM_DECK_PAPER_SLIDES;
  g_autoptr (GemDeckPaper) paper = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const char *data;
  gsize length;

  gem_deck_paper_kind_from_name (job->form, &kind);
  paper = gem_deck_paper_new (job->deck, contents, kind);
  bytes = gem_deck_paper_to_pdf (paper, cancellable, error);
  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &length);
  return g_file_set_contents_full (job->path, data, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT,
                                   0644, error);
}

static gboolean
write_form (Job *job, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder =
      g_strdup (gem_deck_library_get_folder (gem_context_get_decks (job->context)));
  const GemSlideSource source = { gem_context_get_edition (job->context),
                                  gem_context_get_sessions (job->context),
                                  gem_context_get_store (job->context), folder };
  g_autoptr (GPtrArray) contents = NULL;

  if (g_str_equal (job->form, "copy"))
    return gem_deck_save (job->deck, job->path, error);
  contents = gem_deck_load_contents (job->deck, &source, cancellable, error);
  if (contents == NULL)
    return FALSE;
  if (g_str_equal (job->form, "png"))
    return gem_deck_write_pngs (contents, job->path, PNG_WIDTH, PNG_HEIGHT, cancellable, error);
  return write_pdf (job, contents, cancellable, error);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (write_form (task_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = g_filename_display_basename (job->path);
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    message = g_strdup_printf (_ ("Saved as “%s”."), name);
  else
    message = g_strdup_printf (_ ("“%s” could not be saved: %s Choose another place."), name,
                               error->message);
  finish (job, message);
}

/* --- where to --- */

static const char *
get_suffix (const char *form)
{
  return g_str_equal (form, "copy") ? GEM_DECK_SUFFIX : g_str_equal (form, "png") ? "" : ".pdf";
}

static char *
dup_file_name (Job *job)
{
  const char *title = gem_deck_get_title (job->deck);
  g_autofree char *name = g_strdup (*title != '\0' ? title : _ ("Presentation"));
  g_autofree char *kind = NULL;
  GemDeckPaperKind paper;

  g_strdelimit (name, "/\\:*?\"<>|", '-');
  if (gem_deck_paper_kind_from_name (job->form, &paper) && paper != GEM_DECK_PAPER_SLIDES)
    kind = g_strconcat (" - ", gem_deck_paper_kind_label (paper), NULL);
  return g_strconcat (name, kind != NULL ? kind : "", get_suffix (job->form), NULL);
}

static void
response_cb (GtkNativeDialog *dialog, int response, Job *job)
{
  g_autoptr (GTask) task = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    job->path = gtk_file_chooser_get_filename (GTK_FILE_CHOOSER (dialog));
  g_object_unref (dialog);
  if (job->path == NULL)
    {
      finish (job, response == GTK_RESPONSE_ACCEPT
                       ? _ ("Only a folder on this computer can be used. Choose another one.")
                       : NULL);
      job_free (job);
      return;
    }
  /* The library is made in the main thread, before a worker asks for its folder. */
  gem_context_get_decks (job->context);
  task = g_task_new (NULL, NULL, written_cb, NULL);
  g_task_set_source_tag (task, gem_deck_save_as);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, write_in_thread);
}

/**
 * gem_deck_save_as:
 * @parent: a widget in the window that asks
 * @context: where the data is
 * @deck: a deck
 * @form: the name of a #GemDeckPaperKind, `png` for pictures in a folder, or `copy` for the deck itself
 * @done: what to do with the outcome
 * @data: for @done
 *
 * Asks where to, and saves @deck as it is now, in a worker.
 */
void
gem_deck_save_as (GtkWidget *parent,
                  GemContext *context,
                  GemDeck *deck,
                  const char *form,
                  GemDeckSavedFunc done,
                  gpointer data)
{
  gboolean folder = g_strcmp0 (form, "png") == 0;
  GtkFileChooserNative *dialog;
  g_autofree char *name = NULL;
  Job *job;

  g_return_if_fail (GTK_IS_WIDGET (parent) && GEM_IS_CONTEXT (context) && GEM_IS_DECK (deck));
  g_return_if_fail (form != NULL && done != NULL);

  job = g_new0 (Job, 1);
  job->context = g_object_ref (context);
  job->deck = gem_deck_copy (deck);
  job->form = g_strdup (form);
  job->done = done;
  job->data = data;
  name = dup_file_name (job);
  dialog = gtk_file_chooser_native_new (folder ? _ ("The folder for the pictures")
                                               : _ ("Save the presentation"),
                                        GTK_WINDOW (gtk_widget_get_toplevel (parent)),
                                        folder ? GTK_FILE_CHOOSER_ACTION_CREATE_FOLDER
                                               : GTK_FILE_CHOOSER_ACTION_SAVE,
                                        _ ("_Save"), _ ("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_file_chooser_set_do_overwrite_confirmation (GTK_FILE_CHOOSER (dialog), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), job);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
