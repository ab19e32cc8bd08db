/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-province-finder.h"

#include "gem-rows.h"
#include "municipality/gem-municipality.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_TOWNS 5
#define ISO_KEY "gem-iso"
#define LIST_HEIGHT 300

struct _GemProvinceFinder
{
  GtkPopover parent_instance;

  GtkWidget *entry;
  GtkListBox *list;
  GemEdition *sessions;
};

G_DEFINE_FINAL_TYPE (GemProvinceFinder, gem_province_finder, GTK_TYPE_POPOVER)

/**
 * gem_province_find:
 * @sessions: the edition with the provinces
 * @text: the first letters of the name of a province, or its two letters, such as `zh`
 *
 * Returns: (transfer full) (element-type GemSession): the provinces that may be meant; all of them for no
 *   letters
 */
GPtrArray *
gem_province_find (GemEdition *sessions, const char *text)
{
  GPtrArray *found = g_ptr_array_new ();
  GPtrArray *all;
  g_autofree char *wanted = NULL;

  g_return_val_if_fail (GEM_IS_EDITION (sessions) && text != NULL, found);

  wanted = gem_municipality_fold (text);
  all = gem_edition_get_sessions (sessions);
  for (guint i = 0; i < all->len; i++)
    {
      GemSession *session = all->pdata[i];
      g_autofree char *name = gem_municipality_fold (session->province);
      g_autofree char *code = gem_municipality_fold (
          g_str_has_prefix (session->iso, "NL-") ? session->iso + 3 : session->iso);

      if (strlen (wanted) == 2 && g_str_equal (wanted, code))
        {
          g_ptr_array_set_size (found, 0);
          g_ptr_array_add (found, session);
          return found;
        }
      if (g_str_has_prefix (name, wanted))
        g_ptr_array_add (found, session);
    }
  return found;
}

static void
visit (GemProvinceFinder *self, const char *iso)
{
  GtkWidget *owner = gtk_popover_get_relative_to (GTK_POPOVER (self));
  GActionGroup *group = gtk_widget_get_action_group (gtk_widget_get_toplevel (owner), "present");
  g_autofree char *uri = g_strconcat ("gem:province/", iso, NULL);

  gtk_popover_popdown (GTK_POPOVER (self));
  if (group != NULL)
    g_action_group_activate_action (group, "visit", g_variant_new_string (uri));
}

static void
add_row (GemProvinceFinder *self, const char *title, const char *subtitle, const char *iso)
{
  GtkWidget *row = gem_row_new (title, subtitle, NULL);

  g_object_set_data_full (G_OBJECT (row), ISO_KEY, g_strdup (iso), g_free);
  gtk_container_add (GTK_CONTAINER (self->list), row);
  gtk_widget_show (row);
}

static void
fill (GemProvinceFinder *self, GPtrArray *provinces, const char *text)
{
  g_autoptr (GPtrArray) towns = NULL;

  gem_container_clear (GTK_CONTAINER (self->list));
  for (guint i = 0; i < provinces->len; i++)
    {
      const GemSession *session = provinces->pdata[i];

      add_row (self, session->province, session->motto, session->iso);
    }
  if (*text == '\0')
    return;
  towns = gem_municipality_search (text, MAX_TOWNS);
  for (guint i = 0; i < towns->len; i++)
    {
      const GemMunicipalityHit *hit = towns->pdata[i];
      const GemSession *session = gem_edition_find_session (self->sessions, hit->municipality->iso);

      if (session != NULL)
        add_row (self, hit->name, session->province, session->iso);
    }
}

static void
changed_cb (GemProvinceFinder *self)
{
  const char *text = gtk_entry_get_text (GTK_ENTRY (self->entry));
  g_autoptr (GPtrArray) provinces = gem_province_find (self->sessions, text);

  if (*text != '\0' && provinces->len == 1)
    {
      visit (self, ((GemSession *) provinces->pdata[0])->iso);
      return;
    }
  fill (self, provinces, text);
}

static void
row_activated_cb (GemProvinceFinder *self, GtkListBoxRow *row)
{
  visit (self, g_object_get_data (G_OBJECT (row), ISO_KEY));
}

static void
activate_cb (GemProvinceFinder *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  if (row != NULL)
    row_activated_cb (self, row);
}

static gboolean
key_cb (GemProvinceFinder *self, GdkEventKey *event)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 0);

  if (event->keyval != GDK_KEY_Down || row == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return GDK_EVENT_STOP;
}

static void
gem_province_finder_dispose (GObject *object)
{
  GemProvinceFinder *self = GEM_PROVINCE_FINDER (object);

  g_clear_object (&self->sessions);
  G_OBJECT_CLASS (gem_province_finder_parent_class)->dispose (object);
}

static void
gem_province_finder_class_init (GemProvinceFinderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gem_province_finder_dispose;
}

static void
gem_province_finder_init (GemProvinceFinder *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new (NULL, NULL);

  self->entry = gtk_search_entry_new ();
  gem_set_accessible_name (self->entry, _ ("Province or municipality"));
  gtk_entry_set_width_chars (GTK_ENTRY (self->entry), 24);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("Province or municipality"));
  self->list = GTK_LIST_BOX (gem_list_new (_ ("Provinces")));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), LIST_HEIGHT / 2);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), LIST_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_container_add (GTK_CONTAINER (scrolled), GTK_WIDGET (self->list));
  gtk_container_set_border_width (GTK_CONTAINER (box), 9);
  gtk_container_add (GTK_CONTAINER (box), self->entry);
  gtk_container_add (GTK_CONTAINER (box), scrolled);
  gtk_container_add (GTK_CONTAINER (self), box);
  gtk_widget_show_all (box);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->entry, "key-press-event", G_CALLBACK (key_cb), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
}

/**
 * gem_province_finder_new:
 * @relative_to: what it points at
 * @sessions: the edition with the provinces
 *
 * Returns: (transfer floating): a finder
 */
GtkWidget *
gem_province_finder_new (GtkWidget *relative_to, GemEdition *sessions)
{
  GemProvinceFinder *self;

  g_return_val_if_fail (GTK_IS_WIDGET (relative_to) && GEM_IS_EDITION (sessions), NULL);

  self = g_object_new (GEM_TYPE_PROVINCE_FINDER, "relative-to", relative_to, NULL);
  self->sessions = g_object_ref (sessions);
  return GTK_WIDGET (self);
}

/**
 * gem_province_finder_open:
 * @self: a finder
 *
 * Opens it, empty, with the keyboard in it.
 */
void
gem_province_finder_open (GemProvinceFinder *self)
{
  g_autoptr (GPtrArray) all = NULL;

  g_return_if_fail (GEM_IS_PROVINCE_FINDER (self));

  all = gem_province_find (self->sessions, "");
  gtk_entry_set_text (GTK_ENTRY (self->entry), "");
  fill (self, all, "");
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (self->entry);
}
