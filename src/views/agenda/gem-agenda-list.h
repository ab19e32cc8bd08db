/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemAgendaList: the items of a query, in groups, as a list or a time line. It asks the store for a
 * part at a time, and keeps the rows that stay the same when the agenda changes. */

#pragma once

#include <gtk/gtk.h>

#include "context/gem-context.h"
#include "store/gem-store-listing.h"

G_BEGIN_DECLS

#define GEM_TYPE_AGENDA_LIST (gem_agenda_list_get_type ())
G_DECLARE_FINAL_TYPE (GemAgendaList, gem_agenda_list, GEM, AGENDA_LIST, GtkBox)

GtkWidget *gem_agenda_list_new (GemContext *context, gboolean in_time);
void gem_agenda_list_show (GemAgendaList *self,
                           const GemListingQuery *query,
                           GPtrArray *feeds,
                           gboolean again);
void gem_agenda_list_select (GemAgendaList *self, const char *id);
void gem_agenda_list_set_scrolls (GemAgendaList *self, gboolean scrolls);
void gem_agenda_list_show_more (GemAgendaList *self);
double gem_agenda_list_get_scroll (GemAgendaList *self);
void gem_agenda_list_set_scroll (GemAgendaList *self, double scroll);

G_END_DECLS
