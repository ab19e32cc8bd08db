/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Items placed by hand, through a real store, beside the promises of the edition that ships. */

#include "agreement/gem-agreement.h"
#include "store/gem-snapshot.h"

#include <glib/gstdio.h>

#define FEED "https://example.org/feed.json"
#define ALL_PROMISES 19

/* Id, year, section, opgave, holder; "-" for none. */
static const char *const table[][5] = {
  { "a", "2020", "samen-organiseren", "uitvoering", "VNG" },
  { "b", "2021", "samen-organiseren", "fysiek", "Proef" },
  { "c", "2020", "common-ground", "informatiesamenleving", "Proef" },
  { "d", "2020", "voorwoord", "fysiek", "vng" },
  { "e", "2020", "-", "uitvoering", "VNG" },
  { "f", "2020", "bestaat-niet", "uitvoering", "VNG" },
  { "g", "2021", "bestaat-ook-niet", "-", "-" },
  { "gemeenten-2024/eigen-geld", "2020", "vereniging", "vereniging", "VNG" },
  { "h", "2021", "fysieke-opgaven", "fysiek", "VNG" },
};

/* The built-in agenda, under the address that it has in the store: these never count. */
static const char *const built_in[][5] = {
  { "kennislandschap", "2020", "kennisinfrastructuur", "informatiesamenleving", "VNG" },
};

typedef struct
{
  char *directory;
  GemStore *store;
  GemEdition *edition;
} Fixture;

static char *
filled (const char *word)
{
  return g_str_equal (word, "-") ? NULL : g_strdup (word);
}

static void
apply (GemStore *store, const char *feed, GPtrArray *items)
{
  g_autoptr (GPtrArray) years = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GemSnapshot) snapshot = gem_snapshot_begin (store, feed, &error);
  GemFeedPage page = { .title = (char *) "Voorbeeld", .issue = 1, .years = years };
  GemSnapshotChanges changes;
  gboolean rollback;
  const GemItem *duplicate;

  g_assert_no_error (error);
  g_assert_true (gem_snapshot_add_items (snapshot, items, &duplicate, &error));
  g_assert_true (
      gem_snapshot_commit (snapshot, &page, NULL, NULL, NULL, &changes, &rollback, &error));
  g_assert_no_error (error);
}

static void
apply_table (GemStore *store, const char *feed, const char *const rows[][5], guint n_rows)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_rows; i++)
    {
      GemItem *item = gem_item_new ();

      item->id = g_strdup (rows[i][0]);
      item->title = g_strdup ("Voorbeeld");
      item->year = atoi (rows[i][1]);
      item->section = filled (rows[i][2]);
      item->opgave = filled (rows[i][3]);
      item->holder = filled (rows[i][4]);
      g_ptr_array_add (items, item);
    }
  apply (store, feed, items);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *edition = g_build_filename (g_getenv ("GEM_PKGDATADIR"), "edition.gem", NULL);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->directory = g_dir_make_tmp ("gem-agreement-XXXXXX", NULL);
  path = g_build_filename (fixture->directory, "library.db", NULL);
  fixture->store = gem_store_open (path);
  fixture->edition = gem_edition_open (edition, &error);
  g_assert_no_error (error);
  apply_table (fixture->store, FEED, table, G_N_ELEMENTS (table));
  apply_table (fixture->store, GEM_EDITION_AGENDA_ID, built_in, G_N_ELEMENTS (built_in));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->directory, 0, NULL);
  const char *name;

  g_object_unref (fixture->store);
  g_object_unref (fixture->edition);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->directory, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->directory);
  g_free (fixture->directory);
}

static GemAgreement *
load (Fixture *fixture, int year)
{
  g_autoptr (GError) error = NULL;
  GemAgreement *agreement =
      gem_agreement_load (fixture->edition, fixture->store, year, NULL, &error);

  g_assert_no_error (error);
  return agreement;
}

static const GemAgreementPromise *
find (const GemAgreement *agreement, const char *id)
{
  for (guint i = 0; i < agreement->chapters->len; i++)
    {
      const GemAgreementChapter *chapter = g_ptr_array_index (agreement->chapters, i);

      for (guint j = 0; j < chapter->promises->len; j++)
        {
          const GemAgreementPromise *promise = g_ptr_array_index (chapter->promises, j);

          if (g_str_equal (promise->entry->id, id))
            return promise;
        }
    }
  g_assert_not_reached ();
}

/* The ids of its items, in their order. */
static char *
list (const GemAgreementPromise *promise)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < promise->items->len; i++)
    {
      const GemAgreementItem *item = g_ptr_array_index (promise->items, i);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", item->item->id);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_items (const GemAgreement *agreement, const char *promise, const char *items)
{
  g_autofree char *listed = list (find (agreement, promise));

  g_assert_cmpstr (listed, ==, items);
}

static void
test_items_stand_with_the_promises_of_their_section (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemAgreement) agreement = load (fixture, 0);

  assert_items (agreement, "beheer-voorzieningen", "a b c");
  assert_items (agreement, "jaarlijkse-uitvoeringsagenda", "d");
  assert_items (agreement, "lokale-democratie", "");
}

static void
test_items_inside_the_section_count_but_not_those_around_it (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemAgreement) agreement = load (fixture, 0);

  assert_items (agreement, "common-ground", "c");
  assert_items (agreement, "netwerkorganisatie", "a b c");
}

