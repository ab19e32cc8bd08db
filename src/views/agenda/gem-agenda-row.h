/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The rows of the agenda: an item in a list, as a card on the board, and as a bar in time. */

#pragma once

#include <gtk/gtk.h>

#include "edition/gem-edition.h"
#include "gem-time-bar.h"
#include "store/gem-store-listing.h"

G_BEGIN_DECLS

#define GEM_TYPE_AGENDA_ROW (gem_agenda_row_get_type ())
G_DECLARE_FINAL_TYPE (GemAgendaRow, gem_agenda_row, GEM, AGENDA_ROW, GtkListBoxRow)

GtkWidget *gem_agenda_row_new (gboolean in_time);
void gem_agenda_row_show (GemAgendaRow *self,
                          GemEdition *edition,
                          GPtrArray *feeds,
                          GemListedItem *listed,
                          const GemTimeSpan *span);
GemListedItem *gem_agenda_row_get_item (GemAgendaRow *self);
GtkWidget *gem_agenda_group_heading_new (const char *title, guint items);
void gem_agenda_group_heading_show (GtkWidget *heading, const char *title, guint items);

G_END_DECLS
