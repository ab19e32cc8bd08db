/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "deck/gem-deck-recipes.h"

#include "compare/gem-compare.h"
#include "progress/gem-progress.h"

#include <glib/gi18n-lib.h>

/* As many of the shared themes as somebody follows in ten minutes. */
#define MAX_THEMES 3

static const struct
{
  const char *name;
  const char *title;
} recipes[GEM_DECK_N_RECIPES] = {
  { "strategy", N_ ("The strategy in ten minutes") },
  { "province", N_ ("My province in five minutes") },
  { "agenda", N_ ("The agenda of a year") },
};

static const struct
{
  const char *id;
  const char *notes;
} chapters[] = {
  { "inleiding", N_ ("About a minute. Why municipalities made one strategy together.") },
  { "rode-draden", N_ ("About a minute. What came back in all of the country.") },
  { "opgaven", N_ ("About a minute. The large tasks; name them, the rest comes with the agenda.") },
  { "vereniging", N_ ("About a minute. What the association does about it.") },
};

/* --- pieces --- */

static void
add (GemDeck *deck, GemDeckSlide *slide)
{
  gem_deck_insert (deck, G_MAXUINT, slide, NULL);
  g_object_unref (slide);
}

static void
set (GemDeckSlide *slide, GemDeckField field, const char *text)
{
  g_free (slide->texts[field]);
  slide->texts[field] = g_strdup (text);
}

static void
add_cover (GemDeck *deck, const char *title, const char *body, const char *notes)
{
  GemDeckSlide *slide = gem_deck_slide_new (GEM_DECK_TITLE);

  set (slide, GEM_DECK_FIELD_TITLE, title);
  set (slide, GEM_DECK_FIELD_BODY, body);
  set (slide, GEM_DECK_FIELD_NOTES, notes);
  add (deck, slide);
}

static GemDeckSlide *
add_address (
    GemDeck *deck, GemDeckKind kind, const char *address, const char *title, const char *notes)
{
  GemDeckSlide *slide = gem_deck_slide_new (kind);

  set (slide, GEM_DECK_FIELD_ADDRESS, address);
  set (slide, GEM_DECK_FIELD_TITLE, title);
  set (slide, GEM_DECK_FIELD_NOTES, notes);
  add (deck, slide);
  return slide;
}

static void
add_question (GemDeck *deck, const char *body)
{
  GemDeckSlide *slide = gem_deck_slide_new (GEM_DECK_TEXT);

  set (slide, GEM_DECK_FIELD_TITLE, _ ("What do we want to talk about?"));
  set (slide, GEM_DECK_FIELD_BODY, body);
  set (slide, GEM_DECK_FIELD_NOTES, _ ("Leave this slide on the screen while people talk."));
  add (deck, slide);
}

/* --- the strategy --- */

static int
compare_themes (gconstpointer a, gconstpointer b, gpointer data)
{
  const GemCompare *compare = data;
  guint x = *(const guint *) a, y = *(const guint *) b;
  int more = (int) gem_compare_count_provinces (compare, y) -
             (int) gem_compare_count_provinces (compare, x);

  return more != 0 ? more : (int) x - (int) y;
}

/* The themes that most provinces brought in, the most shared one first. */
static void
add_shared_themes (GemDeck *deck, GemEdition *sessions)
{
  g_autoptr (GemCompare) compare = gem_compare_new (sessions, NULL);
  g_autoptr (GArray) themes = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < gem_compare_get_n_themes (compare); i++)
    g_array_append_val (themes, i);
  g_array_sort_with_data (themes, compare_themes, compare);
  for (guint i = 0; i < MIN (themes->len, MAX_THEMES); i++)
    {
      guint theme = g_array_index (themes, guint, i);
      guint provinces = gem_compare_count_provinces (compare, theme);
      g_autofree char *address =
          g_strdup_printf ("gem:compare?theme=%s", gem_compare_get_theme_id (compare, theme));
      g_autofree char *title =
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %u province", "%s: %u provinces",
                                        provinces),
                           gem_compare_get_theme_name (compare, theme), provinces);

      add_address (deck, GEM_DECK_COMPARISON, address, title,
                   _ ("Half a minute. Let people find their own province first."));
    }
}

