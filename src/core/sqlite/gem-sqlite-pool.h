/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemSqlitePool: the reading connections to one file, lent to one worker at a time. A reader never
 * waits for another reader; there are as many connections as were ever needed at once. */

#pragma once

#include "sqlite/gem-sqlite.h"

G_BEGIN_DECLS

typedef struct _GemSqlitePool GemSqlitePool;

GemSqlitePool *gem_sqlite_pool_new (const char *path, GemSqliteMode mode);
void gem_sqlite_pool_free (GemSqlitePool *self);
GemSqlite *gem_sqlite_pool_take (GemSqlitePool *self, GCancellable *cancellable, GError **error);
void gem_sqlite_pool_give (GemSqlitePool *self, GemSqlite *connection);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemSqlitePool, gem_sqlite_pool_free)

G_END_DECLS
