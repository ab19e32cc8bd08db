/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-show-private.h"

/* So far can one go from question to question, each with a way back. */
#define MAX_VISITS 50

/* A slide is laid out for any shape between these; a hall beyond them gets bars. */
#define NARROWEST (4.0 / 3)
#define WIDEST (16.0 / 9)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemShow, gem_show, G_TYPE_OBJECT)

void
gem_show_tell (GemShow *self, GemShowChange change)
{
  g_signal_emit (self, signals[CHANGED], 0, change);
}

/* --- where it is --- */

static GemDeckSlide *
get_slide (GemShow *self)
{
  if (self->visits->len > 0)
    return self->visits->pdata[self->visits->len - 1];
  return gem_deck_get_slide (self->deck, self->position);
}

static guint
get_n_steps (GemShow *self, GemDeckSlide *slide)
{
  GemSlideContent *content;

  if (!slide->one_by_one)
    return 0;
  content = gem_slide_shelf_get_content (self->shelf, slide);
  return content != NULL ? gem_slide_content_get_n_steps (content) : 0;
}

/* The whole slide of one that comes step by step has the number of its last step, so that it is the same
 * picture whether it was reached forwards or backwards. */
static guint
normalize_step (GemShow *self, GemDeckSlide *slide, guint step)
{
  if (!slide->one_by_one)
    return GEM_SLIDE_ALL_STEPS;
  if (gem_slide_shelf_get_content (self->shelf, slide) == NULL)
    return step;
  return MIN (step, get_n_steps (self, slide));
}

static void
look_at_slide (GemShow *self)
{
  GemDeckSlide *slide = get_slide (self);

  if (slide != self->sight.slide)
    self->pen = NULL;
  self->sight.slide = slide;
  self->sight.step =
      self->visits->len > 0 ? GEM_SLIDE_ALL_STEPS : normalize_step (self, slide, self->step);
  self->sight.number = self->visits->len > 0 ? 0 : self->position + 1;
  self->sight.ink = g_hash_table_lookup (self->inks, slide->id);
}

static void
show_slide (GemShow *self)
{
  self->sight.zoom = 1;
  self->sight.x = self->sight.y = 0.5;
  look_at_slide (self);
  gem_show_tell (self, GEM_SHOW_CHANGED_SLIDE | GEM_SHOW_CHANGED_LOOK | GEM_SHOW_CHANGED_MARKS);
}

static void
ready_cb (GemShow *self)
{
  guint step = self->sight.step;

  look_at_slide (self);
  if (step != self->sight.step)
    gem_show_tell (self, GEM_SHOW_CHANGED_SLIDE);
}

/* --- object --- */

void
gem_show_thaw (GemShow *self)
{
  g_clear_object (&self->hall.slide);
  g_clear_pointer (&self->hall_ink, gem_ink_free);
  self->hall.ink = NULL;
}

static void
gem_show_finalize (GObject *object)
{
  GemShow *self = GEM_SHOW (object);

  gem_show_thaw (self);
  g_ptr_array_unref (self->visits);
  g_hash_table_unref (self->inks);
  g_object_unref (self->deck);
  g_object_unref (self->shelf);
  g_free (self->typed);
  G_OBJECT_CLASS (gem_show_parent_class)->finalize (object);
}

static void
gem_show_class_init (GemShowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gem_show_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
gem_show_init (GemShow *self)
{
  self->visits = g_ptr_array_new_with_free_func (g_object_unref);
  self->inks =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) gem_ink_free);
  self->typed = g_strdup ("");
  self->shape = WIDEST;
}

/**
 * gem_show_new:
 * @deck: a deck with a slide at least, which nobody changes while it is shown
 * @shelf: where its slides are loaded
 * @slide: the position of the first slide to show
 *
 * Returns: (transfer full): a show
 */
GemShow *
gem_show_new (GemDeck *deck, GemSlideShelf *shelf, guint slide)
{
  GemShow *self;

  g_return_val_if_fail (GEM_IS_DECK (deck) && gem_deck_get_n_slides (deck) > 0, NULL);
  g_return_val_if_fail (GEM_IS_SLIDE_SHELF (shelf), NULL);

  self = g_object_new (GEM_TYPE_SHOW, NULL);
  self->deck = g_object_ref (deck);
  self->shelf = g_object_ref (shelf);
  self->position = MIN (slide, gem_deck_get_n_slides (deck) - 1);
  g_signal_connect_object (shelf, "ready", G_CALLBACK (ready_cb), self, G_CONNECT_SWAPPED);
  show_slide (self);
  return self;
}

/**
 * gem_show_get_deck:
 * @self: a show
 *
 * Returns: (transfer none): what is shown
 */
