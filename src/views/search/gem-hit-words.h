/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What a search is called: its kinds in words, symbols and addresses, and how much was found. */

#pragma once

#include "address/gem-address.h"
#include "search/gem-search.h"

G_BEGIN_DECLS

const char *gem_hit_kind_title (GemHitKind kind);
const char *gem_hit_kind_icon (GemHitKind kind);
guint gem_hit_kinds_parse (const char *names);
char *gem_hit_kinds_to_string (guint kinds);
char *gem_hit_count_text (guint count);
guint gem_hits_count_all (const GemHits *hits);
char *gem_hit_dup_words (const GemHit *hit);
GemAddress *gem_search_address_new (const char *question, guint kinds, gboolean map);

G_END_DECLS
