/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* How well-behaved the reader is: a scorer of what it sends and what it keeps. */

#include "feed/gem-feed-etiquette.h"
#include "raw-server.h"

#define NOW ((gint64) 1574672400) /* 2019-11-25 09:00:00 UTC */
#define NOW_DATE "Mon, 25 Nov 2019 09:00:00 GMT"
#define DAY ((gint64) 24 * 60 * 60)

static void
test_freshness (void)
{
  static const struct
  {
    const char *cache_control, *age, *expires, *date;
    gint64 seconds;
  } cases[] = {
    { "max-age=600", NULL, NULL, NULL, 600 },
    { "public, Max-Age=\"600\"", NULL, NULL, NULL, 600 },
    { "max-age=600", "200", NULL, NULL, 400 },
    { "max-age=600", "900", NULL, NULL, 0 },
    { "max-age=600", NULL, "Mon, 25 Nov 2019 12:00:00 GMT", NOW_DATE, 600 },
    { "max-age=0", NULL, "Mon, 25 Nov 2019 12:00:00 GMT", NOW_DATE, 0 },
    { "max-age=99999999999999999999999", NULL, NULL, NULL, DAY },
    { "max-age=-5", NULL, NULL, NULL, 0 },
    { "max-age=veel", NULL, NULL, NULL, 0 },
    { "max-age", NULL, NULL, NULL, 0 },
    { "no-cache, max-age=600", NULL, NULL, NULL, 0 },
    { "no-store, max-age=600", NULL, NULL, NULL, 0 },
    { NULL, NULL, "Mon, 25 Nov 2019 10:00:00 GMT", NULL, 3600 },
    /* By the server's clock, which may be another. */
    { NULL, NULL, "Tue, 25 Nov 2025 10:00:00 GMT", "Tue, 25 Nov 2025 09:00:00 GMT", 3600 },
    { NULL, NULL, "Tue, 25 Nov 2025 10:00:00 GMT", NULL, DAY },
    { NULL, NULL, "0", NULL, 0 },
    { NULL, NULL, NULL, NULL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 until = gem_feed_etiquette_fresh_until (cases[i].cache_control, cases[i].age,
                                                     cases[i].expires, cases[i].date, NOW);

      g_test_message ("%u: %s", i, cases[i].cache_control);
      g_assert_cmpint (until, ==, cases[i].seconds > 0 ? NOW + cases[i].seconds : 0);
    }
}

static void
test_retry_after (void)
{
  static const struct
  {
    const char *value, *date;
    gint64 seconds; /* 0: it says nothing */
  } cases[] = {
    { "600", NULL, 600 },
    { " 600 ", NULL, 600 },
    { "0", NULL, 60 },
    { "9999999999999999999999", NULL, DAY },
    { "Mon, 25 Nov 2019 09:10:00 GMT", NULL, 600 },
    { "Monday, 25-Nov-19 09:10:00 GMT", NULL, 600 },
    { "Tue, 25 Nov 2025 09:10:00 GMT", "Tue, 25 Nov 2025 09:00:00 GMT", 600 },
    { "Fri, 25 Nov 2016 09:10:00 GMT", NULL, 60 },
    { "straks", NULL, 0 },
    { "-5", NULL, 0 },
    { "", NULL, 0 },
    { NULL, NULL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 at = gem_feed_etiquette_retry_at (cases[i].value, cases[i].date, NOW);

      g_test_message ("%s", cases[i].value);
      g_assert_cmpint (at, ==, cases[i].seconds > 0 ? NOW + cases[i].seconds : 0);
    }
}

static void
test_back_off (void)
{
  gint64 before = 0;

  for (guint failures = 1; failures < 40; failures++)
    {
      gint64 latest = gem_feed_etiquette_back_off (failures, 0, NOW) - NOW;
      gint64 soonest = gem_feed_etiquette_back_off (failures, 1, NOW) - NOW;

      g_assert_cmpint (soonest, >=, 60);
      g_assert_cmpint (latest, <=, DAY);
      g_assert_cmpint (latest, ==, MIN (MAX (before * 2, 120), DAY));
      g_assert_cmpint (soonest, ==, latest / 2);
      before = latest;
    }
  gem_feed_etiquette_back_off (G_MAXUINT, 0.5, NOW);
}

static void
test_due (void)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const struct
  {
    GemFeedState state;
    gint64 due;
  } cases[] = {
    { { .url = (char *) "https://a/" }, 0 },
    { { .url = (char *) "https://a/", .tried_at = now - 10 }, now - 10 + 3600 },
    { { .url = (char *) "https://a/", .tried_at = now - 10, .fresh_until = now + 7200 },
      now + 7200 },
    { { .url = (char *) "https://a/", .tried_at = now - 10, .fresh_until = now + 9 * DAY },
      now - 10 + DAY },
    { { .url = (char *) "https://a/",
        .tried_at = now - 10,
        .fault = (char *) "busy",
        .not_before = now + 100 },
      now + 100 },
    { { .url = (char *) "https://a/",
        .tried_at = now - 10,
        .fault = (char *) "busy",
        .not_before = now + 9 * DAY },
      now - 10 + DAY },
    /* The clock was wrong when it was tried. */
    { { .url = (char *) "https://a/", .tried_at = now + DAY, .not_before = now + DAY }, 0 },
    { { .url = (char *) "https://a/", .expired = TRUE }, G_MAXINT64 },
    { { .url = (char *) "https://a/", .tried_at = now - 10, .fault = (char *) "gone" },
      G_MAXINT64 },
    { { .url = (char *) "file:///media/usb" }, G_MAXINT64 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%u", i);
      g_assert_cmpint (gem_feed_state_due_at (&cases[i].state, 3600), ==, cases[i].due);
    }
}

/* The answers in the order of the requests, each to a request of its own or a redirect on the way; what
 * the last request must and must not hold; and what must be kept then. */
typedef struct
{
  const char *name;
  guint syncs;
  const char *answers[6];
  const char *sent[4];
  const char *not_sent[2];
  const char *etag;
  const char *last_modified;
  const char *moved_to; /* a path */
  gint64 fresh[2];      /* seconds from now: at least, at most */
  gint64 not_before[2];
  guint failures;
  gboolean never;
} Score;

#define BODY PAGE ("3", ITEM ("a"))
#define STATUS(line, headers) "HTTP/1.1 " line "\r\n" CLOSE headers "\r\n"
#define MODIFIED "Last-Modified: Fri, 29 Nov 2019 10:00:00 GMT\r\n"

static const Score scores[] = {
  { "says-who-it-is",
    1,
    { OK ("", BODY) },
    { "\r\nUser-Agent: Gemeenten2024/" GEM_VERSION " (+https://",
      "\r\nAccept: application/feed+json, application/json;q=0.9\r\n",
      "\r\nAccept-Encoding: gzip, deflate" },
    { "Cookie", "If-None-Match" } },
  { "sends-no-cookies",
    2,
    { OK ("Set-Cookie: wie=jij\r\n", BODY), OK ("", BODY) },
    { NULL },
    { "Cookie", "If-None-Match" } },
  { "both-validators-byte-exact",
    2,
    { OK ("ETag: W/\"a b;,\\ \xc3\xab\"\r\nLast-Modified: nooit\r\n", BODY),
      STATUS ("304 Not Modified", "") },
    { "\r\nIf-None-Match: W/\"a b;,\\ \xc3\xab\"\r\n", "\r\nIf-Modified-Since: nooit\r\n" },
    { NULL },
    "W/\"a b;,\\ \xc3\xab\"",
    "nooit" },
  { "only-what-was-received",
    2,
    { OK (MODIFIED, BODY), STATUS ("304 Not Modified", "") },
    { "\r\nIf-Modified-Since: Fri, 29 Nov 2019 10:00:00 GMT\r\n" },
    { "If-None-Match" },
    NULL,
    "Fri, 29 Nov 2019 10:00:00 GMT" },
  { "nothing-invented",
    2,
    { OK ("", BODY), OK ("", BODY) },
    { NULL },
    { "If-None-Match", "If-Modified-Since" } },
  { "renewed-by-304",
    3,
    { OK ("ETag: \"1\"\r\n" MODIFIED, BODY), STATUS ("304 Not Modified", "ETag: \"2\"\r\n"),
      STATUS ("304 Not Modified", "") },
    { "\r\nIf-None-Match: \"2\"\r\n", "\r\nIf-Modified-Since: Fri, 29 Nov 2019" },
    { NULL },
    "\"2\"",
    "Fri, 29 Nov 2019 10:00:00 GMT" },
  { "renewed-by-200",
    3,
    { OK ("ETag: \"1\"\r\n" MODIFIED, BODY), OK ("ETag: \"2\"\r\n", BODY),
      STATUS ("304 Not Modified", "") },
    { "\r\nIf-None-Match: \"2\"\r\n" },
    { "If-Modified-Since" },
    "\"2\"" },
  { "failure-keeps-validators",
    3,
    { OK ("ETag: \"1\"\r\n", BODY), STATUS ("500 Fout", "ETag: \"9\"\r\n"),
      STATUS ("304 Not Modified", "") },
    { "\r\nIf-None-Match: \"1\"\r\n" },
    { NULL },
    "\"1\"" },
  { "max-age",
    1,
    { OK ("Cache-Control: public\r\nCache-Control: max-age=7200\r\nAge: 200\r\n", BODY) },
    .fresh = { 6900, 7000 } },
  { "max-age-of-304",
    2,
    { OK ("ETag: \"1\"\r\n", BODY),
      STATUS ("304 Not Modified", "Cache-Control: max-age=7200\r\n") },
    .etag = "\"1\"",
    .fresh = { 7100, 7200 } },
  { "retry-after-seconds",
    2,
    { OK ("", BODY), STATUS ("503 Druk", "Retry-After: 7000\r\n") },
    .not_before = { 6900, 7000 },
    .failures = 1 },
  { "retry-after-429",
    2,
    { OK ("", BODY), STATUS ("429 Te veel", "Retry-After: 7000\r\n") },
    .not_before = { 6900, 7000 },
    .failures = 1 },
  { "retry-after-date",
    2,
    { OK ("", BODY),
      STATUS ("503 Druk", "Date: " NOW_DATE "\r\nRetry-After: Mon, 25 Nov 2019 10:00:00 GMT\r\n") },
    .not_before = { 3500, 3600 },
    .failures = 1 },
  { "busy-without-a-moment",
    2,
    { OK ("", BODY), STATUS ("503 Druk", "") },
    .not_before = { 1, 120 },
    .failures = 1 },
  { "other-failures-count",
    4,
    { OK ("", BODY), STATUS ("500 Fout", ""), STATUS ("404 Weg", ""), OK ("", "{") },
    .not_before = { 150, 480 },
    .failures = 3 },
  { "success-ends-back-off",
    3,
    { OK ("", BODY), STATUS ("503 Druk", "Retry-After: 7000\r\n"), OK ("", BODY) } },
  { "gone-stops",
    2,
    { OK ("", BODY), STATUS ("410 Weg", "") },
    .not_before = { 1, 120 },
    .failures = 1,
    .never = TRUE },
  { "expired-stops",
    1,
    { OK ("", HEAD ("3") ", \"expired\": true, \"items\": []}") },
    .never = TRUE },
  { "permanent-move-is-remembered",
    2,
    { STATUS ("301 Verhuisd", "Location: /elders.json\r\n"), OK ("ETag: \"1\"\r\n", BODY),
      STATUS ("304 Not Modified", "") },
    { "GET /elders.json ", "\r\nIf-None-Match: \"1\"\r\n" },
    { NULL },
    "\"1\"",
    .moved_to = "/elders.json" },
  { "308-is-remembered",
    1,
    { STATUS ("308 Verhuisd", "Location: /b\r\n"), STATUS ("301 Verhuisd", "Location: /c\r\n"),
      OK ("", BODY) },
    .moved_to = "/c" },
  { "302-is-not-remembered",
    2,
    { STATUS ("302 Even", "Location: /elders.json\r\n"), OK ("", BODY), OK ("", BODY) },
    { "GET /feed.json " } },
  { "307-is-not-remembered",
    1,
    { STATUS ("307 Even", "Location: /elders.json\r\n"), OK ("", BODY) } },
  { "a-passing-hop-is-not-remembered",
    1,
    { STATUS ("301 Verhuisd", "Location: /b\r\n"), STATUS ("302 Even", "Location: /c\r\n"),
      OK ("", BODY) } },
  { "back-where-the-move-leads-nowhere",
    2,
    { STATUS ("301 Verhuisd", "Location: /elders.json\r\n"), OK ("ETag: \"1\"\r\n", BODY),
      STATUS ("404 Weg", ""), OK ("ETag: \"2\"\r\n", BODY) },
    { "GET /feed.json " },
    { "If-None-Match" },
    "\"2\"" },
  { "move-outlasts-a-bad-day",
    2,
    { STATUS ("301 Verhuisd", "Location: /elders.json\r\n"), OK ("", BODY),
      STATUS ("503 Druk", "") },
    { "GET /elders.json " },
    { NULL },
    .moved_to = "/elders.json",
    .not_before = { 1, 120 },
    .failures = 1 },
};

static void
answer_in_turn (
    RawServer *self, GOutputStream *out, const char *path, const char *request, gconstpointer data)
{
  const Score *score = data;
  guint *turn = g_object_get_data (G_OBJECT (self->service), "turn");

  g_assert_nonnull (score->answers[*turn]);
  raw_say (out, score->answers[(*turn)++]);
}

static void
assert_in (gint64 value, const gint64 *range)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  if (range[1] == 0)
    g_assert_cmpint (value, ==, 0);
  else
    {
      g_assert_cmpint (value - now, >=, range[0]);
      g_assert_cmpint (value - now, <=, range[1]);
    }
}

static void
test_score (RawServer *server, gconstpointer data)
{
  const Score *score = data;
  g_autoptr (GemFeedState) state = NULL;
  g_autofree char *moved = NULL;
  const char *last;
  guint turn = 0;

  g_object_set_data (G_OBJECT (server->service), "turn", &turn);
  for (guint i = 0; i < score->syncs; i++)
    gem_sync_result_free (raw_sync (server, answer_in_turn, score));
  g_assert_null (score->answers[turn]);
  last = g_ptr_array_index (server->requests, server->requests->len - 1);
  g_test_message ("%s", last);
  for (guint i = 0; i < G_N_ELEMENTS (score->sent) && score->sent[i] != NULL; i++)
    g_assert_nonnull (strstr (last, score->sent[i]));
  for (guint i = 0; i < G_N_ELEMENTS (score->not_sent) && score->not_sent[i] != NULL; i++)
    g_assert_null (strstr (last, score->not_sent[i]));

  state = raw_load_state (server);
  moved = score->moved_to != NULL ? g_strconcat (server->base, score->moved_to, NULL) : NULL;
  g_assert_cmpstr (state->url, ==, server->url);
  g_assert_cmpstr (state->etag, ==, score->etag);
  g_assert_cmpstr (state->last_modified, ==, score->last_modified);
  g_assert_cmpstr (state->moved_to, ==, moved);
  assert_in (state->fresh_until, score->fresh);
  assert_in (state->not_before, score->not_before);
  g_assert_cmpuint (state->failures, ==, score->failures);
  g_assert_true ((gem_feed_state_due_at (state, 60) == G_MAXINT64) == score->never);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed/etiquette/freshness", test_freshness);
  g_test_add_func ("/feed/etiquette/retry-after", test_retry_after);
  g_test_add_func ("/feed/etiquette/back-off", test_back_off);
  g_test_add_func ("/feed/etiquette/due", test_due);
  for (guint i = 0; i < G_N_ELEMENTS (scores); i++)
    {
      g_autofree char *path = g_strconcat ("/feed/etiquette/", scores[i].name, NULL);

      g_test_add (path, RawServer, &scores[i], raw_set_up, test_score, raw_tear_down);
    }
  return g_test_run ();
}
