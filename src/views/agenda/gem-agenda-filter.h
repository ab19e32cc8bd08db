/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemAgendaFilter: the drop-downs that narrow the agenda down, group it and sort it. It shows an address,
 * and asks for another one. */

#pragma once

#include <gtk/gtk.h>

#include "address/gem-address.h"
#include "edition/gem-edition.h"
#include "store/gem-store-listing.h"

G_BEGIN_DECLS

#define GEM_TYPE_AGENDA_FILTER (gem_agenda_filter_get_type ())
G_DECLARE_FINAL_TYPE (GemAgendaFilter, gem_agenda_filter, GEM, AGENDA_FILTER, GtkScrolledWindow)

void gem_agenda_filter_set_edition (GemAgendaFilter *self, GemEdition *edition);
void gem_agenda_filter_set_overview (GemAgendaFilter *self, const GemAgendaOverview *overview);
void gem_agenda_filter_show (GemAgendaFilter *self, const GemAddress *address);

G_END_DECLS
