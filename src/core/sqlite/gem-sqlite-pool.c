/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "sqlite/gem-sqlite-pool.h"

struct _GemSqlitePool
{
  char *path;
  GemSqliteMode mode;
  GAsyncQueue *idle; /* GemSqlite */
};

/**
 * gem_sqlite_pool_new:
 * @path: a file
 * @mode: how its connections are opened
 *
 * Nothing is opened until somebody takes a connection.
 *
 * Returns: (transfer full): a pool, for all threads
 */
GemSqlitePool *
gem_sqlite_pool_new (const char *path, GemSqliteMode mode)
{
  GemSqlitePool *self;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (GemSqlitePool, 1);
  self->path = g_strdup (path);
  self->mode = mode;
  self->idle = g_async_queue_new_full ((GDestroyNotify) gem_sqlite_close);
  return self;
}

/**
 * gem_sqlite_pool_free:
 * @self: (transfer full): a pool, with all its connections given back
 */
void
gem_sqlite_pool_free (GemSqlitePool *self)
{
  g_return_if_fail (self != NULL);

  g_async_queue_unref (self->idle);
  g_free (self->path);
  g_free (self);
}

/**
 * gem_sqlite_pool_take:
 * @self: a pool
 * @cancellable: (nullable): what stops the statements of whoever takes it
 * @error: return location for a #GemSqliteError
 *
 * Returns: (transfer full): a connection for this thread, for gem_sqlite_pool_give()
 */
GemSqlite *
gem_sqlite_pool_take (GemSqlitePool *self, GCancellable *cancellable, GError **error)
{
  GemSqlite *connection;

  g_return_val_if_fail (self != NULL, NULL);

  connection = g_async_queue_try_pop (self->idle);
  if (connection == NULL)
    connection = gem_sqlite_open (self->path, self->mode, error);
  else
    gem_sqlite_claim (connection);
  if (connection != NULL)
    gem_sqlite_set_cancellable (connection, cancellable);
  return connection;
}

/**
 * gem_sqlite_pool_give:
 * @self: a pool
 * @connection: (transfer full): a connection of it, with no statement out
 */
void
gem_sqlite_pool_give (GemSqlitePool *self, GemSqlite *connection)
{
  g_return_if_fail (self != NULL && connection != NULL);

  gem_sqlite_set_cancellable (connection, NULL);
  g_async_queue_push (self->idle, connection);
}
