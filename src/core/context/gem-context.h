/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemContext: the edition that is read and the store of the person, given to whatever needs them when
 * it is made. */

#pragma once

#include "deck/gem-deck-library.h"
#include "edition/gem-edition.h"
#include "store/gem-store.h"

G_BEGIN_DECLS

#define GEM_TYPE_CONTEXT (gem_context_get_type ())
G_DECLARE_FINAL_TYPE (GemContext, gem_context, GEM, CONTEXT, GObject)

GemContext *gem_context_open (const char *data_dir, GError **error);
void gem_context_open_async (const char *data_dir,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
GemContext *gem_context_open_finish (GAsyncResult *result, GError **error);

GemEdition *gem_context_get_edition (GemContext *self);
GemEdition *gem_context_get_built_in (GemContext *self);
GemEdition *gem_context_get_sessions (GemContext *self);
const char *gem_context_get_folder (GemContext *self);
const char *gem_context_get_trouble (GemContext *self);
GemStore *gem_context_get_store (GemContext *self);
GemDeckLibrary *gem_context_get_decks (GemContext *self);
GSettings *gem_context_get_settings (GemContext *self);
void gem_context_set_settings (GemContext *self, GSettings *settings);

char *gem_context_get_data_dir (const char *data_dir);

G_END_DECLS
