/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-screens.h"

#include <glib/gi18n.h>

/* A map from the key of a set of screens to the plan for it. */
#define SETTING "presentation-screens"
/* Of so many sets a plan is remembered; a laptop that travels sees many beamers. */
#define MAX_SETS 40

static const char *const mode_names[] = { "two", "one", "mirror", "windows" };

G_STATIC_ASSERT (G_N_ELEMENTS (mode_names) == GEM_SCREENS_N_MODES);

/**
 * gem_screen_free:
 * @screen: (transfer full): a screen
 */
void
gem_screen_free (GemScreen *screen)
{
  g_return_if_fail (screen != NULL);

  g_free (screen->name);
  g_free (screen->key);
  g_free (screen);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/**
 * gem_screens_dup_key:
 * @screens: (element-type GemScreen): the screens
 *
 * Returns: (transfer full): what this set of screens is known by, in whichever order they come
 */
char *
gem_screens_dup_key (GPtrArray *screens)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  g_return_val_if_fail (screens != NULL, NULL);

  for (guint i = 0; i < screens->len; i++)
    g_ptr_array_add (keys, ((GemScreen *) screens->pdata[i])->key);
  g_ptr_array_sort (keys, compare_keys);
  g_ptr_array_add (keys, NULL);
  return g_strjoinv (" + ", (char **) keys->pdata);
}

/**
 * gem_screens_guess:
 * @screens: (element-type GemScreen): the screens, one at least
 *
 * Returns: what most people want: the console on the main screen, the hall on the other one
 */
GemScreenPlan
gem_screens_guess (GPtrArray *screens)
{
  GemScreenPlan plan = { GEM_SCREENS_ONE, 0, 0 };

  g_return_val_if_fail (screens != NULL && screens->len > 0, plan);

  for (guint i = 0; i < screens->len; i++)
    if (((GemScreen *) screens->pdata[i])->primary)
      plan.console = i;
  if (screens->len == 1)
    return plan;
  plan.mode = GEM_SCREENS_TWO;
  plan.hall = plan.console == 0 ? 1 : 0;
  return plan;
}

static void
add_plan (GArray *plans, GemScreenMode mode, guint hall, guint console)
{
  const GemScreenPlan plan = { mode, hall, console };

  g_array_append_val (plans, plan);
}

/**
 * gem_screens_list_plans:
 * @screens: (element-type GemScreen): the screens, one at least
 *
 * Returns: (transfer full) (element-type GemScreenPlan): all ways to use them
 */
GArray *
gem_screens_list_plans (GPtrArray *screens)
{
  GArray *plans = g_array_new (FALSE, FALSE, sizeof (GemScreenPlan));
  guint console;

  g_return_val_if_fail (screens != NULL && screens->len > 0, plans);

  console = gem_screens_guess (screens).console;
  for (guint hall = 0; hall < screens->len && screens->len > 1; hall++)
    add_plan (plans, GEM_SCREENS_TWO, hall, hall != console ? console : hall == 0 ? 1 : 0);
  if (screens->len > 1)
    add_plan (plans, GEM_SCREENS_MIRROR, 0, console);
  for (guint hall = 0; hall < screens->len; hall++)
    add_plan (plans, GEM_SCREENS_ONE, hall, hall);
  add_plan (plans, GEM_SCREENS_WINDOWS, console, console);
  return plans;
}

static int
find_screen (GPtrArray *screens, const char *key)
{
  for (guint i = 0; i < screens->len; i++)
    if (g_str_equal (((GemScreen *) screens->pdata[i])->key, key))
      return (int) i;
  return -1;
}

/**
 * gem_screens_recall:
 * @screens: (element-type GemScreen): the screens, one at least
 * @settings: where it is remembered
 * @plan: (out): the plan
 *
 * Returns: whether somebody chose a plan for this set of screens before
 */
