/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "compare/gem-measure.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _GemMeasure
{
  GemMeasureKind kind;
  char *title;
  GPtrArray *values; /* GemMeasureValue, a province each */
  GPtrArray *legend; /* GemMeasureStep */
};

G_DEFINE_BOXED_TYPE (GemMeasure, gem_measure, gem_measure_ref, gem_measure_unref)

static const char *const kind_names[GEM_MEASURE_N_KINDS] = { "themes", "theme", "date", "likeness",
                                                             "agenda" };

static void
value_free (gpointer data)
{
  GemMeasureValue *value = data;

  g_free (value->label);
  g_free (value->text);
  g_free (value);
}

static void
step_free (gpointer data)
{
  GemMeasureStep *step = data;

  g_free (step->text);
  g_free (step);
}

static void
add_value (GemMeasure *self, double number, int level, char *label, char *text)
{
  GemMeasureValue *value = g_new0 (GemMeasureValue, 1);

  value->number = number;
  value->level = level;
  value->label = label;
  value->text = text;
  g_ptr_array_add (self->values, value);
}

/* A step stands in the legend when a province is in it, or when @always. */
static void
add_step (GemMeasure *self, int level, char *text, gboolean always)
{
  GemMeasureStep *step = g_new0 (GemMeasureStep, 1);

  step->level = level;
  step->text = text;
  for (guint i = 0; i < self->values->len; i++)
    step->provinces += gem_measure_get_value (self, i)->level == level;
  if (step->provinces > 0 || always)
    g_ptr_array_add (self->legend, step);
  else
    step_free (step);
}

/* --- themes --- */

static void
measure_themes (GemMeasure *self, GemCompare *compare)
{
  self->title = g_strdup (_ ("Number of themes"));
  for (guint i = 0; i < gem_compare_get_n_provinces (compare); i++)
    {
      guint count = gem_compare_count_themes (compare, i);

      add_value (self, count, CLAMP ((int) count - 1, GEM_MEASURE_NOTHING, GEM_MEASURE_LEVELS - 1),
                 g_strdup_printf ("%u", count),
                 g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u theme", "%u themes", count),
                                  count));
    }
  for (int level = GEM_MEASURE_LEVELS - 1; level >= 0; level--)
    {
      guint count = (guint) level + 1;
      char *text =
          level == GEM_MEASURE_LEVELS - 1
              ? g_strdup_printf (_ ("%u themes or more"), count)
              : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u theme", "%u themes", count),
                                 count);

      add_step (self, level, text, FALSE);
    }
  add_step (self, GEM_MEASURE_NOTHING, g_strdup (_ ("No theme")), FALSE);
}

static void
measure_theme (GemMeasure *self, GemCompare *compare, int theme)
{
  self->title =
      g_strdup_printf (_ ("Theme: %s"), gem_compare_get_theme_name (compare, (guint) theme));
  for (guint i = 0; i < gem_compare_get_n_provinces (compare); i++)
    {
      GemCompareCell cell = gem_compare_get_cell (compare, i, (guint) theme);
      char *wording = gem_compare_dup_wording (compare, i, (guint) theme);

      if (cell == GEM_COMPARE_ABSENT)
        add_value (self, 0, GEM_MEASURE_NOTHING, g_strdup ("–"),
                   g_strdup (_ ("did not bring this in")));
      else if (cell & GEM_COMPARE_DOUBTFUL)
        {
          add_value (self, 1, 1, g_strdup ("?"), g_strdup_printf (_ ("%s (doubtful)"), wording));
          g_free (wording);
        }
      else
        add_value (self, 1, 3, g_strdup ("✓"), wording);
    }
  add_step (self, 3, g_strdup (_ ("Brought it in")), TRUE);
  add_step (self, 1, g_strdup (_ ("Doubtful")), FALSE);
  add_step (self, GEM_MEASURE_NOTHING, g_strdup (_ ("Did not")), TRUE);
}

