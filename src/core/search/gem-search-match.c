/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "search/gem-search-match.h"

#include <math.h>
#include <string.h>

/* A mistake that was mended is worth less than whatever was written as typed. */
#define WEIGHT_CORRECTED 0.4
#define OPEN_LETTERS 3

static void
add_phrase (GemMatch *self, GString *out, const GemVariant *variant, guint group)
{
  g_auto (GStrv) words = g_strsplit (variant->text, " ", -1);

  if (out->len > 0)
    g_string_append (out, " OR ");
  /* Folded words hold letters and digits only: nothing in them could end the quotes. */
  g_string_append_printf (out, "\"%s\"", variant->text);
  g_array_append_val (self->groups, group);
  g_array_append_val (self->weights, variant->weight);
  for (guint i = 0; words[i] != NULL; i++)
    g_hash_table_add (self->words, g_strdup (words[i]));
}

/**
 * gem_match_dup_words:
 * @term: a word or a phrase
 * @tokenizer: a tokenizer
 *
 * Returns: (transfer full) (element-type utf8): its folded words. What follows an apostrophe in a word (foto's)
 *   is left out: it is the ending of a plural.
 */
GPtrArray *
gem_match_dup_words (const GemTerm *term, GemTokenizer *tokenizer)
{
  GPtrArray *words = gem_tokenizer_split (tokenizer, term->text);

  if (!term->phrase && words->len > 1 && strlen (g_ptr_array_index (words, words->len - 1)) == 1 &&
      (strstr (term->text, "'") != NULL || strstr (term->text, "’") != NULL))
    g_ptr_array_set_size (words, (int) words->len - 1);
  return words;
}

static char *
join (GPtrArray *words, const char *separator)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? separator : "",
                            (const char *) g_ptr_array_index (words, i));
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

/* What one term may be in this index. */
static GPtrArray *
find_variants (const GemTerm *term,
               GPtrArray *words,
               GemVocabulary *vocabulary,
               GHashTable *corrections)
{
  GPtrArray *variants = g_ptr_array_new_with_free_func ((GDestroyNotify) gem_variant_free);
  const char *correction;

  if (words->len == 1)
    {
      const char *word = g_ptr_array_index (words, 0);

      if (term->phrase)
        g_ptr_array_add (variants,
                         gem_variant_new (word, 1, gem_vocabulary_get_docs (vocabulary, word)));
      else
        gem_vocabulary_expand (vocabulary, word, term->open, variants);
      correction = corrections != NULL ? g_hash_table_lookup (corrections, word) : NULL;
      if (correction != NULL)
        {
          guint first = variants->len;

          gem_vocabulary_expand (vocabulary, correction, FALSE, variants);
          for (guint i = first; i < variants->len; i++)
            ((GemVariant *) g_ptr_array_index (variants, i))->weight *= WEIGHT_CORRECTED;
        }
    }
  else
    {
      g_autofree char *phrase = join (words, " ");
      g_autofree char *compound = join (words, "");

      g_ptr_array_add (variants, gem_variant_new (phrase, 1, 1));
      /* E-mail is email, too. */
      if (!term->phrase)
        gem_vocabulary_expand (vocabulary, compound, term->open, variants);
    }
  return variants;
}

static double
value_of (GPtrArray *variants, guint rows)
{
  double docs = 0;

  for (guint i = 0; i < variants->len; i++)
    docs += ((GemVariant *) g_ptr_array_index (variants, i))->docs;
  docs = MIN (docs, rows);
  return log (1 + (rows - docs + 0.5) / (docs + 0.5));
}

typedef struct
{
  GString *needed;
  GString *either;
  GString *excluded;
} Parts;

static void
close_group (Parts *parts, GemMatchFlags flags)
{
  if (parts->either->len == 0)
    return;
  if (parts->needed->len > 0)
    g_string_append (parts->needed, flags == GEM_MATCH_ANY ? " OR " : " AND ");
  g_string_append_printf (parts->needed, "(%s)", parts->either->str);
  g_string_truncate (parts->either, 0);
}

/* Small words only count where there is nothing else. */
static gboolean
has_content (const GemQuestion *question, GemTokenizer *tokenizer)
{
  for (guint i = 0; i < question->terms->len; i++)
    {
      const GemTerm *term = g_ptr_array_index (question->terms, i);
      g_autoptr (GPtrArray) words = gem_match_dup_words (term, tokenizer);

      if (!term->exclude && words->len > 0 &&
          (words->len > 1 || term->phrase ||
           (term->open ? g_utf8_strlen (g_ptr_array_index (words, 0), -1) >= OPEN_LETTERS
                       : !gem_search_is_common (g_ptr_array_index (words, 0)))))
        return TRUE;
    }
  return FALSE;
}

