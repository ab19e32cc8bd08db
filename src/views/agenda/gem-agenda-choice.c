/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-agenda-choice.h"

#include <glib/gi18n.h>

static const char *const page_names[] = {
  [GEM_AGENDA_PAGE_LIST] = "list",           [GEM_AGENDA_PAGE_BOARD] = "board",
  [GEM_AGENDA_PAGE_TIMELINE] = "timeline",   [GEM_AGENDA_PAGE_PROGRESS] = "progress",
  [GEM_AGENDA_PAGE_AGREEMENT] = "agreement", [GEM_AGENDA_PAGE_CHANGES] = "changes"
};

/* What narrows the items down, in the order in which it is told. */
static const char *const filter_keys[] = { "opgave", "status",  "province", "holder",  "feed",
                                           "q",      "changed", "followed", "section", NULL };

/**
 * gem_agenda_address_get_page:
 * @address: an address of the agenda
 *
 * Returns: the page that shows it
 */
GemAgendaPage
gem_agenda_address_get_page (const GemAddress *address)
{
  const char *name = gem_address_get_param (address, "as");

  for (guint i = 0; name != NULL && i < GEM_AGENDA_N_PAGES; i++)
    if (g_str_equal (page_names[i], name))
      return (GemAgendaPage) i;
  return GEM_AGENDA_PAGE_LIST;
}

/**
 * gem_agenda_page_to_string:
 * @page: a page
 *
 * Returns: (transfer none): its name in addresses
 */
const char *
gem_agenda_page_to_string (GemAgendaPage page)
{
  g_return_val_if_fail ((guint) page < GEM_AGENDA_N_PAGES, NULL);

  return page_names[page];
}

/**
 * gem_agenda_address_with_page:
 * @address: an address of the agenda
 * @page: a page
 *
 * Returns: (transfer full): the same items on another page
 */
GemAddress *
gem_agenda_address_with_page (const GemAddress *address, GemAgendaPage page)
{
  return gem_address_with_param (address, "as",
                                 page != GEM_AGENDA_PAGE_LIST ? page_names[page] : NULL);
}

/**
 * gem_agenda_address_with_year:
 * @address: an address of the agenda
 * @year: (nullable): a year; %NULL for all
 *
 * Returns: (transfer full): the same choices, of another year
 */
GemAddress *
gem_agenda_address_with_year (const GemAddress *address, const char *year)
{
  static const char *const others[] = { "as", "group", "sort", "since", "until", "show", NULL };
  const char *const *const lists[] = { filter_keys, others };
  g_autoptr (GemAddress) result = gem_address_new (GEM_ADDRESS_AGENDA, year);

  for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
    for (guint i = 0; lists[l][i] != NULL; i++)
      {
        const char *value = gem_address_get_param (address, lists[l][i]);
        GemAddress *with;

        if (value == NULL)
          continue;
        with = gem_address_with_param (result, lists[l][i], value);
        gem_address_unref (result);
        result = with;
      }
  return g_steal_pointer (&result);
}

/**
 * gem_agenda_filter_keys:
 *
 * Returns: (array zero-terminated=1) (transfer none): the keys of an address that narrow the items down
 */
const char *const *
gem_agenda_filter_keys (void)
{
  return filter_keys;
}

/**
 * gem_agenda_find_feed:
 * @feeds: (nullable) (element-type GemFeedState): the feeds there are
 * @url: (nullable): the address of one
 *
 * Returns: (transfer none) (nullable): that feed
 */
const GemFeedState *
gem_agenda_find_feed (GPtrArray *feeds, const char *url)
{
  for (guint i = 0; feeds != NULL && i < feeds->len; i++)
    {
      const GemFeedState *feed = g_ptr_array_index (feeds, i);

      if (g_strcmp0 (feed->url, url) == 0)
        return feed;
    }
  return NULL;
}

static const char *
find_feed_title (GPtrArray *feeds, const char *url)
{
  const GemFeedState *feed = gem_agenda_find_feed (feeds, url);

  return feed != NULL && feed->title != NULL ? feed->title : url;
}

/**
 * gem_agenda_filter_describe:
 * @edition: where the names come from
 * @feeds: (nullable) (element-type GemFeedState): the feeds there are
 * @key: one of gem_agenda_filter_keys()
 * @value: its value
 *
 * Returns: (transfer full): what it means, in a few words
 */
char *
gem_agenda_filter_describe (GemEdition *edition,
                            GPtrArray *feeds,
                            const char *key,
                            const char *value)
{
  gboolean without = g_str_equal (value, GEM_ITEM_WITHOUT);

  if (g_str_equal (key, "opgave"))
    return g_strdup (without ? _ ("No challenge") : gem_item_opgave_label (value));
  if (g_str_equal (key, "status"))
    return g_strdup (without ? _ ("No status") : gem_item_status_label (value));
  if (g_str_equal (key, "holder"))
    return g_strdup (without ? _ ("Nobody named") : value);
  if (g_str_equal (key, "feed"))
    return g_strdup (find_feed_title (feeds, value));
  if (g_str_equal (key, "q"))
    return g_strdup_printf (_ ("“%s”"), value);
  if (g_str_equal (key, "changed"))
    return g_strdup (_ ("New or changed"));
  if (g_str_equal (key, "followed"))
    return g_strdup (_ ("Followed"));
  if (g_str_equal (key, "province"))
    {
      const GemSession *session = gem_edition_find_session (edition, value);

      return g_strdup (session != NULL ? session->province : value);
    }
  if (g_str_equal (key, "section"))
    {
      const GemSection *section = gem_edition_find_section (edition, value);

      if (without)
        return g_strdup (_ ("No section"));
      return g_strdup (section != NULL ? section->title : value);
    }
  return g_strdup (value);
}

/**
 * gem_agenda_group_describe:
 * @feeds: (nullable) (element-type GemFeedState): the feeds there are
 * @group: what items are grouped by
 * @key: (nullable): what the items of a group have in common
 *
 * Returns: (transfer full) (nullable): the heading of the group; %NULL for %GEM_GROUP_NONE
 */
char *
gem_agenda_group_describe (GPtrArray *feeds, GemListingGroup group, const char *key)
{
  switch (group)
    {
    case GEM_GROUP_YEAR:
      return g_strdup (key);
    case GEM_GROUP_OPGAVE:
      return g_strdup (key != NULL ? gem_item_opgave_label (key) : _ ("No challenge"));
    case GEM_GROUP_STATUS:
      return g_strdup (key != NULL ? gem_item_status_label (key) : _ ("No status"));
    case GEM_GROUP_HOLDER:
      return g_strdup (key != NULL ? key : _ ("Nobody named"));
    case GEM_GROUP_FEED:
      return g_strdup (find_feed_title (feeds, key));
    case GEM_GROUP_NONE:
    default:
      return NULL;
    }
}
