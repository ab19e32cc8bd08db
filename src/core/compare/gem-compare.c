/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "compare/gem-compare.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

struct _GemCompare
{
  GemEdition *edition;
  GemOwnThemes *own;
  GPtrArray *sessions; /* of the edition */
  GPtrArray *themes;   /* of the edition */
  guint n_themes;      /* the edition's, then one's own */
  guint8 *cells;       /* GemCompareCell, a row a province */
};

G_DEFINE_BOXED_TYPE (GemCompare, gem_compare, gem_compare_ref, gem_compare_unref)

static const GemOwnTheme *
get_own_theme (const GemCompare *self, guint theme)
{
  return g_ptr_array_index (gem_own_themes_get_themes (self->own), theme - self->themes->len);
}

static const GemSubject *
get_subject (const GemCompare *self, guint province, guint subject)
{
  return g_ptr_array_index (gem_compare_get_session (self, province)->subjects, subject);
}

/* A cell is doubtful only where no subject puts it beyond doubt. */
static void
fill_cells (GemCompare *self, guint province)
{
  const GemSession *session = gem_compare_get_session (self, province);

  for (guint i = 0; i < session->subjects->len; i++)
    {
      const GemSubject *subject = g_ptr_array_index (session->subjects, i);
      const char *const *themes = gem_compare_get_subject_themes (self, province, i);
      gboolean own = gem_own_themes_find (self->own, session->iso, subject->wording) != NULL;

      for (guint j = 0; themes[j] != NULL; j++)
        {
          int theme = gem_compare_find_theme (self, themes[j]);
          gboolean doubtful = subject->doubtful && !own;
          guint8 *cell;

          if (theme < 0)
            continue;
          cell = &self->cells[province * self->n_themes + (guint) theme];
          if (*cell == GEM_COMPARE_ABSENT && doubtful)
            *cell |= GEM_COMPARE_DOUBTFUL;
          else if (!doubtful)
            *cell &= (guint8) ~GEM_COMPARE_DOUBTFUL;
          *cell |= GEM_COMPARE_PRESENT | (own ? GEM_COMPARE_OWN : 0);
        }
    }
}

/**
 * gem_compare_new:
 * @edition: the edition whose sessions are compared
 * @own: (nullable): what the person put elsewhere
 *
 * Returns: (transfer full): the comparison
 */
GemCompare *
gem_compare_new (GemEdition *edition, GemOwnThemes *own)
{
  GemCompare *self;

  g_return_val_if_fail (GEM_IS_EDITION (edition), NULL);

  self = g_atomic_rc_box_new0 (GemCompare);
  self->edition = g_object_ref (edition);
  self->own = own != NULL ? gem_own_themes_ref (own) : gem_own_themes_new ();
  self->sessions = gem_edition_get_sessions (edition);
  self->themes = gem_edition_get_themes (edition);
  self->n_themes = self->themes->len + gem_own_themes_get_themes (self->own)->len;
  self->cells = g_new0 (guint8, (gsize) self->sessions->len * self->n_themes);
  for (guint i = 0; i < self->sessions->len; i++)
    fill_cells (self, i);
  return self;
}

/**
 * gem_compare_ref:
 * @self: a comparison
 *
 * Returns: (transfer full): @self
 */
GemCompare *
gem_compare_ref (GemCompare *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  GemCompare *self = data;

  g_free (self->cells);
  gem_own_themes_unref (self->own);
  g_object_unref (self->edition);
}

/**
 * gem_compare_unref:
 * @self: (transfer full): a comparison
 */
void
gem_compare_unref (GemCompare *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, clear);
}

/**
 * gem_compare_get_n_provinces:
 * @self: a comparison
 *
 * Returns: how many provinces have a session
 */
guint
gem_compare_get_n_provinces (const GemCompare *self)
{
  return self->sessions->len;
}

/**
 * gem_compare_get_n_themes:
 * @self: a comparison
 *
 * Returns: how many themes there are: first the edition's, then the person's own
 */
