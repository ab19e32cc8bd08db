/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* How a stage paints: pixels that are ready, and over them what the speaker points at. */

#include "gem-stage-private.h"

#include <glib/gi18n.h>
#include <math.h>

/* Shares of the height of the slide. */
#define POINTER_RADIUS (1.0 / 60)
#define SPOT_RADIUS (1.0 / 6)
#define SPOT_SHADE 0.72
/* A picture that is zoomed into is painted anew, but never wider than this: more than a screen of today. */
#define MAX_PIXELS 5120
/* Workers that paint ahead at a time; the laptop has other things to do. */
#define MAX_WAITING 2

static GemSlideWish
make_wish (GemStage *self, const GemShowSight *sight, const GemStageArea *area, double zoom)
{
  GemSlideWish wish = { .slide = sight->slide };

  wish.scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  zoom = MIN (zoom, MAX (1, MAX_PIXELS / (area->width * wish.scale)));
  wish.width = (int) round (area->width * zoom);
  wish.height = (int) round (area->height * zoom);
  wish.look = (GemSlideLook){ .dark = sight->dark,
                              .step = sight->step,
                              .number = sight->number,
                              .n_slides = gem_show_get_n_slides (self->show) };
  return wish;
}

/* The right picture, or the best there is until it comes: the same at another size, or what was seen
 * before. Nothing is ever painted here that takes time. */
static cairo_surface_t *
find_picture (GemStage *self, const GemShowSight *sight, const GemStageArea *area)
{
  GemSlideShelf *shelf = gem_show_get_shelf (self->show);
  GemSlideWish wish = make_wish (self, sight, area, sight->zoom);
  cairo_surface_t *picture = gem_slide_shelf_get_picture (shelf, &wish);

  self->settled = picture != NULL;
  if (picture == NULL && sight->zoom > 1)
    {
      wish = make_wish (self, sight, area, 1);
      picture = gem_slide_shelf_get_picture (shelf, &wish);
    }
  if (picture == NULL)
    return self->last;
  if (picture != self->last)
    {
      g_clear_pointer (&self->last, cairo_surface_destroy);
      self->last = cairo_surface_reference (picture);
    }
  if (self->settled)
    self->painted = g_get_monotonic_time ();
  return picture;
}

static void
set_zoom (cairo_t *cr, const GemShowSight *sight, const GemStageArea *area)
{
  if (sight->zoom <= 1)
    return;
  cairo_translate (cr, area->width / 2, area->height / 2);
  cairo_scale (cr, sight->zoom, sight->zoom);
  cairo_translate (cr, -sight->x * area->width, -sight->y * area->height);
}

static void
paint_picture (cairo_t *cr, cairo_surface_t *picture, const GemStageArea *area)
{
  double scale_x, scale_y, width, height;

  cairo_surface_get_device_scale (picture, &scale_x, &scale_y);
  width = cairo_image_surface_get_width (picture) / scale_x;
  height = cairo_image_surface_get_height (picture) / scale_y;
  cairo_save (cr);
  if (fabs (width - area->width) > 0.5 || fabs (height - area->height) > 0.5)
    cairo_scale (cr, area->width / width, area->height / height);
  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
}

static void
paint_pointer (cairo_t *cr, const GemShowSight *sight, const GemStageArea *area)
{
  double x = sight->pointer_x * area->width, y = sight->pointer_y * area->height;
  double radius = area->height * POINTER_RADIUS / sight->zoom;

  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  cairo_set_source_rgb (cr, 0.85, 0.05, 0.10);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_set_line_width (cr, radius * 0.3);
  cairo_stroke (cr);
}

static void
paint_spotlight (cairo_t *cr, const GemShowSight *sight, const GemStageArea *area)
{
  cairo_rectangle (cr, 0, 0, area->width, area->height);
  if (sight->pointing)
    {
      cairo_new_sub_path (cr);
      cairo_arc_negative (cr, sight->pointer_x * area->width, sight->pointer_y * area->height,
                          area->height * SPOT_RADIUS / sight->zoom, 2 * G_PI, 0);
    }
  else
    {
      cairo_new_path (cr);
      return;
    }
  cairo_set_source_rgba (cr, 0, 0, 0, SPOT_SHADE);
  cairo_fill (cr);
}

/* A line of text on a dark ribbon, at the foot of what the speaker sees. */
static void
paint_ribbon (GemStage *self, cairo_t *cr, const char *text, const GemStageArea *area)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  int width, height;

  pango_layout_set_width (layout, (int) (MAX (area->width - 12, 1) * PANGO_SCALE));
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_get_pixel_size (layout, &width, &height);
  cairo_rectangle (cr, 0, area->height - height - 12, area->width, height + 12);
  cairo_set_source_rgba (cr, 0, 0, 0, 0.85);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_move_to (cr, 6, area->height - height - 6);
  pango_cairo_show_layout (cr, layout);
}

