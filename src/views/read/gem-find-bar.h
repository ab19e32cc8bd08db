/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemFindBar: finds words on the page that is read, marks and counts them. */

#pragma once

#include "gem-read-page.h"

G_BEGIN_DECLS

#define GEM_TYPE_FIND_BAR (gem_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (GemFindBar, gem_find_bar, GEM, FIND_BAR, GtkSearchBar)

void gem_find_bar_set_page (GemFindBar *self, GemReadPage *page);
void gem_find_bar_open (GemFindBar *self);
void gem_find_bar_step (GemFindBar *self, int step);
void gem_find_bar_refresh (GemFindBar *self);

G_END_DECLS
