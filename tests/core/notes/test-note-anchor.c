/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Where the words of a note are, in the edition where it was made and in others. */

#include "notes-fixture.h"

#include "notes/gem-note-anchor.h"

#define FIRST                                                                                      \
  "# Een {#een kind=chapter}\n\nDe gemeente werkt samen met het waterschap.\n\n"                   \
  "Wij maken het water schoon, en wij maken het water helder voor iedereen die er woont.\n\n"      \
  "Dat doen we \"elk jaar\" - met de provincie.\n\n"                                               \
  "# Twee {#twee kind=chapter}\n\nHier staat iets heel anders over wonen.\n"

static GemNote *
made (const char *address, const char *prefix, const char *quote, const char *suffix)
{
  GemNote *note = gem_note_new (address, "Een");

  note->prefix = g_strdup (prefix);
  note->quote = g_strdup (quote);
  note->suffix = g_strdup (suffix);
  return note;
}

static void
place (GemEdition *edition, GemNote *note)
{
  g_autoptr (GemNoteAnchor) anchor = gem_note_anchor_new (edition);
  g_autoptr (GError) error = NULL;

  g_assert_true (gem_note_anchor_place (anchor, note, NULL, &error));
  g_assert_no_error (error);
}

#define assert_place(note, s, a)                                                                   \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_assert_cmpint ((note)->state, ==, s);                                                        \
    g_assert_cmpstr ((note)->address, ==, a);                                                      \
  }                                                                                                \
  G_STMT_END

static void
test_found_where_it_was (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemEdition) edition = make_edition (fixture, "a", FIRST);
  g_autoptr (GemNote) note = made ("gem:section/een#p1", "De ", "gemeente", " werkt samen");

  place (edition, note);
  assert_place (note, GEM_NOTE_PLACED, "gem:section/een#p1");
  g_assert_cmpint (note->start, ==, 3);
  g_assert_cmpint (note->end, ==, 11);
}

/* The same words stand there twice: what is around them tells which. */
static void
test_context_tells_which (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemEdition) edition = make_edition (fixture, "a", FIRST);
  g_autoptr (GemNote) first = made ("gem:section/een#p2", "Wij maken het ", "water", " schoon");
  g_autoptr (GemNote) second = made ("gem:section/een#p2", "wij maken het ", "water", " helder");

  place (edition, first);
  place (edition, second);
  g_assert_cmpint (first->start, ==, 14);
  g_assert_cmpint (second->start, ==, 45);
}

static void
test_over_two_paragraphs (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemEdition) edition = make_edition (fixture, "a", FIRST);
  g_autoptr (GemNote) note =
      made ("gem:section/een#p1", "het ", "waterschap.\nWij maken", " het water");

  place (edition, note);
  assert_place (note, GEM_NOTE_PLACED, "gem:section/een#p1");
  g_assert_cmpstr (note->last, ==, "p2");
  g_assert_cmpint (note->end, ==, 9);
}

static void
test_moved_in_its_section (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemEdition) edition =
      make_edition (fixture, "a",
                    "# Een {#een kind=chapter}\n\nEen nieuwe alinea.\n\n"
                    "De gemeente werkt samen met het waterschap.\n");
  g_autoptr (GemNote) note = made ("gem:section/een#p1", "De ", "gemeente", " werkt samen");

  place (edition, note);
  assert_place (note, GEM_NOTE_MOVED, "gem:section/een#p2");
}

static void
test_moved_to_another_section (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemEdition) edition = make_edition (fixture, "a", FIRST);
  g_autoptr (GemNote) note = made ("gem:section/een#p1", NULL, "iets heel anders over wonen", ".");
  g_autoptr (GemNote) gone =
      made ("gem:section/weg#p9", "De ", "gemeente werkt samen met", " het waterschap");

  place (edition, note);
  assert_place (note, GEM_NOTE_MOVED, "gem:section/twee#p1");
  place (edition, gone);
  assert_place (gone, GEM_NOTE_MOVED, "gem:section/een#p1");
}

static void
test_other_signs_are_the_same_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemEdition) edition = make_edition (fixture, "a", FIRST);
  g_autoptr (GemNote) note = made ("gem:section/een#p3", "Dat doen we ",
                                   "“elk\u00a0jaar” – met de\u00ad pro\u00advincie", ".");

  place (edition, note);
  assert_place (note, GEM_NOTE_PLACED, "gem:section/een#p3");
  g_assert_cmpint (note->start, ==, 12);
  g_assert_cmpint (note->end, ==, 41);
}

