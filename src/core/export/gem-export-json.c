/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The items as a feed, as docs/feed.md has it. */

#include "export/gem-export-private.h"

#include <json-glib/json-glib.h>

static void
set_string (JsonObject *object, const char *key, const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, key, value);
}

static void
set_list (JsonObject *object, const char *key, char **values)
{
  JsonArray *array;

  if (values[0] == NULL)
    return;
  array = json_array_new ();
  for (guint i = 0; values[i] != NULL; i++)
    json_array_add_string_element (array, values[i]);
  json_object_set_array_member (object, key, array);
}

static void
set_attachments (JsonObject *object, GPtrArray *attachments)
{
  JsonArray *array;

  if (attachments->len == 0)
    return;
  array = json_array_new ();
  for (guint i = 0; i < attachments->len; i++)
    {
      const GemAttachment *attachment = g_ptr_array_index (attachments, i);
      JsonObject *element = json_object_new ();

      set_string (element, "url", attachment->url);
      /* JSON Feed asks for it; this is what a file is of which nothing is known. */
      set_string (element, "mime_type",
                  attachment->mime_type != NULL ? attachment->mime_type
                                                : "application/octet-stream");
      set_string (element, "title", attachment->title);
      if (attachment->size > 0)
        json_object_set_int_member (element, "size_in_bytes", attachment->size);
      json_array_add_object_element (array, element);
    }
  json_object_set_array_member (object, "attachments", array);
}

static JsonObject *
make_item (const GemItem *item, const char *id)
{
  JsonObject *object = json_object_new ();
  JsonObject *extension = json_object_new ();

  set_string (object, "id", id);
  set_string (object, "title", item->title);
  /* JSON Feed asks for content in every item. */
  set_string (object, "content_text", item->text != NULL ? item->text : "");
  set_string (object, "url", item->url);
  set_string (object, "date_published", item->published);
  set_string (object, "date_modified", item->modified);
  set_list (object, "tags", item->tags);
  set_attachments (object, item->attachments);
  json_object_set_int_member (extension, "jaar", item->year);
  set_string (extension, "opgave", item->opgave);
  set_string (extension, "status", item->status);
  set_list (extension, "provincies", item->provinces);
  set_string (extension, "trekker", item->holder);
  set_list (extension, "partners", item->partners);
  set_string (extension, "begin", item->begin);
  set_string (extension, "einde", item->end);
  set_string (extension, "paragraaf", item->section);
  json_object_set_object_member (object, "_uitvoeringsagenda", extension);
  return object;
}

/* The feed's own issue where all items are of one feed; what is put together has no history. */
static gint64
find_issue (GPtrArray *items, const GemExportOptions *options)
{
  const GemItem *first = items->len > 0 ? g_ptr_array_index (items, 0) : NULL;
  const GemFeedState *feed = first != NULL ? gem_export_find_feed (options, first->feed) : NULL;

  for (guint i = 1; i < items->len; i++)
    if (g_strcmp0 (((GemItem *) g_ptr_array_index (items, i))->feed, first->feed) != 0)
      return 1;
  return feed != NULL && feed->issue > 0 ? feed->issue : 1;
}

/**
 * gem_export_make_json:
 * @items: (element-type GemItem): items
 * @options: title and feeds
 * @cancellable: (nullable): a cancellable
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): one page of a feed
 */
GBytes *
gem_export_make_json (GPtrArray *items,
                      const GemExportOptions *options,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GPtrArray) ids = gem_export_dup_ids (items);
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *document = json_object_new ();
  JsonObject *extension = json_object_new ();
  JsonArray *array = json_array_sized_new (items->len);
  gsize length;
  char *text;

  json_node_take_object (root, document);
  set_string (document, "version", "https://jsonfeed.org/version/1.1");
  set_string (document, "title", options->title);
  set_string (document, "description", options->chosen);
  set_string (document, "language", "nl-NL");
  json_object_set_int_member (extension, "versie", 1);
  json_object_set_int_member (extension, "uitgave", find_issue (items, options));
  json_object_set_object_member (document, "_uitvoeringsagenda", extension);
  json_object_set_array_member (document, "items", array);
  for (guint i = 0; i < items->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      json_array_add_object_element (array, make_item (g_ptr_array_index (items, i),
                                                       g_ptr_array_index (ids, i)));
    }
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, &length);
  return g_bytes_new_take (text, length);
}
