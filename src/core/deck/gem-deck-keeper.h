/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemDeckKeeper: the copy of a deck that is being worked on, `decks/unsaved/ID.gemdeck` in the data folder.
 * A lock beside it says that somebody still works on it; it goes with the process, however that ends. Any
 * thread may use it. */

#pragma once

#include "deck/gem-deck-json.h"

G_BEGIN_DECLS

typedef struct _GemDeckKeeper GemDeckKeeper;

GemDeckKeeper *gem_deck_keeper_new (const char *data_dir, const char *id);
GemDeckKeeper *gem_deck_keeper_ref (GemDeckKeeper *self);
void gem_deck_keeper_unref (GemDeckKeeper *self);

gboolean gem_deck_keeper_write (
    GemDeckKeeper *self, GemDeck *deck, const char *path, guint64 revision, GError **error);
void gem_deck_keeper_drop (GemDeckKeeper *self, guint64 revision);

char *gem_deck_keeper_dup_folder (const char *data_dir);
gboolean gem_deck_keeper_is_free (const char *data_dir, const char *id);
void gem_deck_keeper_remove (const char *data_dir, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemDeckKeeper, gem_deck_keeper_unref)

G_END_DECLS
