/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-search-past.h"

#define QUESTIONS "search-questions"
#define KEEP "search-keep-questions"
#define MOST 20

/**
 * gem_search_past_load:
 * @settings: the settings
 *
 * Returns: (transfer full): what was asked, the last one first; empty where nothing is kept
 */
GStrv
gem_search_past_load (GSettings *settings)
{
  if (!g_settings_get_boolean (settings, KEEP))
    return g_new0 (char *, 1);
  return g_settings_get_strv (settings, QUESTIONS);
}

/**
 * gem_search_past_add:
 * @settings: the settings
 * @question: what was asked
 *
 * Keeps it as the last one, where the person wants that.
 */
void
gem_search_past_add (GSettings *settings, const char *question)
{
  g_auto (GStrv) past = gem_search_past_load (settings);
  g_autofree char *stripped = g_strstrip (g_strdup (question));
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  if (*stripped == '\0' || !g_settings_get_boolean (settings, KEEP))
    return;
  g_ptr_array_add (kept, stripped);
  for (guint i = 0; past[i] != NULL && kept->len < MOST; i++)
    if (!g_str_equal (past[i], stripped))
      g_ptr_array_add (kept, past[i]);
  g_ptr_array_add (kept, NULL);
  g_settings_set_strv (settings, QUESTIONS, (const char *const *) kept->pdata);
}

/**
 * gem_search_past_clear:
 * @settings: the settings
 */
void
gem_search_past_clear (GSettings *settings)
{
  g_settings_reset (settings, QUESTIONS);
}
