/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Text in a row of a long list: wrapped like a label, but laid out once. A #GtkLabel lays its text out
 * five times before it is drawn, mostly to know how wide it would like to be, and of a row it takes up
 * what room there is. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GEM_TYPE_LINE (gem_line_get_type ())
G_DECLARE_FINAL_TYPE (GemLine, gem_line, GEM, LINE, GtkWidget)

GtkWidget *gem_line_new (const char *text, const char *style_class);
void gem_line_set_text (GemLine *self, const char *text);
const char *gem_line_get_text (GemLine *self);

G_END_DECLS
