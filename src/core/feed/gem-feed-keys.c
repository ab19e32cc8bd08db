/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "feed/gem-feed-keys.h"

#include "feed/gem-feed-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* The first number above every gint64, exactly, as a double. */
#define TOO_LARGE 9223372036854775808.0

static void
append_place (GString *place, const GemFeedKeys *keys)
{
  if (keys->parent != NULL)
    append_place (place, keys->parent);
  if (keys->name == NULL)
    return;
  if (place->len > 0)
    g_string_append_c (place, '.');
  g_string_append (place, keys->name);
  if (keys->index >= 0)
    g_string_append_printf (place, "[%d]", keys->index);
}

/**
 * gem_feed_keys_refuse:
 * @self: the object
 * @code: the cause
 * @key: (nullable): the key; %NULL for the object itself
 * @index: the place in the key's list, or -1
 * @format: one sentence, translated
 * @...: its parameters
 *
 * Adds a fault, unless there are %GEM_FEED_MAX_FAULTS of them.
 */
void
gem_feed_keys_refuse (const GemFeedKeys *self,
                      GemFeedFaultCode code,
                      const char *key,
                      int index,
                      const char *format,
                      ...)
{
  const GemFeedKeys leaf = { self, key, index, NULL, self->page, self->faults };
  g_autoptr (GString) place = NULL;
  g_autofree char *message = NULL;
  va_list args;

  g_return_if_fail (self->faults != NULL && format != NULL);

  if (self->faults->len >= GEM_FEED_MAX_FAULTS)
    return;
  place = g_string_new (NULL);
  append_place (place, &leaf);
  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (self->faults,
                   gem_feed_fault_new (code, self->page, place->len > 0 ? place->str : NULL, "%s",
                                       message));
}

/**
 * gem_feed_keys_refuse_missing:
 * @self: the object
 * @key: a key that has to be there
 */
void
gem_feed_keys_refuse_missing (const GemFeedKeys *self, const char *key)
{
  gem_feed_keys_refuse (self, GEM_FEED_FAULT_MISSING, key, -1, _ ("“%s” is missing."), key);
}

/**
 * gem_feed_keys_get:
 * @self: the object
 * @key: a key
 *
 * Where a key comes twice, the last one counts.
 *
 * Returns: (transfer none) (nullable): its value; %NULL where it is absent or null
 */
const GemFeedValue *
gem_feed_keys_get (const GemFeedKeys *self, const char *key)
{
  const GemFeedValue *found = NULL;

  g_return_val_if_fail (self != NULL && key != NULL, NULL);

  if (self->object == NULL)
    return NULL;
  for (const GemFeedValue *name = gem_feed_value_first (self->object);
       name != gem_feed_value_end (self->object); name = name + 1 + name[1].span)
    if (strcmp (name->text, key) == 0)
      found = name + 1;
  return found != NULL && found->kind != GEM_FEED_VALUE_NULL ? found : NULL;
}

/**
 * gem_feed_keys_enter:
 * @self: the object
 * @key: a key that leads to an object
 * @required: whether it has to be there
 *
 * Returns: the keys of that object; with a fault added, and no object, where it is not there
 */
GemFeedKeys
gem_feed_keys_enter (const GemFeedKeys *self, const char *key, gboolean required)
{
  GemFeedKeys inner = { self, key, -1, NULL, self->page, self->faults };
  const GemFeedValue *value = gem_feed_keys_get (self, key);

  if (value != NULL && value->kind == GEM_FEED_VALUE_OBJECT)
    inner.object = value;
  else if (value != NULL)
    gem_feed_keys_refuse (self, GEM_FEED_FAULT_TYPE, key, -1, _ ("“%s” has to be an object."), key);
  else if (required)
    gem_feed_keys_refuse_missing (self, key);
  return inner;
}

/**
 * gem_feed_keys_enter_element:
 * @self: the object
 * @key: a key that leads to a list, as gem_feed_keys_get_list() has found
 * @index: the place in it
 * @element: what stands there
 *
 * Returns: the keys of the object in that place; with a fault added, and no object, where it is none
 */
