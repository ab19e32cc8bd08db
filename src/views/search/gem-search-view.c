/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-search-view-private.h"

#include "gem-hit-words.h"
#include "gem-rows.h"
#include "gem-search-past.h"
#include "gem-view.h"

#include <glib/gi18n.h>
#include <handy.h>

/* Hits that are asked for: beside other kinds, and of one kind at first and each time the end is reached. */
#define FEW 60
#define MANY 100
/* Around what is in a popover: its arrow, border and shadow. */
#define POPOVER_MARGIN 48
#define MIN_FILTER_HEIGHT 160

static void view_init (GemViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GemSearchView,
                               gem_search_view,
                               GTK_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (GEM_TYPE_VIEW, view_init))

GemAddress *
gem_search_view_make_address (GemSearchView *self)
{
  return gem_search_address_new (self->question, self->kinds, self->as_map);
}

static void
show_page (GemSearchView *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->pages, name);
  gtk_widget_set_visible (GTK_WIDGET (self->choices), !g_str_equal (name, "start"));
}

/* --- asking --- */

static void open_row (GemSearchView *self, GemSearchRow *row);

static void
show_answer (GemSearchView *self, GemHits *hits)
{
  gboolean none = gem_hits_count_all (hits) == 0;
  gboolean all = self->kinds != GEM_HITS_ALL;

  gem_search_choices_set_hits (self->choices, hits);
  if (none)
    gem_search_none_show (self->none, self->search, self->question, self->kinds);
  else if (self->as_map)
    gem_search_map_show (self->map, self->question, hits);
  show_page (self, none ? "none" : self->as_map ? "map" : "results");
  /* To come back to a place, everything has to be there. */
  gem_search_results_show (self->results, hits, all, self->scroll > 0 || self->focuses);
}

static void
answered_cb (GemSearchView *self)
{
  g_autoptr (GError) error = NULL;
  GemHits *hits = gem_search_asker_finish (self->asker, &error);

  self->answered = TRUE;
  if (hits == NULL)
    {
      gem_search_choices_set_hits (self->choices, NULL);
      gtk_label_set_text (self->trouble, error->message);
      show_page (self, "trouble");
      return;
    }
  show_answer (self, hits);
  if (self->opens && gem_search_results_get_first (self->results) != NULL)
    open_row (self, gem_search_results_get_first (self->results));
  self->opens = FALSE;
}

static void
slow_cb (GemSearchView *self)
{
  show_page (self, "slow");
}

/* Asks what the view has to show now; a question that is still out is dropped. */
static void
ask (GemSearchView *self)
{
  g_autofree char *stripped = g_strstrip (g_strdup (self->question));
  GemSearchFlags flags = GEM_SEARCH_PREFIX;

  gem_search_asker_stop (self->asker);
  self->stale = FALSE;
  if (*stripped == '\0')
    {
      self->answered = TRUE;
      gem_search_choices_set_hits (self->choices, NULL);
      show_page (self, "start");
      gem_search_view_restore_focus (self);
      return;
    }
  self->answered = FALSE;
  gem_search_results_hold (self->results);
  if (self->as_map)
    flags |= GEM_SEARCH_PROVINCES;
  gem_search_asker_ask (self->asker, self->question, self->kinds, self->limit, flags);
}

/* What is asked from now on. */
static void
set_question (GemSearchView *self, const char *question, guint kinds, gboolean as_map)
{
  char *copy = g_strdup (question);

  g_free (self->question);
  self->question = copy;
  self->kinds = kinds;
  self->as_map = as_map;
  self->limit = kinds == GEM_HITS_ALL ? FEW : MANY;
  self->scroll = -1;
  self->opens = FALSE;
  if (g_strcmp0 (gtk_entry_get_text (self->entry), copy) != 0)
    {
      self->updating = TRUE;
      gtk_entry_set_text (self->entry, copy);
      gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
      self->updating = FALSE;
    }
  gem_search_choices_show (self->choices, copy, kinds, as_map);
}

/* The person asks something else. A search is one place in the history, however long somebody types. */
void
gem_search_view_change (GemSearchView *self, const char *question, guint kinds, gboolean as_map)
{
  set_question (self, question, kinds, as_map);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gem_view_moved (GEM_VIEW (self));
  ask (self);
}

