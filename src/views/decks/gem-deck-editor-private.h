/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What the parts of the editor share. */

#pragma once

#include <handy.h>

#include "gem-deck-editor.h"
#include "gem-slide-image.h"
#include "gem-slide-fields.h"
#include "gem-slide-strip.h"

G_BEGIN_DECLS

struct _GemDeckEditor
{
  GtkBox parent_instance;

  GtkStack *stack;
  HdyLeaflet *leaflet;
  GtkWidget *strip_page, *sheet_page;
  GtkBox *sheet, *stage, *fields_box;
  GtkEntry *title;
  GtkWidget *undo_button, *redo_button, *strip_button;
  GtkMenuButton *add_button;
  GtkWidget *add_label, *present_label;
  GtkLabel *place, *fit;
  GMenuModel *slide_menu, *deck_menu;

  GemContext *context;
  GemDeckFile *file; /* NULL until one is opened */
  GemSlideShelf *shelf;
  GemSlideStrip *strip;
  GemSlideImage *area;
  GemSlideFields *fields;
  GSimpleActionGroup *actions;
  GCancellable *fitting;
  GemSlideContent *judged; /* what was said to fit or not; NULL for nothing */
  guint position;
  gboolean updating;
};

void gem_deck_editor_add_actions (GemDeckEditor *self);
void gem_deck_editor_update_actions (GemDeckEditor *self);
void gem_deck_editor_tell (GemDeckEditor *self, const char *text, const char *undo);
void gem_deck_editor_present (GemDeckEditor *self, guint position);
void gem_deck_editor_move_to (GemDeckEditor *self, guint position);
GemDeck *gem_deck_editor_get_deck (GemDeckEditor *self);
void gem_deck_editor_fit (GemDeckEditor *self);

G_END_DECLS
