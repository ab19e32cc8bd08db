/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-slide-strip.h"

#include "gem-row-feeder.h"
#include "gem-rows.h"
#include "gem-slide-row.h"

#include <glib/gi18n.h>
#include <string.h>

/* More rows than this are made between two frames. */
#define MAX_AT_ONCE 12
/* While something is dragged near an edge, the list scrolls by so many pixels a frame. */
#define EDGE 36
#define EDGE_STEP 8

struct _GemSlideStrip
{
  GtkScrolledWindow parent_instance;

  GemSlideShelf *shelf;
  GemDeck *deck;
  GMenuModel *menu;
  GtkListBox *list;
  GemRowFeeder *feeder;
  guint next; /* the row that is made next */
  guint chosen;
  int drag_to;        /* the row before which what is dragged would land; -1 for nowhere */
  guint drag_tick;    /* scrolls while something is dragged */
  double drag_scroll; /* pixels a frame */
  gboolean updating;
  gboolean to_focus; /* the row that is chosen takes the focus when it is made */
};

enum
{
  CHOSEN,
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const GtkTargetEntry targets[] = { { (char *) "application/x-gemeenten-slide",
                                            GTK_TARGET_SAME_APP, 0 } };

G_DEFINE_FINAL_TYPE (GemSlideStrip, gem_slide_strip, GTK_TYPE_SCROLLED_WINDOW)

/* --- the rows --- */

static GemSlideRow *
get_row (GemSlideStrip *self, guint position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) position);

  return row != NULL ? GEM_SLIDE_ROW (row) : NULL;
}

static void
update_row (GemSlideStrip *self, guint position)
{
  GemSlideRow *row = get_row (self, position);

  if (row != NULL)
    gem_slide_row_set_slide (row, gem_deck_get_slide (self->deck, position), position + 1,
                             gem_deck_get_n_slides (self->deck));
}

static void
select_chosen (GemSlideStrip *self)
{
  GemSlideRow *row = self->chosen != G_MAXUINT ? get_row (self, self->chosen) : NULL;

  self->updating = TRUE;
  if (row != NULL)
    gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
  else
    gtk_list_box_unselect_all (self->list);
  self->updating = FALSE;
}

/* --- dragging --- */

static void
drag_begin_cb (GtkWidget *handle, GdkDragContext *drag, GemSlideStrip *self)
{
  GtkAllocation place;
  cairo_surface_t *picture;
  cairo_t *cr;

  gtk_widget_get_allocation (handle, &place);
  picture =
      gdk_window_create_similar_surface (gtk_widget_get_window (handle), CAIRO_CONTENT_COLOR_ALPHA,
                                         place.width, place.height);
  cr = cairo_create (picture);
  gtk_widget_draw (handle, cr);
  cairo_destroy (cr);
  gtk_drag_set_icon_surface (drag, picture);
  cairo_surface_destroy (picture);
}

static void
drag_get_cb (GtkWidget *handle,
             GdkDragContext *drag,
             GtkSelectionData *selection,
             guint info,
             guint time,
             GemSlideStrip *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (handle, GEM_TYPE_SLIDE_ROW);
  const char *id = gem_slide_row_get_slide (GEM_SLIDE_ROW (row))->id;

  gtk_selection_data_set (selection, gtk_selection_data_get_target (selection), 8,
                          (const guchar *) id, (int) strlen (id));
}

