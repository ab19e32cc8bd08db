/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "paper/gem-xhtml.h"

#include "gem-core-resources.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define STYLE_PATH GEM_RESOURCE_PATH "/core/paper/gem-xhtml.css"
#define MAX_DEPTH 6 /* of lists in each other */

/* The lists that are open while the blocks of a section are written. */
typedef struct
{
  const char *tags[MAX_DEPTH];
  guint depth;
} Lists;

/**
 * gem_xhtml_get_program_language:
 *
 * Returns: the language of the program's own words, as HTML names it
 */
const char *
gem_xhtml_get_program_language (void)
{
  /* Translators: the code of the language that you translate into, as HTML has it, such as nl */
  return C_ ("language", "en");
}

/**
 * gem_xhtml_get_style:
 *
 * Returns: the style sheet
 */
const char *
gem_xhtml_get_style (void)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (gem_core_get_resource (), STYLE_PATH,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  /* It is part of the program, and stays where it is. */
  return g_bytes_get_data (bytes, NULL);
}

/**
 * gem_xhtml_append_text:
 * @out: where to
 * @text: anything
 *
 * Appends words that are only words. XML has no place for most of the control characters, however they are
 * written: they are left out.
 */
void
gem_xhtml_append_text (GString *out, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar sign = g_utf8_get_char (p);

      if (sign == '&')
        g_string_append (out, "&amp;");
      else if (sign == '<')
        g_string_append (out, "&lt;");
      else if (sign == '>')
        g_string_append (out, "&gt;");
      else if (sign == '"')
        g_string_append (out, "&quot;");
      else if (sign == '\'')
        g_string_append (out, "&#39;");
      else if ((sign >= 0x20 && sign != 0x7f && (sign & 0xfffe) != 0xfffe) || sign == '\t' ||
               sign == '\n')
        g_string_append_unichar (out, sign);
    }
}

/**
 * gem_xhtml_append_head:
 * @self: what is written
 * @title: of the page
 * @style: what goes into the head for the looks: markup
 *
 * Writes everything up to the body.
 */
void
gem_xhtml_append_head (const GemXhtml *self, const char *title, const char *style)
{
  const char *language = gem_edition_get_meta (gem_volume_get_edition (self->volume), "language");
  g_autoptr (GString) code = g_string_new (NULL);

  gem_xhtml_append_text (code, language != NULL ? language : "nl");
  g_string_append_printf (
      self->out,
      "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"%s lang=\"%s\" xml:lang=\"%s\">\n"
      "<head>\n<meta charset=\"utf-8\"/>\n<title>",
      self->files != NULL ? " xmlns:epub=\"http://www.idpf.org/2007/ops\"" : "", code->str,
      code->str);
  gem_xhtml_append_text (self->out, title);
  g_string_append_printf (self->out, "</title>\n%s</head>\n", style);
}

/* The file that a name is in: a block is where its section is, an entry where its list is. */
static const char *
find_file (const GemXhtml *self, const char *name)
{
  static const struct
  {
    char room;
    const char *list;
  } lists[] = { { 'r', "l.references" }, { 't', "l.terms" }, { 'g', "l.goals" } };
  g_auto (GStrv) words = g_strsplit (name, ".", 3);
  g_autofree char *section = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (name[0] == lists[i].room)
      return g_hash_table_lookup (self->files, lists[i].list);
  section = g_strdup_printf ("%s.%s", words[0], words[1] != NULL ? words[1] : "");
  return g_hash_table_lookup (self->files, section);
}

/**
 * gem_xhtml_dup_href:
 * @self: what is written
 * @name: what a place is called
 *
 * Returns: (transfer full): how it is reached from the file that is written
 */
char *
gem_xhtml_dup_href (const GemXhtml *self, const char *name)
{
  const char *file = self->files != NULL ? find_file (self, name) : NULL;

  return g_strdup_printf ("%s#%s", file == NULL || g_strcmp0 (file, self->file) == 0 ? "" : file,
                          name);
}

static void
append_lines (GString *out, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (out, "<br/>\n");
      gem_xhtml_append_text (out, lines[i]);
    }
}

static void
begin_link (const GemXhtml *self, const char *href)
{
  g_autofree char *target = *href == '#' ? gem_xhtml_dup_href (self, href + 1) : g_strdup (href);

  g_string_append (self->out, "<a href=\"");
  gem_xhtml_append_text (self->out, target);
  g_string_append (self->out, *href == '#' ? "\">" : "\" rel=\"noreferrer\">");
}

