/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The text of a slide and of its notes: paragraphs, points that start with `- ` or `* `, and **bold**.
 * Everything else is a letter like any other, so that any text can be read. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GemSlideLine:
 * @text: what it says
 * @markup: the same for Pango
 * @is_point: whether it is a point of a list
 *
 * A paragraph or a point.
 */
typedef struct
{
  char *text;
  char *markup;
  gboolean is_point;
} GemSlideLine;

GPtrArray *gem_slide_text_parse (const char *text);
GemSlideLine *gem_slide_line_new (const char *text, gboolean is_point);
void gem_slide_line_free (GemSlideLine *line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemSlideLine, gem_slide_line_free)

G_END_DECLS
