/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "feed/gem-feed-server.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <libsoup/soup.h>
#include <stdlib.h>
#include <string.h>

struct _GemFeedServer
{
  GObject parent_instance;

  char *directory; /* as given; resolved for each request, so that it may be made later */
  SoupServer *server;
};

G_DEFINE_FINAL_TYPE (GemFeedServer, gem_feed_server, G_TYPE_OBJECT)

/* A file that is about to be served. */
typedef struct
{
  char *path;
  gboolean compressed;
  gboolean varies;
  GStatBuf status;
} Entry;

static void
entry_clear (Entry *self)
{
  g_clear_pointer (&self->path, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Entry, entry_clear)

/* A path below the folder, without names that go up or hide; NULL for all others. */
static char *
read_path (const char *raw)
{
  g_autofree char *path = g_uri_unescape_string (raw, NULL);
  g_auto (GStrv) names = NULL;

  if (path == NULL || *path != '/' || strchr (path, '\\') != NULL ||
      !g_utf8_validate (path, -1, NULL))
    return NULL;
  names = g_strsplit (path + 1, "/", -1);
  for (guint i = 0; names[i] != NULL; i++)
    if (*names[i] == '\0' || *names[i] == '.')
      return NULL;
  return g_strjoinv (G_DIR_SEPARATOR_S, names);
}

/* The real path of a plain file in the folder, wherever links lead; NULL where it leads out of it. */
static char *
resolve (GemFeedServer *self, const char *relative, GStatBuf *status)
{
  char *root = realpath (self->directory, NULL);
  g_autofree char *joined = NULL;
  g_autofree char *inside = NULL;
  char *real;
  char *found = NULL;

  if (root == NULL)
    return NULL;
  joined = g_build_filename (root, relative, NULL);
  inside = g_str_has_suffix (root, G_DIR_SEPARATOR_S) ? g_strdup (root)
                                                      : g_strconcat (root, G_DIR_SEPARATOR_S, NULL);
  real = realpath (joined, NULL);
  if (real != NULL && g_str_has_prefix (real, inside) && g_stat (real, status) == 0 &&
      S_ISREG (status->st_mode))
    found = g_strdup (real);
  free (real);
  free (root);
  return found;
}

static gboolean
accepts_gzip (SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *value = soup_message_headers_get_list (headers, "Accept-Encoding");
  GSList *refused = NULL, *accepted;
  gboolean found = FALSE, refuses = FALSE;

  if (value == NULL)
    return FALSE;
  accepted = soup_header_parse_quality_list (value, &refused);
  for (GSList *l = accepted; l != NULL; l = l->next)
    found = found || g_ascii_strcasecmp (l->data, "gzip") == 0 || g_str_equal (l->data, "*");
  for (GSList *l = refused; l != NULL; l = l->next)
    refuses = refuses || g_ascii_strcasecmp (l->data, "gzip") == 0;
  soup_header_free_list (accepted);
  soup_header_free_list (refused);
  return found && !refuses;
}

static gboolean
find_entry (GemFeedServer *self, SoupServerMessage *message, const char *raw, Entry *entry)
{
  g_autofree char *relative = read_path (raw);
  g_autofree char *name = NULL;
  g_autofree char *compressed = NULL;
  GStatBuf status;

  entry->path = relative != NULL ? resolve (self, relative, &entry->status) : NULL;
  if (entry->path == NULL)
    return FALSE;
  name = g_strconcat (relative, ".gz", NULL);
  compressed = resolve (self, name, &status);
  entry->varies = compressed != NULL;
  if (compressed == NULL || !accepts_gzip (message))
    return TRUE;
  g_free (entry->path);
  entry->path = g_steal_pointer (&compressed);
  entry->status = status;
  entry->compressed = TRUE;
  return TRUE;
}

/* As nginx has it, but to the nanosecond: a correction may come within the same second. */
static char *
make_etag (const Entry *entry)
{
  return g_strdup_printf ("\"%" G_GINT64_MODIFIER "x-%lx-%" G_GINT64_MODIFIER "x%s\"",
                          (gint64) entry->status.st_mtim.tv_sec, entry->status.st_mtim.tv_nsec,
                          (gint64) entry->status.st_size, entry->compressed ? "-gzip" : "");
}

static gboolean
matches_etag (const char *value, const char *etag)
{
  GSList *tags = soup_header_parse_list (value);
  gboolean found = FALSE;

  for (GSList *l = tags; l != NULL; l = l->next)
    {
      const char *tag = l->data;

      if (g_str_has_prefix (tag, "W/"))
        tag += 2;
      found = found || g_str_equal (tag, etag) || g_str_equal (tag, "*");
    }
  soup_header_free_list (tags);
  return found;
}

/* If-None-Match alone counts where it is there (RFC 9110, 13.1.3). */
static gboolean
is_unchanged (SoupServerMessage *message, const Entry *entry, const char *etag)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *tags = soup_message_headers_get_list (headers, "If-None-Match");
  const char *since = soup_message_headers_get_one (headers, "If-Modified-Since");
  g_autoptr (GDateTime) moment = NULL;

  if (tags != NULL)
    return matches_etag (tags, etag);
  moment = since != NULL ? soup_date_time_new_from_http_string (since) : NULL;
  return moment != NULL && g_date_time_to_unix (moment) >= entry->status.st_mtim.tv_sec;
}

