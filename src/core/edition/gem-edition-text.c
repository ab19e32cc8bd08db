/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The text of an edition: CommonMark, as docs/edition.md describes it, into sections and blocks. */

#include "edition/gem-edition-draft.h"

#include <cmark.h>
#include <string.h>

typedef struct
{
  GemEditionDraft *draft;
  const char *file;
  GemDraftSection *section;
} Reader;

typedef struct
{
  GString *markup;
  GString *text;
} Inline;

static const char *const section_kinds[] = { "letter",  "preface",    "chapter",  "section", "box",
                                             "session", "references", "colophon", NULL };

static void
append_text (Inline *out, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (out->markup, escaped);
  g_string_append (out->text, text);
}

static void
add_link (GemDraftBlock *block, const char *target, guint line)
{
  GemDraftLink link = { g_strdup (target), line };

  g_array_append_val (block->links, link);
}

/* One step of cmark's walk over the inlines of a block. */
static void
append_inline (Reader *reader, GemDraftBlock *block, Inline *out, cmark_node *node, gboolean enter)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_TEXT:
      append_text (out, cmark_node_get_literal (node));
      break;
    case CMARK_NODE_SOFTBREAK:
      append_text (out, " ");
      break;
    case CMARK_NODE_LINEBREAK:
      append_text (out, "\n");
      break;
    case CMARK_NODE_EMPH:
      g_string_append (out->markup, enter ? "<i>" : "</i>");
      break;
    case CMARK_NODE_STRONG:
      g_string_append (out->markup, enter ? "<b>" : "</b>");
      break;
    case CMARK_NODE_LINK:
      if (enter)
        {
          g_autofree char *escaped = g_markup_escape_text (cmark_node_get_url (node), -1);

          g_string_append_printf (out->markup, "<a href=\"%s\">", escaped);
          add_link (block, cmark_node_get_url (node), block->line);
        }
      else
        g_string_append (out->markup, "</a>");
      break;
    case CMARK_NODE_PARAGRAPH:
    case CMARK_NODE_HEADING:
      break;
    default:
      if (enter)
        gem_edition_draft_fault (reader->draft, reader->file, block->line, NULL,
                                 "“%s” is not allowed in the text",
                                 cmark_node_get_type_string (node));
      break;
    }
}

