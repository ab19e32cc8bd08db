/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "notes/gem-note-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* No clock that a person uses says a later moment: the end of the year 9999. */
#define MAX_TIME G_GINT64_CONSTANT (253402300799)

/* What a colour is called in files, and for people. The order never changes: its place is what is stored. */
static const struct
{
  const char *key;
  const char *name;
} colours[GEM_NOTE_N_COLOURS] = {
  { "yellow", N_ ("Yellow") }, { "green", N_ ("Green") },   { "blue", N_ ("Blue") },
  { "pink", N_ ("Pink") },     { "orange", N_ ("Orange") }, { "purple", N_ ("Purple") },
};

G_DEFINE_QUARK (gem - note - error - quark, gem_note_error)

/**
 * gem_note_new:
 * @address: the place
 * @title: what it is called
 *
 * Returns: (transfer full): a bookmark that is not stored yet
 */
GemNote *
gem_note_new (const char *address, const char *title)
{
  GemNote *note;

  g_return_val_if_fail (address != NULL && title != NULL, NULL);

  note = g_new0 (GemNote, 1);
  note->address = g_strdup (address);
  note->title = g_strdup (title);
  note->colour = GEM_NOTE_NO_COLOUR;
  note->tags = g_new0 (char *, 1);
  note->start = note->end = -1;
  return note;
}

/**
 * gem_note_copy:
 * @note: a note
 *
 * Returns: (transfer full): another one that says the same
 */
GemNote *
gem_note_copy (const GemNote *note)
{
  GemNote *copy;

  g_return_val_if_fail (note != NULL, NULL);

  copy = g_new0 (GemNote, 1);
  *copy = *note;
  copy->id = g_strdup (note->id);
  copy->address = g_strdup (note->address);
  copy->title = g_strdup (note->title);
  copy->quote = g_strdup (note->quote);
  copy->prefix = g_strdup (note->prefix);
  copy->suffix = g_strdup (note->suffix);
  copy->last = g_strdup (note->last);
  copy->text = g_strdup (note->text);
  copy->tags = note->tags != NULL ? g_strdupv (note->tags) : g_new0 (char *, 1);
  return copy;
}

/**
 * gem_note_free:
 * @note: (transfer full): a note
 */
void
gem_note_free (GemNote *note)
{
  g_return_if_fail (note != NULL);

  g_free (note->id);
  g_free (note->address);
  g_free (note->title);
  g_free (note->quote);
  g_free (note->prefix);
  g_free (note->suffix);
  g_free (note->last);
  g_free (note->text);
  g_strfreev (note->tags);
  g_free (note);
}

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

/**
 * gem_note_is_bookmark:
 * @note: a note
 *
 * Returns: whether it only names its place
 */
gboolean
gem_note_is_bookmark (const GemNote *note)
{
  g_return_val_if_fail (note != NULL, FALSE);

  return is_empty (note->quote) && is_empty (note->text) && note->colour == GEM_NOTE_NO_COLOUR;
}

static gboolean
same_text (const char *a, const char *b)
{
  return g_strcmp0 (a != NULL ? a : "", b != NULL ? b : "") == 0;
}

static gboolean
same_tags (const GemNote *a, const GemNote *b)
{
  g_auto (GStrv) left = gem_note_sort_tags ((const char *const *) a->tags);
  g_auto (GStrv) right = gem_note_sort_tags ((const char *const *) b->tags);

  return g_strv_equal ((const char *const *) left, (const char *const *) right);
}

/**
 * gem_note_equal:
 * @a: a note
 * @b: a note
 *
 * Returns: whether they say the same of the same place; when that was said makes no difference
 */
gboolean
gem_note_equal (const GemNote *a, const GemNote *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return same_text (a->id, b->id) && same_text (a->address, b->address) &&
         same_text (a->title, b->title) && same_text (a->quote, b->quote) &&
         same_text (a->prefix, b->prefix) && same_text (a->suffix, b->suffix) &&
         same_text (a->last, b->last) && a->colour == b->colour && same_text (a->text, b->text) &&
         same_tags (a, b);
}

/**
 * gem_note_colour_name:
 * @colour: a colour of marks
 *
 * Returns: (nullable): its name for people; %NULL for %GEM_NOTE_NO_COLOUR
 */
const char *
gem_note_colour_name (int colour)
{
  return colour >= 0 && colour < GEM_NOTE_N_COLOURS ? _ (colours[colour].name) : NULL;
}

/**
 * gem_note_colour_key:
 * @colour: a colour of marks
 *
 * Returns: (nullable): its name in files and on the command line; %NULL for %GEM_NOTE_NO_COLOUR
 */
const char *
gem_note_colour_key (int colour)
{
  return colour >= 0 && colour < GEM_NOTE_N_COLOURS ? colours[colour].key : NULL;
}

/**
 * gem_note_find_colour:
 * @key: a name of a colour in files
 *
 * Returns: the colour, or %GEM_NOTE_NO_COLOUR where there is none of that name
 */
int
gem_note_find_colour (const char *key)
{
  g_return_val_if_fail (key != NULL, GEM_NOTE_NO_COLOUR);

  for (int i = 0; i < GEM_NOTE_N_COLOURS; i++)
    if (g_str_equal (colours[i].key, key))
      return i;
  return GEM_NOTE_NO_COLOUR;
}

static int
compare_tags (gconstpointer a, gconstpointer b)
{
  const char *left = *(const char *const *) a, *right = *(const char *const *) b;
  g_autofree char *left_key = g_utf8_collate_key (left, -1);
  g_autofree char *right_key = g_utf8_collate_key (right, -1);
  int order = strcmp (left_key, right_key);

  return order != 0 ? order : strcmp (left, right);
}

