/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The rows of the agenda: an item in a list, as a card on the board, and as a bar in time. */

#pragma once

#include <gtk/gtk.h>

#include "edition/gem-edition.h"
#include "store/gem-store-listing.h"

G_BEGIN_DECLS

/**
 * GemTimeSpan:
 * @first: the first month that is shown, counted from the year 0
 * @months: how many months are shown
 */
typedef struct
{
  int first;
  int months;
} GemTimeSpan;

void gem_time_span_init (GemTimeSpan *self, const char *begin, const char *end);
GtkWidget *gem_time_axis_new (const GemTimeSpan *span);

GtkWidget *gem_agenda_row_new (GemEdition *edition,
                               GPtrArray *feeds,
                               GemListedItem *listed,
                               const GemTimeSpan *span);
GemListedItem *gem_agenda_row_get_item (GtkListBoxRow *row);
GtkWidget *gem_agenda_group_heading_new (const char *title, guint items);

G_END_DECLS
