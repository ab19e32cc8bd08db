/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "feed/gem-feed-page.h"

#include "feed/gem-feed-html.h"
#include "feed/gem-feed-page-private.h"
#include "feed/gem-feed-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define EXTENSION "_uitvoeringsagenda"
#define FIRST_YEAR 1900
#define LAST_YEAR 2200
#define MAX_ATTACHMENTS 50

static void
year_free (gpointer data)
{
  GemFeedYear *year = data;

  g_free (year->title);
  g_free (year->adopted);
  g_free (year->summary);
  g_free (year);
}

/* Where the items of a document are: as they are written, or as a program made them. */
typedef struct
{
  const GemFeedScan *scan;
  JsonArray *array;
  GemFeedItems *unread; /* what is known of those of the scan; NULL for nothing */
  GemFeedTape *tape;    /* the one that is read */
} Source;

static GemFeedPage *
page_new (void)
{
  GemFeedPage *page = g_new0 (GemFeedPage, 1);

  page->years = g_ptr_array_new_with_free_func (year_free);
  page->items = g_ptr_array_new_with_free_func (g_object_unref);
  return page;
}

static gboolean
read_year (const GemFeedKeys *keys, int *year)
{
  gint64 value;

  if (gem_feed_keys_get (keys, "jaar") == NULL)
    gem_feed_keys_refuse_missing (keys, "jaar");
  if (!gem_feed_keys_get_whole (keys, "jaar", FIRST_YEAR, LAST_YEAR, &value))
    return FALSE;
  *year = (int) value;
  return TRUE;
}

/* A number is taken as its text, as JSON Feed says; as it stands in the page, where that is known. The id
 * is what the item is known by: it is kept as it is, character by character. */
static char *
read_id (const GemFeedKeys *keys)
{
  const GemFeedValue *id = gem_feed_keys_get (keys, "id");

  if (id == NULL)
    gem_feed_keys_refuse_missing (keys, "id");
  else if (id->kind != GEM_FEED_VALUE_TEXT && id->kind != GEM_FEED_VALUE_WHOLE &&
           id->kind != GEM_FEED_VALUE_REAL)
    gem_feed_keys_refuse (keys, GEM_FEED_FAULT_TYPE, "id", -1,
                          _ ("“id” has to be a text or a number."));
  else if (*id->text == '\0')
    gem_feed_keys_refuse (keys, GEM_FEED_FAULT_VALUE, "id", -1, _ ("“id” is empty."));
  else if (strlen (id->text) > GEM_FEED_MAX_ID_BYTES)
    gem_feed_keys_refuse (keys, GEM_FEED_FAULT_VALUE, "id", -1, _ ("“id” is longer than %d bytes."),
                          GEM_FEED_MAX_ID_BYTES);
  else
    return g_strdup (id->text);
  return NULL;
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || text[strspn (text, " \t\n")] == '\0';
}

/* content_text wins where both are there: it is what the publisher meant to be read as it is. */
static void
read_content (const GemFeedKeys *keys, GemItem *item)
{
  guint before = keys->faults->len;
  const char *html = gem_feed_keys_get_string (keys, "content_html");

  item->title = gem_feed_keys_dup_line (keys, "title");
  item->text = gem_feed_keys_dup_text (keys, "content_text");
  if (is_blank (item->text))
    g_clear_pointer (&item->text, g_free);
  if (item->text == NULL && html != NULL)
    item->text = gem_feed_html_to_text (html);
  if (is_blank (item->text))
    g_clear_pointer (&item->text, g_free);

  /* What has the wrong type was told already. */
  if (item->title == NULL && item->text == NULL && keys->faults->len == before)
    gem_feed_keys_refuse (keys, GEM_FEED_FAULT_MISSING, "title", -1,
                          _ ("There is nothing to show: “title”, “content_text” or "
                             "“content_html” has to say something."));
}

static void
read_extension (const GemFeedKeys *keys, GemItem *item)
{
  g_auto (GStrv) provinces = gem_feed_keys_dup_lines (keys, "provincies");
  g_auto (GStrv) partners = gem_feed_keys_try_lines (keys, "partners");

  read_year (keys, &item->year);
  item->opgave = gem_feed_keys_dup_line (keys, "opgave");
  item->status = gem_feed_keys_dup_line (keys, "status");
  g_strfreev (item->provinces);
  item->provinces = g_steal_pointer (&provinces);
  item->holder = gem_feed_keys_try_line (keys, "trekker");
  g_strfreev (item->partners);
  item->partners = g_steal_pointer (&partners);
  item->begin = gem_feed_keys_dup_date (keys, "begin");
  item->end = gem_feed_keys_dup_date (keys, "einde");
  if (item->begin != NULL && item->end != NULL && strcmp (item->end, item->begin) < 0)
    gem_feed_keys_refuse (keys, GEM_FEED_FAULT_DATE, "einde", -1,
                          _ ("“einde” lies before “begin”."));
  item->section = gem_feed_keys_dup_line (keys, "paragraaf");
}

