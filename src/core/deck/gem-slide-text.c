/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "deck/gem-slide-text.h"

#include <string.h>

/**
 * gem_slide_line_free:
 * @line: (transfer full): a line
 */
void
gem_slide_line_free (GemSlideLine *line)
{
  g_return_if_fail (line != NULL);

  g_free (line->text);
  g_free (line->markup);
  g_free (line);
}

static void
append (GString *text, GString *markup, const char *part, gsize length, gboolean bold)
{
  g_autofree char *escaped = g_markup_escape_text (part, (gssize) length);

  g_string_append_len (text, part, (gssize) length);
  g_string_append_printf (markup, bold ? "<b>%s</b>" : "%s", escaped);
}

/* Two stars where there is a second pair in the same paragraph; others are stars. */
static void
set_text (GemSlideLine *line, const char *source)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) markup = g_string_new (NULL);
  const char *at = source, *open, *close;

  while ((open = strstr (at, "**")) != NULL && (close = strstr (open + 2, "**")) != NULL &&
         close > open + 2)
    {
      append (text, markup, at, (gsize) (open - at), FALSE);
      append (text, markup, open + 2, (gsize) (close - open - 2), TRUE);
      at = close + 2;
    }
  append (text, markup, at, strlen (at), FALSE);
  line->text = g_string_free (g_steal_pointer (&text), FALSE);
  line->markup = g_string_free (g_steal_pointer (&markup), FALSE);
}

/**
 * gem_slide_line_new:
 * @text: plain text, with nothing to be read as markup
 * @is_point: whether it is a point of a list
 *
 * Returns: (transfer full): a line
 */
GemSlideLine *
gem_slide_line_new (const char *text, gboolean is_point)
{
  GemSlideLine *line = g_new0 (GemSlideLine, 1);

  line->text = g_strdup (text);
  line->markup = g_markup_escape_text (text, -1);
  line->is_point = is_point;
  return line;
}

static void
add_line (GPtrArray *lines, GString *source, gboolean is_point)
{
  GemSlideLine *line;

  g_strstrip (source->str);
  if (*source->str != '\0')
    {
      line = g_new0 (GemSlideLine, 1);
      set_text (line, source->str);
      line->is_point = is_point;
      g_ptr_array_add (lines, line);
    }
  g_string_truncate (source, 0);
}

/* Signs that control something would tear a line, or turn it around, on the screen. */
static char *
clean_row (const char *row)
{
  g_autofree char *valid = g_utf8_make_valid (row, -1);
  g_autoptr (GString) clean = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      g_string_append_unichar (
          clean, g_unichar_iscntrl (letter) || letter == 0x2028 || letter == 0x2029 ? ' ' : letter);
    }
  return g_string_free (g_steal_pointer (&clean), FALSE);
}

static gboolean
is_point_row (const char *row)
{
  return (row[0] == '-' || row[0] == '*') && g_ascii_isspace (row[1]);
}

/**
 * gem_slide_text_parse:
 * @text: (nullable): what somebody wrote
 *
 * Returns: (transfer full) (element-type GemSlideLine): its paragraphs and points
 */
GPtrArray *
gem_slide_text_parse (const char *text)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) gem_slide_line_free);
  g_auto (GStrv) rows = g_strsplit (text != NULL ? text : "", "\n", -1);
  g_autoptr (GString) open = g_string_new (NULL);
  gboolean is_point = FALSE;

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *row = g_strstrip (clean_row (rows[i]));

      if (*row == '\0' || is_point_row (row))
        add_line (lines, open, is_point);
      if (is_point_row (row) || open->len == 0)
        is_point = is_point_row (row);
      g_string_append_printf (open, "%s%s", open->len > 0 ? " " : "",
                              is_point_row (row) ? row + 2 : row);
    }
  add_line (lines, open, is_point);
  return lines;
}
