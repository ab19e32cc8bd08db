/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "library/gem-library.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define SUFFIX ".gem"

static void
entry_free (gpointer data)
{
  GemLibraryEntry *entry = data;

  g_free (entry->id);
  g_free (entry->title);
  g_free (entry);
}

static char *
installed_path (const char *name)
{
  /* The build's own data, for a program that is not installed. */
  const char *installed = g_getenv ("GEM_PKGDATADIR");

  return g_build_filename (installed != NULL ? installed : GEM_PKGDATADIR, name, NULL);
}

/**
 * gem_library_built_in_path:
 *
 * Returns: (transfer full): the edition that comes with the program
 */
char *
gem_library_built_in_path (void)
{
  return installed_path ("edition.gem");
}

/**
 * gem_library_agenda_path:
 *
 * Returns: (transfer full): the agenda that comes with the program
 */
char *
gem_library_agenda_path (void)
{
  return installed_path ("agenda.json");
}

/**
 * gem_library_is_id:
 * @id: a text
 *
 * Returns: whether an edition may be called so: lower-case letters, digits and hyphens, as it becomes the
 * name of a file
 */
gboolean
gem_library_is_id (const char *id)
{
  return id != NULL && *id != '\0' && *id != '-' && strlen (id) <= 80 &&
         strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen (id);
}

/**
 * gem_library_path:
 * @data_dir: the folder of the person's data
 * @id: an id
 *
 * Returns: (transfer full): the file of that edition
 */
char *
gem_library_path (const char *data_dir, const char *id)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (data_dir != NULL && gem_library_is_id (id), NULL);

  if (g_str_equal (id, GEM_LIBRARY_BUILT_IN))
    return gem_library_built_in_path ();
  name = g_strconcat (id, SUFFIX, NULL);
  return g_build_filename (data_dir, "editions", name, NULL);
}

static char *
active_path (const char *data_dir)
{
  return g_build_filename (data_dir, "editions", "active", NULL);
}

/**
 * gem_library_get_active:
 * @data_dir: the folder of the person's data
 *
 * Returns: (transfer full): the id of the edition that is read: the built-in one where nobody chose, or where
 * the one that was chosen is gone
 */
char *
gem_library_get_active (const char *data_dir)
{
  g_autofree char *path = active_path (data_dir);
  g_autofree char *id = NULL;
  g_autofree char *file = NULL;

  if (g_file_get_contents (path, &id, NULL, NULL) && gem_library_is_id (g_strchomp (id)))
    {
      file = gem_library_path (data_dir, id);
      if (g_file_test (file, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&id);
    }
  return g_strdup (GEM_LIBRARY_BUILT_IN);
}

static gboolean
fail_unknown (const char *id, GError **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
               _ ("There is no publication “%s”. “edition list” shows those that are there."), id);
  return FALSE;
}

/**
 * gem_library_prepare:
 * @data_dir: the folder of the person's data
 * @error: return location for an error of the file system
 *
 * Makes the folder for editions.
 *
 * Returns: whether it is there
 */
gboolean
gem_library_prepare (const char *data_dir, GError **error)
{
  g_autofree char *folder = g_build_filename (data_dir, "editions", NULL);
  int saved;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  saved = errno;
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (saved),
               _ ("Can't make the folder %s: %s"), folder, g_strerror (saved));
  return FALSE;
}

/**
 * gem_library_use:
 * @data_dir: the folder of the person's data
 * @id: an edition
 * @error: return location for %G_IO_ERROR_NOT_FOUND, or an error of the file system
 *
 * Makes @id the edition that is read.
 *
 * Returns: whether it is
 */
gboolean
gem_library_use (const char *data_dir, const char *id, GError **error)
{
  g_autofree char *path = active_path (data_dir);
  g_autofree char *file = NULL;

  if (!gem_library_is_id (id))
    return fail_unknown (id, error);
  file = gem_library_path (data_dir, id);
  if (!g_file_test (file, G_FILE_TEST_IS_REGULAR))
    return fail_unknown (id, error);
  return gem_library_prepare (data_dir, error) && g_file_set_contents (path, id, -1, error);
}

