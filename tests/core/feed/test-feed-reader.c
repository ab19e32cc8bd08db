/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The reader against a real server on this machine, that does as it is told. */

#include "feed/gem-feed-fetch.h"
#include "feed/gem-feed-reader.h"

#include <glib/gstdio.h>
#include <string.h>

/* What the server answers to one path; the fields that are not set have nothing to say. */
typedef struct
{
  const char *path;
  guint status;
  const char *body;
  const char *etag;
  const char *last_modified;
  const char *location;
} Answer;

typedef struct
{
  char *directory;
  GemStore *store;
  GThread *thread;
  GMainLoop *loop;
  char *base;
  GMutex lock;
  GCond ready;
  const Answer *answers; /* until one without a path */
  GString *log;          /* path [If-None-Match] [If-Modified-Since]; of each request */
} Fixture;

static void
answer_cb (SoupServer *server,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer data)
{
  Fixture *fixture = data;
  SoupMessageHeaders *request = soup_server_message_get_request_headers (message);
  SoupMessageHeaders *response = soup_server_message_get_response_headers (message);
  const char *none_match = soup_message_headers_get_one (request, "If-None-Match");
  const char *since = soup_message_headers_get_one (request, "If-Modified-Since");
  const Answer *answer;

  g_mutex_lock (&fixture->lock);
  g_string_append_printf (fixture->log, "%s%s%s%s%s;", path, none_match != NULL ? " " : "",
                          none_match != NULL ? none_match : "", since != NULL ? " " : "",
                          since != NULL ? since : "");
  for (answer = fixture->answers; answer != NULL && answer->path != NULL; answer++)
    if (g_str_equal (answer->path, path))
      break;
  g_mutex_unlock (&fixture->lock);

  if (answer == NULL || answer->path == NULL)
    {
      soup_server_message_set_status (message, 404, NULL);
      return;
    }
  soup_server_message_set_status (message, answer->status != 0 ? answer->status : 200, NULL);
  if (answer->etag != NULL)
    soup_message_headers_replace (response, "ETag", answer->etag);
  if (answer->last_modified != NULL)
    soup_message_headers_replace (response, "Last-Modified", answer->last_modified);
  if (answer->location != NULL)
    soup_message_headers_replace (response, "Location", answer->location);
  if (answer->body != NULL)
    soup_server_message_set_response (message, "application/feed+json", SOUP_MEMORY_STATIC,
                                      answer->body, strlen (answer->body));
}

static gpointer
serve (gpointer data)
{
  Fixture *fixture = data;
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (SoupServer) server = NULL;
  g_autoslist (GUri) uris = NULL;

  g_main_context_push_thread_default (context);
  server = soup_server_new (NULL, NULL);
  soup_server_add_handler (server, NULL, answer_cb, fixture, NULL);
  g_assert_true (soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, NULL));
  uris = soup_server_get_uris (server);
  g_mutex_lock (&fixture->lock);
  fixture->loop = g_main_loop_new (context, FALSE);
  fixture->base = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  g_cond_signal (&fixture->ready);
  g_mutex_unlock (&fixture->lock);
  g_main_loop_run (fixture->loop);
  soup_server_disconnect (server);
  g_main_context_pop_thread_default (context);
  return NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  fixture->directory = g_dir_make_tmp ("gem-reader-XXXXXX", NULL);
  path = g_build_filename (fixture->directory, "library.db", NULL);
  fixture->store = gem_store_open (path);
  fixture->log = g_string_new (NULL);
  g_mutex_init (&fixture->lock);
  g_cond_init (&fixture->ready);
  g_mutex_lock (&fixture->lock);
  fixture->thread = g_thread_new ("server", serve, fixture);
  while (fixture->base == NULL)
    g_cond_wait (&fixture->ready, &fixture->lock);
  g_mutex_unlock (&fixture->lock);
}

static gboolean
quit_cb (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GSource) quit = g_idle_source_new ();
  const char *name;

  /* A source waits for a loop that has not begun to run; a call to quit would not. */
  g_source_set_callback (quit, quit_cb, fixture->loop, NULL);
  g_source_attach (quit, g_main_loop_get_context (fixture->loop));
  g_thread_join (fixture->thread);
  g_main_loop_unref (fixture->loop);
  g_clear_object (&fixture->store);
  dir = g_dir_open (fixture->directory, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->directory, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->directory);
  g_free (fixture->directory);
  g_free (fixture->base);
  g_string_free (fixture->log, TRUE);
  g_mutex_clear (&fixture->lock);
  g_cond_clear (&fixture->ready);
}

