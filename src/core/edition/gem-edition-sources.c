/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The JSON sources of an edition, as docs/edition.md describes them, into the draft. */

#include "edition/gem-edition-draft.h"

#include <json-glib/json-glib.h>
#include <stdio.h>

/* One source: json-glib says its line only while it parses, so the lines are kept as it goes by. */
typedef struct
{
  GemEditionDraft *draft;
  const char *file;
  JsonParser *parser;
  GHashTable *lines; /* "object/member" → line of the member, object → line of its last member */
} Source;

static void
note_member (JsonParser *parser, JsonObject *object, const char *member, gpointer data)
{
  Source *source = data;
  guint line = (guint) json_parser_get_current_line (parser);

  g_hash_table_insert (source->lines, g_strdup_printf ("%p/%s", (gpointer) object, member),
                       GUINT_TO_POINTER (line));
  g_hash_table_insert (source->lines, g_strdup_printf ("%p", (gpointer) object),
                       GUINT_TO_POINTER (line));
}

static guint
line_of (Source *source, JsonObject *object, const char *member)
{
  g_autofree char *key = member != NULL ? g_strdup_printf ("%p/%s", (gpointer) object, member)
                                        : g_strdup_printf ("%p", (gpointer) object);
  gpointer line = g_hash_table_lookup (source->lines, key);

  if (line == NULL && member != NULL)
    return line_of (source, object, NULL);
  return GPOINTER_TO_UINT (line);
}

static void
source_clear (Source *source)
{
  g_clear_object (&source->parser);
  g_clear_pointer (&source->lines, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Source, source_clear)

/* json-glib tells the line of a fault only in its message: "path:2:14: Parse error: …". */
static guint
line_of_message (const char *message)
{
  g_autoptr (GRegex) regex = g_regex_new (":(\\d+):\\d+: ", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *line = NULL;

  if (!g_regex_match (regex, message, 0, &match))
    return 0;
  line = g_match_info_fetch (match, 1);
  return (guint) g_ascii_strtoull (line, NULL, 10);
}

static JsonNode *
source_load (Source *source, GemEditionDraft *draft, const char *file)
{
  g_autofree char *path = g_build_filename (draft->directory, file, NULL);
  g_autoptr (GError) error = NULL;

  source->draft = draft;
  source->file = file;
  source->parser = json_parser_new ();
  source->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_signal_connect (source->parser, "object-member", G_CALLBACK (note_member), source);

  if (!json_parser_load_from_file (source->parser, path, &error))
    {
      gem_edition_draft_fault (draft, file, line_of_message (error->message), NULL, "%s",
                               error->message);
      return NULL;
    }
  return json_parser_get_root (source->parser);
}

static JsonArray *
source_load_array (Source *source, GemEditionDraft *draft, const char *file)
{
  JsonNode *root = source_load (source, draft, file);

  if (root == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_ARRAY (root))
    {
      gem_edition_draft_fault (draft, file, 1, NULL, "the file is not a list");
      return NULL;
    }
  return json_node_get_array (root);
}

static JsonObject *
array_get_object (Source *source, JsonArray *array, guint index)
{
  JsonNode *node = json_array_get_element (array, index);

  if (JSON_NODE_HOLDS_OBJECT (node))
    return json_node_get_object (node);
  gem_edition_draft_fault (source->draft, source->file, 0, NULL, "entry %u is not an object",
                           index + 1);
  return NULL;
}

static void
check_members (Source *source, JsonObject *object, const char *const *known)
{
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *l = members; l != NULL; l = l->next)
    if (!g_strv_contains (known, l->data))
      gem_edition_draft_fault (source->draft, source->file, line_of (source, object, l->data),
                               l->data, "there is no such key");
}

/* A text or a number, as text. */
static char *
get_text (Source *source, JsonObject *object, const char *key, gboolean required)
{
  JsonNode *node = json_object_get_member (object, key);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    {
      if (required)
        gem_edition_draft_fault (source->draft, source->file, line_of (source, object, key), key,
                                 "the key is missing");
      return NULL;
    }
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    {
      const char *text = json_node_get_string (node);

      if (required && *text == '\0')
        gem_edition_draft_fault (source->draft, source->file, line_of (source, object, key), key,
                                 "the value is empty");
      return *text != '\0' ? g_strdup (text) : NULL;
    }
  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));

  gem_edition_draft_fault (source->draft, source->file, line_of (source, object, key), key,
                           "the value is not a text");
  return NULL;
}

static GStrv
get_list (Source *source, JsonObject *object, const char *key)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonNode *node = json_object_get_member (object, key);
  JsonArray *array;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return g_strv_builder_end (builder);
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      gem_edition_draft_fault (source->draft, source->file, line_of (source, object, key), key,
                               "the value is not a list");
      return g_strv_builder_end (builder);
    }

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (json_node_get_value_type (element) == G_TYPE_STRING)
        g_strv_builder_add (builder, json_node_get_string (element));
      else
        gem_edition_draft_fault (source->draft, source->file, line_of (source, object, key), key,
                                 "entry %u of the list is not a text", i + 1);
    }
  return g_strv_builder_end (builder);
}

