/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemSlideImage: a slide as a picture, painted by a worker. Until a change is painted, it shows what it
 * showed before, so that typing does not make it flicker. */

#pragma once

#include <gtk/gtk.h>

#include "gem-slide-shelf.h"

G_BEGIN_DECLS

#define GEM_TYPE_SLIDE_IMAGE (gem_slide_image_get_type ())
G_DECLARE_FINAL_TYPE (GemSlideImage, gem_slide_image, GEM, SLIDE_IMAGE, GtkDrawingArea)

GtkWidget *gem_slide_image_new (GemSlideShelf *shelf, int width);
void
gem_slide_image_set_slide (GemSlideImage *self, GemDeckSlide *slide, guint number, guint n_slides);
void gem_slide_image_describe (GemSlideImage *self);

G_END_DECLS
