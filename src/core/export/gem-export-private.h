/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What the formats share: the words for people, the order of a report, and names that stay the same. */

#pragma once

#include "export/gem-export-words.h"
#include "export/gem-export.h"

G_BEGIN_DECLS

GBytes *gem_export_make_ics (GPtrArray *items,
                             GemEdition *edition,
                             const GemExportOptions *options,
                             guint *left_out,
                             GCancellable *cancellable,
                             GError **error);
GBytes *gem_export_make_csv (GPtrArray *items, GCancellable *cancellable, GError **error);
GBytes *gem_export_make_json (GPtrArray *items,
                              const GemExportOptions *options,
                              GCancellable *cancellable,
                              GError **error);
GBytes *gem_export_make_markdown (GPtrArray *items,
                                  GemEdition *edition,
                                  const GemExportOptions *options,
                                  GCancellable *cancellable,
                                  GError **error);

const GemFeedState *gem_export_find_feed (const GemExportOptions *options, const char *url);
char *gem_export_dup_uid (const GemItem *item);
GPtrArray *gem_export_dup_ids (GPtrArray *items);
GPtrArray *gem_export_dup_sorted (GPtrArray *items);
gboolean gem_export_is_same_group (const GemItem *a, const GemItem *b);

char *gem_export_dup_today (const GemExportOptions *options);
char *gem_export_dup_section (GemEdition *edition, const char *id);
char *gem_export_dup_title (const GemItem *item);
const char *gem_export_get_text (const GemItem *item);
const char *gem_export_get_opgave (const GemItem *item);
char *gem_export_dup_status (const GemItem *item);

G_END_DECLS
