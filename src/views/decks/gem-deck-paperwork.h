/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A presentation on paper and as files, as the person asks: choosing where to, and what came of it. */

#pragma once

#include <gtk/gtk.h>

#include "context/gem-context.h"
#include "deck/gem-deck.h"

G_BEGIN_DECLS

/**
 * GemDeckSavedFunc:
 * @message: what came of it, for people
 * @data: what the caller gave
 *
 * Called once; @message is %NULL where the person thought better of it.
 */
typedef void (*GemDeckSavedFunc) (const char *message, gpointer data);

void gem_deck_save_as (GtkWidget *parent,
                       GemContext *context,
                       GemDeck *deck,
                       const char *form,
                       GemDeckSavedFunc done,
                       gpointer data);
void gem_deck_print (GtkWidget *parent, GemContext *context, GemDeck *deck);

G_END_DECLS
