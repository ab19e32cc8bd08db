/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What was probably meant by words that are nowhere. */

#include "search/gem-search-private.h"

static gboolean
is_known (GemVocabulary *vocabulary, const GemTerm *term, const char *word)
{
  g_autoptr (GPtrArray) variants =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gem_variant_free);

  gem_vocabulary_expand (vocabulary, word, term->open, variants);
  return variants->len > 0;
}

/* The nearest of all words for one that is nowhere. */
static char *
correct (GemVocabulary *const *vocabularies, guint n, const GemTerm *term, const char *word)
{
  char *best = NULL;
  guint best_distance = G_MAXUINT, best_docs = 0;

  for (guint i = 0; i < n; i++)
    if (is_known (vocabularies[i], term, word))
      return NULL;
  for (guint i = 0; i < n; i++)
    {
      guint distance, docs;
      g_autofree char *found = gem_vocabulary_correct (vocabularies[i], word, &distance, &docs);

      if (found == NULL || (best != NULL && (distance > best_distance ||
                                             (distance == best_distance && docs <= best_docs))))
        continue;
      g_free (best);
      best = g_steal_pointer (&found);
      best_distance = distance;
      best_docs = docs;
    }
  return best;
}

/**
 * gem_question_find_corrections:
 * @question: a question
 * @tokenizer: makes the words of the indexes
 * @vocabularies: (array length=n): the words of each index
 * @n: how many
 *
 * Returns: (transfer full) (element-type utf8 utf8): each folded word that no index has, not in any form, with the
 *   nearest one that is there; those that are like nothing are left out
 */
GHashTable *
gem_question_find_corrections (const GemQuestion *question,
                               GemTokenizer *tokenizer,
                               GemVocabulary *const *vocabularies,
                               guint n)
{
  GHashTable *corrections = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < question->terms->len; i++)
    {
      const GemTerm *term = g_ptr_array_index (question->terms, i);
      g_autoptr (GPtrArray) words = gem_match_dup_words (term, tokenizer);
      char *correction;

      if (term->exclude || term->phrase || words->len != 1)
        continue;
      correction = correct (vocabularies, n, term, g_ptr_array_index (words, 0));
      if (correction != NULL)
        g_hash_table_insert (corrections, g_strdup (g_ptr_array_index (words, 0)), correction);
    }
  return corrections;
}

/**
 * gem_question_suggest:
 * @question: a question
 * @tokenizer: makes the words of the indexes
 * @corrections: (nullable): what gem_question_find_corrections() found
 * @text: the question as it was typed
 *
 * Returns: (transfer full) (nullable): the question with what was probably meant, for the person to choose; %NULL
 *   where that is the same
 */
char *
gem_question_suggest (const GemQuestion *question,
                      GemTokenizer *tokenizer,
                      GHashTable *corrections,
                      const char *text)
{
  g_autoptr (GString) suggestion = NULL;

  if (corrections == NULL || g_hash_table_size (corrections) == 0)
    return NULL;
  suggestion = g_string_new (text);
  for (guint i = 0; i < question->terms->len; i++)
    {
      const GemTerm *term = g_ptr_array_index (question->terms, i);
      g_autoptr (GPtrArray) words = gem_match_dup_words (term, tokenizer);
      const char *correction =
          words->len == 1 ? g_hash_table_lookup (corrections, g_ptr_array_index (words, 0)) : NULL;

      if (correction != NULL)
        g_string_replace (suggestion, term->text, correction, 1);
    }
  return g_string_free (g_steal_pointer (&suggestion), FALSE);
}
