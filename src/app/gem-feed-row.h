/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemFeedRow: one agenda in the dialog of agendas. What its buttons do are the actions "feeds.…" of whoever
 * shows it, with the address of the feed. */

#pragma once

#include <gtk/gtk.h>

#include "gem-sync.h"

G_BEGIN_DECLS

#define GEM_TYPE_FEED_ROW (gem_feed_row_get_type ())
G_DECLARE_FINAL_TYPE (GemFeedRow, gem_feed_row, GEM, FEED_ROW, GtkListBoxRow)

GtkWidget *gem_feed_row_new (GemSync *sync, const GemFeedState *state, guint place, guint n);
const char *gem_feed_row_get_url (GemFeedRow *self);

G_END_DECLS
