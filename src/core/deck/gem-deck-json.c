/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "deck/gem-deck-json.h"

#include "deck/gem-deck-private.h"
#include "deck/gem-slide-picture.h"
#include "feed/gem-feed-json.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define FORM "gemeenten2024-deck"

static const char *const code_names[] = {
  [GEM_DECK_FAULT_NEWER] = "newer",         [GEM_DECK_FAULT_ENCODING] = "encoding",
  [GEM_DECK_FAULT_TYPE] = "type",           [GEM_DECK_FAULT_KIND] = "kind",
  [GEM_DECK_FAULT_ADDRESS] = "address",     [GEM_DECK_FAULT_NOT_FOUND] = "not-found",
  [GEM_DECK_FAULT_PICTURE] = "picture",     [GEM_DECK_FAULT_SIZE] = "size",
  [GEM_DECK_FAULT_DUPLICATE] = "duplicate", [GEM_DECK_FAULT_DATE] = "date",
  [GEM_DECK_FAULT_FROZEN] = "frozen",
};

/**
 * gem_deck_fault_free:
 * @fault: (transfer full): a fault
 */
void
gem_deck_fault_free (GemDeckFault *fault)
{
  g_return_if_fail (fault != NULL);

  g_free (fault->place);
  g_free (fault->message);
  g_free (fault);
}

/**
 * gem_deck_fault_code_to_string:
 * @code: a cause
 *
 * Returns: the name that scripts may rely on
 */
const char *
gem_deck_fault_code_to_string (GemDeckFaultCode code)
{
  g_return_val_if_fail ((guint) code < G_N_ELEMENTS (code_names), NULL);

  return code_names[code];
}

void
gem_deck_add_fault (
    GPtrArray *faults, GemDeckFaultCode code, const char *place, const char *format, ...)
{
  GemDeckFault *fault = g_new0 (GemDeckFault, 1);
  va_list args;

  va_start (args, format);
  fault->code = code;
  fault->place = g_strdup (place);
  fault->message = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (faults, fault);
}

/* --- writing --- */

static void
add_string (JsonBuilder *builder, const char *key, const char *value)
{
  if (value == NULL)
    return;
  json_builder_set_member_name (builder, key);
  json_builder_add_string_value (builder, value);
}

static void
add_picture (JsonBuilder *builder, GBytes *picture)
{
  gsize length;
  const guchar *data = g_bytes_get_data (picture, &length);
  g_autofree char *text = g_base64_encode (data, length);

  add_string (builder, "picture_data", text);
}

static void
add_slide (JsonBuilder *builder, GemDeckSlide *slide)
{
  json_builder_begin_object (builder);
  add_string (builder, "id", slide->id);
  add_string (builder, "kind", gem_deck_kind_to_name (slide->kind));
  for (guint i = 0; i < GEM_DECK_N_FIELDS; i++)
    add_string (builder, gem_deck_field_to_name ((GemDeckField) i), slide->texts[i]);
  if (slide->picture != NULL)
    add_picture (builder, slide->picture);
  if (slide->one_by_one)
    {
      json_builder_set_member_name (builder, "one_by_one");
      json_builder_add_boolean_value (builder, TRUE);
    }
  if (slide->frozen != NULL)
    {
      JsonNode *frozen = json_from_string (slide->frozen, NULL);

      add_string (builder, "frozen_on", slide->frozen_on);
      if (frozen != NULL)
        {
          json_builder_set_member_name (builder, "frozen");
          json_builder_add_value (builder, frozen);
        }
    }
  json_builder_end_object (builder);
}

