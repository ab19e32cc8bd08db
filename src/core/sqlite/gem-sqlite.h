/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemSqlite and GemStatement: SQLite behind two small types, so that no return code is forgotten.
 * A connection belongs to the thread that opened it, and every call checks that. */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

typedef enum
{
  GEM_SQLITE_ERROR_FAILED,    /* anything else, with SQLite's own words */
  GEM_SQLITE_ERROR_CANT_OPEN, /* no such file, or no right to it */
  GEM_SQLITE_ERROR_READ_ONLY, /* can be read, not written */
  GEM_SQLITE_ERROR_CORRUPT,   /* not a database, or a damaged one */
  GEM_SQLITE_ERROR_FULL,      /* the disk is full */
  GEM_SQLITE_ERROR_BUSY,      /* somebody else kept it for too long */
  GEM_SQLITE_ERROR_DISK       /* the disk could not be read or written */
} GemSqliteError;

#define GEM_SQLITE_ERROR (gem_sqlite_error_quark ())
GQuark gem_sqlite_error_quark (void);

typedef enum
{
  GEM_SQLITE_READ,      /* must exist; never written */
  GEM_SQLITE_WRITE,     /* must exist */
  GEM_SQLITE_CREATE,    /* made when it is not there */
  GEM_SQLITE_IMMUTABLE, /* must exist, and nobody writes it: no locks, no journal looked for */
} GemSqliteMode;

typedef struct _GemSqlite GemSqlite;
typedef struct _GemStatement GemStatement;

GemSqlite *gem_sqlite_open (const char *path, GemSqliteMode mode, GError **error);
void gem_sqlite_close (GemSqlite *self);
void gem_sqlite_claim (GemSqlite *self);
const char *gem_sqlite_get_path (GemSqlite *self);
gboolean gem_sqlite_exec (GemSqlite *self, const char *sql, GError **error);
gboolean gem_sqlite_begin (GemSqlite *self, GError **error);
gboolean gem_sqlite_commit (GemSqlite *self, GError **error);
void gem_sqlite_rollback (GemSqlite *self);
gint64 gem_sqlite_changes (GemSqlite *self);
gint64 gem_sqlite_last_id (GemSqlite *self);
gboolean gem_sqlite_get_int (GemSqlite *self, const char *sql, gint64 *value, GError **error);
void gem_sqlite_set_cancellable (GemSqlite *self, GCancellable *cancellable);

GemStatement *gem_sqlite_prepare (GemSqlite *self, const char *sql, GError **error);
void gem_statement_finish (GemStatement *self);
void gem_statement_bind_int (GemStatement *self, int index, gint64 value);
void gem_statement_bind_double (GemStatement *self, int index, double value);
void gem_statement_bind_text (GemStatement *self, int index, const char *value);
gboolean gem_statement_step (GemStatement *self, gboolean *row, GError **error);
gboolean gem_statement_run (GemStatement *self, GError **error);
gint64 gem_statement_get_int (GemStatement *self, int column);
double gem_statement_get_double (GemStatement *self, int column);
const char *gem_statement_get_text (GemStatement *self, int column);
char *gem_statement_dup_text (GemStatement *self, int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemSqlite, gem_sqlite_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemStatement, gem_statement_finish)

G_END_DECLS
