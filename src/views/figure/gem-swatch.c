/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The colours of figures in the theme of the moment, and pieces of them for legends. */

#include "gem-plot.h"
#include "gem-rows.h"

static void
look_up (GtkStyleContext *context, const char *name, const char *otherwise, GemColor *color)
{
  GdkRGBA found;

  if (!gtk_style_context_lookup_color (context, name, &found))
    gdk_rgba_parse (&found, otherwise);
  color->red = found.red;
  color->green = found.green;
  color->blue = found.blue;
}

/**
 * gem_plot_load_palette:
 * @widget: what the figure stands on
 * @palette: (out caller-allocates): the colours
 */
void
gem_plot_load_palette (GtkWidget *widget, GemPalette *palette)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GemColor paper, ink, accent;

  look_up (context, "theme_bg_color", "#fafafa", &paper);
  look_up (context, "theme_text_color", "#202020", &ink);
  look_up (context, "gem_accent", "#1b5e8c", &accent);
  gem_palette_init (palette, &paper, &ink, &accent);
}

static gboolean
draw_swatch (GtkWidget *widget, cairo_t *cr, gpointer level)
{
  GemPalette palette;
  int width = gtk_widget_get_allocated_width (widget);
  int height = gtk_widget_get_allocated_height (widget);

  gem_plot_load_palette (widget, &palette);
  cairo_rectangle (cr, 0, 0, width, height);
  gem_palette_fill (&palette, cr, GPOINTER_TO_INT (level));
  cairo_rectangle (cr, 0.5, 0.5, width - 1, height - 1);
  gem_palette_set_source (cr, &palette.ink);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  return GDK_EVENT_PROPAGATE;
}

/**
 * gem_plot_swatch_new:
 * @level: a step
 *
 * Returns: (transfer floating): a small piece of that colour, for a legend whose words say the same
 */
GtkWidget *
gem_plot_swatch_new (int level)
{
  GtkWidget *swatch = gtk_drawing_area_new ();

  gtk_widget_set_size_request (swatch, 24, 14);
  atk_object_set_role (gtk_widget_get_accessible (swatch), ATK_ROLE_FILLER);
  g_signal_connect (swatch, "draw", G_CALLBACK (draw_swatch), GINT_TO_POINTER (level));
  return swatch;
}

static void
add_step (GtkContainer *legend, const GemMeasureStep *step)
{
  GtkWidget *place = gtk_flow_box_child_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *swatch = gem_plot_swatch_new (step->level);
  g_autofree char *text = g_strdup_printf ("%s (%u)", step->text, step->provinces);
  GtkWidget *label = gem_caption_new (text);

  gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
  gtk_container_add (GTK_CONTAINER (box), swatch);
  /* A flow box asks for the height of labels at their narrowest, one letter a line. */
  gtk_label_set_line_wrap (GTK_LABEL (label), FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_container_add (GTK_CONTAINER (box), label);
  gtk_widget_set_can_focus (place, FALSE);
  gem_set_accessible_name (place, text);
  gtk_container_add (GTK_CONTAINER (place), box);
  gtk_widget_show_all (place);
  gtk_container_add (legend, place);
}

/**
 * gem_plot_legend_show:
 * @legend: a flow box
 * @steps: (element-type GemMeasureStep): the legend of a figure
 *
 * Fills @legend: what each colour stands for, and how many are of it.
 */
void
gem_plot_legend_show (GtkContainer *legend, GPtrArray *steps)
{
  g_return_if_fail (GTK_IS_FLOW_BOX (legend) && steps != NULL);

  gem_container_clear (legend);
  for (guint i = 0; i < steps->len; i++)
    add_step (legend, g_ptr_array_index (steps, i));
}
