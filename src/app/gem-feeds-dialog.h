/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemFeedsDialog: which agendas are followed; add one, remove one. */

#pragma once

#include <handy.h>

#include "gem-sync.h"

G_BEGIN_DECLS

#define GEM_TYPE_FEEDS_DIALOG (gem_feeds_dialog_get_type ())
G_DECLARE_FINAL_TYPE (GemFeedsDialog, gem_feeds_dialog, GEM, FEEDS_DIALOG, HdyWindow)

GtkWidget *gem_feeds_dialog_new (GtkWindow *parent, GemSync *sync);

G_END_DECLS
