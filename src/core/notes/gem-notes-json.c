/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Notes as JSON. What a file says is checked here; whoever wrote it. */

#include "notes/gem-notes-file-private.h"

#include "feed/gem-feed-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So far ahead the clock of whoever wrote a file may be, in seconds: a day. */
#define MAX_AHEAD 86400

static void
refusal_free (gpointer data)
{
  GemNotesRefusal *refusal = data;

  g_free (refusal->place);
  g_free (refusal->reason);
  g_free (refusal);
}

/**
 * gem_notes_import_free:
 * @import: (transfer full): what a file brings
 */
void
gem_notes_import_free (GemNotesImport *import)
{
  g_return_if_fail (import != NULL);

  g_ptr_array_unref (import->notes);
  g_ptr_array_unref (import->refused);
  g_free (import);
}

/**
 * gem_reading_init:
 * @self: (out caller-allocates): a reading
 */
void
gem_reading_init (GemReading *self)
{
  self->import = g_new0 (GemNotesImport, 1);
  self->import->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) gem_note_free);
  self->import->refused = g_ptr_array_new_with_free_func (refusal_free);
  self->ids = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * gem_reading_clear:
 * @self: a reading
 */
void
gem_reading_clear (GemReading *self)
{
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_clear_pointer (&self->import, gem_notes_import_free);
}

/**
 * gem_reading_refuse:
 * @self: a reading
 * @place: where in the file
 * @field: (nullable): the key there
 * @reason: why, for people
 */
void
gem_reading_refuse (GemReading *self, const char *place, const char *field, const char *reason)
{
  GemNotesRefusal *refusal = g_new0 (GemNotesRefusal, 1);

  refusal->place = field != NULL ? g_strdup_printf ("%s.%s", place, field) : g_strdup (place);
  refusal->reason = g_strdup (reason);
  g_ptr_array_add (self->import->refused, refusal);
}

/**
 * gem_notes_write_text:
 * @builder: a builder in an object
 * @key: the key
 * @value: (nullable): the value; %NULL is null
 */
void
gem_notes_write_text (JsonBuilder *builder, const char *key, const char *value)
{
  json_builder_set_member_name (builder, key);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

/**
 * gem_notes_write_time:
 * @builder: a builder in an object
 * @key: the key
 * @seconds: Unix seconds
 */
void
gem_notes_write_time (JsonBuilder *builder, const char *key, gint64 seconds)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (seconds);
  g_autofree char *text = moment != NULL ? g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  gem_notes_write_text (builder, key, text);
}

/**
 * gem_notes_write_note:
 * @builder: a builder where a value may stand
 * @note: a note
 */
void
gem_notes_write_note (JsonBuilder *builder, const GemNote *note)
{
  json_builder_begin_object (builder);
  gem_notes_write_text (builder, "id", note->id);
  gem_notes_write_text (builder, "address", note->address);
  gem_notes_write_text (builder, "title", note->title);
  gem_notes_write_text (builder, "quote", note->quote);
  gem_notes_write_text (builder, "prefix", note->prefix);
  gem_notes_write_text (builder, "suffix", note->suffix);
  gem_notes_write_text (builder, "last", note->last);
  gem_notes_write_text (builder, "colour", gem_note_colour_key (note->colour));
  gem_notes_write_text (builder, "text", note->text);
  json_builder_set_member_name (builder, "tags");
  json_builder_begin_array (builder);
  for (guint i = 0; note->tags != NULL && note->tags[i] != NULL; i++)
    json_builder_add_string_value (builder, note->tags[i]);
  json_builder_end_array (builder);
  gem_notes_write_time (builder, "created", note->created);
  gem_notes_write_time (builder, "modified", note->modified);
  json_builder_end_object (builder);
}

/**
 * gem_notes_render:
 * @builder: a builder whose document is complete
 * @pretty: whether a person may read it
 *
 * Returns: (transfer full): the document
 */
char *
gem_notes_render (JsonBuilder *builder, gboolean pretty)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, pretty);
  return json_generator_to_data (generator, NULL);
}

