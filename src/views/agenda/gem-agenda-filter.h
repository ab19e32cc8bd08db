/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemAgendaFilter: the row of choices above the agenda: year, challenge, status, province. */

#pragma once

#include <gtk/gtk.h>

#include "address/gem-address.h"
#include "context/gem-context.h"

G_BEGIN_DECLS

#define GEM_TYPE_AGENDA_FILTER (gem_agenda_filter_get_type ())
G_DECLARE_FINAL_TYPE (GemAgendaFilter, gem_agenda_filter, GEM, AGENDA_FILTER, GtkBin)

void gem_agenda_filter_set_edition (GemAgendaFilter *self, GemEdition *edition);
void gem_agenda_filter_set_years (GemAgendaFilter *self, GPtrArray *years);
void gem_agenda_filter_show (GemAgendaFilter *self, const GemAddress *address);
GemAddress *gem_agenda_filter_dup_address (GemAgendaFilter *self);

G_END_DECLS