GemFeedKeys
gem_feed_keys_enter_element (const GemFeedKeys *self,
                             const char *key,
                             int index,
                             const GemFeedValue *element)
{
  GemFeedKeys inner = { self, key, index, NULL, self->page, self->faults };

  if (element->kind == GEM_FEED_VALUE_OBJECT)
    inner.object = element;
  else
    gem_feed_keys_refuse (self, GEM_FEED_FAULT_TYPE, key, index,
                          _ ("“%s” has to hold objects only."), key);
  return inner;
}

/**
 * gem_feed_keys_get_list:
 * @self: the object
 * @key: a key
 *
 * Returns: (transfer none) (nullable): its list; %NULL where it is absent, or no list, with a fault
 */
const GemFeedValue *
gem_feed_keys_get_list (const GemFeedKeys *self, const char *key)
{
  const GemFeedValue *value = gem_feed_keys_get (self, key);

  if (value == NULL)
    return NULL;
  if (value->kind == GEM_FEED_VALUE_LIST)
    return value;
  gem_feed_keys_refuse (self, GEM_FEED_FAULT_TYPE, key, -1, _ ("“%s” has to be a list."), key);
  return NULL;
}

/**
 * gem_feed_keys_get_string:
 * @self: the object
 * @key: a key
 *
 * Returns: (transfer none) (nullable): its text, as said; %NULL where it is absent, or no text, with a
 * fault
 */
const char *
gem_feed_keys_get_string (const GemFeedKeys *self, const char *key)
{
  const GemFeedValue *value = gem_feed_keys_get (self, key);

  if (value == NULL)
    return NULL;
  if (value->kind == GEM_FEED_VALUE_TEXT)
    return value->text;
  gem_feed_keys_refuse (self, GEM_FEED_FAULT_TYPE, key, -1, _ ("“%s” has to be a text."), key);
  return NULL;
}

/**
 * gem_feed_keys_get_boolean:
 * @self: the object
 * @key: a key
 *
 * Returns: whether it is true; %FALSE where it is absent, or no truth value, with a fault
 */
gboolean
gem_feed_keys_get_boolean (const GemFeedKeys *self, const char *key)
{
  const GemFeedValue *value = gem_feed_keys_get (self, key);

  if (value == NULL)
    return FALSE;
  if (value->kind == GEM_FEED_VALUE_TRUE || value->kind == GEM_FEED_VALUE_FALSE)
    return value->kind == GEM_FEED_VALUE_TRUE;
  gem_feed_keys_refuse (self, GEM_FEED_FAULT_TYPE, key, -1, _ ("“%s” has to be true or false."),
                        key);
  return FALSE;
}

/* Also 2020.0 and 2e3 are whole. What fits in no gint64 is cut to its ends. */
static gboolean
read_whole (const GemFeedValue *value, gint64 *whole)
{
  double number;

  if (value->kind == GEM_FEED_VALUE_WHOLE)
    {
      *whole = g_ascii_strtoll (value->text, NULL, 10);
      return TRUE;
    }
  if (value->kind != GEM_FEED_VALUE_REAL)
    return FALSE;
  number = g_ascii_strtod (value->text, NULL);
  if (floor (number) != number)
    return FALSE;
  *whole = number >= TOO_LARGE ? G_MAXINT64 : number <= -TOO_LARGE ? G_MININT64 : (gint64) number;
  return TRUE;
}

/**
 * gem_feed_keys_get_whole:
 * @self: the object
 * @key: a key
 * @min: the lowest value that it may have
 * @max: the highest value that it may have
 * @value: (out): its value; untouched where there is none
 *
 * Returns: whether it is a whole number that may be; if it is there and is not, a fault was added
 */
gboolean
gem_feed_keys_get_whole (
    const GemFeedKeys *self, const char *key, gint64 min, gint64 max, gint64 *value)
{
  const GemFeedValue *found = gem_feed_keys_get (self, key);
  gint64 number;

  if (found == NULL)
    return FALSE;
  if (!read_whole (found, &number))
    {
      gem_feed_keys_refuse (self, GEM_FEED_FAULT_TYPE, key, -1,
                            _ ("“%s” has to be a whole number."), key);
      return FALSE;
    }
  if (number < min)
    gem_feed_keys_refuse (self, GEM_FEED_FAULT_VALUE, key, -1,
                          _ ("“%s” may not be lower than %ld."), key, (long) min);
  else if (number > max)
    gem_feed_keys_refuse (self, GEM_FEED_FAULT_VALUE, key, -1,
                          _ ("“%s” may not be higher than %ld."), key, (long) max);
  else
    *value = number;
  return number >= min && number <= max;
}

