/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What an item says otherwise than it did, field by field. Pure: it may run in any thread. */

#pragma once

#include "feed/gem-item.h"

G_BEGIN_DECLS

/**
 * GemItemDifference:
 * @key: the field: `title`, `year`, `status`, `text`, `provinces`, `opgave`, `holder`, `partners`,
 *   `begin`, `end`, `tags`, `section`, `attachments`, `url`, `published` or `modified`
 * @name: what the field is called, for people
 * @before: (nullable): what it said; %NULL where it said nothing
 * @after: (nullable): what it says; %NULL where it says nothing
 *
 * A status and a challenge are told by their names for people; dates, provinces and the section as the
 * feed gives them. Lists are parted by ", ", attachments by a new line.
 */
typedef struct
{
  const char *key;
  char *name;
  char *before;
  char *after;
} GemItemDifference;

void gem_item_difference_free (GemItemDifference *difference);
GPtrArray *gem_item_diff (const GemItem *before, const GemItem *after);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemItemDifference, gem_item_difference_free)

G_END_DECLS
