/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A page is taken or refused as docs/feed.md says. The files in data/ are sorted by what must happen:
 * y_*.json is valid, n_CODE_*.json has one fault, of that code, at the place that places.txt tells. */

#include "feed/gem-feed-html.h"
#include "feed/gem-feed-keys.h"
#include "feed/gem-feed-page.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

static GPtrArray *
new_faults (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) gem_feed_fault_free);
}

static GBytes *
load (const char *name)
{
  g_autofree char *path = g_build_filename (TEST_DATA, name, NULL);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, length);
}

static void
print_faults (GPtrArray *faults)
{
  for (guint i = 0; i < faults->len; i++)
    {
      const GemFeedFault *fault = g_ptr_array_index (faults, i);

      g_test_message ("%s at %s: %s", gem_feed_fault_code_to_string (fault->code),
                      fault->place != NULL ? fault->place : "-", fault->message);
    }
}

static GemFeedPage *
parse_valid (const char *name)
{
  g_autoptr (GBytes) bytes = load (name);
  g_autoptr (GPtrArray) faults = new_faults ();
  GemFeedPage *page = gem_feed_page_parse (bytes, 1, faults);

  print_faults (faults);
  g_assert_cmpuint (faults->len, ==, 0);
  g_assert_nonnull (page);
  return page;
}

static const GemItem *
item_at (GemFeedPage *page, guint index)
{
  g_assert_cmpuint (page->items->len, >, index);
  return g_ptr_array_index (page->items, index);
}

static void
test_valid (gconstpointer name)
{
  g_autoptr (GemFeedPage) page = parse_valid (name);

  for (guint i = 0; i < page->items->len; i++)
    {
      const GemItem *item = item_at (page, i);

      g_assert_nonnull (item->id);
      g_assert_cmpint (item->year, >=, 1900);
      g_assert_true (item->title != NULL || item->text != NULL);
      g_assert_nonnull (item->provinces);
    }
}

/* The place that places.txt has for a file, or NULL. */
static char *
find_place (const char *name)
{
  g_autoptr (GBytes) bytes = load ("places.txt");
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], name) && lines[i][strlen (name)] == ' ')
      return g_strdup (lines[i] + strlen (name) + 1);
  return NULL;
}

static void
test_refused (gconstpointer name)
{
  g_autoptr (GBytes) bytes = load (name);
  g_autoptr (GPtrArray) faults = new_faults ();
  g_autoptr (GemFeedPage) page = gem_feed_page_parse (bytes, 7, faults);
  g_auto (GStrv) parts = g_strsplit (name, "_", 3);
  g_autofree char *place = find_place (name);
  const GemFeedFault *fault;

  print_faults (faults);
  g_assert_cmpuint (faults->len, ==, 1);
  fault = g_ptr_array_index (faults, 0);
  g_assert_cmpstr (gem_feed_fault_code_to_string (fault->code), ==, parts[1]);
  g_assert_cmpstr (fault->place, ==, place);
  g_assert_cmpuint (fault->page, ==, 7);
  g_assert_cmpstr (fault->message, !=, "");
}

static void
test_all_faults_are_told (void)
{
  static const char *const places[] = { "title",
                                        "expired",
                                        "_uitvoeringsagenda.uitgave",
                                        "items[0]._uitvoeringsagenda.jaar",
                                        "items[1]._uitvoeringsagenda.begin",
                                        "items[2].id",
                                        "items[3].id" };
  g_autoptr (GBytes) bytes = load ("many_faults.json");
  g_autoptr (GPtrArray) faults = new_faults ();
  g_autoptr (GemFeedPage) page = gem_feed_page_parse (bytes, 1, faults);

  print_faults (faults);
  g_assert_nonnull (page);
  g_assert_cmpuint (faults->len, ==, G_N_ELEMENTS (places));
  for (guint i = 0; i < faults->len; i++)
    g_assert_cmpstr (((GemFeedFault *) g_ptr_array_index (faults, i))->place, ==, places[i]);
}

