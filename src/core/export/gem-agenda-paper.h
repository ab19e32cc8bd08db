/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemAgendaPaper: a report of agenda items laid out on pages. Make it in a worker; then any one thread at
 * a time may draw its pages. */

#pragma once

#include <cairo.h>

#include "export/gem-export.h"

G_BEGIN_DECLS

typedef struct _GemAgendaPaper GemAgendaPaper;

GemAgendaPaper *gem_agenda_paper_new (GPtrArray *items,
                                      GemEdition *edition,
                                      const GemExportOptions *options,
                                      GCancellable *cancellable,
                                      GError **error);
void gem_agenda_paper_free (GemAgendaPaper *self);

guint gem_agenda_paper_get_n_pages (const GemAgendaPaper *self);
void gem_agenda_paper_draw (const GemAgendaPaper *self, cairo_t *cr, guint page);
GBytes *
gem_agenda_paper_to_pdf (const GemAgendaPaper *self, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemAgendaPaper, gem_agenda_paper_free)

G_END_DECLS
