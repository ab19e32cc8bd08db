/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What the view shares with its pages of reports, terms, goals and lists, and with its commands. */

#pragma once

#include "gem-contents.h"
#include "gem-find-bar.h"
#include "gem-place-pane.h"
#include "gem-preview.h"
#include "gem-read-notes.h"
#include "gem-read-page.h"
#include "gem-read-view.h"
#include "gem-view.h"
#include "gem-status-page.h"

#include <handy.h>

G_BEGIN_DECLS

struct _GemReadView
{
  GtkBin parent_instance;

  HdyFlap *flap;       /* contents | rest */
  HdyFlap *place_flap; /* page | place */
  GemContents *contents;
  GemPlacePane *place;
  GtkWidget *place_button;
  GemFindBar *find_bar;
  GemPreview *preview;
  GtkStack *stack;
  GemReadPage *page;
  GemStatusPage *missing;

  GemContext *context;
  GemReadNotes *notes;
  GemAddress *address;
  char **marks;              /* words that a search found here; NULL for none */
  const GemSection *section; /* of the page; NULL for another kind of page */
  GCancellable *cancellable; /* of what is being loaded; another for each address */
  double wanted_scroll;      /* of the page that is being loaded; -1 for none */
  gboolean loading;
  GemPage *filling; /* the page whose blocks are being put on the screen, a few at a time */
  guint part;       /* the next one */
  guint block;
  guint fill_id;
  gboolean caret;
  gboolean focus; /* nothing beside the text */
  gboolean wide;
  guint adapt_id;
};

void gem_read_view_show_missing (GemReadView *self, const char *description);
void gem_read_view_page_done (GemReadView *self);
GtkWidget *gem_read_view_add_list (GemReadView *self, const char *heading);
void gem_read_view_load_entry (GemReadView *self);
void gem_read_view_load_list (GemReadView *self);
gboolean gem_read_view_run (GemReadView *self, const char *command);
GemDeckSlide *gem_read_view_dup_slide (GemView *view, GError **error);
void gem_read_view_popup_menu (GemReadView *self, const GdkEvent *event);

G_END_DECLS
