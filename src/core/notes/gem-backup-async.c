/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Backups for the main loop: each call runs its synchronous twin in a worker. */

#include "notes/gem-backup.h"

static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (gem_backup_write (source, task_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  GemBackup *backup = gem_backup_read (source, task_data, cancellable, &error);

  if (backup != NULL)
    g_task_return_pointer (task, backup, (GDestroyNotify) gem_backup_free);
  else
    g_task_return_error (task, error);
}

static void
run_with_path (GemStore *store,
               const char *path,
               GTaskThreadFunc run,
               gpointer tag,
               GCancellable *cancellable,
               GAsyncReadyCallback callback,
               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, run);
}

/**
 * gem_backup_write_async:
 * @store: a store
 * @path: the file, which is replaced
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_backup_write(), in a worker.
 */
void
gem_backup_write_async (GemStore *store,
                        const char *path,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (GEM_IS_STORE (store) && path != NULL);

  run_with_path (store, path, write_in_thread, gem_backup_write_async, cancellable, callback,
                 user_data);
}

/**
 * gem_backup_write_finish:
 * @store: a store
 * @result: what the callback got
 * @error: return location for the error of gem_backup_write()
 *
 * Returns: whether it is on the disk
 */
gboolean
gem_backup_write_finish (GemStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * gem_backup_read_async:
 * @store: the store that it may be put back into
 * @path: a file of anybody
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_backup_read(), in a worker.
 */
void
gem_backup_read_async (GemStore *store,
                       const char *path,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (GEM_IS_STORE (store) && path != NULL);

  run_with_path (store, path, read_in_thread, gem_backup_read_async, cancellable, callback,
                 user_data);
}

/**
 * gem_backup_read_finish:
 * @store: a store
 * @result: what the callback got
 * @error: return location for the error of gem_backup_read()
 *
 * Returns: (transfer full): what it brings
 */
GemBackup *
gem_backup_read_finish (GemStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
