/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The pages beside the text: a report, a term, a goal, and the lists of them. */

#include "gem-read-view-private.h"
#include "gem-rows.h"

#include <glib/gi18n.h>

/* Lists longer than this have letters between them. */
#define LETTERS_FROM 40

static void
places_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GemReadView *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) places =
      gem_edition_load_places_finish (GEM_EDITION (source), result, &error);
  GtkWidget *list;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (places != NULL && places->len > 0)
    {
      list = gem_read_view_add_list (self, _ ("Named in"));
      for (guint i = 0; i < places->len; i++)
        {
          GemPlace *place = g_ptr_array_index (places, i);
          g_autofree char *uri =
              place->anchor != NULL
                  ? g_strdup_printf ("gem:section/%s#%s", place->section->id, place->anchor)
                  : g_strdup_printf ("gem:section/%s", place->section->id);

          gtk_container_add (GTK_CONTAINER (list),
                             gem_row_new (place->section->title, place->text, uri));
        }
    }
  else
    gem_read_page_add_widget (self->page, gem_caption_new (_ ("The text does not name this.")));
  gem_read_view_page_done (self);
}

/* What kind of page it is, as a line above the title. */
static const char *
kind_title (GemAddressKind kind)
{
  if (kind == GEM_ADDRESS_TERM)
    return _ ("Term");
  return kind == GEM_ADDRESS_GOAL ? _ ("Global Goal") : _ ("Cited report");
}

static void
entry_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GemReadView *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GemEntry) entry = gem_edition_load_entry_finish (GEM_EDITION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (entry == NULL)
    {
      gem_read_view_show_missing (self, error->message);
      return;
    }
  gem_read_page_clear (self->page);
  gem_read_page_add_title (self->page, kind_title (gem_address_get_kind (self->address)),
                           entry->title);
  if (entry->lead != NULL)
    gem_read_page_add_text (self->page, entry->lead);
  if (entry->text != NULL)
    gem_read_page_add_text (self->page, entry->text);
  gem_edition_load_places_async (GEM_EDITION (source), self->address, self->cancellable,
                                 places_loaded_cb, self);
}

/**
 * gem_read_view_load_entry:
 * @self: a view whose address is a report, a term or a goal
 */
void
gem_read_view_load_entry (GemReadView *self)
{
  gem_edition_load_entry_async (gem_context_get_edition (self->context), self->address,
                                self->cancellable, entry_loaded_cb, self);
}

static char *
row_subtitle (GemEditionList list, const GemListEntry *entry)
{
  guint n = entry->places->len;
  g_autofree char *places =
      list == GEM_EDITION_PROMISES
          ? NULL
          : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u place", "%u places", n), n);

  if (list == GEM_EDITION_REFERENCES)
    return g_strdup_printf ("%s · %s", entry->lead, places);
  if (list == GEM_EDITION_PROMISES)
    return g_strdup_printf ("%s · %d", entry->lead, entry->year);
  if (list == GEM_EDITION_TERMS && entry->lead != NULL)
    return g_strdup_printf ("%s. %s · %s", entry->lead, entry->text, places);
  return g_strdup_printf ("%s · %s", entry->text, places);
}

/* The first letter, as a heading between the rows of a long list. */
static char *
initial (const GemListEntry *entry)
{
  g_autofree char *upper = g_utf8_strup (entry->title, -1);
  gunichar first = g_utf8_get_char (upper);
  char letter[7] = { 0 };

  if (!g_unichar_isalpha (first))
    return g_strdup ("0–9");
  g_unichar_to_utf8 (first, letter);
  return g_strdup (letter);
}

static void
fill_list (GemReadView *self, GemEditionList which, GPtrArray *entries)
{
  gboolean letters = which == GEM_EDITION_TERMS && entries->len >= LETTERS_FROM;
  g_autofree char *last = NULL;
  GtkWidget *list = NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      const GemListEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *subtitle = row_subtitle (which, entry);
      g_autofree char *letter = letters ? initial (entry) : NULL;

      if (list == NULL || g_strcmp0 (letter, last) != 0)
        list = gem_read_view_add_list (self, letters ? letter : gem_edition_list_title (which));
      g_free (last);
      last = g_steal_pointer (&letter);
      gtk_container_add (GTK_CONTAINER (list),
                         gem_row_new (entry->title, subtitle, entry->address));
    }
}

static void
list_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  static const char *const words[] = {
    [GEM_EDITION_REFERENCES] = N_ ("What the publication leans on. Choose one to see where."),
    [GEM_EDITION_TERMS] = N_ ("Words and abbreviations, as the publication uses them."),
    [GEM_EDITION_GOALS] =
        N_ ("The seventeen goals of the United Nations, and where the publication touches "
            "them. It names four of them itself; the other places are our reading."),
    [GEM_EDITION_PROMISES] = N_ ("What the association says that it will do."),
  };
  GemReadView *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries =
      gem_edition_load_list_finish (GEM_EDITION (source), result, &error);
  GemEditionList which = GEM_EDITION_TERMS;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (entries == NULL)
    {
      gem_read_view_show_missing (self, error->message);
      return;
    }
  gem_edition_find_list (gem_address_get_id (self->address), &which);
  gem_read_page_clear (self->page);
  gem_read_page_add_title (self->page, NULL, gem_edition_list_title (which));
  gem_read_page_add_text (self->page, _ (words[which]));
  fill_list (self, which, entries);
  gem_read_view_page_done (self);
}

/**
 * gem_read_view_load_list:
 * @self: a view whose address is a list
 */
void
gem_read_view_load_list (GemReadView *self)
{
  GemEditionList which;

  if (gem_edition_find_list (gem_address_get_id (self->address), &which))
    gem_edition_load_list_async (gem_context_get_edition (self->context), which, self->cancellable,
                                 list_loaded_cb, self);
  else
    gem_read_view_show_missing (
        self, _ ("There is no such list. Choose one below the contents, or go back."));
}
