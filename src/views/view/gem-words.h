/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Values as people read them: dates, times ago, and what an agenda item is. */

#pragma once

#include "edition/gem-edition.h"
#include "feed/gem-item.h"

G_BEGIN_DECLS

char *gem_words_date (const char *iso_date);
char *gem_words_ago (gint64 unix_seconds, gint64 now);
char *gem_words_item_summary (GemEdition *edition, const GemItem *item);
const char *gem_words_item_title (const GemItem *item);

G_END_DECLS
