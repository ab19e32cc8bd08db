/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-find-bar.h"

#include "gem-rows.h"

#include <glib/gi18n.h>

struct _GemFindBar
{
  GtkSearchBar parent_instance;

  GtkWidget *entry;
  GtkLabel *count;
  GtkWidget *everywhere;
  GemReadPage *page;
  guint hits;
};

G_DEFINE_FINAL_TYPE (GemFindBar, gem_find_bar, GTK_TYPE_SEARCH_BAR)

static void
tell_count (GemFindBar *self)
{
  guint current =
      self->page != NULL ? gem_read_text_get_current_hit (gem_read_page_get_text (self->page)) : 0;
  g_autofree char *text = NULL;

  if (*gtk_entry_get_text (GTK_ENTRY (self->entry)) == '\0')
    text = g_strdup ("");
  else if (self->hits == 0)
    text = g_strdup (_ ("Not on this page"));
  else if (current == 0)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u time", "%u times", self->hits),
                            self->hits);
  else
    text = g_strdup_printf (_ ("%u of %u"), current, self->hits);
  gtk_label_set_text (self->count, text);
}

static void
go_to (GemFindBar *self, guint hit)
{
  GdkRectangle area;

  if (gem_read_text_go_to_hit (gem_read_page_get_text (self->page), hit, &area))
    gem_read_page_show_area (self->page, &area);
  tell_count (self);
}

/* The same words in everything. */
static void
set_everywhere (GemFindBar *self)
{
  const char *words = gtk_entry_get_text (GTK_ENTRY (self->entry));
  g_autoptr (GemAddress) search = gem_address_new (GEM_ADDRESS_SEARCH, NULL);
  g_autoptr (GemAddress) address =
      gem_address_with_param (search, "q", *words != '\0' ? words : NULL);
  g_autofree char *uri = gem_address_to_string (address);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->everywhere), "s", uri);
}

static void
changed_cb (GemFindBar *self)
{
  set_everywhere (self);
  if (self->page == NULL)
    return;
  self->hits = gem_read_text_find (gem_read_page_get_text (self->page),
                                   gtk_entry_get_text (GTK_ENTRY (self->entry)));
  if (self->hits > 0)
    go_to (self, 1);
  else
    tell_count (self);
}

static void
next_cb (GemFindBar *self)
{
  gem_find_bar_step (self, 1);
}

static void
previous_cb (GemFindBar *self)
{
  gem_find_bar_step (self, -1);
}

static void
mode_cb (GemFindBar *self)
{
  if (!gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self)) && self->page != NULL)
    {
      gem_read_text_find (gem_read_page_get_text (self->page), "");
      self->hits = 0;
    }
}

static GtkWidget *
make_button (
    GemFindBar *self, const char *icon, const char *name, const char *tip, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon, GTK_ICON_SIZE_BUTTON);

  gtk_widget_set_tooltip_text (button, tip);
  gem_set_accessible_name (button, name);
  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static void
gem_find_bar_class_init (GemFindBarClass *klass)
{
}

static void
gem_find_bar_init (GemFindBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->entry = gtk_search_entry_new ();
  gtk_entry_set_width_chars (GTK_ENTRY (self->entry), 4); /* also on a phone with large text */
  gtk_entry_set_max_width_chars (GTK_ENTRY (self->entry), 30);
  gtk_widget_set_hexpand (self->entry, TRUE);
  gem_set_accessible_name (self->entry, _ ("Find on this page"));
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("Find on this page"));
  self->count = GTK_LABEL (gtk_label_new (""));
  atk_object_set_role (gtk_widget_get_accessible (GTK_WIDGET (self->count)), ATK_ROLE_STATUSBAR);
  gtk_container_add (GTK_CONTAINER (buttons),
                     make_button (self, "go-up-symbolic", _ ("Previous hit"),
                                  _ ("Previous hit (Shift+Ctrl+G)"), G_CALLBACK (previous_cb)));
  gtk_container_add (GTK_CONTAINER (buttons),
                     make_button (self, "go-down-symbolic", _ ("Next hit"), _ ("Next hit (Ctrl+G)"),
                                  G_CALLBACK (next_cb)));
  gtk_style_context_add_class (gtk_widget_get_style_context (buttons), "linked");
  self->everywhere = gtk_button_new_from_icon_name ("system-search-symbolic", GTK_ICON_SIZE_BUTTON);
  gtk_widget_set_tooltip_text (self->everywhere, _ ("Search everywhere for this"));
  gem_set_accessible_name (self->everywhere, _ ("Search everywhere for this"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->everywhere), "win.go");
  set_everywhere (self);
  gtk_container_add (GTK_CONTAINER (box), self->entry);
  gtk_container_add (GTK_CONTAINER (box), GTK_WIDGET (self->count));
  gtk_container_add (GTK_CONTAINER (box), buttons);
  gtk_container_add (GTK_CONTAINER (box), self->everywhere);
  gtk_container_add (GTK_CONTAINER (self), box);
  gtk_search_bar_connect_entry (GTK_SEARCH_BAR (self), GTK_ENTRY (self->entry));
  gtk_search_bar_set_show_close_button (GTK_SEARCH_BAR (self), FALSE);
  gtk_widget_show_all (box);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "next-match", G_CALLBACK (next_cb), self);
  g_signal_connect_swapped (self->entry, "previous-match", G_CALLBACK (previous_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (next_cb), self);
  g_signal_connect (self, "notify::search-mode-enabled", G_CALLBACK (mode_cb), NULL);
}

/**
 * gem_find_bar_set_page:
 * @self: a bar
 * @page: the page, which outlives it
 */
void
gem_find_bar_set_page (GemFindBar *self, GemReadPage *page)
{
  g_return_if_fail (GEM_IS_FIND_BAR (self) && GEM_IS_READ_PAGE (page));

  self->page = page;
}

/**
 * gem_find_bar_open:
 * @self: a bar
 *
 * Shows the bar with the focus in its entry, what was looked for before selected.
 */
void
gem_find_bar_open (GemFindBar *self)
{
  g_return_if_fail (GEM_IS_FIND_BAR (self));

  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self), TRUE);
  gtk_widget_grab_focus (self->entry);
  changed_cb (self);
}

/**
 * gem_find_bar_step:
 * @self: a bar
 * @step: 1 for the next hit, -1 for the previous one
 *
 * After the last hit comes the first.
 */
void
gem_find_bar_step (GemFindBar *self, int step)
{
  guint current;

  g_return_if_fail (GEM_IS_FIND_BAR (self));

  if (self->page == NULL || self->hits == 0)
    return;
  current = gem_read_text_get_current_hit (gem_read_page_get_text (self->page));
  if (step > 0)
    go_to (self, current >= self->hits ? 1 : current + 1);
  else
    go_to (self, current <= 1 ? self->hits : current - 1);
}

/**
 * gem_find_bar_refresh:
 * @self: a bar
 *
 * Looks again, after another page came.
 */
void
gem_find_bar_refresh (GemFindBar *self)
{
  g_return_if_fail (GEM_IS_FIND_BAR (self));

  if (!gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self)) || self->page == NULL)
    return;
  self->hits = gem_read_text_find (gem_read_page_get_text (self->page),
                                   gtk_entry_get_text (GTK_ENTRY (self->entry)));
  tell_count (self);
}
