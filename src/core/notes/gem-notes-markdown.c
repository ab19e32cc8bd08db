/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Notes as a document for people. Behind each stands, in a comment, all that is needed to read it again. Of what is
 * seen, the person's own part is between marks, which are comments too: the text, the labels, the colour. What was
 * changed there since the file was written wins over the comment; quotes and sources are the publication's. */

#include "notes/gem-notes-file-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HEAD "<!-- gemeenten2024-notes "
#define NOTE "<!-- gem-note "
#define END " -->"
#define TEXT "<!-- gem-text -->"
#define LABELS "<!-- gem-labels -->"
#define COLOUR "<!-- gem-colour "

/* What a person sees of a note, where they may have changed it; all %NULL where the marks are not there. */
typedef struct
{
  const char *text; /* borrowed from the file, as far as @end */
  const char *end;
  char *labels;
  char *colour;
  char *colour_written; /* what the file said when it was written */
} Seen;

static void
seen_clear (Seen *self)
{
  self->text = self->end = NULL;
  g_clear_pointer (&self->labels, g_free);
  g_clear_pointer (&self->colour, g_free);
  g_clear_pointer (&self->colour_written, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Seen, seen_clear)

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

  if (*tags != '\0')
    {
      g_string_append_printf (out, "*%s ", _ ("Labels:"));
      append_plain (out, tags);
      g_string_append (out, "* " LABELS "\n\n");
    }
  if (colour != NULL)
    g_string_append_printf (out, "*%s %s* " COLOUR "%s" END "\n\n", _ ("Colour:"), colour, colour);
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
  g_string_append (out, TEXT "\n\n");
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
  g_string_append_printf (
      out, " · %s\n\n*%s*\n\n", date,
      _ ("You can change what you wrote here, the labels and the colours, and import the file "
         "again. Quotes and sources are the publication’s: a change to them is not taken in."));
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

/* The lines of a text without what nobody sees: white space at their ends, and empty lines around them. */
static char *
dup_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *joined = NULL;
  const char *start;

  for (guint i = 0; lines[i] != NULL; i++)
    g_strchomp (lines[i]);
  joined = g_strjoinv ("\n", lines);
  start = joined + strspn (joined, "\n");
  return g_strchomp (g_strdup (start));
}

/* What a line says between its first colon and its mark, without the signs of Markdown. */
static char *
dup_value (const char *line, gsize length)
{
  g_autofree char *text = g_strndup (line, length);
  const char *colon = strchr (text, ':');
  g_autoptr (GString) value = g_string_new (NULL);

  for (const char *p = colon != NULL ? colon + 1 : text; *p != '\0'; p++)
    {
      if (*p == '\\' && g_ascii_ispunct (p[1]))
        p++;
      else if (*p == '*' || *p == '_')
        continue;
      g_string_append_c (value, *p);
    }
  return g_strstrip (g_string_free (g_steal_pointer (&value), FALSE));
}

static gboolean
take_text (JsonObject *object, const Seen *seen)
{
  const char *ours = gem_notes_peek_text (object, "text");
  g_autoptr (GString) written = g_string_new (NULL);
  g_autofree char *raw = g_strndup (seen->text, (gsize) (seen->end - seen->text));
  g_autofree char *now = dup_lines (raw), *then = NULL, *text = NULL;
  g_auto (GStrv) parts = NULL;

  if (ours != NULL)
    append_text (written, ours);
  then = dup_lines (written->str);
  if (g_str_equal (now, then))
    return FALSE;
  parts = g_strsplit (now, "&lt;!--", -1);
  text = g_strjoinv ("<!--", parts);
  if (*text != '\0')
    json_object_set_string_member (object, "text", text);
  else
    json_object_set_null_member (object, "text");
  return TRUE;
}

static char *
join_labels (JsonObject *object)
{
  JsonNode *node = json_object_get_member (object, "tags");
  JsonArray *array =
      node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *label = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_VALUE (label) && json_node_get_string (label) != NULL)
        g_string_append_printf (joined, "%s%s", joined->len > 0 ? ", " : "",
                                json_node_get_string (label));
    }
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

