/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The generated table of data/map/provinces.c. */

#pragma once

#include "map/gem-map.h"

extern const float gem_map_width;
extern const float gem_map_height;
extern const GemMapShape gem_map_table[GEM_MAP_N_PROVINCES];
