/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemSlideFields: the words of one slide, what it shows, and how, to be changed. What is typed goes into
 * the deck at once. */

#pragma once

#include <gtk/gtk.h>

#include "context/gem-context.h"
#include "deck/gem-deck.h"
#include "gem-slide-shelf.h"

G_BEGIN_DECLS

/* Signals: `go` with an address (GemAddress); `tell` with a message for people. */
#define GEM_TYPE_SLIDE_FIELDS (gem_slide_fields_get_type ())
G_DECLARE_FINAL_TYPE (GemSlideFields, gem_slide_fields, GEM, SLIDE_FIELDS, GtkBox)

GtkWidget *gem_slide_fields_new (GemContext *context, GemSlideShelf *shelf);
void gem_slide_fields_set_slide (GemSlideFields *self, GemDeck *deck, guint position);
void gem_slide_fields_focus (GemSlideFields *self);

G_END_DECLS
