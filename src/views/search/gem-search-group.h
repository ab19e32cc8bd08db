/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemSearchGroup: the hits of one kind under their heading. Its rows are kept and used again. */

#pragma once

#include "gem-search-row.h"

G_BEGIN_DECLS

#define GEM_TYPE_SEARCH_GROUP (gem_search_group_get_type ())
G_DECLARE_FINAL_TYPE (GemSearchGroup, gem_search_group, GEM, SEARCH_GROUP, GtkBox)

GtkWidget *gem_search_group_new (GemHitKind kind);
GemHitKind gem_search_group_get_kind (GemSearchGroup *self);
void gem_search_group_set_count (GemSearchGroup *self, guint count);
GtkWidget *gem_search_group_show_hit (GemSearchGroup *self, guint position, const GemHit *hit);
void gem_search_group_end (GemSearchGroup *self, guint n_hits, gboolean more);
GemSearchRow *gem_search_group_find (GemSearchGroup *self, const char *address);
gboolean gem_search_group_focus (GemSearchGroup *self, gboolean last);
GtkWidget *gem_search_group_get_first (GemSearchGroup *self);

G_END_DECLS
