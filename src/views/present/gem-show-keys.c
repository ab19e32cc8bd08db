/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-show-keys.h"

#include "gem-show-commands.h"

#include <glib/gi18n.h>

static void
add_shortcut (GtkWidget *group, const char *title, const char *keys)
{
  GtkWidget *shortcut = g_object_new (GTK_TYPE_SHORTCUTS_SHORTCUT, "visible", TRUE, "title", title,
                                      "accelerator", keys, NULL);

  gtk_container_add (GTK_CONTAINER (group), shortcut);
}

/* What is done with a mouse or a finger. */
static void
add_gesture (GtkWidget *group, const char *title, const char *subtitle)
{
  g_autoptr (GIcon) icon = g_themed_icon_new ("input-mouse-symbolic");
  GtkWidget *shortcut =
      g_object_new (GTK_TYPE_SHORTCUTS_SHORTCUT, "visible", TRUE, "shortcut-type",
                    GTK_SHORTCUT_GESTURE, "icon", icon, "title", title, "subtitle", subtitle, NULL);

  gtk_container_add (GTK_CONTAINER (group), shortcut);
}

static GtkWidget *
add_group (GtkWidget *section, const char *title)
{
  GtkWidget *group = g_object_new (GTK_TYPE_SHORTCUTS_GROUP, "visible", TRUE, "title", title, NULL);

  gtk_container_add (GTK_CONTAINER (section), group);
  return group;
}

static const char *
get_group_title (guint group)
{
  switch (group)
    {
    case 0:
      return _ ("Slides");
    case 1:
      return _ ("Somewhere else");
    case 2:
      return _ ("The hall");
    case 3:
      return _ ("Pointing and drawing");
    case 4:
    case 5:
      return _ ("Looking closer");
    default:
      return _ ("Console");
    }
}

static void
add_commands (GtkWidget *section)
{
  guint n_commands;
  const GemShowCommand *commands = gem_show_commands_get (&n_commands);
  const char *last = NULL;
  GtkWidget *group = NULL;

  for (guint i = 0; i < n_commands; i++)
    {
      const char *title = get_group_title (commands[i].group);
      g_autofree char *keys = g_strjoinv (" ", (char **) commands[i].keys);

      if (last == NULL || !g_str_equal (title, last))
        group = add_group (section, title);
      last = title;
      add_shortcut (group, _ (commands[i].label), keys);
      if (g_str_equal (commands[i].name, "last"))
        add_shortcut (group, _ ("To a slide: its number, then Enter"), "Return");
      if (g_str_equal (commands[i].name, "province"))
        add_gesture (group, _ ("A province on a map"), _ ("Click or tap it"));
    }
}

/**
 * gem_show_keys_window_new:
 * @parent: the console
 *
 * Returns: (transfer none): a window with all keys, not shown yet
 */
GtkWidget *
gem_show_keys_window_new (GtkWindow *parent)
{
  GtkWidget *window, *section;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);

  window = g_object_new (GTK_TYPE_SHORTCUTS_WINDOW, "transient-for", parent, "modal", TRUE,
                         "destroy-with-parent", TRUE, NULL);
  section = g_object_new (GTK_TYPE_SHORTCUTS_SECTION, "visible", TRUE, "section-name", "present",
                          "max-height", 12, NULL);
  add_commands (section);
  gtk_container_add (GTK_CONTAINER (window), section);
  return window;
}
