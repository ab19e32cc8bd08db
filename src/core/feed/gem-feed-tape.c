/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "feed/gem-feed-tape.h"

#include <string.h>

/* So many digits always fit into 64 bits, and for who has 19 a double says enough. */
#define WHOLE_DIGITS 18

struct _GemFeedTape
{
  GemFeedValue *values;
  guint n_values;
  guint size;
  char *texts; /* of what was read from bytes, each with its end */
  gsize texts_size;
  GStringChunk *numbers; /* of what was read from a node */

  const char *at; /* in the bytes that are read */
  const char *end;
  const char *list; /* where the items stand, whose elements are left out; NULL for nowhere */
  const char *list_end;
  char *free; /* in the texts */
};

/**
 * gem_feed_tape_new:
 *
 * Returns: (transfer full): a tape with nothing on it
 */
GemFeedTape *
gem_feed_tape_new (void)
{
  return g_new0 (GemFeedTape, 1);
}

/**
 * gem_feed_tape_free:
 * @self: (transfer full): a tape
 */
void
gem_feed_tape_free (GemFeedTape *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->values);
  g_free (self->texts);
  g_clear_pointer (&self->numbers, g_string_chunk_free);
  g_free (self);
}

/* Returns its place: values move when there are more. */
static guint
add (GemFeedTape *self, GemFeedValueKind kind, const char *text)
{
  if (self->n_values == self->size)
    {
      self->size = MAX (64, self->size * 2);
      self->values = g_renew (GemFeedValue, self->values, self->size);
    }
  self->values[self->n_values] = (GemFeedValue){ kind, 1, text };
  return self->n_values++;
}

static void
close_value (GemFeedTape *self, guint place)
{
  self->values[place].span = self->n_values - place;
}

/* The four digits of a \u escape, which are there. */
static gunichar
read_unit (const char *digits)
{
  gunichar unit = 0;

  for (guint i = 0; i < 4; i++)
    unit = unit * 16 + (gunichar) g_ascii_xdigit_value (digits[i]);
  return unit;
}

/* Behind the backslash of an escape that is right; goes behind it. Returns how many bytes were written. */
static gsize
read_escape (const char **at, char *out)
{
  static const char names[] = "bfnrt", meant[] = "\b\f\n\r\t";
  const char *name = memchr (names, **at, sizeof names - 1);
  gunichar c;

  if (**at != 'u')
    {
      *out = name != NULL ? meant[name - names] : **at;
      (*at)++;
      return 1;
    }
  c = read_unit (*at + 1);
  *at += 5;
  if (c >= 0xd800 && c <= 0xdbff)
    {
      c = 0x10000 + ((c - 0xd800) << 10) + (read_unit (*at + 2) - 0xdc00);
      *at += 6;
    }
  return (gsize) g_unichar_to_utf8 (c, out);
}

/* At the quote that opens a text; goes behind the one that closes it. A text is never longer than it is written. */
static const char *
read_text (GemFeedTape *self)
{
  const char *text = self->free;
  const char *at = self->at + 1;
  char *out = self->free;

  for (;;)
    {
      const char *run = at;

      while (*at != '"' && *at != '\\')
        at++;
      memcpy (out, run, (gsize) (at - run));
      out += at - run;
      if (*at++ == '"')
        break;
      out += read_escape (&at, out);
    }
  *out++ = '\0';
  self->free = out;
  self->at = at;
  return text;
}

static void
read_number (GemFeedTape *self)
{
  static const char characters[] = "0123456789-+.eE";
  const char *start = self->at;
  char *text = self->free;
  gboolean whole = TRUE;
  gsize length;

  for (; self->at < self->end && memchr (characters, *self->at, sizeof characters - 1) != NULL;
       self->at++)
    whole = whole && *self->at != '.' && *self->at != 'e' && *self->at != 'E';
  length = (gsize) (self->at - start);
  memcpy (text, start, length);
  text[length] = '\0';
  self->free += length + 1;
  add (self,
       whole && length - (*start == '-') <= WHOLE_DIGITS ? GEM_FEED_VALUE_WHOLE
                                                         : GEM_FEED_VALUE_REAL,
       text);
}

static void
skip_space (GemFeedTape *self)
{
  while (*self->at == ' ' || *self->at == '\n' || *self->at == '\t' || *self->at == '\r')
    self->at++;
}

/* The grammar is right, and no deeper than a page may be: there is nothing to look for but what stands there. */
static void
read_value (GemFeedTape *self)
{
  char open = *self->at;
  guint place;

  if (open == '"')
    add (self, GEM_FEED_VALUE_TEXT, read_text (self));
  else if (open == 't' || open == 'n')
    {
      add (self, open == 't' ? GEM_FEED_VALUE_TRUE : GEM_FEED_VALUE_NULL, NULL);
      self->at += 4;
    }
  else if (open == 'f')
    {
      add (self, GEM_FEED_VALUE_FALSE, NULL);
      self->at += 5;
    }
  else if (open != '{' && open != '[')
    read_number (self);
  else
    {
      place = add (self, open == '{' ? GEM_FEED_VALUE_OBJECT : GEM_FEED_VALUE_LIST, NULL);
      if (self->at == self->list)
        {
          self->at = self->list_end;
          return;
        }
      self->at++;
      for (skip_space (self); *self->at != '}' && *self->at != ']'; skip_space (self))
        {
          if (*self->at == ',' || *self->at == ':')
            self->at++;
          else
            read_value (self);
        }
      self->at++;
      close_value (self, place);
    }
}

