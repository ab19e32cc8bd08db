/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-notes-view-private.h"

#include "gem-note-tags.h"
#include "gem-note-words.h"
#include "gem-rows.h"
#include "gem-view.h"

#include <glib/gi18n.h>
#include <string.h>

#define FIRST_ADDRESS "gem:list/notes"

static void view_init (GemViewInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GemNotesView,
                               gem_notes_view,
                               GTK_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (GEM_TYPE_VIEW, view_init))

static const struct
{
  const char *id;
  const char *label;
} kinds[] = { { "", N_ ("All") },
              { "note", N_ ("Notes") },
              { "mark", N_ ("Marks") },
              { "bookmark", N_ ("Bookmarks") } },
  sorts[] = { { "", N_ ("Place") },
              { "created", N_ ("Newest first") },
              { "modified", N_ ("Last changed first") } };

static GemStore *
store_of (GemNotesView *self)
{
  return gem_context_get_store (self->context);
}

/* ---- The rows ---- */

static const char *
row_key (GtkListBoxRow *row)
{
  return gem_note_row_get_note (GEM_NOTE_ROW (row))->id;
}

static gboolean
make_row (gpointer data)
{
  GemNotesView *self = data;
  GtkWidget *row;

  if (self->next >= self->notes->len)
    return FALSE;
  row = gem_note_row_new (gem_context_get_edition (self->context),
                          g_ptr_array_index (self->notes, self->next++));
  gem_row_feeder_add (self->feeder, self->list, row);
  if (g_strcmp0 (row_key (GTK_LIST_BOX_ROW (row)), self->to_focus) == 0)
    gtk_widget_grab_focus (row);
  return self->next < self->notes->len;
}

static void
rows_made (gpointer data, gpointer feeder)
{
  GemNotesView *self = data;

  g_clear_pointer (&self->to_focus, g_free);
  if (self->scroll >= 0)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), self->scroll);
  self->scroll = -1;
}

static gboolean
is_there (GPtrArray *notes, const char *id)
{
  for (guint i = 0; i < notes->len; i++)
    if (g_str_equal (((GemNote *) g_ptr_array_index (notes, i))->id, id))
      return TRUE;
  return FALSE;
}

/* The row of a note that went hands its focus to the one that takes its place. */
static void
remove_row (GemNotesView *self, GtkListBoxRow *row)
{
  int i = gtk_list_box_row_get_index (row);
  gboolean focused = gtk_container_get_focus_child (GTK_CONTAINER (self->list)) == GTK_WIDGET (row);
  GtkListBoxRow *other = gtk_list_box_get_row_at_index (self->list, i + 1);

  if (other == NULL && i > 0)
    other = gtk_list_box_get_row_at_index (self->list, i - 1);
  if (focused && other != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (other));
  gtk_container_remove (GTK_CONTAINER (self->list), GTK_WIDGET (row));
}

/* Rows that stay stay where they are: an edit or a deletion moves nothing else. Returns how many of the new
 * notes have their rows then; all are made anew where the order is another one. */
static guint
keep_rows (GemNotesView *self)
{
  GemEdition *edition = gem_context_get_edition (self->context);
  GtkListBoxRow *row;
  guint n = 0;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL;)
    if (is_there (self->notes, row_key (row)))
      i++;
    else
      remove_row (self, row);
  for (; (row = gtk_list_box_get_row_at_index (self->list, (int) n)) != NULL; n++)
    if (n >= self->notes->len ||
        !g_str_equal (row_key (row), ((GemNote *) g_ptr_array_index (self->notes, n))->id))
      {
        gem_row_feeder_keep_focus (self->feeder, row_key);
        gem_container_clear (GTK_CONTAINER (self->list));
        return 0;
      }
  for (guint i = 0; i < n; i++)
    gem_note_row_set_note (GEM_NOTE_ROW (gtk_list_box_get_row_at_index (self->list, (int) i)),
                           edition, g_ptr_array_index (self->notes, i));
  return n;
}

