/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "feed/gem-feed-links.h"

#include <string.h>

/* What is longer is no address that anybody wrote down to be read, and would make looking slow. */
#define MAX_ADDRESS 2048 /* bytes */

static const char *const schemes[] = { "https://", "http://", "mailto:" };

/* The length of the scheme that @text begins with; 0 for none. */
static gsize
scheme_length (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (text, schemes[i], strlen (schemes[i])) == 0)
      return strlen (schemes[i]);
  return 0;
}

/* Marks that no address has in it, and everything beyond ASCII. */
static gboolean
ends_address (char c)
{
  return !g_ascii_isgraph (c) || strchr ("<>\"`{}|\\^", c) != NULL;
}

static guint
count (const char *text, gsize length, char c)
{
  guint n = 0;

  for (gsize i = 0; i < length; i++)
    n += text[i] == c;
  return n;
}

/* A sentence's own marks behind an address are not of it; a bracket is where it was opened inside. */
static gsize
cut_marks (const char *text, gsize length)
{
  while (length > 0)
    {
      char last = text[length - 1];
      gboolean closes = last == ')' || last == ']';
      char opener = last == ')' ? '(' : '[';

      if (closes && count (text, length, opener) >= count (text, length, last))
        break;
      if (!closes && strchr (".,;:!?'*_", last) == NULL)
        break;
      length--;
    }
  return length;
}

/* How long the address is that @text begins with; 0 for none. One that goes on in letters beyond ASCII
 * is none: they may look like other letters, or turn the rest around. */
static gsize
address_length (const char *text)
{
  gsize scheme = scheme_length (text);
  gsize length = scheme;

  /* A host, or a name before the @, begins with a letter or a digit, or an IPv6 address's bracket. */
  if (scheme == 0 || !(g_ascii_isalnum (text[scheme]) || text[scheme] == '['))
    return 0;
  while (length <= MAX_ADDRESS && !ends_address (text[length]))
    length++;
  if (length > MAX_ADDRESS || g_unichar_isalnum (g_utf8_get_char (text + length)))
    return 0;
  length = cut_marks (text, length);
  if (g_ascii_strncasecmp (text, "mailto:", 7) == 0 && memchr (text, '@', length) == NULL)
    return 0;
  return length > scheme ? length : 0;
}

/**
 * gem_feed_text_to_markup:
 * @text: plain text, one paragraph of a feed
 *
 * Addresses of http, https and mailto become links that show the whole address, up to
 * %GEM_FEED_MAX_LINKS; everything else stays the text that it is.
 *
 * Returns: (transfer full): Pango markup, as #GtkLabel takes it
 */
char *
gem_feed_text_to_markup (const char *text)
{
  g_autoptr (GString) out = NULL;
  const char *rest, *p;
  guint links = 0;

  g_return_val_if_fail (text != NULL, NULL);

  out = g_string_sized_new (strlen (text) + 64);
  rest = p = text;
  while (*p != '\0' && links < GEM_FEED_MAX_LINKS)
    {
      gboolean in_word = p > text && g_ascii_isalnum (p[-1]);
      gsize length = in_word ? 0 : address_length (p);
      g_autofree char *before = NULL;
      g_autofree char *address = NULL;

      if (length == 0)
        {
          p = g_utf8_next_char (p);
          continue;
        }
      before = g_markup_escape_text (rest, p - rest);
      address = g_markup_escape_text (p, (gssize) length);
      g_string_append_printf (out, "%s<a href=\"%s\">%s</a>", before, address, address);
      rest = p = p + length;
      links++;
    }
  if (*rest != '\0')
    {
      g_autofree char *behind = g_markup_escape_text (rest, -1);

      g_string_append (out, behind);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
