/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What the view shares with its keyboard. */

#pragma once

#include "gem-search-asker.h"
#include "gem-search-choices.h"
#include "gem-search-filter.h"
#include "gem-search-map.h"
#include "gem-search-none.h"
#include "gem-search-results.h"
#include "gem-search-sheet.h"
#include "gem-search-start.h"
#include "gem-search-view.h"

G_BEGIN_DECLS

struct _GemSearchView
{
  GtkBin parent_instance;

  GtkEntry *entry;
  GtkWidget *filter_button;
  GtkWidget *filter_popover;
  GemSearchFilter *filter;
  GtkScrolledWindow *scroller;
  GtkContainer *viewport;
  GemSearchChoices *choices;
  GtkStack *pages; /* start, results, none, map, slow, trouble */
  GemSearchStart *start;
  GemSearchResults *results;
  GemSearchNone *none;
  GemSearchMap *map;
  GtkLabel *trouble;

  GemContext *context;
  GemSearch *search;
  GemSearchAsker *asker;
  char *question;
  guint kinds;
  gboolean as_map;
  guint limit;
  gboolean answered; /* what is shown is what was asked */
  gboolean stale;    /* what can be found has changed since */
  gboolean opens;    /* the person wants the first hit, as soon as it is there */
  gboolean focuses;  /* the focus has to go where the person left */
  gboolean updating; /* the view itself changes the entry */
  double scroll;     /* where to, once all is there; -1 for nowhere */
  GHashTable *left;  /* an address of this view -> where the person went from there */
};

GemAddress *gem_search_view_make_address (GemSearchView *self);
void gem_search_view_change (GemSearchView *self, const char *question, guint kinds, gboolean map);

void gem_search_view_focus_entry (GemSearchView *self);
void gem_search_view_focus_before (GemSearchView *self);
void gem_search_view_restore_focus (GemSearchView *self);
gboolean gem_search_view_go_down (GemSearchView *self);
gboolean gem_search_view_entry_key (GemSearchView *self, GdkEventKey *event);
gboolean gem_search_view_list_key (GemSearchView *self, GdkEventKey *event);
gboolean gem_search_view_escape (GemSearchView *self);

G_END_DECLS
