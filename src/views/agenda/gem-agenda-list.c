/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-agenda-list.h"

#include "gem-agenda-choice.h"
#include "gem-agenda-row.h"
#include "gem-row-feeder.h"
#include "gem-rows.h"

#include <glib/gi18n.h>

/* So many items are asked for at once; the next ones when the list is scrolled to its end. */
#define PART 50

struct _GemAgendaList
{
  GtkBox parent_instance;

  GtkBox *axis_place;
  GtkScrolledWindow *scroller;
  GtkListBox *list;

  GemContext *context;
  gboolean in_time;
  GemListingQuery query;
  GemItemQuery *owned; /* the texts of the query */
  GPtrArray *feeds;
  GemRowFeeder *feeder;
  guint n_rows;
  GemListing *listing; /* what was last loaded */
  guint wanted;        /* where in it the next row comes from */
  GHashTable *groups;  /* key → how many, for the headings */
  GemTimeSpan span;
  gboolean loading;
  gboolean keep; /* what is loaded is what is shown, perhaps somewhat changed */
  gboolean same; /* a row that is there already and says the same stays as it is */
  GCancellable *cancellable;
  char *selected;
  double scroll; /* where to, once the rows are there; -1 for nowhere */
};

enum
{
  ACTIVATE,
  LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemAgendaList, gem_agenda_list, GTK_TYPE_BOX)

static void load (GemAgendaList *self, guint offset, guint limit);

static void
row_activated_cb (GemAgendaList *self, GtkListBoxRow *row)
{
  GemListedItem *listed = gem_agenda_row_get_item (GEM_AGENDA_ROW (row));

  g_signal_emit (self, signals[ACTIVATE], 0, listed->item->feed, listed->item->id);
}

static void
set_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  GemAgendaList *self = data;
  GemListedItem *listed = gem_agenda_row_get_item (GEM_AGENDA_ROW (row));
  GemListedItem *previous =
      before != NULL ? gem_agenda_row_get_item (GEM_AGENDA_ROW (before)) : NULL;
  GtkWidget *heading = gtk_list_box_row_get_header (row);
  g_autofree char *title = NULL;
  guint items;

  if (self->query.group == GEM_GROUP_NONE ||
      (previous != NULL && g_strcmp0 (listed->group, previous->group) == 0))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  title = gem_agenda_group_describe (self->feeds, self->query.group, listed->group);
  items = GPOINTER_TO_UINT (
      g_hash_table_lookup (self->groups, listed->group != NULL ? listed->group : ""));
  if (heading != NULL)
    gem_agenda_group_heading_show (heading, title, items);
  else
    gtk_list_box_row_set_header (row, gem_agenda_group_heading_new (title, items));
}

static GemAgendaRow *
get_row (GemAgendaList *self, guint place)
{
  return (GemAgendaRow *) gtk_list_box_get_row_at_index (self->list, (int) place);
}

static void
show_selected (GemAgendaList *self)
{
  gtk_list_box_unselect_all (self->list);
  for (guint i = 0; self->selected != NULL && i < self->n_rows; i++)
    {
      GemAgendaRow *row = get_row (self, i);

      if (!g_str_equal (gem_agenda_row_get_item (row)->item->id, self->selected))
        continue;
      gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
      return;
    }
}

static gboolean
is_same (GemListedItem *a, GemListedItem *b)
{
  return a->news == b->news && a->followed == b->followed &&
         g_strcmp0 (a->digest, b->digest) == 0 && g_str_equal (a->item->id, b->item->id) &&
         g_strcmp0 (a->item->feed, b->item->feed) == 0 && g_strcmp0 (a->group, b->group) == 0;
}

/* Rows that were made this frame have no height yet: the adjustment says so when they have. */
static void
try_scroll (GemAgendaList *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double end = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  double scroll = self->scroll;

  if (scroll < 0 || (end < scroll && gem_row_feeder_is_running (self->feeder)))
    return;
  self->scroll = -1;
  gtk_adjustment_set_value (adjustment, scroll);
}

static void
adjustment_changed_cb (GemAgendaList *self)
{
  if (!self->loading)
    try_scroll (self);
}

/* Shows the next item in the row that is there, or in a new one. */
static void
place_item (GemAgendaList *self, GemListedItem *wanted, guint place)
{
  GemEdition *edition = gem_context_get_sessions (self->context);
  gboolean is_new = place >= self->n_rows;
  GemAgendaRow *row =
      is_new ? GEM_AGENDA_ROW (gem_agenda_row_new (self->in_time)) : get_row (self, place);

  if (!is_new && self->same && is_same (gem_agenda_row_get_item (row), wanted))
    return;
  gem_agenda_row_show (row, edition, self->feeds, wanted, &self->span);
  if (!is_new)
    {
      gtk_list_box_row_changed (GTK_LIST_BOX_ROW (row));
      return;
    }
  gem_row_feeder_add (self->feeder, self->list, GTK_WIDGET (row));
  self->n_rows++;
}

