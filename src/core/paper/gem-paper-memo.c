/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A comparison as a memo: what it says in words, its figure, and its table. */

#include "paper/gem-paper-private.h"

#include "figure/gem-picture.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SHARE 0.7 /* of the width that a map takes in height */
#define MOST 1.2  /* that any figure takes */
#define LETTERS 8 /* in a figure, in points */
#define LEGEND 40 /* below it */

/* Of province, value, date and wording; of province, theme, wording and remark. */
static const double widths[] = { 0.19, 0.19, 0.20, 0.42 };
static const double matrix_widths[] = { 0.19, 0.30, 0.37, 0.14 };

static PangoContext *
create_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Cantarell, Sans");

  pango_font_description_set_absolute_size (font, LETTERS * PANGO_SCALE);
  pango_context_set_font_description (context, font);
  pango_cairo_context_set_resolution (context, 72);
  return context;
}

static void
draw_figure (cairo_t *cr, double width, double height, gpointer data)
{
  GemPalette palette;
  PangoContext *context = create_context ();

  gem_palette_init_print (&palette);
  gem_figure_layout (data, context, width, height - LEGEND);
  gem_figure_draw (data, cr, &palette);
  gem_picture_draw_legend (data, cr, &palette, LETTERS, 0, height - LEGEND + 8, width);
  g_object_unref (context);
}

static void
add_table (GemPages *pages, GemFigure *figure)
{
  g_auto (GStrv) header = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  const double *columns =
      gem_figure_get_kind (figure) == GEM_FIGURE_MATRIX ? matrix_widths : widths;

  gem_figure_dup_table (figure, &header, &rows);
  if (g_strv_length (header) != G_N_ELEMENTS (widths))
    return;
  gem_pages_open (pages, "Table");
  gem_pages_add_row (pages, gem_paper_get_style (GEM_PAPER_TABLE_HEAD),
                     (const char *const *) header, columns);
  for (guint i = 0; i < rows->len; i++)
    gem_pages_add_row (pages, gem_paper_get_style (GEM_PAPER_TABLE_ROW),
                       g_ptr_array_index (rows, i), columns);
  gem_pages_close (pages, "Table");
}

static double
measure_figure (GemFigure *figure, const GemPages *pages)
{
  PangoContext *context = create_context ();
  double width, room, height = 0;

  gem_pages_get_room (pages, &width, &room);
  gem_figure_measure (figure, context, width, &height);
  g_object_unref (context);
  height = gem_figure_get_kind (figure) == GEM_FIGURE_MAP ? width * SHARE
                                                          : CLAMP (height, 60, width * MOST);
  return MIN (height + LEGEND, room);
}

/* What a session was, and what it brought in. */
static GStrv
describe_province (const GemSession *session)
{
  g_autoptr (GString) subjects = g_string_new (NULL);
  g_autofree char *date = gem_volume_dup_date (session->date);
  GStrv words = g_new0 (char *, 3);

  for (guint i = 0; i < session->subjects->len; i++)
    {
      const GemSubject *subject = g_ptr_array_index (session->subjects, i);

      g_string_append_printf (subjects, "%s%s", i > 0 ? "; " : "", subject->wording);
    }
  words[0] = g_strdup_printf (_ ("The session was on %s. Its motto: ‘%s’."), date, session->motto);
  words[1] = g_strdup_printf (_ ("Its subjects, in its own words: %s."), subjects->str);
  return words;
}

static char *
join_names (GemCompare *compare, const GArray *provinces)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < provinces->len; i++)
    g_ptr_array_add (
        names, gem_compare_get_session (compare, g_array_index (provinces, guint, i))->province);
  g_ptr_array_add (names, NULL);
  return gem_compare_join ((const char *const *) names->pdata);
}

/**
 * gem_paper_describe_memo:
 * @compare: a comparison
 * @address: what of it the memo is about
 * @title: (out) (transfer full) (nullable): what it is called; %NULL for the title of its figure
 * @error: return location for a province that is not there
 *
 * Returns: (transfer full): what to say before the figure, a paragraph each; or %NULL with @error set
 */
