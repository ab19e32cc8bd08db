/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "paper/gem-volume-export.h"

#include "paper/gem-xhtml.h"

#define SCALE 1000

static const char *const format_names[GEM_VOLUME_N_FORMATS] = { "pdf", "epub", "html", "md" };

/**
 * gem_volume_format_from_name:
 * @name: (nullable): such as `epub`
 * @format: (out): the format
 *
 * Returns: whether there is one of that name
 */
gboolean
gem_volume_format_from_name (const char *name, GemVolumeFormat *format)
{
  for (guint i = 0; name != NULL && i < GEM_VOLUME_N_FORMATS; i++)
    if (g_str_equal (format_names[i], name))
      {
        *format = (GemVolumeFormat) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * gem_volume_format_to_name:
 * @format: a format
 *
 * Returns: its name, also the end of its files' names
 */
const char *
gem_volume_format_to_name (GemVolumeFormat format)
{
  g_return_val_if_fail ((guint) format < GEM_VOLUME_N_FORMATS, NULL);

  return format_names[format];
}

/* Setting the pages and drawing them are counted each in their own way, and shown as one. */
typedef struct
{
  const GemPaperOptions *options;
  guint half;
} Halves;

static void
progress_half (guint done, guint total, gpointer data)
{
  const Halves *halves = data;

  halves->options->progress (halves->half * SCALE + (guint) ((guint64) done * SCALE / total),
                             2 * SCALE, halves->options->data);
}

static GBytes *
make_pdf (GemVolume *self,
          const GemPaperOptions *options,
          GCancellable *cancellable,
          GError **error)
{
  Halves halves = { options, 0 };
  GemPaperOptions own = *options;
  g_autoptr (GemPaper) paper = NULL;

  if (options->progress != NULL)
    {
      own.progress = progress_half;
      own.data = &halves;
    }
  paper = gem_paper_new (self, &own, cancellable, error);
  halves.half = 1;
  return paper != NULL ? gem_paper_to_pdf (paper, &own, cancellable, error) : NULL;
}

/**
 * gem_volume_export:
 * @self: a volume
 * @format: as what
 * @options: circumstances
 * @cancellable: (nullable): a cancellable
 * @error: return location for %G_IO_ERROR_CANCELLED, or what gem_volume_load_blocks() says
 *
 * Takes its time: for workers and the command line.
 *
 * Returns: (transfer full): the file, or %NULL with @error set
 */
GBytes *
gem_volume_export (GemVolume *self,
                   GemVolumeFormat format,
                   const GemPaperOptions *options,
                   GCancellable *cancellable,
                   GError **error)
{
  g_return_val_if_fail (self != NULL && options != NULL, NULL);

  switch (format)
    {
    case GEM_VOLUME_PDF:
      return make_pdf (self, options, cancellable, error);
    case GEM_VOLUME_EPUB:
      return gem_volume_make_epub (self, options, cancellable, error);
    case GEM_VOLUME_HTML:
      return gem_volume_make_html (self, options, cancellable, error);
    case GEM_VOLUME_MARKDOWN:
      return gem_volume_make_markdown (self, options, cancellable, error);
    default:
      g_return_val_if_reached (NULL);
    }
}