/**
 * gem_notes_parse_json:
 * @data: what a file says
 * @length: how many bytes
 * @error: return location for %GEM_NOTE_ERROR_FILE
 *
 * Looks at encoding, depth and grammar before json-glib sees it.
 *
 * Returns: (transfer full): the document
 */
JsonNode *
gem_notes_parse_json (const char *data, gsize length, GError **error)
{
  g_autoptr (GPtrArray) faults =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gem_feed_fault_free);
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, length);
  g_autoptr (GemFeedJson) json = gem_feed_json_parse (bytes, GEM_NOTES_MAX_FILE, 0, faults);

  if (json != NULL)
    return json_node_ref (json->root);
  g_set_error_literal (error, GEM_NOTE_ERROR, GEM_NOTE_ERROR_FILE,
                       ((const GemFeedFault *) g_ptr_array_index (faults, 0))->message);
  return NULL;
}

/**
 * gem_notes_peek_text:
 * @object: an object
 * @key: a key
 *
 * Returns: (nullable): the text there; %NULL where there is none
 */
const char *
gem_notes_peek_text (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
                 json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

/**
 * gem_notes_read_time:
 * @object: an object
 * @key: a key
 * @seconds: (out): the moment, Unix seconds; 0 where there is none
 *
 * Returns: whether it is a moment, or missing
 */
gboolean
gem_notes_read_time (JsonObject *object, const char *key, gint64 *seconds)
{
  const char *text = gem_notes_peek_text (object, key);
  g_autoptr (GDateTime) moment = NULL;

  *seconds = 0;
  if (text == NULL)
    return !json_object_has_member (object, key) || json_object_get_null_member (object, key);
  moment = strlen (text) <= 40 ? g_date_time_new_from_iso8601 (text, NULL) : NULL;
  if (moment == NULL || g_date_time_to_unix (moment) < 0)
    return FALSE;
  *seconds = g_date_time_to_unix (moment);
  return TRUE;
}

/* A key that holds text, null or nothing. */
static gboolean
take_text (JsonObject *object, const char *key, char **value, const char **bad)
{
  const char *text = gem_notes_peek_text (object, key);

  *value = g_strdup (text);
  if (text == NULL && json_object_has_member (object, key) &&
      !json_object_get_null_member (object, key))
    *bad = key;
  return *bad == NULL;
}

static gboolean
take_tags (JsonObject *object, GemNote *note, const char **bad)
{
  JsonNode *node = json_object_get_member (object, "tags");
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func (g_free);
  JsonArray *array;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  *bad = "tags";
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  array = json_node_get_array (node);
  if (json_array_get_length (array) > GEM_NOTE_MAX_TAGS)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *tag = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (tag) || json_node_get_value_type (tag) != G_TYPE_STRING)
        return FALSE;
      g_ptr_array_add (tags, json_node_dup_string (tag));
    }
  *bad = NULL;
  g_ptr_array_add (tags, NULL);
  g_strfreev (note->tags);
  note->tags = gem_note_sort_tags ((const char *const *) tags->pdata);
  return TRUE;
}

static gboolean
take_colour (JsonObject *object, GemNote *note, const char **bad)
{
  g_autofree char *key = NULL;

  if (!take_text (object, "colour", &key, bad))
    return FALSE;
  if (key == NULL)
    return TRUE;
  note->colour = gem_note_find_colour (key);
  *bad = note->colour == GEM_NOTE_NO_COLOUR ? "colour" : NULL;
  return *bad == NULL;
}

static gboolean
take_times (JsonObject *object, GemNote *note, const char **bad)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC, latest = now + MAX_AHEAD;

  if (!gem_notes_read_time (object, "created", &note->created))
    *bad = "created";
  else if (!gem_notes_read_time (object, "modified", &note->modified))
    *bad = "modified";
  /* What comes from a clock that is ahead must not win for ever. */
  note->created = MIN (note->created > 0 ? note->created : now, latest);
  note->modified = MIN (note->modified > 0 ? note->modified : note->created, latest);
  return *bad == NULL;
}