static void
append_inlines (const GemXhtml *self, const GPtrArray *inlines)
{
  const char *open = NULL;

  for (guint i = 0; i < inlines->len; i++)
    {
      const GemInline *piece = g_ptr_array_index (inlines, i);

      if (g_strcmp0 (open, piece->href) != 0)
        {
          if (open != NULL)
            g_string_append (self->out, "</a>");
          open = piece->href;
          if (open != NULL)
            begin_link (self, open);
        }
      g_string_append (self->out, piece->style & GEM_INLINE_BOLD ? "<strong>" : "");
      g_string_append (self->out, piece->style & GEM_INLINE_ITALIC ? "<em>" : "");
      append_lines (self->out, piece->text);
      g_string_append (self->out, piece->style & GEM_INLINE_ITALIC ? "</em>" : "");
      g_string_append (self->out, piece->style & GEM_INLINE_BOLD ? "</strong>" : "");
    }
  if (open != NULL)
    g_string_append (self->out, "</a>");
}

static void
set_depth (const GemXhtml *self, Lists *lists, guint depth, const char *tag)
{
  while (lists->depth > depth ||
         (depth > 0 && lists->depth == depth && lists->tags[depth - 1] != tag))
    g_string_append_printf (self->out, "</li>\n</%s>\n", lists->tags[--lists->depth]);
  if (lists->depth == depth && depth > 0)
    g_string_append (self->out, "</li>\n");
  while (lists->depth < depth)
    {
      g_string_append_printf (self->out, "<%s>\n", tag);
      lists->tags[lists->depth++] = tag;
    }
}

static void
append_item (const GemXhtml *self, Lists *lists, const GemBlock *block)
{
  guint depth = (guint) CLAMP (block->depth, 1, MIN ((int) lists->depth + 1, MAX_DEPTH));

  set_depth (self, lists, depth, g_str_equal (block->kind, "numbered") ? "ol" : "ul");
}

static void
append_block (const GemXhtml *self, Lists *lists, const GemVolumePart *part, const GemBlock *block)
{
  g_autofree char *name = gem_volume_dup_block_name (part, block);
  g_autoptr (GPtrArray) inlines = gem_volume_read_block (self->volume, block, name);
  gboolean item = g_str_equal (block->kind, "item") || g_str_equal (block->kind, "numbered");
  gboolean quote = g_str_equal (block->kind, "quote") || g_str_equal (block->kind, "voice");
  const char *class = g_str_equal (block->kind, "voice")  ? " class=\"voice\""
                      : g_str_equal (block->kind, "note") ? " class=\"note\""
                                                          : "";

  if (item)
    append_item (self, lists, block);
  else
    set_depth (self, lists, 0, NULL);
  g_string_append_printf (self->out, "<%s id=\"%s\"%s>%s",
                          item    ? "li"
                          : quote ? "blockquote"
                                  : "p",
                          name, class, quote ? "<p>" : "");
  append_inlines (self, inlines);
  if (!item)
    g_string_append (self->out, quote ? "</p></blockquote>\n" : "</p>\n");
}

/**
 * gem_xhtml_append_part:
 * @self: what is written
 * @part: a part of the volume
 * @blocks: (element-type GemBlock): its text
 */
void
gem_xhtml_append_part (GemXhtml *self, const GemVolumePart *part, GPtrArray *blocks)
{
  g_autofree char *heading = gem_volume_dup_heading (part->section);
  g_autofree char *occasion = gem_volume_dup_occasion (self->volume, part->section);
  gboolean box = part->level > 1 && g_str_equal (part->section->kind, "box");
  int level = MIN (part->level + self->shift, 6);
  Lists lists = { { NULL }, 0 };

  g_string_append_printf (self->out, "<section id=\"%s\"%s>\n<h%d>", part->name,
                          box ? " class=\"box\"" : "", level);
  gem_xhtml_append_text (self->out, heading);
  g_string_append_printf (self->out, "</h%d>\n", level);
  if (occasion != NULL)
    {
      g_string_append (self->out, "<p class=\"muted\">");
      gem_xhtml_append_text (self->out, occasion);
      g_string_append (self->out, "</p>\n");
    }
  for (guint i = 0; i < blocks->len; i++)
    append_block (self, &lists, part, g_ptr_array_index (blocks, i));
  set_depth (self, &lists, 0, NULL);
  g_string_append (self->out, "</section>\n");
}

static void
append_places (const GemXhtml *self, const GemListEntry *entry)
{
  guint shown = 0;

  for (guint i = 0; i < entry->places->len; i++)
    {
      const char *address = g_ptr_array_index (entry->places, i);
      const char *name = gem_volume_find_name (self->volume, address);
      g_autoptr (GemAddress) parsed = gem_address_parse (address, NULL);
      const GemSection *section =
          parsed != NULL ? gem_edition_find_section (gem_volume_get_edition (self->volume),
                                                     gem_address_get_id (parsed))
                         : NULL;
      g_autofree char *href = name != NULL ? gem_xhtml_dup_href (self, name) : NULL;

      if (section == NULL)
        continue;
      g_string_append (self->out, shown++ > 0 ? ", " : "<dd>");
      if (href != NULL)
        g_string_append_printf (self->out, "<a href=\"%s\">", href);
      gem_xhtml_append_text (self->out, section->title);
      g_string_append (self->out, href != NULL ? "</a>" : "");
    }
  g_string_append (self->out, shown > 0 ? "</dd>\n" : "");
}

