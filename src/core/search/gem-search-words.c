/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "search/gem-search-words.h"

#include <libstemmer.h>
#include <stdlib.h>
#include <string.h>

/* A part of a compound has at least so many letters; shorter ones are in everything. */
#define PART_LETTERS 4
#define LONG_PART_LETTERS 6
#define WORD_MAX_BYTES 64
#define WEIGHT_FORM 0.75
#define WEIGHT_BEGINNING 0.7
#define WEIGHT_SPLIT 0.6
#define WEIGHT_COMPOUND 0.5
#define WEIGHT_INSIDE 0.35

typedef struct
{
  const char *text;
  const char *stem; /* NULL where it has none: numbers and such */
  guint32 docs;
  guint32 letters; /* a bit for each letter in it */
} Word;

struct _GemVocabulary
{
  GArray *words; /* Word, sorted by text */
  GPtrArray *by_stem;
  GStringChunk *chunk;
  GString *joined;   /* the words that have letters only, each between line feeds */
  GArray *positions; /* guint32, where each of them begins in it */
  GArray *joined_words;
  struct sb_stemmer *stemmer;
};

/* Plurals that change their vowel, which no rule of the stemmer knows. */
static const struct
{
  const char *word;
  const char *stem;
} irregular[] = {
  { "steden", "stad" },     { "leden", "lid" },  { "schepen", "schip" }, { "kinderen", "kind" },
  { "goden", "god" },       { "daken", "dak" },  { "wegen", "weg" },     { "dagen", "dag" },
  { "paden", "pad" },       { "raden", "raad" }, { "gaten", "gat" },     { "bladen", "blad" },
  { "eieren", "ei" },       { "koeien", "koe" }, { "vaten", "vat" },     { "verdragen", "verdrag" },
  { "bedragen", "bedrag" },
};

/* Words that say nothing by themselves. */
static const char *const common[] = {
  "aan", "al",  "als", "bij", "dan",  "dat",   "de",     "der",  "deze", "die",  "dit",  "door",
  "een", "en",  "er",  "had", "heb",  "hebt",  "heeft",  "het",  "hoe",  "hun",  "iets", "ik",
  "in",  "is",  "je",  "kan", "maar", "me",    "met",    "mijn", "naar", "niet", "nog",  "of",
  "om",  "ons", "ook", "op",  "over", "te",    "tot",    "uit",  "van",  "veel", "voor", "waar",
  "wat", "we",  "wel", "wie", "wij",  "wordt", "worden", "ze",   "zich", "zij",  "zijn", "zo",
};

/**
 * gem_search_is_common:
 * @word: a folded word
 *
 * Returns: whether it is one of the small words that every text is full of
 */
gboolean
gem_search_is_common (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    if (g_str_equal (common[i], word))
      return TRUE;
  return FALSE;
}

GemVariant *
gem_variant_new (const char *text, double weight, guint docs)
{
  GemVariant *variant = g_new0 (GemVariant, 1);

  variant->text = g_strdup (text);
  variant->weight = weight;
  variant->docs = docs;
  return variant;
}

void
gem_variant_free (GemVariant *variant)
{
  g_return_if_fail (variant != NULL);

  g_free (variant->text);
  g_free (variant);
}

/**
 * gem_vocabulary_new:
 *
 * Returns: (transfer full): one without words; it may be read in any thread once it is sealed, by one at a
 *   time
 */
GemVocabulary *
gem_vocabulary_new (void)
{
  GemVocabulary *self = g_new0 (GemVocabulary, 1);

  self->words = g_array_new (FALSE, FALSE, sizeof (Word));
  self->by_stem = g_ptr_array_new ();
  self->chunk = g_string_chunk_new (16 * 1024);
  self->joined = g_string_new ("\n");
  self->positions = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->joined_words = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->stemmer = sb_stemmer_new ("dutch", "UTF_8");
  return self;
}

void
gem_vocabulary_free (GemVocabulary *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->words);
  g_ptr_array_unref (self->by_stem);
  g_string_chunk_free (self->chunk);
  g_string_free (self->joined, TRUE);
  g_array_unref (self->positions);
  g_array_unref (self->joined_words);
  if (self->stemmer != NULL)
    sb_stemmer_delete (self->stemmer);
  g_free (self);
}

/* Plurals in -s of words that end in an e without stress, which Snowball takes for part of the word. */
static gboolean
has_plural_s (const char *word)
{
  return g_str_has_suffix (word, "ies") || g_str_has_suffix (word, "ges") ||
         g_str_has_suffix (word, "tes");
}