/* What can't be used is left out: the contract asks nothing of attachments. */
static void
read_attachments (const GemFeedKeys *keys, GemItem *item)
{
  const GemFeedValue *list = gem_feed_keys_get (keys, "attachments");
  int index = 0;

  if (list == NULL || list->kind != GEM_FEED_VALUE_LIST)
    return;
  for (const GemFeedValue *element = gem_feed_value_first (list);
       element != gem_feed_value_end (list) && index < MAX_ATTACHMENTS;
       element += element->span, index++)
    {
      GemFeedKeys inner = { keys, "attachments", index, element, keys->page, keys->faults };
      GemAttachment *attachment;
      char *url;

      if (element->kind != GEM_FEED_VALUE_OBJECT)
        continue;
      url = gem_feed_keys_try_url (&inner, "url");
      if (url == NULL)
        continue;
      attachment = g_new0 (GemAttachment, 1);
      attachment->url = url;
      attachment->mime_type = gem_feed_keys_try_line (&inner, "mime_type");
      attachment->title = gem_feed_keys_try_line (&inner, "title");
      attachment->size = gem_feed_keys_try_size (&inner, "size_in_bytes");
      g_ptr_array_add (item->attachments, attachment);
    }
}

/**
 * gem_feed_page_read_item:
 * @keys: an item
 *
 * What is made of an item depends on nothing but its own bytes and %GEM_FEED_READING. Pure; any thread.
 *
 * Returns: (transfer full) (nullable): the item; %NULL, with a fault added, where it has no id to be known by
 */
GemItem *
gem_feed_page_read_item (const GemFeedKeys *keys)
{
  g_autoptr (GemItem) item = gem_item_new ();
  GemFeedKeys extension;

  item->id = read_id (keys);
  read_content (keys, item);
  item->url = gem_feed_keys_try_url (keys, "url");
  g_strfreev (item->tags);
  item->tags = gem_feed_keys_try_lines (keys, "tags");
  item->published = gem_feed_keys_try_moment (keys, "date_published");
  item->modified = gem_feed_keys_try_moment (keys, "date_modified");
  read_attachments (keys, item);
  extension = gem_feed_keys_enter (keys, EXTENSION, TRUE);
  if (extension.object != NULL)
    read_extension (&extension, item);
  return item->id != NULL ? g_steal_pointer (&item) : NULL;
}

static void
refuse_duplicate (const GemFeedKeys *keys, const char *given, guint first)
{
  g_autofree char *id = gem_feed_text_clean (given);

  gem_feed_keys_refuse (keys, GEM_FEED_FAULT_DUPLICATE, "id", -1,
                        _ ("The id “%s” comes twice: items[%u] has it too."), id, first);
}

static guint
count_items (const Source *self)
{
  if (self->scan != NULL)
    return self->scan->items->len;
  return self->array != NULL ? json_array_get_length (self->array) : 0;
}

static const GemFeedValue *
read_element (Source *self, guint i)
{
  if (self->scan != NULL)
    return gem_feed_tape_read (self->tape, self->scan,
                               &g_array_index (self->scan->items, GemFeedSlice, i));
  return gem_feed_tape_read_node (self->tape, json_array_get_element (self->array, i));
}

static void
read_items (const GemFeedKeys *keys, Source *source, GemFeedPage *page)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint length = count_items (source);

  if (gem_feed_keys_get (keys, "items") == NULL)
    gem_feed_keys_refuse_missing (keys, "items");
  else if (gem_feed_keys_get_list (keys, "items") == NULL)
    return;
  if (length > GEM_FEED_MAX_ITEMS)
    {
      gem_feed_keys_refuse (keys, GEM_FEED_FAULT_ITEMS, "items", -1,
                            _ ("There are more than %d items."), GEM_FEED_MAX_ITEMS);
      return;
    }
  for (guint i = 0; i < length; i++)
    {
      GemFeedKeys inner;
      gpointer first;
      GemItem *item;

      if (source->unread != NULL && gem_feed_items_get_known (source->unread, i) != NULL)
        continue;
      inner = gem_feed_keys_enter_element (keys, "items", (int) i, read_element (source, i));
      item = inner.object != NULL ? gem_feed_page_read_item (&inner) : NULL;
      if (item == NULL)
        continue;
      if (g_hash_table_lookup_extended (seen, item->id, NULL, &first))
        refuse_duplicate (&inner, item->id, GPOINTER_TO_UINT (first));
      g_hash_table_insert (seen, g_strdup (item->id), GUINT_TO_POINTER (i));
      if (source->unread != NULL)
        gem_feed_items_keep (source->unread, i, item);
      else
        g_ptr_array_add (page->items, item);
    }
}

