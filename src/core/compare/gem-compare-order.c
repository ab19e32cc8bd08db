/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Orders of provinces and themes. */

#include "compare/gem-compare.h"

#include <string.h>

/* So many can be put into the very best order; more are put into a good one. */
#define MAX_EXACT 14

static int
by_date (gconstpointer a, gconstpointer b, gpointer data)
{
  const GemSession *x = gem_compare_get_session (data, *(const guint *) a);
  const GemSession *y = gem_compare_get_session (data, *(const guint *) b);
  int order = strcmp (x->date, y->date);

  return order != 0 ? order : strcmp (x->iso, y->iso);
}

/**
 * gem_compare_dup_by_date:
 * @self: a comparison
 *
 * Returns: (transfer full) (element-type guint): the provinces by the date of their session
 */
GArray *
gem_compare_dup_by_date (const GemCompare *self)
{
  GArray *provinces = gem_compare_dup_all (self);

  g_array_sort_with_data (provinces, by_date, (gpointer) self);
  return provinces;
}

/* The order in which neighbours are most alike in all: the longest path that visits each once, found as
 * Held and Karp do ("A Dynamic Programming Approach to Sequencing Problems", 1962). */
static GArray *
find_exact_order (const double *likeness, guint n)
{
  gsize n_sets = (gsize) 1 << n;
  g_autofree double *best = g_new0 (double, n_sets *n);
  g_autofree guint8 *before = g_new0 (guint8, n_sets * n);
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));
  gsize set = n_sets - 1;
  guint last = 0;

  for (gsize from = 1; from < n_sets; from++)
    for (guint i = 0; i < n; i++)
      {
        if (!(from >> i & 1))
          continue;
        for (guint j = 0; j < n; j++)
          {
            gsize to = from | (gsize) 1 << j;
            double sum = best[from * n + i] + likeness[i * n + j];

            if (to == from || (before[to * n + j] != 0 && sum <= best[to * n + j] + 1e-12))
              continue;
            best[to * n + j] = sum;
            before[to * n + j] = (guint8) (i + 1);
          }
      }
  for (guint i = 1; i < n; i++)
    if (best[set * n + i] > best[set * n + last] + 1e-12)
      last = i;
  while (set != 0)
    {
      guint previous = before[set * n + last];

      g_array_append_val (order, last);
      set &= ~((gsize) 1 << last);
      last = previous > 0 ? previous - 1 : 0;
    }
  return order;
}

/* Each next one is the one most like the last. */
static GArray *
find_good_order (const double *likeness, guint n)
{
  g_autofree gboolean *done = g_new0 (gboolean, n);
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));
  guint last = 0;

  while (order->len < n)
    {
      double best = -1;
      guint next = 0;

      g_array_append_val (order, last);
      done[last] = TRUE;
      for (guint i = 0; i < n; i++)
        if (!done[i] && likeness[last * n + i] > best)
          {
            best = likeness[last * n + i];
            next = i;
          }
      last = next;
    }
  return order;
}

static GArray *
find_order (const double *likeness, guint n)
{
  return n <= MAX_EXACT ? find_exact_order (likeness, n) : find_good_order (likeness, n);
}

/**
 * gem_compare_dup_by_likeness:
 * @self: a comparison
 *
 * Returns: (transfer full) (element-type guint): the provinces in the order in which neighbours are most
 *   alike
 */
GArray *
gem_compare_dup_by_likeness (const GemCompare *self)
{
  guint n = gem_compare_get_n_provinces (self);
  g_autofree double *likeness = g_new0 (double, (gsize) n *n);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      likeness[i * n + j] = gem_compare_get_likeness (self, i, j, TRUE);
  return find_order (likeness, n);
}

/**
 * gem_compare_dup_themes_by_likeness:
 * @self: a comparison
 *
 * Returns: (transfer full) (element-type guint): the themes in the order in which neighbours were brought
 *   in by most of the same provinces
 */
GArray *
gem_compare_dup_themes_by_likeness (const GemCompare *self)
{
  guint n = gem_compare_get_n_themes (self);
  g_autofree double *likeness = g_new0 (double, (gsize) n *n);

  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      {
        guint both = 0, either = 0;

        for (guint p = 0; p < gem_compare_get_n_provinces (self); p++)
          {
            gboolean in_i = gem_compare_get_cell (self, p, i) != GEM_COMPARE_ABSENT;
            gboolean in_j = gem_compare_get_cell (self, p, j) != GEM_COMPARE_ABSENT;

            both += in_i && in_j;
            either += in_i || in_j;
          }
        likeness[i * n + j] = either > 0 ? (double) both / either : 0;
      }
  return find_order (likeness, n);
}
