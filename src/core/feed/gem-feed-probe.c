/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "feed/gem-feed-probe.h"

#include "feed/gem-feed-fetch.h"
#include "feed/gem-feed-probe-private.h"

#include <glib/gi18n-lib.h>

#define N_KINDS (GEM_PROBE_ANSWER + 1)

typedef struct
{
  GemFeedProbe *out;
  SoupSession *session;
  GCancellable *cancellable;
  char *url; /* where the redirects led so far */
  guint redirects;
  gboolean proxied;
  GTlsCertificateFlags tls_errors;
} Probe;

static void
step_free (gpointer data)
{
  GemProbeStep *step = data;

  g_free (step->text);
  g_free (step->details);
  g_free (step);
}

/**
 * gem_feed_probe_free:
 * @self: (transfer full): a probe
 */
void
gem_feed_probe_free (GemFeedProbe *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->url);
  g_ptr_array_unref (self->steps);
  g_free (self);
}

/**
 * gem_feed_probe_get_step:
 * @self: a probe
 * @kind: which step
 *
 * Returns: (transfer none): how it went
 */
const GemProbeStep *
gem_feed_probe_get_step (const GemFeedProbe *self, GemProbeStepKind kind)
{
  g_return_val_if_fail (self != NULL && (guint) kind < N_KINDS, NULL);

  return g_ptr_array_index (self->steps, kind);
}

/* Takes @text. */
static void
set_step (Probe *self,
          GemProbeStepKind kind,
          GemProbeVerdict verdict,
          gint64 microseconds,
          char *text,
          char *details)
{
  GemProbeStep *step = g_ptr_array_index (self->out->steps, kind);

  g_free (step->text);
  g_free (step->details);
  step->verdict = verdict;
  step->microseconds = microseconds;
  step->text = text;
  step->details = details;
}

static const char *
host_of (GUri *uri)
{
  return g_uri_get_host (uri) != NULL ? g_uri_get_host (uri) : "";
}

/* ---- Proxy and name ---------------------------------------------------------------------------- */

static gboolean
look_for_proxy (Probe *self)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_auto (GStrv) proxies = g_proxy_resolver_lookup (g_proxy_resolver_get_default (), self->url,
                                                    self->cancellable, &error);
  gint64 taken = g_get_monotonic_time () - start;
  g_autofree char *first = NULL;

  if (proxies == NULL)
    {
      set_step (self, GEM_PROBE_PROXY, GEM_PROBE_BAD, taken,
                g_strdup_printf (_ ("The proxy settings of this computer can't be used (%s). Ask "
                                    "your help desk."),
                                 error != NULL ? error->message : ""),
                NULL);
      return FALSE;
    }
  self->proxied = proxies[0] != NULL && !g_str_has_prefix (proxies[0], "direct://");
  if (!self->proxied)
    {
      set_step (self, GEM_PROBE_PROXY, GEM_PROBE_GOOD, taken,
                g_strdup (_ ("No proxy: the program asks the server itself.")), NULL);
      return TRUE;
    }
  first = gem_probe_words_proxy (proxies[0]);
  set_step (self, GEM_PROBE_PROXY, GEM_PROBE_GOOD, taken,
            g_strdup_printf (_ ("By way of the proxy %s, as this computer is set up."), first),
            NULL);
  return TRUE;
}

static gboolean
look_up_name (Probe *self, GUri *uri)
{
  g_autoptr (GResolver) resolver = g_resolver_get_default ();
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  GList *addresses;

  if (self->proxied)
    {
      set_step (self, GEM_PROBE_NAME, GEM_PROBE_SKIPPED, -1,
                g_strdup (_ ("The proxy looks up the name of the server.")), NULL);
      return TRUE;
    }
  addresses = g_resolver_lookup_by_name (resolver, host_of (uri), self->cancellable, &error);
  if (addresses == NULL)
    {
      set_step (self, GEM_PROBE_NAME, GEM_PROBE_BAD, g_get_monotonic_time () - start,
                g_strdup_printf (_ ("The name %s is not found. Check the address for typing errors "
                                    "and whether this computer has a network."),
                                 host_of (uri)),
                error != NULL ? g_strdup (error->message) : NULL);
      return FALSE;
    }
  set_step (self, GEM_PROBE_NAME, GEM_PROBE_GOOD, g_get_monotonic_time () - start,
            g_strdup_printf (_ ("%s is found."), host_of (uri)),
            gem_probe_words_addresses (addresses));
  g_resolver_free_addresses (addresses);
  return TRUE;
}

/* ---- Certificate ------------------------------------------------------------------------------- */

static gboolean
accept_certificate_cb (SoupMessage *message,
                       GTlsCertificate *certificate,
                       GTlsCertificateFlags errors,
                       gpointer data)
{
  Probe *self = data;

  self->tls_errors = errors;
  set_step (self, GEM_PROBE_CERTIFICATE, GEM_PROBE_BAD, -1, gem_probe_words_tls_errors (errors),
            gem_probe_words_certificate (certificate, G_TLS_PROTOCOL_VERSION_UNKNOWN));
  return FALSE;
}