static void
read_years (const GemFeedKeys *keys, GemFeedPage *page)
{
  const GemFeedValue *list = gem_feed_keys_get_list (keys, "jaren");
  int index = 0;

  if (list == NULL)
    return;
  for (const GemFeedValue *element = gem_feed_value_first (list);
       element != gem_feed_value_end (list); element += element->span, index++)
    {
      GemFeedKeys inner = gem_feed_keys_enter_element (keys, "jaren", index, element);
      GemFeedYear *year;

      if (inner.object == NULL)
        continue;
      year = g_new0 (GemFeedYear, 1);
      year->title = gem_feed_keys_dup_line (&inner, "titel");
      year->adopted = gem_feed_keys_dup_date (&inner, "vastgesteld");
      year->summary = gem_feed_keys_dup_text (&inner, "samenvatting");
      if (read_year (&inner, &year->year))
        g_ptr_array_add (page->years, year);
      else
        year_free (year);
    }
}

/* FALSE where the rest may mean something else than this program thinks. */
static gboolean
read_versions (const GemFeedKeys *keys, const GemFeedKeys *extension)
{
  const char *version;
  gint64 number = 0;

  if (extension->object != NULL && gem_feed_keys_get (extension, "versie") == NULL)
    gem_feed_keys_refuse_missing (extension, "versie");
  if (gem_feed_keys_get_whole (extension, "versie", 1, G_MAXINT64, &number) && number > 1)
    {
      gem_feed_keys_refuse (extension, GEM_FEED_FAULT_NEWER, "versie", -1,
                            _ ("This agenda needs a newer version of the program. Ask your help "
                               "desk for it."));
      return FALSE;
    }
  version = gem_feed_keys_get_string (keys, "version");
  if (gem_feed_keys_get (keys, "version") == NULL)
    gem_feed_keys_refuse_missing (keys, "version");
  else if (version != NULL && strcmp (version, "https://jsonfeed.org/version/1.1") != 0 &&
           strcmp (version, "https://jsonfeed.org/version/1") != 0)
    gem_feed_keys_refuse (keys, GEM_FEED_FAULT_VERSION, "version", -1,
                          _ ("This is not a JSON Feed of version 1 or 1.1."));
  return TRUE;
}

static void
read_head (const GemFeedKeys *keys,
           const GemFeedKeys *extension,
           GemFeedPageKind kind,
           GemFeedPage *page)
{
  gboolean source = kind == GEM_FEED_PAGE_SOURCE;

  page->title = gem_feed_keys_dup_line (keys, "title");
  if (gem_feed_keys_get (keys, "title") == NULL)
    gem_feed_keys_refuse_missing (keys, "title");
  if (page->title == NULL)
    page->title = g_strdup ("");
  page->home_page_url = gem_feed_keys_try_url (keys, "home_page_url");
  page->feed_url = gem_feed_keys_try_line (keys, "feed_url");
  page->next_url = g_strdup (gem_feed_keys_get_string (keys, "next_url"));
  page->expired = gem_feed_keys_get_boolean (keys, "expired");

  if (!source && extension->object != NULL && gem_feed_keys_get (extension, "uitgave") == NULL)
    gem_feed_keys_refuse_missing (extension, "uitgave");
  gem_feed_keys_get_whole (extension, "uitgave", source ? 0 : 1, GEM_FEED_MAX_ISSUE, &page->issue);
  read_years (extension, page);
}

static GemFeedPage *
read_document (const GemFeedValue *document,
               Source *source,
               GemFeedPageKind kind,
               guint page_number,
               GPtrArray *faults)
{
  GemFeedKeys keys = { NULL, NULL, -1, document, page_number, faults };
  GemFeedKeys extension;
  GemFeedPage *page;

  if (document->kind != GEM_FEED_VALUE_OBJECT)
    {
      gem_feed_keys_refuse (&keys, GEM_FEED_FAULT_TYPE, NULL, -1,
                            _ ("The page is not an agenda: it has to be a JSON object."));
      return NULL;
    }
  extension = gem_feed_keys_enter (&keys, EXTENSION, TRUE);
  if (!read_versions (&keys, &extension))
    return NULL;
  page = page_new ();
  read_head (&keys, &extension, kind, page);
  read_items (&keys, source, page);
  return page;
}

