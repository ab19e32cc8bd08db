/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Pages of text as a typesetter wants them, what belongs to a volume, and what stops when it is asked to. What
 * the files hold is read back by other programs in tests/ctl/test-paper.py. */

#include "paper/gem-volume-export.h"
#include "paper/gem-zip.h"

#include <string.h>

#define A6_WIDTH 297.64
#define A6_HEIGHT 419.53

static const GemPagesStyle heading = {
  .tag = "H1", .size = 12, .bold = TRUE, .before = 10, .keep = TRUE, .outline = 1
};
static const GemPagesStyle paragraph = { .tag = "P", .size = 10, .before = 4 };
static const GemPagesStyle line = { .tag = "P", .size = 10 };

static GemEdition *
open_edition (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("GEM_PKGDATADIR"), "edition.gem", NULL);
  g_autoptr (GError) error = NULL;
  GemEdition *edition = gem_edition_open (path, &error);

  g_assert_no_error (error);
  return edition;
}

static GemVolume *
load (GemEdition *edition, const char *section, GemVolumeScope scope)
{
  g_autoptr (GError) error = NULL;
  GemVolume *volume = gem_volume_load (edition, section, scope, NULL, &error);

  g_assert_no_error (error);
  return volume;
}

/* The lines of each page, as pdftotext finds them; NULL where it is not installed. */
static GPtrArray *
read_pages (GemPages *pages)
{
  const GemPagesInfo info = { .title = "Voorbeeld", .moment = 1 };
  const char *const command[] = { "pdftotext", "-layout", "-", "-", NULL };
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) pdf = NULL, out = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;
  GPtrArray *found;

  if (program == NULL)
    {
      g_test_skip ("pdftotext is not installed (package poppler-utils)");
      return NULL;
    }
  gem_pages_finish (pages);
  pdf = gem_pages_to_pdf (pages, &info, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  process =
      g_subprocess_newv (command, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                         &error);
  g_assert_no_error (error);
  g_subprocess_communicate (process, pdf, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (out, NULL), g_bytes_get_size (out));
  parts = g_strsplit (text, "\f", -1);
  found = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; i + 1 < g_strv_length (parts); i++)
    g_ptr_array_add (found, g_strsplit (parts[i], "\n", -1));
  g_assert_cmpuint (found->len, ==, gem_pages_get_n_pages (pages));
  return found;
}

static guint
count_lines (GPtrArray *pages, guint page, const char *word)
{
  char **lines = g_ptr_array_index (pages, page);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    n += strstr (lines[i], word) != NULL;
  return n;
}

static GemPages *
fill_pages (guint n_lines)
{
  const GemPagesSize a6 = { A6_WIDTH, A6_HEIGHT, 40, 40, 40, 50 };
  GemPages *pages = gem_pages_new (&a6);

  for (guint i = 0; i < n_lines; i++)
    gem_pages_add_words (pages, &line, "vulling");
  return pages;
}

static char *
repeat (const char *word, guint n)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s ", word);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
heading_stays_with_its_text (void)
{
  g_autofree char *text = repeat ("alinea", 60);

  for (guint n = 14; n < 30; n++)
    {
      g_autoptr (GemPages) pages = fill_pages (n);
      g_autoptr (GPtrArray) found = NULL;

      gem_pages_add_words (pages, &heading, "Kop");
      gem_pages_add_words (pages, &paragraph, text);
      found = read_pages (pages);
      if (found == NULL)
        return;
      for (guint i = 0; i < found->len; i++)
        if (count_lines (found, i, "Kop") > 0)
          g_assert_cmpuint (count_lines (found, i, "alinea"), >=, 2);
    }
}

static void
no_line_stands_alone (void)
{
  for (guint words = 12; words < 60; words += 16)
    for (guint n = 19; n < 28; n++)
      {
        g_autoptr (GemPages) pages = fill_pages (n);
        g_autofree char *text = repeat ("alinea", words);
        g_autoptr (GPtrArray) found = NULL;
        guint total = 0;

        gem_pages_add_words (pages, &paragraph, text);
        found = read_pages (pages);
        if (found == NULL)
          return;
        for (guint i = 0; i < found->len; i++)
          total += count_lines (found, i, "alinea");
        for (guint i = 0; i < found->len; i++)
          g_assert_true (count_lines (found, i, "alinea") != 1 || total == 1);
      }
}

