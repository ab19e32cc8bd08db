/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-words.h"

#include "export/gem-export-words.h"

#include <glib/gi18n.h>

/**
 * gem_words_date:
 * @iso_date: (nullable): such as 2018-11-13
 *
 * Returns: (transfer full): the date in words; @iso_date itself where it is no date, "" for %NULL
 */
char *
gem_words_date (const char *iso_date)
{
  return iso_date != NULL ? gem_export_dup_date (iso_date) : g_strdup ("");
}

/**
 * gem_words_ago:
 * @unix_seconds: a moment
 * @now: the present moment, in the same unit
 *
 * Returns: (transfer full): how long ago it was, or its date when that is more than a day
 */
char *
gem_words_ago (gint64 unix_seconds, gint64 now)
{
  gint64 minutes = (now - unix_seconds) / 60;
  g_autoptr (GDateTime) moment = NULL;

  if (minutes < 1)
    return g_strdup (_ ("just now"));
  if (minutes < 60)
    return g_strdup_printf (ngettext ("%d minute ago", "%d minutes ago", (gulong) minutes),
                            (int) minutes);
  if (minutes < 24 * 60)
    return g_strdup_printf (ngettext ("%d hour ago", "%d hours ago", (gulong) (minutes / 60)),
                            (int) (minutes / 60));
  moment = g_date_time_new_from_unix_local (unix_seconds);
  /* Translators: the day that something happened; see strftime(3) */
  return g_date_time_format (moment, _ ("on %-d %B %Y"));
}

/**
 * gem_words_item_title:
 * @item: an agenda item
 *
 * Returns: its title; the text where it has no title
 */
const char *
gem_words_item_title (const GemItem *item)
{
  if (item->title != NULL && *item->title != '\0')
    return item->title;
  return item->text != NULL && *item->text != '\0' ? item->text : item->id;
}

/**
 * gem_words_item_summary:
 * @edition: an edition
 * @item: an agenda item
 *
 * Returns: (transfer full): status, challenge, provinces and who carries it, in one line
 */
char *
gem_words_item_summary (GemEdition *edition, const GemItem *item)
{
  g_autofree char *provinces = gem_export_dup_provinces (edition, item->provinces);
  const char *parts[] = { gem_item_status_label (item->status),
                          gem_item_opgave_label (item->opgave), provinces, item->holder };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i] == NULL || *parts[i] == '\0')
        continue;
      if (text->len > 0)
        g_string_append (text, " · ");
      g_string_append (text, parts[i]);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
