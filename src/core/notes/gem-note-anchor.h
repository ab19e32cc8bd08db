/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemNoteAnchor: finds the place of notes in an edition, which may be another one than that where they were
 * made. It reads a section once, when a note asks for it, and stays with the worker that made it. */

#pragma once

#include <gio/gio.h>

#include "edition/gem-edition.h"
#include "notes/gem-note.h"

G_BEGIN_DECLS

typedef struct _GemNoteAnchor GemNoteAnchor;

GemNoteAnchor *gem_note_anchor_new (GemEdition *edition);
void gem_note_anchor_free (GemNoteAnchor *self);
gboolean gem_note_anchor_place (GemNoteAnchor *self,
                                GemNote *note,
                                GCancellable *cancellable,
                                GError **error);
gint64 gem_note_anchor_order (GemNoteAnchor *self, const GemNote *note);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemNoteAnchor, gem_note_anchor_free)

G_END_DECLS