static void
entry_changed_cb (GemSearchView *self)
{
  if (!self->updating)
    gem_search_view_change (self, gtk_entry_get_text (self->entry), self->kinds, self->as_map);
}

static void
kinds_cb (GemSearchView *self, guint kinds)
{
  gem_search_view_change (self, self->question, kinds, self->as_map);
}

static void
all_of_kind_cb (GemSearchView *self, guint kind)
{
  gem_search_view_change (self, self->question, GEM_HIT_BIT (kind), self->as_map);
  gem_search_view_focus_entry (self);
}

static void
map_cb (GemSearchView *self, gboolean as_map)
{
  gem_search_view_change (self, self->question, self->kinds, as_map);
}

static void
question_cb (GemSearchView *self, const char *question)
{
  gem_search_view_change (self, question, self->kinds, self->as_map);
}

/* From a page that goes away when it is used. */
static void
other_question_cb (GemSearchView *self, const char *question)
{
  g_autofree char *copy = g_strdup (question);

  gem_search_view_focus_entry (self);
  gem_search_view_change (self, copy, self->kinds, self->as_map);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

static void
everywhere_cb (GemSearchView *self)
{
  gem_search_view_focus_entry (self);
  gem_search_view_change (self, self->question, GEM_HITS_ALL, self->as_map);
}

static void
province_cb (GemSearchView *self, const char *province)
{
  g_autofree char *question = gem_search_with_chip (self->question, "provincie", province);

  gem_search_view_focus_entry (self);
  gem_search_view_change (self, question, self->kinds, FALSE);
}

static void
add_chip_cb (GemSearchView *self, const char *key, const char *value)
{
  g_autofree char *question = gem_search_with_chip (self->question, key, value);

  gtk_popover_popdown (GTK_POPOVER (self->filter_popover));
  gem_search_view_change (self, question, self->kinds, self->as_map);
}

static void
try_again_cb (GemSearchView *self)
{
  gem_search_view_focus_entry (self);
  ask (self);
}

/* The list is as high as fits below its button; the rest is scrolled to. */
static void
filter_toggled_cb (GemSearchView *self, GtkToggleButton *button)
{
  GtkWidget *window = gtk_widget_get_toplevel (GTK_WIDGET (self));
  int height = gtk_widget_get_allocated_height (self->filter_button);
  int y;

  if (!gtk_toggle_button_get_active (button))
    return;
  gem_search_filter_load (self->filter);
  if (gtk_widget_translate_coordinates (self->filter_button, window, 0, height, NULL, &y))
    gtk_scrolled_window_set_max_content_height (
        GTK_SCROLLED_WINDOW (self->filter),
        MAX (gtk_widget_get_allocated_height (window) - y - POPOVER_MARGIN, MIN_FILTER_HEIGHT));
}

static void
edge_reached_cb (GemSearchView *self, GtkPositionType edge)
{
  GemHits *hits = gem_search_results_get_hits (self->results);

  if (edge != GTK_POS_BOTTOM || self->kinds == GEM_HITS_ALL || !self->answered || hits == NULL ||
      hits->hits->len < self->limit || self->limit >= GEM_HITS_MAX_COUNT)
    return;
  self->limit = MIN (self->limit + MANY, GEM_HITS_MAX_COUNT);
  ask (self);
}

static void
warm_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  /* Whatever is wrong, the first question says it. */
  GemHits *hits = gem_search_find_finish (GEM_SEARCH (source), result, NULL);

  g_clear_pointer (&hits, gem_hits_free);
}

static void
store_changed_cb (GemSearchView *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    ask (self);
}

/* --- going --- */

static void
open_row (GemSearchView *self, GemSearchRow *row)
{
  g_autoptr (GemAddress) now = gem_search_view_make_address (self);
  g_autoptr (GemAddress) plain = gem_address_parse (gem_search_row_get_address (row), NULL);
  g_autoptr (GemAddress) address = NULL;

  if (plain == NULL)
    return;
  g_hash_table_insert (self->left, gem_address_to_string (now),
                       g_strdup (gem_search_row_get_address (row)));
  gem_search_past_add (gem_context_get_settings (self->context), self->question);
  /* On the page, the words are marked that were found here. */
  address = gem_address_get_kind (plain) == GEM_ADDRESS_SECTION
                ? gem_address_with_param (plain, "q", gem_search_row_get_words (row))
                : gem_address_ref (plain);
  gem_view_go (GEM_VIEW (self), address);
}

