/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemSideBySide: the provinces that are chosen, beside each other: what they share, what they share in
 * part, and what each alone brought in, in the sessions' own words. */

#pragma once

#include <gtk/gtk.h>

#include "compare/gem-compare.h"
#include "store/gem-store.h"

G_BEGIN_DECLS

#define GEM_TYPE_SIDE_BY_SIDE (gem_side_by_side_get_type ())
G_DECLARE_FINAL_TYPE (GemSideBySide, gem_side_by_side, GEM, SIDE_BY_SIDE, GtkScrolledWindow)

void gem_side_by_side_show (GemSideBySide *self,
                            GemCompare *compare,
                            const GArray *provinces,
                            GPtrArray *counts);

G_END_DECLS
