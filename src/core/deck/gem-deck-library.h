/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemDeckLibrary: the presentations of the person, which are the files in the folder of decks. Each is
 * opened once, however many ask for it, and is written by itself soon after it was changed; until then
 * its copy is on the disk (GemDeckFile). A name of a deck is that of its file, without the suffix. It
 * belongs to the main thread and never waits for the disk there, but in gem_deck_library_flush(). */

#pragma once

#include "deck/gem-deck-file.h"

G_BEGIN_DECLS

/* Signals: `changed` when a deck came, went or was written, also by another program; `trouble` with a
 * message for people when one could not be written. */
#define GEM_TYPE_DECK_LIBRARY (gem_deck_library_get_type ())
G_DECLARE_FINAL_TYPE (GemDeckLibrary, gem_deck_library, GEM, DECK_LIBRARY, GObject)

GemDeckLibrary *gem_deck_library_new (const char *data_dir);
void gem_deck_library_watch (GemDeckLibrary *self);
char *gem_deck_library_dup_path (GemDeckLibrary *self, const char *name);
const char *gem_deck_library_get_folder (GemDeckLibrary *self);

void gem_deck_library_list_async (GemDeckLibrary *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GPtrArray *
gem_deck_library_list_finish (GemDeckLibrary *self, GAsyncResult *result, GError **error);

void gem_deck_library_open_async (GemDeckLibrary *self,
                                  const char *name,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GemDeckFile *gem_deck_library_open_finish (GemDeckLibrary *self,
                                           GAsyncResult *result,
                                           GPtrArray **faults,
                                           GError **error);
GemDeckFile *gem_deck_library_get_open (GemDeckLibrary *self, const char *name);

void gem_deck_library_add_async (GemDeckLibrary *self,
                                 GemDeck *deck,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
void gem_deck_library_import_async (GemDeckLibrary *self,
                                    const char *path,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
char *gem_deck_library_add_finish (GemDeckLibrary *self,
                                   GAsyncResult *result,
                                   GPtrArray **faults,
                                   GError **error);

void gem_deck_library_remove_async (GemDeckLibrary *self,
                                    const char *name,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
void gem_deck_library_restore_async (GemDeckLibrary *self,
                                     const char *token,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
char *gem_deck_library_move_finish (GemDeckLibrary *self, GAsyncResult *result, GError **error);

void gem_deck_library_recover_async (GemDeckLibrary *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GStrv gem_deck_library_recover_finish (GemDeckLibrary *self, GAsyncResult *result, GError **error);

void gem_deck_library_flush (GemDeckLibrary *self);

char *gem_deck_dup_name (const char *path);

G_END_DECLS
