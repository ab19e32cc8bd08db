/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "feed/gem-feed-page.h"

#include "feed/gem-feed-html.h"
#include "feed/gem-feed-json.h"
#include "feed/gem-feed-keys.h"
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
read_id (const GemFeedKeys *keys, const char *text)
{
  JsonNode *node = gem_feed_keys_get (keys, "id");
  GType type = node != NULL ? json_node_get_value_type (node) : G_TYPE_INVALID;
  g_autofree char *id = NULL;
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (node == NULL)
    {
      gem_feed_keys_refuse_missing (keys, "id");
      return NULL;
    }
  if (type == G_TYPE_STRING)
    id = g_strdup (json_node_get_string (node));
  else if (type == G_TYPE_INT64 || type == G_TYPE_DOUBLE)
    id = text != NULL ? g_strdup (text)
         : type == G_TYPE_INT64
             ? g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node))
             : g_strdup (g_ascii_dtostr (buffer, sizeof buffer, json_node_get_double (node)));
  else
    gem_feed_keys_refuse (keys, GEM_FEED_FAULT_TYPE, "id", -1,
                          _ ("“id” has to be a text or a number."));
  if (id == NULL)
    return NULL;
  if (*id != '\0' && strlen (id) <= GEM_FEED_MAX_ID_BYTES)
    return g_steal_pointer (&id);
  if (*id == '\0')
    gem_feed_keys_refuse (keys, GEM_FEED_FAULT_VALUE, "id", -1, _ ("“id” is empty."));
  else
    gem_feed_keys_refuse (keys, GEM_FEED_FAULT_VALUE, "id", -1, _ ("“id” is longer than %d bytes."),
                          GEM_FEED_MAX_ID_BYTES);
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
  JsonNode *node = gem_feed_keys_get (keys, "attachments");
  JsonArray *array =
      node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint length = array != NULL ? json_array_get_length (array) : 0;

  for (guint i = 0; i < MIN (length, MAX_ATTACHMENTS); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      GemFeedKeys inner = { keys, "attachments", (int) i, NULL, keys->page, keys->faults };
      GemAttachment *attachment;
      char *url;

      if (!JSON_NODE_HOLDS_OBJECT (element))
        continue;
      inner.object = json_node_get_object (element);
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

/* NULL where it has no id to be known by. */
static GemItem *
read_item (const GemFeedKeys *keys, const char *id)
{
  g_autoptr (GemItem) item = gem_item_new ();
  GemFeedKeys extension;

  item->id = read_id (keys, id);
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
refuse_duplicate (const GemFeedKeys *keys, const GemItem *item, guint first)
{
  g_autofree char *id = gem_feed_text_clean (item->id);

  gem_feed_keys_refuse (keys, GEM_FEED_FAULT_DUPLICATE, "id", -1,
                        _ ("The id “%s” comes twice: items[%u] has it too."), id, first);
}

static void
read_items (const GemFeedKeys *keys, GPtrArray *ids, GemFeedPage *page)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *array = gem_feed_keys_get_list (keys, "items");
  guint length = array != NULL ? json_array_get_length (array) : 0;

  if (gem_feed_keys_get (keys, "items") == NULL)
    gem_feed_keys_refuse_missing (keys, "items");
  if (length > GEM_FEED_MAX_ITEMS)
    {
      gem_feed_keys_refuse (keys, GEM_FEED_FAULT_ITEMS, "items", -1,
                            _ ("There are more than %d items."), GEM_FEED_MAX_ITEMS);
      return;
    }
  for (guint i = 0; i < length; i++)
    {
      GemFeedKeys inner = gem_feed_keys_enter_element (keys, "items", (int) i);
      gpointer first;
      GemItem *item;

      if (inner.object == NULL)
        continue;
      item = read_item (&inner, i < ids->len ? g_ptr_array_index (ids, i) : NULL);
      if (item == NULL)
        continue;
      g_ptr_array_add (page->items, item);
      if (g_hash_table_lookup_extended (seen, item->id, NULL, &first))
        refuse_duplicate (&inner, item, GPOINTER_TO_UINT (first));
      else
        g_hash_table_insert (seen, item->id, GUINT_TO_POINTER (i));
    }
}

static void
read_years (const GemFeedKeys *keys, GemFeedPage *page)
{
  JsonArray *array = gem_feed_keys_get_list (keys, "jaren");
  guint length = array != NULL ? json_array_get_length (array) : 0;

  for (guint i = 0; i < length; i++)
    {
      GemFeedKeys inner = gem_feed_keys_enter_element (keys, "jaren", (int) i);
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
  GemFeedKeys keys = { NULL, NULL, -1, NULL, page_number, faults };
  GemFeedKeys extension;
  GemFeedPage *page;

  g_return_val_if_fail (json != NULL && faults != NULL, NULL);

  if (!JSON_NODE_HOLDS_OBJECT (json->root))
    {
      gem_feed_keys_refuse (&keys, GEM_FEED_FAULT_TYPE, NULL, -1,
                            _ ("The page is not an agenda: it has to be a JSON object."));
      return NULL;
    }
  keys.object = json_node_get_object (json->root);
  extension = gem_feed_keys_enter (&keys, EXTENSION, TRUE);
  if (!read_versions (&keys, &extension))
    return NULL;
  page = page_new ();
  read_head (&keys, &extension, kind, page);
  read_items (&keys, json->ids, page);
  return page;
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
  g_autoptr (GemFeedJson) json = NULL;

  g_return_val_if_fail (bytes != NULL && faults != NULL, NULL);

  json = gem_feed_json_parse (bytes, GEM_FEED_MAX_PAGE_BYTES, page_number, faults);
  return json != NULL ? gem_feed_page_read (json, GEM_FEED_PAGE_PUBLISHED, page_number, faults)
                      : NULL;
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
  g_free (page);
}
