/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What an address of the agenda chooses: the page that shows it, and the items. */

#pragma once

#include "address/gem-address.h"
#include "edition/gem-edition.h"
#include "store/gem-store-listing.h"

G_BEGIN_DECLS

typedef enum
{
  GEM_AGENDA_PAGE_LIST,
  GEM_AGENDA_PAGE_BOARD,
  GEM_AGENDA_PAGE_TIMELINE,
  GEM_AGENDA_PAGE_PROGRESS,
  GEM_AGENDA_PAGE_AGREEMENT,
  GEM_AGENDA_PAGE_CHANGES,
  GEM_AGENDA_N_PAGES
} GemAgendaPage;

GemAgendaPage gem_agenda_address_get_page (const GemAddress *address);
const char *gem_agenda_page_to_string (GemAgendaPage page);
GemAddress *gem_agenda_address_with_page (const GemAddress *address, GemAgendaPage page);
GemAddress *gem_agenda_address_with_year (const GemAddress *address, const char *year);

const GemFeedState *gem_agenda_find_feed (GPtrArray *feeds, const char *url);
const char *const *gem_agenda_filter_keys (void);
char *gem_agenda_filter_describe (GemEdition *edition,
                                  GPtrArray *feeds,
                                  const char *key,
                                  const char *value);
char *gem_agenda_group_describe (GPtrArray *feeds, GemListingGroup group, const char *key);

G_END_DECLS
