/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What the files of the store share. */

#pragma once

#include "sqlite/gem-sqlite-pool.h"
#include "store/gem-store-writer.h"
#include "store/gem-store.h"

G_BEGIN_DECLS

typedef void (*GemRowFunc) (GPtrArray *out, GemStatement *row);

gboolean gem_store_migrate (GemSqlite *db, GError **error);

/* What a feed says of an item, in one order everywhere. */
#define GEM_ITEM_COLUMNS                                                                            \
  "year, title, text, opgave, status, provinces, holder, partners, tags, begin, \"end\", section, " \
  "url, published, modified, attachments"
#define GEM_ITEM_N_TEXTS 16

/**
 * GemItemColumns:
 * @texts: the columns as text; those of the item itself are borrowed from it
 * @digest: another one where any of them is another
 */
typedef struct
{
  const char *texts[GEM_ITEM_N_TEXTS];
  char *digest;
  /*< private >*/
  char year[16];
  char *owned[4];
} GemItemColumns;

void gem_item_columns_init (GemItemColumns *self, const GemItem *item);
void gem_item_columns_clear (GemItemColumns *self);
void gem_item_columns_bind (const GemItemColumns *self, GemStatement *statement, int index);
GemItem *gem_store_read_item (GemStatement *row, int column, const char *id, const char *feed);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GemItemColumns, gem_item_columns_clear)

/* What is new since the person last looked: what an item said then, and whether it was there. */
#define GEM_NEWS_SQL                                                                               \
  "news AS (SELECT p.feed, p.id, p.absent, p.digest, min (p.rev) FROM item_past p"                 \
  " JOIN feed f ON f.id = p.feed WHERE p.rev > coalesce (f.seen, 0) GROUP BY p.feed, p.id)"
/* 1 for an item that is new, 2 for one that says something else. */
#define GEM_NEWS_KIND_SQL                                                                          \
  "CASE WHEN n.id IS NULL THEN 0 WHEN n.absent THEN 1 WHEN n.digest <> i.digest THEN 2 ELSE 0 END"
/* The items that a query lets through, with the parameters of GemItemFilter. */
#define GEM_FILTERED_ITEMS_SQL                                                                     \
  " FROM item i JOIN feed f ON f.id = i.feed LEFT JOIN news n ON n.feed = i.feed AND n.id = i.id"  \
  " LEFT JOIN followed w ON w.feed = f.url AND w.id = i.id"                                        \
  " WHERE (?1 IS NULL OR i.year = CAST (?1 AS INTEGER))"                                           \
  " AND (?2 IS NULL OR i.opgave = ?2 OR (?2 = '-' AND i.opgave IS NULL))"                          \
  " AND (?3 IS NULL OR i.status = ?3 OR (?3 = '-' AND i.status IS NULL))"                          \
  " AND (?4 IS NULL OR instr (i.provinces, char (31) || ?4 || char (31)) > 0)"                     \
  " AND (?5 IS NULL OR i.section = ?5 OR (?5 = '-' AND i.section IS NULL))"                        \
  " AND (?6 IS NULL OR i.id = ?6)"                                                                 \
  " AND (?7 IS NULL OR f.url = ?7)"                                                                \
  " AND (?8 IS NULL OR i.holder = ?8 OR (?8 = '-' AND i.holder IS NULL))"                          \
  " AND (?9 IS NULL OR i.row IN (SELECT rowid FROM item_search WHERE item_search MATCH ?9))"       \
  " AND (?10 IS NULL OR " GEM_NEWS_KIND_SQL " > 0) AND (?11 IS NULL OR w.id IS NOT NULL)"
#define GEM_ITEM_FILTER_N_PARAMETERS 11

/**
 * GemItemFilter:
 * @parameters: what %GEM_FILTERED_ITEMS_SQL asks for; some are borrowed from the query
 */
typedef struct
{
  const char *parameters[GEM_ITEM_FILTER_N_PARAMETERS];
  /*< private >*/
  char year[16];
  char *words;
} GemItemFilter;

char *gem_store_make_match (const char *words);
void gem_item_filter_init (GemItemFilter *self, const GemItemQuery *query);
void gem_item_filter_clear (GemItemFilter *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GemItemFilter, gem_item_filter_clear)

GemSqlite *gem_store_open_writer (GemStore *self, GError **error);
GemStoreWriter *gem_store_get_writer (GemStore *self, GError **error);
void gem_store_tell (GemStore *self, const GemClockTimes *times);
gboolean gem_store_write (
    GemStore *self, GemStoreClock clocks, GemStoreWriteFunc write, gpointer data, GError **error);
void
gem_store_write_async (GemStore *self, GemStoreClock clocks, GemStoreWriteFunc write, GTask *task);
gboolean
gem_store_take_reader (GemStore *self, GemSqlite **db, GCancellable *cancellable, GError **error);
void gem_store_give_reader (GemStore *self, GemSqlite *db);
gboolean gem_store_query (GemStore *self,
                          const char *sql,
                          const char *const *parameters,
                          int n_parameters,
                          GemRowFunc add,
                          GPtrArray *out,
                          GCancellable *cancellable,
                          GError **error);

/* What a worker asks the store: of a feed and an item of it, where the question needs them. */
typedef gpointer (*GemStoreReadFunc) (
    GemStore *self, const char *feed, const char *id, GCancellable *cancellable, GError **error);

void gem_store_read_async (GemStore *self,
                           const char *feed,
                           const char *id,
                           GemStoreReadFunc read,
                           GDestroyNotify free_result,
                           gpointer source_tag,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean gem_store_keep_followed_titles (GemSqlite *db, gint64 feed, GError **error);

G_END_DECLS
