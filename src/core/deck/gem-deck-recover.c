/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The decks that are on the disk: those in the folder of decks, and those that were not saved. */

#include "deck/gem-deck-file.h"

#include "deck/gem-deck-keeper.h"
#include "deck/gem-deck-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A folder with more is not only ours; reading all of it would take minutes. */
#define MAX_DECKS 500
#define MAX_NAME 60 /* characters of a file name */

/* --- not saved --- */

/**
 * gem_deck_unsaved_free:
 * @unsaved: (transfer full): a deck that was not saved
 */
void
gem_deck_unsaved_free (GemDeckUnsaved *unsaved)
{
  g_return_if_fail (unsaved != NULL);

  g_free (unsaved->id);
  g_free (unsaved->path);
  g_clear_object (&unsaved->deck);
  g_ptr_array_unref (unsaved->faults);
  g_free (unsaved);
}

static gint64
get_time (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info =
      g_file_query_info (file, G_FILE_ATTRIBUTE_TIME_MODIFIED, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info != NULL
             ? (gint64) g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_TIME_MODIFIED)
             : 0;
}

static GemDeckUnsaved *
read_copy (const char *path, const char *id)
{
  g_autoptr (GPtrArray) faults =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gem_deck_fault_free);
  g_autoptr (GemDeck) deck = gem_deck_load (path, faults, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = deck != NULL ? g_file_load_bytes (file, NULL, NULL, NULL) : NULL;
  GemDeckUnsaved *unsaved;

  if (bytes == NULL)
    return NULL;
  unsaved = g_new0 (GemDeckUnsaved, 1);
  unsaved->id = g_strdup (id);
  unsaved->path = gem_deck_read_copy_of (bytes);
  unsaved->deck = g_steal_pointer (&deck);
  unsaved->kept_at = get_time (path);
  unsaved->faults = g_steal_pointer (&faults);
  return unsaved;
}

static int
compare_unsaved (gconstpointer a, gconstpointer b)
{
  const GemDeckUnsaved *x = *(GemDeckUnsaved *const *) a, *y = *(GemDeckUnsaved *const *) b;

  return x->kept_at < y->kept_at ? 1 : x->kept_at > y->kept_at ? -1 : strcmp (x->id, y->id);
}

static char *
strip_suffix (const char *name)
{
  return g_str_has_suffix (name, GEM_DECK_SUFFIX)
             ? g_strndup (name, strlen (name) - strlen (GEM_DECK_SUFFIX))
             : NULL;
}

/**
 * gem_deck_recover:
 * @data_dir: where the person's data is kept
 *
 * Reads the disk: for workers and the command line.
 *
 * Returns: (transfer full) (element-type GemDeckUnsaved): the decks that were not saved and that nobody
 *   works on, the latest first
 */
GPtrArray *
gem_deck_recover (const char *data_dir)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) gem_deck_unsaved_free);
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_return_val_if_fail (data_dir != NULL, found);

  folder = gem_deck_keeper_dup_folder (data_dir);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && found->len < MAX_DECKS && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *id = strip_suffix (name);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GemDeckUnsaved *unsaved;

      if (id == NULL || !gem_deck_keeper_is_free (data_dir, id))
        continue;
      unsaved = read_copy (path, id);
      if (unsaved != NULL)
        g_ptr_array_add (found, unsaved);
    }
  g_ptr_array_sort (found, compare_unsaved);
  return found;
}

/**
 * gem_deck_unsaved_forget:
 * @unsaved: a deck that was not saved
 * @data_dir: where the person's data is kept
 *
 * The person does not want it back.
 */
void
gem_deck_unsaved_forget (const GemDeckUnsaved *unsaved, const char *data_dir)
{
  g_return_if_fail (unsaved != NULL && data_dir != NULL);

  gem_deck_keeper_remove (data_dir, unsaved->id);
}

/* --- the folder of decks --- */

/**
 * gem_deck_dup_folder:
 * @data_dir: where the person's data is kept
 *
 * Returns: (transfer full): where decks are kept that nobody put elsewhere; may not be there yet
 */
char *
gem_deck_dup_folder (const char *data_dir)
{
  g_return_val_if_fail (data_dir != NULL, NULL);

  return g_build_filename (data_dir, "decks", NULL);
}

/* Signs that a file system of another computer does not like. */
static char *
dup_file_name (const char *title)
{
  g_autofree char *valid = g_utf8_make_valid (title, -1);
  g_autofree char *begin = g_utf8_strlen (valid, -1) > MAX_NAME
                               ? g_utf8_substring (valid, 0, MAX_NAME)
                               : g_steal_pointer (&valid);
  char *name;

  for (char *p = begin; *p != '\0'; p++)
    if (strchr ("/\\:*?\"<>|", *p) != NULL || g_ascii_iscntrl (*p))
      *p = '-';
  g_strstrip (begin);
  /* A name that starts with a dot would be hidden. */
  name = *begin == '\0' || *begin == '.' ? g_strconcat (_ ("Presentation"), begin, NULL)
                                         : g_steal_pointer (&begin);
  return name;
}

