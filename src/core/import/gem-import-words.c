/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "import/gem-import-private.h"

#include <math.h>
#include <string.h>

/* Words are compared by how they begin, so that "gemeenten" is like "gemeentelijk". */
#define STEM_LETTERS 7
/* Shorter words say little of what a paragraph is about. */
#define MIN_LETTERS 4
#define MAX_SLUG 60

/**
 * gem_import_fold:
 * @text: UTF-8
 *
 * Returns: (transfer full): lower case, without accents, and one space for whatever is no letter or digit
 */
char *
gem_import_fold (const char *text)
{
  g_autofree char *decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  GString *out = g_string_new (NULL);
  gboolean space = FALSE;

  for (const char *p = decomposed; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_ismark (c))
        continue;
      if (!g_unichar_isalnum (c))
        {
          space = TRUE;
          continue;
        }
      if (space && out->len > 0)
        g_string_append_c (out, ' ');
      space = FALSE;
      g_string_append_unichar (out, g_unichar_tolower (c));
    }
  return g_string_free (out, FALSE);
}

/**
 * gem_import_tokens:
 * @text: UTF-8
 *
 * Returns: (transfer full): its words, as they are written: runs of letters and digits
 */
GStrv
gem_import_tokens (const char *text)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *start = NULL;

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean inside = *p != '\0' && (g_unichar_isalnum (c) || g_unichar_ismark (c));

      if (inside && start == NULL)
        start = p;
      if (!inside && start != NULL)
        {
          g_autofree char *word = g_strndup (start, (gsize) (p - start));

          g_strv_builder_add (builder, word);
          start = NULL;
        }
      if (*p == '\0')
        return g_strv_builder_end (builder);
    }
}

/**
 * gem_import_slug:
 * @text: a title
 *
 * Returns: (transfer full): an id for it: lower-case letters, digits and hyphens
 */
char *
gem_import_slug (const char *text)
{
  g_autofree char *ascii = g_str_to_ascii (text, "nl");
  g_autofree char *folded = gem_import_fold (ascii);

  if (strlen (folded) > MAX_SLUG)
    {
      char *cut = g_strrstr_len (folded, MAX_SLUG, " ");

      folded[cut != NULL ? cut - folded : MAX_SLUG] = '\0';
    }
  g_strdelimit (folded, " ", '-');
  return *folded != '\0' ? g_steal_pointer (&folded) : g_strdup ("deel");
}

static void
count_words (GHashTable *counts, const char *text)
{
  g_auto (GStrv) tokens = gem_import_tokens (text);

  for (guint i = 0; tokens[i] != NULL; i++)
    {
      char *folded = gem_import_fold (tokens[i]);
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, folded));

      g_hash_table_replace (counts, folded, GUINT_TO_POINTER (count + 1));
    }
}

static void
count_one (GHashTable *counts, char *word)
{
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, word));

  g_hash_table_replace (counts, word, GUINT_TO_POINTER (count + 1));
}

static gboolean
is_letter (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* Where the word at @p ends; hyphens between letters are part of it. */
static const char *
word_end (const char *p)
{
  while (*p != '\0' && (is_letter (p) || (*p == '-' && is_letter (p + 1))))
    p = g_utf8_next_char (p);
  return p;
}

/* With hyphens inside, so that "wifi-tracking" is known as such, and also in parts; but never the halves of a
 * word that a line's end broke. */
static void
count_source (GHashTable *counts, const char *source)
{
  gboolean broken = FALSE;

  for (const char *p = source; *p != '\0';)
    {
      const char *end = word_end (p);
      g_autofree char *word = NULL;
      gboolean half;

      if (end == p)
        {
          p = g_utf8_next_char (p);
          continue;
        }
      word = g_strndup (p, (gsize) (end - p));
      half = *end == '-' && (end[1] == '\n' || end[1] == ' ');
      if (!half && !broken)
        {
          count_words (counts, word);
          if (strchr (word, '-') != NULL)
            count_one (counts, g_utf8_strdown (word, -1));
        }
      broken = half;
      p = end;
    }
}

static GHashTable *
stems_of (const char *text)
{
  GHashTable *stems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *folded = gem_import_fold (text);
  g_auto (GStrv) tokens = g_strsplit (folded, " ", -1);

  for (guint i = 0; tokens[i] != NULL; i++)
    {
      glong letters = g_utf8_strlen (tokens[i], -1);

      if (letters >= MIN_LETTERS || g_ascii_isdigit (*tokens[i]))
        g_hash_table_add (stems, g_utf8_substring (tokens[i], 0, MIN (letters, STEM_LETTERS)));
    }
  return stems;
}

static void
weigh_block (GemWords *self, const char *text)
{
  g_autoptr (GHashTable) stems = stems_of (text);
  GHashTableIter iter;
  gpointer stem;

  g_hash_table_iter_init (&iter, stems);
  while (g_hash_table_iter_next (&iter, &stem, NULL))
    {
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (self->weights, stem));

      g_hash_table_replace (self->weights, g_strdup (stem), GUINT_TO_POINTER (count + 1));
    }
  self->n_blocks++;
}

/**
 * gem_import_words_init:
 * @self: words
 * @source: the text of the file
 * @model: the model
 */
void
gem_import_words_init (GemWords *self, const char *source, GemEditionDraft *model)
{
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->weights = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->n_blocks = 0;
  count_source (self->counts, source);
  for (guint i = 0; i < model->sections->len; i++)
    {
      GemDraftSection *section = g_ptr_array_index (model->sections, i);

      for (guint j = 0; j < section->blocks->len; j++)
        {
          GemDraftBlock *block = g_ptr_array_index (section->blocks, j);

          count_source (self->counts, block->text);
          weigh_block (self, block->text);
        }
    }
}

