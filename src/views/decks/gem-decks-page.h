/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemDecksPage: the presentations: those that are ready to be shown, and those of the person. */

#pragma once

#include <gtk/gtk.h>

#include "context/gem-context.h"
#include "deck/gem-deck.h"

G_BEGIN_DECLS

/* Signals: `open` with the name of a deck; `present` with a deck that is shown at once (GemDeck);
 * `faults` with what could not be read of the one that is opened next (GPtrArray of GemDeckFault); `tell` with a message and the action that undoes it, or NULL. */
#define GEM_TYPE_DECKS_PAGE (gem_decks_page_get_type ())
G_DECLARE_FINAL_TYPE (GemDecksPage, gem_decks_page, GEM, DECKS_PAGE, GtkScrolledWindow)

GtkWidget *gem_decks_page_new (GemContext *context);
void gem_decks_page_update (GemDecksPage *self);
void gem_decks_page_import (GemDecksPage *self, const char *path);
gboolean gem_decks_page_undo (GemDecksPage *self);
void gem_decks_page_focus (GemDecksPage *self);

G_END_DECLS
