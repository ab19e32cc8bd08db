/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemSlideRow: one slide in the strip: its number, its picture and what it is called. */

#pragma once

#include <gtk/gtk.h>

#include "gem-slide-shelf.h"

G_BEGIN_DECLS

#define GEM_TYPE_SLIDE_ROW (gem_slide_row_get_type ())
G_DECLARE_FINAL_TYPE (GemSlideRow, gem_slide_row, GEM, SLIDE_ROW, GtkListBoxRow)

GtkWidget *gem_slide_row_new (GemSlideShelf *shelf);
void gem_slide_row_set_slide (GemSlideRow *self, GemDeckSlide *slide, guint number, guint n_slides);
GtkWidget *gem_slide_row_get_handle (GemSlideRow *self);
GemDeckSlide *gem_slide_row_get_slide (GemSlideRow *self);
void gem_slide_row_update_name (GemSlideRow *self);

G_END_DECLS
