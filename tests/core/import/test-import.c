/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The importer on small texts, each with one thing that scanning did. The texts are made up. */

#include "import/gem-import.h"
#include "library/gem-library.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *directory;
  char *source;
  char *output;
  GemEdition *model;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *model = gem_library_built_in_path ();
  g_autoptr (GError) error = NULL;

  fixture->directory = g_dir_make_tmp ("gem-import-XXXXXX", NULL);
  fixture->source = g_build_filename (fixture->directory, "bron.md", NULL);
  fixture->output = g_build_filename (fixture->directory, "bron.gem", NULL);
  fixture->model = gem_edition_open (model, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->source);
  g_unlink (fixture->output);
  g_rmdir (fixture->directory);
  g_object_unref (fixture->model);
  g_free (fixture->directory);
  g_free (fixture->source);
  g_free (fixture->output);
}

static GemImport *
read_bytes (Fixture *fixture, const char *bytes, gssize length, GError **error)
{
  g_autoptr (GError) local = NULL;

  g_file_set_contents (fixture->source, bytes, length, &local);
  g_assert_no_error (local);
  return gem_import_read (fixture->source, fixture->model, NULL, NULL, NULL, error);
}

/* Reads a text, writes the edition and opens it. */
static GemEdition *
import (Fixture *fixture, const char *text, GemImport **report)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GemImport) result = read_bytes (fixture, text, -1, &error);
  GemEdition *edition;

  g_assert_no_error (error);
  for (guint i = 0; i < gem_import_get_left_out (result)->len; i++)
    {
      const GemImportNote *note = g_ptr_array_index (gem_import_get_left_out (result), i);

      g_assert_null (strstr (note->reason, "Lost"));
    }
  gem_import_write (result, fixture->output, &error);
  g_assert_no_error (error);
  edition = gem_edition_open (fixture->output, &error);
  g_assert_no_error (error);
  if (report != NULL)
    *report = g_steal_pointer (&result);
  return edition;
}

static char *
text_of (GemEdition *edition, const char *section)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) blocks = gem_edition_load_blocks (edition, section, NULL, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < blocks->len; i++)
    {
      const GemBlock *block = g_ptr_array_index (blocks, i);

      g_string_append_printf (text, "%s[%s] %s", i > 0 ? "\n" : "", block->kind, block->text);
    }
  return g_string_free (text, FALSE);
}

static void
assert_text (GemEdition *edition, const char *section, const char *expected)
{
  g_autofree char *text = text_of (edition, section);

  g_assert_nonnull (gem_edition_find_section (edition, section));
  g_assert_cmpstr (text, ==, expected);
}

static guint
count_repairs (GemImport *import, const char *kind)
{
  GPtrArray *repairs = gem_import_get_repairs (import);
  guint n = 0;

  for (guint i = 0; i < repairs->len; i++)
    n += g_str_equal (((GemImportRepair *) g_ptr_array_index (repairs, i))->kind, kind);
  return n;
}

static gboolean
left_out (GemImport *import, guint line, const char *text)
{
  GPtrArray *notes = gem_import_get_left_out (import);

  for (guint i = 0; i < notes->len; i++)
    {
      const GemImportNote *note = g_ptr_array_index (notes, i);

      if (note->line == line && strstr (note->text, text) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
test_broken_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemImport) report = NULL;
  g_autoptr (GemEdition) edition = import (
      fixture,
      "# Proef\n\nDe samen-  \nwerking tussen gemeen-  \nten en de wifi-  \ntracking groeit. "
      "De inclu-\n\nsieve samen-leving ook, met E-mail en VNG-bureau.\n\nSamenleving en wifi-tracking, "
      "inclusieve samenwerking.\n",
      &report);

  assert_text (
      edition, "proef",
      "[paragraph] De samenwerking tussen gemeenten en de wifi-tracking groeit. De inclusieve "
      "samenleving ook, met E-mail en VNG-bureau.\n"
      "[paragraph] Samenleving en wifi-tracking, inclusieve samenwerking.");
  g_assert_cmpuint (count_repairs (report, "hyphen"), ==, 5);
}

static void
test_split_paragraph (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemImport) report = NULL;
  g_autoptr (GemEdition) edition = import (
      fixture,
      "# Proef\n\nEen zin die op deze bladzijde begint en die op de volgende bladzijde weer verder "
      "gaat met\n\neen einde. Klaar.\n\nEen nieuwe alinea.\n",
      &report);

  assert_text (
      edition, "proef",
      "[paragraph] Een zin die op deze bladzijde begint en die op de volgende bladzijde weer "
      "verder gaat met een einde. Klaar.\n[paragraph] Een nieuwe alinea.");
  g_assert_cmpuint (count_repairs (report, "paragraph"), ==, 1);
}

