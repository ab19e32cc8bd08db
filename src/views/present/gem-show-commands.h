/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* All that can be done while a deck is shown, in one table: names of actions, words, keys and icons. The
 * buttons, their tooltips, the list of keys and the keyboard all come from it. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GEM_SHOW_MAX_KEYS 6

/**
 * GemShowCommand:
 * @name: of the action in the group `present`
 * @label: what it does, not translated yet
 * @icon: (nullable): the name of an icon, or a sign to show instead
 * @group: which buttons it stands with
 * @is_toggle: whether it is on or off
 * @keys: (array zero-terminated=1): as GTK writes accelerators; the first is shown to people
 */
typedef struct
{
  const char *name;
  const char *label;
  const char *icon;
  guint group;
  gboolean is_toggle;
  const char *keys[GEM_SHOW_MAX_KEYS];
} GemShowCommand;

#define GEM_SHOW_N_GROUPS 7

const GemShowCommand *gem_show_commands_get (guint *n_commands);
const GemShowCommand *gem_show_command_find (const char *name);
const GemShowCommand *gem_show_command_find_key (const GdkEventKey *event);
char *gem_show_command_dup_keys (const GemShowCommand *self);
GtkWidget *gem_show_command_create_button (const GemShowCommand *self);

G_END_DECLS
