/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "store/gem-store-safety.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

static char *
advice (const char *path, GemSqliteError code)
{
  g_autofree char *folder = g_path_get_dirname (path);

  switch (code)
    {
    case GEM_SQLITE_ERROR_FULL:
      return g_strdup_printf (
          _ ("The disk is full, so this was not kept. Make room on the disk of %s, then try again."),
          folder);
    case GEM_SQLITE_ERROR_READ_ONLY:
    case GEM_SQLITE_ERROR_CANT_OPEN:
      return g_strdup_printf (
          _ ("You may not write in %s, so this was not kept. Ask for the right to write there, "
             "or start the program with another --data-dir."),
          folder);
    case GEM_SQLITE_ERROR_BUSY:
      return g_strdup (_ (
          "Another program is using your data, so this was not kept. Wait a moment, then try again."));
    case GEM_SQLITE_ERROR_CORRUPT:
      return g_strdup_printf (
          _ ("The file %s is damaged, so this was not kept. Start the program again: it keeps the "
             "damaged file and starts a new one."),
          path);
    case GEM_SQLITE_ERROR_DISK:
      return g_strdup_printf (
          _ ("The disk of %s failed, so this was not kept. See whether it is full or was taken "
             "out, then try again."),
          folder);
    default:
      return NULL;
    }
}

/**
 * gem_store_explain:
 * @path: the file of a store
 * @error: (inout): why something was not written
 *
 * Puts before what SQLite says what it means, and what a person can do. Where the file is damaged, the next
 * start looks through all of it.
 */
void
gem_store_explain (const char *path, GError **error)
{
  g_autofree char *words = NULL, *whole = NULL;

  g_return_if_fail (path != NULL);

  if (error == NULL || *error == NULL || (*error)->domain != GEM_SQLITE_ERROR)
    return;
  if ((*error)->code == GEM_SQLITE_ERROR_CORRUPT)
    gem_store_suspect (path);
  words = advice (path, (GemSqliteError) (*error)->code);
  if (words == NULL)
    return;
  whole = g_strdup_printf ("%s (%s)", words, (*error)->message);
  g_free ((*error)->message);
  (*error)->message = g_steal_pointer (&whole);
}

static char *
suspect_name (const char *path)
{
  return g_strconcat (path, "-suspect", NULL);
}

/**
 * gem_store_suspect:
 * @path: the file of a store
 *
 * Keeps, beside the file, that damage was met in it.
 */
void
gem_store_suspect (const char *path)
{
  g_autofree char *name = suspect_name (path);

  /* Where nothing can be written, nothing can be kept: the next start looks as far as it always does. */
  g_file_set_contents (name, "", 0, NULL);
}

/**
 * gem_store_lock_presence:
 * @path: the file of a store
 * @alone: (out): whether no other program has it open
 *
 * Says to other programs that this one has the file open; the system takes that back when the program ends,
 * however it ends. It is a file of its own: locks on the database are SQLite's.
 *
 * Returns: what gem_store_unlock_presence() wants; -1 where that can't be said
 */
