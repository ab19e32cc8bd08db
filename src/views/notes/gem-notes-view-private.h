/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What the view shares with its commands. */

#pragma once

#include "gem-note-row.h"
#include "gem-notes-view.h"
#include "gem-row-feeder.h"
#include "gem-status-page.h"

G_BEGIN_DECLS

struct _GemNotesView
{
  GtkBin parent_instance;

  GtkBox *head;
  GtkEntry *search;
  GtkWidget *choices;
  GtkComboBoxText *kind_combo;
  GtkComboBoxText *colour_combo;
  GtkComboBoxText *tag_combo;
  GtkComboBoxText *sort_combo;
  GtkLabel *count;
  GtkLabel *trouble;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkContainer *viewport;
  GtkListBox *list;
  GemStatusPage *broken;

  GemContext *context;
  GemAddress *address;
  GPtrArray *notes; /* GemNote: what is shown */
  guint next;       /* of them, the next that has no row yet */
  GemRowFeeder *feeder;
  gboolean updating; /* the choices follow the address, not the person */
  gboolean stale;
  char *to_focus; /* the note whose row takes the focus */
  double scroll;  /* where to, once the rows are there; -1 for nowhere */
  GCancellable *cancellable;
};

GemNoteQuery gem_notes_view_make_query (GemNotesView *self);
void gem_notes_view_add_actions (GemNotesView *self);
void gem_notes_view_go_to (GemNotesView *self, GtkListBoxRow *row);
gboolean gem_notes_view_key (GemNotesView *self, GdkEventKey *event);
gboolean gem_notes_view_button (GemNotesView *self, GdkEvent *event);
gboolean gem_notes_view_popup (GemNotesView *self);

G_END_DECLS
