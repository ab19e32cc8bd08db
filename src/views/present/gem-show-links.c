/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-show-links.h"

#include "gem-rows.h"
#include "gem-speaker-notes.h"

#include <glib/gi18n.h>

#define LIST_WIDTH 240
#define LIST_HEIGHT 300

static gboolean
has_link (GPtrArray *links, const char *uri)
{
  for (guint i = 0; i < links->len; i++)
    if (g_str_equal (((GemNoteLink *) links->pdata[i])->uri, uri))
      return TRUE;
  return FALSE;
}

/* Only what a slide can be made of. */
static void
add_link (GPtrArray *links, const char *label, const char *uri)
{
  g_autoptr (GemAddress) address = gem_address_parse (uri, NULL);
  g_autoptr (GemDeckSlide) slide =
      address != NULL ? gem_deck_slide_new_for_address (address, NULL) : NULL;
  GemNoteLink *link;

  if (slide == NULL || has_link (links, uri))
    return;
  link = g_new0 (GemNoteLink, 1);
  link->label = g_strdup (label);
  link->uri = g_strdup (uri);
  g_ptr_array_add (links, link);
}

static void
add_written (GPtrArray *links, const char *markdown)
{
  g_autoptr (GPtrArray) written = gem_speaker_notes_list_links (markdown);

  for (guint i = 0; i < written->len; i++)
    {
      const GemNoteLink *link = written->pdata[i];

      add_link (links, *link->label != '\0' ? link->label : link->uri, link->uri);
    }
}

static void
add_province (GPtrArray *links, GemEdition *sessions, const char *iso)
{
  const GemSession *session = gem_edition_find_session (sessions, iso);
  g_autofree char *uri = NULL;

  if (session == NULL)
    return;
  uri = g_strconcat ("gem:province/", iso, NULL);
  add_link (links, session->province, uri);
}

static void
add_provinces (GPtrArray *links, GemEdition *sessions, const GemAddress *address)
{
  const char *list = gem_address_get_param (address, "provinces");
  g_auto (GStrv) isos = g_strsplit (list != NULL ? list : "", ",", -1);

  for (guint i = 0; isos[i] != NULL; i++)
    add_province (links, sessions, isos[i]);
}

static void
add_session (GPtrArray *links, GemEdition *sessions, const char *iso)
{
  const GemSession *session = gem_edition_find_session (sessions, iso);
  g_autofree char *section = NULL, *beside = NULL;

  if (session == NULL)
    return;
  section = g_strconcat ("gem:section/", session->section, NULL);
  beside = g_strconcat ("gem:compare?provinces=", iso, NULL);
  add_link (links, _ ("What the session said"), section);
  add_link (links, _ ("Beside the other provinces"), beside);
}

static void
add_all_provinces (GPtrArray *links, GemEdition *sessions)
{
  GPtrArray *all = gem_edition_get_sessions (sessions);

  for (guint i = 0; i < all->len; i++)
    add_province (links, sessions, ((GemSession *) all->pdata[i])->iso);
}

/**
 * gem_show_links_list:
 * @slide: a slide
 * @sessions: the edition with the provinces
 *
 * Returns: (transfer full) (element-type GemNoteLink): where one can go from it, each once
 */
GPtrArray *
gem_show_links_list (GemDeckSlide *slide, GemEdition *sessions)
{
  GPtrArray *links = g_ptr_array_new_with_free_func ((GDestroyNotify) gem_note_link_free);
  g_autoptr (GemAddress) address = NULL;

  g_return_val_if_fail (GEM_IS_DECK_SLIDE (slide) && GEM_IS_EDITION (sessions), links);

  add_written (links, slide->texts[GEM_DECK_FIELD_BODY]);
  add_written (links, slide->texts[GEM_DECK_FIELD_NOTES]);
  address = gem_deck_slide_dup_address (slide);
  if (address == NULL)
    return links;
  if (slide->kind == GEM_DECK_PROVINCE)
    add_session (links, sessions, gem_address_get_id (address));
  else if (slide->kind == GEM_DECK_QUOTE)
    add_link (links, _ ("Where this is from"), slide->texts[GEM_DECK_FIELD_ADDRESS]);
  else if (slide->kind == GEM_DECK_COMPARISON)
    {
      add_provinces (links, sessions, address);
      add_all_provinces (links, sessions);
    }
  return links;
}

static void
row_activated_cb (GtkWidget *popover, GtkListBoxRow *row)
{
  GtkWidget *owner = gtk_popover_get_relative_to (GTK_POPOVER (popover));
  GActionGroup *group = gtk_widget_get_action_group (gtk_widget_get_toplevel (owner), "present");
  g_autofree char *uri = g_strdup (gem_row_get_address (row));

  gtk_popover_popdown (GTK_POPOVER (popover));
  if (group != NULL && uri != NULL)
    g_action_group_activate_action (group, "visit", g_variant_new_string (uri));
}

/**
 * gem_show_links_create_popover:
 * @relative_to: what it points at
 * @slide: a slide
 * @sessions: the edition with the provinces
 *
 * Returns: (transfer floating): a list of where one can go; a row runs `present.visit`
 */
GtkWidget *
gem_show_links_create_popover (GtkWidget *relative_to, GemDeckSlide *slide, GemEdition *sessions)
{
  GtkWidget *popover, *scrolled, *list;
  g_autoptr (GPtrArray) links = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (relative_to) && GEM_IS_DECK_SLIDE (slide), NULL);

  popover = gtk_popover_new (relative_to);
  scrolled = gtk_scrolled_window_new (NULL, NULL);
  list = gem_list_new (_ ("Links of this slide"));
  links = gem_show_links_list (slide, sessions);
  for (guint i = 0; i < links->len; i++)
    {
      const GemNoteLink *link = links->pdata[i];

      gtk_container_add (GTK_CONTAINER (list), gem_row_new (link->label, NULL, link->uri));
    }
  if (links->len == 0)
    gtk_container_add (GTK_CONTAINER (list),
                       gem_row_new (_ ("This slide leads nowhere else"), NULL, NULL));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scrolled, LIST_WIDTH, -1);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), LIST_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_container_add (GTK_CONTAINER (scrolled), list);
  gtk_container_add (GTK_CONTAINER (popover), scrolled);
  gtk_widget_show_all (scrolled);
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (row_activated_cb), popover);
  return popover;
}