static void
test_every_key_is_read (void)
{
  g_autoptr (GemFeedPage) page = parse_valid ("y_full.json");
  const GemItem *item = item_at (page, 0);
  const GemFeedYear *year;

  g_assert_cmpstr (page->title, ==, "Voorbeeld: uitvoeringsagenda");
  g_assert_cmpstr (page->home_page_url, ==, "https://example.org/voorbeeld");
  g_assert_cmpstr (page->feed_url, ==, "https://example.org/voorbeeld/feed.json");
  g_assert_cmpstr (page->next_url, ==, "41/2.json");
  g_assert_cmpint (page->issue, ==, 41);
  g_assert_false (page->expired);
  g_assert_cmpuint (page->years->len, ==, 2);
  year = g_ptr_array_index (page->years, 0);
  g_assert_cmpint (year->year, ==, 2020);
  g_assert_cmpstr (year->title, ==, "Voorbeeld 2020");
  g_assert_cmpstr (year->adopted, ==, "2019-11-29");
  g_assert_cmpstr (year->summary, ==, "Voorbeeld van een samenvatting.");
  g_assert_cmpstr (item->id, ==, "https://example.org/voorbeeld/2020/1");
  g_assert_cmpstr (item->title, ==, "Voorbeeld één");
  g_assert_cmpstr (item->text, ==, "Eerste alinea.\n\nTweede alinea.");
  g_assert_cmpstr (item->url, ==, "https://example.org/voorbeeld/1");
  g_assert_cmpstr (item->published, ==, "2019-11-29T10:00:00+01:00");
  g_assert_cmpstr (item->modified, ==, "2020-03-02T09:00:00.5Z");
  g_assert_cmpstr (item->tags[1], ==, "Proef");
  g_assert_cmpint (item->year, ==, 2020);
  g_assert_cmpstr (item->opgave, ==, "informatiesamenleving");
  g_assert_cmpstr (item->status, ==, "lopend");
  g_assert_cmpstr (item->provinces[1], ==, "NL-FR");
  g_assert_null (item->provinces[2]);
  g_assert_cmpstr (item->holder, ==, "Voorbeeldgemeente");
  g_assert_cmpstr (item->partners[0], ==, "Eén");
  g_assert_cmpstr (item->begin, ==, "2020-01-01");
  g_assert_cmpstr (item->end, ==, "2020-12-31");
  g_assert_cmpstr (item->section, ==, "samen-organiseren");
}

static void
test_number_is_an_id (void)
{
  g_autoptr (GemFeedPage) page = parse_valid ("y_id_number.json");

  g_assert_cmpstr (item_at (page, 0)->id, ==, "12");
  g_assert_cmpstr (item_at (page, 1)->id, ==, "1.10");
  g_assert_cmpstr (item_at (page, 2)->id, ==, "1e3");
  g_assert_cmpstr (item_at (page, 3)->id, ==, "12345678901234567890");
}

static void
test_last_key_counts (void)
{
  g_autoptr (GemFeedPage) page = parse_valid ("y_duplicate_keys.json");

  g_assert_cmpstr (page->title, ==, "Voorbeeld: uitvoeringsagenda");
}

static void
test_whole_number_may_have_a_fraction (void)
{
  g_autoptr (GemFeedPage) page = parse_valid ("y_whole_with_fraction.json");

  g_assert_cmpint (page->issue, ==, 41);
  g_assert_cmpint (item_at (page, 0)->year, ==, 2020);
}

static void
test_large_issue_is_exact (void)
{
  g_autoptr (GemFeedPage) page = parse_valid ("y_issue_large.json");

  g_assert_cmpint (page->issue, ==, G_GINT64_CONSTANT (9007199254740993));
}

static void
test_text_is_harmless (void)
{
  g_autoptr (GemFeedPage) page = parse_valid ("y_control_characters.json");
  const GemItem *item = item_at (page, 0);

  g_assert_cmpstr (item->title, ==, "Voor\ufffdbeeld\ufffd 1");
  g_assert_cmpstr (item->text, ==, "a\ufffdb\ufffdc\td\ne\ufffd");
}

static void
test_unsafe_links_are_dropped (void)
{
  g_autoptr (GemFeedPage) bad = parse_valid ("y_bad_url.json");
  g_autoptr (GemFeedPage) mail = parse_valid ("y_url_mailto.json");

  g_assert_null (item_at (bad, 0)->url);
  g_assert_cmpstr (item_at (mail, 0)->url, ==, "mailto:voorbeeld@example.org");
}

