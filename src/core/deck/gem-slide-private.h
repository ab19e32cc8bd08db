/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What loading, laying out and drawing a slide share. */

#pragma once

#include <json-glib/json-glib.h>
#include <pango/pangocairo.h>

#include "deck/gem-slide-text.h"
#include "deck/gem-slide.h"
#include "figure/gem-figure.h"

G_BEGIN_DECLS

/* A slide is laid out as if it were so high; all sizes in these files are in its units. */
#define GEM_SLIDE_HEIGHT 540.0
#define GEM_SLIDE_MARGIN 40.0

/* What a slide has of a comparison or of the agenda; a figure is made of it whenever it is drawn, since
 * a figure belongs to one thread. */
typedef struct
{
  gboolean there;
  GemFigureKind kind;
  GemFigureSort sort;
  GemCompare *compare;
  GemMeasure *measure;
  GArray *chosen; /* guint: provinces of the comparison, in the order of the address */
  GemProgress *progress;
  guint year; /* which one of the progress */
} GemSlideFigure;

struct _GemSlideContent
{
  gatomicrefcount refs;
  GemDeckSlide *slide;
  char *title;
  char *caption;    /* below the title; NULL for none */
  GPtrArray *lines; /* GemSlideLine */
  guint own_lines;  /* how many of them are the slide's own, before those of the data */
  char *source;     /* at the foot; NULL for none */
  char *trouble;    /* what can't be shown, for people; NULL for nothing */
  char *language;   /* of the edition; NULL where it says none */
  char *iso;        /* the province on the little map; NULL for no map */
  GemSlideFigure figure;
  cairo_surface_t *picture;

  /* What the data said, for gem_slide_content_freeze(). */
  GPtrArray *counts;          /* GemAgendaCount; NULL for none */
  GPtrArray *progress_counts; /* GemProgressCount; NULL for none */
  char *themes;               /* the person's own themes; NULL for none */
};

/* Data from the store, or what a slide kept of it. */
typedef struct
{
  const GemSlideSource *source;
  GemSlideContent *content;
  const GemAddress *address;
  JsonObject *frozen; /* NULL for the data of today */
  GCancellable *cancellable;
} GemSlideLoad;

GPtrArray *gem_slide_load_points (GemEdition *edition,
                                  const GemSection *section,
                                  GCancellable *cancellable,
                                  GError **error);
guint gem_slide_estimate_lines (const char *text);
char *gem_slide_first_sentence (const char *text, guint skip);

gboolean gem_slide_load_comparison (GemSlideLoad *load, GError **error);
gboolean gem_slide_load_progress (GemSlideLoad *load, GError **error);
gboolean gem_slide_load_items (GemSlideLoad *load, GError **error);
gboolean gem_slide_has_seen (const GemSlideContent *self);
char *gem_slide_dup_seen (const GemSlideContent *self);
void gem_slide_add_line (GemSlideContent *content, const char *text, gboolean is_point);

JsonObject *gem_slide_parse_frozen (const char *frozen);
void gem_slide_thaw_words (GemSlideContent *content, JsonObject *frozen);
char *gem_slide_thaw_themes (JsonObject *frozen);
GPtrArray *gem_slide_thaw_counts (JsonObject *frozen);
GPtrArray *gem_slide_thaw_progress (JsonObject *frozen);

typedef struct
{
  double x, y, width, height;
} GemSlideArea;

/* A text that is laid out: where its lines are, at which size, and what had to give way. */
typedef struct
{
  GPtrArray *layouts; /* PangoLayout of each line; fewer where the rest is cut */
  GArray *tops;       /* double: the top of each */
  double size;
  double height;
  GemSlideFit fit;
} GemSlideBlock;

/* Where everything is on a slide of a given shape. It belongs to the thread that made it. */
typedef struct
{
  double width;
  PangoLayout *title; /* NULL for none, as the next */
  PangoLayout *caption;
  GemSlideBlock *block;
  GemSlideArea title_area;
  GemSlideArea caption_area;
  GemSlideArea text_area;
  GemSlideArea figure_area; /* of the figure, the little map or the picture */
  GemSlideArea legend_area;
  GemFigure *figure; /* laid out; NULL for none */
  double zoom;       /* a unit of the figure in units of the slide */
  GemSlideFit fit;
} GemSlidePlan;

GemSlidePlan *gem_slide_plan_new (GemSlideContent *content, double width);
void gem_slide_plan_free (GemSlidePlan *self);
char *gem_slide_plan_dup_address_at (const GemSlidePlan *plan,
                                     const GemSlideContent *content,
                                     double x,
                                     double y);

PangoContext *gem_slide_create_context (double size);
PangoLayout *gem_slide_create_layout (const char *text, double size, gboolean bold, double width);
double gem_slide_layout_height (PangoLayout *layout);

GemSlideBlock *gem_slide_block_new (GPtrArray *lines, double width, double height, double largest);
void gem_slide_block_free (GemSlideBlock *self);
double gem_slide_block_get_indent (const GemSlideBlock *self);

void gem_slide_init_palette (GemPalette *palette, gboolean dark);
GemColor gem_slide_get_quiet_color (gboolean dark);
GemColor gem_slide_get_ground (gboolean dark);
GemColor gem_slide_get_warm (gboolean dark);

GemFigure *gem_slide_figure_new (const GemSlideFigure *self);
double gem_slide_figure_fit (GemFigure *figure, const GemSlideArea *area);
void gem_slide_figure_draw (const GemSlideContent *content,
                            const GemSlidePlan *plan,
                            cairo_t *cr,
                            const GemPalette *palette,
                            guint step);
gboolean gem_slide_progress_fits (const GemSlideFigure *figure, double height);
void gem_slide_progress_draw (const GemSlideFigure *figure,
                              cairo_t *cr,
                              const GemSlideArea *area,
                              const GemPalette *palette);
double gem_slide_legend_measure (const GemSlideContent *content,
                                 GemFigure *figure,
                                 double width,
                                 gboolean column);
void gem_slide_legend_draw (const GemSlideContent *content,
                            const GemSlidePlan *plan,
                            cairo_t *cr,
                            const GemPalette *palette);
GemSlideArea gem_slide_locator_place (const GemSlideArea *area, double *scale);
void gem_slide_locator_draw (const char *iso,
                             cairo_t *cr,
                             const GemSlideArea *area,
                             const GemPalette *palette);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemSlidePlan, gem_slide_plan_free)

G_END_DECLS
