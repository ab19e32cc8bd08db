/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What is published is what the source says, in an order that never shows half an issue. */

#include "feed/gem-feed-publisher.h"
#include "feed/gem-feed-signer.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  char *root;
  char *directory; /* where it is published */
  GPtrArray *faults;
  GemFeedPublication publication;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->root = g_dir_make_tmp ("gem-publisher-XXXXXX", NULL);
  self->directory = g_build_filename (self->root, "web", NULL);
  self->faults = g_ptr_array_new_with_free_func ((GDestroyNotify) gem_feed_fault_free);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir =
      g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  remove_tree (self->root);
  g_free (self->root);
  g_free (self->directory);
  g_ptr_array_unref (self->faults);
}

static char *
data_path (const char *name)
{
  return g_build_filename (TEST_DATA, name, NULL);
}

/* A source of so many items; @issue 0 for none. */
static char *
write_source (Fixture *self, guint items, gint64 issue, const char *word)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *path = g_build_filename (self->root, "bron.json", NULL);

  g_string_append (text,
                   "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Voorbeeld\","
                   "\"_eigen\":{\"a\":[1,2.5]},\"_uitvoeringsagenda\":{\"versie\":1,");
  if (issue > 0)
    g_string_append_printf (text, "\"uitgave\":%" G_GINT64_FORMAT ",", issue);
  g_string_append (text, "\"jaren\":[{\"jaar\":2020,\"titel\":\"Voorbeeld\"}]},\"items\":[");
  for (guint i = 0; i < items; i++)
    g_string_append_printf (text,
                            "%s{\"id\":\"voorbeeld-%u\",\"title\":\"%s %u\",\"attachments\":[],"
                            "\"_uitvoeringsagenda\":{\"jaar\":2020,\"provincies\":[\"NL-UT\"]}}",
                            i > 0 ? "," : "", i, word, i);
  g_string_append (text, "]}");
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  return g_steal_pointer (&path);
}

static gboolean
publish (Fixture *self, const char *source, guint page_size)
{
  const GemFeedPublishOptions options = { .page_size = page_size };

  g_ptr_array_set_size (self->faults, 0);
  return gem_feed_publish (source, self->directory, &options, &self->publication, self->faults);
}

static void
publish_items (Fixture *self, guint items, gint64 issue, const char *word)
{
  g_autofree char *source = write_source (self, items, issue, word);

  g_assert_true (publish (self, source, 2));
  g_assert_cmpuint (self->faults->len, ==, 0);
}

static void
assert_fault (Fixture *self, guint index, const char *code, const char *place)
{
  const GemFeedFault *fault;

  g_assert_cmpuint (self->faults->len, >, index);
  fault = g_ptr_array_index (self->faults, index);
  g_test_message ("%s", fault->message);
  g_assert_cmpstr (gem_feed_fault_code_to_string (fault->code), ==, code);
  g_assert_cmpstr (fault->place, ==, place);
}

static char *
web_path (Fixture *self, const char *name)
{
  return g_build_filename (self->directory, name, NULL);
}

static gboolean
is_there (Fixture *self, const char *name)
{
  g_autofree char *path = web_path (self, name);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static char *
read_web (Fixture *self, const char *name)
{
  g_autofree char *path = web_path (self, name);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static GemFeedPage *
read_page (Fixture *self, const char *name)
{
  g_autofree char *text = read_web (self, name);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GPtrArray) faults =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gem_feed_fault_free);
  GemFeedPage *page = gem_feed_page_parse (bytes, 1, faults);

  g_assert_cmpuint (faults->len, ==, 0);
  return page;
}

