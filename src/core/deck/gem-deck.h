/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemDeck: slides in an order, as a list model of GemDeckSlide, with a title and with all that was done
 * to it, so that it can be undone. It belongs to the main thread; gem_deck_copy() makes one for a worker. */

#pragma once

#include "deck/gem-deck-slide.h"

G_BEGIN_DECLS

/* So many steps can be undone. */
#define GEM_DECK_MAX_UNDO 200

typedef enum
{
  GEM_DECK_ERROR_FULL,    /* there are as many slides as there can be */
  GEM_DECK_ERROR_ADDRESS, /* the address is nothing that a slide shows */
  GEM_DECK_ERROR_PICTURE, /* not a picture, or too large a one */
  GEM_DECK_ERROR_FILE,    /* not a deck at all */
  GEM_DECK_ERROR_NEWER,   /* made by a newer program, in a way that this one can't read */
  GEM_DECK_ERROR_SIZE     /* the file is too large */
} GemDeckError;

#define GEM_DECK_ERROR (gem_deck_error_quark ())
GQuark gem_deck_error_quark (void);

/* Properties: title, can-undo, can-redo. Signals: `changed` after anything changed, also by undo. */
#define GEM_TYPE_DECK (gem_deck_get_type ())
G_DECLARE_FINAL_TYPE (GemDeck, gem_deck, GEM, DECK, GObject)

GemDeck *gem_deck_new (const char *title);
GemDeck *gem_deck_copy (GemDeck *self);
gboolean gem_deck_equal (GemDeck *self, GemDeck *other);
void gem_deck_take (GemDeck *self, GemDeck *other);

const char *gem_deck_get_title (GemDeck *self);
void gem_deck_set_title (GemDeck *self, const char *title);

guint gem_deck_get_n_slides (GemDeck *self);
GemDeckSlide *gem_deck_get_slide (GemDeck *self, guint position);
int gem_deck_find (GemDeck *self, const char *id);

gboolean gem_deck_insert (GemDeck *self, guint position, GemDeckSlide *slide, GError **error);
void gem_deck_remove (GemDeck *self, guint position);
void gem_deck_move (GemDeck *self, guint from, guint to);
gboolean gem_deck_duplicate (GemDeck *self, guint position, GError **error);
void gem_deck_replace (GemDeck *self, guint position, GemDeckSlide *slide);
void gem_deck_edit (GemDeck *self, guint position, GemDeckField field, const char *text);
void gem_deck_end_edit (GemDeck *self);

gboolean gem_deck_undo (GemDeck *self);
gboolean gem_deck_redo (GemDeck *self);
const char *gem_deck_get_undo_label (GemDeck *self);
const char *gem_deck_get_redo_label (GemDeck *self);

G_END_DECLS
