/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What a person can do with the deck and with its slides, by buttons, menus and keys. */

#include "gem-deck-editor-private.h"
#include "gem-deck-paperwork.h"

#include <glib/gi18n.h>

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gem_deck_undo (gem_deck_editor_get_deck (data));
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gem_deck_redo (gem_deck_editor_get_deck (data));
}

static void
move (GemDeckEditor *self, int by)
{
  GemDeck *deck = gem_deck_editor_get_deck (self);
  int to = (int) self->position + by;

  if (to < 0 || to >= (int) gem_deck_get_n_slides (deck))
    return;
  gem_deck_move (deck, self->position, (guint) to);
  gem_deck_editor_move_to (self, (guint) to);
}

static void
up_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  move (data, -1);
}

static void
down_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  move (data, 1);
}

static void
duplicate_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GemDeckEditor *self = data;
  g_autoptr (GError) error = NULL;

  if (!gem_deck_duplicate (gem_deck_editor_get_deck (self), self->position, &error))
    gem_deck_editor_tell (self, error->message, NULL);
}

static void
remove_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GemDeckEditor *self = data;
  GemDeck *deck = gem_deck_editor_get_deck (self);
  GemDeckSlide *slide = gem_deck_get_slide (deck, self->position);
  g_autofree char *name = gem_slide_shelf_dup_name (self->shelf, slide);
  g_autofree char *text = g_strdup_printf (_ ("Slide %u is removed: %s"), self->position + 1, name);

  gem_deck_remove (deck, self->position);
  gem_deck_editor_tell (self, text, "win.run::undo");
}

static void
add_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GemDeckEditor *self = data;

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->add_button), TRUE);
}

static void
present_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  gem_deck_editor_present (data, 0);
}

static void
present_here_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GemDeckEditor *self = data;

  gem_deck_editor_present (self, self->position);
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GemDeckEditor *self = data;

  gem_deck_print (GTK_WIDGET (self), self->context, gem_deck_editor_get_deck (self));
}

static void
saved_cb (const char *message, gpointer data)
{
  g_autoptr (GemDeckEditor) self = data;

  if (message != NULL)
    gem_deck_editor_tell (self, message, NULL);
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GemDeckEditor *self = data;

  gem_deck_save_as (GTK_WIDGET (self), self->context, gem_deck_editor_get_deck (self),
                    g_variant_get_string (parameter, NULL), saved_cb, g_object_ref (self));
}

static const GActionEntry entries[] = {
  { "undo", undo_cb },       { "redo", redo_cb },      { "up", up_cb },
  { "down", down_cb },       { "add", add_cb },        { "duplicate", duplicate_cb },
  { "remove", remove_cb },   { "print", print_cb },    { "present-here", present_here_cb },
  { "present", present_cb }, { "save", save_cb, "s" },
};

static void
enable (GemDeckEditor *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/**
 * gem_deck_editor_update_actions:
 * @self: an editor with a file
 *
 * Enables what can be done now.
 */
void
gem_deck_editor_update_actions (GemDeckEditor *self)
{
  GemDeck *deck = gem_deck_editor_get_deck (self);
  guint n = gem_deck_get_n_slides (deck);

  enable (self, "undo", gem_deck_get_undo_label (deck) != NULL);
  enable (self, "redo", gem_deck_get_redo_label (deck) != NULL);
  enable (self, "up", self->position > 0);
  enable (self, "down", self->position + 1 < n);
  enable (self, "duplicate", n > 0);
  enable (self, "remove", n > 0);
  enable (self, "present", n > 0);
  enable (self, "present-here", n > 0);
  enable (self, "print", n > 0);
}

static gboolean
activate (GemDeckEditor *self, const char *name)
{
  if (!g_action_group_get_action_enabled (G_ACTION_GROUP (self->actions), name))
    return FALSE;
  g_action_group_activate_action (G_ACTION_GROUP (self->actions), name, NULL);
  return TRUE;
}

/* --- keys --- */

static const struct
{
  guint key;
  GdkModifierType modifiers;
  const char *action;
  gboolean writing; /* also while somebody writes */
} keys[] = {
  { GDK_KEY_z, GDK_CONTROL_MASK, "undo", TRUE },
  { GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "redo", TRUE },
  { GDK_KEY_y, GDK_CONTROL_MASK, "redo", TRUE },
  { GDK_KEY_j, GDK_CONTROL_MASK, "duplicate", TRUE },
  { GDK_KEY_Up, GDK_MOD1_MASK, "up", TRUE },
  { GDK_KEY_Down, GDK_MOD1_MASK, "down", TRUE },
  { GDK_KEY_Insert, 0, "add", FALSE },
  { GDK_KEY_Delete, 0, "remove", FALSE },
};

static gboolean
is_writing (GemDeckEditor *self)
{
  GtkWidget *window = gtk_widget_get_toplevel (GTK_WIDGET (self));
  GtkWidget *focus = GTK_IS_WINDOW (window) ? gtk_window_get_focus (GTK_WINDOW (window)) : NULL;

  return GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus);
}

static gboolean
key_cb (GemDeckEditor *self, GdkEventKey *event)
{
  GdkModifierType modifiers = event->state & gtk_accelerator_get_default_mod_mask ();
  guint key = gdk_keyval_to_lower (event->keyval);

  if (self->file == NULL)
    return GDK_EVENT_PROPAGATE;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].key == key && keys[i].modifiers == modifiers &&
        (keys[i].writing || !is_writing (self)))
      {
        activate (self, keys[i].action);
        return GDK_EVENT_STOP;
      }
  return GDK_EVENT_PROPAGATE;
}

/**
 * gem_deck_editor_run:
 * @self: an editor with a file
 * @command: as for gem_view_run()
 *
 * Returns: whether it knew the command
 */
gboolean
gem_deck_editor_run (GemDeckEditor *self, const char *command)
{
  static const char *const known[] = { "undo", "print", "present", "present-here", NULL };

  g_return_val_if_fail (GEM_IS_DECK_EDITOR (self) && command != NULL, FALSE);

  if (g_str_equal (command, "save-pdf"))
    {
      g_action_group_activate_action (G_ACTION_GROUP (self->actions), "save",
                                      g_variant_new_string ("slides"));
      return TRUE;
    }
  if (!g_strv_contains (known, command))
    return FALSE;
  if (!activate (self, command) && !g_str_equal (command, "undo"))
    gem_deck_editor_tell (self, _ ("There are no slides yet. Add one first."), NULL);
  return TRUE;
}

/**
 * gem_deck_editor_add_actions:
 * @self: a new editor
 */
void
gem_deck_editor_add_actions (GemDeckEditor *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "deck", G_ACTION_GROUP (self->actions));
  g_signal_connect_swapped (self, "key-press-event", G_CALLBACK (key_cb), self);
}
