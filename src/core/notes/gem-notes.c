/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Notes and read marks as they are read from the store. */

#include "notes/gem-note-anchor.h"
#include "notes/gem-note-private.h"

#include <string.h>

/* A note with what it is sorted by. */
typedef struct
{
  GemNote *note;
  gint64 order;
} Placed;

typedef struct
{
  GemEdition *edition;
  GemNoteQuery *query;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_clear_object (&question->edition);
  gem_note_query_free (question->query);
  g_free (question);
}

/**
 * gem_note_query_copy:
 * @query: a query
 *
 * Returns: (transfer full): the same query, with text of its own
 */
GemNoteQuery *
gem_note_query_copy (const GemNoteQuery *query)
{
  GemNoteQuery *copy;

  g_return_val_if_fail (query != NULL, NULL);

  copy = g_new0 (GemNoteQuery, 1);
  copy->address = g_strdup (query->address);
  copy->words = g_strdup (query->words);
  copy->tag = g_strdup (query->tag);
  copy->colour = query->colour;
  copy->kind = g_strdup (query->kind);
  copy->sort = g_strdup (query->sort);
  return copy;
}

/**
 * gem_note_query_free:
 * @query: (transfer full): what gem_note_query_copy() gave
 */
void
gem_note_query_free (GemNoteQuery *query)
{
  g_return_if_fail (query != NULL);

  g_free ((char *) query->address);
  g_free ((char *) query->words);
  g_free ((char *) query->tag);
  g_free ((char *) query->kind);
  g_free ((char *) query->sort);
  g_free (query);
}

static void
add_note (GPtrArray *out, GemStatement *row)
{
  g_ptr_array_add (out, gem_note_read_row (row, NULL));
}

/* All that a query asks for, but for the place: words may have moved there. */
static GPtrArray *
load_rows (GemStore *store, const GemNoteQuery *query, GCancellable *cancellable, GError **error)
{
  static const char sql[] =
      "SELECT " GEM_NOTE_COLUMNS " FROM note WHERE removed_at IS NULL"
      " AND (?1 IS NULL OR row IN (SELECT rowid FROM note_search WHERE note_search MATCH ?1))"
      " AND (?2 IS NULL OR instr (tags, char (31) || ?2 || char (31)) > 0)"
      " AND (?3 IS NULL OR colour = CAST (?3 AS INTEGER))"
      " AND (?4 IS NULL OR ?4 = CASE WHEN text IS NOT NULL THEN 'note'"
      " WHEN colour IS NOT NULL OR quote IS NOT NULL THEN 'mark' ELSE 'bookmark' END)"
      " ORDER BY created, row";
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) gem_note_free);
  g_autofree char *words = gem_store_make_match (query->words);
  g_autofree char *colour = NULL;
  const char *parameters[4] = { words, query->tag, NULL, query->kind };

  if (query->colour >= 0)
    parameters[2] = colour = g_strdup_printf ("%d", query->colour);
  return gem_store_query (store, sql, parameters, G_N_ELEMENTS (parameters), add_note, notes,
                          cancellable, error)
             ? g_steal_pointer (&notes)
             : NULL;
}

/* Whether a note is at the place that was asked for: a section with all its paragraphs, or one paragraph. */
static gboolean
is_at (const GemNote *note, const char *wanted)
{
  gsize length = strcspn (wanted, "?#");

  if (wanted[length] == '#')
    return g_str_equal (note->address, wanted);
  return strcspn (note->address, "?#") == length && strncmp (note->address, wanted, length) == 0;
}

static gboolean
place_all (GemEdition *edition,
           GPtrArray *notes,
           GArray *placed,
           const char *wanted,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GemNoteAnchor) anchor = edition != NULL ? gem_note_anchor_new (edition) : NULL;

  for (guint i = 0; i < notes->len; i++)
    {
      Placed one = { g_ptr_array_index (notes, i), G_MAXINT64 };

      if (anchor != NULL && !gem_note_anchor_place (anchor, one.note, cancellable, error))
        return FALSE;
      if (wanted != NULL && !is_at (one.note, wanted))
        continue;
      if (anchor != NULL)
        one.order = gem_note_anchor_order (anchor, one.note);
      g_array_append_val (placed, one);
    }
  return TRUE;
}

static int
compare_numbers (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Placed *left = a, *right = b;
  int order = compare_numbers (left->order, right->order);

  if (order == 0 && left->order == G_MAXINT64)
    order = strcmp (left->note->address, right->note->address);
  if (order == 0)
    order = compare_numbers (left->note->created, right->note->created);
  return order != 0 ? order : strcmp (left->note->id, right->note->id);
}

