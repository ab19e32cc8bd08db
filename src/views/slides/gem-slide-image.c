/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-slide-image.h"

#include "gem-rows.h"

#include <math.h>

#define SHAPE (16.0 / 9)
#define LEAST_WIDTH 96
#define DESCRIBE_TIME 150 /* milliseconds */

struct _GemSlideImage
{
  GtkDrawingArea parent_instance;

  GemSlideShelf *shelf;
  GemDeckSlide *slide;  /* NULL for none */
  cairo_surface_t *old; /* what is seen until the slide is painted; NULL for nothing */
  double old_scale;
  guint number, n_slides;
  int natural_width;
  gboolean described; /* it is a picture of its own, not a part of a row that has a name */
  gboolean painted;   /* the slide as it is now is on the screen */
  guint describe_id;
};

G_DEFINE_FINAL_TYPE (GemSlideImage, gem_slide_image, GTK_TYPE_DRAWING_AREA)

/* --- what is heard --- */

static gboolean
describe_cb (gpointer data)
{
  GemSlideImage *self = data;
  AtkObject *accessible = gtk_widget_get_accessible (GTK_WIDGET (self));
  g_autofree char *name = NULL;
  const char *text;

  self->describe_id = 0;
  if (self->slide == NULL)
    return G_SOURCE_REMOVE;
  name = gem_slide_shelf_dup_name (self->shelf, self->slide);
  gem_set_accessible_name (GTK_WIDGET (self), name);
  text = gem_slide_shelf_get_text (self->shelf, self->slide, GEM_SLIDE_ALL_STEPS);
  if (text != NULL && g_strcmp0 (atk_object_get_description (accessible), text) != 0)
    atk_object_set_description (accessible, text);
  return G_SOURCE_REMOVE;
}

/* Putting a figure in words takes longer than a frame: not before it is seen. */
static void
describe_later (GemSlideImage *self)
{
  if (!self->described)
    return;
  g_clear_handle_id (&self->describe_id, g_source_remove);
  self->describe_id = g_timeout_add_full (G_PRIORITY_LOW, DESCRIBE_TIME, describe_cb, self, NULL);
}

/**
 * gem_slide_image_describe:
 * @self: an image
 *
 * Makes it a picture with a name and a description of its own, for one that stands alone.
 */
void
gem_slide_image_describe (GemSlideImage *self)
{
  g_return_if_fail (GEM_IS_SLIDE_IMAGE (self));

  self->described = TRUE;
  atk_object_set_role (gtk_widget_get_accessible (GTK_WIDGET (self)), ATK_ROLE_IMAGE);
  describe_later (self);
}

/* --- what is seen --- */

static void
ready_cb (GemSlideImage *self)
{
  if (self->painted || self->slide == NULL)
    return;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  describe_later (self);
}

