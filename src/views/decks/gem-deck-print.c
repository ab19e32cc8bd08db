/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A presentation on a printer: handouts, or slides with their notes. */

#include "gem-deck-paperwork.h"

#include "deck/gem-deck-paper.h"
#include "gem-print.h"

#include <glib/gi18n.h>

/* What a printer is for; a page of nothing but a slide is the first handout. */
static const GemDeckPaperKind kinds[] = { GEM_DECK_PAPER_HANDOUT_1, GEM_DECK_PAPER_HANDOUT_2,
                                          GEM_DECK_PAPER_HANDOUT_3, GEM_DECK_PAPER_HANDOUT_6,
                                          GEM_DECK_PAPER_NOTES };

/* What the worker has, and what the tab of the dialog changes before that. */
typedef struct
{
  GemContext *context;
  GemDeck *deck; /* a copy, for a worker */
  GtkWidget *choices[G_N_ELEMENTS (kinds)];
  GemDeckPaperKind kind;
} Data;

/* Paper draws what the slides show. */
typedef struct
{
  GPtrArray *contents;
  GemDeckPaper *paper;
  double width, height; /* of the printer's page, in points */
} Sheets;

static void
data_free (gpointer pointer)
{
  Data *data = pointer;

  g_object_unref (data->deck);
  g_object_unref (data->context);
  g_free (data);
}

static void
sheets_free (gpointer pointer)
{
  Sheets *sheets = pointer;

  gem_deck_paper_free (sheets->paper);
  g_ptr_array_unref (sheets->contents);
  g_free (sheets);
}

static gpointer
lay_out (gpointer pointer, const GemPagesSize *size, GCancellable *cancellable, GError **error)
{
  Data *data = pointer;
  const char *folder = gem_deck_library_get_folder (gem_context_get_decks (data->context));
  const GemSlideSource from = { gem_context_get_edition (data->context),
                                gem_context_get_sessions (data->context),
                                gem_context_get_store (data->context), folder };
  GPtrArray *contents = gem_deck_load_contents (data->deck, &from, cancellable, error);
  Sheets *sheets;

  if (contents == NULL)
    return NULL;
  sheets = g_new0 (Sheets, 1);
  sheets->contents = contents;
  sheets->paper = gem_deck_paper_new (data->deck, contents, data->kind);
  sheets->width = size->width;
  sheets->height = size->height;
  return sheets;
}

static guint
get_n_pages (gpointer sheets)
{
  return gem_deck_paper_get_n_pages (((Sheets *) sheets)->paper);
}

static void
draw (gpointer pointer, cairo_t *cr, guint page)
{
  Sheets *sheets = pointer;
  double width, height, scale;

  gem_deck_paper_get_size (sheets->paper, &width, &height);
  scale = MIN (sheets->width / width, sheets->height / height);
  cairo_scale (cr, scale, scale);
  gem_deck_paper_draw (sheets->paper, cr, page);
}

static const GemPrintKind print_kind = {
  lay_out,
  get_n_pages,
  draw,
  sheets_free,
  data_free,
  N_ ("The presentation could not be printed"),
  N_ ("You can also save a handout as a PDF, and print that."),
};

/* The tab in the print dialog. */
static GtkWidget *
create_choices_cb (GtkPrintOperation *operation, Data *data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_container_set_border_width (GTK_CONTAINER (box), 18);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GtkRadioButton *first = i > 0 ? GTK_RADIO_BUTTON (data->choices[0]) : NULL;

      data->choices[i] =
          gtk_radio_button_new_with_label_from_widget (first, gem_deck_paper_kind_label (kinds[i]));
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (data->choices[i]), kinds[i] == data->kind);
      gtk_container_add (GTK_CONTAINER (box), data->choices[i]);
    }
  gtk_widget_show_all (box);
  return box;
}

static void
apply_choice_cb (GtkPrintOperation *operation, GtkWidget *widget, Data *data)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (data->choices[i])))
      data->kind = kinds[i];
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
  GtkWindow *window;
  g_autoptr (GtkPrintOperation) operation = NULL;
  Data *data;

  g_return_if_fail (GTK_IS_WIDGET (parent) && GEM_IS_CONTEXT (context) && GEM_IS_DECK (deck));

  window = GTK_WINDOW (gtk_widget_get_toplevel (parent));
  data = g_new0 (Data, 1);
  data->context = g_object_ref (context);
  data->deck = gem_deck_copy (deck);
  data->kind = GEM_DECK_PAPER_HANDOUT_2;
  operation = gem_print_new (window, gem_context_get_settings (context), gem_deck_get_title (deck),
                             &print_kind, data);
  gtk_print_operation_set_custom_tab_label (operation, _ ("What to print"));
  g_signal_connect (operation, "create-custom-widget", G_CALLBACK (create_choices_cb), data);
  g_signal_connect (operation, "custom-widget-apply", G_CALLBACK (apply_choice_cb), data);
  gem_print_run (operation, window);
}
