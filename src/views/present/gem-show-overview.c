/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-show-overview.h"

#include "gem-rows.h"

#include <glib/gi18n.h>

#define CELL_HEIGHT 108
#define LABEL_KEY "gem-label"
#define NAMED_KEY "gem-named"

struct _GemShowOverview
{
  GtkScrolledWindow parent_instance;

  GtkFlowBox *box;
  GemShow *show;
  GemSlideShelf *shelf; /* of small pictures */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemShowOverview, gem_show_overview, GTK_TYPE_SCROLLED_WINDOW)

/* Only what is scrolled into view is drawn, and so only that is ever painted. */
static gboolean
draw_cb (GtkWidget *area, cairo_t *cr, GemShowOverview *self)
{
  GtkWidget *child = gtk_widget_get_ancestor (area, GTK_TYPE_FLOW_BOX_CHILD);
  guint position = (guint) gtk_flow_box_child_get_index (GTK_FLOW_BOX_CHILD (child));
  GemSlideWish wish = { .slide = gem_deck_get_slide (gem_show_get_deck (self->show), position),
                        .width = gtk_widget_get_allocated_width (area),
                        .height = gtk_widget_get_allocated_height (area),
                        .scale = gtk_widget_get_scale_factor (area) };
  cairo_surface_t *picture;

  wish.look =
      (GemSlideLook){ .dark = gem_show_get_sight (self->show)->dark, .step = GEM_SLIDE_ALL_STEPS };
  picture = gem_slide_shelf_get_picture (self->shelf, &wish);
  if (picture == NULL)
    {
      gtk_render_background (gtk_widget_get_style_context (area), cr, 0, 0, wish.width,
                             wish.height);
      return FALSE;
    }
  cairo_set_source_surface (cr, picture, 0, 0);
  cairo_paint (cr);
  return FALSE;
}

static GtkWidget *
make_cell (GemShowOverview *self)
{
  GtkWidget *child = gtk_flow_box_child_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *area = gtk_drawing_area_new ();
  GtkWidget *label = gtk_label_new ("");
  int width = (int) (CELL_HEIGHT * gem_show_get_shape (self->show));

  gtk_widget_set_size_request (area, width, CELL_HEIGHT);
  gtk_widget_set_halign (area, GTK_ALIGN_CENTER);
  g_signal_connect (area, "draw", G_CALLBACK (draw_cb), self);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 18);
  gtk_container_add (GTK_CONTAINER (box), area);
  gtk_container_add (GTK_CONTAINER (box), label);
  gtk_container_add (GTK_CONTAINER (child), box);
  gtk_widget_show_all (child);
  g_object_set_data (G_OBJECT (child), LABEL_KEY, label);
  return child;
}

/* A title may come from the data, which is known when the slide is loaded. */
static void
name_cell (GtkWidget *child, gpointer data)
{
  GemShowOverview *self = data;
  guint position = (guint) gtk_flow_box_child_get_index (GTK_FLOW_BOX_CHILD (child));
  GemDeckSlide *slide = gem_deck_get_slide (gem_show_get_deck (self->show), position);
  GtkLabel *label = g_object_get_data (G_OBJECT (child), LABEL_KEY);
  g_autofree char *title = gem_slide_shelf_dup_name (self->shelf, slide);
  g_autofree char *name = NULL;

  if (g_object_get_data (G_OBJECT (child), NAMED_KEY) != NULL)
    return;
  name = g_strdup_printf ("%u. %s", position + 1, title);
  if (g_str_equal (gtk_label_get_text (label), name))
    return;
  /* The title that is known stays, also when the slide leaves the shelf. */
  if (*gtk_label_get_text (label) != '\0')
    g_object_set_data (G_OBJECT (child), NAMED_KEY, child);
  gtk_label_set_text (label, name);
  gem_set_accessible_name (child, name);
}

static void
ready_cb (GemShowOverview *self)
{
  gtk_container_foreach (GTK_CONTAINER (self->box), name_cell, self);
  gtk_widget_queue_draw (GTK_WIDGET (self->box));
}

static void
activated_cb (GemShowOverview *self, GtkFlowBoxChild *child)
{
  g_signal_emit (self, signals[CHOSEN], 0, (guint) gtk_flow_box_child_get_index (child));
}

static void
gem_show_overview_dispose (GObject *object)
{
  GemShowOverview *self = GEM_SHOW_OVERVIEW (object);

  g_clear_object (&self->show);
  g_clear_object (&self->shelf);
  G_OBJECT_CLASS (gem_show_overview_parent_class)->dispose (object);
}

static void
gem_show_overview_class_init (GemShowOverviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gem_show_overview_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
gem_show_overview_init (GemShowOverview *self)
{
  self->box = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_selection_mode (self->box, GTK_SELECTION_BROWSE);
  gtk_flow_box_set_homogeneous (self->box, TRUE);
  gtk_flow_box_set_max_children_per_line (self->box, 12);
  gtk_flow_box_set_column_spacing (self->box, 6);
  gtk_flow_box_set_row_spacing (self->box, 6);
  gtk_widget_set_valign (GTK_WIDGET (self->box), GTK_ALIGN_START);
  gtk_container_set_border_width (GTK_CONTAINER (self->box), 12);
  gem_set_accessible_name (GTK_WIDGET (self->box), _ ("All slides"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_container_add (GTK_CONTAINER (self), GTK_WIDGET (self->box));
  gtk_widget_show (GTK_WIDGET (self->box));
  g_signal_connect_swapped (self->box, "child-activated", G_CALLBACK (activated_cb), self);
}

/**
 * gem_show_overview_new:
 * @show: the show
 * @shelf: where small pictures are kept
 *
 * Returns: (transfer floating): an overview, empty until it is opened
 */
GtkWidget *
gem_show_overview_new (GemShow *show, GemSlideShelf *shelf)
{
  GemShowOverview *self;

  g_return_val_if_fail (GEM_IS_SHOW (show) && GEM_IS_SLIDE_SHELF (shelf), NULL);

  self = g_object_new (GEM_TYPE_SHOW_OVERVIEW, "visible", TRUE, NULL);
  self->show = g_object_ref (show);
  self->shelf = g_object_ref (shelf);
  g_signal_connect_object (shelf, "ready", G_CALLBACK (ready_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * gem_show_overview_open:
 * @self: an overview
 *
 * Puts the keyboard on the slide that is shown now.
 */
void
gem_show_overview_open (GemShowOverview *self)
{
  GtkFlowBoxChild *child;

  g_return_if_fail (GEM_IS_SHOW_OVERVIEW (self));

  if (gtk_flow_box_get_child_at_index (self->box, 0) == NULL)
    for (guint i = 0; i < gem_show_get_n_slides (self->show); i++)
      gtk_container_add (GTK_CONTAINER (self->box), make_cell (self));
  gtk_container_foreach (GTK_CONTAINER (self->box), name_cell, self);
  child = gtk_flow_box_get_child_at_index (self->box, (int) gem_show_get_position (self->show));
  gtk_flow_box_select_child (self->box, child);
  gtk_widget_grab_focus (GTK_WIDGET (child));
}
