/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-agenda-view.h"

#include "gem-agenda-filter.h"
#include "gem-feed-form.h"
#include "gem-item-pane.h"
#include "gem-rows.h"
#include "gem-status-page.h"
#include "gem-view.h"
#include "gem-words.h"

#include <glib/gi18n.h>
#include <handy.h>

/* So many rows are made at once; the next ones when the list is scrolled to its end. */
#define BATCH 100

struct _GemAgendaView
{
  GtkBin parent_instance;

  GtkStack *stack;
  HdyLeaflet *leaflet;
  GtkWidget *overview;
  GtkWidget *details;
  GtkWidget *back_bar;
  GemAgendaFilter *filter;
  GtkLabel *count;
  GtkStack *list_stack;
  GtkListBox *list;
  GemItemPane *pane;

  GemContext *context;
  GemAddress *address; /* what is shown: an agenda, or an item */
  GPtrArray *items;    /* GemItem, all that the filter lets through */
  guint shown;         /* how many of them have a row */
  GCancellable *cancellable;
};

static void view_init (GemViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GemAgendaView,
                               gem_agenda_view,
                               GTK_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (GEM_TYPE_VIEW, view_init))

static void
show_more_rows (GemAgendaView *self)
{
  GemEdition *edition = gem_context_get_sessions (self->context);
  guint end = MIN (self->shown + BATCH, self->items->len);

  for (; self->shown < end; self->shown++)
    {
      GemItem *item = g_ptr_array_index (self->items, self->shown);
      g_autoptr (GemAddress) address = gem_address_new (GEM_ADDRESS_ITEM, item->id);
      g_autofree char *uri = gem_address_to_string (address);
      g_autofree char *summary = gem_words_item_summary (edition, item);

      gtk_container_add (GTK_CONTAINER (self->list),
                         gem_row_new (gem_words_item_title (item), summary, uri));
    }
}

static void
edge_reached_cb (GemAgendaView *self, GtkPositionType edge)
{
  if (edge == GTK_POS_BOTTOM && self->items != NULL)
    show_more_rows (self);
}

static void
select_item (GemAgendaView *self, const char *id)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      GemItem *item = g_ptr_array_index (self->items, i);

      if (!g_str_equal (item->id, id))
        continue;
      while (self->shown <= i)
        show_more_rows (self);
      gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) i));
      gem_item_pane_show_item (self->pane, gem_context_get_sessions (self->context), item);
      hdy_leaflet_set_visible_child (self->leaflet, self->details);
      return;
    }
  gem_item_pane_show_text (self->pane, _ ("Nothing is here"),
                           _ ("The agenda has no such item, or not any more. Choose another in "
                              "the list, or sync to see what is new."));
  hdy_leaflet_set_visible_child (self->leaflet, self->details);
}

static void
show_details (GemAgendaView *self)
{
  if (gem_address_get_kind (self->address) == GEM_ADDRESS_ITEM)
    {
      select_item (self, gem_address_get_id (self->address));
      return;
    }
  gtk_list_box_unselect_all (self->list);
  gem_item_pane_show_text (self->pane, _ ("What is done about it"),
                           _ ("Each year an agenda says what is done about the challenges. Choose "
                              "an item to read it whole, with the section it carries out."));
  hdy_leaflet_set_visible_child (self->leaflet, self->overview);
}

static void
items_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GemAgendaView *self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *items = gem_store_load_items_finish (GEM_STORE (source), result, &error);
  g_autofree char *count = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = items != NULL ? items : g_ptr_array_new ();
  self->shown = 0;
  gem_container_clear (GTK_CONTAINER (self->list));
  show_more_rows (self);

  count = error != NULL ? g_strdup (error->message)
                        : g_strdup_printf (ngettext ("%u item", "%u items", self->items->len),
                                           self->items->len);
  gtk_label_set_text (self->count, count);
  gtk_stack_set_visible_child_name (self->list_stack, self->items->len > 0 ? "list" : "none");
  show_details (self);
}

static void
load_items (GemAgendaView *self)
{
  g_autoptr (GemAddress) address = gem_agenda_filter_dup_address (self->filter);
  GemItemQuery query = { .year = gem_address_get_year (address),
                         .opgave = gem_address_get_param (address, "opgave"),
                         .status = gem_address_get_param (address, "status"),
                         .province = gem_address_get_param (address, "province") };

  gem_store_load_items_async (gem_context_get_store (self->context), &query, self->cancellable,
                              items_loaded_cb, self);
}

static void
years_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GemAgendaView *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) years = gem_store_load_years_finish (GEM_STORE (source), result, &error);

  if (years == NULL)
    return;
  gem_agenda_filter_set_years (self->filter, years);
  if (gem_address_get_kind (self->address) == GEM_ADDRESS_AGENDA)
    gem_agenda_filter_show (self->filter, self->address);
  load_items (self);
}

static void
feeds_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GemAgendaView *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) feeds = gem_store_load_feeds_finish (GEM_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  gtk_stack_set_visible_child_name (self->stack,
                                    feeds != NULL && feeds->len == 0 ? "first" : "agenda");
  gem_store_load_years_async (GEM_STORE (source), self->cancellable, years_loaded_cb, self);
}

