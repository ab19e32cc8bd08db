/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemEdition: a publication to read. Its contents list, sessions and themes are in memory from the
 * start; the text of a section is read when somebody wants it. */

#pragma once

#include <gio/gio.h>

#include "address/gem-address.h"

G_BEGIN_DECLS

/* What identifies the agenda that comes with the program, agenda.json, in the store. */
#define GEM_EDITION_AGENDA_ID "gem:agenda"

/* What GemEdition hands out belongs to it, never changes, and may be read in any thread. */

/**
 * GemSection:
 * @id: its name in addresses
 * @parent: (nullable): the id of the section above it
 * @level: 1 for the top
 * @number: (nullable): only where the publication numbers it
 * @title: the title
 * @printed: (nullable): the title as it was printed, where that holds a slip
 * @kind: `letter`, `preface`, `chapter`, `section`, `box`, `session`, `references` or `colophon`
 * @iso: (nullable): the province of a session
 * @words: how many words it has
 */
typedef struct
{
  char *id;
  char *parent;
  int level;
  char *number;
  char *title;
  char *printed;
  char *kind;
  char *iso;
  int words;
} GemSection;

/**
 * GemSubject:
 * @wording: what the session itself called it
 * @printed: (nullable): as it was printed, where that holds a slip
 * @note: (nullable): why it was put under these themes
 * @doubtful: whether the themes are open to discussion
 * @themes: (array zero-terminated=1): ids of themes
 */
typedef struct
{
  char *wording;
  char *printed;
  char *note;
  gboolean doubtful;
  GStrv themes;
} GemSubject;

/**
 * GemSession:
 * @iso: ISO 3166-2 code of the province
 * @province: its name
 * @motto: the motto of the session
 * @date: ISO 8601 date
 * @section: the id of its section
 * @subjects: (element-type GemSubject): in the publication's order
 */
typedef struct
{
  char *iso;
  char *province;
  char *motto;
  char *date;
  char *section;
  GPtrArray *subjects;
} GemSession;

/**
 * GemTheme:
 * @id: its name in addresses
 * @name: for people
 * @description: one sentence
 */
typedef struct
{
  char *id;
  char *name;
  char *description;
} GemTheme;

/**
 * GemBlock:
 * @anchor: its name after `#`
 * @kind: `paragraph`, `item`, `numbered`, `quote`, `voice` or `note`
 * @depth: of a list item, from 1
 * @iso: (nullable): the province of a voice
 * @markup: Pango markup, with links as `<a href>`
 * @text: the same, plain
 */
typedef struct
{
  char *anchor;
  char *kind;
  int depth;
  char *iso;
  char *markup;
  char *text;
} GemBlock;

/**
 * GemPagePart:
 * @section: the section, of the edition
 * @blocks: (element-type GemBlock): its text
 */
typedef struct
{
  const GemSection *section;
  GPtrArray *blocks;
} GemPagePart;

/**
 * GemPage:
 * @parts: (element-type GemPagePart): a section, and the boxes that belong to it
 * @targets: (element-type utf8): the addresses that their text speaks of, each once, in reading order; also
 *   the Global Goals that touch them
 * @names: (element-type utf8): what each target is called, where that is a report, a term or a goal; %NULL
 *   otherwise
 *
 * What is read at once.
 */
typedef struct
{
  GPtrArray *parts;
  GPtrArray *targets;
  GPtrArray *names;
} GemPage;

/**
 * GemPlace:
 * @section: the section, of the edition
 * @anchor: (nullable): the block in it; %NULL for all of the section
 * @text: the plain text of that block, or why a goal is named here
 */
typedef struct
{
  const GemSection *section;
  char *anchor;
  char *text;
} GemPlace;

/**
 * GemEntry:
 * @id: its name in addresses
 * @title: of a report, or a term
 * @lead: (nullable): who wrote a report and when, or what a term stands for
 * @text: (nullable): the rest of a report's description, or what a term means
 *
 * A cited report or a term of the glossary, as it is shown.
 */
typedef struct
{
  char *id;
  char *title;
  char *lead;
  char *text;
} GemEntry;

/**
 * GemEditionList:
 * @GEM_EDITION_REFERENCES: the cited reports
 * @GEM_EDITION_TERMS: the terms of the glossary
 * @GEM_EDITION_GOALS: the Global Goals of the United Nations
 * @GEM_EDITION_PROMISES: what the association promises
 */