/* A copy of what was not saved is a deck like any other; it says beside which file it is. */
GBytes *
gem_deck_to_json_with_path (GemDeck *self, const char *path)
{
  g_autofree char *uri = path != NULL ? g_filename_to_uri (path, NULL, NULL) : NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  gsize length;

  json_builder_begin_object (builder);
  add_string (builder, "form", FORM);
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, GEM_DECK_VERSION);
  add_string (builder, "copy_of", uri);
  add_string (builder, "title", gem_deck_get_title (self));
  json_builder_set_member_name (builder, "slides");
  json_builder_begin_array (builder);
  for (guint i = 0; i < gem_deck_get_n_slides (self); i++)
    add_slide (builder, gem_deck_get_slide (self, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, &length);
  return g_bytes_new_take (g_steal_pointer (&text), length);
}

/**
 * gem_deck_to_json:
 * @self: a deck
 *
 * Returns: (transfer full): it as a file
 */
GBytes *
gem_deck_to_json (GemDeck *self)
{
  g_return_val_if_fail (GEM_IS_DECK (self), NULL);

  return gem_deck_to_json_with_path (self, NULL);
}

/* --- reading --- */

typedef struct
{
  JsonObject *object;
  char *place; /* such as slides[3] */
  GPtrArray *faults;
} Reader;

static void G_GNUC_PRINTF (4, 5)
    complain (const Reader *self, GemDeckFaultCode code, const char *key, const char *format, ...)
{
  g_autofree char *place =
      key != NULL ? g_strdup_printf ("%s%s%s", self->place, *self->place != '\0' ? "." : "", key)
                  : g_strdup (self->place);
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  gem_deck_add_fault (self->faults, code, place, "%s", message);
}

/* NULL is left out without a word; anything else that is no string, with one. */
static const char *
read_string (const Reader *self, const char *key)
{
  JsonNode *node = json_object_get_member (self->object, key);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return NULL;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_get_string (node);
  complain (self, GEM_DECK_FAULT_TYPE, key, _ ("This has to be a text, and is left out."));
  return NULL;
}

static gboolean
read_boolean (const Reader *self, const char *key)
{
  JsonNode *node = json_object_get_member (self->object, key);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return FALSE;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return json_node_get_boolean (node);
  complain (self, GEM_DECK_FAULT_TYPE, key, _ ("This has to be true or false, and is left out."));
  return FALSE;
}

static void
read_text (const Reader *self, GemDeckSlide *slide, GemDeckField field)
{
  const char *key = gem_deck_field_to_name (field);
  const char *text = read_string (self, key);
  guint limit = gem_deck_field_get_limit (field);

  if (text == NULL || *text == '\0')
    return;
  if (g_utf8_strlen (text, -1) <= (glong) limit)
    {
      slide->texts[field] = g_strdup (text);
      return;
    }
  complain (self, GEM_DECK_FAULT_SIZE, key,
            _ ("The text has more than %u characters; what comes after them is left out."), limit);
  slide->texts[field] = g_utf8_substring (text, 0, limit);
}

/* The slide stays: its words may still be wanted, and it says itself what it can't show. */
static void
check_address (const Reader *self, GemDeckSlide *slide)
{
  const char *text = slide->texts[GEM_DECK_FIELD_ADDRESS];
  g_autoptr (GemAddress) address = NULL;
  g_autoptr (GError) error = NULL;

  if (text == NULL)
    return;
  address = gem_address_parse (text, &error);
  if (address == NULL)
    complain (self, GEM_DECK_FAULT_ADDRESS, "address", "%s", error->message);
  else if (!gem_deck_kind_takes (slide->kind, address))
    complain (self, GEM_DECK_FAULT_ADDRESS, "address",
              _ ("A slide of the kind “%s” can't show %s."), gem_deck_kind_label (slide->kind),
              text);
}

