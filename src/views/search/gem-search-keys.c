/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The keyboard in the search view: from the box into the lists and back, and where the focus is. */

#include "gem-search-view-private.h"

void
gem_search_view_focus_entry (GemSearchView *self)
{
  self->focuses = FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

/* Where the person left from, they come back to. */
void
gem_search_view_restore_focus (GemSearchView *self)
{
  g_autoptr (GemAddress) address = NULL;
  g_autofree char *text = NULL;
  const char *left;

  if (!self->focuses || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  address = gem_search_view_make_address (self);
  text = gem_address_to_string (address);
  left = g_hash_table_lookup (self->left, text);
  if (left == NULL)
    gem_search_view_focus_entry (self);
  else if (self->answered)
    {
      self->focuses = FALSE;
      if (!gem_search_results_focus_address (self->results, left))
        gem_search_view_focus_entry (self);
    }
}

gboolean
gem_search_view_go_down (GemSearchView *self)
{
  const char *page = gtk_stack_get_visible_child_name (self->pages);

  if (g_str_equal (page, "results"))
    return gem_search_results_focus_first (self->results);
  if (g_str_equal (page, "start"))
    return gem_search_start_focus_first (self->start);
  return FALSE;
}

gboolean
gem_search_view_entry_key (GemSearchView *self, GdkEventKey *event)
{
  if ((event->keyval == GDK_KEY_Down || event->keyval == GDK_KEY_KP_Down) &&
      (event->state & gtk_accelerator_get_default_mod_mask ()) == 0)
    return gem_search_view_go_down (self);
  return GDK_EVENT_PROPAGATE;
}

/* Whoever types in the list goes on in the box. */
gboolean
gem_search_view_list_key (GemSearchView *self, GdkEventKey *event)
{
  guint modifiers = event->state & gtk_accelerator_get_default_mod_mask ();
  GtkWidget *focus =
      gtk_window_get_focus (GTK_WINDOW (gtk_widget_get_toplevel (GTK_WIDGET (self))));
  gboolean enter = event->keyval == GDK_KEY_Return || event->keyval == GDK_KEY_KP_Enter;

  if (!GTK_IS_LIST_BOX_ROW (focus))
    return GDK_EVENT_PROPAGATE;
  if (modifiers == GDK_CONTROL_MASK && enter)
    return gtk_widget_activate (focus);
  if ((modifiers & ~(guint) GDK_SHIFT_MASK) != 0 ||
      (event->keyval != GDK_KEY_BackSpace &&
       !g_unichar_isprint (gdk_keyval_to_unicode (event->keyval))))
    return GDK_EVENT_PROPAGATE;
  gtk_entry_grab_focus_without_selecting (self->entry);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  return gtk_widget_event (GTK_WIDGET (self->entry), (GdkEvent *) event);
}

/* Up from the first row of all. */
void
gem_search_view_focus_before (GemSearchView *self)
{
  gtk_entry_grab_focus_without_selecting (self->entry);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

/* First the box is emptied, then the search is left. */
gboolean
gem_search_view_escape (GemSearchView *self)
{
  GtkWidget *window = gtk_widget_get_toplevel (GTK_WIDGET (self));

  if (*self->question != '\0')
    {
      gem_search_view_focus_entry (self);
      gem_search_view_change (self, "", GEM_HITS_ALL, FALSE);
      return TRUE;
    }
  if (!G_IS_ACTION_GROUP (window))
    return FALSE;
  if (g_action_group_get_action_enabled (G_ACTION_GROUP (window), "back"))
    g_action_group_activate_action (G_ACTION_GROUP (window), "back", NULL);
  else
    g_action_group_activate_action (G_ACTION_GROUP (window), "view", g_variant_new_string ("home"));
  return TRUE;
}
