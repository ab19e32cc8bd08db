/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Finding one's municipality by whatever one calls it. */

#include "municipality/gem-municipality.h"

static const struct
{
  const char *typed, *first;
  guint hits;
} searches[] = {
  { "den haag", "GM0518", 1 },
  { "DEN  HAAG", "GM0518", 1 },
  { "'s-gravenhage", "GM0518", 1 },
  { "sgravenhage", "GM0518", 1 },
  { "den bosch", "GM0796", 1 },
  { "sudwest fryslan", "GM1900", 1 },
  { "Súdwest-Fryslân", "GM1900", 1 },
  { "su\xcc\x81"
    "dwest",
    "GM1900", 1 },
  { "sneek", "GM1900", 1 },
  { "ljouwert", "GM0080", 1 },
  { "hoogezand", "GM1952", 1 },
  { "spijkenisse", "GM1930", 1 },
  { "eemsdelta", "GM0003", 3 },
  { "littenseradiel", "GM0080", 3 },
  { "utrecht", "GM0344", 2 },
  { "nuenen", "GM0820", 1 },
};

static void
test_found_by_any_name (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autoptr (GPtrArray) hits = gem_municipality_search (searches[i].typed, 10);
      const GemMunicipalityHit *first = hits->len > 0 ? g_ptr_array_index (hits, 0) : NULL;

      if (first == NULL || g_strcmp0 (first->municipality->code, searches[i].first) != 0 ||
          hits->len != searches[i].hits)
        g_error ("“%s”: %u hits, first %s", searches[i].typed, hits->len,
                 first != NULL ? first->municipality->code : "none");
    }
}

static void
test_each_finds_itself_first (void)
{
  const GemMunicipality *all = gem_municipality_get_all ();

  for (guint i = 0; i < GEM_N_MUNICIPALITIES; i++)
    {
      g_autoptr (GPtrArray) hits = gem_municipality_search (all[i].name, 1);

      g_assert_cmpuint (hits->len, ==, 1);
      g_assert_cmpstr (((GemMunicipalityHit *) g_ptr_array_index (hits, 0))->municipality->code, ==,
                       all[i].code);
      g_assert_true (gem_municipality_find (all[i].code) == &all[i]);
      g_assert_true (g_str_has_prefix (all[i].iso, "NL-"));
    }
}

static void
test_nothing_for_nonsense (void)
{
  static const char *const nonsense[] = { "", " ", "-", "xyzzy", "%", "\xff", "'" };

  for (guint i = 0; i < G_N_ELEMENTS (nonsense); i++)
    {
      g_autoptr (GPtrArray) hits = gem_municipality_search (nonsense[i], 10);

      g_assert_cmpuint (hits->len, ==, 0);
    }
  g_assert_null (gem_municipality_find ("GM9999"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/municipality/found-by-any-name", test_found_by_any_name);
  g_test_add_func ("/municipality/each-finds-itself-first", test_each_finds_itself_first);
  g_test_add_func ("/municipality/nothing-for-nonsense", test_nothing_for_nonsense);
  return g_test_run ();
}
