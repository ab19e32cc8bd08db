/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What a view shows, on paper: GTK's print dialog, with pages that are laid out in a worker. The page set-up
 * stays for the next time, whatever is printed. */

#pragma once

#include <gtk/gtk.h>

#include "paper/gem-pages.h"

G_BEGIN_DECLS

/**
 * GemPrintKind:
 * @lay_out: lays the pages out for paper of that size, in a worker
 * @get_n_pages: how many pages there are
 * @draw: draws one of them, from 0, in points
 * @free_paper: frees what @lay_out returned
 * @free_data: frees what @lay_out is given
 * @failed: what is said where it could not be printed, not translated yet
 * @advice: (nullable): what to do then, likewise
 *
 * How something is printed.
 */
typedef struct
{
  gpointer (*lay_out) (gpointer data,
                       const GemPagesSize *size,
                       GCancellable *cancellable,
                       GError **error);
  guint (*get_n_pages) (gpointer paper);
  void (*draw) (gpointer paper, cairo_t *cr, guint page);
  GDestroyNotify free_paper;
  GDestroyNotify free_data;
  const char *failed;
  const char *advice;
} GemPrintKind;

GtkPrintOperation *gem_print_new (GtkWindow *window,
                                  GSettings *settings,
                                  const char *title,
                                  const GemPrintKind *kind,
                                  gpointer data);
void gem_print_run (GtkPrintOperation *operation, GtkWindow *window);

G_END_DECLS
