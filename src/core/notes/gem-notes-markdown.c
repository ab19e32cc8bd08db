/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Notes as a document for people. Behind each stands, in a comment, all that is needed to read it again: a
 * person may change what they see, and what is taken in is the note. */

#include "notes/gem-notes-file-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HEAD "<!-- gemeenten2024-notes "
#define NOTE "<!-- gem-note "
#define END " -->"

/* A title or a quote is text, and never markup; the signs that mean something in CommonMark get a backslash. */
static void
append_plain (GString *out, const char *text)
{
  const char *rest = text + strspn (text, "0123456789");

  for (const char *p = text; *p != '\0'; p++)
    {
      /* "- " and "1." at the beginning of a line would make a list of it. */
      gboolean begins_list = (p == text && strchr ("-=", *p) != NULL) ||
                             (p == rest && p > text && strchr (".)", *p) != NULL);

      if (begins_list || strchr ("\\`*_{}[]<>#+|~!&", *p) != NULL)
        g_string_append_c (out, '\\');
      g_string_append_c (out, *p);
    }
}

static void
append_quote (GString *out, const char *quote)
{
  g_auto (GStrv) lines = g_strsplit (quote, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (out, ">\n");
      g_string_append (out, "> ");
      append_plain (out, g_strstrip (lines[i]));
      g_string_append_c (out, '\n');
    }
  g_string_append_c (out, '\n');
}

/* What the person wrote is Markdown already. A comment in it would pass for one of ours, and a block of code that
 * is not closed would take in the rest. */
static void
append_text (GString *out, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "<!--", -1);
  g_autofree char *harmless = g_strjoinv ("&lt;!--", parts);
  g_auto (GStrv) lines = g_strsplit (harmless, "\n", -1);
  guint fences = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    fences += g_str_has_prefix (g_strchug (lines[i]), "```") ? 1 : 0;
  g_string_append (out, harmless);
  g_string_append (out, fences % 2 == 1 ? "\n```\n\n" : "\n\n");
}

static void
append_marks (GString *out, const GemNote *note)
{
  const char *colour = gem_note_colour_name (note->colour);
  g_autofree char *tags = g_strjoinv (", ", note->tags);

  if (colour == NULL && *tags == '\0')
    return;
  g_string_append (out, "*");
  if (*tags != '\0')
    {
      g_string_append_printf (out, "%s ", _ ("Labels:"));
      append_plain (out, tags);
    }
  if (colour != NULL)
    g_string_append_printf (out, "%s%s %s", *tags != '\0' ? " · " : "", _ ("Colour:"), colour);
  g_string_append (out, "*\n\n");
}

/* In a comment nothing may look like its end: JSON can say these signs otherwise. */
static void
append_comment (GString *out, const GemNote *note)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *json = NULL;

  gem_notes_write_note (builder, note);
  json = gem_notes_render (builder, FALSE);
  g_string_append (out, NOTE);
  for (const char *p = json; *p != '\0'; p++)
    if (*p == '<' || *p == '>')
      g_string_append_printf (out, "\\u%04x", (guint) *p);
    else
      g_string_append_c (out, *p);
  g_string_append (out, END "\n\n");
}

static char *
dup_heading (GemEdition *edition, const GemNote *note)
{
  g_autoptr (GemAddress) address = gem_address_parse (note->address, NULL);
  const GemSection *section = NULL;

  if (note->state == GEM_NOTE_LOST)
    return g_strdup (_ ("Not in this publication"));
  if (address != NULL && gem_address_get_kind (address) == GEM_ADDRESS_SECTION)
    section = gem_edition_find_section (edition, gem_address_get_id (address));
  if (section == NULL)
    return g_strdup (note->title);
  return section->number != NULL ? g_strdup_printf ("%s %s", section->number, section->title)
                                 : g_strdup (section->title);
}

