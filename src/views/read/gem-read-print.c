/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-read-print.h"

#include "paper/gem-paper.h"

#include <glib/gi18n.h>

#define SETUP_KEY "page-setup"

typedef struct
{
  GtkWindow *window;
  GSettings *settings;
  GemEdition *edition;
  const GemSection *section; /* of the edition; NULL where only all of it can be printed */
  GemVolumeScope scope;
  GtkWidget *choices[GEM_VOLUME_N_SCOPES]; /* in the print dialog, while it is there */
  GCancellable *cancellable;
  GemPaperOptions options;
  GemPaper *paper;
  GError *error;
  gboolean running; /* the worker */
  gboolean done;
} Printing;

static void
printing_free (Printing *self)
{
  g_clear_pointer (&self->paper, gem_paper_free);
  g_clear_error (&self->error);
  g_object_unref (self->cancellable);
  g_object_unref (self->edition);
  g_clear_object (&self->settings);
  g_object_unref (self->window);
  g_free (self);
}

/**
 * gem_read_describe_scope:
 * @edition: the edition
 * @section: (nullable): the section that is read
 * @scope: how much around it
 *
 * Returns: (transfer full): what a person is asked to choose
 */
char *
gem_read_describe_scope (GemEdition *edition, const GemSection *section, GemVolumeScope scope)
{
  g_return_val_if_fail (GEM_IS_EDITION (edition), NULL);

  if (section != NULL && scope == GEM_VOLUME_SECTION)
    return g_strdup_printf (_ ("This section: %s"), section->title);
  if (section != NULL && scope == GEM_VOLUME_CHAPTER)
    return g_strdup_printf (_ ("This chapter: %s"),
                            gem_volume_find_chapter (edition, section)->title);
  return g_strdup_printf (_ ("The whole publication: %s"), gem_edition_get_meta (edition, "title"));
}

/**
 * gem_read_show_outcome:
 * @window: the window that asked
 * @type: whether it went well
 * @title: what came of it
 * @text: more of that
 */
void
gem_read_show_outcome (GtkWindow *window, GtkMessageType type, const char *title, const char *text)
{
  GtkWidget *dialog =
      gtk_message_dialog_new (window, GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT, type,
                              GTK_BUTTONS_CLOSE, "%s", title);

  gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s", text);
  g_signal_connect (dialog, "response", G_CALLBACK (gtk_widget_destroy), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
layout_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Printing *self = task_data;
  GError *error = NULL;
  g_autoptr (GemVolume) volume =
      gem_volume_load (self->edition, self->section != NULL ? self->section->id : NULL, self->scope,
                       cancellable, &error);
  GemPaper *paper =
      volume != NULL ? gem_paper_new (volume, &self->options, cancellable, &error) : NULL;

  if (paper != NULL)
    g_task_return_pointer (task, paper, (GDestroyNotify) gem_paper_free);
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
  GemPagesSize *size = &self->options.size;

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
  g_clear_pointer (&self->paper, gem_paper_free);
  g_clear_error (&self->error);
  read_size (self, context);
  self->running = TRUE;
  task = g_task_new (operation, self->cancellable, laid_out_cb, self);
  g_task_set_source_tag (task, gem_read_print);
  g_task_set_task_data (task, self, NULL);
  g_task_run_in_thread (task, layout_in_thread);
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
  gtk_print_operation_set_n_pages (operation, (int) gem_paper_get_n_pages (self->paper));
  return TRUE;
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Printing *self)
{
  if (self->paper != NULL && page >= 0 && (guint) page < gem_paper_get_n_pages (self->paper))
    gem_paper_draw (self->paper, gtk_print_context_get_cairo_context (context), (guint) page);
}

/* The tab in the print dialog. */
static GtkWidget *
create_choices_cb (GtkPrintOperation *operation, Printing *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *first = NULL;

  gtk_container_set_border_width (GTK_CONTAINER (box), 18);
  for (int i = 0; i < GEM_VOLUME_N_SCOPES; i++)
    {
      g_autofree char *text = gem_read_describe_scope (self->edition, self->section, i);
      GtkWidget *choice, *label;

      self->choices[i] = NULL;
      if (self->section == NULL && i != GEM_VOLUME_EDITION)
        continue;
      choice = gtk_radio_button_new_with_label_from_widget (first != NULL ? GTK_RADIO_BUTTON (first)
                                                                          : NULL,
                                                            text);
      label = gtk_bin_get_child (GTK_BIN (choice));
      gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (choice), i == (int) self->scope);
      gtk_container_add (GTK_CONTAINER (box), choice);
      self->choices[i] = choice;
      first = first != NULL ? first : choice;
    }
  gtk_widget_show_all (box);
  return box;
}

static void
apply_choice_cb (GtkPrintOperation *operation, GtkWidget *widget, Printing *self)
{
  for (int i = 0; i < GEM_VOLUME_N_SCOPES; i++)
    if (self->choices[i] != NULL &&
        gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->choices[i])))
      self->scope = (GemVolumeScope) i;
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
    {
      g_autofree char *text =
          g_strdup_printf (_ ("%s You can also save the text as a PDF, and print that."),
                           error->message);

      gem_read_show_outcome (self->window, GTK_MESSAGE_ERROR, _ ("The text could not be printed"),
                             text);
    }
  self->done = TRUE;
  if (self->running)
    g_cancellable_cancel (self->cancellable);
  else
    printing_free (self);
}

static void
connect_all (GtkPrintOperation *operation, Printing *self)
{
  g_signal_connect (operation, "create-custom-widget", G_CALLBACK (create_choices_cb), self);
  g_signal_connect (operation, "custom-widget-apply", G_CALLBACK (apply_choice_cb), self);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), self);
  g_signal_connect (operation, "paginate", G_CALLBACK (paginate_cb), self);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), self);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), self);
}

/**
 * gem_read_print:
 * @parent: a widget in the window that asks
 * @context: the context
 * @section: (nullable): the section that is read; %NULL to offer the whole publication only
 *
 * Shows the print dialog, with a tab to choose how much is printed; the pages are laid out in a worker. The
 * page set-up stays for the next time.
 */
void
gem_read_print (GtkWidget *parent, GemContext *context, const GemSection *section)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  Printing *self;

  g_return_if_fail (GTK_IS_WIDGET (parent) && GEM_IS_CONTEXT (context));

  self = g_new0 (Printing, 1);
  self->window = g_object_ref (GTK_WINDOW (gtk_widget_get_toplevel (parent)));
  self->edition = g_object_ref (gem_context_get_edition (context));
  self->section = section;
  self->scope = section != NULL ? GEM_VOLUME_SECTION : GEM_VOLUME_EDITION;
  self->cancellable = g_cancellable_new ();
  g_signal_connect_object (self->window, "destroy", G_CALLBACK (g_cancellable_cancel),
                           self->cancellable, G_CONNECT_SWAPPED);
  if (gem_context_get_settings (context) != NULL)
    self->settings = g_object_ref (gem_context_get_settings (context));
  restore_setup (self, operation);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, section != NULL
                                                   ? section->title
                                                   : gem_edition_get_meta (self->edition, "title"));
  gtk_print_operation_set_custom_tab_label (operation, _ ("What to print"));
  gtk_print_operation_set_allow_async (operation, TRUE);
  connect_all (operation, self);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, self->window, NULL);
}
