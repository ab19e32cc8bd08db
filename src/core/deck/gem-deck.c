/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "deck/gem-deck.h"

#include <glib/gi18n-lib.h>

/* What the deck was before or after something was done. Slides never change, so that holding them is all
 * there is to remember. */
typedef struct
{
  char *label; /* what was done, translated */
  char *title;
  GPtrArray *slides;
  char *edited; /* the slide whose text was edited, and which text; NULL for anything else */
  GemDeckField field;
} Step;

struct _GemDeck
{
  GObject parent_instance;

  char *title;
  GPtrArray *slides; /* GemDeckSlide */
  GQueue undo;       /* Step, the newest first: what it was before */
  GQueue redo;       /* Step, the next first: what it will be */
  gboolean edit_goes_on;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  N_PROPS
};

static GParamSpec *props[N_PROPS];
static guint changed_signal;

static void gem_deck_list_init (GListModelInterface *iface);

G_DEFINE_QUARK (gem - deck - error, gem_deck_error)
G_DEFINE_FINAL_TYPE_WITH_CODE (GemDeck,
                               gem_deck,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, gem_deck_list_init))

static gpointer
ref_slide (gconstpointer slide, gpointer data)
{
  return g_object_ref ((gpointer) slide);
}

static void
step_free (gpointer data)
{
  Step *step = data;

  g_free (step->label);
  g_free (step->title);
  g_free (step->edited);
  g_ptr_array_unref (step->slides);
  g_free (step);
}

static Step *
remember (GemDeck *self, const char *label)
{
  Step *step = g_new0 (Step, 1);

  step->label = g_strdup (label);
  step->title = g_strdup (self->title);
  step->slides = g_ptr_array_copy (self->slides, ref_slide, NULL);
  return step;
}

static void
emit_changed (GemDeck *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_UNDO]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_REDO]);
  g_signal_emit (self, changed_signal, 0);
}

/* Before anything is done. */
static Step *
begin (GemDeck *self, const char *label)
{
  Step *step = remember (self, label);

  g_queue_push_head (&self->undo, step);
  if (g_queue_get_length (&self->undo) > GEM_DECK_MAX_UNDO)
    step_free (g_queue_pop_tail (&self->undo));
  g_queue_clear_full (&self->redo, step_free);
  self->edit_goes_on = FALSE;
  return step;
}

/* --- the list --- */

static GType
get_item_type (GListModel *model)
{
  return GEM_TYPE_DECK_SLIDE;
}

static guint
get_n_items (GListModel *model)
{
  return GEM_DECK (model)->slides->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  GemDeck *self = GEM_DECK (model);

  return position < self->slides->len ? g_object_ref (self->slides->pdata[position]) : NULL;
}

static void
gem_deck_list_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* --- the object --- */

static void
gem_deck_finalize (GObject *object)
{
  GemDeck *self = GEM_DECK (object);

  g_free (self->title);
  g_ptr_array_unref (self->slides);
  g_queue_clear_full (&self->undo, step_free);
  g_queue_clear_full (&self->redo, step_free);
  G_OBJECT_CLASS (gem_deck_parent_class)->finalize (object);
}

