/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "feed/gem-feed-fetch.h"

#include "feed/gem-feed-etiquette.h"
#include "feed/gem-feed-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK_BYTES (64 * 1024)
#define TOO_MANY_REQUESTS 429 /* RFC 6585; libsoup has no name for it */
/* A validator is sent back as it came; one of this size is meant to be a burden. */
#define MAX_VALIDATOR_BYTES 4096
/* No machine, no person: only which program it is, and where to complain about it. */
#define USER_AGENT "Gemeenten2024/" GEM_VERSION " (+https://github.com/gemeenten2024/Gemeenten2024)"

/* Ends what takes too long: a server that sends a byte now and then never lets a read time out. */
typedef struct
{
  GMutex lock;
  GCond changed;
  gboolean done;
  gint64 deadline; /* monotonic */
  GCancellable *cancellable;
  GThread *thread;
} Watch;

typedef struct
{
  const GemFeedRequest *request;
  Watch watch;
  GemFeedAnswer *answer;
  guint n_permanent; /* redirects */
  GemFeedRefusal *refusal;
  GemFeedFault **fault;
} Fetch;

static gpointer
watch_run (gpointer data)
{
  Watch *self = data;

  g_mutex_lock (&self->lock);
  while (!self->done && g_cond_wait_until (&self->changed, &self->lock, self->deadline))
    ;
  if (!self->done)
    g_cancellable_cancel (self->cancellable);
  g_mutex_unlock (&self->lock);
  return NULL;
}

static void
cancel_cb (GCancellable *outer, gpointer inner)
{
  g_cancellable_cancel (inner);
}

/* Returns what g_cancellable_disconnect() takes. */
static gulong
watch_start (Watch *self, guint seconds, GCancellable *outer)
{
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  self->deadline = g_get_monotonic_time () + seconds * G_USEC_PER_SEC;
  self->cancellable = g_cancellable_new ();
  self->thread = g_thread_new ("deadline", watch_run, self);
  return outer != NULL ? g_cancellable_connect (outer, G_CALLBACK (cancel_cb),
                                                g_object_ref (self->cancellable), g_object_unref)
                       : 0;
}

static void
watch_stop (Watch *self, GCancellable *outer, gulong handler)
{
  g_cancellable_disconnect (outer, handler);
  g_mutex_lock (&self->lock);
  self->done = TRUE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->lock);
  g_thread_join (self->thread);
  g_object_unref (self->cancellable);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
}

/**
 * gem_feed_answer_free:
 * @answer: (transfer full): an answer
 */
void
gem_feed_answer_free (GemFeedAnswer *answer)
{
  g_return_if_fail (answer != NULL);

  g_free (answer->url);
  g_clear_pointer (&answer->body, g_bytes_unref);
  g_free (answer->etag);
  g_free (answer->last_modified);
  g_free (answer->moved_to);
  g_free (answer);
}

/**
 * gem_feed_session_new:
 *
 * A session for one sync: the system's proxy and certificates, no cookies, nothing kept. It belongs to
 * the thread that made it.
 *
 * Returns: (transfer full): a session
 */
SoupSession *
gem_feed_session_new (void)
{
  return soup_session_new_with_options ("user-agent", USER_AGENT, "timeout", GEM_FEED_STALL_SECONDS,
                                        "max-conns-per-host", 1, NULL);
}

/**
 * gem_feed_address_is_allowed:
 * @uri: an address
 *
 * Returns: whether a feed may come from there: https, or http on this machine
 */
gboolean
gem_feed_address_is_allowed (GUri *uri)
{
  const char *host;
  g_autoptr (GInetAddress) address = NULL;

  g_return_val_if_fail (uri != NULL, FALSE);

  host = g_uri_get_host (uri);
  if (host == NULL || *host == '\0' || g_uri_get_userinfo (uri) != NULL)
    return FALSE;
  if (g_str_equal (g_uri_get_scheme (uri), "https"))
    return TRUE;
  if (!g_str_equal (g_uri_get_scheme (uri), "http"))
    return FALSE;
  if (g_ascii_strcasecmp (host, "localhost") == 0)
    return TRUE;
  address = g_inet_address_new_from_string (host);
  return address != NULL && g_inet_address_get_is_loopback (address);
}

/**
 * gem_feed_address_parse:
 * @text: what may be the address of a feed
 * @fault: (out): what is wrong with it
 *
 * Returns: (transfer full): the address, or %NULL with @fault set
 */