static int
compare_created (gconstpointer a, gconstpointer b)
{
  const Placed *left = a, *right = b;
  int order = compare_numbers (right->note->created, left->note->created);

  return order != 0 ? order : strcmp (left->note->id, right->note->id);
}

static int
compare_modified (gconstpointer a, gconstpointer b)
{
  const Placed *left = a, *right = b;
  int order = compare_numbers (right->note->modified, left->note->modified);

  return order != 0 ? order : strcmp (left->note->id, right->note->id);
}

static GCompareFunc
find_order (const char *sort)
{
  if (g_strcmp0 (sort, "created") == 0)
    return compare_created;
  return g_strcmp0 (sort, "modified") == 0 ? compare_modified : compare_places;
}

/**
 * gem_notes_load:
 * @store: a store
 * @edition: (nullable): where their places are looked for; %NULL leaves them as they are stored
 * @query: which of them
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GemSqliteError
 *
 * Waits for the disk: for workers and the command line.
 *
 * Returns: (element-type GemNote) (transfer full): the notes, in order
 */
GPtrArray *
gem_notes_load (GemStore *store,
                GemEdition *edition,
                const GemNoteQuery *query,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GPtrArray) all = NULL, sorted = NULL;
  g_autoptr (GArray) placed = g_array_new (FALSE, FALSE, sizeof (Placed));

  g_return_val_if_fail (GEM_IS_STORE (store) && query != NULL, NULL);

  all = load_rows (store, query, cancellable, error);
  if (all == NULL || !place_all (edition, all, placed, query->address, cancellable, error))
    return NULL;
  g_array_sort (placed, find_order (query->sort));
  sorted = g_ptr_array_new_with_free_func ((GDestroyNotify) gem_note_free);
  for (guint i = 0; i < placed->len; i++)
    g_ptr_array_add (sorted, gem_note_copy (g_array_index (placed, Placed, i).note));
  return g_steal_pointer (&sorted);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Question *question = task_data;
  GError *error = NULL;
  GPtrArray *notes =
      gem_notes_load (source, question->edition, question->query, cancellable, &error);

  if (notes != NULL)
    g_task_return_pointer (task, notes, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * gem_notes_load_async:
 * @store: a store
 * @edition: (nullable): where their places are looked for
 * @query: which of them
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_notes_load(), in a worker.
 */
void
gem_notes_load_async (GemStore *store,
                      GemEdition *edition,
                      const GemNoteQuery *query,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Question *question;

  g_return_if_fail (GEM_IS_STORE (store) && query != NULL);

  question = g_new0 (Question, 1);
  question->edition = edition != NULL ? g_object_ref (edition) : NULL;
  question->query = gem_note_query_copy (query);
  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, gem_notes_load_async);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * gem_notes_load_finish:
 * @store: a store
 * @result: what the callback got
 * @error: return location for the error of gem_notes_load()
 *
 * Returns: (element-type GemNote) (transfer full): the notes, in order
 */
GPtrArray *
gem_notes_load_finish (GemStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
add_section (GPtrArray *out, GemStatement *row)
{
  g_ptr_array_add (out, gem_statement_dup_text (row, 0));
}

/**
 * gem_notes_load_read:
 * @store: a store
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GemSqliteError
 *
 * Waits for the disk: for workers and the command line.
 *
 * Returns: (element-type utf8 utf8) (transfer full): a set of the ids of sections that the person has read
 */
GHashTable *
gem_notes_load_read (GemStore *store, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) sections = g_ptr_array_new_with_free_func (g_free);
  GHashTable *read;

  g_return_val_if_fail (GEM_IS_STORE (store), NULL);

  if (!gem_store_query (store, "SELECT section FROM section_read", NULL, 0, add_section, sections,
                        cancellable, error))
    return NULL;
  read = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < sections->len; i++)
    g_hash_table_add (read, g_strdup (g_ptr_array_index (sections, i)));
  return read;
}

static gpointer
read_marks (
    GemStore *store, const char *feed, const char *id, GCancellable *cancellable, GError **error)
{
  return gem_notes_load_read (store, cancellable, error);
}

/**
 * gem_notes_load_read_async:
 * @store: a store
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_notes_load_read(), in a worker.
 */
void
gem_notes_load_read_async (GemStore *store,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (GEM_IS_STORE (store));

  gem_store_read_async (store, NULL, NULL, read_marks, (GDestroyNotify) g_hash_table_unref,
                        gem_notes_load_read_async, cancellable, callback, user_data);
}

/**
 * gem_notes_load_read_finish:
 * @store: a store
 * @result: what the callback got
 * @error: return location for the error of gem_notes_load_read()
 *
 * Returns: (element-type utf8 utf8) (transfer full): a set of the ids of sections
 */
GHashTable *
gem_notes_load_read_finish (GemStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