/**
 * gem_deck_dup_free_path:
 * @data_dir: where the person's data is kept
 * @title: what the deck is called
 *
 * Reads the disk: for workers and the command line.
 *
 * Returns: (transfer full): a file in the folder of decks, named after @title, that is not there yet
 */
char *
gem_deck_dup_free_path (const char *data_dir, const char *title)
{
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (data_dir != NULL && title != NULL, NULL);

  folder = gem_deck_dup_folder (data_dir);
  name = dup_file_name (title);
  for (guint i = 1;; i++)
    {
      g_autofree char *file = i == 1 ? g_strconcat (name, GEM_DECK_SUFFIX, NULL)
                                     : g_strdup_printf ("%s %u%s", name, i, GEM_DECK_SUFFIX);
      g_autofree char *path = g_build_filename (folder, file, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
}

static void
entry_free (gpointer data)
{
  GemDeckEntry *entry = data;

  g_free (entry->path);
  g_free (entry->title);
  g_free (entry);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const GemDeckEntry *x = *(GemDeckEntry *const *) a, *y = *(GemDeckEntry *const *) b;

  return x->modified_at < y->modified_at   ? 1
         : x->modified_at > y->modified_at ? -1
                                           : strcmp (x->path, y->path);
}

/* One that can't be read is left out; opening it by hand says why. */
static GemDeckEntry *
read_entry (const char *path)
{
  g_autoptr (GPtrArray) faults =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gem_deck_fault_free);
  g_autoptr (GemDeck) deck = gem_deck_load (path, faults, NULL);
  GemDeckEntry *entry;

  if (deck == NULL)
    return NULL;
  entry = g_new0 (GemDeckEntry, 1);
  entry->path = g_strdup (path);
  entry->title = *gem_deck_get_title (deck) != '\0' ? g_strdup (gem_deck_get_title (deck))
                                                    : g_path_get_basename (path);
  entry->n_slides = gem_deck_get_n_slides (deck);
  entry->modified_at = get_time (path);
  return entry;
}

/**
 * gem_deck_list:
 * @data_dir: where the person's data is kept
 *
 * Reads the disk: for workers and the command line.
 *
 * Returns: (transfer full) (element-type GemDeckEntry): the decks in the folder of decks, the latest first
 */
GPtrArray *
gem_deck_list (const char *data_dir)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (entry_free);
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_return_val_if_fail (data_dir != NULL, entries);

  folder = gem_deck_dup_folder (data_dir);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && entries->len < MAX_DECKS && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GemDeckEntry *entry = g_str_has_suffix (name, GEM_DECK_SUFFIX) ? read_entry (path) : NULL;

      if (entry != NULL)
        g_ptr_array_add (entries, entry);
    }
  g_ptr_array_sort (entries, compare_entries);
  return entries;
}

/* --- in a worker --- */

static void
list_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_task_return_pointer (task,
                         g_task_get_source_tag (task) == gem_deck_list_async
                             ? gem_deck_list (task_data)
                             : gem_deck_recover (task_data),
                         (GDestroyNotify) g_ptr_array_unref);
}

static void
run (const char *data_dir,
     gpointer tag,
     GCancellable *cancellable,
     GAsyncReadyCallback callback,
     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, g_strdup (data_dir), g_free);
  g_task_run_in_thread (task, list_in_thread);
}

/**
 * gem_deck_list_async:
 * @data_dir: where the person's data is kept
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_deck_list(), in a worker.
 */
void
gem_deck_list_async (const char *data_dir,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_return_if_fail (data_dir != NULL);

  run (data_dir, gem_deck_list_async, cancellable, callback, user_data);
}

/**
 * gem_deck_list_finish:
 * @result: what the callback got
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type GemDeckEntry): the decks
 */
GPtrArray *
gem_deck_list_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * gem_deck_recover_async:
 * @data_dir: where the person's data is kept
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_deck_recover(), in a worker.
 */
void
gem_deck_recover_async (const char *data_dir,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_return_if_fail (data_dir != NULL);

  run (data_dir, gem_deck_recover_async, cancellable, callback, user_data);
}

/**
 * gem_deck_recover_finish:
 * @result: what the callback got
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type GemDeckUnsaved): the decks that were not saved
 */
GPtrArray *
gem_deck_recover_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