static gboolean
take_labels (JsonObject *object, const Seen *seen)
{
  g_autofree char *then = join_labels (object);
  g_auto (GStrv) labels = NULL;
  JsonArray *array;

  if (g_strcmp0 (seen->labels != NULL ? seen->labels : "", then) == 0)
    return FALSE;
  array = json_array_new ();
  labels = g_strsplit (seen->labels != NULL ? seen->labels : "", ",", -1);
  for (guint i = 0; labels[i] != NULL; i++)
    if (*g_strstrip (labels[i]) != '\0')
      json_array_add_string_element (array, labels[i]);
  json_object_set_array_member (object, "tags", array);
  return TRUE;
}

/* By the name that people see, or that of files; any other is refused with the note. */
static gboolean
take_colour (JsonObject *object, const Seen *seen)
{
  const char *key = seen->colour;

  if (seen->colour == NULL && gem_notes_peek_text (object, "colour") == NULL)
    return FALSE;
  if (seen->colour == NULL || *seen->colour == '\0')
    {
      json_object_set_null_member (object, "colour");
      return TRUE;
    }
  if (g_str_equal (seen->colour, seen->colour_written))
    return FALSE;
  for (int i = 0; i < GEM_NOTE_N_COLOURS; i++)
    if (g_ascii_strcasecmp (seen->colour, gem_note_colour_name (i)) == 0)
      key = gem_note_colour_key (i);
  json_object_set_string_member (object, "colour", key);
  return TRUE;
}

/* What the person changed is as new as the file; that was written after the note, whatever its date says. */
static void
take_seen (GemReading *self, JsonObject *object, const Seen *seen)
{
  gboolean text = take_text (object, seen);
  gboolean labels = take_labels (object, seen);
  gboolean colour = take_colour (object, seen);
  g_autoptr (GDateTime) moment = NULL;
  g_autofree char *saved = NULL;
  gint64 modified;

  if ((!text && !labels && !colour) || !gem_notes_read_time (object, "modified", &modified))
    return;
  moment = g_date_time_new_from_unix_utc (MAX (self->saved, modified + 1));
  saved = moment != NULL ? g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ") : NULL;
  if (saved != NULL)
    json_object_set_string_member (object, "modified", saved);
}

static void
read_comment (GemReading *self, const char *json, gsize length, const Seen *seen, guint line)
{
  g_autofree char *place = g_strdup_printf (_ ("line %u"), line);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = gem_notes_parse_json (json, length, &error);

  if (node == NULL)
    {
      gem_reading_refuse (self, place, NULL, error->message);
      return;
    }
  if (seen->text != NULL && JSON_NODE_HOLDS_OBJECT (node))
    take_seen (self, json_node_get_object (node), seen);
  gem_reading_add_note (self, node, place);
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

static gboolean
line_is (const char *line, gsize size, const char *start, const char *end)
{
  return size >= strlen (start) + strlen (end) && strncmp (line, start, strlen (start)) == 0 &&
         strncmp (line + size - strlen (end), end, strlen (end)) == 0;
}

/* The text ends where the labels, the colour or the note begin. */
static void
read_line (
    GemReading *self, const char *line, gsize size, const char *next, Seen *seen, guint number)
{
  const char *mark;

  if (line_is (line, size, TEXT, "") && size == strlen (TEXT))
    {
      seen_clear (seen);
      seen->text = next;
      return;
    }
  if (size < strlen (END) || !line_is (line, size, "", END))
    return;
  if (line_is (line, size, NOTE, END))
    {
      seen->end = seen->end != NULL ? seen->end : line;
      read_comment (self, line + strlen (NOTE), size - strlen (NOTE END), seen, number);
      seen_clear (seen);
    }
  else if (seen->text != NULL && line_is (line, size, "", LABELS))
    {
      seen->end = seen->end != NULL ? seen->end : line;
      g_free (seen->labels);
      seen->labels = dup_value (line, size - strlen (LABELS));
    }
  else if (seen->text != NULL && (mark = g_strstr_len (line, (gssize) size, COLOUR)) != NULL)
    {
      const char *written = mark + strlen (COLOUR);

      seen->end = seen->end != NULL ? seen->end : line;
      g_free (seen->colour);
      g_free (seen->colour_written);
      seen->colour = dup_value (line, (gsize) (mark - line));
      seen->colour_written = g_strndup (written, (gsize) (line + size - written) - strlen (END));
    }
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
  g_auto (Seen) seen = { NULL, NULL, NULL, NULL, NULL };
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
      read_line (self, at, size, stop != NULL ? stop + 1 : end, &seen, line);
      at = stop != NULL ? stop + 1 : end;
    }
  return TRUE;
}
