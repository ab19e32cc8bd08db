/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "municipality/gem-municipality-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How well a name fits. */
enum
{
  FITS_NOT,
  FITS_INSIDE, /* a later word starts with it */
  FITS_START,
  FITS_WHOLE
};

/**
 * gem_municipality_get_all:
 *
 * Returns: (array length=355): the municipalities, by their codes
 */
const GemMunicipality *
gem_municipality_get_all (void)
{
  return gem_municipality_table;
}

/**
 * gem_municipality_find:
 * @code: a code, such as `GM0518`
 *
 * Returns: (nullable): that municipality
 */
const GemMunicipality *
gem_municipality_find (const char *code)
{
  g_return_val_if_fail (code != NULL, NULL);

  for (guint i = 0; i < gem_n_municipalities; i++)
    if (g_str_equal (gem_municipality_table[i].code, code))
      return &gem_municipality_table[i];
  return NULL;
}

/**
 * gem_municipality_fold:
 * @text: what somebody typed, or a name
 *
 * Returns: (transfer full): letters and digits in lower case without diacritics, one space between words
 */
char *
gem_municipality_fold (const char *text)
{
  g_autofree char *apart = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean gap = FALSE;

  g_return_val_if_fail (text != NULL, NULL);

  apart = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  for (const char *p = apart; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_unichar_tolower (g_utf8_get_char (p));

      if (g_unichar_ismark (c) || c == '\'' || c == 0x2019)
        continue;
      if (!g_unichar_isalnum (c))
        {
          gap = TRUE;
          continue;
        }
      if (gap && out->len > 0)
        g_string_append_c (out, ' ');
      gap = FALSE;
      g_string_append_unichar (out, c);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
join_words (const char *folded)
{
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  return g_strjoinv (NULL, words);
}

/* Where the spaces and hyphens are does not matter: "sgravenhage". */
static int
rate (const char *name, const char *wanted)
{
  g_autofree char *folded = gem_municipality_fold (name);
  g_autofree char *joined = join_words (folded);
  g_autofree char *wanted_joined = join_words (wanted);
  gsize length = strlen (wanted);

  if (g_str_equal (joined, wanted_joined))
    return FITS_WHOLE;
  if (g_str_has_prefix (joined, wanted_joined))
    return FITS_START;
  for (const char *p = strchr (folded, ' '); p != NULL; p = strchr (p + 1, ' '))
    if (strncmp (p + 1, wanted, length) == 0)
      return FITS_INSIDE;
  return FITS_NOT;
}

static void
hit_free (gpointer data)
{
  GemMunicipalityHit *hit = data;

  g_free (hit->note);
  g_free (hit);
}

static char *
explain (const GemMunicipalityName *name)
{
  if (name->kind == GEM_MUNICIPALITY_UNTIL)
    /* TRANSLATORS: the name of a municipality that merged on 1 January of that year */
    return g_strdup_printf (_ ("%s until %d"), name->name, name->year);
  if (name->kind == GEM_MUNICIPALITY_SINCE)
    return g_strdup_printf (_ ("%s since %d"), name->name, name->year);
  return g_strdup (name->name);
}

static void
add_hit (GPtrArray *hits, const GemMunicipality *municipality, const char *name, char *note)
{
  GemMunicipalityHit *hit = g_new0 (GemMunicipalityHit, 1);

  hit->municipality = municipality;
  hit->name = name;
  hit->note = note;
  g_ptr_array_add (hits, hit);
}

static int
by_name (gconstpointer a, gconstpointer b)
{
  const GemMunicipalityHit *x = *(GemMunicipalityHit *const *) a;
  const GemMunicipalityHit *y = *(GemMunicipalityHit *const *) b;

  return g_utf8_collate (x->municipality->name, y->municipality->name);
}

static void
collect (GPtrArray *hits, const char *wanted, int fit)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; i < gem_n_municipalities; i++)
    if (rate (gem_municipality_table[i].name, wanted) == fit)
      add_hit (found, &gem_municipality_table[i], gem_municipality_table[i].name, NULL);
  for (guint i = 0; i < gem_n_municipality_names; i++)
    {
      const GemMunicipalityName *name = &gem_municipality_names[i];

      if (rate (name->name, wanted) == fit)
        add_hit (found, &gem_municipality_table[name->municipality], name->name, explain (name));
    }
  g_ptr_array_sort (found, by_name);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (hits, g_ptr_array_index (found, i));
}

/**
 * gem_municipality_search:
 * @text: what somebody typed: the start of a name or of a word in it
 * @max: how many at most
 *
 * Returns: (transfer full) (element-type GemMunicipalityHit): what fits, the best first; nothing for
 *   nothing
 */
GPtrArray *
gem_municipality_search (const char *text, guint max)
{
  GPtrArray *hits = g_ptr_array_new_with_free_func (hit_free);
  g_autofree char *wanted = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  wanted = gem_municipality_fold (text);
  if (*wanted == '\0')
    return hits;
  for (int fit = FITS_WHOLE; fit > FITS_NOT; fit--)
    collect (hits, wanted, fit);
  if (hits->len > max)
    g_ptr_array_set_size (hits, (int) max);
  return hits;
}
