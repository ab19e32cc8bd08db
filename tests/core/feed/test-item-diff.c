/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What changed in an item is told field by field, and nothing else is. */

#include "feed/gem-feed-page.h"
#include "feed/gem-item-diff.h"

#include <locale.h>
#include <string.h>

static GPtrArray *
load_items (const char *name)
{
  g_autofree char *path = g_build_filename (TEST_DATA, name, NULL);
  g_autoptr (GPtrArray) faults =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gem_feed_fault_free);
  g_autoptr (GemFeedPage) page = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (data, length);
  page = gem_feed_page_parse (bytes, 1, faults);
  g_assert_cmpuint (faults->len, ==, 0);
  return g_ptr_array_ref (page->items);
}

/* The items of diff_before.json and diff_after.json with one id, compared. */
static GPtrArray *
diff (const char *id)
{
  g_autoptr (GPtrArray) before = load_items ("diff_before.json");
  g_autoptr (GPtrArray) after = load_items ("diff_after.json");

  for (guint i = 0; i < before->len; i++)
    {
      const GemItem *item = g_ptr_array_index (before, i);

      if (g_str_equal (item->id, id))
        return gem_item_diff (item, g_ptr_array_index (after, i));
    }
  g_assert_not_reached ();
}

static void
assert_difference (
    GPtrArray *differences, guint index, const char *key, const char *before, const char *after)
{
  const GemItemDifference *difference;

  g_assert_cmpuint (differences->len, >, index);
  difference = g_ptr_array_index (differences, index);
  g_assert_cmpstr (difference->key, ==, key);
  g_assert_cmpstr (difference->before, ==, before);
  g_assert_cmpstr (difference->after, ==, after);
  g_assert_nonnull (difference->name);
}

static void
test_same (void)
{
  g_autoptr (GPtrArray) differences = diff ("same");

  g_assert_cmpuint (differences->len, ==, 0);
}

static void
test_order_of_a_list_is_nothing (void)
{
  g_autoptr (GPtrArray) differences = diff ("order");

  g_assert_cmpuint (differences->len, ==, 0);
}

static void
test_every_field_in_the_order_of_the_page (void)
{
  g_autoptr (GPtrArray) differences = diff ("all");

  assert_difference (differences, 0, "title", "Oud", "Nieuw");
  assert_difference (differences, 1, "year", "2020", "2021");
  assert_difference (differences, 2, "status", "Planned", "Done");
  assert_difference (differences, 3, "text", "Was zo.", "Is zo.");
  assert_difference (differences, 4, "provinces", "NL-GR", "NL-GR, NL-DR");
  assert_difference (differences, 5, "opgave", "Execution", "Physical challenges");
  assert_difference (differences, 6, "holder", "Proef A", "Proef B");
  assert_difference (differences, 7, "partners", "Partner A", "Partner B");
  assert_difference (differences, 8, "begin", "2020-01-01", "2021-01-01");
  assert_difference (differences, 9, "end", "2020-12-31", "2021-12-31");
  assert_difference (differences, 10, "tags", "proef", "proef, nieuw");
  assert_difference (differences, 11, "section", "uitvoering", "fysiek");
  assert_difference (differences, 12, "attachments", "Plan", "Plan\nhttps://example.org/b.pdf");
  assert_difference (differences, 13, "url", "https://example.org/a", "https://example.org/b");
  assert_difference (differences, 14, "published", "2020-01-01T09:00:00+01:00",
                     "2020-02-01T09:00:00+01:00");
  g_assert_cmpuint (differences->len, ==, 15);
}

static void
test_said_nothing (void)
{
  g_autoptr (GPtrArray) differences = diff ("nothing");

  assert_difference (differences, 0, "status", NULL, "In progress");
  assert_difference (differences, 1, "holder", "Proef A", NULL);
  g_assert_cmpuint (differences->len, ==, 2);
}

static void
test_own_words_of_a_feed (void)
{
  g_autoptr (GPtrArray) differences = diff ("own-words");

  assert_difference (differences, 0, "status", "Planned", "on hold");
  g_assert_cmpuint (differences->len, ==, 1);
}

static void
test_modified_alone (void)
{
  g_autoptr (GPtrArray) differences = diff ("modified");

  assert_difference (differences, 0, "modified", "2020-01-01T09:00:00+01:00",
                     "2020-02-01T09:00:00+01:00");
  g_assert_cmpuint (differences->len, ==, 1);
}

static void
test_attachment_of_the_same_name (void)
{
  g_autoptr (GPtrArray) differences = diff ("attachment");

  assert_difference (differences, 0, "attachments",
                     "Plan, https://example.org/a.pdf, application/pdf, 100",
                     "Plan, https://example.org/a.pdf, application/pdf, 200");
  g_assert_cmpuint (differences->len, ==, 1);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/item/diff/same", test_same);
  g_test_add_func ("/item/diff/order-of-a-list-is-nothing", test_order_of_a_list_is_nothing);
  g_test_add_func ("/item/diff/every-field-in-the-order-of-the-page",
                   test_every_field_in_the_order_of_the_page);
  g_test_add_func ("/item/diff/said-nothing", test_said_nothing);
  g_test_add_func ("/item/diff/own-words-of-a-feed", test_own_words_of_a_feed);
  g_test_add_func ("/item/diff/modified-alone", test_modified_alone);
  g_test_add_func ("/item/diff/attachment-of-the-same-name", test_attachment_of_the_same_name);
  return g_test_run ();
}
