/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemSearchSheet: what is scrolled, as high as its width makes it. What scrolls also asks how high it is at its
 * smallest width, at each change, and has no use for the answer; but all texts would be shaped for it. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GEM_TYPE_SEARCH_SHEET (gem_search_sheet_get_type ())
G_DECLARE_FINAL_TYPE (GemSearchSheet, gem_search_sheet, GEM, SEARCH_SHEET, GtkBin)

G_END_DECLS
