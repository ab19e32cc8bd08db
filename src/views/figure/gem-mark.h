/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemMark: one mark of a figure, for the keyboard and for screen readers: it takes the focus and has a
 * name, a value and a place, but the plot draws it and finds it under the pointer. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GEM_TYPE_MARK (gem_mark_get_type ())
G_DECLARE_FINAL_TYPE (GemMark, gem_mark, GEM, MARK, GtkWidget)

GtkWidget *gem_mark_new (guint index);
guint gem_mark_get_index (GemMark *self);
void gem_mark_set_words (GemMark *self, const char *name, const char *value);
void gem_mark_set_selected (GemMark *self, gboolean selected);
gboolean gem_mark_get_selected (GemMark *self);

G_END_DECLS
