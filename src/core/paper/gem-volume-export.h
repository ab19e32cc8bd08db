/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A volume as a file: PDF, EPUB, HTML or Markdown. Pure: it reads the edition, and knows no window.
 * docs/exporting.md tells what each format holds. */

#pragma once

#include "paper/gem-paper.h"

G_BEGIN_DECLS

typedef enum
{
  GEM_VOLUME_PDF,
  GEM_VOLUME_EPUB,
  GEM_VOLUME_HTML,
  GEM_VOLUME_MARKDOWN,
  GEM_VOLUME_N_FORMATS
} GemVolumeFormat;

gboolean gem_volume_format_from_name (const char *name, GemVolumeFormat *format);
const char *gem_volume_format_to_name (GemVolumeFormat format);

GBytes *gem_volume_export (GemVolume *self,
                           GemVolumeFormat format,
                           const GemPaperOptions *options,
                           GCancellable *cancellable,
                           GError **error);

G_END_DECLS
