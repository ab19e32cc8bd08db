/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Questions to items and notes that are made up here: what lets them through, what is said of them. */

#include "search-fixture.h"

static void
put_one (Fixture *fixture, int issue, GemItem *item)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (items, item);
  put (fixture->store, issue, items);
}

static void
test_a_theme_is_found_by_id_and_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemHits) by_id = NULL;
  g_autoptr (GemHits) by_name = NULL;
  g_autoptr (GemHits) narrowed = NULL;

  put (fixture->store, 1, make_items ());
  by_id = find (fixture, "thema:inclusieve-samenleving");
  by_name = find (fixture, "thema:\"Inclusieve samenleving\"");
  narrowed = find (fixture, "thema:financien laadpaal");
  g_assert_true (has (by_id, "gem:theme/inclusieve-samenleving"));
  g_assert_false (has (by_id, "gem:theme/financien"));
  g_assert_cmpuint (by_id->counts[GEM_HIT_THEME], ==, 1);
  g_assert_cmpuint (by_id->counts[GEM_HIT_SESSION], >, 0);
  g_assert_cmpuint (by_name->hits->len, ==, by_id->hits->len);
  g_assert_cmpuint (narrowed->counts[GEM_HIT_ITEM], ==, 0);
}

/* A province has the themes that its session was about. */
static void
test_a_province_has_its_themes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemHits) hits = find (fixture, "provincie:friesland");
  guint all = gem_edition_get_themes (fixture->edition)->len;

  g_assert_cmpuint (hits->counts[GEM_HIT_THEME], >, 0);
  g_assert_cmpuint (hits->counts[GEM_HIT_THEME], <, all);
  g_assert_cmpuint (hits->counts[GEM_HIT_SESSION], ==, 1);
}

static void
test_items_are_filtered_by_all_they_have (Fixture *fixture, gconstpointer data)
{
  static const char *const found[] = { "provincie:NL-ZE", "provincie:zeeland",      "opgave:fysiek",
                                       "status:lopend",   "status:\"In progress\"", "jaar:2020" };
  static const char *const missed[] = { "provincie:friesland", "opgave:uitvoering",
                                        "status:gepland", "jaar:2021" };
  GemItem *item = make_item ("z", "Voorbeeld", "Een laadpaal.", "lopend");

  GemItem *other = make_item ("y", "Voorbeeld", "Een laadpaal.", "vervallen");
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  g_strfreev (item->provinces);
  item->provinces = g_strsplit ("NL-ZE", " ", -1);
  item->opgave = g_strdup ("fysiek");
  other->year = 2019;
  g_ptr_array_add (items, item);
  g_ptr_array_add (items, other);
  put (fixture->store, 1, items);
  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    {
      g_autofree char *question = g_strconcat ("laadpaal ", found[i], NULL);
      g_autoptr (GemHits) hits = find (fixture, question);

      g_assert_cmpuint (hits->counts[GEM_HIT_ITEM], ==, 1);
    }
  for (guint i = 0; i < G_N_ELEMENTS (missed); i++)
    {
      g_autofree char *question = g_strconcat ("laadpaal ", missed[i], NULL);
      g_autoptr (GemHits) hits = find (fixture, question);

      g_assert_cmpuint (hits->counts[GEM_HIT_ITEM], ==, 0);
    }
}

static void
test_what_has_no_status_is_left_out (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemHits) status = find (fixture, "gemeente status:lopend");
  g_autoptr (GemHits) opgave = find (fixture, "gemeente opgave:fysiek");

  g_assert_cmpuint (status->hits->len, ==, 0);
  g_assert_cmpuint (opgave->hits->len, ==, 0);
}

static void
test_items_are_counted_by_province (Fixture *fixture, gconstpointer data)
{
  GemItem *item = make_item ("z", "Voorbeeld", "Een zonneweide.", NULL);
  g_autoptr (GemHits) hits = NULL;

  g_strfreev (item->provinces);
  item->provinces = g_strsplit ("NL-ZE NL-FR", " ", -1);
  put_one (fixture, 1, item);
  hits = find_kinds (fixture, "zonneweide", GEM_HITS_ALL, LIMIT, GEM_SEARCH_PROVINCES);
  g_assert_cmpuint (g_hash_table_size (hits->provinces), ==, 2);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (hits->provinces, "NL-ZE")), ==, 1);
}

static void
test_the_newest_thousand_are_judged (Fixture *fixture, gconstpointer data)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GemHits) hits = NULL;

  for (guint i = 0; i < GEM_HITS_MAX_COUNT + 5; i++)
    {
      g_autofree char *id = g_strdup_printf ("%05u", i);

      g_ptr_array_add (items, make_item (id, "Voorbeeld", "Een zonneweide.", NULL));
    }
  put (fixture->store, 1, items);
  hits = find_kinds (fixture, "zonneweide", GEM_HITS_ALL, 2000, GEM_SEARCH_DEFAULT);
  g_assert_cmpuint (hits->counts[GEM_HIT_ITEM], ==, GEM_HITS_MAX_COUNT);
  g_assert_false (has (hits, "gem:item/00004"));
  g_assert_cmpstr (get (hits, 0)->address, ==, "gem:item/01004");
}

static void
test_only_the_kinds_that_are_asked_for (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemHits) terms = NULL;

  put (fixture->store, 1, make_items ());
  terms = find_kinds (fixture, "laadpaal", GEM_HIT_BIT (GEM_HIT_TERM), LIMIT, GEM_SEARCH_DEFAULT);
  g_assert_cmpuint (terms->counts[GEM_HIT_ITEM], ==, 0);
}