static void
table_has_its_head_on_each_page (void)
{
  static const GemPagesStyle head = { .tag = "TR", .size = 9, .bold = TRUE, .keep = TRUE };
  static const double widths[] = { 0.5, 0.5 };
  const char *const names[] = { "Kolom", "Waarde", NULL }, *const cells[] = { "rij", "1", NULL };
  g_autoptr (GemPages) pages = fill_pages (0);
  g_autoptr (GPtrArray) found = NULL;

  gem_pages_add_row (pages, &head, names, widths);
  for (guint i = 0; i < 60; i++)
    gem_pages_add_row (pages, &line, cells, widths);
  found = read_pages (pages);
  if (found == NULL)
    return;
  g_assert_cmpuint (found->len, >, 2);
  for (guint i = 0; i < found->len; i++)
    g_assert_cmpuint (count_lines (found, i, "Kolom"), ==, 1);
}

static void
any_size_holds_all_words (void)
{
  static const GemPagesSize sizes[] = {
    { 0 },
    { 1190, 842 },
    { 90, 90 },
    { 10, 10 },
    { 300, 300, 400, 400, 400, 400 },
    { 200, 4000, 1, 1, 1, 1 },
  };
  g_autoptr (GemEdition) edition = open_edition ();
  g_autoptr (GemVolume) volume = load (edition, "kader", GEM_VOLUME_EDITION);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      const GemPaperOptions options = { .size = sizes[i], .now = 1 };
      g_autoptr (GError) error = NULL;
      g_autoptr (GemPaper) paper = gem_paper_new (volume, &options, NULL, &error);
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A1, 1, 1);
      cairo_t *cr = cairo_create (surface);

      g_assert_no_error (error);
      g_assert_cmpuint (gem_paper_get_n_pages (paper), >, 1);
      gem_paper_draw (paper, cr, gem_paper_get_n_pages (paper) - 1);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

static void
volume_holds_what_its_scope_says (void)
{
  g_autoptr (GemEdition) edition = open_edition ();
  g_autoptr (GemVolume) section = load (edition, "informatiesamenleving", GEM_VOLUME_SECTION);
  g_autoptr (GemVolume) chapter = load (edition, "informatiesamenleving", GEM_VOLUME_CHAPTER);
  g_autoptr (GemVolume) whole = load (edition, NULL, GEM_VOLUME_EDITION);

  g_assert_cmpuint (gem_volume_get_parts (section)->len, ==, 2);
  g_assert_cmpstr (gem_volume_get_title (section), ==, "Informatiesamenleving");
  g_assert_cmpstr (gem_volume_get_title (chapter), ==, "De opgaven");
  g_assert_cmpuint (gem_volume_get_parts (whole)->len, ==, gem_edition_get_sections (edition)->len);
  g_assert_null (gem_volume_find_name (section, "gem:section/uitvoering"));
  g_assert_nonnull (gem_volume_find_name (chapter, "gem:section/uitvoering"));
  g_assert_cmpstr (gem_volume_find_name (whole, "gem:province/NL-FR?theme=leefbaarheid"), ==,
                   "s.bijeenkomst-friesland");
  g_assert_cmpstr (gem_volume_find_name (whole, "gem:section/uitvoering#weg"), ==, "s.uitvoering");
  g_assert_null (gem_volume_find_name (whole, "gem:agenda/2020"));
}

static void
levels_of_headings_leave_none_out (void)
{
  g_autoptr (GemEdition) edition = open_edition ();

  for (int scope = 0; scope < GEM_VOLUME_N_SCOPES; scope++)
    {
      g_autoptr (GemVolume) volume = load (edition, "collectieve-voorzieningen", scope);
      GPtrArray *parts = gem_volume_get_parts (volume);
      int before = 0;

      for (guint i = 0; i < parts->len; i++)
        {
          const GemVolumePart *part = g_ptr_array_index (parts, i);

          g_assert_cmpint (part->level, >=, 1);
          g_assert_cmpint (part->level, <=, before + 1);
          before = part->level;
        }
    }
}