static GemDeck *
make_strategy (const GemSlideSource *source)
{
  const char *title = gem_edition_get_meta (source->edition, "title");
  GemDeck *deck = gem_deck_new (_ (recipes[GEM_DECK_RECIPE_STRATEGY].title));

  add_cover (
      deck, title, _ ("The strategy of Dutch municipalities, in ten minutes"),
      _ ("Half a minute. Say who you are, and that there is time for questions at the end."));
  for (guint i = 0; i < G_N_ELEMENTS (chapters); i++)
    {
      g_autofree char *address = g_strdup_printf ("gem:section/%s", chapters[i].id);

      /* An imported publication may have other chapters. */
      if (gem_edition_find_section (source->edition, chapters[i].id) != NULL)
        add_address (deck, GEM_DECK_SECTION, address, NULL, _ (chapters[i].notes));
      if (g_str_equal (chapters[i].id, "rode-draden"))
        add_shared_themes (deck, source->sessions);
    }
  add_address (deck, GEM_DECK_PROGRESS, "gem:agenda", NULL,
               _ ("A minute. This is the agenda as it was last fetched; fetch it again before the "
                  "meeting."));
  add_question (deck, _ ("- What of this do we know from here?\n- What do we take up ourselves?\n"
                         "- With whom?"));
  return deck;
}

/* --- a province --- */

static int
compare_likeness (gconstpointer a, gconstpointer b, gpointer data)
{
  const double *likeness = data;
  double x = likeness[*(const guint *) a], y = likeness[*(const guint *) b];

  return x < y ? 1 : x > y ? -1 : (int) *(const guint *) a - (int) *(const guint *) b;
}

/* The ISO code of the province that is most like @province. */
static const char *
find_nearest (const GemCompare *compare, guint province)
{
  guint n = gem_compare_get_n_provinces (compare);
  g_autofree double *likeness = g_new0 (double, n);
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n; i++)
    {
      likeness[i] = gem_compare_get_likeness (compare, province, i, TRUE);
      if (i != province)
        g_array_append_val (others, i);
    }
  g_array_sort_with_data (others, compare_likeness, likeness);
  return others->len > 0 ? gem_compare_get_session (compare, g_array_index (others, guint, 0))->iso
                         : NULL;
}

static void
add_beside (GemDeck *deck, const GemSession *session, const GemCompare *compare, guint province)
{
  const char *nearest = find_nearest (compare, province);
  g_autofree char *pair = NULL, *pair_title = NULL;
  g_autofree char *like =
      g_strdup_printf ("gem:compare?show=likeness&to=%s&provinces=%s", session->iso, session->iso);
  g_autofree char *like_title =
      g_strdup_printf (_ ("How like %s the others are"), session->province);
  g_autofree char *themes = g_strdup_printf ("gem:compare?provinces=%s", session->iso);
  g_autofree char *themes_title = g_strdup_printf (_ ("%s beside the others"), session->province);

  add_address (deck, GEM_DECK_COMPARISON, themes, themes_title,
               _ ("A minute. How many themes each session brought in. It is a count, not a mark."));
  add_address (deck, GEM_DECK_COMPARISON, like, like_title,
               _ ("Half a minute. Alike means: the same themes were brought in."));
  if (nearest == NULL)
    return;
  pair = g_strdup_printf ("gem:compare?as=tiles&provinces=%s,%s", session->iso, nearest);
  pair_title = g_strdup_printf (
      _ ("%s and %s"), session->province,
      gem_compare_get_session (compare, (guint) gem_compare_find_province (compare, nearest))
          ->province);
  add_address (deck, GEM_DECK_COMPARISON, pair, pair_title,
               _ ("Half a minute. What is shared could be taken up together."));
}

/* Whether the agenda has anything that is for @iso alone. */
static gboolean
load_has_items (const GemSlideSource *source,
                const char *iso,
                gboolean *has,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GPtrArray) counts = NULL;

  *has = FALSE;
  if (source->store == NULL)
    return TRUE;
  counts = gem_store_load_counts (source->store, cancellable, error);
  for (guint i = 0; counts != NULL && i < counts->len; i++)
    *has = *has || g_strcmp0 (((GemAgendaCount *) counts->pdata[i])->province, iso) == 0;
  return counts != NULL;
}

static void
add_agenda (GemDeck *deck, const GemSession *session, gboolean has_items)
{
  g_autofree char *address = g_strdup_printf ("gem:agenda?province=%s", session->iso);
  g_autofree char *title = g_strdup_printf (_ ("In the agenda for %s"), session->province);

  if (has_items)
    add_address (
        deck, GEM_DECK_ITEMS, address, title,
        _ ("A minute. Only what is for this province; what is for all of the country comes "
           "on top."));
  else
    add_address (deck, GEM_DECK_PROGRESS, "gem:agenda", NULL,
                 _ ("A minute. This is the agenda of all of the country; nothing in it is for this "
                    "province alone."));
}