/* The stem that all forms of a word share. Dutch writes v and z as f and s at the end of a word (brief,
 * brieven; huis, huizen), which Snowball leaves as they are. */
static void
stem (GemVocabulary *self, const char *word, char out[WORD_MAX_BYTES])
{
  const sb_symbol *stemmed;
  gsize length = strlen (word);

  for (guint i = 0; i < G_N_ELEMENTS (irregular); i++)
    if (g_str_equal (irregular[i].word, word))
      {
        g_strlcpy (out, irregular[i].stem, WORD_MAX_BYTES);
        word = irregular[i].stem;
        length = strlen (word);
        break;
      }
  if (length > 5 && has_plural_s (word))
    length--;
  stemmed = self->stemmer != NULL
                ? sb_stemmer_stem (self->stemmer, (const sb_symbol *) word, (int) length)
                : NULL;
  g_strlcpy (out, stemmed != NULL ? (const char *) stemmed : word, WORD_MAX_BYTES);
  length = strlen (out);
  if (length > 2 && out[length - 1] == 'v')
    out[length - 1] = 'f';
  else if (length > 2 && out[length - 1] == 'z')
    out[length - 1] = 's';
}

static guint32
letters_of (const char *word)
{
  guint32 letters = 0;

  for (const char *c = word; *c != '\0'; c++)
    letters |= *c >= 'a' && *c <= 'z' ? 1u << (*c - 'a') : 1u << 26;
  return letters;
}

static gboolean
has_digit (const char *word)
{
  return strpbrk (word, "0123456789") != NULL;
}

/**
 * gem_vocabulary_add:
 * @self: a vocabulary that is not sealed
 * @word: a folded word
 * @docs: in how many rows it is
 */
void
gem_vocabulary_add (GemVocabulary *self, const char *word, guint docs)
{
  Word entry = { NULL, NULL, docs, 0 };

  if (strlen (word) >= WORD_MAX_BYTES)
    return;
  entry.text = g_string_chunk_insert (self->chunk, word);
  g_array_append_val (self->words, entry);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Word *) a)->text, ((const Word *) b)->text);
}

static int
compare_stems (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const Word *const *) a)->stem, (*(const Word *const *) b)->stem);
}

/**
 * gem_vocabulary_seal:
 * @self: a vocabulary with all of its words
 *
 * Puts in order what was added.
 */
void
gem_vocabulary_seal (GemVocabulary *self)
{
  g_array_sort (self->words, compare_words);
  for (guint i = 0; i < self->words->len; i++)
    {
      Word *word = &g_array_index (self->words, Word, i);
      char buffer[WORD_MAX_BYTES];
      guint32 at;

      if (has_digit (word->text))
        continue;
      stem (self, word->text, buffer);
      word->stem = g_string_chunk_insert_const (self->chunk, buffer);
      word->letters = letters_of (word->text);
      g_ptr_array_add (self->by_stem, word);
      at = (guint32) self->joined->len;
      g_array_append_val (self->positions, at);
      g_array_append_val (self->joined_words, i);
      g_string_append (self->joined, word->text);
      g_string_append_c (self->joined, '\n');
    }
  g_ptr_array_sort (self->by_stem, compare_stems);
}

