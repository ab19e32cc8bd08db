/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Taking notes in: by id, and the newer one wins. */

#include "notes/gem-notes-file-private.h"

typedef enum
{
  WEIGHT_ADDED,
  WEIGHT_CHANGED,
  WEIGHT_SAME,
  WEIGHT_OLDER
} Weight;

/* What the store has of it decides; a removal is a change of that moment. */
static gboolean
weigh_one (GemSqlite *db, const GemNote *note, gboolean put_back, Weight *weight, GError **error)
{
  static const char sql[] =
      "SELECT " GEM_NOTE_COLUMNS ", coalesce (removed_at, 0) FROM note WHERE id = ?";
  g_autoptr (GemStatement) select = gem_sqlite_prepare (db, sql, error);
  g_autoptr (GemNote) ours = NULL;
  gboolean row, removed;

  if (select == NULL)
    return FALSE;
  gem_statement_bind_text (select, 1, note->id);
  if (!gem_statement_step (select, &row, error))
    return FALSE;
  *weight = WEIGHT_ADDED;
  if (!row)
    return TRUE;
  ours = gem_note_read_row (select, &removed);
  if (removed)
    *weight = put_back || note->modified > gem_statement_get_int (select, 13) ? WEIGHT_ADDED
                                                                              : WEIGHT_OLDER;
  else if (gem_note_equal (ours, note))
    *weight = WEIGHT_SAME;
  else
    *weight = note->modified > ours->modified ? WEIGHT_CHANGED : WEIGHT_OLDER;
  return TRUE;
}

static void
count (GemNotesImport *import, Weight weight)
{
  guint *counts[] = { &import->added, &import->changed, &import->same, &import->older };

  ++*counts[weight];
}

static void
reset (GemNotesImport *import)
{
  import->added = import->changed = import->same = import->older = 0;
}

/**
 * gem_notes_weigh:
 * @store: a store
 * @import: (inout): what a file brings; its counts are set
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GemSqliteError
 *
 * Returns: whether the store could be asked
 */
gboolean
gem_notes_weigh (GemStore *store, GemNotesImport *import, GCancellable *cancellable, GError **error)
{
  GemSqlite *db;
  gboolean done = TRUE;

  if (!gem_store_take_reader (store, &db, cancellable, error))
    return FALSE;
  reset (import);
  for (guint i = 0; done && i < import->notes->len; i++)
    {
      Weight weight = WEIGHT_ADDED;

      if (db != NULL)
        done = weigh_one (db, g_ptr_array_index (import->notes, i), FALSE, &weight, error);
      if (done)
        count (import, weight);
    }
  if (db != NULL)
    gem_store_give_reader (store, db);
  return done;
}

/**
 * gem_notes_merge_all:
 * @db: a connection in a transaction
 * @import: (inout): what a file brings; its counts say what it brought
 * @put_back: whether notes that were removed come back, whenever that was
 * @error: return location for a #GemSqliteError
 *
 * Returns: whether all that is new or newer was written
 */
gboolean
gem_notes_merge_all (GemSqlite *db, GemNotesImport *import, gboolean put_back, GError **error)
{
  reset (import);
  for (guint i = 0; i < import->notes->len; i++)
    {
      const GemNote *note = g_ptr_array_index (import->notes, i);
      Weight weight;

      if (!weigh_one (db, note, put_back, &weight, error))
        return FALSE;
      count (import, weight);
      if (weight <= WEIGHT_CHANGED && !gem_note_write_row (db, note, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_merge (GemSqlite *db, gpointer data, GemStoreClock *changed, GError **error)
{
  GemNotesImport *import = data;

  if (!gem_notes_merge_all (db, import, FALSE, error))
    return FALSE;
  if (import->added + import->changed == 0)
    *changed = GEM_CLOCK_NONE;
  return TRUE;
}

/**
 * gem_notes_merge:
 * @store: a store
 * @import: (inout): what a file brings; afterwards its counts say what it brought
 * @error: return location for a #GemStoreError or a #GemSqliteError
 *
 * Takes in what is new, or newer than what the store has: all of it, or nothing. The same file once more changes
 * nothing. Waits for the disk.
 *
 * Returns: whether it is on the disk
 */
gboolean
gem_notes_merge (GemStore *store, GemNotesImport *import, GError **error)
{
  g_return_val_if_fail (GEM_IS_STORE (store) && import != NULL, FALSE);

  return gem_store_write (store, GEM_CLOCK_NOTES, write_merge, import, error);
}

/**
 * gem_notes_merge_async:
 * @store: a store
 * @import: (transfer full): what a file brings
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_notes_merge(), without waiting.
 */
void
gem_notes_merge_async (GemStore *store,
                       GemNotesImport *import,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task;

  g_return_if_fail (GEM_IS_STORE (store) && import != NULL);

  task = g_task_new (store, NULL, callback, user_data);
  g_task_set_source_tag (task, gem_notes_merge_async);
  g_task_set_task_data (task, import, (GDestroyNotify) gem_notes_import_free);
  gem_store_write_async (store, GEM_CLOCK_NOTES, write_merge, task);
}

/**
 * gem_notes_merge_finish:
 * @store: a store
 * @result: what the callback got
 * @error: return location for the error of gem_notes_merge()
 *
 * Returns: (transfer none): what the file brought; it goes with @result
 */
GemNotesImport *
gem_notes_merge_finish (GemStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_boolean (G_TASK (result), error) ? g_task_get_task_data (G_TASK (result))
                                                           : NULL;
}