/* Nearly all text is harmless, and this finds out faster than looking at each character. Returns where it ends, or what
 * may do harm. */
static const char *
find_harm (const char *text, char allowed)
{
  const guchar *p = (const guchar *) text;

  while (*p != '\0' && (*p >= 0x20 || *p == (guchar) allowed) && *p != 0x7f && *p != 0xc2 &&
         *p != 0xe2)
    p++;
  return (const char *) p;
}

static char *
clean_text (const char *text)
{
  const char *end;

  if (text == NULL)
    return NULL;
  end = find_harm (text, '\n');
  return *end != '\0' ? gem_feed_text_clean (text) : g_strndup (text, (gsize) (end - text));
}

/* NULL where nothing is left. */
static char *
clean_line (const char *text)
{
  g_autofree char *line = NULL;
  const char *end;

  if (text == NULL)
    return NULL;
  end = find_harm (text, ' ');
  if (*end == '\0')
    {
      while (*text == ' ')
        text++;
      while (end > text && end[-1] == ' ')
        end--;
      return end > text ? g_strndup (text, (gsize) (end - text)) : NULL;
    }
  line = clean_text (text);
  g_strstrip (g_strdelimit (line, "\n\t", ' '));
  return *line != '\0' ? g_steal_pointer (&line) : NULL;
}

/**
 * gem_feed_keys_dup_text:
 * @self: the object
 * @key: a key
 *
 * Returns: (transfer full) (nullable): its text, with nothing in it that does harm when shown
 */
char *
gem_feed_keys_dup_text (const GemFeedKeys *self, const char *key)
{
  return clean_text (gem_feed_keys_get_string (self, key));
}

/**
 * gem_feed_keys_dup_line:
 * @self: the object
 * @key: a key
 *
 * Returns: (transfer full) (nullable): its text as one line; %NULL where nothing can be seen in it
 */
char *
gem_feed_keys_dup_line (const GemFeedKeys *self, const char *key)
{
  return clean_line (gem_feed_keys_get_string (self, key));
}

/* Reads so many digits and goes past them; -1 where they are not there. */
static int
read_digits (const char **at, guint count)
{
  int number = 0;

  for (; count > 0; count--, (*at)++)
    {
      if (!g_ascii_isdigit (**at))
        return -1;
      number = number * 10 + (**at - '0');
    }
  return number;
}

static gboolean
skip_char (const char **at, const char *allowed)
{
  if (**at == '\0' || strchr (allowed, **at) == NULL)
    return FALSE;
  (*at)++;
  return TRUE;
}

static gboolean
skip_date (const char **at)
{
  int year, month, day;

  year = read_digits (at, 4);
  if (year < 1 || !skip_char (at, "-"))
    return FALSE;
  month = read_digits (at, 2);
  if (month < 1 || !skip_char (at, "-"))
    return FALSE;
  day = read_digits (at, 2);
  return day >= 1 && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

static gboolean
skip_number (const char **at, int max)
{
  int number = read_digits (at, 2);

  return number >= 0 && number <= max;
}

/* A moment of RFC 3339; 60 is a leap second. */
static gboolean
is_moment (const char *at)
{
  if (!skip_date (&at) || !skip_char (&at, "Tt") || !skip_number (&at, 23) ||
      !skip_char (&at, ":") || !skip_number (&at, 59) || !skip_char (&at, ":") ||
      !skip_number (&at, 60))
    return FALSE;
  if (skip_char (&at, "."))
    {
      if (!g_ascii_isdigit (*at))
        return FALSE;
      while (g_ascii_isdigit (*at))
        at++;
    }
  if (skip_char (&at, "Zz"))
    return *at == '\0';
  return skip_char (&at, "+-") && skip_number (&at, 23) && skip_char (&at, ":") &&
         skip_number (&at, 59) && *at == '\0';
}

/**
 * gem_feed_keys_dup_date:
 * @self: the object
 * @key: a key
 *
 * Returns: (transfer full) (nullable): its date, written as 2020-12-31
 */
char *
gem_feed_keys_dup_date (const GemFeedKeys *self, const char *key)
{
  const char *text = gem_feed_keys_get_string (self, key);
  const char *at = text;

  if (text == NULL)
    return NULL;
  if (skip_date (&at) && *at == '\0')
    return g_strdup (text);
  gem_feed_keys_refuse (self, GEM_FEED_FAULT_DATE, key, -1,
                        _ ("“%s” has to be a date that exists, such as 2020-12-31."), key);
  return NULL;
}

static char **
read_lines (const GemFeedKeys *self, const char *key, const GemFeedValue *list, gboolean strict)
{
  g_autoptr (GPtrArray) lines = NULL;
  int index = 0;

  if (list == NULL || list->span == 1)
    return g_new0 (char *, 1);
  lines = g_ptr_array_new ();
  for (const GemFeedValue *element = gem_feed_value_first (list);
       element != gem_feed_value_end (list); element += element->span, index++)
    {
      char *line = NULL;

      if (element->kind == GEM_FEED_VALUE_TEXT)
        line = clean_line (element->text);
      else if (strict)
        gem_feed_keys_refuse (self, GEM_FEED_FAULT_TYPE, key, index,
                              _ ("“%s” has to hold texts only."), key);
      if (line != NULL)
        g_ptr_array_add (lines, line);
    }
  g_ptr_array_add (lines, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&lines), FALSE);
}

