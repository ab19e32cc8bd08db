/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-agenda-view.h"

#include "gem-agenda-bar.h"
#include "gem-agenda-board.h"
#include "gem-agenda-choice.h"
#include "gem-agenda-export.h"
#include "gem-agenda-list.h"
#include "gem-agenda-none.h"
#include "gem-agreement-pane.h"
#include "gem-changes-pane.h"
#include "gem-feed-form.h"
#include "gem-item-pane.h"
#include "gem-progress-pane.h"
#include "gem-rows.h"
#include "gem-status-page.h"
#include "gem-view.h"
#include "gem-words.h"

#include <glib/gi18n.h>
#include <string.h>
#include <handy.h>

struct _GemAgendaView
{
  GtkBin parent_instance;

  GtkStack *stack;
  HdyLeaflet *leaflet;
  GtkScrolledWindow *overview;
  GtkWidget *separator;
  GtkWidget *details;
  GtkWidget *back_bar;
  GemAgendaBar *bar;
  GtkStack *pages;
  GemAgendaNone *none;
  GemItemPane *pane;

  GemContext *context;
  GemAddress *address; /* what is shown: an agenda, or an item */
  GemAddress *agenda;  /* the agenda that is shown, also beside an item */
  GemAddress *loaded;  /* the agenda that the page was last asked to show */
  GemAgendaOverview *overview_data;
  double scroll;
  gboolean panes_wait; /* until the page is there, so that the one that goes is not laid out anew */
  gboolean low;        /* there is so little room that the bar scrolls with what is below it */
  guint relayout;
  GCancellable *cancellable;
};

static void view_init (GemViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GemAgendaView,
                               gem_agenda_view,
                               GTK_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (GEM_TYPE_VIEW, view_init))

static void
activate_item_cb (GemAgendaView *self, const char *feed, const char *id)
{
  g_autoptr (GemAddress) item = gem_address_new (GEM_ADDRESS_ITEM, id);
  /* Two publishers may know an item of their own by the same id. */
  g_autoptr (GemAddress) address =
      gem_address_with_param (item, "feed", self->overview_data->feeds->len > 1 ? feed : NULL);

  gem_view_go (GEM_VIEW (self), address);
}

static void
activate_link_cb (GemAgendaView *self, const char *uri)
{
  gem_view_activate_link (GEM_VIEW (self), uri);
}

static const char *
selected_id (GemAgendaView *self)
{
  return gem_address_get_kind (self->address) == GEM_ADDRESS_ITEM
             ? gem_address_get_id (self->address)
             : NULL;
}

/* Beside a board or a time line there is no room for an item: it takes their place. */
static void
update_panes (GemAgendaView *self)
{
  gboolean is_item = selected_id (self) != NULL;
  gboolean both = gem_agenda_address_get_page (self->agenda) == GEM_AGENDA_PAGE_LIST;

  self->panes_wait = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->overview), both || !is_item);
  gtk_widget_set_hexpand (GTK_WIDGET (self->overview), !both);
  gtk_widget_set_visible (self->separator, both);
  gtk_widget_set_visible (self->details, both || is_item);
  hdy_leaflet_set_visible_child (self->leaflet,
                                 is_item ? self->details : GTK_WIDGET (self->overview));
  gtk_widget_set_visible (self->back_bar, !both || hdy_leaflet_get_folded (self->leaflet));
}

static void
turn_to (GemAgendaView *self, const char *page)
{
  gtk_stack_set_visible_child_name (self->pages, page);
  if (self->panes_wait)
    update_panes (self);
}

static void
loaded_cb (GemAgendaView *self, guint total, const char *trouble)
{
  g_autofree char *count = trouble != NULL
                               ? g_strdup (trouble)
                               : g_strdup_printf (ngettext ("%u item", "%u items", total), total);
  GemAgendaPage page = gem_agenda_address_get_page (self->agenda);
  const char *name = gem_agenda_page_to_string (page);

  gem_agenda_bar_set_count (self->bar, count);
  if (total == 0 && trouble == NULL)
    {
      gem_agenda_none_show (self->none, self->context, self->agenda, self->overview_data->feeds);
      name = "none";
    }
  turn_to (self, name);
}