static void
chosen_cb (GemSearchView *self, GemSearchRow *row)
{
  open_row (self, row);
}

/* Enter opens the best hit, also when the answer is not there yet. */
static void
activate_cb (GemSearchView *self)
{
  GemSearchRow *first = gem_search_results_get_first (self->results);

  if (!self->answered)
    self->opens = TRUE;
  else if (first != NULL && gtk_widget_get_mapped (GTK_WIDGET (first)))
    open_row (self, first);
}

static void
shown_cb (GemSearchView *self)
{
  gem_search_view_restore_focus (self);
}

/* As soon as there is that much to scroll. */
static void
extent_changed_cb (GemSearchView *self, GtkAdjustment *adjustment)
{
  double most = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  double scroll = self->scroll;

  if (scroll < 0 || !self->answered || scroll > most)
    return;
  self->scroll = -1;
  gtk_adjustment_set_value (adjustment, scroll);
}

/* --- GemView --- */

static void
gem_search_view_show (GemView *view, const GemAddress *address)
{
  GemSearchView *self = GEM_SEARCH_VIEW (view);
  const char *question = gem_address_get_param (address, "q");
  guint kinds = gem_hit_kinds_parse (gem_address_get_param (address, "in"));
  gboolean as_map = g_strcmp0 (gem_address_get_param (address, "as"), "map") == 0;
  gboolean same = g_strcmp0 (self->question, question != NULL ? question : "") == 0 &&
                  self->kinds == kinds && self->as_map == as_map;

  self->focuses = TRUE;
  if (same && self->answered && !self->stale)
    {
      gem_search_view_restore_focus (self);
      return;
    }
  set_question (self, question != NULL ? question : "", kinds, as_map);
  ask (self);
}

static GemAddress *
gem_search_view_dup_address (GemView *view)
{
  GemSearchView *self = GEM_SEARCH_VIEW (view);

  return gem_search_view_make_address (self);
}

static void
gem_search_view_focus_main (GemView *view)
{
  GemSearchView *self = GEM_SEARCH_VIEW (view);

  if (!gem_search_view_go_down (self))
    gtk_widget_child_focus (GTK_WIDGET (self->scroller), GTK_DIR_TAB_FORWARD);
}

static double
gem_search_view_get_scroll (GemView *view)
{
  GemSearchView *self = GEM_SEARCH_VIEW (view);

  return self->scroll >= 0
             ? self->scroll
             : gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller));
}

static void
gem_search_view_set_scroll (GemView *view, double scroll)
{
  GemSearchView *self = GEM_SEARCH_VIEW (view);

  self->scroll = scroll;
  extent_changed_cb (self, gtk_scrolled_window_get_vadjustment (self->scroller));
}

static gboolean
gem_search_view_run (GemView *view, const char *command)
{
  GemSearchView *self = GEM_SEARCH_VIEW (view);

  if (g_str_equal (command, "find"))
    gem_search_view_focus_entry (self);
  else if (g_str_equal (command, "table") && self->as_map)
    gem_search_map_toggle_table (self->map);
  else if (g_str_equal (command, "escape"))
    return gem_search_view_escape (self);
  else
    return FALSE;
  return TRUE;
}

static void
view_init (GemViewInterface *iface)
{
  iface->show = gem_search_view_show;
  iface->dup_address = gem_search_view_dup_address;
  iface->focus_main = gem_search_view_focus_main;
  iface->get_scroll = gem_search_view_get_scroll;
  iface->set_scroll = gem_search_view_set_scroll;
  iface->run = gem_search_view_run;
}

static void
gem_search_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (gem_search_view_parent_class)->map (widget);
  gem_search_view_restore_focus (GEM_SEARCH_VIEW (widget));
}

