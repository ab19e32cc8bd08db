/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemReadPage: one page of text, scrolled, at a width that reads well. Each paragraph is a label, so
 * that its links and its words reach a screen reader; headings are heard as headings. */

#pragma once

#include <gtk/gtk.h>

#include "edition/gem-edition.h"

G_BEGIN_DECLS

#define GEM_TYPE_READ_PAGE (gem_read_page_get_type ())
G_DECLARE_FINAL_TYPE (GemReadPage, gem_read_page, GEM, READ_PAGE, GtkScrolledWindow)

void gem_read_page_clear (GemReadPage *self);
void gem_read_page_add_title (GemReadPage *self, const char *over, const char *title);
void gem_read_page_add_text (GemReadPage *self, const char *text);
void gem_read_page_add_blocks (GemReadPage *self, GPtrArray *blocks, gboolean is_box);
void gem_read_page_add_widget (GemReadPage *self, GtkWidget *widget);
void gem_read_page_scroll_to (GemReadPage *self, const char *anchor);

G_END_DECLS
