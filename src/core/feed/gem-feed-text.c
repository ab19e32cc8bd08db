/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "feed/gem-feed-text.h"

#include <string.h>

static gboolean
is_harmless (gunichar c)
{
  if (c == '\n' || c == '\t')
    return TRUE;
  if (c < 0x20 || (c >= 0x7f && c < 0xa0))
    return FALSE;
  /* Bidirectional embeddings, overrides and isolates. */
  return !(c >= 0x202a && c <= 0x202e) && !(c >= 0x2066 && c <= 0x2069);
}

/**
 * gem_feed_text_clean:
 * @text: (nullable): UTF-8
 *
 * Control characters and those that turn the direction of text become U+FFFD, which can be seen.
 *
 * Returns: (transfer full) (nullable): @text, harmless
 */
char *
gem_feed_text_clean (const char *text)
{
  GString *out;

  if (text == NULL)
    return NULL;
  out = g_string_sized_new (strlen (text));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r')
        continue;
      g_string_append_unichar (out, is_harmless (c) ? c : 0xfffd);
    }
  return g_string_free (out, FALSE);
}

/**
 * gem_feed_text_is_safe_url:
 * @url: what may be an address
 *
 * Returns: whether a person may be offered to open it: http, https or mailto
 */
gboolean
gem_feed_text_is_safe_url (const char *url)
{
  g_autofree char *scheme = NULL;

  g_return_val_if_fail (url != NULL, FALSE);

  scheme = g_uri_parse_scheme (url);
  return scheme != NULL &&
         (g_ascii_strcasecmp (scheme, "https") == 0 || g_ascii_strcasecmp (scheme, "http") == 0 ||
          g_ascii_strcasecmp (scheme, "mailto") == 0);
}