static JsonArray *
find_items (JsonNode *root)
{
  JsonNode *node = JSON_NODE_HOLDS_OBJECT (root)
                       ? json_object_get_member (json_node_get_object (root), "items")
                       : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/**
 * gem_feed_page_read:
 * @json: a document
 * @kind: what it is
 * @page_number: its number, from 1, for the faults
 * @faults: (element-type GemFeedFault): where every fault is added
 *
 * Checks a document against docs/feed.md. It is valid where no fault was added. Pure; any thread.
 *
 * Returns: (transfer full) (nullable): what could be read, or %NULL where nothing could
 */
GemFeedPage *
gem_feed_page_read (GemFeedJson *json, GemFeedPageKind kind, guint page_number, GPtrArray *faults)
{
  g_autoptr (GemFeedTape) head = gem_feed_tape_new ();
  g_autoptr (GemFeedTape) tape = gem_feed_tape_new ();
  Source source = { .tape = tape };

  g_return_val_if_fail (json != NULL && faults != NULL, NULL);

  source.scan = json->scan;
  source.array = find_items (json->root);
  return read_document (gem_feed_tape_read_node (head, json->root), &source, kind, page_number,
                        faults);
}

static GemFeedPage *
read_scan (const GemFeedScan *scan, GemFeedItems *unread, guint page_number, GPtrArray *faults)
{
  g_autoptr (GemFeedTape) head = gem_feed_tape_new ();
  g_autoptr (GemFeedTape) tape = gem_feed_tape_new ();
  Source source = { .scan = scan, .unread = unread, .tape = tape };

  return read_document (gem_feed_tape_read_head (head, scan), &source, GEM_FEED_PAGE_PUBLISHED,
                        page_number, faults);
}

/**
 * gem_feed_page_parse:
 * @bytes: a page as it came
 * @page_number: its number, from 1, for the faults
 * @faults: (element-type GemFeedFault): where every fault is added, in the order of the page's parts
 *
 * Checks a page against docs/feed.md: its size, its encoding, its depth, that it is JSON, and every key.
 * It is valid where no fault was added. After %GEM_FEED_MAX_FAULTS faults no more are added. Pure; any
 * thread.
 *
 * Returns: (transfer full) (nullable): what could be read, or %NULL where nothing could
 */
GemFeedPage *
gem_feed_page_parse (GBytes *bytes, guint page_number, GPtrArray *faults)
{
  g_autoptr (GemFeedScan) scan = NULL;

  g_return_val_if_fail (bytes != NULL && faults != NULL, NULL);

  scan = gem_feed_scan_new (bytes, GEM_FEED_MAX_PAGE_BYTES, page_number, faults);
  return scan != NULL ? read_scan (scan, NULL, page_number, faults) : NULL;
}

/**
 * gem_feed_page_check:
 * @bytes: a page as it came
 * @page_number: its number, from 1, for the faults
 * @known: (nullable): what is stored of its feed; it has to live as long as the page
 * @faults: (element-type GemFeedFault): where every fault is added, in the order of the page's parts
 *
 * As gem_feed_page_parse(), but no item is kept: who needs one reads it again. An item that is known was checked when
 * it was stored; that its id does not come twice has to be seen by who stores it now.
 *
 * Returns: (transfer full) (nullable): what could be read, or %NULL where nothing could
 */
GemFeedPage *
gem_feed_page_check (GBytes *bytes, guint page_number, const GemFeedKnown *known, GPtrArray *faults)
{
  GemFeedScan *scan;
  g_autoptr (GemFeedItems) unread = NULL;
  GemFeedPage *page;

  g_return_val_if_fail (bytes != NULL && faults != NULL, NULL);

  scan = gem_feed_scan_new (bytes, GEM_FEED_MAX_PAGE_BYTES, page_number, faults);
  if (scan == NULL)
    return NULL;
  unread = gem_feed_items_new (scan, known);
  page = read_scan (scan, unread, page_number, faults);
  if (page != NULL)
    page->unread = g_steal_pointer (&unread);
  return page;
}

/**
 * gem_feed_page_free:
 * @page: (transfer full): a page
 */
void
gem_feed_page_free (GemFeedPage *page)
{
  g_return_if_fail (page != NULL);

  g_free (page->title);
  g_free (page->home_page_url);
  g_free (page->feed_url);
  g_free (page->next_url);
  g_ptr_array_unref (page->years);
  g_ptr_array_unref (page->items);
  g_clear_pointer (&page->unread, gem_feed_items_free);
  g_free (page);
}
