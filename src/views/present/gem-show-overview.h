/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemShowOverview: all slides, small, to go to one of them. Signal: `chosen` with its position. */

#pragma once

#include <gtk/gtk.h>

#include "gem-show.h"

G_BEGIN_DECLS

#define GEM_TYPE_SHOW_OVERVIEW (gem_show_overview_get_type ())
G_DECLARE_FINAL_TYPE (GemShowOverview, gem_show_overview, GEM, SHOW_OVERVIEW, GtkScrolledWindow)

GtkWidget *gem_show_overview_new (GemShow *show, GemSlideShelf *shelf);
void gem_show_overview_open (GemShowOverview *self);

G_END_DECLS