static void
test_bad_moments_are_dropped (void)
{
  g_autoptr (GemFeedPage) page = parse_valid ("y_bad_moments.json");

  g_assert_null (item_at (page, 0)->published);
  g_assert_null (item_at (page, 0)->modified);
}

static void
test_unknown_values_are_kept (void)
{
  g_autoptr (GemFeedPage) page = parse_valid ("y_unknown_values.json");
  const GemItem *item = item_at (page, 0);

  g_assert_cmpstr (item->opgave, ==, "klimaat");
  g_assert_cmpstr (item->status, ==, "op de plank");
  g_assert_cmpstr (item->provinces[1], ==, "BE-VAN");
  g_assert_cmpstr (gem_item_opgave_label (item->opgave), ==, "klimaat");
  g_assert_cmpstr (gem_item_opgave_label ("fysiek"), ==, "Physical challenges");
  g_assert_cmpstr (gem_item_status_label ("lopend"), ==, "In progress");
  g_assert_null (gem_item_status_label (NULL));
}

static void
test_html_becomes_text (void)
{
  g_autoptr (GemFeedPage) page = parse_valid ("y_html.json");
  g_autoptr (GemFeedPage) both = parse_valid ("y_text_wins_over_html.json");

  g_assert_cmpstr (item_at (page, 0)->text, ==,
                   "Eerste alinea.\n\n• Een\n• Twee verwijzing (https://example.org/)");
  g_assert_cmpstr (item_at (both, 0)->text, ==, "Voorbeeld van tekst 1.");
}

static void
test_html_cases (void)
{
  static const struct
  {
    const char *html;
    const char *text;
  } cases[] = {
    { "", "" },
    { "Alleen tekst", "Alleen tekst" },
    { "a &amp; b &eacute; &#8364; &onbekend;", "a & b é € &onbekend;" },
    { "<p>a</p>\n\n<p>b</p>", "a\n\nb" },
    { "a<br>b<br/><br/>c", "a\nb\nc" },
    { "  veel \n\t wit  ", "veel wit" },
    { "<h1>Kop</h1><p>a <em>b</em><strong>c</strong></p>", "Kop\n\na bc" },
    { "<ol><li><p>a</p></li><li>b<ul><li>c</li></ul></li></ol>", "• a\n• b\n• c" },
    { "<a href='javascript:x()'>a</a> <a href='data:,x'>b</a> <a href='/x'>c</a>", "a b c" },
    { "<a href='mailto:a@example.org'>post</a>", "post (mailto:a@example.org)" },
    { "<a href='https://example.org'>https://example.org</a>", "https://example.org" },
    { "<a href='https://example.org'></a>x", "x" },
    { "<style>a{}</style><script>b</script><iframe src=x>c</iframe>d", "d" },
    { "<img src=x onerror=y alt='een foto'> ernaast", "een foto ernaast" },
    { "<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>", "a b\nc d" },
    { "&#x202e;om&#7;", "\ufffdom" },
    { "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><p>&e;</p>", NULL },
    { "<p>niet <b>dicht", "niet dicht" },
    { "<<<>>><a <p", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = gem_feed_html_to_text (cases[i].html);

      g_test_message ("%s", cases[i].html);
      g_assert_true (g_utf8_validate (text, -1, NULL));
      g_assert_null (strstr (text, "root:"));
      if (cases[i].text != NULL)
        g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_hostile_html_ends (void)
{
  static const char *const pieces[] = {
    "<div>", "<a href=x>", "<ul><li>", "<b>x", "&", "<!--", "<"
  };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) html = g_string_new (NULL);
      g_autofree char *text = NULL;

      while (html->len < 256 * 1024)
        g_string_append (html, pieces[i]);
      text = gem_feed_html_to_text (html->str);
      g_assert_true (g_utf8_validate (text, -1, NULL));
    }
}

/* @head, @count times @piece, and @tail. */
static GemFeedFault *
parse_repeated (const char *head, const char *piece, guint count, const char *tail)
{
  g_autoptr (GString) text = g_string_new (head);
  g_autoptr (GPtrArray) faults = new_faults ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GemFeedPage) page = NULL;

  for (guint i = 0; i < count; i++)
    g_string_append (text, piece);
  g_string_append (text, tail);
  bytes = g_string_free_to_bytes (g_steal_pointer (&text));
  page = gem_feed_page_parse (bytes, 1, faults);
  return faults->len > 0 ? g_ptr_array_steal_index (faults, 0) : NULL;
}

