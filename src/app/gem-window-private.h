/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What the window and its actions share. */

#pragma once

#include "context/gem-context.h"
#include "gem-history.h"
#include "gem-status-page.h"
#include "gem-sync.h"
#include "gem-view.h"
#include "gem-window.h"
#include "notes/gem-note.h"
#include "present/gem-presentation.h"

G_BEGIN_DECLS

struct _GemWindow
{
  HdyApplicationWindow parent_instance;

  HdyHeaderBar *header_bar;
  GtkStack *main_stack; /* starting, views, broken */
  GtkStack *stack;      /* the views */
  GtkWidget *menu_button;
  GtkWidget *sync_button;
  HdyViewSwitcherTitle *switcher_title;
  HdyViewSwitcherBar *switcher_bar;
  GtkInfoBar *message_bar;
  GtkLabel *message;
  GtkWidget *message_buttons;
  GtkWidget *undo_button;
  GemStatusPage *broken;

  GSettings *settings;
  GemContext *context; /* NULL until it is open */
  GemSync *sync;
  GemHistory *history;
  GemAddress *pending; /* where to go once the context is open */
  char *pending_feed;
  char *pending_import;
  char *pending_show;            /* a file to present once the context is open */
  GemPresentation *presentation; /* NULL where none is shown */
  char *presented;               /* the name of the deck that is shown, or NULL */
  GPtrArray *untold; /* GemItemChange: what a notification tells, until the person looks */
  GtkCssProvider *text_provider;
  GCancellable *cancellable;
  char *undo; /* the action that takes back what the message tells; NULL for none */
  char *data_dir;
  gboolean focus_mode;
  gboolean reloading; /* another publication is being opened */
  gboolean showing;   /* the window itself changes the view */
};

void gem_window_add_actions (GemWindow *self);
void gem_window_accept_files (GemWindow *self);
void gem_window_reload (GemWindow *self);
void gem_window_update_actions (GemWindow *self);
GemView *gem_window_get_view (GemWindow *self);
void gem_window_keep_scroll (GemWindow *self);
void gem_window_show_view (GemWindow *self, const char *name);
void gem_window_show_address (GemWindow *self, const GemAddress *address);
void gem_window_notify_followed (GemWindow *self, GPtrArray *changes);
void gem_window_withdraw_notification (GemWindow *self);
void gem_window_show_message (GemWindow *self, const char *text);
void gem_window_show_message_with_undo (GemWindow *self, const char *text, const char *undo);
void gem_window_adapt_message (GemWindow *self);
void gem_window_undo (GemWindow *self);
void gem_window_add_note_actions (GemWindow *self);
void gem_window_add_slide_actions (GemWindow *self);
void gem_window_present_deck (GemWindow *self, GemDeck *deck, const char *name, guint slide);
void gem_window_recover_decks (GemWindow *self);
void gem_window_flush_decks (GemWindow *self);
void gem_window_write_note (GemWindow *self);
void gem_window_tell_removed (GemWindow *self, const GemNote *note);

G_END_DECLS
