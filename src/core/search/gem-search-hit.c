/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "search/gem-search-private.h"

#include <string.h>

/* A snippet is about two lines. */
#define SNIPPET_BYTES 220
/* So much stands before the first word that was found. */
#define LEAD_BYTES 60

typedef struct
{
  GHashTable *words;
  GArray *spans;
  char buffer[128];
} Marking;

GemHit *
gem_hit_new (GemHitKind kind, const char *address, const char *title)
{
  GemHit *hit = g_new0 (GemHit, 1);

  hit->kind = kind;
  hit->address = g_strdup (address);
  hit->title = g_strdup (title != NULL ? title : "");
  hit->title_spans = g_array_new (FALSE, FALSE, sizeof (GemHitSpan));
  hit->snippet_spans = g_array_new (FALSE, FALSE, sizeof (GemHitSpan));
  return hit;
}

void
gem_hit_free (gpointer data)
{
  GemHit *hit = data;

  g_free (hit->address);
  g_free (hit->title);
  g_free (hit->path);
  g_free (hit->snippet);
  g_array_unref (hit->title_spans);
  g_array_unref (hit->snippet_spans);
  g_free (hit);
}

static gboolean
mark_token (const char *token, int length, int start, int end, gpointer user_data)
{
  Marking *marking = user_data;
  GemHitSpan span = { start, end };

  if (length >= (int) sizeof marking->buffer)
    return TRUE;
  memcpy (marking->buffer, token, (gsize) length);
  marking->buffer[length] = '\0';
  if (g_hash_table_contains (marking->words, marking->buffer))
    g_array_append_val (marking->spans, span);
  return TRUE;
}

static void
find_spans (GemTokenizer *tokenizer, GHashTable *words, const char *text, GArray *spans)
{
  Marking marking = { words, spans, "" };

  g_array_set_size (spans, 0);
  gem_tokenizer_run (tokenizer, text, mark_token, &marking);
}

/* Which part of a text has most of what was found: the start of its first word. */
static int
find_best (GArray *spans)
{
  guint best = 0, most = 0, end = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      int start = g_array_index (spans, GemHitSpan, i).start;

      while (end < spans->len &&
             g_array_index (spans, GemHitSpan, end).end <= start + SNIPPET_BYTES - LEAD_BYTES)
        end++;
      if (end - i > most)
        {
          most = end - i;
          best = i;
        }
    }
  return spans->len > 0 ? g_array_index (spans, GemHitSpan, best).start : 0;
}

/* Back to where a word begins, at most as far as @from. */
static const char *
word_start (const char *text, const char *at, const char *from)
{
  const char *start = at;

  while (start > from && start > text && !g_ascii_isspace (start[-1]))
    start--;
  return start;
}

static char *
cut (const char *text, int best)
{
  gsize length = strlen (text);
  const char *start = text, *end = text + length;
  g_autofree char *part = NULL;
  gboolean before, after;

  if (length <= SNIPPET_BYTES)
    return g_strdup (text);
  if (best > LEAD_BYTES)
    start = word_start (text, text + best - LEAD_BYTES, text + MAX (0, best - 2 * LEAD_BYTES));
  while (start > text && (*start & 0xc0) == 0x80)
    start--;
  if (end - start > SNIPPET_BYTES)
    {
      end = start + SNIPPET_BYTES;
      while (end > start && !g_ascii_isspace (*end))
        end--;
      if (end == start)
        for (end = start + SNIPPET_BYTES; (*end & 0xc0) == 0x80; end--)
          ;
    }
  before = start > text;
  after = *end != '\0';
  part = g_strstrip (g_strndup (start, (gsize) (end - start)));
  return g_strconcat (before ? "… " : "", part, after ? " …" : "", NULL);
}

/**
 * gem_hit_mark:
 * @hit: a hit
 * @tokenizer: a tokenizer
 * @words: (element-type utf8): folded words
 * @text: (nullable): what the snippet is cut from
 *
 * Marks the words in the title, and gives it a snippet with marks.
 */
void
gem_hit_mark (GemHit *hit, GemTokenizer *tokenizer, GHashTable *words, const char *text)
{
  g_autofree char *plain = NULL;

  find_spans (tokenizer, words, hit->title, hit->title_spans);
  if (text == NULL || *text == '\0')
    return;
  plain = g_strdup (text);
  g_strdelimit (plain, "\n\r\t", ' ');
  find_spans (tokenizer, words, plain, hit->snippet_spans);
  g_free (hit->snippet);
  hit->snippet = cut (plain, find_best (hit->snippet_spans));
  find_spans (tokenizer, words, hit->snippet, hit->snippet_spans);
}

/**
 * gem_finding_add:
 * @self: what was found so far
 * @found: something more
 *
 * Adds it, and counts it.
 */
void
gem_finding_add (GemFinding *self, const GemFound *found)
{
  g_array_append_vals (self->found, found, 1);
  self->counts[found->kind]++;
}

/**
 * gem_finding_count_province:
 * @self: what was found so far
 * @iso: (nullable): a province
 *
 * Counts a hit for it, where provinces are counted.
 */
void
gem_finding_count_province (GemFinding *self, const char *iso)
{
  guint count;

  if (self->provinces == NULL || iso == NULL || *iso == '\0')
    return;
  count = GPOINTER_TO_UINT (g_hash_table_lookup (self->provinces, iso));
  g_hash_table_insert (self->provinces, g_strdup (iso), GUINT_TO_POINTER (count + 1));
}

/**
 * gem_hits_free:
 * @hits: (transfer full): what gem_search_find() gave
 */
void
gem_hits_free (GemHits *hits)
{
  g_return_if_fail (hits != NULL);

  g_ptr_array_unref (hits->hits);
  g_clear_pointer (&hits->provinces, g_hash_table_unref);
  g_free (hits->suggestion);
  g_free (hits);
}
