/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What the two halves of GemEdition share: what is in memory, and reading on demand. */

#pragma once

#include "edition/gem-edition.h"
#include "sqlite/gem-sqlite-pool.h"

G_BEGIN_DECLS

struct _GemEdition
{
  GObject parent_instance;

  char *path;
  GemSqlitePool *pool;
  GHashTable *meta;
  GPtrArray *sections; /* GemSection */
  GHashTable *section_index;
  GPtrArray *sessions; /* GemSession */
  GPtrArray *themes;   /* GemTheme */
};

typedef void (*GemRowFunc) (gpointer target, GemStatement *row);

gboolean
gem_edition_for_each_row (GemStatement *statement, GemRowFunc add, gpointer target, GError **error);

G_END_DECLS
