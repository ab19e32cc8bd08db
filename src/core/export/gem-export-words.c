/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "export/gem-export-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_TITLE 120 /* characters of a text that stands in for a title */

/**
 * gem_export_find_feed:
 * @options: options
 * @url: (nullable): the address of a feed
 *
 * Returns: (nullable) (transfer none): what is known of the feed
 */
const GemFeedState *
gem_export_find_feed (const GemExportOptions *options, const char *url)
{
  for (guint i = 0; url != NULL && options->feeds != NULL && i < options->feeds->len; i++)
    {
      const GemFeedState *state = g_ptr_array_index (options->feeds, i);

      if (g_str_equal (state->url, url))
        return state;
    }
  return NULL;
}

/**
 * gem_export_dup_uid:
 * @item: an item
 *
 * The same for the same id of the same feed, for ever, and nothing else: what was imported before is
 * found again by it.
 *
 * Returns: (transfer full): a name that is unique in the world
 */
char *
gem_export_dup_uid (const GemItem *item)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  const char *feed = item->feed != NULL ? item->feed : "";

  /* The end of the address goes in, so that no other pair makes the same bytes. */
  g_checksum_update (checksum, (const guchar *) feed, (gssize) strlen (feed) + 1);
  g_checksum_update (checksum, (const guchar *) item->id, -1);
  return g_strdup_printf ("%.40s@gemeenten2024", g_checksum_get_string (checksum));
}

/**
 * gem_export_dup_ids:
 * @items: (element-type GemItem): items, perhaps of several feeds
 *
 * Returns: (element-type utf8) (transfer full): the id of each; where two feeds have the same, the
 * later item gets its name of gem_export_dup_uid()
 */
GPtrArray *
gem_export_dup_ids (GPtrArray *items)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < items->len; i++)
    {
      const GemItem *item = g_ptr_array_index (items, i);
      char *id =
          g_hash_table_contains (seen, item->id) ? gem_export_dup_uid (item) : g_strdup (item->id);

      g_ptr_array_add (ids, id);
      g_hash_table_add (seen, id);
    }
  return ids;
}

static guint
rank_opgave (const char *opgave)
{
  const char *const *opgaven = gem_item_opgaven ();
  guint i;

  for (i = 0; opgaven[i] != NULL; i++)
    if (g_strcmp0 (opgaven[i], opgave) == 0)
      return i;
  return opgave != NULL ? i : i + 1;
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const GemItem *one = *(GemItem *const *) a, *other = *(GemItem *const *) b;
  guint rank = rank_opgave (one->opgave), other_rank = rank_opgave (other->opgave);

  if (one->year != other->year)
    return one->year < other->year ? -1 : 1;
  if (rank != other_rank)
    return rank < other_rank ? -1 : 1;
  return g_strcmp0 (one->opgave, other->opgave);
}

/**
 * gem_export_dup_sorted:
 * @items: (element-type GemItem): items
 *
 * Returns: (element-type GemItem) (transfer full): the same by year and challenge, and within that in the
 * order they were in
 */
GPtrArray *
gem_export_dup_sorted (GPtrArray *items)
{
  GPtrArray *sorted = g_ptr_array_new_full (items->len, g_object_unref);

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (sorted, g_object_ref (g_ptr_array_index (items, i)));
  g_ptr_array_sort (sorted, compare_items);
  return sorted;
}

/**
 * gem_export_is_same_group:
 * @a: (nullable): an item
 * @b: an item
 *
 * Returns: whether both stand under one heading of a report
 */
gboolean
gem_export_is_same_group (const GemItem *a, const GemItem *b)
{
  return a != NULL && a->year == b->year && g_strcmp0 (a->opgave, b->opgave) == 0;
}

/**
 * gem_export_dup_date:
 * @iso_date: such as 2018-11-13
 *
 * Returns: (transfer full): the date in words; @iso_date itself where it is no date
 */
char *
gem_export_dup_date (const char *iso_date)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *moment = g_strconcat (iso_date, "T00:00:00", NULL);
  g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (moment, utc);

  /* Translators: day, month in words, year; see strftime(3) */
  return date != NULL ? g_date_time_format (date, _ ("%-d %B %Y")) : g_strdup (iso_date);
}

/**
 * gem_export_dup_today:
 * @options: options
 *
 * Returns: (transfer full): the day of the export, in words
 */
char *
gem_export_dup_today (const GemExportOptions *options)
{
  g_autoptr (GDateTime) now = options->now != 0 ? g_date_time_new_from_unix_local (options->now)
                                                : g_date_time_new_now_local ();

  return g_date_time_format (now, _ ("%-d %B %Y"));
}