GemDeck *
gem_show_get_deck (GemShow *self)
{
  g_return_val_if_fail (GEM_IS_SHOW (self), NULL);

  return self->deck;
}

/**
 * gem_show_get_shelf:
 * @self: a show
 *
 * Returns: (transfer none): where its slides are
 */
GemSlideShelf *
gem_show_get_shelf (GemShow *self)
{
  g_return_val_if_fail (GEM_IS_SHOW (self), NULL);

  return self->shelf;
}

/**
 * gem_show_get_n_slides:
 * @self: a show
 *
 * Returns: how many slides the deck has
 */
guint
gem_show_get_n_slides (GemShow *self)
{
  g_return_val_if_fail (GEM_IS_SHOW (self), 0);

  return gem_deck_get_n_slides (self->deck);
}

/**
 * gem_show_get_position:
 * @self: a show
 *
 * Returns: the position in the deck, also while something outside of it is shown
 */
guint
gem_show_get_position (GemShow *self)
{
  g_return_val_if_fail (GEM_IS_SHOW (self), 0);

  return self->position;
}

/**
 * gem_show_get_sight:
 * @self: a show
 *
 * Returns: what the speaker sees, until the next change
 */
const GemShowSight *
gem_show_get_sight (GemShow *self)
{
  g_return_val_if_fail (GEM_IS_SHOW (self), NULL);

  return &self->sight;
}

/**
 * gem_show_get_hall_sight:
 * @self: a show
 *
 * Returns: what the hall sees, until the next change; that of the speaker, unless it is frozen
 */
const GemShowSight *
gem_show_get_hall_sight (GemShow *self)
{
  g_return_val_if_fail (GEM_IS_SHOW (self), NULL);

  return self->frozen ? &self->hall : &self->sight;
}

/**
 * gem_show_peek:
 * @self: a show
 * @direction: 1 for what comes next, -1 for what was before
 * @sight: (out caller-allocates): what there would be to see
 *
 * Returns: whether there is anything in that direction
 */
gboolean
gem_show_peek (GemShow *self, int direction, GemShowSight *sight)
{
  guint position = self->position, step = self->step;
  GemDeckSlide *slide;
  guint n_steps;

  g_return_val_if_fail (GEM_IS_SHOW (self) && sight != NULL, FALSE);

  slide = gem_deck_get_slide (self->deck, position);
  n_steps = get_n_steps (self, slide);
  /* After a visit comes the slide from which it went. */
  if (self->visits->len > 0)
    step = normalize_step (self, slide, step);
  else if (direction > 0 && step < n_steps)
    step++;
  else if (direction < 0 && step > 0 && n_steps > 0)
    step = MIN (step, n_steps) - 1;
  else if (direction > 0 ? position + 1 >= gem_show_get_n_slides (self) : position == 0)
    return FALSE;
  else
    {
      position = direction > 0 ? position + 1 : position - 1;
      step = direction > 0 ? 0 : GEM_SLIDE_ALL_STEPS;
    }
  slide = gem_deck_get_slide (self->deck, position);
  *sight = (GemShowSight){ .slide = slide, .number = position + 1, .dark = self->sight.dark };
  sight->step = normalize_step (self, slide, step);
  sight->zoom = 1;
  sight->x = sight->y = 0.5;
  sight->ink = g_hash_table_lookup (self->inks, slide->id);
  return TRUE;
}

/**
 * gem_show_peek_far:
 * @self: a show
 * @distance: how many slides from here, negative for those before
 * @sight: (out caller-allocates): what there would be to see
 *
 * As gem_show_peek() for the nearest; further away, whole slides are counted and no steps.
 *
 * Returns: whether there is anything so far away
 */
gboolean
gem_show_peek_far (GemShow *self, int distance, GemShowSight *sight)
{
  int position;
  GemDeckSlide *slide;

  g_return_val_if_fail (GEM_IS_SHOW (self) && sight != NULL && distance != 0, FALSE);

  if (ABS (distance) == 1)
    return gem_show_peek (self, distance, sight);
  position = (int) self->position + distance;
  if (position < 0 || position >= (int) gem_show_get_n_slides (self))
    return FALSE;
  slide = gem_deck_get_slide (self->deck, (guint) position);
  *sight = (GemShowSight){ .slide = slide,
                           .number = (guint) position + 1,
                           .dark = self->sight.dark,
                           .zoom = 1,
                           .x = 0.5,
                           .y = 0.5 };
  sight->step = normalize_step (self, slide, distance > 0 ? 0 : GEM_SLIDE_ALL_STEPS);
  return TRUE;
}

