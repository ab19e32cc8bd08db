/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-agenda-board.h"

#include "gem-agenda-choice.h"
#include "gem-agenda-row.h"
#include "gem-row-feeder.h"
#include "gem-rows.h"

#include <glib/gi18n.h>

/* So many cards a column at first, and more each time that the person asks. */
#define CARDS 25
#define MAX_CARDS 2000

struct _GemAgendaBoard
{
  GtkScrolledWindow parent_instance;

  GtkFlowBox *columns;

  GemContext *context;
  GemListingQuery query;
  GemItemQuery *owned;
  GPtrArray *feeds;
  GemListing *listing;
  GPtrArray *lists; /* GtkListBox, by column */
  GemRowFeeder *feeder;
  guint wanted;
  GCancellable *cancellable;
};

enum
{
  ACTIVATE,
  LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemAgendaBoard, gem_agenda_board, GTK_TYPE_SCROLLED_WINDOW)

static void load (GemAgendaBoard *self);

static void
row_activated_cb (GemAgendaBoard *self, GtkListBoxRow *row)
{
  GemListedItem *listed = gem_agenda_row_get_item (GEM_AGENDA_ROW (row));

  g_signal_emit (self, signals[ACTIVATE], 0, listed->item->feed, listed->item->id);
}

/* Left and right lead to the card beside it. */
static gboolean
key_pressed_cb (GtkWidget *list, GdkEventKey *event, GemAgendaBoard *self)
{
  gboolean rtl = gtk_widget_get_direction (list) == GTK_TEXT_DIR_RTL;
  int step = event->keyval == GDK_KEY_Right ? 1 : event->keyval == GDK_KEY_Left ? -1 : 0;
  GtkWidget *focus = gtk_container_get_focus_child (GTK_CONTAINER (list));
  guint column;

  if (step == 0 || focus == NULL || !g_ptr_array_find (self->lists, list, &column))
    return GDK_EVENT_PROPAGATE;
  step = rtl ? -step : step;
  for (int i = (int) column + step; i >= 0 && i < (int) self->lists->len; i += step)
    {
      GtkListBox *other = g_ptr_array_index (self->lists, i);
      int place = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus));
      GtkListBoxRow *row = NULL;

      while (place >= 0 && (row = gtk_list_box_get_row_at_index (other, place)) == NULL)
        place--;
      if (row == NULL)
        continue;
      gtk_widget_grab_focus (GTK_WIDGET (row));
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_STOP;
}

static void
more_cb (GemAgendaBoard *self)
{
  self->query.each += CARDS;
  load (self);
}

static GtkWidget *
column_new (GemAgendaBoard *self, const GemListedGroup *group)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *label = gem_agenda_group_describe (NULL, GEM_GROUP_STATUS, group->key);
  g_autofree char *title = g_strdup_printf ("%s %s", gem_item_status_symbol (group->key), label);
  GtkWidget *list = gem_list_new (label);

  gtk_container_add (GTK_CONTAINER (column), gem_agenda_group_heading_new (title, group->items));
  gtk_widget_set_valign (column, GTK_ALIGN_START);
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect (list, "key-press-event", G_CALLBACK (key_pressed_cb), self);
  gtk_container_add (GTK_CONTAINER (column), list);
  g_ptr_array_add (self->lists, list);
  if (group->items > self->query.each)
    {
      GtkWidget *more = gem_more_button_new (label);

      gtk_widget_set_halign (more, GTK_ALIGN_FILL);
      g_signal_connect_swapped (more, "clicked", G_CALLBACK (more_cb), self);
      gtk_container_add (GTK_CONTAINER (column), more);
    }
  gtk_widget_show_all (column);
  return column;
}

static guint
find_column (GemAgendaBoard *self, const char *key)
{
  for (guint i = 0; i < self->listing->groups->len; i++)
    if (g_strcmp0 (((GemListedGroup *) g_ptr_array_index (self->listing->groups, i))->key, key) ==
        0)
      return i;
  return 0;
}

static const char *
get_id (GtkListBoxRow *row)
{
  return gem_agenda_row_get_item (GEM_AGENDA_ROW (row))->item->id;
}

static gboolean
make_card (gpointer data)
{
  GemAgendaBoard *self = data;
  GemListedItem *listed;
  GtkWidget *card;

  if (self->wanted >= self->listing->items->len)
    return FALSE;
  listed = g_ptr_array_index (self->listing->items, self->wanted++);
  card = gem_agenda_row_new (FALSE);
  gem_agenda_row_show (GEM_AGENDA_ROW (card), gem_context_get_sessions (self->context), self->feeds,
                       listed, NULL);
  gem_row_feeder_add (self->feeder,
                      g_ptr_array_index (self->lists, find_column (self, listed->group)), card);
  return self->wanted < self->listing->items->len;
}

