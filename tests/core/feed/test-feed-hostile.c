/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Everything that a broken or hostile server can do: each has its own answer, and what a person had is
 * still there. */

#include "raw-server.h"

typedef struct
{
  const char *name;
  GemFeedFaultCode code;
  guint page;
  const char *place;
  RawAnswer answer;   /* other than @first and @second */
  const char *first;  /* to /feed.json */
  const char *second; /* to any other path */
} Hostile;

static void
answer_static (
    RawServer *self, GOutputStream *out, const char *path, const char *request, gconstpointer data)
{
  const Hostile *hostile = data;
  const char *answer = g_str_equal (path, "/feed.json") ? hostile->first : hostile->second;

  raw_say (out, answer != NULL ? answer : "HTTP/1.1 404 Weg\r\n" CLOSE "\r\n");
}

static void
answer_good (
    RawServer *self, GOutputStream *out, const char *path, const char *request, gconstpointer data)
{
  raw_say (out, OK ("ETag: \"v1\"\r\nLast-Modified: Fri, 29 Nov 2019 10:00:00 GMT\r\n",
                    PAGE ("3", ITEM ("a") "," ITEM ("b"))));
}

static void
stall_at_once (
    RawServer *self, GOutputStream *out, const char *path, const char *request, gconstpointer data)
{
  raw_wait (out);
}

static void
stall_in_header (
    RawServer *self, GOutputStream *out, const char *path, const char *request, gconstpointer data)
{
  raw_say (out, "HTTP/1.1 200 OK\r\nETa");
  raw_wait (out);
}

static void
stall_in_body (
    RawServer *self, GOutputStream *out, const char *path, const char *request, gconstpointer data)
{
  raw_say (out, OK ("Content-Length: 1000\r\n", "{\"version\""));
  raw_wait (out);
}

/* A byte now and then, for ever: no read times out, and only the deadline ends it. */
static void
drip (GOutputStream *out, const char *start, gsize length)
{
  if (!raw_write (out, start, length))
    return;
  while (raw_say (out, "a"))
    g_usleep (50 * 1000);
}

static void
drip_header (
    RawServer *self, GOutputStream *out, const char *path, const char *request, gconstpointer data)
{
  static const char start[] = "HTTP/1.1 200 OK\r\nX-Traag: ";

  drip (out, start, sizeof start - 1);
}

static void
drip_body (
    RawServer *self, GOutputStream *out, const char *path, const char *request, gconstpointer data)
{
  static const char start[] = OK ("", "{\"version\": \"");

  drip (out, start, sizeof start - 1);
}

/* A file name in the head of the gzip: bytes come in, and none come out. */
static void
drip_gzip (
    RawServer *self, GOutputStream *out, const char *path, const char *request, gconstpointer data)
{
  static const char start[] =
      OK ("Content-Encoding: gzip\r\n", "") "\x1f\x8b\x08\x08\x00\x00\x00\x00\x00\x03";

  drip (out, start, sizeof start - 1);
}

static void
bomb (GOutputStream *out, GZlibCompressorFormat format, const char *head)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (format, 1);
  g_autoptr (GOutputStream) packed = g_converter_output_stream_new (out, G_CONVERTER (compressor));
  g_autofree char *spaces = g_strnfill (1024 * 1024, ' ');

  g_filter_output_stream_set_close_base_stream (G_FILTER_OUTPUT_STREAM (packed), FALSE);
  raw_say (out, head);
  while (raw_write (packed, spaces, 1024 * 1024))
    ;
}

static void
bomb_gzip (
    RawServer *self, GOutputStream *out, const char *path, const char *request, gconstpointer data)
{
  bomb (out, G_ZLIB_COMPRESSOR_FORMAT_GZIP, OK ("Content-Encoding: gzip\r\n", ""));
}

static void
bomb_deflate (
    RawServer *self, GOutputStream *out, const char *path, const char *request, gconstpointer data)
{
  bomb (out, G_ZLIB_COMPRESSOR_FORMAT_ZLIB, OK ("Content-Encoding: deflate\r\n", ""));
}

static void
endless (GOutputStream *out, const char *head)
{
  g_autofree char *spaces = g_strnfill (1024 * 1024, ' ');

  raw_say (out, head);
  while (raw_write (out, spaces, 1024 * 1024))
    ;
}

static void
endless_body (
    RawServer *self, GOutputStream *out, const char *path, const char *request, gconstpointer data)
{
  endless (out, OK ("", ""));
}