guint
gem_compare_get_n_themes (const GemCompare *self)
{
  return self->n_themes;
}

/**
 * gem_compare_get_session:
 * @self: a comparison
 * @province: a province
 *
 * Returns: (transfer none): its session
 */
const GemSession *
gem_compare_get_session (const GemCompare *self, guint province)
{
  g_return_val_if_fail (province < self->sessions->len, NULL);

  return g_ptr_array_index (self->sessions, province);
}

/**
 * gem_compare_is_own_theme:
 * @self: a comparison
 * @theme: a theme
 *
 * Returns: whether the person made it
 */
gboolean
gem_compare_is_own_theme (const GemCompare *self, guint theme)
{
  g_return_val_if_fail (theme < self->n_themes, FALSE);

  return theme >= self->themes->len;
}

/**
 * gem_compare_get_theme_id:
 * @self: a comparison
 * @theme: a theme
 *
 * Returns: its id in addresses
 */
const char *
gem_compare_get_theme_id (const GemCompare *self, guint theme)
{
  return gem_compare_is_own_theme (self, theme)
             ? get_own_theme (self, theme)->id
             : ((GemTheme *) g_ptr_array_index (self->themes, theme))->id;
}

/**
 * gem_compare_get_theme_name:
 * @self: a comparison
 * @theme: a theme
 *
 * Returns: its name
 */
const char *
gem_compare_get_theme_name (const GemCompare *self, guint theme)
{
  return gem_compare_is_own_theme (self, theme)
             ? get_own_theme (self, theme)->name
             : ((GemTheme *) g_ptr_array_index (self->themes, theme))->name;
}

/**
 * gem_compare_get_theme_description:
 * @self: a comparison
 * @theme: a theme
 *
 * Returns: what it is about
 */
const char *
gem_compare_get_theme_description (const GemCompare *self, guint theme)
{
  return gem_compare_is_own_theme (self, theme)
             ? _ ("A theme of your own.")
             : ((GemTheme *) g_ptr_array_index (self->themes, theme))->description;
}

/**
 * gem_compare_find_province:
 * @self: a comparison
 * @iso: ISO 3166-2 code
 *
 * Returns: that province, or -1
 */
int
gem_compare_find_province (const GemCompare *self, const char *iso)
{
  for (guint i = 0; iso != NULL && i < self->sessions->len; i++)
    if (g_str_equal (gem_compare_get_session (self, i)->iso, iso))
      return (int) i;
  return -1;
}

/**
 * gem_compare_find_theme:
 * @self: a comparison
 * @id: id of a theme
 *
 * Returns: that theme, or -1
 */
int
gem_compare_find_theme (const GemCompare *self, const char *id)
{
  for (guint i = 0; id != NULL && i < self->n_themes; i++)
    if (g_str_equal (gem_compare_get_theme_id (self, i), id))
      return (int) i;
  return -1;
}

/**
 * gem_compare_get_edition:
 * @self: a comparison
 *
 * Returns: (transfer none): the edition
 */
GemEdition *
gem_compare_get_edition (const GemCompare *self)
{
  return self->edition;
}

/**
 * gem_compare_get_own:
 * @self: a comparison
 *
 * Returns: (transfer none): what the person put elsewhere
 */
GemOwnThemes *
gem_compare_get_own (const GemCompare *self)
{
  return self->own;
}

/**
 * gem_compare_get_cell:
 * @self: a comparison
 * @province: a province
 * @theme: a theme
 *
 * Returns: whether @province brought @theme in, and how sure that is
 */
GemCompareCell
gem_compare_get_cell (const GemCompare *self, guint province, guint theme)
{
  g_return_val_if_fail (province < self->sessions->len && theme < self->n_themes,
                        GEM_COMPARE_ABSENT);

  return self->cells[province * self->n_themes + theme];
}

