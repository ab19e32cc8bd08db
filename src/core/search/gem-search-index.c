/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What every index has in common. */

#include "search/gem-search-private.h"

/**
 * gem_index_load_words:
 * @self: an index
 * @create_sql: static text that makes the table of the words, a temporary one, if it is not there
 * @words_sql: static text that asks for each word and the number of rows that have it
 * @error: return location for a #GemSqliteError
 *
 * Reads the words anew. Until that has worked, those from before stay.
 *
 * Returns: whether it did
 */
gboolean
gem_index_load_words (GemIndex *self, const char *create_sql, const char *words_sql, GError **error)
{
  g_autoptr (GemVocabulary) vocabulary = gem_vocabulary_new ();
  g_autoptr (GemStatement) statement = NULL;
  gboolean row = TRUE;

  if (!gem_sqlite_exec (self->db, create_sql, error))
    return FALSE;
  statement = gem_sqlite_prepare (self->db, words_sql, error);
  if (statement == NULL)
    return FALSE;
  while (row)
    {
      if (!gem_statement_step (statement, &row, error))
        return FALSE;
      if (row)
        gem_vocabulary_add (vocabulary, gem_statement_get_text (statement, 0),
                            (guint) gem_statement_get_int (statement, 1));
    }
  gem_vocabulary_seal (vocabulary);
  g_clear_pointer (&self->vocabulary, gem_vocabulary_free);
  self->vocabulary = g_steal_pointer (&vocabulary);
  return TRUE;
}

/**
 * gem_index_match:
 * @self: an index with its words
 * @question: a question
 * @corrections: (nullable): as for gem_match_new()
 * @flags: as for gem_match_new()
 *
 * Returns: (transfer full): the question for this index
 */
GemMatch *
gem_index_match (GemIndex *self,
                 const GemQuestion *question,
                 GHashTable *corrections,
                 GemMatchFlags flags)
{
  return gem_match_new (question, self->tokenizer, self->vocabulary, self->rows, corrections,
                        flags);
}

/**
 * gem_index_aim:
 * @self: an index
 * @match: what `gem_rank()` judges by from now on; it has to live as long as that is used
 */
void
gem_index_aim (GemIndex *self, const GemMatch *match)
{
  self->ranker->match = match;
  self->ranker->columns = self->columns;
  self->ranker->title = self->title;
  self->ranker->body = self->body;
  self->ranker->lengths = self->lengths;
}

/**
 * gem_index_clear:
 * @self: an index
 */
void
gem_index_clear (GemIndex *self)
{
  g_clear_pointer (&self->vocabulary, gem_vocabulary_free);
}
