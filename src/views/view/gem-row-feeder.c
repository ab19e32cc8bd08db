/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-row-feeder.h"

/* A turn ends after so many microseconds: rows cost more on one machine than on another, and what is
 * made has to be laid out and drawn in the same frame. */
#define TURN 4000
/* Just before GTK lays out, so that a list that was emptied is not drawn empty first. */
#define FIRST_TURN (GTK_PRIORITY_RESIZE - 1)

struct _GemRowFeeder
{
  GObject parent_instance;

  GtkWidget *widget; /* NULL once it is destroyed */
  GemRowFeederFunc make_row;
  GFunc done;
  gpointer data;
  guint turn;
  GemRowKeyFunc key;
  char *focused;    /* the key of the row that had the focus before the rows were made anew */
  GtkListBox *next; /* the next row of this list takes the focus; only compared */
};

G_DEFINE_FINAL_TYPE (GemRowFeeder, gem_row_feeder, G_TYPE_OBJECT)

static void
finish (GemRowFeeder *self)
{
  self->turn = 0;
  g_clear_pointer (&self->focused, g_free);
  self->next = NULL;
  if (self->done != NULL)
    self->done (self->data, self);
}

static gboolean
take_turn (gpointer data)
{
  g_autoptr (GemRowFeeder) self = g_object_ref (data);
  gint64 end = g_get_monotonic_time () + TURN;
  guint turn = self->turn;

  do
    {
      gboolean more = self->make_row (self->data);

      /* It was stopped, or started again. */
      if (self->turn != turn)
        return G_SOURCE_REMOVE;
      if (!more)
        {
          finish (self);
          return G_SOURCE_REMOVE;
        }
    }
  while (g_get_monotonic_time () < end);
  return G_SOURCE_CONTINUE;
}

static gboolean
take_first_turn (gpointer data)
{
  g_autoptr (GemRowFeeder) self = g_object_ref (data);

  if (take_turn (self) == G_SOURCE_CONTINUE)
    self->turn = g_idle_add (take_turn, self);
  return G_SOURCE_REMOVE;
}

static void
destroyed_cb (GemRowFeeder *self)
{
  gem_row_feeder_stop (self);
  self->widget = NULL;
}

static void
gem_row_feeder_finalize (GObject *object)
{
  GemRowFeeder *self = GEM_ROW_FEEDER (object);

  gem_row_feeder_stop (self);
  g_free (self->focused);

  G_OBJECT_CLASS (gem_row_feeder_parent_class)->finalize (object);
}

static void
gem_row_feeder_class_init (GemRowFeederClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gem_row_feeder_finalize;
}

static void
gem_row_feeder_init (GemRowFeeder *self)
{
}

/**
 * gem_row_feeder_new:
 * @widget: what the rows are in; nothing is made any more once it is destroyed
 * @make_row: makes one row
 * @done: (nullable): called with @data, and the feeder, when all rows are made
 * @data: for @make_row and @done; not referenced
 *
 * Returns: (transfer full): a feeder that does nothing yet
 */
GemRowFeeder *
gem_row_feeder_new (GtkWidget *widget, GemRowFeederFunc make_row, GFunc done, gpointer data)
{
  GemRowFeeder *self;

  g_return_val_if_fail (GTK_IS_WIDGET (widget) && make_row != NULL, NULL);

  self = g_object_new (GEM_TYPE_ROW_FEEDER, NULL);
  self->widget = widget;
  self->make_row = make_row;
  self->done = done;
  self->data = data;
  g_signal_connect_object (widget, "destroy", G_CALLBACK (destroyed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * gem_row_feeder_start:
 * @self: a feeder
 *
 * Has rows made until there are no more: the first ones before the next frame. One that is at work goes on.
 */
void
gem_row_feeder_start (GemRowFeeder *self)
{
  g_return_if_fail (GEM_IS_ROW_FEEDER (self));

  if (self->turn == 0 && self->widget != NULL)
    self->turn = g_idle_add_full (FIRST_TURN, take_first_turn, self, NULL);
}

/**
 * gem_row_feeder_stop:
 * @self: a feeder
 *
 * Makes no more rows.
 */
void
gem_row_feeder_stop (GemRowFeeder *self)
{
  g_return_if_fail (GEM_IS_ROW_FEEDER (self));

  if (self->turn != 0)
    g_source_remove (self->turn);
  self->turn = 0;
  self->next = NULL;
}

/**
 * gem_row_feeder_is_running:
 * @self: a feeder
 *
 * Returns: whether there are rows to make
 */
gboolean
gem_row_feeder_is_running (GemRowFeeder *self)
{
  g_return_val_if_fail (GEM_IS_ROW_FEEDER (self), FALSE);

  return self->turn != 0;
}

static GtkWidget *
get_focus (GemRowFeeder *self)
{
  GtkWidget *window = self->widget != NULL ? gtk_widget_get_toplevel (self->widget) : NULL;

  return GTK_IS_WINDOW (window) ? gtk_window_get_focus (GTK_WINDOW (window)) : NULL;
}

/**
 * gem_row_feeder_keep_focus:
 * @self: a feeder
 * @key: tells rows from each other
 *
 * Notes which row has the focus. To be called before the rows are removed to be made anew: the row that
 * gem_row_feeder_add() adds with the same key takes the focus, unless the person has gone on.
 */
void
gem_row_feeder_keep_focus (GemRowFeeder *self, GemRowKeyFunc key)
{
  GtkWidget *focus;

  g_return_if_fail (GEM_IS_ROW_FEEDER (self) && key != NULL);

  focus = get_focus (self);
  /* What is made anew before the row was back keeps what it was waiting for. */
  if (focus == NULL && self->focused != NULL)
    return;
  g_clear_pointer (&self->focused, g_free);
  self->key = key;
  if (GTK_IS_LIST_BOX_ROW (focus) && gtk_widget_is_ancestor (focus, self->widget))
    self->focused = g_strdup (key (GTK_LIST_BOX_ROW (focus)));
}

/**
 * gem_row_feeder_focus_next:
 * @self: a feeder
 * @list: a list
 *
 * The next row that gem_row_feeder_add() adds to the list takes the focus: for a button that goes away
 * when it has shown the last ones.
 */
void
gem_row_feeder_focus_next (GemRowFeeder *self, GtkListBox *list)
{
  g_return_if_fail (GEM_IS_ROW_FEEDER (self) && GTK_IS_LIST_BOX (list));

  self->next = list;
}

/**
 * gem_row_feeder_add:
 * @self: a feeder
 * @list: a list
 * @row: a row, which is added at its end
 *
 * Adds a row, and gives it the focus where it is due.
 */
void
gem_row_feeder_add (GemRowFeeder *self, GtkListBox *list, GtkWidget *row)
{
  gboolean back;

  g_return_if_fail (GEM_IS_ROW_FEEDER (self) && GTK_IS_LIST_BOX (list));
  g_return_if_fail (GTK_IS_LIST_BOX_ROW (row));

  gtk_container_add (GTK_CONTAINER (list), row);
  back =
      self->focused != NULL && g_strcmp0 (self->key (GTK_LIST_BOX_ROW (row)), self->focused) == 0;
  if (!back && self->next != list)
    return;
  if (self->next == list || get_focus (self) == NULL)
    gtk_widget_grab_focus (row);
  if (self->next == list)
    self->next = NULL;
  if (back)
    g_clear_pointer (&self->focused, g_free);
}
