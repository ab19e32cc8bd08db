/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemBackup: everything of a person's in one file: notes, what was read, what is followed, documents, feeds with
 * their keys. Not the agendas: a sync brings those back. docs/notes.md has the form. */

#pragma once

#include "notes/gem-notes-file.h"

G_BEGIN_DECLS

/**
 * GemBackup:
 * @notes: the notes, and all that was refused
 * @n_read: how many marks of sections that were read
 * @n_followed: how many followed items
 * @n_documents: how many documents
 * @n_feeds: how many feeds
 *
 * What a file brings. Restoring adds what is missing and changes what is older; it removes nothing.
 */
typedef struct
{
  GemNotesImport *notes;
  guint n_read;
  guint n_followed;
  guint n_documents;
  guint n_feeds;
  /*< private >*/
  GPtrArray *rows;
} GemBackup;

void gem_backup_free (GemBackup *backup);
gboolean
gem_backup_write (GemStore *store, const char *path, GCancellable *cancellable, GError **error);
void gem_backup_write_async (GemStore *store,
                             const char *path,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gboolean gem_backup_write_finish (GemStore *store, GAsyncResult *result, GError **error);
GemBackup *
gem_backup_read (GemStore *store, const char *path, GCancellable *cancellable, GError **error);
void gem_backup_read_async (GemStore *store,
                            const char *path,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
GemBackup *gem_backup_read_finish (GemStore *store, GAsyncResult *result, GError **error);
gboolean gem_backup_restore (GemStore *store, GemBackup *backup, GError **error);
void gem_backup_restore_async (GemStore *store,
                               GemBackup *backup,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GemBackup *gem_backup_restore_finish (GemStore *store, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemBackup, gem_backup_free)

G_END_DECLS
