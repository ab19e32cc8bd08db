/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What moving through a show and looking at it share. */

#pragma once

#include "gem-show.h"

G_BEGIN_DECLS

struct _GemShow
{
  GObject parent_instance;

  GemDeck *deck;
  GemSlideShelf *shelf;
  guint position;
  guint step;
  GPtrArray *visits; /* GemDeckSlide: shown instead of the slide of the deck; the last is seen */
  GemShowSight sight;
  gboolean frozen;
  GemShowSight hall; /* what the hall sees while it is frozen; holds its slide and ink */
  GemInk *hall_ink;
  GHashTable *inks; /* id of a slide → GemInk */
  GemInk *pen;      /* what is being drawn on, while the pen is down */
  char *typed;
  double shape;
};

void gem_show_tell (GemShow *self, GemShowChange change);
void gem_show_thaw (GemShow *self);

G_END_DECLS