static GemSyncResult *
sync_feed (Fixture *fixture, const Answer *answers)
{
  g_autofree char *url = g_strconcat (fixture->base, "/feed.json", NULL);
  GemSyncResult *result;

  g_mutex_lock (&fixture->lock);
  fixture->answers = answers;
  g_string_truncate (fixture->log, 0);
  g_mutex_unlock (&fixture->lock);
  result = gem_feed_reader_sync (fixture->store, url, NULL, NULL, NULL);
  if (result->fault != NULL)
    g_test_message ("%s: %s", gem_feed_fault_code_to_string (result->fault->code),
                    result->fault->message);
  return result;
}

static guint
count_items (Fixture *fixture)
{
  GemItemQuery query = { 0 };
  g_autoptr (GPtrArray) items = gem_store_load_items (fixture->store, &query, NULL, NULL);

  return items->len;
}

#define HEAD(issue)                                                                                \
  "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Voorbeeld\","                  \
  " \"_uitvoeringsagenda\": {\"versie\": 1, \"uitgave\": " issue "}"
#define ITEM(id)                                                                                   \
  "{\"id\": \"" id "\", \"title\": \"Voorbeeld " id "\","                                          \
  " \"_uitvoeringsagenda\": {\"jaar\": 2020}}"
#define PAGE(issue, items) HEAD (issue) ", \"items\": [" items "]}"
#define PAGE_NEXT(issue, items, next)                                                              \
  HEAD (issue) ", \"next_url\": \"" next "\", \"items\": [" items "]}"

static const Answer one_page[] = {
  { "/feed.json", 0, PAGE ("3", ITEM ("a") "," ITEM ("b")), "\"v1\"",
    "Fri, 29 Nov 2019 10:00:00 GMT" },
  { NULL },
};

static void
test_pages_become_one_snapshot (Fixture *fixture, gconstpointer data)
{
  static const Answer answers[] = {
    { "/feed.json", 0, PAGE_NEXT ("3", ITEM ("a"), "3/2.json"), "\"v1\"" },
    { "/3/2.json", 0, PAGE_NEXT ("3", ITEM ("b"), "3.json") },
    { "/3/3.json", 0, PAGE ("3", ITEM ("c")) },
    { NULL },
  };
  g_autoptr (GemSyncResult) result = sync_feed (fixture, answers);

  g_assert_cmpint (result->outcome, ==, GEM_SYNC_APPLIED);
  g_assert_cmpint (result->issue, ==, 3);
  g_assert_cmpint (result->added, ==, 3);
  g_assert_cmpuint (result->requests, ==, 3);
  g_assert_cmpuint (result->bytes, >, 100);
  g_assert_cmpuint (count_items (fixture), ==, 3);
  g_assert_cmpstr (fixture->log->str, ==, "/feed.json;/3/2.json;/3/3.json;");
}

static void
test_nothing_new_costs_one_request (Fixture *fixture, gconstpointer data)
{
  static const Answer unchanged[] = { { "/feed.json", 304, NULL, "\"v2\"" }, { NULL } };
  g_autoptr (GemSyncResult) first = sync_feed (fixture, one_page);
  g_autoptr (GemSyncResult) second = sync_feed (fixture, unchanged);
  g_autoptr (GemSyncResult) third = NULL;

  g_assert_cmpint (second->outcome, ==, GEM_SYNC_UNCHANGED);
  g_assert_cmpuint (second->requests, ==, 1);
  g_assert_cmpint (second->items, ==, 2);
  /* Both validators, as they were received. */
  g_assert_cmpstr (fixture->log->str, ==, "/feed.json \"v1\" Fri, 29 Nov 2019 10:00:00 GMT;");
  /* The 304 renewed one; the other stays. */
  third = sync_feed (fixture, unchanged);
  g_assert_cmpstr (fixture->log->str, ==, "/feed.json \"v2\" Fri, 29 Nov 2019 10:00:00 GMT;");
}

static void
test_not_modified_without_a_snapshot_is_an_error (Fixture *fixture, gconstpointer data)
{
  static const Answer answers[] = { { "/feed.json", 304 }, { NULL } };
  g_autoptr (GemSyncResult) result = sync_feed (fixture, answers);

  g_assert_cmpint (result->outcome, ==, GEM_SYNC_FAILED);
  g_assert_cmpint (result->fault->code, ==, GEM_FEED_FAULT_NOT_MODIFIED);
}

