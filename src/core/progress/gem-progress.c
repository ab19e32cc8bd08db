/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "progress/gem-progress.h"

#include <glib/gi18n-lib.h>

struct _GemProgress
{
  int references;
  int this_year;
  GPtrArray *opgaven; /* char *, or NULL for what names none */
  GArray *years;      /* int */
  GArray *cells;      /* GemProgressCell: all opgaven together, then each, by year */
  guint left_out;
};

G_DEFINE_BOXED_TYPE (GemProgress, gem_progress, gem_progress_ref, gem_progress_unref)

static const char *const state_statuses[GEM_PROGRESS_N_STATES] = {
  [GEM_PROGRESS_DONE] = "afgerond",   [GEM_PROGRESS_RUNNING] = "lopend",
  [GEM_PROGRESS_PLANNED] = "gepland", [GEM_PROGRESS_DROPPED] = "vervallen",
  [GEM_PROGRESS_OTHER] = NULL,
};

static int
compare_years (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

static int
find_year (const GemProgress *self, int year)
{
  for (guint i = 0; i < self->years->len; i++)
    if (g_array_index (self->years, int, i) == year)
      return (int) i;
  return -1;
}

/* The last years that there are, oldest first. */
static void
find_years (GemProgress *self, GPtrArray *counts)
{
  for (guint i = 0; i < counts->len; i++)
    {
      const GemProgressCount *count = g_ptr_array_index (counts, i);

      if (find_year (self, count->year) < 0)
        g_array_append_val (self->years, count->year);
    }
  g_array_sort (self->years, compare_years);
  if (self->years->len > GEM_PROGRESS_MAX_YEARS)
    g_array_remove_range (self->years, 0, self->years->len - GEM_PROGRESS_MAX_YEARS);
}

static guint
get_rank (const char *opgave)
{
  const char *const *known = gem_item_opgaven ();
  guint rank = 0;

  while (known[rank] != NULL && !g_str_equal (known[rank], opgave))
    rank++;
  return rank;
}

/* Those of the publication in its order, then those that feeds made up, by name. */
static int
compare_opgaven (gconstpointer a, gconstpointer b)
{
  const char *x = *(const char *const *) a, *y = *(const char *const *) b;
  guint rank_x = get_rank (x), rank_y = get_rank (y);

  if (rank_x != rank_y)
    return rank_x < rank_y ? -1 : 1;
  return g_utf8_collate (x, y);
}

static void
find_opgaven (GemProgress *self, GPtrArray *counts)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean some_without = FALSE;

  for (guint i = 0; i < counts->len; i++)
    {
      const GemProgressCount *count = g_ptr_array_index (counts, i);

      if (find_year (self, count->year) < 0)
        continue;
      if (count->opgave == NULL || *count->opgave == '\0')
        some_without = TRUE;
      else if (g_hash_table_add (seen, count->opgave))
        g_ptr_array_add (self->opgaven, g_strdup (count->opgave));
    }
  g_ptr_array_sort (self->opgaven, compare_opgaven);
  /* The last place is for all the rest. */
  if (self->opgaven->len > GEM_PROGRESS_MAX_OPGAVEN)
    {
      g_ptr_array_set_size (self->opgaven, GEM_PROGRESS_MAX_OPGAVEN);
      some_without = TRUE;
    }
  if (some_without)
    g_ptr_array_add (self->opgaven, NULL);
}

static int
find_opgave (const GemProgress *self, const char *opgave)
{
  for (guint i = 0; i < self->opgaven->len; i++)
    {
      const char *other = g_ptr_array_index (self->opgaven, i);

      if (other == NULL || g_strcmp0 (other, opgave) == 0)
        return (int) i;
    }
  return -1;
}

static GemProgressCell *
get_cell (const GemProgress *self, int opgave, guint year)
{
  return &g_array_index (self->cells, GemProgressCell,
                         (guint) (opgave + 1) * self->years->len + year);
}

static void
count_in (GemProgressCell *cell, const GemProgressCount *count)
{
  cell->states[gem_progress_state_from_status (count->status)] += count->items;
  cell->items += count->items;
}

