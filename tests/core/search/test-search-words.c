/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What a word that was typed may stand for, in a few words that are made up here. */

#include "search/gem-search-question.h"
#include "search/gem-search-words.h"

#include <string.h>

typedef struct
{
  const char *word;
  guint docs;
} Entry;

static GemVocabulary *
make (const Entry *entries, guint n)
{
  GemVocabulary *vocabulary = gem_vocabulary_new ();

  for (guint i = 0; i < n; i++)
    gem_vocabulary_add (vocabulary, entries[i].word, entries[i].docs);
  gem_vocabulary_seal (vocabulary);
  return vocabulary;
}

/* What @word is worth where somebody typed @typed; 0 where it is not found. */
static double
weigh (GemVocabulary *vocabulary, const char *typed, gboolean open, const char *word)
{
  g_autoptr (GPtrArray) variants =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gem_variant_free);

  gem_vocabulary_expand (vocabulary, typed, open, variants);
  for (guint i = 0; i < variants->len; i++)
    if (g_str_equal (((GemVariant *) g_ptr_array_index (variants, i))->text, word))
      return ((GemVariant *) g_ptr_array_index (variants, i))->weight;
  return 0;
}

static void
test_forms (void)
{
  static const char *const pairs[][2] = {
    { "steden", "stad" },
    { "raden", "raad" },
    { "kinderen", "kind" },
    { "brieven", "brief" },
    { "huizen", "huis" },
    { "wijken", "wijk" },
    { "corporaties", "corporatie" },
    { "gemeente", "gemeenten" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      const Entry entries[] = { { pairs[i][1], 1 } };
      g_autoptr (GemVocabulary) vocabulary = make (entries, 1);

      if (weigh (vocabulary, pairs[i][0], FALSE, pairs[i][1]) <= 0)
        g_error ("%s does not find %s", pairs[i][0], pairs[i][1]);
    }
}

static void
test_the_nearer_the_better (void)
{
  const Entry entries[] = { { "zorg", 1 }, { "zorgen", 1 }, { "jeugdzorg", 1 }, { "jeugd", 1 } };
  g_autoptr (GemVocabulary) vocabulary = make (entries, G_N_ELEMENTS (entries));
  double exact = weigh (vocabulary, "zorg", FALSE, "zorg");
  double form = weigh (vocabulary, "zorg", FALSE, "zorgen");
  double compound = weigh (vocabulary, "zorg", FALSE, "jeugdzorg");

  g_assert_cmpfloat (exact, >, form);
  g_assert_cmpfloat (form, >, compound);
  g_assert_cmpfloat (compound, >, 0);
}

static void
test_a_part_inside_is_worth_least (void)
{
  const Entry entries[] = { { "infrastructuur", 1 },
                            { "kennisinfrastructuurfonds", 1 },
                            { "kennisinfrastructuur", 1 } };
  g_autoptr (GemVocabulary) vocabulary = make (entries, G_N_ELEMENTS (entries));

  g_assert_cmpfloat (weigh (vocabulary, "infrastructuur", FALSE, "kennisinfrastructuur"), >,
                     weigh (vocabulary, "infrastructuur", FALSE, "kennisinfrastructuurfonds"));
  g_assert_cmpfloat (weigh (vocabulary, "infrastructuur", FALSE, "kennisinfrastructuurfonds"), >,
                     0);
}

/* Letters that link the parts of a compound, and parts that only look like one. */
static void
test_compounds_are_told_from_chance (void)
{
  const Entry entries[] = {
    { "gezondheidszorg", 1 }, { "gezondheid", 1 }, { "gelderland", 1 }, { "afgeldig", 1 },
    { "verzorging", 1 },      { "ing", 1 },        { "ver", 1 }
  };
  g_autoptr (GemVocabulary) vocabulary = make (entries, G_N_ELEMENTS (entries));

  g_assert_cmpfloat (weigh (vocabulary, "zorg", FALSE, "gezondheidszorg"), >, 0);
  g_assert_cmpfloat (weigh (vocabulary, "zorg", FALSE, "verzorging"), ==, 0);
  g_assert_cmpfloat (weigh (vocabulary, "geld", FALSE, "gelderland"), ==, 0);
  g_assert_cmpfloat (weigh (vocabulary, "geld", FALSE, "afgeldig"), ==, 0);
  g_assert_cmpfloat (weigh (vocabulary, "gel", FALSE, "gelderland"), ==, 0);
}

static void
test_a_plural_finds_compounds_of_its_word (void)
{
  const Entry entries[] = { { "gemeentefonds", 1 } };
  g_autoptr (GemVocabulary) vocabulary = make (entries, 1);

  g_assert_cmpfloat (weigh (vocabulary, "gemeenten", FALSE, "gemeentefonds"), >, 0);
}

static void
test_a_compound_finds_its_parts (void)
{
  const Entry entries[] = { { "energie", 1 }, { "transitie", 1 } };
  g_autoptr (GemVocabulary) vocabulary = make (entries, 2);

  g_assert_cmpfloat (weigh (vocabulary, "energietransitie", FALSE, "energie transitie"), >, 0.5);
}

static void
test_beginnings_only_while_typing (void)
{
  const Entry entries[] = { { "klimaat", 1 }, { "klimaatadaptatie", 1 } };
  g_autoptr (GemVocabulary) vocabulary = make (entries, 2);

  g_assert_cmpfloat (weigh (vocabulary, "klim", FALSE, "klimaat"), ==, 0);
  g_assert_cmpfloat (weigh (vocabulary, "klim", TRUE, "klimaat"), >,
                     weigh (vocabulary, "klim", TRUE, "klimaatadaptatie"));
}

/* Of very many, those that are found most. */
static void
test_the_most_frequent_stay (void)
{
  g_autoptr (GemVocabulary) vocabulary = gem_vocabulary_new ();
  g_autoptr (GPtrArray) variants =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gem_variant_free);

  for (guint i = 0; i < 100; i++)
    {
      const char word[] = {
        'w', 'o', 'o', 'n', (char) ('a' + i / 10), (char) ('a' + i % 10), '\0'
      };

      gem_vocabulary_add (vocabulary, word, i + 1);
    }
  gem_vocabulary_seal (vocabulary);
  gem_vocabulary_expand (vocabulary, "woon", TRUE, variants);
  g_assert_cmpuint (variants->len, ==, GEM_VARIANTS_MAX);
  g_assert_cmpuint (((GemVariant *) g_ptr_array_index (variants, 0))->docs, ==, 100);
}

