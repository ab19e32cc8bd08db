/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemChangesPane: what is new, changed and dropped in the agenda, since the person last looked or between
 * two issues. */

#pragma once

#include <gtk/gtk.h>

#include "address/gem-address.h"
#include "context/gem-context.h"

G_BEGIN_DECLS

#define GEM_TYPE_CHANGES_PANE (gem_changes_pane_get_type ())
G_DECLARE_FINAL_TYPE (GemChangesPane, gem_changes_pane, GEM, CHANGES_PANE, GtkScrolledWindow)

GtkWidget *gem_changes_pane_new (GemContext *context);
void gem_changes_pane_show (GemChangesPane *self, const GemAddress *address);

G_END_DECLS
