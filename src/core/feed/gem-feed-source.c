/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "feed/gem-feed-source.h"

#include "feed/gem-feed-csv.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#define EXTENSION "_uitvoeringsagenda"
#define VERSION "https://jsonfeed.org/version/1.1"

/**
 * gem_feed_source_read_file:
 * @path: a file
 * @page: the number of the page that it is, for the fault; 0 where it is none
 * @faults: (element-type GemFeedFault): where a fault is added
 *
 * Waits for the disk.
 *
 * Returns: (transfer full) (nullable): what is in it, or %NULL with a fault added
 */
GBytes *
gem_feed_source_read_file (const char *path, guint page, GPtrArray *faults)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  char *data;
  gsize length;

  g_return_val_if_fail (path != NULL && faults != NULL, NULL);

  if (g_file_get_contents (path, &data, &length, &error))
    return g_bytes_new_take (data, length);
  name = g_filename_display_name (path);
  g_ptr_array_add (faults,
                   gem_feed_fault_new (GEM_FEED_FAULT_FILE, page, NULL,
                                       _ ("“%s” can't be read (%s)."), name, error->message));
  return NULL;
}

/**
 * gem_feed_source_is_csv:
 * @path: the name of a file
 *
 * Returns: whether its name ends like that of a spreadsheet's file; everything else is a feed document
 */
gboolean
gem_feed_source_is_csv (const char *path)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  name = g_ascii_strdown (path, -1);
  return g_str_has_suffix (name, ".csv");
}

static void
set_string (JsonObject *object, const char *key, const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, key, value);
}

/* The members of @from that @object does not have. */
static void
copy_members (JsonObject *object, JsonObject *from)
{
  g_autoptr (GList) names = json_object_get_members (from);

  for (GList *l = names; l != NULL; l = l->next)
    if (!json_object_has_member (object, l->data))
      json_object_set_member (object, l->data,
                              json_node_ref (json_object_get_member (from, l->data)));
}

static JsonArray *
make_years (GPtrArray *years)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < years->len; i++)
    {
      const GemFeedYear *year = g_ptr_array_index (years, i);
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "jaar", year->year);
      set_string (object, "titel", year->title);
      set_string (object, "vastgesteld", year->adopted);
      set_string (object, "samenvatting", year->summary);
      json_array_add_object_element (array, object);
    }
  return array;
}

/* What the options say, in the shape of a document. */
static void
apply_options (JsonObject *document, JsonObject *extension, const GemFeedPublishOptions *options)
{
  set_string (document, "title", options->title);
  set_string (document, "home_page_url", options->home_page_url);
  if (options->issue > 0)
    json_object_set_int_member (extension, "uitgave", options->issue);
  if (options->years != NULL)
    json_object_set_array_member (extension, "jaren", make_years (options->years));
}

static gboolean
has_object (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node);
}

/* A document of its own with what the options say; one that is no feed is left to the check. */
static void
override (GemFeedJson *json, const GemFeedPublishOptions *options)
{
  JsonObject *root, *document, *extension;
  JsonNode *node;

  if (!JSON_NODE_HOLDS_OBJECT (json->root))
    return;
  root = json_node_get_object (json->root);
  document = json_object_new ();
  extension = json_object_new ();
  apply_options (document, extension, options);
  if (has_object (root, EXTENSION))
    copy_members (extension, json_object_get_object_member (root, EXTENSION));
  if (has_object (root, EXTENSION))
    json_object_set_object_member (document, EXTENSION, json_object_ref (extension));
  copy_members (document, root);
  json_object_unref (extension);

  node = json_node_init_object (json_node_alloc (), document);
  json_object_unref (document);
  json_node_unref (json->root);
  json->root = node;
}

static GemFeedJson *
parse_csv (GBytes *bytes, GArray *lines, GPtrArray *faults)
{
  g_autoptr (JsonArray) items = gem_feed_csv_parse (bytes, lines, faults);
  GemFeedJson *json;
  JsonObject *document, *extension;

  if (items == NULL)
    return NULL;
  document = json_object_new ();
  extension = json_object_new ();
  json_object_set_string_member (document, "version", VERSION);
  json_object_set_string_member (document, "language", "nl-NL");
  json_object_set_int_member (extension, "versie", 1);
  json_object_set_object_member (document, EXTENSION, extension);
  json_object_set_array_member (document, "items", g_steal_pointer (&items));

  json = g_new0 (GemFeedJson, 1);
  json->root = json_node_init_object (json_node_alloc (), document);
  json_object_unref (document);
  return json;
}

/* The faults from @from on are about a file with rows, not about a page. */
static void
move_faults (GPtrArray *faults, guint from, GArray *lines)
{
  for (guint i = from; i < faults->len; i++)
    {
      GemFeedFault *fault = g_ptr_array_index (faults, i);
      g_autofree char *place = g_steal_pointer (&fault->place);

      /* The message names the other item by a place that this file does not have. */
      if (fault->code == GEM_FEED_FAULT_DUPLICATE)
        {
          g_free (fault->message);
          fault->message = g_strdup (_ ("This id comes twice."));
        }
      fault->page = 0;
      fault->place = place != NULL ? gem_feed_csv_place (place, lines) : NULL;
    }
}

/**
 * gem_feed_source_load:
 * @path: a feed document, or a file whose name ends in .csv
 * @options: what is set for it
 * @faults: (element-type GemFeedFault): where every fault is added
 *
 * Waits for the disk.
 *
 * Returns: (transfer full) (nullable): the source; %NULL where a fault was added
 */
