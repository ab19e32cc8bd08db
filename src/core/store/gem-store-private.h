/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What the files of the store share. */

#pragma once

#include "sqlite/gem-sqlite-pool.h"
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

GemSqlite *gem_store_open_writer (GemStore *self, GError **error);
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