/* The first word that does not come before @text. */
static guint
lower_bound (GemVocabulary *self, const char *text)
{
  guint low = 0, high = self->words->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (strcmp (g_array_index (self->words, Word, middle).text, text) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * gem_vocabulary_get_docs:
 * @self: a vocabulary
 * @word: a folded word
 *
 * Returns: in how many rows it is
 */
guint
gem_vocabulary_get_docs (GemVocabulary *self, const char *word)
{
  guint at = lower_bound (self, word);
  const Word *found = at < self->words->len ? &g_array_index (self->words, Word, at) : NULL;

  return found != NULL && g_str_equal (found->text, word) ? found->docs : 0;
}

static void
add_variant (GHashTable *seen, GPtrArray *variants, const char *text, double weight, guint docs)
{
  if (g_hash_table_contains (seen, text))
    return;
  g_hash_table_add (seen, (gpointer) text);
  g_ptr_array_add (variants, gem_variant_new (text, weight, docs));
}

static void
add_forms (GemVocabulary *self, const char *stem_text, GHashTable *seen, GPtrArray *variants)
{
  guint low = 0, high = self->by_stem->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (strcmp (((Word *) g_ptr_array_index (self->by_stem, middle))->stem, stem_text) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  for (; low < self->by_stem->len; low++)
    {
      const Word *word = g_ptr_array_index (self->by_stem, low);

      if (!g_str_equal (word->stem, stem_text))
        break;
      add_variant (seen, variants, word->text, WEIGHT_FORM, word->docs);
    }
}

static int
compare_docs (gconstpointer a, gconstpointer b)
{
  const Word *one = *(const Word *const *) a, *other = *(const Word *const *) b;

  return (int) (one->docs < other->docs) - (int) (one->docs > other->docs);
}

/* What a word that is still being typed may become. */
static void
add_beginnings (GemVocabulary *self, const char *word, GHashTable *seen, GPtrArray *variants)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  gsize length = strlen (word);

  for (guint i = lower_bound (self, word); i < self->words->len; i++)
    {
      Word *candidate = &g_array_index (self->words, Word, i);

      if (strncmp (candidate->text, word, length) != 0)
        break;
      g_ptr_array_add (found, candidate);
    }
  g_ptr_array_sort (found, compare_docs);
  for (guint i = 0; i < found->len && variants->len < GEM_VARIANTS_MAX; i++)
    {
      const Word *candidate = g_ptr_array_index (found, i);
      double more = (double) (strlen (candidate->text) - length);

      add_variant (seen, variants, candidate->text, WEIGHT_BEGINNING - 0.01 * MIN (more, 20),
                   candidate->docs);
    }
}

/* Which of the joined words stands at @position. */
static guint
word_at (GemVocabulary *self, guint32 position)
{
  guint low = 0, high = self->positions->len;

  while (low + 1 < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->positions, guint32, middle) <= position)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/* What is left of a compound is a word itself, perhaps behind a letter or two that link them. */
static gboolean
is_word_left (GemVocabulary *self, const char *rest)
{
  static const char *const links[] = { "", "s", "e", "en" };

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      gsize length = strlen (rest), link = strlen (links[i]);
      g_autofree char *tail = NULL;

      if (length < link + 3)
        continue;
      tail = g_strndup (rest, length - link);
      if ((g_str_has_prefix (rest, links[i]) && gem_vocabulary_get_docs (self, rest + link) > 0) ||
          (g_str_has_suffix (rest, links[i]) && gem_vocabulary_get_docs (self, tail) > 0))
        return TRUE;
    }
  return FALSE;
}

/* Whether a word that has @part at @at is a compound with it: "jeugdzorg" is one with "zorg", "Gelderland"
 * none with "geld". A long part says enough by itself. */
static gboolean
is_compound (GemVocabulary *self, const char *word, const char *part, const char *at)
{
  gsize length = strlen (part);
  g_autofree char *head = NULL;

  if (length >= LONG_PART_LETTERS)
    return TRUE;
  if (at != word && at[length] != '\0')
    return FALSE;
  head = g_strndup (word, (gsize) (at - word));
  return is_word_left (self, at == word ? at + length : head);
}

/* Compounds that have @part at one side, or somewhere inside. */
static void
add_compounds (GemVocabulary *self, const char *part, GHashTable *seen, GPtrArray *variants)
{
  gsize length = strlen (part);
  const char *start = self->joined->str, *at = start;
  g_autoptr (GPtrArray) sides = g_ptr_array_new ();
  g_autoptr (GPtrArray) inside = g_ptr_array_new ();

  while ((at = strstr (at, part)) != NULL)
    {
      gboolean side = at[-1] == '\n' || at[length] == '\n';
      guint n = word_at (self, (guint32) (at - start));
      Word *word =
          &g_array_index (self->words, Word, g_array_index (self->joined_words, guint32, n));
      gsize offset = (gsize) (at - start) - g_array_index (self->positions, guint32, n);

      if (is_compound (self, word->text, part, word->text + offset))
        g_ptr_array_add (side ? sides : inside, word);
      at = strchr (at, '\n');
    }
  g_ptr_array_sort (sides, compare_docs);
  g_ptr_array_sort (inside, compare_docs);
  for (guint i = 0; i < sides->len && variants->len < GEM_VARIANTS_MAX; i++)
    {
      const Word *word = g_ptr_array_index (sides, i);

      add_variant (seen, variants, word->text, WEIGHT_COMPOUND, word->docs);
    }
  for (guint i = 0; i < inside->len && variants->len < GEM_VARIANTS_MAX; i++)
    {
      const Word *word = g_ptr_array_index (inside, i);

      add_variant (seen, variants, word->text, WEIGHT_INSIDE, word->docs);
    }
}

/* A compound that others write as two words: the parts, one after the other. */
static void
add_split (GemVocabulary *self, const char *word, GPtrArray *variants)
{
  gsize length = strlen (word);

  for (gsize at = PART_LETTERS; at + PART_LETTERS <= length; at++)
    {
      g_autofree char *head = g_strndup (word, at);
      g_autofree char *text = NULL;
      guint docs = gem_vocabulary_get_docs (self, head);
      guint other = docs > 0 ? gem_vocabulary_get_docs (self, word + at) : 0;

      if (other == 0)
        continue;
      text = g_strconcat (head, " ", word + at, NULL);
      g_ptr_array_add (variants, gem_variant_new (text, WEIGHT_SPLIT, MIN (docs, other)));
    }
}

/**
 * gem_vocabulary_expand:
 * @self: a sealed vocabulary
 * @word: a folded word
 * @open: whether it may be the beginning of one
 * @variants: (element-type GemVariant): takes what it may stand for, itself first
 *
 * A word that is not there adds nothing but what is like it.
 */
void
gem_vocabulary_expand (GemVocabulary *self, const char *word, gboolean open, GPtrArray *variants)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean letters = !has_digit (word) && strlen (word) < WORD_MAX_BYTES;
  guint at = lower_bound (self, word);
  char stem_text[WORD_MAX_BYTES];

  if (at < self->words->len && g_str_equal (g_array_index (self->words, Word, at).text, word))
    add_variant (seen, variants, g_array_index (self->words, Word, at).text, 1,
                 g_array_index (self->words, Word, at).docs);
  if (letters && g_utf8_strlen (word, -1) >= 3)
    {
      stem (self, word, stem_text);
      add_forms (self, stem_text, seen, variants);
    }
  if (open)
    add_beginnings (self, word, seen, variants);
  if (!letters || g_utf8_strlen (word, -1) < PART_LETTERS)
    return;
  add_compounds (self, word, seen, variants);
  /* "gemeenten" is in no compound, "gemeente" is. */
  if (g_utf8_strlen (stem_text, -1) >= PART_LETTERS + 1 && strlen (stem_text) < strlen (word))
    add_compounds (self, stem_text, seen, variants);
  add_split (self, word, variants);
}

