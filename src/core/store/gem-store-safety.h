/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What keeps the file of a store safe: a copy before its schema changes, a look for damage where there is
 * reason to suspect it, and words for a person where something can't be kept. */

#pragma once

#include <gio/gio.h>

#include "sqlite/gem-sqlite.h"

G_BEGIN_DECLS

/* Up to this size the whole file is looked through at each start: about 20 ms, in a worker. */
#define GEM_STORE_QUICK_CHECK_BYTES (16 * 1024 * 1024)

void gem_store_explain (const char *path, GError **error);
void gem_store_suspect (const char *path);
int gem_store_lock_presence (const char *path, gboolean *alone);
void gem_store_unlock_presence (int presence);
gboolean gem_store_is_suspect (const char *path, gboolean alone);
gboolean gem_store_check (GemSqlite *db, gboolean thoroughly, GError **error);
gboolean gem_store_back_up (GemSqlite *db, gint64 version, guint target, GError **error);

G_END_DECLS