static void
test_running_lines (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemImport) report = NULL;
  g_autoptr (GemEdition) edition = import (
      fixture,
      "# Proef\n\nAgenda van Proefstad | 1\n\nEerste bladzijde met een zin die gewoon doorloopt tot "
      "op\n\nAgenda van Proefstad | 2\n\nde tweede.\n\n14\n\nDan de derde.\n\nAgenda van Proefstad | "
      "3\n",
      &report);

  assert_text (edition, "proef",
               "[paragraph] Eerste bladzijde met een zin die gewoon doorloopt tot op de tweede.\n"
               "[paragraph] Dan de derde.");
  g_assert_true (left_out (report, 3, "Agenda van Proefstad | 1"));
  g_assert_true (left_out (report, 11, "14"));
}

static void
test_box_in_sentence (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemImport) report = NULL;
  g_autoptr (GemEdition) edition = import (
      fixture,
      "# Proef\n\nEen lange zin van de lopende tekst die halverwege door een kader wordt onderbroken, "
      "zoals\n\n## Het kader\n\nDit staat in het kader.\n\nhier te zien is.\n\nDe tekst gaat "
      "verder.\n\n## Daarna\n\nSlot.\n",
      &report);

  assert_text (edition, "proef",
               "[paragraph] Een lange zin van de lopende tekst die halverwege door een kader wordt "
               "onderbroken, zoals hier te zien is.\n[paragraph] De tekst gaat verder.");
  assert_text (edition, "het-kader", "[paragraph] Dit staat in het kader.");
  assert_text (edition, "daarna", "[paragraph] Slot.");
  g_assert_cmpstr (gem_edition_find_section (edition, "het-kader")->kind, ==, "box");
  g_assert_cmpuint (count_repairs (report, "box"), ==, 1);
}

static void
test_quote_as_heading (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemEdition) edition = import (
      fixture,
      "# Proef\n\nIn de vereniging komen alle lijnen samen, en daarom moet juist daar ook de\n\n"
      "## Een sterk verhaal is nodig.\n\nverbinding worden gezocht.\n",
      NULL);

  assert_text (
      edition, "proef",
      "[paragraph] In de vereniging komen alle lijnen samen, en daarom moet juist daar ook de "
      "verbinding worden gezocht.\n[quote] Een sterk verhaal is nodig.");
  g_assert_cmpuint (gem_edition_get_sections (edition)->len, ==, 1);
}

static void
test_headings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemImport) report = NULL;
  g_autoptr (GemEdition) edition = import (
      fixture,
      "# Wat gaan we als\n# vereniging doen?\n\nTekst een.\n\n#### **Soli-**\n#### **dariteit in de "
      "vereniging**\n\nTekst twee.\n\n2\n\n# Terugblik\n\n**T**ekst drie.\n\n## 1.2 Eigen werk\n\n"
      "Tekst vier.\n",
      &report);
  const GemSection *section;

  section = gem_edition_find_section (edition, "vereniging");
  g_assert_nonnull (section);
  g_assert_cmpstr (section->number, ==, "5");
  section = gem_edition_find_section (edition, "solidariteit");
  g_assert_nonnull (section);
  g_assert_cmpint (section->level, ==, 2);
  g_assert_cmpstr (section->parent, ==, "vereniging");
  assert_text (edition, "terugblik", "[paragraph] Tekst drie.");
  section = gem_edition_find_section (edition, "eigen-werk");
  g_assert_cmpstr (section->number, ==, "1.2");
  g_assert_cmpstr (section->parent, ==, "terugblik");
  g_assert_cmpuint (gem_import_get_n_known (report), ==, 3);
  g_assert_cmpuint (count_repairs (report, "letter"), ==, 1);
}