static GtkWidget *
make_row (GemSlideStrip *self, guint position)
{
  GtkWidget *row = gem_slide_row_new (self->shelf);
  GtkWidget *handle;

  gem_slide_row_set_slide (GEM_SLIDE_ROW (row), gem_deck_get_slide (self->deck, position),
                           position + 1, gem_deck_get_n_slides (self->deck));
  handle = gem_slide_row_get_handle (GEM_SLIDE_ROW (row));
  gtk_drag_source_set (handle, GDK_BUTTON1_MASK, targets, G_N_ELEMENTS (targets), GDK_ACTION_MOVE);
  g_signal_connect (handle, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (handle, "drag-data-get", G_CALLBACK (drag_get_cb), self);
  return row;
}

static void
mark_row (GemSlideStrip *self, int index, const char *class, gboolean marked)
{
  GtkListBoxRow *row = index >= 0 ? gtk_list_box_get_row_at_index (self->list, index) : NULL;

  if (row == NULL)
    return;
  if (marked)
    gtk_style_context_add_class (gtk_widget_get_style_context (GTK_WIDGET (row)), class);
  else
    gtk_style_context_remove_class (gtk_widget_get_style_context (GTK_WIDGET (row)), class);
}

/* A line shows where it would land: above a row, or below the last one. */
static void
set_drag_to (GemSlideStrip *self, int to)
{
  int last = (int) gem_deck_get_n_slides (self->deck) - 1;

  if (self->drag_to == to)
    return;
  mark_row (self, self->drag_to, "gem-drop-above", FALSE);
  mark_row (self, last, "gem-drop-below", FALSE);
  self->drag_to = to;
  if (to > last)
    mark_row (self, last, "gem-drop-below", TRUE);
  else
    mark_row (self, to, "gem-drop-above", TRUE);
}

static gboolean
drag_scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget));

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) +
                                            GEM_SLIDE_STRIP (widget)->drag_scroll);
  return G_SOURCE_CONTINUE;
}

static void
set_drag_scroll (GemSlideStrip *self, double step)
{
  self->drag_scroll = step;
  if (step != 0 && self->drag_tick == 0)
    self->drag_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), drag_scroll_cb, NULL, NULL);
  else if (step == 0 && self->drag_tick != 0)
    {
      gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->drag_tick);
      self->drag_tick = 0;
    }
}

static gboolean
drag_motion_cb (GemSlideStrip *self, GdkDragContext *drag, int x, int y, guint time)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, y);
  GtkAllocation place;
  double top =
      gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self)));
  int height = gtk_widget_get_allocated_height (GTK_WIDGET (self));
  int to = (int) gem_deck_get_n_slides (self->deck);

  if (gtk_drag_dest_find_target (GTK_WIDGET (self->list), drag, NULL) == GDK_NONE)
    return FALSE;
  if (row != NULL)
    {
      gtk_widget_get_allocation (GTK_WIDGET (row), &place);
      to = gtk_list_box_row_get_index (row) + (y > place.y + place.height / 2);
    }
  set_drag_to (self, to);
  set_drag_scroll (self, y - top < EDGE ? -EDGE_STEP : y - top > height - EDGE ? EDGE_STEP : 0);
  gdk_drag_status (drag, GDK_ACTION_MOVE, time);
  return TRUE;
}

static void
drag_leave_cb (GemSlideStrip *self)
{
  set_drag_to (self, -1);
  set_drag_scroll (self, 0);
}

static void
drag_received_cb (GemSlideStrip *self,
                  GdkDragContext *drag,
                  int x,
                  int y,
                  GtkSelectionData *selection,
                  guint info,
                  guint time)
{
  int length;
  const guchar *data = gtk_selection_data_get_data_with_length (selection, &length);
  g_autofree char *id = length > 0 ? g_strndup ((const char *) data, (gsize) length) : NULL;
  int from = id != NULL ? gem_deck_find (self->deck, id) : -1;
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, y);
  guint to = gem_deck_get_n_slides (self->deck);
  GtkAllocation place;

  if (row != NULL)
    {
      gtk_widget_get_allocation (GTK_WIDGET (row), &place);
      to = (guint) gtk_list_box_row_get_index (row) + (y > place.y + place.height / 2);
    }
  drag_leave_cb (self);
  if (from < 0)
    return;
  to -= to > (guint) from;
  gem_deck_move (self->deck, (guint) from, to);
  gem_slide_strip_choose (self, to);
  g_signal_emit (self, signals[CHOSEN], 0, to);
}

/* --- following the deck --- */

static gboolean
feed (gpointer data)
{
  GemSlideStrip *self = data;
  guint n = self->next;

  if (n >= gem_deck_get_n_slides (self->deck))
    return FALSE;
  self->next++;
  gem_row_feeder_add (self->feeder, self->list, make_row (self, n));
  if (n == self->chosen)
    select_chosen (self);
  if (n == self->chosen && self->to_focus)
    gem_slide_strip_focus (self);
  return n + 1 < gem_deck_get_n_slides (self->deck);
}

static void
fill (GemSlideStrip *self)
{
  gem_row_feeder_stop (self->feeder);
  self->next = 0;
  self->updating = TRUE;
  gem_container_clear (GTK_CONTAINER (self->list));
  self->updating = FALSE;
  gem_row_feeder_start (self->feeder);
}

