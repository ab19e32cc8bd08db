/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The file: never more of it in memory than is allowed, and only text. */

#include "import/gem-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (gem - import - error - quark, gem_import_error)

static const char bom[] = "\xef\xbb\xbf";

static gboolean
read_limited (GInputStream *stream, GString *into, const char *name, GError **error)
{
  char buffer[64 * 1024];
  gssize n;

  while ((n = g_input_stream_read (stream, buffer, sizeof buffer, NULL, error)) > 0)
    {
      g_string_append_len (into, buffer, n);
      if (into->len > GEM_IMPORT_MAX_BYTES)
        {
          g_set_error (error, GEM_IMPORT_ERROR, GEM_IMPORT_ERROR_TOO_LARGE,
                       _ ("“%s” is larger than %d MB, far more than a publication. Choose the text "
                          "alone, without pictures."),
                       name, GEM_IMPORT_MAX_BYTES / 1024 / 1024);
          return FALSE;
        }
    }
  return n == 0;
}

/* Control characters and those that turn the direction of text become spaces. A few slip into any file; a
 * file that is full of them is something else. Also what the import uses as a mark of its own. */
static gboolean
clean (GString *text)
{
  g_autoptr (GString) out = g_string_sized_new (text->len);
  gsize bad = 0;

  for (const char *p = text->str; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean control =
          (c < 0x20 && c != '\n' && c != '\t' && c != '\r') || (c >= 0x7f && c < 0xa0);
      gboolean turns = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);

      bad += control;
      if (control || turns || c == '\f' || (c >= 0xe000 && c <= 0xf8ff))
        g_string_append_c (out, ' ');
      else
        g_string_append_unichar (out, c);
    }
  if (bad > 8 && bad * 100 > text->len)
    return FALSE;
  g_string_assign (text, out->str);
  return TRUE;
}

static gboolean
fail_not_text (const char *name, GError **error)
{
  g_set_error (
      error, GEM_IMPORT_ERROR, GEM_IMPORT_ERROR_NOT_TEXT,
      _ ("“%s” is not a text file. Save the publication as Markdown or plain text first, and "
         "choose that file."),
      name);
  return FALSE;
}

static gboolean
check_text (const GString *text, const char *name, GError **error)
{
  guint line = 1;
  const char *bad;

  if (memchr (text->str, '\0', text->len) != NULL || g_str_has_prefix (text->str, "%PDF-"))
    return fail_not_text (name, error);
  if (g_utf8_validate (text->str, (gssize) text->len, &bad))
    return TRUE;
  for (const char *p = text->str; p < bad; p++)
    line += *p == '\n';
  g_set_error (error, GEM_IMPORT_ERROR, GEM_IMPORT_ERROR_NOT_UTF8,
               _ ("Line %u of “%s” has letters that can't be read. Save the file with the encoding "
                  "UTF-8, and choose it again."),
               line, name);
  return FALSE;
}

/**
 * gem_import_load:
 * @path: a file
 * @text: (out): its text, with plain line ends and without a byte order mark
 * @length: (out): its bytes
 * @error: return location for a #GemImportError or an error of the file system
 *
 * Returns: whether it can be read
 */
gboolean
gem_import_load (const char *path, char **text, gsize *length, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr (GString) read = g_string_new (NULL);

  if (stream == NULL || !read_limited (G_INPUT_STREAM (stream), read, name, error) ||
      !check_text (read, name, error))
    return FALSE;
  if (!clean (read))
    return fail_not_text (name, error);
  if (g_str_has_prefix (read->str, bom))
    g_string_erase (read, 0, (gssize) strlen (bom));
  g_string_replace (read, "\r\n", "\n", 0);
  g_string_replace (read, "\r", "\n", 0);
  /* Soft hyphens and spaces of no width are for printing. */
  g_string_replace (read, "\u00ad", "", 0);
  g_string_replace (read, "\u200b", "", 0);

  for (const char *p = read->str; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      {
        *length = read->len;
        *text = g_string_free (g_steal_pointer (&read), FALSE);
        return TRUE;
      }
  g_set_error (error, GEM_IMPORT_ERROR, GEM_IMPORT_ERROR_EMPTY,
               _ ("“%s” has no text in it. Choose another file."), name);
  return FALSE;
}
