/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The 355 municipalities of 2019, and how people find theirs: by its name, by an old or a newer one,
 * with or without diacritics. Constant tables; any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GEM_N_MUNICIPALITIES 355

/**
 * GemMunicipality:
 * @code: of Statistics Netherlands, such as `GM0518`
 * @name: official name
 * @iso: ISO 3166-2 code of its province
 */
typedef struct
{
  const char *code;
  const char *name;
  const char *iso;
} GemMunicipality;

/**
 * GemMunicipalityHit:
 * @municipality: what was found
 * @name: the name that fits
 * @note: (nullable): why it fits, where that is another name
 */
typedef struct
{
  const GemMunicipality *municipality;
  const char *name;
  char *note;
} GemMunicipalityHit;

const GemMunicipality *gem_municipality_get_all (void);
const GemMunicipality *gem_municipality_find (const char *code);
GPtrArray *gem_municipality_search (const char *text, guint max);
char *gem_municipality_fold (const char *text);

G_END_DECLS
