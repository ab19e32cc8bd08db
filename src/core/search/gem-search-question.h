/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemQuestion: what a person typed, read as words, phrases and chips. docs/search.md has the grammar; there
 * is nothing that can't be read. */

#pragma once

#include <glib.h>

#include "search/gem-search.h"

G_BEGIN_DECLS

/* What is longer says no more than that. */
#define GEM_QUESTION_MAX_BYTES 2000
#define GEM_QUESTION_MAX_TERMS 24

/**
 * GemTerm:
 * @text: a word, or the words of a phrase, as typed
 * @group: terms of the same group are choices: one of them is enough
 * @phrase: the words have to follow each other, just so
 * @exclude: must not be there
 * @open: the person may still be typing it
 */
typedef struct
{
  char *text;
  guint group;
  gboolean phrase;
  gboolean exclude;
  gboolean open;
} GemTerm;

/**
 * GemQuestion:
 * @terms: (element-type GemTerm): in the order in which they were typed
 * @chips: (element-type GemSearchChip): the known ones
 */
typedef struct
{
  GPtrArray *terms;
  GPtrArray *chips;
} GemQuestion;

GemQuestion *gem_question_parse (const char *text, GemEdition *edition, gboolean typing);
void gem_question_free (GemQuestion *self);
const char *gem_question_get_chip (const GemQuestion *self, const char *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemQuestion, gem_question_free)

G_END_DECLS
