/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemContents: the table of contents beside the text. */

#pragma once

#include <gtk/gtk.h>

#include "context/gem-context.h"

G_BEGIN_DECLS

#define GEM_TYPE_CONTENTS (gem_contents_get_type ())
G_DECLARE_FINAL_TYPE (GemContents, gem_contents, GEM, CONTENTS, GtkScrolledWindow)

void gem_contents_set_edition (GemContents *self, GemEdition *edition);
void gem_contents_set_context (GemContents *self, GemContext *context);
gboolean gem_contents_is_read (GemContents *self, const char *section);
void gem_contents_select_address (GemContents *self, const GemAddress *address);

G_END_DECLS
