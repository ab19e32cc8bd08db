/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-search-group.h"

#include "gem-rows.h"
#include "gem-hit-words.h"

#include <glib/gi18n.h>

struct _GemSearchGroup
{
  GtkBox parent_instance;

  GtkLabel *heading;
  GtkListBox *list;
  GemSearchRow *more; /* the last row; leads to all of them */
  GPtrArray *rows;    /* GemSearchRow; more than are seen */
  GemHitKind kind;
  guint count;
};

enum
{
  CHOSEN,
  BEYOND,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemSearchGroup, gem_search_group, GTK_TYPE_BOX)

static void
row_activated_cb (GemSearchGroup *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, row);
}

/* The arrows go on into the next list. */
static gboolean
keynav_failed_cb (GemSearchGroup *self, GtkDirectionType direction)
{
  if (direction != GTK_DIR_UP && direction != GTK_DIR_DOWN)
    return FALSE;
  g_signal_emit (self, signals[BEYOND], 0, (int) direction);
  return TRUE;
}

static void
gem_search_group_finalize (GObject *object)
{
  g_ptr_array_unref (GEM_SEARCH_GROUP (object)->rows);

  G_OBJECT_CLASS (gem_search_group_parent_class)->finalize (object);
}

static void
gem_search_group_class_init (GemSearchGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gem_search_group_finalize;

  /**
   * GemSearchGroup::chosen:
   * @self: a group
   * @row: a #GemSearchRow
   */
  signals[CHOSEN] = g_signal_new ("chosen", GEM_TYPE_SEARCH_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, GEM_TYPE_SEARCH_ROW);

  /**
   * GemSearchGroup::beyond:
   * @self: a group
   * @direction: %GTK_DIR_UP or %GTK_DIR_DOWN
   *
   * An arrow key was pressed on the first or the last row.
   */
  signals[BEYOND] = g_signal_new ("beyond", GEM_TYPE_SEARCH_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
gem_search_group_init (GemSearchGroup *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->rows = g_ptr_array_new ();
  self->heading = GTK_LABEL (gem_heading_new ("", 2));
  gtk_container_add (GTK_CONTAINER (self), GTK_WIDGET (self->heading));
}

/**
 * gem_search_group_new:
 * @kind: of its hits
 *
 * Returns: (transfer floating): a group without hits
 */
GtkWidget *
gem_search_group_new (GemHitKind kind)
{
  GemSearchGroup *self = g_object_new (GEM_TYPE_SEARCH_GROUP, NULL);

  self->kind = kind;
  self->list = GTK_LIST_BOX (gem_list_new (gem_hit_kind_title (kind)));
  self->more = GEM_SEARCH_ROW (gem_search_row_new (kind));
  gtk_container_add (GTK_CONTAINER (self->list), GTK_WIDGET (self->more));
  gtk_container_add (GTK_CONTAINER (self), GTK_WIDGET (self->list));
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect_swapped (self->list, "keynav-failed", G_CALLBACK (keynav_failed_cb), self);
  return GTK_WIDGET (self);
}

/**
 * gem_search_group_get_kind:
 * @self: a group
 *
 * Returns: the kind of its hits
 */
GemHitKind
gem_search_group_get_kind (GemSearchGroup *self)
{
  g_return_val_if_fail (GEM_IS_SEARCH_GROUP (self), GEM_HIT_SECTION);

  return self->kind;
}

/**
 * gem_search_group_set_count:
 * @self: a group
 * @count: how many hits there are of its kind
 */
void
gem_search_group_set_count (GemSearchGroup *self, guint count)
{
  g_autofree char *number = gem_hit_count_text (count);
  g_autofree char *text = NULL;

  g_return_if_fail (GEM_IS_SEARCH_GROUP (self));

  self->count = count;
  text = g_strdup_printf ("%s · %s", gem_hit_kind_title (self->kind), number);
  if (!g_str_equal (gtk_label_get_text (self->heading), text))
    gtk_label_set_text (self->heading, text);
}

/**
 * gem_search_group_show_hit:
 * @self: a group
 * @position: from 0; all before it have been shown
 * @hit: what was found
 *
 * Returns: (transfer none): its row
 */
GtkWidget *
gem_search_group_show_hit (GemSearchGroup *self, guint position, const GemHit *hit)
{
  GtkWidget *row;

  g_return_val_if_fail (GEM_IS_SEARCH_GROUP (self) && hit != NULL, NULL);
  g_return_val_if_fail (position <= self->rows->len, NULL);

  if (position == self->rows->len)
    {
      row = gem_search_row_new (self->kind);
      g_ptr_array_add (self->rows, row);
      gtk_list_box_insert (self->list, row, (int) position);
    }
  row = g_ptr_array_index (self->rows, position);
  gem_search_row_show_hit (GEM_SEARCH_ROW (row), hit);
  return row;
}

/**
 * gem_search_group_end:
 * @self: a group
 * @n_hits: how many are shown
 * @more: whether a row leads to all of them
 *
 * Hides the rows that are left over.
 */
void
gem_search_group_end (GemSearchGroup *self, guint n_hits, gboolean more)
{
  g_return_if_fail (GEM_IS_SEARCH_GROUP (self));

  for (guint i = n_hits; i < self->rows->len; i++)
    gtk_widget_hide (g_ptr_array_index (self->rows, i));
  if (more)
    {
      g_autofree char *number = gem_hit_count_text (self->count);
      /* Translators: the first %s is a number, the second a kind of hit, such as "Agenda" */
      g_autofree char *text =
          g_strdup_printf (_ ("Show all %s: %s"), number, gem_hit_kind_title (self->kind));

      gem_search_row_show_more (self->more, text);
    }
  else
    gtk_widget_hide (GTK_WIDGET (self->more));
}

/**
 * gem_search_group_find:
 * @self: a group
 * @address: where a row leads
 *
 * Returns: (transfer none) (nullable): that row
 */
GemSearchRow *
gem_search_group_find (GemSearchGroup *self, const char *address)
{
  g_return_val_if_fail (GEM_IS_SEARCH_GROUP (self), NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      GemSearchRow *row = g_ptr_array_index (self->rows, i);

      if (gtk_widget_get_visible (GTK_WIDGET (row)) &&
          g_strcmp0 (gem_search_row_get_address (row), address) == 0)
        return row;
    }
  return NULL;
}

/**
 * gem_search_group_get_first:
 * @self: a group
 *
 * Returns: (transfer none) (nullable): its first row that is seen
 */
GtkWidget *
gem_search_group_get_first (GemSearchGroup *self)
{
  GtkWidget *row;

  g_return_val_if_fail (GEM_IS_SEARCH_GROUP (self), NULL);

  row = self->rows->len > 0 ? g_ptr_array_index (self->rows, 0) : NULL;
  return row != NULL && gtk_widget_get_visible (row) ? row : NULL;
}

static GtkWidget *
get_last (GemSearchGroup *self)
{
  GtkWidget *last = NULL;

  if (gtk_widget_get_visible (GTK_WIDGET (self->more)))
    return GTK_WIDGET (self->more);
  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_widget_get_visible (g_ptr_array_index (self->rows, i)))
      last = g_ptr_array_index (self->rows, i);
  return last;
}

/**
 * gem_search_group_focus:
 * @self: a group
 * @last: whether the last row takes the focus, and not the first
 *
 * Returns: whether there is such a row
 */
gboolean
gem_search_group_focus (GemSearchGroup *self, gboolean last)
{
  GtkWidget *row;

  g_return_val_if_fail (GEM_IS_SEARCH_GROUP (self), FALSE);

  row = last ? get_last (self) : gem_search_group_get_first (self);
  if (row == NULL || !gtk_widget_get_visible (GTK_WIDGET (self)))
    return FALSE;
  gtk_widget_grab_focus (row);
  return TRUE;
}
