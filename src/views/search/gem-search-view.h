/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemSearchView: one box to search everything with, and what was found while a person types. */

#pragma once

#include <gtk/gtk.h>

#include "context/gem-context.h"

G_BEGIN_DECLS

#define GEM_TYPE_SEARCH_VIEW (gem_search_view_get_type ())
G_DECLARE_FINAL_TYPE (GemSearchView, gem_search_view, GEM, SEARCH_VIEW, GtkBin)

GtkWidget *gem_search_view_new (GemContext *context);

G_END_DECLS
