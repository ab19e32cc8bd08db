/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A slide as it is seen. gem_slide_load() gathers all that it shows in a worker, into a GemSlideContent
 * that never changes; gem_slide_draw() draws that from memory, at any size, as often as it is asked. What
 * is drawn follows rules that keep it readable from the last row (docs/presenting.md). */

#pragma once

#include <cairo.h>

#include "deck/gem-deck-slide.h"
#include "edition/gem-edition.h"
#include "store/gem-store.h"

G_BEGIN_DECLS

/* Shares of the height of a slide. */
#define GEM_SLIDE_TITLE_SIZE (1.0 / 12)
#define GEM_SLIDE_BODY_SIZE (1.0 / 14) /* text that has room */
#define GEM_SLIDE_BODY_RULE (1.0 / 20) /* what text has at least; below it, the slide is too full */
#define GEM_SLIDE_BODY_MINIMUM                                                                     \
  (1.0 / 26) /* text that is too much shrinks to this, and is then cut */
#define GEM_SLIDE_MAX_LINES 7
#define GEM_SLIDE_MAX_POINTS 5
#define GEM_SLIDE_CONTRAST 7.0 /* of any text on what it stands on */

/**
 * GemSlideSource:
 * @edition: the edition that is read
 * @sessions: the edition whose sessions are compared, as gem_context_get_sessions() has it
 * @store: (nullable): where the agenda is
 * @folder: (nullable): the folder of the deck, for its pictures
 *
 * Where a slide gets its data from. The functions that run in a worker hold what they need of it.
 */
typedef struct
{
  GemEdition *edition;
  GemEdition *sessions;
  GemStore *store;
  const char *folder;
} GemSlideSource;

/**
 * GemSlideFit:
 * @GEM_SLIDE_FITS: all of it can be read from the last row
 * @GEM_SLIDE_FULL: all of it is there, but there are too many lines, or they had to be smaller than the rule
 * @GEM_SLIDE_CUT: it did not fit even then, and ends in an ellipsis
 */
typedef enum
{
  GEM_SLIDE_FITS,
  GEM_SLIDE_FULL,
  GEM_SLIDE_CUT
} GemSlideFit;

/* All that comes one by one, at once. */
#define GEM_SLIDE_ALL_STEPS G_MAXUINT

/**
 * GemSlideLook:
 * @dark: light on dark, for a dark room
 * @step: how many of the points are shown; %GEM_SLIDE_ALL_STEPS for all of them
 * @number: of the slide in its deck, from 1; 0 for none
 * @n_slides: how many slides the deck has
 */
typedef struct
{
  gboolean dark;
  guint step;
  guint number;
  guint n_slides;
} GemSlideLook;

#define GEM_TYPE_SLIDE_CONTENT (gem_slide_content_get_type ())
GType gem_slide_content_get_type (void);

typedef struct _GemSlideContent GemSlideContent;

GemSlideContent *gem_slide_content_ref (GemSlideContent *self);
void gem_slide_content_unref (GemSlideContent *self);

GemSlideContent *gem_slide_load (GemDeckSlide *slide,
                                 const GemSlideSource *source,
                                 GCancellable *cancellable,
                                 GError **error);
void gem_slide_load_async (GemDeckSlide *slide,
                           const GemSlideSource *source,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
GemSlideContent *gem_slide_load_finish (GAsyncResult *result, GError **error);

GemDeckSlide *gem_slide_content_get_slide (GemSlideContent *self);
const char *gem_slide_content_get_title (GemSlideContent *self);
const char *gem_slide_content_get_trouble (GemSlideContent *self);
guint gem_slide_content_get_n_steps (GemSlideContent *self);
char *gem_slide_content_freeze (GemSlideContent *self);

void gem_slide_draw (
    GemSlideContent *self, cairo_t *cr, double width, double height, const GemSlideLook *look);
cairo_surface_t *gem_slide_render (
    GemSlideContent *self, int width, int height, int scale, const GemSlideLook *look);
void gem_slide_render_async (GemSlideContent *self,
                             int width,
                             int height,
                             int scale,
                             const GemSlideLook *look,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
cairo_surface_t *gem_slide_render_finish (GAsyncResult *result, GError **error);
GemSlideFit gem_slide_get_fit (GemSlideContent *self, double width, double height);
char *gem_slide_dup_text (GemSlideContent *self, guint step);
char *gem_slide_dup_address_at (GemSlideContent *self, double shape, double x, double y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemSlideContent, gem_slide_content_unref)

G_END_DECLS
