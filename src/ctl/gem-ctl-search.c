/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* search: the edition, the agendas and the notes, by words. */

#include "gem-ctl.h"

#include "search/gem-search.h"

#include <glib/gi18n.h>

#define DEFAULT_LIMIT 20
#define MAX_LIMIT 1000

static const char *const kinds[GEM_HIT_N_KINDS] = { "section",   "session", "theme", "term",
                                                    "reference", "item",    "note" };

/* "edition,agenda": the kinds of hits that are asked for; 0 where a word is not known. */
static guint
parse_places (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, ",", -1);
  guint bits = 0;

  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], "edition"))
      bits |= GEM_HITS_ALL & ~(GEM_HIT_BIT (GEM_HIT_ITEM) | GEM_HIT_BIT (GEM_HIT_NOTE));
    else if (g_str_equal (words[i], "agenda"))
      bits |= GEM_HIT_BIT (GEM_HIT_ITEM);
    else if (g_str_equal (words[i], "notes"))
      bits |= GEM_HIT_BIT (GEM_HIT_NOTE);
    else
      return 0;
  return bits;
}

static void
print_json (const GemHits *hits)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < hits->hits->len; i++)
    {
      const GemHit *hit = g_ptr_array_index (hits->hits, i);

      json_builder_begin_object (builder);
      gem_ctl_add_string (builder, "address", hit->address);
      gem_ctl_add_string (builder, "kind", kinds[hit->kind]);
      gem_ctl_add_string (builder, "title", hit->title);
      gem_ctl_add_string (builder, "path", hit->path);
      gem_ctl_add_string (builder, "snippet", hit->snippet);
      json_builder_set_member_name (builder, "rank");
      json_builder_add_double_value (builder, hit->rank);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  gem_ctl_print_json (builder);
}

static void
print_text (const GemHits *hits)
{
  for (guint i = 0; i < hits->hits->len; i++)
    {
      const GemHit *hit = g_ptr_array_index (hits->hits, i);

      g_print ("%s%s%s\n  %s\n", hit->title, hit->path != NULL ? "  ·  " : "",
               hit->path != NULL ? hit->path : "", hit->address);
      if (hit->snippet != NULL)
        g_print ("  %s\n", hit->snippet);
    }
  if (hits->hits->len == 0)
    g_printerr ("%s\n", _ ("Nothing was found. Try fewer words, or other ones."));
}

/**
 * gem_ctl_search:
 * @ctl: the global options
 * @argc: how many words
 * @argv: the words
 *
 * Returns: the exit status
 */
GemCtlStatus
gem_ctl_search (GemCtl *ctl, int argc, char **argv)
{
  int limit = DEFAULT_LIMIT;
  g_autofree char *places = NULL;
  GOptionEntry options[] = {
    { "in", 0, 0, G_OPTION_ARG_STRING, &places, NULL, NULL },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, NULL, NULL },
    { NULL },
  };
  g_autoptr (GemContext) context = NULL;
  g_autoptr (GemSearch) search = NULL;
  g_autoptr (GemHits) hits = NULL;
  g_autofree char *question = NULL;
  g_autoptr (GError) error = NULL;
  guint bits = GEM_HITS_ALL;

  if (!gem_ctl_parse (options, "search WORDS…", &argc, &argv))
    return GEM_CTL_USAGE;
  if (argc < 2)
    return gem_ctl_fail (GEM_CTL_USAGE, _ ("Name the words to search for."));
  if (limit < 1 || limit > MAX_LIMIT)
    return gem_ctl_fail (GEM_CTL_USAGE, _ ("--limit is a number from 1 to %d."), MAX_LIMIT);
  if (places != NULL && (bits = parse_places (places)) == 0)
    return gem_ctl_fail (GEM_CTL_USAGE,
                         _ ("“%s” is not a place to search in: edition, agenda or notes, parted by "
                            "commas."),
                         places);
  context = gem_ctl_open (ctl);
  if (context == NULL)
    return GEM_CTL_FAILED;
  question = g_strjoinv (" ", argv + 1);
  search = gem_search_new (gem_context_get_edition (context), gem_context_get_store (context));
  hits = gem_search_find (search, question, bits, (guint) limit, GEM_SEARCH_DEFAULT, NULL, &error);
  if (hits == NULL)
    return gem_ctl_fail (GEM_CTL_FAILED, "%s", error->message);
  if (ctl->json)
    print_json (hits);
  else
    print_text (hits);
  if (hits->suggestion != NULL)
    g_printerr (_ ("Did you mean: %s\n"), hits->suggestion);
  return GEM_CTL_DONE;
}
