/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "paper/gem-paper-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_SECTIONS 8 /* in each other */

struct _GemPaper
{
  GemVolume *volume;
  GemPages *pages;
};

typedef struct
{
  GemVolume *volume;
  GemPages *pages;
  int levels[MAX_SECTIONS]; /* of the sections that are open in the structure */
  guint n_levels;
  int lists;    /* how deep the list is that is open; 0 for none */
  guint number; /* of the last numbered item; 0 for none */
  gboolean box;
} Setter;

/**
 * gem_paper_dup_today:
 * @options: options
 *
 * Returns: (transfer full): the day of gem_pages_find_moment(), in words
 */
char *
gem_paper_dup_today (const GemPaperOptions *options)
{
  g_autoptr (GDateTime) now =
      g_date_time_new_from_unix_local (gem_pages_find_moment (options->now));

  /* Translators: day, month in words, year; see strftime(3) */
  return g_date_time_format (now, _ ("%-d %B %Y"));
}

static void
add (Setter *self, GemPaperStyle style, const char *text, const char *name)
{
  const GemPagesText what = { .style = gem_paper_get_style (style), .text = text, .name = name };

  gem_pages_add (self->pages, &what);
}

static void
end_lists (Setter *self, int depth)
{
  for (; self->lists > depth; self->lists--)
    gem_pages_close (self->pages, "L");
}

static void
begin_lists (Setter *self, int depth)
{
  end_lists (self, depth);
  for (; self->lists < depth; self->lists++)
    gem_pages_open (self->pages, "L");
}

/* What is on paper can't be followed: an address of the web is read in brackets behind its link. */
static GPtrArray *
spell_addresses (GPtrArray *inlines)
{
  GPtrArray *spelled = gem_inline_array_new ();

  for (guint i = 0; i < inlines->len; i++)
    {
      const GemInline *piece = g_ptr_array_index (inlines, i);
      const GemInline *next = i + 1 < inlines->len ? g_ptr_array_index (inlines, i + 1) : NULL;
      const char *shown = piece->href;

      gem_inline_append (spelled, piece->text, piece->style, piece->href);
      if (shown == NULL || *shown == '#' ||
          (next != NULL && g_strcmp0 (next->href, piece->href) == 0))
        continue;
      if (g_str_has_prefix (shown, "https://"))
        shown += strlen ("https://");
      else if (g_str_has_prefix (shown, "mailto:"))
        shown += strlen ("mailto:");
      if (strstr (piece->text, shown) == NULL)
        {
          g_autofree char *words = g_strdup_printf (" (%s)", shown);

          gem_inline_append (spelled, words, piece->style, NULL);
        }
    }
  return spelled;
}

static GemPaperStyle
get_block_style (const GemBlock *block)
{
  if (g_str_equal (block->kind, "item") || g_str_equal (block->kind, "numbered"))
    return block->depth <= 1   ? GEM_PAPER_ITEM_1
           : block->depth == 2 ? GEM_PAPER_ITEM_2
                               : GEM_PAPER_ITEM_3;
  if (g_str_equal (block->kind, "quote") || g_str_equal (block->kind, "voice"))
    return GEM_PAPER_QUOTE;
  return g_str_equal (block->kind, "note") ? GEM_PAPER_NOTE : GEM_PAPER_PARAGRAPH;
}

/* @leads: whether it announces what comes next, and stays with it */
static void
add_block (Setter *self, const GemVolumePart *part, const GemBlock *block, gboolean leads)
{
  GemPaperStyle style = get_block_style (block);
  g_autofree char *name = gem_volume_dup_block_name (part, block);
  g_autoptr (GPtrArray) inlines = gem_volume_read_block (self->volume, block, name);
  g_autoptr (GPtrArray) spelled = spell_addresses (inlines);
  g_autofree char *label = NULL;
  gboolean framed = style == GEM_PAPER_QUOTE;
  GemPagesText text = { .style = gem_paper_get_style (style), .inlines = spelled, .name = name };

  if (leads && style == GEM_PAPER_PARAGRAPH)
    text.style = gem_paper_get_style (GEM_PAPER_LEAD);
  self->number = g_str_equal (block->kind, "numbered") ? self->number + 1 : 0;
  if (self->number > 0)
    label = g_strdup_printf ("%u.", self->number);
  else if (g_str_equal (block->kind, "item"))
    label = g_strdup ("•");
  text.label = label;
  begin_lists (self, label != NULL ? CLAMP (block->depth, 1, 3) : 0);
  if (framed)
    gem_pages_begin_frame (self->pages,
                           g_str_equal (block->kind, "voice") ? GEM_PAGES_VOICE : GEM_PAGES_QUOTE);
  gem_pages_add (self->pages, &text);
  if (framed)
    gem_pages_end_frame (self->pages);
}

