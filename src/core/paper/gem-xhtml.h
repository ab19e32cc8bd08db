/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemXhtml: the text of a volume as XHTML, for the HTML file and for the files in an EPUB. What an edition
 * says is text in it, and never markup. */

#pragma once

#include "paper/gem-paper.h"

G_BEGIN_DECLS

/**
 * GemXhtml:
 * @out: what is written
 * @volume: what it is of
 * @files: (nullable): which file each section and list is in; %NULL where all is in one
 * @file: (nullable): the file that is written
 * @shift: what is added to the level of a section for that of its heading
 */
typedef struct
{
  GString *out;
  const GemVolume *volume;
  GHashTable *files; /* char* name → char* file */
  const char *file;
  int shift;
} GemXhtml;

void gem_xhtml_append_text (GString *out, const char *text);
void gem_xhtml_append_head (const GemXhtml *self, const char *title, const char *style);
void gem_xhtml_append_part (GemXhtml *self, const GemVolumePart *part, GPtrArray *blocks);
void gem_xhtml_append_list (GemXhtml *self, const GemVolumeList *list, int level);
void gem_xhtml_append_contents (GemXhtml *self);
void gem_xhtml_append_source (const GemXhtml *self, const GemPaperOptions *options);
char *gem_xhtml_dup_href (const GemXhtml *self, const char *name);
const char *gem_xhtml_get_program_language (void);
const char *gem_xhtml_get_style (void);

GBytes *gem_volume_make_html (GemVolume *volume,
                              const GemPaperOptions *options,
                              GCancellable *cancellable,
                              GError **error);
GBytes *gem_volume_make_epub (GemVolume *volume,
                              const GemPaperOptions *options,
                              GCancellable *cancellable,
                              GError **error);
GBytes *gem_volume_make_markdown (GemVolume *volume,
                                  const GemPaperOptions *options,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