/**
 * gem_export_dup_period:
 * @item: an item
 *
 * Returns: (transfer full) (nullable): when it runs, in words
 */
char *
gem_export_dup_period (const GemItem *item)
{
  g_autofree char *begin = item->begin != NULL ? gem_export_dup_date (item->begin) : NULL;
  g_autofree char *end = item->end != NULL ? gem_export_dup_date (item->end) : NULL;

  if (begin != NULL && end != NULL)
    return g_strdup_printf (_ ("%s to %s"), begin, end);
  if (begin != NULL)
    return g_strdup_printf (_ ("from %s"), begin);
  return end != NULL ? g_strdup_printf (_ ("until %s"), end) : NULL;
}

/**
 * gem_export_dup_provinces:
 * @edition: an edition
 * @codes: (array zero-terminated=1) (nullable): ISO codes; an unknown one stays as it is
 *
 * Returns: (transfer full): their names; "Whole country" for none
 */
char *
gem_export_dup_provinces (GemEdition *edition, char **codes)
{
  gboolean none = codes == NULL || codes[0] == NULL;
  g_autoptr (GString) text = g_string_new (none ? _ ("Whole country") : NULL);

  for (guint i = 0; !none && codes[i] != NULL; i++)
    {
      const GemSession *session = gem_edition_find_session (edition, codes[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                              session != NULL ? session->province : codes[i]);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * gem_export_dup_section:
 * @edition: an edition
 * @id: (nullable): the id of a section
 *
 * Returns: (transfer full) (nullable): its title; the id where this edition does not have it
 */
char *
gem_export_dup_section (GemEdition *edition, const char *id)
{
  const GemSection *section = id != NULL ? gem_edition_find_section (edition, id) : NULL;

  return g_strdup (section != NULL ? section->title : id);
}

/**
 * gem_export_dup_title:
 * @item: an item
 *
 * Returns: (transfer full): one line that says what it is
 */
char *
gem_export_dup_title (const GemItem *item)
{
  g_autofree char *line = NULL;

  if (item->title != NULL && *item->title != '\0')
    return g_strdup (item->title);
  line = g_strdup (item->text != NULL && *item->text != '\0' ? item->text : item->id);
  g_strstrip (g_strdelimit (line, "\r\n\t", ' '));
  if (g_utf8_strlen (line, -1) <= MAX_TITLE)
    return g_steal_pointer (&line);
  *g_utf8_offset_to_pointer (line, MAX_TITLE) = '\0';
  return g_strconcat (g_strchomp (line), "…", NULL);
}

/**
 * gem_export_get_text:
 * @item: an item
 *
 * Returns: (nullable): what it says beyond its title
 */
const char *
gem_export_get_text (const GemItem *item)
{
  g_autofree char *title = gem_export_dup_title (item);

  return item->text != NULL && *item->text != '\0' && !g_str_equal (item->text, title) ? item->text
                                                                                       : NULL;
}

/**
 * gem_export_get_opgave:
 * @item: an item
 *
 * Returns: the heading that it stands under
 */
const char *
gem_export_get_opgave (const GemItem *item)
{
  return item->opgave != NULL ? gem_item_opgave_label (item->opgave) : _ ("No challenge named");
}

/**
 * gem_export_dup_status:
 * @item: an item
 *
 * Returns: (transfer full) (nullable): its status with a sign before it, so that no colour is needed
 */
char *
gem_export_dup_status (const GemItem *item)
{
  if (item->status == NULL)
    return NULL;
  return g_strdup_printf ("%s %s", gem_item_status_symbol (item->status),
                          gem_item_status_label (item->status));
}

static void
add_choice (GString *text, const char *name, const char *value)
{
  if (value != NULL)
    g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "; " : "", name, value);
}

/**
 * gem_export_describe:
 * @query: what was asked for
 * @edition: where provinces have their names
 *
 * Returns: (transfer full) (nullable): what was chosen, in words; %NULL where nothing was
 */
char *
gem_export_describe (const GemItemQuery *query, GemEdition *edition)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *year = NULL;
  const GemSession *session;

  g_return_val_if_fail (query != NULL && GEM_IS_EDITION (edition), NULL);

  session = query->province != NULL ? gem_edition_find_session (edition, query->province) : NULL;
  year = query->year != 0 ? g_strdup_printf ("%d", query->year) : NULL;
  add_choice (text, _ ("Year"), year);
  add_choice (text, _ ("Challenge"), gem_item_opgave_label (query->opgave));
  add_choice (text, _ ("Status"), gem_item_status_label (query->status));
  add_choice (text, _ ("Province"), session != NULL ? session->province : query->province);
  add_choice (text, _ ("Carried by"), query->holder);
  add_choice (text, _ ("Feed"), query->feed);
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
