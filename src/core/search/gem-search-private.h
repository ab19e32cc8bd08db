/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What the files of search share. All of it is used by one thread at a time, under GemSearch's lock. */

#pragma once

#include "search/gem-search-match.h"
#include "search/gem-search.h"

G_BEGIN_DECLS

/* Of rows that are stored, so many of the newest are judged. */
#define GEM_SEARCH_JUDGED GEM_HITS_MAX_COUNT

/**
 * GemIndex:
 * @db: the connection that the table is in; borrowed
 * @ranker: of that connection; borrowed
 * @tokenizer: of that connection; borrowed
 * @vocabulary: the words of the table
 * @rows: how many rows it has
 * @columns: how much a hit in each of its columns counts
 * @title: which column is the heading
 * @body: which column snippets come from
 * @lengths: as in #GemRanker
 *
 * An FTS5 table, and what is known of it.
 */
typedef struct
{
  GemSqlite *db;
  GemRanker *ranker;
  GemTokenizer *tokenizer;
  GemVocabulary *vocabulary;
  guint rows;
  const double *columns;
  int title;
  int body;
  gboolean lengths;
} GemIndex;

gboolean gem_index_load_words (GemIndex *self,
                               const char *create_sql,
                               const char *words_sql,
                               GError **error);
GemMatch *gem_index_match (GemIndex *self,
                           const GemQuestion *question,
                           GHashTable *corrections,
                           GemMatchFlags flags);
void gem_index_aim (GemIndex *self, const GemMatch *match);
void gem_index_clear (GemIndex *self);

GHashTable *gem_question_find_corrections (const GemQuestion *question,
                                           GemTokenizer *tokenizer,
                                           GemVocabulary *const *vocabularies,
                                           guint n);
char *gem_question_suggest (const GemQuestion *question,
                            GemTokenizer *tokenizer,
                            GHashTable *corrections,
                            const char *text);

/**
 * GemFound:
 * @kind: what it is
 * @rank: higher is better
 * @row: its place in the index
 * @token: where the best place in its text begins, in words; -1 for none
 * @titled: whether its heading has all that was asked for
 *
 * One of what was found: enough to choose by. Only what is chosen is read.
 */
typedef struct
{
  GemHitKind kind;
  double rank;
  gint64 row;
  int token;
  gboolean titled;
} GemFound;

/**
 * GemFinding:
 * @found: (element-type GemFound): in the order of the rows, the newest first
 * @counts: as in #GemHits
 * @provinces: (nullable): as in #GemHits
 */
typedef struct
{
  GArray *found;
  guint counts[GEM_HIT_N_KINDS];
  GHashTable *provinces;
} GemFinding;

void gem_finding_add (GemFinding *self, const GemFound *found);
void gem_finding_count_province (GemFinding *self, const char *iso);

GemHit *gem_hit_new (GemHitKind kind, const char *address, const char *title);
void gem_hit_free (gpointer hit);
void gem_hit_mark (GemHit *hit, GemTokenizer *tokenizer, GHashTable *words, const char *text);

/* The edition, indexed in memory. */
typedef struct _GemEditionIndex GemEditionIndex;

GemEditionIndex *
gem_edition_index_new (GemEdition *edition, GCancellable *cancellable, GError **error);
void gem_edition_index_free (GemEditionIndex *self);
GemIndex *gem_edition_index_get (GemEditionIndex *self);
gboolean gem_edition_index_find (GemEditionIndex *self,
                                 const GemQuestion *question,
                                 const GemMatch *match,
                                 guint kinds,
                                 GemFinding *finding,
                                 GError **error);
GemHit *gem_edition_index_read (GemEditionIndex *self, const GemFound *found);

/* What is stored: the items of the agendas, and the person's notes. */
typedef struct _GemStoreIndex GemStoreIndex;

GemStoreIndex *gem_store_index_new (GemStore *store, GError **error);
void gem_store_index_free (GemStoreIndex *self);
GemSqlite *gem_store_index_get_connection (GemStoreIndex *self);
gboolean gem_store_index_load_words (GemStoreIndex *self, guint kinds, GError **error);
void gem_store_index_swap_words (GemStoreIndex *self, GemStoreIndex *other, guint kinds);
GemIndex *gem_store_index_get (GemStoreIndex *self, GemHitKind kind);
gboolean gem_store_index_find (GemStoreIndex *self,
                               GemHitKind kind,
                               const GemQuestion *question,
                               const GemMatch *match,
                               GemFinding *finding,
                               GError **error);
gboolean
gem_store_index_read (GemStoreIndex *self, const GemFound *found, GemHit **hit, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemStoreIndex, gem_store_index_free)

G_END_DECLS