static gboolean
is_filtered (GemNotesView *self)
{
  static const char *const keys[] = { "q", "tag", "colour", "kind" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (gem_address_get_param (self->address, keys[i]) != NULL)
      return TRUE;
  return FALSE;
}

static void
say_count (GemNotesView *self)
{
  guint n = self->notes->len;
  g_autofree char *text =
      g_strdup_printf (is_filtered (self) ? ngettext ("%u note found", "%u notes found", n)
                                          : ngettext ("%u note", "%u notes", n),
                       n);

  gtk_label_set_text (self->count, n > 0 ? text : "");
}

static void
show_broken (GemNotesView *self, const char *message)
{
  gem_status_page_set_description (self->broken, message);
  gtk_stack_set_visible_child_name (self->stack, "broken");
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GemNotesView *self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *notes = gem_notes_load_finish (GEM_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (notes == NULL)
    {
      show_broken (self, error->message);
      return;
    }
  g_ptr_array_unref (self->notes);
  self->notes = notes;
  say_count (self);
  gem_row_feeder_stop (self->feeder);
  self->next = keep_rows (self);
  gem_row_feeder_start (self->feeder);
  gtk_stack_set_visible_child_name (self->stack, notes->len > 0 ? "list" : "none");
}

/* ---- The choices ---- */

static void
select_choice (GtkComboBoxText *combo, const char *id)
{
  if (!gtk_combo_box_set_active_id (GTK_COMBO_BOX (combo), id != NULL ? id : ""))
    gtk_combo_box_set_active (GTK_COMBO_BOX (combo), 0);
}

static void
show_tags (GemNotesView *self, GPtrArray *notes)
{
  g_auto (GStrv) tags = gem_note_tags_collect (notes);
  const char *chosen = gem_address_get_param (self->address, "tag");

  self->updating = TRUE;
  gtk_combo_box_text_remove_all (self->tag_combo);
  gtk_combo_box_text_append (self->tag_combo, "", _ ("All"));
  for (guint i = 0; tags[i] != NULL; i++)
    gtk_combo_box_text_append (self->tag_combo, tags[i], tags[i]);
  if (chosen != NULL && !g_strv_contains ((const char *const *) tags, chosen))
    gtk_combo_box_text_append (self->tag_combo, chosen, chosen);
  select_choice (self->tag_combo, chosen);
  self->updating = FALSE;
}

/**
 * gem_notes_view_make_query:
 * @self: a view that shows something
 *
 * Returns: what is chosen; its texts are those of the address
 */
GemNoteQuery
gem_notes_view_make_query (GemNotesView *self)
{
  const char *colour = gem_address_get_param (self->address, "colour");
  const GemNoteQuery query = {
    .words = gem_address_get_param (self->address, "q"),
    .tag = gem_address_get_param (self->address, "tag"),
    .colour = colour != NULL ? gem_note_find_colour (colour) : -1,
    .kind = gem_address_get_param (self->address, "kind"),
    .sort = gem_address_get_param (self->address, "sort"),
  };

  return query;
}

static void
all_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GemNotesView *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = gem_notes_load_finish (GEM_STORE (source), result, &error);
  GemNoteQuery query;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (all == NULL)
    {
      show_broken (self, error->message);
      return;
    }
  show_tags (self, all);
  gtk_widget_set_visible (self->choices, all->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->search), all->len > 0);
  if (all->len == 0)
    {
      gtk_label_set_text (self->count, "");
      gem_container_clear (GTK_CONTAINER (self->list));
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  query = gem_notes_view_make_query (self);
  gem_notes_load_async (store_of (self), gem_context_get_edition (self->context), &query,
                        self->cancellable, found_cb, self);
}

/* All notes tell which tags there are, and whether nothing was found or nothing is there. */
static void
load (GemNotesView *self)
{
  const GemNoteQuery query = { .colour = -1 };
  const char *trouble = gem_store_get_trouble (store_of (self));

  self->stale = FALSE;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_label_set_text (self->trouble, trouble != NULL
                                         ? trouble
                                         : _ ("Your notes can only be read now, not changed."));
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), !gem_store_can_write (store_of (self)) &&
                                                          gem_store_can_read (store_of (self)));
  if (!gem_store_can_read (store_of (self)))
    {
      show_broken (self, trouble);
      return;
    }
  gem_notes_load_async (store_of (self), gem_context_get_edition (self->context), &query,
                        self->cancellable, all_loaded_cb, self);
}

static GemAddress *
with_choice (GemAddress *address, const char *key, const char *value)
{
  GemAddress *with =
      gem_address_with_param (address, key, value != NULL && *value != '\0' ? value : NULL);

  gem_address_unref (address);
  return with;
}

