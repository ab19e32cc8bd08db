/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemAgendaNone: what the agenda shows where no item fits: which choice to take away, and how many items
 * there would be then. */

#pragma once

#include <gtk/gtk.h>

#include "context/gem-context.h"
#include "store/gem-store-listing.h"

G_BEGIN_DECLS

#define GEM_TYPE_AGENDA_NONE (gem_agenda_none_get_type ())
G_DECLARE_FINAL_TYPE (GemAgendaNone, gem_agenda_none, GEM, AGENDA_NONE, GtkBin)

void gem_agenda_none_show (GemAgendaNone *self,
                           GemContext *context,
                           const GemAddress *address,
                           GPtrArray *feeds);

G_END_DECLS
