/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "deck/gem-deck-slide.h"

#include "deck/gem-deck.h"
#include "deck/gem-slide-picture.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_ADDRESS 2000
#define MAX_FILE_NAME 255

static const struct
{
  const char *name;
  const char *label;
} kinds[GEM_DECK_N_KINDS] = {
  { "title", N_ ("Title") },           { "text", N_ ("Text") },
  { "picture", N_ ("Picture") },       { "quote", N_ ("Quote") },
  { "section", N_ ("Section") },       { "province", N_ ("Province") },
  { "comparison", N_ ("Comparison") }, { "progress", N_ ("Progress of the agenda") },
  { "items", N_ ("Agenda items") },
};

static const struct
{
  const char *name;
  guint limit;
} fields[GEM_DECK_N_FIELDS] = {
  { "title", GEM_DECK_MAX_TITLE },
  { "body", GEM_DECK_MAX_BODY },
  { "source", GEM_DECK_MAX_TITLE },
  { "notes", GEM_DECK_MAX_NOTES },
  { "address", MAX_ADDRESS },
  { "picture", MAX_FILE_NAME },
  { "picture_text", GEM_DECK_MAX_TITLE },
};

G_DEFINE_FINAL_TYPE (GemDeckSlide, gem_deck_slide, G_TYPE_OBJECT)

static void
gem_deck_slide_finalize (GObject *object)
{
  GemDeckSlide *self = GEM_DECK_SLIDE (object);

  g_free (self->id);
  for (guint i = 0; i < GEM_DECK_N_FIELDS; i++)
    g_free (self->texts[i]);
  g_clear_pointer (&self->picture, g_bytes_unref);
  g_free (self->frozen);
  g_free (self->frozen_on);
  G_OBJECT_CLASS (gem_deck_slide_parent_class)->finalize (object);
}

static void
gem_deck_slide_class_init (GemDeckSlideClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gem_deck_slide_finalize;
}

static void
gem_deck_slide_init (GemDeckSlide *self)
{
}

/**
 * gem_deck_slide_new:
 * @kind: what it is
 *
 * Returns: (transfer full): an empty slide with an id of its own
 */
GemDeckSlide *
gem_deck_slide_new (GemDeckKind kind)
{
  GemDeckSlide *self;

  g_return_val_if_fail ((guint) kind < GEM_DECK_N_KINDS, NULL);

  self = g_object_new (GEM_TYPE_DECK_SLIDE, NULL);
  self->id = g_uuid_string_random ();
  self->kind = kind;
  return self;
}

/**
 * gem_deck_kind_takes:
 * @kind: a kind of slide
 * @address: an address
 *
 * Returns: whether slides of that kind can show what @address names
 */
gboolean
gem_deck_kind_takes (GemDeckKind kind, const GemAddress *address)
{
  GemAddressKind of;

  g_return_val_if_fail (address != NULL, FALSE);

  of = gem_address_get_kind (address);
  switch (kind)
    {
    case GEM_DECK_SECTION:
      return of == GEM_ADDRESS_SECTION;
    case GEM_DECK_PROVINCE:
      return of == GEM_ADDRESS_PROVINCE;
    case GEM_DECK_COMPARISON:
      return of == GEM_ADDRESS_COMPARE || of == GEM_ADDRESS_THEME;
    case GEM_DECK_PROGRESS:
      return of == GEM_ADDRESS_AGENDA;
    case GEM_DECK_ITEMS:
      return of == GEM_ADDRESS_AGENDA || of == GEM_ADDRESS_ITEM;
    default:
      return TRUE; /* where the words of one's own, or the quote, lead */
    }
}