/* --- dates --- */

static GDateTime *
parse_date (const char *iso)
{
  g_autofree char *text = g_strconcat (iso, "T00:00:00Z", NULL);

  return g_date_time_new_from_iso8601 (text, NULL);
}

static int
count_months (GDateTime *date)
{
  return g_date_time_get_year (date) * 12 + g_date_time_get_month (date);
}

/* A step a month, evenly over the five. */
static void
measure_date (GemMeasure *self, GemCompare *compare)
{
  g_autoptr (GArray) order = gem_compare_dup_by_date (compare);
  guint n = order->len;
  g_autoptr (GDateTime) first = NULL, last = NULL;
  int months;

  self->title = g_strdup (_ ("Date of the session"));
  if (n == 0)
    return;
  first = parse_date (gem_compare_get_session (compare, g_array_index (order, guint, 0))->date);
  last = parse_date (gem_compare_get_session (compare, g_array_index (order, guint, n - 1))->date);
  if (first == NULL || last == NULL)
    return;
  months = MAX (count_months (last) - count_months (first), 1);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GDateTime) date = parse_date (gem_compare_get_session (compare, i)->date);
      int month = date != NULL ? count_months (date) - count_months (first) : 0;

      if (date == NULL)
        add_value (self, -1, GEM_MEASURE_NOTHING, g_strdup ("–"), g_strdup (_ ("no date")));
      else
        add_value (self, (double) (g_date_time_difference (date, first) / G_TIME_SPAN_DAY),
                   month * (GEM_MEASURE_LEVELS - 1) / months, g_date_time_format (date, "%-d %b"),
                   g_date_time_format (date, "%-d %B %Y"));
    }
  for (int month = 0; month <= months; month++)
    {
      g_autoptr (GDateTime) date = g_date_time_add_months (first, month);
      int level = month * (GEM_MEASURE_LEVELS - 1) / months;

      if (month == 0 || level != (month - 1) * (GEM_MEASURE_LEVELS - 1) / months)
        add_step (self, level, g_date_time_format (date, "%B %Y"), FALSE);
    }
}

/* --- likeness --- */

static void
measure_likeness (GemMeasure *self, GemCompare *compare, guint to)
{
  const GemSession *own = gem_compare_get_session (compare, to);

  self->title = g_strdup_printf (_ ("Likeness to %s"), own->province);
  for (guint i = 0; i < gem_compare_get_n_provinces (compare); i++)
    {
      double likeness = gem_compare_get_likeness (compare, to, i, TRUE);
      GArray *pair = g_array_new (FALSE, FALSE, sizeof (guint));
      g_autoptr (GArray) shared = NULL;

      g_array_append_val (pair, to);
      g_array_append_val (pair, i);
      shared = gem_compare_dup_shared (compare, pair);
      g_array_unref (pair);
      if (i == to)
        add_value (self, 1, GEM_MEASURE_LEVELS - 1, g_strdup ("●"), g_strdup (_ ("itself")));
      else
        add_value (self, likeness,
                   likeness > 0
                       ? MIN ((int) (likeness * GEM_MEASURE_LEVELS), GEM_MEASURE_LEVELS - 1)
                       : GEM_MEASURE_NOTHING,
                   g_strdup_printf ("%.2f", likeness),
                   g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%.2f; %u theme shared",
                                                 "%.2f; %u themes shared", shared->len),
                                    likeness, shared->len));
    }
  for (int level = GEM_MEASURE_LEVELS - 1; level >= 0; level--)
    add_step (self, level,
              g_strdup_printf ("%.1f – %.1f", level / (double) GEM_MEASURE_LEVELS,
                               (level + 1) / (double) GEM_MEASURE_LEVELS),
              FALSE);
  add_step (self, GEM_MEASURE_NOTHING, g_strdup (_ ("Nothing shared")), FALSE);
}

/* --- agenda --- */

