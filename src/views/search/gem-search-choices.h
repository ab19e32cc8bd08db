/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemSearchChoices: what narrows a search down, above what was found: the kinds, the chips of the question, and
 * what the person may have meant. */

#pragma once

#include <gtk/gtk.h>

#include "search/gem-search.h"

G_BEGIN_DECLS

#define GEM_TYPE_SEARCH_CHOICES (gem_search_choices_get_type ())
G_DECLARE_FINAL_TYPE (GemSearchChoices, gem_search_choices, GEM, SEARCH_CHOICES, GtkBox)

void
gem_search_choices_show (GemSearchChoices *self, const char *question, guint kinds, gboolean map);
void gem_search_choices_set_hits (GemSearchChoices *self, const GemHits *hits);
char *gem_search_chip_dup_label (const GemSearchChip *chip);

G_END_DECLS