static void
close_sections (Setter *self, int level)
{
  for (; self->n_levels > 0 && self->levels[self->n_levels - 1] >= level; self->n_levels--)
    gem_pages_close (self->pages, "Sect");
}

static void
open_section (Setter *self, int level)
{
  close_sections (self, level);
  if (self->n_levels == MAX_SECTIONS)
    close_sections (self, self->levels[self->n_levels - 1]);
  gem_pages_open (self->pages, "Sect");
  self->levels[self->n_levels++] = level;
}

static void
add_heading (Setter *self, const GemVolumePart *part)
{
  static const GemPaperStyle headings[] = { GEM_PAPER_HEADING_1, GEM_PAPER_HEADING_2,
                                            GEM_PAPER_HEADING_3, GEM_PAPER_HEADING_4 };
  g_autofree char *heading = gem_volume_dup_heading (part->section);
  g_autofree char *occasion = gem_volume_dup_occasion (self->volume, part->section);
  guint level = (guint) MIN (part->level, (int) G_N_ELEMENTS (headings));

  if (part->level == 1)
    gem_pages_set_heads (self->pages,
                         gem_edition_get_meta (gem_volume_get_edition (self->volume), "title"),
                         heading);
  add (self, self->box ? GEM_PAPER_BOX_HEADING : headings[level - 1], heading, part->name);
  add (self, GEM_PAPER_OCCASION, occasion, NULL);
}

static void
add_part (Setter *self, const GemVolumePart *part, GPtrArray *blocks)
{
  self->box = part->level > 1 && g_str_equal (part->section->kind, "box");
  if (part->level == 1 && gem_volume_get_scope (self->volume) == GEM_VOLUME_EDITION)
    gem_pages_break (self->pages);
  open_section (self, part->level);
  if (self->box)
    gem_pages_begin_frame (self->pages, GEM_PAGES_BOX);
  add_heading (self, part);
  self->number = 0;
  for (guint i = 0; i < blocks->len; i++)
    {
      const GemBlock *block = g_ptr_array_index (blocks, i);

      add_block (self, part, block, i + 1 < blocks->len && g_str_has_suffix (block->text, ":"));
    }
  end_lists (self, 0);
  if (self->box)
    gem_pages_end_frame (self->pages);
}

/* The places of a goal, as sections that can be looked up. */
static void
append_places (const Setter *self, GPtrArray *inlines, const GemListEntry *entry)
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
      g_autofree char *href = name != NULL ? g_strconcat ("#", name, NULL) : NULL;

      if (section == NULL)
        continue;
      /* Translators: before the sections that a Global Goal touches */
      if (shown == 0)
        {
          gem_inline_append (inlines, " ", GEM_INLINE_PLAIN, NULL);
          gem_inline_append (inlines, _ ("See:"), GEM_INLINE_PLAIN, NULL);
        }
      gem_inline_append (inlines, shown++ > 0 ? ", " : " ", GEM_INLINE_PLAIN, NULL);
      gem_inline_append (inlines, section->title, GEM_INLINE_PLAIN, href);
    }
}