/* The pages of an issue, and what stands beside them, never change: 41/2.json. */
static gboolean
is_immutable (const char *raw)
{
  const char *slash = strchr (raw + 1, '/');

  return slash != NULL && g_ascii_isdigit (raw[1]) &&
         strspn (raw + 1, "0123456789-") == (gsize) (slash - raw - 1);
}

static const char *
type_of (const char *raw)
{
  if (g_str_has_suffix (raw, ".json"))
    return "application/feed+json";
  if (g_str_has_suffix (raw, ".gz"))
    return "application/gzip";
  if (g_str_has_suffix (raw, ".minisig"))
    return "text/plain; charset=utf-8";
  return "application/octet-stream";
}

static void
add_validators (SoupMessageHeaders *headers, const Entry *entry, const char *raw, const char *etag)
{
  g_autoptr (GDateTime) modified = g_date_time_new_from_unix_utc (entry->status.st_mtim.tv_sec);
  g_autofree char *date = soup_date_time_to_string (modified, SOUP_DATE_HTTP);

  soup_message_headers_replace (headers, "ETag", etag);
  soup_message_headers_replace (headers, "Last-Modified", date);
  soup_message_headers_replace (headers, "Cache-Control",
                                is_immutable (raw) ? "max-age=31536000, immutable" : "max-age=60");
  if (entry->varies)
    soup_message_headers_replace (headers, "Vary", "Accept-Encoding");
}

static void
send_file (SoupServerMessage *message, const Entry *entry, const char *raw)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autoptr (GMappedFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;

  /* Pages are replaced by renaming, so what is mapped stays as it is. */
  file = g_mapped_file_new (entry->path, FALSE, NULL);
  if (file == NULL)
    {
      soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
      return;
    }
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_message_headers_set_content_type (headers, type_of (raw), NULL);
  soup_message_headers_replace (headers, "X-Content-Type-Options", "nosniff");
  if (entry->compressed)
    soup_message_headers_replace (headers, "Content-Encoding", "gzip");
  bytes = g_mapped_file_get_bytes (file);
  if (soup_server_message_get_method (message) == SOUP_METHOD_HEAD)
    soup_message_headers_set_content_length (headers, (goffset) g_bytes_get_size (bytes));
  else
    soup_message_body_append_bytes (soup_server_message_get_response_body (message), bytes);
}

