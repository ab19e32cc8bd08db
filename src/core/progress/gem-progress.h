/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemProgress: how far the agenda has come: items by opgave, year and status. It never changes, and may
 * be read in any thread. */

#pragma once

#include "store/gem-store.h"

G_BEGIN_DECLS

/* Feeds may make up values without end; what goes beyond these is told apart or left out. */
#define GEM_PROGRESS_MAX_OPGAVEN 16
#define GEM_PROGRESS_MAX_YEARS 12

/* In the order in which they stand in a bar: what is done comes first. */
typedef enum
{
  GEM_PROGRESS_DONE,
  GEM_PROGRESS_RUNNING,
  GEM_PROGRESS_PLANNED,
  GEM_PROGRESS_DROPPED,
  GEM_PROGRESS_OTHER,
  GEM_PROGRESS_N_STATES
} GemProgressState;

/**
 * GemProgressCell:
 * @states: how many items are in each state
 * @items: how many there are in all
 */
typedef struct
{
  guint states[GEM_PROGRESS_N_STATES];
  guint items;
} GemProgressCell;

#define GEM_TYPE_PROGRESS (gem_progress_get_type ())
GType gem_progress_get_type (void);

typedef struct _GemProgress GemProgress;

GemProgress *gem_progress_new (GPtrArray *counts, int this_year);
GemProgress *gem_progress_ref (GemProgress *self);
void gem_progress_unref (GemProgress *self);

guint gem_progress_get_n_opgaven (const GemProgress *self);
const char *gem_progress_get_opgave (const GemProgress *self, guint opgave);
const char *gem_progress_get_opgave_name (const GemProgress *self, guint opgave);
guint gem_progress_get_n_years (const GemProgress *self);
int gem_progress_get_year (const GemProgress *self, guint year);
const GemProgressCell *gem_progress_get_cell (const GemProgress *self, int opgave, guint year);
guint gem_progress_get_left_out (const GemProgress *self);
guint gem_progress_count_open (const GemProgress *self, int opgave, guint year);
guint gem_progress_get_default_year (const GemProgress *self, int wanted);
char *gem_progress_dup_sentence (const GemProgress *self, int year);

const char *gem_progress_state_to_status (GemProgressState state);
const char *gem_progress_state_label (GemProgressState state);
const char *gem_progress_state_symbol (GemProgressState state);
GemProgressState gem_progress_state_from_status (const char *status);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemProgress, gem_progress_unref)

G_END_DECLS
