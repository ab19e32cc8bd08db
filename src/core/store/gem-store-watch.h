/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemStoreWatch: hears when the file of a store is written, by this program or another one, and asks its
 * clocks what that changed. */

#pragma once

#include "store/gem-store.h"

G_BEGIN_DECLS

typedef struct _GemStoreWatch GemStoreWatch;

GemStoreWatch *gem_store_watch_new (GemStore *store);
void gem_store_watch_free (GemStoreWatch *self);

G_END_DECLS
