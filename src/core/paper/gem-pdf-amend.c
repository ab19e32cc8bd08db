/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* An object goes into the file once more, with its new entries, behind a table that says where it is now
 * (ISO 32000, 7.5.6). */

#include "paper/gem-pdf-amend.h"

#include <string.h>

#define TAIL 512         /* bytes at the end in which the trailer is */
#define MAX_CATALOG 1024 /* bytes before the table in which the catalog is */
#define MAX_OBJECT 65536 /* bytes of an element of the structure */
#define ENTRY 20         /* bytes of an entry of the table */

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

/* --- figures --- */

/* An object of the file. */
typedef struct
{
  guint number;
  gsize at;
} Place;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *x = a, *y = b;

  return x->at < y->at ? -1 : x->at > y->at;
}

static gboolean
starts_with (const GByteArray *bytes, gsize at, const char *text)
{
  gsize length = strlen (text);

  return at < bytes->len && length <= bytes->len - at &&
         memcmp (bytes->data + at, text, length) == 0;
}

static char *
dup_figure_head (guint number)
{
  return g_strdup_printf ("%u 0 obj\n<< /Type /StructElem\n   /S /Figure\n", number);
}

/* The figures of the structure, in the order in which they were drawn. They are looked for where the table
 * says that objects are: what stands in a text can't be taken for one. */
static GArray *
find_figures (const GByteArray *bytes, const Trailer *trailer)
{
  GArray *figures = g_array_new (FALSE, FALSE, sizeof (Place));
  g_autofree char *head = g_strdup_printf ("xref\n0 %u\n", trailer->size);
  gsize entries = trailer->table + strlen (head);

  if (!starts_with (bytes, trailer->table, head) || (bytes->len - entries) / ENTRY < trailer->size)
    return figures;
  for (guint i = 1; i < trailer->size; i++)
    {
      g_autofree char *wanted = dup_figure_head (i);
      const char *entry = (const char *) bytes->data + entries + (gsize) i * ENTRY;
      Place place = { i, (gsize) g_ascii_strtoull (entry, NULL, 10) };

      if (starts_with (bytes, place.at, wanted))
        g_array_append_val (figures, place);
    }
  g_array_sort (figures, compare_places);
  return figures;
}

/* A text of a PDF: UTF-16 with a mark before it, in hexadecimal digits, which mean nothing else. */
static void
append_text (GString *more, const char *text)
{
  gsize length;
  g_autofree char *wide = g_convert (text, -1, "UTF-16BE", "UTF-8", NULL, &length, NULL);

  g_string_append (more, "<FEFF");
  for (gsize i = 0; wide != NULL && i < length; i++)
    g_string_append_printf (more, "%02X", (guint8) wide[i]);
  g_string_append (more, ">");
}

static gboolean
append_figure (GString *more, const GByteArray *bytes, const Place *figure, const char *words)
{
  g_autofree char *head = dup_figure_head (figure->number);
  gsize from = figure->at + strlen (head);
  const char *start = (const char *) bytes->data + from;
  const char *end = g_strstr_len (start, (gssize) MIN (bytes->len - from, MAX_OBJECT), "endobj");

  if (end == NULL)
    return FALSE;
  g_string_append_printf (more, "%s   /Alt ", head);
  append_text (more, words);
  g_string_append_printf (more, "\n%.*sendobj\n", (int) (end - start), start);
  return TRUE;
}

static void
append_figures (GString *more,
                GString *entries,
                const GByteArray *bytes,
                const Trailer *trailer,
                GPtrArray *words)
{
  g_autoptr (GArray) figures = find_figures (bytes, trailer);

  /* Words at the wrong figure would be worse than none. */
  if (figures->len != words->len)
    return;
  for (guint i = 0; i < figures->len; i++)
    {
      const Place *figure = &g_array_index (figures, Place, i);
      gsize at = bytes->len + more->len;

      if (append_figure (more, bytes, figure, words->pdata[i]))
        g_string_append_printf (entries, "%u 1\n%010" G_GSIZE_FORMAT " 00000 n \n", figure->number,
                                at);
    }
}

/**
 * gem_pdf_amend:
 * @bytes: a PDF as cairo writes it
 * @language: (nullable): its language, as BCP 47 has it
 * @words: (nullable) (element-type utf8): what each of its figures shows, in the order in which they were
 *   drawn; as many as there are elements `Figure`
 *
 * A file of another form than that of cairo 1.16 stays as it is.
 */
void
gem_pdf_amend (GByteArray *bytes, const char *language, GPtrArray *words)
{
  g_autoptr (GString) more = g_string_new (NULL), entries = g_string_new (NULL);
  g_autofree char *catalog = NULL;
  Trailer trailer;
  gsize object, table;

  g_return_if_fail (bytes != NULL);

  if (!read_trailer (bytes, &trailer))
    return;
  catalog = dup_catalog (bytes, &trailer);
  if (catalog == NULL)
    return;
  if (words != NULL)
    append_figures (more, entries, bytes, &trailer, words);
  object = bytes->len + more->len;
  g_string_append_printf (more, "%u 0 obj\n<<%s", trailer.root, catalog);
  if (language != NULL && is_language (language))
    g_string_append_printf (more, "   /Lang (%s)\n", language);
  g_string_append (more, "   /ViewerPreferences << /DisplayDocTitle true >>\n>>\nendobj\n");
  table = bytes->len + more->len;
  g_string_append_printf (
      more,
      "xref\n%s%u 1\n%010" G_GSIZE_FORMAT " 00000 n \n"
      "trailer\n<< /Size %u\n   /Root %u 0 R\n   /Info %u 0 R\n   /Prev %u\n>>\n"
      "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
      entries->str, trailer.root, object, trailer.size, trailer.root, trailer.info, trailer.table,
      table);
  g_byte_array_append (bytes, (const guint8 *) more->str, (guint) more->len);
}
