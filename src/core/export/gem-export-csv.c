/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A table for spreadsheets that is a source for `feed publish` again: gem-feed-csv.c reads it. */

#include "export/gem-export-private.h"
#include "feed/gem-feed-csv.h"

#include <string.h>

static void
append_text (GString *out, const char *text, gboolean is_id, gboolean last)
{
  g_autoptr (GString) cell = g_string_new (text != NULL ? text : "");
  gsize blank = strspn (cell->str, " \t\r\n");

  /* Spreadsheets look for a formula behind blanks, too. */
  g_string_erase (cell, 0, (gssize) blank);
  if (gem_feed_csv_needs_mark (cell->str, is_id))
    g_string_prepend_c (cell, '\'');
  g_string_replace (cell, "\"", "\"\"", 0);
  if (cell->len > 0)
    g_string_append_printf (out, "\"%s\"", cell->str);
  g_string_append (out, last ? "\r\n" : ";");
}

/* What parts the list must not be in one of its texts: it is replaced by what looks most like it. */
static void
append_list (GString *out, char **list, const char *separator, const char *instead, gboolean last)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; list[i] != NULL; i++)
    {
      g_autoptr (GString) element = g_string_new (list[i]);

      g_string_replace (element, separator, instead, 0);
      g_string_append_printf (text, "%s%s", i > 0 ? separator : "", element->str);
    }
  append_text (out, text->str, FALSE, last);
}

static void
append_item (GString *out, const GemItem *item, const char *id)
{
  append_text (out, id, TRUE, FALSE);
  append_text (out, item->title, FALSE, FALSE);
  append_text (out, item->text, FALSE, FALSE);
  g_string_append_printf (out, "%d;", item->year);
  append_text (out, item->opgave, FALSE, FALSE);
  append_text (out, item->status, FALSE, FALSE);
  append_list (out, item->provinces, " ", "\xc2\xa0", FALSE);
  append_text (out, item->holder, FALSE, FALSE);
  append_list (out, item->partners, "|", "/", FALSE);
  /* No quotes: a spreadsheet that takes what is quoted for text sees that these are dates. */
  g_string_append_printf (out, "%s;%s;", item->begin != NULL ? item->begin : "",
                          item->end != NULL ? item->end : "");
  append_text (out, item->section, FALSE, FALSE);
  append_text (out, item->url, FALSE, FALSE);
  append_list (out, item->tags, "|", "/", TRUE);
}

/**
 * gem_export_make_csv:
 * @items: (element-type GemItem): items
 * @cancellable: (nullable): a cancellable
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the table, in UTF-8 with a byte order mark; without it Excel reads something
 * else
 */
GBytes *
gem_export_make_csv (GPtrArray *items, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) ids = gem_export_dup_ids (items);
  g_autoptr (GString) out =
      g_string_new ("\xef\xbb\xbf"
                    "id;titel;tekst;jaar;opgave;status;provincies;trekker;partners;begin;einde;"
                    "paragraaf;url;labels\r\n");

  for (guint i = 0; i < items->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      append_item (out, g_ptr_array_index (items, i), g_ptr_array_index (ids, i));
    }
  return g_string_free_to_bytes (g_steal_pointer (&out));
}
