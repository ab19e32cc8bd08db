/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What the files of this room share. */

#pragma once

#include "notes/gem-note.h"
#include "store/gem-store-private.h"

G_BEGIN_DECLS

/* A removed note can be put back for so long, in seconds; SQL text is made of it. */
#define GEM_NOTE_KEEP_REMOVED 2592000 /* 30 days */

#define GEM_NOTE_COLUMNS                                                                           \
  "id, address, title, quote, prefix, suffix, last, coalesce (colour, -1), text, tags, created,"   \
  " modified, removed_at IS NOT NULL"

GStrv gem_note_sort_tags (const char *const *tags);
GemNote *gem_note_read_row (GemStatement *row, gboolean *removed);
GemNote *gem_note_find (GemSqlite *db, const char *id, gboolean *removed, GError **error);
gboolean gem_note_write_row (GemSqlite *db, const GemNote *note, GError **error);
gboolean gem_note_unindex (GemSqlite *db, const char *id, GError **error);

G_END_DECLS
