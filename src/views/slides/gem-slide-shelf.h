/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemSlideShelf: slides that are loaded and painted ahead, by workers, so that showing one is copying
 * pixels. What was not asked for the longest goes first when the shelf is full. Signals: `ready`, when
 * something that was asked for has come; `cleared`, when what it had is not true any more. */

#pragma once

#include "context/gem-context.h"
#include "deck/gem-slide.h"

G_BEGIN_DECLS

/**
 * GemSlideWish:
 * @slide: the slide
 * @width: in units of the window
 * @height: in units of the window
 * @scale: pixels in a unit
 * @look: how it looks
 *
 * A slide as pixels, as somebody wants it.
 */
typedef struct
{
  GemDeckSlide *slide;
  int width, height, scale;
  GemSlideLook look;
} GemSlideWish;

#define GEM_TYPE_SLIDE_SHELF (gem_slide_shelf_get_type ())
G_DECLARE_FINAL_TYPE (GemSlideShelf, gem_slide_shelf, GEM, SLIDE_SHELF, GObject)

GemSlideShelf *gem_slide_shelf_new (GemContext *context, const char *folder, gsize room);
gboolean gem_slide_shelf_has_content (GemSlideShelf *self, GemDeckSlide *slide);
GemSlideContent *gem_slide_shelf_get_content (GemSlideShelf *self, GemDeckSlide *slide);
cairo_surface_t *gem_slide_shelf_get_picture (GemSlideShelf *self, const GemSlideWish *wish);
const char *gem_slide_shelf_get_text (GemSlideShelf *self, GemDeckSlide *slide, guint step);
char *gem_slide_shelf_dup_name (GemSlideShelf *self, GemDeckSlide *slide);
const char *gem_slide_shelf_get_fault (GemSlideShelf *self, GemDeckSlide *slide);
void gem_slide_shelf_clear (GemSlideShelf *self);
void gem_slide_shelf_close (GemSlideShelf *self);

G_END_DECLS
