/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemDeckFile: a deck that is being worked on, its file, and a copy in the data folder that each change
 * goes into at once: what was not saved when the program or the laptop stopped is offered again
 * (gem_deck_recover()). It belongs to the main thread and never waits for the disk there. */

#pragma once

#include "deck/gem-deck-json.h"

G_BEGIN_DECLS

#define GEM_TYPE_DECK_FILE (gem_deck_file_get_type ())
G_DECLARE_FINAL_TYPE (GemDeckFile, gem_deck_file, GEM, DECK_FILE, GObject)

/* Properties: saved, trouble. */
GemDeckFile *gem_deck_file_new (GemDeck *deck, const char *path, const char *data_dir);
void gem_deck_file_open_async (const char *path,
                               const char *data_dir,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GemDeckFile *gem_deck_file_open_finish (GAsyncResult *result, GPtrArray **faults, GError **error);

GemDeck *gem_deck_file_get_deck (GemDeckFile *self);
const char *gem_deck_file_get_path (GemDeckFile *self);
char *gem_deck_file_dup_folder (GemDeckFile *self);
gboolean gem_deck_file_is_saved (GemDeckFile *self);
const char *gem_deck_file_get_trouble (GemDeckFile *self);

void gem_deck_file_save_async (GemDeckFile *self,
                               const char *path,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean gem_deck_file_save_finish (GemDeckFile *self, GAsyncResult *result, GError **error);
void gem_deck_file_discard (GemDeckFile *self);
void gem_deck_file_flush (GemDeckFile *self);

/**
 * GemDeckUnsaved:
 * @id: of the copy
 * @path: (nullable): the file of the deck; %NULL for one that was never saved
 * @deck: the deck as it was last
 * @kept_at: when that was, Unix seconds
 * @faults: (element-type GemDeckFault): what could not be read
 *
 * A deck that was not saved.
 */
typedef struct
{
  char *id;
  char *path;
  GemDeck *deck;
  gint64 kept_at;
  GPtrArray *faults;
} GemDeckUnsaved;

void gem_deck_unsaved_free (GemDeckUnsaved *unsaved);
GPtrArray *gem_deck_recover (const char *data_dir);
void gem_deck_recover_async (const char *data_dir,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
GPtrArray *gem_deck_recover_finish (GAsyncResult *result, GError **error);
GemDeckFile *gem_deck_file_new_recovered (const GemDeckUnsaved *unsaved, const char *data_dir);
void gem_deck_unsaved_forget (const GemDeckUnsaved *unsaved, const char *data_dir);

/**
 * GemDeckEntry:
 * @path: the file
 * @title: what the deck is called
 * @n_slides: how many slides it has
 * @modified_at: when it was last saved, Unix seconds
 *
 * A deck in the folder of decks.
 */
typedef struct
{
  char *path;
  char *title;
  guint n_slides;
  gint64 modified_at;
} GemDeckEntry;

char *gem_deck_dup_folder (const char *data_dir);
char *gem_deck_dup_free_path (const char *data_dir, const char *title);
GPtrArray *gem_deck_list (const char *data_dir);
void gem_deck_list_async (const char *data_dir,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
GPtrArray *gem_deck_list_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemDeckUnsaved, gem_deck_unsaved_free)

G_END_DECLS
