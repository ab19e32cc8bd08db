/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemProgressPane: how far each challenge has come over the years: in words, as a figure, and as a table. */

#pragma once

#include <gtk/gtk.h>

#include "address/gem-address.h"
#include "context/gem-context.h"

G_BEGIN_DECLS

#define GEM_TYPE_PROGRESS_PANE (gem_progress_pane_get_type ())
G_DECLARE_FINAL_TYPE (GemProgressPane, gem_progress_pane, GEM, PROGRESS_PANE, GtkScrolledWindow)

GtkWidget *gem_progress_pane_new (GemContext *context);
void gem_progress_pane_show (GemProgressPane *self, const GemAddress *address);
void gem_progress_pane_toggle_table (GemProgressPane *self);

G_END_DECLS
