/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemVolume: what goes onto paper or into a file at once: a section with its boxes, a chapter, or a whole
 * edition; with the reports, terms and goals that it speaks of. It knows which addresses lead to a place
 * in itself. It holds names and no text, never changes, and may be read in any thread. */

#pragma once

#include "edition/gem-edition.h"
#include "paper/gem-inline.h"

G_BEGIN_DECLS

/**
 * GemVolumeScope:
 * @GEM_VOLUME_SECTION: a section and its boxes: what the window shows at once
 * @GEM_VOLUME_CHAPTER: the chapter that a section is in, with all that is below it
 * @GEM_VOLUME_EDITION: all of it, with title page, contents and lists
 */
typedef enum
{
  GEM_VOLUME_SECTION,
  GEM_VOLUME_CHAPTER,
  GEM_VOLUME_EDITION,
  GEM_VOLUME_N_SCOPES
} GemVolumeScope;

/**
 * GemVolumePart:
 * @section: the section, of the edition
 * @level: of its heading: 1 for the top of the volume, and never two more than the one before
 * @name: what its place is called in a file
 */
typedef struct
{
  const GemSection *section;
  int level;
  char *name;
} GemVolumePart;

/**
 * GemVolumeList:
 * @list: which list of the edition
 * @name: what its place is called in a file
 * @entries: (element-type GemListEntry): those that the volume shows
 */
typedef struct
{
  GemEditionList list;
  char *name;
  GPtrArray *entries;
  GPtrArray *all; /* owns the entries */
} GemVolumeList;

/**
 * GemVolumeProgressFunc:
 * @done: how much is done
 * @total: of how much
 * @data: what was given with it
 *
 * Called in the thread that does the work.
 */
typedef void (*GemVolumeProgressFunc) (guint done, guint total, gpointer data);

#define GEM_TYPE_VOLUME (gem_volume_get_type ())
GType gem_volume_get_type (void);

typedef struct _GemVolume GemVolume;

GemVolume *gem_volume_load (GemEdition *edition,
                            const char *section,
                            GemVolumeScope scope,
                            GCancellable *cancellable,
                            GError **error);
GemVolume *gem_volume_ref (GemVolume *self);
void gem_volume_unref (GemVolume *self);

GemEdition *gem_volume_get_edition (const GemVolume *self);
GemVolumeScope gem_volume_get_scope (const GemVolume *self);
const char *gem_volume_get_title (const GemVolume *self);
GPtrArray *gem_volume_get_parts (const GemVolume *self);
GPtrArray *gem_volume_get_lists (const GemVolume *self);
GPtrArray *gem_volume_load_blocks (const GemVolume *self,
                                   guint part,
                                   GCancellable *cancellable,
                                   GError **error);

const GemSection *gem_volume_find_chapter (GemEdition *edition, const GemSection *section);
char *gem_volume_dup_block_name (const GemVolumePart *part, const GemBlock *block);
char *gem_volume_dup_entry_name (GemEditionList list, const char *id);
const char *gem_volume_find_name (const GemVolume *self, const char *address);
char *gem_volume_dup_web (const char *address);
GPtrArray *gem_volume_read_block (const GemVolume *self, const GemBlock *block, const char *name);
char *gem_volume_dup_heading (const GemSection *section);
char *gem_volume_dup_occasion (const GemVolume *self, const GemSection *section);
char *gem_volume_dup_date (const char *iso_date);
char *gem_volume_dup_source (const GemVolume *self);
const char *gem_volume_get_notice (const GemVolume *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemVolume, gem_volume_unref)

G_END_DECLS