/* A figure says itself how many items it counts. */
static void
progress_loaded_cb (GemAgendaView *self, guint total, const char *trouble)
{
  if (gem_agenda_address_get_page (self->agenda) != GEM_AGENDA_PAGE_PROGRESS)
    return;
  loaded_cb (self, total, trouble);
  if (total > 0)
    gem_agenda_bar_set_count (self->bar, "");
}

static void
apply_low (GtkWidget *page, gpointer data)
{
  GemAgendaView *self = data;

  if (GEM_IS_AGENDA_LIST (page))
    gem_agenda_list_set_scrolls (GEM_AGENDA_LIST (page), !self->low);
  else if (GTK_IS_SCROLLED_WINDOW (page))
    gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (page), GTK_POLICY_NEVER,
                                    self->low ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC);
}

static gboolean
relayout (gpointer data)
{
  GemAgendaView *self = data;

  self->relayout = 0;
  gtk_scrolled_window_set_policy (self->overview, GTK_POLICY_NEVER,
                                  self->low ? GTK_POLICY_AUTOMATIC : GTK_POLICY_EXTERNAL);
  gtk_container_foreach (GTK_CONTAINER (self->pages), apply_low, self);
  return G_SOURCE_REMOVE;
}

/* With large text in a small window the bar would leave no room for anything else. */
static void
allocated_cb (GemAgendaView *self, GtkAllocation *allocation)
{
  int bar = gtk_widget_get_allocated_height (GTK_WIDGET (self->bar));
  gboolean low = bar * 5 > allocation->height * 2;

  if (low == self->low)
    return;
  self->low = low;
  if (self->relayout == 0)
    self->relayout = g_idle_add_full (G_PRIORITY_HIGH_IDLE, relayout, self, NULL);
}

static void
edge_reached_cb (GemAgendaView *self, GtkPositionType edge)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  if (edge == GTK_POS_BOTTOM && GEM_IS_AGENDA_LIST (page))
    gem_agenda_list_show_more (GEM_AGENDA_LIST (page));
}

static GtkWidget *
progress_page_new (GemAgendaView *self)
{
  GtkWidget *widget = gem_progress_pane_new (self->context);

  g_signal_connect_swapped (widget, "activate-link", G_CALLBACK (activate_link_cb), self);
  g_signal_connect_swapped (widget, "loaded", G_CALLBACK (progress_loaded_cb), self);
  return widget;
}

/* The page of the stack; built when somebody first wants it. */
static GtkWidget *
ensure_page (GemAgendaView *self, GemAgendaPage page)
{
  const char *name = gem_agenda_page_to_string (page);
  GtkWidget *widget = gtk_stack_get_child_by_name (self->pages, name);

  if (widget != NULL)
    return widget;
  if (page == GEM_AGENDA_PAGE_CHANGES)
    {
      widget = gem_changes_pane_new (self->context);
      g_signal_connect_swapped (widget, "activate-link", G_CALLBACK (activate_link_cb), self);
    }
  else if (page == GEM_AGENDA_PAGE_PROGRESS)
    widget = progress_page_new (self);
  else if (page == GEM_AGENDA_PAGE_AGREEMENT)
    {
      widget = gem_agreement_pane_new (self->context);
      g_signal_connect_swapped (widget, "activate-link", G_CALLBACK (activate_link_cb), self);
    }
  else
    {
      widget = page == GEM_AGENDA_PAGE_BOARD
                   ? gem_agenda_board_new (self->context)
                   : gem_agenda_list_new (self->context, page == GEM_AGENDA_PAGE_TIMELINE);
      g_signal_connect_swapped (widget, "activate-item", G_CALLBACK (activate_item_cb), self);
      g_signal_connect_swapped (widget, "loaded", G_CALLBACK (loaded_cb), self);
    }
  gtk_stack_add_named (self->pages, widget, name);
  apply_low (widget, self);
  return widget;
}

