/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-item-facts.h"

#include "gem-rows.h"
#include "gem-words.h"

#include "address/gem-address.h"
#include "export/gem-export-words.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_HEADING 120 /* characters of a text that stands in for a title */

typedef void (*Take) (gpointer out, const char *name, const char *value, const char *address);

static void
take_row (gpointer out, const char *name, const char *value, const char *address)
{
  gtk_container_add (out, gem_fact_row_new (name, value, address));
}

static void
take_line (gpointer out, const char *name, const char *value, const char *address)
{
  g_string_append_printf (out, "%s: %s\n", name, value);
}

static void
tell (Take take, gpointer out, const char *name, const char *value, const char *address)
{
  if (value != NULL && *value != '\0')
    take (out, name, value, address);
}

static void
tell_provinces (Take take, gpointer out, GemEdition *edition, const GemItem *item)
{
  if (item->provinces[0] == NULL)
    tell (take, out, _ ("For"), _ ("Whole country"), NULL);
  for (guint i = 0; item->provinces[i] != NULL; i++)
    {
      const GemSession *session = gem_edition_find_session (edition, item->provinces[i]);
      g_autofree char *uri =
          session != NULL ? g_strconcat ("gem:province/", item->provinces[i], NULL) : NULL;

      tell (take, out, _ ("For"), session != NULL ? session->province : item->provinces[i], uri);
    }
}

static void
tell_holder (Take take, gpointer out, const char *holder)
{
  g_autoptr (GemAddress) all = gem_address_new (GEM_ADDRESS_AGENDA, NULL);
  g_autoptr (GemAddress) address = NULL;
  g_autofree char *uri = NULL;

  if (holder == NULL)
    return;
  address = gem_address_with_param (all, "holder", holder);
  uri = gem_address_to_string (address);
  tell (take, out, _ ("Carried by"), holder, uri);
}

static void
tell_section (Take take, gpointer out, GemEdition *edition, const char *id)
{
  const GemSection *section = id != NULL ? gem_edition_find_section (edition, id) : NULL;

  if (section != NULL)
    {
      g_autofree char *uri = g_strconcat ("gem:section/", section->id, NULL);

      tell (take, out, _ ("Section of the publication"), section->title, uri);
    }
  else
    tell (take, out, _ ("Section that this publication does not have"), id, NULL);
}

static void
tell_moment (Take take, gpointer out, const char *name, const char *moment)
{
  g_autofree char *day = moment != NULL ? g_strndup (moment, strlen ("2018-11-13")) : NULL;
  g_autofree char *date = gem_words_date (day);

  tell (take, out, name, date, NULL);
}

/* Whose page it is; of a mail address, the address. */
static char *
dup_host (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  if (host != NULL && *host != '\0')
    return g_strdup (host);
  return g_strdup (uri != NULL && *g_uri_get_path (uri) != '\0' ? g_uri_get_path (uri) : url);
}

static void
tell_facts (Take take, gpointer out, GemEdition *edition, const GemItem *item)
{
  g_autofree char *partners = g_strjoinv (", ", item->partners);
  g_autofree char *tags = g_strjoinv (", ", item->tags);
  g_autofree char *period = gem_export_dup_period (item);

  tell_provinces (take, out, edition, item);
  tell (take, out, _ ("Challenge"), gem_item_opgave_label (item->opgave), NULL);
  tell_holder (take, out, item->holder);
  tell (take, out, _ ("Partners"), partners, NULL);
  tell (take, out, _ ("Period"), period, NULL);
  tell (take, out, _ ("Labels"), tags, NULL);
  tell_section (take, out, edition, item->section);
  tell_moment (take, out, _ ("Published"), item->published);
  tell_moment (take, out, _ ("Last changed"), item->modified);
}

/**
 * gem_item_facts_new:
 * @edition: the edition that the item points into
 * @item: an agenda item
 *
 * Returns: (transfer floating): a list of facts, whose rows may lead somewhere
 */
GtkWidget *
gem_item_facts_new (GemEdition *edition, const GemItem *item)
{
  GtkWidget *list;

  g_return_val_if_fail (GEM_IS_EDITION (edition) && item != NULL, NULL);

  list = gem_list_new (_ ("Facts"));
  tell_facts (take_row, list, edition, item);
  if (item->url != NULL)
    {
      g_autofree char *host = dup_host (item->url);

      take_row (list, _ ("More on the web"), host, item->url);
    }
  return list;
}

/* The last part of the path; the host where that is empty. */
static char *
dup_file_name (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  g_autofree char *name = NULL;
  g_autofree char *plain = NULL;

  if (uri == NULL)
    return g_strdup (url);
  name = g_path_get_basename (g_uri_get_path (uri));
  if (*g_uri_get_path (uri) == '\0' || g_str_equal (name, "/") || g_str_equal (name, "."))
    return dup_host (url);
  plain = g_utf8_make_valid (name, -1);
  return g_steal_pointer (&plain);
}