/**
 * gem_note_sort_tags:
 * @tags: (nullable) (array zero-terminated=1): words as a person typed them
 *
 * Returns: (transfer full): the same in order, each once, without space around them
 */
GStrv
gem_note_sort_tags (const char *const *tags)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; tags != NULL && tags[i] != NULL; i++)
    {
      g_autofree char *tag = g_strstrip (g_strdup (tags[i]));

      if (*tag != '\0' && !g_ptr_array_find_with_equal_func (sorted, tag, g_str_equal, NULL))
        g_ptr_array_add (sorted, g_steal_pointer (&tag));
    }
  g_ptr_array_sort (sorted, compare_tags);
  g_ptr_array_add (sorted, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&sorted), FALSE);
}

/* Control characters are no part of a text, but for the tab and the end of a line where there may be several. */
static gboolean
check_text (const char *field, const char *text, gsize limit, gboolean lines, GError **error)
{
  if (text == NULL)
    return TRUE;
  if (strlen (text) > limit)
    {
      g_set_error (error, GEM_NOTE_ERROR, GEM_NOTE_ERROR_TOO_LARGE, _ ("%s: longer than %u bytes"),
                   field, (guint) limit);
      return FALSE;
    }
  if (g_utf8_validate (text, -1, NULL))
    {
      for (; *text != '\0'; text++)
        if ((guchar) *text == 0x7f ||
            ((guchar) *text < 0x20 && !(lines && strchr ("\t\n\r", *text) != NULL)))
          break;
      if (*text == '\0')
        return TRUE;
    }
  g_set_error (error, GEM_NOTE_ERROR, GEM_NOTE_ERROR_TEXT,
               _ ("%s: not a text, or with characters that can't be shown"), field);
  return FALSE;
}

static gboolean
check_tags (const GemNote *note, GError **error)
{
  if (note->tags != NULL && g_strv_length (note->tags) > GEM_NOTE_MAX_TAGS)
    {
      g_set_error (error, GEM_NOTE_ERROR, GEM_NOTE_ERROR_TOO_LARGE, _ ("%s: more than %d"), "tags",
                   GEM_NOTE_MAX_TAGS);
      return FALSE;
    }
  for (guint i = 0; note->tags != NULL && note->tags[i] != NULL; i++)
    if (!check_text ("tags", note->tags[i], GEM_NOTE_MAX_TAG, FALSE, error))
      return FALSE;
  return TRUE;
}

static gboolean
check_place (const GemNote *note, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GemAddress) address = NULL;

  if (note->address == NULL)
    {
      g_set_error (error, GEM_NOTE_ERROR, GEM_NOTE_ERROR_ADDRESS, _ ("%s: is missing"), "address");
      return FALSE;
    }
  if (!check_text ("address", note->address, G_MAXUINT16, FALSE, error))
    return FALSE;
  address = gem_address_parse (note->address, &local);
  if (address != NULL)
    return TRUE;
  g_set_error (error, GEM_NOTE_ERROR, GEM_NOTE_ERROR_ADDRESS, "address: %s", local->message);
  return FALSE;
}

static gboolean
check_numbers (const GemNote *note, GError **error)
{
  if (note->id != NULL && !g_uuid_string_is_valid (note->id))
    {
      g_set_error (error, GEM_NOTE_ERROR, GEM_NOTE_ERROR_ID, _ ("%s: “%s” is not a UUID"), "id",
                   note->id);
      return FALSE;
    }
  if (note->colour < GEM_NOTE_NO_COLOUR || note->colour >= GEM_NOTE_N_COLOURS)
    {
      g_set_error (error, GEM_NOTE_ERROR, GEM_NOTE_ERROR_COLOUR, _ ("%s: there is no colour %d"),
                   "colour", note->colour);
      return FALSE;
    }
  if (note->created < 0 || note->created > MAX_TIME || note->modified < 0 ||
      note->modified > MAX_TIME)
    {
      g_set_error (error, GEM_NOTE_ERROR, GEM_NOTE_ERROR_TIME, _ ("%s: not a moment"),
                   note->created < 0 || note->created > MAX_TIME ? "created" : "modified");
      return FALSE;
    }
  return TRUE;
}

/**
 * gem_note_check:
 * @note: a note, of anybody
 * @error: return location for a #GemNoteError, which names the field
 *
 * Returns: whether it may be kept
 */
gboolean
gem_note_check (const GemNote *note, GError **error)
{
  g_return_val_if_fail (note != NULL, FALSE);

  if (note->title == NULL)
    {
      g_set_error (error, GEM_NOTE_ERROR, GEM_NOTE_ERROR_TEXT, _ ("%s: is missing"), "title");
      return FALSE;
    }
  return check_text ("id", note->id, 64, FALSE, error) && check_place (note, error) &&
         check_text ("title", note->title, GEM_NOTE_MAX_TITLE, FALSE, error) &&
         check_text ("quote", note->quote, GEM_NOTE_MAX_QUOTE, TRUE, error) &&
         check_text ("prefix", note->prefix, GEM_NOTE_MAX_CONTEXT, TRUE, error) &&
         check_text ("suffix", note->suffix, GEM_NOTE_MAX_CONTEXT, TRUE, error) &&
         check_text ("last", note->last, GEM_NOTE_MAX_CONTEXT, FALSE, error) &&
         check_text ("text", note->text, GEM_NOTE_MAX_TEXT, TRUE, error) &&
         check_tags (note, error) && check_numbers (note, error);
}
