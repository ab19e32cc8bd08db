/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-stage-private.h"

#include "gem-rows.h"

#include <glib/gi18n.h>
#include <math.h>

#define LEAST_WIDTH 120
#define NATURAL_WIDTH 320
#define DESCRIBE_TIME 150 /* milliseconds */

G_DEFINE_FINAL_TYPE (GemStage, gem_stage, GTK_TYPE_DRAWING_AREA)

/* What it shows; NULL for nothing, as after the last slide. */
const GemShowSight *
gem_stage_get_sight (GemStage *self, GemShowSight *next)
{
  if (self->show == NULL)
    return NULL;
  if (self->role == GEM_STAGE_HALL)
    return gem_show_get_hall_sight (self->show);
  if (self->role == GEM_STAGE_SPEAKER)
    return gem_show_get_sight (self->show);
  return gem_show_peek (self->show, 1, next) ? next : NULL;
}

/* As large as it can be, in the middle, on whole pixels. */
GemStageArea
gem_stage_get_area (GemStage *self)
{
  int width = gtk_widget_get_allocated_width (GTK_WIDGET (self));
  int height = gtk_widget_get_allocated_height (GTK_WIDGET (self));
  double shape = self->show != NULL ? gem_show_get_shape (self->show) : 16.0 / 9;
  GemStageArea area = { 0, 0, width, height };

  if (width > height * shape + 1)
    area.width = round (height * shape);
  else if (height > width / shape + 1)
    area.height = round (width / shape);
  area.x = floor ((width - area.width) / 2);
  area.y = self->role != GEM_STAGE_HALL ? 0 : floor ((height - area.height) / 2);
  return area;
}

/* --- what is heard --- */

static void
set_name (GemStage *self, const GemShowSight *sight)
{
  AtkObject *accessible = gtk_widget_get_accessible (GTK_WIDGET (self));
  g_autofree char *name = NULL, *slide = NULL;

  if (sight == NULL)
    name = g_strdup (_ ("After the last slide"));
  else
    slide = gem_slide_shelf_dup_name (gem_show_get_shelf (self->show), sight->slide);
  if (slide != NULL && self->role == GEM_STAGE_NEXT)
    name = g_strdup_printf (_ ("Next: %s"), slide);
  else if (slide != NULL && self->role == GEM_STAGE_HALL)
    name = g_strdup_printf (_ ("In the hall: %s"), slide);
  else if (slide != NULL)
    name = g_strdup_printf (_ ("Now: %s"), slide);
  if (g_strcmp0 (atk_object_get_name (accessible), name) != 0)
    atk_object_set_name (accessible, name);
}

static gboolean
describe_cb (gpointer data)
{
  GemStage *self = data;
  GemShowSight next;
  const GemShowSight *sight = gem_stage_get_sight (self, &next);
  AtkObject *accessible = gtk_widget_get_accessible (GTK_WIDGET (self));
  const char *text = NULL;

  self->describe_id = 0;
  if (sight != NULL)
    text = gem_slide_shelf_get_text (gem_show_get_shelf (self->show), sight->slide, sight->step);
  if (g_strcmp0 (atk_object_get_description (accessible), text != NULL ? text : "") != 0)
    atk_object_set_description (accessible, text != NULL ? text : "");
  return G_SOURCE_REMOVE;
}

/* The eye goes first: what is described waits until the slide is on the screen. */
static void
update_accessible (GemStage *self)
{
  GemShowSight next;

  set_name (self, gem_stage_get_sight (self, &next));
  g_clear_handle_id (&self->describe_id, g_source_remove);
  self->describe_id = g_timeout_add_full (G_PRIORITY_LOW, DESCRIBE_TIME, describe_cb, self, NULL);
}

/* --- following the show --- */