/**
 * gem_progress_new:
 * @counts: (element-type GemProgressCount): of gem_store_load_progress()
 * @this_year: the year that it is now: those before it have ended
 *
 * Returns: (transfer full): how far the agenda has come
 */
GemProgress *
gem_progress_new (GPtrArray *counts, int this_year)
{
  GemProgress *self;

  g_return_val_if_fail (counts != NULL, NULL);

  self = g_new0 (GemProgress, 1);
  self->references = 1;
  self->this_year = this_year;
  self->opgaven = g_ptr_array_new_with_free_func (g_free);
  self->years = g_array_new (FALSE, FALSE, sizeof (int));
  self->cells = g_array_new (FALSE, TRUE, sizeof (GemProgressCell));
  find_years (self, counts);
  find_opgaven (self, counts);
  g_array_set_size (self->cells, (self->opgaven->len + 1) * self->years->len);
  for (guint i = 0; i < counts->len; i++)
    {
      const GemProgressCount *count = g_ptr_array_index (counts, i);
      int year = find_year (self, count->year);

      if (year < 0)
        {
          self->left_out += count->items;
          continue;
        }
      count_in (get_cell (self, -1, (guint) year), count);
      count_in (get_cell (self, find_opgave (self, count->opgave), (guint) year), count);
    }
  return self;
}

/**
 * gem_progress_ref:
 * @self: a progress
 *
 * Returns: (transfer full): @self
 */
GemProgress *
gem_progress_ref (GemProgress *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_int_inc (&self->references);
  return self;
}

/**
 * gem_progress_unref:
 * @self: (transfer full): a progress
 */
void
gem_progress_unref (GemProgress *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_int_dec_and_test (&self->references))
    return;
  g_ptr_array_unref (self->opgaven);
  g_array_unref (self->years);
  g_array_unref (self->cells);
  g_free (self);
}

/**
 * gem_progress_get_n_opgaven:
 * @self: a progress
 *
 * Returns: how many opgaven have items, and what names none as one more
 */
guint
gem_progress_get_n_opgaven (const GemProgress *self)
{
  return self->opgaven->len;
}

/**
 * gem_progress_get_opgave:
 * @self: a progress
 * @opgave: one of them
 *
 * Returns: (nullable): its name in the feed; %NULL for all the rest
 */
const char *
gem_progress_get_opgave (const GemProgress *self, guint opgave)
{
  g_return_val_if_fail (opgave < self->opgaven->len, NULL);

  return g_ptr_array_index (self->opgaven, opgave);
}

/**
 * gem_progress_get_opgave_name:
 * @self: a progress
 * @opgave: one of them
 *
 * Returns: its name for people
 */
const char *
gem_progress_get_opgave_name (const GemProgress *self, guint opgave)
{
  const char *name = gem_progress_get_opgave (self, opgave);

  return name != NULL ? gem_item_opgave_label (name) : _ ("Other or no challenge");
}

/**
 * gem_progress_get_n_years:
 * @self: a progress
 *
 * Returns: how many years have items; %GEM_PROGRESS_MAX_YEARS at most, the last ones
 */
guint
gem_progress_get_n_years (const GemProgress *self)
{
  return self->years->len;
}

/**
 * gem_progress_get_year:
 * @self: a progress
 * @year: one of its years
 *
 * Returns: which year that is
 */
int
gem_progress_get_year (const GemProgress *self, guint year)
{
  g_return_val_if_fail (year < self->years->len, 0);

  return g_array_index (self->years, int, year);
}

/**
 * gem_progress_get_cell:
 * @self: a progress
 * @opgave: one of its opgaven, or -1 for all together
 * @year: one of its years
 *
 * Returns: (transfer none): the counts
 */
const GemProgressCell *
gem_progress_get_cell (const GemProgress *self, int opgave, guint year)
{
  g_return_val_if_fail (opgave < (int) self->opgaven->len && year < self->years->len, NULL);

  return get_cell (self, opgave, year);
}

/**
 * gem_progress_get_left_out:
 * @self: a progress
 *
 * Returns: how many items are of years before those
 */
guint
gem_progress_get_left_out (const GemProgress *self)
{
  return self->left_out;
}

