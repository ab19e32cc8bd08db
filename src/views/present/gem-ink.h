/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemInk: what the speaker drew on one slide, stroke by stroke. Places are shares of the slide, so that
 * it lies on the same words at any size. */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct _GemInk GemInk;

GemInk *gem_ink_new (void);
GemInk *gem_ink_copy (const GemInk *self);
void gem_ink_free (GemInk *self);

void gem_ink_begin (GemInk *self, double x, double y);
void gem_ink_add (GemInk *self, double x, double y);
gboolean gem_ink_undo (GemInk *self);
guint gem_ink_get_n_strokes (const GemInk *self);
void gem_ink_draw (const GemInk *self, cairo_t *cr, double width, double height, gboolean dark);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemInk, gem_ink_free)

G_END_DECLS