/* The figure of progress comes to the fore when it is loaded: perhaps there is nothing to show. */
static void
show_pane (GemAgendaView *self, GtkWidget *pane)
{
  if (GEM_IS_PROGRESS_PANE (pane))
    {
      gem_progress_pane_show (GEM_PROGRESS_PANE (pane), self->agenda);
      return;
    }
  if (GEM_IS_CHANGES_PANE (pane))
    gem_changes_pane_show (GEM_CHANGES_PANE (pane), self->agenda);
  else
    gem_agreement_pane_show (GEM_AGREEMENT_PANE (pane), self->agenda);
  gem_agenda_bar_set_count (self->bar, "");
  turn_to (self, gem_agenda_page_to_string (gem_agenda_address_get_page (self->agenda)));
}

static void
show_page (GemAgendaView *self)
{
  GemAgendaPage page = gem_agenda_address_get_page (self->agenda);
  GtkWidget *widget = ensure_page (self, page);
  gboolean again = self->loaded != NULL && gem_address_equal (self->loaded, self->agenda);
  GemListingQuery query;

  g_clear_pointer (&self->loaded, gem_address_unref);
  self->loaded = gem_address_ref (self->agenda);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), page != GEM_AGENDA_PAGE_CHANGES);
  /* These ask anew themselves while they are seen. */
  if (GEM_IS_CHANGES_PANE (widget) || GEM_IS_AGREEMENT_PANE (widget) ||
      GEM_IS_PROGRESS_PANE (widget))
    {
      if (!again || !gtk_widget_get_mapped (widget))
        show_pane (self, widget);
      return;
    }
  gem_listing_query_init (&query, self->agenda);
  if (GEM_IS_AGENDA_BOARD (widget))
    {
      gem_agenda_board_show (GEM_AGENDA_BOARD (widget), &query, self->overview_data->feeds, again);
      return;
    }
  if (page == GEM_AGENDA_PAGE_TIMELINE && query.sort == GEM_SORT_FEED)
    query.sort = GEM_SORT_BEGIN;
  gem_agenda_list_select (GEM_AGENDA_LIST (widget), selected_id (self));
  gem_agenda_list_show (GEM_AGENDA_LIST (widget), &query, self->overview_data->feeds, again);
  if (self->scroll >= 0)
    gem_agenda_list_set_scroll (GEM_AGENDA_LIST (widget), self->scroll);
  self->scroll = -1;
}

static const GemAgendaYear *
find_year (GemAgendaView *self, int number)
{
  for (guint i = 0; self->overview_data != NULL && i < self->overview_data->years->len; i++)
    {
      const GemAgendaYear *year = g_ptr_array_index (self->overview_data->years, i);

      if (year->year == number)
        return year;
    }
  return NULL;
}

/* What the publisher says of a whole year stands where an item would. */
static void
show_year (GemAgendaView *self)
{
  const GemAgendaYear *year = find_year (self, gem_address_get_year (self->agenda));
  g_autofree char *date = NULL;
  g_autofree char *adopted = NULL;
  g_autofree char *text = NULL;

  if (year == NULL || (year->title == NULL && year->summary == NULL))
    {
      gem_item_pane_show_text (
          self->pane, _ ("What is done about it"),
          _ ("Each year an agenda says what is done about the challenges. Choose "
             "an item to read it whole, with the section it carries out."));
      return;
    }
  if (year->adopted != NULL)
    {
      date = gem_words_date (year->adopted);
      adopted = g_strdup_printf (_ ("Adopted on %s."), date);
    }
  text =
      g_strjoin (year->summary != NULL && adopted != NULL ? "\n\n" : "",
                 year->summary != NULL ? year->summary : "", adopted != NULL ? adopted : "", NULL);
  gem_item_pane_show_text (self->pane,
                           year->title != NULL ? year->title : gem_address_get_id (self->agenda),
                           text);
}

static void
show_details (GemAgendaView *self)
{
  const char *id = selected_id (self);

  if (id != NULL)
    gem_item_pane_show (self->pane, self->context, gem_address_get_param (self->address, "feed"),
                        id);
  else
    show_year (self);
}

