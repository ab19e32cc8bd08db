/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Decks that come and go: new ones, files of others, what is removed and brought back, and what was not
 * written when the program stopped. Each is one job for a worker. */

#include "deck/gem-deck-library-private.h"

#include "deck/gem-deck-private.h"
#include "deck/gem-slide-picture.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* Days that a removed deck is kept. */
#define REMOVED_DAYS 30

typedef struct
{
  char *data_dir;
  char *path;        /* the file that it is about; NULL for a new deck */
  GemDeck *deck;     /* what is to be written; may be NULL */
  GPtrArray *faults; /* GemDeckFault */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->data_dir);
  g_free (job->path);
  g_clear_object (&job->deck);
  g_ptr_array_unref (job->faults);
  g_free (job);
}

static GTask *
job_new (GemDeckLibrary *self,
         gpointer tag,
         const char *path,
         GCancellable *cancellable,
         GAsyncReadyCallback callback,
         gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->data_dir = g_strdup (gem_deck_library_get_data_dir (self));
  job->path = g_strdup (path);
  job->faults = g_ptr_array_new_with_free_func ((GDestroyNotify) gem_deck_fault_free);
  g_task_set_source_tag (task, tag);
  /* What was done on the disk is done, whoever stopped waiting for it. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, job_free);
  return task;
}

static gboolean
make_folder (const char *path, GError **error)
{
  int code;

  if (g_mkdir_with_parents (path, 0700) == 0)
    return TRUE;
  code = errno;
  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (code),
               _ ("The folder “%s” can't be made: %s"), path, g_strerror (code));
  return FALSE;
}

/* Writes a deck that is not in the folder yet. Returns its name. */
static char *
write_new (GemDeck *deck, const char *data_dir, GError **error)
{
  g_autofree char *folder = gem_deck_dup_folder (data_dir);
  g_autofree char *path = NULL;

  if (!make_folder (folder, error))
    return NULL;
  path = gem_deck_dup_free_path (data_dir, gem_deck_get_title (deck));
  return gem_deck_save (deck, path, error) ? gem_deck_dup_name (path) : NULL;
}

static void
return_name (GTask *task, char *name, GError *error)
{
  if (name != NULL)
    g_task_return_pointer (task, name, g_free);
  else
    g_task_return_error (task, error);
}

/* --- a new one --- */

static void
add_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  return_name (task, write_new (job->deck, job->data_dir, &error), error);
}

/**
 * gem_deck_library_add_async:
 * @self: the library
 * @deck: a deck
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * Writes @deck as it is now into a file of its own, named after its title.
 */
void
gem_deck_library_add_async (GemDeckLibrary *self,
                            GemDeck *deck,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (GEM_IS_DECK_LIBRARY (self) && GEM_IS_DECK (deck));

  task = job_new (self, gem_deck_library_add_async, NULL, cancellable, callback, user_data);
  job = g_task_get_task_data (task);
  job->deck = gem_deck_copy (deck);
  g_task_run_in_thread (task, add_in_thread);
}

/* --- a file of somebody else --- */

/* A picture beside the file does not come along with a copy of it: it goes into the deck. */
static GemDeck *
with_pictures (GemDeck *deck, const char *folder)
{
  GemDeck *whole = gem_deck_new (gem_deck_get_title (deck));

  for (guint i = 0; i < gem_deck_get_n_slides (deck); i++)
    {
      GemDeckSlide *slide = gem_deck_get_slide (deck, i);
      const char *name = slide->texts[GEM_DECK_FIELD_PICTURE];
      g_autofree char *path =
          name != NULL && slide->picture == NULL ? gem_deck_resolve_picture (folder, name) : NULL;
      g_autoptr (GBytes) bytes = path != NULL ? gem_slide_picture_load (path, NULL) : NULL;
      g_autoptr (GemDeckSlide) with =
          bytes != NULL ? gem_deck_slide_with_picture (slide, bytes, NULL) : NULL;

      gem_deck_insert (whole, i, with != NULL ? with : slide, NULL);
    }
  return whole;
}

/* The same file that is opened again is not there twice. */
static char *
find_same (GemDeck *deck, const char *data_dir)
{
  g_autoptr (GPtrArray) entries = gem_deck_list (data_dir);
  g_autoptr (GPtrArray) faults =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gem_deck_fault_free);

  for (guint i = 0; i < entries->len; i++)
    {
      const GemDeckEntry *entry = g_ptr_array_index (entries, i);
      g_autoptr (GemDeck) other = NULL;

      if (entry->n_slides != gem_deck_get_n_slides (deck) ||
          !g_str_equal (entry->title, gem_deck_get_title (deck)))
        continue;
      other = gem_deck_load (entry->path, faults, NULL);
      if (other != NULL && gem_deck_equal (other, deck))
        return gem_deck_dup_name (entry->path);
    }
  return NULL;
}

