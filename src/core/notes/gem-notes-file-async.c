/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Files of notes for the main loop: each call runs its synchronous twin in a worker. */

#include "notes/gem-notes-file.h"

typedef struct
{
  GemEdition *edition;
  GemNoteQuery *query;
  GemNotesFormat format;
  char *path;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_object_unref (export->edition);
  gem_note_query_free (export->query);
  g_free (export->path);
  g_free (export);
}

static void
export_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Export *export = task_data;
  GError *error = NULL;

  if (gem_notes_export_file (source, export->edition, export->query, export->format, export->path,
                             cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * gem_notes_export_file_async:
 * @store: a store
 * @edition: what is read
 * @query: which notes
 * @format: how
 * @path: the file, which is replaced
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_notes_export_file(), in a worker.
 */
void
gem_notes_export_file_async (GemStore *store,
                             GemEdition *edition,
                             const GemNoteQuery *query,
                             GemNotesFormat format,
                             const char *path,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Export *export;

  g_return_if_fail (GEM_IS_STORE (store) && GEM_IS_EDITION (edition));
  g_return_if_fail (query != NULL && path != NULL);

  export = g_new0 (Export, 1);
  export->edition = g_object_ref (edition);
  export->query = gem_note_query_copy (query);
  export->format = format;
  export->path = g_strdup (path);
  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, gem_notes_export_file_async);
  g_task_set_task_data (task, export, export_free);
  g_task_run_in_thread (task, export_in_thread);
}

/**
 * gem_notes_export_file_finish:
 * @store: a store
 * @result: what the callback got
 * @error: return location for the error of gem_notes_export_file()
 *
 * Returns: whether it is on the disk
 */
gboolean
gem_notes_export_file_finish (GemStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  GemNotesImport *import = gem_notes_read_file (source, task_data, cancellable, &error);

  if (import != NULL)
    g_task_return_pointer (task, import, (GDestroyNotify) gem_notes_import_free);
  else
    g_task_return_error (task, error);
}

/**
 * gem_notes_read_file_async:
 * @store: the store that it may be taken into
 * @path: a file of anybody
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_notes_read_file(), in a worker.
 */
void
gem_notes_read_file_async (GemStore *store,
                           const char *path,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (GEM_IS_STORE (store) && path != NULL);

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, gem_notes_read_file_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * gem_notes_read_file_finish:
 * @store: a store
 * @result: what the callback got
 * @error: return location for the error of gem_notes_read_file()
 *
 * Returns: (transfer full): what it brings
 */
GemNotesImport *
gem_notes_read_file_finish (GemStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