static void
append_entry (const GemXhtml *self, const GemVolumeList *list, const GemListEntry *entry)
{
  g_autofree char *name = gem_volume_dup_entry_name (list->list, entry->id);

  g_string_append_printf (self->out, "<dt id=\"%s\">", name);
  gem_xhtml_append_text (self->out, entry->title);
  g_string_append (self->out, "</dt>\n");
  if (entry->lead != NULL && *entry->lead != '\0')
    {
      g_string_append (self->out, "<dd>");
      gem_xhtml_append_text (self->out, entry->lead);
      g_string_append (self->out, "</dd>\n");
    }
  if (entry->text != NULL && *entry->text != '\0')
    {
      g_string_append (self->out, "<dd>");
      append_lines (self->out, entry->text);
      g_string_append (self->out, "</dd>\n");
    }
  else if (entry->lead == NULL || *entry->lead == '\0')
    g_string_append (self->out, "<dd></dd>\n");
  if (list->list == GEM_EDITION_GOALS)
    append_places (self, entry);
}

/**
 * gem_xhtml_append_list:
 * @self: what is written
 * @list: what stands behind the text
 * @level: of its heading
 */
void
gem_xhtml_append_list (GemXhtml *self, const GemVolumeList *list, int level)
{
  g_string_append_printf (self->out, "<section id=\"%s\">\n<h%d lang=\"%s\">", list->name, level,
                          gem_xhtml_get_program_language ());
  gem_xhtml_append_text (self->out, gem_edition_list_title (list->list));
  g_string_append_printf (self->out, "</h%d>\n<dl>\n", level);
  for (guint i = 0; i < list->entries->len; i++)
    append_entry (self, list, g_ptr_array_index (list->entries, i));
  g_string_append (self->out, "</dl>\n</section>\n");
}

static void
append_contents_line (
    const GemXhtml *self, int *depth, int level, const char *text, const char *name)
{
  g_autofree char *href = gem_xhtml_dup_href (self, name);

  for (; *depth > level; (*depth)--)
    g_string_append (self->out, "</li>\n</ol>\n");
  if (*depth == level)
    g_string_append (self->out, "</li>\n");
  for (; *depth < level; (*depth)++)
    g_string_append (self->out, "<ol>\n");
  g_string_append_printf (self->out, "<li><a href=\"%s\">", href);
  gem_xhtml_append_text (self->out, text);
  g_string_append (self->out, "</a>");
}

/**
 * gem_xhtml_append_contents:
 * @self: what is written
 *
 * Writes the list of all parts and lists, in each other as they are.
 */
void
gem_xhtml_append_contents (GemXhtml *self)
{
  GPtrArray *parts = gem_volume_get_parts (self->volume);
  GPtrArray *lists = gem_volume_get_lists (self->volume);
  int depth = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      const GemVolumePart *part = g_ptr_array_index (parts, i);
      g_autofree char *heading = gem_volume_dup_heading (part->section);

      append_contents_line (self, &depth, part->level, heading, part->name);
    }
  for (guint i = 0; i < lists->len; i++)
    {
      const GemVolumeList *list = g_ptr_array_index (lists, i);

      append_contents_line (self, &depth, 1, gem_edition_list_title (list->list), list->name);
    }
  for (; depth > 0; depth--)
    g_string_append (self->out, "</li>\n</ol>\n");
}

static void
append_program_line (const GemXhtml *self, const char *text)
{
  const char *language = gem_xhtml_get_program_language ();

  if (text == NULL)
    return;
  g_string_append_printf (self->out, "<p class=\"muted\" lang=\"%s\" xml:lang=\"%s\">", language,
                          language);
  gem_xhtml_append_text (self->out, text);
  g_string_append (self->out, "</p>\n");
}

/**
 * gem_xhtml_append_source:
 * @self: what is written
 * @options: circumstances
 *
 * Writes where the text is from, whose words these are, and when the file was made.
 */
void
gem_xhtml_append_source (const GemXhtml *self, const GemPaperOptions *options)
{
  g_autofree char *source = gem_volume_dup_source (self->volume);
  g_autofree char *today = gem_paper_dup_today (options);
  g_autofree char *made = g_strdup_printf (_ ("Made with Gemeenten 2024 on %s."), today);

  g_string_append (self->out, "<p class=\"muted\">");
  gem_xhtml_append_text (self->out, source);
  g_string_append (self->out, "</p>\n");
  append_program_line (self, gem_volume_get_notice (self->volume));
  append_program_line (self, made);
}
