/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemAgendaBoard: the items of a query in a column for each status, side by side where there is room and
 * below each other where there is not. */

#pragma once

#include <gtk/gtk.h>

#include "context/gem-context.h"
#include "store/gem-store-listing.h"

G_BEGIN_DECLS

#define GEM_TYPE_AGENDA_BOARD (gem_agenda_board_get_type ())
G_DECLARE_FINAL_TYPE (GemAgendaBoard, gem_agenda_board, GEM, AGENDA_BOARD, GtkScrolledWindow)

GtkWidget *gem_agenda_board_new (GemContext *context);
void gem_agenda_board_show (GemAgendaBoard *self,
                            const GemListingQuery *query,
                            GPtrArray *feeds,
                            gboolean again);

G_END_DECLS