static void
test_redirect_is_followed (Fixture *fixture, gconstpointer data)
{
  static const Answer answers[] = {
    { "/feed.json", 302, NULL, NULL, NULL, "/elders/feed.json" },
    { "/elders/feed.json", 0, PAGE_NEXT ("3", ITEM ("a"), "2.json") },
    { "/elders/2.json", 0, PAGE ("3", ITEM ("b")) },
    { NULL },
  };
  g_autoptr (GemSyncResult) result = sync_feed (fixture, answers);

  g_assert_cmpint (result->outcome, ==, GEM_SYNC_APPLIED);
  g_assert_cmpuint (result->requests, ==, 3);
}

/* Whatever goes wrong: the code, and what was there is still there. */
typedef struct
{
  const char *name;
  GemFeedFaultCode code;
  guint page;
  Answer answers[8];
} Refusal;

static const Refusal refusals[] = {
  { "not-found", GEM_FEED_FAULT_HTTP_STATUS, 1, { { NULL } } },
  { "server-error", GEM_FEED_FAULT_HTTP_STATUS, 1, { { "/feed.json", 500 } } },
  { "busy", GEM_FEED_FAULT_BUSY, 1, { { "/feed.json", 503 } } },
  { "gone", GEM_FEED_FAULT_GONE, 1, { { "/feed.json", 410 } } },
  { "not-json", GEM_FEED_FAULT_JSON, 1, { { "/feed.json", 0, "<html>Fout</html>" } } },
  { "empty", GEM_FEED_FAULT_JSON, 1, { { "/feed.json", 0, "" } } },
  { "cut-off",
    GEM_FEED_FAULT_JSON,
    1,
    { { "/feed.json", 0, HEAD ("4") ", \"items\": [" ITEM ("x") } } },
  { "wrong-version",
    GEM_FEED_FAULT_VERSION,
    1,
    { { "/feed.json", 0,
        "{\"version\": \"https://jsonfeed.org/version/2\", \"title\": \"V\", \"items\": [],"
        " \"_uitvoeringsagenda\": {\"versie\": 1, \"uitgave\": 4}}" } } },
  { "rollback", GEM_FEED_FAULT_ROLLBACK, 1, { { "/feed.json", 0, PAGE ("2", ITEM ("x")) } } },
  { "broken-second-page",
    GEM_FEED_FAULT_MISSING,
    2,
    { { "/feed.json", 0, PAGE_NEXT ("4", ITEM ("x"), "2.json") },
      { "/2.json", 0, PAGE ("4", "{\"id\": \"y\", \"title\": \"Y\"}") } } },
  { "missing-second-page",
    GEM_FEED_FAULT_HTTP_STATUS,
    2,
    { { "/feed.json", 0, PAGE_NEXT ("4", ITEM ("x"), "2.json") } } },
  { "mixed-issues",
    GEM_FEED_FAULT_MIXED,
    2,
    { { "/feed.json", 0, PAGE_NEXT ("4", ITEM ("x"), "2.json") },
      { "/2.json", 0, PAGE ("5", ITEM ("y")) } } },
  { "id-on-two-pages",
    GEM_FEED_FAULT_DUPLICATE,
    2,
    { { "/feed.json", 0, PAGE_NEXT ("4", ITEM ("x"), "2.json") },
      { "/2.json", 0, PAGE ("4", ITEM ("x")) } } },
  { "pages-in-a-circle",
    GEM_FEED_FAULT_NEXT,
    2,
    { { "/feed.json", 0, PAGE_NEXT ("4", ITEM ("x"), "2.json") },
      { "/2.json", 0, PAGE_NEXT ("4", ITEM ("y"), "feed.json") } } },
  { "next-page-elsewhere",
    GEM_FEED_FAULT_NEXT,
    1,
    { { "/feed.json", 0, PAGE_NEXT ("4", ITEM ("x"), "http://127.0.0.2:9/2.json") } } },
  { "next-page-of-another-scheme",
    GEM_FEED_FAULT_NEXT,
    1,
    { { "/feed.json", 0, PAGE_NEXT ("4", ITEM ("x"), "file:///etc/passwd") } } },
  { "redirect-for-ever",
    GEM_FEED_FAULT_REDIRECT,
    1,
    { { "/feed.json", 302, NULL, NULL, NULL, "/feed.json" } } },
  { "redirect-to-http-elsewhere",
    GEM_FEED_FAULT_REDIRECT,
    1,
    { { "/feed.json", 301, NULL, NULL, NULL, "http://example.org/feed.json" } } },
  { "redirect-to-a-file",
    GEM_FEED_FAULT_REDIRECT,
    1,
    { { "/feed.json", 301, NULL, NULL, NULL, "file:///etc/passwd" } } },
  { "redirect-to-nowhere", GEM_FEED_FAULT_REDIRECT, 1, { { "/feed.json", 301 } } },
};

