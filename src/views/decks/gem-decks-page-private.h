/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What the parts of the page share. */

#pragma once

#include "gem-decks-page.h"

#include "deck/gem-deck-library.h"

G_BEGIN_DECLS

struct _GemDecksPage
{
  GtkScrolledWindow parent_instance;

  GtkBox *ready, *mine;
  GtkFlowBox *buttons;
  GtkWidget *none;

  GemContext *context;
  GtkListBox *list; /* the decks of the person */
  GtkWidget *provinces;
  GtkWidget *years;
  GSimpleActionGroup *actions;
  GCancellable *cancellable;
  char *removed; /* the token of what was removed last; NULL for nothing */
  gboolean listing;
  gboolean again; /* something changed while the list was read */
};

void gem_decks_page_add_ready (GemDecksPage *self);
void gem_decks_page_add_actions (GemDecksPage *self);
void gem_decks_page_tell (GemDecksPage *self, const char *text, const char *undo);
void gem_decks_page_fail (GemDecksPage *self, const char *what, const GError *error);
void gem_decks_page_open (GemDecksPage *self, const char *name);
void gem_decks_page_present (GemDecksPage *self, GemDeck *deck);
void gem_decks_page_add (GemDecksPage *self, GemDeck *deck);
GtkWidget *gem_deck_row_new (const GemDeckEntry *entry);
const char *gem_deck_row_get_name (GtkListBoxRow *row);

G_END_DECLS
