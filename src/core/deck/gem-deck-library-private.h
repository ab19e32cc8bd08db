/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What the parts of GemDeckLibrary share. */

#pragma once

#include "deck/gem-deck-library.h"

G_BEGIN_DECLS

const char *gem_deck_library_get_data_dir (GemDeckLibrary *self);
void gem_deck_library_hold (GemDeckLibrary *self);
void gem_deck_library_release (GemDeckLibrary *self);
void gem_deck_library_emit_changed (GemDeckLibrary *self);
GemDeck *gem_deck_library_close (GemDeckLibrary *self, const char *name);

G_END_DECLS