static void
assert_corrected (GemVocabulary *vocabulary, const char *typed, const char *meant)
{
  guint distance, docs;
  g_autofree char *found = gem_vocabulary_correct (vocabulary, typed, &distance, &docs);

  if (g_strcmp0 (found, meant) != 0)
    g_error ("%s: %s, not %s", typed, found, meant);
}

static void
test_mistakes_are_mended_within_bounds (void)
{
  const Entry entries[] = { { "aa", 1 },   { "tulpen", 1 },     { "tulpan", 9 },
                            { "huis", 3 }, { "waterschap", 1 }, { "wonen", 2 } };
  g_autoptr (GemVocabulary) vocabulary = make (entries, G_N_ELEMENTS (entries));

  assert_corrected (vocabulary, "tulpxn", "tulpan");  /* of equals the most frequent */
  assert_corrected (vocabulary, "tulpenx", "tulpen"); /* the nearest before that */
  assert_corrected (vocabulary, "hius", "huis");      /* two letters swapped are one mistake */
  assert_corrected (vocabulary, "huxx", NULL); /* two mistakes in a short word are too many */
  assert_corrected (vocabulary, "watershcpa", "waterschap");
  assert_corrected (vocabulary, "wxtxrschxp", NULL); /* three are too many anywhere */
  assert_corrected (vocabulary, "ab", NULL);
  assert_corrected (vocabulary, "won3n", NULL);
}

static guint
count_terms (const char *text)
{
  g_autoptr (GemQuestion) question = gem_question_parse (text, NULL, FALSE);

  return question->terms->len;
}

static const GemTerm *
last_term (const GemQuestion *question)
{
  return g_ptr_array_index (question->terms, question->terms->len - 1);
}

