/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemMarkBar: what can be made of the words that are selected, beside them: a mark in one of six colours, each
 * with its symbol and its name, or a note. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GEM_TYPE_MARK_BAR (gem_mark_bar_get_type ())
G_DECLARE_FINAL_TYPE (GemMarkBar, gem_mark_bar, GEM, MARK_BAR, GtkPopover)

GtkWidget *gem_mark_bar_new (GtkWidget *text);
void gem_mark_bar_offer (GemMarkBar *self, const GdkRectangle *area, gboolean with_focus);

G_END_DECLS
