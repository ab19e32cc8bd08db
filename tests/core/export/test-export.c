/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What goes out can be read by others, is not doubled by coming again, and does nothing by itself. */

#include "export/gem-agenda-paper.h"
#include "export/gem-export.h"
#include "feed/gem-feed-publisher.h"

#include <glib/gstdio.h>
#include <libical/ical.h>
#include <locale.h>
#include <string.h>

typedef struct
{
  GemEdition *edition;
  GPtrArray *items;
  GPtrArray *feeds;
  GemFeedState *feed;
  GemExportOptions options;
  guint left_out;
} Fixture;

static GPtrArray *
parse_items (GBytes *bytes)
{
  g_autoptr (GPtrArray) faults =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gem_feed_fault_free);
  g_autoptr (GemFeedPage) page = gem_feed_page_parse (bytes, 1, faults);

  for (guint i = 0; i < faults->len; i++)
    g_test_message ("%s", ((GemFeedFault *) g_ptr_array_index (faults, i))->message);
  g_assert_cmpuint (faults->len, ==, 0);
  return g_ptr_array_ref (page->items);
}

static GBytes *
read_bytes (const char *path)
{
  char *data;
  gsize length;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  return g_bytes_new_take (data, length);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_getenv ("GEM_PKGDATADIR"), "edition.gem", NULL);
  g_autofree char *source = g_build_filename (TEST_DATA, "voorbeeld.json", NULL);
  g_autoptr (GBytes) bytes = read_bytes (source);
  g_autoptr (GError) error = NULL;

  self->edition = gem_edition_open (path, &error);
  g_assert_no_error (error);
  self->items = parse_items (bytes);
  for (guint i = 0; i < self->items->len; i++)
    ((GemItem *) g_ptr_array_index (self->items, i))->feed =
        g_strdup ("https://voorbeeld.invalid/feed.json");
  self->feed = g_new0 (GemFeedState, 1);
  self->feed->url = g_strdup ("https://voorbeeld.invalid/feed.json");
  self->feed->issue = 7;
  self->feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) gem_feed_state_free);
  g_ptr_array_add (self->feeds, self->feed);
  self->options.title = "Voorbeeld";
  self->options.feeds = self->feeds;
  self->options.now = 1600000000;
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->edition);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->feeds);
}

static char *
make (Fixture *self, GemExportFormat format, GBytes **out)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = gem_export_items (self->items, self->edition, &self->options, format,
                                               &self->left_out, NULL, &error);
  gsize length;
  const char *data;

  g_assert_no_error (error);
  data = g_bytes_get_data (bytes, &length);
  if (out != NULL)
    *out = g_bytes_ref (bytes);
  return g_strndup (data, length);
}

static icalcomponent *
make_calendar (Fixture *self)
{
  g_autofree char *text = make (self, GEM_EXPORT_ICS, NULL);
  icalcomponent *calendar = icalparser_parse_string (text);

  g_assert_nonnull (calendar);
  g_assert_cmpint (icalcomponent_count_errors (calendar), ==, 0);
  return calendar;
}

static void
test_ics_is_valid (Fixture *self, gconstpointer data)
{
  icalcomponent *calendar = make_calendar (self);

  g_assert_true (icalrestriction_check (calendar));
  g_assert_cmpint (icalcomponent_count_errors (calendar), ==, 0);
  g_assert_cmpint (icalcomponent_count_components (calendar, ICAL_VEVENT_COMPONENT), ==, 3);
  g_assert_cmpuint (self->left_out, ==, 1);
  icalcomponent_free (calendar);
}

static void
test_ics_lines (Fixture *self, gconstpointer data)
{
  g_autofree char *text = make (self, GEM_EXPORT_ICS, NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_null (strchr (lines[i], '\n'));
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
    }
}

static void
assert_day (icaltimetype date, int year, int month, int day)
{
  g_assert_true (date.is_date);
  g_assert_cmpint (date.year, ==, year);
  g_assert_cmpint (date.month, ==, month);
  g_assert_cmpint (date.day, ==, day);
}