static void
endless_header (
    RawServer *self, GOutputStream *out, const char *path, const char *request, gconstpointer data)
{
  endless (out, "HTTP/1.1 200 OK\r\nX-Lang: ");
}

static void
endless_paging (
    RawServer *self, GOutputStream *out, const char *path, const char *request, gconstpointer data)
{
  guint64 number = g_ascii_strtoull (path + 1, NULL, 10);
  g_autofree char *page =
      g_strdup_printf (OK ("", HEAD ("4") ", \"next_url\": \"/%u\", \"items\": []}"),
                       (guint) number + 1);

  raw_say (out, page);
}

static void
repeat (GOutputStream *out, const char *start, const char *what, guint n, const char *end)
{
  g_autoptr (GString) body = g_string_new (start);

  for (guint i = 0; i < n; i++)
    g_string_append (body, what);
  g_string_append (body, end);
  raw_write (out, body->str, body->len);
}

static void
too_many_items (
    RawServer *self, GOutputStream *out, const char *path, const char *request, gconstpointer data)
{
  repeat (out, OK ("", HEAD ("4") ", \"items\": ["), "0,", GEM_FEED_MAX_ITEMS, "0]}");
}

static void
deep (
    RawServer *self, GOutputStream *out, const char *path, const char *request, gconstpointer data)
{
  repeat (out, OK ("", HEAD ("4") ", \"items\": "), "[", 100000, "");
}

static void
nul_in_body (
    RawServer *self, GOutputStream *out, const char *path, const char *request, gconstpointer data)
{
  static const char answer[] = OK ("", "{\"version\": \"\0\"}");

  raw_write (out, answer, sizeof answer - 1);
}

static void
truncated_gzip (
    RawServer *self, GOutputStream *out, const char *path, const char *request, gconstpointer data)
{
  static const char answer[] =
      OK ("Content-Encoding: gzip\r\n", "") "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xab\x56\x2a";

  raw_write (out, answer, sizeof answer - 1);
}

#define TO(location) "HTTP/1.1 301 Verhuisd\r\n" CLOSE "Location: " location "\r\n\r\n"
#define EXTENSION "_uitvoeringsagenda"