/**
 * gem_feed_keys_dup_lines:
 * @self: the object
 * @key: a key
 *
 * Returns: (transfer full) (array zero-terminated=1): the texts of its list, each as one line, without
 * those in which nothing can be seen
 */
char **
gem_feed_keys_dup_lines (const GemFeedKeys *self, const char *key)
{
  return read_lines (self, key, gem_feed_keys_get_list (self, key), TRUE);
}

/* The text of a key that the contract says nothing of. */
static const char *
try_string (const GemFeedKeys *self, const char *key)
{
  const GemFeedValue *value = gem_feed_keys_get (self, key);

  return value != NULL && value->kind == GEM_FEED_VALUE_TEXT ? value->text : NULL;
}

/**
 * gem_feed_keys_try_line:
 * @self: the object
 * @key: a key that may hold anything
 *
 * Returns: (transfer full) (nullable): its text as one line; %NULL, and no fault, where it is none
 */
char *
gem_feed_keys_try_line (const GemFeedKeys *self, const char *key)
{
  return clean_line (try_string (self, key));
}

/**
 * gem_feed_keys_try_url:
 * @self: the object
 * @key: a key that may hold anything
 *
 * Returns: (transfer full) (nullable): its address; %NULL, and no fault, where it is none that a person
 * may be offered to open
 */
char *
gem_feed_keys_try_url (const GemFeedKeys *self, const char *key)
{
  g_autofree char *url = clean_line (try_string (self, key));

  return url != NULL && gem_feed_text_is_safe_url (url) ? g_steal_pointer (&url) : NULL;
}

/**
 * gem_feed_keys_try_moment:
 * @self: the object
 * @key: a key that may hold anything
 *
 * Returns: (transfer full) (nullable): its date and time as RFC 3339 has it; %NULL, and no fault, where
 * it can't be read
 */
char *
gem_feed_keys_try_moment (const GemFeedKeys *self, const char *key)
{
  const char *text = try_string (self, key);

  return text != NULL && is_moment (text) ? g_strdup (text) : NULL;
}

/**
 * gem_feed_keys_try_size:
 * @self: the object
 * @key: a key that may hold anything
 *
 * Returns: its whole number; 0, and no fault, where it is none or below 0
 */
gint64
gem_feed_keys_try_size (const GemFeedKeys *self, const char *key)
{
  const GemFeedValue *value = gem_feed_keys_get (self, key);
  gint64 size = 0;

  return value != NULL && read_whole (value, &size) ? MAX (size, 0) : 0;
}

/**
 * gem_feed_keys_try_lines:
 * @self: the object
 * @key: a key that may hold anything
 *
 * Returns: (transfer full) (array zero-terminated=1): the texts of its list; what is none is left out
 */
char **
gem_feed_keys_try_lines (const GemFeedKeys *self, const char *key)
{
  const GemFeedValue *value = gem_feed_keys_get (self, key);

  return read_lines (self, key, value != NULL && value->kind == GEM_FEED_VALUE_LIST ? value : NULL,
                     FALSE);
}
