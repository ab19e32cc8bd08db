/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The compiler on small sources of its own, and what it made of the edition that ships. */

#include "edition/gem-edition-draft.h"
#include "edition/gem-edition.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *directory;
  char *output;
} Fixture;

static void
write_source (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->directory, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->directory = g_dir_make_tmp ("gem-edition-XXXXXX", NULL);
  fixture->output = g_build_filename (fixture->directory, "out.gem", NULL);
  write_source (fixture, "edition.json",
                "{\"id\": \"voorbeeld\", \"title\": \"Voorbeeld\", \"text\": [\"t.md\"]}");
  write_source (fixture, "goals.json", "[]");
  write_source (fixture, "themes.json",
                "[{\"id\": \"water\", \"name\": \"Water\", \"description\": \"Nat.\"}]");
  write_source (fixture, "sessions.json",
                "[{\"iso\": \"NL-FR\", \"province\": \"Friesland\", \"motto\": \"M\","
                " \"date\": \"2018-11-13\", \"subjects\":"
                " [{\"wording\": \"meren\", \"themes\": [\"water\"]}]}]");
  write_source (fixture, "references.json",
                "[{\"id\": \"boek-2019\", \"author\": \"A. Auteur\", \"year\": 2019,"
                " \"title\": \"Boek\", \"kind\": \"book\"}]");
  write_source (fixture, "glossary.json",
                "[{\"id\": \"alv\", \"term\": \"ALV\", \"full\": \"Vergadering\","
                " \"meaning\": \"Leden.\", \"match\": [\"ALV\"]}]");
  write_source (fixture, "commitments.json",
                "[{\"id\": \"belofte\", \"section\": \"een\", \"anchor\": \"doen\", \"year\": 2020,"
                " \"opgave\": \"fysiek\", \"title\": \"T\", \"text\": \"X\","
                " \"provinces\": [\"NL-FR\"]}]");
  write_source (fixture, "t.md",
                "# Een {#een kind=chapter number=1}\n\nEerste *alinea* < met een\n"
                "[boek](gem:reference/boek-2019).\n\nDit doen we. {#doen}\n\n"
                "> **[Friesland](gem:province/NL-FR)** wil water.\n\n- punt\n  - onder\n\n"
                "## Friesland {#fr kind=session province=NL-FR}\n\nTekst.\n");
}

static void
remove_file (const char *directory, const char *name)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);

  g_unlink (path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->directory, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    remove_file (fixture->directory, name);
  g_rmdir (fixture->directory);
  g_free (fixture->directory);
  g_free (fixture->output);
}

static GemEditionDraft *
read_all (Fixture *fixture)
{
  GemEditionDraft *draft = gem_edition_draft_new (fixture->directory);

  if (gem_edition_read_sources (draft))
    gem_edition_check (draft);
  for (guint i = 0; i < draft->faults->len; i++)
    {
      GemEditionFault *fault = g_ptr_array_index (draft->faults, i);

      g_test_message ("%s:%u: %s: %s", fault->file, fault->line, fault->key, fault->message);
    }
  return draft;
}

static GemEdition *
compile (Fixture *fixture)
{
  g_autoptr (GemEditionDraft) draft = read_all (fixture);
  g_autoptr (GError) error = NULL;
  GemEdition *edition;

  g_assert_cmpuint (draft->faults->len, ==, 0);
  gem_edition_write (draft, fixture->output, &error);
  g_assert_no_error (error);
  edition = gem_edition_open (fixture->output, &error);
  g_assert_no_error (error);
  return edition;
}

static void
test_text_becomes_blocks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemEdition) edition = compile (fixture);
  g_autoptr (GPtrArray) blocks = gem_edition_load_blocks (edition, "een", NULL, NULL);
  const GemBlock *block;

  g_assert_cmpuint (blocks->len, ==, 5);
  block = g_ptr_array_index (blocks, 0);
  g_assert_cmpstr (block->anchor, ==, "p1");
  g_assert_cmpstr (block->text, ==, "Eerste alinea < met een boek.");
  g_assert_cmpstr (block->markup, ==,
                   "Eerste <i>alinea</i> &lt; met een "
                   "<a href=\"gem:reference/boek-2019\">boek</a>.");
  block = g_ptr_array_index (blocks, 1);
  g_assert_cmpstr (block->anchor, ==, "doen");
  g_assert_cmpstr (block->text, ==, "Dit doen we.");
  block = g_ptr_array_index (blocks, 2);
  g_assert_cmpstr (block->kind, ==, "voice");
  g_assert_cmpstr (block->iso, ==, "NL-FR");
  block = g_ptr_array_index (blocks, 4);
  g_assert_cmpint (block->depth, ==, 2);
}

