/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "sqlite/gem-sqlite.h"

/* Another program may hold the write lock while it commits a whole agenda. */
#define BUSY_MILLISECONDS 10000
/* How many steps of SQLite's machine pass between two looks at the cancellable. */
#define PROGRESS_STEPS 4000

struct _GemSqlite
{
  sqlite3 *db;
  char *path;
  GThread *thread;
  GHashTable *statements; /* SQL (static text) → sqlite3_stmt, prepared once */
  GCancellable *cancellable;
};

/* A borrowed statement: reset and put back by gem_statement_finish(). */
struct _GemStatement
{
  GemSqlite *connection;
  sqlite3_stmt *stmt;
  int failure; /* the first error of binding, told by the next step */
};

G_DEFINE_QUARK (gem - sqlite - error - quark, gem_sqlite_error)

static int
error_code (int rc)
{
  switch (rc & 0xff)
    {
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return GEM_SQLITE_ERROR_CANT_OPEN;
    case SQLITE_READONLY:
      return GEM_SQLITE_ERROR_READ_ONLY;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return GEM_SQLITE_ERROR_CORRUPT;
    case SQLITE_FULL:
      return GEM_SQLITE_ERROR_FULL;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return GEM_SQLITE_ERROR_BUSY;
    case SQLITE_IOERR:
      return GEM_SQLITE_ERROR_DISK;
    default:
      return GEM_SQLITE_ERROR_FAILED;
    }
}

static gboolean
fail (GemSqlite *self, int rc, GError **error)
{
  if (rc == SQLITE_INTERRUPT && g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  g_set_error (error, GEM_SQLITE_ERROR, error_code (rc), "%s: %s", self->path,
               self->db != NULL ? sqlite3_errmsg (self->db) : sqlite3_errstr (rc));
  return FALSE;
}

static int
look_at_cancellable (gpointer data)
{
  GemSqlite *self = data;

  return g_cancellable_is_cancelled (self->cancellable);
}

static void
finalize_statement (gpointer data)
{
  sqlite3_finalize (data);
}

static char *
make_uri (const char *path, const char *query)
{
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);

  return g_strconcat ("file:", escaped, query, NULL);
}

/**
 * gem_sqlite_open:
 * @path: a file
 * @mode: how it is opened
 * @error: return location for a #GemSqliteError
 *
 * Opens a database. Waits for the disk: never in the main loop. The connection stays with this thread.
 *
 * Returns: (transfer full): the connection, or %NULL with @error set
 */