static char *
read_compressed (Fixture *self, const char *name)
{
  g_autofree char *path = web_path (self, name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GInputStream) raw = G_INPUT_STREAM (g_file_read (file, NULL, NULL));
  g_autoptr (GConverter) converter =
      G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (raw, converter);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();

  g_assert_cmpint (g_output_stream_splice (memory, stream, G_OUTPUT_STREAM_SPLICE_NONE, NULL, NULL),
                   >, 0);
  g_assert_true (g_output_stream_write_all (memory, "", 1, NULL, NULL, NULL));
  g_output_stream_close (memory, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
test_round_trip (Fixture *self, gconstpointer data)
{
  g_autoptr (GemFeedPage) first = NULL;
  g_autoptr (GemFeedPage) second = NULL;
  g_autoptr (GemFeedPage) third = NULL;
  g_autofree char *text = NULL;

  publish_items (self, 5, 41, "Voorbeeld");
  g_assert_cmpint (self->publication.issue, ==, 41);
  g_assert_cmpuint (self->publication.items, ==, 5);
  g_assert_cmpuint (self->publication.pages, ==, 3);
  first = read_page (self, "feed.json");
  second = read_page (self, "41/2.json");
  third = read_page (self, "41/3.json");
  g_assert_cmpstr (first->next_url, ==, "41/2.json");
  g_assert_cmpstr (second->next_url, ==, "3.json");
  g_assert_null (third->next_url);
  g_assert_cmpuint (first->years->len, ==, 1);
  g_assert_cmpuint (second->years->len, ==, 0);
  g_assert_cmpuint (third->items->len, ==, 1);
  g_assert_cmpstr (((GemItem *) g_ptr_array_index (third->items, 0))->id, ==, "voorbeeld-4");
  text = read_web (self, "feed.json");
  g_assert_nonnull (strstr (text, "\"_eigen\":{\"a\":[1,2.5]}"));
  g_assert_nonnull (strstr (text, "\"attachments\":[]"));

  g_assert_true (gem_feed_check_file (self->directory, &self->publication, self->faults));
  g_assert_cmpuint (self->publication.items, ==, 5);
  g_assert_cmpuint (self->publication.pages, ==, 3);
  g_assert_cmpint (self->publication.issue, ==, 41);
}

static void
test_compressed_says_the_same (Fixture *self, gconstpointer data)
{
  static const char *const names[] = { "feed.json", "41/2.json", "41/3.json" };

  publish_items (self, 5, 41, "Voorbeeld");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_strconcat (names[i], ".gz", NULL);
      g_autofree char *plain = read_web (self, names[i]);
      g_autofree char *compressed = read_compressed (self, name);

      g_assert_cmpstr (plain, ==, compressed);
    }
}

static void
test_next_issue_is_found (Fixture *self, gconstpointer data)
{
  publish_items (self, 1, 0, "Voorbeeld");
  g_assert_cmpint (self->publication.issue, ==, 1);
  publish_items (self, 1, 0, "Voorbeeld");
  g_assert_cmpint (self->publication.issue, ==, 2);
  publish_items (self, 1, 40, "Voorbeeld");
  publish_items (self, 1, 0, "Voorbeeld");
  g_assert_cmpint (self->publication.issue, ==, 41);
}

static void
test_rollback_is_refused (Fixture *self, gconstpointer data)
{
  g_autofree char *source = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  publish_items (self, 3, 41, "Voorbeeld");
  before = read_web (self, "feed.json");
  source = write_source (self, 3, 40, "Ouder");
  g_assert_false (publish (self, source, 2));
  g_assert_cmpuint (self->faults->len, ==, 1);
  assert_fault (self, 0, "rollback", "_uitvoeringsagenda.uitgave");
  after = read_web (self, "feed.json");
  g_assert_cmpstr (before, ==, after);
  g_assert_false (is_there (self, "40"));
}

static void
test_correction_gets_new_addresses (Fixture *self, gconstpointer data)
{
  g_autoptr (GemFeedPage) first = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  publish_items (self, 3, 41, "Voorbeeld");
  before = read_web (self, "41/2.json");
  publish_items (self, 3, 41, "Verbeterd");
  after = read_web (self, "41/2.json");
  g_assert_cmpstr (before, ==, after);
  first = read_page (self, "feed.json");
  g_assert_cmpint (first->issue, ==, 41);
  g_assert_cmpstr (first->next_url, ==, "41-2/2.json");
  g_assert_true (gem_feed_check_file (self->directory, &self->publication, self->faults));
}

static void
test_same_again_touches_nothing (Fixture *self, gconstpointer data)
{
  g_autofree char *path = web_path (self, "feed.json");
  GStatBuf before, after;

  publish_items (self, 3, 41, "Voorbeeld");
  g_assert_cmpint (g_stat (path, &before), ==, 0);
  publish_items (self, 3, 41, "Voorbeeld");
  g_assert_cmpint (g_stat (path, &after), ==, 0);
  g_assert_cmpuint (before.st_ino, ==, after.st_ino);
  g_assert_false (is_there (self, "41-2"));
}

/* @blocked can't be written, for there is a folder of that name. */
static void
test_first_page_is_last (Fixture *self, gconstpointer blocked)
{
  g_autofree char *source = NULL;
  g_autofree char *path = web_path (self, blocked);
  g_autofree char *inside = g_build_filename (path, "x", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  publish_items (self, 5, 41, "Voorbeeld");
  before = read_web (self, "feed.json");
  g_remove (path);
  g_assert_cmpint (g_mkdir_with_parents (inside, 0755), ==, 0);
  source = write_source (self, 5, 42, "Nieuw");
  g_assert_false (publish (self, source, 2));
  assert_fault (self, 0, "file", NULL);
  g_assert_cmpint (self->publication.issue, ==, 0);
  after = read_web (self, "feed.json");
  g_assert_cmpstr (before, ==, after);
  g_ptr_array_set_size (self->faults, 0);
  g_assert_true (gem_feed_check_file (self->directory, &self->publication, self->faults));
  g_assert_cmpint (self->publication.issue, ==, 41);
}

static void
test_bad_source_writes_nothing (Fixture *self, gconstpointer data)
{
  g_autofree char *source = data_path ("many_faults.json");

  g_assert_false (publish (self, source, 2));
  g_assert_cmpuint (self->faults->len, ==, 6);
  g_assert_false (g_file_test (self->directory, G_FILE_TEST_EXISTS));
}

static void
test_number_stays_an_id (Fixture *self, gconstpointer data)
{
  g_autofree char *source = data_path ("y_id_number.json");
  g_autoptr (GemFeedPage) page = NULL;

  g_assert_true (publish (self, source, 2));
  page = read_page (self, "feed.json");
  g_assert_cmpstr (((GemItem *) g_ptr_array_index (page->items, 1))->id, ==, "1.10");
}

static void
test_source_has_no_next_page (Fixture *self, gconstpointer data)
{
  g_autofree char *source = data_path ("y_full.json");

  g_assert_false (publish (self, source, 2));
  assert_fault (self, 0, "next", "next_url");
}

static void
test_unwritable_number_is_refused (Fixture *self, gconstpointer data)
{
  g_autofree char *source = data_path ("y_huge_unknown_numbers.json");

  g_assert_false (publish (self, source, 2));
  assert_fault (self, 0, "value", NULL);
}

static void
test_too_many_pages_are_refused (Fixture *self, gconstpointer data)
{
  g_autofree char *source = write_source (self, 1001, 1, "Voorbeeld");

  g_assert_false (publish (self, source, 1));
  assert_fault (self, 0, "pages", NULL);
  g_assert_true (publish (self, source, 0));
  g_assert_cmpuint (self->publication.pages, ==, 3);
}

static void
test_what_is_published_must_be_known (Fixture *self, gconstpointer data)
{
  g_autofree char *path = web_path (self, "feed.json");
  g_autofree char *source = write_source (self, 1, 5, "Voorbeeld");

  g_mkdir_with_parents (self->directory, 0755);
  g_assert_true (g_file_set_contents (path, "{", -1, NULL));
  g_assert_false (publish (self, source, 2));
  assert_fault (self, 0, "file", NULL);
}

static void
test_empty_feed_is_one_page (Fixture *self, gconstpointer data)
{
  publish_items (self, 0, 3, "Voorbeeld");
  g_assert_cmpuint (self->publication.pages, ==, 1);
  g_assert_true (gem_feed_check_file (self->directory, &self->publication, self->faults));
}

static void
test_csv_is_a_source (Fixture *self, gconstpointer data)
{
  g_autofree char *source = data_path ("bron.csv");
  g_autoptr (GPtrArray) years = g_ptr_array_new ();
  GemFeedYear year = { 2020, (char *) "Voorbeeld 2020", (char *) "2019-11-29", NULL };
  GemFeedPublishOptions options = {
    .title = "Voorbeeld", .home_page_url = "https://example.org/", .issue = 7, .years = years
  };
  g_autoptr (GemFeedPage) page = NULL;
  const GemItem *item;

  g_ptr_array_add (years, &year);
  g_assert_true (gem_feed_publish (source, self->directory, &options, NULL, self->faults));
  page = read_page (self, "feed.json");
  g_assert_cmpstr (page->title, ==, "Voorbeeld");
  g_assert_cmpstr (page->home_page_url, ==, "https://example.org/");
  g_assert_cmpint (page->issue, ==, 7);
  g_assert_cmpstr (((GemFeedYear *) g_ptr_array_index (page->years, 0))->adopted, ==, "2019-11-29");
  g_assert_cmpuint (page->items->len, ==, 2);
  item = g_ptr_array_index (page->items, 0);
  g_assert_cmpstr (item->title, ==, "Voorbeeld één");
  g_assert_cmpstr (item->text, ==, "Een tekst; met \"aanhalingstekens\"\nen een tweede regel");
  g_assert_cmpint (item->year, ==, 2020);
  g_assert_cmpstr (item->opgave, ==, "fysiek");
  g_assert_cmpstr (item->provinces[1], ==, "NL-FR");
  g_assert_cmpstr (item->partners[1], ==, "Twee");
  g_assert_cmpstr (item->tags[1], ==, "Klimaat");
  g_assert_cmpstr (item->end, ==, "2020-12-31");
  g_assert_cmpstr (item->url, ==, "https://example.org/1");
  item = g_ptr_array_index (page->items, 1);
  g_assert_cmpint (item->year, ==, 2021);
  g_assert_null (item->text);
  g_assert_null (item->status);
}

static void
test_csv_with_commas (Fixture *self, gconstpointer data)
{
  g_autofree char *source = data_path ("bron-komma.csv");
  GemFeedPublishOptions options = { .title = "Voorbeeld" };
  g_autoptr (GemFeedPage) page = NULL;

  g_assert_true (
      gem_feed_publish (source, self->directory, &options, &self->publication, self->faults));
  g_assert_cmpint (self->publication.issue, ==, 1);
  page = read_page (self, "feed.json");
  g_assert_cmpstr (((GemItem *) g_ptr_array_index (page->items, 0))->title, ==,
                   "Voorbeeld, met een komma");
}

static void
test_csv_needs_a_title (Fixture *self, gconstpointer data)
{
  g_autofree char *source = data_path ("bron.csv");

  g_assert_false (publish (self, source, 2));
  assert_fault (self, 0, "missing", "title");
  g_ptr_array_set_size (self->faults, 0);
  g_assert_true (gem_feed_check_file (source, &self->publication, self->faults));
  g_assert_cmpuint (self->publication.items, ==, 2);
}

static void
test_csv_faults_have_lines (Fixture *self, gconstpointer data)
{
  g_autofree char *source = data_path ("bron-fouten.csv");

  g_assert_false (gem_feed_check_file (source, &self->publication, self->faults));
  g_assert_cmpuint (self->faults->len, ==, 6);
  assert_fault (self, 0, "value", "line 6");
  assert_fault (self, 1, "type", "line 2: jaar");
  assert_fault (self, 2, "date", "line 3: begin");
  assert_fault (self, 3, "duplicate", "line 5: id");
  assert_fault (self, 4, "missing", "line 7: id");
  assert_fault (self, 5, "value", "line 7: jaar");
}

static void
test_csv_that_is_none (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *code;
    const char *place;
  } cases[] = {
    { "", "file", "line 1" },
    { "id;titel\nvoorbeeld;x\n", "missing", "line 1: jaar" },
    { "id;jaar;jaar\n", "duplicate", "line 1: jaar" },
    { "id;jaar;titel\nvoorbeeld;2020;\"x\n", "file", "line 2" },
    { "id;jaar;titel\nvoorbeeld;2020;\"x\"y\n", "file", "line 2" },
    { "id;jaar;titel\nvoorbeeld;2020;\xe9\n", "encoding", "line 2" },
  };
  g_autofree char *path = g_build_filename (self->root, "bron.CSV", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_ptr_array_set_size (self->faults, 0);
      g_assert_true (g_file_set_contents (path, cases[i].text, -1, NULL));
      g_assert_false (gem_feed_check_file (path, &self->publication, self->faults));
      assert_fault (self, 0, cases[i].code, cases[i].place);
    }
}

static void
replace_web (Fixture *self, const char *name, const char *from, const char *to)
{
  g_autofree char *path = web_path (self, name);
  g_autofree char *text = read_web (self, name);
  g_autoptr (GString) changed = g_string_new (text);

  g_assert_cmpuint (g_string_replace (changed, from, to, 0), >, 0);
  g_assert_true (g_file_set_contents (path, changed->str, -1, NULL));
}

/* What is wrong with the pages as a whole. */
static void
test_check_of_pages (Fixture *self, gconstpointer data)
{
  publish_items (self, 6, 41, "Voorbeeld");
  replace_web (self, "41/2.json", "voorbeeld-2", "voorbeeld-0");
  g_assert_false (gem_feed_check_file (self->directory, &self->publication, self->faults));
  g_assert_cmpuint (self->faults->len, ==, 1);
  assert_fault (self, 0, "duplicate", "items[0].id");
  g_assert_cmpuint (((GemFeedFault *) g_ptr_array_index (self->faults, 0))->page, ==, 2);

  g_ptr_array_set_size (self->faults, 0);
  replace_web (self, "41/2.json", "\"uitgave\":41", "\"uitgave\":42");
  replace_web (self, "41/3.json", "\"items\"", "\"next_url\":\"2.json\",\"items\"");
  g_assert_false (gem_feed_check_file (self->directory, &self->publication, self->faults));
  g_assert_cmpuint (self->faults->len, ==, 3);
  assert_fault (self, 0, "mixed", "_uitvoeringsagenda.uitgave");
  assert_fault (self, 2, "next", "next_url");

  g_ptr_array_set_size (self->faults, 0);
  replace_web (self, "feed.json", "41/2.json", "41/9.json");
  g_assert_false (gem_feed_check_file (self->directory, &self->publication, self->faults));
  g_assert_cmpuint (self->faults->len, ==, 1);
  assert_fault (self, 0, "file", NULL);
}

static void
test_check_stays_in_its_folder (Fixture *self, gconstpointer data)
{
  static const char *const elsewhere[] = {
    "../bron.json",       "/etc/passwd", "https://example.org/2.json",
    "file:///etc/passwd", "feed.json",   ""
  };
  g_autofree char *path = web_path (self, "feed.json");
  g_autofree char *before = NULL;

  publish_items (self, 3, 41, "Voorbeeld");
  before = read_web (self, "feed.json");
  for (guint i = 0; i < G_N_ELEMENTS (elsewhere); i++)
    {
      g_ptr_array_set_size (self->faults, 0);
      g_assert_true (g_file_set_contents (path, before, -1, NULL));
      replace_web (self, "feed.json", "41/2.json", elsewhere[i]);
      g_assert_false (gem_feed_check_file (self->directory, &self->publication, self->faults));
      g_assert_cmpuint (self->faults->len, ==, 1);
      assert_fault (self, 0, "next", "next_url");
    }
}

static void
test_missing_issue_is_for_sources_only (Fixture *self, gconstpointer data)
{
  g_autofree char *source = write_source (self, 1, 0, "Voorbeeld");

  g_assert_false (gem_feed_check_file (source, &self->publication, self->faults));
  assert_fault (self, 0, "missing", "_uitvoeringsagenda.uitgave");
  g_assert_true (publish (self, source, 1));
}

/* nginx takes the time of the compressed page for that of the page. */
static void
test_compressed_has_the_same_time (Fixture *self, gconstpointer data)
{
  static const char *const names[] = { "feed.json", "41/2.json" };

  publish_items (self, 3, 41, "Voorbeeld");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = web_path (self, names[i]);
      g_autofree char *compressed = g_strconcat (path, ".gz", NULL);
      GStatBuf plain, other;

      g_assert_cmpint (g_stat (path, &plain), ==, 0);
      g_assert_cmpint (g_stat (compressed, &other), ==, 0);
      g_assert_cmpint (plain.st_mtim.tv_sec, ==, other.st_mtim.tv_sec);
      g_assert_cmpint (plain.st_mtim.tv_nsec, ==, other.st_mtim.tv_nsec);
    }
}

