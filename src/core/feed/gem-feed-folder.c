/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "feed/gem-feed-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <libsoup/soup.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define FIRST_PAGE "feed.json"
#define CHUNK_BYTES (64 * 1024)

struct _GemFeedFolder
{
  char *root;    /* without symbolic links */
  char *name;    /* of the first page, in it */
  char *uri;     /* of what was named: the folder or the file */
  char *address; /* of the first page */
};

static void
refuse_file (GemFeedFault **fault, guint page, const char *path, const char *why)
{
  g_autofree char *name = g_filename_display_name (path);

  *fault = gem_feed_fault_new (GEM_FEED_FAULT_FILE, page, NULL,
                               _ ("The file “%s” can't be read (%s). What you had is still here; "
                                  "check that the disk is there and complete."),
                               name, why);
}

static void
refuse_next (GemFeedFault **fault, guint page, const char *next_url)
{
  *fault = gem_feed_fault_new (GEM_FEED_FAULT_NEXT, page, "next_url",
                               _ ("The next page does not stand beside the file (%s). What you had "
                                  "is still here; copy the whole folder of the agenda."),
                               next_url);
}

/**
 * gem_feed_folder_new:
 * @path: a page, or a folder with the page feed.json
 * @fault: (out): what is wrong with it
 *
 * Waits for the disk.
 *
 * Returns: (transfer full): a feed on a disk, or %NULL with @fault set
 */
GemFeedFolder *
gem_feed_folder_new (const char *path, GemFeedFault **fault)
{
  g_autoptr (GemFeedFolder) self = g_new0 (GemFeedFolder, 1);
  g_autofree char *full = NULL;
  g_autofree char *directory = NULL;
  gboolean is_folder;
  char *root;

  g_return_val_if_fail (path != NULL && fault != NULL, NULL);

  full = g_canonicalize_filename (path, NULL);
  is_folder = g_file_test (full, G_FILE_TEST_IS_DIR);
  directory = is_folder ? g_strdup (full) : g_path_get_dirname (full);
  self->name = is_folder ? g_strdup (FIRST_PAGE) : g_path_get_basename (full);
  self->uri = g_filename_to_uri (full, NULL, NULL);
  root = realpath (directory, NULL);
  if (root == NULL)
    {
      refuse_file (fault, 1, full, g_strerror (errno));
      return NULL;
    }
  self->root = g_strdup (root);
  free (root);
  full = (g_free (full), g_build_filename (self->root, self->name, NULL));
  self->address = g_filename_to_uri (full, NULL, NULL);
  return g_steal_pointer (&self);
}

/**
 * gem_feed_folder_free:
 * @self: (transfer full): a feed on a disk
 */
void
gem_feed_folder_free (GemFeedFolder *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->root);
  g_free (self->name);
  g_free (self->uri);
  g_free (self->address);
  g_free (self);
}

/**
 * gem_feed_folder_dup_uri:
 * @self: a feed on a disk
 *
 * Returns: (transfer full): the file: address of what was named
 */
char *
gem_feed_folder_dup_uri (GemFeedFolder *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strdup (self->uri);
}

/**
 * gem_feed_folder_dup_address:
 * @self: a feed on a disk
 *
 * Returns: (transfer full): the address of its first page: on the web where that is known
 */
char *
gem_feed_folder_dup_address (GemFeedFolder *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strdup (self->address);
}

/**
 * gem_feed_folder_set_address:
 * @self: a feed on a disk
 * @address: where its first page is on the web; the others are looked up as they stand to it
 */
void
gem_feed_folder_set_address (GemFeedFolder *self, const char *address)
{
  g_return_if_fail (self != NULL && address != NULL);

  g_free (self->address);
  self->address = g_strdup (address);
}

