/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemPreview: a card at the foot of the page that says where a link leads. It comes with the pointer, the focus
 * or a tap, stays as long as these do, and goes with Escape (WCAG 2.1, 1.4.13). */

#pragma once

#include "context/gem-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GEM_TYPE_PREVIEW (gem_preview_get_type ())
G_DECLARE_FINAL_TYPE (GemPreview, gem_preview, GEM, PREVIEW, GtkRevealer)

void gem_preview_set_context (GemPreview *self, GemContext *context);
void gem_preview_show_link (GemPreview *self, const char *uri);
gboolean gem_preview_dismiss (GemPreview *self);

G_END_DECLS
