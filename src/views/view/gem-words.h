/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Values as people read them: dates, times ago, and the provinces of an agenda item. */

#pragma once

#include "edition/gem-edition.h"
#include "feed/gem-item.h"

G_BEGIN_DECLS

char *gem_words_date (const char *iso_date);
char *gem_words_ago (gint64 unix_seconds, gint64 now);
char *gem_words_provinces (GemEdition *edition, char **codes);
char *gem_words_item_summary (GemEdition *edition, const GemItem *item);
char *gem_words_item_period (const GemItem *item);
const char *gem_words_item_title (const GemItem *item);

G_END_DECLS
