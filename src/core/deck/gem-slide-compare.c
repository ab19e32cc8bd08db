/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What a slide of a comparison shows. */

#include "deck/gem-slide-private.h"

#include <glib/gi18n-lib.h>

/* More sentences than these are for reading, not for looking. */
#define MAX_SENTENCES 3

static gboolean
load_themes (GemSlideLoad *load, GError **error)
{
  GemSlideContent *content = load->content;

  if (load->frozen != NULL)
    content->themes = gem_slide_thaw_themes (load->frozen);
  else if (load->source->store != NULL)
    return gem_store_load_document (load->source->store, "themes", &content->themes,
                                    load->cancellable, error);
  return TRUE;
}

static gboolean
load_counts (GemSlideLoad *load, GError **error)
{
  GemSlideContent *content = load->content;

  if (load->frozen != NULL)
    content->counts = gem_slide_thaw_counts (load->frozen);
  else if (load->source->store != NULL)
    content->counts = gem_store_load_counts (load->source->store, load->cancellable, error);
  else
    content->counts = g_ptr_array_new ();
  return content->counts != NULL;
}

/* As @figure was made by gem_figure_new_for_address(), so that the same address shows the same. */
static void
take_figure (GemSlideContent *content, const GemAddress *address, GemFigure *figure)
{
  const char *sort = gem_address_get_param (address, "sort");

  content->figure.there = TRUE;
  content->figure.kind = gem_figure_get_kind (figure);
  content->figure.sort = GEM_FIGURE_SORT_LIKENESS;
  if (sort != NULL)
    gem_figure_sort_from_name (sort, &content->figure.sort);
  content->figure.compare = gem_compare_ref (gem_figure_get_compare (figure));
  content->figure.measure = gem_measure_ref (gem_figure_get_measure (figure));
}

static void
add_sentences (GemSlideContent *content)
{
  GArray *chosen = content->figure.chosen;
  g_auto (GStrv) words = gem_compare_describe (content->figure.compare, chosen);
  guint n = g_strv_length (words);

  /* The last one of two provinces is a number that wants explaining. */
  if (chosen->len == 2 && n > 0)
    n--;
  if (content->lines->len > 0 || chosen->len > GEM_COMPARE_MAX_CHOSEN)
    return;
  for (guint i = 0; i < MIN (n, MAX_SENTENCES); i++)
    gem_slide_add_line (content, words[i], FALSE);
}

/**
 * gem_slide_load_comparison:
 * @load: a slide that is being loaded
 * @error: return location for an error of the store
 *
 * Returns: whether all could be read
 */
gboolean
gem_slide_load_comparison (GemSlideLoad *load, GError **error)
{
  GemSlideContent *content = load->content;
  const char *list = gem_address_get_param (load->address, "provinces");
  g_autoptr (GemOwnThemes) own = NULL;
  g_autoptr (GemCompare) compare = NULL;
  g_autoptr (GArray) chosen = NULL;
  g_autoptr (GemFigure) figure = NULL;
  g_autoptr (GError) local = NULL;

  if (!load_themes (load, error) || !load_counts (load, error))
    return FALSE;
  if (content->themes != NULL)
    own = gem_own_themes_from_json (content->themes, -1, &local);
  compare = local == NULL ? gem_compare_new (load->source->sessions, own) : NULL;
  chosen = compare != NULL ? gem_compare_parse (compare, list != NULL ? list : "", &local) : NULL;
  figure = chosen != NULL
               ? gem_figure_new_for_address (load->address, compare, content->counts, &local)
               : NULL;
  if (figure == NULL)
    {
      content->trouble = g_strdup (local->message);
      return TRUE;
    }
  take_figure (content, load->address, figure);
  content->figure.chosen = g_steal_pointer (&chosen);
  if (content->title == NULL)
    content->title = gem_figure_dup_title (figure);
  add_sentences (content);
  return TRUE;
}