GUri *
gem_feed_address_parse (const char *text, GemFeedFault **fault)
{
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (text != NULL && fault != NULL, NULL);

  uri = g_uri_parse (text, SOUP_HTTP_URI_FLAGS, NULL);
  if (uri != NULL && gem_feed_address_is_allowed (uri))
    return g_steal_pointer (&uri);

  if (uri != NULL && g_strcmp0 (g_uri_get_scheme (uri), "http") == 0)
    *fault = gem_feed_fault_new (GEM_FEED_FAULT_ADDRESS, 0, NULL,
                                 _ ("“%s” is not safe: an agenda has to come from an address that "
                                    "starts with https://."),
                                 text);
  else
    *fault = gem_feed_fault_new (GEM_FEED_FAULT_ADDRESS, 0, NULL,
                                 _ ("“%s” is not the address of an agenda: it has to start with "
                                    "https://, and hold no name or password."),
                                 text);
  return NULL;
}

static void
set_network_fault (Fetch *fetch, const char *url, const GError *error)
{
  g_autoptr (GUri) uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : url;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      g_cancellable_is_cancelled (fetch->request->cancellable))
    *fetch->fault = gem_feed_fault_new (GEM_FEED_FAULT_CANCELLED, fetch->request->page, NULL,
                                        _ ("You stopped the sync. What you had is still here."));
  else if (error->domain == G_TLS_ERROR)
    *fetch->fault =
        gem_feed_fault_new (GEM_FEED_FAULT_TLS, fetch->request->page, NULL,
                            _ ("The connection to %s is not safe (%s). Nothing was fetched; "
                               "ask your help desk."),
                            host, error->message);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) ||
           g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    *fetch->fault = gem_feed_fault_new (GEM_FEED_FAULT_TIMEOUT, fetch->request->page, NULL,
                                        _ ("%s takes too long to answer. What you had is still "
                                           "here; try again later."),
                                        host);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    *fetch->fault =
        gem_feed_fault_new (GEM_FEED_FAULT_ENCODING, fetch->request->page, NULL,
                            _ ("What %s sends is not compressed as it says. What you had is still "
                               "here; tell who publishes it."),
                            host);
  else
    *fetch->fault = gem_feed_fault_new (GEM_FEED_FAULT_NETWORK, fetch->request->page, NULL,
                                        _ ("%s can't be reached (%s). What you had is still here; "
                                           "try again when there is a network."),
                                        host, error->message);
}

static gboolean
set_status_fault (Fetch *fetch, SoupMessage *message)
{
  guint status = soup_message_get_status (message);
  const char *host = g_uri_get_host (soup_message_get_uri (message));

  if (status == SOUP_STATUS_GONE)
    *fetch->fault = gem_feed_fault_new (GEM_FEED_FAULT_GONE, fetch->request->page, NULL,
                                        _ ("%s says that this agenda is gone for good. "
                                           "What you had is still here, and is not asked for any "
                                           "more; ask who publishes it for a new address."),
                                        host);
  else if (status == TOO_MANY_REQUESTS || status == SOUP_STATUS_SERVICE_UNAVAILABLE)
    *fetch->fault = gem_feed_fault_new (GEM_FEED_FAULT_BUSY, fetch->request->page, NULL,
                                        _ ("%s is too busy now. What you had is still here; "
                                           "try again later."),
                                        host);
  else
    *fetch->fault =
        gem_feed_fault_new (GEM_FEED_FAULT_HTTP_STATUS, fetch->request->page, NULL,
                            _ ("%s does not give the agenda (answer %u, %s). What you had is still "
                               "here; check the address, or ask who publishes it."),
                            host, status, soup_status_get_phrase (status));
  return FALSE;
}

/* Where a redirect leads, or NULL with the fault set. */
static char *
follow (Fetch *fetch, SoupMessage *message, guint n_redirects)
{
  GUri *from = soup_message_get_uri (message);
  const char *location =
      soup_message_headers_get_one (soup_message_get_response_headers (message), "Location");
  g_autoptr (GUri) to = NULL;

  if (n_redirects >= GEM_FEED_MAX_REDIRECTS)
    {
      *fetch->fault = gem_feed_fault_new (GEM_FEED_FAULT_REDIRECT, fetch->request->page, NULL,
                                          _ ("%s sends the program on more than %d times. "
                                             "What you had is still here; tell who publishes it."),
                                          g_uri_get_host (from), GEM_FEED_MAX_REDIRECTS);
      return NULL;
    }
  if (location != NULL)
    to = g_uri_parse_relative (from, location, SOUP_HTTP_URI_FLAGS, NULL);
  if (to == NULL || !gem_feed_address_is_allowed (to) ||
      (g_str_equal (g_uri_get_scheme (from), "https") &&
       !g_str_equal (g_uri_get_scheme (to), "https")))
    {
      *fetch->fault = gem_feed_fault_new (GEM_FEED_FAULT_REDIRECT, fetch->request->page, NULL,
                                          _ ("%s sends the program on to a place that is not safe "
                                             "(%s). What you had is still here; tell who publishes "
                                             "it."),
                                          g_uri_get_host (from), location != NULL ? location : "");
      return NULL;
    }
  return g_uri_to_string (to);
}

