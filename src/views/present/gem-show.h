/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemShow: where a presentation is: the slide, what of it the hall sees, and what the speaker points at.
 * It knows no window. Signal: `changed` with a #GemShowChange. */

#pragma once

#include "deck/gem-deck.h"
#include "gem-ink.h"
#include "gem-slide-shelf.h"

G_BEGIN_DECLS

/**
 * GemShowChange:
 * @GEM_SHOW_CHANGED_SLIDE: another slide, or another step of it
 * @GEM_SHOW_CHANGED_LOOK: black, white, frozen, dark, zoomed, a tool
 * @GEM_SHOW_CHANGED_MARKS: the pointer, or what is drawn
 * @GEM_SHOW_CHANGED_TYPED: what is being typed
 */
typedef enum
{
  GEM_SHOW_CHANGED_SLIDE = 1 << 0,
  GEM_SHOW_CHANGED_LOOK = 1 << 1,
  GEM_SHOW_CHANGED_MARKS = 1 << 2,
  GEM_SHOW_CHANGED_TYPED = 1 << 3
} GemShowChange;

typedef enum
{
  GEM_SHOW_OPEN,
  GEM_SHOW_BLACK,
  GEM_SHOW_WHITE
} GemShowBlank;

typedef enum
{
  GEM_SHOW_NO_TOOL,
  GEM_SHOW_POINTER,
  GEM_SHOW_SPOTLIGHT,
  GEM_SHOW_PEN
} GemShowTool;

#define GEM_SHOW_MAX_ZOOM 4.0

/**
 * GemShowSight:
 * @slide: the slide
 * @step: how many of its points are shown
 * @number: of the slide in the deck, from 1; 0 for one that is not in it
 * @blank: whether it is hidden
 * @dark: whether it is light on dark
 * @zoom: how much larger than whole
 * @x: the middle of what is seen, as a share of the width of the slide
 * @y: the same, of its height
 * @ink: (nullable): what is drawn on it
 * @tool: what the speaker points with
 * @pointing: whether the pointer is on the slide
 * @pointer_x: where it is, as a share of the width of the slide
 * @pointer_y: the same, of its height
 *
 * All that there is to be seen.
 */
typedef struct
{
  GemDeckSlide *slide;
  guint step;
  guint number;
  GemShowBlank blank;
  gboolean dark;
  double zoom, x, y;
  const GemInk *ink;
  GemShowTool tool;
  gboolean pointing;
  double pointer_x, pointer_y;
} GemShowSight;

#define GEM_TYPE_SHOW (gem_show_get_type ())
G_DECLARE_FINAL_TYPE (GemShow, gem_show, GEM, SHOW, GObject)

GemShow *gem_show_new (GemDeck *deck, GemSlideShelf *shelf, guint slide);
GemDeck *gem_show_get_deck (GemShow *self);
GemSlideShelf *gem_show_get_shelf (GemShow *self);
guint gem_show_get_n_slides (GemShow *self);
guint gem_show_get_position (GemShow *self);
const GemShowSight *gem_show_get_sight (GemShow *self);
const GemShowSight *gem_show_get_hall_sight (GemShow *self);
gboolean gem_show_peek_far (GemShow *self, int distance, GemShowSight *sight);
gboolean gem_show_peek (GemShow *self, int direction, GemShowSight *sight);

gboolean gem_show_next (GemShow *self);
gboolean gem_show_previous (GemShow *self);
void gem_show_go (GemShow *self, guint position);
void gem_show_visit (GemShow *self, GemDeckSlide *slide);
gboolean gem_show_return (GemShow *self);
gboolean gem_show_is_visiting (GemShow *self);

void gem_show_set_blank (GemShow *self, GemShowBlank blank);
void gem_show_set_frozen (GemShow *self, gboolean frozen);
gboolean gem_show_is_frozen (GemShow *self);
void gem_show_set_dark (GemShow *self, gboolean dark);
void gem_show_set_tool (GemShow *self, GemShowTool tool);
void gem_show_set_zoom (GemShow *self, double zoom, double x, double y);
void gem_show_point (GemShow *self, double x, double y);
void gem_show_stop_pointing (GemShow *self);
void gem_show_draw_from (GemShow *self, double x, double y);
void gem_show_draw_to (GemShow *self, double x, double y);
void gem_show_undo (GemShow *self);
void gem_show_clear (GemShow *self);
gboolean gem_show_has_ink (GemShow *self);

const char *gem_show_get_typed (GemShow *self);
void gem_show_set_typed (GemShow *self, const char *typed);

double gem_show_get_shape (GemShow *self);
void gem_show_set_shape (GemShow *self, double shape);

G_END_DECLS