static void
test_the_built_in_agenda_does_not_count (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemAgreement) agreement = load (fixture, 0);

  assert_items (agreement, "kennislandschap", "");
  g_assert_cmpuint (agreement->n_items, ==, G_N_ELEMENTS (table) - 1);
}

static void
test_likely_where_challenge_or_carrier_agree (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemAgreement) agreement = load (fixture, 0);
  GPtrArray *items = find (agreement, "beheer-voorzieningen")->items;
  GPtrArray *others = find (agreement, "jaarlijkse-uitvoeringsagenda")->items;

  g_assert_cmpstr (gem_agreement_item_describe (g_ptr_array_index (items, 0)), ==,
                   "Probably this promise: same section, challenge and carrier");
  g_assert_cmpstr (gem_agreement_item_describe (g_ptr_array_index (items, 1)), ==,
                   "Names the same section");
  g_assert_cmpstr (gem_agreement_item_describe (g_ptr_array_index (items, 2)), ==,
                   "Names a section inside it");
  g_assert_cmpstr (gem_agreement_item_describe (g_ptr_array_index (others, 0)), ==,
                   "Probably this promise: same section and carrier");
}

static void
test_not_likely_where_another_promise_fits_as_well (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemAgreement) agreement = load (fixture, 0);
  GPtrArray *items = find (agreement, "afspraken-beheer")->items;
  GPtrArray *around = find (agreement, "netwerkorganisatie")->items;

  g_assert_cmpstr (gem_agreement_item_describe (g_ptr_array_index (items, 0)), ==,
                   "Names the same section; same challenge");
  g_assert_cmpstr (gem_agreement_item_describe (g_ptr_array_index (around, 0)), ==,
                   "Names a section inside it; same carrier");
}

static void
test_what_can_not_be_placed_is_counted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemAgreement) agreement = load (fixture, 0);

  g_assert_cmpuint (agreement->n_nowhere, ==, 1);
  g_assert_cmpuint (agreement->n_unknown, ==, 2);
  g_assert_cmpuint (agreement->n_elsewhere, ==, 1);
}

static void
test_promises_are_counted_by_chapter (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemAgreement) agreement = load (fixture, 0);
  g_autofree char *sentence = gem_agreement_dup_sentence (agreement);
  const GemAgreementChapter *first = g_ptr_array_index (agreement->chapters, 0);
  const GemAgreementChapter *second = g_ptr_array_index (agreement->chapters, 1);

  g_assert_cmpuint (agreement->n_promises, ==, ALL_PROMISES);
  g_assert_cmpstr (first->section->id, ==, "voorwoord");
  g_assert_cmpuint (first->promises->len, ==, 1);
  g_assert_cmpstr (second->section->id, ==, "vereniging");
  /* The foreword, the two of the chapter itself, the four of “Samen organiseren”, and “Common Ground”. */
  g_assert_cmpstr (sentence, ==, "8 of 19 promises have agenda items.");
}

static void
test_of_one_year (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemAgreement) agreement = load (fixture, 2021);

  assert_items (agreement, "beheer-voorzieningen", "b");
  assert_items (agreement, "common-ground", "");
  g_assert_cmpuint (agreement->n_nowhere, ==, 0);
  g_assert_cmpuint (agreement->n_unknown, ==, 1);
}

static void
test_many_items_are_counted_and_some_are_listed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GemAgreement) agreement = NULL;
  const GemAgreementPromise *promise;
  const GemAgreementItem *first;

  for (guint i = 0; i < GEM_SECTION_MAX_ITEMS + 100; i++)
    {
      GemItem *item = gem_item_new ();

      item->id = g_strdup_printf ("veel-%u", i);
      item->title = g_strdup ("Voorbeeld");
      item->year = 2000 + (int) (i % 20);
      item->section = g_strdup ("solidariteit");
      g_ptr_array_add (items, item);
    }
  apply (fixture->store, "https://example.org/veel.json", items);
  agreement = load (fixture, 0);
  promise = find (agreement, "dialoog-verdeling");
  g_assert_cmpuint (promise->n_items, ==, GEM_SECTION_MAX_ITEMS + 100);
  g_assert_cmpuint (promise->items->len, ==, GEM_SECTION_MAX_ITEMS);
  first = g_ptr_array_index (promise->items, 0);
  g_assert_cmpint (first->item->year, ==, 2019);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  GemAgreement **agreement = data;

  *agreement = gem_agreement_load_finish (GEM_EDITION (source), result, &error);
  g_assert_no_error (error);
}

static void
test_a_worker_finds_the_same (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemAgreement) agreement = NULL;

  gem_agreement_load_async (fixture->edition, fixture->store, 0, NULL, loaded_cb, &agreement);
  while (agreement == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (agreement->n_with_items, ==, 8);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/agreement/own-section", test_items_stand_with_the_promises_of_their_section },
    { "/agreement/inside", test_items_inside_the_section_count_but_not_those_around_it },
    { "/agreement/built-in", test_the_built_in_agenda_does_not_count },
    { "/agreement/likely", test_likely_where_challenge_or_carrier_agree },
    { "/agreement/not-likely", test_not_likely_where_another_promise_fits_as_well },
    { "/agreement/not-placed", test_what_can_not_be_placed_is_counted },
    { "/agreement/chapters", test_promises_are_counted_by_chapter },
    { "/agreement/year", test_of_one_year },
    { "/agreement/many", test_many_items_are_counted_and_some_are_listed },
    { "/agreement/worker", test_a_worker_finds_the_same },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