static void
handle_cb (SoupServer *server,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer data)
{
  GemFeedServer *self = data;
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  const char *method = soup_server_message_get_method (message);
  g_auto (Entry) entry = { 0 };
  g_autofree char *etag = NULL;

  /* libsoup 3.2 never lets go of a connection that the client has closed: after a thousand of them no
   * file could be opened. So it is the server that closes. */
  soup_message_headers_replace (headers, "Connection", "close");
  if (method != SOUP_METHOD_GET && method != SOUP_METHOD_HEAD)
    {
      soup_message_headers_replace (headers, "Allow", "GET, HEAD");
      soup_server_message_set_status (message, SOUP_STATUS_METHOD_NOT_ALLOWED, NULL);
      return;
    }
  if (!find_entry (self, message, path, &entry))
    {
      soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
      return;
    }
  etag = make_etag (&entry);
  if (is_unchanged (message, &entry, etag))
    soup_server_message_set_status (message, SOUP_STATUS_NOT_MODIFIED, NULL);
  else
    send_file (message, &entry, path);
  if (soup_server_message_get_status (message) != SOUP_STATUS_NOT_FOUND)
    add_validators (headers, &entry, path, etag);
}

static void
gem_feed_server_finalize (GObject *object)
{
  GemFeedServer *self = GEM_FEED_SERVER (object);

  soup_server_disconnect (self->server);
  g_object_unref (self->server);
  g_free (self->directory);

  G_OBJECT_CLASS (gem_feed_server_parent_class)->finalize (object);
}

static void
gem_feed_server_class_init (GemFeedServerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gem_feed_server_finalize;
}

static void
gem_feed_server_init (GemFeedServer *self)
{
  self->server = soup_server_new ("raw-paths", TRUE, NULL);
  soup_server_add_handler (self->server, NULL, handle_cb, self, NULL);
}

/**
 * gem_feed_server_new:
 * @directory: the folder
 *
 * Returns: (transfer full): a server that does not listen yet; it belongs to the thread that made it, and
 * answers in the main context that is that thread's default when it starts to listen
 */
GemFeedServer *
gem_feed_server_new (const char *directory)
{
  GemFeedServer *self;

  g_return_val_if_fail (directory != NULL, NULL);

  self = g_object_new (GEM_TYPE_FEED_SERVER, NULL);
  self->directory = g_canonicalize_filename (directory, NULL);
  return self;
}

/**
 * gem_feed_server_listen:
 * @self: a server
 * @port: a port, or 0 for one that is free
 * @error: return location for an error
 *
 * Starts to answer on 127.0.0.1, and on no other address, until the last reference is dropped.
 *
 * Returns: whether it listens; if not, @error has a #GIOErrorEnum
 */
gboolean
gem_feed_server_listen (GemFeedServer *self, guint port, GError **error)
{
  g_autoptr (GSocketAddress) address = NULL;

  g_return_val_if_fail (GEM_IS_FEED_SERVER (self), FALSE);
  g_return_val_if_fail (port <= G_MAXUINT16, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!g_file_test (self->directory, G_FILE_TEST_IS_DIR))
    {
      g_autofree char *name = g_filename_display_name (self->directory);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY, _ ("“%s” is no folder."), name);
      return FALSE;
    }
  address = g_inet_socket_address_new_from_string ("127.0.0.1", port);
  return soup_server_listen (self->server, address, 0, error);
}

/**
 * gem_feed_server_get_port:
 * @self: a server
 *
 * Returns: the port it listens on; 0 where it does not
 */
guint
gem_feed_server_get_port (GemFeedServer *self)
{
  GSList *listeners;
  guint port = 0;

  g_return_val_if_fail (GEM_IS_FEED_SERVER (self), 0);

  /* Not from soup_server_get_uris(), which leaks an address at each call in libsoup 3.2. */
  listeners = soup_server_get_listeners (self->server);
  if (listeners != NULL)
    {
      g_autoptr (GSocketAddress) address = g_socket_get_local_address (listeners->data, NULL);

      if (address != NULL)
        port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address));
    }
  g_slist_free (listeners);
  return port;
}

/**
 * gem_feed_server_dup_url:
 * @self: a server that listens
 *
 * Returns: (transfer full): the address of the feed's first page
 */
char *
gem_feed_server_dup_url (GemFeedServer *self)
{
  g_return_val_if_fail (GEM_IS_FEED_SERVER (self), NULL);

  return g_strdup_printf ("http://127.0.0.1:%u/feed.json", gem_feed_server_get_port (self));
}