static void
read_picture (const Reader *self, GemDeckSlide *slide)
{
  const char *text = read_string (self, "picture_data");
  const char *name = slide->texts[GEM_DECK_FIELD_PICTURE];
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  guchar *data;
  gsize length;

  if (name != NULL && !gem_deck_is_file_name (name))
    {
      complain (self, GEM_DECK_FAULT_PICTURE, "picture",
                _ ("The picture has to lie in the same folder as the presentation, without a path "
                   "before its name. It is left out."));
      g_clear_pointer (&slide->texts[GEM_DECK_FIELD_PICTURE], g_free);
    }
  if (text == NULL)
    return;
  if (strlen (text) / 4 * 3 > GEM_DECK_MAX_PICTURE)
    {
      complain (self, GEM_DECK_FAULT_SIZE, "picture_data",
                _ ("The picture is larger than 8 MB, and is left out."));
      return;
    }
  data = g_base64_decode (text, &length);
  bytes = g_bytes_new_take (data, length);
  if (gem_slide_picture_check (bytes, &error))
    slide->picture = g_steal_pointer (&bytes);
  else
    complain (self, GEM_DECK_FAULT_PICTURE, "picture_data", "%s", error->message);
}

static gboolean
is_date (const char *text)
{
  GDate date;
  int year, month, day, read = 0;

  if (text == NULL || strlen (text) != 10 ||
      sscanf (text, "%4d-%2d-%2d%n", &year, &month, &day, &read) != 3 || read != 10)
    return FALSE;
  g_date_clear (&date, 1);
  return g_date_valid_dmy ((GDateDay) CLAMP (day, 0, 32), (GDateMonth) CLAMP (month, 0, 13),
                           (GDateYear) CLAMP (year, 0, 9999));
}

static void
read_frozen (const Reader *self, GemDeckSlide *slide)
{
  JsonNode *node = json_object_get_member (self->object, "frozen");
  const char *on = read_string (self, "frozen_on");
  g_autofree char *text = NULL;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      complain (self, GEM_DECK_FAULT_FROZEN, "frozen",
                _ ("The data that this slide kept can't be read. It shows the data of today."));
      return;
    }
  if (!is_date (on))
    {
      complain (
          self, GEM_DECK_FAULT_DATE, "frozen_on",
          _ ("It is not said of which day the data is that this slide kept. It shows the data "
             "of today."));
      return;
    }
  text = json_to_string (node, FALSE);
  if (strlen (text) > GEM_DECK_MAX_FROZEN)
    {
      complain (self, GEM_DECK_FAULT_SIZE, "frozen",
                _ ("The data that this slide kept is too much. It shows the data of today."));
      return;
    }
  slide->frozen = g_steal_pointer (&text);
  slide->frozen_on = g_strdup (on);
}

/* An id of one's own where there is none, or one that comes twice. */
static void
read_id (const Reader *self, GemDeckSlide *slide, GHashTable *ids)
{
  const char *id = read_string (self, "id");

  if (id != NULL && *id != '\0' && strlen (id) <= 64 && !g_hash_table_contains (ids, id))
    {
      g_free (slide->id);
      slide->id = g_strdup (id);
    }
  else if (id != NULL && g_hash_table_contains (ids, id))
    complain (self, GEM_DECK_FAULT_DUPLICATE, "id",
              _ ("Two slides have this id; the second one gets another."));
  g_hash_table_add (ids, g_strdup (slide->id));
}

static GemDeckSlide *
read_slide (JsonNode *node, guint index, GHashTable *ids, GPtrArray *faults)
{
  g_autofree char *place = g_strdup_printf ("slides[%u]", index);
  Reader reader = { .place = place, .faults = faults };
  const char *name;
  GemDeckKind kind;
  GemDeckSlide *slide;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      complain (&reader, GEM_DECK_FAULT_TYPE, NULL, _ ("This is not a slide, and is left out."));
      return NULL;
    }
  reader.object = json_node_get_object (node);
  name = read_string (&reader, "kind");
  if (!gem_deck_kind_from_name (name, &kind))
    {
      complain (&reader, GEM_DECK_FAULT_KIND, "kind",
                _ ("This program knows no slides of the kind “%s”. The slide is left out."),
                name != NULL ? name : "");
      return NULL;
    }
  slide = gem_deck_slide_new (kind);
  read_id (&reader, slide, ids);
  for (guint i = 0; i < GEM_DECK_N_FIELDS; i++)
    read_text (&reader, slide, (GemDeckField) i);
  check_address (&reader, slide);
  read_picture (&reader, slide);
  slide->one_by_one = read_boolean (&reader, "one_by_one");
  read_frozen (&reader, slide);
  return slide;
}