GemSqlite *
gem_sqlite_open (const char *path, GemSqliteMode mode, GError **error)
{
  static const int flags[] = {
    [GEM_SQLITE_READ] = SQLITE_OPEN_READONLY,
    [GEM_SQLITE_WRITE] = SQLITE_OPEN_READWRITE,
    [GEM_SQLITE_CREATE] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
    [GEM_SQLITE_IMMUTABLE] = SQLITE_OPEN_READONLY,
  };
  g_autoptr (GemSqlite) self = NULL;
  g_autofree char *uri = NULL;
  int rc;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (GemSqlite, 1);
  self->path = g_strdup (path);
  self->thread = g_thread_self ();
  self->statements = g_hash_table_new_full (NULL, NULL, NULL, finalize_statement);

  uri = make_uri (path, mode == GEM_SQLITE_IMMUTABLE ? "?immutable=1" : "");
  rc = sqlite3_open_v2 (uri, &self->db,
                        flags[mode] | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                        NULL);
  if (rc != SQLITE_OK)
    {
      fail (self, rc, error);
      return NULL;
    }
  sqlite3_busy_timeout (self->db, BUSY_MILLISECONDS);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  /* What a large agenda made of the WAL is given back with the next commit. */
  if (!gem_sqlite_exec (self,
                        "PRAGMA foreign_keys = ON; PRAGMA mmap_size = 67108864;"
                        " PRAGMA journal_size_limit = 4194304",
                        error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * gem_sqlite_close:
 * @self: (transfer full): a connection, with no statement out
 */
void
gem_sqlite_close (GemSqlite *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->statements);
  sqlite3_close_v2 (self->db);
  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_free (self);
}

/**
 * gem_sqlite_claim:
 * @self: a connection that no other thread uses now
 *
 * Hands the connection over to this thread.
 */
void
gem_sqlite_claim (GemSqlite *self)
{
  g_return_if_fail (self != NULL);

  self->thread = g_thread_self ();
}

/**
 * gem_sqlite_get_path:
 * @self: a connection
 *
 * Returns: the file it was opened with
 */
const char *
gem_sqlite_get_path (GemSqlite *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->path;
}

/**
 * gem_sqlite_set_cancellable:
 * @self: a connection
 * @cancellable: (nullable): what stops the statements that run from now on
 */
void
gem_sqlite_set_cancellable (GemSqlite *self, GCancellable *cancellable)
{
  g_return_if_fail (self != NULL && self->thread == g_thread_self ());

  g_set_object (&self->cancellable, cancellable);
  sqlite3_progress_handler (self->db, cancellable != NULL ? PROGRESS_STEPS : 0, look_at_cancellable,
                            self);
}

/**
 * gem_sqlite_exec:
 * @self: a connection
 * @sql: one or more statements without parameters
 * @error: return location for a #GemSqliteError
 *
 * Returns: whether all of them ran
 */
gboolean
gem_sqlite_exec (GemSqlite *self, const char *sql, GError **error)
{
  int rc;

  g_return_val_if_fail (self != NULL && sql != NULL, FALSE);
  g_return_val_if_fail (self->thread == g_thread_self (), FALSE);

  rc = sqlite3_exec (self->db, sql, NULL, NULL, NULL);
  return rc == SQLITE_OK ? TRUE : fail (self, rc, error);
}

/**
 * gem_sqlite_begin:
 * @self: a connection
 * @error: return location for a #GemSqliteError
 *
 * Starts a transaction that writes, so that waiting for others happens here and not half-way.
 *
 * Returns: whether it started
 */
gboolean
gem_sqlite_begin (GemSqlite *self, GError **error)
{
  return gem_sqlite_exec (self, "BEGIN IMMEDIATE", error);
}

/**
 * gem_sqlite_commit:
 * @self: a connection in a transaction
 * @error: return location for a #GemSqliteError
 *
 * Returns: whether everything is on disk; if not, it was rolled back
 */
gboolean
gem_sqlite_commit (GemSqlite *self, GError **error)
{
  if (gem_sqlite_exec (self, "COMMIT", error))
    return TRUE;
  gem_sqlite_rollback (self);
  return FALSE;
}

/**
 * gem_sqlite_rollback:
 * @self: a connection
 *
 * Ends a transaction, if there is one, as if it had not been.
 */
void
gem_sqlite_rollback (GemSqlite *self)
{
  g_return_if_fail (self != NULL && self->thread == g_thread_self ());

  if (sqlite3_get_autocommit (self->db) == 0)
    {
      /* A cancelled connection must still be able to roll back. */
      sqlite3_progress_handler (self->db, 0, NULL, NULL);
      sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
      gem_sqlite_set_cancellable (self, self->cancellable);
    }
}

/**
 * gem_sqlite_changes:
 * @self: a connection
 *
 * Returns: how many rows the last statement added, changed or removed
 */
gint64
gem_sqlite_changes (GemSqlite *self)
{
  g_return_val_if_fail (self != NULL && self->thread == g_thread_self (), 0);

  return sqlite3_changes64 (self->db);
}

/**
 * gem_sqlite_last_id:
 * @self: a connection
 *
 * Returns: the id of the row that was added last
 */
gint64
gem_sqlite_last_id (GemSqlite *self)
{
  g_return_val_if_fail (self != NULL && self->thread == g_thread_self (), 0);

  return sqlite3_last_insert_rowid (self->db);
}

/**
 * gem_sqlite_get_int:
 * @self: a connection
 * @sql: (not nullable): static text of a query with one row and one column, without parameters
 * @value: (out): the number
 * @error: return location for a #GemSqliteError
 *
 * Returns: whether the query ran; without a row, @value is 0
 */
gboolean
gem_sqlite_get_int (GemSqlite *self, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (GemStatement) statement = gem_sqlite_prepare (self, sql, error);
  gboolean row;

  if (statement == NULL || !gem_statement_step (statement, &row, error))
    return FALSE;
  *value = row ? gem_statement_get_int (statement, 0) : 0;
  return TRUE;
}

/**
 * gem_sqlite_prepare:
 * @self: a connection
 * @sql: static text of one statement: it is compiled once and known by its place in memory
 * @error: return location for a #GemSqliteError
 *
 * Returns: (transfer full): the statement, to be given back before the connection is closed
 */
GemStatement *
gem_sqlite_prepare (GemSqlite *self, const char *sql, GError **error)
{
  GemStatement *statement;
  sqlite3_stmt *stmt;

  g_return_val_if_fail (self != NULL && sql != NULL, NULL);
  g_return_val_if_fail (self->thread == g_thread_self (), NULL);

  stmt = g_hash_table_lookup (self->statements, sql);
  if (stmt == NULL)
    {
      int rc = sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL);

      if (rc != SQLITE_OK)
        {
          fail (self, rc, error);
          return NULL;
        }
      g_hash_table_insert (self->statements, (gpointer) sql, stmt);
    }

  statement = g_new0 (GemStatement, 1);
  statement->connection = self;
  statement->stmt = stmt;
  return statement;
}

/**
 * gem_statement_finish:
 * @self: (transfer full): a statement
 *
 * Resets it and gives it back to its connection.
 */
void
gem_statement_finish (GemStatement *self)
{
  g_return_if_fail (self != NULL);

  sqlite3_reset (self->stmt);
  sqlite3_clear_bindings (self->stmt);
  g_free (self);
}

static void
note_bind (GemStatement *self, int rc)
{
  if (rc != SQLITE_OK && self->failure == SQLITE_OK)
    self->failure = rc;
}

/**
 * gem_statement_bind_int:
 * @self: a statement
 * @index: the parameter, from 1
 * @value: its value
 */
void
gem_statement_bind_int (GemStatement *self, int index, gint64 value)
{
  g_return_if_fail (self != NULL);

  note_bind (self, sqlite3_bind_int64 (self->stmt, index, value));
}

/**
 * gem_statement_bind_double:
 * @self: a statement
 * @index: the parameter, from 1
 * @value: its value
 */
void
gem_statement_bind_double (GemStatement *self, int index, double value)
{
  g_return_if_fail (self != NULL);

  note_bind (self, sqlite3_bind_double (self->stmt, index, value));
}

/**
 * gem_statement_bind_text:
 * @self: a statement
 * @index: the parameter, from 1
 * @value: (nullable): its value, UTF-8, copied
 */
void
gem_statement_bind_text (GemStatement *self, int index, const char *value)
{
  g_return_if_fail (self != NULL);

  note_bind (self, sqlite3_bind_text (self->stmt, index, value, -1, SQLITE_TRANSIENT));
}

/**
 * gem_statement_step:
 * @self: a statement
 * @row: (out): whether there is a row to read
 * @error: return location for a #GemSqliteError, or for %G_IO_ERROR_CANCELLED
 *
 * Returns: whether it went well
 */
gboolean
gem_statement_step (GemStatement *self, gboolean *row, GError **error)
{
  int rc;

  g_return_val_if_fail (self != NULL && row != NULL, FALSE);
  g_return_val_if_fail (self->connection->thread == g_thread_self (), FALSE);

  rc = self->failure != SQLITE_OK ? self->failure : sqlite3_step (self->stmt);
  *row = rc == SQLITE_ROW;
  return rc == SQLITE_ROW || rc == SQLITE_DONE ? TRUE : fail (self->connection, rc, error);
}

/**
 * gem_statement_run:
 * @self: a statement that returns no rows
 * @error: return location for a #GemSqliteError
 *
 * Runs it to its end and makes it ready to be bound and run again.
 *
 * Returns: whether it went well
 */
gboolean
gem_statement_run (GemStatement *self, GError **error)
{
  gboolean row;
  gboolean done = gem_statement_step (self, &row, error);

  sqlite3_reset (self->stmt);
  self->failure = SQLITE_OK;
  return done;
}

/**
 * gem_statement_get_int:
 * @self: a statement on a row
 * @column: from 0
 *
 * Returns: the number there; 0 for NULL
 */
gint64
gem_statement_get_int (GemStatement *self, int column)
{
  return sqlite3_column_int64 (self->stmt, column);
}

/**
 * gem_statement_get_double:
 * @self: a statement on a row
 * @column: from 0
 *
 * Returns: the number there; 0 for NULL
 */
double
gem_statement_get_double (GemStatement *self, int column)
{
  return sqlite3_column_double (self->stmt, column);
}

/**
 * gem_statement_get_text:
 * @self: a statement on a row
 * @column: from 0
 *
 * Returns: (nullable) (transfer none): the text there, until the next step
 */
const char *
gem_statement_get_text (GemStatement *self, int column)
{
  return (const char *) sqlite3_column_text (self->stmt, column);
}

/**
 * gem_statement_dup_text:
 * @self: a statement on a row
 * @column: from 0
 *
 * Returns: (nullable) (transfer full): the text there
 */
char *
gem_statement_dup_text (GemStatement *self, int column)
{
  return g_strdup (gem_statement_get_text (self, column));
}
