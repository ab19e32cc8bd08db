/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-plot-table.h"

#include "gem-rows.h"

#include <string.h>

struct _GemPlotTable
{
  GtkScrolledWindow parent_instance;

  GtkTreeView *tree;
};

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemPlotTable, gem_plot_table, GTK_TYPE_SCROLLED_WINDOW)

/* A row is known by its first cell: that has the name of what it tells of. */
static void
row_activated_cb (GemPlotTable *self, GtkTreePath *path)
{
  GtkTreeModel *model = gtk_tree_view_get_model (self->tree);
  g_autofree char *name = NULL;
  GtkTreeIter iter;

  if (!gtk_tree_model_get_iter (model, &iter, path))
    return;
  gtk_tree_model_get (model, &iter, 0, &name, -1);
  g_signal_emit (self, signals[ACTIVATED], 0, name);
}

static void
gem_plot_table_class_init (GemPlotTableClass *klass)
{
  /**
   * GemPlotTable::activated:
   * @self: a table
   * @name: what its first cell says
   *
   * The person wants to know more about what a row tells of.
   */
  signals[ACTIVATED] = g_signal_new ("activated", GEM_TYPE_PLOT_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

/* Numbers and dates by what they stand for, words by the alphabet. */
static int
compare_rows (GtkTreeModel *model, GtkTreeIter *a, GtkTreeIter *b, gpointer column)
{
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;
  g_autofree char *one_key = NULL;
  g_autofree char *other_key = NULL;

  gtk_tree_model_get (model, a, GPOINTER_TO_INT (column), &one, -1);
  gtk_tree_model_get (model, b, GPOINTER_TO_INT (column), &other, -1);
  one_key = g_utf8_collate_key_for_filename (one != NULL ? one : "", -1);
  other_key = g_utf8_collate_key_for_filename (other != NULL ? other : "", -1);
  return strcmp (one_key, other_key);
}

/* A wide figure has numbers beside its names: they stand below each other, and need little room. */
static void
add_column (GemPlotTable *self, const char *title, int index, gboolean numbers)
{
  GtkCellRenderer *cell = gtk_cell_renderer_text_new ();
  GtkTreeViewColumn *column =
      gtk_tree_view_column_new_with_attributes (title, cell, "text", index, NULL);
  gboolean is_number = numbers && index > 0;

  if (is_number)
    g_object_set (cell, "xalign", 1.0, "yalign", 0.0, NULL);
  else
    g_object_set (cell, "wrap-mode", PANGO_WRAP_WORD_CHAR, "wrap-width",
                  index == 0 && !numbers ? 110 : 170, "yalign", 0.0, NULL);
  gtk_tree_view_column_set_alignment (column, is_number ? 1.0f : 0.0f);
  gtk_tree_view_column_set_resizable (column, TRUE);
  gtk_tree_view_column_set_sort_column_id (column, index);
  gtk_tree_view_append_column (self->tree, column);
}

/* Other figures have other columns; those that stay keep the width that the person gave them. */
static void
update_columns (GemPlotTable *self, char **header, gboolean numbers)
{
  guint n = g_strv_length (header);

  if (gtk_tree_view_get_n_columns (self->tree) != n)
    {
      while (gtk_tree_view_get_n_columns (self->tree) > 0)
        gtk_tree_view_remove_column (self->tree, gtk_tree_view_get_column (self->tree, 0));
      for (guint i = 0; i < n; i++)
        add_column (self, header[i], (int) i, numbers);
    }
  for (guint i = 0; i < n; i++)
    gtk_tree_view_column_set_title (gtk_tree_view_get_column (self->tree, (int) i), header[i]);
}

static GtkListStore *
store_new (guint n_columns)
{
  g_autofree GType *types = g_new (GType, n_columns);
  GtkListStore *store;

  for (guint i = 0; i < n_columns; i++)
    types[i] = G_TYPE_STRING;
  store = gtk_list_store_newv ((int) n_columns, types);
  for (guint i = 0; i < n_columns; i++)
    gtk_tree_sortable_set_sort_func (GTK_TREE_SORTABLE (store), (int) i, compare_rows,
                                     GINT_TO_POINTER (i), NULL);
  return store;
}

static void
gem_plot_table_init (GemPlotTable *self)
{
  self->tree = GTK_TREE_VIEW (gtk_tree_view_new ());
  gtk_tree_view_set_enable_search (self->tree, TRUE);
  gtk_tree_view_set_grid_lines (self->tree, GTK_TREE_VIEW_GRID_LINES_HORIZONTAL);
  g_signal_connect_swapped (self->tree, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_container_add (GTK_CONTAINER (self), GTK_WIDGET (self->tree));
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self), 260);
  gtk_scrolled_window_set_shadow_type (GTK_SCROLLED_WINDOW (self), GTK_SHADOW_IN);
  gtk_widget_show (GTK_WIDGET (self->tree));
}

/**
 * gem_plot_table_new:
 *
 * Returns: (transfer floating): an empty table
 */
GtkWidget *
gem_plot_table_new (void)
{
  return g_object_new (GEM_TYPE_PLOT_TABLE, "visible", TRUE, NULL);
}

/**
 * gem_plot_table_show_figure:
 * @self: a table
 * @figure: the figure that it stands in for
 */
void
gem_plot_table_show_figure (GemPlotTable *self, GemFigure *figure)
{
  g_auto (GStrv) header = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GtkListStore) store = NULL;
  g_autofree char *title = NULL;

  g_return_if_fail (GEM_IS_PLOT_TABLE (self) && figure != NULL);

  gem_figure_dup_table (figure, &header, &rows);
  store = store_new (g_strv_length (header));
  for (guint i = 0; i < rows->len; i++)
    {
      char **cells = g_ptr_array_index (rows, i);
      GtkTreeIter iter;

      gtk_list_store_append (store, &iter);
      for (int j = 0; header[j] != NULL && cells[j] != NULL; j++)
        gtk_list_store_set (store, &iter, j, cells[j], -1);
    }
  update_columns (self, header, gem_figure_get_kind (figure) == GEM_FIGURE_PROGRESS);
  gtk_tree_view_set_model (self->tree, GTK_TREE_MODEL (store));
  gtk_tree_view_set_search_column (self->tree, 0);
  title = gem_figure_dup_title (figure);
  gem_set_accessible_name (GTK_WIDGET (self->tree), title);
}
