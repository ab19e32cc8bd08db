/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "paper/gem-markdown.h"

#include <string.h>

/**
 * gem_markdown_append_escaped:
 * @out: where to
 * @text: anything
 *
 * CommonMark takes any punctuation of ASCII behind a backslash at its word. Only what never means anything
 * inside a line stays bare, so that the source can be read, too; a line can start with "1." or "1)", and some
 * programs make links of "https:", "www." and "a@b".
 */
void
gem_markdown_append_escaped (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      gboolean bare = strchr (",;/%?'", *p) != NULL || (*p == '-' && p != text);

      if (g_ascii_ispunct (*p) && !bare)
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
    }
}

/**
 * gem_markdown_append_line:
 * @out: where to
 * @text: anything
 *
 * As gem_markdown_append_escaped(), on one line.
 */
void
gem_markdown_append_line (GString *out, const char *text)
{
  g_autofree char *line = g_strdup (text);

  gem_markdown_append_escaped (out, g_strstrip (g_strdelimit (line, "\r\n\t", ' ')));
}

/**
 * gem_markdown_is_plain_address:
 * @url: an address
 *
 * Returns: whether it is one of the web that can stand between angle brackets
 */
gboolean
gem_markdown_is_plain_address (const char *url)
{
  for (const char *p = url; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p) || strchr (" <>\\`", *p) != NULL)
      return FALSE;
  return g_str_has_prefix (url, "https://") || g_str_has_prefix (url, "http://");
}