static void
add_entry (Setter *self, GemEditionList list, const GemListEntry *entry)
{
  g_autoptr (GPtrArray) inlines = gem_inline_array_new ();
  g_autofree char *name = gem_volume_dup_entry_name (list, entry->id);
  const GemPagesText text = { .style = gem_paper_get_style (GEM_PAPER_ENTRY),
                              .inlines = inlines,
                              .name = name };

  if (list == GEM_EDITION_REFERENCES && entry->lead != NULL)
    {
      g_autofree char *who = g_strdup_printf ("%s. ", entry->lead);

      gem_inline_append (inlines, who, GEM_INLINE_PLAIN, NULL);
    }
  gem_inline_append (inlines, entry->title,
                     list == GEM_EDITION_REFERENCES ? GEM_INLINE_ITALIC : GEM_INLINE_BOLD, NULL);
  if (list == GEM_EDITION_TERMS && entry->lead != NULL && *entry->lead != '\0')
    {
      g_autofree char *full = g_strdup_printf (" (%s)", entry->lead);

      gem_inline_append (inlines, full, GEM_INLINE_PLAIN, NULL);
    }
  if (entry->text != NULL && *entry->text != '\0')
    {
      g_autofree char *rest = g_strdup_printf (". %s", entry->text);

      gem_inline_append (inlines, rest, GEM_INLINE_PLAIN, NULL);
    }
  if (list == GEM_EDITION_GOALS)
    append_places (self, inlines, entry);
  gem_pages_add (self->pages, &text);
}

static void
add_lists (Setter *self)
{
  GPtrArray *lists = gem_volume_get_lists (self->volume);
  gboolean whole = gem_volume_get_scope (self->volume) == GEM_VOLUME_EDITION;

  for (guint i = 0; i < lists->len; i++)
    {
      const GemVolumeList *list = g_ptr_array_index (lists, i);
      const char *title = gem_edition_list_title (list->list);

      if (whole)
        {
          gem_pages_break (self->pages);
          gem_pages_set_heads (self->pages,
                               gem_edition_get_meta (gem_volume_get_edition (self->volume),
                                                     "title"),
                               title);
        }
      open_section (self, whole ? 1 : 2);
      add (self, whole ? GEM_PAPER_HEADING_1 : GEM_PAPER_HEADING_2, title, list->name);
      for (guint j = 0; j < list->entries->len; j++)
        add_entry (self, list->list, g_ptr_array_index (list->entries, j));
    }
}

static void
add_title_page (Setter *self, const char *made)
{
  GemEdition *edition = gem_volume_get_edition (self->volume);
  g_autofree char *source = gem_volume_dup_source (self->volume);
  double width, height;

  gem_pages_get_room (self->pages, &width, &height);
  gem_pages_set_plain_first (self->pages);
  gem_pages_add_space (self->pages, height * 0.22);
  add (self, GEM_PAPER_TITLE, gem_volume_get_title (self->volume), NULL);
  add (self, GEM_PAPER_SUBTITLE, gem_edition_get_meta (edition, "subtitle"), NULL);
  gem_pages_add_space (self->pages, height * 0.05);
  add (self, GEM_PAPER_PARAGRAPH, gem_edition_get_meta (edition, "publisher"), NULL);
  gem_pages_add_space (self->pages, height * 0.35);
  add (self, GEM_PAPER_SOURCE, source, NULL);
  add (self, GEM_PAPER_NOTE, gem_volume_get_notice (self->volume), NULL);
  add (self, GEM_PAPER_NOTE, made, NULL);
  gem_pages_break (self->pages);
}

static void
add_contents_line (Setter *self, GemPaperStyle style, const char *text, const char *name)
{
  const GemPagesText line = { .style = gem_paper_get_style (style), .text = text, .page_of = name };

  gem_pages_add (self->pages, &line);
}

/* The numbers are filled in when the pages are drawn: their column is as wide whatever they are. */
static void
add_contents (Setter *self)
{
  GPtrArray *parts = gem_volume_get_parts (self->volume);
  GPtrArray *lists = gem_volume_get_lists (self->volume);

  add (self, GEM_PAPER_COLUMN, _ ("Contents"), NULL);
  gem_pages_open (self->pages, "TOC");
  for (guint i = 0; i < parts->len; i++)
    {
      const GemVolumePart *part = g_ptr_array_index (parts, i);
      g_autofree char *heading = gem_volume_dup_heading (part->section);

      if (part->level <= 2)
        add_contents_line (self, part->level == 1 ? GEM_PAPER_CONTENTS_1 : GEM_PAPER_CONTENTS_2,
                           heading, part->name);
    }
  for (guint i = 0; i < lists->len; i++)
    {
      const GemVolumeList *list = g_ptr_array_index (lists, i);

      add_contents_line (self, GEM_PAPER_CONTENTS_1, gem_edition_list_title (list->list),
                         list->name);
    }
  gem_pages_close (self->pages, "TOC");
}

