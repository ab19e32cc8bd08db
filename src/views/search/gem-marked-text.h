/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemMarkedText: one text of a row that draws itself, with the found words marked in it. It is shaped once for a
 * width, and stays shaped while it says the same: shaping is most of what a new answer takes. */

#pragma once

#include <gtk/gtk.h>

#include "search/gem-search.h"

G_BEGIN_DECLS

typedef struct _GemMarkedText GemMarkedText;

GemMarkedText *gem_marked_text_new (GtkWidget *widget, const char *style_class);
void gem_marked_text_free (GemMarkedText *self);
gboolean gem_marked_text_set (GemMarkedText *self, const char *text, GArray *spans);
const char *gem_marked_text_get (GemMarkedText *self);
void gem_marked_text_restyle (GemMarkedText *self);
int gem_marked_text_get_height (GemMarkedText *self, int width);
void gem_marked_text_draw (GemMarkedText *self, cairo_t *cr, int x, int y, int width);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemMarkedText, gem_marked_text_free)

G_END_DECLS