#define HEAD                                                                                       \
  "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Voorbeeld\","                     \
  "\"_uitvoeringsagenda\":{\"versie\":1,\"uitgave\":1},\"items\":[],\"_x\":"

static void
test_depth_is_bounded (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GemFeedFault) good = NULL;
  g_autoptr (GemFeedFault) bad = NULL;
  g_autoptr (GemFeedFault) worst = parse_repeated ("", "[", 2000000, "");
  g_autoptr (GemFeedFault) objects = parse_repeated ("", "{\"a\":", 100000, "");
  g_autoptr (GemFeedFault) quoted = parse_repeated (HEAD "\"", "[\\\"{", 100, "\"}");

  for (guint i = 0; i < 63; i++)
    g_string_append_c (deep, ']');
  g_string_append_c (deep, '}');
  good = parse_repeated (HEAD, "[", 63, deep->str);
  g_string_prepend_c (deep, ']');
  bad = parse_repeated (HEAD, "[", 64, deep->str);

  g_assert_null (good);
  g_assert_cmpint (bad->code, ==, GEM_FEED_FAULT_DEPTH);
  g_assert_cmpint (worst->code, ==, GEM_FEED_FAULT_DEPTH);
  g_assert_cmpint (objects->code, ==, GEM_FEED_FAULT_DEPTH);
  g_assert_null (quoted);
}

static void
test_checks_have_an_order (void)
{
  g_autoptr (GemFeedFault) encoding = parse_repeated ("\\u0000 x", "[", 100, "\xff");
  g_autoptr (GemFeedFault) escape = parse_repeated ("[\"\\ud800\"", "[", 100, "");
  g_autoptr (GemFeedFault) depth = parse_repeated ("x", "[", 100, "");

  g_assert_cmpint (encoding->code, ==, GEM_FEED_FAULT_ENCODING);
  g_assert_cmpint (escape->code, ==, GEM_FEED_FAULT_ENCODING);
  g_assert_cmpint (depth->code, ==, GEM_FEED_FAULT_DEPTH);
}

static void
test_size_is_bounded (void)
{
  gsize length = (gsize) GEM_FEED_MAX_PAGE_BYTES + 1;
  char *data = g_malloc (length);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) faults = new_faults ();

  memset (data, 0xff, length);
  bytes = g_bytes_new_take (data, length);
  g_assert_null (gem_feed_page_parse (bytes, 1, faults));
  g_assert_cmpuint (faults->len, ==, 1);
  g_assert_cmpint (((GemFeedFault *) g_ptr_array_index (faults, 0))->code, ==, GEM_FEED_FAULT_SIZE);
}

static void
test_faults_are_bounded (void)
{
  g_autoptr (GString) text = g_string_new ("{\"items\":[0");
  g_autoptr (GPtrArray) faults = new_faults ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GemFeedPage) page = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, ",0");
  g_string_append (text, "]}");
  bytes = g_string_free_to_bytes (g_steal_pointer (&text));
  page = gem_feed_page_parse (bytes, 1, faults);
  g_assert_cmpuint (faults->len, ==, GEM_FEED_MAX_FAULTS);
}

static void
test_items_are_bounded (void)
{
  g_autoptr (GString) text = g_string_new ("{\"items\":[0");
  g_autoptr (GPtrArray) faults = new_faults ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GemFeedPage) page = NULL;
  const GemFeedFault *last;

  for (guint i = 0; i < GEM_FEED_MAX_ITEMS; i++)
    g_string_append (text, ",0");
  g_string_append (text, "]}");
  bytes = g_string_free_to_bytes (g_steal_pointer (&text));
  page = gem_feed_page_parse (bytes, 1, faults);
  last = g_ptr_array_index (faults, faults->len - 1);
  g_assert_cmpint (last->code, ==, GEM_FEED_FAULT_ITEMS);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_data (const char *prefix)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (TEST_DATA, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix) && g_str_has_suffix (name, ".json"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return g_steal_pointer (&names);
}