int
gem_store_lock_presence (const char *path, gboolean *alone)
{
  g_autofree char *name = g_strconcat (path, "-open", NULL);
  int presence = g_open (name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  *alone = FALSE;
  if (presence < 0)
    return -1;
  *alone = flock (presence, LOCK_EX | LOCK_NB) == 0;
  if (flock (presence, LOCK_SH | LOCK_NB) != 0)
    *alone = FALSE;
  return presence;
}

/**
 * gem_store_unlock_presence:
 * @presence: what gem_store_lock_presence() gave
 */
void
gem_store_unlock_presence (int presence)
{
  if (presence >= 0)
    close (presence);
}

/**
 * gem_store_is_suspect:
 * @path: the file of a store
 * @alone: whether no other program has it open
 *
 * Returns: whether damage was met, or the last program that had the file open did not end well: then it left
 *   its journal behind
 */
gboolean
gem_store_is_suspect (const char *path, gboolean alone)
{
  g_autofree char *name = suspect_name (path);
  g_autofree char *journal = g_strconcat (path, "-wal", NULL);
  GStatBuf info;

  return g_file_test (name, G_FILE_TEST_EXISTS) ||
         (alone && g_stat (journal, &info) == 0 && info.st_size > 0);
}

/**
 * gem_store_check:
 * @db: a connection
 * @thoroughly: whether to look through a large file, too
 * @error: return location for %GEM_SQLITE_ERROR_CORRUPT
 *
 * Looks for damage.
 *
 * Returns: %TRUE when the file is sound, or was too large to be looked through
 */
gboolean
gem_store_check (GemSqlite *db, gboolean thoroughly, GError **error)
{
  g_autofree char *name = suspect_name (gem_sqlite_get_path (db));
  g_autoptr (GemStatement) check = NULL;
  GStatBuf info;
  gboolean row;

  if (g_stat (gem_sqlite_get_path (db), &info) != 0 ||
      (info.st_size > GEM_STORE_QUICK_CHECK_BYTES && !thoroughly))
    return TRUE;
  check = gem_sqlite_prepare (db, "PRAGMA quick_check(1)", error);
  if (check == NULL || !gem_statement_step (check, &row, error))
    return FALSE;
  if (!row || g_strcmp0 (gem_statement_get_text (check, 0), "ok") == 0)
    {
      g_unlink (name);
      return TRUE;
    }
  g_set_error (error, GEM_SQLITE_ERROR, GEM_SQLITE_ERROR_CORRUPT, "%s: %s",
               gem_sqlite_get_path (db), gem_statement_get_text (check, 0));
  return FALSE;
}

static gboolean
copy_into (GemSqlite *db, const char *target, GError **error)
{
  g_autoptr (GemStatement) vacuum = gem_sqlite_prepare (db, "VACUUM INTO ?", error);

  if (vacuum == NULL)
    return FALSE;
  gem_statement_bind_text (vacuum, 1, target);
  return gem_statement_run (vacuum, error);
}

/* A copy is no copy before it has reached the disk. */
static gboolean
sync_file (const char *path, GError **error)
{
  int file = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  gboolean done = file >= 0 && fsync (file) == 0;
  int saved = errno;

  if (file >= 0)
    close (file);
  if (!done)
    g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (saved), "%s: %s", path,
                 g_strerror (saved));
  return done;
}

/* Whether the copy is of the old schema: another program may have changed it in the meantime. */
static gboolean
is_of_version (const char *path, gint64 version)
{
  g_autoptr (GemSqlite) copy = gem_sqlite_open (path, GEM_SQLITE_IMMUTABLE, NULL);
  gint64 found;

  return copy != NULL && gem_sqlite_get_int (copy, "PRAGMA user_version", &found, NULL) &&
         found == version;
}

/**
 * gem_store_back_up:
 * @db: a connection, in no transaction
 * @version: the schema that the file has
 * @target: the schema that it will get
 * @error: return location for a #GemSqliteError or #GFileError
 *
 * Copies the file beside itself, to `library.db.before-7`, before its schema changes.
 *
 * Returns: whether the copy is on the disk
 */
gboolean
gem_store_back_up (GemSqlite *db, gint64 version, guint target, GError **error)
{
  const char *path = gem_sqlite_get_path (db);
  g_autofree char *name = g_strdup_printf ("%s.before-%u", path, target);
  g_autofree char *part = g_strdup_printf ("%s.XXXXXX", name);
  int file = g_mkstemp_full (part, O_RDWR | O_CLOEXEC, 0600);
  gboolean done;

  if (file < 0)
    {
      int saved = errno;

      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (saved), "%s: %s", part,
                   g_strerror (saved));
      return FALSE;
    }
  close (file);
  done = copy_into (db, part, error) && sync_file (part, error);
  if (done && is_of_version (part, version) && g_rename (part, name) == 0)
    return TRUE;
  g_unlink (part);
  return done;
}
