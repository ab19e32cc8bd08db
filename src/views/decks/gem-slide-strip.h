/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemSlideStrip: the slides of a deck below each other, small, in their order: to choose one, and to move
 * them by dragging or with Alt and the arrows. */

#pragma once

#include <gtk/gtk.h>

#include "deck/gem-deck.h"
#include "gem-slide-shelf.h"

G_BEGIN_DECLS

/* Signals: `chosen` with the position (guint) when another slide is chosen; `opened` when a person asks
 * to see the chosen one, by Enter or a click. */
#define GEM_TYPE_SLIDE_STRIP (gem_slide_strip_get_type ())
G_DECLARE_FINAL_TYPE (GemSlideStrip, gem_slide_strip, GEM, SLIDE_STRIP, GtkScrolledWindow)

GtkWidget *gem_slide_strip_new (GemSlideShelf *shelf, GMenuModel *menu);
void gem_slide_strip_set_deck (GemSlideStrip *self, GemDeck *deck);
void gem_slide_strip_choose (GemSlideStrip *self, guint position);
guint gem_slide_strip_get_chosen (GemSlideStrip *self);
void gem_slide_strip_focus (GemSlideStrip *self);
void gem_slide_strip_take_focus (GemSlideStrip *self);

G_END_DECLS
