/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-read-view.h"

#include "gem-read-view-private.h"
#include "gem-rows.h"
#include "gem-view.h"

#include <glib/gi18n.h>
#include <string.h>

/* From this width on, what belongs to the page stands beside it; below that, behind a button. */
#define WIDE 1060
#define NARROW 720
/* So many blocks are laid out and painted well within a frame. */
#define BLOCKS_AT_ONCE 4
/* Words of a search that are marked at once. */
#define MAX_MARKS 24

static void view_init (GemViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GemReadView,
                               gem_read_view,
                               GTK_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (GEM_TYPE_VIEW, view_init))

static void
go_to_section (GemReadView *self, const char *id)
{
  g_autoptr (GemAddress) address = gem_address_new (GEM_ADDRESS_SECTION, id);

  gem_view_go (GEM_VIEW (self), address);
}

static void
contents_chosen_cb (GemReadView *self, const char *uri)
{
  if (hdy_flap_get_folded (self->flap))
    hdy_flap_set_reveal_flap (self->flap, FALSE);
  gem_view_activate_link (GEM_VIEW (self), uri);
}

static gboolean
is_touch (void)
{
  g_autoptr (GdkEvent) event = gtk_get_current_event ();
  GdkDevice *device = event != NULL ? gdk_event_get_source_device (event) : NULL;

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

static void
activate_link_cb (GemReadView *self, const char *uri)
{
  g_autoptr (GemAddress) address = gem_address_parse (uri, NULL);

  if (address != NULL && gem_address_get_kind (address) == GEM_ADDRESS_SECTION &&
      self->section != NULL && g_str_equal (gem_address_get_id (address), self->section->id) &&
      gem_address_get_fragment (address) != NULL &&
      gem_read_page_unfold_note (self->page, gem_address_get_fragment (address)))
    return;
  /* A tap on a term says what it means, as the pointer does; a tap on the card would go on. */
  if (address != NULL && gem_address_get_kind (address) == GEM_ADDRESS_TERM && is_touch ())
    {
      gem_preview_show_link (self->preview, uri);
      return;
    }
  gem_view_activate_link (GEM_VIEW (self), uri);
}

static void
preview_cb (GemReadView *self, const char *uri)
{
  gem_preview_show_link (self->preview, uri);
}

static void
place_chosen_cb (GemReadView *self, const char *uri)
{
  if (hdy_flap_get_folded (self->place_flap))
    hdy_flap_set_reveal_flap (self->place_flap, FALSE);
  gem_view_activate_link (GEM_VIEW (self), uri);
}

static void
note_chosen_cb (GemReadView *self, const char *id)
{
  if (hdy_flap_get_folded (self->place_flap))
    hdy_flap_set_reveal_flap (self->place_flap, FALSE);
  gem_read_notes_open (self->notes, id);
}

static void
tell_cb (GemReadView *self, const char *text, const char *undo)
{
  gem_view_tell (GEM_VIEW (self), text, undo);
}

static void
place_button_cb (GemReadView *self)
{
  gem_read_view_run (self, "place");
}

static void
row_activated_cb (GemReadView *self, GtkListBoxRow *row)
{
  gem_view_activate_link (GEM_VIEW (self), gem_row_get_address (row));
}

/* What belongs to a page stands beside it, where there is room and something to say. */
static void
adapt_place (GemReadView *self)
{
  gboolean section = self->section != NULL;

  hdy_flap_set_reveal_flap (self->place_flap, self->wide && section && !self->focus);
  gtk_widget_set_visible (self->place_button, !self->wide && section && !self->focus);
}

void
gem_read_view_show_missing (GemReadView *self, const char *description)
{
  self->section = NULL;
  self->loading = FALSE;
  gem_status_page_set_description (self->missing, description);
  gtk_stack_set_visible_child_name (self->stack, "missing");
  adapt_place (self);
  gem_contents_set_edition (self->contents, gem_context_get_edition (self->context));
  gem_contents_select_address (self->contents, NULL);
  gem_place_pane_clear (self->place);
}

/* A list of places on the page, under a heading of its own. */
GtkWidget *
gem_read_view_add_list (GemReadView *self, const char *heading)
{
  GtkWidget *list = gem_list_new (heading);

  gem_read_page_add_widget (self->page, gem_heading_new (heading, 2));
  gem_read_page_add_widget (self->page, list);
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (row_activated_cb), self);
  return list;
}

