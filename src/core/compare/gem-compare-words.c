/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The difference in words. */

#include "compare/gem-compare.h"

#include <glib/gi18n-lib.h>

/**
 * gem_compare_join:
 * @names: (array zero-terminated=1): some names
 *
 * Returns: (transfer full): the names as in a sentence: "a, b and c"
 */
char *
gem_compare_join (const char *const *names)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (i > 0)
        /* TRANSLATORS: between the last two names of a list: "a, b and c" */
        g_string_append (text, names[i + 1] == NULL ? _ (" and ") : ", ");
      g_string_append (text, names[i]);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
join_provinces (const GemCompare *self, const GArray *provinces)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < provinces->len; i++)
    g_ptr_array_add (
        names,
        (gpointer) gem_compare_get_session (self, g_array_index (provinces, guint, i))->province);
  g_ptr_array_add (names, NULL);
  return gem_compare_join ((const char *const *) names->pdata);
}

static char *
join_themes (const GemCompare *self, const GArray *themes)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < themes->len; i++)
    g_ptr_array_add (
        names,
        g_utf8_strdown (gem_compare_get_theme_name (self, g_array_index (themes, guint, i)), -1));
  g_ptr_array_add (names, NULL);
  return gem_compare_join ((const char *const *) names->pdata);
}

static char *
describe_one (const GemCompare *self, const GArray *provinces)
{
  guint province = g_array_index (provinces, guint, 0);
  guint count = gem_compare_count_themes (self, province);
  const char *name = gem_compare_get_session (self, province)->province;

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s brought in %u theme.",
                                       "%s brought in %u themes.", count),
                          name, count);
}

static char *
describe_shared (const GemCompare *self, const GArray *provinces)
{
  g_autoptr (GArray) shared = gem_compare_dup_shared (self, provinces);
  g_autofree char *names = join_provinces (self, provinces);
  g_autofree char *themes = join_themes (self, shared);

  if (shared->len == 0)
    return g_strdup_printf (_ ("%s share no subject."), names);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s share %u subject: %s.",
                                       "%s share %u subjects: %s.", shared->len),
                          names, shared->len, themes);
}

static char *
join_having (const GemCompare *self, const GArray *provinces, guint theme)
{
  g_autoptr (GArray) having = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < provinces->len; i++)
    if (gem_compare_get_cell (self, g_array_index (provinces, guint, i), theme) !=
        GEM_COMPARE_ABSENT)
      g_array_append_val (having, g_array_index (provinces, guint, i));
  return join_provinces (self, having);
}

/* One line for each group of provinces that share something the others don't. */
static void
describe_partly (const GemCompare *self, const GArray *provinces, GPtrArray *lines)
{
  g_autoptr (GArray) left = gem_compare_dup_partly (self, provinces);

  while (left->len > 0)
    {
      g_autofree char *names = join_having (self, provinces, g_array_index (left, guint, 0));
      g_autoptr (GArray) themes = g_array_new (FALSE, FALSE, sizeof (guint));
      g_autofree char *words = NULL;

      for (guint i = 0; i < left->len;)
        {
          g_autofree char *others = join_having (self, provinces, g_array_index (left, guint, i));

          if (!g_str_equal (names, others))
            {
              i++;
              continue;
            }
          g_array_append_val (themes, g_array_index (left, guint, i));
          g_array_remove_index (left, i);
        }
      words = join_themes (self, themes);
      /* TRANSLATORS: some of the provinces, and the themes that only they share */
      g_ptr_array_add (lines, g_strdup_printf (_ ("Only %s together: %s."), names, words));
    }
}

static void
describe_only (const GemCompare *self, const GArray *provinces, GPtrArray *lines)
{
  for (guint i = 0; i < provinces->len; i++)
    {
      guint province = g_array_index (provinces, guint, i);
      g_autoptr (GArray) only = gem_compare_dup_only (self, provinces, province);
      g_autofree char *themes = join_themes (self, only);

      if (only->len > 0)
        g_ptr_array_add (lines, g_strdup_printf (_ ("Only %s: %s."),
                                                 gem_compare_get_session (self, province)->province,
                                                 themes));
    }
}

static char *
describe_likeness (const GemCompare *self, const GArray *provinces)
{
  guint a = g_array_index (provinces, guint, 0);
  guint b = g_array_index (provinces, guint, 1);

  return g_strdup_printf (_ ("Likeness: %.2f; %.2f where rare themes count for more."),
                          gem_compare_get_likeness (self, a, b, FALSE),
                          gem_compare_get_likeness (self, a, b, TRUE));
}

/**
 * gem_compare_describe:
 * @self: a comparison
 * @provinces: (element-type guint): some provinces
 *
 * Says what these provinces share, and what each of them alone brought in.
 *
 * Returns: (transfer full): sentences; none without provinces
 */
GStrv
gem_compare_describe (const GemCompare *self, const GArray *provinces)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL && provinces != NULL, NULL);

  if (provinces->len == 1)
    g_ptr_array_add (lines, describe_one (self, provinces));
  if (provinces->len > 1)
    {
      g_ptr_array_add (lines, describe_shared (self, provinces));
      describe_partly (self, provinces, lines);
      describe_only (self, provinces, lines);
    }
  if (provinces->len == 2)
    g_ptr_array_add (lines, describe_likeness (self, provinces));
  g_ptr_array_add (lines, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&lines), FALSE);
}