static gboolean
add_all (Setter *self, const GemPaperOptions *options, GCancellable *cancellable, GError **error)
{
  GPtrArray *parts = gem_volume_get_parts (self->volume);
  gboolean whole = gem_volume_get_scope (self->volume) == GEM_VOLUME_EDITION;
  g_autofree char *today = gem_paper_dup_today (options);
  g_autofree char *made = g_strdup_printf (_ ("Made with Gemeenten 2024 on %s."), today);
  g_autofree char *source = gem_volume_dup_source (self->volume);

  if (whole)
    {
      add_title_page (self, made);
      add_contents (self);
    }
  for (guint i = 0; i < parts->len; i++)
    {
      g_autoptr (GPtrArray) blocks = gem_volume_load_blocks (self->volume, i, cancellable, error);

      if (blocks == NULL)
        return FALSE;
      add_part (self, g_ptr_array_index (parts, i), blocks);
      if (options->progress != NULL)
        options->progress (i + 1, parts->len, options->data);
    }
  add_lists (self);
  close_sections (self, 0);
  if (!whole)
    {
      add (self, GEM_PAPER_SOURCE, source, NULL);
      add (self, GEM_PAPER_NOTE, gem_volume_get_notice (self->volume), NULL);
      add (self, GEM_PAPER_NOTE, made, NULL);
    }
  gem_pages_finish (self->pages);
  return TRUE;
}

/**
 * gem_paper_new:
 * @volume: what to put on paper
 * @options: size of the pages, and circumstances
 * @cancellable: (nullable): a cancellable
 * @error: return location for %G_IO_ERROR_CANCELLED, or what gem_volume_load_blocks() says
 *
 * Lays everything out, which takes its time: for workers and the command line.
 *
 * Returns: (transfer full): the pages, or %NULL with @error set
 */
GemPaper *
gem_paper_new (GemVolume *volume,
               const GemPaperOptions *options,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GemPaper) self = NULL;
  Setter setter = { 0 };

  g_return_val_if_fail (volume != NULL && options != NULL, NULL);

  self = g_new0 (GemPaper, 1);
  self->volume = gem_volume_ref (volume);
  self->pages = gem_pages_new (&options->size);
  setter.volume = volume;
  setter.pages = self->pages;
  return add_all (&setter, options, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * gem_paper_free:
 * @self: (transfer full): paper
 */
void
gem_paper_free (GemPaper *self)
{
  g_return_if_fail (self != NULL);

  gem_pages_free (self->pages);
  gem_volume_unref (self->volume);
  g_free (self);
}

/**
 * gem_paper_get_n_pages:
 * @self: paper
 *
 * Returns: how many pages it has, at least one
 */
guint
gem_paper_get_n_pages (const GemPaper *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return gem_pages_get_n_pages (self->pages);
}

/**
 * gem_paper_draw:
 * @self: paper
 * @cr: where to draw; its unit is the point, and its origin the corner of the page
 * @page: which page, from 0
 */
void
gem_paper_draw (const GemPaper *self, cairo_t *cr, guint page)
{
  g_return_if_fail (self != NULL);

  gem_pages_draw (self->pages, cr, page);
}

/**
 * gem_paper_to_pdf:
 * @self: paper
 * @options: circumstances
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GIOErrorEnum
 *
 * Returns: (transfer full): the pages as PDF, with outline, links and structure, or %NULL with @error set
 */
GBytes *
gem_paper_to_pdf (const GemPaper *self,
                  const GemPaperOptions *options,
                  GCancellable *cancellable,
                  GError **error)
{
  GemEdition *edition;

  g_return_val_if_fail (self != NULL && options != NULL, NULL);

  edition = gem_volume_get_edition (self->volume);

  const GemPagesInfo info = { .title = gem_volume_get_title (self->volume),
                              .author = gem_edition_get_meta (edition, "publisher"),
                              .subject = gem_edition_get_meta (edition, "subtitle"),
                              .language = gem_edition_get_meta (edition, "language"),
                              .moment = gem_pages_find_moment (options->now) };

  return gem_pages_to_pdf (self->pages, &info, options->progress, options->data, cancellable,
                           error);
}
