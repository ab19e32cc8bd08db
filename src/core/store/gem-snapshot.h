/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemSnapshot: a complete issue of a feed on its way into the store. Pages are laid aside one at a
 * time and become visible together, in one transaction, or not at all. */

#pragma once

#include "store/gem-store.h"

G_BEGIN_DECLS

typedef struct _GemSnapshot GemSnapshot;

/**
 * GemSnapshotChanges:
 * @items: how many items are stored now
 * @added: items that were not there
 * @changed: items that were there, but said something else
 * @removed: items that are gone
 */
typedef struct
{
  int items;
  int added;
  int changed;
  int removed;
} GemSnapshotChanges;

GemFeedKnown *
gem_store_load_known (GemStore *self, const char *feed, GCancellable *cancellable, GError **error);
GemSnapshot *gem_snapshot_begin (GemStore *store, const char *url, GError **error);
void gem_snapshot_discard (GemSnapshot *self);
gboolean gem_snapshot_add_item (GemSnapshot *self,
                                const GemItem *item,
                                const GemFeedDigest *bytes,
                                gboolean *duplicate,
                                GError **error);
gboolean gem_snapshot_add_known (GemSnapshot *self,
                                 const GemFeedKnown *known,
                                 const GemFeedKnownItem *item,
                                 gboolean *duplicate,
                                 GError **error);
gboolean gem_snapshot_add_items (GemSnapshot *self,
                                 GPtrArray *items,
                                 const GemItem **duplicate,
                                 GError **error);
gboolean gem_snapshot_commit (GemSnapshot *self,
                              const GemFeedPage *first_page,
                              const char *etag,
                              const char *last_modified,
                              GCancellable *cancellable,
                              GemSnapshotChanges *changes,
                              gboolean *rollback,
                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemSnapshot, gem_snapshot_discard)

G_END_DECLS
