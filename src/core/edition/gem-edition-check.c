/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What must hold between the sources of an edition: every address leads somewhere. */

#include "address/gem-address.h"
#include "edition/gem-edition-draft.h"
#include "feed/gem-item.h"

#include <string.h>

static GemDraftSection *
find_section (GemEditionDraft *self, const char *id)
{
  for (guint i = 0; i < self->sections->len; i++)
    {
      GemDraftSection *section = g_ptr_array_index (self->sections, i);

      if (g_strcmp0 (section->id, id) == 0)
        return section;
    }
  return NULL;
}

static gboolean
has_anchor (GemDraftSection *section, const char *anchor)
{
  for (guint i = 0; i < section->blocks->len; i++)
    {
      GemDraftBlock *block = g_ptr_array_index (section->blocks, i);

      if (g_str_equal (block->anchor, anchor))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_session (GemEditionDraft *self, const char *iso)
{
  for (guint i = 0; i < self->sessions->len; i++)
    {
      GemDraftSession *session = g_ptr_array_index (self->sessions, i);

      if (g_strcmp0 (session->iso, iso) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
address_leads_somewhere (GemEditionDraft *self, const GemAddress *address)
{
  const char *id = gem_address_get_id (address);
  const char *fragment = gem_address_get_fragment (address);
  GemDraftSection *section;

  switch (gem_address_get_kind (address))
    {
    case GEM_ADDRESS_SECTION:
      section = find_section (self, id);
      return section != NULL && (fragment == NULL || has_anchor (section, fragment));
    case GEM_ADDRESS_PROVINCE:
      return has_session (self, id);
    case GEM_ADDRESS_THEME:
      return gem_draft_find_entry (self->themes, id) != NULL;
    case GEM_ADDRESS_REFERENCE:
      return gem_draft_find_entry (self->references, id) != NULL;
    case GEM_ADDRESS_TERM:
      return gem_draft_find_entry (self->terms, id) != NULL;
    case GEM_ADDRESS_GOAL:
      return gem_draft_find_entry (self->goals, id) != NULL;
    case GEM_ADDRESS_LIST:
    case GEM_ADDRESS_AGENDA:
    case GEM_ADDRESS_COMPARE:
    case GEM_ADDRESS_SEARCH:
      return TRUE;
    case GEM_ADDRESS_ITEM: /* items come and go with the feed */
    default:
      return FALSE;
    }
}

static void
check_link (GemEditionDraft *self, GemDraftSection *section, const GemDraftLink *link)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GemAddress) address = NULL;

  if (g_str_has_prefix (link->target, "https:") || g_str_has_prefix (link->target, "mailto:"))
    return;
  address = gem_address_parse (link->target, &error);
  if (address == NULL)
    gem_edition_draft_fault (self, section->file, link->line, link->target, "%s", error->message);
  else if (!address_leads_somewhere (self, address))
    gem_edition_draft_fault (self, section->file, link->line, link->target,
                             "the link leads nowhere");
}

static void
check_section (GemEditionDraft *self, GemDraftSection *section)
{
  GemDraftSection *first = find_section (self, section->id);

  if (first != section)
    gem_edition_draft_fault (self, section->file, section->line, section->id,
                             "the section was in %s, line %u, already", first->file, first->line);
  if (section->blocks->len == 0)
    gem_edition_draft_fault (self, section->file, section->line, section->id,
                             "the section has no text");
  if (g_strcmp0 (section->kind, "session") == 0 && !has_session (self, section->iso))
    gem_edition_draft_fault (self, section->file, section->line, "province",
                             "there is no session of “%s”",
                             section->iso != NULL ? section->iso : "");
  for (guint i = 0; i < section->blocks->len; i++)
    {
      GemDraftBlock *block = g_ptr_array_index (section->blocks, i);

      for (guint j = 0; j < block->links->len; j++)
        check_link (self, section, &g_array_index (block->links, GemDraftLink, j));
    }
}

static gboolean
has_session_section (GemEditionDraft *self, const char *iso)
{
  for (guint i = 0; i < self->sections->len; i++)
    {
      GemDraftSection *section = g_ptr_array_index (self->sections, i);

      if (g_strcmp0 (section->kind, "session") == 0 && g_strcmp0 (section->iso, iso) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
check_commitment (GemEditionDraft *self, GemDraftEntry *commitment)
{
  static const char file[] = "commitments.json";
  const char *section_id = gem_draft_entry_get (commitment, "section");
  const char *anchor = gem_draft_entry_get (commitment, "anchor");
  const char *opgave = gem_draft_entry_get (commitment, "opgave");
  const char *year = gem_draft_entry_get (commitment, "year");
  GemDraftSection *section = find_section (self, section_id);

  if (section == NULL)
    gem_edition_draft_fault (self, file, commitment->line, "section", "there is no section “%s”",
                             section_id != NULL ? section_id : "");
  else if (anchor != NULL && !has_anchor (section, anchor))
    gem_edition_draft_fault (self, file, commitment->line, "anchor",
                             "the section has no anchor “%s”", anchor);
  if (opgave != NULL && !g_strv_contains (gem_item_opgaven (), opgave))
    gem_edition_draft_fault (self, file, commitment->line, "opgave", "“%s” is not an opgave",
                             opgave);
  if (g_strcmp0 (year, "2019") != 0 && g_strcmp0 (year, "2020") != 0)
    gem_edition_draft_fault (self, file, commitment->line, "year", "the year must be 2019 or 2020");
  for (guint i = 0; commitment->list[i] != NULL; i++)
    if (!has_session (self, commitment->list[i]))
      gem_edition_draft_fault (self, file, commitment->line, "provinces",
                               "there is no province “%s”", commitment->list[i]);
}

static void
check_reference (GemEditionDraft *self, GemDraftEntry *reference)
{
  static const char *const kinds[] = { "report", "advice", "book", "study", "essay", NULL };
  const char *kind = gem_draft_entry_get (reference, "kind");

  if (kind != NULL && !g_strv_contains (kinds, kind))
    gem_edition_draft_fault (self, "references.json", reference->line, "kind",
                             "“%s” is not a kind of reference", kind);
}

/**
 * gem_edition_check:
 * @self: a draft, all of it read
 *
 * Looks through the whole draft and notes every fault.
 */
void
gem_edition_check (GemEditionDraft *self)
{
  for (guint i = 0; i < self->sections->len; i++)
    check_section (self, g_ptr_array_index (self->sections, i));
  for (guint i = 0; i < self->commitments->len; i++)
    check_commitment (self, g_ptr_array_index (self->commitments, i));
  for (guint i = 0; i < self->goal_places->len; i++)
    {
      GemDraftEntry *place = g_ptr_array_index (self->goal_places, i);
      const char *id = gem_draft_entry_get (place, "section");

      if (find_section (self, id) == NULL)
        gem_edition_draft_fault (self, "goals.json", place->line, "section",
                                 "there is no section “%s”", id != NULL ? id : "");
    }
  for (guint i = 0; i < self->references->len; i++)
    check_reference (self, g_ptr_array_index (self->references, i));
  for (guint i = 0; i < self->sessions->len; i++)
    {
      GemDraftSession *session = g_ptr_array_index (self->sessions, i);

      if (session->iso != NULL && !has_session_section (self, session->iso))
        gem_edition_draft_fault (self, "sessions.json", 0, session->iso,
                                 "the text has no section for this session");
    }
}
