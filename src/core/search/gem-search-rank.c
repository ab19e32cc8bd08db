/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* How good a row is, for a question with many forms of each word. The shape is that of BM25 (Robertson and
 * Zaragoza, "The Probabilistic Relevance Framework", 2009): rare words count for more, each further hit for less, a
 * long text's hits for less. The weights of the words' forms and of the columns go into it, and two things that
 * BM25 does not know: words that stand together, and a heading that is what was asked for. */

#include "search/gem-search-match.h"

#include <math.h>

/* How many hits of a row are looked at. */
#define MAX_HITS 400
/* Words are together within so many words: a sentence or two. */
#define NEAR 24
#define SATURATION 1.2
#define LENGTH_SHARE 0.35
#define AVERAGE_WORDS 120.0

typedef struct
{
  double worth[GEM_MATCH_MAX_GROUPS];  /* all hits of a group */
  double titled[GEM_MATCH_MAX_GROUPS]; /* the best one in the heading */
  int last[GEM_MATCH_MAX_GROUPS];      /* where a group was last seen in the column, or -1 */
  double last_weight[GEM_MATCH_MAX_GROUPS];
  int column;
  int title_hits;
  double together; /* the best place: what its groups are worth */
  int token;
  double token_worth;
} Row;

/* The groups that stand near this hit, itself included. */
static void
look_around (const GemRanker *self, Row *row, guint group, int offset, double weight)
{
  double sum = 0;
  int first = offset;

  row->last[group] = offset;
  row->last_weight[group] = weight;
  for (guint i = 0; i < self->match->n_groups; i++)
    if (row->last[i] >= 0 && offset - row->last[i] <= NEAR)
      {
        sum += self->match->values[i] * row->last_weight[i] *
               (1 - 0.4 * (offset - row->last[i]) / (double) NEAR);
        first = MIN (first, row->last[i]);
      }
  row->together = MAX (row->together, sum);
  if (row->column == self->body && sum > row->token_worth * 1.0001)
    {
      row->token_worth = sum;
      row->token = first;
    }
}

static void
add_hit (const GemRanker *self, Row *row, int phrase, int column, int offset)
{
  guint group = g_array_index (self->match->groups, guint, phrase);
  double weight = g_array_index (self->match->weights, double, phrase);

  if (column != row->column)
    {
      row->column = column;
      for (guint i = 0; i < self->match->n_groups; i++)
        row->last[i] = -1;
    }
  row->worth[group] += weight * self->columns[column];
  if (column == self->title)
    {
      row->titled[group] = MAX (row->titled[group], weight);
      row->title_hits++;
    }
  look_around (self, row, group, offset, weight);
}

static double
judge (const GemRanker *self, const Row *row, int body_words, int title_words)
{
  double score = 0;
  double length = 1 - LENGTH_SHARE + LENGTH_SHARE * MIN (body_words / AVERAGE_WORDS, 4.0);

  for (guint i = 0; i < self->match->n_groups; i++)
    {
      double value = self->match->values[i];

      score += value * row->worth[i] / (row->worth[i] + SATURATION * length);
      score += value * row->titled[i] * 1.5;
    }
  if (self->match->n_groups > 1)
    score += row->together * 0.6;
  /* A heading that says nothing else. */
  if (title_words > 0 && row->title_hits > 0)
    score *= 1 + 0.5 * MIN (1.0, row->title_hits / (double) title_words);
  return score;
}

static gboolean
is_titled (const GemRanker *self, const Row *row)
{
  for (guint i = 0; i < self->match->n_groups; i++)
    if (row->titled[i] <= 0)
      return FALSE;
  return TRUE;
}

static void
rank (const Fts5ExtensionApi *api,
      Fts5Context *fts,
      sqlite3_context *context,
      int n_values,
      sqlite3_value **values)
{
  GemRanker *self = api->xUserData (fts);
  Row row = { .column = -1, .token = -1 };
  int count = 0, body_words = 0, title_words = 0;

  if (self->match == NULL || api->xInstCount (fts, &count) != SQLITE_OK)
    return;
  for (int i = 0; i < count && i < MAX_HITS; i++)
    {
      int phrase, column, offset;

      if (api->xInst (fts, i, &phrase, &column, &offset) != SQLITE_OK)
        break;
      /* The phrases of what must not be there come after all others. */
      if (phrase < (int) self->match->groups->len)
        add_hit (self, &row, phrase, column, offset);
    }
  if (self->lengths && (api->xColumnSize (fts, self->body, &body_words) != SQLITE_OK ||
                        api->xColumnSize (fts, self->title, &title_words) != SQLITE_OK))
    return;
  self->titled = is_titled (self, &row);
  self->score = judge (self, &row, body_words, title_words);
  self->token = row.token;
  sqlite3_result_double (context, self->score);
}

/**
 * gem_ranker_register:
 * @self: a ranker, which outlives the connection
 * @db: a connection
 * @error: return location for a #GemSqliteError
 *
 * Makes `gem_rank(table)` known there.
 *
 * Returns: whether that worked
 */
gboolean
gem_ranker_register (GemRanker *self, GemSqlite *db, GError **error)
{
  fts5_api *api = gem_fts5_get_api (db, error);

  if (api == NULL)
    return FALSE;
  if (api->xCreateFunction (api, "gem_rank", self, rank, NULL) == SQLITE_OK)
    return TRUE;
  g_set_error (error, GEM_SQLITE_ERROR, GEM_SQLITE_ERROR_FAILED, "FTS5: %s",
               sqlite3_errmsg (gem_sqlite_get_handle (db)));
  return FALSE;
}
