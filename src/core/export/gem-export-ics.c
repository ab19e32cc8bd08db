/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A calendar, as RFC 5545 has it and as Outlook wants it. */

#include "export/gem-export-private.h"

#include <glib/gi18n-lib.h>
#include <libical/ical.h>
#include <string.h>

static void
add_line (GString *text, const char *name, const char *value)
{
  if (value != NULL && *value != '\0')
    g_string_append_printf (text, "%s: %s\n", name, value);
}

static char *
dup_description (const GemItem *item, GemEdition *edition)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *partners = g_strjoinv (", ", item->partners);
  g_autofree char *provinces = gem_export_dup_provinces (edition, item->provinces);
  g_autofree char *section = gem_export_dup_section (edition, item->section);

  if (gem_export_get_text (item) != NULL)
    g_string_append_printf (text, "%s\n\n", gem_export_get_text (item));
  add_line (text, _ ("Status"), gem_item_status_label (item->status));
  add_line (text, _ ("For"), provinces);
  add_line (text, _ ("Carried by"), item->holder);
  add_line (text, _ ("Partners"), partners);
  add_line (text, _ ("Section of the publication"), section);
  return g_strchomp (g_string_free (g_steal_pointer (&text), FALSE));
}

/* A moment in UTC; as seconds where RFC 3339 says none that can be. */
static icaltimetype
make_moment (const char *moment, gint64 otherwise)
{
  g_autoptr (GDateTime) time = moment != NULL ? g_date_time_new_from_iso8601 (moment, NULL) : NULL;
  gint64 seconds = time != NULL ? g_date_time_to_unix (time) : otherwise;

  return icaltime_from_timet_with_zone ((time_t) seconds, 0, icaltimezone_get_utc_timezone ());
}

static icaltimetype
make_date (const char *iso_date, int days)
{
  icaltimetype date = icaltime_null_date ();

  date.year = (int) g_ascii_strtoll (iso_date, NULL, 10);
  date.month = (int) g_ascii_strtoll (iso_date + strlen ("2020-"), NULL, 10);
  date.day = (int) g_ascii_strtoll (iso_date + strlen ("2020-12-"), NULL, 10);
  icaltime_adjust (&date, days, 0, 0, 0);
  return date;
}

static void
add_x (icalcomponent *component, const char *name, const char *value)
{
  icalproperty *property = icalproperty_new_x (value);

  icalproperty_set_x_name (property, name);
  icalcomponent_add_property (component, property);
}

/* One property each. libical 3 leaves a comma bare here, which would part one label in two. */
static void
add_category (icalcomponent *event, const char *name)
{
  g_autofree char *whole = g_strdelimit (g_strdup (name), ",", ';');

  icalcomponent_add_property (event, icalproperty_new_categories (whole));
}

static void
add_categories (icalcomponent *event, const GemItem *item)
{
  if (item->opgave != NULL)
    add_category (event, gem_item_opgave_label (item->opgave));
  for (guint i = 0; item->tags[i] != NULL; i++)
    add_category (event, item->tags[i]);
}

/* RFC 5546 asks for one in what is published. It is the feed: nobody's mail address is known, and
 * Outlook passes over what is no mail address ([MS-OXCICAL] 2.1.3.1.1.20.16). */
static void
add_organizer (icalcomponent *event, const GemItem *item)
{
  icalproperty *organizer =
      icalproperty_new_organizer (item->feed != NULL ? item->feed : "invalid:nomail");

  if (item->holder != NULL)
    {
      g_autofree char *name = g_strdelimit (g_strdup (item->holder), "\"", '\'');

      icalproperty_add_parameter (organizer, icalparameter_new_cn (name));
    }
  icalcomponent_add_property (event, organizer);
}

static void
add_dates (icalcomponent *event, const GemItem *item)
{
  const char *begin = item->begin != NULL ? item->begin : item->end;
  const char *end = item->end != NULL ? item->end : item->begin;

  icalcomponent_add_property (event, icalproperty_new_dtstart (make_date (begin, 0)));
  /* The first day that it is over. */
  icalcomponent_add_property (event, icalproperty_new_dtend (make_date (end, 1)));
}

/* An address that could break out of its line is none. */
static gboolean
is_one_word (const char *url)
{
  for (const char *p = url; *p != '\0'; p++)
    if (g_ascii_iscntrl (*p) || *p == ' ')
      return FALSE;
  return TRUE;
}

