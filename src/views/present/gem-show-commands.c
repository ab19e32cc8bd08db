/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-show-commands.h"

#include "gem-rows.h"

#include <glib/gi18n.h>

/* Clickers send Page Up and Page Down, a full stop or B for black, and F5 or Escape. */
static const GemShowCommand commands[] = {
  { "first", N_ ("First slide"), "go-first-symbolic", 0, FALSE, { "Home" } },
  { "previous",
    N_ ("Previous"),
    "go-previous-symbolic",
    0,
    FALSE,
    { "Page_Up", "Left", "Up", "BackSpace", "p" } },
  { "next",
    N_ ("Next"),
    "go-next-symbolic",
    0,
    FALSE,
    { "Page_Down", "Right", "Down", "space", "n" } },
  { "last", N_ ("Last slide"), "go-last-symbolic", 0, FALSE, { "End" } },
  { "overview", N_ ("All slides"), "view-grid-symbolic", 1, TRUE, { "o" } },
  { "province", N_ ("Show a province"), "mark-location-symbolic", 1, FALSE, { "q", "slash" } },
  { "links", N_ ("Links of this slide"), "insert-link-symbolic", 1, FALSE, { "k" } },
  { "return", N_ ("Back to the deck"), "document-revert-symbolic", 1, FALSE, { "Escape" } },
  { "black", N_ ("Black"), "■", 2, TRUE, { "b", "period" } },
  { "white", N_ ("White"), "□", 2, TRUE, { "w", "comma" } },
  { "freeze", N_ ("Freeze what the hall sees"), "changes-prevent-symbolic", 2, TRUE, { "f" } },
  { "dark", N_ ("Dark slides"), "weather-clear-night-symbolic", 2, TRUE, { "i" } },
  { "pointer", N_ ("Pointer"), "find-location-symbolic", 3, TRUE, { "l" } },
  { "spotlight", N_ ("Spotlight"), "display-brightness-symbolic", 3, TRUE, { "s" } },
  { "pen", N_ ("Draw"), "document-edit-symbolic", 3, TRUE, { "d" } },
  { "undo", N_ ("Undo the last line"), "edit-undo-symbolic", 3, FALSE, { "u", "<Primary>z" } },
  { "clear", N_ ("Wipe the slide"), "edit-clear-all-symbolic", 3, FALSE, { "e" } },
  { "zoom-out", N_ ("Zoom out"), "zoom-out-symbolic", 4, FALSE, { "minus" } },
  { "zoom-in", N_ ("Zoom in"), "zoom-in-symbolic", 4, FALSE, { "plus", "equal", "z" } },
  { "zoom-normal", N_ ("The whole slide"), "zoom-fit-best-symbolic", 4, FALSE, { "a" } },
  { "pan-left", N_ ("Look more to the left"), "pan-start-symbolic", 5, FALSE, { "<Shift>Left" } },
  { "pan-up", N_ ("Look further up"), "pan-up-symbolic", 5, FALSE, { "<Shift>Up" } },
  { "pan-down", N_ ("Look further down"), "pan-down-symbolic", 5, FALSE, { "<Shift>Down" } },
  { "pan-right", N_ ("Look more to the right"), "pan-end-symbolic", 5, FALSE, { "<Shift>Right" } },
  { "resume",
    N_ ("Show the slide again"),
    "view-fullscreen-symbolic",
    6,
    FALSE,
    { "F5", "<Shift>F5" } },
  { "swap", N_ ("Swap the screens"), "object-flip-horizontal-symbolic", 6, FALSE, { "x" } },
  { "timer", N_ ("Let the time run"), "media-playback-start-symbolic", G_MAXUINT, TRUE, { "t" } },
  { "timer-restart", N_ ("Time from nought"), "view-refresh-symbolic", G_MAXUINT, FALSE, { "r" } },
  { "countdown", N_ ("Count down"), "alarm-symbolic", G_MAXUINT, TRUE, { "<Primary>t" } },
  { "notes-smaller",
    N_ ("Smaller notes"),
    "zoom-out-symbolic",
    G_MAXUINT,
    FALSE,
    { "<Primary>minus" } },
  { "notes-larger",
    N_ ("Larger notes"),
    "zoom-in-symbolic",
    G_MAXUINT,
    FALSE,
    { "<Primary>plus", "<Primary>equal" } },
  { "notes-normal", N_ ("Notes of the usual size"), NULL, G_MAXUINT, FALSE, { "<Primary>0" } },
  { "console", N_ ("Console"), NULL, G_MAXUINT, FALSE, { "c" } },
  { "screens", N_ ("Screens"), "video-display-symbolic", G_MAXUINT, FALSE, { "m" } },
  { "keys", N_ ("Keys"), "input-keyboard-symbolic", G_MAXUINT, FALSE, { "F1", "question" } },
  { "fullscreen", N_ ("Full screen"), NULL, G_MAXUINT, FALSE, { "F11" } },
  { "end", N_ ("End the presentation"), NULL, G_MAXUINT, FALSE, { "Escape" } },
};

