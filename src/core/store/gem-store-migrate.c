/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The store's schema, one numbered file after another. */

#include "gem-core-resources.h"
#include "store/gem-store-private.h"
#include "store/gem-store-safety.h"

#include <glib/gi18n-lib.h>

/* The file of each step; a step's number is its place, from 1. Steps are only ever added. */
static const char *const steps[] = { "001-agenda.sql", "002-documents.sql", "003-history.sql",
                                     "004-search.sql", "005-bytes.sql",     "006-notes.sql" };

static gboolean
run_step (GemSqlite *db, guint number, GError **error)
{
  g_autofree char *path =
      g_strconcat (GEM_RESOURCE_PATH "/core/store/migrations/", steps[number - 1], NULL);
  g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %u", number);
  g_autoptr (GBytes) sql =
      g_resource_lookup_data (gem_core_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return sql != NULL && gem_sqlite_exec (db, g_bytes_get_data (sql, NULL), error) &&
         gem_sqlite_exec (db, version, error);
}

/**
 * gem_store_migrate:
 * @db: a connection that may write
 * @error: return location for a #GemSqliteError, or %G_IO_ERROR_NOT_SUPPORTED for a file of a newer
 *   version of the program
 *
 * Brings the schema up to date, all steps or none, after a copy of what is there was made beside it.
 *
 * Returns: whether it is
 */
gboolean
gem_store_migrate (GemSqlite *db, GError **error)
{
  gint64 version;

  if (!gem_sqlite_get_int (db, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version == (gint64) G_N_ELEMENTS (steps))
    return TRUE;
  if (version > (gint64) G_N_ELEMENTS (steps))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                   _ ("%s was made by a newer version of this program"), gem_sqlite_get_path (db));
      return FALSE;
    }

  if (version > 0 && !gem_store_back_up (db, version, G_N_ELEMENTS (steps), error))
    return FALSE;

  /* Another program may have done it while this one waited for its turn. */
  if (!gem_sqlite_begin (db, error))
    return FALSE;
  if (gem_sqlite_get_int (db, "PRAGMA user_version", &version, error))
    {
      while (version < (gint64) G_N_ELEMENTS (steps) && run_step (db, (guint) version + 1, error))
        version++;
      if (version == (gint64) G_N_ELEMENTS (steps))
        return gem_sqlite_commit (db, error);
    }
  gem_sqlite_rollback (db);
  return FALSE;
}
