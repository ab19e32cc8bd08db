/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "feed/gem-feed-scan.h"

#include "feed/gem-feed-page.h"
#include "feed/gem-feed-tape.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"
/* How deep the items stand: in the document, in its list. */
#define ITEM_DEPTH 2

typedef struct
{
  const char *start;
  const char *at;
  const char *end;
  guint depth;
  char open[GEM_FEED_MAX_DEPTH + 1]; /* the brackets that are open, from 1 */
  gboolean in_items;                 /* in the value of the document's key "items" */
  GemFeedScan *found;                /* what is noted on the way; NULL for nothing */
} Scan;

static gboolean
refuse (GPtrArray *faults, GemFeedFaultCode code, guint page, const char *message)
{
  g_ptr_array_add (faults, gem_feed_fault_new (code, page, NULL, "%s", message));
  return FALSE;
}

static guint
line_of (const char *start, const char *at)
{
  guint line = 1;

  for (const char *p = start; (p = memchr (p, '\n', (gsize) (at - p))) != NULL; p++)
    line++;
  return line;
}

/* From 1, in its line. */
static guint
byte_of (const char *start, const char *at)
{
  const char *p = at;

  while (p > start && p[-1] != '\n')
    p--;
  return (guint) (at - p) + 1;
}

/* The number of a \uXXXX escape whose digits start at @digits, or -1. */
static int
read_unit (const char *digits, const char *end)
{
  int unit = 0;

  if (end - digits < 4)
    return -1;
  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (digits[i]);

      if (digit < 0)
        return -1;
      unit = unit * 16 + digit;
    }
  return unit;
}

/* At a backslash: where its escape ends, or NULL for one that says no character. What is no escape at
 * all is left to the grammar. */
static const char *
skip_escape (const char *at, const char *end)
{
  int unit, low;

  if (end - at < 2 || at[1] != 'u')
    return MIN (at + 2, end);
  unit = read_unit (at + 2, end);
  if (unit < 0)
    return at + 2;
  if (unit == 0 || (unit >= 0xdc00 && unit <= 0xdfff))
    return NULL;
  if (unit < 0xd800 || unit > 0xdbff)
    return at + 6;
  low = end - at >= 12 && at[6] == '\\' && at[7] == 'u' ? read_unit (at + 8, end) : -1;
  return low >= 0xdc00 && low <= 0xdfff ? at + 12 : NULL;
}

static gboolean
check_encoding (const char *data, gsize length, guint page, GPtrArray *faults)
{
  const char *end = data + length;
  const char *bad;
  g_autofree char *message = NULL;

  if (!g_utf8_validate_len (data, length, &bad))
    {
      message = g_strdup_printf (*bad == '\0' ? _ ("Line %u holds the character U+0000.")
                                              : _ ("Line %u is not written in UTF-8."),
                                 line_of (data, bad));
      return refuse (faults, GEM_FEED_FAULT_ENCODING, page, message);
    }
  for (const char *p = data; (p = memchr (p, '\\', (gsize) (end - p))) != NULL;)
    {
      const char *next = skip_escape (p, end);

      if (next == NULL)
        {
          message = g_strdup_printf (_ ("Line %u has an escape that is no character: \\u0000, or "
                                        "half of a pair."),
                                     line_of (data, p));
          return refuse (faults, GEM_FEED_FAULT_ENCODING, page, message);
        }
      p = next;
    }
  return TRUE;
}

/* Behind the quote that opens a string: behind the one that closes it, or NULL. */
static const char *
skip_string (const char *at, const char *end)
{
  for (; at < end; at++)
    {
      if (*at == '"')
        return at + 1;
      if (*at == '\\')
        at++;
    }
  return NULL;
}

static gboolean
is_shallow (const char *data, gsize length)
{
  const char *end = data + length;
  gsize depth = 0;

  for (const char *p = data; p < end;)
    {
      char c = *p++;

      if (c == '"')
        p = skip_string (p, end);
      else if (c == '{' || c == '[')
        depth++;
      else if ((c == '}' || c == ']') && depth > 0)
        depth--;
      if (depth > GEM_FEED_MAX_DEPTH)
        return FALSE;
      if (p == NULL)
        break;
    }
  return TRUE;
}

static void
scan_space (Scan *self)
{
  while (self->at < self->end &&
         (*self->at == ' ' || *self->at == '\n' || *self->at == '\t' || *self->at == '\r'))
    self->at++;
}

