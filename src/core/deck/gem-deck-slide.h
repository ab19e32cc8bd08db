/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemDeckSlide: what is asked of one slide: its kind, the address that it shows, and the words and the
 * picture that somebody gave it. What comes out of it, with the data of today, is a GemSlideContent. */

#pragma once

#include <gio/gio.h>

#include "address/gem-address.h"

G_BEGIN_DECLS

/* What a deck may hold; a file with more is opened without the rest, and says so. */
#define GEM_DECK_MAX_SLIDES 500
#define GEM_DECK_MAX_TITLE 300                 /* characters */
#define GEM_DECK_MAX_BODY 8000                 /* characters */
#define GEM_DECK_MAX_NOTES 20000               /* characters */
#define GEM_DECK_MAX_PICTURE (8 * 1024 * 1024) /* bytes of one picture that is in the file */
#define GEM_DECK_MAX_FROZEN (512 * 1024)       /* bytes of the data that one slide keeps */
#define GEM_DECK_MAX_FILE (64 * 1024 * 1024)   /* bytes of a file */
#define GEM_DECK_MAX_PICTURE_PIXELS (64 * 1000 * 1000)

/**
 * GemDeckKind:
 * @GEM_DECK_TITLE: a title, and a line or two below it; no address
 * @GEM_DECK_TEXT: a title and text of one's own; no address
 * @GEM_DECK_PICTURE: a title and a picture; no address
 * @GEM_DECK_QUOTE: words of somebody else, with their source; perhaps an address
 * @GEM_DECK_SECTION: the main points of a section, `gem:section/…`
 * @GEM_DECK_PROVINCE: a province, `gem:province/…`
 * @GEM_DECK_COMPARISON: a map, tiles, a matrix or a time line: `gem:compare…` or `gem:theme/…`
 * @GEM_DECK_PROGRESS: how far the agenda has come, `gem:agenda…`
 * @GEM_DECK_ITEMS: agenda items, `gem:agenda…` or `gem:item/…`
 */
typedef enum
{
  GEM_DECK_TITLE,
  GEM_DECK_TEXT,
  GEM_DECK_PICTURE,
  GEM_DECK_QUOTE,
  GEM_DECK_SECTION,
  GEM_DECK_PROVINCE,
  GEM_DECK_COMPARISON,
  GEM_DECK_PROGRESS,
  GEM_DECK_ITEMS,
  GEM_DECK_N_KINDS
} GemDeckKind;

/**
 * GemDeckField:
 * @GEM_DECK_FIELD_TITLE: the title
 * @GEM_DECK_FIELD_BODY: the text
 * @GEM_DECK_FIELD_SOURCE: where a quote is from
 * @GEM_DECK_FIELD_NOTES: the notes of the speaker
 * @GEM_DECK_FIELD_ADDRESS: the address
 * @GEM_DECK_FIELD_PICTURE: the name of the file of a picture
 * @GEM_DECK_FIELD_PICTURE_TEXT: what is to be seen in the picture
 *
 * A text of a slide.
 */
typedef enum
{
  GEM_DECK_FIELD_TITLE,
  GEM_DECK_FIELD_BODY,
  GEM_DECK_FIELD_SOURCE,
  GEM_DECK_FIELD_NOTES,
  GEM_DECK_FIELD_ADDRESS,
  GEM_DECK_FIELD_PICTURE,
  GEM_DECK_FIELD_PICTURE_TEXT,
  GEM_DECK_N_FIELDS
} GemDeckField;

#define GEM_TYPE_DECK_SLIDE (gem_deck_slide_get_type ())
G_DECLARE_FINAL_TYPE (GemDeckSlide, gem_deck_slide, GEM, DECK_SLIDE, GObject)

/**
 * GemDeckSlide:
 * @id: a UUID; it stays the same when the slide is edited
 * @kind: what it is
 * @texts: (nullable): its texts, by #GemDeckField; %NULL for the one that follows from the address
 * @picture: (nullable): a PNG or JPEG that is in the deck itself
 * @one_by_one: whether its points, or the chosen provinces, come one at a time
 * @frozen: (nullable): the data that it keeps, as gem_slide_content_freeze() makes it; %NULL for a slide
 *   that shows the data of today
 * @frozen_on: (nullable): the ISO 8601 date of @frozen
 *
 * The fields are set by whoever makes the slide, before anybody else sees it, and are never changed
 * after that: a slide may be read in any thread. To edit one is to put another in its place.
 */
struct _GemDeckSlide
{
  GObject parent_instance;

  char *id;
  GemDeckKind kind;
  char *texts[GEM_DECK_N_FIELDS];
  GBytes *picture;
  gboolean one_by_one;
  char *frozen;
  char *frozen_on;
};

GemDeckSlide *gem_deck_slide_new (GemDeckKind kind);
GemDeckSlide *gem_deck_slide_new_for_address (const GemAddress *address, GError **error);
GemDeckSlide *gem_deck_slide_copy (GemDeckSlide *self);
GemDeckSlide *gem_deck_slide_with_text (GemDeckSlide *self, GemDeckField field, const char *text);
GemDeckSlide *gem_deck_slide_with_picture (GemDeckSlide *self, GBytes *picture, GError **error);
GemDeckSlide *gem_deck_slide_with_frozen (GemDeckSlide *self, const char *frozen, const char *on);
GemDeckSlide *gem_deck_slide_with_one_by_one (GemDeckSlide *self, gboolean one_by_one);

const char *gem_deck_slide_get_text (GemDeckSlide *self, GemDeckField field);
GemAddress *gem_deck_slide_dup_address (GemDeckSlide *self);
char *gem_deck_slide_dup_name (GemDeckSlide *self);
gboolean gem_deck_slide_equal (GemDeckSlide *self, GemDeckSlide *other);

gboolean gem_deck_kind_takes (GemDeckKind kind, const GemAddress *address);
gboolean gem_deck_kind_from_name (const char *name, GemDeckKind *kind);
const char *gem_deck_kind_to_name (GemDeckKind kind);
const char *gem_deck_kind_label (GemDeckKind kind);
const char *gem_deck_field_to_name (GemDeckField field);
guint gem_deck_field_get_limit (GemDeckField field);

G_END_DECLS
