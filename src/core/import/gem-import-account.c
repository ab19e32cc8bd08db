/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The account of an import: every word of the source is in a section, or in the list of what was left out.
 * It is reckoned from the source itself, so that a fault of the steps before can't hide. */

#include "import/gem-import-private.h"

#include <cmark.h>
#include <glib/gi18n-lib.h>
#include <string.h>

static void
add_words (GHashTable *counts, const char *text, int sign)
{
  g_autofree char *folded = text != NULL ? gem_import_fold (text) : g_strdup ("");
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      {
        int count = GPOINTER_TO_INT (g_hash_table_lookup (counts, words[i]));

        g_hash_table_replace (counts, g_strdup (words[i]), GINT_TO_POINTER (count + sign));
      }
}

/* The words of the source: what CommonMark calls text, and nothing else. */
static char *
source_words (GemImport *self)
{
  cmark_node *document = cmark_parse_document (self->source, self->length, CMARK_OPT_DEFAULT);
  cmark_iter *iter = cmark_iter_new (document);
  GString *words = g_string_new (NULL);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);
      cmark_node_type type = cmark_node_get_type (node);

      if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE || type == CMARK_NODE_CODE_BLOCK)
        g_string_append (words, cmark_node_get_literal (node));
      else if (type == CMARK_NODE_HTML_BLOCK)
        {
          g_autoptr (GRegex) tags = g_regex_new ("<[^>]*>", G_REGEX_RAW, 0, NULL);
          g_autofree char *plain =
              g_regex_replace_literal (tags, cmark_node_get_literal (node), -1, 0, " ", 0, NULL);

          g_string_append_printf (words, " %s", plain);
        }
      if (cmark_node_get_type (node) >= CMARK_NODE_SOFTBREAK &&
          (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK))
        g_string_append_c (words, ' ');
      else if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING ||
               type == CMARK_NODE_CODE_BLOCK)
        g_string_append_c (words, ' ');
    }
  cmark_iter_free (iter);
  cmark_node_free (document);
  return g_string_free (words, FALSE);
}

static GHashTable *
result_words (GemImport *self)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->draft->sections->len; i++)
    {
      const GemDraftSection *section = g_ptr_array_index (self->draft->sections, i);

      add_words (counts, section->printed != NULL ? section->printed : section->title, 1);
      add_words (counts, section->number, 1);
      for (guint j = 0; j < section->blocks->len; j++)
        {
          const GemDraftBlock *block = g_ptr_array_index (section->blocks, j);

          add_words (counts, block->text, 1);
          if (g_str_equal (block->kind, "note"))
            add_words (counts, block->anchor + strlen ("noot-"), 1);
        }
    }
  for (guint i = 0; i < self->left_out->len; i++)
    add_words (counts, ((GemImportNote *) g_ptr_array_index (self->left_out, i))->text, 1);
  for (guint i = 0; i < self->repairs->len; i++)
    {
      const GemImportRepair *repair = g_ptr_array_index (self->repairs, i);

      if (g_str_equal (repair->kind, "hyphen") || g_str_equal (repair->kind, "slip"))
        {
          add_words (counts, repair->before, 1);
          add_words (counts, repair->after, -1);
        }
    }
  return counts;
}

static guint
line_of (GemImport *self, const char *word)
{
  g_autofree char *folded = NULL;
  guint line = 1;
  g_auto (GStrv) lines = g_strsplit (self->source, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++, line++)
    {
      g_free (folded);
      folded = gem_import_fold (lines[i]);
      if (strstr (folded, word) != NULL)
        return line;
    }
  return 1;
}

/**
 * gem_import_account:
 * @self: an import, done but for this
 *
 * Adds each word that went missing on the way to the list of what was left out.
 */
void
gem_import_account (GemImport *self)
{
  g_autoptr (GHashTable) needed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) there = result_words (self);
  g_autofree char *source = source_words (self);
  GHashTableIter iter;
  gpointer word, count;

  add_words (needed, source, 1);
  g_hash_table_iter_init (&iter, needed);
  while (g_hash_table_iter_next (&iter, &word, &count))
    if (GPOINTER_TO_INT (count) > GPOINTER_TO_INT (g_hash_table_lookup (there, word)))
      gem_import_leave_out (self, line_of (self, word), _ ("Lost on the way; look at this line"),
                            word);
}
