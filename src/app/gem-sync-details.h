/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemSyncDetails: how each agenda is doing, and what can be done: what the sync button opens. */

#pragma once

#include <gtk/gtk.h>

#include "gem-sync.h"

G_BEGIN_DECLS

#define GEM_TYPE_SYNC_DETAILS (gem_sync_details_get_type ())
G_DECLARE_FINAL_TYPE (GemSyncDetails, gem_sync_details, GEM, SYNC_DETAILS, GtkScrolledWindow)

GtkWidget *gem_sync_details_new (GemSync *sync);
void gem_sync_details_refresh (GemSyncDetails *self);

G_END_DECLS
