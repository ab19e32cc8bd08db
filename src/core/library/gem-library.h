/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemLibrary: the editions that a person has: the built-in one and those that were imported, one file each in
 * the folder `editions` of the person's data, and which of them is read. Its functions wait for the disk;
 * they keep no state, so that the window and the command line see the same. */

#pragma once

#include "edition/gem-edition.h"

G_BEGIN_DECLS

/* The id of the edition that comes with the program. */
#define GEM_LIBRARY_BUILT_IN "gemeenten-2024"

/**
 * GemLibraryEntry:
 * @id: its id
 * @title: its title
 * @sections: how many sections it has
 * @words: how many words
 * @active: whether it is the one that is read
 * @built_in: whether it came with the program
 */
typedef struct
{
  char *id;
  char *title;
  guint sections;
  guint words;
  gboolean active;
  gboolean built_in;
} GemLibraryEntry;

char *gem_library_built_in_path (void);
char *gem_library_agenda_path (void);
char *gem_library_path (const char *data_dir, const char *id);
char *gem_library_get_active (const char *data_dir);
gboolean gem_library_use (const char *data_dir, const char *id, GError **error);
gboolean gem_library_remove (const char *data_dir, const char *id, GError **error);
gboolean gem_library_prepare (const char *data_dir, GError **error);
gboolean gem_library_is_id (const char *id);
GPtrArray *gem_library_list (const char *data_dir, GError **error);
void gem_library_list_async (const char *data_dir,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
GPtrArray *gem_library_list_finish (GAsyncResult *result, GError **error);

G_END_DECLS
