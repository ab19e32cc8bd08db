/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What the files of the store share. */

#pragma once

#include "sqlite/gem-sqlite-pool.h"
#include "store/gem-store.h"

G_BEGIN_DECLS

typedef void (*GemRowFunc) (GPtrArray *out, GemStatement *row);

gboolean gem_store_migrate (GemSqlite *db, GError **error);

GemSqlite *gem_store_open_writer (GemStore *self, GError **error);
gboolean gem_store_query (GemStore *self,
                          const char *sql,
                          const char *const *parameters,
                          int n_parameters,
                          GemRowFunc add,
                          GPtrArray *out,
                          GCancellable *cancellable,
                          GError **error);

G_END_DECLS
