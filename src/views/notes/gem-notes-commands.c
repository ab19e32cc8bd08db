/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What a person can do with the notes in the list: go to their places, edit, delete, and to files and back. */

#include "gem-notes-view-private.h"

#include "gem-note-editor.h"
#include "gem-notes-files.h"
#include "gem-view.h"

#include <glib/gi18n.h>

/* ---- What is done with a note ---- */

/**
 * gem_notes_view_go_to:
 * @self: a view
 * @row: one of its rows
 *
 * Goes to the place of a note.
 */
void
gem_notes_view_go_to (GemNotesView *self, GtkListBoxRow *row)
{
  gem_view_activate_link (GEM_VIEW (self), gem_note_row_get_note (GEM_NOTE_ROW (row))->address);
}

static void
tell_removed (GemNotesView *self, const char *id)
{
  g_autofree char *undo = g_strconcat ("win.restore-note::", id, NULL);

  gem_view_tell (GEM_VIEW (self), _ ("The note is deleted."), undo);
}

static void
removed_in_editor_cb (GemNotesView *self, const GemNote *note)
{
  tell_removed (self, note->id);
}

typedef struct
{
  GemNotesView *view;
  char *id;
} Removal;

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Removal *removal = data;
  g_autoptr (GError) error = NULL;

  if (gem_notes_remove_finish (GEM_STORE (source), result, &error))
    tell_removed (removal->view, removal->id);
  else
    gem_view_tell (GEM_VIEW (removal->view), error->message, NULL);
  g_object_unref (removal->view);
  g_free (removal->id);
  g_free (removal);
}

static void
remove_note (GemNotesView *self, const GemNote *note)
{
  Removal *removal = g_new0 (Removal, 1);

  removal->view = g_object_ref (self);
  removal->id = g_strdup (note->id);
  gem_notes_remove_async (gem_context_get_store (self->context), note->id, removed_cb, removal);
}

/* The keyboard goes on where it was. */
static void
editor_closed_cb (GemNotesView *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (gem_note_row_get_note (GEM_NOTE_ROW (row))->id, self->to_focus) == 0)
      gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