static void
test_voice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GemEdition) edition = import (
      fixture,
      "# Proef\n\nTekst van de paragraaf, die lang genoeg is om door een stem te worden onderbroken "
      "met\n\n### Fryslân\n\n'Wij zeggen iets.'\n\nhet einde ervan.\n",
      NULL);
  g_autoptr (GPtrArray) blocks = gem_edition_load_blocks (edition, "proef", NULL, &error);
  const GemBlock *voice;

  g_assert_no_error (error);
  g_assert_cmpuint (blocks->len, ==, 2);
  voice = g_ptr_array_index (blocks, 1);
  g_assert_cmpstr (voice->kind, ==, "voice");
  g_assert_cmpstr (voice->iso, ==, "NL-FR");
  g_assert_cmpstr (voice->text, ==, "Fryslân 'Wij zeggen iets.'");
}

static void
test_notes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GemImport) report = NULL;
  g_autoptr (GemEdition) edition = import (
      fixture,
      "# Proef\n\nEen bewering.[^1] Nog een.<sup>2</sup>\n\n[^1]: De eerste noot.\n\n<sup>2</sup> De tweede.\n",
      &report);
  g_autoptr (GPtrArray) blocks = gem_edition_load_blocks (edition, "proef", NULL, &error);

  g_assert_cmpuint (blocks->len, ==, 3);
  g_assert_cmpstr (((GemBlock *) g_ptr_array_index (blocks, 1))->anchor, ==, "noot-1");
  g_assert_cmpstr (((GemBlock *) g_ptr_array_index (blocks, 1))->text, ==, "De eerste noot.");
  g_assert_cmpstr (((GemBlock *) g_ptr_array_index (blocks, 0))->markup, ==,
                   "Een bewering.<a href=\"gem:section/proef#noot-1\"><sup>1</sup></a> Nog "
                   "een.<a href=\"gem:section/proef#noot-2\"><sup>2</sup></a>");
}

static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemImport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GemEdition) edition = import (
      fixture,
      "# Proef\n\n[klik](javascript:alert(1)) <script>alert(2)</script> *a<sub>b* c</sub>\n\n"
      "<div onclick=\"x\">Tekst in HTML</div>\n\n![een plaatje](https://example.org/a.png)\n",
      &report);
  g_autoptr (GPtrArray) blocks = gem_edition_load_blocks (edition, "proef", NULL, &error);

  for (guint i = 0; i < blocks->len; i++)
    {
      const GemBlock *block = g_ptr_array_index (blocks, i);

      g_assert_null (strstr (block->markup, "javascript"));
      g_assert_null (strstr (block->markup, "<script"));
      g_assert_null (strstr (block->markup, "onclick"));
    }
  g_assert_true (left_out (report, 7, "een plaatje"));
  g_assert_cmpuint (gem_import_get_uncertain (report)->len, >=, 1);
}