static void
paint_note (GemStage *self, cairo_t *cr, const GemShowSight *sight, const GemStageArea *area)
{
  g_autofree char *text = NULL;

  if (sight->blank != GEM_SHOW_OPEN)
    {
      cairo_rectangle (cr, 0, 0, area->width, area->height);
      cairo_set_source_rgba (cr, 0, 0, 0, 0.45);
      cairo_fill (cr);
    }
  if (gem_show_is_frozen (self->show))
    text = g_strdup (_ ("Frozen: the hall still sees what it saw"));
  else if (sight->blank == GEM_SHOW_BLACK)
    text = g_strdup (_ ("The hall sees black"));
  else if (sight->blank == GEM_SHOW_WHITE)
    text = g_strdup (_ ("The hall sees white"));
  else
    return;
  paint_ribbon (self, cr, text, area);
}

static void
paint_fault (GemStage *self, cairo_t *cr, const GemShowSight *sight, const GemStageArea *area)
{
  const char *fault = gem_slide_shelf_get_fault (gem_show_get_shelf (self->show), sight->slide);
  g_autofree char *name = NULL, *text = NULL;
  g_autoptr (PangoLayout) layout = NULL;

  if (fault == NULL)
    return;
  name = gem_deck_slide_dup_name (sight->slide);
  text = self->role == GEM_STAGE_HALL
             ? g_strdup (name)
             : g_strdup_printf (_ ("%s\n\nThis slide can’t be shown: %s"), name, fault);
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  cairo_rectangle (cr, 0, 0, area->width, area->height);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_fill (cr);
  pango_layout_set_width (layout, (int) (area->width * 0.8 * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_move_to (cr, area->width * 0.1, area->height * 0.2);
  pango_cairo_show_layout (cr, layout);
}

static void
paint_slide (GemStage *self, cairo_t *cr, const GemShowSight *sight, const GemStageArea *area)
{
  cairo_surface_t *picture = find_picture (self, sight, area);

  cairo_save (cr);
  set_zoom (cr, sight, area);
  if (picture != NULL)
    paint_picture (cr, picture, area);
  paint_fault (self, cr, sight, area);
  if (sight->ink != NULL)
    gem_ink_draw (sight->ink, cr, area->width, area->height, sight->dark);
  if (self->role != GEM_STAGE_NEXT && sight->tool == GEM_SHOW_SPOTLIGHT)
    paint_spotlight (cr, sight, area);
  if (self->role != GEM_STAGE_NEXT && sight->tool == GEM_SHOW_POINTER && sight->pointing)
    paint_pointer (cr, sight, area);
  cairo_restore (cr);
  if (self->role == GEM_STAGE_SPEAKER)
    paint_note (self, cr, sight, area);
}

/* In the hall, with one screen, there is no other place to see what is typed. */
static void
paint_typed (GemStage *self, cairo_t *cr, const GemStageArea *area)
{
  const char *typed = gem_show_get_typed (self->show);
  g_autofree char *text = NULL;

  if (self->role == GEM_STAGE_NEXT || *typed == '\0')
    return;
  text = *typed == '?' ? g_strdup_printf (_ ("Which province? %s"), typed + 1)
                       : g_strdup_printf (_ ("To slide %s: press Enter"), typed);
  paint_ribbon (self, cr, text, area);
}

void
gem_stage_paint (GemStage *self, cairo_t *cr)
{
  GemStageArea area = gem_stage_get_area (self);
  GemShowSight next;
  const GemShowSight *sight = gem_stage_get_sight (self, &next);
  gboolean white = self->role == GEM_STAGE_HALL && sight != NULL && sight->blank == GEM_SHOW_WHITE;
  gboolean hidden =
      sight == NULL || (self->role == GEM_STAGE_HALL && sight->blank != GEM_SHOW_OPEN);

  if (self->role == GEM_STAGE_HALL || hidden)
    {
      cairo_set_source_rgb (cr, white, white, white);
      cairo_paint (cr);
    }
  if (hidden)
    return;
  cairo_translate (cr, area.x, area.y);
  cairo_rectangle (cr, 0, 0, area.width, area.height);
  cairo_clip (cr);
  paint_slide (self, cr, sight, &area);
  paint_typed (self, cr, &area);
}

/* Asks for a neighbour; returns whether it is there already. */
static gboolean
ask_for (GemStage *self, int distance, const GemStageArea *area)
{
  GemSlideShelf *shelf = gem_show_get_shelf (self->show);
  GemShowSight sight;
  GemSlideWish wish;

  if (!gem_show_peek_far (self->show, distance, &sight))
    return TRUE;
  wish = make_wish (self, &sight, area, 1);
  return gem_slide_shelf_get_picture (shelf, &wish) != NULL;
}

/* The nearest first: it is asked for most. Those further away, for somebody who turns faster than a map
 * is painted, wait until the nearer ones are done. The console needs only the nearest: it is for one. */
void
gem_stage_paint_ahead (GemStage *self)
{
  static const int distances[] = { 1, -1, 2, -2, 3 };
  GemStageArea area = gem_stage_get_area (self);
  guint n = self->role == GEM_STAGE_HALL ? G_N_ELEMENTS (distances) : 2;
  guint waiting = self->settled ? 0 : 1;

  if (self->role == GEM_STAGE_NEXT || area.width < 1)
    return;
  for (guint i = 0; i < n && waiting < MAX_WAITING; i++)
    waiting += !ask_for (self, distances[i], &area);
}
