/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemSlideChooser: what a slide can be made of, to choose from by its first letters: something of one's
 * own, a section, a province, a comparison, or the agenda. */

#pragma once

#include <gtk/gtk.h>

#include "context/gem-context.h"
#include "deck/gem-deck-slide.h"

G_BEGIN_DECLS

/* Signal: `chosen` with a new slide (GemDeckSlide). */
#define GEM_TYPE_SLIDE_CHOOSER (gem_slide_chooser_get_type ())
G_DECLARE_FINAL_TYPE (GemSlideChooser, gem_slide_chooser, GEM, SLIDE_CHOOSER, GtkPopover)

GtkWidget *gem_slide_chooser_new (GemContext *context, gboolean own);

G_END_DECLS
