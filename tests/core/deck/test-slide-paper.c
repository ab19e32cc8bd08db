/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Slides on paper and as PDF. */

#include "deck/gem-deck-paper.h"
#include "slide-examples.h"

#include <string.h>

static GemDeck *
create_deck (void)
{
  GemDeck *deck = gem_deck_new ("Voorbeeld op papier");

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autoptr (GemDeckSlide) slide = create_slide (i);

      gem_deck_insert (deck, G_MAXUINT, slide, NULL);
    }
  return deck;
}

static char *
run (const char *program, const char *option, const char *path)
{
  const char *arguments[] = { program, option, path, "-", NULL };
  g_autoptr (GSubprocess) process = NULL;
  char *out = NULL;

  if (!g_str_equal (program, "pdftotext"))
    arguments[3] = NULL;
  process =
      g_subprocess_newv (arguments,
                         G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);
  if (process != NULL)
    g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &out, NULL, NULL));
  return out;
}

static void
test_paper_has_all_slides (Fixture *self, gconstpointer data)
{
  static const guint pages[] = { 16, 16, 8, 6, 3, 16 };
  g_autoptr (GemDeck) deck = create_deck ();
  g_autoptr (GPtrArray) contents = gem_deck_load_contents (deck, &self->source, NULL, NULL);

  for (guint i = 0; i < GEM_DECK_PAPER_N_KINDS; i++)
    {
      g_autoptr (GemDeckPaper) paper = gem_deck_paper_new (deck, contents, (GemDeckPaperKind) i);
      g_autoptr (GBytes) bytes = gem_deck_paper_to_pdf (paper, NULL, NULL);

      g_assert_cmpuint (gem_deck_paper_get_n_pages (paper), ==, pages[i]);
      g_assert_nonnull (bytes);
      g_assert_cmpuint (g_bytes_get_size (bytes), >, 10000);
    }
}

static void
test_a_pdf_can_be_read_and_has_its_title (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "voorbeeld.pdf", NULL);
  g_autoptr (GemDeck) deck = create_deck ();
  g_autoptr (GPtrArray) contents = gem_deck_load_contents (deck, &self->source, NULL, NULL);
  g_autoptr (GemDeckPaper) paper = gem_deck_paper_new (deck, contents, GEM_DECK_PAPER_SLIDES);
  g_autoptr (GBytes) bytes = gem_deck_paper_to_pdf (paper, NULL, NULL);
  g_autofree char *info = NULL, *text = NULL, *structure = NULL;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
  info = run ("pdfinfo", "-isodates", path);
  text = run ("pdftotext", "-layout", path);
  structure = run ("pdfinfo", "-struct", path);
  if (info == NULL || text == NULL || structure == NULL)
    {
      g_test_skip ("poppler-utils is not installed");
      return;
    }
  g_assert_nonnull (strstr (info, "Voorbeeld op papier"));
  g_assert_nonnull (strstr (info, "Pages:           16"));
  g_assert_nonnull (strstr (info, "960 x 540"));
  g_assert_nonnull (strstr (info, "Tagged:          yes"));
  g_assert_true (g_str_has_prefix (structure, "Document\n  Sect\n    H1"));
  g_assert_nonnull (strstr (structure, "Figure"));
  g_assert_nonnull (strstr (text, "Eigen tekst"));
  g_assert_nonnull (strstr (text, "gem:province/NL-NB"));
}

/* Who hears a PDF hears its figures, each with its own words: those of the picture come first, and stand in
 * an element on the page of the picture. */
static void
test_figures_on_paper_have_words (Fixture *self, gconstpointer data)
{
  g_autoptr (GemDeck) deck = gem_deck_new ("Voorbeeld");
  g_autoptr (GPtrArray) contents = NULL;
  g_autoptr (GemDeckPaper) paper = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;
  guint64 page = 0;
  gsize length;
  const char *pdf;

  for (guint example = 1; example <= 8; example++)
    {
      g_autoptr (GemDeckSlide) slide = create_slide (example);

      gem_deck_insert (deck, G_MAXUINT, slide, NULL);
    }
  contents = gem_deck_load_contents (deck, &self->source, NULL, &error);
  g_assert_no_error (error);
  paper = gem_deck_paper_new (deck, contents, GEM_DECK_PAPER_SLIDES);
  bytes = gem_deck_paper_to_pdf (paper, NULL, &error);
  g_assert_no_error (error);
  pdf = g_bytes_get_data (bytes, &length);
  text = g_memdup2 (pdf, length);
  for (gsize i = 0; i < length; i++)
    if (text[i] == '\0')
      text[i] = ' ';
  text[length - 1] = '\0';
  parts = g_strsplit (text, "/Alt <FEFF", -1);
  g_assert_cmpuint (g_strv_length (parts), ==, 4);
  /* "Een voorbeeld: vier vlakken", "Where the province", "How many themes" */
  g_assert_true (g_str_has_prefix (parts[1], "00450065006E00200076"));
  g_assert_true (g_str_has_prefix (parts[2], "00570068006500720065"));
  /* Pages have ascending numbers in the file. */
  for (guint i = 1; i <= 3; i++)
    {
      const char *found = strstr (parts[i], "/Pg ");
      guint64 number = found != NULL ? g_ascii_strtoull (found + strlen ("/Pg "), NULL, 10) : 0;

      g_assert_cmpuint (number, >, page);
      page = number;
    }
  g_assert_nonnull (strstr (text, "/Lang (nl)"));
}

static void
test_long_notes_go_on_over_pages (Fixture *self, gconstpointer data)
{
  g_autofree char *notes = repeat ("Een voorbeeld van lange notities die doorgaan. ", 300);
  g_autoptr (GemDeckSlide) slide = create_slide (1);
  g_autoptr (GemDeckSlide) noted = gem_deck_slide_with_text (slide, GEM_DECK_FIELD_NOTES, notes);
  g_autoptr (GemDeck) deck = gem_deck_new ("Voorbeeld");
  g_autoptr (GPtrArray) contents = NULL;
  g_autoptr (GemDeckPaper) paper = NULL;

  gem_deck_insert (deck, 0, noted, NULL);
  contents = gem_deck_load_contents (deck, &self->source, NULL, NULL);
  paper = gem_deck_paper_new (deck, contents, GEM_DECK_PAPER_NOTES);
  g_assert_cmpuint (gem_deck_paper_get_n_pages (paper), >, 2);
  g_assert_cmpuint (gem_deck_paper_get_n_pages (paper), <, 8);
}

#define ADD(name, data, func) g_test_add (name, Fixture, data, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/slide-paper/paper-has-all-slides", NULL, test_paper_has_all_slides);
  ADD ("/slide-paper/a-pdf-can-be-read-and-has-its-title", NULL,
       test_a_pdf_can_be_read_and_has_its_title);
  ADD ("/slide-paper/figures-on-paper-have-words", NULL, test_figures_on_paper_have_words);
  ADD ("/slide-paper/long-notes-go-on-over-pages", NULL, test_long_notes_go_on_over_pages);
  return g_test_run ();
}
