/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-words.h"

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
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) date = NULL;
  g_autofree char *moment = NULL;

  if (iso_date == NULL)
    return g_strdup ("");
  moment = g_strconcat (iso_date, "T00:00:00", NULL);
  date = g_date_time_new_from_iso8601 (moment, utc);
  /* Translators: day, month in words, year; see strftime(3) */
  return date != NULL ? g_date_time_format (date, _ ("%-d %B %Y")) : g_strdup (iso_date);
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
 * gem_words_provinces:
 * @edition: an edition
 * @codes: (array zero-terminated=1): ISO codes; an unknown one stays as it is
 *
 * Returns: (transfer full): their names; "Whole country" for none
 */
char *
gem_words_provinces (GemEdition *edition, char **codes)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (codes == NULL || codes[0] == NULL)
    return g_strdup (_ ("Whole country"));
  for (guint i = 0; codes[i] != NULL; i++)
    {
      const GemSession *session = gem_edition_find_session (edition, codes[i]);

      if (i > 0)
        g_string_append (text, ", ");
      g_string_append (text, session != NULL ? session->province : codes[i]);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
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
  g_autofree char *provinces = gem_words_provinces (edition, item->provinces);
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

/**
 * gem_words_item_period:
 * @item: an agenda item
 *
 * Returns: (transfer full) (nullable): from when to when, in words; %NULL where it does not say
 */
char *
gem_words_item_period (const GemItem *item)
{
  g_autofree char *begin = gem_words_date (item->begin);
  g_autofree char *end = gem_words_date (item->end);

  if (item->begin != NULL && item->end != NULL)
    return g_strdup_printf (_ ("%s to %s"), begin, end);
  if (item->begin != NULL)
    return g_strdup_printf (_ ("from %s"), begin);
  return item->end != NULL ? g_strdup_printf (_ ("until %s"), end) : NULL;
}
