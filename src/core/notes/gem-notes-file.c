/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "notes/gem-notes-file-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/**
 * gem_notes_find_format:
 * @name: `md` or `json`, or a file's name that ends so
 * @format: (out): the format
 *
 * Returns: whether there is such a format
 */
gboolean
gem_notes_find_format (const char *name, GemNotesFormat *format)
{
  const char *dot, *ending;

  g_return_val_if_fail (name != NULL && format != NULL, FALSE);

  dot = strrchr (name, '.');
  ending = dot != NULL ? dot + 1 : name;
  *format = g_ascii_strcasecmp (ending, "json") == 0 ? GEM_NOTES_JSON : GEM_NOTES_MARKDOWN;
  return *format == GEM_NOTES_JSON || g_ascii_strcasecmp (ending, "md") == 0 ||
         g_ascii_strcasecmp (ending, "markdown") == 0;
}

static char *
write_json (GemEdition *edition, GPtrArray *placed, GHashTable *stored)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  gem_notes_write_text (builder, "format", "gemeenten2024-notes");
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, GEM_NOTES_FILE_VERSION);
  gem_notes_write_time (builder, "exported", g_get_real_time () / G_USEC_PER_SEC);
  gem_notes_write_text (builder, "publication", gem_edition_get_meta (edition, "title"));
  json_builder_set_member_name (builder, "notes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < placed->len; i++)
    {
      const GemNote *note = g_ptr_array_index (placed, i);
      const GemNote *same = g_hash_table_lookup (stored, note->id);

      gem_notes_write_note (builder, same != NULL ? same : note);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return gem_notes_render (builder, TRUE);
}

/**
 * gem_notes_export:
 * @store: a store
 * @edition: what is read: its order, its words for a source
 * @query: which notes
 * @format: how
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GemSqliteError
 *
 * A note goes out with the place that it was given, so that it comes back as it was, and stands where its words
 * are now. Waits for the disk.
 *
 * Returns: (transfer full): the document
 */
char *
gem_notes_export (GemStore *store,
                  GemEdition *edition,
                  const GemNoteQuery *query,
                  GemNotesFormat format,
                  GCancellable *cancellable,
                  GError **error)
{
  GemNoteQuery everything = { .colour = -1 };
  g_autoptr (GPtrArray) placed = NULL, all = NULL;
  g_autoptr (GHashTable) stored = NULL;

  g_return_val_if_fail (GEM_IS_STORE (store) && GEM_IS_EDITION (edition) && query != NULL, NULL);

  placed = gem_notes_load (store, edition, query, cancellable, error);
  if (placed == NULL)
    return NULL;
  all = gem_notes_load (store, NULL, &everything, cancellable, error);
  if (all == NULL)
    return NULL;
  stored = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < all->len; i++)
    g_hash_table_insert (stored, ((GemNote *) g_ptr_array_index (all, i))->id,
                         g_ptr_array_index (all, i));
  return format == GEM_NOTES_JSON ? write_json (edition, placed, stored)
                                  : gem_notes_write_markdown (edition, placed, stored);
}

/**
 * gem_notes_save_file:
 * @path: a file
 * @data: what it says from now on
 * @error: return location for a #GFileError
 *
 * Writes all of it, or leaves what was there. Notes are a person's own: nobody else may read them.
 *
 * Returns: whether it is on the disk
 */
gboolean
gem_notes_save_file (const char *path, const char *data, GError **error)
{
  return g_file_set_contents_full (path, data, -1,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

/**
 * gem_notes_export_file:
 * @store: a store
 * @edition: what is read
 * @query: which notes
 * @format: how
 * @path: the file, which is replaced
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GemSqliteError or a #GFileError
 *
 * As gem_notes_export(), into a file.
 *
 * Returns: whether it is on the disk
 */
gboolean
gem_notes_export_file (GemStore *store,
                       GemEdition *edition,
                       const GemNoteQuery *query,
                       GemNotesFormat format,
                       const char *path,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autofree char *document = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  document = gem_notes_export (store, edition, query, format, cancellable, error);
  return document != NULL && gem_notes_save_file (path, document, error);
}

/**
 * gem_notes_load_file:
 * @path: a file of anybody
 * @data: (out): what it says, ended by a zero byte
 * @length: (out): how many bytes
 * @error: return location for %GEM_NOTE_ERROR_FILE or a #GFileError
 *
 * Returns: whether it is a file of a size that can be read
 */
gboolean
gem_notes_load_file (const char *path, char **data, gsize *length, GError **error)
{
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    {
      int saved = errno;

      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (saved), "%s: %s", path,
                   g_strerror (saved));
      return FALSE;
    }
  if (!S_ISREG (info.st_mode) || info.st_size > GEM_NOTES_MAX_FILE)
    {
      g_set_error (error, GEM_NOTE_ERROR, GEM_NOTE_ERROR_FILE,
                   _ ("%s is not a file, or is larger than %d MiB."), path,
                   GEM_NOTES_MAX_FILE / 1024 / 1024);
      return FALSE;
    }
  return g_file_get_contents (path, data, length, error);
}

static gboolean
read_any (GemReading *reading, const char *data, gsize length, GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  gsize blank = strspn (data, " \t\r\n");

  if (data[blank] != '{')
    return gem_notes_read_markdown (reading, data, length, error);
  root = gem_notes_parse_json (data, length, error);
  return root != NULL && gem_notes_read_json (reading, json_node_get_object (root), error);
}

static GemNotesImport *
read_data (GemStore *store,
           const char *data,
           gsize length,
           gint64 saved,
           GCancellable *cancellable,
           GError **error)
{
  g_auto (GemReading) reading = { NULL, NULL, 0 };

  gem_reading_init (&reading);
  reading.saved = saved;
  if (g_str_has_prefix (data, "\xef\xbb\xbf"))
    {
      data += 3;
      length -= 3;
    }
  if (!read_any (&reading, data, length, error) ||
      !gem_notes_weigh (store, reading.import, cancellable, error))
    return NULL;
  return g_steal_pointer (&reading.import);
}

/**
 * gem_notes_read_data:
 * @store: the store that it may be taken into
 * @data: what a file of anybody says, ended by a zero byte
 * @length: how many bytes
 * @cancellable: (nullable): a cancellable
 * @error: return location for %GEM_NOTE_ERROR_FILE or a #GemSqliteError
 *
 * Looks at a file and changes nothing. What can't be taken in is named with its place; the rest can be.
 *
 * Returns: (transfer full): what it brings
 */
GemNotesImport *
gem_notes_read_data (
    GemStore *store, const char *data, gsize length, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (GEM_IS_STORE (store) && data != NULL, NULL);

  return read_data (store, data, length, g_get_real_time () / G_USEC_PER_SEC, cancellable, error);
}

/**
 * gem_notes_read_file:
 * @store: the store that it may be taken into
 * @path: a file of anybody, Markdown or JSON
 * @cancellable: (nullable): a cancellable
 * @error: return location for %GEM_NOTE_ERROR_FILE, a #GFileError or a #GemSqliteError
 *
 * As gem_notes_read_data(). Waits for the disk.
 *
 * Returns: (transfer full): what it brings
 */
GemNotesImport *
gem_notes_read_file (GemStore *store, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *data = NULL;
  GStatBuf info;
  gsize length;

  g_return_val_if_fail (GEM_IS_STORE (store) && path != NULL, NULL);

  if (!gem_notes_load_file (path, &data, &length, error))
    return NULL;
  return read_data (store, data, length,
                    g_stat (path, &info) == 0 ? info.st_mtime : g_get_real_time () / G_USEC_PER_SEC,
                    cancellable, error);
}
