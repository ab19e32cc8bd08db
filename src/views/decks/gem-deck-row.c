/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* One presentation of the person, in the list. */

#include "gem-decks-page-private.h"

#include "gem-rows.h"

#include <glib/gi18n.h>

#define NAME_KEY "gem-deck-name"

static void
add_item (GMenu *menu, const char *label, const char *action, const char *name)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", name);
  g_menu_append_item (menu, item);
}

static GMenuModel *
make_menu (const char *name)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) first = g_menu_new ();
  g_autoptr (GMenu) second = g_menu_new ();

  add_item (first, _ ("_Open"), "decks.open", name);
  add_item (first, _ ("_Present"), "decks.present", name);
  add_item (first, _ ("_Duplicate"), "decks.duplicate", name);
  add_item (first, _ ("_A copy for another computer…"), "decks.copy", name);
  add_item (second, _ ("_Remove"), "decks.remove", name);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (second));
  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_button (GtkWidget *button, const char *icon, const char *what, const char *title)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", what, title);

  gtk_container_add (GTK_CONTAINER (button),
                     gtk_image_new_from_icon_name (icon, GTK_ICON_SIZE_BUTTON));
  gtk_widget_set_tooltip_text (button, what);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gem_set_accessible_name (button, name);
  return button;
}

static char *
describe (const GemDeckEntry *entry)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (entry->modified_at);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  /* Translators: a date and a time, such as 25 November 2026, 14:05 */
  g_autofree char *when =
      local != NULL ? g_date_time_format (local, _ ("%-d %B %Y, %H:%M")) : g_strdup ("");
  g_autofree char *slides =
      g_strdup_printf (ngettext ("%u slide", "%u slides", entry->n_slides), entry->n_slides);

  return g_strdup_printf ("%s · %s", slides, when);
}

/**
 * gem_deck_row_new:
 * @entry: a deck in the folder of decks
 *
 * Returns: (transfer floating): its row, which opens it, with buttons for the rest
 */
GtkWidget *
gem_deck_row_new (const GemDeckEntry *entry)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = gtk_label_new (entry->title);
  GtkWidget *present, *more;
  g_autofree char *text = describe (entry);
  g_autofree char *name = gem_deck_dup_name (entry->path);
  g_autofree char *heard = g_strdup_printf ("%s, %s", entry->title, text);
  g_autoptr (GMenuModel) menu = make_menu (name);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_line_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_line_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_style_context_add_class (gtk_widget_get_style_context (title), "gem-row-title");
  gtk_container_add (GTK_CONTAINER (words), title);
  gtk_container_add (GTK_CONTAINER (words), gem_caption_new (text));
  gtk_widget_set_hexpand (words, TRUE);
  present =
      make_button (gtk_button_new (), "media-playback-start-symbolic", _ ("Present"), entry->title);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (present), "decks.present");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (present), "s", name);
  more = gtk_menu_button_new ();
  gem_container_clear (GTK_CONTAINER (more));
  make_button (more, "view-more-symbolic", _ ("More"), entry->title);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (more), menu);
  gtk_container_add (GTK_CONTAINER (box), words);
  gtk_container_add (GTK_CONTAINER (box), present);
  gtk_container_add (GTK_CONTAINER (box), more);
  gtk_style_context_add_class (gtk_widget_get_style_context (box), "gem-row");
  gtk_container_add (GTK_CONTAINER (row), box);
  gem_set_accessible_name (row, heard);
  g_object_set_data_full (G_OBJECT (row), NAME_KEY, g_steal_pointer (&name), g_free);
  gtk_widget_show_all (row);
  return row;
}

/**
 * gem_deck_row_get_name:
 * @row: a row
 *
 * Returns: the name of its deck
 */
const char *
gem_deck_row_get_name (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), NAME_KEY);
}