static void
append_note (GString *out, GemEdition *edition, const GemNote *placed, const GemNote *stored)
{
  g_autoptr (GemAddress) address = gem_address_parse (placed->address, NULL);
  g_autofree char *source =
      address != NULL ? gem_edition_cite (edition, address, GEM_CITATION_PLAIN) : NULL;

  if (placed->state == GEM_NOTE_LOST)
    {
      g_string_append (out, "**");
      append_plain (out, placed->title);
      g_string_append (out, "**\n\n");
    }
  if (gem_note_is_bookmark (placed))
    g_string_append_printf (out, "*%s*\n\n", _ ("Bookmark"));
  if (placed->quote != NULL)
    append_quote (out, placed->quote);
  if (source != NULL)
    {
      append_plain (out, source);
      g_string_append (out, "\n\n");
    }
  if (placed->text != NULL)
    append_text (out, placed->text);
  append_marks (out, placed);
  append_comment (out, stored);
}

/**
 * gem_notes_write_markdown:
 * @edition: what is read
 * @placed: (element-type GemNote): the notes in the order of the edition
 * @stored: (element-type utf8 GemNote): by id, what is stored of them
 *
 * Returns: (transfer full): the document
 */
char *
gem_notes_write_markdown (GemEdition *edition, GPtrArray *placed, GHashTable *stored)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *last = NULL;
  g_autoptr (GString) out = g_string_new (HEAD G_STRINGIFY (GEM_NOTES_FILE_VERSION) END "\n\n");

  g_string_append_printf (out, "# %s\n\n", _ ("My notes"));
  append_plain (out, gem_edition_get_meta (edition, "title"));
  g_string_append_printf (out, " · %s\n\n", date);
  for (guint i = 0; i < placed->len; i++)
    {
      const GemNote *note = g_ptr_array_index (placed, i);
      const GemNote *same = g_hash_table_lookup (stored, note->id);
      g_autofree char *heading = dup_heading (edition, note);

      if (g_strcmp0 (heading, last) != 0)
        {
          g_string_append (out, "## ");
          append_plain (out, heading);
          g_string_append (out, "\n\n");
        }
      else
        g_string_append (out, "---\n\n");
      append_note (out, edition, note, same != NULL ? same : note);
      g_free (last);
      last = g_steal_pointer (&heading);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
read_comment (GemReading *self, const char *json, gsize length, guint line)
{
  g_autofree char *place = g_strdup_printf (_ ("line %u"), line);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = gem_notes_parse_json (json, length, &error);

  if (node != NULL)
    gem_reading_add_note (self, node, place);
  else
    gem_reading_refuse (self, place, NULL, error->message);
}

static gboolean
check_head (const char *data, gsize length, GError **error)
{
  gsize head = strlen (HEAD);

  if (length < head || strncmp (data, HEAD, head) != 0)
    {
      g_set_error_literal (
          error, GEM_NOTE_ERROR, GEM_NOTE_ERROR_FILE,
          _ ("This is not a file with notes of this program. Choose one that was exported here."));
      return FALSE;
    }
  if (g_str_has_prefix (data + head, G_STRINGIFY (GEM_NOTES_FILE_VERSION) END))
    return TRUE;
  g_set_error_literal (error, GEM_NOTE_ERROR, GEM_NOTE_ERROR_FILE,
                       _ ("This file was made by a newer version of this program. Get the new "
                          "version, then try again."));
  return FALSE;
}

/**
 * gem_notes_read_markdown:
 * @self: a reading
 * @data: what the file says, ended by a zero byte
 * @length: how many bytes
 * @error: return location for %GEM_NOTE_ERROR_FILE
 *
 * Returns: whether it is a file of notes
 */
gboolean
gem_notes_read_markdown (GemReading *self, const char *data, gsize length, GError **error)
{
  const char *end = data + length;
  guint line = 1;

  if (!check_head (data, length, error))
    return FALSE;
  for (const char *at = data; at < end; line++)
    {
      const char *stop = memchr (at, '\n', (gsize) (end - at));
      gsize size = (gsize) ((stop != NULL ? stop : end) - at);

      while (size > 0 && g_ascii_isspace (at[size - 1]))
        size--;
      if (size > strlen (NOTE END) && strncmp (at, NOTE, strlen (NOTE)) == 0 &&
          strncmp (at + size - strlen (END), END, strlen (END)) == 0)
        read_comment (self, at + strlen (NOTE), size - strlen (NOTE END), line);
      at = stop != NULL ? stop + 1 : end;
    }
  return TRUE;
}
