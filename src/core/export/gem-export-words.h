/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Words for people that stand on paper, in a file and on the screen alike. */

#pragma once

#include "edition/gem-edition.h"
#include "feed/gem-item.h"

G_BEGIN_DECLS

char *gem_export_dup_date (const char *iso_date);
char *gem_export_dup_period (const GemItem *item);
char *gem_export_dup_provinces (GemEdition *edition, char **codes);

G_END_DECLS
