/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-read-quote.h"

#include "address/gem-address.h"

#include <string.h>

/* How much of what stands around a quote is kept with it, in characters. */
#define CONTEXT 32

typedef struct
{
  GemReadPage *page;
  GString *quote;
  const char *first; /* anchors, as the page has them */
  const char *last;
  char *prefix;
  char *suffix;
} Quote;

/* The box that an anchor of the page is in, as a length of text; 0 for the section itself. */
static gsize
box_length (const char *anchor)
{
  const char *slash = strchr (anchor, '/');

  return slash != NULL ? (gsize) (slash - anchor) : 0;
}

static char *
dup_before (const char *text, const char *place)
{
  const char *start = place;

  for (int i = 0; i < CONTEXT && start > text; i++)
    start = g_utf8_prev_char (start);
  return g_strndup (start, (gsize) (place - start));
}

static char *
dup_after (const char *place)
{
  const char *end = place;

  for (int i = 0; i < CONTEXT && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  return g_strndup (place, (gsize) (end - place));
}

/* A quote stays within one section or box. Headings, and footnotes that are folded away, are no part of it. */
static void
add_selected (GtkLabel *label, int start, int end, gpointer data)
{
  Quote *quote = data;
  const char *text = gtk_label_get_text (label);
  const char *anchor = gem_read_page_find_anchor (quote->page, label);

  if (anchor == NULL || !gtk_widget_get_mapped (GTK_WIDGET (label)))
    return;
  if (quote->first != NULL && (box_length (anchor) != box_length (quote->first) ||
                               strncmp (anchor, quote->first, box_length (anchor)) != 0))
    return;
  while (start < end && g_ascii_isspace (text[start]))
    start++;
  while (end > start && g_ascii_isspace (text[end - 1]))
    end--;
  if (end == start)
    return;
  if (quote->first == NULL)
    {
      quote->first = anchor;
      quote->prefix = dup_before (text, text + start);
    }
  else
    g_string_append_c (quote->quote, '\n');
  g_string_append_len (quote->quote, text + start, end - start);
  quote->last = anchor;
  g_free (quote->suffix);
  quote->suffix = dup_after (text + end);
}

static const char *
fragment_of (const char *anchor)
{
  const char *slash = strchr (anchor, '/');

  return slash != NULL ? slash + 1 : anchor;
}

/**
 * gem_read_quote_make_note:
 * @page: a page
 * @edition: the edition that it is of
 * @section: the section on the page
 *
 * Returns: (transfer full) (nullable): a note about what is selected, not stored yet; %NULL where no text of
 *   the section is selected
 */
GemNote *
gem_read_quote_make_note (GemReadPage *page, GemEdition *edition, const char *section)
{
  Quote quote = { page, g_string_new (NULL), NULL, NULL, NULL, NULL };
  g_autofree char *id = NULL;
  g_autofree char *uri = NULL;
  g_autoptr (GemAddress) place = NULL;
  g_autoptr (GemAddress) address = NULL;
  const GemSection *found;
  GemNote *note;

  gem_read_text_foreach_selected (gem_read_page_get_text (page), add_selected, &quote);
  if (quote.first == NULL)
    {
      g_string_free (quote.quote, TRUE);
      return NULL;
    }
  id = box_length (quote.first) > 0 ? g_strndup (quote.first, box_length (quote.first))
                                    : g_strdup (section);
  found = gem_edition_find_section (edition, id);
  place = gem_address_new (GEM_ADDRESS_SECTION, id);
  address = gem_address_with_fragment (place, fragment_of (quote.first));
  uri = gem_address_to_string (address);
  note = gem_note_new (uri, found != NULL ? found->title : id);
  note->quote = g_string_free (quote.quote, FALSE);
  note->prefix = quote.prefix;
  note->suffix = quote.suffix;
  note->last = g_str_equal (quote.first, quote.last) ? NULL : g_strdup (fragment_of (quote.last));
  return note;
}

static GtkLabel *
find_paragraph (GemReadPage *page, const char *section, const char *id, const char *fragment)
{
  g_autofree char *anchor = NULL;

  if (!g_str_equal (id, section))
    anchor = g_strdup_printf ("%s/%s", id, fragment != NULL ? fragment : "");
  else if (fragment != NULL)
    anchor = g_strdup (fragment);
  else
    return gem_read_text_get_first_label (gem_read_page_get_text (page));
  return gem_read_page_find_label (page, anchor);
}

/**
 * gem_read_quote_find_label:
 * @page: a page
 * @section: the section on it
 * @address: the address of a place on it
 *
 * Returns: (transfer none) (nullable): its paragraph, or the heading of the section or the box
 */
GtkLabel *
gem_read_quote_find_label (GemReadPage *page, const char *section, const char *address)
{
  g_autoptr (GemAddress) place = gem_address_parse (address, NULL);

  if (place == NULL || gem_address_get_kind (place) != GEM_ADDRESS_SECTION)
    return NULL;
  return find_paragraph (page, section, gem_address_get_id (place),
                         gem_address_get_fragment (place));
}

/**
 * gem_read_quote_find_last:
 * @page: a page
 * @section: the section on it
 * @note: a note on it
 *
 * Returns: (transfer none) (nullable): the paragraph where its quote ends
 */
GtkLabel *
gem_read_quote_find_last (GemReadPage *page, const char *section, const GemNote *note)
{
  g_autoptr (GemAddress) place = gem_address_parse (note->address, NULL);

  if (place == NULL || gem_address_get_kind (place) != GEM_ADDRESS_SECTION)
    return NULL;
  return find_paragraph (page, section, gem_address_get_id (place),
                         note->last != NULL ? note->last : gem_address_get_fragment (place));
}