/* Changes some bytes: others, fewer, more, or some of them again. */
static GBytes *
mutate (GBytes *bytes)
{
  static const char alphabet[] = "{}[]\":,\\u0d8eE+-.019 ntfx\n\t/*'\xff\xe2\x80\xae";
  g_autoptr (GString) text =
      g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));

  for (int i = g_test_rand_int_range (1, 6); i > 0; i--)
    {
      int at = g_test_rand_int_range (0, (int) text->len + 1);
      char c = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
      int length = g_test_rand_int_range (1, 30);

      length = MIN (length, (int) text->len - at);
      switch (g_test_rand_int_range (0, 5))
        {
        case 0:
          if (at < (int) text->len)
            text->str[at] = c;
          break;
        case 1:
          g_string_insert_c (text, at, c);
          break;
        case 2:
          g_string_erase (text, at, length);
          break;
        case 3:
          {
            g_autofree char *piece = g_strndup (text->str + at, (gsize) length);

            g_string_insert (text, g_test_rand_int_range (0, (int) text->len + 1), piece);
            break;
          }
        default:
          if (at < (int) text->len)
            text->str[at] = (char) g_test_rand_int_range (0, 256);
          break;
        }
    }
  return g_string_free_to_bytes (g_steal_pointer (&text));
}

static void
check_consistent (GBytes *bytes, guint *valid)
{
  g_autoptr (GPtrArray) faults = new_faults ();
  g_autoptr (GPtrArray) again = new_faults ();
  g_autoptr (GemFeedPage) page = gem_feed_page_parse (bytes, 1, faults);
  g_autoptr (GemFeedPage) twin = gem_feed_page_parse (bytes, 1, again);

  g_assert_cmpuint (faults->len, ==, again->len);
  g_assert_true ((page == NULL) == (twin == NULL));
  g_assert_true (page != NULL || faults->len > 0);
  if (page != NULL)
    g_assert_cmpuint (page->items->len, ==, twin->items->len);
  for (guint i = 0; i < faults->len; i++)
    {
      const GemFeedFault *fault = g_ptr_array_index (faults, i);

      g_assert_true (g_utf8_validate (fault->message, -1, NULL));
    }
  if (faults->len > 0)
    return;
  (*valid)++;
  g_assert_cmpint (page->issue, >=, 1);
  for (guint i = 0; i < page->items->len; i++)
    {
      const GemItem *item = g_ptr_array_index (page->items, i);

      g_assert_cmpint (item->year, >=, 1900);
      g_assert_cmpint (item->year, <=, 2200);
      g_assert_true (item->title != NULL || item->text != NULL);
      if (item->title != NULL)
        g_assert_null (strpbrk (item->title, "\n\t\x1f"));
    }
}

/* GEM_TEST_MUTATIONS: fewer of them under valgrind. */
static void
test_mutations_are_judged_the_same_twice (void)
{
  g_autoptr (GPtrArray) names = list_data ("y_");
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  const char *wanted = g_getenv ("GEM_TEST_MUTATIONS");
  guint count = wanted != NULL ? (guint) atoi (wanted) : 20000;
  guint valid = 0;

  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (files, load (g_ptr_array_index (names, i)));
  for (guint i = 0; i < count; i++)
    {
      g_autoptr (GBytes) bytes = mutate (g_ptr_array_index (files, i % files->len));

      check_consistent (bytes, &valid);
    }
  g_test_message ("%u of %u were valid", valid, count);
}

/* Every file, cut off at every byte: never valid before its last bracket. */
static void
test_what_is_cut_off_is_refused (void)
{
  g_autoptr (GBytes) bytes = load ("y_full.json");
  const char *data = g_bytes_get_data (bytes, NULL);
  gsize length = g_bytes_get_size (bytes);

  for (gsize i = 0; i < length - 2; i++)
    {
      g_autoptr (GBytes) part = g_bytes_new (data, i);
      g_autoptr (GPtrArray) faults = new_faults ();

      g_assert_null (gem_feed_page_parse (part, 1, faults));
      g_assert_cmpuint (faults->len, ==, 1);
    }
}

