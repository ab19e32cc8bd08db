/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-screen-chooser.h"

#include "gem-rows.h"

#include <glib/gi18n.h>

#define PICTURE_WIDTH 108
#define PICTURE_HEIGHT 54
#define LIST_HEIGHT 420
#define PLAN_KEY "gem-plan"

struct _GemScreenChooser
{
  GtkPopover parent_instance;

  GtkContainer *box;
  GPtrArray *screens; /* GemScreen */
  gboolean filling;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemScreenChooser, gem_screen_chooser, GTK_TYPE_POPOVER)

/* --- the picture --- */

typedef struct
{
  double x, y, scale;
} Fit;

static Fit
fit_screens (GPtrArray *screens)
{
  int left = G_MAXINT, top = G_MAXINT, right = G_MININT, bottom = G_MININT;
  Fit fit;

  for (guint i = 0; i < screens->len; i++)
    {
      const GemScreen *screen = screens->pdata[i];

      left = MIN (left, screen->x);
      top = MIN (top, screen->y);
      right = MAX (right, screen->x + screen->width);
      bottom = MAX (bottom, screen->y + screen->height);
    }
  fit.scale = MIN ((double) PICTURE_WIDTH / MAX (right - left, 1),
                   (double) PICTURE_HEIGHT / MAX (bottom - top, 1));
  fit.x = (PICTURE_WIDTH - (right - left) * fit.scale) / 2 - left * fit.scale;
  fit.y = (PICTURE_HEIGHT - (bottom - top) * fit.scale) / 2 - top * fit.scale;
  return fit;
}

/* A slide: a title and lines below it. */
static void
draw_slide (cairo_t *cr, double x, double y, double width, double height)
{
  cairo_rectangle (cr, x, y, width, height);
  cairo_fill (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_DEST_OUT);
  for (int line = 0; line < 3; line++)
    {
      cairo_rectangle (cr, x + width * 0.15, y + height * (0.2 + 0.22 * line),
                       width * (line == 0 ? 0.7 : 0.5), MAX (height * 0.09, 1.5));
      cairo_fill (cr);
    }
  cairo_set_operator (cr, CAIRO_OPERATOR_OVER);
}

/* The console: a slide, a smaller one, and a line for the time. */
static void
draw_console (cairo_t *cr, double x, double y, double width, double height)
{
  cairo_rectangle (cr, x + width * 0.08, y + height * 0.12, width * 0.5, height * 0.5);
  cairo_rectangle (cr, x + width * 0.66, y + height * 0.12, width * 0.26, height * 0.26);
  cairo_rectangle (cr, x + width * 0.08, y + height * 0.76, width * 0.84, height * 0.1);
  cairo_fill (cr);
}

static void
draw_screen (cairo_t *cr, const GemScreenPlan *plan, guint number, const GdkRectangle *area)
{
  double x = area->x, y = area->y, width = area->width, height = area->height;
  gboolean shows_hall = plan->mode == GEM_SCREENS_MIRROR ||
                        (plan->mode != GEM_SCREENS_WINDOWS && plan->hall == number);

  cairo_rectangle (cr, x + 1, y + 1, width - 2, height - 2);
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
  if (shows_hall)
    draw_slide (cr, x + 4, y + 4, width - 8, height - 8);
  else if (plan->mode == GEM_SCREENS_TWO && plan->console == number)
    draw_console (cr, x, y, width, height);
  else if (plan->mode == GEM_SCREENS_WINDOWS && plan->console == number)
    draw_slide (cr, x + width * 0.2, y + height * 0.2, width * 0.6, height * 0.6);
}

static gboolean
draw_cb (GtkWidget *widget, cairo_t *cr, GemScreenChooser *self)
{
  const GemScreenPlan *plan = g_object_get_data (G_OBJECT (widget), PLAN_KEY);
  Fit fit = fit_screens (self->screens);
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget),
                               gtk_widget_get_state_flags (widget), &color);
  cairo_push_group (cr);
  gdk_cairo_set_source_rgba (cr, &color);
  for (guint i = 0; i < self->screens->len; i++)
    {
      const GemScreen *screen = self->screens->pdata[i];
      const GdkRectangle area = { (int) (fit.x + screen->x * fit.scale),
                                  (int) (fit.y + screen->y * fit.scale),
                                  MAX ((int) (screen->width * fit.scale), 12),
                                  MAX ((int) (screen->height * fit.scale), 9) };

      draw_screen (cr, plan, i, &area);
    }
  cairo_pop_group_to_source (cr);
  cairo_paint (cr);
  return FALSE;
}

