/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemDeckEditor: a presentation that is being made: its slides in a strip, one of them large, and the
 * words of that one. */

#pragma once

#include <gtk/gtk.h>

#include "context/gem-context.h"
#include "deck/gem-deck-file.h"

G_BEGIN_DECLS

/* Signals: `moved` when another slide is shown; `leave` when the person wants to see all presentations;
 * `go` with an address (GemAddress); `tell` with a message and the action that undoes it, or NULL;
 * `present` with the slide (guint) to begin at. */
#define GEM_TYPE_DECK_EDITOR (gem_deck_editor_get_type ())
G_DECLARE_FINAL_TYPE (GemDeckEditor, gem_deck_editor, GEM, DECK_EDITOR, GtkBox)

GtkWidget *gem_deck_editor_new (GemContext *context);
void gem_deck_editor_set_file (GemDeckEditor *self, GemDeckFile *file);
GemDeckFile *gem_deck_editor_get_file (GemDeckEditor *self);
void gem_deck_editor_show_slide (GemDeckEditor *self, guint position);
guint gem_deck_editor_get_slide (GemDeckEditor *self);
gboolean gem_deck_editor_run (GemDeckEditor *self, const char *command);
void gem_deck_editor_focus (GemDeckEditor *self);
void gem_deck_editor_take_focus (GemDeckEditor *self);

G_END_DECLS
