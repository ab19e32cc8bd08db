/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A presentation on a printer: handouts, or slides with their notes. */

#include "gem-deck-paperwork.h"

#include "deck/gem-deck-paper.h"

#include <glib/gi18n.h>

/* What a printer is for; a page of nothing but a slide is the first handout. */
static const GemDeckPaperKind kinds[] = { GEM_DECK_PAPER_HANDOUT_1, GEM_DECK_PAPER_HANDOUT_2,
                                          GEM_DECK_PAPER_HANDOUT_3, GEM_DECK_PAPER_HANDOUT_6,
                                          GEM_DECK_PAPER_NOTES };

typedef struct
{
  GtkWindow *window;
  GemContext *context;
  GemDeck *deck; /* a copy, for a worker */
  GtkWidget *choices[G_N_ELEMENTS (kinds)];
  GemDeckPaperKind kind;
  GCancellable *cancellable;
  GPtrArray *contents; /* NULL until they are loaded */
  GemDeckPaper *paper;
  GError *error;
  gboolean running; /* the worker */
  gboolean done;
} Printing;

static void
printing_free (Printing *self)
{
  g_clear_pointer (&self->paper, gem_deck_paper_free);
  g_clear_pointer (&self->contents, g_ptr_array_unref);
  g_clear_error (&self->error);
  g_object_unref (self->cancellable);
  g_object_unref (self->deck);
  g_object_unref (self->context);
  g_object_unref (self->window);
  g_free (self);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Printing *self = task_data;
  const char *folder = gem_deck_library_get_folder (gem_context_get_decks (self->context));
  const GemSlideSource from = { gem_context_get_edition (self->context),
                                gem_context_get_sessions (self->context),
                                gem_context_get_store (self->context), folder };
  GError *error = NULL;
  GPtrArray *contents = gem_deck_load_contents (self->deck, &from, cancellable, &error);

  if (contents != NULL)
    g_task_return_pointer (task, contents, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Printing *self = data;

  self->running = FALSE;
  self->contents = g_task_propagate_pointer (G_TASK (result), &self->error);
  if (self->done)
    printing_free (self);
}

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, Printing *self)
{
  g_autoptr (GTask) task = NULL;

  g_clear_pointer (&self->paper, gem_deck_paper_free);
  if (self->running || self->contents != NULL)
    return;
  self->running = TRUE;
  task = g_task_new (operation, self->cancellable, loaded_cb, self);
  g_task_set_source_tag (task, gem_deck_print);
  g_task_set_task_data (task, self, NULL);
  g_task_run_in_thread (task, load_in_thread);
}

/* Called again and again until the worker has loaded what the slides show. */
static gboolean
paginate_cb (GtkPrintOperation *operation, GtkPrintContext *context, Printing *self)
{
  if (self->error != NULL)
    {
      gtk_print_operation_cancel (operation);
      return TRUE;
    }
  if (self->contents == NULL)
    return FALSE;
  self->paper = gem_deck_paper_new (self->deck, self->contents, self->kind);
  gtk_print_operation_set_n_pages (operation, (int) gem_deck_paper_get_n_pages (self->paper));
  return TRUE;
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Printing *self)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width, height, scale;

  if (self->paper == NULL || page < 0 || (guint) page >= gem_deck_paper_get_n_pages (self->paper))
    return;
  gem_deck_paper_get_size (self->paper, &width, &height);
  scale = MIN (gtk_print_context_get_width (context) / width,
               gtk_print_context_get_height (context) / height);
  cairo_scale (cr, scale, scale);
  gem_deck_paper_draw (self->paper, cr, (guint) page);
}

/* The tab in the print dialog. */
static GtkWidget *
create_choices_cb (GtkPrintOperation *operation, Printing *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_container_set_border_width (GTK_CONTAINER (box), 18);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GtkRadioButton *first = i > 0 ? GTK_RADIO_BUTTON (self->choices[0]) : NULL;

      self->choices[i] =
          gtk_radio_button_new_with_label_from_widget (first, gem_deck_paper_kind_label (kinds[i]));
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->choices[i]), kinds[i] == self->kind);
      gtk_container_add (GTK_CONTAINER (box), self->choices[i]);
    }
  gtk_widget_show_all (box);
  return box;
}

static void
apply_choice_cb (GtkPrintOperation *operation, GtkWidget *widget, Printing *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->choices[i])))
      self->kind = kinds[i];
}

static void
tell_failure (Printing *self, const GError *error)
{
  GtkWidget *dialog =
      gtk_message_dialog_new (self->window, GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
                              GTK_MESSAGE_ERROR, GTK_BUTTONS_CLOSE, "%s",
                              _ ("The presentation could not be printed"));

  gtk_message_dialog_format_secondary_text (
      GTK_MESSAGE_DIALOG (dialog), _ ("%s You can also save a handout as a PDF, and print that."),
      error->message);
  g_signal_connect (dialog, "response", G_CALLBACK (gtk_widget_destroy), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, Printing *self)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    gtk_print_operation_get_error (operation, &error);
  else if (self->error != NULL && !g_error_matches (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    error = g_error_copy (self->error);
  if (error != NULL)
    tell_failure (self, error);
  self->done = TRUE;
  if (self->running)
    g_cancellable_cancel (self->cancellable);
  else
    printing_free (self);
}

/**
 * gem_deck_print:
 * @parent: a widget in the window that asks
 * @context: where the data is
 * @deck: a deck
 *
 * Shows the print dialog, with a tab to choose what is on a page.
 */
void
gem_deck_print (GtkWidget *parent, GemContext *context, GemDeck *deck)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  Printing *self;

  g_return_if_fail (GTK_IS_WIDGET (parent) && GEM_IS_CONTEXT (context) && GEM_IS_DECK (deck));

  self = g_new0 (Printing, 1);
  self->window = g_object_ref (GTK_WINDOW (gtk_widget_get_toplevel (parent)));
  self->context = g_object_ref (context);
  self->deck = gem_deck_copy (deck);
  self->kind = GEM_DECK_PAPER_HANDOUT_2;
  self->cancellable = g_cancellable_new ();
  g_signal_connect_object (self->window, "destroy", G_CALLBACK (g_cancellable_cancel),
                           self->cancellable, G_CONNECT_SWAPPED);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, gem_deck_get_title (deck));
  gtk_print_operation_set_custom_tab_label (operation, _ ("What to print"));
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "create-custom-widget", G_CALLBACK (create_choices_cb), self);
  g_signal_connect (operation, "custom-widget-apply", G_CALLBACK (apply_choice_cb), self);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), self);
  g_signal_connect (operation, "paginate", G_CALLBACK (paginate_cb), self);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), self);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), self);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, self->window, NULL);
}