edit (GemNotesView *self, GtkListBoxRow *row)
{
  GdkRectangle area;
  GemNoteEditor *editor;

  gtk_widget_get_allocation (GTK_WIDGET (row), &area);
  editor = gem_note_editor_open (GTK_WIDGET (self->list), &area, self->context,
                                 gem_note_row_get_note (GEM_NOTE_ROW (row)));
  g_free (self->to_focus);
  self->to_focus = g_strdup (gem_note_row_get_note (GEM_NOTE_ROW (row))->id);
  g_signal_connect_object (editor, "removed", G_CALLBACK (removed_in_editor_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "closed", G_CALLBACK (editor_closed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * gem_notes_view_key:
 * @self: a view
 * @event: a key, in its list
 *
 * Returns: whether it did something
 */
gboolean
gem_notes_view_key (GemNotesView *self, GdkEventKey *event)
{
  GtkWidget *row = gtk_container_get_focus_child (GTK_CONTAINER (self->list));

  if (row == NULL || (event->state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (event->keyval)
    {
    case GDK_KEY_F2:
    case GDK_KEY_e:
      edit (self, GTK_LIST_BOX_ROW (row));
      return GDK_EVENT_STOP;
    case GDK_KEY_Delete:
      remove_note (self, gem_note_row_get_note (GEM_NOTE_ROW (row)));
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
edit_item_cb (GtkWidget *item, gpointer data)
{
  edit (data, g_object_get_data (G_OBJECT (item), "gem-row"));
}

static void
remove_item_cb (GtkWidget *item, gpointer data)
{
  remove_note (data, gem_note_row_get_note (g_object_get_data (G_OBJECT (item), "gem-row")));
}

static void
go_item_cb (GtkWidget *item, gpointer data)
{
  gem_notes_view_go_to (data, g_object_get_data (G_OBJECT (item), "gem-row"));
}

static void
popup_menu (GemNotesView *self, GtkListBoxRow *row, const GdkEvent *event)
{
  const struct
  {
    const char *label;
    GCallback callback;
    gboolean writes;
  } items[] = { { _ ("_Go to its place"), G_CALLBACK (go_item_cb), FALSE },
                { _ ("_Edit"), G_CALLBACK (edit_item_cb), FALSE },
                { _ ("_Delete"), G_CALLBACK (remove_item_cb), TRUE } };
  GtkWidget *menu = gtk_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      GtkWidget *item = gtk_menu_item_new_with_mnemonic (items[i].label);

      g_object_set_data_full (G_OBJECT (item), "gem-row", g_object_ref (row), g_object_unref);
      g_signal_connect (item, "activate", items[i].callback, self);
      gtk_widget_set_sensitive (item,
                                !items[i].writes ||
                                    gem_store_can_write (gem_context_get_store (self->context)));
      gtk_container_add (GTK_CONTAINER (menu), item);
    }
  gtk_widget_show_all (menu);
  gtk_menu_attach_to_widget (GTK_MENU (menu), GTK_WIDGET (self), NULL);
  g_signal_connect (menu, "selection-done", G_CALLBACK (gtk_widget_destroy), NULL);
  if (event != NULL)
    gtk_menu_popup_at_pointer (GTK_MENU (menu), event);
  else
    gtk_menu_popup_at_widget (GTK_MENU (menu), GTK_WIDGET (row), GDK_GRAVITY_SOUTH_WEST,
                              GDK_GRAVITY_NORTH_WEST, NULL);
}

/**
 * gem_notes_view_button:
 * @self: a view
 * @event: a button, on its list
 *
 * Returns: whether it did something
 */
gboolean
gem_notes_view_button (GemNotesView *self, GdkEvent *event)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, (int) event->button.y);

  if (row == NULL || !gdk_event_triggers_context_menu (event))
    return GDK_EVENT_PROPAGATE;
  popup_menu (self, row, event);
  return GDK_EVENT_STOP;
}

/**
 * gem_notes_view_popup:
 * @self: a view
 *
 * Shows the menu of the row that has the focus.
 *
 * Returns: whether there is one
 */
gboolean
gem_notes_view_popup (GemNotesView *self)
{
  GtkWidget *row = gtk_container_get_focus_child (GTK_CONTAINER (self->list));

  if (row == NULL)
    return FALSE;
  popup_menu (self, GTK_LIST_BOX_ROW (row), NULL);
  return TRUE;
}

/* ---- Files ---- */

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GemNotesView *self = data;
  const GemNoteQuery query = gem_notes_view_make_query (self);
  GemNotesFormat format = GEM_NOTES_MARKDOWN;

  gem_notes_find_format (g_variant_get_string (parameter, NULL), &format);
  gem_notes_files_export (GEM_VIEW (self), self->context, &query, format);
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gem_notes_files_import (data, GEM_NOTES_VIEW (data)->context);
}

static void
back_up_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gem_notes_files_back_up (data, GEM_NOTES_VIEW (data)->context);
}

static void
restore_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gem_notes_files_restore (data, GEM_NOTES_VIEW (data)->context);
}

/* What the state of the store does not allow is not offered: a backup of what can't be read would be empty. */
static void
allow (GSimpleActionGroup *group, const char *name, gboolean allowed)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (group), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), allowed);
}

/**
 * gem_notes_view_add_actions:
 * @self: a view that has its context
 *
 * What the menu of files asks for.
 */
void
gem_notes_view_add_actions (GemNotesView *self)
{
  static const GActionEntry entries[] = {
    { "export", export_cb, "s" },
    { "import", import_cb },
    { "back-up", back_up_cb },
    { "restore", restore_cb },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GemStore *store = gem_context_get_store (self->context);

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  allow (group, "export", gem_store_can_read (store));
  allow (group, "back-up", gem_store_can_read (store));
  allow (group, "import", gem_store_can_write (store));
  allow (group, "restore", gem_store_can_write (store));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "notes", G_ACTION_GROUP (group));
}
