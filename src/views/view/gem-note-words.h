/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Notes, marks and bookmarks as people see them: each colour with its symbol and its name, never a colour
 * alone; what a note is, what it says, and where it stands. */

#pragma once

#include <gtk/gtk.h>

#include "edition/gem-edition.h"
#include "notes/gem-note.h"

G_BEGIN_DECLS

const char *gem_note_words_symbol (int colour);
char *gem_note_words_colour (int colour);
char *gem_note_words_kind (const GemNote *note);
char *gem_note_words_excerpt (const char *text, int characters);
char *gem_note_words_text (const GemNote *note, int characters);
char *gem_note_words_gist (const GemNote *note);
char *gem_note_words_path (GemEdition *edition, const char *address);
const char *gem_note_words_state (const GemNote *note);
GtkWidget *gem_note_swatch_new (int colour);
void gem_note_swatch_set (GtkWidget *swatch, int colour);

G_END_DECLS
