/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What the text shares with its marks. */

#pragma once

#include "gem-read-text.h"

G_BEGIN_DECLS

/* A place in the text: a label, and a byte in its text. */
typedef struct
{
  int label;
  int byte;
} GemReadPlace;

struct _GemReadText
{
  GtkEventBox parent_instance;

  GtkWidget *column;
  GPtrArray *labels; /* GtkLabel, in reading order */
  GtkGesture *press;
  GtkGesture *drag;
  GemReadPlace anchor, focus; /* of the selection; equal for none */
  GemReadPlace drag_start;
  GArray *hits;
  int current; /* hit, from 0; -1 for none */
  GArray *marks;
  gboolean caret;
};

gboolean gem_read_text_get_bounds (GemReadText *self, GemReadPlace *from, GemReadPlace *to);
gboolean gem_read_text_get_part (
    GemReadText *self, int i, GemReadPlace from, GemReadPlace to, int *start, int *end);
cairo_region_t *gem_read_text_get_region (GemReadText *self, int i, int start, int end);

void gem_read_text_watch_caret (GemReadText *self, GtkLabel *label);

void gem_read_text_init_marks (GemReadText *self);
void gem_read_text_paint_marks (GemReadText *self, cairo_t *cr);
const char *gem_read_text_find_mark (GemReadText *self, GemReadPlace place);

G_END_DECLS