static icalcomponent *
make_event (const GemItem *item, GemEdition *edition, const GemExportOptions *options, gint64 now)
{
  icalcomponent *event = icalcomponent_new (ICAL_VEVENT_COMPONENT);
  const GemFeedState *feed = gem_export_find_feed (options, item->feed);
  gint64 issue = feed != NULL ? feed->issue : 0;
  g_autofree char *uid = gem_export_dup_uid (item);
  g_autofree char *title = gem_export_dup_title (item);
  g_autofree char *description = dup_description (item, edition);

  icalcomponent_add_property (event, icalproperty_new_uid (uid));
  icalcomponent_add_property (event, icalproperty_new_dtstamp (make_moment (NULL, now)));
  icalcomponent_add_property (event,
                              icalproperty_new_lastmodified (
                                  make_moment (item->modified, feed != NULL && feed->synced_at > 0
                                                                   ? feed->synced_at
                                                                   : now)));
  icalcomponent_add_property (event,
                              icalproperty_new_sequence ((int) CLAMP (issue, 0, G_MAXINT32)));
  add_organizer (event, item);
  add_dates (event, item);
  icalcomponent_add_property (event, icalproperty_new_summary (title));
  if (*description != '\0')
    icalcomponent_add_property (event, icalproperty_new_description (description));
  icalcomponent_add_property (event,
                              icalproperty_new_status (g_strcmp0 (item->status, "vervallen") == 0
                                                           ? ICAL_STATUS_CANCELLED
                                                           : ICAL_STATUS_CONFIRMED));
  add_categories (event, item);
  if (item->url != NULL && is_one_word (item->url))
    icalcomponent_add_property (event, icalproperty_new_url (item->url));
  /* An item that runs all year keeps nobody from making appointments. */
  icalcomponent_add_property (event, icalproperty_new_transp (ICAL_TRANSP_TRANSPARENT));
  add_x (event, "X-MICROSOFT-CDO-BUSYSTATUS", "FREE");
  return event;
}

static icalcomponent *
make_calendar (const GemExportOptions *options)
{
  icalcomponent *calendar = icalcomponent_new (ICAL_VCALENDAR_COMPONENT);
  g_autofree char *name = g_strdelimit (g_strdup (options->title), "\r\n\t", ' ');

  icalcomponent_add_property (calendar, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (calendar,
                              icalproperty_new_prodid (
                                  "-//Gemeenten 2024//gemeenten2024 " GEM_VERSION "//NL"));
  icalcomponent_add_property (calendar, icalproperty_new_calscale ("GREGORIAN"));
  icalcomponent_add_property (calendar, icalproperty_new_method (ICAL_METHOD_PUBLISH));
  add_x (calendar, "X-WR-CALNAME", name);
  return calendar;
}

/**
 * gem_export_make_ics:
 * @items: (element-type GemItem): items
 * @edition: where sections and provinces have their names
 * @options: title and feeds
 * @left_out: (out): how many items have no date
 * @cancellable: (nullable): a cancellable
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): a calendar of whole days
 */
GBytes *
gem_export_make_ics (GPtrArray *items,
                     GemEdition *edition,
                     const GemExportOptions *options,
                     guint *left_out,
                     GCancellable *cancellable,
                     GError **error)
{
  gint64 now = options->now != 0 ? options->now : g_get_real_time () / G_USEC_PER_SEC;
  icalcomponent *calendar = make_calendar (options);
  gboolean cancelled = FALSE;
  char *text;
  GBytes *bytes;

  for (guint i = 0; i < items->len && !cancelled; i++)
    {
      const GemItem *item = g_ptr_array_index (items, i);

      cancelled = g_cancellable_set_error_if_cancelled (cancellable, error);
      if (item->begin != NULL || item->end != NULL)
        icalcomponent_add_component (calendar, make_event (item, edition, options, now));
      else
        (*left_out)++;
    }
  if (cancelled)
    {
      icalcomponent_free (calendar);
      return NULL;
    }
  text = icalcomponent_as_ical_string_r (calendar);
  icalcomponent_free (calendar);
  bytes = g_bytes_new (text, strlen (text));
  free (text);
  return bytes;
}