static void
test_refusal_keeps_what_was_there (Fixture *fixture, gconstpointer data)
{
  const Refusal *refusal = data;
  g_autoptr (GemSyncResult) first = sync_feed (fixture, one_page);
  g_autoptr (GemSyncResult) result = sync_feed (fixture, refusal->answers);
  g_autoptr (GPtrArray) feeds = gem_store_load_feeds (fixture->store, NULL, NULL);
  const GemFeedState *state = g_ptr_array_index (feeds, 0);

  g_assert_cmpint (first->outcome, ==, GEM_SYNC_APPLIED);
  g_assert_cmpint (result->outcome, ==, GEM_SYNC_FAILED);
  g_assert_cmpint (result->fault->code, ==, refusal->code);
  g_assert_cmpuint (result->fault->page, ==, refusal->page);
  g_assert_cmpint (result->items, ==, 2);
  g_assert_cmpint (result->issue, ==, 3);
  g_assert_cmpuint (count_items (fixture), ==, 2);
  g_assert_cmpstr (state->etag, ==, "\"v1\"");
  g_assert_cmpstr (state->fault, ==, gem_feed_fault_code_to_string (refusal->code));
}

static void
test_nobody_there (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemSyncResult) first = sync_feed (fixture, one_page);
  g_autoptr (GemSyncResult) result =
      gem_feed_reader_sync (fixture->store, "http://127.0.0.1:1/feed.json", NULL, NULL, NULL);

  g_assert_cmpint (result->outcome, ==, GEM_SYNC_FAILED);
  g_assert_cmpint (result->fault->code, ==, GEM_FEED_FAULT_NETWORK);
  g_assert_cmpuint (count_items (fixture), ==, 2);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *url = g_strconcat (fixture->base, "/feed.json", NULL);
  g_autoptr (GemSyncResult) result = NULL;

  g_cancellable_cancel (cancellable);
  result = gem_feed_reader_sync (fixture->store, url, NULL, NULL, cancellable);
  g_assert_cmpint (result->outcome, ==, GEM_SYNC_FAILED);
  g_assert_cmpint (result->fault->code, ==, GEM_FEED_FAULT_CANCELLED);
}

static void
test_store_that_can_not_be_written (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemStore) store = gem_store_open ("/dev/null/library.db");
  g_autofree char *url = g_strconcat (fixture->base, "/feed.json", NULL);
  g_autoptr (GemSyncResult) result = NULL;

  fixture->answers = one_page;
  result = gem_feed_reader_sync (store, url, NULL, NULL, NULL);
  g_assert_cmpint (result->fault->code, ==, GEM_FEED_FAULT_DATABASE);
}

static void
test_addresses (void)
{
  static const struct
  {
    const char *text;
    gboolean allowed;
  } cases[] = {
    { "https://example.org/feed.json", TRUE },
    { "http://127.0.0.1:8000/feed.json", TRUE },
    { "http://127.1.2.3/", TRUE },
    { "http://[::1]/feed.json", TRUE },
    { "http://localhost/feed.json", TRUE },
    { "http://example.org/feed.json", FALSE },
    { "http://127.0.0.1.example.org/feed.json", FALSE },
    { "https://naam:geheim@example.org/", FALSE },
    { "file:///etc/passwd", FALSE },
    { "ftp://example.org/", FALSE },
    { "feed.json", FALSE },
    { "https://", FALSE },
    { "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GemFeedFault) fault = NULL;
      g_autoptr (GUri) uri = gem_feed_address_parse (cases[i].text, &fault);

      g_test_message ("%s", cases[i].text);
      g_assert_true ((uri != NULL) == cases[i].allowed);
      g_assert_true ((fault == NULL) == cases[i].allowed);
    }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/feed/reader/pages-become-one-snapshot", test_pages_become_one_snapshot },
    { "/feed/reader/nothing-new-costs-one-request", test_nothing_new_costs_one_request },
    { "/feed/reader/not-modified-without-a-snapshot-is-an-error",
      test_not_modified_without_a_snapshot_is_an_error },
    { "/feed/reader/redirect-is-followed", test_redirect_is_followed },
    { "/feed/reader/nobody-there", test_nobody_there },
    { "/feed/reader/cancelled", test_cancelled },
    { "/feed/reader/store-that-can-not-be-written", test_store_that_can_not_be_written },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/feed/reader/refused/", refusals[i].name, NULL);

      g_test_add (path, Fixture, &refusals[i], set_up, test_refusal_keeps_what_was_there,
                  tear_down);
    }
  g_test_add_func ("/feed/reader/addresses", test_addresses);
  return g_test_run ();
}