static guint
count_items (const GemMeasureSpec *spec, const char *iso)
{
  guint count = 0;

  for (guint i = 0; spec->counts != NULL && i < spec->counts->len; i++)
    {
      const GemAgendaCount *entry = g_ptr_array_index (spec->counts, i);

      if (g_strcmp0 (entry->province, iso) == 0 && (spec->year == 0 || entry->year == spec->year) &&
          (spec->status == NULL || g_strcmp0 (entry->status, spec->status) == 0) &&
          (spec->opgave == NULL || g_strcmp0 (entry->opgave, spec->opgave) == 0))
        count += entry->items;
    }
  return count;
}

static void
measure_agenda (GemMeasure *self, GemCompare *compare, const GemMeasureSpec *spec)
{
  guint most = 0, national = count_items (spec, NULL);
  guint width;

  for (guint i = 0; i < gem_compare_get_n_provinces (compare); i++)
    most = MAX (most, count_items (spec, gem_compare_get_session (compare, i)->iso));
  width = MAX ((most + GEM_MEASURE_LEVELS - 1) / GEM_MEASURE_LEVELS, 1);
  self->title =
      spec->year != 0
          ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                          "Agenda items of %d for one province, besides %u for all",
                                          "Agenda items of %d for one province, besides %u for all",
                                          national),
                             spec->year, national)
          : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                          "Agenda items for one province, besides %u for all",
                                          "Agenda items for one province, besides %u for all",
                                          national),
                             national);
  for (guint i = 0; i < gem_compare_get_n_provinces (compare); i++)
    {
      guint count = count_items (spec, gem_compare_get_session (compare, i)->iso);

      add_value (self, count, count > 0 ? (int) ((count - 1) / width) : GEM_MEASURE_NOTHING,
                 g_strdup_printf ("%u", count),
                 g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u agenda item", "%u agenda items",
                                               count),
                                  count));
    }
  for (int level = GEM_MEASURE_LEVELS - 1; level >= 0; level--)
    {
      guint from = (guint) level * width + 1, to = ((guint) level + 1) * width;

      add_step (self, level,
                from == to ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u agenda item",
                                                           "%u agenda items", from),
                                              from)
                           : g_strdup_printf (_ ("%u to %u agenda items"), from, to),
                FALSE);
    }
  add_step (self, GEM_MEASURE_NOTHING, g_strdup (_ ("No agenda item of its own")), FALSE);
}

/* --- found --- */

static guint
count_found (const GemMeasureSpec *spec, const char *iso)
{
  return spec->found != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (spec->found, iso)) : 0;
}

static char *
found_text (guint count)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u place", "%u places", count), count);
}

static void
measure_found (GemMeasure *self, GemCompare *compare, const GemMeasureSpec *spec)
{
  guint most = 0;
  guint width;

  self->title = g_strdup_printf (_ ("Where “%s” is found"), spec->words != NULL ? spec->words : "");
  for (guint i = 0; i < gem_compare_get_n_provinces (compare); i++)
    most = MAX (most, count_found (spec, gem_compare_get_session (compare, i)->iso));
  width = MAX ((most + GEM_MEASURE_LEVELS - 1) / GEM_MEASURE_LEVELS, 1);
  for (guint i = 0; i < gem_compare_get_n_provinces (compare); i++)
    {
      guint count = count_found (spec, gem_compare_get_session (compare, i)->iso);

      add_value (self, count, count > 0 ? (int) ((count - 1) / width) : GEM_MEASURE_NOTHING,
                 g_strdup_printf ("%u", count), found_text (count));
    }
  for (int level = GEM_MEASURE_LEVELS - 1; level >= 0; level--)
    {
      guint from = (guint) level * width + 1, to = ((guint) level + 1) * width;

      add_step (self, level,
                from == to ? found_text (from) : g_strdup_printf (_ ("%u to %u places"), from, to),
                FALSE);
    }
  add_step (self, GEM_MEASURE_NOTHING, g_strdup (_ ("Nothing found")), FALSE);
}