/* The first letters of a next word say nothing yet: what came before them is the question so far. */
static gboolean
is_skipped (const GemTerm *term, GPtrArray *words, gboolean content)
{
  const char *word = words->len == 1 ? g_ptr_array_index (words, 0) : NULL;

  if (words->len == 0)
    return TRUE;
  if (!content || word == NULL || term->phrase)
    return FALSE;
  return term->open ? g_utf8_strlen (word, -1) < OPEN_LETTERS : gem_search_is_common (word);
}

static char *
finish (GemMatch *self, Parts *parts, GemMatchFlags flags)
{
  close_group (parts, flags);
  if (parts->needed->len == 0 || (flags == GEM_MATCH_ALL && self->missing > 0))
    return NULL;
  if (parts->excluded->len == 0)
    return g_strdup (parts->needed->str);
  return g_strdup_printf ("(%s) NOT (%s)", parts->needed->str, parts->excluded->str);
}

static void
collect (GemMatch *self,
         Parts *parts,
         const GemQuestion *question,
         GemTokenizer *tokenizer,
         GemVocabulary *vocabulary,
         guint rows,
         GHashTable *corrections,
         GemMatchFlags flags)
{
  gboolean content = has_content (question, tokenizer);
  guint last_group = 0;
  gboolean empty = FALSE;

  for (guint i = 0; i < question->terms->len; i++)
    {
      const GemTerm *term = g_ptr_array_index (question->terms, i);
      g_autoptr (GPtrArray) words = gem_match_dup_words (term, tokenizer);
      g_autoptr (GPtrArray) variants = NULL;

      if (term->exclude || is_skipped (term, words, content))
        continue;
      variants = find_variants (term, words, vocabulary, corrections);
      if (term->group != last_group || self->n_groups == 0)
        {
          self->missing += empty;
          empty = TRUE;
          close_group (parts, flags);
          self->n_groups++;
          last_group = term->group;
        }
      if (variants->len == 0)
        continue;
      empty = FALSE;
      self->values[self->n_groups - 1] =
          MAX (self->values[self->n_groups - 1], value_of (variants, rows));
      for (guint j = 0; j < variants->len; j++)
        add_phrase (self, parts->either, g_ptr_array_index (variants, j), self->n_groups - 1);
    }
  self->missing += empty;
}

/* What must not be there is taken at its word: another form of it, or a compound, may be what is looked for. */
static void
exclude (GemMatch *self, Parts *parts, const GemQuestion *question, GemTokenizer *tokenizer)
{
  for (guint i = 0; i < question->terms->len; i++)
    {
      const GemTerm *term = g_ptr_array_index (question->terms, i);
      g_autoptr (GPtrArray) words = gem_match_dup_words (term, tokenizer);
      g_autofree char *phrase = join (words, " ");

      if (!term->exclude || words->len == 0)
        continue;
      g_string_append_printf (parts->excluded, "%s\"%s\"", parts->excluded->len > 0 ? " OR " : "",
                              phrase);
    }
}

/**
 * gem_match_new:
 * @question: what was asked for
 * @tokenizer: makes the words of the index
 * @vocabulary: the words of the index
 * @rows: how many rows the index has
 * @corrections: (nullable) (element-type utf8 utf8): words that are nowhere, and what they may have been meant as
 * @flags: whether all groups have to be there
 *
 * Returns: (transfer full): the question for one index
 */
GemMatch *
gem_match_new (const GemQuestion *question,
               GemTokenizer *tokenizer,
               GemVocabulary *vocabulary,
               guint rows,
               GHashTable *corrections,
               GemMatchFlags flags)
{
  GemMatch *self = g_new0 (GemMatch, 1);
  Parts parts = { g_string_new (NULL), g_string_new (NULL), g_string_new (NULL) };

  self->groups = g_array_new (FALSE, FALSE, sizeof (guint));
  self->weights = g_array_new (FALSE, FALSE, sizeof (double));
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  collect (self, &parts, question, tokenizer, vocabulary, rows, corrections, flags);
  exclude (self, &parts, question, tokenizer);
  self->expression = finish (self, &parts, flags);
  g_string_free (parts.needed, TRUE);
  g_string_free (parts.either, TRUE);
  g_string_free (parts.excluded, TRUE);
  return self;
}

void
gem_match_free (GemMatch *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->expression);
  g_array_unref (self->groups);
  g_array_unref (self->weights);
  g_hash_table_unref (self->words);
  g_free (self);
}