static void
changed_cb (GemStage *self, guint change)
{
  if ((change & (GEM_SHOW_CHANGED_SLIDE | GEM_SHOW_CHANGED_LOOK)) != 0)
    {
      self->settled = FALSE;
      update_accessible (self);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
ready_cb (GemStage *self)
{
  update_accessible (self);
  if (self->settled && self->role != GEM_STAGE_NEXT)
    gem_stage_paint_ahead (self);
  else
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
forget_show (GemStage *self)
{
  g_clear_handle_id (&self->describe_id, g_source_remove);
  if (self->show == NULL)
    return;
  g_signal_handlers_disconnect_by_data (gem_show_get_shelf (self->show), self);
  g_signal_handlers_disconnect_by_data (self->show, self);
  g_clear_object (&self->show);
}

/* --- widget --- */

static gboolean
gem_stage_draw (GtkWidget *widget, cairo_t *cr)
{
  GemStage *self = GEM_STAGE (widget);

  if (self->show == NULL)
    return FALSE;
  gem_stage_paint (self, cr);
  gem_stage_paint_ahead (self);
  if (gtk_widget_has_visible_focus (widget) && self->role == GEM_STAGE_SPEAKER)
    {
      GemStageArea area = gem_stage_get_area (self);

      gtk_render_focus (gtk_widget_get_style_context (widget), cr, 1, 1, area.width - 2,
                        area.height - 2);
    }
  return FALSE;
}

static GtkSizeRequestMode
gem_stage_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
gem_stage_get_preferred_width (GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = LEAST_WIDTH;
  *natural = NATURAL_WIDTH;
}

static double
get_shape (GtkWidget *widget)
{
  GemStage *self = GEM_STAGE (widget);

  return self->show != NULL ? gem_show_get_shape (self->show) : 16.0 / 9;
}

static void
gem_stage_get_preferred_height_for_width (GtkWidget *widget, int width, int *minimum, int *natural)
{
  *minimum = (int) (LEAST_WIDTH / get_shape (widget));
  *natural = MAX (*minimum, (int) (width / get_shape (widget)));
}

static void
gem_stage_get_preferred_height (GtkWidget *widget, int *minimum, int *natural)
{
  gem_stage_get_preferred_height_for_width (widget, NATURAL_WIDTH, minimum, natural);
}

static void
gem_stage_size_allocate (GtkWidget *widget, GtkAllocation *allocation)
{
  GemStage *self = GEM_STAGE (widget);

  self->settled = FALSE;
  GTK_WIDGET_CLASS (gem_stage_parent_class)->size_allocate (widget, allocation);
  if (self->role == GEM_STAGE_HALL && self->show != NULL && allocation->height > 0)
    gem_show_set_shape (self->show, (double) allocation->width / allocation->height);
}

static void
gem_stage_dispose (GObject *object)
{
  GemStage *self = GEM_STAGE (object);

  forget_show (self);
  g_clear_object (&self->drag);
  g_clear_object (&self->press);
  g_clear_pointer (&self->last, cairo_surface_destroy);
  G_OBJECT_CLASS (gem_stage_parent_class)->dispose (object);
}

static void
gem_stage_class_init (GemStageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gem_stage_dispose;
  widget_class->draw = gem_stage_draw;
  widget_class->get_request_mode = gem_stage_get_request_mode;
  widget_class->get_preferred_width = gem_stage_get_preferred_width;
  widget_class->get_preferred_height = gem_stage_get_preferred_height;
  widget_class->get_preferred_height_for_width = gem_stage_get_preferred_height_for_width;
  widget_class->size_allocate = gem_stage_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, ATK_ROLE_IMAGE);
}

static void
gem_stage_init (GemStage *self)
{
}

/**
 * gem_stage_set_show:
 * @self: a stage
 * @show: what it shows
 * @role: to whom
 */
void
gem_stage_set_show (GemStage *self, GemShow *show, GemStageRole role)
{
  g_return_if_fail (GEM_IS_STAGE (self) && GEM_IS_SHOW (show));

  forget_show (self);
  self->show = g_object_ref (show);
  self->role = role;
  g_signal_connect_swapped (show, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (gem_show_get_shelf (show), "ready", G_CALLBACK (ready_cb), self);
  if (role != GEM_STAGE_NEXT)
    gem_stage_init_pointing (self);
  update_accessible (self);
}

/**
 * gem_stage_get_painted:
 * @self: a stage
 *
 * Returns: when the right picture was last painted, in the monotonic time of GLib; for the bench
 */
gint64
gem_stage_get_painted (GemStage *self)
{
  g_return_val_if_fail (GEM_IS_STAGE (self), 0);

  return self->painted;
}