static SoupMessage *
make_message (const char *url, const char *etag, const char *last_modified)
{
  SoupMessage *message = soup_message_new (SOUP_METHOD_GET, url);
  SoupMessageHeaders *headers;

  if (message == NULL)
    return NULL;
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_COLLECT_METRICS);
  headers = soup_message_get_request_headers (message);
  soup_message_headers_append (headers, "Accept", "application/feed+json, application/json;q=0.9");
  if (etag != NULL)
    soup_message_headers_append (headers, "If-None-Match", etag);
  if (last_modified != NULL)
    soup_message_headers_append (headers, "If-Modified-Since", last_modified);
  return message;
}

static GBytes *
read_body (Fetch *fetch, const char *url, GInputStream *stream)
{
  g_autoptr (GByteArray) body = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK_BYTES);
  g_autoptr (GError) error = NULL;
  gssize n;

  while ((n = g_input_stream_read (stream, chunk, CHUNK_BYTES, fetch->watch.cancellable, &error)) >
         0)
    {
      if (body->len + (gsize) n > fetch->request->max_bytes)
        {
          *fetch->fault = gem_feed_fault_new (GEM_FEED_FAULT_SIZE, fetch->request->page, NULL,
                                              _ ("Page %u of the agenda is larger than 64 MiB. "
                                                 "What you had is still here; tell who publishes "
                                                 "it."),
                                              fetch->request->page);
          return NULL;
        }
      g_byte_array_append (body, chunk, (guint) n);
      if (fetch->request->progress != NULL)
        fetch->request->progress (body->len, fetch->request->user_data);
    }
  if (error != NULL)
    {
      set_network_fault (fetch, url, error);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&body));
}

static char *
dup_validator (SoupMessageHeaders *headers, const char *name)
{
  const char *value = soup_message_headers_get_one (headers, name);

  return value != NULL && strlen (value) <= MAX_VALIDATOR_BYTES ? g_strdup (value) : NULL;
}

static void
keep_headers (Fetch *fetch, SoupMessage *message, const char *url)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  GemFeedAnswer *answer = fetch->answer;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  answer->url = g_strdup (url);
  answer->etag = dup_validator (headers, "ETag");
  answer->last_modified = dup_validator (headers, "Last-Modified");
  answer->fresh_until =
      gem_feed_etiquette_fresh_until (soup_message_headers_get_list (headers, "Cache-Control"),
                                      soup_message_headers_get_one (headers, "Age"),
                                      soup_message_headers_get_one (headers, "Expires"),
                                      soup_message_headers_get_one (headers, "Date"), now);
  if (answer->requests > 1 && fetch->n_permanent == answer->requests - 1)
    answer->moved_to = g_strdup (url);
}

static void
note_refusal (Fetch *fetch, SoupMessage *message)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);

  fetch->refusal->status = soup_message_get_status (message);
  fetch->refusal->retry_at =
      gem_feed_etiquette_retry_at (soup_message_headers_get_one (headers, "Retry-After"),
                                   soup_message_headers_get_one (headers, "Date"),
                                   g_get_real_time () / G_USEC_PER_SEC);
}

static gboolean
refuse_not_modified (Fetch *fetch, SoupMessage *message)
{
  *fetch->fault = gem_feed_fault_new (GEM_FEED_FAULT_NOT_MODIFIED, fetch->request->page, NULL,
                                      _ ("%s says that nothing is new, but nothing was fetched "
                                         "yet. Try again later, or tell who publishes it."),
                                      g_uri_get_host (soup_message_get_uri (message)));
  return FALSE;
}

/* FALSE with the fault set; TRUE with @next set for a redirect, or with the answer complete. */
static gboolean
judge (Fetch *fetch, SoupMessage *message, GInputStream *stream, const char *url, char **next)
{
  const GemFeedRequest *request = fetch->request;
  guint status = soup_message_get_status (message);

  if (status == SOUP_STATUS_NOT_MODIFIED)
    {
      if (request->etag == NULL && request->last_modified == NULL)
        return refuse_not_modified (fetch, message);
      fetch->answer->not_modified = TRUE;
    }
  else if (SOUP_STATUS_IS_REDIRECTION (status))
    {
      fetch->n_permanent +=
          status == SOUP_STATUS_MOVED_PERMANENTLY || status == SOUP_STATUS_PERMANENT_REDIRECT;
      *next = follow (fetch, message, fetch->answer->requests - 1);
      return *next != NULL;
    }
  else if (status != SOUP_STATUS_OK)
    return set_status_fault (fetch, message);
  else
    fetch->answer->body = read_body (fetch, url, stream);

  fetch->answer->bytes +=
      soup_message_metrics_get_response_body_bytes_received (soup_message_get_metrics (message));
  keep_headers (fetch, message, url);
  return fetch->answer->not_modified || fetch->answer->body != NULL;
}

