/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Questions to the edition that ships, and to items and notes that are made up here. */

#include "search-fixture.h"

#include "sqlite/gem-sqlite.h"

#include <string.h>

static void
test_question (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) fields = g_strsplit (data, "\t", 3);
  g_autoptr (GemHits) hits = find (fixture, fields[1]);
  g_autofree char *place = g_strdup (get (hits, 0)->address);

  place[strcspn (place, "#")] = '\0';
  g_assert_cmpstr (place, ==, fields[2]);
}

static void
test_whatever_is_typed_is_a_question (Fixture *fixture, gconstpointer data)
{
  static const char *const questions[] = {
    "",         " ",         "\"",         "\"\"",     "'",       "*",           "^",
    "AND",      "OR",        "NOT",        "a OR",     "OR b",    "NOT NOT a",   "(",
    ")",        "NEAR(a b)", "-",          "--",       "-jeugd",  "- jeugd",     "title:x",
    "jaar:",    "jaar:x",    "status:\"",  "a\"b",     "{text}:", "jeugd\tzorg", "\x01\x02",
    "\xff\xfe", "jeugd\xff", "…",          "“jeugd",   "a:b:c",   "%s%n",        "';--",
    "\\",       "🙂",      "provincie:", "thema:zz", "+a",
  };

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    for (guint flags = 0; flags < 4; flags++)
      {
        g_autoptr (GemHits) hits =
            find_kinds (fixture, questions[i], GEM_HITS_ALL, LIMIT, (GemSearchFlags) flags);

        for (guint j = 0; j < hits->hits->len; j++)
          g_assert_true (g_utf8_validate (get (hits, j)->title, -1, NULL));
      }
}

static void
test_chance_makes_no_error (Fixture *fixture, gconstpointer data)
{
  static const char letters[] = "ab \"*()-:^OR NOTé{}+\n\t\\jeugdzorg";

  put (fixture->store, 1, make_items ());
  for (guint i = 0; i < 500; i++)
    {
      char question[40];
      guint length = (guint) g_test_rand_int_range (0, sizeof question - 1);

      for (guint j = 0; j < length; j++)
        question[j] = letters[g_test_rand_int_range (0, sizeof letters - 1)];
      question[length] = '\0';
      gem_hits_free (find_kinds (fixture, question, GEM_HITS_ALL, LIMIT,
                                 (GemSearchFlags) g_test_rand_int_range (0, 4)));
    }
}

static void
test_ten_thousand_letters_are_a_question (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) question = g_string_new ("jeugdzorg ");
  g_autofree char *one = g_strnfill (10000, 'z');
  g_autoptr (GemHits) many = NULL;
  g_autoptr (GemHits) long_word = NULL;

  while (question->len < 10000)
    g_string_append (question, "jeugdzorg ");
  many = find (fixture, question->str);
  g_assert_cmpstr (get (many, 0)->address, ==, "gem:term/jeugdzorg");
  long_word = find (fixture, one);
  g_assert_cmpuint (long_word->hits->len, ==, 0);
}

static void
test_compounds_are_found_from_either_side (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemHits) tail = find (fixture, "infrastructuur");
  g_autoptr (GemHits) head = find (fixture, "kennis");
  g_autoptr (GemHits) none = find (fixture, "geld");

  g_assert_true (has (tail, "gem:section/kennisinfrastructuur"));
  g_assert_true (has (head, "gem:section/kennisinfrastructuur"));
  g_assert_false (has (none, "gem:province/NL-GE"));
}

static void
test_beginnings_count_while_typing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemHits) typing =
      find_kinds (fixture, "klimaatad", GEM_HITS_ALL, LIMIT, GEM_SEARCH_PREFIX);
  g_autoptr (GemHits) next =
      find_kinds (fixture, "jeugdzorg e", GEM_HITS_ALL, LIMIT, GEM_SEARCH_PREFIX);

  g_assert_cmpstr (get (typing, 0)->address, ==, "gem:term/klimaatadaptatie");
  g_assert_cmpstr (get (next, 0)->address, ==, "gem:term/jeugdzorg");
}