static void
test_other_publication (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GemAddress) province = gem_address_parse ("gem:province/NL-DR", NULL);
  g_autoptr (GemAddress) term = gem_address_parse ("gem:term/wmo", NULL);
  g_autoptr (GPtrArray) places = NULL;
  g_autoptr (GPtrArray) uses = NULL;
  g_autoptr (GemImport) report = NULL;
  g_autoptr (GemEdition) edition = import (
      fixture,
      "---\ntitle: Agenda van Proefland\n---\n\n# Agenda van Proefland\n\n## Zorg dichtbij\n\nDrenthe "
      "denkt na over de Wmo.\n\n## Zorg dichtbij\n\nNog eens.\n",
      &report);

  g_assert_cmpstr (gem_import_get_title (report), ==, "Agenda van Proefland");
  g_assert_cmpuint (gem_import_get_n_known (report), ==, 0);
  g_assert_nonnull (gem_edition_find_section (edition, "zorg-dichtbij"));
  g_assert_nonnull (gem_edition_find_section (edition, "zorg-dichtbij-2"));
  places = gem_edition_load_places (edition, province, NULL, &error);
  uses = gem_edition_load_places (edition, term, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (places->len, ==, 1);
  g_assert_cmpuint (uses->len, ==, 1);
}

static void
assert_refused (Fixture *fixture, const char *bytes, gssize length, int code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GemImport) result = read_bytes (fixture, bytes, length, &error);

  g_assert_null (result);
  g_assert_error (error, GEM_IMPORT_ERROR, code);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  gsize large = GEM_IMPORT_MAX_BYTES + 1;
  g_autofree char *zeros = g_malloc0 (64);
  g_autofree char *letters = g_malloc (large);

  memset (letters, 'a', large);
  assert_refused (fixture, "", 0, GEM_IMPORT_ERROR_EMPTY, "bron.md");
  assert_refused (fixture, " \n# \n\n", -1, GEM_IMPORT_ERROR_EMPTY, "bron.md");
  assert_refused (fixture, zeros, 64, GEM_IMPORT_ERROR_NOT_TEXT, "not a text file");
  assert_refused (fixture, "%PDF-1.7\nx", -1, GEM_IMPORT_ERROR_NOT_TEXT, "not a text file");
  assert_refused (fixture, "een\ntwee \xff\n", -1, GEM_IMPORT_ERROR_NOT_UTF8, "Line 2");
  assert_refused (fixture, letters, (gssize) large, GEM_IMPORT_ERROR_TOO_LARGE, "8 MB");
}

static void
test_library (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GemImport) result = read_bytes (fixture, "# Proef\n\nTekst.\n", -1, &error);
  g_autofree char *path = gem_library_path (fixture->directory, "proef");
  g_autofree char *active = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  g_assert_true (gem_library_prepare (fixture->directory, &error));
  g_assert_true (gem_import_write (result, path, &error));
  g_assert_true (gem_library_use (fixture->directory, "proef", &error));
  g_assert_no_error (error);
  active = gem_library_get_active (fixture->directory);
  g_assert_cmpstr (active, ==, "proef");
  entries = gem_library_list (fixture->directory, &error);
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_false (gem_library_use (fixture->directory, "../x", NULL));
  g_assert_false (gem_library_remove (fixture->directory, GEM_LIBRARY_BUILT_IN, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_clear_error (&error);
  g_assert_true (gem_library_remove (fixture->directory, "proef", &error));
  g_free (active);
  active = gem_library_get_active (fixture->directory);
  g_assert_cmpstr (active, ==, GEM_LIBRARY_BUILT_IN);
  {
    g_autofree char *folder = g_build_filename (fixture->directory, "editions", NULL);
    g_autofree char *file = g_build_filename (folder, "active", NULL);

    g_unlink (file);
    g_rmdir (folder);
  }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*function) (Fixture *, gconstpointer);
  } tests[] = {
    { "/import/broken-words", test_broken_words },
    { "/import/split-paragraph", test_split_paragraph },
    { "/import/running-lines", test_running_lines },
    { "/import/box-in-sentence", test_box_in_sentence },
    { "/import/quote-as-heading", test_quote_as_heading },
    { "/import/headings", test_headings },
    { "/import/voice", test_voice },
    { "/import/notes", test_notes },
    { "/import/hostile", test_hostile },
    { "/import/other-publication", test_other_publication },
    { "/import/refused", test_refused },
    { "/library/use-and-remove", test_library },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].function, tear_down);
  return g_test_run ();
}