/* The page has all that belongs on it. */
void
gem_read_view_page_done (GemReadView *self)
{
  self->loading = FALSE;
  adapt_place (self);
  if (self->wanted_scroll >= 0)
    gem_read_page_set_scroll (self->page, self->wanted_scroll);
  self->wanted_scroll = -1;
  gem_read_text_set_caret (gem_read_page_get_text (self->page), self->caret);
  gem_find_bar_refresh (self->find_bar);
  if (self->marks != NULL && !gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self->find_bar)))
    gem_read_text_find_any (gem_read_page_get_text (self->page), (const char *const *) self->marks);
  gtk_stack_set_visible_child_name (self->stack, "page");
  gem_contents_set_edition (self->contents, gem_context_get_edition (self->context));
  gem_contents_select_address (self->contents, self->address);
  gem_read_notes_show_page (self->notes);
}

static void
turn_cb (GemReadView *self, GtkWidget *button)
{
  go_to_section (self, gtk_widget_get_name (button));
}

static void
add_turn_button (GemReadView *self, GtkWidget *box, int offset)
{
  const GemSection *section =
      gem_edition_get_page (gem_context_get_edition (self->context), self->section->id, offset);
  g_autofree char *text = NULL;
  GtkWidget *button, *label;

  if (section == NULL)
    return;
  text = g_strdup_printf (offset < 0 ? _ ("Previous: %s") : _ ("Next: %s"), section->title);
  button = gtk_button_new ();
  label = gtk_label_new (text);
  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_line_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), offset < 0 ? GTK_JUSTIFY_LEFT : GTK_JUSTIFY_RIGHT);
  gtk_container_add (GTK_CONTAINER (button), label);
  gem_set_accessible_name (button, text);
  gtk_widget_set_name (button, section->id);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (turn_cb), self);
  if (offset < 0)
    gtk_box_pack_start (GTK_BOX (box), button, FALSE, FALSE, 0);
  else
    gtk_box_pack_end (GTK_BOX (box), button, FALSE, FALSE, 0);
}

static void
add_turn_buttons (GemReadView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_style_context_add_class (gtk_widget_get_style_context (box), "gem-turn");
  add_turn_button (self, box, -1);
  add_turn_button (self, box, 1);
  gtk_widget_show_all (box);
  gem_read_page_add_widget (self->page, box);
}

/* A chapter that has no text of its own leads to what is in it. */
static void
add_children (GemReadView *self)
{
  GPtrArray *sections = gem_edition_get_sections (gem_context_get_edition (self->context));
  GtkWidget *list = NULL;

  for (guint i = 0; i < sections->len; i++)
    {
      const GemSection *child = g_ptr_array_index (sections, i);
      g_autofree char *uri = NULL;

      if (g_strcmp0 (child->parent, self->section->id) != 0 || g_str_equal (child->kind, "box"))
        continue;
      uri = g_strdup_printf ("gem:section/%s", child->id);
      if (list == NULL)
        list = gem_read_view_add_list (self, _ ("In this chapter"));
      gtk_container_add (GTK_CONTAINER (list), gem_row_new (child->title, NULL, uri));
    }
}

static void
items_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GemReadView *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = gem_store_load_items_finish (GEM_STORE (source), result, &error);

  if (items != NULL)
    gem_place_pane_show_items (self->place, self->context, items);
}

/* The line over a title: the chapter that the section belongs to. */
static char *
make_over (GemEdition *edition, const GemSection *section)
{
  const GemSection *parent =
      section->parent != NULL ? gem_edition_find_section (edition, section->parent) : NULL;

  if (section->number != NULL)
    return g_strdup_printf (_ ("Chapter %s"), section->number);
  if (parent == NULL)
    return NULL;
  if (parent->number != NULL)
    return g_strdup_printf ("%s  %s", parent->number, parent->title);
  return g_strdup (parent->title);
}

