/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemAgreement: the promises of an edition beside the agenda items that name their sections. It never
 * changes after it was made, and may be read in any thread. docs/agreement.md tells the method. */

#pragma once

#include "edition/gem-edition.h"
#include "store/gem-store.h"

G_BEGIN_DECLS

/**
 * GemAgreementItem:
 * @item: an agenda item
 * @inside: whether it names a section inside that of the promise, rather than that section itself
 * @same_opgave: whether it has the opgave of the promise
 * @same_holder: whether who carries the promise carries it
 * @likely: whether it names that very section, and has more in common with this promise than with the
 *   others there
 */
typedef struct
{
  GemItem *item;
  gboolean inside;
  gboolean same_opgave;
  gboolean same_holder;
  gboolean likely;
} GemAgreementItem;

/**
 * GemAgreementPromise:
 * @entry: the promise
 * @section: the section that it stands in, of the edition
 * @n_items: how many items name that section or one inside it
 * @items: (element-type GemAgreementItem): those items, the likeliest first; at most
 *   %GEM_SECTION_MAX_ITEMS of each section
 */
typedef struct
{
  const GemListEntry *entry;
  const GemSection *section;
  guint n_items;
  GPtrArray *items;
} GemAgreementPromise;

/**
 * GemAgreementChapter:
 * @section: the chapter, of the edition
 * @promises: (element-type GemAgreementPromise): its promises, in the order of the edition
 */
typedef struct
{
  const GemSection *section;
  GPtrArray *promises;
} GemAgreementChapter;

/**
 * GemAgreement:
 * @edition: the edition
 * @chapters: (element-type GemAgreementChapter): the chapters that promise something
 * @n_promises: how many promises there are
 * @n_with_items: how many of them have items
 * @n_items: how many items there are in all; those of the built-in agenda do not count
 * @n_nowhere: how many items name no section
 * @n_elsewhere: how many items name a section that promises nothing
 * @n_unknown: how many items name a section that the edition does not have
 */
typedef struct
{
  GemEdition *edition;
  GPtrArray *chapters;
  guint n_promises;
  guint n_with_items;
  guint n_items;
  guint n_nowhere;
  guint n_elsewhere;
  guint n_unknown;
  /*< private >*/
  GPtrArray *entries;
} GemAgreement;

GemAgreement *gem_agreement_new (GemEdition *edition, GPtrArray *promises, GPtrArray *sections);
void gem_agreement_free (GemAgreement *self);

GemAgreement *gem_agreement_load (
    GemEdition *edition, GemStore *store, int year, GCancellable *cancellable, GError **error);
void gem_agreement_load_async (GemEdition *edition,
                               GemStore *store,
                               int year,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GemAgreement *gem_agreement_load_finish (GemEdition *edition, GAsyncResult *result, GError **error);

const char *gem_agreement_item_describe (const GemAgreementItem *item);
GemAddress *gem_agreement_item_dup_address (const GemAgreementItem *item);
char *gem_agreement_dup_sentence (const GemAgreement *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemAgreement, gem_agreement_free)

G_END_DECLS