static void
test_operators_are_ones_between_words_only (void)
{
  g_autoptr (GemQuestion) either = gem_question_parse ("wonen OR bouwen", NULL, FALSE);
  g_autoptr (GemQuestion) without = gem_question_parse ("wonen OR -bouwen", NULL, FALSE);
  g_autoptr (GemQuestion) curly = gem_question_parse ("“raad van state”", NULL, FALSE);
  g_autoptr (GemQuestion) chip = gem_question_parse ("-jaar:2020", NULL, FALSE);

  g_assert_cmpuint (count_terms ("wonen AND bouwen"), ==, 2);
  g_assert_cmpuint (count_terms ("AND bouwen"), ==, 2);
  g_assert_cmpuint (count_terms ("OR bouwen"), ==, 2);
  g_assert_cmpuint (count_terms ("wonen OR"), ==, 2);
  g_assert_cmpuint (count_terms ("wonen NOT"), ==, 2);
  g_assert_cmpuint (count_terms ("wonen\x01"
                                 "bouwen"),
                    ==, 2);
  g_assert_cmpuint (last_term (either)->group, ==, 1);
  g_assert_true (last_term (without)->exclude);
  g_assert_cmpuint (last_term (without)->group, ==, 2);
  g_assert_true (last_term (curly)->phrase);
  g_assert_cmpuint (chip->chips->len, ==, 0);
}

static void
test_a_word_is_open_until_it_is_ended (void)
{
  g_autoptr (GemQuestion) open = gem_question_parse ("wonen", NULL, TRUE);
  g_autoptr (GemQuestion) ended = gem_question_parse ("wonen ", NULL, TRUE);
  g_autoptr (GemQuestion) quoted = gem_question_parse ("\"wonen\"", NULL, TRUE);
  g_autoptr (GemQuestion) not_typing = gem_question_parse ("wonen", NULL, FALSE);

  g_assert_true (last_term (open)->open);
  g_assert_false (last_term (ended)->open);
  g_assert_false (last_term (quoted)->open);
  g_assert_false (last_term (not_typing)->open);
}

static void
test_chips_are_known_by_all_their_names (void)
{
  static const char *const questions[][3] = {
    { "JAAR:2020", "jaar", "2020" },           { "year:2020", "jaar", "2020" },
    { "province:x", "provincie", "x" },        { "theme:x", "thema", "x" },
    { "jaar:2019 jaar:2020", "jaar", "2020" }, { "status:lopend", "status", "lopend" },
    { "opgave:fysiek", "opgave", "fysiek" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      g_autoptr (GemQuestion) question = gem_question_parse (questions[i][0], NULL, FALSE);

      g_assert_cmpstr (gem_question_get_chip (question, questions[i][1]), ==, questions[i][2]);
    }
}

static void
test_a_question_has_an_end (void)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *word = g_strnfill (3000, 'z');
  g_autoptr (GemQuestion) bytes = gem_question_parse (word, NULL, FALSE);
  g_autoptr (GemQuestion) invalid = gem_question_parse ("wonen\xff", NULL, FALSE);

  for (guint i = 0; i < 100; i++)
    g_string_append (words, "wonen ");
  g_assert_cmpuint (count_terms (words->str), ==, GEM_QUESTION_MAX_TERMS);
  g_assert_cmpuint (strlen (last_term (bytes)->text), ==, GEM_QUESTION_MAX_BYTES);
  g_assert_true (g_utf8_validate (last_term (invalid)->text, -1, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/words/forms", test_forms);
  g_test_add_func ("/search/words/nearer-is-better", test_the_nearer_the_better);
  g_test_add_func ("/search/words/inside", test_a_part_inside_is_worth_least);
  g_test_add_func ("/search/words/chance", test_compounds_are_told_from_chance);
  g_test_add_func ("/search/words/plural-of-a-part", test_a_plural_finds_compounds_of_its_word);
  g_test_add_func ("/search/words/parts", test_a_compound_finds_its_parts);
  g_test_add_func ("/search/words/beginnings", test_beginnings_only_while_typing);
  g_test_add_func ("/search/words/frequent", test_the_most_frequent_stay);
  g_test_add_func ("/search/words/mistakes", test_mistakes_are_mended_within_bounds);
  g_test_add_func ("/search/question/operators", test_operators_are_ones_between_words_only);
  g_test_add_func ("/search/question/open", test_a_word_is_open_until_it_is_ended);
  g_test_add_func ("/search/question/chips", test_chips_are_known_by_all_their_names);
  g_test_add_func ("/search/question/end", test_a_question_has_an_end);
  return g_test_run ();
}
