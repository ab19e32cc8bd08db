/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "present/gem-screens.h"

static void
add_screen (GPtrArray *screens, const char *name, int x, gboolean primary)
{
  GemScreen *screen = g_new0 (GemScreen, 1);

  screen->name = g_strdup (name);
  screen->key = g_strdup (name);
  screen->x = x;
  screen->width = 1920;
  screen->height = 1080;
  screen->primary = primary;
  g_ptr_array_add (screens, screen);
}

static GPtrArray *
make_screens (const char *first, const char *second, guint primary)
{
  GPtrArray *screens = g_ptr_array_new_with_free_func ((GDestroyNotify) gem_screen_free);

  add_screen (screens, first, 0, primary == 0);
  if (second != NULL)
    add_screen (screens, second, 1920, primary == 1);
  return screens;
}

static void
test_the_console_is_on_the_main_screen (void)
{
  g_autoptr (GPtrArray) screens = make_screens ("beamer", "laptop", 1);
  GemScreenPlan plan = gem_screens_guess (screens);

  g_assert_cmpint (plan.mode, ==, GEM_SCREENS_TWO);
  g_assert_cmpuint (plan.console, ==, 1);
  g_assert_cmpuint (plan.hall, ==, 0);
}

static void
test_one_screen_is_the_halls (void)
{
  g_autoptr (GPtrArray) screens = make_screens ("laptop", NULL, 0);
  g_autoptr (GArray) plans = gem_screens_list_plans (screens);

  g_assert_cmpint (gem_screens_guess (screens).mode, ==, GEM_SCREENS_ONE);
  g_assert_cmpuint (plans->len, ==, 2);
}

static void
test_a_set_is_known_in_any_order (void)
{
  g_autoptr (GSettings) settings = g_settings_new (GEM_APP_ID);
  g_autoptr (GPtrArray) screens = make_screens ("laptop", "beamer", 0);
  g_autoptr (GPtrArray) turned = make_screens ("beamer", "laptop", 1);
  GemScreenPlan plan = { GEM_SCREENS_TWO, 0, 1 };
  GemScreenPlan recalled;

  g_assert_false (gem_screens_recall (screens, settings, &recalled));
  gem_screens_remember (screens, settings, &plan);
  g_assert_true (gem_screens_recall (turned, settings, &recalled));
  g_assert_cmpuint (recalled.hall, ==, 1);
  g_assert_cmpuint (recalled.console, ==, 0);
}

static void
test_another_set_has_its_own_plan (void)
{
  g_autoptr (GSettings) settings = g_settings_new (GEM_APP_ID);
  g_autoptr (GPtrArray) screens = make_screens ("laptop", "zaal 2", 0);
  g_autoptr (GPtrArray) other = make_screens ("laptop", "zaal 3", 0);
  const GemScreenPlan plan = { GEM_SCREENS_MIRROR, 0, 0 };
  GemScreenPlan recalled;

  gem_screens_remember (screens, settings, &plan);
  g_assert_false (gem_screens_recall (other, settings, &recalled));
  g_assert_true (gem_screens_recall (screens, settings, &recalled));
  g_assert_cmpint (recalled.mode, ==, GEM_SCREENS_MIRROR);
}

static void
test_what_was_broken_by_hand_is_ignored (void)
{
  g_autoptr (GSettings) settings = g_settings_new (GEM_APP_ID);
  g_autoptr (GPtrArray) screens = make_screens ("a", "b", 0);
  const char *const values[] = { "", "two", "two\na\nc", "two\na\na", "seven\na\nb" };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *key = gem_screens_dup_key (screens);
      GVariantBuilder builder;
      GemScreenPlan plan;

      g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
      g_variant_builder_add (&builder, "{ss}", key, values[i]);
      g_settings_set_value (settings, "presentation-screens", g_variant_builder_end (&builder));
      g_assert_false (gem_screens_recall (screens, settings, &plan));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/screens/the-console-is-on-the-main-screen",
                   test_the_console_is_on_the_main_screen);
  g_test_add_func ("/screens/one-screen-is-the-halls", test_one_screen_is_the_halls);
  g_test_add_func ("/screens/a-set-is-known-in-any-order", test_a_set_is_known_in_any_order);
  g_test_add_func ("/screens/another-set-has-its-own-plan", test_another_set_has_its_own_plan);
  g_test_add_func ("/screens/what-was-broken-by-hand-is-ignored",
                   test_what_was_broken_by_hand_is_ignored);
  return g_test_run ();
}
