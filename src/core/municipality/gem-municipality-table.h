/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The table that data/municipalities/make-table.py makes. */

#pragma once

#include "municipality/gem-municipality.h"

typedef enum
{
  GEM_MUNICIPALITY_ALSO,
  GEM_MUNICIPALITY_UNTIL,
  GEM_MUNICIPALITY_SINCE
} GemMunicipalityNameKind;

typedef struct
{
  const char *name;
  guint municipality;
  GemMunicipalityNameKind kind;
  int year;
} GemMunicipalityName;

extern const GemMunicipality gem_municipality_table[];
extern const guint gem_n_municipalities;
extern const GemMunicipalityName gem_municipality_names[];
extern const guint gem_n_municipality_names;
