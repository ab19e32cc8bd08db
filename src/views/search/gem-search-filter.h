/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemSearchFilter: what a question can be narrowed down to, each from a list. It stands in a popover. */

#pragma once

#include <gtk/gtk.h>

#include "context/gem-context.h"

G_BEGIN_DECLS

#define GEM_TYPE_SEARCH_FILTER (gem_search_filter_get_type ())
G_DECLARE_FINAL_TYPE (GemSearchFilter, gem_search_filter, GEM, SEARCH_FILTER, GtkScrolledWindow)

void gem_search_filter_set_context (GemSearchFilter *self, GemContext *context);
void gem_search_filter_load (GemSearchFilter *self);

G_END_DECLS