static gboolean
move (GemShow *self, int direction)
{
  GemShowSight sight;

  if (gem_show_return (self))
    return TRUE;
  if (!gem_show_peek (self, direction, &sight))
    return FALSE;
  self->position = sight.number - 1;
  self->step = sight.step;
  show_slide (self);
  return TRUE;
}

/**
 * gem_show_next:
 * @self: a show
 *
 * Goes to the next step or slide; from something outside of the deck, back to where it was left.
 *
 * Returns: %FALSE at the end, where everything stays as it is: a clicker is easily pressed once too often
 */
gboolean
gem_show_next (GemShow *self)
{
  g_return_val_if_fail (GEM_IS_SHOW (self), FALSE);

  return move (self, 1);
}

/**
 * gem_show_previous:
 * @self: a show
 *
 * Returns: %FALSE at the beginning
 */
gboolean
gem_show_previous (GemShow *self)
{
  g_return_val_if_fail (GEM_IS_SHOW (self), FALSE);

  return move (self, -1);
}

/**
 * gem_show_go:
 * @self: a show
 * @position: of a slide in the deck; one beyond the end is the last
 */
void
gem_show_go (GemShow *self, guint position)
{
  g_return_if_fail (GEM_IS_SHOW (self));

  g_ptr_array_set_size (self->visits, 0);
  self->position = MIN (position, gem_show_get_n_slides (self) - 1);
  self->step = 0;
  show_slide (self);
}

/**
 * gem_show_visit:
 * @self: a show
 * @slide: a slide that is not in the deck
 *
 * Shows it, with a way back.
 */
void
gem_show_visit (GemShow *self, GemDeckSlide *slide)
{
  g_return_if_fail (GEM_IS_SHOW (self) && GEM_IS_DECK_SLIDE (slide));

  if (self->visits->len > 0 && self->visits->pdata[self->visits->len - 1] == slide)
    return;
  if (self->visits->len == MAX_VISITS)
    g_ptr_array_remove_index (self->visits, 0);
  g_ptr_array_add (self->visits, g_object_ref (slide));
  show_slide (self);
}

/**
 * gem_show_return:
 * @self: a show
 *
 * Goes back from a slide that is not in the deck to where it was left.
 *
 * Returns: whether there was one
 */
gboolean
gem_show_return (GemShow *self)
{
  g_autoptr (GPtrArray) left = NULL;

  g_return_val_if_fail (GEM_IS_SHOW (self), FALSE);

  if (self->visits->len == 0)
    return FALSE;
  /* Held until nobody looks at it any more. */
  left = g_steal_pointer (&self->visits);
  self->visits = g_ptr_array_new_with_free_func (g_object_unref);
  show_slide (self);
  return TRUE;
}

/**
 * gem_show_is_visiting:
 * @self: a show
 *
 * Returns: whether something is shown that is not in the deck
 */
gboolean
gem_show_is_visiting (GemShow *self)
{
  g_return_val_if_fail (GEM_IS_SHOW (self), FALSE);

  return self->visits->len > 0;
}

/* --- the rest --- */

/**
 * gem_show_get_typed:
 * @self: a show
 *
 * Returns: the number of a slide that is being typed; empty for none
 */
const char *
gem_show_get_typed (GemShow *self)
{
  g_return_val_if_fail (GEM_IS_SHOW (self), NULL);

  return self->typed;
}

/**
 * gem_show_set_typed:
 * @self: a show
 * @typed: as far as the number of a slide is typed
 */
void
gem_show_set_typed (GemShow *self, const char *typed)
{
  g_return_if_fail (GEM_IS_SHOW (self) && typed != NULL);

  if (g_str_equal (self->typed, typed))
    return;
  g_free (self->typed);
  self->typed = g_strdup (typed);
  gem_show_tell (self, GEM_SHOW_CHANGED_TYPED);
}

/**
 * gem_show_get_shape:
 * @self: a show
 *
 * Returns: the width of a slide in heights, that of the hall's screen where a slide can have it
 */
double
gem_show_get_shape (GemShow *self)
{
  g_return_val_if_fail (GEM_IS_SHOW (self), WIDEST);

  return self->shape;
}

/**
 * gem_show_set_shape:
 * @self: a show
 * @shape: the width of the hall's screen in heights
 */
void
gem_show_set_shape (GemShow *self, double shape)
{
  g_return_if_fail (GEM_IS_SHOW (self));

  shape = CLAMP (shape, NARROWEST, WIDEST);
  if (ABS (shape - self->shape) < 0.001)
    return;
  self->shape = shape;
  gem_show_tell (self, GEM_SHOW_CHANGED_SLIDE);
}
