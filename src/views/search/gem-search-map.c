/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-search-map.h"

#include "gem-plot-table.h"
#include "gem-plot.h"
#include "gem-rows.h"

#include <glib/gi18n.h>

#define HEIGHT 420

struct _GemSearchMap
{
  GtkBox parent_instance;

  GtkFlowBox *legend;
  GtkToggleButton *table_button;
  GtkStack *stack;
  GemPlot *plot;
  GemPlotTable *table; /* NULL until somebody wants it */

  GemCompare *compare;
};

enum
{
  PROVINCE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemSearchMap, gem_search_map, GTK_TYPE_BOX)

static void
chosen_cb (GemSearchMap *self, int province, int theme)
{
  if (province >= 0)
    g_signal_emit (self, signals[PROVINCE], 0,
                   gem_compare_get_session (self->compare, (guint) province)->province);
}

/* Its first cell is the name of the province. */
static void
table_chosen_cb (GemSearchMap *self, const char *name)
{
  g_signal_emit (self, signals[PROVINCE], 0, name);
}

static void
update_table (GemSearchMap *self)
{
  GemFigure *figure = gem_plot_get_figure (self->plot);

  if (!gtk_toggle_button_get_active (self->table_button) || figure == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "plot");
      return;
    }
  if (self->table == NULL)
    {
      self->table = GEM_PLOT_TABLE (gem_plot_table_new ());
      g_signal_connect_swapped (self->table, "activated", G_CALLBACK (table_chosen_cb), self);
      gtk_stack_add_named (self->stack, GTK_WIDGET (self->table), "table");
    }
  gem_plot_table_show_figure (self->table, figure);
  gtk_stack_set_visible_child_name (self->stack, "table");
}

static void
gem_search_map_dispose (GObject *object)
{
  g_clear_pointer (&GEM_SEARCH_MAP (object)->compare, gem_compare_unref);

  G_OBJECT_CLASS (gem_search_map_parent_class)->dispose (object);
}

static void
gem_search_map_class_init (GemSearchMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gem_search_map_dispose;

  /**
   * GemSearchMap::province:
   * @self: a map
   * @name: the name of the province that the person chose
   */
  signals[PROVINCE] = g_signal_new ("province", GEM_TYPE_SEARCH_MAP, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               GEM_RESOURCE_PATH "/ui/gem-search-map.ui");
  gtk_widget_class_bind_template_child (widget_class, GemSearchMap, legend);
  gtk_widget_class_bind_template_child (widget_class, GemSearchMap, table_button);
  gtk_widget_class_bind_template_child (widget_class, GemSearchMap, stack);
  gtk_widget_class_bind_template_callback (widget_class, update_table);
}

static void
gem_search_map_init (GemSearchMap *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->plot = GEM_PLOT (gem_plot_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->plot), -1, HEIGHT);
  gem_plot_set_quiet (self->plot, TRUE);
  g_signal_connect_swapped (self->plot, "activated", G_CALLBACK (chosen_cb), self);
  gtk_widget_show (GTK_WIDGET (self->plot));
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->plot), "plot");
  /* GTK would call a flow box a table. */
  atk_object_set_role (gtk_widget_get_accessible (GTK_WIDGET (self->legend)), ATK_ROLE_PANEL);
  gem_set_accessible_name (GTK_WIDGET (self->legend), _ ("Legend"));
}

/**
 * gem_search_map_set_context:
 * @self: a map
 * @context: where the provinces come from
 */
void
gem_search_map_set_context (GemSearchMap *self, GemContext *context)
{
  g_return_if_fail (GEM_IS_SEARCH_MAP (self) && GEM_IS_CONTEXT (context));

  g_clear_pointer (&self->compare, gem_compare_unref);
  self->compare = gem_compare_new (gem_context_get_sessions (context), NULL);
}

/**
 * gem_search_map_show:
 * @self: a map
 * @question: what was asked
 * @hits: what was found, counted by province
 */
void
gem_search_map_show (GemSearchMap *self, const char *question, const GemHits *hits)
{
  GemMeasureSpec spec = { .kind = GEM_MEASURE_FOUND, .words = question, .found = hits->provinces };
  g_autoptr (GemMeasure) measure = NULL;
  GemFigure *figure;

  g_return_if_fail (GEM_IS_SEARCH_MAP (self) && self->compare != NULL);

  measure = gem_measure_new (self->compare, &spec);
  figure = gem_figure_new (GEM_FIGURE_MAP, self->compare, measure, GEM_FIGURE_SORT_NAME);
  gem_set_accessible_name (GTK_WIDGET (self->plot), gem_measure_get_title (measure));
  gem_plot_legend_show (GTK_CONTAINER (self->legend), gem_figure_get_legend (figure));
  gem_plot_set_figure (self->plot, figure);
  update_table (self);
}

/**
 * gem_search_map_toggle_table:
 * @self: a map
 *
 * Shows the table in place of the map, or the map in place of the table.
 */
void
gem_search_map_toggle_table (GemSearchMap *self)
{
  g_return_if_fail (GEM_IS_SEARCH_MAP (self));

  gtk_toggle_button_set_active (self->table_button,
                                !gtk_toggle_button_get_active (self->table_button));
}