static void
section_that_is_not_there (void)
{
  g_autoptr (GemEdition) edition = open_edition ();
  g_autoptr (GError) error = NULL;

  g_assert_null (gem_volume_load (edition, "atlantis", GEM_VOLUME_CHAPTER, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

typedef struct
{
  GCancellable *cancellable;
  guint calls;
} Stop;

static void
stop_in_the_middle (guint done, guint total, gpointer data)
{
  Stop *stop = data;

  g_assert_cmpuint (done, <=, total);
  if (++stop->calls == 5)
    g_cancellable_cancel (stop->cancellable);
}

static void
cancelled_makes_no_file (void)
{
  g_autoptr (GemEdition) edition = open_edition ();
  g_autoptr (GemVolume) volume = load (edition, NULL, GEM_VOLUME_EDITION);

  for (int format = 0; format < GEM_VOLUME_N_FORMATS; format++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      Stop stop = { cancellable, 0 };
      const GemPaperOptions options = { .progress = stop_in_the_middle, .data = &stop };
      g_autoptr (GError) error = NULL;

      g_assert_null (gem_volume_export (volume, format, &options, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpuint (stop.calls, ==, 5);
    }
}

static void
address_of_the_web_has_no_sign_that_means_something (void)
{
  g_autofree char *odd = gem_volume_dup_web ("https://voorbeeld.invalid/a'b\\c d\"<é>");

  g_assert_cmpstr (odd, ==, "https://voorbeeld.invalid/a%27b%5Cc%20d%22%3C%C3%A9%3E");
  g_assert_null (gem_volume_dup_web ("javascript:alert(1)"));
  g_assert_null (gem_volume_dup_web ("file:///etc/passwd"));
}

static void
markup_that_can_not_be_read_is_plain (void)
{
  g_autoptr (GPtrArray) whole = gem_inline_parse ("a <b>b <a href=\"gem:home\">c</a></b>", "a b c");
  g_autoptr (GPtrArray) broken = gem_inline_parse ("a <b>b", "a b");
  const GemInline *link = g_ptr_array_index (whole, 2);

  g_assert_cmpuint (whole->len, ==, 3);
  g_assert_cmpstr (link->href, ==, "gem:home");
  g_assert_cmpint (link->style, ==, GEM_INLINE_BOLD);
  g_assert_cmpuint (broken->len, ==, 1);
  g_assert_cmpstr (((GemInline *) g_ptr_array_index (broken, 0))->text, ==, "a b");
}

static void
archive_stores_its_first_file_bare (void)
{
  g_autoptr (GemZip) zip = gem_zip_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  const guint8 *data;

  g_assert_true (gem_zip_add (zip, "mimetype", "123456789", TRUE, &error));
  g_assert_true (gem_zip_add (zip, "leeg", "", FALSE, &error));
  bytes = gem_zip_to_bytes (zip);
  data = g_bytes_get_data (bytes, NULL);
  g_assert_cmpmem (data + 30, 17, "mimetype123456789", 17);
  g_assert_cmpmem (data + 14, 4, "\x26\x39\xf4\xcb", 4); /* the check value of CRC-32 */
  g_assert_cmpmem (data + 28, 2, "\0\0", 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/heading-stays-with-its-text", heading_stays_with_its_text);
  g_test_add_func ("/paper/no-line-stands-alone", no_line_stands_alone);
  g_test_add_func ("/paper/table-has-its-head-on-each-page", table_has_its_head_on_each_page);
  g_test_add_func ("/paper/any-size-holds-all-words", any_size_holds_all_words);
  g_test_add_func ("/volume/holds-what-its-scope-says", volume_holds_what_its_scope_says);
  g_test_add_func ("/volume/levels-of-headings-leave-none-out", levels_of_headings_leave_none_out);
  g_test_add_func ("/volume/section-that-is-not-there", section_that_is_not_there);
  g_test_add_func ("/volume/cancelled-makes-no-file", cancelled_makes_no_file);
  g_test_add_func ("/volume/address-of-the-web-has-no-sign-that-means-something",
                   address_of_the_web_has_no_sign_that_means_something);
  g_test_add_func ("/inline/markup-that-can-not-be-read-is-plain",
                   markup_that_can_not_be_read_is_plain);
  g_test_add_func ("/zip/stores-its-first-file-bare", archive_stores_its_first_file_bare);
  return g_test_run ();
}
