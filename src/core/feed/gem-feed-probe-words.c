/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "feed/gem-feed-probe-private.h"

#include <glib/gi18n-lib.h>

static const struct
{
  GTlsCertificateFlags flag;
  const char *text;
} tls_words[] = {
  { G_TLS_CERTIFICATE_UNKNOWN_CA,
    N_ ("This computer does not know who signed it. If your organisation signs certificates "
        "itself, the help desk has to install its authority.") },
  { G_TLS_CERTIFICATE_BAD_IDENTITY,
    N_ ("It was made for another server. Check the address for typing errors.") },
  { G_TLS_CERTIFICATE_NOT_ACTIVATED,
    N_ ("It is not valid yet. Check the date and time of this computer.") },
  { G_TLS_CERTIFICATE_EXPIRED,
    N_ ("It is no longer valid. Check the date of this computer; if that is right, tell who "
        "publishes the agenda.") },
  { G_TLS_CERTIFICATE_REVOKED, N_ ("It was withdrawn. Tell who publishes the agenda.") },
  { G_TLS_CERTIFICATE_INSECURE, N_ ("It is made in a way that is no longer safe. Tell who "
                                    "publishes the agenda.") },
};

/**
 * gem_probe_words_tls_errors:
 * @errors: what is wrong with a certificate
 *
 * Returns: (transfer full): what that means, and what to do
 */
char *
gem_probe_words_tls_errors (GTlsCertificateFlags errors)
{
  g_autoptr (GString) text = g_string_new (_ ("The certificate of the server is not trusted."));

  for (guint i = 0; i < G_N_ELEMENTS (tls_words); i++)
    if (errors & tls_words[i].flag)
      g_string_append_printf (text, " %s", _ (tls_words[i].text));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const char *
tls_version_name (GTlsProtocolVersion version)
{
  switch (version)
    {
    case G_TLS_PROTOCOL_VERSION_TLS_1_0:
      return "TLS 1.0";
    case G_TLS_PROTOCOL_VERSION_TLS_1_1:
      return "TLS 1.1";
    case G_TLS_PROTOCOL_VERSION_TLS_1_2:
      return "TLS 1.2";
    case G_TLS_PROTOCOL_VERSION_TLS_1_3:
      return "TLS 1.3";
    case G_TLS_PROTOCOL_VERSION_UNKNOWN:
    case G_TLS_PROTOCOL_VERSION_SSL_3_0:
    case G_TLS_PROTOCOL_VERSION_DTLS_1_0:
    case G_TLS_PROTOCOL_VERSION_DTLS_1_2:
    default:
      return NULL;
    }
}

/**
 * gem_probe_words_certificate:
 * @certificate: the certificate of a server
 * @version: what is spoken with it
 *
 * Returns: (transfer full): a line a fact
 */
char *
gem_probe_words_certificate (GTlsCertificate *certificate, GTlsProtocolVersion version)
{
  g_autofree char *subject = g_tls_certificate_get_subject_name (certificate);
  g_autofree char *issuer = g_tls_certificate_get_issuer_name (certificate);
  g_autoptr (GDateTime) from = g_tls_certificate_get_not_valid_before (certificate);
  g_autoptr (GDateTime) until = g_tls_certificate_get_not_valid_after (certificate);
  g_autofree char *first = from != NULL ? g_date_time_format (from, "%Y-%m-%d") : NULL;
  g_autofree char *last = until != NULL ? g_date_time_format (until, "%Y-%m-%d") : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, _ ("Made for: %s"), subject != NULL ? subject : "?");
  g_string_append_c (text, '\n');
  g_string_append_printf (text, _ ("Signed by: %s"), issuer != NULL ? issuer : "?");
  if (first != NULL && last != NULL)
    {
      g_string_append_c (text, '\n');
      /* Translators: two dates, such as 2026-01-31 */
      g_string_append_printf (text, _ ("Valid from %s until %s"), first, last);
    }
  if (tls_version_name (version) != NULL)
    g_string_append_printf (text, "\n%s", tls_version_name (version));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * gem_probe_words_answer:
 * @message: a message that was answered
 *
 * Returns: (transfer full): a line a fact
 */
char *
gem_probe_words_answer (SoupMessage *message)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  const char *type = soup_message_headers_get_content_type (headers, NULL);
  goffset length = soup_message_headers_get_content_length (headers);
  gboolean validators = soup_message_headers_get_one (headers, "ETag") != NULL ||
                        soup_message_headers_get_one (headers, "Last-Modified") != NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "HTTP %u %s", soup_message_get_status (message),
                          soup_status_get_phrase (soup_message_get_status (message)));
  if (type != NULL)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("Type: %s"), type);
    }
  if (length > 0)
    {
      g_autofree char *size = g_format_size ((guint64) length);

      g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("Size: %s"), size);
    }
  g_string_append_c (text, '\n');
  g_string_append (text, validators ? _ ("It says how to ask only for what is new.")
                                    : _ ("It does not say how to ask only for what is new: each "
                                         "time, everything is fetched."));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * gem_probe_words_refusal:
 * @status: a status that is no success
 *
 * Returns: (transfer full): what it means, and what to do
 */