static const Hostile hostiles[] = {
  { "hangs-up", GEM_FEED_FAULT_NETWORK, 1, .first = "" },
  { "no-http", GEM_FEED_FAULT_NETWORK, 1, .first = "SSH-2.0-OpenSSH_9.2\r\n" },
  { "silent", GEM_FEED_FAULT_TIMEOUT, 1, NULL, stall_at_once },
  { "stalls-in-header", GEM_FEED_FAULT_TIMEOUT, 1, NULL, stall_in_header },
  { "stalls-in-body", GEM_FEED_FAULT_TIMEOUT, 1, NULL, stall_in_body },
  { "drips-header", GEM_FEED_FAULT_TIMEOUT, 1, NULL, drip_header },
  { "drips-body", GEM_FEED_FAULT_TIMEOUT, 1, NULL, drip_body },
  { "drips-gzip-header", GEM_FEED_FAULT_TIMEOUT, 1, NULL, drip_gzip },
  { "bomb-gzip", GEM_FEED_FAULT_SIZE, 1, NULL, bomb_gzip },
  { "bomb-deflate", GEM_FEED_FAULT_SIZE, 1, NULL, bomb_deflate },
  { "endless-body", GEM_FEED_FAULT_SIZE, 1, NULL, endless_body },
  { "endless-header", GEM_FEED_FAULT_NETWORK, 1, NULL, endless_header },
  { "endless-paging", GEM_FEED_FAULT_PAGES, 1000, "next_url", endless_paging },
  { "too-many-items", GEM_FEED_FAULT_ITEMS, 1, "items", too_many_items },
  { "brackets-100000-deep", GEM_FEED_FAULT_DEPTH, 1, NULL, deep },
  { "nul-in-body", GEM_FEED_FAULT_ENCODING, 1, NULL, nul_in_body },
  { "gzip-cut-off", GEM_FEED_FAULT_JSON, 1, NULL, truncated_gzip },
  { "coding-that-nobody-knows", GEM_FEED_FAULT_JSON, 1,
    .first = OK ("Content-Encoding: geheim\r\n", "\x01\x02") },
  { "body-cut-off", GEM_FEED_FAULT_NETWORK, 1,
    .first = OK ("Content-Length: 5000\r\n", PAGE ("4", ITEM ("x"))) },
  { "content-length-too-small", GEM_FEED_FAULT_JSON, 1,
    .first = OK ("Content-Length: 20\r\n", PAGE ("4", ITEM ("x"))) },
  { "chunks-cut-off", GEM_FEED_FAULT_NETWORK, 1,
    .first = OK ("Transfer-Encoding: chunked\r\n", "ffff\r\n{") },
  { "empty", GEM_FEED_FAULT_JSON, 1, .first = OK ("Content-Length: 0\r\n", "") },
  { "no-content", GEM_FEED_FAULT_HTTP_STATUS, 1, .first = "HTTP/1.1 204 Niets\r\n" CLOSE "\r\n" },
  { "a-part", GEM_FEED_FAULT_HTTP_STATUS, 1,
    .first = "HTTP/1.1 206 Deel\r\n" CLOSE "\r\n" PAGE ("4", ITEM ("x")) },
  { "asks-for-a-password", GEM_FEED_FAULT_HTTP_STATUS, 1,
    .first = "HTTP/1.1 401 Wie?\r\n" CLOSE "WWW-Authenticate: Basic realm=\"x\"\r\n\r\n" },
  { "captive-portal", GEM_FEED_FAULT_JSON, 1,
    .first = OK ("Content-Type: text/html\r\n", "<!DOCTYPE html><html>Log in</html>") },
  { "latin1", GEM_FEED_FAULT_ENCODING, 1, .first = OK ("", "{\"title\": \"\xe9\"}") },
  { "half-a-surrogate", GEM_FEED_FAULT_ENCODING, 1, .first = OK ("", "{\"title\": \"\\ud800\"}") },
  { "json-cut-off", GEM_FEED_FAULT_JSON, 1, .first = OK ("", HEAD ("4") ", \"items\": [") },
  { "list-instead-of-object", GEM_FEED_FAULT_TYPE, 1, .first = OK ("", "[]") },
  { "title-of-the-wrong-type", GEM_FEED_FAULT_TYPE, 1, "items[1].title",
    .first = OK ("",
                 PAGE ("4",
                       ITEM ("x") ",{\"id\":\"y\",\"title\":7,"
                                  "\"" EXTENSION "\":{\"jaar\":2020}}")) },
  { "year-that-can-not-be", GEM_FEED_FAULT_VALUE, 1, "items[0]." EXTENSION ".jaar",
    .first =
        OK ("", PAGE ("4", "{\"id\":\"y\",\"title\":\"Y\",\"" EXTENSION "\":{\"jaar\":9999}}")) },
  { "date-that-does-not-exist", GEM_FEED_FAULT_DATE, 1, "items[0]." EXTENSION ".begin",
    .first = OK ("",
                 PAGE ("4",
                       "{\"id\":\"y\",\"title\":\"Y\",\"" EXTENSION
                       "\":{\"jaar\":2020,\"begin\":\"2020-02-30\"}}")) },
  { "source-without-issue", GEM_FEED_FAULT_MISSING, 1, EXTENSION ".uitgave",
    .first = OK ("",
                 "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"V\","
                 "\"" EXTENSION "\":{\"versie\":1},\"items\":[]}") },
  { "newer-than-the-program", GEM_FEED_FAULT_NEWER, 1, EXTENSION ".versie",
    .first = OK ("",
                 "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"V\","
                 "\"" EXTENSION "\":{\"versie\":2,\"uitgave\":4},\"items\":[]}") },
  { "rollback", GEM_FEED_FAULT_ROLLBACK, 1, EXTENSION ".uitgave",
    .first = OK ("ETag: \"oud\"\r\n", PAGE ("2", ITEM ("x"))) },
  { "issues-mixed", GEM_FEED_FAULT_MIXED, 2, EXTENSION ".uitgave",
    .first = OK ("", PAGE_NEXT ("4", ITEM ("x"), "/2")), .second = OK ("", PAGE ("5", "")) },
  { "id-twice-on-a-page", GEM_FEED_FAULT_DUPLICATE, 1, "items[1].id",
    .first = OK ("", PAGE ("4", ITEM ("x") "," ITEM ("x"))) },
  { "id-twice-over-pages", GEM_FEED_FAULT_DUPLICATE, 2, "items[1].id",
    .first = OK ("", PAGE_NEXT ("4", ITEM ("x"), "/2")),
    .second = OK ("", PAGE ("4", ITEM ("y") "," ITEM ("x"))) },
  { "second-page-broken", GEM_FEED_FAULT_JSON, 2,
    .first = OK ("", PAGE_NEXT ("4", ITEM ("x"), "/2")), .second = OK ("", "{") },
  { "second-page-not-modified", GEM_FEED_FAULT_NOT_MODIFIED, 2,
    .first = OK ("", PAGE_NEXT ("4", ITEM ("x"), "/2")),
    .second = "HTTP/1.1 304 Oud\r\n" CLOSE "\r\n" },
  { "page-leads-to-itself", GEM_FEED_FAULT_NEXT, 1, "next_url",
    .first = OK ("", PAGE_NEXT ("4", ITEM ("x"), "/feed.json")) },
  { "pages-in-a-circle", GEM_FEED_FAULT_NEXT, 2, "next_url",
    .first = OK ("", PAGE_NEXT ("4", ITEM ("x"), "/2")),
    .second = OK ("", PAGE_NEXT ("4", ITEM ("y"), "/feed.json#x")) },
  { "next-page-elsewhere", GEM_FEED_FAULT_NEXT, 1, "next_url",
    .first = OK ("", PAGE_NEXT ("4", ITEM ("x"), "http://127.0.0.2:9/2")) },
  { "next-page-of-another-scheme", GEM_FEED_FAULT_NEXT, 1, "next_url",
    .first = OK ("", PAGE_NEXT ("4", ITEM ("x"), "file:///etc/passwd")) },
  { "next-page-with-a-password", GEM_FEED_FAULT_NEXT, 1, "next_url",
    .first = OK ("", PAGE_NEXT ("4", ITEM ("x"), "//ik:geheim@127.0.0.1/2")) },
  { "redirected-for-ever", GEM_FEED_FAULT_REDIRECT, 1, .first = TO ("/feed.json") },
  { "redirected-in-a-circle", GEM_FEED_FAULT_REDIRECT, 1, .first = TO ("/b"),
    .second = TO ("/feed.json") },
  { "redirected-to-nowhere", GEM_FEED_FAULT_REDIRECT, 1,
    .first = "HTTP/1.1 301 Verhuisd\r\n" CLOSE "\r\n" },
  { "redirected-to-http-elsewhere", GEM_FEED_FAULT_REDIRECT, 1,
    .first = TO ("http://example.org/feed.json") },
  { "redirected-to-a-file", GEM_FEED_FAULT_REDIRECT, 1, .first = TO ("file:///etc/passwd") },
  { "redirected-to-a-password", GEM_FEED_FAULT_REDIRECT, 1,
    .first = TO ("https://ik:x@localhost/") },
  { "second-page-redirected-to-a-file", GEM_FEED_FAULT_REDIRECT, 2,
    .first = OK ("", PAGE_NEXT ("4", ITEM ("x"), "/2")), .second = TO ("file:///etc/passwd") },
};