/* The focus stays in the list where it was. */
static void
change_rows (GemSlideStrip *self, guint position, guint removed, guint added)
{
  gboolean focused = gtk_container_get_focus_child (GTK_CONTAINER (self->list)) != NULL;
  GemSlideRow *row;

  self->updating = TRUE;
  for (guint i = added; i < removed; i++)
    if ((row = get_row (self, position + added)) != NULL)
      gtk_container_remove (GTK_CONTAINER (self->list), GTK_WIDGET (row));
  for (guint i = removed; i < added; i++)
    gtk_list_box_insert (self->list, make_row (self, position + i), (int) (position + i));
  for (guint i = 0; i < gem_deck_get_n_slides (self->deck); i++)
    update_row (self, i);
  self->chosen = MIN (self->chosen, MAX (gem_deck_get_n_slides (self->deck), 1) - 1);
  self->updating = FALSE;
  select_chosen (self);
  row = get_row (self, self->chosen);
  if (focused && row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
items_changed_cb (GemSlideStrip *self, guint position, guint removed, guint added, GemDeck *deck)
{
  if (gem_row_feeder_is_running (self->feeder) || MAX (removed, added) > MAX_AT_ONCE)
    fill (self);
  else
    change_rows (self, position, removed, added);
}

static void
update_name (GtkWidget *row, gpointer data)
{
  gem_slide_row_update_name (GEM_SLIDE_ROW (row));
}

static void
ready_cb (GemSlideStrip *self)
{
  gtk_container_foreach (GTK_CONTAINER (self->list), update_name, NULL);
}

/* --- keys and clicks --- */

static void
selected_cb (GemSlideStrip *self, GtkListBoxRow *row)
{
  guint position = row != NULL ? (guint) gtk_list_box_row_get_index (row) : G_MAXUINT;

  if (self->updating || position == self->chosen || position == G_MAXUINT)
    return;
  self->chosen = position;
  g_signal_emit (self, signals[CHOSEN], 0, position);
}

static void
activated_cb (GemSlideStrip *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[OPENED], 0);
}

static void
pop_up (GemSlideStrip *self, GtkWidget *row, const GdkEvent *event)
{
  GtkWidget *menu = gtk_menu_new_from_model (self->menu);

  gtk_menu_attach_to_widget (GTK_MENU (menu), GTK_WIDGET (self), NULL);
  g_signal_connect (menu, "selection-done", G_CALLBACK (gtk_widget_destroy), NULL);
  if (event != NULL)
    gtk_menu_popup_at_pointer (GTK_MENU (menu), event);
  else
    gtk_menu_popup_at_widget (GTK_MENU (menu), row, GDK_GRAVITY_CENTER, GDK_GRAVITY_NORTH_WEST,
                              NULL);
}

static gboolean
button_cb (GemSlideStrip *self, GdkEventButton *event)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int) event->y);

  if (!gdk_event_triggers_context_menu ((GdkEvent *) event) || row == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_list_box_select_row (self->list, row);
  pop_up (self, GTK_WIDGET (row), (GdkEvent *) event);
  return GDK_EVENT_STOP;
}

static gboolean
popup_menu_cb (GemSlideStrip *self)
{
  GemSlideRow *row = self->chosen != G_MAXUINT ? get_row (self, self->chosen) : NULL;

  if (row == NULL)
    return FALSE;
  pop_up (self, GTK_WIDGET (row), NULL);
  return TRUE;
}

/* --- the widget --- */

static void
gem_slide_strip_dispose (GObject *object)
{
  GemSlideStrip *self = GEM_SLIDE_STRIP (object);

  if (self->deck != NULL)
    g_signal_handlers_disconnect_by_data (self->deck, self);
  g_clear_object (&self->deck);
  g_clear_object (&self->shelf);
  g_clear_object (&self->menu);
  g_clear_object (&self->feeder);
  G_OBJECT_CLASS (gem_slide_strip_parent_class)->dispose (object);
}

