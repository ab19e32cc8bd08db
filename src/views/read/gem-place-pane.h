/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemPlacePane: what belongs to the page that is read: themes, provinces, agenda items, reports, terms, goals. */

#pragma once

#include "context/gem-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GEM_TYPE_PLACE_PANE (gem_place_pane_get_type ())
G_DECLARE_FINAL_TYPE (GemPlacePane, gem_place_pane, GEM, PLACE_PANE, GtkScrolledWindow)

void gem_place_pane_clear (GemPlacePane *self);
void gem_place_pane_show_page (GemPlacePane *self, GemContext *context, const GemPage *page);
void gem_place_pane_show_items (GemPlacePane *self, GemContext *context, GPtrArray *items);
void gem_place_pane_show_notes (GemPlacePane *self, GPtrArray *notes);

G_END_DECLS