static void
gem_deck_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GemDeck *self = GEM_DECK (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, !g_queue_is_empty (&self->undo));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, !g_queue_is_empty (&self->redo));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gem_deck_class_init (GemDeckClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags =
      (GParamFlags) (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  object_class->finalize = gem_deck_finalize;
  object_class->get_property = gem_deck_get_property;
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  props[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  /**
   * GemDeck::changed:
   *
   * Something of the deck is different now: a slide, their order or the title.
   */
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
gem_deck_init (GemDeck *self)
{
  self->title = g_strdup ("");
  self->slides = g_ptr_array_new_with_free_func (g_object_unref);
  g_queue_init (&self->undo);
  g_queue_init (&self->redo);
}

/**
 * gem_deck_new:
 * @title: (nullable): what it is called
 *
 * Returns: (transfer full): a deck without slides
 */
GemDeck *
gem_deck_new (const char *title)
{
  GemDeck *self = g_object_new (GEM_TYPE_DECK, NULL);

  g_free (self->title);
  self->title = g_strdup (title != NULL ? title : "");
  return self;
}

/**
 * gem_deck_copy:
 * @self: a deck
 *
 * Returns: (transfer full): the deck as it is now, with nothing to undo; its slides are the same ones
 */
GemDeck *
gem_deck_copy (GemDeck *self)
{
  GemDeck *copy;

  g_return_val_if_fail (GEM_IS_DECK (self), NULL);

  copy = gem_deck_new (self->title);
  g_ptr_array_unref (copy->slides);
  copy->slides = g_ptr_array_copy (self->slides, ref_slide, NULL);
  return copy;
}

/**
 * gem_deck_equal:
 * @self: a deck
 * @other: a deck
 *
 * Returns: whether both have the same title and the same slides, in the same order
 */
gboolean
gem_deck_equal (GemDeck *self, GemDeck *other)
{
  g_return_val_if_fail (GEM_IS_DECK (self) && GEM_IS_DECK (other), FALSE);

  if (!g_str_equal (self->title, other->title) || self->slides->len != other->slides->len)
    return FALSE;
  for (guint i = 0; i < self->slides->len; i++)
    if (!gem_deck_slide_equal (gem_deck_get_slide (self, i), gem_deck_get_slide (other, i)))
      return FALSE;
  return TRUE;
}

/**
 * gem_deck_get_title:
 * @self: a deck
 *
 * Returns: what it is called; may be empty
 */
const char *
gem_deck_get_title (GemDeck *self)
{
  g_return_val_if_fail (GEM_IS_DECK (self), NULL);

  return self->title;
}

static void
take_title (GemDeck *self, char *title)
{
  g_free (self->title);
  self->title = title;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
}

/**
 * gem_deck_set_title:
 * @self: a deck
 * @title: (nullable): what it is called
 */
void
gem_deck_set_title (GemDeck *self, const char *title)
{
  g_autofree char *valid = NULL;

  g_return_if_fail (GEM_IS_DECK (self));

  valid = g_utf8_make_valid (title != NULL ? title : "", -1);
  if (g_utf8_strlen (valid, -1) > GEM_DECK_MAX_TITLE)
    *g_utf8_offset_to_pointer (valid, GEM_DECK_MAX_TITLE) = '\0';
  if (g_str_equal (valid, self->title))
    return;
  begin (self, _ ("Change the title"));
  take_title (self, g_steal_pointer (&valid));
  emit_changed (self);
}

/**
 * gem_deck_get_n_slides:
 * @self: a deck
 *
 * Returns: how many slides it has
 */
guint
gem_deck_get_n_slides (GemDeck *self)
{
  g_return_val_if_fail (GEM_IS_DECK (self), 0);

  return self->slides->len;
}

/**
 * gem_deck_get_slide:
 * @self: a deck
 * @position: which slide, from 0
 *
 * Returns: (transfer none): the slide
 */
GemDeckSlide *
gem_deck_get_slide (GemDeck *self, guint position)
{
  g_return_val_if_fail (GEM_IS_DECK (self) && position < self->slides->len, NULL);

  return g_ptr_array_index (self->slides, position);
}

/**
 * gem_deck_find:
 * @self: a deck
 * @id: of a slide
 *
 * Returns: where that slide is, or -1
 */
int
gem_deck_find (GemDeck *self, const char *id)
{
  g_return_val_if_fail (GEM_IS_DECK (self) && id != NULL, -1);

  for (guint i = 0; i < self->slides->len; i++)
    if (g_str_equal (gem_deck_get_slide (self, i)->id, id))
      return (int) i;
  return -1;
}

/* --- what is done to it --- */

static gboolean
check_room (GemDeck *self, GError **error)
{
  if (self->slides->len < GEM_DECK_MAX_SLIDES)
    return TRUE;
  g_set_error (error, GEM_DECK_ERROR, GEM_DECK_ERROR_FULL,
               _ ("A presentation has %d slides at most. Remove some, or begin another one."),
               GEM_DECK_MAX_SLIDES);
  return FALSE;
}

/**
 * gem_deck_insert:
 * @self: a deck
 * @position: where to, from 0; beyond the last for the end
 * @slide: a slide whose id is not in the deck
 * @error: return location for %GEM_DECK_ERROR_FULL
 *
 * Returns: whether there was room
 */
gboolean
gem_deck_insert (GemDeck *self, guint position, GemDeckSlide *slide, GError **error)
{
  g_return_val_if_fail (GEM_IS_DECK (self) && GEM_IS_DECK_SLIDE (slide), FALSE);
  g_return_val_if_fail (gem_deck_find (self, slide->id) < 0, FALSE);

  if (!check_room (self, error))
    return FALSE;
  position = MIN (position, self->slides->len);
  begin (self, _ ("Add a slide"));
  g_ptr_array_insert (self->slides, (int) position, g_object_ref (slide));
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
  emit_changed (self);
  return TRUE;
}

/**
 * gem_deck_remove:
 * @self: a deck
 * @position: which slide, from 0
 */
void
gem_deck_remove (GemDeck *self, guint position)
{
  g_return_if_fail (GEM_IS_DECK (self) && position < self->slides->len);

  begin (self, _ ("Remove a slide"));
  g_ptr_array_remove_index (self->slides, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
  emit_changed (self);
}

/**
 * gem_deck_move:
 * @self: a deck
 * @from: which slide, from 0
 * @to: its place afterwards
 */
void
gem_deck_move (GemDeck *self, guint from, guint to)
{
  GemDeckSlide *slide;
  guint first, last;

  g_return_if_fail (GEM_IS_DECK (self) && from < self->slides->len && to < self->slides->len);

  if (from == to)
    return;
  begin (self, _ ("Move a slide"));
  slide = g_ptr_array_steal_index (self->slides, from);
  g_ptr_array_insert (self->slides, (int) to, slide);
  first = MIN (from, to);
  last = MAX (from, to);
  g_list_model_items_changed (G_LIST_MODEL (self), first, last - first + 1, last - first + 1);
  emit_changed (self);
}

/**
 * gem_deck_duplicate:
 * @self: a deck
 * @position: which slide, from 0; its double comes after it
 * @error: return location for %GEM_DECK_ERROR_FULL
 *
 * Returns: whether there was room
 */
gboolean
gem_deck_duplicate (GemDeck *self, guint position, GError **error)
{
  g_autoptr (GemDeckSlide) copy = NULL;

  g_return_val_if_fail (GEM_IS_DECK (self) && position < self->slides->len, FALSE);

  if (!check_room (self, error))
    return FALSE;
  copy = gem_deck_slide_copy (gem_deck_get_slide (self, position));
  g_free (copy->id);
  copy->id = g_uuid_string_random ();
  begin (self, _ ("Duplicate a slide"));
  g_ptr_array_insert (self->slides, (int) position + 1, g_steal_pointer (&copy));
  g_list_model_items_changed (G_LIST_MODEL (self), position + 1, 0, 1);
  emit_changed (self);
  return TRUE;
}

static void
put (GemDeck *self, guint position, GemDeckSlide *slide)
{
  g_object_unref (self->slides->pdata[position]);
  self->slides->pdata[position] = g_object_ref (slide);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 1);
  emit_changed (self);
}

/**
 * gem_deck_replace:
 * @self: a deck
 * @position: which slide, from 0
 * @slide: the same slide, changed
 *
 * For anything but a text: a picture, data that is kept, points that come one at a time.
 */
void
gem_deck_replace (GemDeck *self, guint position, GemDeckSlide *slide)
{
  g_return_if_fail (GEM_IS_DECK (self) && position < self->slides->len);
  g_return_if_fail (GEM_IS_DECK_SLIDE (slide));
  g_return_if_fail (g_str_equal (slide->id, gem_deck_get_slide (self, position)->id));

  if (gem_deck_slide_equal (slide, gem_deck_get_slide (self, position)))
    return;
  begin (self, _ ("Change a slide"));
  put (self, position, slide);
}

static const char *
get_edit_label (GemDeckField field)
{
  switch (field)
    {
    case GEM_DECK_FIELD_TITLE:
      return _ ("Change the title of a slide");
    case GEM_DECK_FIELD_BODY:
      return _ ("Change the text of a slide");
    case GEM_DECK_FIELD_NOTES:
      return _ ("Change the notes of a slide");
    default:
      return _ ("Change a slide");
    }
}

/**
 * gem_deck_edit:
 * @self: a deck
 * @position: which slide, from 0
 * @field: which text
 * @text: (nullable): what it says now
 *
 * Typing on in one text is undone as one, until gem_deck_end_edit() or something else is done.
 */
void
gem_deck_edit (GemDeck *self, guint position, GemDeckField field, const char *text)
{
  g_autoptr (GemDeckSlide) slide = NULL;
  GemDeckSlide *old;
  Step *last;

  g_return_if_fail (GEM_IS_DECK (self) && position < self->slides->len);

  old = gem_deck_get_slide (self, position);
  slide = gem_deck_slide_with_text (old, field, text);
  if (gem_deck_slide_equal (slide, old))
    return;
  last = g_queue_peek_head (&self->undo);
  if (!self->edit_goes_on || last == NULL || g_strcmp0 (last->edited, old->id) != 0 ||
      last->field != field)
    {
      last = begin (self, get_edit_label (field));
      last->edited = g_strdup (old->id);
      last->field = field;
      self->edit_goes_on = TRUE;
    }
  put (self, position, slide);
}

/**
 * gem_deck_end_edit:
 * @self: a deck
 *
 * What is typed from now on is undone on its own.
 */
void
gem_deck_end_edit (GemDeck *self)
{
  g_return_if_fail (GEM_IS_DECK (self));

  self->edit_goes_on = FALSE;
}

/* --- undo --- */

/* Says no more than what differs, so that a list keeps its place. */
static void
go_to (GemDeck *self, const Step *step)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->slides);
  guint same = 0, tail = 0;

  self->slides = g_ptr_array_copy (step->slides, ref_slide, NULL);
  if (!g_str_equal (self->title, step->title))
    take_title (self, g_strdup (step->title));
  while (same < MIN (old->len, self->slides->len) && old->pdata[same] == self->slides->pdata[same])
    same++;
  while (tail < MIN (old->len, self->slides->len) - same &&
         old->pdata[old->len - 1 - tail] == self->slides->pdata[self->slides->len - 1 - tail])
    tail++;
  if (old->len != same + tail || self->slides->len != same + tail)
    g_list_model_items_changed (G_LIST_MODEL (self), same, old->len - same - tail,
                                self->slides->len - same - tail);
  self->edit_goes_on = FALSE;
}

/**
 * gem_deck_take:
 * @self: a deck
 * @other: what it is to be from now on
 *
 * Becomes what @other is, in one step that can be undone. Slides that are equal stay the same ones.
 */
void
gem_deck_take (GemDeck *self, GemDeck *other)
{
  Step step = { 0 };

  g_return_if_fail (GEM_IS_DECK (self) && GEM_IS_DECK (other));

  if (gem_deck_equal (self, other))
    return;
  begin (self, _ ("Take over what was changed elsewhere"));
  step.title = other->title;
  step.slides = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < other->slides->len; i++)
    {
      GemDeckSlide *slide = gem_deck_get_slide (other, i);
      int at = gem_deck_find (self, slide->id);
      GemDeckSlide *old = at >= 0 ? gem_deck_get_slide (self, (guint) at) : NULL;

      g_ptr_array_add (step.slides,
                       g_object_ref (old != NULL && gem_deck_slide_equal (old, slide) ? old
                                                                                      : slide));
    }
  go_to (self, &step);
  g_ptr_array_unref (step.slides);
  emit_changed (self);
}