/**
 * gem_measure_new:
 * @compare: the comparison
 * @spec: what to count. A theme or a province that is not there counts themes
 *
 * Returns: (transfer full): what was counted
 */
GemMeasure *
gem_measure_new (GemCompare *compare, const GemMeasureSpec *spec)
{
  GemMeasure *self;
  int theme, to;

  g_return_val_if_fail (compare != NULL && spec != NULL, NULL);

  self = g_atomic_rc_box_new0 (GemMeasure);
  self->values = g_ptr_array_new_with_free_func (value_free);
  self->legend = g_ptr_array_new_with_free_func (step_free);
  self->kind = spec->kind;
  theme = gem_compare_find_theme (compare, spec->theme);
  to = gem_compare_find_province (compare, spec->to);
  if (spec->kind == GEM_MEASURE_THEME && theme >= 0)
    measure_theme (self, compare, theme);
  else if (spec->kind == GEM_MEASURE_DATE)
    measure_date (self, compare);
  else if (spec->kind == GEM_MEASURE_LIKENESS && to >= 0)
    measure_likeness (self, compare, (guint) to);
  else if (spec->kind == GEM_MEASURE_AGENDA)
    measure_agenda (self, compare, spec);
  else if (spec->kind == GEM_MEASURE_FOUND)
    measure_found (self, compare, spec);
  else
    {
      self->kind = GEM_MEASURE_THEMES;
      measure_themes (self, compare);
    }
  return self;
}

/**
 * gem_measure_ref:
 * @self: a measure
 *
 * Returns: (transfer full): @self
 */
GemMeasure *
gem_measure_ref (GemMeasure *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  GemMeasure *self = data;

  g_free (self->title);
  g_ptr_array_unref (self->values);
  g_ptr_array_unref (self->legend);
}

/**
 * gem_measure_unref:
 * @self: (transfer full): a measure
 */
void
gem_measure_unref (GemMeasure *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear);
}

/**
 * gem_measure_get_kind:
 * @self: a measure
 *
 * Returns: what it counts
 */
GemMeasureKind
gem_measure_get_kind (const GemMeasure *self)
{
  return self->kind;
}

/**
 * gem_measure_get_title:
 * @self: a measure
 *
 * Returns: what it counts, in words
 */
const char *
gem_measure_get_title (const GemMeasure *self)
{
  return self->title;
}

/**
 * gem_measure_get_value:
 * @self: a measure
 * @province: a province of the comparison
 *
 * Returns: (transfer none): what was counted there
 */
const GemMeasureValue *
gem_measure_get_value (const GemMeasure *self, guint province)
{
  g_return_val_if_fail (province < self->values->len, NULL);

  return g_ptr_array_index (self->values, province);
}

/**
 * gem_measure_get_legend:
 * @self: a measure
 *
 * Returns: (transfer none) (element-type GemMeasureStep): the steps, the most first
 */
GPtrArray *
gem_measure_get_legend (const GemMeasure *self)
{
  return self->legend;
}

/**
 * gem_measure_kind_to_name:
 * @kind: what is counted
 *
 * Returns: its name in addresses, after `show=`
 */
const char *
gem_measure_kind_to_name (GemMeasureKind kind)
{
  g_return_val_if_fail ((guint) kind < GEM_MEASURE_N_KINDS, NULL);

  return kind_names[kind];
}

/**
 * gem_measure_kind_from_name:
 * @name: (nullable): a name in addresses
 * @kind: (out): what is counted
 *
 * Returns: whether there is one of that name
 */
gboolean
gem_measure_kind_from_name (const char *name, GemMeasureKind *kind)
{
  for (guint i = 0; name != NULL && i < GEM_MEASURE_N_KINDS; i++)
    if (g_str_equal (kind_names[i], name))
      {
        *kind = (GemMeasureKind) i;
        return TRUE;
      }
  return FALSE;
}
