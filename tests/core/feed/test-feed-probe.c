/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The probe tells of real servers on this machine what a person and their help desk have to know. */

#include "feed/gem-feed-probe.h"

#include <glib/gstdio.h>
#include <libsoup/soup.h>
#include <locale.h>
#include <string.h>

typedef struct
{
  char *folder;
  SoupServer *server;
  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  char *host; /* with the scheme and the port */
  int requests;
} Fixture;

static void
answer_cb (SoupServer *server,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer data)
{
  Fixture *self = data;
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  g_atomic_int_inc (&self->requests);
  if (g_str_equal (path, "/weg.json"))
    soup_server_message_set_redirect (message, SOUP_STATUS_FOUND, "/feed.json");
  else if (g_str_equal (path, "/rond.json"))
    soup_server_message_set_redirect (message, SOUP_STATUS_FOUND, "/rond.json");
  else if (g_str_equal (path, "/onveilig.json"))
    soup_server_message_set_redirect (message, SOUP_STATUS_FOUND, "http://example.org/feed.json");
  else if (g_str_equal (path, "/dicht.json"))
    soup_server_message_set_status (message, SOUP_STATUS_FORBIDDEN, NULL);
  else if (g_str_equal (path, "/inloggen.json"))
    {
      soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
      soup_server_message_set_response (message, "text/html", SOUP_MEMORY_STATIC, "<p>", 3);
    }
  else if (g_str_equal (path, "/alleen-get.json") &&
           g_str_equal (soup_server_message_get_method (message), "HEAD"))
    soup_server_message_set_status (message, SOUP_STATUS_METHOD_NOT_ALLOWED, NULL);
  else
    {
      soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
      soup_message_headers_append (headers, "ETag", "\"41\"");
      soup_server_message_set_response (message, "application/feed+json", SOUP_MEMORY_STATIC, "{}",
                                        2);
    }
}

