/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-progress-pane.h"

#include "gem-plot-export.h"
#include "gem-plot-table.h"
#include "gem-plot.h"
#include "gem-reloader.h"
#include "gem-rows.h"

#include <glib/gi18n.h>

struct _GemProgressPane
{
  GtkScrolledWindow parent_instance;

  GtkBox *column;
  GtkLabel *sentence;
  GtkLabel *still_open;
  GtkLabel *left_out;
  GtkStack *stack;
  GtkFlowBox *legend;
  GtkFlowBox *tools;
  GtkToggleButton *table_button;
  GemPlot *plot;
  GemPlotTable *table; /* NULL until somebody wants it */

  GemContext *context;
  GemAddress *address;   /* what is asked for; NULL before anything was shown */
  GemProgress *progress; /* NULL until it is loaded */
  char *shown;           /* the address and figures that the plot shows */
  GemReloader *reloader;
};

enum
{
  ACTIVATE_LINK,
  LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemProgressPane, gem_progress_pane, GTK_TYPE_SCROLLED_WINDOW)

static GemFigure *
create_figure (GtkWidget *widget)
{
  GemProgressPane *self = GEM_PROGRESS_PANE (widget);

  if (self->progress == NULL || gem_progress_get_n_years (self->progress) == 0)
    return NULL;
  return gem_figure_new_progress (self->progress, self->address);
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
update_words (GemProgressPane *self)
{
  g_autofree char *sentence =
      gem_progress_dup_sentence (self->progress, gem_address_get_year (self->address));
  g_autofree char *still_open = NULL;
  g_autofree char *left_out = NULL;
  guint n_years = gem_progress_get_n_years (self->progress);
  guint n_left_out = gem_progress_get_left_out (self->progress);
  guint n_open = 0;

  for (guint year = 0; year < n_years; year++)
    n_open += gem_progress_count_open (self->progress, -1, year);
  if (n_open > 0)
    still_open = g_strdup_printf (
        ngettext ("Over all years, %u item is planned or in progress still, though its year has "
                  "ended.",
                  "Over all years, %u items are planned or in progress still, though their year "
                  "has ended.",
                  n_open),
        n_open);
  if (n_left_out > 0 && n_years > 0)
    left_out = g_strdup_printf (ngettext ("%u item of the years before %d is not shown here.",
                                          "%u items of the years before %d are not shown here.",
                                          n_left_out),
                                n_left_out, gem_progress_get_year (self->progress, 0));
  set_text (self->sentence, sentence);
  set_text (self->still_open, still_open);
  set_text (self->left_out, left_out);
}

static void
update_table (GemProgressPane *self)
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
      gtk_stack_add_named (self->stack, GTK_WIDGET (self->table), "table");
    }
  gem_plot_table_show_figure (self->table, figure);
  gtk_stack_set_visible_child_name (self->stack, "table");
}

/* A sync that changed nothing here leaves the figure alone, and with it the mark that has the focus. */
static void
update_figure (GemProgressPane *self)
{
  GemFigure *figure = create_figure (GTK_WIDGET (self));
  g_autofree char *address = NULL;
  g_autofree char *csv = NULL;
  g_autofree char *title = NULL;
  g_autofree char *shown = NULL;

  if (figure == NULL)
    return;
  address = gem_address_to_string (self->address);
  csv = gem_figure_to_csv (figure);
  shown = g_strconcat (address, "\n", csv, NULL);
  if (g_strcmp0 (shown, self->shown) == 0)
    {
      gem_figure_free (figure);
      return;
    }
  g_free (self->shown);
  self->shown = g_steal_pointer (&shown);
  title = gem_figure_dup_title (figure);
  gem_set_accessible_name (GTK_WIDGET (self->plot), title);
  gem_plot_legend_show (GTK_CONTAINER (self->legend), gem_figure_get_legend (figure));
  gem_plot_set_figure (self->plot, figure);
  update_table (self);
}

static guint
count_items (const GemProgress *progress)
{
  guint items = 0;

  for (guint year = 0; year < gem_progress_get_n_years (progress); year++)
    items += gem_progress_get_cell (progress, -1, year)->items;
  return items;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GemProgressPane *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) counts =
      gem_store_load_progress_finish (GEM_STORE (source), result, &error);
  g_autoptr (GDateTime) now = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (counts == NULL)
    {
      g_signal_emit (self, signals[LOADED], 0, 0, error->message);
      return;
    }
  now = g_date_time_new_now_local ();
  g_clear_pointer (&self->progress, gem_progress_unref);
  self->progress = gem_progress_new (counts, g_date_time_get_year (now));
  update_words (self);
  update_figure (self);
  gtk_widget_show (GTK_WIDGET (self->column));
  g_signal_emit (self, signals[LOADED], 0, count_items (self->progress), NULL);
}

static void
load (gpointer widget)
{
  GemProgressPane *self = widget;
  GemProgressQuery query = { .opgave = gem_address_get_param (self->address, "opgave"),
                             .status = gem_address_get_param (self->address, "status"),
                             .province = gem_address_get_param (self->address, "province"),
                             .holder = gem_address_get_param (self->address, "holder"),
                             .feed = gem_address_get_param (self->address, "feed") };

  gem_store_load_progress_async (gem_context_get_store (self->context), &query,
                                 gem_reloader_begin (self->reloader), loaded_cb, self);
}

