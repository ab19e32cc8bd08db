/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemPaper: a volume on pages of paper, drawn for a printer or as a PDF; and a comparison as a memo. Made in
 * a worker and drawn anywhere; it needs no display. */

#pragma once

#include "figure/gem-figure.h"
#include "paper/gem-pages.h"
#include "paper/gem-volume.h"

G_BEGIN_DECLS

/**
 * GemPaperOptions:
 * @size: of the pages
 * @now: the present moment, Unix seconds; 0 for that of SOURCE_DATE_EPOCH, or of the clock
 * @progress: (nullable): called while it is made
 * @data: for @progress
 */
typedef struct
{
  GemPagesSize size;
  gint64 now;
  GemVolumeProgressFunc progress;
  gpointer data;
} GemPaperOptions;

typedef struct _GemPaper GemPaper;

GemPaper *gem_paper_new (GemVolume *volume,
                         const GemPaperOptions *options,
                         GCancellable *cancellable,
                         GError **error);
void gem_paper_free (GemPaper *self);

guint gem_paper_get_n_pages (const GemPaper *self);
void gem_paper_draw (const GemPaper *self, cairo_t *cr, guint page);
GBytes *gem_paper_to_pdf (const GemPaper *self,
                          const GemPaperOptions *options,
                          GCancellable *cancellable,
                          GError **error);

GStrv gem_paper_describe_memo (GemCompare *compare,
                               const GemAddress *address,
                               char **title,
                               GError **error);
GemPages *gem_paper_lay_out_memo (GemFigure *figure,
                                  const char *title,
                                  const char *const *words,
                                  const GemPaperOptions *options);
GBytes *gem_paper_make_memo (GemFigure *figure,
                             const char *title,
                             const char *const *words,
                             const GemPaperOptions *options,
                             GCancellable *cancellable,
                             GError **error);

char *gem_paper_dup_today (const GemPaperOptions *options);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemPaper, gem_paper_free)

G_END_DECLS
