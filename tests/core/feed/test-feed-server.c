/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The server for trying out answers as a careful web server would, and gives nothing but the folder. */

#include "feed/gem-feed-server.h"

#include <glib/gstdio.h>
#include <libsoup/soup.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

#define PAGE "{\"title\": \"Voorbeeld\"}"
#define COMPRESSED "niet echt gecomprimeerd"

typedef struct
{
  char *root;
  char *directory;
  GemFeedServer *server;
  SoupSession *session;
} Fixture;

static void
write_file (Fixture *self, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (self->root, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0755), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *link = NULL;
  g_autofree char *inner_link = NULL;

  self->root = g_dir_make_tmp ("gem-server-XXXXXX", NULL);
  self->directory = g_build_filename (self->root, "web", NULL);
  write_file (self, "geheim.json", "geheim");
  write_file (self, "web-ernaast/geheim.json", "geheim");
  write_file (self, "web/feed.json", PAGE);
  write_file (self, "web/feed.json.gz", COMPRESSED);
  write_file (self, "web/41/2.json", PAGE);
  write_file (self, "web/41-2/2.json", PAGE);
  write_file (self, "web/.verborgen.json", "geheim");
  write_file (self, "web/.git/config", "geheim");
  write_file (self, "web/een naam.json", PAGE);
  link = g_build_filename (self->directory, "link.json", NULL);
  g_assert_cmpint (symlink ("../geheim.json", link), ==, 0);
  inner_link = g_build_filename (self->directory, "binnen.json", NULL);
  g_assert_cmpint (symlink ("feed.json", inner_link), ==, 0);

  self->server = gem_feed_server_new (self->directory);
  g_assert_true (gem_feed_server_listen (self->server, 0, &error));
  g_assert_no_error (error);
  self->session = soup_session_new ();
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_CONTENT_DECODER);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir =
      g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  soup_session_abort (self->session);
  g_object_unref (self->session);
  g_object_unref (self->server);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  remove_tree (self->root);
  g_free (self->root);
  g_free (self->directory);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  GBytes **body = data;

  *body = soup_session_send_and_read_finish (SOUP_SESSION (source), result, &error);
  g_assert_no_error (error);
}

/* Sends a request with up to two headers, and waits. */
static SoupMessage *
ask (Fixture *self,
     const char *method,
     const char *path,
     const char *header,
     const char *value,
     const char *header_too,
     const char *value_too,
     char **text)
{
  g_autofree char *url =
      g_strdup_printf ("http://127.0.0.1:%u%s", gem_feed_server_get_port (self->server), path);
  g_autoptr (GUri) uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);
  SoupMessage *message = soup_message_new_from_uri (method, uri);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  g_autoptr (GBytes) body = NULL;

  if (header != NULL)
    soup_message_headers_append (headers, header, value);
  if (header_too != NULL)
    soup_message_headers_append (headers, header_too, value_too);
  soup_session_send_and_read_async (self->session, message, G_PRIORITY_DEFAULT, NULL, answered_cb,
                                    &body);
  while (body == NULL)
    g_main_context_iteration (NULL, TRUE);
  if (text != NULL)
    *text = g_bytes_get_size (body) > 0
                ? g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body))
                : g_strdup ("");
  return message;
}

static guint
status_of (Fixture *self, const char *path)
{
  g_autoptr (SoupMessage) message = ask (self, "GET", path, NULL, NULL, NULL, NULL, NULL);

  return soup_message_get_status (message);
}

static const char *
header_of (SoupMessage *message, const char *name)
{
  return soup_message_headers_get_one (soup_message_get_response_headers (message), name);
}

static void
test_page_has_validators (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autoptr (SoupMessage) message = ask (self, "GET", "/feed.json", NULL, NULL, NULL, NULL, &text);

  g_assert_cmpuint (soup_message_get_status (message), ==, 200);
  g_assert_cmpstr (text, ==, PAGE);
  g_assert_cmpstr (header_of (message, "Content-Type"), ==, "application/feed+json");
  g_assert_cmpstr (header_of (message, "Cache-Control"), ==, "max-age=60");
  g_assert_cmpstr (header_of (message, "Vary"), ==, "Accept-Encoding");
  g_assert_true (g_str_has_prefix (header_of (message, "ETag"), "\""));
  g_assert_nonnull (header_of (message, "Last-Modified"));
  g_assert_null (header_of (message, "Content-Encoding"));
}