/* Takes a trailing {#anchor} off the last text of a paragraph. */
static char *
take_anchor (cmark_node *paragraph)
{
  cmark_node *last = cmark_node_last_child (paragraph);
  const char *literal, *start;
  g_autofree char *rest = NULL;
  g_autofree char *anchor = NULL;

  if (last == NULL || cmark_node_get_type (last) != CMARK_NODE_TEXT)
    return NULL;
  literal = cmark_node_get_literal (last);
  start = strrchr (literal, '{');
  if (start == NULL || start[1] != '#' || !g_str_has_suffix (start, "}"))
    return NULL;

  anchor = g_strndup (start + 2, strlen (start) - 3);
  if (*anchor == '\0' ||
      strspn (anchor, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen (anchor))
    return NULL;
  rest = g_strndup (literal, (gsize) (start - literal));
  cmark_node_set_literal (last, g_strchomp (rest));
  return g_steal_pointer (&anchor);
}

static void
read_inlines (Reader *reader, GemDraftBlock *block, cmark_node *paragraph)
{
  Inline out = { g_string_new (NULL), g_string_new (NULL) };
  cmark_iter *iter;
  cmark_event_type event;

  if (block->text != NULL) /* a further paragraph of the same quotation */
    {
      g_string_append_printf (out.markup, "%s\n", block->markup);
      g_string_append_printf (out.text, "%s\n", block->text);
    }
  iter = cmark_iter_new (paragraph);
  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    append_inline (reader, block, &out, cmark_iter_get_node (iter), event == CMARK_EVENT_ENTER);
  cmark_iter_free (iter);

  g_free (block->markup);
  g_free (block->text);
  block->markup = g_string_free (out.markup, FALSE);
  block->text = g_string_free (out.text, FALSE);
}

static void
name_block (Reader *reader, GemDraftBlock *block, char *anchor)
{
  GPtrArray *blocks = reader->section->blocks;

  block->anchor = anchor != NULL ? anchor : g_strdup_printf ("p%u", blocks->len);
  for (guint i = 0; i + 1 < blocks->len; i++)
    {
      GemDraftBlock *other = g_ptr_array_index (blocks, i);

      if (g_str_equal (other->anchor, block->anchor))
        gem_edition_draft_fault (reader->draft, reader->file, block->line, block->anchor,
                                 "the anchor was given in line %u already", other->line);
    }
}

static void
read_paragraph (Reader *reader, cmark_node *node, const char *kind, int depth)
{
  GemDraftBlock *block = gem_draft_section_add_block (reader->section, kind);

  block->line = (guint) cmark_node_get_start_line (node);
  block->depth = depth;
  name_block (reader, block, take_anchor (node));
  read_inlines (reader, block, node);
}

static void
read_list (Reader *reader, cmark_node *list, int depth)
{
  const char *kind = cmark_node_get_list_type (list) == CMARK_ORDERED_LIST ? "numbered" : "item";

  for (cmark_node *item = cmark_node_first_child (list); item != NULL;
       item = cmark_node_next (item))
    for (cmark_node *node = cmark_node_first_child (item); node != NULL;
         node = cmark_node_next (node))
      {
        if (cmark_node_get_type (node) == CMARK_NODE_LIST)
          read_list (reader, node, depth + 1);
        else if (cmark_node_get_type (node) == CMARK_NODE_PARAGRAPH)
          read_paragraph (reader, node, kind, depth);
        else
          gem_edition_draft_fault (reader->draft, reader->file,
                                   (guint) cmark_node_get_start_line (node), NULL,
                                   "“%s” is not allowed in a list",
                                   cmark_node_get_type_string (node));
      }
}

/* The province whose voice a quotation is: it starts with a bold link to one. */
static char *
find_voice (cmark_node *paragraph)
{
  cmark_node *strong = cmark_node_first_child (paragraph);
  cmark_node *link;
  const char *url;

  if (strong == NULL || cmark_node_get_type (strong) != CMARK_NODE_STRONG)
    return NULL;
  link = cmark_node_first_child (strong);
  if (link == NULL || cmark_node_get_type (link) != CMARK_NODE_LINK)
    return NULL;
  url = cmark_node_get_url (link);
  return g_str_has_prefix (url, "gem:province/") ? g_strdup (url + strlen ("gem:province/")) : NULL;
}

static void
read_quote (Reader *reader, cmark_node *quote)
{
  GemDraftBlock *block = NULL;

  for (cmark_node *node = cmark_node_first_child (quote); node != NULL;
       node = cmark_node_next (node))
    {
      if (cmark_node_get_type (node) != CMARK_NODE_PARAGRAPH)
        {
          gem_edition_draft_fault (reader->draft, reader->file,
                                   (guint) cmark_node_get_start_line (node), NULL,
                                   "“%s” is not allowed in a quotation",
                                   cmark_node_get_type_string (node));
          continue;
        }
      if (block == NULL)
        {
          char *iso = find_voice (node);

          block = gem_draft_section_add_block (reader->section, iso != NULL ? "voice" : "quote");
          block->iso = iso;
          block->line = (guint) cmark_node_get_start_line (node);
          name_block (reader, block, take_anchor (node));
        }
      read_inlines (reader, block, node);
    }
}

static void
set_attribute (Reader *reader, GemDraftSection *section, const char *key, char *value)
{
  struct
  {
    const char *key;
    char **place;
  } known[] = { { "kind", &section->kind },
                { "number", &section->number },
                { "province", &section->iso },
                { "printed", &section->printed } };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (known[i].key, key))
      {
        g_free (*known[i].place);
        *known[i].place = value;
        return;
      }
  gem_edition_draft_fault (reader->draft, reader->file, section->line, key,
                           "a heading has no such attribute");
  g_free (value);
}

