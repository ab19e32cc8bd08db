/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemItemPane: one agenda item, whole. */

#pragma once

#include <gtk/gtk.h>

#include "context/gem-context.h"

G_BEGIN_DECLS

#define GEM_TYPE_ITEM_PANE (gem_item_pane_get_type ())
G_DECLARE_FINAL_TYPE (GemItemPane, gem_item_pane, GEM, ITEM_PANE, GtkScrolledWindow)

void gem_item_pane_show (GemItemPane *self, GemContext *context, const char *feed, const char *id);
void gem_item_pane_show_text (GemItemPane *self, const char *title, const char *text);

G_END_DECLS
