/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-hit-words.h"

#include <glib/gi18n.h>

/* In the order of GemHitKind. */
static const struct
{
  const char *name; /* in addresses */
  const char *title;
  const char *icon;
} kinds[GEM_HIT_N_KINDS] = {
  { "text", N_ ("Text"), "accessories-dictionary-symbolic" },
  { "sessions", N_ ("Sessions"), "mark-location-symbolic" },
  { "themes", N_ ("Themes"), "view-grid-symbolic" },
  { "terms", N_ ("Terms"), "font-x-generic-symbolic" },
  { "reports", N_ ("Reports"), "x-office-document-symbolic" },
  { "agenda", N_ ("Agenda"), "x-office-calendar-symbolic" },
  { "notes", N_ ("Notes"), "user-bookmarks-symbolic" },
};

/* All that the publication itself holds. */
#define EDITION "edition"
#define EDITION_KINDS (GEM_HIT_BIT (GEM_HIT_ITEM) - 1)

/**
 * gem_hit_kind_title:
 * @kind: a kind
 *
 * Returns: (transfer none): what people call all hits of this kind
 */
const char *
gem_hit_kind_title (GemHitKind kind)
{
  g_return_val_if_fail ((guint) kind < GEM_HIT_N_KINDS, NULL);

  return _ (kinds[kind].title);
}

/**
 * gem_hit_kind_icon:
 * @kind: a kind
 *
 * Returns: (transfer none): the name of its symbol
 */
const char *
gem_hit_kind_icon (GemHitKind kind)
{
  g_return_val_if_fail ((guint) kind < GEM_HIT_N_KINDS, NULL);

  return kinds[kind].icon;
}

/**
 * gem_hit_kinds_parse:
 * @names: (nullable): what an address has after `in=`, such as `text,agenda`
 *
 * Returns: a bit for each kind; all of them where @names has none that there is
 */
guint
gem_hit_kinds_parse (const char *names)
{
  g_auto (GStrv) parts = names != NULL ? g_strsplit (names, ",", -1) : NULL;
  guint bits = 0;

  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    {
      if (g_str_equal (parts[i], EDITION))
        bits |= EDITION_KINDS;
      for (guint kind = 0; kind < GEM_HIT_N_KINDS; kind++)
        if (g_str_equal (parts[i], kinds[kind].name))
          bits |= GEM_HIT_BIT (kind);
    }
  return bits != 0 ? bits : GEM_HITS_ALL;
}

/**
 * gem_hit_kinds_to_string:
 * @bits: a bit for each kind
 *
 * Returns: (transfer full) (nullable): the same for an address; %NULL for all kinds
 */
char *
gem_hit_kinds_to_string (guint bits)
{
  g_autoptr (GString) names = g_string_new (NULL);

  if (bits == GEM_HITS_ALL)
    return NULL;
  for (guint kind = 0; kind < GEM_HIT_N_KINDS; kind++)
    if (bits & GEM_HIT_BIT (kind))
      g_string_append_printf (names, "%s%s", names->len > 0 ? "," : "", kinds[kind].name);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/**
 * gem_hit_count_text:
 * @count: how many there are
 *
 * Returns: (transfer full): the number, with a plus where it was not counted further
 */
char *
gem_hit_count_text (guint count)
{
  return g_strdup_printf (count >= GEM_HITS_MAX_COUNT ? "%u+" : "%u", count);
}

/**
 * gem_hits_count_all:
 * @hits: what was found
 *
 * Returns: how many hits there are of all kinds
 */
guint
gem_hits_count_all (const GemHits *hits)
{
  guint count = 0;

  for (guint kind = 0; kind < GEM_HIT_N_KINDS; kind++)
    count += hits->counts[kind];
  return count;
}

static void
add_words (GPtrArray *words, const char *text, GArray *spans)
{
  for (guint i = 0; text != NULL && spans != NULL && i < spans->len; i++)
    {
      const GemHitSpan *span = &g_array_index (spans, GemHitSpan, i);
      g_autofree char *found = g_strndup (text + span->start, (gsize) (span->end - span->start));
      g_autofree char *word = g_utf8_casefold (found, -1);

      if (!g_ptr_array_find_with_equal_func (words, word, g_str_equal, NULL))
        g_ptr_array_add (words, g_steal_pointer (&word));
    }
}

/**
 * gem_hit_dup_words:
 * @hit: a hit
 *
 * Returns: (transfer full) (nullable): the words that were found, as they stand there, each once, with a
 * space between them; %NULL for none
 */
char *
gem_hit_dup_words (const GemHit *hit)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (hit != NULL, NULL);

  add_words (words, hit->snippet, hit->snippet_spans);
  add_words (words, hit->title, hit->title_spans);
  if (words->len == 0)
    return NULL;
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" ", (char **) words->pdata);
}

/**
 * gem_search_address_new:
 * @question: (nullable): what is asked
 * @bits: a bit for each kind
 * @map: whether it is shown by province
 *
 * Returns: (transfer full): the address of that search
 */
GemAddress *
gem_search_address_new (const char *question, guint bits, gboolean map)
{
  g_autofree char *names = gem_hit_kinds_to_string (bits);
  gboolean empty = question == NULL || *question == '\0';
  g_autoptr (GemAddress) bare = gem_address_new (GEM_ADDRESS_SEARCH, NULL);
  g_autoptr (GemAddress) asked = gem_address_with_param (bare, "q", empty ? NULL : question);
  g_autoptr (GemAddress) inside = gem_address_with_param (asked, "in", names);

  return gem_address_with_param (inside, "as", map ? "map" : NULL);
}