static void
read_subject (Source *source, GemDraftSession *session, JsonObject *object)
{
  static const char *const known[] = { "wording", "printed", "themes", "doubtful", "note", NULL };
  GemDraftSubject *subject = gem_draft_session_add_subject (session);
  JsonNode *doubtful = json_object_get_member (object, "doubtful");

  check_members (source, object, known);
  subject->wording = get_text (source, object, "wording", TRUE);
  subject->printed = get_text (source, object, "printed", FALSE);
  subject->note = get_text (source, object, "note", FALSE);
  subject->doubtful = doubtful != NULL && json_node_get_boolean (doubtful);
  subject->themes = get_list (source, object, "themes");

  for (guint i = 0; subject->themes[i] != NULL; i++)
    if (gem_draft_find_entry (source->draft->themes, subject->themes[i]) == NULL)
      gem_edition_draft_fault (source->draft, source->file, line_of (source, object, "themes"),
                               "themes", "there is no theme “%s”", subject->themes[i]);
  if (subject->themes[0] == NULL)
    gem_edition_draft_fault (source->draft, source->file, line_of (source, object, "wording"),
                             "themes", "the subject has no theme");
}

static gboolean
is_date (const char *text)
{
  int year, month, day, length = 0;

  return text != NULL && sscanf (text, "%4d-%2d-%2d%n", &year, &month, &day, &length) == 3 &&
         length == 10 && text[length] == '\0' && month > 0 && day > 0 && year > 0 &&
         g_date_valid_dmy ((GDateDay) day, month, (GDateYear) year);
}

static void
read_session (Source *source, JsonObject *object)
{
  static const char *const known[] = { "iso", "province", "motto", "date", "subjects", NULL };
  GemDraftSession *session = gem_edition_draft_add_session (source->draft);
  JsonNode *node = json_object_get_member (object, "subjects");
  JsonArray *subjects;

  check_members (source, object, known);
  session->iso = get_text (source, object, "iso", TRUE);
  session->province = get_text (source, object, "province", TRUE);
  session->motto = get_text (source, object, "motto", TRUE);
  session->date = get_text (source, object, "date", TRUE);
  if (!is_date (session->date))
    gem_edition_draft_fault (source->draft, source->file, line_of (source, object, "date"), "date",
                             "“%s” is not a date such as 2018-11-13", session->date);
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node) ||
      json_array_get_length (json_node_get_array (node)) == 0)
    {
      gem_edition_draft_fault (source->draft, source->file, line_of (source, object, "subjects"),
                               "subjects", "the session has no subjects");
      return;
    }
  subjects = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (subjects); i++)
    {
      JsonObject *subject = array_get_object (source, subjects, i);

      if (subject != NULL)
        read_subject (source, session, subject);
    }
}

/* What an entry of the simple lists may hold: the required keys first, then NULL, then the others. */
typedef struct
{
  const char *file;
  const char *list;
  const char *required[8];
  const char *optional[8];
} EntryForm;

static const EntryForm theme_form = {
  "themes.json", NULL, { "id", "name", "description" }, { NULL }
};
static const EntryForm reference_form = { "references.json",
                                          NULL,
                                          { "id", "author", "year", "title", "kind" },
                                          { "subtitle", "publisher", "place" } };
static const EntryForm term_form = {
  "glossary.json", "match", { "id", "term", "meaning" }, { "full" }
};
static const EntryForm commitment_form = { "commitments.json",
                                           "provinces",
                                           { "id", "section", "year", "opgave", "title", "text" },
                                           { "anchor", "holder" } };

static void
read_values (Source *source,
             JsonObject *object,
             GemDraftEntry *entry,
             const char *const *keys,
             gboolean required)
{
  for (guint i = 0; i < 8 && keys[i] != NULL; i++)
    {
      char *value = get_text (source, object, keys[i], required);

      if (value != NULL)
        g_hash_table_insert (entry->values, g_strdup (keys[i]), value);
    }
}

static void
check_entry_members (Source *source, JsonObject *object, const EntryForm *form)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();

  for (guint i = 0; i < 8 && form->required[i] != NULL; i++)
    g_ptr_array_add (known, (gpointer) form->required[i]);
  for (guint i = 0; i < 8 && form->optional[i] != NULL; i++)
    g_ptr_array_add (known, (gpointer) form->optional[i]);
  if (form->list != NULL)
    g_ptr_array_add (known, (gpointer) form->list);
  g_ptr_array_add (known, NULL);
  check_members (source, object, (const char *const *) known->pdata);
}

