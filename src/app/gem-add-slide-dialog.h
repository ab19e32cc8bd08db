/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemAddSlideDialog: what a person looks at becomes a slide: how it will look, and which presentation it
 * goes into. */

#pragma once

#include <handy.h>

#include "context/gem-context.h"
#include "deck/gem-deck-slide.h"

G_BEGIN_DECLS

/* Signal: `added` with the name of the deck and the slide (GemDeckSlide), when it is in. */
#define GEM_TYPE_ADD_SLIDE_DIALOG (gem_add_slide_dialog_get_type ())
G_DECLARE_FINAL_TYPE (GemAddSlideDialog, gem_add_slide_dialog, GEM, ADD_SLIDE_DIALOG, HdyWindow)

GemAddSlideDialog *
gem_add_slide_dialog_new (GtkWindow *parent, GemContext *context, GemDeckSlide *slide);

G_END_DECLS
