/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemView: what the window and a view know of each other. The window tells a view what to show; a view
 * asks the window to go somewhere, and says when what it shows has another address now. */

#pragma once

#include <gtk/gtk.h>

#include "address/gem-address.h"
#include "deck/gem-deck-slide.h"

G_BEGIN_DECLS

#define GEM_TYPE_VIEW (gem_view_get_type ())
G_DECLARE_INTERFACE (GemView, gem_view, GEM, VIEW, GtkWidget)

/**
 * GemViewInterface:
 * @show: shows what the address names; only addresses of the view's own kinds are given
 * @dup_address: the address of what it shows now
 * @toggle_side: shows or hides the list at the side, where the view has one
 * @focus_main: puts the keyboard focus where a person would go on
 * @dup_place: as @dup_address, with the very place in it where the person is, to come back to later
 * @dup_slide: as a slide what it shows, or what is selected in it; without it, what @dup_place names
 * @get_scroll: how far what it shows is scrolled, in pixels
 * @set_scroll: scrolls as far, as soon as it shows what it was last asked for
 * @run: does what a key or a menu asks of the view that is showing: `find`, `find-next`, `find-previous`,
 *   `copy`, `copy-apa`, `copy-plain`, `copy-address`, `select-all`, `caret`, `place`, `qr`, `focus`, `note`,
 *   `escape`, `print`, `present`, `present-here`, and `save-` with the name of a format, such as `save-pdf`
 */
struct _GemViewInterface
{
  GTypeInterface parent_iface;

  void (*show) (GemView *self, const GemAddress *address);
  GemAddress *(*dup_address) (GemView *self);
  void (*toggle_side) (GemView *self);
  void (*focus_main) (GemView *self);
  GemAddress *(*dup_place) (GemView *self);
  GemDeckSlide *(*dup_slide) (GemView *self, GError **error);
  double (*get_scroll) (GemView *self);
  void (*set_scroll) (GemView *self, double scroll);
  gboolean (*run) (GemView *self, const char *command);
};

void gem_view_show (GemView *self, const GemAddress *address);
GemAddress *gem_view_dup_address (GemView *self);
void gem_view_toggle_side (GemView *self);
void gem_view_focus_main (GemView *self);
GemAddress *gem_view_dup_place (GemView *self);
GemDeckSlide *gem_view_dup_slide (GemView *self, GError **error);
double gem_view_get_scroll (GemView *self);
void gem_view_set_scroll (GemView *self, double scroll);
gboolean gem_view_run (GemView *self, const char *command);

void gem_view_go (GemView *self, const GemAddress *address);
void gem_view_moved (GemView *self);
void gem_view_tell (GemView *self, const char *text, const char *undo);
gboolean gem_view_activate_link (GemView *self, const char *uri);

G_END_DECLS
