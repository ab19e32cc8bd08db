/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemTokenizer: the words of a text as the indexes know them: FTS5's own unicode61, so that a question, a
 * mark in a snippet and an index can never see different words. */

#pragma once

#include "sqlite/gem-sqlite.h"

G_BEGIN_DECLS

#define GEM_TOKENIZE_SQL "tokenize=\"unicode61 remove_diacritics 2\""

typedef struct _GemTokenizer GemTokenizer;

/**
 * GemTokenFunc:
 * @token: the word, folded; not ended by a nul
 * @length: how many bytes it has
 * @start: where it stands in the text, in bytes
 * @end: where it ends there
 * @user_data: as given
 *
 * Returns: whether to go on
 */
typedef gboolean (*GemTokenFunc) (
    const char *token, int length, int start, int end, gpointer user_data);

GemTokenizer *gem_tokenizer_new (GemSqlite *db, GError **error);
void gem_tokenizer_free (GemTokenizer *self);
void
gem_tokenizer_run (GemTokenizer *self, const char *text, GemTokenFunc func, gpointer user_data);
GPtrArray *gem_tokenizer_split (GemTokenizer *self, const char *text);
guint gem_tokenizer_count (GemTokenizer *self, const char *text);

fts5_api *gem_fts5_get_api (GemSqlite *db, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemTokenizer, gem_tokenizer_free)

G_END_DECLS
