/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "feed/gem-feed-etiquette.h"

#include "store/gem-store.h"

#include <libsoup/soup.h>
#include <string.h>

/* Digits only; as many as there are: more than a day is a day. */
static gboolean
read_seconds (const char *text, gint64 *seconds)
{
  g_autofree char *clean = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

  if (clean == NULL || *clean == '\0' || clean[strspn (clean, "0123456789")] != '\0')
    return FALSE;
  *seconds = (gint64) MIN (g_ascii_strtoull (clean, NULL, 10), (guint64) GEM_FEED_MAX_WAIT);
  return TRUE;
}

/* How far a date of the server lies ahead, by the server's own clock where it tells it. */
static gboolean
read_date (const char *text, const char *date, gint64 now, gint64 *seconds)
{
  g_autoptr (GDateTime) moment = text != NULL ? soup_date_time_new_from_http_string (text) : NULL;
  g_autoptr (GDateTime) clock = date != NULL ? soup_date_time_new_from_http_string (date) : NULL;

  if (moment == NULL)
    return FALSE;
  *seconds =
      CLAMP (g_date_time_to_unix (moment) - (clock != NULL ? g_date_time_to_unix (clock) : now), 0,
             GEM_FEED_MAX_WAIT);
  return TRUE;
}

/**
 * gem_feed_etiquette_fresh_until:
 * @cache_control: (nullable): the header, all of its lines joined
 * @age: (nullable): the header
 * @expires: (nullable): the header
 * @date: (nullable): the header
 * @now: now
 *
 * Until when there is no need to ask (RFC 9111, 4.2). max-age, less Age, wins over Expires; no-cache and
 * no-store end both. A day at most.
 *
 * Returns: that moment; 0 where there is none
 */
gint64
gem_feed_etiquette_fresh_until (
    const char *cache_control, const char *age, const char *expires, const char *date, gint64 now)
{
  g_autoptr (GHashTable) directives =
      cache_control != NULL ? soup_header_parse_param_list (cache_control) : NULL;
  gint64 seconds = 0, spent = 0;
  gboolean known = FALSE;

  if (directives != NULL)
    {
      if (g_hash_table_contains (directives, "no-cache") ||
          g_hash_table_contains (directives, "no-store"))
        return 0;
      known = g_hash_table_contains (directives, "max-age");
      if (known && !read_seconds (g_hash_table_lookup (directives, "max-age"), &seconds))
        return 0;
      if (known && read_seconds (age, &spent))
        seconds -= spent;
    }
  if (!known && !read_date (expires, date, now, &seconds))
    return 0;
  return seconds > 0 ? now + seconds : 0;
}

/**
 * gem_feed_etiquette_retry_at:
 * @retry_after: (nullable): the header: seconds, or a date
 * @date: (nullable): the header Date
 * @now: now
 *
 * When a server that is busy wants to be asked again (RFC 9110, 10.2.3): in a minute at least, and in a
 * day at most.
 *
 * Returns: that moment; 0 where the server does not say
 */
gint64
gem_feed_etiquette_retry_at (const char *retry_after, const char *date, gint64 now)
{
  gint64 seconds;

  if (!read_seconds (retry_after, &seconds) && !read_date (retry_after, date, now, &seconds))
    return 0;
  return now + CLAMP (seconds, GEM_FEED_MIN_BACK_OFF, GEM_FEED_MAX_WAIT);
}

/**
 * gem_feed_etiquette_back_off:
 * @failures: how many tries in a row failed, from 1
 * @random: from 0 to 1, so that not all who were refused come back together
 * @now: now
 *
 * Returns: when to try again: twice as long after each failure, from a minute to a day
 */
gint64
gem_feed_etiquette_back_off (guint failures, double random, gint64 now)
{
  guint doublings = CLAMP (failures, 1, 12) - 1;
  gint64 longest = MIN ((gint64) GEM_FEED_MIN_BACK_OFF * 2 << doublings, GEM_FEED_MAX_WAIT);

  return now + longest - (gint64) ((double) longest / 2 * CLAMP (random, 0.0, 1.0));
}