/* Everything is asked anew, and a question that is still out is dropped. */
static void
reload (GemAgendaView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  gem_store_load_feeds_async (gem_context_get_store (self->context), self->cancellable,
                              feeds_loaded_cb, self);
}

static void
store_changed_cb (GemAgendaView *self)
{
  if (self->address != NULL)
    reload (self);
}

static void
filter_changed_cb (GemAgendaView *self)
{
  g_autoptr (GemAddress) address = gem_agenda_filter_dup_address (self->filter);

  gem_view_go (GEM_VIEW (self), address);
}

static void
clear_filter_cb (GemAgendaView *self)
{
  g_autoptr (GemAddress) address = gem_address_new (GEM_ADDRESS_AGENDA, NULL);

  gem_view_go (GEM_VIEW (self), address);
}

static void
row_activated_cb (GemAgendaView *self, GtkListBoxRow *row)
{
  gem_view_activate_link (GEM_VIEW (self), gem_row_get_address (row));
}

static void
activate_link_cb (GemAgendaView *self, const char *uri)
{
  gem_view_activate_link (GEM_VIEW (self), uri);
}

static void
back_cb (GemAgendaView *self)
{
  hdy_leaflet_set_visible_child (self->leaflet, self->overview);
}

static void
folded_cb (GemAgendaView *self)
{
  gtk_widget_set_visible (self->back_bar, hdy_leaflet_get_folded (self->leaflet));
}

static gboolean
has_item (GemAgendaView *self, const char *id)
{
  for (guint i = 0; self->items != NULL && i < self->items->len; i++)
    {
      GemItem *item = g_ptr_array_index (self->items, i);

      if (g_str_equal (item->id, id))
        return TRUE;
    }
  return FALSE;
}

static void
gem_agenda_view_show (GemView *view, const GemAddress *address)
{
  GemAgendaView *self = GEM_AGENDA_VIEW (view);
  gboolean is_item = gem_address_get_kind (address) == GEM_ADDRESS_ITEM;

  g_clear_pointer (&self->address, gem_address_unref);
  self->address = gem_address_ref (address);
  if (is_item && has_item (self, gem_address_get_id (address)))
    {
      show_details (self);
      return;
    }
  if (is_item)
    {
      /* It may be in any year: the filters step aside. */
      g_autoptr (GemAddress) all = gem_address_new (GEM_ADDRESS_AGENDA, NULL);

      gem_agenda_filter_show (self->filter, all);
    }
  else
    gem_agenda_filter_show (self->filter, address);
  reload (self);
}

static GemAddress *
gem_agenda_view_dup_address (GemView *view)
{
  GemAgendaView *self = GEM_AGENDA_VIEW (view);

  return self->address != NULL ? gem_address_ref (self->address) : NULL;
}

static void
gem_agenda_view_focus_main (GemView *view)
{
  gtk_widget_child_focus (GTK_WIDGET (GEM_AGENDA_VIEW (view)->stack), GTK_DIR_TAB_FORWARD);
}

static void
gem_agenda_view_dispose (GObject *object)
{
  GemAgendaView *self = GEM_AGENDA_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->context);
  g_clear_pointer (&self->address, gem_address_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);

  G_OBJECT_CLASS (gem_agenda_view_parent_class)->dispose (object);
}

static void
view_init (GemViewInterface *iface)
{
  iface->show = gem_agenda_view_show;
  iface->dup_address = gem_agenda_view_dup_address;
  iface->focus_main = gem_agenda_view_focus_main;
}

static void
gem_agenda_view_class_init (GemAgendaViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gem_agenda_view_dispose;

  g_type_ensure (GEM_TYPE_AGENDA_FILTER);
  g_type_ensure (GEM_TYPE_FEED_FORM);
  g_type_ensure (GEM_TYPE_ITEM_PANE);
  g_type_ensure (GEM_TYPE_STATUS_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               GEM_RESOURCE_PATH "/ui/gem-agenda-view.ui");
  gtk_widget_class_bind_template_child (widget_class, GemAgendaView, stack);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaView, leaflet);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaView, overview);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaView, details);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaView, back_bar);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaView, filter);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaView, count);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaView, list_stack);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaView, list);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaView, pane);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_link_cb);
  gtk_widget_class_bind_template_callback (widget_class, edge_reached_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
}

static void
gem_agenda_view_init (GemAgendaView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  gem_set_accessible_name (GTK_WIDGET (self->list), _ ("Agenda items"));
  gem_list_set_one_tab_stop (self->list);
}

/**
 * gem_agenda_view_new:
 * @context: the context
 *
 * Returns: (transfer floating): a view that shows nothing yet
 */
GtkWidget *
gem_agenda_view_new (GemContext *context)
{
  GemAgendaView *self;

  g_return_val_if_fail (GEM_IS_CONTEXT (context), NULL);

  self = g_object_new (GEM_TYPE_AGENDA_VIEW, "visible", TRUE, NULL);
  self->context = g_object_ref (context);
  gem_agenda_filter_set_edition (self->filter, gem_context_get_sessions (context));
  g_signal_connect_object (gem_context_get_store (context), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
