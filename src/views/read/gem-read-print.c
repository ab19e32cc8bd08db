/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-read-print.h"

#include "gem-print.h"
#include "paper/gem-paper.h"

#include <glib/gi18n.h>

typedef struct
{
  GemEdition *edition;
  const GemSection *section; /* of the edition; NULL where only all of it can be printed */
  GemVolumeScope scope;
  GtkWidget *choices[GEM_VOLUME_N_SCOPES]; /* in the print dialog, while it is there */
} Printing;

static void
printing_free (gpointer data)
{
  Printing *self = data;

  g_object_unref (self->edition);
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

static gpointer
lay_out (gpointer data, const GemPagesSize *size, GCancellable *cancellable, GError **error)
{
  Printing *self = data;
  const GemPaperOptions options = { .size = *size };
  g_autoptr (GemVolume) volume =
      gem_volume_load (self->edition, self->section != NULL ? self->section->id : NULL, self->scope,
                       cancellable, error);

  return volume != NULL ? gem_paper_new (volume, &options, cancellable, error) : NULL;
}

static guint
get_n_pages (gpointer paper)
{
  return gem_paper_get_n_pages (paper);
}

static void
draw (gpointer paper, cairo_t *cr, guint page)
{
  gem_paper_draw (paper, cr, page);
}

static void
free_paper (gpointer paper)
{
  gem_paper_free (paper);
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
  static const GemPrintKind kind = {
    lay_out,
    get_n_pages,
    draw,
    free_paper,
    printing_free,
    N_ ("The text could not be printed"),
    N_ ("You can also save the text as a PDF, and print that."),
  };
  g_autoptr (GtkPrintOperation) operation = NULL;
  GtkWindow *window;
  Printing *self;

  g_return_if_fail (GTK_IS_WIDGET (parent) && GEM_IS_CONTEXT (context));

  self = g_new0 (Printing, 1);
  self->edition = g_object_ref (gem_context_get_edition (context));
  self->section = section;
  self->scope = section != NULL ? GEM_VOLUME_SECTION : GEM_VOLUME_EDITION;
  window = GTK_WINDOW (gtk_widget_get_toplevel (parent));
  operation = gem_print_new (window, gem_context_get_settings (context),
                             section != NULL ? section->title
                                             : gem_edition_get_meta (self->edition, "title"),
                             &kind, self);
  gtk_print_operation_set_custom_tab_label (operation, _ ("What to print"));
  g_signal_connect (operation, "create-custom-widget", G_CALLBACK (create_choices_cb), self);
  g_signal_connect (operation, "custom-widget-apply", G_CALLBACK (apply_choice_cb), self);
  gem_print_run (operation, window);
}
