/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "feed/gem-feed-csv.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

typedef enum
{
  FORM_TEXT,
  FORM_WHOLE,
  FORM_WORDS, /* parted by spaces */
  FORM_LIST,  /* parted by | */
} Form;

static const struct
{
  const char *name;
  const char *key;
  Form form;
  gboolean extension; /* stands in _uitvoeringsagenda */
  gboolean required;
} columns[] = {
  { "id", "id", FORM_TEXT, FALSE, TRUE },
  { "titel", "title", FORM_TEXT, FALSE, FALSE },
  { "tekst", "content_text", FORM_TEXT, FALSE, FALSE },
  { "jaar", "jaar", FORM_WHOLE, TRUE, TRUE },
  { "opgave", "opgave", FORM_TEXT, TRUE, FALSE },
  { "status", "status", FORM_TEXT, TRUE, FALSE },
  { "provincies", "provincies", FORM_WORDS, TRUE, FALSE },
  { "trekker", "trekker", FORM_TEXT, TRUE, FALSE },
  { "partners", "partners", FORM_LIST, TRUE, FALSE },
  { "begin", "begin", FORM_TEXT, TRUE, FALSE },
  { "einde", "einde", FORM_TEXT, TRUE, FALSE },
  { "paragraaf", "paragraaf", FORM_TEXT, TRUE, FALSE },
  { "url", "url", FORM_TEXT, FALSE, FALSE },
  { "labels", "tags", FORM_LIST, FALSE, FALSE },
};

#define N_COLUMNS G_N_ELEMENTS (columns)

typedef struct
{
  const char *at;
  const char *end;
  char separator;
  guint line; /* of the file */
  guint row;  /* of the spreadsheet: one may go on over lines */
  GPtrArray *faults;
} Reader;

static gboolean
refuse_place (Reader *self, GemFeedFaultCode code, const char *place, const char *message)
{
  g_ptr_array_add (self->faults, gem_feed_fault_new (code, 0, place, "%s", message));
  return FALSE;
}

static gboolean
refuse (Reader *self, GemFeedFaultCode code, guint line, const char *column, const char *message)
{
  g_autofree char *place = column != NULL ? g_strdup_printf ("line %u: %s", line, column)
                                          : g_strdup_printf ("line %u", line);

  return refuse_place (self, code, place, message);
}

static gboolean
at_end_of_field (Reader *self)
{
  return self->at == self->end || *self->at == self->separator || *self->at == '\n' ||
         *self->at == '\r';
}

/* A field in quotes: a quote in it is doubled, and it may hold separators and line ends. */
static gboolean
read_quoted (Reader *self, GString *field)
{
  guint start = self->line;

  for (self->at++; self->at < self->end; self->at++)
    {
      if (*self->at == '"')
        {
          self->at++;
          if (at_end_of_field (self))
            return TRUE;
          if (*self->at != '"')
            return refuse (self, GEM_FEED_FAULT_FILE, self->line, NULL,
                           _ ("There is text behind a closing quote."));
        }
      if (*self->at == '\n')
        self->line++;
      g_string_append_c (field, *self->at);
    }
  return refuse (self, GEM_FEED_FAULT_FILE, start, NULL, _ ("A quote is opened and never closed."));
}

/* One record; its line end is behind it then. */
static gboolean
read_record (Reader *self, GPtrArray *fields)
{
  g_ptr_array_set_size (fields, 0);
  for (;;)
    {
      g_autoptr (GString) field = g_string_new (NULL);

      if (self->at < self->end && *self->at == '"')
        {
          if (!read_quoted (self, field))
            return FALSE;
        }
      else
        while (!at_end_of_field (self))
          g_string_append_c (field, *self->at++);
      g_ptr_array_add (fields, g_strdup (field->str));
      if (self->at == self->end || *self->at != self->separator)
        break;
      self->at++;
    }
  if (self->at < self->end && *self->at == '\r')
    self->at++;
  if (self->at < self->end && *self->at == '\n')
    self->at++;
  self->line++;
  self->row++;
  return TRUE;
}

