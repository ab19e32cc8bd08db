/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemSyncButton: one button that tells honestly how the sync is going, and what can be done. */

#pragma once

#include <gtk/gtk.h>

#include "gem-sync.h"

G_BEGIN_DECLS

#define GEM_TYPE_SYNC_BUTTON (gem_sync_button_get_type ())
G_DECLARE_FINAL_TYPE (GemSyncButton, gem_sync_button, GEM, SYNC_BUTTON, GtkMenuButton)

void gem_sync_button_set_sync (GemSyncButton *self, GemSync *sync);

G_END_DECLS
