/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemAgendaBar: what stands above the agenda: its years, the words that are looked for, the way it is
 * shown, what narrows it down, and what is new. It shows an address, and asks for another one. */

#pragma once

#include <gtk/gtk.h>

#include "context/gem-context.h"
#include "store/gem-store-listing.h"

G_BEGIN_DECLS

#define GEM_TYPE_AGENDA_BAR (gem_agenda_bar_get_type ())
G_DECLARE_FINAL_TYPE (GemAgendaBar, gem_agenda_bar, GEM, AGENDA_BAR, GtkBox)

void gem_agenda_bar_set_context (GemAgendaBar *self, GemContext *context);
void gem_agenda_bar_set_overview (GemAgendaBar *self, const GemAgendaOverview *overview);
void gem_agenda_bar_show (GemAgendaBar *self, const GemAddress *address);
void gem_agenda_bar_set_count (GemAgendaBar *self, const char *count);
void gem_agenda_bar_focus_words (GemAgendaBar *self);

G_END_DECLS
