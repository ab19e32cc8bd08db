/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemStoreWriter: the one thread of a store that writes what a person does, in the order in which it was
 * asked for. It begins with the first write, and nothing is called done before it is on the disk. */

#pragma once

#include <gio/gio.h>

#include "sqlite/gem-sqlite.h"

G_BEGIN_DECLS

/**
 * GemStoreClock:
 * @GEM_CLOCK_NONE: nobody has to hear of it
 * @GEM_CLOCK_STORE: the agendas, or what the person did with them
 * @GEM_CLOCK_NOTES: the notes, or what was read
 *
 * What a write changes; a bit each.
 */
typedef enum
{
  GEM_CLOCK_NONE = 0,
  GEM_CLOCK_STORE = 1 << 0,
  GEM_CLOCK_NOTES = 1 << 1
} GemStoreClock;

/**
 * GemClockTimes:
 * @store: the step of %GEM_CLOCK_STORE
 * @notes: the step of %GEM_CLOCK_NOTES
 */
typedef struct
{
  gint64 store;
  gint64 notes;
} GemClockTimes;

gboolean gem_clock_read (GemSqlite *db, GemClockTimes *times, GError **error);
gboolean gem_clock_advance (GemSqlite *db, GemStoreClock clocks, GError **error);

/**
 * GemStoreWriteFunc:
 * @db: the writer's connection, in a transaction
 * @data: what was handed over
 * @changed: (inout): which clocks go on; starts as what was asked for
 * @error: return location for an error
 *
 * Returns: whether to commit
 */
typedef gboolean (*GemStoreWriteFunc) (GemSqlite *db,
                                       gpointer data,
                                       GemStoreClock *changed,
                                       GError **error);

/**
 * GemStoreWrittenFunc:
 * @data: what was handed over
 * @times: (nullable): the clocks after the write; %NULL where it failed
 * @error: (transfer full) (nullable): why it failed
 *
 * Called in the writer's thread once the write is on the disk, or has failed.
 */
typedef void (*GemStoreWrittenFunc) (gpointer data, const GemClockTimes *times, GError *error);

typedef struct _GemStoreWriter GemStoreWriter;

GemStoreWriter *gem_store_writer_new (const char *path);
void gem_store_writer_free (GemStoreWriter *self);
void gem_store_writer_push (GemStoreWriter *self,
                            GemStoreClock clocks,
                            GemStoreWriteFunc write,
                            GemStoreWrittenFunc written,
                            gpointer data);

G_END_DECLS