gboolean
gem_screens_recall (GPtrArray *screens, GSettings *settings, GemScreenPlan *plan)
{
  g_autoptr (GVariant) sets = NULL;
  g_autofree char *set = NULL;
  const char *value;
  g_auto (GStrv) words = NULL;
  int hall, console;

  g_return_val_if_fail (screens != NULL && G_IS_SETTINGS (settings) && plan != NULL, FALSE);

  sets = g_settings_get_value (settings, SETTING);
  set = gem_screens_dup_key (screens);
  if (!g_variant_lookup (sets, set, "&s", &value))
    return FALSE;
  words = g_strsplit (value, "\n", 3);
  if (g_strv_length (words) != 3)
    return FALSE;
  hall = find_screen (screens, words[1]);
  console = find_screen (screens, words[2]);
  if (hall < 0 || console < 0)
    return FALSE;
  for (guint mode = 0; mode < GEM_SCREENS_N_MODES; mode++)
    if (g_str_equal (words[0], mode_names[mode]))
      {
        if (mode == GEM_SCREENS_TWO && hall == console)
          return FALSE;
        *plan = (GemScreenPlan){ mode, (guint) hall, (guint) console };
        return TRUE;
      }
  return FALSE;
}

/**
 * gem_screens_remember:
 * @screens: (element-type GemScreen): the screens
 * @settings: where to remember it
 * @plan: what somebody chose for this set of screens
 */
void
gem_screens_remember (GPtrArray *screens, GSettings *settings, const GemScreenPlan *plan)
{
  g_autoptr (GVariant) sets = NULL;
  g_autofree char *set = NULL, *value = NULL;
  GVariantBuilder builder;
  GVariantIter iter;
  const char *other, *other_value;
  guint n = 0;

  g_return_if_fail (screens != NULL && G_IS_SETTINGS (settings) && plan != NULL);
  g_return_if_fail (plan->hall < screens->len && plan->console < screens->len);

  set = gem_screens_dup_key (screens);
  value = g_strjoin ("\n", mode_names[plan->mode], ((GemScreen *) screens->pdata[plan->hall])->key,
                     ((GemScreen *) screens->pdata[plan->console])->key, NULL);
  sets = g_settings_get_value (settings, SETTING);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_builder_add (&builder, "{ss}", set, value);
  g_variant_iter_init (&iter, sets);
  while (g_variant_iter_next (&iter, "{&s&s}", &other, &other_value) && ++n < MAX_SETS)
    if (!g_str_equal (other, set))
      g_variant_builder_add (&builder, "{ss}", other, other_value);
  g_settings_set_value (settings, SETTING, g_variant_builder_end (&builder));
}

/**
 * gem_screens_dup_label:
 * @screens: (element-type GemScreen): the screens
 * @plan: a way to use them
 *
 * Returns: (transfer full): what it means, for people
 */
char *
gem_screens_dup_label (GPtrArray *screens, const GemScreenPlan *plan)
{
  const GemScreen *hall, *console;

  g_return_val_if_fail (screens != NULL && plan != NULL, NULL);
  g_return_val_if_fail (plan->hall < screens->len && plan->console < screens->len, NULL);

  hall = screens->pdata[plan->hall];
  console = screens->pdata[plan->console];
  switch (plan->mode)
    {
    case GEM_SCREENS_TWO:
      return g_strdup_printf (_ ("Hall on %s, console on %s"), hall->name, console->name);
    case GEM_SCREENS_MIRROR:
      return g_strdup (_ ("Slides on all screens"));
    case GEM_SCREENS_WINDOWS:
      return g_strdup (_ ("In a window, for a video call"));
    case GEM_SCREENS_ONE:
    case GEM_SCREENS_N_MODES:
      break;
    }
  return screens->len == 1 ? g_strdup (_ ("Slides only"))
                           : g_strdup_printf (_ ("Slides only, on %s"), hall->name);
}

/**
 * gem_screen_plan_equal:
 * @a: a plan
 * @b: another
 *
 * Returns: whether they are the same, as far as the mode of @a tells
 */
gboolean
gem_screen_plan_equal (const GemScreenPlan *a, const GemScreenPlan *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->mode != b->mode)
    return FALSE;
  if (a->mode == GEM_SCREENS_MIRROR || a->mode == GEM_SCREENS_WINDOWS)
    return TRUE;
  return a->hall == b->hall && (a->mode == GEM_SCREENS_ONE || a->console == b->console);
}
