/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "agreement/gem-agreement.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
promise_free (gpointer data)
{
  GemAgreementPromise *promise = data;

  g_ptr_array_unref (promise->items);
  g_free (promise);
}

static void
chapter_free (gpointer data)
{
  GemAgreementChapter *chapter = data;

  g_ptr_array_unref (chapter->promises);
  g_free (chapter);
}

static void
item_free (gpointer data)
{
  GemAgreementItem *item = data;

  g_object_unref (item->item);
  g_free (item);
}

/**
 * gem_agreement_free:
 * @self: (transfer full): an agreement
 */
void
gem_agreement_free (GemAgreement *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->chapters);
  g_ptr_array_unref (self->entries);
  g_object_unref (self->edition);
  g_free (self);
}

static const GemSection *
get_parent (GemEdition *edition, const GemSection *section)
{
  return section->parent != NULL ? gem_edition_find_section (edition, section->parent) : NULL;
}

static gboolean
is_in (GemEdition *edition, const GemSection *section, const GemSection *outer)
{
  while (section != NULL && section != outer)
    section = get_parent (edition, section);
  return section != NULL;
}

static const GemSection *
get_chapter (GemEdition *edition, const GemSection *section)
{
  const GemSection *parent;

  while ((parent = get_parent (edition, section)) != NULL)
    section = parent;
  return section;
}

static const GemSection *
find_place (GemEdition *edition, const GemListEntry *entry)
{
  g_autoptr (GemAddress) address = gem_address_parse (entry->address, NULL);

  return address != NULL ? gem_edition_find_section (edition, gem_address_get_id (address)) : NULL;
}

/* Nobody carries a thing that names nobody. */
static gboolean
is_same (const char *a, const char *b)
{
  g_autofree char *folded_a = a != NULL ? g_utf8_casefold (a, -1) : NULL;
  g_autofree char *folded_b = b != NULL ? g_utf8_casefold (b, -1) : NULL;

  return folded_a != NULL && *folded_a != '\0' && g_strcmp0 (folded_a, folded_b) == 0;
}

static int
rank (const GemAgreementItem *item)
{
  return item->same_opgave + item->same_holder;
}

/* What is likely comes first, then what has more in common, then what names the very section, then what is new. */
static int
compare_items (gconstpointer a, gconstpointer b)
{
  const GemAgreementItem *x = *(const GemAgreementItem *const *) a;
  const GemAgreementItem *y = *(const GemAgreementItem *const *) b;

  if (x->likely != y->likely)
    return y->likely - x->likely;
  if (rank (x) != rank (y))
    return rank (y) - rank (x);
  if (x->inside != y->inside)
    return x->inside - y->inside;
  if (x->item->year != y->item->year)
    return x->item->year < y->item->year ? 1 : -1;
  if (!g_str_equal (x->item->id, y->item->id))
    return strcmp (x->item->id, y->item->id);
  return g_strcmp0 (x->item->feed, y->item->feed);
}

static void
compare_with (GemAgreementItem *item, const GemListEntry *entry)
{
  item->same_opgave = is_same (entry->kind, item->item->opgave);
  item->same_holder = is_same (entry->holder, item->item->holder);
}

/* Several promises stand in one section: an item that fits another as well is not likely this one. */
static gboolean
is_likely (const GemAgreementItem *item,
           const GemAgreementPromise *promise,
           GemEdition *edition,
           GPtrArray *entries)
{
  if (item->inside || rank (item) == 0)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      const GemListEntry *entry = g_ptr_array_index (entries, i);
      GemAgreementItem other = { .item = item->item };

      if (entry == promise->entry || find_place (edition, entry) != promise->section)
        continue;
      compare_with (&other, entry);
      if (rank (&other) >= rank (item))
        return FALSE;
    }
  return TRUE;
}

static void
add_items (GemAgreement *self,
           GemAgreementPromise *promise,
           const GemSectionItems *named,
           gboolean inside)
{
  promise->n_items += named->n_items;
  for (guint i = 0; i < named->items->len; i++)
    {
      GemAgreementItem *item = g_new0 (GemAgreementItem, 1);

      item->item = g_object_ref (g_ptr_array_index (named->items, i));
      item->inside = inside;
      compare_with (item, promise->entry);
      item->likely = is_likely (item, promise, self->edition, self->entries);
      g_ptr_array_add (promise->items, item);
    }
}