static GemDeck *
make_province (const GemSlideSource *source,
               const char *iso,
               GCancellable *cancellable,
               GError **error)
{
  const GemSession *session = gem_edition_find_session (source->sessions, iso);
  g_autoptr (GemCompare) compare = NULL;
  g_autofree char *title = NULL, *address = NULL;
  gboolean has_items;
  GemDeck *deck;

  if (session == NULL)
    {
      g_set_error (error, GEM_DECK_ERROR, GEM_DECK_ERROR_ADDRESS,
                   _ ("“%s” is not the code of a province. Friesland is “NL-FR”."), iso);
      return NULL;
    }
  if (!load_has_items (source, iso, &has_items, cancellable, error))
    return NULL;
  compare = gem_compare_new (source->sessions, NULL);
  title = g_strdup_printf (_ ("%s in five minutes"), session->province);
  address = g_strdup_printf ("gem:province/%s", iso);
  deck = gem_deck_new (title);
  add_cover (
      deck, session->province, _ ("What this province brought in, beside the others"),
      _ ("Half a minute. Say who you are, and that there is time for questions at the end."));
  add_address (deck, GEM_DECK_PROVINCE, address, NULL,
               _ ("A minute. The subjects are in the words of the session itself."));
  add_beside (deck, session, compare, (guint) gem_compare_find_province (compare, iso));
  add_agenda (deck, session, has_items);
  add_question (deck, _ ("- What of this has changed since the session?\n"
                         "- What do we take up ourselves?\n- With which neighbours?"));
  return deck;
}

/* --- the agenda --- */

/* The year that was asked for, else this year where it has items, else the last one that has. */
static gboolean
find_year (const GemSlideSource *source, int *year, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) years = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  int last = 0;

  if (*year != 0)
    return TRUE;
  *year = g_date_time_get_year (now);
  if (source->store == NULL)
    return TRUE;
  years = gem_store_load_years (source->store, cancellable, error);
  if (years == NULL)
    return FALSE;
  for (guint i = 0; i < years->len; i++)
    {
      int its = ((GemAgendaYear *) years->pdata[i])->year;

      if (its <= *year)
        last = MAX (last, its);
    }
  *year = last != 0 ? last : *year;
  return TRUE;
}

/* What is asked of an opgave is one slide, where anything is. */
static gboolean
add_opgaven (GemDeck *deck,
             const GemSlideSource *source,
             int year,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GPtrArray) counts = NULL;
  g_autoptr (GemProgress) progress = NULL;

  if (source->store == NULL)
    return TRUE;
  counts = gem_store_load_progress (source->store, &(GemProgressQuery){ 0 }, cancellable, error);
  if (counts == NULL)
    return FALSE;
  progress = gem_progress_new (counts, year);
  for (guint i = 0; i < gem_progress_get_n_opgaven (progress); i++)
    for (guint j = 0; j < gem_progress_get_n_years (progress); j++)
      {
        const char *opgave = gem_progress_get_opgave (progress, i);
        g_autofree char *escaped =
            opgave != NULL ? g_uri_escape_string (opgave, NULL, FALSE) : NULL;
        g_autofree char *address = g_strdup_printf ("gem:agenda/%d?opgave=%s", year,
                                                    escaped != NULL ? escaped : GEM_ITEM_WITHOUT);

        if (gem_progress_get_year (progress, j) == year &&
            gem_progress_get_cell (progress, (int) i, j)->items > 0)
          add_address (deck, GEM_DECK_ITEMS, address, gem_progress_get_opgave_name (progress, i),
                       _ ("A minute. Name what is new, and what waits for somebody."));
      }
  return TRUE;
}

static GemDeck *
make_agenda (const GemSlideSource *source, int year, GCancellable *cancellable, GError **error)
{
  g_autoptr (GemDeck) deck = NULL;
  g_autofree char *title = NULL, *address = NULL;

  if (!find_year (source, &year, cancellable, error))
    return NULL;
  title = g_strdup_printf (_ ("The agenda of %d"), year);
  address = g_strdup_printf ("gem:agenda/%d", year);
  deck = gem_deck_new (title);
  add_cover (deck, title, _ ("What was agreed, and how far it has come"),
             _ ("Half a minute. Say of which day the agenda is."));
  add_address (deck, GEM_DECK_PROGRESS, address, NULL,
               _ ("A minute. Read the sentence first, then the longest bar."));
  if (!add_opgaven (deck, source, year, cancellable, error))
    return NULL;
  add_question (deck, _ ("- What waits for us?\n- What do we do first?\n- Who speaks about it?"));
  return g_steal_pointer (&deck);
}