static gboolean
scan_char (Scan *self, char c)
{
  scan_space (self);
  if (self->at == self->end || *self->at != c)
    return FALSE;
  self->at++;
  return TRUE;
}

/* Control characters may not stand in a string as they are; the rest of its escapes was judged. */
static gboolean
scan_string (Scan *self)
{
  if (!scan_char (self, '"'))
    return FALSE;
  for (; self->at < self->end; self->at++)
    {
      guchar c = (guchar) *self->at;

      if (c >= 0x20 && c != '"' && c != '\\')
        continue;
      if (c == '"')
        {
          self->at++;
          return TRUE;
        }
      if (c < 0x20)
        return FALSE;
      if (++self->at == self->end || *self->at == '\0' ||
          strchr ("\"\\/bfnrtu", *self->at) == NULL ||
          (*self->at == 'u' && read_unit (self->at + 1, self->end) < 0))
        return FALSE;
    }
  return FALSE;
}

static gboolean
scan_digits (Scan *self)
{
  const char *start = self->at;

  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;
  return self->at > start;
}

static gboolean
scan_number (Scan *self)
{
  const char *start;
  gboolean whole = TRUE;

  if (*self->at == '-')
    self->at++;
  start = self->at;
  if (!scan_digits (self) || (*start == '0' && self->at - start > 1))
    return FALSE;
  if (self->at < self->end && *self->at == '.')
    {
      whole = FALSE;
      self->at++;
      if (!scan_digits (self))
        return FALSE;
    }
  if (self->at < self->end && (*self->at == 'e' || *self->at == 'E'))
    {
      whole = FALSE;
      self->at++;
      if (self->at < self->end && (*self->at == '+' || *self->at == '-'))
        self->at++;
      if (!scan_digits (self))
        return FALSE;
    }
  /* 18 digits always fit, and for who has 19 a double says enough. */
  if (whole && self->found != NULL && self->at - start > 18)
    {
      gsize offset = (gsize) (self->at - self->start);

      g_array_append_val (self->found->huge, offset);
    }
  return TRUE;
}