static void
assert_signed (Fixture *self, const char *name, const char *key)
{
  g_autofree char *signature_name = g_strconcat (name, ".minisig", NULL);
  g_autofree char *text = read_web (self, name);
  g_autofree char *signature_text = read_web (self, signature_name);
  g_autoptr (GBytes) page = g_bytes_new (text, strlen (text));
  g_autoptr (GBytes) signature = g_bytes_new (signature_text, strlen (signature_text));
  g_autoptr (GError) error = NULL;

  gem_feed_signature_verify (page, signature, key, &error);
  g_assert_no_error (error);
}

static void
test_every_page_is_signed (Fixture *self, gconstpointer data)
{
  g_autoptr (GemFeedSecretKey) key = gem_feed_secret_key_generate (NULL);
  g_autofree char *public_key = gem_feed_secret_key_dup_public (key);
  g_autofree char *source = write_source (self, 5, 41, "Voorbeeld");
  GemFeedPublishOptions options = { .page_size = 2, .key = key };

  g_assert_true (
      gem_feed_publish (source, self->directory, &options, &self->publication, self->faults));
  assert_signed (self, "feed.json", public_key);
  assert_signed (self, "41/2.json", public_key);
  assert_signed (self, "41/3.json", public_key);

  /* An issue without a key leaves no signature that is not its own. */
  publish_items (self, 5, 42, "Nieuw");
  g_assert_false (is_there (self, "feed.json.minisig"));
  g_assert_true (
      gem_feed_signer_sign_directory (self->directory, key, &self->publication, self->faults));
  g_assert_cmpuint (self->publication.pages, ==, 3);
  assert_signed (self, "feed.json", public_key);
  assert_signed (self, "42/3.json", public_key);
}

