/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The figure that an address names. */

#include "figure/gem-figure.h"

#include <glib/gi18n-lib.h>

static gboolean
refuse (GError **error, const char *key, const char *value)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
               _ ("“%s” is nothing that “%s” in an address of a comparison can be."), value, key);
  return FALSE;
}

static gboolean
read_measure (const GemAddress *address, GemCompare *compare, GemMeasureSpec *spec, GError **error)
{
  const char *show = gem_address_get_param (address, "show");
  const char *year = gem_address_get_param (address, "year");
  gint64 number = 0;

  spec->theme = gem_address_get_kind (address) == GEM_ADDRESS_THEME
                    ? gem_address_get_id (address)
                    : gem_address_get_param (address, "theme");
  spec->to = gem_address_get_param (address, "to");
  spec->status = gem_address_get_param (address, "status");
  spec->opgave = gem_address_get_param (address, "opgave");
  spec->kind = spec->theme != NULL ? GEM_MEASURE_THEME : GEM_MEASURE_THEMES;
  if (show != NULL && !gem_measure_kind_from_name (show, &spec->kind))
    return refuse (error, "show", show);
  if (spec->theme != NULL && gem_compare_find_theme (compare, spec->theme) < 0)
    return refuse (error, "theme", spec->theme);
  if (spec->to != NULL && gem_compare_find_province (compare, spec->to) < 0)
    return refuse (error, "to", spec->to);
  if (year != NULL && !g_ascii_string_to_signed (year, 10, 1, 9999, &number, NULL))
    return refuse (error, "year", year);
  spec->year = (int) number;
  return TRUE;
}

/**
 * gem_figure_new_for_address:
 * @address: `gem:compare`, `gem:theme/…` or `gem:province/…`, with `as`, `show`, `theme`, `to`, `year`,
 *   `status`, `opgave` and `sort` as docs/architecture.md has them
 * @compare: the comparison
 * @counts: (nullable) (element-type GemAgendaCount): the agenda, where it is counted
 * @error: return location for a %G_IO_ERROR_NOT_FOUND that names what is wrong in @address
 *
 * Returns: (transfer full): the figure, or %NULL with @error set
 */
GemFigure *
gem_figure_new_for_address (const GemAddress *address,
                            GemCompare *compare,
                            GPtrArray *counts,
                            GError **error)
{
  GemMeasureSpec spec = { .counts = counts };
  GemFigureKind kind = GEM_FIGURE_MAP;
  GemFigureSort sort = GEM_FIGURE_SORT_LIKENESS;
  g_autoptr (GemMeasure) measure = NULL;
  const char *as, *order;

  g_return_val_if_fail (address != NULL && compare != NULL, NULL);

  as = gem_address_get_param (address, "as");
  order = gem_address_get_param (address, "sort");
  if (as != NULL && !gem_figure_kind_from_name (as, &kind))
    return refuse (error, "as", as), NULL;
  if (order != NULL && !gem_figure_sort_from_name (order, &sort))
    return refuse (error, "sort", order), NULL;
  if (!read_measure (address, compare, &spec, error))
    return NULL;
  measure = gem_measure_new (compare, &spec);
  return gem_figure_new (kind, compare, measure, sort);
}