static gpointer
serve (gpointer data)
{
  Fixture *self = data;

  g_main_context_push_thread_default (self->context);
  g_main_loop_run (self->loop);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

/* A certificate of this test alone, for the name and address of this machine. */
static GTlsCertificate *
make_certificate (Fixture *self)
{
  g_autofree char *cert = g_build_filename (self->folder, "cert.pem", NULL);
  g_autofree char *key = g_build_filename (self->folder, "key.pem", NULL);
  g_autoptr (GError) error = NULL;
  GTlsCertificate *certificate;
  int status = -1;
  const char *argv[] = { "openssl",
                         "req",
                         "-x509",
                         "-newkey",
                         "ec",
                         "-pkeyopt",
                         "ec_paramgen_curve:P-256",
                         "-nodes",
                         "-keyout",
                         key,
                         "-out",
                         cert,
                         "-days",
                         "2",
                         "-subj",
                         "/CN=Proefserver",
                         "-addext",
                         "subjectAltName=DNS:localhost",
                         NULL };

  g_assert_true (
      g_spawn_sync (NULL, (char **) argv, NULL,
                    G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                    NULL, NULL, NULL, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  certificate = g_tls_certificate_new_from_files (cert, key, &error);
  g_assert_no_error (error);
  return certificate;
}

static void
start (Fixture *self, gboolean safe)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsCertificate) certificate = NULL;
  GSList *uris;

  self->folder = g_dir_make_tmp ("gem-probe-XXXXXX", NULL);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  g_main_context_push_thread_default (self->context);
  self->server = soup_server_new (NULL, NULL);
  if (safe)
    {
      certificate = make_certificate (self);
      soup_server_set_tls_certificate (self->server, certificate);
    }
  soup_server_add_handler (self->server, NULL, answer_cb, self, NULL);
  soup_server_listen_local (self->server, 0,
                            SOUP_SERVER_LISTEN_IPV4_ONLY | (safe ? SOUP_SERVER_LISTEN_HTTPS : 0),
                            &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->server);
  self->host = g_strdup_printf ("%s://%s:%d", safe ? "https" : "http",
                                safe ? "localhost" : "127.0.0.1", g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  g_main_context_pop_thread_default (self->context);
  self->thread = g_thread_new ("server", serve, self);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  start (self, FALSE);
}

static void
set_up_safe (Fixture *self, gconstpointer data)
{
  start (self, TRUE);
}

static gboolean
quit_cb (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_REMOVE;
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  static const char *const files[] = { "cert.pem", "key.pem" };
  g_autoptr (GSource) quit = g_idle_source_new ();

  /* From within: a test may end before the loop has begun to run. */
  g_source_set_callback (quit, quit_cb, self->loop, NULL);
  g_source_attach (quit, self->context);
  g_thread_join (self->thread);
  soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (self->folder, files[i], NULL);

      g_remove (path);
    }
  g_rmdir (self->folder);
  g_free (self->host);
  g_free (self->folder);
}

static GemFeedProbe *
probe (Fixture *self, const char *path)
{
  g_autofree char *url = g_strconcat (self->host, path, NULL);

  return gem_feed_probe (url, NULL);
}

static void
assert_step (GemFeedProbe *found, GemProbeStepKind kind, GemProbeVerdict verdict, const char *words)
{
  const GemProbeStep *step = gem_feed_probe_get_step (found, kind);
  g_autofree char *all =
      g_strconcat (step->text, "\n", step->details != NULL ? step->details : "", NULL);

  g_assert_cmpint (step->verdict, ==, verdict);
  if (words != NULL && strstr (all, words) == NULL)
    g_error ("“%s” is not in: %s", words, all);
}

static void
test_good_server (Fixture *self, gconstpointer data)
{
  g_autoptr (GemFeedProbe) found = probe (self, "/feed.json");
  const GemProbeStep *answer = gem_feed_probe_get_step (found, GEM_PROBE_ANSWER);

  g_assert_true (found->good);
  assert_step (found, GEM_PROBE_ADDRESS, GEM_PROBE_GOOD, NULL);
  assert_step (found, GEM_PROBE_PROXY, GEM_PROBE_GOOD, "No proxy");
  assert_step (found, GEM_PROBE_NAME, GEM_PROBE_GOOD, "127.0.0.1");
  assert_step (found, GEM_PROBE_CERTIFICATE, GEM_PROBE_SKIPPED, "None is needed");
  assert_step (found, GEM_PROBE_ANSWER, GEM_PROBE_GOOD, "application/feed+json");
  assert_step (found, GEM_PROBE_ANSWER, GEM_PROBE_GOOD, "only for what is new");
  g_assert_cmpint (answer->microseconds, >=, 0);
  g_assert_cmpint (self->requests, ==, 1);
}

static void
test_redirect_is_told (Fixture *self, gconstpointer data)
{
  g_autoptr (GemFeedProbe) found = probe (self, "/weg.json");

  g_assert_true (found->good);
  assert_step (found, GEM_PROBE_ADDRESS, GEM_PROBE_GOOD, "/feed.json");
}

static void
test_redirects_end (Fixture *self, gconstpointer data)
{
  g_autoptr (GemFeedProbe) found = probe (self, "/rond.json");

  g_assert_false (found->good);
  assert_step (found, GEM_PROBE_ADDRESS, GEM_PROBE_BAD, "keeps sending");
  g_assert_cmpint (self->requests, ==, 6);
}

static void
test_redirect_to_an_unsafe_place (Fixture *self, gconstpointer data)
{
  g_autoptr (GemFeedProbe) found = probe (self, "/onveilig.json");

  g_assert_false (found->good);
  assert_step (found, GEM_PROBE_ADDRESS, GEM_PROBE_BAD, "http://example.org/feed.json");
}

static void
test_refusal (Fixture *self, gconstpointer data)
{
  g_autoptr (GemFeedProbe) found = probe (self, "/dicht.json");

  g_assert_false (found->good);
  assert_step (found, GEM_PROBE_ANSWER, GEM_PROBE_BAD, "HTTP 403");
}

static void
test_page_to_log_in (Fixture *self, gconstpointer data)
{
  g_autoptr (GemFeedProbe) found = probe (self, "/inloggen.json");

  g_assert_false (found->good);
  assert_step (found, GEM_PROBE_ANSWER, GEM_PROBE_BAD, "a web page");
}

static void
test_server_without_head (Fixture *self, gconstpointer data)
{
  g_autoptr (GemFeedProbe) found = probe (self, "/alleen-get.json");

  g_assert_true (found->good);
  g_assert_cmpint (self->requests, ==, 2);
}

static void
test_certificate_that_nobody_knows (Fixture *self, gconstpointer data)
{
  g_autoptr (GemFeedProbe) found = probe (self, "/feed.json");

  g_assert_false (found->good);
  assert_step (found, GEM_PROBE_CERTIFICATE, GEM_PROBE_BAD, "does not know who signed it");
  assert_step (found, GEM_PROBE_CERTIFICATE, GEM_PROBE_BAD, "Proefserver");
  assert_step (found, GEM_PROBE_ANSWER, GEM_PROBE_SKIPPED, "Nothing was asked");
  g_assert_cmpint (self->requests, ==, 0);
}

/* The authority of an organisation, once it is installed. */
static void
test_certificate_that_is_trusted (Fixture *self, gconstpointer data)
{
  g_autofree char *cert = g_build_filename (self->folder, "cert.pem", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsDatabase) database = g_tls_file_database_new (cert, &error);
  g_autoptr (GemFeedProbe) found = NULL;

  g_assert_no_error (error);
  g_tls_backend_set_default_database (g_tls_backend_get_default (), database);
  found = probe (self, "/feed.json");
  g_tls_backend_set_default_database (g_tls_backend_get_default (), NULL);

  g_assert_true (found->good);
  assert_step (found, GEM_PROBE_CERTIFICATE, GEM_PROBE_GOOD, "Signed by: CN=Proefserver");
  assert_step (found, GEM_PROBE_CERTIFICATE, GEM_PROBE_GOOD, "TLS 1.");
}

static void
test_certificate_of_another_server (Fixture *self, gconstpointer data)
{
  g_autofree char *port = g_strdup (strrchr (self->host, ':'));
  g_autofree char *url = g_strdup_printf ("https://127.0.0.1%s/feed.json", port);
  g_autoptr (GemFeedProbe) found = gem_feed_probe (url, NULL);

  assert_step (found, GEM_PROBE_CERTIFICATE, GEM_PROBE_BAD, "made for another server");
}

static void
test_text_for_the_help_desk (Fixture *self, gconstpointer data)
{
  g_autoptr (GemFeedProbe) found = probe (self, "/dicht.json");
  g_autofree char *text = gem_feed_probe_to_text (found);

  g_assert_true (g_str_has_prefix (text, found->url));
  g_assert_nonnull (strstr (text, "\nAnswer: wrong"));
  g_assert_nonnull (strstr (text, "HTTP 403"));
  g_assert_nonnull (strstr (text, "\nCertificate: not tried\n"));
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GemFeedProbe) found = gem_feed_probe_finish (result, &error);

  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_main_loop_quit (data);
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autofree char *url = g_strconcat (self->host, "/feed.json", NULL);

  g_cancellable_cancel (cancellable);
  gem_feed_probe_async (url, cancellable, finished_cb, loop);
  g_main_loop_run (loop);
}