/**
 * gem_show_commands_get:
 * @n_commands: (out): how many there are
 *
 * Returns: (array length=n_commands): all commands
 */
const GemShowCommand *
gem_show_commands_get (guint *n_commands)
{
  g_return_val_if_fail (n_commands != NULL, NULL);

  *n_commands = G_N_ELEMENTS (commands);
  return commands;
}

/**
 * gem_show_command_find:
 * @name: of a command
 *
 * Returns: (nullable): the command
 */
const GemShowCommand *
gem_show_command_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];
  return NULL;
}

/* The keys of the number pad do what the others do, and capital letters what small ones do. */
static guint
get_keyval (const GdkEventKey *event)
{
  static const guint pad[][2] = {
    { GDK_KEY_KP_Page_Up, GDK_KEY_Page_Up }, { GDK_KEY_KP_Page_Down, GDK_KEY_Page_Down },
    { GDK_KEY_KP_Left, GDK_KEY_Left },       { GDK_KEY_KP_Right, GDK_KEY_Right },
    { GDK_KEY_KP_Up, GDK_KEY_Up },           { GDK_KEY_KP_Down, GDK_KEY_Down },
    { GDK_KEY_KP_Home, GDK_KEY_Home },       { GDK_KEY_KP_End, GDK_KEY_End },
    { GDK_KEY_KP_Add, GDK_KEY_plus },        { GDK_KEY_KP_Subtract, GDK_KEY_minus },
    { GDK_KEY_KP_Decimal, GDK_KEY_period },  { GDK_KEY_KP_Space, GDK_KEY_space },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pad); i++)
    if (event->keyval == pad[i][0])
      return pad[i][1];
  return gdk_keyval_to_lower (event->keyval);
}

/**
 * gem_show_command_find_key:
 * @event: a key that was pressed
 *
 * Returns: (nullable): the command that the key stands for
 */
const GemShowCommand *
gem_show_command_find_key (const GdkEventKey *event)
{
  guint keyval;
  GdkModifierType modifiers;

  g_return_val_if_fail (event != NULL, NULL);

  keyval = get_keyval (event);
  modifiers = event->state & gtk_accelerator_get_default_mod_mask ();
  /* What Shift makes of a sign is another sign already. */
  if (gdk_keyval_to_unicode (keyval) > ' ')
    modifiers &= ~GDK_SHIFT_MASK;
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    for (guint k = 0; k < GEM_SHOW_MAX_KEYS && commands[i].keys[k] != NULL; k++)
      {
        guint key;
        GdkModifierType wanted;

        gtk_accelerator_parse (commands[i].keys[k], &key, &wanted);
        if (key == keyval && wanted == modifiers)
          return &commands[i];
      }
  return NULL;
}

/**
 * gem_show_command_dup_keys:
 * @self: a command
 *
 * Returns: (transfer full): its first two keys, for people
 */
char *
gem_show_command_dup_keys (const GemShowCommand *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint k = 0; k < 2 && self->keys[k] != NULL; k++)
    {
      guint key;
      GdkModifierType modifiers;
      g_autofree char *label = NULL;

      gtk_accelerator_parse (self->keys[k], &key, &modifiers);
      label = gtk_accelerator_get_label (key, modifiers);
      g_string_append_printf (text, "%s%s", k > 0 ? ", " : "", label);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * gem_show_command_create_button:
 * @self: a command
 *
 * Returns: (transfer floating): a button for it, with its name, and its keys in the tooltip
 */
GtkWidget *
gem_show_command_create_button (const GemShowCommand *self)
{
  GtkWidget *button, *child;
  g_autofree char *action = NULL, *tooltip = NULL, *keys = NULL;

  g_return_val_if_fail (self != NULL && self->icon != NULL, NULL);

  button = self->is_toggle ? gtk_toggle_button_new () : gtk_button_new ();
  child = g_str_has_suffix (self->icon, "-symbolic")
              ? gtk_image_new_from_icon_name (self->icon, GTK_ICON_SIZE_BUTTON)
              : gtk_label_new (self->icon);
  action = g_strconcat ("present.", self->name, NULL);
  keys = gem_show_command_dup_keys (self);
  tooltip = g_strdup_printf ("%s (%s)", _ (self->label), keys);
  gtk_container_add (GTK_CONTAINER (button), child);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  gem_set_accessible_name (button, _ (self->label));
  gtk_widget_show_all (button);
  return button;
}
