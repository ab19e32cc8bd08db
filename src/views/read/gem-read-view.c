/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-read-view.h"

#include "gem-contents.h"
#include "gem-read-page.h"
#include "gem-rows.h"
#include "gem-status-page.h"
#include "gem-view.h"
#include "gem-words.h"

#include <glib/gi18n.h>
#include <handy.h>

struct _GemReadView
{
  GtkBin parent_instance;

  GtkWidget *flap;
  GemContents *contents;
  GtkStack *stack;
  GemReadPage *page;
  GemStatusPage *missing;

  GemContext *context;
  GemAddress *address;
  GCancellable *cancellable; /* of what is being loaded; another for each address */
};

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
contents_chosen_cb (GemReadView *self, const char *section)
{
  if (hdy_flap_get_folded (HDY_FLAP (self->flap)))
    hdy_flap_set_reveal_flap (HDY_FLAP (self->flap), FALSE);
  go_to_section (self, section);
}

static void
activate_link_cb (GemReadView *self, const char *uri)
{
  gem_view_activate_link (GEM_VIEW (self), uri);
}

static void
row_activated_cb (GemReadView *self, GtkListBoxRow *row)
{
  gem_view_activate_link (GEM_VIEW (self), gem_row_get_address (row));
}

static void
show_missing (GemReadView *self, const char *description)
{
  gem_status_page_set_description (self->missing, description);
  gtk_stack_set_visible_child_name (self->stack, "missing");
  gem_contents_select (self->contents, NULL);
}

/* A list of places on the page, under a heading of its own. */
static GtkWidget *
add_list (GemReadView *self, const char *heading)
{
  GtkWidget *list = gem_list_new (heading);

  gem_read_page_add_widget (self->page, gem_heading_new (heading, 2));
  gem_read_page_add_widget (self->page, list);
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (row_activated_cb), self);
  return list;
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
      gem_edition_get_neighbour (gem_context_get_edition (self->context),
                                 gem_address_get_id (self->address), offset);
  g_autofree char *text = NULL;
  GtkWidget *button, *label;

  if (section == NULL)
    return;
  text = g_strdup_printf (offset < 0 ? _ ("Previous: %s") : _ ("Next: %s"), section->title);
  button = gtk_button_new ();
  label = gtk_label_new (text);
  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
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

static void
items_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GemReadView *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = gem_store_load_items_finish (GEM_STORE (source), result, &error);
  GemEdition *edition;
  GtkWidget *list;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  edition = gem_context_get_edition (self->context);
  if (items != NULL && items->len > 0)
    {
      list = add_list (self, _ ("On the agenda"));
      for (guint i = 0; i < items->len; i++)
        {
          GemItem *item = g_ptr_array_index (items, i);
          g_autoptr (GemAddress) address = gem_address_new (GEM_ADDRESS_ITEM, item->id);
          g_autofree char *uri = gem_address_to_string (address);
          g_autofree char *summary = gem_words_item_summary (edition, item);
          g_autofree char *line = g_strdup_printf ("%d · %s", item->year, summary);

          gtk_container_add (GTK_CONTAINER (list),
                             gem_row_new (gem_words_item_title (item), line, uri));
        }
    }
  add_turn_buttons (self);
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

static void
blocks_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GemReadView *self = data;
  GemEdition *edition = GEM_EDITION (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) blocks = gem_edition_load_blocks_finish (edition, result, &error);
  const GemSection *section;
  GemItemQuery query = { 0 };
  g_autofree char *over = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (blocks == NULL)
    {
      show_missing (self, error->message);
      return;
    }

  section = gem_edition_find_section (edition, gem_address_get_id (self->address));
  over = make_over (edition, section);
  gem_read_page_clear (self->page);
  gem_read_page_add_title (self->page, over, section->title);
  gem_read_page_add_blocks (self->page, blocks, g_str_equal (section->kind, "box"));
  gem_read_page_scroll_to (self->page, gem_address_get_fragment (self->address));
  gtk_stack_set_visible_child_name (self->stack, "page");

  query.section = section->id;
  gem_store_load_items_async (gem_context_get_store (self->context), &query, self->cancellable,
                              items_loaded_cb, self);
}