/* What a file is, in the letters that people know it by. */
static const char *
kind_of (const char *mime_type)
{
  static const char *const kinds[][2] = {
    { "application/pdf", "PDF" },
    { "application/msword", "Word" },
    { "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word" },
    { "application/vnd.ms-excel", "Excel" },
    { "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel" },
    { "application/vnd.ms-powerpoint", "PowerPoint" },
    { "application/vnd.openxmlformats-officedocument.presentationml.presentation", "PowerPoint" },
    { "application/vnd.oasis.opendocument.text", "OpenDocument" },
    { "application/vnd.oasis.opendocument.spreadsheet", "OpenDocument" },
    { "application/vnd.oasis.opendocument.presentation", "OpenDocument" },
    { "application/zip", "ZIP" },
    { "image/jpeg", "JPEG" },
    { "image/png", "PNG" },
    { "text/csv", "CSV" },
    { "text/plain", N_ ("text") },
    { "text/html", N_ ("web page") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_ascii_strcasecmp (kinds[i][0], mime_type) == 0)
      return _ (kinds[i][1]);
  return mime_type;
}

static char *
dup_attachment_words (const GemAttachment *attachment)
{
  g_autofree char *host = dup_host (attachment->url);
  g_autofree char *size = attachment->size > 0 ? g_format_size ((guint64) attachment->size)
                                               : g_strdup (_ ("size unknown"));
  const char *mime_type = attachment->mime_type;

  if (mime_type == NULL || *mime_type == '\0')
    return g_strdup_printf ("%s · %s", size, host);
  return g_strdup_printf ("%s · %s · %s", kind_of (mime_type), size, host);
}

/**
 * gem_item_attachments_new:
 * @item: an agenda item
 *
 * Returns: (transfer floating) (nullable): a list of the files that go with it, whose rows lead to them;
 * %NULL for none
 */
GtkWidget *
gem_item_attachments_new (const GemItem *item)
{
  GtkWidget *list;

  g_return_val_if_fail (item != NULL, NULL);

  if (item->attachments->len == 0)
    return NULL;
  list = gem_list_new (_ ("Attachments"));
  for (guint i = 0; i < item->attachments->len; i++)
    {
      const GemAttachment *attachment = g_ptr_array_index (item->attachments, i);
      g_autofree char *name = dup_file_name (attachment->url);
      g_autofree char *words = dup_attachment_words (attachment);
      gboolean titled = attachment->title != NULL && *attachment->title != '\0';

      gtk_container_add (GTK_CONTAINER (list),
                         gem_row_new (titled ? attachment->title : name, words, attachment->url));
    }
  return list;
}

/**
 * gem_item_facts_dup_heading:
 * @item: an agenda item
 *
 * Returns: (transfer full): its title; the beginning of its text where it has none
 */
char *
gem_item_facts_dup_heading (const GemItem *item)
{
  g_autofree char *line = NULL;
  g_autofree char *begin = NULL;
  char *end;

  g_return_val_if_fail (item != NULL, NULL);

  if (item->title != NULL && *item->title != '\0')
    return g_strdup (item->title);
  line = g_strdup (gem_words_item_title (item));
  end = strchr (line, '\n');
  if (end != NULL)
    *end = '\0';
  if (g_utf8_strlen (line, -1) <= MAX_HEADING)
    return g_steal_pointer (&line);
  begin = g_utf8_substring (line, 0, MAX_HEADING);
  end = strrchr (begin, ' ');
  if (end != NULL)
    *end = '\0';
  return g_strconcat (begin, "…", NULL);
}

/**
 * gem_item_facts_dup_text:
 * @edition: the edition that the item points into
 * @item: an agenda item
 *
 * Returns: (transfer full): the whole item as plain text, for another program
 */
char *
gem_item_facts_dup_text (GemEdition *edition, const GemItem *item)
{
  g_autoptr (GString) out = NULL;
  g_autofree char *heading = NULL;

  g_return_val_if_fail (GEM_IS_EDITION (edition) && item != NULL, NULL);

  heading = gem_item_facts_dup_heading (item);
  out = g_string_new (NULL);
  g_string_append_printf (out, "%s\n", heading);
  g_string_append_printf (out, _ ("Agenda of %d"), item->year);
  g_string_append (out, "\n\n");
  if (item->text != NULL && !g_str_equal (item->text, heading))
    g_string_append_printf (out, "%s\n\n", item->text);
  tell (take_line, out, _ ("Status"), gem_item_status_label (item->status), NULL);
  tell_facts (take_line, out, edition, item);
  for (guint i = 0; i < item->attachments->len; i++)
    {
      const GemAttachment *attachment = g_ptr_array_index (item->attachments, i);

      tell (take_line, out, _ ("Attachment"), attachment->url, NULL);
    }
  tell (take_line, out, _ ("More on the web"), item->url, NULL);
  return g_string_free (g_steal_pointer (&out), FALSE);
}