static void
test_ics_whole_days (Fixture *self, gconstpointer data)
{
  icalcomponent *calendar = make_calendar (self);
  icalcomponent *event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);

  assert_day (icalcomponent_get_dtstart (event), 2020, 1, 1);
  assert_day (icalcomponent_get_dtend (event), 2021, 1, 1);
  event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT);
  assert_day (icalcomponent_get_dtend (event), 2021, 3, 1);
  g_assert_cmpint (icalcomponent_get_status (event), ==, ICAL_STATUS_CANCELLED);
  event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT);
  assert_day (icalcomponent_get_dtstart (event), 2020, 2, 29);
  assert_day (icalcomponent_get_dtend (event), 2020, 3, 1);
  icalcomponent_free (calendar);
}

static void
test_ics_comes_again (Fixture *self, gconstpointer data)
{
  icalcomponent *before = make_calendar (self), *after;
  icalcomponent *one = icalcomponent_get_first_component (before, ICAL_VEVENT_COMPONENT), *other;

  self->feed->issue = 8;
  after = make_calendar (self);
  other = icalcomponent_get_first_component (after, ICAL_VEVENT_COMPONENT);
  g_assert_cmpstr (icalcomponent_get_uid (one), ==, icalcomponent_get_uid (other));
  g_assert_cmpint (icalcomponent_get_sequence (one), <, icalcomponent_get_sequence (other));
  icalcomponent_free (before);
  icalcomponent_free (after);
}

static void
assert_same (GPtrArray *items, GPtrArray *others)
{
  g_assert_cmpuint (items->len, ==, others->len);
  for (guint i = 0; i < items->len; i++)
    {
      const GemItem *a = g_ptr_array_index (items, i), *b = g_ptr_array_index (others, i);

      g_assert_cmpstr (a->id, ==, b->id);
      g_assert_cmpint (a->year, ==, b->year);
      g_assert_cmpstr (a->title, ==, b->title);
      g_assert_cmpstr (a->text, ==, b->text);
      g_assert_cmpstr (a->opgave, ==, b->opgave);
      g_assert_cmpstr (a->status, ==, b->status);
      g_assert_cmpstrv (a->provinces, b->provinces);
      g_assert_cmpstr (a->holder, ==, b->holder);
      g_assert_cmpstrv (a->partners, b->partners);
      g_assert_cmpstrv (a->tags, b->tags);
      g_assert_cmpstr (a->begin, ==, b->begin);
      g_assert_cmpstr (a->end, ==, b->end);
      g_assert_cmpstr (a->section, ==, b->section);
      g_assert_cmpstr (a->url, ==, b->url);
    }
}

static void
test_json_round_trip (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = make (self, GEM_EXPORT_JSON, &bytes);
  g_autoptr (GPtrArray) others = parse_items (bytes);

  assert_same (self->items, others);
  g_assert_nonnull (strstr (text, "\"uitgave\" : 7"));
}

static void
test_json_of_two_feeds (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) others = NULL;
  GemItem *twin = gem_item_new ();

  twin->id = g_strdup ("voorbeeld-jaar");
  twin->feed = g_strdup ("https://ander.invalid/feed.json");
  twin->year = 2020;
  twin->title = g_strdup ("Voorbeeld met dezelfde id");
  g_ptr_array_add (self->items, twin);
  text = make (self, GEM_EXPORT_JSON, &bytes);
  others = parse_items (bytes);
  g_assert_cmpuint (others->len, ==, 5);
  g_assert_nonnull (strstr (text, "\"uitgave\" : 1"));
}