static gboolean
same_items (const GemListing *a, const GemListing *b)
{
  if (a == NULL || a->total != b->total || a->items->len != b->items->len)
    return FALSE;
  for (guint i = 0; i < a->items->len; i++)
    {
      const GemListedItem *one = g_ptr_array_index (a->items, i);
      const GemListedItem *other = g_ptr_array_index (b->items, i);

      if (one->news != other->news || one->followed != other->followed ||
          g_strcmp0 (one->digest, other->digest) != 0 ||
          !g_str_equal (one->item->id, other->item->id))
        return FALSE;
    }
  return TRUE;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GemAgendaBoard *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GemListing) listing =
      gem_store_load_listing_finish (GEM_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_signal_emit (self, signals[LOADED], 0, listing != NULL ? listing->total : 0,
                 error != NULL ? error->message : NULL);
  if (listing == NULL || same_items (self->listing, listing))
    return;
  gem_row_feeder_keep_focus (self->feeder, get_id);
  g_clear_pointer (&self->listing, gem_listing_free);
  self->listing = g_steal_pointer (&listing);
  self->wanted = 0;
  g_ptr_array_set_size (self->lists, 0);
  gem_container_clear (GTK_CONTAINER (self->columns));
  for (guint i = 0; i < self->listing->groups->len; i++)
    gtk_container_add (GTK_CONTAINER (self->columns),
                       column_new (self, g_ptr_array_index (self->listing->groups, i)));
  gem_flow_box_set_plain (self->columns, _ ("Items by status"));
  gem_row_feeder_start (self->feeder);
}

static void
load (GemAgendaBoard *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  gem_store_load_listing_async (gem_context_get_store (self->context), &self->query,
                                self->cancellable, loaded_cb, self);
}

static void
gem_agenda_board_dispose (GObject *object)
{
  GemAgendaBoard *self = GEM_AGENDA_BOARD (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->feeder);
  g_clear_object (&self->context);
  g_clear_pointer (&self->listing, gem_listing_free);
  g_clear_pointer (&self->lists, g_ptr_array_unref);
  g_clear_pointer (&self->feeds, g_ptr_array_unref);
  g_clear_pointer (&self->owned, gem_item_query_free);

  G_OBJECT_CLASS (gem_agenda_board_parent_class)->dispose (object);
}

static void
gem_agenda_board_class_init (GemAgendaBoardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gem_agenda_board_dispose;

  /**
   * GemAgendaBoard::activate-item:
   * @self: a board
   * @feed: the address of its feed
   * @id: its id
   *
   * The person chose an item.
   */
  signals[ACTIVATE] = g_signal_new ("activate-item", GEM_TYPE_AGENDA_BOARD, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  /**
   * GemAgendaBoard::loaded:
   * @self: a board
   * @total: how many items there are
   * @trouble: (nullable): why they can't be shown
   */
  signals[LOADED] = g_signal_new ("loaded", GEM_TYPE_AGENDA_BOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               GEM_RESOURCE_PATH "/ui/gem-agenda-board.ui");
  gtk_widget_class_bind_template_child (widget_class, GemAgendaBoard, columns);
}

static void
gem_agenda_board_init (GemAgendaBoard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->lists = g_ptr_array_new ();
  self->feeder = gem_row_feeder_new (GTK_WIDGET (self), make_card, NULL, self);
}

/**
 * gem_agenda_board_new:
 * @context: the context
 *
 * Returns: (transfer floating): a board that shows nothing yet
 */
GtkWidget *
gem_agenda_board_new (GemContext *context)
{
  GemAgendaBoard *self;

  g_return_val_if_fail (GEM_IS_CONTEXT (context), NULL);

  self = g_object_new (GEM_TYPE_AGENDA_BOARD, "visible", TRUE, NULL);
  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}

/**
 * gem_agenda_board_show:
 * @self: a board
 * @query: which items; copied
 * @feeds: (element-type GemFeedState): the feeds there are
 * @again: whether it is what is shown already: then each column keeps its length
 *
 * Asks the store. As long as the answer is not there, what is shown stays.
 */
void
gem_agenda_board_show (GemAgendaBoard *self,
                       const GemListingQuery *query,
                       GPtrArray *feeds,
                       gboolean again)
{
  guint each;

  g_return_if_fail (GEM_IS_AGENDA_BOARD (self) && query != NULL);

  g_ptr_array_ref (feeds);
  g_clear_pointer (&self->feeds, g_ptr_array_unref);
  self->feeds = feeds;
  each = again && self->query.each > 0 ? self->query.each : CARDS;
  g_clear_pointer (&self->owned, gem_item_query_free);
  self->owned = gem_item_query_copy (&query->items);
  self->query = *query;
  self->query.items = *self->owned;
  self->query.group = GEM_GROUP_STATUS;
  self->query.each = each;
  self->query.limit = MAX_CARDS;
  load (self);
}
