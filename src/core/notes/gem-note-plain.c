/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What a note says without the signs of Markdown. */

#include "notes/gem-note.h"

#include <cmark.h>
#include <string.h>

static void
end_line (GString *plain)
{
  if (plain->len > 0 && plain->str[plain->len - 1] != '\n')
    g_string_append_c (plain, '\n');
}

static void
begin_point (GString *plain, cmark_node *item, int *number)
{
  cmark_node *list = cmark_node_parent (item);

  end_line (plain);
  if (cmark_node_get_list_type (list) != CMARK_ORDERED_LIST)
    {
      g_string_append (plain, "• ");
      return;
    }
  if (cmark_node_previous (item) == NULL)
    *number = cmark_node_get_list_start (list);
  g_string_append_printf (plain, "%d. ", (*number)++);
}

static void
append_node (GString *plain, cmark_node *node, int *number)
{
  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
    case CMARK_NODE_CODE_BLOCK:
    case CMARK_NODE_HTML_INLINE:
    case CMARK_NODE_HTML_BLOCK:
      g_string_append (plain, cmark_node_get_literal (node));
      break;
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
      g_string_append_c (plain, '\n');
      break;
    case CMARK_NODE_ITEM:
      begin_point (plain, node, number);
      break;
    default:
      break;
    }
}

static gboolean
is_block (cmark_node *node)
{
  cmark_node_type type = cmark_node_get_type (node);

  return type >= CMARK_NODE_FIRST_BLOCK && type <= CMARK_NODE_LAST_BLOCK;
}

/**
 * gem_note_dup_plain:
 * @text: (nullable): the text of a note, which is Markdown
 *
 * For where a note is listed: each paragraph and each part of a list on a line of its own, the stress and the
 * targets of links left out. Tags of HTML are words like any other, since nothing here knows what they mean.
 *
 * Returns: (transfer full): what it says, in plain text
 */
char *
gem_note_dup_plain (const char *text)
{
  GString *plain = g_string_new (NULL);
  cmark_node *document;
  cmark_iter *iter;
  cmark_event_type event;
  int number = 1;

  if (text == NULL)
    return g_string_free (plain, FALSE);
  document = cmark_parse_document (text, strlen (text), CMARK_OPT_DEFAULT);
  iter = cmark_iter_new (document);
  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);

      if (event == CMARK_EVENT_ENTER)
        append_node (plain, node, &number);
      else if (is_block (node))
        end_line (plain);
    }
  cmark_iter_free (iter);
  cmark_node_free (document);
  return g_strchomp (g_string_free (plain, FALSE));
}
