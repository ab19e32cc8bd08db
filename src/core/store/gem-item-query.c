/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Which items are asked for, and how that is put to the database. */

#include "store/gem-store-private.h"

/**
 * gem_item_query_copy:
 * @query: a query
 *
 * Returns: (transfer full): a copy that lives by itself, for gem_item_query_free()
 */
GemItemQuery *
gem_item_query_copy (const GemItemQuery *query)
{
  GemItemQuery *copy;

  g_return_val_if_fail (query != NULL, NULL);

  copy = g_memdup2 (query, sizeof *query);
  copy->opgave = g_strdup (query->opgave);
  copy->status = g_strdup (query->status);
  copy->province = g_strdup (query->province);
  copy->section = g_strdup (query->section);
  copy->id = g_strdup (query->id);
  copy->feed = g_strdup (query->feed);
  copy->holder = g_strdup (query->holder);
  copy->words = g_strdup (query->words);
  return copy;
}

/**
 * gem_item_query_free:
 * @query: (transfer full): what gem_item_query_copy() gave
 */
void
gem_item_query_free (GemItemQuery *query)
{
  g_return_if_fail (query != NULL);

  g_free ((char *) query->opgave);
  g_free ((char *) query->status);
  g_free ((char *) query->province);
  g_free ((char *) query->section);
  g_free ((char *) query->id);
  g_free ((char *) query->feed);
  g_free ((char *) query->holder);
  g_free ((char *) query->words);
  g_free (query);
}

/**
 * gem_store_make_match:
 * @words: (nullable): what a person typed
 *
 * The words as a query of a search index, each as the beginning of a word and none of them with a meaning of
 * its own.
 *
 * Returns: (transfer full) (nullable): the query; %NULL where there are no words
 */
char *
gem_store_make_match (const char *words)
{
  g_autofree char *plain = g_strdelimit (g_strdup (words != NULL ? words : ""), "\"", ' ');
  g_auto (GStrv) parts = g_strsplit_set (plain, " \t\n", -1);
  g_autoptr (GString) match = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_string_append_printf (match, "\"%s\"* ", parts[i]);
  return match->len > 0 ? g_string_free (g_steal_pointer (&match), FALSE) : NULL;
}

/**
 * gem_item_filter_init:
 * @self: (out caller-allocates): a filter
 * @query: what it asks for; it has to live as long
 */
void
gem_item_filter_init (GemItemFilter *self, const GemItemQuery *query)
{
  g_snprintf (self->year, sizeof self->year, "%d", query->year);
  self->words = gem_store_make_match (query->words);
  self->parameters[0] = query->year != 0 ? self->year : NULL;
  self->parameters[1] = query->opgave;
  self->parameters[2] = query->status;
  self->parameters[3] = query->province;
  self->parameters[4] = query->section;
  self->parameters[5] = query->id;
  self->parameters[6] = query->feed;
  self->parameters[7] = query->holder;
  self->parameters[8] = self->words;
  self->parameters[9] = query->changed ? "1" : NULL;
  self->parameters[10] = query->followed ? "1" : NULL;
}

/**
 * gem_item_filter_clear:
 * @self: a filter
 */
void
gem_item_filter_clear (GemItemFilter *self)
{
  g_clear_pointer (&self->words, g_free);
}