/* Publishes in a process of its own and kills it after a while, over and over. */
static void
test_killed_at_any_moment (Fixture *self, gconstpointer data)
{
  g_autoptr (GemFeedSecretKey) key = gem_feed_secret_key_generate (NULL);
  g_autofree char *source = NULL;
  GemFeedPublishOptions options = { .page_size = 2, .key = key };
  gint64 before = 1;

  publish_items (self, 40, 1, "Voorbeeld");
  source = write_source (self, 40, 0, "Nieuw");
  for (guint i = 0; i < 60; i++)
    {
      pid_t child = fork ();

      if (child == 0)
        {
          gem_feed_publish (source, self->directory, &options, NULL, self->faults);
          _exit (0);
        }
      g_assert_cmpint (child, >, 0);
      g_usleep (i * 700);
      kill (child, SIGKILL);
      g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
      g_ptr_array_set_size (self->faults, 0);
      gem_feed_check_file (self->directory, &self->publication, self->faults);
      g_assert_cmpuint (self->faults->len, ==, 0);
      g_assert_cmpuint (self->publication.items, ==, 40);
      g_assert_cmpint (self->publication.issue, >=, before);
      g_assert_cmpint (self->publication.issue, <=, before + 1);
      before = self->publication.issue;
    }
}

static void
test_no_file (Fixture *self, gconstpointer data)
{
  g_assert_false (gem_feed_check_file (self->directory, &self->publication, self->faults));
  assert_fault (self, 0, "file", NULL);
}