/**
 * gem_import_words_clear:
 * @self: words
 */
void
gem_import_words_clear (GemWords *self)
{
  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_clear_pointer (&self->weights, g_hash_table_unref);
}

/**
 * gem_import_words_count:
 * @self: words
 * @word: a word, also with hyphens
 *
 * Returns: how often it occurs in the source and the model, never mind its case and accents
 */
guint
gem_import_words_count (GemWords *self, const char *word)
{
  g_autofree char *folded =
      strchr (word, '-') != NULL ? g_utf8_strdown (word, -1) : gem_import_fold (word);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, folded));
}

static double
weight_of (GemWords *self, const char *stem)
{
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (self->weights, stem));

  return log ((1.0 + self->n_blocks) / (1.0 + count));
}

static double
total_weight (GemWords *self, GHashTable *stems, GHashTable *also_in)
{
  GHashTableIter iter;
  gpointer stem;
  double total = 0;

  g_hash_table_iter_init (&iter, stems);
  while (g_hash_table_iter_next (&iter, &stem, NULL))
    if (also_in == NULL || g_hash_table_contains (also_in, stem))
      total += weight_of (self, stem);
  return total;
}

/**
 * gem_import_words_likeness:
 * @self: words
 * @a: a text
 * @b: another
 *
 * How much two texts speak of the same: the weight of the words they share, rare ones counting more,
 * beside the weight of all of @a.
 *
 * Returns: from 0 to 1
 */
double
gem_import_words_likeness (GemWords *self, const char *a, const char *b)
{
  g_autoptr (GHashTable) stems_a = stems_of (a);
  g_autoptr (GHashTable) stems_b = stems_of (b);
  double all = total_weight (self, stems_a, NULL);

  return all > 0 ? total_weight (self, stems_a, stems_b) / all : 0;
}

/**
 * gem_import_join_words:
 * @self: words
 * @first: what stands before the hyphen
 * @second: what stands after it
 * @sure: (out): whether one of the two forms is known
 *
 * A word that was broken in two at a hyphen is one word, or one with a hyphen in it.
 *
 * Returns: (transfer full): the word
 */
char *
gem_import_join_words (GemWords *self, const char *first, const char *second, gboolean *sure)
{
  g_autofree char *closed = g_strconcat (first, second, NULL);
  g_autofree char *open = g_strconcat (first, "-", second, NULL);
  guint n_closed = gem_import_words_count (self, closed);
  guint n_open = gem_import_words_count (self, open);
  gunichar before = g_utf8_get_char (g_utf8_find_prev_char (first, first + strlen (first)));
  gunichar after = g_utf8_get_char (second);

  *sure = n_closed > 0 || n_open > 0;
  if (n_closed == 0 && (n_open > 0 || g_unichar_isupper (after) || g_unichar_isupper (before) ||
                        g_unichar_isdigit (before) || g_unichar_isdigit (after)))
    return g_steal_pointer (&open);
  return g_steal_pointer (&closed);
}

/**
 * gem_import_ends_sentence:
 * @text: a paragraph
 *
 * Returns: whether it is finished: with a full stop, a question mark or the like, also before a quote's
 * or bracket's end
 */
gboolean
gem_import_ends_sentence (const char *text)
{
  const char *p = text + strlen (text);

  while (p > text)
    {
      gunichar c;

      p = g_utf8_prev_char (p);
      c = g_utf8_get_char (p);
      if (c == '.' || c == '!' || c == '?' || c == ':' || c == 0x2026)
        return TRUE;
      if (!g_unichar_isspace (c) && c != '\'' && c != '"' && c != ')' && c != ']' && c != 0x2019 &&
          c != 0x201d)
        return FALSE;
    }
  return TRUE;
}

/**
 * gem_import_starts_lower:
 * @text: a paragraph
 *
 * Returns: whether it starts in the middle of a sentence
 */
gboolean
gem_import_starts_lower (const char *text)
{
  return g_unichar_islower (g_utf8_get_char (text));
}

/**
 * gem_import_last_word:
 * @text: a text
 *
 * Returns: (transfer full): its last word, with hyphens inside, without the marks after it
 */
char *
gem_import_last_word (const char *text)
{
  const char *end = text + strlen (text);
  const char *start;

  while (end > text && !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  for (start = end; start > text;)
    {
      const char *previous = g_utf8_prev_char (start);
      gunichar c = g_utf8_get_char (previous);

      if (!g_unichar_isalnum (c) && !g_unichar_ismark (c) && c != '-')
        break;
      start = previous;
    }
  return g_strndup (start, (gsize) (end - start));
}

/**
 * gem_import_first_word:
 * @text: a text
 *
 * Returns: (transfer full): its first word, with hyphens inside
 */
char *
gem_import_first_word (const char *text)
{
  const char *start = text, *end;

  while (*start != '\0' && !g_unichar_isalnum (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  for (end = start; *end != '\0'; end = g_utf8_next_char (end))
    {
      gunichar c = g_utf8_get_char (end);
      const char *next = g_utf8_next_char (end);

      if (g_unichar_isalnum (c) || g_unichar_ismark (c))
        continue;
      if (c == '-' && g_unichar_isalnum (g_utf8_get_char (next)))
        continue;
      break;
    }
  return g_strndup (start, (gsize) (end - start));
}
