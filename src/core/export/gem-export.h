/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Agenda items as a file for other programs: calendar, table, feed, report, paper. Pure: it knows no
 * disk and no window, and may run in any thread. docs/exporting.md tells what each format holds. */

#pragma once

#include "edition/gem-edition.h"
#include "store/gem-store.h"

G_BEGIN_DECLS

typedef enum
{
  GEM_EXPORT_ICS,
  GEM_EXPORT_CSV,
  GEM_EXPORT_JSON,
  GEM_EXPORT_MARKDOWN,
  GEM_EXPORT_PDF,
  GEM_EXPORT_N_FORMATS
} GemExportFormat;

/**
 * GemExportOptions:
 * @title: what the whole is called
 * @chosen: (nullable): in words what was chosen, as gem_export_describe() makes it
 * @feeds: (nullable) (element-type GemFeedState): the feeds that the items come from; without them
 *   nothing is known of issues
 * @now: the present moment, Unix seconds; 0 to look at the clock
 * @width: of a page of paper, in points; 0 for A4
 * @height: of a page of paper, in points; 0 for A4
 */
typedef struct
{
  const char *title;
  const char *chosen;
  GPtrArray *feeds;
  gint64 now;
  double width;
  double height;
} GemExportOptions;

GBytes *gem_export_items (GPtrArray *items,
                          GemEdition *edition,
                          const GemExportOptions *options,
                          GemExportFormat format,
                          guint *left_out,
                          GCancellable *cancellable,
                          GError **error);

gboolean gem_export_format_from_name (const char *name, GemExportFormat *format);
const char *gem_export_format_to_name (GemExportFormat format);

char *gem_export_describe (const GemItemQuery *query, GemEdition *edition);

G_END_DECLS