static gboolean
step_back (GemDeck *self, GQueue *from, GQueue *to)
{
  Step *step = g_queue_pop_head (from);

  if (step == NULL)
    return FALSE;
  g_queue_push_head (to, remember (self, step->label));
  go_to (self, step);
  step_free (step);
  emit_changed (self);
  return TRUE;
}

/**
 * gem_deck_undo:
 * @self: a deck
 *
 * Returns: whether there was anything to undo
 */
gboolean
gem_deck_undo (GemDeck *self)
{
  g_return_val_if_fail (GEM_IS_DECK (self), FALSE);

  return step_back (self, &self->undo, &self->redo);
}

/**
 * gem_deck_redo:
 * @self: a deck
 *
 * Returns: whether there was anything to do again
 */
gboolean
gem_deck_redo (GemDeck *self)
{
  g_return_val_if_fail (GEM_IS_DECK (self), FALSE);

  return step_back (self, &self->redo, &self->undo);
}

static const char *
peek_label (GQueue *queue)
{
  const Step *step = g_queue_peek_head (queue);

  return step != NULL ? step->label : NULL;
}

/**
 * gem_deck_get_undo_label:
 * @self: a deck
 *
 * Returns: (nullable): what gem_deck_undo() takes back, translated; %NULL for nothing
 */
const char *
gem_deck_get_undo_label (GemDeck *self)
{
  g_return_val_if_fail (GEM_IS_DECK (self), NULL);

  return peek_label (&self->undo);
}

/**
 * gem_deck_get_redo_label:
 * @self: a deck
 *
 * Returns: (nullable): what gem_deck_redo() does again, translated; %NULL for nothing
 */
const char *
gem_deck_get_redo_label (GemDeck *self)
{
  g_return_val_if_fail (GEM_IS_DECK (self), NULL);

  return peek_label (&self->redo);
}