static void
read_slides (JsonNode *node, GemDeck *deck, GPtrArray *faults)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonArray *list;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    {
      gem_deck_add_fault (faults, GEM_DECK_FAULT_TYPE, "slides",
                          _ ("There is no list of slides. The presentation is empty."));
      return;
    }
  list = json_node_get_array (node);
  if (json_array_get_length (list) > GEM_DECK_MAX_SLIDES)
    gem_deck_add_fault (faults, GEM_DECK_FAULT_SIZE, "slides",
                        _ ("There are %u slides; only the first %d are read."),
                        json_array_get_length (list), GEM_DECK_MAX_SLIDES);
  for (guint i = 0; i < MIN (json_array_get_length (list), GEM_DECK_MAX_SLIDES); i++)
    {
      g_autoptr (GemDeckSlide) slide =
          read_slide (json_array_get_element (list, i), i, ids, faults);

      if (slide != NULL)
        gem_deck_insert (deck, i, slide, NULL);
    }
}

/* Bytes that are no text become a sign that says so: the rest of a speech is worth more than its form. */
static GBytes *
make_valid (GBytes *bytes, GPtrArray *faults)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  char *valid;

  if (g_utf8_validate_len (data, length, NULL))
    return g_bytes_ref (bytes);
  gem_deck_add_fault (faults, GEM_DECK_FAULT_ENCODING, "",
                      _ ("Some signs of the file are no text; they are shown as �."));
  valid = g_utf8_make_valid (data, (gssize) length);
  return g_bytes_new_take (valid, strlen (valid));
}

static JsonNode *
parse_document (GBytes *bytes, GError **error)
{
  g_autoptr (GPtrArray) problems =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gem_feed_fault_free);
  g_autoptr (GemFeedJson) json = gem_feed_json_parse (bytes, GEM_DECK_MAX_FILE, 0, problems);

  if (json != NULL && JSON_NODE_HOLDS_OBJECT (json->root))
    return json_node_ref (json->root);
  g_set_error (error, GEM_DECK_ERROR, GEM_DECK_ERROR_FILE,
               _ ("This is not a presentation of this program, or it is damaged. %s"),
               problems->len > 0 ? ((GemFeedFault *) problems->pdata[0])->message : "");
  return NULL;
}

/* A new kind of slide is left out by the readers before it; a new version number says that more is
 * different than that. */
static gboolean
check_version (JsonObject *object, GPtrArray *faults, GError **error)
{
  JsonNode *form = json_object_get_member (object, "form");
  JsonNode *version = json_object_get_member (object, "version");
  gint64 number;

  if (form == NULL || !JSON_NODE_HOLDS_VALUE (form) ||
      g_strcmp0 (json_node_get_string (form), FORM) != 0)
    {
      g_set_error (error, GEM_DECK_ERROR, GEM_DECK_ERROR_FILE, "%s",
                   _ ("This file is something else than a presentation of this program."));
      return FALSE;
    }
  number = version != NULL && JSON_NODE_HOLDS_VALUE (version) ? json_node_get_int (version) : 0;
  if (number == GEM_DECK_VERSION)
    return TRUE;
  if (number > GEM_DECK_VERSION)
    gem_deck_add_fault (
        faults, GEM_DECK_FAULT_NEWER, "version",
        _ ("A newer program made this file. What this program knows is shown; save it under "
           "another name, or the rest is lost."));
  else
    gem_deck_add_fault (faults, GEM_DECK_FAULT_TYPE, "version",
                        _ ("The file does not say which version it is. It is read as version %d."),
                        GEM_DECK_VERSION);
  return TRUE;
}