/* One request; returns as judge() does. */
static gboolean
ask (Fetch *fetch, SoupSession *session, const char *url, char **next)
{
  g_autoptr (SoupMessage) message =
      make_message (url, fetch->request->etag, fetch->request->last_modified);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;

  if (message == NULL)
    {
      *fetch->fault =
          gem_feed_fault_new (GEM_FEED_FAULT_ADDRESS, fetch->request->page, NULL,
                              _ ("“%s” is not an address. Check it, letter by letter."), url);
      return FALSE;
    }
  stream = soup_session_send (session, message, fetch->watch.cancellable, &error);
  fetch->answer->requests++;
  fetch->refusal->requests++;
  if (stream == NULL)
    {
      set_network_fault (fetch, url, error);
      return FALSE;
    }
  note_refusal (fetch, message);
  return judge (fetch, message, stream, url, next);
}

static gboolean
ask_until_answered (Fetch *fetch, SoupSession *session)
{
  g_autofree char *current = g_strdup (fetch->request->url);

  while (fetch->answer->url == NULL)
    {
      g_autofree char *next = NULL;

      if (!ask (fetch, session, current, &next))
        return FALSE;
      if (next != NULL)
        {
          g_free (current);
          current = g_steal_pointer (&next);
        }
    }
  return TRUE;
}

/**
 * gem_feed_fetch_request:
 * @session: a session of this thread
 * @request: what to ask for
 * @refusal: (out): what is known of a try that failed
 * @fault: (out): what went wrong
 *
 * Waits for the network: for workers and the command line. It ends at the request's deadline, whatever
 * the server does.
 *
 * Returns: (transfer full): the answer, or %NULL with @fault set
 */
GemFeedAnswer *
gem_feed_fetch_request (SoupSession *session,
                        const GemFeedRequest *request,
                        GemFeedRefusal *refusal,
                        GemFeedFault **fault)
{
  GemFeedRequest limited = *request;
  g_autoptr (GemFeedAnswer) answer = NULL;
  g_autoptr (GUri) uri = NULL;
  Fetch fetch = { .request = &limited, .refusal = refusal, .fault = fault };
  gboolean answered;
  gulong handler;

  g_return_val_if_fail (SOUP_IS_SESSION (session) && request->url != NULL && fault != NULL, NULL);

  *refusal = (GemFeedRefusal){ 0 };
  uri = gem_feed_address_parse (request->url, fault);
  if (uri == NULL)
    return NULL;
  if (limited.max_bytes == 0)
    limited.max_bytes = GEM_FEED_MAX_PAGE_BYTES;
  if (limited.max_seconds == 0)
    limited.max_seconds = GEM_FEED_PAGE_SECONDS;
  fetch.answer = answer = g_new0 (GemFeedAnswer, 1);
  handler = watch_start (&fetch.watch, limited.max_seconds, request->cancellable);
  answered = ask_until_answered (&fetch, session);
  watch_stop (&fetch.watch, request->cancellable, handler);
  return answered ? g_steal_pointer (&answer) : NULL;
}

/**
 * gem_feed_fetch:
 * @session: a session of this thread
 * @url: the address of a page
 * @page: its number, from 1, for the faults
 * @etag: (nullable): the validator that came with what the asker has
 * @last_modified: (nullable): the validator that came with what the asker has
 * @progress: (nullable): called in this thread with the bytes so far
 * @user_data: for @progress
 * @cancellable: (nullable): stops it at any moment
 * @fault: (out): what went wrong
 *
 * As gem_feed_fetch_request(), within the limits of a page.
 *
 * Returns: (transfer full): the answer, or %NULL with @fault set
 */
GemFeedAnswer *
gem_feed_fetch (SoupSession *session,
                const char *url,
                guint page,
                const char *etag,
                const char *last_modified,
                GemFeedBytesFunc progress,
                gpointer user_data,
                GCancellable *cancellable,
                GemFeedFault **fault)
{
  const GemFeedRequest request = { .url = url,
                                   .page = page,
                                   .etag = etag,
                                   .last_modified = last_modified,
                                   .progress = progress,
                                   .user_data = user_data,
                                   .cancellable = cancellable };
  GemFeedRefusal refusal;

  return gem_feed_fetch_request (session, &request, &refusal, fault);
}