static void
test_a_mistake_is_mended_and_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemHits) wrong = find (fixture, "status:lopend jeugdzrog");
  g_autoptr (GemHits) right = find (fixture, "jeugdzorg");
  g_autoptr (GemHits) nothing = find (fixture, "qqqqxxxx");

  g_assert_cmpstr (wrong->suggestion, ==, "status:lopend jeugdzorg");
  g_assert_null (right->suggestion);
  g_assert_null (nothing->suggestion);
  g_assert_cmpuint (nothing->hits->len, ==, 0);
}

static void
test_words_that_are_nowhere_together_are_found_apart (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemHits) hits = find (fixture, "veenbrand kringlooplandbouw");

  g_assert_true (has (hits, "gem:reference/putters-2019"));
  g_assert_true (has (hits, "gem:term/kringlooplandbouw"));
}

static void
test_phrases_and_exclusions_are_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemHits) phrase = find (fixture, "\"ground common\"");
  g_autoptr (GemHits) without = find (fixture, "jeugdzorg -ouders");

  g_assert_cmpuint (phrase->hits->len, ==, 0);
  g_assert_false (has (without, "gem:term/jeugdzorg"));
  g_assert_cmpuint (without->hits->len, >, 0);
}

static void
test_marks_are_where_the_words_are (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemHits) hits = find (fixture, "financien");
  const GemHit *hit = get (hits, 0);
  GemHitSpan span = g_array_index (hit->title_spans, GemHitSpan, 0);
  g_autofree char *marked = g_strndup (hit->title + span.start, (gsize) (span.end - span.start));

  g_assert_cmpstr (marked, ==, "Financiën");
}

static void
test_snippets_show_what_was_found (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemHits) hits = find (fixture, "windmolens");
  const GemHit *hit = get (hits, 0);

  g_assert_nonnull (strstr (hit->snippet, "windmolens"));
  g_assert_cmpuint (hit->snippet_spans->len, >, 0);
  g_assert_true (g_utf8_validate (hit->snippet, -1, NULL));
  g_assert_cmpuint (strlen (hit->snippet), <, 300);
  g_assert_nonnull (strchr (hit->address, '#'));
}

static void
test_items_are_found_and_filtered (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemHits) all = NULL;
  g_autoptr (GemHits) chosen = NULL;
  g_autoptr (GemHits) year = NULL;
  g_autoptr (GemHits) only_chip = NULL;

  put (fixture->store, 1, make_items ());
  all = find (fixture, "laadpaal");
  g_assert_cmpuint (all->counts[GEM_HIT_ITEM], ==, 2);
  g_assert_cmpstr (get (all, 0)->address, ==, "gem:item/a");
  chosen = find (fixture, "laadpaal status:lopend");
  g_assert_cmpuint (chosen->hits->len, ==, 1);
  g_assert_cmpstr (get (chosen, 0)->address, ==, "gem:item/a");
  year = find (fixture, "laadpaal jaar:2021");
  g_assert_cmpuint (year->hits->len, ==, 0);
  only_chip = find (fixture, "status:lopend");
  g_assert_cmpuint (only_chip->counts[GEM_HIT_ITEM], ==, 2);
}

static void
test_a_new_issue_is_found_by_its_own_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemHits) before = find (fixture, "laadpaal");
  g_autoptr (GemHits) first = NULL;
  g_autoptr (GemHits) second = NULL;
  GPtrArray *items = make_items ();

  g_assert_cmpuint (before->counts[GEM_HIT_ITEM], ==, 0);
  put (fixture->store, 1, make_items ());
  wait_for_change (fixture);
  first = find (fixture, "zonneweides");
  g_assert_cmpuint (first->counts[GEM_HIT_ITEM], ==, 0);
  g_ptr_array_add (items, make_item ("d", "Voorbeeld", "Een zonneweide.", NULL));
  put (fixture->store, 2, items);
  wait_for_change (fixture);
  second = find (fixture, "zonneweides");
  g_assert_cmpstr (get (second, 0)->address, ==, "gem:item/d");
}

static void
test_a_new_note_is_found_by_its_own_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemHits) before = find (fixture, "zwaluwnest");
  g_autoptr (GemHits) after = NULL;

  g_assert_cmpuint (before->counts[GEM_HIT_NOTE], ==, 0);
  save_note (fixture, "Vragen over zwaluwnesten.");
  wait_for_change (fixture);
  after = find (fixture, "zwaluwnest");
  g_assert_cmpuint (after->counts[GEM_HIT_NOTE], ==, 1);
}

