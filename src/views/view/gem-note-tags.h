/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* An entry for tags, with commas between them, which offers the tags that there are already. */

#pragma once

#include "context/gem-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GStrv gem_note_tags_split (const char *text);
GStrv gem_note_tags_collect (GPtrArray *notes);
void gem_note_tags_complete (GtkEntry *entry, GemContext *context, GCancellable *cancellable);

G_END_DECLS
