/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemReadNotes: the person's notes and marks on the page that is read, and whether it was read to its end. It
 * belongs to a GemReadView. */

#pragma once

#include "gem-read-view.h"

G_BEGIN_DECLS

typedef struct _GemReadNotes GemReadNotes;

GemReadNotes *gem_read_notes_new (GemReadView *view);
void gem_read_notes_free (GemReadNotes *self);

void gem_read_notes_clear (GemReadNotes *self);
void gem_read_notes_show_page (GemReadNotes *self);
void gem_read_notes_open (GemReadNotes *self, const char *id);
gboolean gem_read_notes_dismiss (GemReadNotes *self);
gboolean gem_read_notes_run (GemReadNotes *self, const char *command);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemReadNotes, gem_read_notes_free)

G_END_DECLS