/* An agenda that is looked at as its progress becomes that; a paragraph, a quote. */
static gboolean
find_kind (const GemAddress *address, GemDeckKind *kind)
{
  switch (gem_address_get_kind (address))
    {
    case GEM_ADDRESS_SECTION:
      *kind = gem_address_get_fragment (address) != NULL ? GEM_DECK_QUOTE : GEM_DECK_SECTION;
      return TRUE;
    case GEM_ADDRESS_PROVINCE:
      *kind = GEM_DECK_PROVINCE;
      return TRUE;
    case GEM_ADDRESS_COMPARE:
    case GEM_ADDRESS_THEME:
      *kind = GEM_DECK_COMPARISON;
      return TRUE;
    case GEM_ADDRESS_AGENDA:
      *kind = g_strcmp0 (gem_address_get_param (address, "as"), "progress") == 0 ? GEM_DECK_PROGRESS
                                                                                 : GEM_DECK_ITEMS;
      return TRUE;
    case GEM_ADDRESS_ITEM:
      *kind = GEM_DECK_ITEMS;
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * gem_deck_slide_new_for_address:
 * @address: what a person looks at
 * @error: return location for %GEM_DECK_ERROR_ADDRESS
 *
 * Returns: (transfer full): a slide that shows it, or %NULL with @error set
 */
GemDeckSlide *
gem_deck_slide_new_for_address (const GemAddress *address, GError **error)
{
  GemDeckKind kind;
  GemDeckSlide *self;

  g_return_val_if_fail (address != NULL, NULL);

  if (!find_kind (address, &kind))
    {
      g_autofree char *text = gem_address_to_string (address);

      g_set_error (
          error, GEM_DECK_ERROR, GEM_DECK_ERROR_ADDRESS,
          _ ("A slide can't show %s. It can show a section, a province, a comparison or the "
             "agenda."),
          text);
      return NULL;
    }
  self = gem_deck_slide_new (kind);
  self->texts[GEM_DECK_FIELD_ADDRESS] = gem_address_to_string (address);
  return self;
}

/**
 * gem_deck_slide_copy:
 * @self: a slide
 *
 * Returns: (transfer full): the same slide, with the same id, that may be changed until somebody else
 *   sees it
 */
GemDeckSlide *
gem_deck_slide_copy (GemDeckSlide *self)
{
  GemDeckSlide *copy;

  g_return_val_if_fail (GEM_IS_DECK_SLIDE (self), NULL);

  copy = g_object_new (GEM_TYPE_DECK_SLIDE, NULL);
  copy->id = g_strdup (self->id);
  copy->kind = self->kind;
  for (guint i = 0; i < GEM_DECK_N_FIELDS; i++)
    copy->texts[i] = g_strdup (self->texts[i]);
  copy->picture = self->picture != NULL ? g_bytes_ref (self->picture) : NULL;
  copy->one_by_one = self->one_by_one;
  copy->frozen = g_strdup (self->frozen);
  copy->frozen_on = g_strdup (self->frozen_on);
  return copy;
}

/* What other programs put on the clipboard may be anything; a text that is too long keeps its begin. */
static char *
clean_text (const char *text, guint limit)
{
  g_autofree char *valid = NULL;

  if (text == NULL || *text == '\0')
    return NULL;
  valid = g_utf8_make_valid (text, -1);
  return g_utf8_strlen (valid, -1) > (glong) limit ? g_utf8_substring (valid, 0, limit)
                                                   : g_steal_pointer (&valid);
}

/**
 * gem_deck_slide_with_text:
 * @self: a slide
 * @field: which text
 * @text: (nullable): what it says; what goes beyond gem_deck_field_get_limit() is left out
 *
 * Returns: (transfer full): the slide with that text
 */
GemDeckSlide *
gem_deck_slide_with_text (GemDeckSlide *self, GemDeckField field, const char *text)
{
  GemDeckSlide *copy;

  g_return_val_if_fail (GEM_IS_DECK_SLIDE (self) && (guint) field < GEM_DECK_N_FIELDS, NULL);

  copy = gem_deck_slide_copy (self);
  g_free (copy->texts[field]);
  copy->texts[field] = clean_text (text, fields[field].limit);
  return copy;
}

/**
 * gem_deck_slide_with_picture:
 * @self: a slide
 * @picture: (nullable): a PNG or JPEG, or %NULL for none
 * @error: return location for %GEM_DECK_ERROR_PICTURE
 *
 * Returns: (transfer full): the slide with that picture in it, or %NULL with @error set
 */
GemDeckSlide *
gem_deck_slide_with_picture (GemDeckSlide *self, GBytes *picture, GError **error)
{
  GemDeckSlide *copy;

  g_return_val_if_fail (GEM_IS_DECK_SLIDE (self), NULL);

  if (picture != NULL && !gem_slide_picture_check (picture, error))
    return NULL;
  copy = gem_deck_slide_copy (self);
  g_clear_pointer (&copy->picture, g_bytes_unref);
  copy->picture = picture != NULL ? g_bytes_ref (picture) : NULL;
  g_clear_pointer (&copy->texts[GEM_DECK_FIELD_PICTURE], g_free);
  return copy;
}

/**
 * gem_deck_slide_with_frozen:
 * @self: a slide
 * @frozen: (nullable): what gem_slide_content_freeze() made, or %NULL to follow the data again
 * @on: (nullable): the ISO 8601 date of it
 *
 * Returns: (transfer full): the slide with that data
 */
GemDeckSlide *
gem_deck_slide_with_frozen (GemDeckSlide *self, const char *frozen, const char *on)
{
  GemDeckSlide *copy;

  g_return_val_if_fail (GEM_IS_DECK_SLIDE (self), NULL);
  g_return_val_if_fail ((frozen == NULL) == (on == NULL), NULL);

  copy = gem_deck_slide_copy (self);
  g_free (copy->frozen);
  g_free (copy->frozen_on);
  copy->frozen = g_strdup (frozen);
  copy->frozen_on = g_strdup (on);
  return copy;
}

/**
 * gem_deck_slide_with_one_by_one:
 * @self: a slide
 * @one_by_one: whether its points come one at a time
 *
 * Returns: (transfer full): the slide that does so
 */
GemDeckSlide *
gem_deck_slide_with_one_by_one (GemDeckSlide *self, gboolean one_by_one)
{
  GemDeckSlide *copy;

  g_return_val_if_fail (GEM_IS_DECK_SLIDE (self), NULL);

  copy = gem_deck_slide_copy (self);
  copy->one_by_one = one_by_one;
  return copy;
}

/**
 * gem_deck_slide_get_text:
 * @self: a slide
 * @field: which text
 *
 * Returns: (nullable): what was written there; %NULL for nothing
 */
const char *
gem_deck_slide_get_text (GemDeckSlide *self, GemDeckField field)
{
  g_return_val_if_fail (GEM_IS_DECK_SLIDE (self) && (guint) field < GEM_DECK_N_FIELDS, NULL);

  return self->texts[field];
}

/**
 * gem_deck_slide_dup_address:
 * @self: a slide
 *
 * Returns: (transfer full) (nullable): its address; %NULL where it has none, or none that can be
 */
GemAddress *
gem_deck_slide_dup_address (GemDeckSlide *self)
{
  g_return_val_if_fail (GEM_IS_DECK_SLIDE (self), NULL);

  return self->texts[GEM_DECK_FIELD_ADDRESS] != NULL
             ? gem_address_parse (self->texts[GEM_DECK_FIELD_ADDRESS], NULL)
             : NULL;
}

/**
 * gem_deck_slide_dup_name:
 * @self: a slide
 *
 * Returns: (transfer full): what a list of slides calls it while its content is not there: its title, the
 *   begin of its text, or its kind
 */
char *
gem_deck_slide_dup_name (GemDeckSlide *self)
{
  const char *body;

  g_return_val_if_fail (GEM_IS_DECK_SLIDE (self), NULL);

  body = self->texts[GEM_DECK_FIELD_BODY];
  if (self->texts[GEM_DECK_FIELD_TITLE] != NULL)
    return g_strdup (self->texts[GEM_DECK_FIELD_TITLE]);
  if (body != NULL)
    {
      g_autofree char *line = g_strndup (body, strcspn (body, "\n"));

      return g_utf8_strlen (line, -1) > 60 ? g_utf8_substring (line, 0, 60)
                                           : g_steal_pointer (&line);
    }
  return g_strdup (gem_deck_kind_label (self->kind));
}

static gboolean
same_bytes (GBytes *a, GBytes *b)
{
  return a == b || (a != NULL && b != NULL && g_bytes_equal (a, b));
}

/**
 * gem_deck_slide_equal:
 * @self: a slide
 * @other: a slide
 *
 * Returns: whether both say the same, under the same id
 */
gboolean
gem_deck_slide_equal (GemDeckSlide *self, GemDeckSlide *other)
{
  g_return_val_if_fail (GEM_IS_DECK_SLIDE (self) && GEM_IS_DECK_SLIDE (other), FALSE);

  for (guint i = 0; i < GEM_DECK_N_FIELDS; i++)
    if (g_strcmp0 (self->texts[i], other->texts[i]) != 0)
      return FALSE;
  return g_str_equal (self->id, other->id) && self->kind == other->kind &&
         self->one_by_one == other->one_by_one && same_bytes (self->picture, other->picture) &&
         g_strcmp0 (self->frozen, other->frozen) == 0 &&
         g_strcmp0 (self->frozen_on, other->frozen_on) == 0;
}

/**
 * gem_deck_kind_from_name:
 * @name: (nullable): such as `section`
 * @kind: (out): the kind
 *
 * Returns: whether there is one of that name
 */
gboolean
gem_deck_kind_from_name (const char *name, GemDeckKind *kind)
{
  for (guint i = 0; name != NULL && i < GEM_DECK_N_KINDS; i++)
    if (g_str_equal (kinds[i].name, name))
      {
        *kind = (GemDeckKind) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * gem_deck_kind_to_name:
 * @kind: a kind
 *
 * Returns: its name in files
 */
const char *
gem_deck_kind_to_name (GemDeckKind kind)
{
  g_return_val_if_fail ((guint) kind < GEM_DECK_N_KINDS, NULL);

  return kinds[kind].name;
}

/**
 * gem_deck_kind_label:
 * @kind: a kind
 *
 * Returns: what people call it, translated
 */
const char *
gem_deck_kind_label (GemDeckKind kind)
{
  g_return_val_if_fail ((guint) kind < GEM_DECK_N_KINDS, NULL);

  return _ (kinds[kind].label);
}

/**
 * gem_deck_field_to_name:
 * @field: a text of a slide
 *
 * Returns: its key in files
 */
const char *
gem_deck_field_to_name (GemDeckField field)
{
  g_return_val_if_fail ((guint) field < GEM_DECK_N_FIELDS, NULL);

  return fields[field].name;
}

/**
 * gem_deck_field_get_limit:
 * @field: a text of a slide
 *
 * Returns: how many characters it may have
 */
guint
gem_deck_field_get_limit (GemDeckField field)
{
  g_return_val_if_fail ((guint) field < GEM_DECK_N_FIELDS, 0);

  return fields[field].limit;
}
