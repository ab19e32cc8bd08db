/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-speaker-notes.h"

#include "address/gem-address.h"

#include <cmark.h>
#include <string.h>

/**
 * gem_note_link_free:
 * @link: (transfer full): a link
 */
void
gem_note_link_free (GemNoteLink *link)
{
  g_return_if_fail (link != NULL);

  g_free (link->label);
  g_free (link->uri);
  g_free (link);
}

static void
add_text (GString *markup, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text != NULL ? text : "", -1);

  g_string_append (markup, escaped);
}

/* Only what stays in the program is a link: nobody wants a browser before the hall. */
static gboolean
is_address (const char *url)
{
  g_autoptr (GemAddress) address = url != NULL ? gem_address_parse (url, NULL) : NULL;

  return address != NULL;
}

static void
end_line (GString *markup, const char *end)
{
  if (markup->len > 0 && !g_str_has_suffix (markup->str, end))
    g_string_append (markup, end);
}

static gboolean
is_in_item (cmark_node *node)
{
  cmark_node *parent = cmark_node_parent (node);

  return parent != NULL && cmark_node_get_type (parent) == CMARK_NODE_ITEM;
}

static int
get_number (cmark_node *item)
{
  cmark_node *list = cmark_node_parent (item);
  int number = cmark_node_get_list_start (list);

  for (cmark_node *n = cmark_node_previous (item); n != NULL; n = cmark_node_previous (n))
    number++;
  return number;
}

static void
begin_item (GString *markup, cmark_node *item)
{
  cmark_node *list = cmark_node_parent (item);

  end_line (markup, "\n");
  for (cmark_node *n = cmark_node_parent (list); n != NULL; n = cmark_node_parent (n))
    if (cmark_node_get_type (n) == CMARK_NODE_ITEM)
      g_string_append (markup, "    ");
  if (cmark_node_get_list_type (list) == CMARK_ORDERED_LIST)
    g_string_append_printf (markup, "%d. ", get_number (item));
  else
    g_string_append (markup, "• ");
}

static void
add_link (GString *markup, cmark_node *node, gboolean enter)
{
  const char *url = cmark_node_get_url (node);
  g_autofree char *escaped = NULL;

  if (!is_address (url))
    return;
  escaped = g_markup_escape_text (url, -1);
  if (enter)
    g_string_append_printf (markup, "<a href=\"%s\">", escaped);
  else
    g_string_append (markup, "</a>");
}

static void
add_node (GString *markup, cmark_node *node, gboolean enter)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
    case CMARK_NODE_CODE_BLOCK:
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_HTML_INLINE:
      add_text (markup, cmark_node_get_literal (node));
      break;
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
      g_string_append_c (markup, '\n');
      break;
    case CMARK_NODE_STRONG:
      g_string_append (markup, enter ? "<b>" : "</b>");
      break;
    case CMARK_NODE_EMPH:
      g_string_append (markup, enter ? "<i>" : "</i>");
      break;
    case CMARK_NODE_HEADING:
      if (enter)
        end_line (markup, "\n\n");
      g_string_append (markup, enter ? "<b>" : "</b>\n");
      break;
    case CMARK_NODE_ITEM:
      if (enter)
        begin_item (markup, node);
      break;
    case CMARK_NODE_PARAGRAPH:
      if (!enter && !is_in_item (node))
        g_string_append (markup, "\n\n");
      else if (!enter)
        end_line (markup, "\n");
      break;
    case CMARK_NODE_LIST:
      if (!enter)
        end_line (markup, "\n");
      if (!enter && !is_in_item (node))
        g_string_append_c (markup, '\n');
      break;
    case CMARK_NODE_THEMATIC_BREAK:
      g_string_append (markup, "— — —\n\n");
      break;
    case CMARK_NODE_LINK:
      add_link (markup, node, enter);
      break;
    default:
      break;
    }
}

static cmark_node *
parse (const char *markdown)
{
  g_autofree char *valid = g_utf8_make_valid (markdown != NULL ? markdown : "", -1);

  return cmark_parse_document (valid, strlen (valid), CMARK_OPT_DEFAULT);
}

/**
 * gem_speaker_notes_to_markup:
 * @markdown: (nullable): notes
 *
 * Returns: (transfer full): the same for a label; lines stay as they were written
 */
char *
gem_speaker_notes_to_markup (const char *markdown)
{
  cmark_node *document = parse (markdown);
  cmark_iter *iter = cmark_iter_new (document);
  GString *markup = g_string_new (NULL);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    add_node (markup, cmark_iter_get_node (iter), event == CMARK_EVENT_ENTER);
  cmark_iter_free (iter);
  cmark_node_free (document);
  return g_strchomp (g_string_free (markup, FALSE));
}

static char *
dup_label (cmark_node *link)
{
  GString *label = g_string_new (NULL);
  cmark_iter *iter = cmark_iter_new (link);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    if (event == CMARK_EVENT_ENTER)
      {
        const char *text = cmark_node_get_literal (cmark_iter_get_node (iter));

        g_string_append (label, text != NULL ? text : "");
      }
  cmark_iter_free (iter);
  return g_string_free (label, FALSE);
}

/**
 * gem_speaker_notes_list_links:
 * @markdown: (nullable): notes, or any Markdown
 *
 * Returns: (transfer full) (element-type GemNoteLink): the addresses of the program in it, in order
 */
GPtrArray *
gem_speaker_notes_list_links (const char *markdown)
{
  GPtrArray *links = g_ptr_array_new_with_free_func ((GDestroyNotify) gem_note_link_free);
  cmark_node *document = parse (markdown);
  cmark_iter *iter = cmark_iter_new (document);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);
      GemNoteLink *link;

      if (event != CMARK_EVENT_ENTER || cmark_node_get_type (node) != CMARK_NODE_LINK ||
          !is_address (cmark_node_get_url (node)))
        continue;
      link = g_new0 (GemNoteLink, 1);
      link->uri = g_strdup (cmark_node_get_url (node));
      link->label = dup_label (node);
      g_ptr_array_add (links, link);
    }
  cmark_iter_free (iter);
  cmark_node_free (document);
  return links;
}
