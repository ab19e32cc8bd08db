/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-print.h"

#include <glib/gi18n.h>

#define SETUP_KEY "page-setup"

typedef struct
{
  GtkWindow *window;
  GSettings *settings; /* NULL where nothing is kept */
  const GemPrintKind *kind;
  gpointer data;
  GCancellable *cancellable;
  GemPagesSize size;
  gpointer paper;
  GError *error;
  gboolean running; /* the worker */
  gboolean done;
} Printing;

static void
clear_paper (Printing *self)
{
  g_clear_pointer (&self->paper, self->kind->free_paper);
  g_clear_error (&self->error);
}

static void
printing_free (Printing *self)
{
  clear_paper (self);
  self->kind->free_data (self->data);
  g_object_unref (self->cancellable);
  g_clear_object (&self->settings);
  g_object_unref (self->window);
  g_free (self);
}

static void
lay_out_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Printing *self = task_data;
  GError *error = NULL;
  gpointer paper = self->kind->lay_out (self->data, &self->size, cancellable, &error);

  if (paper != NULL)
    g_task_return_pointer (task, paper, self->kind->free_paper);
  else
    g_task_return_error (task, error);
}

static void
laid_out_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Printing *self = data;

  self->running = FALSE;
  self->paper = g_task_propagate_pointer (G_TASK (result), &self->error);
  if (self->done)
    printing_free (self);
}

/* Margins are the usual ones, or those of the printer where it can't go as near to the edge. */
static void
read_size (Printing *self, GtkPrintContext *context)
{
  GtkPageSetup *setup = gtk_print_context_get_page_setup (context);
  GemPagesSize usual = { gtk_print_context_get_width (context),
                         gtk_print_context_get_height (context) };
  GemPagesSize *size = &self->size;

  gem_pages_size_fill (&usual);
  *size = usual;
  size->left = MAX (usual.left, gtk_page_setup_get_left_margin (setup, GTK_UNIT_POINTS));
  size->right = MAX (usual.right, gtk_page_setup_get_right_margin (setup, GTK_UNIT_POINTS));
  size->top = MAX (usual.top, gtk_page_setup_get_top_margin (setup, GTK_UNIT_POINTS));
  size->bottom = MAX (usual.bottom, gtk_page_setup_get_bottom_margin (setup, GTK_UNIT_POINTS));
}

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, Printing *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->running)
    return;
  clear_paper (self);
  read_size (self, context);
  self->running = TRUE;
  task = g_task_new (operation, self->cancellable, laid_out_cb, self);
  g_task_set_source_tag (task, gem_print_new);
  g_task_set_task_data (task, self, NULL);
  g_task_run_in_thread (task, lay_out_in_thread);
}

/* Called again and again until the worker has laid the pages out. */
static gboolean
paginate_cb (GtkPrintOperation *operation, GtkPrintContext *context, Printing *self)
{
  if (self->error != NULL)
    {
      gtk_print_operation_cancel (operation);
      return TRUE;
    }
  if (self->paper == NULL)
    return FALSE;
  gtk_print_operation_set_n_pages (operation, (int) self->kind->get_n_pages (self->paper));
  return TRUE;
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Printing *self)
{
  if (self->paper != NULL && page >= 0 && (guint) page < self->kind->get_n_pages (self->paper))
    self->kind->draw (self->paper, gtk_print_context_get_cairo_context (context), (guint) page);
}

static void
keep_setup (Printing *self, GtkPrintOperation *operation)
{
  GtkPageSetup *setup = gtk_print_operation_get_default_page_setup (operation);

  if (self->settings != NULL && setup != NULL)
    g_settings_set_value (self->settings, SETUP_KEY, gtk_page_setup_to_gvariant (setup));
}

static void
restore_setup (Printing *self, GtkPrintOperation *operation)
{
  g_autoptr (GVariant) kept =
      self->settings != NULL ? g_settings_get_value (self->settings, SETUP_KEY) : NULL;
  g_autoptr (GtkPageSetup) setup = kept != NULL && g_variant_n_children (kept) > 0
                                       ? gtk_page_setup_new_from_gvariant (kept)
                                       : gtk_page_setup_new ();

  gtk_print_operation_set_default_page_setup (operation, setup);
}

static void
say_failed (Printing *self, const char *reason)
{
  const char *advice = self->kind->advice != NULL ? _ (self->kind->advice) : NULL;
  GtkWidget *dialog =
      gtk_message_dialog_new (self->window, GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
                              GTK_MESSAGE_ERROR, GTK_BUTTONS_CLOSE, "%s", _ (self->kind->failed));

  gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s%s%s", reason,
                                            advice != NULL ? " " : "",
                                            advice != NULL ? advice : "");
  g_signal_connect (dialog, "response", G_CALLBACK (gtk_widget_destroy), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, Printing *self)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    keep_setup (self, operation);
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (operation, &error);
  else if (self->error != NULL && !g_error_matches (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    error = g_error_copy (self->error);
  if (error != NULL)
    say_failed (self, error->message);
  self->done = TRUE;
  if (self->running)
    g_cancellable_cancel (self->cancellable);
  else
    printing_free (self);
}

/**
 * gem_print_new:
 * @window: the window that asks
 * @settings: (nullable): where the page set-up is kept
 * @title: what is printed, for the list of the printer
 * @kind: how it is printed; it outlives the operation
 * @data: (transfer full): for @kind
 *
 * Returns: (transfer full): an operation for gem_print_run(); until then, a tab may be added to its dialog
 */
GtkPrintOperation *
gem_print_new (GtkWindow *window,
               GSettings *settings,
               const char *title,
               const GemPrintKind *kind,
               gpointer data)
{
  GtkPrintOperation *operation;
  Printing *self;

  g_return_val_if_fail (GTK_IS_WINDOW (window) && title != NULL && kind != NULL, NULL);

  operation = gtk_print_operation_new ();
  self = g_new0 (Printing, 1);
  self->window = g_object_ref (window);
  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  self->kind = kind;
  self->data = data;
  self->cancellable = g_cancellable_new ();
  g_signal_connect_object (window, "destroy", G_CALLBACK (g_cancellable_cancel), self->cancellable,
                           G_CONNECT_SWAPPED);
  restore_setup (self, operation);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), self);
  g_signal_connect (operation, "paginate", G_CALLBACK (paginate_cb), self);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), self);
  g_signal_connect_after (operation, "done", G_CALLBACK (done_cb), self);
  return operation;
}

/**
 * gem_print_run:
 * @operation: what gem_print_new() made
 * @window: the window that asks
 *
 * Shows the print dialog.
 */
void
gem_print_run (GtkPrintOperation *operation, GtkWindow *window)
{
  g_return_if_fail (GTK_IS_PRINT_OPERATION (operation) && GTK_IS_WINDOW (window));

  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, window, NULL);
}