static GemAgreementPromise *
promise_new (GemAgreement *self,
             const GemListEntry *entry,
             const GemSection *place,
             GPtrArray *sections)
{
  GemAgreementPromise *promise = g_new0 (GemAgreementPromise, 1);

  promise->entry = entry;
  promise->section = place;
  promise->items = g_ptr_array_new_with_free_func (item_free);
  for (guint i = 0; i < sections->len; i++)
    {
      const GemSectionItems *named = g_ptr_array_index (sections, i);
      const GemSection *section =
          named->section != NULL ? gem_edition_find_section (self->edition, named->section) : NULL;

      if (section != NULL && is_in (self->edition, section, place))
        add_items (self, promise, named, section != place);
    }
  g_ptr_array_sort (promise->items, compare_items);
  return promise;
}

static GemAgreementChapter *
ensure_chapter (GemAgreement *self, const GemSection *section)
{
  GemAgreementChapter *chapter;

  for (guint i = 0; i < self->chapters->len; i++)
    {
      chapter = g_ptr_array_index (self->chapters, i);
      if (chapter->section == section)
        return chapter;
    }
  chapter = g_new0 (GemAgreementChapter, 1);
  chapter->section = section;
  chapter->promises = g_ptr_array_new_with_free_func (promise_free);
  g_ptr_array_add (self->chapters, chapter);
  return chapter;
}

static gboolean
promises_something (GemEdition *edition, const GemSection *section, GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const GemSection *place = find_place (edition, g_ptr_array_index (entries, i));

      if (place != NULL && is_in (edition, section, place))
        return TRUE;
    }
  return FALSE;
}

static void
count_items (GemAgreement *self, GPtrArray *sections)
{
  for (guint i = 0; i < sections->len; i++)
    {
      const GemSectionItems *named = g_ptr_array_index (sections, i);
      const GemSection *section =
          named->section != NULL ? gem_edition_find_section (self->edition, named->section) : NULL;

      self->n_items += named->n_items;
      if (named->section == NULL)
        self->n_nowhere += named->n_items;
      else if (section == NULL)
        self->n_unknown += named->n_items;
      else if (!promises_something (self->edition, section, self->entries))
        self->n_elsewhere += named->n_items;
    }
}

/**
 * gem_agreement_new:
 * @edition: an edition
 * @promises: (element-type GemListEntry): its promises, of gem_edition_load_list()
 * @sections: (element-type GemSectionItems): of gem_store_load_sections()
 *
 * Returns: (transfer full): which promises have items, and which have none
 */
GemAgreement *
gem_agreement_new (GemEdition *edition, GPtrArray *promises, GPtrArray *sections)
{
  GemAgreement *self;

  g_return_val_if_fail (GEM_IS_EDITION (edition) && promises != NULL && sections != NULL, NULL);

  self = g_new0 (GemAgreement, 1);
  self->edition = g_object_ref (edition);
  self->entries = g_ptr_array_ref (promises);
  self->chapters = g_ptr_array_new_with_free_func (chapter_free);
  count_items (self, sections);
  for (guint i = 0; i < promises->len; i++)
    {
      const GemListEntry *entry = g_ptr_array_index (promises, i);
      const GemSection *place = find_place (edition, entry);
      GemAgreementPromise *promise;

      if (place == NULL)
        continue;
      promise = promise_new (self, entry, place, sections);
      g_ptr_array_add (ensure_chapter (self, get_chapter (edition, place))->promises, promise);
      self->n_promises++;
      self->n_with_items += promise->n_items > 0;
    }
  return self;
}

/* The sections that promise something, and those inside them. */
static GStrv
list_sections (GemEdition *edition, GPtrArray *promises)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GPtrArray *sections = gem_edition_get_sections (edition);

  for (guint i = 0; i < sections->len; i++)
    {
      const GemSection *section = g_ptr_array_index (sections, i);

      if (promises_something (edition, section, promises))
        g_strv_builder_add (builder, section->id);
    }
  return g_strv_builder_end (builder);
}

/**
 * gem_agreement_load:
 * @edition: an edition
 * @store: a store
 * @year: only the agenda of this year; 0 for every year
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GemSqliteError
 *
 * Waits for the disk: for workers and the command line.
 *
 * Returns: (transfer full): which promises have items, and which have none
 */