static void
test_csv_round_trip (Fixture *self, gconstpointer data)
{
  g_autofree char *root = g_dir_make_tmp ("gem-export-XXXXXX", NULL);
  g_autofree char *source = g_build_filename (root, "voorbeeld.csv", NULL);
  g_autofree char *web = g_build_filename (root, "web", NULL);
  g_autofree char *page = g_build_filename (web, "feed.json", NULL);
  g_autofree char *zipped = g_strconcat (page, ".gz", NULL);
  g_autofree char *text = make (self, GEM_EXPORT_CSV, NULL);
  g_autoptr (GPtrArray) faults =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gem_feed_fault_free);
  g_autoptr (GPtrArray) others = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const GemFeedPublishOptions options = { .title = "Voorbeeld" };
  GemFeedPublication publication;

  g_assert_true (g_file_set_contents (source, text, -1, NULL));
  g_assert_true (gem_feed_publish (source, web, &options, &publication, faults));
  bytes = read_bytes (page);
  others = parse_items (bytes);
  assert_same (self->items, others);
  g_remove (source);
  g_remove (page);
  g_remove (zipped);
  g_rmdir (web);
  g_rmdir (root);
}

static void
test_csv_computes_nothing (Fixture *self, gconstpointer data)
{
  g_autofree char *text = make (self, GEM_EXPORT_CSV, NULL);

  g_assert_true (g_str_has_prefix (text, "\xef\xbb\xbfid;titel;"));
  g_assert_nonnull (strstr (text, "\"'0012\";\"'=HYPERLINK("));
  g_assert_nonnull (strstr (text, "\"''=1+1\";\"'-1\";2020;"));
  g_assert_nonnull (strstr (text, "\"'@proef\""));
  g_assert_nonnull (strstr (text, "\"'s-Voorbeeld"));
}

static void
test_markdown_is_text (Fixture *self, gconstpointer data)
{
  g_autofree char *text = make (self, GEM_EXPORT_MARKDOWN, NULL);

  g_assert_nonnull (strstr (text, "## 2020\n\n### Information society\n"));
  g_assert_nonnull (strstr (text, "\\<script\\>"));
  g_assert_nonnull (strstr (text, "\\[klik\\]\\(https\\://"));
  g_assert_nonnull (strstr (text, "\n\\# kop\n1\\. een\ncode\n"));
  g_assert_nonnull (strstr (text, "<https://voorbeeld.invalid/jaar>"));
}

static void
test_pdf_is_made (Fixture *self, gconstpointer data)
{
  g_autofree char *text = make (self, GEM_EXPORT_PDF, NULL);

  g_assert_true (g_str_has_prefix (text, "%PDF-"));
}

static void
test_paper_of_many (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GemAgendaPaper) small = NULL;
  g_autoptr (GemAgendaPaper) large = NULL;

  while (self->items->len < 200)
    g_ptr_array_add (self->items, g_object_ref (g_ptr_array_index (self->items, 0)));
  small = gem_agenda_paper_new (self->items, self->edition, &self->options, NULL, &error);
  self->options.width = 2000;
  self->options.height = 3000;
  large = gem_agenda_paper_new (self->items, self->edition, &self->options, NULL, &error);
  g_assert_cmpuint (gem_agenda_paper_get_n_pages (small), >, 5);
  g_assert_cmpuint (gem_agenda_paper_get_n_pages (large), <, gem_agenda_paper_get_n_pages (small));
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  for (int i = 0; i < GEM_EXPORT_N_FORMATS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes =
          gem_export_items (self->items, self->edition, &self->options, (GemExportFormat) i,
                            &self->left_out, cancellable, &error);

      g_assert_null (bytes);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
  ADD ("/export/ics-is-valid", test_ics_is_valid);
  ADD ("/export/ics-lines-are-folded", test_ics_lines);
  ADD ("/export/ics-days-are-whole", test_ics_whole_days);
  ADD ("/export/ics-that-comes-again-updates", test_ics_comes_again);
  ADD ("/export/json-is-the-same-feed", test_json_round_trip);
  ADD ("/export/json-of-two-feeds-has-each-id-once", test_json_of_two_feeds);
  ADD ("/export/csv-is-a-source-again", test_csv_round_trip);
  ADD ("/export/csv-computes-nothing", test_csv_computes_nothing);
  ADD ("/export/markdown-is-text-only", test_markdown_is_text);
  ADD ("/export/pdf-is-made", test_pdf_is_made);
  ADD ("/export/paper-of-many-items-has-pages", test_paper_of_many);
  ADD ("/export/cancelled-makes-nothing", test_cancelled);
#undef ADD
  return g_test_run ();
}