static gboolean
scan_word (Scan *self)
{
  static const char *const words[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if ((gsize) (self->end - self->at) >= length && memcmp (self->at, words[i], length) == 0)
        {
          self->at += length;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
scan_scalar (Scan *self)
{
  if (*self->at == '-' || g_ascii_isdigit (*self->at))
    return scan_number (self);
  return *self->at == '"' ? scan_string (self) : scan_word (self);
}

/* A key and its colon; notes where in the feed it leads. */
static gboolean
scan_key (Scan *self)
{
  const char *key;

  scan_space (self);
  key = self->at;
  if (!scan_string (self))
    return FALSE;
  if (self->depth == 1 && self->found != NULL)
    {
      self->in_items = gem_feed_tape_text_equals (key, self->at, "items");
      if (self->in_items)
        {
          self->found->list = (GemFeedSlice){ 0 };
          g_array_set_size (self->found->items, 0);
        }
    }
  return scan_char (self, ':');
}

static gboolean
is_item (const Scan *self)
{
  return self->in_items && self->depth == ITEM_DEPTH && self->open[ITEM_DEPTH] == '[';
}

/* An item, whatever it is, begins. */
static void
open_item (Scan *self)
{
  GemFeedSlice slice = { (gsize) (self->at - self->start), 0 };

  g_array_append_val (self->found->items, slice);
}

/* A value ended: perhaps it is an item. */
static void
close_item (Scan *self)
{
  GemFeedSlice *slice;

  if (!is_item (self))
    return;
  slice = &g_array_index (self->found->items, GemFeedSlice, self->found->items->len - 1);
  slice->length = (gsize) (self->at - self->start) - slice->start;
}

/* The value that comes: opens a bracket, or reads what is no bracket. */
static gboolean
scan_value (Scan *self)
{
  scan_space (self);
  if (self->at == self->end)
    return FALSE;
  if (is_item (self))
    open_item (self);
  if (*self->at != '{' && *self->at != '[')
    {
      if (!scan_scalar (self))
        return FALSE;
      close_item (self);
      return TRUE;
    }
  if (self->depth == GEM_FEED_MAX_DEPTH)
    return FALSE;
  if (self->in_items && self->depth == 1 && *self->at == '[')
    self->found->list.start = (gsize) (self->at - self->start);
  self->open[++self->depth] = *self->at++;
  return TRUE;
}

/* Behind a bracket that closes. */
static void
leave (Scan *self)
{
  gboolean list = is_item (self);

  self->depth--;
  if (list)
    self->found->list.length = (gsize) (self->at - self->start) - self->found->list.start;
  else
    close_item (self);
}

/* The JSON of RFC 8259, no more: json-glib takes comments, single quotes, commas too many, and whatever
 * comes after the document. */
static gboolean
scan_document (Scan *self)
{
  gboolean fresh; /* no value stands behind the bracket that is open */

  if (!scan_value (self))
    return FALSE;
  fresh = self->depth > 0;
  while (self->depth > 0)
    {
      char close = self->open[self->depth] == '{' ? '}' : ']';
      guint depth = self->depth;

      if (scan_char (self, close))
        {
          leave (self);
          fresh = FALSE;
          continue;
        }
      if (!fresh && !scan_char (self, ','))
        return FALSE;
      if (close == '}' && !scan_key (self))
        return FALSE;
      if (!scan_value (self))
        return FALSE;
      fresh = self->depth > depth;
    }
  scan_space (self);
  return self->at == self->end;
}

static gboolean
refuse_syntax (const Scan *self, guint page, GPtrArray *faults)
{
  g_autofree char *message = NULL;

  if (self->start == self->end)
    return refuse (faults, GEM_FEED_FAULT_JSON, page, _ ("The page is empty."));
  if (self->at >= self->end)
    return refuse (faults, GEM_FEED_FAULT_JSON, page,
                   _ ("The page is not complete JSON: it was cut off."));
  message = g_strdup_printf (_ ("The page is not JSON from line %u, byte %u on."),
                             line_of (self->start, self->at), byte_of (self->start, self->at));
  return refuse (faults, GEM_FEED_FAULT_JSON, page, message);
}

static GemFeedScan *
scan_new (GBytes *bytes)
{
  GemFeedScan *self = g_new0 (GemFeedScan, 1);

  self->data = g_bytes_get_data (bytes, &self->length);
  if (self->length >= 3 && memcmp (self->data, BYTE_ORDER_MARK, 3) == 0)
    {
      self->data += 3;
      self->length -= 3;
    }
  self->items = g_array_new (FALSE, FALSE, sizeof (GemFeedSlice));
  self->huge = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->bytes = g_bytes_ref (bytes);
  return self;
}

/**
 * gem_feed_scan_new:
 * @bytes: a page as it came
 * @max_bytes: how large it may be, or %GEM_FEED_SCAN_ANY_SIZE
 * @page: its number, for the faults
 * @faults: (element-type GemFeedFault): where a fault is added
 *
 * Checks size, encoding, depth and grammar, in that order. Pure; any thread.
 *
 * Returns: (transfer full) (nullable): what was found, or %NULL with one fault added
 */
GemFeedScan *
gem_feed_scan_new (GBytes *bytes, gsize max_bytes, guint page, GPtrArray *faults)
{
  g_autoptr (GemFeedScan) self = NULL;
  Scan scan = { 0 };

  g_return_val_if_fail (bytes != NULL && faults != NULL, NULL);

  if (g_bytes_get_size (bytes) > max_bytes)
    {
      refuse (faults, GEM_FEED_FAULT_SIZE, page, _ ("The page is larger than 64 MiB."));
      return NULL;
    }
  self = scan_new (bytes);
  if (self->length > 0 && !check_encoding (self->data, self->length, page, faults))
    return NULL;
  scan.start = scan.at = self->data;
  scan.end = self->data + self->length;
  scan.found = self;
  if (scan_document (&scan))
    return g_steal_pointer (&self);
  /* Too deep comes first, whatever else is wrong. */
  if (is_shallow (self->data, self->length))
    refuse_syntax (&scan, page, faults);
  else
    refuse (faults, GEM_FEED_FAULT_DEPTH, page, _ ("The page is nested deeper than 64 levels."));
  return NULL;
}

/**
 * gem_feed_scan_free:
 * @self: (transfer full): what was found
 */
void
gem_feed_scan_free (GemFeedScan *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->items);
  g_array_unref (self->huge);
  g_bytes_unref (self->bytes);
  g_free (self);
}

/**
 * gem_feed_scan_is_json:
 * @data: text in UTF-8
 * @length: how many bytes it has
 *
 * Pure; any thread.
 *
 * Returns: whether it is JSON as RFC 8259 has it, within the depth that a page may have
 */
gboolean
gem_feed_scan_is_json (const char *data, gsize length)
{
  Scan scan = { .start = data, .at = data, .end = data + length };

  g_return_val_if_fail (data != NULL, FALSE);

  return scan_document (&scan);
}