static char *
import (Job *job, GError **error)
{
  g_autofree char *own = gem_deck_dup_folder (job->data_dir);
  g_autofree char *folder = g_path_get_dirname (job->path);
  g_autofree char *name = NULL;
  g_autoptr (GemDeck) read = gem_deck_load (job->path, job->faults, error);
  g_autoptr (GemDeck) deck = NULL;

  if (read == NULL)
    return NULL;
  if (g_str_equal (own, folder) && g_str_has_suffix (job->path, GEM_DECK_SUFFIX))
    return gem_deck_dup_name (job->path);
  if (*gem_deck_get_title (read) == '\0')
    {
      g_autofree char *title = gem_deck_dup_name (job->path);
      g_autofree char *display = g_filename_display_name (title);

      gem_deck_set_title (read, display);
    }
  deck = with_pictures (read, folder);
  name = find_same (deck, job->data_dir);
  return name != NULL ? g_steal_pointer (&name) : write_new (deck, job->data_dir, error);
}

static void
import_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  char *name = import (task_data, &error);

  return_name (task, name, error);
}

/**
 * gem_deck_library_import_async:
 * @self: the library
 * @path: the file of a deck, from anywhere
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * Copies a deck into the library, with its pictures; the file itself stays as it is. One that is there
 * already, with the very same slides, is not copied again.
 */
void
gem_deck_library_import_async (GemDeckLibrary *self,
                               const char *path,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *whole = NULL;

  g_return_if_fail (GEM_IS_DECK_LIBRARY (self) && path != NULL);

  whole = g_canonicalize_filename (path, NULL);
  task = job_new (self, gem_deck_library_import_async, whole, cancellable, callback, user_data);
  g_task_run_in_thread (task, import_in_thread);
}

/**
 * gem_deck_library_add_finish:
 * @self: the library
 * @result: what the callback of gem_deck_library_add_async() or gem_deck_library_import_async() got
 * @faults: (out) (optional) (transfer full) (element-type GemDeckFault): what is wrong in a file that was
 *   imported
 * @error: return location for the error of gem_deck_load() or gem_deck_save()
 *
 * Returns: (transfer full): the name of the deck, or %NULL with @error set
 */
char *
gem_deck_library_add_finish (GemDeckLibrary *self,
                             GAsyncResult *result,
                             GPtrArray **faults,
                             GError **error)
{
  Job *job;
  char *name;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  job = g_task_get_task_data (G_TASK (result));
  if (faults != NULL)
    *faults = g_ptr_array_ref (job->faults);
  name = g_task_propagate_pointer (G_TASK (result), error);
  if (name != NULL)
    {
      gem_deck_library_watch (self);
      gem_deck_library_emit_changed (self);
    }
  return name;
}

/* --- removing --- */

static gboolean
move_file (const char *from, const char *to, GError **error)
{
  int code;

  if (g_rename (from, to) == 0)
    return TRUE;
  code = errno;
  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (code),
               _ ("“%s” can't be moved: %s"), from, g_strerror (code));
  return FALSE;
}

static void
forget_old (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      gint64 removed_at = g_ascii_strtoll (name, NULL, 10);

      if (removed_at > 0 && now - removed_at > (gint64) REMOVED_DAYS * 24 * 60 * 60)
        g_unlink (path);
    }
}

static void
remove_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  g_autofree char *decks = gem_deck_dup_folder (job->data_dir);
  g_autofree char *folder = g_build_filename (decks, "removed", NULL);
  g_autofree char *base = g_path_get_basename (job->path);
  g_autofree char *token =
      g_strdup_printf ("%" G_GINT64_FORMAT "-%s", g_get_real_time () / G_USEC_PER_SEC, base);
  g_autofree char *to = g_build_filename (folder, token, NULL);
  GError *error = NULL;

  if (!make_folder (folder, &error) ||
      (job->deck != NULL && !gem_deck_save (job->deck, job->path, &error)) ||
      !move_file (job->path, to, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  forget_old (folder);
  g_task_return_pointer (task, g_steal_pointer (&token), g_free);
}

/**
 * gem_deck_library_remove_async:
 * @self: the library
 * @name: of a deck
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * Takes a deck out of the library. It is kept for 30 days, for gem_deck_library_restore_async().
 */
void
gem_deck_library_remove_async (GemDeckLibrary *self,
                               const char *name,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *path = NULL;
  Job *job;

  g_return_if_fail (GEM_IS_DECK_LIBRARY (self) && name != NULL);

  path = gem_deck_library_dup_path (self, name);
  g_return_if_fail (path != NULL);

  task = job_new (self, gem_deck_library_remove_async, path, cancellable, callback, user_data);
  job = g_task_get_task_data (task);
  job->deck = gem_deck_library_close (self, name);
  g_task_run_in_thread (task, remove_in_thread);
}

static void
restore_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  g_autofree char *base = g_path_get_basename (job->path);
  const char *hyphen = strchr (base, '-');
  g_autofree char *name = gem_deck_dup_name (hyphen != NULL ? hyphen + 1 : base);
  g_autofree char *to = gem_deck_dup_free_path (job->data_dir, name);
  GError *error = NULL;

  if (move_file (job->path, to, &error))
    g_task_return_pointer (task, gem_deck_dup_name (to), g_free);
  else
    g_task_return_error (task, error);
}

