/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemReadText: a column of labels, one for each heading and paragraph, that is selected, searched and copied
 * as one text. Each block stays a label of its own, so that a screen reader hears headings as headings,
 * lists as lists and links as links; what is selected or found is painted below their letters. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GEM_TYPE_READ_TEXT (gem_read_text_get_type ())
G_DECLARE_FINAL_TYPE (GemReadText, gem_read_text, GEM, READ_TEXT, GtkEventBox)

GtkWidget *gem_read_text_new (void);
GtkContainer *gem_read_text_get_column (GemReadText *self);
void gem_read_text_clear (GemReadText *self);
void gem_read_text_add_label (GemReadText *self, GtkLabel *label);

gboolean gem_read_text_has_selection (GemReadText *self);
char *gem_read_text_dup_selection (GemReadText *self, GtkLabel **first);
void gem_read_text_select_all (GemReadText *self);
void gem_read_text_unselect (GemReadText *self);

/**
 * GemReadSelectedFunc:
 * @label: a label that is selected from
 * @start: where the selection begins in its text, in bytes
 * @end: where it ends, in bytes
 * @data: what was given
 */
typedef void (*GemReadSelectedFunc) (GtkLabel *label, int start, int end, gpointer data);

void
gem_read_text_foreach_selected (GemReadText *self, GemReadSelectedFunc callback, gpointer data);
gboolean gem_read_text_get_selection_area (GemReadText *self, GdkRectangle *area);
GtkLabel *gem_read_text_get_first_label (GemReadText *self);

void gem_read_text_add_mark (GemReadText *self,
                             const char *id,
                             GtkLabel *first,
                             int start,
                             GtkLabel *last,
                             int end,
                             int colour);
void gem_read_text_clear_marks (GemReadText *self);
gboolean gem_read_text_get_mark_area (GemReadText *self, const char *id, GdkRectangle *area);
void gem_read_text_clear_descriptions (GemReadText *self);

guint gem_read_text_find (GemReadText *self, const char *words);
guint gem_read_text_find_any (GemReadText *self, const char *const *words);
guint gem_read_text_get_current_hit (GemReadText *self);
gboolean gem_read_text_go_to_hit (GemReadText *self, guint hit, GdkRectangle *area);

void gem_read_text_set_caret (GemReadText *self, gboolean caret);

G_END_DECLS