static void
places_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GemReadView *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) places =
      gem_edition_load_places_finish (GEM_EDITION (source), result, &error);
  GtkWidget *list;

  if (places == NULL || places->len == 0)
    return;
  list = add_list (self, _ ("Named in"));
  for (guint i = 0; i < places->len; i++)
    {
      GemPlace *place = g_ptr_array_index (places, i);
      g_autofree char *uri =
          g_strdup_printf ("gem:section/%s#%s", place->section->id, place->anchor);

      gtk_container_add (GTK_CONTAINER (list),
                         gem_row_new (place->section->title, place->text, uri));
    }
}

static void
entry_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GemReadView *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GemEntry) entry = gem_edition_load_entry_finish (GEM_EDITION (source), result, &error);
  gboolean is_term;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (entry == NULL)
    {
      show_missing (self, error->message);
      return;
    }

  is_term = gem_address_get_kind (self->address) == GEM_ADDRESS_TERM;
  gem_read_page_clear (self->page);
  gem_read_page_add_title (self->page, is_term ? _ ("Term") : _ ("Cited report"), entry->title);
  if (entry->lead != NULL)
    gem_read_page_add_text (self->page, entry->lead);
  if (entry->text != NULL)
    gem_read_page_add_text (self->page, entry->text);
  gtk_stack_set_visible_child_name (self->stack, "page");
  gem_edition_load_places_async (GEM_EDITION (source), self->address, self->cancellable,
                                 places_loaded_cb, self);
}

static void
gem_read_view_show (GemView *view, const GemAddress *address)
{
  GemReadView *self = GEM_READ_VIEW (view);
  GemEdition *edition = gem_context_get_edition (self->context);
  const char *id = gem_address_get_id (address);

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_pointer (&self->address, gem_address_unref);
  self->address = gem_address_ref (address);

  if (gem_address_get_kind (address) != GEM_ADDRESS_SECTION)
    {
      gem_contents_select (self->contents, NULL);
      gem_edition_load_entry_async (edition, address, self->cancellable, entry_loaded_cb, self);
      return;
    }
  if (gem_edition_find_section (edition, id) == NULL)
    {
      show_missing (self, _ ("This publication has no such place. Choose one in the contents, or "
                             "go back."));
      return;
    }
  gem_contents_select (self->contents, id);
  gem_edition_load_blocks_async (edition, id, self->cancellable, blocks_loaded_cb, self);
}

static GemAddress *
gem_read_view_dup_address (GemView *view)
{
  GemReadView *self = GEM_READ_VIEW (view);

  return self->address != NULL ? gem_address_ref (self->address) : NULL;
}

static void
gem_read_view_toggle_side (GemView *view)
{
  HdyFlap *flap = HDY_FLAP (GEM_READ_VIEW (view)->flap);

  hdy_flap_set_reveal_flap (flap, !hdy_flap_get_reveal_flap (flap));
}

static void
gem_read_view_focus_main (GemView *view)
{
  gtk_widget_child_focus (GTK_WIDGET (GEM_READ_VIEW (view)->page), GTK_DIR_TAB_FORWARD);
}

static void
gem_read_view_dispose (GObject *object)
{
  GemReadView *self = GEM_READ_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->context);
  g_clear_pointer (&self->address, gem_address_unref);

  G_OBJECT_CLASS (gem_read_view_parent_class)->dispose (object);
}

static void
view_init (GemViewInterface *iface)
{
  iface->show = gem_read_view_show;
  iface->dup_address = gem_read_view_dup_address;
  iface->toggle_side = gem_read_view_toggle_side;
  iface->focus_main = gem_read_view_focus_main;
}

static void
gem_read_view_class_init (GemReadViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gem_read_view_dispose;

  g_type_ensure (GEM_TYPE_CONTENTS);
  g_type_ensure (GEM_TYPE_READ_PAGE);
  g_type_ensure (GEM_TYPE_STATUS_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               GEM_RESOURCE_PATH "/ui/gem-read-view.ui");
  gtk_widget_class_bind_template_child (widget_class, GemReadView, flap);
  gtk_widget_class_bind_template_child (widget_class, GemReadView, contents);
  gtk_widget_class_bind_template_child (widget_class, GemReadView, stack);
  gtk_widget_class_bind_template_child (widget_class, GemReadView, page);
  gtk_widget_class_bind_template_child (widget_class, GemReadView, missing);
  gtk_widget_class_bind_template_callback (widget_class, contents_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_link_cb);
}

static void
gem_read_view_init (GemReadView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
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
  gem_contents_set_edition (self->contents, gem_context_get_edition (context));
  return GTK_WIDGET (self);
}