static void
test_numbered_pages_never_change (Fixture *self, gconstpointer data)
{
  g_autoptr (SoupMessage) page = ask (self, "GET", "/41/2.json", NULL, NULL, NULL, NULL, NULL);
  g_autoptr (SoupMessage) corrected =
      ask (self, "GET", "/41-2/2.json", NULL, NULL, NULL, NULL, NULL);

  g_assert_cmpstr (header_of (page, "Cache-Control"), ==, "max-age=31536000, immutable");
  g_assert_cmpstr (header_of (corrected, "Cache-Control"), ==, "max-age=31536000, immutable");
  g_assert_null (header_of (page, "Vary"));
}

static void
test_unchanged_is_304 (Fixture *self, gconstpointer data)
{
  g_autoptr (SoupMessage) first = ask (self, "GET", "/feed.json", NULL, NULL, NULL, NULL, NULL);
  const char *etag = header_of (first, "ETag");
  const char *modified = header_of (first, "Last-Modified");
  g_autofree char *list = g_strdup_printf ("\"ander\", W/%s", etag);
  const char *const conditions[][2] = { { "If-None-Match", etag },
                                        { "If-None-Match", list },
                                        { "If-None-Match", "*" },
                                        { "If-Modified-Since", modified } };

  for (guint i = 0; i < G_N_ELEMENTS (conditions); i++)
    {
      g_autofree char *text = NULL;
      g_autoptr (SoupMessage) message =
          ask (self, "GET", "/feed.json", conditions[i][0], conditions[i][1], NULL, NULL, &text);

      g_assert_cmpuint (soup_message_get_status (message), ==, 304);
      g_assert_cmpstr (text, ==, "");
      g_assert_cmpstr (header_of (message, "ETag"), ==, etag);
      g_assert_cmpstr (header_of (message, "Last-Modified"), ==, modified);
      g_assert_cmpstr (header_of (message, "Cache-Control"), ==, "max-age=60");
      g_assert_cmpstr (header_of (message, "Vary"), ==, "Accept-Encoding");
    }
}

static void
test_etag_goes_before_date (Fixture *self, gconstpointer data)
{
  g_autoptr (SoupMessage) first = ask (self, "GET", "/feed.json", NULL, NULL, NULL, NULL, NULL);
  g_autoptr (SoupMessage) message =
      ask (self, "GET", "/feed.json", "If-None-Match", "\"ander\"", "If-Modified-Since",
           header_of (first, "Last-Modified"), NULL);
  g_autoptr (SoupMessage) old = ask (self, "GET", "/feed.json", "If-Modified-Since",
                                     "Sat, 01 Jan 2000 00:00:00 GMT", NULL, NULL, NULL);
  g_autoptr (SoupMessage) nonsense =
      ask (self, "GET", "/feed.json", "If-Modified-Since", "gisteren", NULL, NULL, NULL);

  g_assert_cmpuint (soup_message_get_status (message), ==, 200);
  g_assert_cmpuint (soup_message_get_status (old), ==, 200);
  g_assert_cmpuint (soup_message_get_status (nonsense), ==, 200);
}

static void
test_change_gets_another_etag (Fixture *self, gconstpointer data)
{
  g_autoptr (SoupMessage) first = ask (self, "GET", "/feed.json", NULL, NULL, NULL, NULL, NULL);
  g_autoptr (SoupMessage) second = NULL;

  write_file (self, "web/feed.json", "{\"title\": \"voorbeelD\"}");
  second =
      ask (self, "GET", "/feed.json", "If-None-Match", header_of (first, "ETag"), NULL, NULL, NULL);
  g_assert_cmpuint (soup_message_get_status (second), ==, 200);
  g_assert_cmpstr (header_of (first, "ETag"), !=, header_of (second, "ETag"));
}

