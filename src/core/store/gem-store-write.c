/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What a person does, on its way to the store's one writer. */

#include "store/gem-store-private.h"

typedef struct
{
  GemStore *store;
  GemStoreWriteFunc write;
  gpointer data;
  GMutex lock;
  GCond done_cond;
  gboolean done;
  GError *error;
} Waiting;

static gboolean
write_waiting (GemSqlite *db, gpointer data, GemStoreClock *changed, GError **error)
{
  Waiting *waiting = data;

  return waiting->write (db, waiting->data, changed, error);
}

static void
waiting_written (gpointer data, const GemClockTimes *times, GError *error)
{
  Waiting *waiting = data;

  if (times != NULL)
    gem_store_tell (waiting->store, times);
  g_mutex_lock (&waiting->lock);
  waiting->error = error;
  waiting->done = TRUE;
  g_cond_signal (&waiting->done_cond);
  g_mutex_unlock (&waiting->lock);
}

/**
 * gem_store_write:
 * @self: a store
 * @clocks: what the write changes
 * @write: does it, in the writer's thread, in a transaction
 * @data: for @write
 * @error: return location for a #GemStoreError, a #GemSqliteError or an error of @write
 *
 * Waits for its turn and for the disk: for workers and the command line.
 *
 * Returns: whether it is on the disk
 */
gboolean
gem_store_write (
    GemStore *self, GemStoreClock clocks, GemStoreWriteFunc write, gpointer data, GError **error)
{
  GemStoreWriter *writer = gem_store_get_writer (self, error);
  Waiting waiting = { .store = self, .write = write, .data = data };

  if (writer == NULL)
    return FALSE;
  g_mutex_init (&waiting.lock);
  g_cond_init (&waiting.done_cond);
  gem_store_writer_push (writer, clocks, write_waiting, waiting_written, &waiting);
  g_mutex_lock (&waiting.lock);
  while (!waiting.done)
    g_cond_wait (&waiting.done_cond, &waiting.lock);
  g_mutex_unlock (&waiting.lock);
  g_mutex_clear (&waiting.lock);
  g_cond_clear (&waiting.done_cond);
  if (waiting.error == NULL)
    return TRUE;
  g_propagate_error (error, waiting.error);
  return FALSE;
}

typedef struct
{
  GTask *task;
  GemStoreWriteFunc write;
} Asked;

static gboolean
write_asked (GemSqlite *db, gpointer data, GemStoreClock *changed, GError **error)
{
  Asked *asked = data;

  return asked->write (db, g_task_get_task_data (asked->task), changed, error);
}

static void
asked_written (gpointer data, const GemClockTimes *times, GError *error)
{
  Asked *asked = data;

  if (times != NULL)
    gem_store_tell (g_task_get_source_object (asked->task), times);
  if (error != NULL)
    g_task_return_error (asked->task, error);
  else
    g_task_return_boolean (asked->task, TRUE);
  g_object_unref (asked->task);
  g_free (asked);
}

/**
 * gem_store_write_async:
 * @self: a store
 * @clocks: what the write changes
 * @write: does it, in the writer's thread, in a transaction, with the task's data
 * @task: (transfer full): a task of @self, answered with %TRUE once it is on the disk
 *
 * As gem_store_write(), without waiting. Writes are done in the order in which they were asked for.
 */
void
gem_store_write_async (GemStore *self, GemStoreClock clocks, GemStoreWriteFunc write, GTask *task)
{
  g_autoptr (GTask) owned = task;
  GError *error = NULL;
  GemStoreWriter *writer = gem_store_get_writer (self, &error);
  Asked *asked;

  if (writer == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  asked = g_new0 (Asked, 1);
  asked->task = g_steal_pointer (&owned);
  asked->write = write;
  gem_store_writer_push (writer, clocks, write_asked, asked_written, asked);
}