/* Where the page is to be scrolled to: a box stands on the page of its section. */
static char *
anchor_on_page (GemReadView *self)
{
  const char *id = gem_address_get_id (self->address);
  const char *fragment = gem_address_get_fragment (self->address);

  if (g_str_equal (id, self->section->id))
    return g_strdup (fragment);
  return g_strdup_printf ("%s/%s", id, fragment != NULL ? fragment : "");
}

/* Puts the next blocks on the page. Returns whether there are more. */
static gboolean
add_blocks (GemReadView *self, guint most)
{
  for (; self->part < self->filling->parts->len; self->part++, self->block = 0)
    {
      const GemPagePart *part = g_ptr_array_index (self->filling->parts, self->part);

      for (; self->block < part->blocks->len; self->block++)
        {
          if (most-- == 0)
            return TRUE;
          gem_read_page_add_block (self->page, part, self->block, self->part > 0);
        }
    }
  return FALSE;
}

static void
stop_filling (GemReadView *self)
{
  if (self->fill_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->fill_id);
  self->fill_id = 0;
  g_clear_pointer (&self->filling, gem_page_free);
}

/* All blocks are there. */
static void
finish_page (GemReadView *self)
{
  GemItemQuery query = { 0 };
  g_autofree char *anchor = anchor_on_page (self);

  if (((GemPagePart *) g_ptr_array_index (self->filling->parts, 0))->blocks->len < 2)
    add_children (self);
  add_turn_buttons (self);
  if (anchor != NULL)
    {
      gem_read_page_scroll_to (self->page, anchor);
      gem_read_page_unfold_note (self->page, anchor);
    }
  gem_place_pane_show_page (self->place, self->context, self->filling);
  gem_read_view_page_done (self);

  query.section = self->section->id;
  gem_store_load_items_async (gem_context_get_store (self->context), &query, self->cancellable,
                              items_loaded_cb, self);
  stop_filling (self);
}

/* A few blocks each frame: it is not making them that takes long, but laying them out. */
static gboolean
fill_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  GemReadView *self = GEM_READ_VIEW (widget);

  if (add_blocks (self, BLOCKS_AT_ONCE))
    return G_SOURCE_CONTINUE;
  self->fill_id = 0;
  finish_page (self);
  return G_SOURCE_REMOVE;
}

static void
page_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GemReadView *self = data;
  GemEdition *edition = GEM_EDITION (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GemPage) page = gem_edition_load_page_finish (edition, result, &error);
  g_autofree char *over = NULL;
  g_autofree char *anchor = NULL;
  gboolean elsewhere;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (page == NULL)
    {
      gem_read_view_show_missing (self, error->message);
      return;
    }

  over = make_over (edition, self->section);
  anchor = anchor_on_page (self);
  stop_filling (self);
  self->filling = g_steal_pointer (&page);
  self->part = 0;
  self->block = 0;
  gem_read_page_clear (self->page);
  gem_read_page_add_title (self->page, over, self->section->title);
  /* The top of a page is there at once and the rest follows; a place further on needs all of it first. */
  elsewhere = anchor != NULL || self->wanted_scroll > 0;
  if (!add_blocks (self, elsewhere ? G_MAXUINT : BLOCKS_AT_ONCE))
    {
      finish_page (self);
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "page");
  self->fill_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), fill_cb, NULL, NULL);
}

static void
show_section (GemReadView *self)
{
  GemEdition *edition = gem_context_get_edition (self->context);
  const GemSection *section =
      gem_edition_find_section (edition, gem_address_get_id (self->address));

  if (section != NULL && g_str_equal (section->kind, "box") && section->parent != NULL)
    section = gem_edition_find_section (edition, section->parent);
  self->section = section;
  if (section == NULL)
    gem_read_view_show_missing (self, _ ("This publication has no such place. Choose one in the "
                                         "contents, or go back."));
  else
    gem_edition_load_page_async (edition, section->id, self->cancellable, page_loaded_cb, self);
}