static void
gem_search_view_dispose (GObject *object)
{
  GemSearchView *self = GEM_SEARCH_VIEW (object);

  if (self->asker != NULL)
    gem_search_asker_stop (self->asker);
  g_clear_object (&self->asker);
  g_clear_object (&self->search);
  g_clear_object (&self->context);
  g_clear_pointer (&self->question, g_free);
  g_clear_pointer (&self->left, g_hash_table_unref);

  G_OBJECT_CLASS (gem_search_view_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               GEM_RESOURCE_PATH "/ui/gem-search-view.ui");
  gtk_widget_class_bind_template_child (widget_class, GemSearchView, entry);
  gtk_widget_class_bind_template_child (widget_class, GemSearchView, filter_button);
  gtk_widget_class_bind_template_child (widget_class, GemSearchView, filter_popover);
  gtk_widget_class_bind_template_child (widget_class, GemSearchView, filter);
  gtk_widget_class_bind_template_child (widget_class, GemSearchView, scroller);
  gtk_widget_class_bind_template_child (widget_class, GemSearchView, viewport);
  gtk_widget_class_bind_template_child (widget_class, GemSearchView, choices);
  gtk_widget_class_bind_template_child (widget_class, GemSearchView, pages);
  gtk_widget_class_bind_template_child (widget_class, GemSearchView, start);
  gtk_widget_class_bind_template_child (widget_class, GemSearchView, results);
  gtk_widget_class_bind_template_child (widget_class, GemSearchView, none);
  gtk_widget_class_bind_template_child (widget_class, GemSearchView, map);
  gtk_widget_class_bind_template_child (widget_class, GemSearchView, trouble);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, gem_search_view_entry_key);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_chip_cb);
  gtk_widget_class_bind_template_callback (widget_class, kinds_cb);
  gtk_widget_class_bind_template_callback (widget_class, question_cb);
  gtk_widget_class_bind_template_callback (widget_class, other_question_cb);
  gtk_widget_class_bind_template_callback (widget_class, map_cb);
  gtk_widget_class_bind_template_callback (widget_class, gem_search_view_focus_entry);
  gtk_widget_class_bind_template_callback (widget_class, gem_search_view_list_key);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_of_kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, gem_search_view_focus_before);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, everywhere_cb);
  gtk_widget_class_bind_template_callback (widget_class, province_cb);
  gtk_widget_class_bind_template_callback (widget_class, try_again_cb);
  gtk_widget_class_bind_template_callback (widget_class, edge_reached_cb);
}

static void
gem_search_view_class_init (GemSearchViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gem_search_view_dispose;
  widget_class->map = gem_search_view_map;

  g_type_ensure (GEM_TYPE_SEARCH_CHOICES);
  g_type_ensure (GEM_TYPE_SEARCH_FILTER);
  g_type_ensure (GEM_TYPE_SEARCH_MAP);
  g_type_ensure (GEM_TYPE_SEARCH_NONE);
  g_type_ensure (GEM_TYPE_SEARCH_RESULTS);
  g_type_ensure (GEM_TYPE_SEARCH_SHEET);
  g_type_ensure (GEM_TYPE_SEARCH_START);
  bind_template (widget_class);
}

static void
gem_search_view_init (GemSearchView *self)
{
  GtkAdjustment *adjustment;

  gtk_widget_init_template (GTK_WIDGET (self));
  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  gtk_container_set_focus_vadjustment (self->viewport, adjustment);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (extent_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gem_set_accessible_name (GTK_WIDGET (self->entry), _ ("Search everything"));
  self->question = g_strdup ("");
  self->kinds = GEM_HITS_ALL;
  self->limit = FEW;
  self->scroll = -1;
  self->left = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * gem_search_view_new:
 * @context: the context
 *
 * Returns: (transfer floating): a view that shows nothing yet
 */
GtkWidget *
gem_search_view_new (GemContext *context)
{
  GemSearchView *self;
  GemStore *store;

  g_return_val_if_fail (GEM_IS_CONTEXT (context), NULL);

  self = g_object_new (GEM_TYPE_SEARCH_VIEW, "visible", TRUE, NULL);
  store = gem_context_get_store (context);
  self->context = g_object_ref (context);
  self->search = gem_search_new (gem_context_get_edition (context), store);
  self->asker = gem_search_asker_new (self->search, GTK_WIDGET (self));
  gem_search_filter_set_context (self->filter, context);
  gem_search_map_set_context (self->map, context);
  gem_search_start_set_settings (self->start, gem_context_get_settings (context));
  g_signal_connect_object (self->asker, "answered", G_CALLBACK (answered_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->asker, "slow", G_CALLBACK (slow_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  /* An empty question, so that the first letter finds everything ready. */
  gem_search_find_async (self->search, "", GEM_HITS_ALL, 1, GEM_SEARCH_DEFAULT, NULL, warm_cb,
                         NULL);
  return GTK_WIDGET (self);
}