static void
cleared_cb (GemSlideImage *self)
{
  self->painted = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
keep (GemSlideImage *self, cairo_surface_t *picture, double scale)
{
  if (picture != self->old)
    {
      g_clear_pointer (&self->old, cairo_surface_destroy);
      self->old = cairo_surface_reference (picture);
    }
  self->old_scale = scale;
}

static void
paint_old (GemSlideImage *self, cairo_t *cr, int width)
{
  double old_width = cairo_image_surface_get_width (self->old) / self->old_scale;

  cairo_save (cr);
  cairo_scale (cr, width / old_width, width / old_width);
  cairo_set_source_surface (cr, self->old, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
}

static gboolean
gem_slide_image_draw (GtkWidget *widget, cairo_t *cr)
{
  GemSlideImage *self = GEM_SLIDE_IMAGE (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  int width = gtk_widget_get_allocated_width (widget);
  int height = MIN (gtk_widget_get_allocated_height (widget), (int) round (width / SHAPE));
  GemSlideWish wish = { self->slide,
                        width,
                        height,
                        gtk_widget_get_scale_factor (widget),
                        { FALSE, GEM_SLIDE_ALL_STEPS, self->number, self->n_slides } };
  cairo_surface_t *picture =
      self->slide != NULL ? gem_slide_shelf_get_picture (self->shelf, &wish) : NULL;

  gtk_render_background (style, cr, 0, 0, width, height);
  self->painted = picture != NULL;
  if (picture != NULL)
    keep (self, picture, wish.scale);
  if (picture != NULL)
    {
      cairo_set_source_surface (cr, picture, 0, 0);
      cairo_paint (cr);
    }
  else if (self->old != NULL)
    paint_old (self, cr, width);
  gtk_render_frame (style, cr, 0, 0, width, height);
  return FALSE;
}

static GtkSizeRequestMode
gem_slide_image_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
gem_slide_image_get_preferred_width (GtkWidget *widget, int *minimum, int *natural)
{
  GemSlideImage *self = GEM_SLIDE_IMAGE (widget);

  *minimum = MIN (LEAST_WIDTH, self->natural_width);
  *natural = self->natural_width;
}

static void
gem_slide_image_get_preferred_height_for_width (GtkWidget *widget,
                                                int width,
                                                int *minimum,
                                                int *natural)
{
  *minimum = (int) round (width / SHAPE);
  *natural = *minimum;
}

static void
gem_slide_image_get_preferred_height (GtkWidget *widget, int *minimum, int *natural)
{
  int least, usual;

  gem_slide_image_get_preferred_width (widget, &least, &usual);
  *minimum = (int) round (least / SHAPE);
  *natural = (int) round (usual / SHAPE);
}

static void
gem_slide_image_dispose (GObject *object)
{
  GemSlideImage *self = GEM_SLIDE_IMAGE (object);

  g_clear_handle_id (&self->describe_id, g_source_remove);
  g_clear_object (&self->slide);
  g_clear_object (&self->shelf);
  g_clear_pointer (&self->old, cairo_surface_destroy);
  G_OBJECT_CLASS (gem_slide_image_parent_class)->dispose (object);
}

static void
gem_slide_image_class_init (GemSlideImageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gem_slide_image_dispose;
  widget_class->draw = gem_slide_image_draw;
  widget_class->get_request_mode = gem_slide_image_get_request_mode;
  widget_class->get_preferred_width = gem_slide_image_get_preferred_width;
  widget_class->get_preferred_height = gem_slide_image_get_preferred_height;
  widget_class->get_preferred_height_for_width = gem_slide_image_get_preferred_height_for_width;
}

static void
gem_slide_image_init (GemSlideImage *self)
{
  gtk_style_context_add_class (gtk_widget_get_style_context (GTK_WIDGET (self)), "gem-slide");
}

/**
 * gem_slide_image_new:
 * @shelf: where its pictures are
 * @width: how wide it is where there is room, in pixels; it is 16:9
 *
 * Returns: (transfer floating): an image without a slide
 */
GtkWidget *
gem_slide_image_new (GemSlideShelf *shelf, int width)
{
  GemSlideImage *self;

  g_return_val_if_fail (GEM_IS_SLIDE_SHELF (shelf), NULL);

  self = g_object_new (GEM_TYPE_SLIDE_IMAGE, "visible", TRUE, NULL);
  self->shelf = g_object_ref (shelf);
  self->natural_width = width;
  g_signal_connect_object (shelf, "ready", G_CALLBACK (ready_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (shelf, "cleared", G_CALLBACK (cleared_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * gem_slide_image_set_slide:
 * @self: an image
 * @slide: (nullable): what it shows; %NULL for nothing
 * @number: of the slide in its deck, from 1; 0 for none
 * @n_slides: how many slides the deck has
 */
void
gem_slide_image_set_slide (GemSlideImage *self, GemDeckSlide *slide, guint number, guint n_slides)
{
  gboolean other;

  g_return_if_fail (GEM_IS_SLIDE_IMAGE (self) && (slide == NULL || GEM_IS_DECK_SLIDE (slide)));

  if (self->slide == slide && self->number == number && self->n_slides == n_slides)
    return;
  other = slide == NULL || self->slide == NULL || !g_str_equal (slide->id, self->slide->id);
  if (other)
    g_clear_pointer (&self->old, cairo_surface_destroy);
  g_set_object (&self->slide, slide);
  self->number = number;
  self->n_slides = n_slides;
  self->painted = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  describe_later (self);
}