static void
test_sections_know_their_place (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemEdition) edition = compile (fixture);
  const GemSection *first = gem_edition_find_section (edition, "een");
  const GemSection *second = gem_edition_get_neighbour (edition, "een", 1);

  g_assert_cmpstr (first->number, ==, "1");
  g_assert_null (first->parent);
  g_assert_cmpstr (second->id, ==, "fr");
  g_assert_cmpstr (second->parent, ==, "een");
  g_assert_cmpstr (second->iso, ==, "NL-FR");
  g_assert_null (gem_edition_get_neighbour (edition, "een", -1));
  g_assert_null (gem_edition_get_neighbour (edition, "fr", 1));
  g_assert_null (gem_edition_find_section (edition, "nergens"));
}

static void
test_places_are_found_both_ways (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemEdition) edition = compile (fixture);
  g_autoptr (GemAddress) book = gem_address_parse ("gem:reference/boek-2019", NULL);
  g_autoptr (GemAddress) term = gem_address_parse ("gem:term/alv", NULL);
  g_autoptr (GemAddress) unknown = gem_address_parse ("gem:term/niets", NULL);
  g_autoptr (GPtrArray) places = gem_edition_load_places (edition, book, NULL, NULL);
  g_autoptr (GemEntry) report = gem_edition_load_entry (edition, book, NULL, NULL);
  g_autoptr (GemEntry) alv = gem_edition_load_entry (edition, term, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (places->len, ==, 1);
  g_assert_cmpstr (((GemPlace *) g_ptr_array_index (places, 0))->section->id, ==, "een");
  g_assert_cmpstr (report->lead, ==, "A. Auteur (2019)");
  g_assert_cmpstr (alv->text, ==, "Leden.");
  g_assert_null (gem_edition_load_entry (edition, unknown, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

typedef struct
{
  const char *file;
  const char *text;
  guint line;
  const char *key;
} BadSource;

/* Each is named with its file, its line and its key. */
static const BadSource bad_sources[] = {
  { "t.md", "# Zonder id\n\nTekst.\n", 1, NULL },
  { "t.md", "Los.\n\n# Een {#een kind=chapter}\n\nTekst.\n", 1, NULL },
  { "t.md", "# Een {#een kind=hoofdstuk}\n\nTekst.\n", 1, "kind" },
  { "t.md", "# Een {#een kind=chapter kleur=rood}\n\nTekst.\n", 1, "kleur" },
  { "t.md", "# Een {#een kind=chapter}\n\n[x](gem:section/weg)\n", 3, "gem:section/weg" },
  { "t.md", "# Een {#een kind=chapter}\n\n[x](gem:weg)\n", 3, "gem:weg" },
  { "t.md", "# Een {#een kind=chapter}\n\nA {#p}\n\nB {#p}\n", 5, "p" },
  { "t.md", "# Een {#een kind=chapter}\n\nA\n\n# Twee {#een kind=chapter}\n\nB\n", 5, "een" },
  { "t.md", "# Een {#een kind=chapter}\n\n<b>x</b>\n", 3, NULL },
  { "t.md", "# Een {#een kind=chapter}\n", 1, "een" },
  { "themes.json", "[{\"id\": \"water\", \"name\": \"W\",\n\"description\": 5}, 3]", 0, NULL },
  { "themes.json", "{}", 1, NULL },
  { "themes.json", "[{\"id\": \"water\",\n\"name\": \"W\"}]", 2, "description" },
  { "themes.json",
    "[{\"id\": \"water\", \"name\": \"W\", \"description\": \"d\",\n\"kleur\": \"b\"}]", 2,
    "kleur" },
  { "sessions.json",
    "[{\"iso\": \"NL-FR\", \"province\": \"F\", \"motto\": \"M\",\n\"date\": \"2018-11-31\",\n"
    "\"subjects\": [{\"wording\": \"x\", \"themes\": [\"water\"]}]}]",
    2, "date" },
  { "sessions.json",
    "[{\"iso\": \"NL-FR\", \"province\": \"F\", \"motto\": \"M\", \"date\": \"2018-11-13\",\n"
    "\"subjects\": [{\"wording\": \"x\",\n\"themes\": [\"vuur\"]}]}]",
    3, "themes" },
  { "references.json",
    "[{\"id\": \"boek-2019\", \"author\": \"A\", \"year\": 2019, \"title\": \"B\",\n"
    "\"kind\": \"film\"}]",
    1, "kind" },
  { "commitments.json",
    "[{\"id\": \"b\", \"section\": \"weg\", \"year\": 2020, \"opgave\": \"fysiek\","
    " \"title\": \"T\", \"text\": \"X\"}]",
    1, "section" },
  { "commitments.json",
    "[{\"id\": \"b\", \"section\": \"een\", \"year\": 2021, \"opgave\": \"fysiek\","
    " \"title\": \"T\", \"text\": \"X\"}]",
    1, "year" },
  { "edition.json", "{\"id\": \"x\", \"text\": [\"t.md\"]}", 1, "title" },
  { "edition.json", "{\"id\": \"x\", \"title\": \"X\",\n\"text\": [\"weg.md\"]}", 0, NULL },
};

static gboolean
has_fault (GemEditionDraft *draft, const BadSource *bad)
{
  for (guint i = 0; i < draft->faults->len; i++)
    {
      GemEditionFault *fault = g_ptr_array_index (draft->faults, i);

      /* A missing text file is told under its own name. */
      if ((g_str_equal (fault->file, bad->file) || strstr (bad->text, fault->file) != NULL) &&
          (bad->line == 0 || fault->line == bad->line) &&
          (bad->key == NULL || g_strcmp0 (fault->key, bad->key) == 0))
        return TRUE;
    }
  return FALSE;
}

static void
test_fault_is_named (Fixture *fixture, gconstpointer data)
{
  const BadSource *bad = data;
  g_autoptr (GemEditionDraft) draft = NULL;

  write_source (fixture, bad->file, bad->text);
  draft = read_all (fixture);
  g_assert_true (has_fault (draft, bad));
}

static void
test_broken_json_is_named (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemEditionDraft) draft = NULL;
  GemEditionFault *fault;

  write_source (fixture, "glossary.json", "[\n{\"id\": \"a\",,}\n]");
  draft = read_all (fixture);
  g_assert_cmpuint (draft->faults->len, >, 0);
  fault = g_ptr_array_index (draft->faults, 0);
  g_assert_cmpstr (fault->file, ==, "glossary.json");
  g_assert_cmpuint (fault->line, ==, 2);
}

static void
test_other_files_are_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->directory, "edition.json", NULL);

  g_assert_null (gem_edition_open (path, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (gem_edition_open ("/nergens/x.gem", &error));
  g_assert_nonnull (error);
}

/* --- what ships --- */

static GemEdition *
open_shipped (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("GEM_PKGDATADIR"), "edition.gem", NULL);
  g_autoptr (GError) error = NULL;
  GemEdition *edition = gem_edition_open (path, &error);

  g_assert_no_error (error);
  return edition;
}

static void
test_sessions_are_exact (void)
{
  static const struct
  {
    const char *iso;
    const char *date;
    const char *motto;
    const char *subjects;
  } expected[] = {
    { "NL-NH", "2018-12-10", "Personaliseren biedt kansen",
      "Informatiesamenleving|regionale samenwerking|de wijk als samenleving|energietransitie" },
    { "NL-ZH", "2019-02-21", "Laat onderwijs, ondernemers en overheid samenwerken",
      "Informatiesamenleving|energietransitie|inclusieve samenleving|"
      "regionale samenwerking en arbeidsmarkt" },
    { "NL-ZE", "2018-11-14", "Aandacht voor specifieke Zeeuwse situatie is nodig",
      "Energie en klimaat|inclusieve samenleving|informatiesamenleving" },
    { "NL-FR", "2018-11-13", "We kunnen meer de lead pakken",
      "Leefbaarheid|bestuur en democratie|inclusieve samenleving|informatiesamenleving|"
      "energie en klimaat" },
    { "NL-FL", "2019-01-31", "Je moet geen last hebben van grenzen",
      "Grensoverschrijdende samenwerking|taakdifferentiatie" },
    { "NL-UT", "2019-02-13",
      "Juist gemeenten zien wat de effecten zijn van de informatiesamenleving",
      "Klimaat en energie|woningbouwopgaven|informatiesamenleving" },
    { "NL-LI", "2019-02-06", "Denk ook aan arbeidsmigratie en krimp",
      "Energietransitie|informatiesamenleving" },
    { "NL-GR", "2019-02-28", "De kracht van Groningen en van de Groningers",
      "Transitiepaden|natuur en landschap|gebiedscoöperaties" },
    { "NL-DR", "2019-01-22", "Geef ons ruimte, dan zetten we ferme stappen",
      "Goede en bereikbare zorg|inclusieve samenleving|bestuurlijke ondermijning|klimaat" },
    { "NL-OV", "2019-01-16", "Geef gemeenten de mogelijkheid om passende oplossingen te zoeken",
      "Sociaal domein|ruimtelijke opgaven|financiën|collectivisering|bestuurscultuur" },
    { "NL-GE", "2018-11-20", "Bekijk diverse opgaven in samenhang",
      "Bestuurlijke ondermijning|datasturing en ethiek|ruimtelijke opgaven" },
    { "NL-NB", "2019-01-29", "Gemeenten willen kennis delen en experimenteren",
      "Informatiesamenleving|inclusieve samenleving|veranderende samenleving en democratie" },
  };
  g_autoptr (GemEdition) edition = open_shipped ();
  GPtrArray *sessions = gem_edition_get_sessions (edition);

  g_assert_cmpuint (sessions->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const GemSession *session = gem_edition_find_session (edition, expected[i].iso);
      g_autoptr (GString) subjects = g_string_new (NULL);

      g_assert_nonnull (session);
      g_assert_true (session == g_ptr_array_index (sessions, i));
      g_assert_cmpstr (session->date, ==, expected[i].date);
      g_assert_cmpstr (session->motto, ==, expected[i].motto);
      for (guint j = 0; j < session->subjects->len; j++)
        g_string_append_printf (subjects, "%s%s", j > 0 ? "|" : "",
                                ((GemSubject *) g_ptr_array_index (session->subjects, j))->wording);
      g_assert_cmpstr (subjects->str, ==, expected[i].subjects);
    }
}

static void
test_contents_are_complete (void)
{
  static const char *const titles[] = {
    "Voorwoord",
    "Bijeenkomsten Gemeenten 2024",
    "Inleiding",
    "Terugblik",
    "Ontwikkelingen in het kort",
    "Samenvatting De Gemeente 2020",
    "Relevante rapporten en adviezen",
    "Gelijkwaardigheid",
    "Meerschaligheid, variaties in samenwerking",
    "Meervoudige democratie",
    "Differentiatie en maatwerk",
    "Interbestuurlijk Programma",
    "Werkgeversrol gemeenten",
    "Gemeenten en de Europese Unie",
    "Rode draden",
    "Regionale verscheidenheid",
    "Gedeelde opgaven",
    "Werken vanuit maatschappelijke opgaven",
    "Samenwerking",
    "Global Goals",
    "De opgaven",
    "Informatiesamenleving",
    "Ondermijning tegengaan met behulp van data",
    "Uitvoering",
    "Fysieke opgaven",
    "De inclusieve samenleving",
    "Collectieve voorzieningen",
    "Democratisch besturen",
    "Wat gaan we als vereniging doen?",
    "Kennisinfrastructuur",
    "De bestuurlijke opgave",
    "Solidariteit in de vereniging",
    "Interbestuurlijke vraagstukken en verhoudingen",
    "Samen organiseren",
    "\"Common Ground\"-principes als leidraad voor een nieuwe digitale infrastructuur",
    "Aangehaalde rapporten en adviezen",
    "Colofon",
  };
  g_autoptr (GemEdition) edition = open_shipped ();
  GPtrArray *sections = gem_edition_get_sections (edition);
  guint at = 0;

  /* In this order, with the sessions among them. */
  for (guint i = 0; i < sections->len && at < G_N_ELEMENTS (titles); i++)
    at += g_str_equal (((GemSection *) g_ptr_array_index (sections, i))->title, titles[at]);
  g_assert_cmpuint (at, ==, G_N_ELEMENTS (titles));
}

static void
test_every_section_has_text (void)
{
  g_autoptr (GemEdition) edition = open_shipped ();
  GPtrArray *sections = gem_edition_get_sections (edition);

  for (guint i = 0; i < sections->len; i++)
    {
      const GemSection *section = g_ptr_array_index (sections, i);
      g_autoptr (GPtrArray) blocks = gem_edition_load_blocks (edition, section->id, NULL, NULL);

      g_assert_cmpuint (blocks->len, >, 0);
      g_assert_cmpint (section->words, >, 10);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/edition/text-becomes-blocks", Fixture, NULL, set_up, test_text_becomes_blocks,
              tear_down);
  g_test_add ("/edition/sections-know-their-place", Fixture, NULL, set_up,
              test_sections_know_their_place, tear_down);
  g_test_add ("/edition/places-are-found-both-ways", Fixture, NULL, set_up,
              test_places_are_found_both_ways, tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (bad_sources); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/edition/fault-is-named/%s/%u", bad_sources[i].file, i);

      g_test_add (path, Fixture, &bad_sources[i], set_up, test_fault_is_named, tear_down);
    }
  g_test_add ("/edition/broken-json-is-named", Fixture, NULL, set_up, test_broken_json_is_named,
              tear_down);
  g_test_add ("/edition/other-files-are-refused", Fixture, NULL, set_up,
              test_other_files_are_refused, tear_down);
  g_test_add_func ("/edition/shipped/sessions-are-exact", test_sessions_are_exact);
  g_test_add_func ("/edition/shipped/contents-are-complete", test_contents_are_complete);
  g_test_add_func ("/edition/shipped/every-section-has-text", test_every_section_has_text);
  return g_test_run ();
}