static void
test_mistakes_in_words_of_items_and_notes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemHits) item = NULL;
  g_autoptr (GemHits) note = NULL;
  g_autoptr (GemHits) phrase = NULL;

  put (fixture->store, 1, make_items ());
  save_note (fixture, "Zwaluwnesten.");
  item = find (fixture, "buurtbsu");
  note = find (fixture, "zwaluwnsetn");
  phrase = find (fixture, "\"buurtbsu\"");
  g_assert_cmpstr (item->suggestion, ==, "buurtbus");
  g_assert_cmpstr (note->suggestion, ==, "zwaluwnesten");
  g_assert_null (phrase->suggestion);
}

/* What somebody wrote is no mistake, whatever it looks like. */
static void
test_what_is_there_is_no_mistake (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemHits) item = NULL;
  g_autoptr (GemHits) note = NULL;

  put_one (fixture, 1, make_item ("a", "Voorbeeld", "Een jeugdzrog.", NULL));
  save_note (fixture, "Een omgevignswet.");
  item = find (fixture, "jeugdzrog");
  note = find (fixture, "omgevignswet");
  g_assert_null (item->suggestion);
  g_assert_cmpstr (get (item, 0)->address, ==, "gem:item/a");
  g_assert_null (note->suggestion);
  g_assert_cmpint (get (note, 0)->kind, ==, GEM_HIT_NOTE);
}

static void
test_words_with_signs_in_them (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemHits) plural = NULL;
  g_autoptr (GemHits) hyphen = NULL;
  g_autoptr (GemHits) quoted = NULL;
  GPtrArray *items = make_items ();

  g_ptr_array_add (items, make_item ("f", "Voorbeeld", "Een luchtfoto per email.", NULL));
  put (fixture->store, 1, items);
  plural = find (fixture, "luchtfoto's");
  hyphen = find (fixture, "e-mail");
  quoted = find (fixture, "\"laadpaal\"");
  g_assert_cmpuint (plural->counts[GEM_HIT_ITEM], ==, 1);
  g_assert_cmpuint (hyphen->counts[GEM_HIT_ITEM], ==, 1);
  g_assert_cmpuint (quoted->counts[GEM_HIT_ITEM], ==, 1);
}

/* The word stands far behind letters of two bytes, without a gap to cut at. */
static void
test_snippets_are_cut_between_letters (Fixture *fixture, gconstpointer data)
{
  for (int odd = 0; odd < 2; odd++)
    {
      g_autoptr (GString) text = g_string_new (odd ? "x" : "");
      g_autoptr (GemHits) hits = NULL;
      g_autofree char *marked = NULL;
      GemHitSpan span;
      const GemHit *hit;

      for (guint i = 0; i < 300; i++)
        g_string_append (text, "é");
      g_string_append (text, "-zonneweide\n");
      for (guint i = 0; i < 300; i++)
        g_string_append (text, "é");
      gem_hits_free (find (fixture, ""));
      put_one (fixture, odd + 1, make_item ("s", "Voorbeeld", text->str, NULL));
      wait_for_change (fixture);
      hits = find (fixture, "zonneweide");
      hit = get (hits, 0);
      g_assert_true (g_utf8_validate (hit->snippet, -1, NULL));
      g_assert_true (g_str_has_prefix (hit->snippet, "… "));
      g_assert_true (g_str_has_suffix (hit->snippet, " …"));
      g_assert_null (strchr (hit->snippet, '\n'));
      g_assert_cmpuint (hit->snippet_spans->len, ==, 1);
      span = g_array_index (hit->snippet_spans, GemHitSpan, 0);
      marked = g_strndup (hit->snippet + span.start, (gsize) (span.end - span.start));
      g_assert_cmpstr (marked, ==, "zonneweide");
    }
}

static void
test_hits_say_where_they_are (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemHits) section = NULL;
  g_autoptr (GemHits) item = NULL;
  g_autoptr (GemHits) note = NULL;

  put (fixture->store, 1, make_items ());
  save_note (fixture, "Zwaluwnesten.");
  section = find (fixture, "regionale verscheidenheid");
  item = find (fixture, "buurtbus");
  note = find (fixture, "zwaluwnest");
  g_assert_cmpstr (get (section, 0)->path, ==, "3 Rode draden");
  g_assert_nonnull (strstr (get (item, 0)->path, "2020"));
  g_assert_cmpstr (get (note, 0)->path, ==, "Note");
  g_assert_cmpstr (get (note, 0)->snippet, ==, "Zwaluwnesten.");
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/search/themes", test_a_theme_is_found_by_id_and_name);
  ADD ("/search/province-themes", test_a_province_has_its_themes);
  ADD ("/search/item-chips", test_items_are_filtered_by_all_they_have);
  ADD ("/search/no-status", test_what_has_no_status_is_left_out);
  ADD ("/search/item-provinces", test_items_are_counted_by_province);
  ADD ("/search/newest", test_the_newest_thousand_are_judged);
  ADD ("/search/asked-kinds", test_only_the_kinds_that_are_asked_for);
  ADD ("/search/stored-mistakes", test_mistakes_in_words_of_items_and_notes);
  ADD ("/search/no-mistake", test_what_is_there_is_no_mistake);
  ADD ("/search/signs", test_words_with_signs_in_them);
  ADD ("/search/cut", test_snippets_are_cut_between_letters);
  ADD ("/search/where", test_hits_say_where_they_are);
  return g_test_run ();
}