/* Words that were put in cannot be undone, as nothing can in a deck that is opened. */
static GemDeck *
without_undo (GemDeck *deck)
{
  GemDeck *copy = deck != NULL ? gem_deck_copy (deck) : NULL;

  g_clear_object (&deck);
  return copy;
}

/**
 * gem_deck_make:
 * @recipe: which deck
 * @source: where its facts come from
 * @iso: (nullable): the province, of %GEM_DECK_RECIPE_PROVINCE
 * @year: of %GEM_DECK_RECIPE_AGENDA; 0 for this year, or the last one that has an agenda
 * @cancellable: (nullable): a cancellable
 * @error: return location for %GEM_DECK_ERROR_ADDRESS or an error of the store
 *
 * Returns: (transfer full): the deck, or %NULL with @error set
 */
GemDeck *
gem_deck_make (GemDeckRecipe recipe,
               const GemSlideSource *source,
               const char *iso,
               int year,
               GCancellable *cancellable,
               GError **error)
{
  g_return_val_if_fail ((guint) recipe < GEM_DECK_N_RECIPES && source != NULL, NULL);

  if (recipe == GEM_DECK_RECIPE_STRATEGY)
    return without_undo (make_strategy (source));
  if (recipe == GEM_DECK_RECIPE_PROVINCE)
    return without_undo (make_province (source, iso != NULL ? iso : "", cancellable, error));
  return without_undo (make_agenda (source, year, cancellable, error));
}

/* --- in a worker --- */

typedef struct
{
  GemDeckRecipe recipe;
  GemSlideSource source;
  char *iso;
  int year;
} MakeData;

static void
make_data_free (gpointer data)
{
  MakeData *make = data;

  g_object_unref (make->source.edition);
  g_object_unref (make->source.sessions);
  g_clear_object (&make->source.store);
  g_free (make->iso);
  g_free (make);
}

static void
make_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  MakeData *make = task_data;
  GError *error = NULL;
  GemDeck *deck =
      gem_deck_make (make->recipe, &make->source, make->iso, make->year, cancellable, &error);

  if (deck != NULL)
    g_task_return_pointer (task, deck, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * gem_deck_make_async:
 * @recipe: which deck
 * @source: where its facts come from
 * @iso: (nullable): as for gem_deck_make()
 * @year: as for gem_deck_make()
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_deck_make(), in a worker.
 */
void
gem_deck_make_async (GemDeckRecipe recipe,
                     const GemSlideSource *source,
                     const char *iso,
                     int year,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  MakeData *make;

  g_return_if_fail ((guint) recipe < GEM_DECK_N_RECIPES && source != NULL);

  make = g_new0 (MakeData, 1);
  make->recipe = recipe;
  make->source.edition = g_object_ref (source->edition);
  make->source.sessions = g_object_ref (source->sessions);
  make->source.store = source->store != NULL ? g_object_ref (source->store) : NULL;
  make->iso = g_strdup (iso);
  make->year = year;
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, gem_deck_make_async);
  g_task_set_task_data (task, make, make_data_free);
  g_task_run_in_thread (task, make_in_thread);
}

/**
 * gem_deck_make_finish:
 * @result: what the callback got
 * @error: return location for the error of gem_deck_make()
 *
 * Returns: (transfer full): the deck
 */
GemDeck *
gem_deck_make_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * gem_deck_recipe_title:
 * @recipe: a recipe
 *
 * Returns: what people call it, translated
 */
const char *
gem_deck_recipe_title (GemDeckRecipe recipe)
{
  g_return_val_if_fail ((guint) recipe < GEM_DECK_N_RECIPES, NULL);

  return _ (recipes[recipe].title);
}

/**
 * gem_deck_recipe_to_name:
 * @recipe: a recipe
 *
 * Returns: its name on the command line
 */
const char *
gem_deck_recipe_to_name (GemDeckRecipe recipe)
{
  g_return_val_if_fail ((guint) recipe < GEM_DECK_N_RECIPES, NULL);

  return recipes[recipe].name;
}

/**
 * gem_deck_recipe_from_name:
 * @name: (nullable): such as `strategy`
 * @recipe: (out): the recipe
 *
 * Returns: whether there is one of that name
 */
gboolean
gem_deck_recipe_from_name (const char *name, GemDeckRecipe *recipe)
{
  for (guint i = 0; name != NULL && i < GEM_DECK_N_RECIPES; i++)
    if (g_str_equal (recipes[i].name, name))
      {
        *recipe = (GemDeckRecipe) i;
        return TRUE;
      }
  return FALSE;
}