GemFeedSource *
gem_feed_source_load (const char *path, const GemFeedPublishOptions *options, GPtrArray *faults)
{
  g_autoptr (GemFeedJson) json = NULL;
  g_autoptr (GemFeedPage) page = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (guint));
  GemFeedSource *self;
  gboolean csv;
  guint before;

  g_return_val_if_fail (path != NULL && options != NULL && faults != NULL, NULL);

  before = faults->len;
  csv = gem_feed_source_is_csv (path);
  bytes = gem_feed_source_read_file (path, 0, faults);
  if (bytes == NULL)
    return NULL;
  json = csv ? parse_csv (bytes, lines, faults)
             : gem_feed_json_parse (bytes, GEM_FEED_SCAN_ANY_SIZE, 1, faults);
  if (json == NULL)
    return NULL;
  override (json, options);
  page = gem_feed_page_read (json, GEM_FEED_PAGE_SOURCE, 1, faults);
  if (page != NULL && page->next_url != NULL)
    g_ptr_array_add (faults, gem_feed_fault_new (GEM_FEED_FAULT_NEXT, 1, "next_url",
                                                 _ ("A source is one file: it has no next page.")));
  if (csv)
    move_faults (faults, before, lines);
  if (page == NULL || faults->len > before)
    return NULL;
  self = g_new0 (GemFeedSource, 1);
  self->json = g_steal_pointer (&json);
  self->page = g_steal_pointer (&page);
  self->lines = g_steal_pointer (&lines);
  return self;
}

/* An item as the source has it; its id is a text from here on, so that no reader has to guess. */
static JsonNode *
make_item (JsonNode *node, const GemItem *item)
{
  JsonObject *from = json_node_get_object (node);
  JsonNode *id = json_object_get_member (from, "id");
  JsonObject *object;
  JsonNode *made;

  if (json_node_get_value_type (id) == G_TYPE_STRING)
    return json_node_ref (node);
  object = json_object_new ();
  json_object_set_string_member (object, "id", item->id);
  copy_members (object, from);
  made = json_node_init_object (json_node_alloc (), object);
  json_object_unref (object);
  return made;
}

/* The years stand on the first page only. */
static JsonObject *
make_extension (JsonObject *from, gint64 issue, guint page)
{
  JsonObject *extension = json_object_new ();

  json_object_set_int_member (extension, "versie", 1);
  json_object_set_int_member (extension, "uitgave", issue);
  copy_members (extension, from);
  if (page > 1 && json_object_has_member (extension, "jaren"))
    json_object_remove_member (extension, "jaren");
  return extension;
}

static JsonObject *
make_document (JsonObject *from, JsonObject *extension, const char *next_url)
{
  JsonObject *document = json_object_new ();
  g_autoptr (GList) names = json_object_get_members (from);

  /* What a person looks for stands before the items. */
  json_object_set_string_member (document, "version",
                                 json_object_get_string_member (from, "version"));
  json_object_set_string_member (document, "title", json_object_get_string_member (from, "title"));
  set_string (document, "next_url", next_url);
  json_object_set_object_member (document, EXTENSION, extension);
  for (GList *l = names; l != NULL; l = l->next)
    if (!json_object_has_member (document, l->data) && !g_str_equal (l->data, "items") &&
        !g_str_equal (l->data, "next_url") && !g_str_equal (l->data, "feed_url"))
      json_object_set_member (document, l->data,
                              json_node_ref (json_object_get_member (from, l->data)));
  return document;
}

/**
 * gem_feed_source_render:
 * @self: a source
 * @issue: the issue
 * @page: the number of the page
 * @first: the first item on it
 * @count: how many items are on it
 * @next_url: (nullable): where the next page is
 *
 * Returns: (transfer full) (nullable): the page, byte for byte the same each time; %NULL where the source
 * holds a number that no JSON can say
 */
GBytes *
gem_feed_source_render (
    GemFeedSource *self, gint64 issue, guint page, guint first, guint count, const char *next_url)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) node = NULL;
  JsonObject *root, *document;
  JsonArray *items, *array;
  char *text;
  gsize length;

  g_return_val_if_fail (self != NULL && issue > 0 && page > 0, NULL);
  g_return_val_if_fail (first + count <= self->page->items->len, NULL);

  root = json_node_get_object (self->json->root);
  items = json_object_get_array_member (root, "items");
  array = json_array_new ();
  document =
      make_document (root,
                     make_extension (json_object_get_object_member (root, EXTENSION), issue, page),
                     next_url);
  for (guint i = first; i < first + count; i++)
    json_array_add_element (array, make_item (json_array_get_element (items, i),
                                              g_ptr_array_index (self->page->items, i)));
  json_object_set_array_member (document, "items", array);
  node = json_node_init_object (json_node_alloc (), document);
  json_object_unref (document);
  json_generator_set_root (generator, node);
  text = json_generator_to_data (generator, &length);
  if (gem_feed_scan_is_json (text, length))
    return g_bytes_new_take (text, length);
  g_free (text);
  return NULL;
}

/**
 * gem_feed_source_free:
 * @self: (transfer full): a source
 */
void
gem_feed_source_free (GemFeedSource *self)
{
  g_return_if_fail (self != NULL);

  gem_feed_json_free (self->json);
  gem_feed_page_free (self->page);
  g_array_unref (self->lines);
  g_free (self);
}