static gboolean
make_row (gpointer data)
{
  GemAgendaList *self = data;
  guint end = self->listing->offset + self->listing->items->len;

  if (self->wanted < self->listing->items->len)
    {
      guint place = self->listing->offset + self->wanted;

      place_item (self, g_ptr_array_index (self->listing->items, self->wanted), place);
      self->wanted++;
    }
  else if (self->n_rows > end)
    gtk_widget_destroy (GTK_WIDGET (get_row (self, --self->n_rows)));
  return self->wanted < self->listing->items->len || self->n_rows > end;
}

static void
rows_made (gpointer data, gpointer feeder)
{
  GemAgendaList *self = data;

  gtk_list_box_invalidate_headers (self->list);
  show_selected (self);
}

static void
note_groups (GemAgendaList *self)
{
  g_hash_table_remove_all (self->groups);
  for (guint i = 0; i < self->listing->groups->len; i++)
    {
      const GemListedGroup *group = g_ptr_array_index (self->listing->groups, i);

      g_hash_table_insert (self->groups, g_strdup (group->key != NULL ? group->key : ""),
                           GUINT_TO_POINTER (group->items));
    }
}

static void
update_axis (GemAgendaList *self)
{
  GemTimeSpan before = self->span;

  if (!self->in_time)
    return;
  gem_time_span_init (&self->span, self->listing->begin, self->listing->end);
  if (before.first == self->span.first && before.months == self->span.months)
    return;
  /* Every bar lies elsewhere now. */
  self->same = FALSE;
  gem_container_clear (GTK_CONTAINER (self->axis_place));
  gtk_container_add (GTK_CONTAINER (self->axis_place), gem_time_axis_new (&self->span));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GemAgendaList *self = data;
  g_autoptr (GError) error = NULL;
  GemListing *listing = gem_store_load_listing_finish (GEM_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->loading = FALSE;
  if (listing == NULL)
    {
      g_signal_emit (self, signals[LOADED], 0, 0u, error->message);
      return;
    }
  g_clear_pointer (&self->listing, gem_listing_free);
  self->listing = listing;
  self->wanted = 0;
  self->same = self->keep;
  self->keep = TRUE;
  note_groups (self);
  update_axis (self);
  g_signal_emit (self, signals[LOADED], 0, listing->total, NULL);
  gem_row_feeder_start (self->feeder);
}

static void
load (GemAgendaList *self, guint offset, guint limit)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->loading = TRUE;
  self->query.offset = offset;
  self->query.limit = limit;
  gem_store_load_listing_async (gem_context_get_store (self->context), &self->query,
                                self->cancellable, loaded_cb, self);
}

static void
edge_reached_cb (GemAgendaList *self, GtkPositionType edge)
{
  if (edge == GTK_POS_BOTTOM)
    gem_agenda_list_show_more (self);
}

/* The arrows walk past what is loaded, too. */
static gboolean
keynav_failed_cb (GemAgendaList *self, GtkDirectionType direction)
{
  if (direction == GTK_DIR_DOWN)
    gem_agenda_list_show_more (self);
  return FALSE;
}

static void
gem_agenda_list_dispose (GObject *object)
{
  GemAgendaList *self = GEM_AGENDA_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->feeder);
  g_clear_object (&self->context);
  g_clear_pointer (&self->listing, gem_listing_free);
  g_clear_pointer (&self->owned, gem_item_query_free);
  g_clear_pointer (&self->feeds, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_hash_table_unref);
  g_clear_pointer (&self->selected, g_free);

  G_OBJECT_CLASS (gem_agenda_list_parent_class)->dispose (object);
}

static void
gem_agenda_list_class_init (GemAgendaListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gem_agenda_list_dispose;

  /**
   * GemAgendaList::activate-item:
   * @self: a list
   * @feed: the address of its feed
   * @id: its id
   *
   * The person chose an item.
   */
  signals[ACTIVATE] = g_signal_new ("activate-item", GEM_TYPE_AGENDA_LIST, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  /**
   * GemAgendaList::loaded:
   * @self: a list
   * @total: how many items there are
   * @trouble: (nullable): why they can't be shown
   */
  signals[LOADED] = g_signal_new ("loaded", GEM_TYPE_AGENDA_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               GEM_RESOURCE_PATH "/ui/gem-agenda-list.ui");
  gtk_widget_class_bind_template_child (widget_class, GemAgendaList, axis_place);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaList, scroller);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaList, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, edge_reached_cb);
  gtk_widget_class_bind_template_callback (widget_class, keynav_failed_cb);
}