static void
gem_read_view_show (GemView *view, const GemAddress *address)
{
  GemReadView *self = GEM_READ_VIEW (view);
  const char *words = gem_address_get_param (address, "q");
  g_autoptr (GemAddress) place = gem_address_with_param (address, "q", NULL);

  /* Where it is already, it stays as it is, scrolled as it is. */
  if (self->address != NULL && gem_address_equal (self->address, place) && words == NULL &&
      gem_address_get_fragment (address) == NULL)
    return;
  g_clear_pointer (&self->marks, g_strfreev);
  self->marks = words != NULL ? g_strsplit (words, " ", MAX_MARKS) : NULL;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_pointer (&self->address, gem_address_unref);
  self->address = g_steal_pointer (&place);
  self->section = NULL;
  self->wanted_scroll = -1;
  self->loading = TRUE;
  gem_read_notes_clear (self->notes);
  stop_filling (self);
  gem_preview_show_link (self->preview, NULL);
  gem_contents_select_address (self->contents, address);

  if (gem_address_get_kind (address) == GEM_ADDRESS_SECTION)
    {
      show_section (self);
      return;
    }
  gem_place_pane_clear (self->place);
  if (gem_address_get_kind (address) == GEM_ADDRESS_LIST)
    gem_read_view_load_list (self);
  else
    gem_read_view_load_entry (self);
}

static GemAddress *
gem_read_view_dup_address (GemView *view)
{
  GemReadView *self = GEM_READ_VIEW (view);

  return self->address != NULL ? gem_address_ref (self->address) : NULL;
}

static GemAddress *
gem_read_view_dup_place (GemView *view)
{
  GemReadView *self = GEM_READ_VIEW (view);
  const char *anchor = self->section != NULL ? gem_read_page_get_top_anchor (self->page) : NULL;
  g_autoptr (GemAddress) section = NULL;

  if (anchor == NULL)
    return gem_read_view_dup_address (view);
  section = gem_address_new (GEM_ADDRESS_SECTION, self->section->id);
  return gem_address_with_fragment (section, anchor);
}

static double
gem_read_view_get_scroll (GemView *view)
{
  GemReadView *self = GEM_READ_VIEW (view);

  return self->wanted_scroll >= 0 ? self->wanted_scroll : gem_read_page_get_scroll (self->page);
}

static void
gem_read_view_set_scroll (GemView *view, double scroll)
{
  GemReadView *self = GEM_READ_VIEW (view);

  if (self->loading)
    self->wanted_scroll = scroll;
  else
    gem_read_page_set_scroll (self->page, scroll);
}

static gboolean
gem_read_view_run_command (GemView *view, const char *command)
{
  return gem_read_view_run (GEM_READ_VIEW (view), command);
}

static void
gem_read_view_toggle_side (GemView *view)
{
  GemReadView *self = GEM_READ_VIEW (view);

  hdy_flap_set_reveal_flap (self->flap, !hdy_flap_get_reveal_flap (self->flap));
}

static void
gem_read_view_focus_main (GemView *view)
{
  gtk_widget_child_focus (GTK_WIDGET (GEM_READ_VIEW (view)->page), GTK_DIR_TAB_FORWARD);
}

/* What stands beside the page depends on how much room there is. Not while sizes are given out. */
static gboolean
adapt_cb (gpointer data)
{
  GemReadView *self = data;
  int width = gtk_widget_get_allocated_width (GTK_WIDGET (self));
  gboolean wide = width >= WIDE;

  self->adapt_id = 0;
  hdy_flap_set_fold_policy (self->flap, width < NARROW ? HDY_FLAP_FOLD_POLICY_ALWAYS
                                                       : HDY_FLAP_FOLD_POLICY_NEVER);
  if (width < NARROW)
    hdy_flap_set_reveal_flap (self->flap, FALSE);
  else if (!self->focus)
    hdy_flap_set_reveal_flap (self->flap, TRUE);
  self->wide = wide;
  hdy_flap_set_fold_policy (self->place_flap,
                            wide ? HDY_FLAP_FOLD_POLICY_NEVER : HDY_FLAP_FOLD_POLICY_ALWAYS);
  adapt_place (self);
  return G_SOURCE_REMOVE;
}

static int
step_of (int width)
{
  return width >= WIDE ? 2 : width >= NARROW ? 1 : 0;
}

static void
gem_read_view_size_allocate (GtkWidget *widget, GtkAllocation *allocation)
{
  GemReadView *self = GEM_READ_VIEW (widget);
  int before = gtk_widget_get_allocated_width (widget);

  GTK_WIDGET_CLASS (gem_read_view_parent_class)->size_allocate (widget, allocation);
  if (self->adapt_id == 0 && (before <= 1 || step_of (before) != step_of (allocation->width)))
    self->adapt_id = g_idle_add_full (GTK_PRIORITY_RESIZE - 1, adapt_cb, self, NULL);
}

