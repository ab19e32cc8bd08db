/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemMeasure: what is counted for each province, in one of five steps, with a short label, a sentence
 * and a legend. All of it is counted from the sessions and the agenda; there are no scores. A value:
 * immutable, safe in any thread. */

#pragma once

#include "compare/gem-compare.h"
#include "store/gem-store.h"

G_BEGIN_DECLS

#define GEM_MEASURE_LEVELS 5
#define GEM_MEASURE_NOTHING (-1)

/**
 * GemMeasureKind:
 * @GEM_MEASURE_THEMES: how many themes a session brought in
 * @GEM_MEASURE_THEME: whether it brought one theme in
 * @GEM_MEASURE_DATE: when it was
 * @GEM_MEASURE_LIKENESS: how like one province it is
 * @GEM_MEASURE_AGENDA: how many agenda items are for this province
 * @GEM_MEASURE_FOUND: how often words are found there
 *
 * The first ones an address may ask for.
 */
typedef enum
{
  GEM_MEASURE_THEMES,
  GEM_MEASURE_THEME,
  GEM_MEASURE_DATE,
  GEM_MEASURE_LIKENESS,
  GEM_MEASURE_AGENDA,
  GEM_MEASURE_N_KINDS,
  GEM_MEASURE_FOUND = GEM_MEASURE_N_KINDS
} GemMeasureKind;

/**
 * GemMeasureSpec:
 * @kind: what is counted
 * @theme: (nullable): of %GEM_MEASURE_THEME
 * @to: (nullable): the province of %GEM_MEASURE_LIKENESS
 * @year: of %GEM_MEASURE_AGENDA; 0 for all
 * @status: (nullable): of %GEM_MEASURE_AGENDA; %NULL for all
 * @opgave: (nullable): of %GEM_MEASURE_AGENDA; %NULL for all
 * @counts: (nullable) (element-type GemAgendaCount): of %GEM_MEASURE_AGENDA
 * @words: (nullable): what was looked for, of %GEM_MEASURE_FOUND
 * @found: (nullable) (element-type utf8 guint): ISO codes and how often, of %GEM_MEASURE_FOUND
 */
typedef struct
{
  GemMeasureKind kind;
  const char *theme;
  const char *to;
  int year;
  const char *status;
  const char *opgave;
  GPtrArray *counts;
  const char *words;
  GHashTable *found;
} GemMeasureSpec;

/**
 * GemMeasureValue:
 * @number: what was counted; days since the first session for dates
 * @level: its step, from 0, or %GEM_MEASURE_NOTHING
 * @label: a word that fits into a picture
 * @text: the same in words
 */
typedef struct
{
  double number;
  int level;
  char *label;
  char *text;
} GemMeasureValue;

/**
 * GemMeasureStep:
 * @level: a step
 * @provinces: how many provinces are in it
 * @text: what it means
 */
typedef struct
{
  int level;
  guint provinces;
  char *text;
} GemMeasureStep;

#define GEM_TYPE_MEASURE (gem_measure_get_type ())
GType gem_measure_get_type (void);

typedef struct _GemMeasure GemMeasure;

GemMeasure *gem_measure_new (GemCompare *compare, const GemMeasureSpec *spec);
GemMeasure *gem_measure_ref (GemMeasure *self);
void gem_measure_unref (GemMeasure *self);

GemMeasureKind gem_measure_get_kind (const GemMeasure *self);
const char *gem_measure_get_title (const GemMeasure *self);
const GemMeasureValue *gem_measure_get_value (const GemMeasure *self, guint province);
GPtrArray *gem_measure_get_legend (const GemMeasure *self);

const char *gem_measure_kind_to_name (GemMeasureKind kind);
gboolean gem_measure_kind_from_name (const char *name, GemMeasureKind *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemMeasure, gem_measure_unref)

G_END_DECLS