static void
test_compressed_is_served (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autoptr (SoupMessage) message =
      ask (self, "GET", "/feed.json", "Accept-Encoding", "br, gzip;q=0.8", NULL, NULL, &text);
  g_autoptr (SoupMessage) again = ask (self, "GET", "/feed.json", "Accept-Encoding", "gzip",
                                       "If-None-Match", header_of (message, "ETag"), NULL);
  g_autoptr (SoupMessage) plain = ask (self, "GET", "/feed.json", "Accept-Encoding", "identity",
                                       "If-None-Match", header_of (message, "ETag"), NULL);
  g_autoptr (SoupMessage) none =
      ask (self, "GET", "/41/2.json", "Accept-Encoding", "gzip", NULL, NULL, NULL);

  g_assert_cmpstr (text, ==, COMPRESSED);
  g_assert_cmpstr (header_of (message, "Content-Encoding"), ==, "gzip");
  g_assert_cmpstr (header_of (message, "Content-Type"), ==, "application/feed+json");
  g_assert_cmpstr (header_of (message, "Vary"), ==, "Accept-Encoding");
  g_assert_true (g_str_has_suffix (header_of (message, "ETag"), "-gzip\""));
  g_assert_cmpuint (soup_message_get_status (again), ==, 304);
  g_assert_cmpuint (soup_message_get_status (plain), ==, 200);
  g_assert_null (header_of (none, "Content-Encoding"));
}

static void
test_gzip_may_be_refused (Fixture *self, gconstpointer data)
{
  static const char *const values[] = { "gzip;q=0", "identity", "*, gzip;q=0", "br" };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (SoupMessage) message =
          ask (self, "GET", "/feed.json", "Accept-Encoding", values[i], NULL, NULL, NULL);

      g_assert_null (header_of (message, "Content-Encoding"));
    }
}

static void
test_head_has_no_body (Fixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autoptr (SoupMessage) get = ask (self, "GET", "/feed.json", NULL, NULL, NULL, NULL, NULL);
  g_autoptr (SoupMessage) head = ask (self, "HEAD", "/feed.json", NULL, NULL, NULL, NULL, &text);

  g_assert_cmpuint (soup_message_get_status (head), ==, 200);
  g_assert_cmpstr (text, ==, "");
  g_assert_cmpstr (header_of (head, "Content-Length"), ==, header_of (get, "Content-Length"));
  g_assert_cmpstr (header_of (head, "ETag"), ==, header_of (get, "ETag"));
}

static void
test_other_methods_are_refused (Fixture *self, gconstpointer data)
{
  static const char *const methods[] = { "POST", "PUT", "DELETE", "OPTIONS" };

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_autoptr (SoupMessage) message =
          ask (self, methods[i], "/feed.json", NULL, NULL, NULL, NULL, NULL);

      g_assert_cmpuint (soup_message_get_status (message), ==, 405);
      g_assert_cmpstr (header_of (message, "Allow"), ==, "GET, HEAD");
    }
}

static void
test_folder_is_not_left (Fixture *self, gconstpointer data)
{
  static const char *const paths[] = {
    "/../geheim.json",
    "/%2e%2e/geheim.json",
    "/..%2fgeheim.json",
    "/41/../../geheim.json",
    "/41%2f..%2ffeed.json",
    "/../web-ernaast/geheim.json",
    "/.verborgen.json",
    "/.git/config",
    "/link.json",
    "//feed.json",
    "/41//2.json",
    "/feed.json%00.gz",
    "/feed.json/",
    "/41",
    "/41/",
    "/",
    "/geen.json",
    "/..%5cgeheim.json",
    "/%ff.json",
    "/%252e%252e/geheim.json",
  };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_test_message ("%s", paths[i]);
      g_assert_cmpuint (status_of (self, paths[i]), ==, 404);
    }
  g_assert_cmpuint (status_of (self, "/een%20naam.json"), ==, 200);
  g_assert_cmpuint (status_of (self, "/binnen.json"), ==, 200);
  g_assert_cmpuint (status_of (self, "/feed.json?x=../y"), ==, 200);
}