static void
gem_slide_strip_class_init (GemSlideStripClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gem_slide_strip_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
gem_slide_strip_init (GemSlideStrip *self)
{
  self->chosen = G_MAXUINT;
  self->drag_to = -1;
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_list_box_set_activate_on_single_click (self->list, TRUE);
  gem_list_set_one_tab_stop (self->list);
  gem_set_accessible_name (GTK_WIDGET (self->list), _ ("Slides"));
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_drag_dest_set (GTK_WIDGET (self->list), GTK_DEST_DEFAULT_DROP, targets,
                     G_N_ELEMENTS (targets), GDK_ACTION_MOVE);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->list, "button-press-event", G_CALLBACK (button_cb), self);
  g_signal_connect_swapped (self->list, "popup-menu", G_CALLBACK (popup_menu_cb), self);
  g_signal_connect_swapped (self->list, "drag-motion", G_CALLBACK (drag_motion_cb), self);
  g_signal_connect_swapped (self->list, "drag-leave", G_CALLBACK (drag_leave_cb), self);
  g_signal_connect_swapped (self->list, "drag-data-received", G_CALLBACK (drag_received_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  self->feeder = gem_row_feeder_new (GTK_WIDGET (self), feed, NULL, self);
}

/**
 * gem_slide_strip_new:
 * @shelf: where the pictures are
 * @menu: what a slide offers, for its context menu
 *
 * Returns: (transfer floating): a strip without a deck
 */
GtkWidget *
gem_slide_strip_new (GemSlideShelf *shelf, GMenuModel *menu)
{
  GemSlideStrip *self;

  g_return_val_if_fail (GEM_IS_SLIDE_SHELF (shelf) && G_IS_MENU_MODEL (menu), NULL);

  self = g_object_new (GEM_TYPE_SLIDE_STRIP, NULL);
  self->shelf = g_object_ref (shelf);
  self->menu = g_object_ref (menu);
  g_signal_connect_object (shelf, "ready", G_CALLBACK (ready_cb), self, G_CONNECT_SWAPPED);
  gtk_container_add (GTK_CONTAINER (self), GTK_WIDGET (self->list));
  gtk_widget_show_all (GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/**
 * gem_slide_strip_set_deck:
 * @self: a strip
 * @deck: its deck from now on
 */
void
gem_slide_strip_set_deck (GemSlideStrip *self, GemDeck *deck)
{
  g_return_if_fail (GEM_IS_SLIDE_STRIP (self) && GEM_IS_DECK (deck));

  if (self->deck != NULL)
    g_signal_handlers_disconnect_by_data (self->deck, self);
  g_set_object (&self->deck, deck);
  g_signal_connect_swapped (deck, "items-changed", G_CALLBACK (items_changed_cb), self);
  self->chosen = G_MAXUINT;
  fill (self);
}

/**
 * gem_slide_strip_choose:
 * @self: a strip
 * @position: which slide, from 0
 *
 * Chooses a slide, without the signal.
 */
void
gem_slide_strip_choose (GemSlideStrip *self, guint position)
{
  GemSlideRow *row;
  gboolean focused;

  g_return_if_fail (GEM_IS_SLIDE_STRIP (self));

  focused = gtk_container_get_focus_child (GTK_CONTAINER (self->list)) != NULL;
  self->chosen = position;
  select_chosen (self);
  row = get_row (self, position);
  if (focused && row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/**
 * gem_slide_strip_get_chosen:
 * @self: a strip
 *
 * Returns: which slide is chosen, from 0; %G_MAXUINT for none
 */
guint
gem_slide_strip_get_chosen (GemSlideStrip *self)
{
  g_return_val_if_fail (GEM_IS_SLIDE_STRIP (self), G_MAXUINT);

  return self->chosen;
}

/**
 * gem_slide_strip_focus:
 * @self: a strip
 *
 * Puts the keyboard on the slide that is chosen.
 */
void
gem_slide_strip_focus (GemSlideStrip *self)
{
  GemSlideRow *row;

  g_return_if_fail (GEM_IS_SLIDE_STRIP (self));

  self->to_focus = FALSE;
  row = self->chosen != G_MAXUINT ? get_row (self, self->chosen) : NULL;
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

/**
 * gem_slide_strip_take_focus:
 * @self: a strip
 *
 * As gem_slide_strip_focus(), as soon as the row of that slide is there.
 */
void
gem_slide_strip_take_focus (GemSlideStrip *self)
{
  g_return_if_fail (GEM_IS_SLIDE_STRIP (self));

  if (self->chosen != G_MAXUINT && get_row (self, self->chosen) != NULL)
    gem_slide_strip_focus (self);
  else
    self->to_focus = TRUE;
}
