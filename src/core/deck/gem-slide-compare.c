/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What a slide of a comparison shows. */

#include "deck/gem-slide-private.h"

#include <glib/gi18n-lib.h>

/* More sentences than these are for reading, not for looking. */
#define MAX_SENTENCES 3
#define MAX_LONG_SENTENCES 2
#define MAX_ALIKE 3

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

static char *
join_names (const GemCompare *compare, GPtrArray *names)
{
  g_ptr_array_add (names, NULL);
  return gem_compare_join ((const char *const *) names->pdata);
}

/* The provinces that are most like the one that is compared with. */
static void
add_most_alike (GemSlideContent *content)
{
  const GemCompare *compare = content->figure.compare;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GArray) left = gem_compare_dup_all (compare);
  g_autofree char *joined = NULL, *sentence = NULL;

  while (names->len < MAX_ALIKE)
    {
      int best = -1;
      double most = 0;

      for (guint i = 0; i < left->len; i++)
        {
          guint province = g_array_index (left, guint, i);
          const GemMeasureValue *value = gem_measure_get_value (content->figure.measure, province);

          /* Like itself is everybody. */
          if (value->number > most && value->number < 1)
            {
              best = (int) i;
              most = value->number;
            }
        }
      if (best < 0)
        break;
      g_ptr_array_add (
          names, gem_compare_get_session (compare, g_array_index (left, guint, best))->province);
      g_array_remove_index (left, (guint) best);
    }
  if (names->len == 0)
    return;
  joined = join_names (compare, names);
  sentence = g_strdup_printf (_ ("Most alike: %s."), joined);
  gem_slide_add_line (content, sentence, FALSE);
}

/* As it is written within a sentence. */
static char *
dup_lower (const char *name)
{
  const char *rest = g_utf8_next_char (name);
  g_autofree char *first = g_utf8_strdown (name, (gssize) (rest - name));

  return g_strconcat (first, rest, NULL);
}

/* The themes of the one province that is chosen. */
static void
add_themes (GemSlideContent *content, guint province)
{
  const GemCompare *compare = content->figure.compare;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL, *sentence = NULL;

  for (guint i = 0; i < gem_compare_get_n_themes (compare); i++)
    if (gem_compare_get_cell (compare, province, i) != GEM_COMPARE_ABSENT)
      g_ptr_array_add (names, dup_lower (gem_compare_get_theme_name (compare, i)));
  if (names->len == 0)
    return;
  joined = join_names (compare, names);
  /* Translators: a province, and the themes that it brought in */
  sentence = g_strdup_printf (_ ("%s brought in: %s."),
                              gem_compare_get_session (compare, province)->province, joined);
  gem_slide_add_line (content, sentence, FALSE);
}

static void
add_described (GemSlideContent *content)
{
  GArray *chosen = content->figure.chosen;
  g_auto (GStrv) words = gem_compare_describe (content->figure.compare, chosen);
  guint n = g_strv_length (words);

  /* The last one of two provinces is a number that wants explaining; the sentences of three are long. */
  if (chosen->len == 2 && n > 0)
    n--;
  for (guint i = 0; i < MIN (n, chosen->len == 2 ? MAX_SENTENCES : MAX_LONG_SENTENCES); i++)
    gem_slide_add_line (content, words[i], FALSE);
}

/* Provinces beside each other are what the slide is about; what is counted of them is in the legend. */
static char *
dup_title (GemSlideContent *content, GemFigure *figure)
{
  GArray *chosen = content->figure.chosen;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (chosen->len < 2 || chosen->len > GEM_COMPARE_MAX_CHOSEN)
    return gem_figure_dup_title (figure);
  for (guint i = 0; i < chosen->len; i++)
    g_ptr_array_add (names, gem_compare_get_session (content->figure.compare,
                                                     g_array_index (chosen, guint, i))
                                ->province);
  return join_names (content->figure.compare, names);
}

/* What the figure comes to, in a sentence or three. */
static void
add_sentences (GemSlideContent *content, const GemAddress *address)
{
  GArray *chosen = content->figure.chosen;
  const char *id = gem_address_get_kind (address) == GEM_ADDRESS_THEME
                       ? gem_address_get_id (address)
                       : gem_address_get_param (address, "theme");
  int theme = id != NULL ? gem_compare_find_theme (content->figure.compare, id) : -1;
  const char *description =
      theme >= 0 ? gem_compare_get_theme_description (content->figure.compare, (guint) theme)
                 : NULL;

  /* A matrix says it all, and needs the room. */
  if (content->lines->len > 0 || chosen->len > GEM_COMPARE_MAX_CHOSEN ||
      content->figure.kind == GEM_FIGURE_MATRIX)
    return;
  if (gem_measure_get_kind (content->figure.measure) == GEM_MEASURE_LIKENESS)
    add_most_alike (content);
  else if (description != NULL && *description != '\0')
    gem_slide_add_line (content, description, FALSE);
  else if (chosen->len == 1)
    add_themes (content, g_array_index (chosen, guint, 0));
  else
    add_described (content);
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
    content->title = dup_title (content, figure);
  add_sentences (content, load->address);
  return TRUE;
}