static void
judge_certificate (Probe *self, SoupMessage *message, GUri *uri)
{
  GTlsCertificate *certificate = soup_message_get_tls_peer_certificate (message);
  SoupMessageMetrics *metrics = soup_message_get_metrics (message);
  guint64 start = soup_message_metrics_get_tls_start (metrics);
  guint64 end = soup_message_metrics_get_connect_end (metrics);

  if (certificate == NULL)
    {
      set_step (self, GEM_PROBE_CERTIFICATE, GEM_PROBE_SKIPPED, -1,
                g_strdup (g_str_equal (g_uri_get_scheme (uri), "http")
                              ? _ ("None is needed: the server is this computer itself.")
                              : _ ("There was no connection to check.")),
                NULL);
      return;
    }
  if (self->tls_errors != 0)
    return;
  set_step (self, GEM_PROBE_CERTIFICATE, GEM_PROBE_GOOD,
            start > 0 && end >= start ? (gint64) (end - start) : -1,
            g_strdup (_ ("The certificate of the server is trusted.")),
            gem_probe_words_certificate (certificate,
                                         soup_message_get_tls_protocol_version (message)));
}

/* ---- Answer ------------------------------------------------------------------------------------ */

static void
judge_answer (Probe *self, SoupMessage *message)
{
  SoupMessageMetrics *metrics = soup_message_get_metrics (message);
  guint64 start = soup_message_metrics_get_request_start (metrics);
  guint64 end = soup_message_metrics_get_response_start (metrics);
  gint64 taken = start > 0 && end >= start ? (gint64) (end - start) : -1;
  guint status = soup_message_get_status (message);
  const char *type =
      soup_message_headers_get_content_type (soup_message_get_response_headers (message), NULL);

  if (status != SOUP_STATUS_OK)
    set_step (self, GEM_PROBE_ANSWER, GEM_PROBE_BAD, taken, gem_probe_words_refusal (status),
              gem_probe_words_answer (message));
  else if (type != NULL && g_str_has_prefix (type, "text/html"))
    set_step (self, GEM_PROBE_ANSWER, GEM_PROBE_BAD, taken,
              g_strdup (_ ("The answer is a web page, not an agenda. Check the address; on a "
                           "network of a hotel or train, log in there first.")),
              gem_probe_words_answer (message));
  else
    {
      set_step (self, GEM_PROBE_ANSWER, GEM_PROBE_GOOD, taken,
                g_strdup (_ ("The server answers, and has something at this address.")),
                gem_probe_words_answer (message));
      self->out->good = TRUE;
    }
}

static void
judge_failure (Probe *self, GUri *uri, const GError *error)
{
  if (self->tls_errors != 0 || error->domain == G_TLS_ERROR)
    {
      const GemProbeStep *step = gem_feed_probe_get_step (self->out, GEM_PROBE_CERTIFICATE);

      if (step->verdict != GEM_PROBE_BAD)
        set_step (self, GEM_PROBE_CERTIFICATE, GEM_PROBE_BAD, -1,
                  g_strdup_printf (_ ("No safe connection can be made (%s). Ask your help desk."),
                                   error->message),
                  NULL);
      set_step (self, GEM_PROBE_ANSWER, GEM_PROBE_SKIPPED, -1,
                g_strdup (_ ("Nothing was asked, because the connection is not safe.")), NULL);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    set_step (self, GEM_PROBE_ANSWER, GEM_PROBE_BAD, -1,
              g_strdup_printf (_ ("%s does not answer within %d seconds. A firewall may stop it; "
                                  "ask your help desk."),
                               host_of (uri), GEM_FEED_STALL_SECONDS),
              NULL);
  else
    set_step (self, GEM_PROBE_ANSWER, GEM_PROBE_BAD, -1,
              g_strdup_printf (_ ("%s can't be reached. Check whether this computer has a network; "
                                  "otherwise the server may be down. Try again later."),
                               host_of (uri)),
              g_strdup (error->message));
}

/* ---- The whole --------------------------------------------------------------------------------- */

static SoupMessage *
send_once (Probe *self, const char *method, GError **error)
{
  g_autoptr (SoupMessage) message = soup_message_new (method, self->url);
  g_autoptr (GInputStream) stream = NULL;

  if (message == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, self->url);
      return NULL;
    }
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_COLLECT_METRICS);
  soup_message_headers_append (soup_message_get_request_headers (message), "Accept",
                               "application/feed+json, application/json;q=0.9");
  g_signal_connect (message, "accept-certificate", G_CALLBACK (accept_certificate_cb), self);
  stream = soup_session_send (self->session, message, self->cancellable, error);
  g_signal_handlers_disconnect_by_data (message, self);
  /* What it holds is not read: closing the stream ends it. */
  return stream != NULL ? g_steal_pointer (&message) : NULL;
}

/* HEAD, which some servers do not know. */
static SoupMessage *
ask (Probe *self, GError **error)
{
  SoupMessage *message = send_once (self, SOUP_METHOD_HEAD, error);
  guint status = message != NULL ? soup_message_get_status (message) : SOUP_STATUS_NONE;

  if (status != SOUP_STATUS_METHOD_NOT_ALLOWED && status != SOUP_STATUS_NOT_IMPLEMENTED)
    return message;
  g_object_unref (message);
  return send_once (self, SOUP_METHOD_GET, error);
}

