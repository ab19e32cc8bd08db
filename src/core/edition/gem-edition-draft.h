/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemEditionDraft: a publication in memory on its way from its sources to an edition file. Readers of
 * sources fill it, the check looks through it, the writer writes it. */

#pragma once

#include "edition/gem-edition.h"

G_BEGIN_DECLS

/* Where a fault is: a file, a line in it (0: the whole file), and a key where it has one. */
typedef struct
{
  char *file;
  guint line;
  char *key;
  char *message;
} GemEditionFault;

typedef struct
{
  char *target; /* what the link says, checked later when it is a gem: address */
  guint line;
} GemDraftLink;

typedef struct
{
  char *anchor;
  const char *kind; /* paragraph, item, numbered, quote, voice, note */
  int depth;        /* of a list item, from 1 */
  char *iso;        /* of a voice */
  char *markup;     /* Pango markup, links as <a> */
  char *text;
  guint line;
  GArray *links; /* GemDraftLink */
} GemDraftBlock;

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
  char *file;
  guint line;
  GPtrArray *blocks; /* GemDraftBlock */
} GemDraftSection;

typedef struct
{
  char *wording;
  char *printed;
  char *note;
  gboolean doubtful;
  GStrv themes;
} GemDraftSubject;

typedef struct
{
  char *iso;
  char *province;
  char *motto;
  char *date;
  GPtrArray *subjects; /* GemDraftSubject */
} GemDraftSession;

/* Any other entry of a JSON source: its values by key, in a fixed order known to who wrote it. */
typedef struct
{
  char *id;
  GHashTable *values; /* key → text */
  GStrv list;         /* the one list it may have: match, provinces */
  guint line;
} GemDraftEntry;

typedef struct
{
  char *directory;
  GHashTable *meta;       /* key → text */
  GPtrArray *sections;    /* GemDraftSection, in reading order */
  GPtrArray *sessions;    /* GemDraftSession */
  GPtrArray *themes;      /* GemDraftEntry */
  GPtrArray *references;  /* GemDraftEntry */
  GPtrArray *terms;       /* GemDraftEntry */
  GPtrArray *commitments; /* GemDraftEntry */
  GPtrArray *goals;       /* GemDraftEntry */
  GPtrArray *goal_places; /* GemDraftEntry: goal, section, why, named */
  GPtrArray *faults;      /* GemEditionFault */
} GemEditionDraft;

GemEditionDraft *gem_edition_draft_new (const char *directory);
void gem_edition_draft_free (GemEditionDraft *self);
void gem_edition_draft_fault (
    GemEditionDraft *self, const char *file, guint line, const char *key, const char *format, ...)
    G_GNUC_PRINTF (5, 6);
GemDraftSection *gem_edition_draft_add_section (GemEditionDraft *self);
GemDraftBlock *gem_draft_section_add_block (GemDraftSection *section, const char *kind);
GemDraftSession *gem_edition_draft_add_session (GemEditionDraft *self);
GemDraftSubject *gem_draft_session_add_subject (GemDraftSession *session);
GemDraftEntry *gem_draft_entry_new (void);
const char *gem_draft_entry_get (const GemDraftEntry *self, const char *key);
GemDraftEntry *gem_draft_find_entry (GPtrArray *entries, const char *id);

guint gem_draft_section_count_words (const GemDraftSection *section);

GemEditionDraft *
gem_edition_load_draft (GemEdition *edition, GCancellable *cancellable, GError **error);
void gem_edition_read_text (GemEditionDraft *self, const char *file);
gboolean gem_edition_read_sources (GemEditionDraft *self);
void gem_edition_check (GemEditionDraft *self);
gboolean gem_edition_write (GemEditionDraft *self, const char *path, GError **error);
gboolean gem_edition_write_agenda (GemEditionDraft *self, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemEditionDraft, gem_edition_draft_free)

G_END_DECLS
