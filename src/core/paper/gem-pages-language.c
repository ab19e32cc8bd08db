/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What cairo 1.16 can't say in a PDF: its language, without which it is read aloud in the wrong one, and that
 * a window shows its title and not the name of the file. PDF has a way to add to a file that is finished: the
 * catalog once more, with the new entries, behind a table that says where it is now (ISO 32000, 7.5.6). */

#include "paper/gem-pages-private.h"

#include <string.h>

#define TAIL 512         /* bytes at the end in which the trailer is */
#define MAX_CATALOG 1024 /* bytes before the table in which the catalog is */

typedef struct
{
  guint size; /* of the table of objects */
  guint root; /* the number of the catalog */
  guint info;
  guint table; /* where the table is */
} Trailer;

/* Languages are named with letters, digits and hyphens; anything else would mean something in the file. */
static gboolean
is_language (const char *language)
{
  return *language != '\0' && strlen (language) < 36 &&
         strspn (language, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") ==
             strlen (language);
}

static gboolean
read_number (const char *text, const char *key, guint *number)
{
  const char *found = strstr (text, key);
  guint64 value;

  if (found == NULL)
    return FALSE;
  value = g_ascii_strtoull (found + strlen (key), NULL, 10);
  *number = (guint) value;
  return value > 0 && value < G_MAXINT32;
}

static gboolean
read_trailer (const GByteArray *bytes, Trailer *trailer)
{
  gsize from = bytes->len > TAIL ? bytes->len - TAIL : 0;
  g_autofree char *tail = g_strndup ((const char *) bytes->data + from, bytes->len - from);
  const char *start = strstr (tail, "trailer");

  return start != NULL && read_number (start, "/Size ", &trailer->size) &&
         read_number (start, "/Root ", &trailer->root) &&
         read_number (start, "/Info ", &trailer->info) &&
         read_number (start, "startxref\n", &trailer->table) && trailer->table < bytes->len;
}

/* Between "<<" and ">>" of the catalog: the last object before the table, and all of it text. */
static char *
dup_catalog (const GByteArray *bytes, const Trailer *trailer)
{
  guint from = trailer->table > MAX_CATALOG ? trailer->table - MAX_CATALOG : 0;
  g_autofree char *head = g_strdup_printf ("\n%u 0 obj\n<<", trailer->root);

  for (guint at = trailer->table; at-- > from;)
    if (at + strlen (head) < trailer->table && memcmp (bytes->data + at, head, strlen (head)) == 0)
      {
        const char *start = (const char *) bytes->data + at + strlen (head);
        char *text = g_strndup (start, trailer->table - at - strlen (head));
        char *close = g_strrstr (text, ">>");

        if (close != NULL)
          *close = '\0';
        return text;
      }
  return NULL;
}

/**
 * gem_pages_add_language:
 * @bytes: a PDF as cairo writes it
 * @language: (nullable): its language, as BCP 47 has it
 *
 * Adds the language. A file of another form than that of cairo 1.16 stays as it is.
 */
void
gem_pages_add_language (GByteArray *bytes, const char *language)
{
  g_autoptr (GString) more = g_string_new (NULL);
  g_autofree char *catalog = NULL;
  Trailer trailer;
  gsize object, table;

  if (language == NULL || !is_language (language) || !read_trailer (bytes, &trailer))
    return;
  catalog = dup_catalog (bytes, &trailer);
  if (catalog == NULL)
    return;
  object = bytes->len;
  g_string_append_printf (more,
                          "%u 0 obj\n<<%s   /Lang (%s)\n"
                          "   /ViewerPreferences << /DisplayDocTitle true >>\n>>\nendobj\n",
                          trailer.root, catalog, language);
  table = object + more->len;
  g_string_append_printf (
      more,
      "xref\n%u 1\n%010" G_GSIZE_FORMAT " 00000 n \n"
      "trailer\n<< /Size %u\n   /Root %u 0 R\n   /Info %u 0 R\n   /Prev %u\n>>\n"
      "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
      trailer.root, object, trailer.size, trailer.root, trailer.info, trailer.table, table);
  g_byte_array_append (bytes, (const guint8 *) more->str, (guint) more->len);
}
