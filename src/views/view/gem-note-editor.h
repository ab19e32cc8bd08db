/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemNoteEditor: a note beside the place that it is about, to be written in. It keeps what is typed by itself:
 * within a second, when the focus goes elsewhere, and when it closes. */

#pragma once

#include "context/gem-context.h"
#include "notes/gem-note.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GEM_TYPE_NOTE_EDITOR (gem_note_editor_get_type ())
G_DECLARE_FINAL_TYPE (GemNoteEditor, gem_note_editor, GEM, NOTE_EDITOR, GtkPopover)

GemNoteEditor *gem_note_editor_open (GtkWidget *beside,
                                     const GdkRectangle *area,
                                     GemContext *context,
                                     const GemNote *note);

G_END_DECLS