/* What is chosen is the address: it can be bookmarked, and back leads to it. */
static void
chosen_cb (GemNotesView *self)
{
  GemAddress *address;

  if (self->updating || self->address == NULL)
    return;
  address = gem_address_ref (self->address);
  address = with_choice (address, "q", gtk_entry_get_text (self->search));
  address =
      with_choice (address, "kind", gtk_combo_box_get_active_id (GTK_COMBO_BOX (self->kind_combo)));
  address = with_choice (address, "colour",
                         gtk_combo_box_get_active_id (GTK_COMBO_BOX (self->colour_combo)));
  address =
      with_choice (address, "tag", gtk_combo_box_get_active_id (GTK_COMBO_BOX (self->tag_combo)));
  address =
      with_choice (address, "sort", gtk_combo_box_get_active_id (GTK_COMBO_BOX (self->sort_combo)));
  if (gem_address_equal (address, self->address))
    {
      gem_address_unref (address);
      return;
    }
  gem_address_unref (self->address);
  self->address = address;
  gem_view_moved (GEM_VIEW (self));
  load (self);
}

static void
show_choices (GemNotesView *self)
{
  const char *words = gem_address_get_param (self->address, "q");

  self->updating = TRUE;
  if (g_strcmp0 (gtk_entry_get_text (self->search), words != NULL ? words : "") != 0)
    gtk_entry_set_text (self->search, words != NULL ? words : "");
  select_choice (self->kind_combo, gem_address_get_param (self->address, "kind"));
  select_choice (self->colour_combo, gem_address_get_param (self->address, "colour"));
  select_choice (self->sort_combo, gem_address_get_param (self->address, "sort"));
  self->updating = FALSE;
}

static void
show_all_cb (GemNotesView *self)
{
  g_autoptr (GemAddress) all = gem_address_parse (FIRST_ADDRESS, NULL);
  const char *sort = gem_address_get_param (self->address, "sort");
  GemAddress *address = gem_address_with_param (all, "sort", sort);

  gem_address_unref (self->address);
  self->address = address;
  show_choices (self);
  gem_view_moved (GEM_VIEW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  load (self);
}

/* ---- The view ---- */

static void
changed_cb (GemNotesView *self)
{
  self->stale = TRUE;
  if (self->address != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
}

static void
mapped_cb (GemNotesView *self)
{
  if (self->address != NULL && self->stale)
    load (self);
}

static void
gem_notes_view_show (GemView *view, const GemAddress *address)
{
  GemNotesView *self = GEM_NOTES_VIEW (view);

  if (self->address != NULL && gem_address_equal (self->address, address))
    return;
  g_clear_pointer (&self->address, gem_address_unref);
  self->address = gem_address_ref (address);
  self->scroll = -1;
  show_choices (self);
  load (self);
}

static GemAddress *
gem_notes_view_dup_address (GemView *view)
{
  GemNotesView *self = GEM_NOTES_VIEW (view);

  return self->address != NULL ? gem_address_ref (self->address) : NULL;
}

static double
gem_notes_view_get_scroll (GemView *view)
{
  GemNotesView *self = GEM_NOTES_VIEW (view);

  return gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller));
}

static void
gem_notes_view_set_scroll (GemView *view, double scroll)
{
  GEM_NOTES_VIEW (view)->scroll = scroll;
}

static void
gem_notes_view_focus_main (GemView *view)
{
  gtk_widget_child_focus (GTK_WIDGET (GEM_NOTES_VIEW (view)->stack), GTK_DIR_TAB_FORWARD);
}

static gboolean
gem_notes_view_run (GemView *view, const char *command)
{
  GemNotesView *self = GEM_NOTES_VIEW (view);

  if (g_str_equal (command, "find"))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->search));
      return TRUE;
    }
  if (g_str_equal (command, "escape") && *gtk_entry_get_text (self->search) != '\0')
    {
      gtk_entry_set_text (self->search, "");
      return TRUE;
    }
  return FALSE;
}

static void
gem_notes_view_dispose (GObject *object)
{
  GemNotesView *self = GEM_NOTES_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->feeder);
  g_clear_object (&self->context);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_clear_pointer (&self->address, gem_address_unref);
  g_clear_pointer (&self->to_focus, g_free);

  G_OBJECT_CLASS (gem_notes_view_parent_class)->dispose (object);
}

