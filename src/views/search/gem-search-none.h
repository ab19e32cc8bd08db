/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemSearchNone: nothing was found, and what to do about it: which chip stands in the way, where else to look. */

#pragma once

#include <gtk/gtk.h>

#include "search/gem-search.h"

G_BEGIN_DECLS

#define GEM_TYPE_SEARCH_NONE (gem_search_none_get_type ())
G_DECLARE_FINAL_TYPE (GemSearchNone, gem_search_none, GEM, SEARCH_NONE, GtkBox)

void
gem_search_none_show (GemSearchNone *self, GemSearch *search, const char *question, guint kinds);

G_END_DECLS