/* Where @url stands in the folder, or NULL. @url has no dots to climb with, but what is escaped in it may. */
static char *
find_relative (GemFeedFolder *self, const char *url)
{
  const char *slash = strrchr (self->address, '/');
  gsize length = (gsize) (slash - self->address) + 1;
  g_autofree char *rest = NULL;
  g_autofree char *name = NULL;
  g_auto (GStrv) parts = NULL;

  if (g_str_equal (url, self->address))
    return g_strdup (self->name);
  if (strncmp (url, self->address, length) != 0)
    return NULL;
  rest = g_strndup (url + length, strcspn (url + length, "?#"));
  name = g_uri_unescape_string (rest, NULL);
  if (name == NULL || *name == '\0' || g_path_is_absolute (name))
    return NULL;
  parts = g_strsplit (name, "/", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (g_str_equal (parts[i], "..") || *parts[i] == '\0')
      return NULL;
  return g_steal_pointer (&name);
}

/* Through no symbolic link out of the folder. */
static gboolean
is_inside (GemFeedFolder *self, const char *path)
{
  char *real = realpath (path, NULL);
  gsize length = strlen (self->root);
  gboolean inside = real != NULL && strncmp (real, self->root, length) == 0 &&
                    (real[length] == '/' || self->root[length - 1] == '/');

  free (real);
  return inside;
}

/**
 * gem_feed_folder_resolve:
 * @self: a feed on a disk
 * @from: the address of a page
 * @next_url: what it says of the next one
 * @page: its number, for the fault
 * @fault: (out): why it is not followed
 *
 * Returns: (transfer full): the address of the next page, or %NULL with @fault set
 */
char *
gem_feed_folder_resolve (
    GemFeedFolder *self, const char *from, const char *next_url, guint page, GemFeedFault **fault)
{
  g_autofree char *url = NULL;
  g_autofree char *relative = NULL;

  g_return_val_if_fail (self != NULL && from != NULL && next_url != NULL && fault != NULL, NULL);

  url = g_uri_resolve_relative (from, next_url, SOUP_HTTP_URI_FLAGS, NULL);
  relative = url != NULL ? find_relative (self, url) : NULL;
  if (relative != NULL)
    return g_steal_pointer (&url);
  refuse_next (fault, page, next_url);
  return NULL;
}

/* A plain file; a pipe would never end. */
static GInputStream *
open_file (const char *path, const char **why)
{
  struct stat status;
  int fd = g_open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);

  if (fd < 0)
    {
      *why = g_strerror (errno);
      return NULL;
    }
  if (fstat (fd, &status) == 0 && S_ISREG (status.st_mode))
    return g_unix_input_stream_new (fd, TRUE);
  *why = _ ("it is no plain file");
  g_close (fd, NULL);
  return NULL;
}

static GBytes *
read_stream (GInputStream *stream, gsize max_bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) body = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK_BYTES);
  gssize n;

  while ((n = g_input_stream_read (stream, chunk, CHUNK_BYTES, cancellable, error)) > 0)
    {
      if (body->len + (gsize) n > max_bytes)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, "");
          return NULL;
        }
      g_byte_array_append (body, chunk, (guint) n);
    }
  return n == 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&body)) : NULL;
}

static void
refuse_contents (GemFeedFault **fault, guint page, const char *path, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    *fault = gem_feed_fault_new (GEM_FEED_FAULT_CANCELLED, page, NULL,
                                 _ ("You stopped the sync. What you had is still here."));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE))
    *fault = gem_feed_fault_new (GEM_FEED_FAULT_SIZE, page, NULL,
                                 _ ("Page %u of the agenda is larger than 64 MiB. What you had is "
                                    "still here; tell who publishes it."),
                                 page);
  else
    refuse_file (fault, page, path, error->message);
}

/* @path, or what is compressed beside it; NULL with @why set. */
static GInputStream *
open_page (GemFeedFolder *self, const char *path, const char **why)
{
  g_autofree char *compressed = g_strconcat (path, ".gz", NULL);
  g_autoptr (GZlibDecompressor) decompressor = NULL;
  g_autoptr (GInputStream) base = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS) || !g_file_test (compressed, G_FILE_TEST_EXISTS))
    {
      *why = _ ("it is not there, or it leads out of the folder");
      return is_inside (self, path) ? open_file (path, why) : NULL;
    }
  *why = _ ("it leads out of the folder");
  base = is_inside (self, compressed) ? open_file (compressed, why) : NULL;
  if (base == NULL)
    return NULL;
  decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  return g_converter_input_stream_new (base, G_CONVERTER (decompressor));
}

/**
 * gem_feed_folder_read:
 * @self: a feed on a disk
 * @url: the address of a page
 * @suffix: (nullable): what stands behind its name for what belongs to it
 * @page: its number, for the fault
 * @max_bytes: how large it may be, decompressed
 * @cancellable: (nullable): stops it
 * @fault: (out): what went wrong
 *
 * Reads the page, or the one that is compressed beside it (.gz) where it is not there. Waits for the disk.
 *
 * Returns: (transfer full): the bytes, or %NULL with @fault set
 */
GBytes *
gem_feed_folder_read (GemFeedFolder *self,
                      const char *url,
                      const char *suffix,
                      guint page,
                      gsize max_bytes,
                      GCancellable *cancellable,
                      GemFeedFault **fault)
{
  g_autofree char *relative = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  const char *why = NULL;
  GBytes *bytes;

  g_return_val_if_fail (self != NULL && url != NULL && fault != NULL, NULL);

  relative = find_relative (self, url);
  if (relative == NULL)
    {
      refuse_next (fault, page, url);
      return NULL;
    }
  name = g_strconcat (relative, suffix, NULL);
  path = g_build_filename (self->root, name, NULL);
  stream = open_page (self, path, &why);
  if (stream == NULL)
    {
      refuse_file (fault, page, path, why);
      return NULL;
    }
  bytes = read_stream (stream, max_bytes, cancellable, &error);
  if (bytes == NULL)
    refuse_contents (fault, page, path, error);
  return bytes;
}