int
main (int argc, char **argv)
{
#define ADD(name, data, run)                                                                       \
  g_test_add ("/feed/publish/" name, Fixture, data, set_up, run, tear_down)
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  ADD ("round-trip", NULL, test_round_trip);
  ADD ("compressed-says-the-same", NULL, test_compressed_says_the_same);
  ADD ("next-issue-is-found", NULL, test_next_issue_is_found);
  ADD ("rollback-is-refused", NULL, test_rollback_is_refused);
  ADD ("correction-gets-new-addresses", NULL, test_correction_gets_new_addresses);
  ADD ("same-again-touches-nothing", NULL, test_same_again_touches_nothing);
  ADD ("first-page-is-last/second-page", "42/2.json.gz", test_first_page_is_last);
  ADD ("first-page-is-last/third-page", "42/3.json.gz", test_first_page_is_last);
  ADD ("first-page-is-last/first-page", "feed.json.gz", test_first_page_is_last);
  ADD ("bad-source-writes-nothing", NULL, test_bad_source_writes_nothing);
  ADD ("number-stays-an-id", NULL, test_number_stays_an_id);
  ADD ("source-has-no-next-page", NULL, test_source_has_no_next_page);
  ADD ("unwritable-number-is-refused", NULL, test_unwritable_number_is_refused);
  ADD ("too-many-pages-are-refused", NULL, test_too_many_pages_are_refused);
  ADD ("what-is-published-must-be-known", NULL, test_what_is_published_must_be_known);
  ADD ("empty-feed-is-one-page", NULL, test_empty_feed_is_one_page);
  ADD ("csv-is-a-source", NULL, test_csv_is_a_source);
  ADD ("csv-with-commas", NULL, test_csv_with_commas);
  ADD ("csv-needs-a-title", NULL, test_csv_needs_a_title);
  ADD ("csv-faults-have-lines", NULL, test_csv_faults_have_lines);
  ADD ("csv-that-is-none", NULL, test_csv_that_is_none);
  ADD ("check-of-pages", NULL, test_check_of_pages);
  ADD ("check-stays-in-its-folder", NULL, test_check_stays_in_its_folder);
  ADD ("missing-issue-is-for-sources-only", NULL, test_missing_issue_is_for_sources_only);
  ADD ("compressed-has-the-same-time", NULL, test_compressed_has_the_same_time);
  ADD ("every-page-is-signed", NULL, test_every_page_is_signed);
  ADD ("killed-at-any-moment", NULL, test_killed_at_any_moment);
  ADD ("no-file", NULL, test_no_file);
  return g_test_run ();
}