/**
 * gem_deck_parse:
 * @bytes: a file
 * @faults: (element-type GemDeckFault): what is wrong in it is added here
 * @error: return location for %GEM_DECK_ERROR_FILE or %GEM_DECK_ERROR_SIZE
 *
 * Returns: (transfer full): what is right in it, or %NULL with @error set where it is no deck at all
 */
GemDeck *
gem_deck_parse (GBytes *bytes, GPtrArray *faults, GError **error)
{
  g_autoptr (GBytes) valid = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GemDeck) deck = NULL;
  g_autoptr (GemDeck) fresh = NULL;
  JsonObject *object;
  Reader reader = { .place = (char *) "", .faults = faults };

  g_return_val_if_fail (bytes != NULL && faults != NULL, NULL);

  if (g_bytes_get_size (bytes) > GEM_DECK_MAX_FILE)
    {
      g_set_error (error, GEM_DECK_ERROR, GEM_DECK_ERROR_SIZE, "%s",
                   _ ("The file is larger than 64 MB; no presentation of this program is."));
      return NULL;
    }
  valid = make_valid (bytes, faults);
  root = parse_document (valid, error);
  if (root == NULL)
    return NULL;
  object = json_node_get_object (root);
  if (!check_version (object, faults, error))
    return NULL;
  reader.object = object;
  deck = gem_deck_new (NULL);
  gem_deck_set_title (deck, read_string (&reader, "title"));
  read_slides (json_object_get_member (object, "slides"), deck, faults);
  /* Nothing that was read can be undone. */
  fresh = gem_deck_copy (deck);
  return g_steal_pointer (&fresh);
}

/* The file that a copy is of; NULL for none. */
char *
gem_deck_read_copy_of (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonObject *object;

  if (!gem_feed_scan_is_json (data, length) ||
      !json_parser_load_from_data (parser, data, (gssize) length, NULL) ||
      !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return NULL;
  object = json_node_get_object (json_parser_get_root (parser));
  return g_filename_from_uri (json_object_get_string_member_with_default (object, "copy_of", ""),
                              NULL, NULL);
}

/**
 * gem_deck_load:
 * @path: a file
 * @faults: (element-type GemDeckFault): what is wrong in it is added here
 * @error: return location for a #GIOErrorEnum, or the errors of gem_deck_parse()
 *
 * Reads the disk: for workers and the command line.
 *
 * Returns: (transfer full): what is right in it, or %NULL with @error set
 */
GemDeck *
gem_deck_load (const char *path, GPtrArray *faults, GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (path != NULL && faults != NULL, NULL);

  file = g_file_new_for_path (path);
  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                            G_FILE_QUERY_INFO_NONE, NULL, error);
  if (info == NULL)
    return NULL;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, GEM_DECK_ERROR, GEM_DECK_ERROR_FILE, "%s",
                   _ ("This file is something else than a presentation of this program."));
      return NULL;
    }
  if (g_file_info_get_size (info) > GEM_DECK_MAX_FILE)
    {
      g_set_error (error, GEM_DECK_ERROR, GEM_DECK_ERROR_SIZE, "%s",
                   _ ("The file is larger than 64 MB; no presentation of this program is."));
      return NULL;
    }
  bytes = g_file_load_bytes (file, NULL, NULL, error);
  return bytes != NULL ? gem_deck_parse (bytes, faults, error) : NULL;
}

/**
 * gem_deck_save:
 * @self: a deck
 * @path: a file
 * @error: return location for a #GFileError
 *
 * Writes the file whole, or leaves it as it was. Writes to the disk: for workers and the command line.
 *
 * Returns: whether it was written
 */
gboolean
gem_deck_save (GemDeck *self, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  const char *data;
  gsize length;

  g_return_val_if_fail (GEM_IS_DECK (self) && path != NULL, FALSE);

  bytes = gem_deck_to_json (self);
  data = g_bytes_get_data (bytes, &length);
  return g_file_set_contents_full (path, data, (gssize) length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0644, error);
}