/* A semicolon in the header is no part of a column's name. */
static char
find_separator (const char *at, const char *end)
{
  for (; at < end && *at != '\n' && *at != '\r'; at++)
    if (*at == ';')
      return ';';
  return ',';
}

/* @map: for each column of the file which of ours it is, or -1. */
static gboolean
read_header (Reader *self, GPtrArray *fields, GArray *map)
{
  gboolean seen[N_COLUMNS] = { FALSE };
  gboolean good = TRUE;

  if (!read_record (self, fields))
    return FALSE;
  for (guint i = 0; i < fields->len; i++)
    {
      g_autofree char *name = g_ascii_strdown (g_strstrip (g_ptr_array_index (fields, i)), -1);
      int column = -1;

      for (guint j = 0; j < N_COLUMNS; j++)
        if (g_str_equal (columns[j].name, name))
          column = (int) j;
      if (column >= 0 && seen[column])
        good = refuse (self, GEM_FEED_FAULT_DUPLICATE, 1, name, _ ("This column comes twice."));
      else if (column >= 0)
        seen[column] = TRUE;
      g_array_append_val (map, column);
    }
  for (guint j = 0; j < N_COLUMNS; j++)
    if (columns[j].required && !seen[j])
      good =
          refuse (self, GEM_FEED_FAULT_MISSING, 1, columns[j].name, _ ("This column is missing."));
  return good;
}

static JsonArray *
split (const char *field, const char *separator)
{
  JsonArray *array = json_array_new ();
  g_auto (GStrv) parts = g_strsplit (field, separator, -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      json_array_add_string_element (array, parts[i]);
  return array;
}

/* What a spreadsheet would compute. */
static gboolean
looks_like_formula (const char *text)
{
  return *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
}

/**
 * gem_feed_csv_needs_mark:
 * @text: what goes into a cell, without blanks before it
 * @is_id: whether it is an id
 *
 * A spreadsheet would compute a text that begins as a formula, and make a number of an id that begins
 * with a digit. An apostrophe before it keeps it text; reading takes that one away again, so a text that
 * has it of itself needs one more.
 *
 * Returns: whether an apostrophe has to stand before it
 */
gboolean
gem_feed_csv_needs_mark (const char *text, gboolean is_id)
{
  g_return_val_if_fail (text != NULL, FALSE);

  text += strspn (text, "'");
  return looks_like_formula (text) || (is_id && g_ascii_isdigit (*text));
}

/* An empty field is as if it were absent. What is no number goes on as text, to be refused as such. */
static void
set_field (JsonObject *object, const char *key, Form form, const char *field)
{
  g_autofree char *text = g_strstrip (g_strdup (field));
  gint64 number;

  if (*text == '\'' && gem_feed_csv_needs_mark (text, g_str_equal (key, "id")))
    memmove (text, text + 1, strlen (text));
  if (*text == '\0')
    return;
  switch (form)
    {
    case FORM_WHOLE:
      if (g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &number, NULL))
        json_object_set_int_member (object, key, number);
      else
        json_object_set_string_member (object, key, text);
      break;
    case FORM_WORDS:
      json_object_set_array_member (object, key, split (g_strdelimit (text, "\t\r\n", ' '), " "));
      break;
    case FORM_LIST:
      json_object_set_array_member (object, key, split (text, "|"));
      break;
    case FORM_TEXT:
    default:
      json_object_set_string_member (object, key, text);
      break;
    }
}

static JsonObject *
make_item (GPtrArray *fields, GArray *map)
{
  JsonObject *item = json_object_new ();
  JsonObject *extension = json_object_new ();

  for (guint i = 0; i < fields->len; i++)
    {
      int column = g_array_index (map, int, i);

      if (column >= 0)
        set_field (columns[column].extension ? extension : item, columns[column].key,
                   columns[column].form, g_ptr_array_index (fields, i));
    }
  json_object_set_object_member (item, "_uitvoeringsagenda", extension);
  return item;
}

