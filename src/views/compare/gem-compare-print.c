/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A comparison on paper: the memo that the command line writes as PDF. */

#include "gem-compare-view-private.h"

#include "gem-print.h"
#include "paper/gem-paper.h"

#include <glib/gi18n.h>

/* What the worker has for itself. */
typedef struct
{
  GemAddress *address;
  GemCompare *compare;
  GPtrArray *counts;
} Data;

/* The pages draw the figure. */
typedef struct
{
  GemFigure *figure;
  GemPages *pages;
} Memo;

static void
data_free (gpointer pointer)
{
  Data *data = pointer;

  gem_address_unref (data->address);
  gem_compare_unref (data->compare);
  g_clear_pointer (&data->counts, g_ptr_array_unref);
  g_free (data);
}

static void
memo_free (gpointer pointer)
{
  Memo *memo = pointer;

  gem_pages_free (memo->pages);
  gem_figure_free (memo->figure);
  g_free (memo);
}

static gpointer
lay_out (gpointer pointer, const GemPagesSize *size, GCancellable *cancellable, GError **error)
{
  Data *data = pointer;
  const GemPaperOptions options = { .size = *size };
  g_autoptr (GemFigure) figure =
      gem_figure_new_for_address (data->address, data->compare, data->counts, error);
  g_autofree char *title = NULL;
  g_auto (GStrv) words = NULL;
  Memo *memo;

  if (figure == NULL)
    return NULL;
  words = gem_paper_describe_memo (data->compare, data->address, &title, error);
  if (words == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  memo = g_new0 (Memo, 1);
  memo->pages = gem_paper_lay_out_memo (figure, title, (const char *const *) words, &options);
  memo->figure = g_steal_pointer (&figure);
  return memo;
}

static guint
get_n_pages (gpointer memo)
{
  return gem_pages_get_n_pages (((Memo *) memo)->pages);
}

static void
draw (gpointer memo, cairo_t *cr, guint page)
{
  gem_pages_draw (((Memo *) memo)->pages, cr, page);
}

/* Shows the print dialog for what the view shows. */
void
gem_compare_view_print (GemCompareView *self)
{
  static const GemPrintKind kind = {
    lay_out,
    get_n_pages,
    draw,
    memo_free,
    data_free,
    N_ ("The comparison could not be printed"),
    N_ ("You can also export it as a PDF, and print that."),
  };
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_toplevel (GTK_WIDGET (self)));
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autofree char *title = NULL;
  GemFigure *figure = gem_plot_get_figure (self->plot);
  Data *data;

  if (self->address == NULL || figure == NULL)
    return;
  data = g_new0 (Data, 1);
  data->address = gem_address_ref (self->address);
  data->compare = gem_compare_ref (self->compare);
  data->counts = self->counts != NULL ? g_ptr_array_ref (self->counts) : NULL;
  title = gem_figure_dup_title (figure);
  operation = gem_print_new (window, self->settings, title, &kind, data);
  gem_print_run (operation, window);
}