/**
 * gem_deck_library_restore_async:
 * @self: the library
 * @token: what gem_deck_library_move_finish() gave for the removal
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * Brings a removed deck back.
 */
void
gem_deck_library_restore_async (GemDeckLibrary *self,
                                const char *token,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *path = NULL;

  g_return_if_fail (GEM_IS_DECK_LIBRARY (self) && token != NULL && gem_deck_is_file_name (token));

  path = g_build_filename (gem_deck_library_get_folder (self), "removed", token, NULL);
  task = job_new (self, gem_deck_library_restore_async, path, cancellable, callback, user_data);
  g_task_run_in_thread (task, restore_in_thread);
}

/**
 * gem_deck_library_move_finish:
 * @self: the library
 * @result: what the callback got
 * @error: return location for a #GFileError
 *
 * Returns: (transfer full): for a removal, the token to bring the deck back with; for a deck that was
 *   brought back, its name; or %NULL with @error set
 */
char *
gem_deck_library_move_finish (GemDeckLibrary *self, GAsyncResult *result, GError **error)
{
  char *name;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  name = g_task_propagate_pointer (G_TASK (result), error);
  if (name != NULL)
    gem_deck_library_emit_changed (self);
  return name;
}

/* --- what was not written --- */

/* A file that was written after the copy is another version: both are kept. */
static gboolean
belongs_to (const GemDeckUnsaved *unsaved, const char *folder)
{
  g_autofree char *parent = unsaved->path != NULL ? g_path_get_dirname (unsaved->path) : NULL;
  GStatBuf info;

  return parent != NULL && g_str_equal (parent, folder) && g_stat (unsaved->path, &info) == 0 &&
         (gint64) info.st_mtime <= unsaved->kept_at;
}

static void
recover_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  g_autofree char *folder = gem_deck_dup_folder (job->data_dir);
  g_autoptr (GPtrArray) found = gem_deck_recover (job->data_dir);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < found->len; i++)
    {
      const GemDeckUnsaved *unsaved = g_ptr_array_index (found, i);
      g_autofree char *name = NULL;

      if (!belongs_to (unsaved, folder))
        name = write_new (unsaved->deck, job->data_dir, NULL);
      else if (gem_deck_save (unsaved->deck, unsaved->path, NULL))
        name = gem_deck_dup_name (unsaved->path);
      if (name == NULL)
        continue;
      gem_deck_unsaved_forget (unsaved, job->data_dir);
      g_strv_builder_add (names, name);
    }
  g_task_return_pointer (task, g_strv_builder_end (names), (GDestroyNotify) g_strfreev);
}

static void
recovered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GStrv names = g_task_propagate_pointer (G_TASK (result), NULL);

  gem_deck_library_release (GEM_DECK_LIBRARY (source));
  g_task_return_pointer (task, names, (GDestroyNotify) g_strfreev);
}

/**
 * gem_deck_library_recover_async:
 * @self: the library
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * Puts the last changes of decks that were not written when the program stopped where they belong. What is
 * opened after this call is opened with them.
 */
void
gem_deck_library_recover_async (GemDeckLibrary *self,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) work = NULL;
  GTask *task;

  g_return_if_fail (GEM_IS_DECK_LIBRARY (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, gem_deck_library_recover_async);
  g_task_set_check_cancellable (task, FALSE);
  gem_deck_library_hold (self);
  work = job_new (self, gem_deck_library_recover_async, NULL, NULL, recovered_cb, task);
  g_task_run_in_thread (work, recover_in_thread);
}

/**
 * gem_deck_library_recover_finish:
 * @self: the library
 * @result: what the callback got
 * @error: return location; never set
 *
 * Returns: (transfer full): the names of the decks whose changes came back
 */
GStrv
gem_deck_library_recover_finish (GemDeckLibrary *self, GAsyncResult *result, GError **error)
{
  GStrv names;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  names = g_task_propagate_pointer (G_TASK (result), error);
  if (names != NULL && names[0] != NULL)
    gem_deck_library_emit_changed (self);
  return names;
}

/* --- all of them --- */

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  GPtrArray *entries = gem_deck_list_finish (result, &error);

  if (entries != NULL)
    g_task_return_pointer (task, entries, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * gem_deck_library_list_async:
 * @self: the library
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * Reads what decks there are, in a worker.
 */
void
gem_deck_library_list_async (GemDeckLibrary *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  GTask *task;

  g_return_if_fail (GEM_IS_DECK_LIBRARY (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, gem_deck_library_list_async);
  gem_deck_list_async (gem_deck_library_get_data_dir (self), cancellable, listed_cb, task);
}

/**
 * gem_deck_library_list_finish:
 * @self: the library
 * @result: what the callback got
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (element-type GemDeckEntry): the decks, the latest first
 */
GPtrArray *
gem_deck_library_list_finish (GemDeckLibrary *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