static void
gem_agenda_list_init (GemAgendaList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->feeder = gem_row_feeder_new (GTK_WIDGET (self), make_row, rows_made, self);
  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->scroll = -1;
  gem_list_set_one_tab_stop (self->list);
}

/**
 * gem_agenda_list_new:
 * @context: the context
 * @in_time: whether each row has its bar in time
 *
 * Returns: (transfer floating): a list that shows nothing yet
 */
GtkWidget *
gem_agenda_list_new (GemContext *context, gboolean in_time)
{
  GemAgendaList *self;

  g_return_val_if_fail (GEM_IS_CONTEXT (context), NULL);

  self = g_object_new (GEM_TYPE_AGENDA_LIST, "visible", TRUE, NULL);
  self->context = g_object_ref (context);
  self->in_time = in_time;
  gem_set_accessible_name (GTK_WIDGET (self->list),
                           in_time ? _ ("Agenda items in time") : _ ("Agenda items"));
  gtk_widget_set_visible (GTK_WIDGET (self->axis_place), in_time);
  gtk_list_box_set_header_func (self->list, set_header, self, NULL);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "changed",
                           G_CALLBACK (adjustment_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * gem_agenda_list_show:
 * @self: a list
 * @query: which items; copied
 * @feeds: (element-type GemFeedState): the feeds there are
 * @again: whether it is what is shown already: then the rows that say the same stay
 *
 * Asks the store. As long as the answer is not there, what is shown stays.
 */
void
gem_agenda_list_show (GemAgendaList *self,
                      const GemListingQuery *query,
                      GPtrArray *feeds,
                      gboolean again)
{
  guint n;

  g_return_if_fail (GEM_IS_AGENDA_LIST (self) && query != NULL && feeds != NULL);

  n = again ? self->n_rows : 0;
  self->keep = again;
  g_clear_pointer (&self->owned, gem_item_query_free);
  self->owned = gem_item_query_copy (&query->items);
  self->query = *query;
  self->query.items = *self->owned;
  g_ptr_array_ref (feeds);
  g_clear_pointer (&self->feeds, g_ptr_array_unref);
  self->feeds = feeds;
  gem_row_feeder_stop (self->feeder);
  load (self, 0, MAX (n, PART));
}

/**
 * gem_agenda_list_select:
 * @self: a list
 * @id: (nullable): an item; %NULL for none
 */
void
gem_agenda_list_select (GemAgendaList *self, const char *id)
{
  g_return_if_fail (GEM_IS_AGENDA_LIST (self));

  g_free (self->selected);
  self->selected = g_strdup (id);
  show_selected (self);
}

/**
 * gem_agenda_list_show_more:
 * @self: a list
 *
 * Shows the next part, where there is one.
 */
void
gem_agenda_list_show_more (GemAgendaList *self)
{
  g_return_if_fail (GEM_IS_AGENDA_LIST (self));

  if (!self->loading && !gem_row_feeder_is_running (self->feeder) && self->listing != NULL &&
      self->n_rows < self->listing->total)
    load (self, self->n_rows, PART);
}

/**
 * gem_agenda_list_set_scrolls:
 * @self: a list
 * @scrolls: whether it scrolls by itself; if not, it is as high as its rows
 */
void
gem_agenda_list_set_scrolls (GemAgendaList *self, gboolean scrolls)
{
  g_return_if_fail (GEM_IS_AGENDA_LIST (self));

  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_NEVER,
                                  scrolls ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER);
}

/**
 * gem_agenda_list_get_scroll:
 * @self: a list
 *
 * Returns: how far it is scrolled, in pixels
 */
double
gem_agenda_list_get_scroll (GemAgendaList *self)
{
  g_return_val_if_fail (GEM_IS_AGENDA_LIST (self), 0);

  return gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller));
}

/**
 * gem_agenda_list_set_scroll:
 * @self: a list
 * @scroll: how far to scroll, in pixels, as soon as the rows are there
 */
void
gem_agenda_list_set_scroll (GemAgendaList *self, double scroll)
{
  g_return_if_fail (GEM_IS_AGENDA_LIST (self));

  self->scroll = scroll;
  if (!self->loading)
    try_scroll (self);
}