/**
 * gem_compare_get_subject_themes:
 * @self: a comparison
 * @province: a province
 * @subject: index of a subject of its session
 *
 * Returns: (transfer none) (array zero-terminated=1): the ids of the themes it is under, for this person
 */
const char *const *
gem_compare_get_subject_themes (const GemCompare *self, guint province, guint subject)
{
  const GemSubject *found = get_subject (self, province, subject);
  const GemOwnAssignment *own =
      gem_own_themes_find (self->own, gem_compare_get_session (self, province)->iso,
                           found->wording);

  return (const char *const *) (own != NULL ? own->themes : found->themes);
}

/**
 * gem_compare_dup_wording:
 * @self: a comparison
 * @province: a province
 * @theme: a theme
 *
 * Returns: (transfer full) (nullable): the subjects of @province under @theme, in the session's own words;
 *   %NULL for none
 */
char *
gem_compare_dup_wording (const GemCompare *self, guint province, guint theme)
{
  const char *id = gem_compare_get_theme_id (self, theme);
  const GemSession *session = gem_compare_get_session (self, province);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < session->subjects->len; i++)
    if (g_strv_contains (gem_compare_get_subject_themes (self, province, i), id))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                              get_subject (self, province, i)->wording);
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/**
 * gem_compare_count_themes:
 * @self: a comparison
 * @province: a province
 *
 * Returns: how many themes @province brought in
 */
guint
gem_compare_count_themes (const GemCompare *self, guint province)
{
  guint count = 0;

  for (guint i = 0; i < self->n_themes; i++)
    count += gem_compare_get_cell (self, province, i) != GEM_COMPARE_ABSENT;
  return count;
}

/**
 * gem_compare_count_provinces:
 * @self: a comparison
 * @theme: a theme
 *
 * Returns: how many provinces brought @theme in
 */
guint
gem_compare_count_provinces (const GemCompare *self, guint theme)
{
  guint count = 0;

  for (guint i = 0; i < self->sessions->len; i++)
    count += gem_compare_get_cell (self, i, theme) != GEM_COMPARE_ABSENT;
  return count;
}

/**
 * gem_compare_get_weight:
 * @self: a comparison
 * @theme: a theme
 *
 * How rare a theme is: `1 + ln (N / n)`, where n of all N provinces brought it in. That is the inverse
 * document frequency of Karen Spärck Jones ("A statistical interpretation of term specificity and its
 * application in retrieval", Journal of Documentation 28, 1972), plus one, so that what everybody brought
 * in counts too. A theme that nobody brought in weighs nothing.
 *
 * Returns: its weight
 */
double
gem_compare_get_weight (const GemCompare *self, guint theme)
{
  guint count = gem_compare_count_provinces (self, theme);

  return count == 0 ? 0 : 1 + log ((double) self->sessions->len / count);
}

/**
 * gem_compare_get_likeness:
 * @self: a comparison
 * @a: a province
 * @b: a province
 * @weighted: whether rare themes count for more
 *
 * The index of Paul Jaccard ("Étude comparative de la distribution florale", Bulletin de la Société
 * Vaudoise des Sciences Naturelles 37, 1901): of the themes that either brought in, the share that both
 * did. Weighted, each theme counts for its gem_compare_get_weight(), as in Ruzicka's form of the index.
 *
 * Returns: from 0, nothing in common, to 1, the same themes
 */
double
gem_compare_get_likeness (const GemCompare *self, guint a, guint b, gboolean weighted)
{
  double both = 0, either = 0;

  for (guint i = 0; i < self->n_themes; i++)
    {
      gboolean in_a = gem_compare_get_cell (self, a, i) != GEM_COMPARE_ABSENT;
      gboolean in_b = gem_compare_get_cell (self, b, i) != GEM_COMPARE_ABSENT;
      double weight = weighted ? gem_compare_get_weight (self, i) : 1;

      both += in_a && in_b ? weight : 0;
      either += in_a || in_b ? weight : 0;
    }
  return either > 0 ? both / either : 0;
}