static char *
titles (GemStore *store)
{
  GemItemQuery query = { 0 };
  g_autoptr (GPtrArray) items = gem_store_load_items (store, &query, NULL, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (text, "%s;", ((GemItem *) g_ptr_array_index (items, i))->title);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_hostile (RawServer *server, gconstpointer data)
{
  const Hostile *hostile = data;
  g_autoptr (GemSyncResult) first = raw_sync (server, answer_good, NULL);
  g_autoptr (GemSyncResult) result = NULL;
  g_autoptr (GemFeedState) state = NULL;
  g_autofree char *text = NULL;

  /* Only who waits for the end of patience gets little of it: a slow machine is no fault. */
  if (hostile->code == GEM_FEED_FAULT_TIMEOUT)
    server->limits = (GemFeedLimits){ .stall_seconds = 1, .page_seconds = 2 };
  result = raw_sync (server, hostile->answer != NULL ? hostile->answer : answer_static, hostile);
  state = raw_load_state (server);
  text = titles (server->store);

  g_assert_cmpint (first->outcome, ==, GEM_SYNC_APPLIED);
  g_assert_cmpint (result->outcome, ==, GEM_SYNC_FAILED);
  g_assert_cmpstr (gem_feed_fault_code_to_string (result->fault->code), ==,
                   gem_feed_fault_code_to_string (hostile->code));
  g_assert_cmpuint (result->fault->page, ==, hostile->page);
  g_assert_cmpstr (result->fault->place, ==, hostile->place);
  g_assert_true (g_utf8_validate (result->fault->message, -1, NULL));
  g_assert_cmpint (result->issue, ==, 3);
  g_assert_cmpint (result->items, ==, 2);
  g_assert_cmpstr (text, ==, "Voorbeeld a;Voorbeeld b;");
  g_assert_cmpint (state->issue, ==, 3);
  g_assert_cmpstr (state->etag, ==, "\"v1\"");
  g_assert_cmpstr (state->last_modified, ==, "Fri, 29 Nov 2019 10:00:00 GMT");
  g_assert_cmpstr (state->fault, ==, gem_feed_fault_code_to_string (hostile->code));
}

/* What is wrong, but harms nobody. */
typedef struct
{
  const char *name;
  const char *answer;
  const char *titles;
} Tolerated;

#define TITLED(title)                                                                              \
  PAGE ("4", "{\"id\":\"x\",\"title\":\"" title "\",\"" EXTENSION "\":{\"jaar\":2020}}")

static const Tolerated tolerated[] = {
  { "wrong-content-type", OK ("Content-Type: image/png\r\n", PAGE ("4", ITEM ("x"))),
    "Voorbeeld x;" },
  { "gzip-that-is-none", OK ("Content-Encoding: gzip\r\n", PAGE ("4", ITEM ("x"))),
    "Voorbeeld x;" },
  { "deflate-that-is-none", OK ("Content-Encoding: deflate\r\n", PAGE ("4", ITEM ("x"))),
    "Voorbeeld x;" },
  { "byte-order-mark", OK ("", "\xef\xbb\xbf" PAGE ("4", ITEM ("x"))), "Voorbeeld x;" },
  { "etag-with-a-line-end", OK ("ETag: \"a\r\n b\"\r\n", PAGE ("4", ITEM ("x"))), "Voorbeeld x;" },
  { "chunks",
    OK ("Transfer-Encoding: chunked\r\n",
        "1\r\n{\r\n58\r\n") "\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"V\", \"items\": [],"
                            " \"_uitvoeringsa\r\n20\r\ngenda\":{\"versie\":1,\"uitgave\":4}}\r\n0\r\n\r\n",
    "" },
  { "markup-in-a-title-is-text", OK ("", TITLED ("<b>x</b>&lt;")), "<b>x</b>&lt;;" },
};

static void
answer_text (
    RawServer *self, GOutputStream *out, const char *path, const char *request, gconstpointer data)
{
  raw_say (out, ((const Tolerated *) data)->answer);
}

static void
test_tolerated (RawServer *server, gconstpointer data)
{
  const Tolerated *what = data;
  g_autoptr (GemSyncResult) first = raw_sync (server, answer_text, what);
  /* What was kept of it can be sent back. */
  g_autoptr (GemSyncResult) second = raw_sync (server, answer_text, what);
  g_autofree char *text = titles (server->store);

  g_assert_cmpint (first->outcome, ==, GEM_SYNC_APPLIED);
  g_assert_cmpint (second->outcome, ==, GEM_SYNC_APPLIED);
  g_assert_cmpstr (text, ==, what->titles);
}

static void
answer_bidi (
    RawServer *self, GOutputStream *out, const char *path, const char *request, gconstpointer data)
{
  raw_say (out, OK ("", TITLED ("a\\u202eb\\u0007c\\u2066d\\u001b[31m")));
}

static void
test_control_characters_are_harmless (RawServer *server, gconstpointer data)
{
  g_autoptr (GemSyncResult) result = raw_sync (server, answer_bidi, NULL);
  g_autofree char *text = titles (server->store);

  g_assert_cmpint (result->outcome, ==, GEM_SYNC_APPLIED);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_assert_cmpuint (c, >=, 0x20);
      g_assert_false ((c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (hostiles); i++)
    {
      g_autofree char *path = g_strconcat ("/feed/hostile/", hostiles[i].name, NULL);

      g_test_add (path, RawServer, &hostiles[i], raw_set_up, test_hostile, raw_tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (tolerated); i++)
    {
      g_autofree char *path = g_strconcat ("/feed/hostile/tolerated/", tolerated[i].name, NULL);

      g_test_add (path, RawServer, &tolerated[i], raw_set_up, test_tolerated, raw_tear_down);
    }
  g_test_add ("/feed/hostile/control-characters-are-harmless", RawServer, NULL, raw_set_up,
              test_control_characters_are_harmless, raw_tear_down);
  return g_test_run ();
}