/**
 * gem_library_remove:
 * @data_dir: the folder of the person's data
 * @id: an edition that was imported
 * @error: return location for %G_IO_ERROR_NOT_FOUND, %G_IO_ERROR_PERMISSION_DENIED for the built-in one, or
 * an error of the file system
 *
 * Removes an edition; where it was the one that is read, the built-in one is now.
 *
 * Returns: whether it is gone
 */
gboolean
gem_library_remove (const char *data_dir, const char *id, GError **error)
{
  g_autofree char *file = NULL;
  int saved;

  if (!gem_library_is_id (id))
    return fail_unknown (id, error);
  if (g_str_equal (id, GEM_LIBRARY_BUILT_IN))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                   _ ("“%s” comes with the program and can't be removed."), id);
      return FALSE;
    }
  file = gem_library_path (data_dir, id);
  if (g_unlink (file) == 0)
    return TRUE;
  saved = errno;
  if (saved == ENOENT)
    return fail_unknown (id, error);
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (saved), _ ("Can't remove %s: %s"),
               file, g_strerror (saved));
  return FALSE;
}

static GemLibraryEntry *
make_entry (const char *path, const char *id, const char *active)
{
  g_autoptr (GemEdition) edition = gem_edition_open (path, NULL);
  GPtrArray *sections;
  GemLibraryEntry *entry;

  if (edition == NULL)
    return NULL;
  entry = g_new0 (GemLibraryEntry, 1);
  sections = gem_edition_get_sections (edition);
  entry->id = g_strdup (id);
  entry->title = g_strdup (gem_edition_get_meta (edition, "title"));
  entry->sections = sections->len;
  for (guint i = 0; i < sections->len; i++)
    entry->words += (guint) ((GemSection *) g_ptr_array_index (sections, i))->words;
  entry->active = g_str_equal (id, active);
  entry->built_in = g_str_equal (id, GEM_LIBRARY_BUILT_IN);
  return entry;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * gem_library_list:
 * @data_dir: the folder of the person's data
 * @error: return location for an error; there is none as long as the built-in edition can be opened
 *
 * Returns: (element-type GemLibraryEntry) (transfer full): the editions, the built-in one first
 */
GPtrArray *
gem_library_list (const char *data_dir, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (entry_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *active = gem_library_get_active (data_dir);
  g_autofree char *folder = g_build_filename (data_dir, "editions", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_ptr_array_add (names, g_strdup (""));
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, SUFFIX))
      g_ptr_array_add (names, g_strndup (name, strlen (name) - strlen (SUFFIX)));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      const char *id = i == 0 ? GEM_LIBRARY_BUILT_IN : g_ptr_array_index (names, i);
      g_autofree char *path = gem_library_is_id (id) ? gem_library_path (data_dir, id) : NULL;
      GemLibraryEntry *entry = path != NULL ? make_entry (path, id, active) : NULL;

      if (entry != NULL && (i == 0 || !entry->built_in))
        g_ptr_array_add (entries, entry);
      else if (entry != NULL)
        entry_free (entry);
    }
  return g_steal_pointer (&entries);
}

static void
list_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *entries = gem_library_list (task_data, &error);

  if (entries != NULL)
    g_task_return_pointer (task, entries, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * gem_library_list_async:
 * @data_dir: the folder of the person's data
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_library_list(), in a worker.
 */
void
gem_library_list_async (const char *data_dir,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, gem_library_list_async);
  g_task_set_task_data (task, g_strdup (data_dir), g_free);
  g_task_run_in_thread (task, list_in_thread);
}

/**
 * gem_library_list_finish:
 * @result: what the callback got
 * @error: return location for the error of gem_library_list()
 *
 * Returns: (element-type GemLibraryEntry) (transfer full): the editions
 */
GPtrArray *
gem_library_list_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