static gboolean
button_press_cb (GemReadView *self, GdkEvent *event)
{
  if (!gdk_event_triggers_context_menu (event))
    return GDK_EVENT_PROPAGATE;
  gem_read_view_popup_menu (self, event);
  return GDK_EVENT_STOP;
}

static gboolean
popup_menu_cb (GemReadView *self)
{
  gem_read_view_popup_menu (self, NULL);
  return TRUE;
}

static void
gem_read_view_dispose (GObject *object)
{
  GemReadView *self = GEM_READ_VIEW (object);

  g_clear_handle_id (&self->adapt_id, g_source_remove);
  g_clear_pointer (&self->notes, gem_read_notes_free);
  stop_filling (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->context);
  g_clear_pointer (&self->address, gem_address_unref);
  g_clear_pointer (&self->marks, g_strfreev);

  G_OBJECT_CLASS (gem_read_view_parent_class)->dispose (object);
}

static void
view_init (GemViewInterface *iface)
{
  iface->show = gem_read_view_show;
  iface->dup_address = gem_read_view_dup_address;
  iface->toggle_side = gem_read_view_toggle_side;
  iface->focus_main = gem_read_view_focus_main;
  iface->dup_place = gem_read_view_dup_place;
  iface->dup_slide = gem_read_view_dup_slide;
  iface->get_scroll = gem_read_view_get_scroll;
  iface->set_scroll = gem_read_view_set_scroll;
  iface->run = gem_read_view_run_command;
}

static void
gem_read_view_class_init (GemReadViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gem_read_view_dispose;
  widget_class->size_allocate = gem_read_view_size_allocate;

  g_type_ensure (GEM_TYPE_CONTENTS);
  g_type_ensure (GEM_TYPE_FIND_BAR);
  g_type_ensure (GEM_TYPE_PLACE_PANE);
  g_type_ensure (GEM_TYPE_PREVIEW);
  g_type_ensure (GEM_TYPE_READ_PAGE);
  g_type_ensure (GEM_TYPE_STATUS_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               GEM_RESOURCE_PATH "/ui/gem-read-view.ui");
  gtk_widget_class_bind_template_child (widget_class, GemReadView, flap);
  gtk_widget_class_bind_template_child (widget_class, GemReadView, place_flap);
  gtk_widget_class_bind_template_child (widget_class, GemReadView, contents);
  gtk_widget_class_bind_template_child (widget_class, GemReadView, place);
  gtk_widget_class_bind_template_child (widget_class, GemReadView, place_button);
  gtk_widget_class_bind_template_child (widget_class, GemReadView, find_bar);
  gtk_widget_class_bind_template_child (widget_class, GemReadView, preview);
  gtk_widget_class_bind_template_child (widget_class, GemReadView, stack);
  gtk_widget_class_bind_template_child (widget_class, GemReadView, page);
  gtk_widget_class_bind_template_child (widget_class, GemReadView, missing);
  gtk_widget_class_bind_template_callback (widget_class, contents_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_link_cb);
  gtk_widget_class_bind_template_callback (widget_class, preview_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, tell_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_button_cb);
  gtk_widget_class_bind_template_callback (widget_class, button_press_cb);
  gtk_widget_class_bind_template_callback (widget_class, popup_menu_cb);
}

static void
gem_read_view_init (GemReadView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->wanted_scroll = -1;
  self->notes = gem_read_notes_new (self);
  gem_find_bar_set_page (self->find_bar, self->page);
}

/**
 * gem_read_view_new:
 * @context: the context
 *
 * Returns: (transfer floating): a view that shows nothing yet
 */
GtkWidget *
gem_read_view_new (GemContext *context)
{
  GemReadView *self;

  g_return_val_if_fail (GEM_IS_CONTEXT (context), NULL);

  self = g_object_new (GEM_TYPE_READ_VIEW, "visible", TRUE, NULL);
  self->context = g_object_ref (context);
  gem_preview_set_context (self->preview, context);
  gem_contents_set_context (self->contents, context);
  return GTK_WIDGET (self);
}
