/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemVocabulary: all the words of one index, and which of them a word that was typed may stand for: itself,
 * its other forms, its beginning, compounds on either side, or what was meant by a typing mistake. The index
 * itself holds nothing but the words as they are written, so none of this costs anything when it is written. */

#pragma once

#include "sqlite/gem-sqlite.h"

G_BEGIN_DECLS

/* So many words stand for one that was typed; the most frequent ones, where there are more. */
#define GEM_VARIANTS_MAX 32

typedef struct _GemVocabulary GemVocabulary;

/**
 * GemVariant:
 * @text: a word, or several that follow each other, parted by a space
 * @weight: 1 for the very word, less for what is further from it
 * @docs: in how many rows it is, about
 */
typedef struct
{
  char *text;
  double weight;
  guint docs;
} GemVariant;

GemVocabulary *gem_vocabulary_new (void);
void gem_vocabulary_add (GemVocabulary *self, const char *word, guint docs);
void gem_vocabulary_seal (GemVocabulary *self);
void gem_vocabulary_free (GemVocabulary *self);
guint gem_vocabulary_get_docs (GemVocabulary *self, const char *word);
void
gem_vocabulary_expand (GemVocabulary *self, const char *word, gboolean open, GPtrArray *variants);
char *gem_vocabulary_correct (GemVocabulary *self, const char *word, guint *distance, guint *docs);

GemVariant *gem_variant_new (const char *text, double weight, guint docs);
void gem_variant_free (GemVariant *variant);
gboolean gem_search_is_common (const char *word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemVocabulary, gem_vocabulary_free)

G_END_DECLS