/* --- choices --- */

static void
toggled_cb (GemScreenChooser *self, GtkToggleButton *button)
{
  GemScreenPlan *plan = g_object_get_data (G_OBJECT (button), PLAN_KEY);

  if (!self->filling && gtk_toggle_button_get_active (button))
    g_signal_emit (self, signals[CHOSEN], 0, plan);
}

static GtkWidget *
make_choice (GemScreenChooser *self, GtkRadioButton *group, const GemScreenPlan *plan)
{
  GtkWidget *button = gtk_radio_button_new_from_widget (group);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *picture = gtk_drawing_area_new ();
  g_autofree char *text = gem_screens_dup_label (self->screens, plan);
  GtkWidget *label = gtk_label_new (text);

  g_object_set_data_full (G_OBJECT (button), PLAN_KEY, g_memdup2 (plan, sizeof *plan), g_free);
  g_object_set_data_full (G_OBJECT (picture), PLAN_KEY, g_memdup2 (plan, sizeof *plan), g_free);
  gtk_widget_set_size_request (picture, PICTURE_WIDTH, PICTURE_HEIGHT);
  g_signal_connect (picture, "draw", G_CALLBACK (draw_cb), self);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 16);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_container_add (GTK_CONTAINER (box), picture);
  gtk_container_add (GTK_CONTAINER (box), label);
  gtk_container_add (GTK_CONTAINER (button), box);
  gem_set_accessible_name (button, text);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_widget_show_all (button);
  return button;
}

static void
gem_screen_chooser_finalize (GObject *object)
{
  GemScreenChooser *self = GEM_SCREEN_CHOOSER (object);

  g_clear_pointer (&self->screens, g_ptr_array_unref);
  G_OBJECT_CLASS (gem_screen_chooser_parent_class)->finalize (object);
}

static void
gem_screen_chooser_class_init (GemScreenChooserClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gem_screen_chooser_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
gem_screen_chooser_init (GemScreenChooser *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (NULL, NULL);

  self->box = GTK_CONTAINER (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_container_set_border_width (self->box, 12);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), LIST_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_container_add (GTK_CONTAINER (scrolled), GTK_WIDGET (self->box));
  gtk_container_add (GTK_CONTAINER (self), scrolled);
  gtk_widget_show_all (scrolled);
}

/**
 * gem_screen_chooser_new:
 * @relative_to: what it points at
 *
 * Returns: (transfer floating): a chooser
 */
GtkWidget *
gem_screen_chooser_new (GtkWidget *relative_to)
{
  return g_object_new (GEM_TYPE_SCREEN_CHOOSER, "relative-to", relative_to, NULL);
}

/**
 * gem_screen_chooser_show:
 * @self: a chooser
 * @screens: (element-type GemScreen): the screens that there are now
 * @plan: how they are used now
 */
void
gem_screen_chooser_show (GemScreenChooser *self, GPtrArray *screens, const GemScreenPlan *plan)
{
  g_autoptr (GArray) plans = NULL;
  GtkWidget *first = NULL;

  g_return_if_fail (GEM_IS_SCREEN_CHOOSER (self) && screens != NULL && plan != NULL);

  self->filling = TRUE;
  gem_container_clear (self->box);
  g_clear_pointer (&self->screens, g_ptr_array_unref);
  self->screens = g_ptr_array_ref (screens);
  plans = gem_screens_list_plans (screens);
  for (guint i = 0; i < plans->len; i++)
    {
      const GemScreenPlan *choice = &g_array_index (plans, GemScreenPlan, i);
      GtkWidget *button =
          make_choice (self, first != NULL ? GTK_RADIO_BUTTON (first) : NULL, choice);

      if (first == NULL)
        first = button;
      if (gem_screen_plan_equal (choice, plan))
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
      gtk_container_add (self->box, button);
    }
  self->filling = FALSE;
}
