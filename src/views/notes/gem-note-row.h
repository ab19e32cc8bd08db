/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemNoteRow: a note in the list: what it is about, what was written, its tags, and where it stands. */

#pragma once

#include "edition/gem-edition.h"
#include "notes/gem-note.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GEM_TYPE_NOTE_ROW (gem_note_row_get_type ())
G_DECLARE_FINAL_TYPE (GemNoteRow, gem_note_row, GEM, NOTE_ROW, GtkListBoxRow)

GtkWidget *gem_note_row_new (GemEdition *edition, const GemNote *note);
void gem_note_row_set_note (GemNoteRow *self, GemEdition *edition, const GemNote *note);
const GemNote *gem_note_row_get_note (GemNoteRow *self);

G_END_DECLS
