/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What tests need of the reader: limits that can be waited for. */

#pragma once

#include "feed/gem-feed-loader.h"
#include "feed/gem-feed-reader.h"

G_BEGIN_DECLS

GemSyncResult *gem_feed_reader_sync_within (GemStore *store,
                                            const char *url,
                                            const GemFeedLimits *limits,
                                            GCancellable *cancellable);

G_END_DECLS