static void
overview_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GemAgendaView *self = data;
  g_autoptr (GError) error = NULL;
  GemAgendaOverview *overview = gem_store_load_overview_finish (GEM_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (overview == NULL)
    {
      gem_agenda_bar_set_count (self->bar, error->message);
      update_panes (self);
      return;
    }
  g_clear_pointer (&self->overview_data, gem_agenda_overview_free);
  self->overview_data = overview;
  gtk_stack_set_visible_child_name (self->stack, overview->feeds->len == 0 ? "first" : "agenda");
  gem_agenda_bar_set_overview (self->bar, overview);
  gem_agenda_bar_show (self->bar, self->agenda);
  show_page (self);
  show_details (self);
}

/* Everything is asked anew, and a question that is still out is dropped. */
static void
reload (GemAgendaView *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  gem_store_load_overview_async (gem_context_get_store (self->context), self->cancellable,
                                 overview_loaded_cb, self);
}

static void
store_changed_cb (GemAgendaView *self)
{
  if (self->address != NULL)
    reload (self);
}

static void
go_cb (GemAgendaView *self, const GemAddress *address)
{
  gem_view_go (GEM_VIEW (self), address);
}

static void
back_cb (GemAgendaView *self)
{
  gem_view_go (GEM_VIEW (self), self->agenda);
}

static void
set_agenda (GemAgendaView *self, const GemAddress *address)
{
  GemAddress *agenda = gem_address_ref (address);

  g_clear_pointer (&self->agenda, gem_address_unref);
  self->agenda = agenda;
}

static void
folded_cb (GemAgendaView *self)
{
  if (self->agenda != NULL)
    update_panes (self);
}

static gboolean
is_other_page (GemAgendaView *self)
{
  const char *page = gem_agenda_page_to_string (gem_agenda_address_get_page (self->agenda));

  return g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), page) != 0 &&
         gtk_widget_get_mapped (GTK_WIDGET (self->pages));
}

static void
gem_agenda_view_show (GemView *view, const GemAddress *address)
{
  GemAgendaView *self = GEM_AGENDA_VIEW (view);
  gboolean is_item = gem_address_get_kind (address) == GEM_ADDRESS_ITEM;
  GemAddress *shown = gem_address_ref (address);

  g_clear_pointer (&self->address, gem_address_unref);
  self->address = shown;
  if (!is_item)
    set_agenda (self, address);
  else if (self->agenda == NULL)
    {
      g_autoptr (GemAddress) all = gem_address_new (GEM_ADDRESS_AGENDA, NULL);

      set_agenda (self, all);
    }
  self->panes_wait = !is_item && is_other_page (self);
  if (!self->panes_wait)
    update_panes (self);
  if (is_item && self->loaded != NULL && gem_address_equal (self->loaded, self->agenda))
    {
      GtkWidget *page = ensure_page (self, gem_agenda_address_get_page (self->agenda));

      if (GEM_IS_AGENDA_LIST (page))
        gem_agenda_list_select (GEM_AGENDA_LIST (page), selected_id (self));
      show_details (self);
      return;
    }
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

static double
gem_agenda_view_get_scroll (GemView *view)
{
  GemAgendaView *self = GEM_AGENDA_VIEW (view);
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  if (self->low)
    return gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->overview));
  return GEM_IS_AGENDA_LIST (page) ? gem_agenda_list_get_scroll (GEM_AGENDA_LIST (page)) : 0;
}

static void
gem_agenda_view_set_scroll (GemView *view, double scroll)
{
  GEM_AGENDA_VIEW (view)->scroll = scroll;
}

static void
page_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GemAgendaView *self = data;
  const char *name = g_variant_get_string (parameter, NULL);
  g_autoptr (GemAddress) address = gem_address_with_param (self->agenda, "as", name);

  gem_view_go (GEM_VIEW (self), address);
}

typedef struct
{
  GemStore *store;
  GemItemQuery *query;
} Items;

static void
items_free (gpointer data)
{
  Items *items = data;

  g_object_unref (items->store);
  gem_item_query_free (items->query);
  g_free (items);
}

static GPtrArray *
load_items (gpointer data, GCancellable *cancellable, GError **error)
{
  Items *items = data;

  return gem_store_load_items (items->store, items->query, cancellable, error);
}

