/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "feed/gem-feed-json.h"

#include <glib/gi18n-lib.h>

/* json-glib makes -1 of a whole number that is too large; with ".0" it is a large number. */
static JsonNode *
load (const GemFeedScan *scan)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  gsize from = 0;

  if (scan->huge->len == 0)
    {
      if (!json_parser_load_from_data (parser, scan->data, (gssize) scan->length, NULL))
        return NULL;
      return json_parser_steal_root (parser);
    }
  for (guint i = 0; i < scan->huge->len; i++)
    {
      gsize to = g_array_index (scan->huge, gsize, i);

      g_string_append_len (text, scan->data + from, (gssize) (to - from));
      g_string_append (text, ".0");
      from = to;
    }
  g_string_append_len (text, scan->data + from, (gssize) (scan->length - from));
  if (!json_parser_load_from_data (parser, text->str, (gssize) text->len, NULL))
    return NULL;
  return json_parser_steal_root (parser);
}

/**
 * gem_feed_json_parse:
 * @bytes: a page as it came
 * @max_bytes: how large it may be, or %GEM_FEED_SCAN_ANY_SIZE
 * @page: its number, for the faults
 * @faults: (element-type GemFeedFault): where a fault is added
 *
 * Scans it, and lets json-glib read what passed. Pure; any thread.
 *
 * Returns: (transfer full) (nullable): the document, or %NULL with one fault added
 */
GemFeedJson *
gem_feed_json_parse (GBytes *bytes, gsize max_bytes, guint page, GPtrArray *faults)
{
  g_autoptr (GemFeedScan) scan = NULL;
  GemFeedJson *self;
  JsonNode *root;

  g_return_val_if_fail (bytes != NULL && faults != NULL, NULL);

  scan = gem_feed_scan_new (bytes, max_bytes, page, faults);
  if (scan == NULL)
    return NULL;
  root = load (scan);
  if (root == NULL)
    {
      g_ptr_array_add (faults,
                       gem_feed_fault_new (GEM_FEED_FAULT_JSON, page, NULL, "%s",
                                           _ ("The page is not complete JSON: it was cut off.")));
      return NULL;
    }
  self = g_new0 (GemFeedJson, 1);
  self->root = root;
  self->scan = g_steal_pointer (&scan);
  return self;
}

/**
 * gem_feed_json_free:
 * @self: (transfer full): a document
 */
void
gem_feed_json_free (GemFeedJson *self)
{
  g_return_if_fail (self != NULL);

  json_node_unref (self->root);
  g_clear_pointer (&self->scan, gem_feed_scan_free);
  g_free (self);
}
