/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemMatch: a question as FTS5 understands it, for one index, and what each of its phrases is worth. GemRanker:
 * the function inside FTS5 that judges a row by it, and notes where in the row the words are. */

#pragma once

#include "search/gem-search-question.h"
#include "search/gem-search-tokens.h"
#include "search/gem-search-words.h"

G_BEGIN_DECLS

#define GEM_MATCH_MAX_GROUPS GEM_QUESTION_MAX_TERMS

/**
 * GemMatch:
 * @expression: for MATCH; %NULL where no row can have what was asked for
 * @n_groups: how many groups of words have to be there
 * @groups: (element-type guint): the group of each phrase of @expression
 * @weights: (element-type double): its weight
 * @values: what each group is worth: the rarer, the more
 * @words: (element-type utf8): the folded words of all phrases, for marks
 * @missing: how many groups the index has nothing for
 */
typedef struct
{
  char *expression;
  guint n_groups;
  GArray *groups;
  GArray *weights;
  double values[GEM_MATCH_MAX_GROUPS];
  GHashTable *words;
  guint missing;
} GemMatch;

/**
 * GemMatchFlags:
 * @GEM_MATCH_ALL: each group has to be there
 * @GEM_MATCH_ANY: one of them is enough
 */
typedef enum
{
  GEM_MATCH_ALL,
  GEM_MATCH_ANY
} GemMatchFlags;

GemMatch *gem_match_new (const GemQuestion *question,
                         GemTokenizer *tokenizer,
                         GemVocabulary *vocabulary,
                         guint rows,
                         GHashTable *corrections,
                         GemMatchFlags flags);
void gem_match_free (GemMatch *self);
GPtrArray *gem_match_dup_words (const GemTerm *term, GemTokenizer *tokenizer);

/**
 * GemRanker:
 * @match: what rows are judged by
 * @columns: how much a hit in each column counts
 * @title: which column is the heading
 * @body: which column snippets come from
 * @lengths: whether the lengths of title and body count; each row then takes another look-up
 * @score: of the row that was judged last
 * @token: where in @body the best place of that row begins, in words; -1 for none
 * @titled: whether its heading has all that was asked for
 */
typedef struct
{
  const GemMatch *match;
  const double *columns;
  int title;
  int body;
  gboolean lengths;
  double score;
  int token;
  gboolean titled;
} GemRanker;

gboolean gem_ranker_register (GemRanker *self, GemSqlite *db, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemMatch, gem_match_free)

G_END_DECLS
