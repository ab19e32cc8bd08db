/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "export/gem-export.h"

#include "export/gem-agenda-paper.h"
#include "export/gem-export-private.h"

static const char *const format_names[GEM_EXPORT_N_FORMATS] = { "ics", "csv", "json", "md", "pdf" };

/**
 * gem_export_format_from_name:
 * @name: (nullable): such as `ics`
 * @format: (out): the format
 *
 * Returns: whether there is one of that name
 */
gboolean
gem_export_format_from_name (const char *name, GemExportFormat *format)
{
  for (guint i = 0; name != NULL && i < GEM_EXPORT_N_FORMATS; i++)
    if (g_str_equal (format_names[i], name))
      {
        *format = (GemExportFormat) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * gem_export_format_to_name:
 * @format: a format
 *
 * Returns: its name, also the end of its files' names
 */
const char *
gem_export_format_to_name (GemExportFormat format)
{
  g_return_val_if_fail ((guint) format < GEM_EXPORT_N_FORMATS, NULL);

  return format_names[format];
}

static GBytes *
make_pdf (GPtrArray *items,
          GemEdition *edition,
          const GemExportOptions *options,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (GemAgendaPaper) paper =
      gem_agenda_paper_new (items, edition, options, cancellable, error);

  return paper != NULL ? gem_agenda_paper_to_pdf (paper, cancellable, error) : NULL;
}

/**
 * gem_export_items:
 * @items: (element-type GemItem): what to export
 * @edition: where sections and provinces have their names
 * @options: title and circumstances
 * @format: as what
 * @left_out: (out): how many items the format has no place for
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GIOErrorEnum
 *
 * Pure; any thread.
 *
 * Returns: (transfer full): the file, or %NULL with @error set
 */
GBytes *
gem_export_items (GPtrArray *items,
                  GemEdition *edition,
                  const GemExportOptions *options,
                  GemExportFormat format,
                  guint *left_out,
                  GCancellable *cancellable,
                  GError **error)
{
  g_return_val_if_fail (items != NULL && GEM_IS_EDITION (edition), NULL);
  g_return_val_if_fail (options != NULL && options->title != NULL && left_out != NULL, NULL);

  *left_out = 0;
  switch (format)
    {
    case GEM_EXPORT_ICS:
      return gem_export_make_ics (items, edition, options, left_out, cancellable, error);
    case GEM_EXPORT_CSV:
      return gem_export_make_csv (items, cancellable, error);
    case GEM_EXPORT_JSON:
      return gem_export_make_json (items, options, cancellable, error);
    case GEM_EXPORT_MARKDOWN:
      return gem_export_make_markdown (items, edition, options, cancellable, error);
    case GEM_EXPORT_PDF:
      return make_pdf (items, edition, options, cancellable, error);
    case GEM_EXPORT_N_FORMATS:
    default:
      g_return_val_if_reached (NULL);
    }
}
