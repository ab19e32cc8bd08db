/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "store/gem-store-writer.h"

#include "store/gem-store-safety.h"

/* So often a whole wait for the lock is begun anew: another program may be storing a large agenda. */
#define MAX_WAITS 6

struct _GemStoreWriter
{
  gatomicrefcount refs; /* the owner, and the thread */
  char *path;
  GAsyncQueue *jobs; /* Job; one without a function is the last */
  GMutex lock;       /* of the thread's beginning */
  GThread *thread;   /* NULL before the first write */
};

typedef struct
{
  GemStoreClock clocks;
  GemStoreWriteFunc write;
  GemStoreWrittenFunc written;
  gpointer data;
} Job;

static void
writer_unref (GemStoreWriter *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_async_queue_unref (self->jobs);
  g_mutex_clear (&self->lock);
  g_free (self->path);
  g_free (self);
}

/**
 * gem_clock_read:
 * @db: a connection
 * @times: (out): the step of each clock
 * @error: return location for a #GemSqliteError
 *
 * Returns: whether they could be read
 */
gboolean
gem_clock_read (GemSqlite *db, GemClockTimes *times, GError **error)
{
  static const char sql[] = "SELECT max (iif (name = 'store', value, 0)),"
                            " max (iif (name = 'notes', value, 0)) FROM clock";
  g_autoptr (GemStatement) select = gem_sqlite_prepare (db, sql, error);
  gboolean row;

  if (select == NULL || !gem_statement_step (select, &row, error))
    return FALSE;
  times->store = gem_statement_get_int (select, 0);
  times->notes = gem_statement_get_int (select, 1);
  return TRUE;
}

/**
 * gem_clock_advance:
 * @db: a connection in a transaction that writes
 * @clocks: which of them
 * @error: return location for a #GemSqliteError
 *
 * Returns: whether they are a step further
 */
gboolean
gem_clock_advance (GemSqlite *db, GemStoreClock clocks, GError **error)
{
  return ((clocks & GEM_CLOCK_STORE) == 0 ||
          gem_sqlite_exec (db, "UPDATE clock SET value = value + 1 WHERE name = 'store'", error)) &&
         ((clocks & GEM_CLOCK_NOTES) == 0 ||
          gem_sqlite_exec (db, "UPDATE clock SET value = value + 1 WHERE name = 'notes'", error));
}

/* Each wait is as long as the connection's own. */
static gboolean
begin_patiently (GemSqlite *db, GError **error)
{
  for (guint waits = 1;; waits++)
    {
      g_autoptr (GError) local = NULL;

      if (gem_sqlite_begin (db, &local))
        return TRUE;
      if (waits == MAX_WAITS || !g_error_matches (local, GEM_SQLITE_ERROR, GEM_SQLITE_ERROR_BUSY))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
}

static gboolean
run_job (GemSqlite *db, const Job *job, GemClockTimes *times, GError **error)
{
  GemStoreClock changed = job->clocks;

  if (!begin_patiently (db, error))
    return FALSE;
  if (job->write (db, job->data, &changed, error) && gem_clock_advance (db, changed, error) &&
      gem_clock_read (db, times, error))
    return gem_sqlite_commit (db, error);
  gem_sqlite_rollback (db);
  return FALSE;
}

/* The writer's connection: what it calls written has reached the disk. */
static GemSqlite *
open_connection (const char *path, GError **error)
{
  g_autoptr (GemSqlite) db = gem_sqlite_open (path, GEM_SQLITE_WRITE, error);

  if (db == NULL || !gem_sqlite_exec (db, "PRAGMA synchronous = FULL", error))
    return NULL;
  return g_steal_pointer (&db);
}

static gpointer
write_all (gpointer data)
{
  GemStoreWriter *self = data;
  g_autoptr (GemSqlite) db = NULL;

  for (;;)
    {
      g_autofree Job *job = g_async_queue_pop (self->jobs);
      g_autoptr (GError) error = NULL;
      GemClockTimes times = { 0, 0 };

      if (job->write == NULL)
        break;
      if (db == NULL)
        db = open_connection (self->path, &error);
      if (db != NULL && run_job (db, job, &times, &error))
        {
          job->written (job->data, &times, NULL);
          continue;
        }
      /* Whatever was wrong with the connection, the next write begins with another one. */
      g_clear_pointer (&db, gem_sqlite_close);
      gem_store_explain (self->path, &error);
      job->written (job->data, NULL, g_steal_pointer (&error));
    }
  g_clear_pointer (&db, gem_sqlite_close);
  writer_unref (self);
  return NULL;
}

/**
 * gem_store_writer_new:
 * @path: the file of a store
 *
 * Returns: (transfer full): a writer, for all threads
 */
GemStoreWriter *
gem_store_writer_new (const char *path)
{
  GemStoreWriter *self = g_new0 (GemStoreWriter, 1);

  g_atomic_ref_count_init (&self->refs);
  self->path = g_strdup (path);
  self->jobs = g_async_queue_new_full (g_free);
  g_mutex_init (&self->lock);
  return self;
}

/**
 * gem_store_writer_free:
 * @self: (transfer full): a writer
 *
 * Waits until everything that was asked for is written.
 */
void
gem_store_writer_free (GemStoreWriter *self)
{
  g_return_if_fail (self != NULL);

  if (self->thread != NULL)
    {
      g_async_queue_push (self->jobs, g_new0 (Job, 1));
      /* The last reference to a store may go in what follows a write: no thread waits for itself. */
      if (self->thread == g_thread_self ())
        g_thread_unref (self->thread);
      else
        g_thread_join (self->thread);
    }
  writer_unref (self);
}

/**
 * gem_store_writer_push:
 * @self: a writer
 * @clocks: what the write changes
 * @write: does it, in a transaction
 * @written: told how it went
 * @data: for both; @written frees it
 *
 * Asks for a write. May be called in any thread.
 */
void
gem_store_writer_push (GemStoreWriter *self,
                       GemStoreClock clocks,
                       GemStoreWriteFunc write,
                       GemStoreWrittenFunc written,
                       gpointer data)
{
  Job *job;

  g_return_if_fail (self != NULL && write != NULL && written != NULL);

  job = g_new0 (Job, 1);
  job->clocks = clocks;
  job->write = write;
  job->written = written;
  job->data = data;
  g_mutex_lock (&self->lock);
  if (self->thread == NULL)
    {
      g_atomic_ref_count_inc (&self->refs);
      self->thread = g_thread_new ("gem-writer", write_all, self);
    }
  g_async_queue_push (self->jobs, job);
  g_mutex_unlock (&self->lock);
}
