/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemFeedFolder: a feed on a disk. Its pages have the addresses that they have on the web, and are looked
 * up beside the first one; nothing outside its folder is ever read. */

#pragma once

#include "feed/gem-feed-fault.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _GemFeedFolder GemFeedFolder;

GemFeedFolder *gem_feed_folder_new (const char *path, GemFeedFault **fault);
void gem_feed_folder_free (GemFeedFolder *self);
char *gem_feed_folder_dup_uri (GemFeedFolder *self);
char *gem_feed_folder_dup_address (GemFeedFolder *self);
void gem_feed_folder_set_address (GemFeedFolder *self, const char *address);
char *gem_feed_folder_resolve (
    GemFeedFolder *self, const char *from, const char *next_url, guint page, GemFeedFault **fault);
GBytes *gem_feed_folder_read (GemFeedFolder *self,
                              const char *url,
                              const char *suffix,
                              guint page,
                              gsize max_bytes,
                              GCancellable *cancellable,
                              GemFeedFault **fault);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemFeedFolder, gem_feed_folder_free)

G_END_DECLS