/* Hands all that is chosen to @format, or to the printer where that is NULL. */
static void
take_out (GemAgendaView *self, const char *format)
{
  int year = gem_address_get_year (self->agenda);
  g_autofree char *title =
      year != 0 ? g_strdup_printf (_ ("Agenda of %d"), year) : g_strdup (_ ("Agenda"));
  g_autofree char *chosen = NULL;
  Items *items = g_new0 (Items, 1);
  GemAgendaExport what = { load_items, items, items_free, title, NULL };
  GemListingQuery query;
  GemExportFormat number;

  gem_listing_query_init (&query, self->agenda);
  items->store = g_object_ref (gem_context_get_store (self->context));
  items->query = gem_item_query_copy (&query.items);
  chosen = gem_export_describe (&query.items, gem_context_get_sessions (self->context));
  what.chosen = chosen;
  if (format == NULL)
    gem_agenda_export_print (GTK_WIDGET (self), self->context, &what);
  else if (gem_export_format_from_name (format, &number))
    gem_agenda_export_save (GTK_WIDGET (self), self->context, &what, number, NULL);
}

static gboolean
gem_agenda_view_run (GemView *view, const char *command)
{
  GemAgendaView *self = GEM_AGENDA_VIEW (view);
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  if (g_str_equal (command, "table") && GEM_IS_PROGRESS_PANE (page))
    gem_progress_pane_toggle_table (GEM_PROGRESS_PANE (page));
  else if (g_str_equal (command, "find") && !GEM_IS_AGREEMENT_PANE (page))
    gem_agenda_bar_focus_words (self->bar);
  else if (g_str_equal (command, "print"))
    take_out (self, NULL);
  else if (g_str_equal (command, "save-pdf") || g_str_equal (command, "save-md"))
    take_out (self, command + strlen ("save-"));
  else
    return FALSE;
  return TRUE;
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  take_out (data, g_variant_get_string (parameter, NULL));
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  take_out (data, NULL);
}

static const GActionEntry actions[] = { { "page", page_action_cb, "s" },
                                        { "export", export_cb, "s" },
                                        { "print", print_cb } };

static void
gem_agenda_view_dispose (GObject *object)
{
  GemAgendaView *self = GEM_AGENDA_VIEW (object);

  if (self->relayout != 0)
    g_source_remove (self->relayout);
  self->relayout = 0;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->context);
  g_clear_pointer (&self->address, gem_address_unref);
  g_clear_pointer (&self->agenda, gem_address_unref);
  g_clear_pointer (&self->loaded, gem_address_unref);
  g_clear_pointer (&self->overview_data, gem_agenda_overview_free);

  G_OBJECT_CLASS (gem_agenda_view_parent_class)->dispose (object);
}

static void
view_init (GemViewInterface *iface)
{
  iface->show = gem_agenda_view_show;
  iface->dup_address = gem_agenda_view_dup_address;
  iface->focus_main = gem_agenda_view_focus_main;
  iface->get_scroll = gem_agenda_view_get_scroll;
  iface->set_scroll = gem_agenda_view_set_scroll;
  iface->run = gem_agenda_view_run;
}

static void
gem_agenda_view_class_init (GemAgendaViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gem_agenda_view_dispose;

  g_type_ensure (GEM_TYPE_AGENDA_BAR);
  g_type_ensure (GEM_TYPE_AGENDA_NONE);
  g_type_ensure (GEM_TYPE_FEED_FORM);
  g_type_ensure (GEM_TYPE_ITEM_PANE);
  g_type_ensure (GEM_TYPE_STATUS_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               GEM_RESOURCE_PATH "/ui/gem-agenda-view.ui");
  gtk_widget_class_bind_template_child (widget_class, GemAgendaView, stack);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaView, leaflet);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaView, overview);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaView, separator);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaView, details);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaView, back_bar);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaView, bar);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaView, pages);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaView, none);
  gtk_widget_class_bind_template_child (widget_class, GemAgendaView, pane);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_link_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, edge_reached_cb);
  gtk_widget_class_bind_template_callback (widget_class, allocated_cb);
}

static void
gem_agenda_view_init (GemAgendaView *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->scroll = -1;
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "agenda", G_ACTION_GROUP (group));
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
  gem_agenda_bar_set_context (self->bar, context);
  g_signal_connect_object (gem_context_get_store (context), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