/* How many letters have to be added, left out, changed or swapped with the next (optimal string alignment);
 * more than @limit is as good as endless. */
static guint
distance (const char *a, const char *b, guint limit)
{
  guint rows[3][WORD_MAX_BYTES + 1];
  guint n = (guint) strlen (a), m = (guint) strlen (b);

  if ((n > m ? n - m : m - n) > limit)
    return limit + 1;
  for (guint j = 0; j <= m; j++)
    rows[0][j] = j;
  for (guint i = 1; i <= n; i++)
    {
      guint *row = rows[i % 3], *above = rows[(i + 2) % 3], *two = rows[(i + 1) % 3];
      guint least = row[0] = i;

      for (guint j = 1; j <= m; j++)
        {
          guint best = MIN (MIN (above[j], row[j - 1]) + 1, above[j - 1] + (a[i - 1] != b[j - 1]));

          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            best = MIN (best, two[j - 2] + 1);
          row[j] = best;
          least = MIN (least, best);
        }
      if (least > limit)
        return limit + 1;
    }
  return rows[n % 3][m];
}

/**
 * gem_vocabulary_correct:
 * @self: a sealed vocabulary
 * @word: a folded word that is not in it
 * @distance_out: (out): how far what was found is from it
 * @docs: (out): in how many rows that is
 *
 * Returns: (transfer full) (nullable): the nearest word, the most frequent one of them
 */
char *
gem_vocabulary_correct (GemVocabulary *self, const char *word, guint *distance_out, guint *docs)
{
  gsize length = strlen (word);
  guint limit = length <= 5 ? 1 : 2, best = limit + 1;
  guint32 letters = letters_of (word);
  const Word *found = NULL;

  if (length < PART_LETTERS || length >= WORD_MAX_BYTES || has_digit (word))
    return NULL;
  for (guint i = 0; i < self->joined_words->len; i++)
    {
      const Word *candidate =
          &g_array_index (self->words, Word, g_array_index (self->joined_words, guint32, i));
      guint far;

      /* Each letter that only one of them has takes a step. */
      if (__builtin_popcount (candidate->letters & ~letters) > (int) MIN (best, limit) ||
          __builtin_popcount (letters & ~candidate->letters) > (int) MIN (best, limit))
        continue;
      far = distance (word, candidate->text, MIN (best, limit));
      if (far <= limit && (far < best || (far == best && candidate->docs > found->docs)))
        {
          best = far;
          found = candidate;
        }
    }
  if (found == NULL)
    return NULL;
  *distance_out = best;
  *docs = found->docs;
  return g_strdup (found->text);
}