/* NULL with the key that is wrong. */
static GemNote *
read_note (JsonObject *object, const char **bad)
{
  g_autoptr (GemNote) note = gem_note_new ("", "");

  g_clear_pointer (&note->address, g_free);
  g_clear_pointer (&note->title, g_free);
  *bad = NULL;
  if (take_text (object, "id", &note->id, bad) &&
      take_text (object, "address", &note->address, bad) &&
      take_text (object, "title", &note->title, bad) &&
      take_text (object, "quote", &note->quote, bad) &&
      take_text (object, "prefix", &note->prefix, bad) &&
      take_text (object, "suffix", &note->suffix, bad) &&
      take_text (object, "last", &note->last, bad) &&
      take_text (object, "text", &note->text, bad) && take_tags (object, note, bad) &&
      take_colour (object, note, bad) && take_times (object, note, bad))
    return g_steal_pointer (&note);
  return NULL;
}

/* gem_note_check() begins with the field. */
static void
refuse_checked (GemReading *self, const char *place, const GError *error)
{
  const char *parting = strstr (error->message, ": ");
  g_autofree char *field =
      parting != NULL ? g_strndup (error->message, (gsize) (parting - error->message)) : NULL;

  gem_reading_refuse (self, place, field, parting != NULL ? parting + 2 : error->message);
}

/**
 * gem_reading_add_note:
 * @self: a reading
 * @node: what the file says of a note
 * @place: where
 *
 * Takes a note in, or says why not.
 */
void
gem_reading_add_note (GemReading *self, JsonNode *node, const char *place)
{
  g_autoptr (GemNote) note = NULL;
  g_autoptr (GError) error = NULL;
  const char *bad;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      gem_reading_refuse (self, place, NULL, _ ("This is not a note."));
      return;
    }
  note = read_note (json_node_get_object (node), &bad);
  if (note == NULL)
    {
      gem_reading_refuse (self, place, bad, _ ("The value is not one that a note can have."));
      return;
    }
  if (note->id == NULL)
    gem_reading_refuse (self, place, "id", _ ("is missing"));
  else if (!gem_note_check (note, &error))
    refuse_checked (self, place, error);
  else if (g_hash_table_contains (self->ids, note->id))
    gem_reading_refuse (self, place, "id", _ ("This note stands in the file twice."));
  else
    {
      g_hash_table_add (self->ids, note->id);
      g_ptr_array_add (self->import->notes, g_steal_pointer (&note));
    }
}

/**
 * gem_notes_read_list:
 * @self: a reading
 * @object: an object that may have `notes`
 */
void
gem_notes_read_list (GemReading *self, JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "notes");
  JsonArray *array;

  if (node == NULL)
    return;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      gem_reading_refuse (self, "notes", NULL, _ ("This is not a list."));
      return;
    }
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *place = g_strdup_printf ("notes[%u]", i);

      gem_reading_add_note (self, json_array_get_element (array, i), place);
    }
}

/**
 * gem_notes_read_json:
 * @self: a reading
 * @object: the document
 * @error: return location for %GEM_NOTE_ERROR_FILE
 *
 * Returns: whether it is a file of notes
 */
gboolean
gem_notes_read_json (GemReading *self, JsonObject *object, GError **error)
{
  if (g_strcmp0 (gem_notes_peek_text (object, "format"), "gemeenten2024-notes") != 0)
    {
      g_set_error_literal (
          error, GEM_NOTE_ERROR, GEM_NOTE_ERROR_FILE,
          _ ("This is not a file with notes of this program. Choose one that was exported here."));
      return FALSE;
    }
  if (json_object_get_int_member_with_default (object, "version", 0) != GEM_NOTES_FILE_VERSION)
    {
      g_set_error_literal (error, GEM_NOTE_ERROR, GEM_NOTE_ERROR_FILE,
                           _ ("This file was made by a newer version of this program. Get the new "
                              "version, then try again."));
      return FALSE;
    }
  gem_notes_read_list (self, object);
  return TRUE;
}
