/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemSearchMap: how often each province has what was found, as a map or a table. */

#pragma once

#include <gtk/gtk.h>

#include "context/gem-context.h"
#include "search/gem-search.h"

G_BEGIN_DECLS

#define GEM_TYPE_SEARCH_MAP (gem_search_map_get_type ())
G_DECLARE_FINAL_TYPE (GemSearchMap, gem_search_map, GEM, SEARCH_MAP, GtkBox)

void gem_search_map_set_context (GemSearchMap *self, GemContext *context);
void gem_search_map_show (GemSearchMap *self, const char *question, const GemHits *hits);
void gem_search_map_toggle_table (GemSearchMap *self);

G_END_DECLS
