/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "notes/gem-note-folded.h"

#include <string.h>

/* What g_unichar_fully_decompose() may need. */
#define MAX_PARTS G_UNICHAR_MAX_DECOMPOSITION_LENGTH

static gunichar
fold_sign (gunichar sign)
{
  switch (sign)
    {
    case 0x201c: /* double quotes */
    case 0x201d:
    case 0x201e:
    case 0x201f:
    case 0x2033:
    case 0x00ab:
    case 0x00bb:
      return '"';
    case 0x2018: /* single quotes, and what is typed for them */
    case 0x2019:
    case 0x201a:
    case 0x201b:
    case 0x2032:
    case 0x00b4:
    case '`':
      return '\'';
    case 0x2010: /* hyphens and dashes */
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
      return '-';
    default:
      return g_unichar_isspace (sign) ? ' ' : sign;
    }
}

/* A soft hyphen, and what has no width: nobody sees them. */
static gboolean
is_invisible (gunichar sign)
{
  return sign == 0x00ad || (sign >= 0x200b && sign <= 0x200d) || sign == 0x2060 || sign == 0xfeff ||
         g_unichar_ismark (sign);
}

static void
append_folded (GString *out, GArray *origins, gunichar sign, guint32 origin)
{
  gunichar folded = is_invisible (sign) ? 0 : fold_sign (sign);

  if (folded == 0 || (folded == ' ' && out->len > 0 && out->str[out->len - 1] == ' '))
    return;
  g_string_append_unichar (out, folded);
  while (origins->len < out->len)
    g_array_append_val (origins, origin);
}

/**
 * gem_folded_new:
 * @text: UTF-8
 *
 * Returns: (transfer full): the text, folded
 */
GemFolded *
gem_folded_new (const char *text)
{
  g_autoptr (GString) out = NULL;
  g_autoptr (GArray) origins = NULL;
  GemFolded *self;
  guint32 end;

  g_return_val_if_fail (text != NULL, NULL);

  out = g_string_new (NULL);
  origins = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar sign = g_utf8_get_char (p), parts[MAX_PARTS];
      guint32 origin = (guint32) (p - text);
      gsize n_parts = 1;

      parts[0] = fold_sign (sign);
      if (parts[0] == sign && sign >= 0x80)
        n_parts = g_unichar_fully_decompose (sign, TRUE, parts, MAX_PARTS);
      for (gsize i = 0; i < n_parts; i++)
        append_folded (out, origins, parts[i], origin);
    }
  end = (guint32) strlen (text);
  g_array_append_val (origins, end);

  self = g_new0 (GemFolded, 1);
  self->length = out->len;
  self->text = g_string_free (g_steal_pointer (&out), FALSE);
  self->origins = (guint32 *) (gpointer) g_array_free (g_steal_pointer (&origins), FALSE);
  return self;
}

/**
 * gem_folded_free:
 * @self: (transfer full): a folded text
 */
void
gem_folded_free (GemFolded *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->text);
  g_free (self->origins);
  g_free (self);
}

/**
 * gem_folded_origin:
 * @self: a folded text
 * @offset: a byte of it, or its length
 *
 * Returns: where that came from in the text that was folded, in bytes
 */
gsize
gem_folded_origin (const GemFolded *self, gsize offset)
{
  g_return_val_if_fail (self != NULL && offset <= self->length, 0);

  return self->origins[offset];
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  return (int) *(const guint16 *) a - (int) *(const guint16 *) b;
}

/* The pairs of neighbouring bytes, in order. */
static GArray *
make_pairs (const char *text, gsize length)
{
  GArray *pairs = g_array_sized_new (FALSE, FALSE, sizeof (guint16), (guint) length);

  for (gsize i = 0; i + 1 < length; i++)
    {
      guint16 pair = (guint16) ((guchar) text[i] << 8 | (guchar) text[i + 1]);

      g_array_append_val (pairs, pair);
    }
  g_array_sort (pairs, compare_pairs);
  return pairs;
}

/**
 * gem_folded_likeness:
 * @a: a folded text
 * @a_length: its length in bytes
 * @b: another one
 * @b_length: its length in bytes
 *
 * How much two texts have in common, as the share of pairs of neighbouring letters (Dice's coefficient).
 *
 * Returns: from 0 to 1
 */
double
gem_folded_likeness (const char *a, gsize a_length, const char *b, gsize b_length)
{
  g_autoptr (GArray) left = make_pairs (a, a_length);
  g_autoptr (GArray) right = make_pairs (b, b_length);
  guint common = 0;

  for (guint i = 0, j = 0; i < left->len && j < right->len;)
    {
      guint16 l = g_array_index (left, guint16, i), r = g_array_index (right, guint16, j);

      common += l == r;
      i += l <= r;
      j += r <= l;
    }
  return left->len + right->len > 0 ? 2.0 * common / (left->len + right->len) : 0;
}