/* Where the answer sends on to. Returns: whether to go there. */
static gboolean
follow (Probe *self, SoupMessage *message, GUri *from)
{
  const char *location =
      soup_message_headers_get_one (soup_message_get_response_headers (message), "Location");
  g_autoptr (GUri) to =
      location != NULL ? g_uri_parse_relative (from, location, SOUP_HTTP_URI_FLAGS, NULL) : NULL;

  if (to == NULL || !gem_feed_address_is_allowed (to) ||
      (g_str_equal (g_uri_get_scheme (from), "https") &&
       !g_str_equal (g_uri_get_scheme (to), "https")))
    {
      set_step (self, GEM_PROBE_ADDRESS, GEM_PROBE_BAD, -1,
                g_strdup_printf (_ ("%s sends the program on to a place that is not safe. Tell who "
                                    "publishes the agenda."),
                                 host_of (from)),
                g_strdup (location));
      return FALSE;
    }
  if (++self->redirects > GEM_FEED_MAX_REDIRECTS)
    {
      set_step (self, GEM_PROBE_ADDRESS, GEM_PROBE_BAD, -1,
                g_strdup_printf (_ ("%s keeps sending the program on. Tell who publishes the "
                                    "agenda."),
                                 host_of (from)),
                NULL);
      return FALSE;
    }
  g_free (self->url);
  self->url = g_uri_to_string (to);
  set_step (self, GEM_PROBE_ADDRESS, GEM_PROBE_GOOD, -1,
            g_strdup (_ ("The server sends the program on to another address.")),
            g_strdup (self->url));
  return TRUE;
}

/* One address. Returns: whether it leads to another. */
static gboolean
probe_once (Probe *self)
{
  g_autoptr (GUri) uri = g_uri_parse (self->url, SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr (SoupMessage) message = NULL;
  g_autoptr (GError) error = NULL;
  guint status;

  if (!look_for_proxy (self) || !look_up_name (self, uri))
    return FALSE;
  message = ask (self, &error);
  if (message == NULL)
    {
      judge_failure (self, uri, error);
      return FALSE;
    }
  judge_certificate (self, message, uri);
  status = soup_message_get_status (message);
  if (SOUP_STATUS_IS_REDIRECTION (status) && status != SOUP_STATUS_NOT_MODIFIED)
    return follow (self, message, uri);
  judge_answer (self, message);
  return FALSE;
}

static GemFeedProbe *
probe_new (const char *url)
{
  GemFeedProbe *self = g_new0 (GemFeedProbe, 1);

  self->url = g_strdup (url);
  self->steps = g_ptr_array_new_with_free_func (step_free);
  for (guint kind = 0; kind < N_KINDS; kind++)
    {
      GemProbeStep *step = g_new0 (GemProbeStep, 1);

      step->kind = kind;
      step->verdict = GEM_PROBE_SKIPPED;
      step->microseconds = -1;
      step->text = g_strdup (_ ("It did not come to this."));
      g_ptr_array_add (self->steps, step);
    }
  return self;
}

/**
 * gem_feed_probe:
 * @url: the address of a feed
 * @cancellable: (nullable): stops it at any moment
 *
 * Asks @url once, and tells how each step went. Waits for the network: for workers and the command line.
 *
 * Returns: (transfer full): what was found
 */
GemFeedProbe *
gem_feed_probe (const char *url, GCancellable *cancellable)
{
  Probe self = { .cancellable = cancellable };
  g_autoptr (GemFeedFault) fault = NULL;
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (url != NULL, NULL);

  self.out = probe_new (url);
  uri = gem_feed_address_parse (url, &fault);
  if (uri == NULL)
    {
      set_step (&self, GEM_PROBE_ADDRESS, GEM_PROBE_BAD, -1, g_strdup (fault->message), NULL);
      return self.out;
    }
  set_step (&self, GEM_PROBE_ADDRESS, GEM_PROBE_GOOD, -1,
            g_strdup (_ ("The address is one that an agenda can come from.")), g_strdup (url));
  self.url = g_strdup (url);
  self.session = gem_feed_session_new ();
  while (probe_once (&self))
    continue;
  g_object_unref (self.session);
  g_free (self.url);
  return self.out;
}

static void
probe_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_task_return_pointer (task, gem_feed_probe (task_data, cancellable),
                         (GDestroyNotify) gem_feed_probe_free);
}

/**
 * gem_feed_probe_async:
 * @url: the address of a feed
 * @cancellable: (nullable): stops it at any moment
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_feed_probe(), in a worker.
 */
void
gem_feed_probe_async (const char *url,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (url != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, gem_feed_probe_async);
  g_task_set_task_data (task, g_strdup (url), g_free);
  g_task_run_in_thread (task, probe_in_thread);
}

/**
 * gem_feed_probe_finish:
 * @result: what the callback got
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): what was found, or %NULL where it was cancelled
 */
GemFeedProbe *
gem_feed_probe_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
