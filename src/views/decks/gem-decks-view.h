/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemDecksView: the presentations, and one of them being made: gem:present and gem:present/NAME. */

#pragma once

#include <gtk/gtk.h>

#include "context/gem-context.h"
#include "deck/gem-deck.h"

G_BEGIN_DECLS

/* Signal: `present` with a deck (GemDeck), its name or NULL, and the slide to begin at (guint). */
#define GEM_TYPE_DECKS_VIEW (gem_decks_view_get_type ())
G_DECLARE_FINAL_TYPE (GemDecksView, gem_decks_view, GEM, DECKS_VIEW, GtkBin)

GtkWidget *gem_decks_view_new (GemContext *context);
void gem_decks_view_import (GemDecksView *self, const char *path);

G_END_DECLS
