/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-compare-table.h"

#include "gem-rows.h"

#include <glib/gi18n.h>

#define MAX_COLUMNS 4

struct _GemCompareTable
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

G_DEFINE_FINAL_TYPE (GemCompareTable, gem_compare_table, GTK_TYPE_SCROLLED_WINDOW)

/* Cells begin with the name of the province; the view knows it by that. */
static void
row_activated_cb (GemCompareTable *self, GtkTreePath *path)
{
  GtkTreeModel *model = gtk_tree_view_get_model (self->tree);
  g_autofree char *province = NULL;
  GtkTreeIter iter;

  if (!gtk_tree_model_get_iter (model, &iter, path))
    return;
  gtk_tree_model_get (model, &iter, 0, &province, -1);
  g_signal_emit (self, signals[ACTIVATED], 0, province);
}

static void
gem_compare_table_class_init (GemCompareTableClass *klass)
{
  /**
   * GemCompareTable::activated:
   * @self: a table
   * @province: name of a province
   *
   * The person wants to know more about a province.
   */
  signals[ACTIVATED] = g_signal_new ("activated", GEM_TYPE_COMPARE_TABLE, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
add_column (GemCompareTable *self, int index)
{
  GtkCellRenderer *cell = gtk_cell_renderer_text_new ();
  GtkTreeViewColumn *column =
      gtk_tree_view_column_new_with_attributes ("", cell, "text", index, NULL);

  g_object_set (cell, "wrap-mode", PANGO_WRAP_WORD_CHAR, "wrap-width", index == 0 ? 110 : 170,
                "yalign", 0.0, NULL);
  gtk_tree_view_column_set_resizable (column, TRUE);
  gtk_tree_view_column_set_sort_column_id (column, index);
  gtk_tree_view_append_column (self->tree, column);
}

static void
gem_compare_table_init (GemCompareTable *self)
{
  self->tree = GTK_TREE_VIEW (gtk_tree_view_new ());
  for (int i = 0; i < MAX_COLUMNS; i++)
    add_column (self, i);
  gtk_tree_view_set_enable_search (self->tree, TRUE);
  gtk_tree_view_set_search_column (self->tree, 0);
  gtk_tree_view_set_grid_lines (self->tree, GTK_TREE_VIEW_GRID_LINES_HORIZONTAL);
  g_signal_connect_swapped (self->tree, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_container_add (GTK_CONTAINER (self), GTK_WIDGET (self->tree));
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self), 260);
  gtk_scrolled_window_set_shadow_type (GTK_SCROLLED_WINDOW (self), GTK_SHADOW_IN);
  gtk_widget_show (GTK_WIDGET (self->tree));
}

/**
 * gem_compare_table_new:
 *
 * Returns: (transfer floating): an empty table
 */
GtkWidget *
gem_compare_table_new (void)
{
  return g_object_new (GEM_TYPE_COMPARE_TABLE, "visible", TRUE, NULL);
}

/**
 * gem_compare_table_show_figure:
 * @self: a table
 * @figure: the figure that it stands in for
 */
void
gem_compare_table_show_figure (GemCompareTable *self, GemFigure *figure)
{
  g_auto (GStrv) header = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GtkListStore) store =
      gtk_list_store_new (MAX_COLUMNS, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);
  g_autofree char *title = NULL;

  g_return_if_fail (GEM_IS_COMPARE_TABLE (self) && figure != NULL);

  gem_figure_dup_table (figure, &header, &rows);
  for (guint i = 0; i < rows->len; i++)
    {
      char **cells = g_ptr_array_index (rows, i);
      GtkTreeIter iter;

      gtk_list_store_append (store, &iter);
      for (int j = 0; j < MAX_COLUMNS && cells[j] != NULL; j++)
        gtk_list_store_set (store, &iter, j, cells[j], -1);
    }
  for (int j = 0; j < MAX_COLUMNS; j++)
    gtk_tree_view_column_set_title (gtk_tree_view_get_column (self->tree, j), header[j]);
  gtk_tree_view_set_model (self->tree, GTK_TREE_MODEL (store));
  title = gem_figure_dup_title (figure);
  gem_set_accessible_name (GTK_WIDGET (self->tree), title);
}
