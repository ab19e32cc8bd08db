/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "export/gem-agenda-paper.h"

#include "export/gem-export-private.h"
#include "paper/gem-inline.h"
#include "paper/gem-pages.h"
#include "paper/gem-volume.h"

#include <glib/gi18n-lib.h>

/* In points. */
#define MARGIN 50.0
#define FOOT 24.0

typedef enum
{
  STYLE_TITLE,
  STYLE_CAPTION,
  STYLE_YEAR,
  STYLE_GROUP,
  STYLE_ITEM,
  STYLE_TEXT,
  STYLE_FACT,
  STYLE_LEAD, /* facts that a text follows */
  N_STYLES
} Style;

static const GemPagesStyle styles[N_STYLES] = {
  [STYLE_TITLE] = { .tag = "H1", .size = 20, .bold = TRUE, .keep = TRUE },
  [STYLE_CAPTION] = { .tag = "P", .size = 9, .before = 4 },
  [STYLE_YEAR] = { .tag = "H2",
                   .size = 16,
                   .bold = TRUE,
                   .before = 18,
                   .keep = TRUE,
                   .outline = 1 },
  [STYLE_GROUP] = { .tag = "H3",
                    .size = 13,
                    .bold = TRUE,
                    .before = 12,
                    .keep = TRUE,
                    .outline = 2 },
  [STYLE_ITEM] = { .tag = "H4", .size = 10, .bold = TRUE, .before = 9, .keep = TRUE, .outline = 3 },
  [STYLE_TEXT] = { .tag = "P", .size = 10, .before = 3 },
  [STYLE_FACT] = { .tag = "P", .size = 9, .before = 2 },
  [STYLE_LEAD] = { .tag = "P", .size = 9, .before = 2, .keep = TRUE },
};

struct _GemAgendaPaper
{
  char *title;
  char *language;
  gint64 now;
  GemPages *pages;
};

static char *
join_facts (const GemItem *item, GemEdition *edition)
{
  g_autofree char *status = gem_export_dup_status (item);
  g_autofree char *period = gem_export_dup_period (item);
  g_autofree char *provinces = gem_export_dup_provinces (edition, item->provinces);
  g_autofree char *partners = g_strjoinv (", ", item->partners);
  g_autofree char *carried =
      item->holder != NULL ? g_strdup_printf ("%s: %s", _ ("Carried by"), item->holder) : NULL;
  g_autofree char *with =
      *partners != '\0' ? g_strdup_printf ("%s: %s", _ ("Partners"), partners) : NULL;
  const char *parts[] = { status, period, provinces, carried, with };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
set_text (GemPages *pages, Style style, const char *text)
{
  gem_pages_add_words (pages, &styles[style], text);
}

static void
set_link (GemPages *pages, const char *url)
{
  g_autofree char *href = url != NULL ? gem_volume_dup_web (url) : NULL;
  g_autoptr (GPtrArray) inlines = gem_inline_array_new ();
  const GemPagesText text = { .style = &styles[STYLE_FACT], .inlines = inlines };

  if (url == NULL)
    return;
  gem_inline_append (inlines, url, GEM_INLINE_PLAIN, href);
  gem_pages_add (pages, &text);
}

static void
set_item (GemPages *pages, const GemItem *before, const GemItem *item, GemEdition *edition)
{
  g_autofree char *title = gem_export_dup_title (item);
  g_autofree char *facts = join_facts (item, edition);
  g_autofree char *year = g_strdup_printf ("%d", item->year);
  const char *text = gem_export_get_text (item);

  if (before == NULL || before->year != item->year)
    set_text (pages, STYLE_YEAR, year);
  if (!gem_export_is_same_group (before, item))
    set_text (pages, STYLE_GROUP, gem_export_get_opgave (item));
  set_text (pages, STYLE_ITEM, title);
  set_text (pages, text != NULL && *text != '\0' ? STYLE_LEAD : STYLE_FACT, facts);
  set_text (pages, STYLE_TEXT, text);
  set_link (pages, item->url);
}

static void
set_head (GemPages *pages, guint n_items, const GemExportOptions *options)
{
  g_autofree char *today = gem_export_dup_today (options);
  g_autofree char *made =
      g_strdup_printf (ngettext ("%u item. Made with Gemeenten 2024 on %s.",
                                 "%u items. Made with Gemeenten 2024 on %s.", n_items),
                       n_items, today);

  set_text (pages, STYLE_TITLE, options->title);
  set_text (pages, STYLE_CAPTION, options->chosen);
  set_text (pages, STYLE_CAPTION, made);
  gem_pages_set_heads (pages, options->title, options->chosen);
}

/**
 * gem_agenda_paper_new:
 * @items: (element-type GemItem): items
 * @edition: where sections and provinces have their names
 * @options: title, circumstances and the size of a page
 * @cancellable: (nullable): a cancellable
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Lays everything out, which takes its time: for workers and the command line.
 *
 * Returns: (transfer full): the pages, or %NULL with @error set
 */
GemAgendaPaper *
gem_agenda_paper_new (GPtrArray *items,
                      GemEdition *edition,
                      const GemExportOptions *options,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GemAgendaPaper) self = NULL;
  g_autoptr (GPtrArray) sorted = NULL;
  const GemItem *before = NULL;

  g_return_val_if_fail (items != NULL && GEM_IS_EDITION (edition) && options != NULL, NULL);

  const GemPagesSize size = {
    options->width, options->height, MARGIN, MARGIN, MARGIN, MARGIN + FOOT
  };

  self = g_new0 (GemAgendaPaper, 1);
  self->title = g_strdup (options->title);
  self->language = g_strdup (gem_edition_get_meta (edition, "language"));
  self->now = options->now;
  self->pages = gem_pages_new (&size);
  sorted = gem_export_dup_sorted (items);
  set_head (self->pages, items->len, options);
  for (guint i = 0; i < sorted->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      set_item (self->pages, before, g_ptr_array_index (sorted, i), edition);
      before = g_ptr_array_index (sorted, i);
    }
  gem_pages_finish (self->pages);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * gem_agenda_paper_free:
 * @self: (transfer full): paper
 */
void
gem_agenda_paper_free (GemAgendaPaper *self)
{
  g_return_if_fail (self != NULL);

  gem_pages_free (self->pages);
  g_free (self->title);
  g_free (self->language);
  g_free (self);
}

/**
 * gem_agenda_paper_get_n_pages:
 * @self: paper
 *
 * Returns: how many pages it has, at least one
 */
guint
gem_agenda_paper_get_n_pages (const GemAgendaPaper *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return gem_pages_get_n_pages (self->pages);
}

/**
 * gem_agenda_paper_draw:
 * @self: paper
 * @cr: where to draw; its unit is the point, and its origin the corner of the page
 * @page: which page, from 0
 */
void
gem_agenda_paper_draw (const GemAgendaPaper *self, cairo_t *cr, guint page)
{
  g_return_if_fail (self != NULL);

  gem_pages_draw (self->pages, cr, page);
}

/**
 * gem_agenda_paper_to_pdf:
 * @self: paper
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GIOErrorEnum
 *
 * Returns: (transfer full): the pages as PDF, with outline and links, or %NULL with @error set
 */
GBytes *
gem_agenda_paper_to_pdf (const GemAgendaPaper *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  const GemPagesInfo info = { .title = self->title,
                              .language = self->language,
                              .moment = gem_pages_find_moment (self->now) };

  return gem_pages_to_pdf (self->pages, &info, NULL, NULL, cancellable, error);
}