static void
test_changed_words_between_what_stayed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemEdition) edition = make_edition (fixture, "a", FIRST);
  g_autoptr (GemNote) note =
      made ("gem:section/een#p2", "Wij maken het water schoon, en ",
            "wij maken het watter heel helder", " voor iedereen die er woont");

  place (edition, note);
  assert_place (note, GEM_NOTE_PLACED, "gem:section/een#p2");
  g_assert_cmpint (note->start, ==, 31);
  g_assert_cmpint (note->end, ==, 57);
}

static void
test_other_words_between_what_stayed_are_lost (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemEdition) edition = make_edition (fixture, "a", FIRST);
  g_autoptr (GemNote) note = made ("gem:section/een#p2", "Wij maken het water schoon, en ",
                                   "bouwen tienduizend woningen", " voor iedereen die er woont");

  place (edition, note);
  assert_place (note, GEM_NOTE_LOST, "gem:section/een#p2");
}

/* One short word stands in many places: without what stood around it, it is not the same. */
static void
test_short_words_elsewhere_are_lost (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemEdition) edition = make_edition (fixture, "a", FIRST);
  g_autoptr (GemNote) note = made ("gem:section/weg#p1", "de raad over ", "wonen", " en zorg");

  place (edition, note);
  assert_place (note, GEM_NOTE_LOST, "gem:section/weg#p1");
}

static void
test_whole_places (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *address;
    const char *title;
    GemNoteState state;
    const char *now;
  } cases[] = {
    { "gem:section/een", "Een", GEM_NOTE_PLACED, "gem:section/een" },
    { "gem:section/een#p2", "Een", GEM_NOTE_PLACED, "gem:section/een#p2" },
    { "gem:section/een#weg", "Een", GEM_NOTE_LOST, "gem:section/een#weg" },
    { "gem:section/oud", "Twee", GEM_NOTE_MOVED, "gem:section/twee" },
    { "gem:section/oud", "Drie", GEM_NOTE_LOST, "gem:section/oud" },
    { "gem:item/voorbeeld", "Iets", GEM_NOTE_PLACED, "gem:item/voorbeeld" },
    { "gem:theme/weg", "Iets", GEM_NOTE_LOST, "gem:theme/weg" },
  };
  g_autoptr (GemEdition) edition = make_edition (fixture, "a", FIRST);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GemNote) note = gem_note_new (cases[i].address, cases[i].title);

      place (edition, note);
      assert_place (note, cases[i].state, cases[i].now);
    }
}

/* The list has every note, in the order of the edition that is read; those of a section, too, that moved there. */
static void
test_list_in_the_order_of_the_edition (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemEdition) edition = make_edition (fixture, "a", FIRST);
  g_autoptr (GemNote) a = keep (fixture, "gem:section/weg#p1", "bestaat niet meer", NULL);
  g_autoptr (GemNote) b = keep (fixture, "gem:section/twee#p1", "wonen", NULL);
  g_autoptr (GemNote) c = keep (fixture, "gem:section/een#p3", "provincie", NULL);
  g_autoptr (GemNote) d =
      keep (fixture, "gem:section/oud#p7", "De gemeente werkt samen met het waterschap.", NULL);
  g_autoptr (GemNote) e = keep (fixture, "gem:section/een#p2", "iedereen", NULL);
  g_autoptr (GemNote) f = keep (fixture, "gem:section/een#p2", "water schoon", NULL);
  g_autoptr (GPtrArray) notes = load (fixture, edition, NULL), section = NULL;
  GemNoteQuery in_section = { .address = "gem:section/een", .colour = -1 };
  const GemNote *order[] = { d, f, e, c, b, a };

  g_assert_cmpuint (notes->len, ==, G_N_ELEMENTS (order));
  for (guint i = 0; i < notes->len; i++)
    g_assert_cmpstr (((GemNote *) g_ptr_array_index (notes, i))->id, ==, order[i]->id);
  section = load (fixture, edition, &in_section);
  g_assert_cmpuint (section->len, ==, 4);
  g_assert_cmpint (((GemNote *) g_ptr_array_index (section, 0))->state, ==, GEM_NOTE_MOVED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/notes/anchor/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("found-where-it-was", test_found_where_it_was);
  ADD ("context-tells-which", test_context_tells_which);
  ADD ("over-two-paragraphs", test_over_two_paragraphs);
  ADD ("moved-in-its-section", test_moved_in_its_section);
  ADD ("moved-to-another-section", test_moved_to_another_section);
  ADD ("other-signs-are-the-same", test_other_signs_are_the_same_words);
  ADD ("changed-words", test_changed_words_between_what_stayed);
  ADD ("other-words-are-lost", test_other_words_between_what_stayed_are_lost);
  ADD ("short-words-elsewhere-are-lost", test_short_words_elsewhere_are_lost);
  ADD ("whole-places", test_whole_places);
  ADD ("list-in-order", test_list_in_the_order_of_the_edition);
  return g_test_run ();
}