/* As a client would that does not tidy the path first. */
static void
test_raw_request_does_not_leave (Fixture *self, gconstpointer data)
{
  static const char *const targets[] = { "/../geheim.json", "/41/../../geheim.json",
                                         "/../web-ernaast/geheim.json",
                                         "/%2e%2e/%2e%2e/etc/passwd" };

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autoptr (GSocketClient) client = g_socket_client_new ();
      g_autoptr (GSocketConnection) connection =
          g_socket_client_connect_to_host (client, "127.0.0.1",
                                           (guint16) gem_feed_server_get_port (self->server), NULL,
                                           NULL);
      GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (connection));
      g_autofree char *request =
          g_strdup_printf ("GET %s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", targets[i]);
      g_autoptr (GString) answer = g_string_new (NULL);
      char buffer[512];
      gssize length;

      g_assert_true (
          g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)),
                                     request, strlen (request), NULL, NULL, NULL));
      while (!g_pollable_input_stream_is_readable (G_POLLABLE_INPUT_STREAM (input)))
        g_main_context_iteration (NULL, FALSE);
      length = g_input_stream_read (input, buffer, sizeof buffer, NULL, NULL);
      g_string_append_len (answer, buffer, MAX (length, 0));
      g_assert_true (g_str_has_prefix (answer->str, "HTTP/1.1 40"));
      g_assert_null (strstr (answer->str, "geheim"));
    }
}

static guint
count_open_files (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  guint count = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

static void
test_connections_are_let_go (Fixture *self, gconstpointer data)
{
  guint before;

  g_assert_cmpuint (status_of (self, "/feed.json"), ==, 200);
  before = count_open_files ();
  for (guint i = 0; i < 40; i++)
    {
      soup_session_abort (self->session);
      g_assert_cmpuint (status_of (self, "/feed.json"), ==, 200);
    }
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpuint (count_open_files (), <, before + 20);
}

static void
test_address_is_loopback (Fixture *self, gconstpointer data)
{
  g_autofree char *url = gem_feed_server_dup_url (self->server);
  g_autofree char *expected =
      g_strdup_printf ("http://127.0.0.1:%u/feed.json", gem_feed_server_get_port (self->server));

  g_assert_cmpuint (gem_feed_server_get_port (self->server), >, 0);
  g_assert_cmpstr (url, ==, expected);
}

static void
test_port_in_use_is_told (Fixture *self, gconstpointer data)
{
  g_autoptr (GemFeedServer) other = gem_feed_server_new (self->directory);
  g_autoptr (GemFeedServer) nowhere = gem_feed_server_new ("/bestaat/niet");
  g_autoptr (GError) error = NULL;

  g_assert_false (gem_feed_server_listen (other, gem_feed_server_get_port (self->server), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE);
  g_clear_error (&error);
  g_assert_cmpuint (gem_feed_server_get_port (other), ==, 0);
  g_assert_false (gem_feed_server_listen (nowhere, 0, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY);
}

int
main (int argc, char **argv)
{
#define ADD(name, run) g_test_add ("/feed/server/" name, Fixture, NULL, set_up, run, tear_down)
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  ADD ("page-has-validators", test_page_has_validators);
  ADD ("numbered-pages-never-change", test_numbered_pages_never_change);
  ADD ("unchanged-is-304", test_unchanged_is_304);
  ADD ("etag-goes-before-date", test_etag_goes_before_date);
  ADD ("change-gets-another-etag", test_change_gets_another_etag);
  ADD ("compressed-is-served", test_compressed_is_served);
  ADD ("gzip-may-be-refused", test_gzip_may_be_refused);
  ADD ("head-has-no-body", test_head_has_no_body);
  ADD ("other-methods-are-refused", test_other_methods_are_refused);
  ADD ("folder-is-not-left", test_folder_is_not_left);
  ADD ("raw-request-does-not-leave", test_raw_request_does_not_leave);
  ADD ("connections-are-let-go", test_connections_are_let_go);
  ADD ("address-is-loopback", test_address_is_loopback);
  ADD ("port-in-use-is-told", test_port_in_use_is_told);
  return g_test_run ();
}