/**
 * gem_compare_count_having:
 * @self: a comparison
 * @provinces: (element-type guint): some provinces
 * @theme: a theme
 *
 * Returns: how many of @provinces brought @theme in
 */
guint
gem_compare_count_having (const GemCompare *self, const GArray *provinces, guint theme)
{
  guint count = 0;

  for (guint i = 0; i < provinces->len; i++)
    count += gem_compare_get_cell (self, g_array_index (provinces, guint, i), theme) !=
             GEM_COMPARE_ABSENT;
  return count;
}

static GArray *
find_themes (const GemCompare *self, const GArray *provinces, guint at_least, guint at_most)
{
  GArray *themes = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->n_themes; i++)
    {
      guint count = gem_compare_count_having (self, provinces, i);

      if (count >= at_least && count <= at_most)
        g_array_append_val (themes, i);
    }
  return themes;
}

/**
 * gem_compare_dup_shared:
 * @self: a comparison
 * @provinces: (element-type guint): some provinces
 *
 * Returns: (transfer full) (element-type guint): the themes that all of them brought in
 */
GArray *
gem_compare_dup_shared (const GemCompare *self, const GArray *provinces)
{
  return find_themes (self, provinces, MAX (provinces->len, 1), provinces->len);
}

/**
 * gem_compare_dup_partly:
 * @self: a comparison
 * @provinces: (element-type guint): some provinces
 *
 * Returns: (transfer full) (element-type guint): the themes that more than one of them brought in, but not
 *   all
 */
GArray *
gem_compare_dup_partly (const GemCompare *self, const GArray *provinces)
{
  return provinces->len > 2 ? find_themes (self, provinces, 2, provinces->len - 1)
                            : g_array_new (FALSE, FALSE, sizeof (guint));
}

/**
 * gem_compare_dup_only:
 * @self: a comparison
 * @provinces: (element-type guint): some provinces
 * @province: one of them
 *
 * Returns: (transfer full) (element-type guint): the themes that @province alone of them brought in
 */
GArray *
gem_compare_dup_only (const GemCompare *self, const GArray *provinces, guint province)
{
  GArray *themes = find_themes (self, provinces, 1, 1);

  for (guint i = themes->len; i > 0; i--)
    if (gem_compare_get_cell (self, province, g_array_index (themes, guint, i - 1)) ==
        GEM_COMPARE_ABSENT)
      g_array_remove_index (themes, i - 1);
  return themes;
}

/**
 * gem_compare_dup_all:
 * @self: a comparison
 *
 * Returns: (transfer full) (element-type guint): all provinces, in the edition's order
 */
GArray *
gem_compare_dup_all (const GemCompare *self)
{
  GArray *provinces = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->sessions->len; i++)
    g_array_append_val (provinces, i);
  return provinces;
}

/**
 * gem_compare_parse:
 * @self: a comparison
 * @list: codes with commas between them, as in `NL-FR,NL-ZE`
 * @error: return location for a %G_IO_ERROR_NOT_FOUND
 *
 * Returns: (transfer full) (element-type guint): those provinces, each once, in the order of @list; or
 *   %NULL with @error set, which names the one that is not there
 */
GArray *
gem_compare_parse (const GemCompare *self, const char *list, GError **error)
{
  g_auto (GStrv) codes = g_strsplit (list, ",", -1);
  g_autoptr (GArray) provinces = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; codes[i] != NULL; i++)
    {
      const char *code = g_strstrip (codes[i]);
      int province = gem_compare_find_province (self, code);
      gboolean known = FALSE;

      if (*code == '\0')
        continue;
      if (province < 0)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                       _ ("“%s” is not the code of a province. Friesland is “NL-FR”."), code);
          return NULL;
        }
      for (guint j = 0; j < provinces->len; j++)
        known = known || g_array_index (provinces, guint, j) == (guint) province;
      if (!known)
        g_array_append_val (provinces, province);
    }
  return g_steal_pointer (&provinces);
}