/* A row that no sync has told of is a way to see whether the agenda's words were read: a form of its word is known
 * after that only. */
static void
test_a_note_leaves_the_words_of_the_agenda_alone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GemHits) before = NULL;
  g_autoptr (GemHits) note = NULL;
  g_autoptr (GemHits) issue = NULL;
  GemSqlite *db;

  before = find (fixture, "laadpaal");
  g_assert_cmpuint (before->counts[GEM_HIT_ITEM], ==, 0);
  put (fixture->store, 1, make_items ());
  wait_for_change (fixture);
  db = gem_sqlite_open (gem_store_get_path (fixture->store), GEM_SQLITE_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (
      gem_sqlite_exec (db, "INSERT INTO item_search (rowid, title) VALUES (99, 'zonneweide')",
                       &error));
  gem_sqlite_close (db);

  save_note (fixture, "Een vraag.");
  wait_for_change (fixture);
  note = find (fixture, "zonneweides");
  g_assert_cmpuint (note->counts[GEM_HIT_ITEM], ==, 0);

  put (fixture->store, 2, make_items ());
  wait_for_change (fixture);
  issue = find (fixture, "zonneweides");
  g_assert_cmpuint (issue->counts[GEM_HIT_ITEM], ==, 1);
}

static void
test_notes_are_found (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemNote) note = gem_note_new ("gem:section/voorwoord", "Voorwoord");
  g_autoptr (GError) error = NULL;
  g_autoptr (GemHits) hits = NULL;
  g_autoptr (GemHits) gone = NULL;

  note->text = g_strdup ("Vragen aan de wethouder over zwaluwnesten.");
  g_assert_true (gem_notes_save (fixture->store, note, &error));
  g_assert_no_error (error);
  hits = find (fixture, "zwaluwnest");
  g_assert_cmpint (get (hits, 0)->kind, ==, GEM_HIT_NOTE);
  g_assert_cmpstr (get (hits, 0)->address, ==, "gem:section/voorwoord");
  g_assert_true (gem_notes_remove (fixture->store, note->id, &error));
  gone = find (fixture, "zwaluwnest");
  g_assert_cmpuint (gone->counts[GEM_HIT_NOTE], ==, 0);
}

static void
test_kinds_are_kept_apart_and_each_has_a_share (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemHits) terms =
      find_kinds (fixture, "gemeente", GEM_HIT_BIT (GEM_HIT_TERM), LIMIT, GEM_SEARCH_DEFAULT);
  g_autoptr (GemHits) few = find_kinds (fixture, "gemeente", GEM_HITS_ALL, 20, GEM_SEARCH_DEFAULT);
  guint seen[GEM_HIT_N_KINDS] = { 0 };

  for (guint i = 0; i < terms->hits->len; i++)
    g_assert_cmpint (get (terms, i)->kind, ==, GEM_HIT_TERM);
  for (guint i = 0; i < few->hits->len; i++)
    seen[get (few, i)->kind]++;
  for (guint kind = 0; kind < GEM_HIT_N_KINDS; kind++)
    if (few->counts[kind] > 0)
      g_assert_cmpuint (seen[kind], >, 0);
  g_assert_cmpint (few->best[0], ==, get (few, 0)->kind);
}

static void
test_provinces_are_counted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemHits) hits =
      find_kinds (fixture, "leefbaarheid", GEM_HITS_ALL, LIMIT, GEM_SEARCH_PROVINCES);
  g_autoptr (GemHits) one = find_kinds (fixture, "leefbaarheid provincie:friesland", GEM_HITS_ALL,
                                        LIMIT, GEM_SEARCH_PROVINCES);

  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (hits->provinces, "NL-FR")), >, 0);
  g_assert_cmpuint (one->hits->len, >, 0);
  g_assert_cmpuint (one->hits->len, ==,
                    GPOINTER_TO_UINT (g_hash_table_lookup (one->provinces, "NL-FR")));
}

