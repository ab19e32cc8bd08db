/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A volume in CommonMark. What an edition says is text in it, with its own emphasis and links; a link to a
 * place in the volume is only its words: there are no such links that every program follows. */

#include "paper/gem-markdown.h"
#include "paper/gem-xhtml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_LEVEL 6

/* Emphasis may not begin or end with a blank: it would be a mere asterisk. */
static void
append_styled (GString *out, const char *text, GemInlineStyle style)
{
  const char *mark = style == (GEM_INLINE_BOLD | GEM_INLINE_ITALIC) ? "***"
                     : style == GEM_INLINE_BOLD                     ? "**"
                     : style == GEM_INLINE_ITALIC                   ? "*"
                                                                    : "";
  gsize before = strspn (text, " "), length = strlen (text), after = 0;
  g_autofree char *core = NULL;

  while (length > before && after < length - before && text[length - 1 - after] == ' ')
    after++;
  core = g_strndup (text + before, length - before - after);
  if (*core == '\0')
    mark = "";
  g_string_append_len (out, text, (gssize) before);
  g_string_append (out, mark);
  gem_markdown_append_escaped (out, core);
  g_string_append (out, mark);
  g_string_append_len (out, text + length - after, (gssize) after);
}

/* @rest: what a further line of the same block begins with */
static void
append_inlines (GString *out, GPtrArray *inlines, const char *rest)
{
  for (guint i = 0; i < inlines->len; i++)
    {
      const GemInline *piece = g_ptr_array_index (inlines, i);
      g_auto (GStrv) lines = g_strsplit (piece->text, "\n", -1);
      gboolean link = piece->href != NULL && gem_markdown_is_plain_address (piece->href);

      g_string_append (out, link ? "[" : "");
      for (guint j = 0; lines[j] != NULL; j++)
        {
          if (j > 0)
            g_string_append_printf (out, "\\\n%s", rest);
          append_styled (out, lines[j], piece->style);
        }
      if (link)
        g_string_append_printf (out, "](<%s>)", piece->href);
    }
}

static void
append_block (GString *out, const GemVolume *volume, const GemBlock *block, guint *number)
{
  g_autoptr (GPtrArray) inlines = gem_volume_read_block (volume, block, NULL);
  gboolean numbered = g_str_equal (block->kind, "numbered");
  gboolean item = numbered || g_str_equal (block->kind, "item");
  gboolean quote = g_str_equal (block->kind, "quote") || g_str_equal (block->kind, "voice");
  /* Four blanks a level hold for "1." and for "-", both. */
  g_autofree char *indent =
      g_strnfill (item ? (gsize) (CLAMP (block->depth, 1, 6) - 1) * 4 : 0, ' ');
  g_autofree char *rest = g_strconcat (indent, item ? "    " : quote ? "> " : "", NULL);

  *number = numbered ? *number + 1 : 0;
  g_string_append (out, indent);
  if (numbered)
    g_string_append_printf (out, "%u. ", *number);
  else
    g_string_append (out, item ? "-   " : quote ? "> " : "");
  append_inlines (out, inlines, rest);
  g_string_append (out, "\n\n");
}

static void
append_part (GString *out, const GemVolume *volume, const GemVolumePart *part, GPtrArray *blocks)
{
  int shift = gem_volume_get_scope (volume) == GEM_VOLUME_EDITION ? 1 : 0;
  g_autofree char *heading = gem_volume_dup_heading (part->section);
  g_autofree char *occasion = gem_volume_dup_occasion (volume, part->section);
  guint number = 0;

  g_string_append_printf (out, "%.*s ", MIN (part->level + shift, MAX_LEVEL), "######");
  gem_markdown_append_line (out, heading);
  g_string_append (out, "\n\n");
  if (occasion != NULL)
    {
      gem_markdown_append_line (out, occasion);
      g_string_append (out, "\n\n");
    }
  for (guint i = 0; i < blocks->len; i++)
    append_block (out, volume, g_ptr_array_index (blocks, i), &number);
}

static void
append_list (GString *out, const GemVolumeList *list)
{
  g_string_append (out, "## ");
  gem_markdown_append_line (out, gem_edition_list_title (list->list));
  g_string_append (out, "\n\n");
  for (guint i = 0; i < list->entries->len; i++)
    {
      const GemListEntry *entry = g_ptr_array_index (list->entries, i);
      const char *rest[] = { entry->lead, entry->text };

      g_string_append (out, "- **");
      gem_markdown_append_line (out, entry->title);
      g_string_append (out, "**");
      for (guint j = 0; j < G_N_ELEMENTS (rest); j++)
        if (rest[j] != NULL && *rest[j] != '\0')
          {
            g_string_append (out, " · ");
            gem_markdown_append_line (out, rest[j]);
          }
      g_string_append_c (out, '\n');
    }
  g_string_append_c (out, '\n');
}

static void
append_title (GString *out, const GemVolume *volume)
{
  const char *subtitle = gem_edition_get_meta (gem_volume_get_edition (volume), "subtitle");

  if (gem_volume_get_scope (volume) != GEM_VOLUME_EDITION)
    return;
  g_string_append (out, "# ");
  gem_markdown_append_line (out, gem_volume_get_title (volume));
  g_string_append (out, "\n\n");
  if (subtitle == NULL)
    return;
  gem_markdown_append_line (out, subtitle);
  g_string_append (out, "\n\n");
}

/**
 * gem_volume_make_markdown:
 * @volume: a volume
 * @options: circumstances
 * @cancellable: (nullable): a cancellable
 * @error: return location for %G_IO_ERROR_CANCELLED, or what gem_volume_load_blocks() says
 *
 * Returns: (transfer full): the text, or %NULL with @error set
 */
GBytes *
gem_volume_make_markdown (GemVolume *volume,
                          const GemPaperOptions *options,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  GPtrArray *parts = gem_volume_get_parts (volume);
  GPtrArray *lists = gem_volume_get_lists (volume);
  g_autofree char *source = gem_volume_dup_source (volume);

  append_title (out, volume);
  for (guint i = 0; i < parts->len; i++)
    {
      g_autoptr (GPtrArray) blocks = gem_volume_load_blocks (volume, i, cancellable, error);

      if (blocks == NULL)
        return NULL;
      append_part (out, volume, g_ptr_array_index (parts, i), blocks);
      if (options->progress != NULL)
        options->progress (i + 1, parts->len, options->data);
    }
  for (guint i = 0; i < lists->len; i++)
    append_list (out, g_ptr_array_index (lists, i));
  gem_markdown_append_line (out, source);
  g_string_append_c (out, '\n');
  if (gem_volume_get_notice (volume) != NULL)
    {
      g_string_append_c (out, '\n');
      gem_markdown_append_line (out, gem_volume_get_notice (volume));
      g_string_append_c (out, '\n');
    }
  return g_string_free_to_bytes (g_steal_pointer (&out));
}