static void
test_five_hundred_items_are_fast (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *words = g_strnfill (600, 'x');
  g_autoptr (GBytes) bytes = NULL;
  gint64 best = G_MAXINT64;

  g_string_append (text,
                   "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Voorbeeld\","
                   "\"_uitvoeringsagenda\":{\"versie\":1,\"uitgave\":1},\"items\":[");
  for (guint i = 0; i < 500; i++)
    g_string_append_printf (text,
                            "%s{\"id\":\"voorbeeld-%u\",\"title\":\"Voorbeeld\",\"content_text\":"
                            "\"%s\",\"_uitvoeringsagenda\":{\"jaar\":2020,\"status\":\"lopend\","
                            "\"provincies\":[\"NL-UT\"],\"begin\":\"2020-01-01\"}}",
                            i > 0 ? "," : "", i, words);
  g_string_append (text, "]}");
  bytes = g_string_free_to_bytes (g_steal_pointer (&text));
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (GPtrArray) faults = new_faults ();
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GemFeedPage) page = gem_feed_page_parse (bytes, 1, faults);

      best = MIN (best, g_get_monotonic_time () - start);
      g_assert_cmpuint (page->items->len, ==, 500);
      g_assert_cmpuint (faults->len, ==, 0);
    }
  g_test_minimized_result ((double) best / 1000.0, "%.2f ms for 500 items", (double) best / 1000.0);
}

static void
add_files (const char *prefix, GTestDataFunc run)
{
  g_autoptr (GPtrArray) names = list_data (prefix);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_intern_string (g_ptr_array_index (names, i));
      g_autofree char *path = g_strdup_printf ("/feed/page/%s", name);

      g_test_add_data_func (path, name, run);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  add_files ("y_", test_valid);
  add_files ("n_", test_refused);
  g_test_add_func ("/feed/page/all-faults-are-told", test_all_faults_are_told);
  g_test_add_func ("/feed/page/every-key-is-read", test_every_key_is_read);
  g_test_add_func ("/feed/page/number-is-an-id", test_number_is_an_id);
  g_test_add_func ("/feed/page/last-key-counts", test_last_key_counts);
  g_test_add_func ("/feed/page/whole-number-may-have-a-fraction",
                   test_whole_number_may_have_a_fraction);
  g_test_add_func ("/feed/page/large-issue-is-exact", test_large_issue_is_exact);
  g_test_add_func ("/feed/page/text-is-harmless", test_text_is_harmless);
  g_test_add_func ("/feed/page/unsafe-links-are-dropped", test_unsafe_links_are_dropped);
  g_test_add_func ("/feed/page/bad-moments-are-dropped", test_bad_moments_are_dropped);
  g_test_add_func ("/feed/page/unknown-values-are-kept", test_unknown_values_are_kept);
  g_test_add_func ("/feed/page/html-becomes-text", test_html_becomes_text);
  g_test_add_func ("/feed/page/html-cases", test_html_cases);
  g_test_add_func ("/feed/page/hostile-html-ends", test_hostile_html_ends);
  g_test_add_func ("/feed/page/depth-is-bounded", test_depth_is_bounded);
  g_test_add_func ("/feed/page/checks-have-an-order", test_checks_have_an_order);
  g_test_add_func ("/feed/page/size-is-bounded", test_size_is_bounded);
  g_test_add_func ("/feed/page/faults-are-bounded", test_faults_are_bounded);
  g_test_add_func ("/feed/page/items-are-bounded", test_items_are_bounded);
  g_test_add_func ("/feed/page/what-is-cut-off-is-refused", test_what_is_cut_off_is_refused);
  g_test_add_func ("/feed/page/five-hundred-items-are-fast", test_five_hundred_items_are_fast);
  g_test_add_func ("/feed/page/mutations-are-judged-the-same-twice",
                   test_mutations_are_judged_the_same_twice);
  return g_test_run ();
}