GStrv
gem_paper_describe_memo (GemCompare *compare,
                         const GemAddress *address,
                         char **title,
                         GError **error)
{
  const char *list;
  g_autoptr (GArray) provinces = NULL;

  g_return_val_if_fail (compare != NULL && address != NULL && title != NULL, NULL);

  *title = NULL;
  if (gem_address_get_kind (address) == GEM_ADDRESS_PROVINCE)
    {
      const GemSession *session = gem_edition_find_session (gem_compare_get_edition (compare),
                                                            gem_address_get_id (address));

      if (session != NULL)
        {
          *title = g_strdup (session->province);
          return describe_province (session);
        }
    }
  list = gem_address_get_param (address, "provinces");
  if (list == NULL)
    return g_new0 (char *, 1);
  provinces = gem_compare_parse (compare, list, error);
  if (provinces == NULL)
    return NULL;
  if (provinces->len > 1)
    *title = join_names (compare, provinces);
  return gem_compare_describe (compare, provinces);
}

/**
 * gem_paper_lay_out_memo:
 * @figure: what it is about; it outlives the pages, and its layout is theirs afterwards
 * @title: (nullable): what it is called; %NULL for the title of @figure
 * @words: (nullable) (array zero-terminated=1): what to say before the figure, a paragraph each
 * @options: size of the pages, and circumstances
 *
 * Returns: (transfer full): the memo on pages
 */
GemPages *
gem_paper_lay_out_memo (GemFigure *figure,
                        const char *title,
                        const char *const *words,
                        const GemPaperOptions *options)
{
  GemPages *pages;
  g_autofree char *caption = NULL, *description = NULL, *today = NULL, *made = NULL;
  GemEdition *edition;

  g_return_val_if_fail (figure != NULL && options != NULL, NULL);
  g_return_val_if_fail (gem_figure_get_compare (figure) != NULL, NULL);

  edition = gem_compare_get_edition (gem_figure_get_compare (figure));
  caption = gem_figure_dup_title (figure);
  description = gem_figure_dup_description (figure);
  today = gem_paper_dup_today (options);
  made = g_strdup_printf (
      _ ("Source: %s; the twelve provincial sessions and the agenda. Made with Gemeenten 2024 on %s."),
      gem_edition_get_meta (edition, "title"), today);
  if (title == NULL)
    title = caption;
  pages = gem_pages_new (&options->size);
  gem_pages_set_heads (pages, gem_edition_get_meta (edition, "title"), title);
  gem_pages_add_words (pages, gem_paper_get_style (GEM_PAPER_HEADING_1), title);
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    gem_pages_add_words (pages, gem_paper_get_style (GEM_PAPER_PARAGRAPH), words[i]);
  if (title != caption)
    gem_pages_add_words (pages, gem_paper_get_style (GEM_PAPER_HEADING_2), caption);
  gem_pages_add_space (pages, 8);
  gem_pages_add_drawing (pages, measure_figure (figure, pages), description, draw_figure, figure);
  add_table (pages, figure);
  gem_pages_add_words (pages, gem_paper_get_style (GEM_PAPER_SOURCE), made);
  gem_pages_finish (pages);
  return pages;
}

/**
 * gem_paper_make_memo:
 * @figure: what it is about; its layout is that of the memo afterwards
 * @title: (nullable): as for gem_paper_lay_out_memo()
 * @words: (nullable) (array zero-terminated=1): likewise
 * @options: size of the pages, and circumstances
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GIOErrorEnum
 *
 * Returns: (transfer full): the memo as PDF, or %NULL with @error set
 */
GBytes *
gem_paper_make_memo (GemFigure *figure,
                     const char *title,
                     const char *const *words,
                     const GemPaperOptions *options,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GemPages) pages = NULL;
  g_autofree char *caption = NULL;
  GemEdition *edition;

  g_return_val_if_fail (figure != NULL && options != NULL, NULL);

  pages = gem_paper_lay_out_memo (figure, title, words, options);
  caption = gem_figure_dup_title (figure);
  edition = gem_compare_get_edition (gem_figure_get_compare (figure));

  const GemPagesInfo info = { .title = title != NULL ? title : caption,
                              .subject = caption,
                              .language = gem_edition_get_meta (edition, "language"),
                              .moment = gem_pages_find_moment (options->now) };

  return gem_pages_to_pdf (pages, &info, options->progress, options->data, cancellable, error);
}
