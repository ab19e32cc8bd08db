/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemAgendaView: the yearly execution agendas: filters, the list, and the item that is chosen. */

#pragma once

#include <gtk/gtk.h>

#include "context/gem-context.h"

G_BEGIN_DECLS

#define GEM_TYPE_AGENDA_VIEW (gem_agenda_view_get_type ())
G_DECLARE_FINAL_TYPE (GemAgendaView, gem_agenda_view, GEM, AGENDA_VIEW, GtkBin)

GtkWidget *gem_agenda_view_new (GemContext *context);

G_END_DECLS