static void
read_entries (GemEditionDraft *draft, const EntryForm *form, GPtrArray *entries)
{
  g_auto (Source) source = { NULL };
  JsonArray *array = source_load_array (&source, draft, form->file);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *object = array_get_object (&source, array, i);
      GemDraftEntry *entry;

      if (object == NULL)
        continue;
      entry = gem_draft_entry_new ();
      check_entry_members (&source, object, form);
      read_values (&source, object, entry, form->required, TRUE);
      read_values (&source, object, entry, form->optional, FALSE);
      entry->id = g_strdup (gem_draft_entry_get (entry, "id"));
      entry->line = line_of (&source, object, "id");
      if (form->list != NULL)
        entry->list = get_list (&source, object, form->list);
      if (entry->id != NULL && gem_draft_find_entry (entries, entry->id) != NULL)
        gem_edition_draft_fault (draft, form->file, entry->line, "id", "“%s” comes twice",
                                 entry->id);
      g_ptr_array_add (entries, entry);
    }
}

static gboolean
read_edition (GemEditionDraft *draft)
{
  static const char *const keys[] = { "id",        "title",     "subtitle", "language",
                                      "publisher", "published", "adopted",  "uitgave" };
  g_auto (Source) source = { NULL };
  g_auto (GStrv) files = NULL;
  JsonNode *root = source_load (&source, draft, "edition.json");
  JsonObject *object;

  if (root == NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      gem_edition_draft_fault (draft, "edition.json", 1, NULL, "the file is not an object");
      return FALSE;
    }

  object = json_node_get_object (root);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      char *value = get_text (&source, object, keys[i], i < 2);

      if (value != NULL)
        g_hash_table_insert (draft->meta, g_strdup (keys[i]), value);
    }
  files = get_list (&source, object, "text");
  for (guint i = 0; files[i] != NULL; i++)
    gem_edition_read_text (draft, files[i]);
  return TRUE;
}

static void
read_goal_places (Source *source, JsonObject *object, const char *goal)
{
  static const char *const known[] = { "section", "why", "named", NULL };
  JsonNode *node = json_object_get_member (object, "places");
  JsonArray *places =
      node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; places != NULL && i < json_array_get_length (places); i++)
    {
      JsonObject *place = array_get_object (source, places, i);
      GemDraftEntry *entry;
      JsonNode *named;

      if (place == NULL)
        continue;
      check_members (source, place, known);
      entry = gem_draft_entry_new ();
      entry->line = line_of (source, place, "section");
      named = json_object_get_member (place, "named");
      g_hash_table_insert (entry->values, g_strdup ("goal"), g_strdup (goal));
      g_hash_table_insert (entry->values, g_strdup ("section"),
                           get_text (source, place, "section", TRUE));
      g_hash_table_insert (entry->values, g_strdup ("why"), get_text (source, place, "why", TRUE));
      g_hash_table_insert (entry->values, g_strdup ("named"),
                           g_strdup (named != NULL && json_node_get_boolean (named) ? "1" : "0"));
      g_ptr_array_add (source->draft->goal_places, entry);
    }
}

static void
read_goals (GemEditionDraft *draft)
{
  static const char *const known[] = { "id", "name", "meaning", "places", NULL };
  static const char *const keys[] = { "id", "name", "meaning", NULL };
  g_auto (Source) source = { NULL };
  JsonArray *array = source_load_array (&source, draft, "goals.json");

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *object = array_get_object (&source, array, i);
      GemDraftEntry *entry;

      if (object == NULL)
        continue;
      check_members (&source, object, known);
      entry = gem_draft_entry_new ();
      for (guint j = 0; keys[j] != NULL; j++)
        g_hash_table_insert (entry->values, g_strdup (keys[j]),
                             get_text (&source, object, keys[j], TRUE));
      entry->id = g_strdup (gem_draft_entry_get (entry, "id"));
      entry->line = line_of (&source, object, "id");
      g_ptr_array_add (draft->goals, entry);
      read_goal_places (&source, object, entry->id);
    }
}

static void
read_sessions (GemEditionDraft *draft)
{
  g_auto (Source) source = { NULL };
  JsonArray *array = source_load_array (&source, draft, "sessions.json");

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *object = array_get_object (&source, array, i);

      if (object != NULL)
        read_session (&source, object);
    }
}

/**
 * gem_edition_read_sources:
 * @self: a draft with a directory
 *
 * Reads everything that docs/edition.md lists. Faults are noted in the draft.
 *
 * Returns: whether there was an edition to read at all
 */
gboolean
gem_edition_read_sources (GemEditionDraft *self)
{
  if (!read_edition (self))
    return FALSE;
  read_entries (self, &theme_form, self->themes);
  read_entries (self, &reference_form, self->references);
  read_entries (self, &term_form, self->terms);
  read_entries (self, &commitment_form, self->commitments);
  read_goals (self);
  read_sessions (self);
  return TRUE;
}
