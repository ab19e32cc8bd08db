/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemSearchResults: what was found, by kind. What is seen first is there at once, the rest follows in the next
 * frames. */

#pragma once

#include "gem-search-row.h"

G_BEGIN_DECLS

#define GEM_TYPE_SEARCH_RESULTS (gem_search_results_get_type ())
G_DECLARE_FINAL_TYPE (GemSearchResults, gem_search_results, GEM, SEARCH_RESULTS, GtkBox)

void
gem_search_results_show (GemSearchResults *self, GemHits *hits, gboolean all, gboolean at_once);
void gem_search_results_hold (GemSearchResults *self);
GemHits *gem_search_results_get_hits (GemSearchResults *self);
GemSearchRow *gem_search_results_get_first (GemSearchResults *self);
gboolean gem_search_results_focus_first (GemSearchResults *self);
gboolean gem_search_results_focus_address (GemSearchResults *self, const char *address);

G_END_DECLS