typedef enum
{
  GEM_EDITION_REFERENCES,
  GEM_EDITION_TERMS,
  GEM_EDITION_GOALS,
  GEM_EDITION_PROMISES
} GemEditionList;

/**
 * GemListEntry:
 * @id: its id
 * @address: where it leads
 * @title: of a report, a term, a goal or a promise
 * @lead: (nullable): who wrote a report and when, what a term stands for, the section of a promise
 * @text: (nullable): what there is to say of it
 * @kind: of a report, or the opgave of a promise
 * @year: of a report, or of the agenda that shows a promise; 0 for none
 * @holder: (nullable): who carries a promise
 * @places: (element-type utf8): the addresses of the paragraphs that name it
 */
typedef struct
{
  char *id;
  char *address;
  char *title;
  char *lead;
  char *text;
  char *kind;
  int year;
  char *holder;
  GPtrArray *places;
} GemListEntry;

#define GEM_TYPE_EDITION (gem_edition_get_type ())
G_DECLARE_FINAL_TYPE (GemEdition, gem_edition, GEM, EDITION, GObject)

GemEdition *gem_edition_open (const char *path, GError **error);
void gem_edition_open_async (const char *path,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
GemEdition *gem_edition_open_finish (GAsyncResult *result, GError **error);

const char *gem_edition_get_meta (GemEdition *self, const char *key);
gint64 gem_edition_get_agenda_issue (GemEdition *self);
GPtrArray *gem_edition_get_sections (GemEdition *self);
const GemSection *gem_edition_find_section (GemEdition *self, const char *id);
const GemSection *gem_edition_get_neighbour (GemEdition *self, const char *id, int offset);
const GemSection *gem_edition_get_page (GemEdition *self, const char *id, int step);
GPtrArray *gem_edition_get_sessions (GemEdition *self);
const GemSession *gem_edition_find_session (GemEdition *self, const char *iso);
GPtrArray *gem_edition_get_themes (GemEdition *self);
const GemTheme *gem_edition_find_theme (GemEdition *self, const char *id);

GPtrArray *gem_edition_load_blocks (GemEdition *self,
                                    const char *section,
                                    GCancellable *cancellable,
                                    GError **error);
void gem_edition_load_blocks_async (GemEdition *self,
                                    const char *section,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *gem_edition_load_blocks_finish (GemEdition *self, GAsyncResult *result, GError **error);

GemPage *gem_edition_load_page (GemEdition *self,
                                const char *section,
                                GCancellable *cancellable,
                                GError **error);
void gem_edition_load_page_async (GemEdition *self,
                                  const char *section,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GemPage *gem_edition_load_page_finish (GemEdition *self, GAsyncResult *result, GError **error);
void gem_page_free (GemPage *page);

GPtrArray *gem_edition_load_places (GemEdition *self,
                                    const GemAddress *target,
                                    GCancellable *cancellable,
                                    GError **error);
void gem_edition_load_places_async (GemEdition *self,
                                    const GemAddress *target,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GPtrArray *gem_edition_load_places_finish (GemEdition *self, GAsyncResult *result, GError **error);

gboolean gem_edition_find_list (const char *name, GemEditionList *list);
const char *gem_edition_list_title (GemEditionList list);
GPtrArray *gem_edition_load_list (GemEdition *self,
                                  GemEditionList list,
                                  GCancellable *cancellable,
                                  GError **error);
void gem_edition_load_list_async (GemEdition *self,
                                  GemEditionList list,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GPtrArray *gem_edition_load_list_finish (GemEdition *self, GAsyncResult *result, GError **error);

GemEntry *gem_edition_load_entry (GemEdition *self,
                                  const GemAddress *address,
                                  GCancellable *cancellable,
                                  GError **error);
void gem_edition_load_entry_async (GemEdition *self,
                                   const GemAddress *address,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GemEntry *gem_edition_load_entry_finish (GemEdition *self, GAsyncResult *result, GError **error);
void gem_entry_free (GemEntry *entry);

/**
 * GemCitation:
 * @GEM_CITATION_APA: as reports cite: who (year). Title. Address
 * @GEM_CITATION_PLAIN: as a memo says it in Dutch
 */
typedef enum
{
  GEM_CITATION_APA,
  GEM_CITATION_PLAIN
} GemCitation;

char *gem_edition_cite (GemEdition *self, const GemAddress *address, GemCitation form);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemEntry, gem_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemPage, gem_page_free)

G_END_DECLS
