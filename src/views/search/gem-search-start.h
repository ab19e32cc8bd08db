/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemSearchStart: what stands below an empty box: what was asked before, and what can be asked. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GEM_TYPE_SEARCH_START (gem_search_start_get_type ())
G_DECLARE_FINAL_TYPE (GemSearchStart, gem_search_start, GEM, SEARCH_START, GtkBox)

void gem_search_start_set_settings (GemSearchStart *self, GSettings *settings);
gboolean gem_search_start_focus_first (GemSearchStart *self);

G_END_DECLS
