/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The items of the agenda as a file, or on paper. */

#pragma once

#include <gtk/gtk.h>

#include "context/gem-context.h"
#include "export/gem-export.h"

G_BEGIN_DECLS

/**
 * GemAgendaItemsFunc:
 * @data: what was given with it
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Loads the items. Runs in a worker.
 *
 * Returns: (element-type GemItem) (transfer full): the items, or %NULL with @error set
 */
typedef GPtrArray *(*GemAgendaItemsFunc) (gpointer data, GCancellable *cancellable, GError **error);

/**
 * GemAgendaExport:
 * @load: loads the items, in a worker
 * @data: for @load
 * @free_data: (nullable): frees @data, in any thread
 * @title: what the whole is called
 * @chosen: (nullable): what was chosen, in words
 *
 * What is exported. The functions below copy the texts and take over @data.
 */
typedef struct
{
  GemAgendaItemsFunc load;
  gpointer data;
  GDestroyNotify free_data;
  const char *title;
  const char *chosen;
} GemAgendaExport;

void gem_agenda_export_save (GtkWidget *parent,
                             GemContext *context,
                             const GemAgendaExport *what,
                             GemExportFormat format,
                             GCancellable *cancellable);
void gem_agenda_export_print (GtkWidget *parent, GemContext *context, const GemAgendaExport *what);

G_END_DECLS