static void
test_nobody_there (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/feed.json", port);
  g_autoptr (GemFeedProbe) found = NULL;

  g_socket_listener_close (listener);
  found = gem_feed_probe (url, NULL);

  g_assert_false (found->good);
  assert_step (found, GEM_PROBE_NAME, GEM_PROBE_GOOD, NULL);
  assert_step (found, GEM_PROBE_ANSWER, GEM_PROBE_BAD, "can't be reached");
}

static void
test_address_that_is_not_safe (void)
{
  g_autoptr (GemFeedProbe) found = gem_feed_probe ("http://example.org/feed.json", NULL);

  g_assert_false (found->good);
  assert_step (found, GEM_PROBE_ADDRESS, GEM_PROBE_BAD, "https://");
  assert_step (found, GEM_PROBE_ANSWER, GEM_PROBE_SKIPPED, "did not come to this");
}

static void
add (const char *name,
     void (*prepare) (Fixture *, gconstpointer),
     void (*run) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, prepare, run, tear_down);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  add ("/probe/good-server", set_up, test_good_server);
  add ("/probe/redirect-is-told", set_up, test_redirect_is_told);
  add ("/probe/redirects-end", set_up, test_redirects_end);
  add ("/probe/redirect-to-an-unsafe-place", set_up, test_redirect_to_an_unsafe_place);
  add ("/probe/refusal", set_up, test_refusal);
  add ("/probe/page-to-log-in", set_up, test_page_to_log_in);
  add ("/probe/server-without-head", set_up, test_server_without_head);
  add ("/probe/certificate-that-nobody-knows", set_up_safe, test_certificate_that_nobody_knows);
  add ("/probe/certificate-that-is-trusted", set_up_safe, test_certificate_that_is_trusted);
  add ("/probe/certificate-of-another-server", set_up_safe, test_certificate_of_another_server);
  add ("/probe/text-for-the-help-desk", set_up, test_text_for_the_help_desk);
  add ("/probe/cancelled", set_up, test_cancelled);
  g_test_add_func ("/probe/nobody-there", test_nobody_there);
  g_test_add_func ("/probe/address-that-is-not-safe", test_address_that_is_not_safe);
  return g_test_run ();
}
