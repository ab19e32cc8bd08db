/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemSearchRow: one thing that was found, in a list. It is made once and shows one hit after the other, so
 * that an answer is on the screen a frame after a key. */

#pragma once

#include <gtk/gtk.h>

#include "search/gem-search.h"

G_BEGIN_DECLS

#define GEM_TYPE_SEARCH_ROW (gem_search_row_get_type ())
G_DECLARE_FINAL_TYPE (GemSearchRow, gem_search_row, GEM, SEARCH_ROW, GtkListBoxRow)

GtkWidget *gem_search_row_new (GemHitKind kind);
void gem_search_row_show_hit (GemSearchRow *self, const GemHit *hit);
void gem_search_row_show_more (GemSearchRow *self, const char *text);
const char *gem_search_row_get_address (GemSearchRow *self);
const char *gem_search_row_get_words (GemSearchRow *self);

G_END_DECLS