static gboolean
is_empty_record (GPtrArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const char *field = g_ptr_array_index (fields, i);

      if (field[strspn (field, " \t\r\n")] != '\0')
        return FALSE;
    }
  return TRUE;
}

static void
read_rows (Reader *self, GPtrArray *fields, GArray *map, JsonArray *items, GArray *lines)
{
  while (self->at < self->end)
    {
      guint row = self->row;

      if (!read_record (self, fields))
        return;
      if (is_empty_record (fields))
        continue;
      if (fields->len != map->len)
        {
          g_autofree char *place = g_strdup_printf ("row %u", row);

          refuse_place (self, GEM_FEED_FAULT_VALUE, place,
                        _ ("This row has more or fewer columns than the first row."));
          continue;
        }
      json_array_add_object_element (items, make_item (fields, map));
      g_array_append_val (lines, row);
    }
}

static gboolean
check_encoding (Reader *self)
{
  const char *bad;
  guint line = 1;

  if (g_utf8_validate_len (self->at, (gsize) (self->end - self->at), &bad))
    return TRUE;
  for (const char *p = self->at; p < bad; p++)
    line += *p == '\n';
  return refuse (self, GEM_FEED_FAULT_ENCODING, line, NULL,
                 _ ("The file is not written in UTF-8; save it as CSV UTF-8."));
}

/**
 * gem_feed_csv_parse:
 * @bytes: a file as RFC 4180 has it, in UTF-8, parted by semicolons or commas; its first row names the
 *   columns that docs/feed.md lists, in any order, and columns of its own are left out
 * @lines: (element-type guint): becomes the row of each item
 * @faults: (element-type GemFeedFault): where faults with the file itself are added
 *
 * The items are not checked yet. Pure; any thread.
 *
 * Returns: (transfer full) (nullable): the items as a feed has them; %NULL where the columns can't be told
 */
JsonArray *
gem_feed_csv_parse (GBytes *bytes, GArray *lines, GPtrArray *faults)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) map = g_array_new (FALSE, FALSE, sizeof (int));
  Reader self = { .line = 1, .row = 1, .faults = faults };
  JsonArray *items;
  gsize length;

  g_return_val_if_fail (bytes != NULL && lines != NULL && faults != NULL, NULL);

  self.at = g_bytes_get_data (bytes, &length);
  if (length == 0)
    {
      refuse (&self, GEM_FEED_FAULT_FILE, 1, NULL, _ ("The file is empty."));
      return NULL;
    }
  self.end = self.at + length;
  if (length >= 3 && memcmp (self.at, "\xef\xbb\xbf", 3) == 0)
    self.at += 3;
  if (!check_encoding (&self))
    return NULL;
  self.separator = find_separator (self.at, self.end);
  if (!read_header (&self, fields, map))
    return NULL;
  items = json_array_new ();
  read_rows (&self, fields, map, items, lines);
  return items;
}

/**
 * gem_feed_csv_place:
 * @place: a place in the feed that was made of a file, such as `items[3]._uitvoeringsagenda.jaar`
 * @lines: (element-type guint): the row of each item
 *
 * Pure; any thread.
 *
 * Returns: (transfer full): the place in the file, such as `row 5: jaar`; @place itself where it is none
 */
char *
gem_feed_csv_place (const char *place, GArray *lines)
{
  g_autofree char *last = NULL;
  const char *name;
  guint index;

  g_return_val_if_fail (place != NULL && lines != NULL, NULL);

  if (sscanf (place, "items[%u]", &index) != 1 || index >= lines->len)
    return g_strdup (place);
  name = strrchr (place, '.');
  if (name == NULL)
    return g_strdup_printf ("row %u", g_array_index (lines, guint, index));
  last = g_strndup (name + 1, strcspn (name + 1, "["));
  name = last;
  for (guint i = 0; i < N_COLUMNS; i++)
    if (g_str_equal (columns[i].key, last))
      name = columns[i].name;
  return g_strdup_printf ("row %u: %s", g_array_index (lines, guint, index), name);
}
