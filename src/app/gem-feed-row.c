/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-feed-row.h"

#include "gem-feed-mark.h"
#include "gem-rows.h"

#include <glib/gi18n.h>

struct _GemFeedRow
{
  GtkListBoxRow parent_instance;

  char *url;
};

G_DEFINE_FINAL_TYPE (GemFeedRow, gem_feed_row, GTK_TYPE_LIST_BOX_ROW)

/* Without an action, there is nothing to do for it now. */
static void
add_button (GtkWidget *box, const char *icon, char *name, const char *url, const char *action)
{
  g_autofree char *owned = name;
  GtkWidget *button = gtk_button_new_from_icon_name (icon, GTK_ICON_SIZE_BUTTON);

  gtk_widget_set_tooltip_text (button, owned);
  gem_set_accessible_name (button, owned);
  if (action != NULL)
    {
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", url);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
    }
  else
    gtk_widget_set_sensitive (button, FALSE);
  gtk_container_add (GTK_CONTAINER (box), button);
}

static void
add_colours (GtkWidget *box, const GemFeedState *state, const char *title)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *name =
      g_strdup_printf (_ ("Colour of %s: %s"), title, gem_feed_mark_name (state->colour));

  for (int i = -1; i < GEM_FEED_N_COLOURS; i++)
    {
      const char *letter = gem_feed_mark_letter (i);
      g_autofree char *label = letter != NULL
                                   ? g_strdup_printf ("%s  %s", letter, gem_feed_mark_name (i))
                                   : g_strdup (gem_feed_mark_name (i));
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "feeds.colour", "(si)", state->url, i);
      g_menu_append_item (menu, item);
    }
  gtk_container_add (GTK_CONTAINER (button), gem_feed_mark_new (state->colour));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, name);
  gem_set_accessible_name (button, name);
  gtk_container_add (GTK_CONTAINER (box), button);
}

static GtkWidget *
make_buttons (GemSync *sync, const GemFeedState *state, guint place, guint n, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  if (n > 1)
    {
      add_button (box, "go-up-symbolic", g_strdup_printf (_ ("Move %s up"), title), state->url,
                  place > 0 ? "feeds.up" : NULL);
      add_button (box, "go-down-symbolic", g_strdup_printf (_ ("Move %s down"), title), state->url,
                  place + 1 < n ? "feeds.down" : NULL);
    }
  add_colours (box, state, title);
  if (gem_sync_is_on_the_web (state))
    add_button (box, "network-transmit-receive-symbolic",
                g_strdup_printf (_ ("Test the connection with %s"), title), state->url,
                "feeds.test");
  if (gem_sync_is_from_administrator (sync, state->url))
    return box;
  if (gem_sync_is_on_the_web (state))
    add_button (box, "channel-secure-symbolic", g_strdup_printf (_ ("Signature of %s…"), title),
                state->url, "feeds.signature");
  add_button (box, "user-trash-symbolic",
              g_strdup_printf (_ ("Stop following %s and remove its items"), title), state->url,
              "feeds.remove");
  return box;
}

static void
add_line (GtkContainer *box, const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_line_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_style_context_add_class (gtk_widget_get_style_context (label), style);
  gtk_container_add (box, label);
}

static void
add_head (GtkContainer *box, const GemFeedState *state, const char *title)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  if (state->colour >= 0)
    gtk_container_add (GTK_CONTAINER (head), gem_feed_mark_new (state->colour));
  add_line (GTK_CONTAINER (head), title, "gem-contents-chapter");
  gtk_container_add (box, head);
}

static void
gem_feed_row_finalize (GObject *object)
{
  g_free (GEM_FEED_ROW (object)->url);

  G_OBJECT_CLASS (gem_feed_row_parent_class)->finalize (object);
}

static void
gem_feed_row_class_init (GemFeedRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gem_feed_row_finalize;
}

static void
gem_feed_row_init (GemFeedRow *self)
{
}

/**
 * gem_feed_row_new:
 * @sync: what knows the feed
 * @state: how it is doing
 * @place: where it stands, from 0
 * @n: how many there are
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
gem_feed_row_new (GemSync *sync, const GemFeedState *state, guint place, guint n)
{
  GemFeedRow *self;
  GtkWidget *box;
  GtkContainer *container;
  const char *title;
  g_autofree char *worked = NULL;

  g_return_val_if_fail (GEM_IS_SYNC (sync) && state != NULL, NULL);

  self = g_object_new (GEM_TYPE_FEED_ROW, "activatable", FALSE, NULL);
  self->url = g_strdup (state->url);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  container = GTK_CONTAINER (box);
  title = state->title != NULL ? state->title : state->url;
  worked = gem_sync_dup_worked (state);
  add_head (container, state, title);
  add_line (container,
            g_str_equal (state->url, GEM_EDITION_AGENDA_ID)
                ? _ ("It came with the program, and is renewed with it.")
                : state->url,
            "gem-caption");
  if (gem_sync_is_from_administrator (sync, state->url))
    add_line (container, _ ("It comes from your administrator; you can't remove it."),
              "gem-caption");
  if (state->public_key != NULL)
    add_line (container, _ ("Only pages that its publisher signed are taken."), "gem-caption");
  add_line (container, worked, NULL);
  if (state->fault_message != NULL)
    add_line (container, state->fault_message, "gem-problem");
  gtk_container_add (container, make_buttons (sync, state, place, n, title));
  gtk_style_context_add_class (gtk_widget_get_style_context (box), "gem-row");
  gtk_container_add (GTK_CONTAINER (self), box);
  gem_set_accessible_name (GTK_WIDGET (self), title);
  gtk_widget_show_all (GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/**
 * gem_feed_row_get_url:
 * @self: a row
 *
 * Returns: the address of its feed
 */
const char *
gem_feed_row_get_url (GemFeedRow *self)
{
  g_return_val_if_fail (GEM_IS_FEED_ROW (self), NULL);

  return self->url;
}
