/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The table that stands in for a figure, on screen and as CSV: the same figures in both. */

#include "figure/gem-figure-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
join_subjects (const GemSession *session)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < session->subjects->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "",
                            ((GemSubject *) g_ptr_array_index (session->subjects, i))->wording);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_row (GPtrArray *rows, const char *const *cells)
{
  g_ptr_array_add (rows, g_strdupv ((char **) cells));
}

static void
add_province (const GemFigure *self, guint province, GPtrArray *rows)
{
  const GemSession *session = gem_compare_get_session (self->compare, province);
  g_autofree char *subjects = join_subjects (session);
  const char *cells[] = { session->province, gem_figure_get_mark (self, province)->value,
                          session->date, subjects, NULL };

  add_row (rows, cells);
}

static void
add_cells (const GemFigure *self, guint province, GPtrArray *rows)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      guint theme = g_array_index (self->columns, guint, i);
      GemCompareCell flags = gem_compare_get_cell (self->compare, province, theme);
      g_autofree char *wording = gem_compare_dup_wording (self->compare, province, theme);
      const char *cells[] = { gem_compare_get_session (self->compare, province)->province,
                              gem_compare_get_theme_name (self->compare, theme), wording,
                              flags & GEM_COMPARE_DOUBTFUL ? _ ("doubtful")
                              : flags & GEM_COMPARE_OWN    ? _ ("put here by you")
                                                           : "",
                              NULL };

      if (flags != GEM_COMPARE_ABSENT)
        add_row (rows, cells);
    }
}

/**
 * gem_figure_dup_table:
 * @self: a figure
 * @header: (out) (transfer full) (array zero-terminated=1): names of the columns
 * @rows: (out) (transfer full) (element-type GStrv): the rows, with as many cells each
 */
void
gem_figure_dup_table (const GemFigure *self, GStrv *header, GPtrArray **rows)
{
  const char *matrix[] = { _ ("Province"), _ ("Theme"), _ ("In its own words"), _ ("Remark"),
                           NULL };
  const char *others[] = { _ ("Province"), NULL, _ ("Date of the session"),
                           _ ("Subjects in its own words"), NULL };
  const char *progress[] = { _ ("Challenge"),
                             _ ("Year"),
                             _ ("Done"),
                             _ ("In progress"),
                             _ ("Planned"),
                             _ ("Dropped"),
                             _ ("Other"),
                             _ ("All items"),
                             _ ("Done, %"),
                             _ ("Still open after that year"),
                             NULL };
  gboolean is_matrix = self->kind == GEM_FIGURE_MATRIX;
  g_autoptr (GArray) order = NULL;

  g_return_if_fail (self != NULL && header != NULL && rows != NULL);

  *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  if (self->progress != NULL)
    {
      *header = g_strdupv ((char **) progress);
      gem_figure_add_progress_rows (self, *rows);
      return;
    }
  others[1] = gem_measure_get_title (self->measure);
  *header = g_strdupv ((char **) (is_matrix ? matrix : others));
  order = is_matrix                           ? g_array_ref (self->rows)
          : self->kind == GEM_FIGURE_TIMELINE ? gem_compare_dup_by_date (self->compare)
                                              : gem_compare_dup_all (self->compare);
  for (guint i = 0; i < order->len; i++)
    (is_matrix ? add_cells : add_province) (self, g_array_index (order, guint, i), *rows);
}

/* RFC 4180. What a spreadsheet would take for a formula is marked as text. */
static void
append_cell (GString *text, const char *cell)
{
  g_autoptr (GString) quoted = g_string_new (cell != NULL ? cell : "");

  g_string_replace (quoted, "\"", "\"\"", 0);
  g_string_append_printf (text, "\"%s%s\"",
                          quoted->str[0] != '\0' && strchr ("=+-@\t\r", quoted->str[0]) != NULL
                              ? "'"
                              : "",
                          quoted->str);
}

static void
append_row (GString *text, char **cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      append_cell (text, cells[i]);
    }
  g_string_append (text, "\r\n");
}

/**
 * gem_figure_to_csv:
 * @self: a figure
 *
 * Returns: (transfer full): its table as CSV in UTF-8, RFC 4180
 */
char *
gem_figure_to_csv (const GemFigure *self)
{
  g_auto (GStrv) header = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  gem_figure_dup_table (self, &header, &rows);
  append_row (text, header);
  for (guint i = 0; i < rows->len; i++)
    append_row (text, g_ptr_array_index (rows, i));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
