/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemCompare: which province brought which theme in, and what follows from that. A value: made once from
 * an edition's sessions and a person's own themes, asked many times, safe in any thread. Provinces and
 * themes are named by their index in it. */

#pragma once

#include "compare/gem-own-themes.h"
#include "edition/gem-edition.h"

G_BEGIN_DECLS

#define GEM_COMPARE_MAX_CHOSEN 4

/**
 * GemCompareCell:
 * @GEM_COMPARE_ABSENT: the province did not bring the theme in
 * @GEM_COMPARE_PRESENT: it did
 * @GEM_COMPARE_DOUBTFUL: it did, but each of the subjects that say so could stand elsewhere
 * @GEM_COMPARE_OWN: a person put a subject there
 *
 * Flags.
 */
typedef enum
{
  GEM_COMPARE_ABSENT = 0,
  GEM_COMPARE_PRESENT = 1 << 0,
  GEM_COMPARE_DOUBTFUL = 1 << 1,
  GEM_COMPARE_OWN = 1 << 2
} GemCompareCell;

#define GEM_TYPE_COMPARE (gem_compare_get_type ())
GType gem_compare_get_type (void);

typedef struct _GemCompare GemCompare;

GemCompare *gem_compare_new (GemEdition *edition, GemOwnThemes *own);
GemCompare *gem_compare_ref (GemCompare *self);
void gem_compare_unref (GemCompare *self);

guint gem_compare_get_n_provinces (const GemCompare *self);
guint gem_compare_get_n_themes (const GemCompare *self);
const GemSession *gem_compare_get_session (const GemCompare *self, guint province);
const char *gem_compare_get_theme_id (const GemCompare *self, guint theme);
const char *gem_compare_get_theme_name (const GemCompare *self, guint theme);
const char *gem_compare_get_theme_description (const GemCompare *self, guint theme);
gboolean gem_compare_is_own_theme (const GemCompare *self, guint theme);
int gem_compare_find_province (const GemCompare *self, const char *iso);
int gem_compare_find_theme (const GemCompare *self, const char *id);
GemEdition *gem_compare_get_edition (const GemCompare *self);
GemOwnThemes *gem_compare_get_own (const GemCompare *self);

GemCompareCell gem_compare_get_cell (const GemCompare *self, guint province, guint theme);
const char *const *
gem_compare_get_subject_themes (const GemCompare *self, guint province, guint subject);
char *gem_compare_dup_wording (const GemCompare *self, guint province, guint theme);
guint gem_compare_count_themes (const GemCompare *self, guint province);
guint gem_compare_count_provinces (const GemCompare *self, guint theme);

double gem_compare_get_weight (const GemCompare *self, guint theme);
double gem_compare_get_likeness (const GemCompare *self, guint a, guint b, gboolean weighted);

guint gem_compare_count_having (const GemCompare *self, const GArray *provinces, guint theme);
GArray *gem_compare_dup_shared (const GemCompare *self, const GArray *provinces);
GArray *gem_compare_dup_only (const GemCompare *self, const GArray *provinces, guint province);
GArray *gem_compare_dup_partly (const GemCompare *self, const GArray *provinces);
GArray *gem_compare_dup_all (const GemCompare *self);
GArray *gem_compare_parse (const GemCompare *self, const char *list, GError **error);

GArray *gem_compare_dup_by_date (const GemCompare *self);
GArray *gem_compare_dup_by_likeness (const GemCompare *self);
GArray *gem_compare_dup_themes_by_likeness (const GemCompare *self);

GStrv gem_compare_describe (const GemCompare *self, const GArray *provinces);
char *gem_compare_join (const char *const *names);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemCompare, gem_compare_unref)

G_END_DECLS