/**
 * gem_progress_count_open:
 * @self: a progress
 * @opgave: one of its opgaven, or -1 for all together
 * @year: one of its years
 *
 * Returns: how many items are planned or running still, though their year has ended; 0 while it has not
 */
guint
gem_progress_count_open (const GemProgress *self, int opgave, guint year)
{
  const GemProgressCell *cell = gem_progress_get_cell (self, opgave, year);

  if (gem_progress_get_year (self, year) >= self->this_year)
    return 0;
  return cell->states[GEM_PROGRESS_PLANNED] + cell->states[GEM_PROGRESS_RUNNING];
}

/**
 * gem_progress_get_default_year:
 * @self: a progress with years
 * @wanted: a year, or 0
 *
 * Returns: the index of @wanted; otherwise of the last year that has begun, or of the first of all
 */
guint
gem_progress_get_default_year (const GemProgress *self, int wanted)
{
  int found = wanted != 0 ? find_year (self, wanted) : -1;

  for (guint i = 0; found < 0 && i < self->years->len; i++)
    if (g_array_index (self->years, int, self->years->len - 1 - i) <= self->this_year)
      found = (int) (self->years->len - 1 - i);
  return (guint) MAX (found, 0);
}

/**
 * gem_progress_dup_sentence:
 * @self: a progress
 * @year: of which year; 0 for the last that has begun
 *
 * Returns: (transfer full): what it comes to, in words
 */
char *
gem_progress_dup_sentence (const GemProgress *self, int year)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const GemProgressCell *cell;
  guint index, done, dropped, open;

  if (self->years->len == 0 || (year != 0 && find_year (self, year) < 0))
    return year != 0 ? g_strdup_printf (_ ("The agenda of %d has no items here."), year)
                     : g_strdup (_ ("The agenda has no items here."));
  index = gem_progress_get_default_year (self, year);
  year = gem_progress_get_year (self, index);
  cell = get_cell (self, -1, index);
  done = cell->states[GEM_PROGRESS_DONE];
  dropped = cell->states[GEM_PROGRESS_DROPPED];
  open = gem_progress_count_open (self, -1, index);
  g_string_append_printf (text,
                          g_dngettext (GETTEXT_PACKAGE, "Of %u item in %d, ", "Of %u items in %d, ",
                                       cell->items),
                          cell->items, year);
  g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%u is done", "%u are done", done),
                          done);
  g_string_append_printf (text,
                          g_dngettext (GETTEXT_PACKAGE, " and %u was dropped.",
                                       " and %u were dropped.", dropped),
                          dropped);
  if (open > 0)
    g_string_append_printf (text,
                            g_dngettext (GETTEXT_PACKAGE,
                                         " %u is still open, though that year has ended.",
                                         " %u are still open, though that year has ended.", open),
                            open);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * gem_progress_state_to_status:
 * @state: a state
 *
 * Returns: (nullable): its name in a feed; %NULL for all that a feed made up
 */
const char *
gem_progress_state_to_status (GemProgressState state)
{
  g_return_val_if_fail ((guint) state < GEM_PROGRESS_N_STATES, NULL);

  return state_statuses[state];
}

/**
 * gem_progress_state_label:
 * @state: a state
 *
 * Returns: its name for people
 */
const char *
gem_progress_state_label (GemProgressState state)
{
  const char *status = gem_progress_state_to_status (state);

  return status != NULL ? gem_item_status_label (status) : _ ("Other");
}

/**
 * gem_progress_state_symbol:
 * @state: a state
 *
 * Returns: one sign that tells it from the others without colour
 */
const char *
gem_progress_state_symbol (GemProgressState state)
{
  g_return_val_if_fail ((guint) state < GEM_PROGRESS_N_STATES, NULL);

  return gem_item_status_symbol (state_statuses[state]);
}

/**
 * gem_progress_state_from_status:
 * @status: (nullable): as a feed says
 *
 * Returns: the state
 */
GemProgressState
gem_progress_state_from_status (const char *status)
{
  for (guint i = 0; i < GEM_PROGRESS_OTHER; i++)
    if (g_strcmp0 (state_statuses[i], status) == 0)
      return (GemProgressState) i;
  return GEM_PROGRESS_OTHER;
}
