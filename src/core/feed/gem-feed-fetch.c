/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "feed/gem-feed-fetch.h"

#include "feed/gem-feed-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHUNK_BYTES (64 * 1024)
#define TOO_MANY_REQUESTS 429 /* RFC 6585; libsoup has no name for it */

typedef struct
{
  guint page;
  gint64 deadline; /* monotonic */
  GemFeedBytesFunc progress;
  gpointer user_data;
  GCancellable *cancellable;
  GemFeedFault **fault;
} Fetch;

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
  return soup_session_new_with_options ("user-agent", "Gemeenten2024/" GEM_VERSION, "timeout",
                                        GEM_FEED_STALL_SECONDS, "max-conns-per-host", 1, NULL);
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

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    *fetch->fault = gem_feed_fault_new (GEM_FEED_FAULT_CANCELLED, fetch->page, NULL,
                                        _ ("You stopped the sync. What you had is still here."));
  else if (error->domain == G_TLS_ERROR)
    *fetch->fault =
        gem_feed_fault_new (GEM_FEED_FAULT_TLS, fetch->page, NULL,
                            _ ("The connection to %s is not safe (%s). Nothing was fetched; "
                               "ask your help desk."),
                            host, error->message);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    *fetch->fault = gem_feed_fault_new (GEM_FEED_FAULT_TIMEOUT, fetch->page, NULL,
                                        _ ("%s takes too long to answer. What you had is still "
                                           "here; try again later."),
                                        host);
  else
    *fetch->fault = gem_feed_fault_new (GEM_FEED_FAULT_NETWORK, fetch->page, NULL,
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
    *fetch->fault = gem_feed_fault_new (GEM_FEED_FAULT_GONE, fetch->page, NULL,
                                        _ ("%s says that this agenda is gone for good. "
                                           "What you had is still here."),
                                        host);
  else if (status == TOO_MANY_REQUESTS || status == SOUP_STATUS_SERVICE_UNAVAILABLE)
    *fetch->fault = gem_feed_fault_new (GEM_FEED_FAULT_BUSY, fetch->page, NULL,
                                        _ ("%s is too busy now. What you had is still here; "
                                           "try again later."),
                                        host);
  else
    *fetch->fault =
        gem_feed_fault_new (GEM_FEED_FAULT_HTTP_STATUS, fetch->page, NULL,
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
      *fetch->fault = gem_feed_fault_new (GEM_FEED_FAULT_REDIRECT, fetch->page, NULL,
                                          _ ("%s sends the program on more than %d times. "
                                             "What you had is still here."),
                                          g_uri_get_host (from), GEM_FEED_MAX_REDIRECTS);
      return NULL;
    }
  if (location != NULL)
    to = g_uri_parse_relative (from, location, SOUP_HTTP_URI_FLAGS, NULL);
  if (to == NULL || !gem_feed_address_is_allowed (to) ||
      (g_str_equal (g_uri_get_scheme (from), "https") &&
       !g_str_equal (g_uri_get_scheme (to), "https")))
    {
      *fetch->fault = gem_feed_fault_new (GEM_FEED_FAULT_REDIRECT, fetch->page, NULL,
                                          _ ("%s sends the program on to a place that is not safe "
                                             "(%s). What you had is still here."),
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

  while ((n = g_input_stream_read (stream, chunk, CHUNK_BYTES, fetch->cancellable, &error)) > 0)
    {
      if (body->len + (gsize) n > GEM_FEED_MAX_PAGE_BYTES)
        {
          *fetch->fault = gem_feed_fault_new (GEM_FEED_FAULT_SIZE, fetch->page, NULL,
                                              _ ("Page %u of the agenda is larger than 64 MiB. "
                                                 "What you had is still here; tell who publishes "
                                                 "it."),
                                              fetch->page);
          return NULL;
        }
      g_byte_array_append (body, chunk, (guint) n);
      if (fetch->progress != NULL)
        fetch->progress (body->len, fetch->user_data);
      if (g_get_monotonic_time () > fetch->deadline)
        {
          g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "");
          break;
        }
    }
  if (error != NULL)
    {
      set_network_fault (fetch, url, error);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&body));
}

static void
keep_validators (GemFeedAnswer *answer, SoupMessage *message)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);

  answer->etag = g_strdup (soup_message_headers_get_one (headers, "ETag"));
  answer->last_modified = g_strdup (soup_message_headers_get_one (headers, "Last-Modified"));
}

/* One request. Returns FALSE with the fault set; TRUE with @next set for a redirect. */
static gboolean
request (Fetch *fetch,
         SoupSession *session,
         const char *url,
         const char *etag,
         const char *last_modified,
         GemFeedAnswer *answer,
         char **next)
{
  g_autoptr (SoupMessage) message = make_message (url, etag, last_modified);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  guint status;

  if (message == NULL)
    {
      *fetch->fault = gem_feed_fault_new (GEM_FEED_FAULT_ADDRESS, fetch->page, NULL,
                                          _ ("“%s” is not an address."), url);
      return FALSE;
    }
  stream = soup_session_send (session, message, fetch->cancellable, &error);
  answer->requests++;
  if (stream == NULL)
    {
      set_network_fault (fetch, url, error);
      return FALSE;
    }

  status = soup_message_get_status (message);
  if (status == SOUP_STATUS_NOT_MODIFIED && (etag != NULL || last_modified != NULL))
    answer->not_modified = TRUE;
  else if (SOUP_STATUS_IS_REDIRECTION (status) && status != SOUP_STATUS_NOT_MODIFIED)
    {
      *next = follow (fetch, message, answer->requests - 1);
      return *next != NULL;
    }
  else if (status == SOUP_STATUS_NOT_MODIFIED)
    {
      *fetch->fault = gem_feed_fault_new (GEM_FEED_FAULT_NOT_MODIFIED, fetch->page, NULL,
                                          _ ("%s says that nothing is new, but nothing was fetched "
                                             "yet. Try again later, or tell who publishes it."),
                                          g_uri_get_host (soup_message_get_uri (message)));
      return FALSE;
    }
  else if (status != SOUP_STATUS_OK)
    return set_status_fault (fetch, message);
  else
    answer->body = read_body (fetch, url, stream);

  answer->bytes +=
      soup_message_metrics_get_response_body_bytes_received (soup_message_get_metrics (message));
  keep_validators (answer, message);
  answer->url = g_strdup (url);
  return answer->not_modified || answer->body != NULL;
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
 * Waits for the network: for workers and the command line.
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
  Fetch fetch = { .page = page,
                  .deadline = g_get_monotonic_time () + GEM_FEED_PAGE_SECONDS * G_USEC_PER_SEC,
                  .progress = progress,
                  .user_data = user_data,
                  .cancellable = cancellable,
                  .fault = fault };
  g_autoptr (GemFeedAnswer) answer = NULL;
  g_autoptr (GUri) uri = NULL;
  g_autofree char *current = NULL;

  g_return_val_if_fail (SOUP_IS_SESSION (session) && url != NULL && fault != NULL, NULL);

  uri = gem_feed_address_parse (url, fault);
  if (uri == NULL)
    return NULL;
  answer = g_new0 (GemFeedAnswer, 1);
  current = g_strdup (url);
  while (answer->url == NULL)
    {
      g_autofree char *next = NULL;

      if (!request (&fetch, session, current, etag, last_modified, answer, &next))
        return NULL;
      if (next != NULL)
        {
          g_free (current);
          current = g_steal_pointer (&next);
        }
    }
  return g_steal_pointer (&answer);
}
