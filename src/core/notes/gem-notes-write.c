/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Notes and read marks on their way to the store. */

#include "notes/gem-note-private.h"

#include <glib/gi18n-lib.h>

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static void
drop_empty (char **text)
{
  if (*text != NULL && **text == '\0')
    g_clear_pointer (text, g_free);
}

/* What is stored says the same as what is handed back. */
static void
tidy (GemNote *note)
{
  g_auto (GStrv) tags = note->tags;

  note->tags = gem_note_sort_tags ((const char *const *) tags);
  drop_empty (&note->quote);
  drop_empty (&note->prefix);
  drop_empty (&note->suffix);
  drop_empty (&note->last);
  drop_empty (&note->text);
}

/* Of two versions the newer one wins when files are merged, so a change is always later than what it changes. */
static void
stamp (GemNote *note, const GemNote *before)
{
  if (note->id == NULL)
    note->id = g_uuid_string_random ();
  if (before != NULL)
    note->created = before->created;
  else if (note->created <= 0)
    note->created = now ();
  note->modified = before != NULL ? MAX (now (), before->modified + 1) : now ();
}

static gboolean
write_note (GemSqlite *db, gpointer data, GemStoreClock *changed, GError **error)
{
  GemNote *note = data;
  g_autoptr (GemNote) before = NULL;
  g_autoptr (GError) local = NULL;
  gboolean removed = FALSE;

  if (note->id != NULL)
    before = gem_note_find (db, note->id, &removed, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (before != NULL && !removed && gem_note_equal (before, note))
    {
      note->created = before->created;
      note->modified = before->modified;
      *changed = GEM_CLOCK_NONE;
      return TRUE;
    }
  stamp (note, before);
  return gem_note_write_row (db, note, error);
}

/**
 * gem_notes_save:
 * @store: a store
 * @note: (inout): a note; without an id it is a new one, and gets one
 * @error: return location for a #GemNoteError, a #GemStoreError or a #GemSqliteError
 *
 * Keeps a note; one that was removed is there again. Waits for the disk: for workers and the command line.
 *
 * Returns: whether it is on the disk
 */
gboolean
gem_notes_save (GemStore *store, GemNote *note, GError **error)
{
  g_return_val_if_fail (GEM_IS_STORE (store) && note != NULL, FALSE);

  if (!gem_note_check (note, error))
    return FALSE;
  tidy (note);
  return gem_store_write (store, GEM_CLOCK_NOTES, write_note, note, error);
}

/**
 * gem_notes_save_async:
 * @store: a store
 * @note: a note; without an id it is a new one
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_notes_save(), without waiting.
 */
void
gem_notes_save_async (GemStore *store,
                      const GemNote *note,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GError *error = NULL;
  GemNote *copy;
  GTask *task;

  g_return_if_fail (GEM_IS_STORE (store) && note != NULL);

  copy = gem_note_copy (note);
  task = g_task_new (store, NULL, callback, user_data);
  g_task_set_source_tag (task, gem_notes_save_async);
  g_task_set_task_data (task, copy, (GDestroyNotify) gem_note_free);
  if (!gem_note_check (copy, &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  tidy (copy);
  gem_store_write_async (store, GEM_CLOCK_NOTES, write_note, task);
}

/**
 * gem_notes_save_finish:
 * @store: a store
 * @result: what the callback got
 * @error: return location for the error of gem_notes_save()
 *
 * Returns: (transfer full): the note as it is stored, with its id
 */
GemNote *
gem_notes_save_finish (GemStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return gem_note_copy (g_task_get_task_data (G_TASK (result)));
}

/* Runs a statement for an id; whether it changed a row. */
static gboolean
run_for_id (GemSqlite *db, const char *sql, const char *id, gboolean *changed, GError **error)
{
  g_autoptr (GemStatement) statement = gem_sqlite_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  gem_statement_bind_text (statement, 1, id);
  if (!gem_statement_run (statement, error))
    return FALSE;
  *changed = gem_sqlite_changes (db) > 0;
  return TRUE;
}

/* Whether there is such a note, and whether it was removed; sets an error where there is none. */
static gboolean
look_up (GemSqlite *db, const char *id, gboolean *removed, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GemNote) note = gem_note_find (db, id, removed, &local);

  if (note != NULL)
    return TRUE;
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error (error, GEM_NOTE_ERROR, GEM_NOTE_ERROR_NOT_FOUND, _ ("There is no note “%s”."), id);
  return FALSE;
}

/* With each removal, those of long ago go for good. */
static gboolean
forget_old (GemSqlite *db, GError **error)
{
  return gem_sqlite_exec (db,
                          "DELETE FROM note WHERE removed_at"
                          " < unixepoch () - " G_STRINGIFY (GEM_NOTE_KEEP_REMOVED),
                          error);
}

static gboolean
write_removed (GemSqlite *db, gpointer data, GemStoreClock *changed, GError **error)
{
  static const char sql[] =
      "UPDATE note SET removed_at = unixepoch () WHERE id = ? AND removed_at IS NULL";
  gboolean removed, done;

  if (!look_up (db, data, &removed, error) || !forget_old (db, error))
    return FALSE;
  if (removed)
    {
      *changed = GEM_CLOCK_NONE;
      return TRUE;
    }
  return gem_note_unindex (db, data, error) && run_for_id (db, sql, data, &done, error);
}

static gboolean
write_restored (GemSqlite *db, gpointer data, GemStoreClock *changed, GError **error)
{
  g_autoptr (GemNote) note = NULL;
  gboolean removed;

  if (!look_up (db, data, &removed, error))
    return FALSE;
  if (!removed)
    {
      *changed = GEM_CLOCK_NONE;
      return TRUE;
    }
  note = gem_note_find (db, data, &removed, error);
  return note != NULL && gem_note_write_row (db, note, error);
}

/**
 * gem_notes_remove:
 * @store: a store
 * @id: the id of a note
 * @error: return location for a #GemNoteError, a #GemStoreError or a #GemSqliteError
 *
 * Removes a note. It can be put back for 30 days. Waits for the disk.
 *
 * Returns: whether it is not there any more
 */
gboolean
gem_notes_remove (GemStore *store, const char *id, GError **error)
{
  g_return_val_if_fail (GEM_IS_STORE (store) && id != NULL, FALSE);

  return gem_store_write (store, GEM_CLOCK_NOTES, write_removed, (gpointer) id, error);
}

/* A write that needs an id alone. */
static void
write_id_async (GemStore *store,
                const char *id,
                GemStoreWriteFunc write,
                gpointer tag,
                GAsyncReadyCallback callback,
                gpointer user_data)
{
  GTask *task = g_task_new (store, NULL, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, g_strdup (id), g_free);
  gem_store_write_async (store, GEM_CLOCK_NOTES, write, task);
}

/**
 * gem_notes_remove_async:
 * @store: a store
 * @id: the id of a note
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_notes_remove(), without waiting.
 */
void
gem_notes_remove_async (GemStore *store,
                        const char *id,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (GEM_IS_STORE (store) && id != NULL);

  write_id_async (store, id, write_removed, gem_notes_remove_async, callback, user_data);
}

/**
 * gem_notes_remove_finish:
 * @store: a store
 * @result: what the callback got
 * @error: return location for the error of gem_notes_remove()
 *
 * Returns: whether it is not there any more
 */
gboolean
gem_notes_remove_finish (GemStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * gem_notes_restore:
 * @store: a store
 * @id: the id of a note that was removed
 * @error: return location for a #GemNoteError, a #GemStoreError or a #GemSqliteError
 *
 * Puts a note back as it was. Waits for the disk.
 *
 * Returns: whether it is there
 */
gboolean
gem_notes_restore (GemStore *store, const char *id, GError **error)
{
  g_return_val_if_fail (GEM_IS_STORE (store) && id != NULL, FALSE);

  return gem_store_write (store, GEM_CLOCK_NOTES, write_restored, (gpointer) id, error);
}

/**
 * gem_notes_restore_async:
 * @store: a store
 * @id: the id of a note that was removed
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_notes_restore(), without waiting.
 */
void
gem_notes_restore_async (GemStore *store,
                         const char *id,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_return_if_fail (GEM_IS_STORE (store) && id != NULL);

  write_id_async (store, id, write_restored, gem_notes_restore_async, callback, user_data);
}

/**
 * gem_notes_restore_finish:
 * @store: a store
 * @result: what the callback got
 * @error: return location for the error of gem_notes_restore()
 *
 * Returns: whether it is there
 */
gboolean
gem_notes_restore_finish (GemStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
write_mark (
    GemSqlite *db, const char *sql, const char *section, GemStoreClock *changed, GError **error)
{
  gboolean any;

  if (!run_for_id (db, sql, section, &any, error))
    return FALSE;
  if (!any)
    *changed = GEM_CLOCK_NONE;
  return TRUE;
}

static gboolean
write_read (GemSqlite *db, gpointer data, GemStoreClock *changed, GError **error)
{
  return write_mark (db,
                     "INSERT INTO section_read (section, since) VALUES (?, unixepoch ())"
                     " ON CONFLICT DO NOTHING",
                     data, changed, error);
}

static gboolean
write_unread (GemSqlite *db, gpointer data, GemStoreClock *changed, GError **error)
{
  return write_mark (db, "DELETE FROM section_read WHERE section = ?", data, changed, error);
}

/**
 * gem_notes_set_read:
 * @store: a store
 * @section: the id of a section
 * @is_read: whether the person has read it
 * @error: return location for a #GemStoreError or a #GemSqliteError
 *
 * Waits for the disk.
 *
 * Returns: whether that is kept
 */
gboolean
gem_notes_set_read (GemStore *store, const char *section, gboolean is_read, GError **error)
{
  g_return_val_if_fail (GEM_IS_STORE (store) && section != NULL, FALSE);

  return gem_store_write (store, GEM_CLOCK_NOTES, is_read ? write_read : write_unread,
                          (gpointer) section, error);
}

/**
 * gem_notes_set_read_async:
 * @store: a store
 * @section: the id of a section
 * @is_read: whether the person has read it
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_notes_set_read(), without waiting.
 */
void
gem_notes_set_read_async (GemStore *store,
                          const char *section,
                          gboolean is_read,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (GEM_IS_STORE (store) && section != NULL);

  write_id_async (store, section, is_read ? write_read : write_unread, gem_notes_set_read_async,
                  callback, user_data);
}

/**
 * gem_notes_set_read_finish:
 * @store: a store
 * @result: what the callback got
 * @error: return location for the error of gem_notes_set_read()
 *
 * Returns: whether that is kept
 */
gboolean
gem_notes_set_read_finish (GemStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
