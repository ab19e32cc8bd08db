/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "store/gem-store.h"

#include "store/gem-store-private.h"
#include "store/gem-store-safety.h"
#include "store/gem-store-watch.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/statvfs.h>

/* What SQLite puts beside a file before it is read: a page or two of the journal, and 32 KiB of shared memory. */
#define ROOM_TO_OPEN (64 * 1024)

struct _GemStore
{
  GObject parent_instance;

  char *path;
  char *trouble;
  gboolean can_write;
  GemSqlitePool *readers; /* NULL where there is nothing to read */
  GemStoreWriter *writer; /* NULL where nothing can be written */
  GemStoreWatch *watch;   /* NULL where nobody has to hear of other programs */
  GMainContext *context;  /* where signals are emitted */
  int presence;           /* what tells other programs that the file is open */
  GMutex lock;            /* of what was told */
  GemClockTimes told;     /* the changes that whoever listens knows of */
};

enum
{
  CHANGED,
  NOTES_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_QUARK (gem - store - error - quark, gem_store_error)
G_DEFINE_FINAL_TYPE (GemStore, gem_store, G_TYPE_OBJECT)

static void
gem_store_finalize (GObject *object)
{
  GemStore *self = GEM_STORE (object);

  g_clear_pointer (&self->watch, gem_store_watch_free);
  /* The last connection that closes puts the journal away, which those that only read can't. */
  g_clear_pointer (&self->readers, gem_sqlite_pool_free);
  g_clear_pointer (&self->writer, gem_store_writer_free);
  gem_store_unlock_presence (self->presence);
  g_mutex_clear (&self->lock);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_free (self->trouble);
  g_free (self->path);

  G_OBJECT_CLASS (gem_store_parent_class)->finalize (object);
}

static void
gem_store_class_init (GemStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gem_store_finalize;

  /**
   * GemStore::changed:
   * @self: a store
   *
   * What is stored is another than before. Emitted in the main context of whoever opened the store.
   */
  signals[CHANGED] = g_signal_new ("changed", GEM_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  /**
   * GemStore::notes-changed:
   * @self: a store
   *
   * The notes, or what the person has read, are others than before: by this program or another one.
   * Emitted as GemStore::changed, which does not tell of them.
   */
  signals[NOTES_CHANGED] = g_signal_new ("notes-changed", GEM_TYPE_STORE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gem_store_init (GemStore *self)
{
  self->context = g_main_context_ref (g_main_context_default ());
  self->presence = -1;
  g_mutex_init (&self->lock);
}

static gboolean
make_folder (const char *path, GError **error)
{
  g_autofree char *directory = g_path_get_dirname (path);
  int saved;

  if (g_mkdir_with_parents (directory, 0700) == 0)
    return TRUE;
  saved = errno;
  g_set_error (error, GEM_SQLITE_ERROR, GEM_SQLITE_ERROR_CANT_OPEN, "%s: %s", directory,
               g_strerror (saved));
  return FALSE;
}

static gboolean
prepare_file (GemStore *self, GError **error)
{
  g_autoptr (GemSqlite) db = NULL;
  gboolean alone = FALSE, suspect;

  if (!make_folder (self->path, error))
    return FALSE;
  if (self->presence < 0)
    self->presence = gem_store_lock_presence (self->path, &alone);
  suspect = gem_store_is_suspect (self->path, alone);
  db = gem_sqlite_open (self->path, GEM_SQLITE_CREATE, error);
  return db != NULL && gem_sqlite_exec (db, "PRAGMA journal_mode = WAL", error) &&
         gem_store_check (db, suspect, error) && gem_store_migrate (db, error) &&
         gem_clock_read (db, &self->told, error);
}

/* Moves a damaged file out of the way, with what SQLite keeps beside it. Nothing is deleted. */
static char *
move_aside (const char *path, GError **error)
{
  static const char *const companions[] = { "", "-wal", "-shm" };
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *target = g_strdup_printf ("%s.damaged-%s", path, stamp);

  for (guint i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *from = g_strconcat (path, companions[i], NULL);
      g_autofree char *to = g_strconcat (target, companions[i], NULL);

      if (g_rename (from, to) != 0 && i == 0)
        {
          int saved = errno;

          g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (saved), "%s: %s", from,
                       g_strerror (saved));
          return NULL;
        }
    }
  return g_steal_pointer (&target);
}

static gboolean
start_anew (GemStore *self, GError **error)
{
  g_autofree char *aside = move_aside (self->path, error);

  if (aside == NULL || !prepare_file (self, error))
    return FALSE;
  self->trouble = g_strdup_printf (
      _ ("The file %s was damaged. It is kept as %s, and a new one was started. "
         "Sync to get the agendas back, and restore your last backup to get the rest back."),
      self->path, aside);
  return TRUE;
}

/* SQLite calls it an I/O error where there is no room for the memory that it shares with other programs. */
static gboolean
is_out_of_room (const char *path, const GError *error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct statvfs disk;

  if (g_error_matches (error, GEM_SQLITE_ERROR, GEM_SQLITE_ERROR_FULL) ||
      g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    return TRUE;
  return statvfs (folder, &disk) == 0 && (disk.f_flag & ST_RDONLY) == 0 &&
         (guint64) disk.f_bavail * disk.f_frsize < ROOM_TO_OPEN;
}

/* Without room or the right to write: what is there can be read as it stands. */
static void
fall_back (GemStore *self, const GError *error)
{
  g_autoptr (GemSqlite) db = gem_sqlite_open (self->path, GEM_SQLITE_IMMUTABLE, NULL);
  gint64 tables;

  if (db != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED) &&
      gem_sqlite_get_int (db, "SELECT count(*) FROM item", &tables, NULL))
    self->readers = gem_sqlite_pool_new (self->path, GEM_SQLITE_IMMUTABLE);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    self->trouble = g_strdup_printf (
        _ ("The file %s was made by a newer version of this program, so this one leaves it alone. Your "
           "notes and agendas can't be shown, and nothing new is kept. Get the newer version, or start "
           "the program with another --data-dir."),
        self->path);
  else if (is_out_of_room (self->path, error))
    self->trouble = g_strdup_printf (
        _ ("The disk with the file %s is full (%s). You can read, but nothing new is kept. Make room "
           "on the disk, then start the program again."),
        self->path, error->message);
  else
    self->trouble = g_strdup_printf (
        _ ("The file %s can't be used for writing (%s). You can read, but nothing new is kept. Ask "
           "for the right to write there, or start the program with another --data-dir."),
        self->path, error->message);
}

/**
 * gem_store_open:
 * @path: the file, made when it is not there
 *
 * Opens the store, whatever is wrong with it: a damaged file is moved aside and a new one started, a
 * file that can't be written is only read. gem_store_get_trouble() says so. Waits for the disk: for
 * workers and the command line.
 *
 * Returns: (transfer full): the store
 */
GemStore *
gem_store_open (const char *path)
{
  GemStore *self;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (GEM_TYPE_STORE, NULL);
  self->path = g_strdup (path);
  self->can_write = prepare_file (self, &error);
  if (g_error_matches (error, GEM_SQLITE_ERROR, GEM_SQLITE_ERROR_CORRUPT))
    {
      g_clear_error (&error);
      self->can_write = start_anew (self, &error);
    }

  if (!self->can_write)
    {
      fall_back (self, error);
      return self;
    }
  self->readers = gem_sqlite_pool_new (path, GEM_SQLITE_READ);
  self->writer = gem_store_writer_new (path);
  return self;
}

/**
 * gem_store_get_path:
 * @self: a store
 *
 * Returns: its file
 */
const char *
gem_store_get_path (GemStore *self)
{
  g_return_val_if_fail (GEM_IS_STORE (self), NULL);

  return self->path;
}

/**
 * gem_store_get_trouble:
 * @self: a store
 *
 * Returns: (nullable): what was wrong when it was opened, and what to do, for people
 */
const char *
gem_store_get_trouble (GemStore *self)
{
  g_return_val_if_fail (GEM_IS_STORE (self), NULL);

  return self->trouble;
}

/**
 * gem_store_can_write:
 * @self: a store
 *
 * Returns: whether anything can be kept
 */
gboolean
gem_store_can_write (GemStore *self)
{
  g_return_val_if_fail (GEM_IS_STORE (self), FALSE);

  return self->can_write;
}

/**
 * gem_store_can_read:
 * @self: a store
 *
 * Returns: whether what was kept can be read; where it can't, everything looks empty
 */
gboolean
gem_store_can_read (GemStore *self)
{
  g_return_val_if_fail (GEM_IS_STORE (self), FALSE);

  return self->readers != NULL;
}

static gboolean
emit_changed (gpointer data)
{
  g_signal_emit (data, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static gboolean
emit_notes_changed (gpointer data)
{
  g_signal_emit (data, signals[NOTES_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
emit_later (GemStore *self, GSourceFunc emit)
{
  g_main_context_invoke_full (self->context, G_PRIORITY_DEFAULT, emit, g_object_ref (self),
                              g_object_unref);
}

/**
 * gem_store_tell:
 * @self: a store
 * @times: the clocks of the file, after a change of this program or another one
 *
 * Tells everybody, in the main context, what has changed since they were last told: each change once,
 * whoever sees it first. May be called in any thread.
 */
void
gem_store_tell (GemStore *self, const GemClockTimes *times)
{
  gboolean changed, notes;

  g_return_if_fail (GEM_IS_STORE (self) && times != NULL);

  g_mutex_lock (&self->lock);
  changed = times->store > self->told.store;
  notes = times->notes > self->told.notes;
  self->told.store = MAX (self->told.store, times->store);
  self->told.notes = MAX (self->told.notes, times->notes);
  g_mutex_unlock (&self->lock);
  if (changed)
    emit_later (self, emit_changed);
  if (notes)
    emit_later (self, emit_notes_changed);
}

/**
 * gem_store_watch:
 * @self: a store
 *
 * From now on, what other programs change is told, too. In the main context.
 */
void
gem_store_watch (GemStore *self)
{
  g_return_if_fail (GEM_IS_STORE (self));

  if (self->watch == NULL && self->can_write)
    self->watch = gem_store_watch_new (self);
}

/**
 * gem_store_get_writer:
 * @self: a store
 * @error: return location for a #GemStoreError
 *
 * Returns: (transfer none): what writes to it; %NULL where nothing can be written
 */
GemStoreWriter *
gem_store_get_writer (GemStore *self, GError **error)
{
  g_return_val_if_fail (GEM_IS_STORE (self), NULL);

  if (self->writer == NULL)
    g_set_error_literal (error, GEM_STORE_ERROR,
                         self->readers != NULL ? GEM_STORE_ERROR_READ_ONLY
                                               : GEM_STORE_ERROR_NO_DATABASE,
                         self->trouble);
  return self->writer;
}

/**
 * gem_store_open_writer:
 * @self: a store
 * @error: return location for a #GemStoreError or #GemSqliteError
 *
 * A connection that may write, for this thread: for a sync, which brings much; what a person does goes
 * through gem_store_write(). SQLite lets one writer in at a time, of this program
 * and of others; the rest wait for it when they begin a transaction.
 *
 * Returns: (transfer full): the connection
 */
GemSqlite *
gem_store_open_writer (GemStore *self, GError **error)
{
  if (gem_store_get_writer (self, error) == NULL)
    return NULL;
  return gem_sqlite_open (self->path, GEM_SQLITE_WRITE, error);
}

/**
 * gem_store_take_reader:
 * @self: a store
 * @db: (out) (nullable): a connection of the pool, for this thread; %NULL for a store without a file
 * @cancellable: (nullable): stops what runs in it
 * @error: return location for a #GemSqliteError
 *
 * Returns: whether there was no error
 */
gboolean
gem_store_take_reader (GemStore *self, GemSqlite **db, GCancellable *cancellable, GError **error)
{
  *db = self->readers != NULL ? gem_sqlite_pool_take (self->readers, cancellable, error) : NULL;
  return self->readers == NULL || *db != NULL;
}

/**
 * gem_store_give_reader:
 * @self: a store
 * @db: (transfer full): what gem_store_take_reader() gave
 */
void
gem_store_give_reader (GemStore *self, GemSqlite *db)
{
  gem_sqlite_pool_give (self->readers, db);
}

/**
 * gem_store_query:
 * @self: a store
 * @sql: static text of a query
 * @parameters: (array length=n_parameters) (nullable): text for each `?`, %NULL for none
 * @n_parameters: how many
 * @add: called for each row
 * @out: where @add puts what it makes
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GemSqliteError
 *
 * Reads in a connection of the pool. A store without a file has no rows.
 *
 * Returns: whether all rows were read
 */
gboolean
gem_store_query (GemStore *self,
                 const char *sql,
                 const char *const *parameters,
                 int n_parameters,
                 GemRowFunc add,
                 GPtrArray *out,
                 GCancellable *cancellable,
                 GError **error)
{
  GemSqlite *db;
  GemStatement *statement;
  gboolean done = FALSE, row = TRUE;

  if (self->readers == NULL)
    return TRUE;
  db = gem_sqlite_pool_take (self->readers, cancellable, error);
  if (db == NULL)
    return FALSE;

  statement = gem_sqlite_prepare (db, sql, error);
  if (statement != NULL)
    {
      for (int i = 0; i < n_parameters; i++)
        gem_statement_bind_text (statement, i + 1, parameters[i]);
      while (row && (done = gem_statement_step (statement, &row, error)))
        if (row)
          add (out, statement);
      gem_statement_finish (statement);
    }
  gem_sqlite_pool_give (self->readers, db);
  return done;
}