static void
test_a_cancelled_question_says_so (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (gem_search_find (fixture->search, "jeugd", GEM_HITS_ALL, LIMIT, GEM_SEARCH_DEFAULT,
                                  cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GemHits) hits = gem_search_find_finish (GEM_SEARCH (source), result, &error);

  g_assert_no_error (error);
  *(guint *) data = hits->hits->len;
}

/* Who waited has the answer at hand: the main context does not have to wait for it once more. */
static void
test_an_answer_is_there_when_it_was_waited_for (Fixture *fixture, gconstpointer data)
{
  guint found = 0;

  gem_search_find_async (fixture->search, "woningbouw", GEM_HITS_ALL, LIMIT, GEM_SEARCH_DEFAULT,
                         NULL, answered_cb, &found);
  g_assert_true (gem_search_wait (fixture->search, 60 * G_USEC_PER_SEC));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (found, >, 0);
  g_assert_true (gem_search_wait (fixture->search, 0));
}

static void
test_chips_come_and_go (void)
{
  g_autoptr (GPtrArray) chips =
      gem_search_dup_chips ("wonen provincie:\"Noord-Holland\" jaar:nu status:lopend");
  const GemSearchChip *province, *year;
  g_autofree char *without = gem_search_without_chip ("a provincie:x b", 0);
  g_autofree char *alone = gem_search_without_chip ("jaar:2020", 0);
  g_autofree char *with = gem_search_with_chip ("wonen jaar:2019", "jaar", "2020");
  g_autofree char *spaced = gem_search_with_chip (NULL, "thema", "taak en schaal");

  g_assert_cmpuint (chips->len, ==, 3);
  province = g_ptr_array_index (chips, 0);
  year = g_ptr_array_index (chips, 1);
  g_assert_cmpstr (province->value, ==, "Noord-Holland");
  g_assert_false (year->known);
  g_assert_cmpstr (without, ==, "a b");
  g_assert_cmpstr (alone, ==, "");
  g_assert_cmpstr (with, ==, "wonen jaar:2020");
  g_assert_cmpstr (spaced, ==, "thema:\"taak en schaal\"");
}

/* One test a line of the table. */
static GPtrArray *
add_questions (void)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) parts = NULL;

  g_file_get_contents (TEST_DATA "/questions.tsv", &text, NULL, &error);
  g_assert_no_error (error);
  parts = g_strsplit (text, "\n", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *name = NULL;

      if (*parts[i] == '\0')
        continue;
      name = g_strdup_printf ("/search/question/%02u", i + 1);
      g_ptr_array_add (lines, g_strdup (parts[i]));
      g_test_add (name, Fixture, g_ptr_array_index (lines, lines->len - 1), set_up, test_question,
                  tear_down);
    }
  g_assert_cmpuint (lines->len, >=, 60);
  return lines;
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) lines = NULL;

  g_test_init (&argc, &argv, NULL);
  lines = add_questions ();
  ADD ("/search/anything", test_whatever_is_typed_is_a_question);
  ADD ("/search/chance", test_chance_makes_no_error);
  ADD ("/search/long", test_ten_thousand_letters_are_a_question);
  ADD ("/search/compounds", test_compounds_are_found_from_either_side);
  ADD ("/search/beginnings", test_beginnings_count_while_typing);
  ADD ("/search/mistakes", test_a_mistake_is_mended_and_told);
  ADD ("/search/apart", test_words_that_are_nowhere_together_are_found_apart);
  ADD ("/search/operators", test_phrases_and_exclusions_are_kept);
  ADD ("/search/marks", test_marks_are_where_the_words_are);
  ADD ("/search/snippets", test_snippets_show_what_was_found);
  ADD ("/search/items", test_items_are_found_and_filtered);
  ADD ("/search/new-issue", test_a_new_issue_is_found_by_its_own_words);
  ADD ("/search/new-note", test_a_new_note_is_found_by_its_own_words);
  ADD ("/search/note-alone", test_a_note_leaves_the_words_of_the_agenda_alone);
  ADD ("/search/notes", test_notes_are_found);
  ADD ("/search/kinds", test_kinds_are_kept_apart_and_each_has_a_share);
  ADD ("/search/provinces", test_provinces_are_counted);
  ADD ("/search/cancelled", test_a_cancelled_question_says_so);
  ADD ("/search/wait", test_an_answer_is_there_when_it_was_waited_for);
  g_test_add_func ("/search/chips", test_chips_come_and_go);
  return g_test_run ();
}
