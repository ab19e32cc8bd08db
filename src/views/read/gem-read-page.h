/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemReadPage: one page to read, in a column of 66 letters. */

#pragma once

#include "edition/gem-edition.h"
#include "gem-read-text.h"

G_BEGIN_DECLS

#define GEM_TYPE_READ_PAGE (gem_read_page_get_type ())
G_DECLARE_FINAL_TYPE (GemReadPage, gem_read_page, GEM, READ_PAGE, GtkScrolledWindow)

GemReadText *gem_read_page_get_text (GemReadPage *self);
void gem_read_page_clear (GemReadPage *self);
void gem_read_page_add_widget (GemReadPage *self, GtkWidget *widget);
void gem_read_page_add_title (GemReadPage *self, const char *over, const char *title);
void gem_read_page_add_text (GemReadPage *self, const char *text);
void gem_read_page_add_block (GemReadPage *self,
                              const GemPagePart *part,
                              guint i,
                              gboolean with_heading);

gboolean gem_read_page_unfold_note (GemReadPage *self, const char *anchor);
void gem_read_page_scroll_to (GemReadPage *self, const char *anchor);
double gem_read_page_get_scroll (GemReadPage *self);
void gem_read_page_set_scroll (GemReadPage *self, double scroll);
void gem_read_page_show_area (GemReadPage *self, const GdkRectangle *area);
const char *gem_read_page_get_top_anchor (GemReadPage *self);
const char *gem_read_page_find_anchor (GemReadPage *self, GtkLabel *label);
GtkLabel *gem_read_page_find_label (GemReadPage *self, const char *anchor);

void gem_read_page_add_sign (GemReadPage *self, GtkWidget *sign, GtkLabel *label, int character);
void gem_read_page_clear_signs (GemReadPage *self);
gboolean gem_read_page_is_at_end (GemReadPage *self);

G_END_DECLS