static void
view_init (GemViewInterface *iface)
{
  iface->show = gem_notes_view_show;
  iface->dup_address = gem_notes_view_dup_address;
  iface->focus_main = gem_notes_view_focus_main;
  iface->get_scroll = gem_notes_view_get_scroll;
  iface->set_scroll = gem_notes_view_set_scroll;
  iface->run = gem_notes_view_run;
}

static void
gem_notes_view_class_init (GemNotesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gem_notes_view_dispose;

  g_type_ensure (GEM_TYPE_STATUS_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               GEM_RESOURCE_PATH "/ui/gem-notes-view.ui");
  gtk_widget_class_bind_template_child (widget_class, GemNotesView, head);
  gtk_widget_class_bind_template_child (widget_class, GemNotesView, search);
  gtk_widget_class_bind_template_child (widget_class, GemNotesView, choices);
  gtk_widget_class_bind_template_child (widget_class, GemNotesView, kind_combo);
  gtk_widget_class_bind_template_child (widget_class, GemNotesView, colour_combo);
  gtk_widget_class_bind_template_child (widget_class, GemNotesView, tag_combo);
  gtk_widget_class_bind_template_child (widget_class, GemNotesView, sort_combo);
  gtk_widget_class_bind_template_child (widget_class, GemNotesView, count);
  gtk_widget_class_bind_template_child (widget_class, GemNotesView, trouble);
  gtk_widget_class_bind_template_child (widget_class, GemNotesView, stack);
  gtk_widget_class_bind_template_child (widget_class, GemNotesView, scroller);
  gtk_widget_class_bind_template_child (widget_class, GemNotesView, viewport);
  gtk_widget_class_bind_template_child (widget_class, GemNotesView, list);
  gtk_widget_class_bind_template_child (widget_class, GemNotesView, broken);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, gem_notes_view_go_to);
  gtk_widget_class_bind_template_callback (widget_class, gem_notes_view_button);
  gtk_widget_class_bind_template_callback (widget_class, gem_notes_view_popup);
  gtk_widget_class_bind_template_callback (widget_class, gem_notes_view_key);
  gtk_widget_class_bind_template_callback (widget_class, mapped_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
}

static void
gem_notes_view_init (GemNotesView *self)
{
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) gem_note_free);
  self->scroll = -1;
  /* The row that has the focus is in sight. */
  gtk_container_set_focus_vadjustment (self->viewport,
                                       gtk_scrolled_window_get_vadjustment (self->scroller));
  gtk_container_add (GTK_CONTAINER (self->head), gem_heading_new (_ ("My notes"), 1));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_combo_box_text_append (self->kind_combo, kinds[i].id, _ (kinds[i].label));
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    gtk_combo_box_text_append (self->sort_combo, sorts[i].id, _ (sorts[i].label));
  gtk_combo_box_text_append (self->colour_combo, "", _ ("All"));
  for (int i = 0; i < GEM_NOTE_N_COLOURS; i++)
    {
      g_autofree char *words = gem_note_words_colour (i);

      gtk_combo_box_text_append (self->colour_combo, gem_note_colour_key (i), words);
    }
  gem_combo_set_narrow (GTK_COMBO_BOX (self->kind_combo));
  gem_combo_set_narrow (GTK_COMBO_BOX (self->colour_combo));
  gem_combo_set_narrow (GTK_COMBO_BOX (self->tag_combo));
  gem_combo_set_narrow (GTK_COMBO_BOX (self->sort_combo));
  gem_flow_box_set_plain (GTK_FLOW_BOX (self->choices), _ ("What is shown"));
  gem_set_accessible_name (GTK_WIDGET (self->list), _ ("My notes"));
  gem_list_set_one_tab_stop (self->list);
  self->feeder = gem_row_feeder_new (GTK_WIDGET (self->list), make_row, rows_made, self);
  self->updating = FALSE;
}

/**
 * gem_notes_view_new:
 * @context: the context
 *
 * Returns: (transfer floating): a view that shows nothing yet
 */
GtkWidget *
gem_notes_view_new (GemContext *context)
{
  GemNotesView *self;

  g_return_val_if_fail (GEM_IS_CONTEXT (context), NULL);

  self = g_object_new (GEM_TYPE_NOTES_VIEW, "visible", TRUE, NULL);
  self->context = g_object_ref (context);
  gem_notes_view_add_actions (self);
  g_signal_connect_object (store_of (self), "notes-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