char *
gem_probe_words_refusal (guint status)
{
  switch (status)
    {
    case SOUP_STATUS_UNAUTHORIZED:
    case SOUP_STATUS_FORBIDDEN:
      return g_strdup (_ ("The server does not let this program in. An agenda has to be readable "
                          "without a password; ask who publishes it."));
    case SOUP_STATUS_PROXY_UNAUTHORIZED:
      return g_strdup (_ ("The proxy wants a name and password first. Ask your help desk."));
    case SOUP_STATUS_NOT_FOUND:
      return g_strdup (_ ("The server is there, but there is nothing at this address. Check it for "
                          "typing errors, or ask who publishes the agenda."));
    case SOUP_STATUS_GONE:
      return g_strdup (_ ("The server says that this agenda was ended and won’t come back."));
    case 429: /* RFC 6585; libsoup has no name for it */
    case SOUP_STATUS_SERVICE_UNAVAILABLE:
      return g_strdup (_ ("The server is too busy and asks to come back later."));
    default:
      return g_strdup_printf (_ ("The server answers with status %u. Try again later, or tell who "
                                 "publishes the agenda."),
                              status);
    }
}

/**
 * gem_probe_words_proxy:
 * @proxy: its address
 *
 * A proxy's address may hold a name and password, which are nobody's business.
 *
 * Returns: (transfer full): the address without those
 */
char *
gem_probe_words_proxy (const char *proxy)
{
  g_autoptr (GUri) uri = g_uri_parse (proxy, G_URI_FLAGS_HAS_PASSWORD, NULL);

  return uri != NULL ? g_uri_to_string_partial (uri, G_URI_HIDE_USERINFO) : g_strdup (proxy);
}

/**
 * gem_probe_words_addresses:
 * @addresses: (element-type GInetAddress): addresses
 *
 * Returns: (transfer full): all of them, in one line
 */
char *
gem_probe_words_addresses (GList *addresses)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (GList *l = addresses; l != NULL; l = l->next)
    {
      g_autofree char *address = g_inet_address_to_string (l->data);

      if (text->len > 0)
        g_string_append (text, ", ");
      g_string_append (text, address);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * gem_probe_step_kind_label:
 * @kind: a step
 *
 * Returns: (transfer none): what it is called, translated
 */
const char *
gem_probe_step_kind_label (GemProbeStepKind kind)
{
  switch (kind)
    {
    case GEM_PROBE_ADDRESS:
      return _ ("Address");
    case GEM_PROBE_PROXY:
      return _ ("Proxy");
    case GEM_PROBE_NAME:
      return _ ("Name of the server");
    case GEM_PROBE_CERTIFICATE:
      return _ ("Certificate");
    case GEM_PROBE_ANSWER:
    default:
      return _ ("Answer");
    }
}

/**
 * gem_feed_probe_to_text:
 * @self: a probe
 *
 * Returns: (transfer full): all of it, to send to a help desk
 */
char *
gem_feed_probe_to_text (const GemFeedProbe *self)
{
  static const char *const verdicts[] = { N_ ("good"), N_ ("wrong"), N_ ("not tried") };
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  g_string_append_printf (text, "%s\n", self->url);
  for (guint i = 0; i < self->steps->len; i++)
    {
      const GemProbeStep *step = g_ptr_array_index (self->steps, i);

      g_string_append_printf (text, "\n%s: %s", gem_probe_step_kind_label (step->kind),
                              _ (verdicts[step->verdict]));
      if (step->microseconds >= 0)
        g_string_append_printf (text, " (%" G_GINT64_FORMAT " ms)", step->microseconds / 1000);
      g_string_append_printf (text, "\n%s\n", step->text);
      if (step->details != NULL)
        g_string_append_printf (text, "%s\n", step->details);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