GemAgreement *
gem_agreement_load (
    GemEdition *edition, GemStore *store, int year, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) promises = NULL;
  g_autoptr (GPtrArray) sections = NULL;
  g_auto (GStrv) wanted = NULL;

  g_return_val_if_fail (GEM_IS_EDITION (edition) && GEM_IS_STORE (store), NULL);

  promises = gem_edition_load_list (edition, GEM_EDITION_PROMISES, cancellable, error);
  if (promises == NULL)
    return NULL;
  wanted = list_sections (edition, promises);
  sections =
      gem_store_load_sections (store, (const char *const *) wanted, year, cancellable, error);
  return sections != NULL ? gem_agreement_new (edition, promises, sections) : NULL;
}

typedef struct
{
  GemStore *store;
  int year;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->store);
  g_free (question);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Question *question = task_data;
  GError *error = NULL;
  GemAgreement *agreement =
      gem_agreement_load (source, question->store, question->year, cancellable, &error);

  if (agreement != NULL)
    g_task_return_pointer (task, agreement, (GDestroyNotify) gem_agreement_free);
  else
    g_task_return_error (task, error);
}

/**
 * gem_agreement_load_async:
 * @edition: an edition
 * @store: a store
 * @year: only the agenda of this year; 0 for every year
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_agreement_load(), in a worker.
 */
void
gem_agreement_load_async (GemEdition *edition,
                          GemStore *store,
                          int year,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Question *question;

  g_return_if_fail (GEM_IS_EDITION (edition) && GEM_IS_STORE (store));

  question = g_new0 (Question, 1);
  question->store = g_object_ref (store);
  question->year = year;
  task = g_task_new (edition, cancellable, callback, user_data);
  g_task_set_source_tag (task, gem_agreement_load_async);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * gem_agreement_load_finish:
 * @edition: an edition
 * @result: what the callback got
 * @error: return location for the error of gem_agreement_load()
 *
 * Returns: (transfer full): which promises have items, and which have none
 */
GemAgreement *
gem_agreement_load_finish (GemEdition *edition, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, edition), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * gem_agreement_item_describe:
 * @item: an item of a promise
 *
 * Returns: why it stands with the promise, in words that claim no more than is known
 */
const char *
gem_agreement_item_describe (const GemAgreementItem *item)
{
  static const char *const likely[] = {
    N_ ("Probably this promise: same section and challenge"),
    N_ ("Probably this promise: same section and carrier"),
    N_ ("Probably this promise: same section, challenge and carrier"),
  };
  static const char *const same[] = {
    N_ ("Names the same section"),
    N_ ("Names the same section; same challenge"),
    N_ ("Names the same section; same carrier"),
    N_ ("Names the same section; same challenge and carrier"),
  };
  static const char *const inside[] = {
    N_ ("Names a section inside it"),
    N_ ("Names a section inside it; same challenge"),
    N_ ("Names a section inside it; same carrier"),
    N_ ("Names a section inside it; same challenge and carrier"),
  };
  guint common;

  g_return_val_if_fail (item != NULL, NULL);

  common = (item->same_opgave ? 1 : 0) + (item->same_holder ? 2 : 0);
  if (item->likely)
    return _ (likely[common - 1]);
  return item->inside ? _ (inside[common]) : _ (same[common]);
}

/**
 * gem_agreement_item_dup_address:
 * @item: an item of a promise
 *
 * Returns: (transfer full): its address; with its feed, for two publishers may use one id
 */
GemAddress *
gem_agreement_item_dup_address (const GemAgreementItem *item)
{
  g_autoptr (GemAddress) address = NULL;

  g_return_val_if_fail (item != NULL, NULL);

  address = gem_address_new (GEM_ADDRESS_ITEM, item->item->id);
  return gem_address_with_param (address, "feed", item->item->feed);
}

/**
 * gem_agreement_dup_sentence:
 * @self: an agreement
 *
 * Returns: (transfer full): what it comes to, in words
 */
char *
gem_agreement_dup_sentence (const GemAgreement *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  /* Translators: such as "12 of 19 promises have agenda items." */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u promise has agenda items.",
                                       "%u of %u promises have agenda items.", self->n_promises),
                          self->n_with_items, self->n_promises);
}