static void
read_attributes (Reader *reader, GemDraftSection *section, const char *attributes)
{
  g_autoptr (GRegex) regex = g_regex_new ("([a-z]+)=(?:\"([^\"]*)\"|([^\\s\"]+))", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (regex, attributes, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *key = g_match_info_fetch (match, 1);
      char *value = g_match_info_fetch (match, 3);

      if (value == NULL || *value == '\0')
        {
          g_free (value);
          value = g_match_info_fetch (match, 2);
        }
      set_attribute (reader, section, key, value);
    }
}

static char *
find_parent (GemEditionDraft *draft, int level)
{
  /* The last one is the section that asks. */
  for (guint i = draft->sections->len - 1; i-- > 0;)
    {
      GemDraftSection *other = g_ptr_array_index (draft->sections, i);

      if (other->level < level)
        return g_strdup (other->id);
    }
  return NULL;
}

static char *
plain_text (cmark_node *heading)
{
  GString *text = g_string_new (NULL);
  cmark_iter *iter = cmark_iter_new (heading);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);

      if (cmark_node_get_type (node) == CMARK_NODE_TEXT)
        g_string_append (text, cmark_node_get_literal (node));
      else if (cmark_node_get_type (node) == CMARK_NODE_SOFTBREAK)
        g_string_append_c (text, ' ');
    }
  cmark_iter_free (iter);
  return g_string_free (text, FALSE);
}

static void
read_heading (Reader *reader, cmark_node *node)
{
  static const char pattern[] =
      "^(.*?)\\s*\\{#([a-z0-9-]+)((?:\\s+[a-z]+=(?:\"[^\"]*\"|[^\\s\"}]+))*)"
      "\\s*\\}\\s*$";
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *heading = plain_text (node);
  g_autofree char *attributes = NULL;
  guint line = (guint) cmark_node_get_start_line (node);
  GemDraftSection *section;

  if (!g_regex_match (regex, heading, 0, &match))
    {
      gem_edition_draft_fault (reader->draft, reader->file, line, NULL,
                               "the heading “%s” does not end with {#id kind=…}", heading);
      return;
    }

  section = gem_edition_draft_add_section (reader->draft);
  reader->section = section;
  section->file = g_strdup (reader->file);
  section->line = line;
  section->level = cmark_node_get_heading_level (node);
  section->title = g_match_info_fetch (match, 1);
  section->id = g_match_info_fetch (match, 2);
  section->parent = find_parent (reader->draft, section->level);
  attributes = g_match_info_fetch (match, 3);
  read_attributes (reader, section, attributes);

  if (section->kind == NULL || !g_strv_contains (section_kinds, section->kind))
    gem_edition_draft_fault (reader->draft, reader->file, line, "kind",
                             "“%s” is not a kind of section",
                             section->kind != NULL ? section->kind : "");
}

static void
read_block (Reader *reader, cmark_node *node)
{
  cmark_node_type type = cmark_node_get_type (node);

  if (type == CMARK_NODE_HEADING)
    {
      read_heading (reader, node);
      return;
    }
  if (type == CMARK_NODE_THEMATIC_BREAK)
    return;
  if (reader->section == NULL)
    {
      gem_edition_draft_fault (reader->draft, reader->file,
                               (guint) cmark_node_get_start_line (node), NULL,
                               "there is text before the first heading");
      return;
    }

  if (type == CMARK_NODE_PARAGRAPH)
    read_paragraph (reader, node, "paragraph", 0);
  else if (type == CMARK_NODE_LIST)
    read_list (reader, node, 1);
  else if (type == CMARK_NODE_BLOCK_QUOTE)
    read_quote (reader, node);
  else
    gem_edition_draft_fault (reader->draft, reader->file, (guint) cmark_node_get_start_line (node),
                             NULL, "“%s” is not allowed in the text",
                             cmark_node_get_type_string (node));
}

/**
 * gem_edition_read_text:
 * @self: a draft
 * @file: a text file, below the draft's directory
 *
 * Adds the sections of @file at the end of the draft. Faults are noted in the draft.
 */
void
gem_edition_read_text (GemEditionDraft *self, const char *file)
{
  g_autofree char *path = g_build_filename (self->directory, file, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  Reader reader = { self, file, NULL };
  const char *bad;
  cmark_node *document;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, &error))
    {
      gem_edition_draft_fault (self, file, 0, NULL, "%s", error->message);
      return;
    }
  if (!g_utf8_validate (text, (gssize) length, &bad))
    {
      guint line = 1;

      for (const char *p = text; p < bad; p++)
        line += *p == '\n';
      gem_edition_draft_fault (self, file, line, NULL, "the text is not UTF-8");
      return;
    }

  document = cmark_parse_document (text, length, CMARK_OPT_DEFAULT);
  cmark_consolidate_text_nodes (document);
  for (cmark_node *node = cmark_node_first_child (document); node != NULL;
       node = cmark_node_next (node))
    read_block (&reader, node);
  cmark_node_free (document);
}