/* Room for all texts at once, so that they stay where they are: a text has two quotes, of which it needs one byte, and
 * a number something behind it, if it is not the end. */
static void
begin (GemFeedTape *self, const char *data, gsize length)
{
  if (self->texts_size < length + 1)
    {
      g_free (self->texts);
      self->texts_size = length + 1;
      self->texts = g_malloc (self->texts_size);
    }
  self->n_values = 0;
  self->free = self->texts;
  self->at = data;
  self->end = data + length;
  self->list = NULL;
}

/**
 * gem_feed_tape_read:
 * @self: a tape
 * @scan: a page that was scanned
 * @slice: a value in it
 *
 * Puts it in the place of what was on the tape.
 *
 * Returns: (transfer none): the value, as long as nothing else is read
 */
const GemFeedValue *
gem_feed_tape_read (GemFeedTape *self, const GemFeedScan *scan, const GemFeedSlice *slice)
{
  g_return_val_if_fail (self != NULL && scan != NULL && slice != NULL, NULL);
  g_return_val_if_fail (slice->start + slice->length <= scan->length, NULL);

  begin (self, scan->data + slice->start, slice->length);
  read_value (self);
  return self->values;
}

/**
 * gem_feed_tape_read_head:
 * @self: a tape
 * @scan: a page that was scanned
 *
 * As gem_feed_tape_read(), for the whole page without its items: they may be many, and their list is empty here.
 *
 * Returns: (transfer none): the page, as long as nothing else is read
 */
const GemFeedValue *
gem_feed_tape_read_head (GemFeedTape *self, const GemFeedScan *scan)
{
  g_return_val_if_fail (self != NULL && scan != NULL, NULL);

  begin (self, scan->data, scan->length);
  if (scan->list.length > 0)
    {
      self->list = scan->data + scan->list.start;
      self->list_end = self->list + scan->list.length;
    }
  skip_space (self);
  read_value (self);
  return self->values;
}

static void add_node (GemFeedTape *self, JsonNode *node);

static void
add_member (JsonObject *object, const char *name, JsonNode *node, gpointer data)
{
  GemFeedTape *self = data;

  add (self, GEM_FEED_VALUE_TEXT, name);
  add_node (self, node);
}

static void
add_element (JsonArray *array, guint index, JsonNode *node, gpointer data)
{
  add_node (data, node);
}

static void
add_scalar (GemFeedTape *self, JsonNode *node)
{
  GType type = json_node_get_value_type (node);
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (type == G_TYPE_STRING)
    add (self, GEM_FEED_VALUE_TEXT, json_node_get_string (node));
  else if (type == G_TYPE_BOOLEAN)
    add (self, json_node_get_boolean (node) ? GEM_FEED_VALUE_TRUE : GEM_FEED_VALUE_FALSE, NULL);
  else if (type == G_TYPE_DOUBLE)
    add (self, GEM_FEED_VALUE_REAL,
         g_string_chunk_insert (self->numbers, g_ascii_dtostr (buffer, sizeof buffer,
                                                               json_node_get_double (node))));
  else
    {
      g_snprintf (buffer, sizeof buffer, "%" G_GINT64_FORMAT, json_node_get_int (node));
      add (self, GEM_FEED_VALUE_WHOLE, g_string_chunk_insert (self->numbers, buffer));
    }
}

static void
add_node (GemFeedTape *self, JsonNode *node)
{
  guint place;

  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_NULL:
      add (self, GEM_FEED_VALUE_NULL, NULL);
      break;
    case JSON_NODE_VALUE:
      add_scalar (self, node);
      break;
    case JSON_NODE_ARRAY:
      place = add (self, GEM_FEED_VALUE_LIST, NULL);
      json_array_foreach_element (json_node_get_array (node), add_element, self);
      close_value (self, place);
      break;
    case JSON_NODE_OBJECT:
      place = add (self, GEM_FEED_VALUE_OBJECT, NULL);
      json_object_foreach_member (json_node_get_object (node), add_member, self);
      close_value (self, place);
      break;
    }
}

/**
 * gem_feed_tape_read_node:
 * @self: a tape
 * @node: a value; it has to live as long
 *
 * As gem_feed_tape_read(), for a value that a program made.
 *
 * Returns: (transfer none): the value, as long as nothing else is read
 */
const GemFeedValue *
gem_feed_tape_read_node (GemFeedTape *self, JsonNode *node)
{
  g_return_val_if_fail (self != NULL && node != NULL, NULL);

  if (self->numbers == NULL)
    self->numbers = g_string_chunk_new (256);
  g_string_chunk_clear (self->numbers);
  self->n_values = 0;
  add_node (self, node);
  return self->values;
}

/**
 * gem_feed_tape_text_equals:
 * @start: the quote that opens a text whose grammar is right
 * @end: behind the quote that closes it
 * @text: another text
 *
 * Returns: whether they say the same, whichever characters are escaped
 */
gboolean
gem_feed_tape_text_equals (const char *start, const char *end, const char *text)
{
  const char *at = start + 1;
  char character[8];

  while (*at != '"')
    {
      gsize length = 1;

      if (*at == '\\')
        {
          at++;
          length = read_escape (&at, character);
        }
      else
        character[0] = *at++;
      if (strncmp (text, character, length) != 0)
        return FALSE;
      text += length;
    }
  return at + 1 == end && *text == '\0';
}