static void
table_toggled_cb (GemProgressPane *self)
{
  update_table (self);
}

static void
activate_link_cb (GemProgressPane *self, const char *uri)
{
  g_signal_emit (self, signals[ACTIVATE_LINK], 0, uri);
}

static void
gem_progress_pane_dispose (GObject *object)
{
  GemProgressPane *self = GEM_PROGRESS_PANE (object);

  g_clear_object (&self->reloader);
  g_clear_object (&self->context);
  g_clear_pointer (&self->address, gem_address_unref);
  g_clear_pointer (&self->progress, gem_progress_unref);
  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (gem_progress_pane_parent_class)->dispose (object);
}

static void
gem_progress_pane_class_init (GemProgressPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gem_progress_pane_dispose;

  /**
   * GemProgressPane::activate-link:
   * @self: a pane
   * @uri: an address
   *
   * The person wants to see the items that a mark counts.
   */
  signals[ACTIVATE_LINK] = g_signal_new ("activate-link", GEM_TYPE_PROGRESS_PANE, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * GemProgressPane::loaded:
   * @self: a pane
   * @total: how many items it counts
   * @trouble: (nullable): why they can't be shown
   */
  signals[LOADED] = g_signal_new ("loaded", GEM_TYPE_PROGRESS_PANE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               GEM_RESOURCE_PATH "/ui/gem-progress-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, GemProgressPane, column);
  gtk_widget_class_bind_template_child (widget_class, GemProgressPane, sentence);
  gtk_widget_class_bind_template_child (widget_class, GemProgressPane, still_open);
  gtk_widget_class_bind_template_child (widget_class, GemProgressPane, left_out);
  gtk_widget_class_bind_template_child (widget_class, GemProgressPane, stack);
  gtk_widget_class_bind_template_child (widget_class, GemProgressPane, legend);
  gtk_widget_class_bind_template_child (widget_class, GemProgressPane, tools);
  gtk_widget_class_bind_template_child (widget_class, GemProgressPane, table_button);
  gtk_widget_class_bind_template_callback (widget_class, table_toggled_cb);
}

static void
gem_progress_pane_init (GemProgressPane *self)
{
  GtkWidget *heading, *scroller;

  gtk_widget_init_template (GTK_WIDGET (self));
  heading = gem_heading_new (_ ("Progress of the challenges"), 1);
  gtk_widget_show (heading);
  gtk_container_add (GTK_CONTAINER (self->column), heading);
  gtk_box_reorder_child (self->column, heading, 0);
  self->plot = GEM_PLOT (gem_plot_new ());
  gem_plot_set_quiet (self->plot, TRUE);
  g_signal_connect_swapped (self->plot, "activate-link", G_CALLBACK (activate_link_cb), self);
  /* What does not fit beside each other in a narrow window is scrolled to. */
  scroller = gtk_scrolled_window_new (NULL, NULL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_container_add (GTK_CONTAINER (scroller), GTK_WIDGET (self->plot));
  gtk_widget_set_can_focus (scroller, FALSE);
  gtk_widget_show_all (scroller);
  gtk_stack_add_named (self->stack, scroller, "plot");
  gem_flow_box_set_plain (self->tools, _ ("What to do with the figure"));
  /* GTK would call a flow box a table. */
  atk_object_set_role (gtk_widget_get_accessible (GTK_WIDGET (self->legend)), ATK_ROLE_PANEL);
  gem_set_accessible_name (GTK_WIDGET (self->legend), _ ("Legend"));
  gem_plot_export_install (GTK_WIDGET (self), create_figure);
}

/**
 * gem_progress_pane_new:
 * @context: the context
 *
 * Returns: (transfer floating): a pane that shows nothing yet
 */
GtkWidget *
gem_progress_pane_new (GemContext *context)
{
  GemProgressPane *self;

  g_return_val_if_fail (GEM_IS_CONTEXT (context), NULL);

  self = g_object_new (GEM_TYPE_PROGRESS_PANE, "visible", TRUE, NULL);
  self->context = g_object_ref (context);
  self->reloader = gem_reloader_new (GTK_WIDGET (self), gem_context_get_store (context), load);
  return GTK_WIDGET (self);
}

/**
 * gem_progress_pane_show:
 * @self: a pane
 * @address: an agenda: its year is told of in words, and its parameters choose the items
 *
 * Loads the progress anew; #GemProgressPane::loaded says when it is there.
 */
void
gem_progress_pane_show (GemProgressPane *self, const GemAddress *address)
{
  GemAddress *shown;

  g_return_if_fail (GEM_IS_PROGRESS_PANE (self) && address != NULL);

  shown = gem_address_ref (address);
  g_clear_pointer (&self->address, gem_address_unref);
  self->address = shown;
  load (self);
}

/**
 * gem_progress_pane_toggle_table:
 * @self: a pane
 *
 * Shows the table in place of the figure, or the figure in place of the table.
 */
void
gem_progress_pane_toggle_table (GemProgressPane *self)
{
  g_return_if_fail (GEM_IS_PROGRESS_PANE (self));

  gtk_toggle_button_set_active (self->table_button,
                                !gtk_toggle_button_get_active (self->table_button));
}
