/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The data that a slide keeps: what it said on a day. It comes back from a file that anybody may have
 * written, so that each number and text of it is looked at. */

#include "deck/gem-slide-private.h"

#include <string.h>

/* A thousand items of twelve provinces, years and states are far more than any agenda has. */
#define MAX_COUNTS 20000
#define MAX_LINES 50
#define MAX_TEXT 2000 /* bytes */
#define MAX_ITEMS 1000000

static void
add_string (JsonBuilder *builder, const char *key, const char *value)
{
  if (value == NULL)
    return;
  json_builder_set_member_name (builder, key);
  json_builder_add_string_value (builder, value);
}

static void
add_cell (JsonBuilder *builder, const char *value)
{
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_lines (JsonBuilder *builder, GemSlideContent *content)
{
  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  for (guint i = content->own_lines; i < content->lines->len; i++)
    {
      const GemSlideLine *line = content->lines->pdata[i];

      json_builder_begin_object (builder);
      add_string (builder, "text", line->text);
      json_builder_set_member_name (builder, "point");
      json_builder_add_boolean_value (builder, line->is_point);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_counts (JsonBuilder *builder, GPtrArray *counts)
{
  json_builder_set_member_name (builder, "counts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < counts->len; i++)
    {
      const GemAgendaCount *count = counts->pdata[i];

      json_builder_begin_array (builder);
      add_cell (builder, count->province);
      json_builder_add_int_value (builder, count->year);
      add_cell (builder, count->status);
      add_cell (builder, count->opgave);
      json_builder_add_int_value (builder, count->items);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
}

static void
add_progress (JsonBuilder *builder, GPtrArray *counts)
{
  json_builder_set_member_name (builder, "progress");
  json_builder_begin_array (builder);
  for (guint i = 0; i < counts->len; i++)
    {
      const GemProgressCount *count = counts->pdata[i];

      json_builder_begin_array (builder);
      json_builder_add_int_value (builder, count->year);
      add_cell (builder, count->opgave);
      add_cell (builder, count->status);
      json_builder_add_int_value (builder, count->items);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
}

/**
 * gem_slide_content_freeze:
 * @self: what a slide shows
 *
 * Returns: (transfer full): all that it has from the data, for gem_deck_slide_with_frozen()
 */
char *
gem_slide_content_freeze (GemSlideContent *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  json_builder_begin_object (builder);
  add_string (builder, "title", self->title);
  add_string (builder, "caption", self->caption);
  add_lines (builder, self);
  if (self->counts != NULL)
    add_counts (builder, self->counts);
  if (self->progress_counts != NULL)
    add_progress (builder, self->progress_counts);
  add_string (builder, "themes", self->themes);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* --- back --- */

/* Like anything in a GemDeckSlide, it was checked for depth and encoding when the file was read. */
JsonObject *
gem_slide_parse_frozen (const char *frozen)
{
  g_autoptr (JsonNode) root = json_from_string (frozen, NULL);

  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_dup_object (root) : NULL;
}

static char *
read_text (JsonNode *node)
{
  const char *text;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  text = json_node_get_string (node);
  return *text != '\0' && strlen (text) <= MAX_TEXT ? g_strdup (text) : NULL;
}

static int
read_number (JsonNode *node, int max)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return 0;
  return (int) CLAMP (json_node_get_int (node), 0, max);
}

static JsonArray *
get_list (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonArray *
get_row (JsonArray *list, guint index, guint cells)
{
  JsonNode *node = json_array_get_element (list, index);

  return JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) == cells
             ? json_node_get_array (node)
             : NULL;
}

static guint
get_length (JsonArray *list, guint max)
{
  return list != NULL ? MIN (json_array_get_length (list), max) : 0;
}

char *
gem_slide_thaw_themes (JsonObject *frozen)
{
  JsonNode *node = json_object_get_member (frozen, "themes");

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_dup_string (node) : NULL;
}

/* The words of one's own stay before those that were kept. */
void
gem_slide_thaw_words (GemSlideContent *content, JsonObject *frozen)
{
  JsonArray *lines = get_list (frozen, "lines");

  if (content->title == NULL)
    content->title = read_text (json_object_get_member (frozen, "title"));
  content->caption = read_text (json_object_get_member (frozen, "caption"));
  for (guint i = 0; content->own_lines == 0 && i < get_length (lines, MAX_LINES); i++)
    {
      JsonNode *node = json_array_get_element (lines, i);
      JsonObject *line = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      g_autofree char *text =
          line != NULL ? read_text (json_object_get_member (line, "text")) : NULL;

      if (text != NULL)
        gem_slide_add_line (content, text,
                            json_object_get_boolean_member_with_default (line, "point", FALSE));
    }
}

static void
agenda_count_free (gpointer data)
{
  GemAgendaCount *count = data;

  g_free (count->province);
  g_free (count->status);
  g_free (count->opgave);
  g_free (count);
}

GPtrArray *
gem_slide_thaw_counts (JsonObject *frozen)
{
  GPtrArray *counts = g_ptr_array_new_with_free_func (agenda_count_free);
  JsonArray *list = get_list (frozen, "counts");

  for (guint i = 0; i < get_length (list, MAX_COUNTS); i++)
    {
      JsonArray *row = get_row (list, i, 5);
      GemAgendaCount *count;

      if (row == NULL)
        continue;
      count = g_new0 (GemAgendaCount, 1);
      count->province = read_text (json_array_get_element (row, 0));
      count->year = read_number (json_array_get_element (row, 1), 9999);
      count->status = read_text (json_array_get_element (row, 2));
      count->opgave = read_text (json_array_get_element (row, 3));
      count->items = (guint) read_number (json_array_get_element (row, 4), MAX_ITEMS);
      g_ptr_array_add (counts, count);
    }
  return counts;
}

static void
progress_count_free (gpointer data)
{
  GemProgressCount *count = data;

  g_free (count->status);
  g_free (count->opgave);
  g_free (count);
}

GPtrArray *
gem_slide_thaw_progress (JsonObject *frozen)
{
  GPtrArray *counts = g_ptr_array_new_with_free_func (progress_count_free);
  JsonArray *list = get_list (frozen, "progress");

  for (guint i = 0; i < get_length (list, MAX_COUNTS); i++)
    {
      JsonArray *row = get_row (list, i, 4);
      GemProgressCount *count;

      if (row == NULL)
        continue;
      count = g_new0 (GemProgressCount, 1);
      count->year = read_number (json_array_get_element (row, 0), 9999);
      count->opgave = read_text (json_array_get_element (row, 1));
      count->status = read_text (json_array_get_element (row, 2));
      count->items = (guint) read_number (json_array_get_element (row, 3), MAX_ITEMS);
      if (count->items > 0)
        g_ptr_array_add (counts, count);
      else
        progress_count_free (count);
    }
  return counts;
}
