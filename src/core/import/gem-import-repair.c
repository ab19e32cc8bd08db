/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What scanning did to pieces, before anybody looks at what they mean: running headers, page numbers, what
 * is left of pictures, large first letters, hyphens inside words, headings in two. */

#include "import/gem-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_RUNNING_LETTERS 60
#define MIN_RUNNING_TIMES 3
#define MAX_PICTURE_WORDS 80
/* No paragraph for people is longer; what is slow per letter stays bounded. */
#define MAX_MENDED_BYTES (64 * 1024)
/* Shorter words are too often one letter from another. */
#define MIN_SLIP_LETTERS 8
#define MIN_SLIP_TIMES 3
#define MAX_SLIP_WORDS 20000

static GemPiece *
piece_at (GemImport *self, guint i)
{
  return i < self->pieces->len ? g_ptr_array_index (self->pieces, i) : NULL;
}

static void
drop (GemImport *self, guint i, const char *reason)
{
  GemPiece *piece = piece_at (self, i);

  gem_import_leave_out (self, piece->line, reason, piece->text);
  g_ptr_array_remove_index (self->pieces, i);
}

/* The same words at many pages, but for the number: NULL where a piece can't be such a line. */
static char *
running_key (const GemPiece *piece)
{
  g_autofree char *folded = NULL;
  GString *key;

  if (piece->kind > GEM_PIECE_PARAGRAPH || g_utf8_strlen (piece->text, -1) > MAX_RUNNING_LETTERS ||
      gem_import_ends_sentence (piece->text))
    return NULL;
  folded = gem_import_fold (piece->text);
  key = g_string_new (NULL);
  for (const char *p = folded; *p != '\0'; p++)
    if (!g_ascii_isdigit (*p) && *p != ' ')
      g_string_append_c (key, *p);
  return g_string_free (key, FALSE);
}

static gboolean
has_digit (const char *text)
{
  return strpbrk (text, "0123456789") != NULL;
}

static void
drop_running_lines (GemImport *self)
{
  g_autoptr (GHashTable) times = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->pieces->len; i++)
    {
      char *key = running_key (piece_at (self, i));

      /* Only what has a page's number; a word that comes often may be a label. */
      if (key != NULL && *key != '\0' && has_digit (piece_at (self, i)->text))
        g_hash_table_replace (times, key,
                              GUINT_TO_POINTER (
                                  GPOINTER_TO_UINT (g_hash_table_lookup (times, key)) + 1));
      else
        g_free (key);
    }
  for (guint i = self->pieces->len; i-- > 0;)
    {
      g_autofree char *key = running_key (piece_at (self, i));

      if (key != NULL && GPOINTER_TO_UINT (g_hash_table_lookup (times, key)) >= MIN_RUNNING_TIMES &&
          !g_str_has_prefix (key, "p") && !g_str_has_prefix (key, "datum"))
        drop (self, i, _ ("The line at the top or bottom of a page"));
    }
}

/* A number on its own is that of a chapter when a heading follows, and of a page otherwise. */
static void
drop_page_numbers (GemImport *self)
{
  g_autoptr (GRegex) regex = g_regex_new ("^[-–— ]*\\d{1,4}[-–—. ]*$", 0, 0, NULL);

  for (guint i = self->pieces->len; i-- > 0;)
    {
      GemPiece *piece = piece_at (self, i);
      GemPiece *next = piece_at (self, i + 1);
      gboolean chapter = next != NULL && next->kind == GEM_PIECE_HEADING && next->level <= 2 &&
                         strlen (piece->text) <= 3;

      if (piece->kind == GEM_PIECE_PARAGRAPH && !chapter &&
          g_regex_match (regex, piece->text, 0, NULL))
        drop (self, i, _ ("The number of a page"));
    }
}

static double
share_of (GStrv words, const char *const *list)
{
  guint n = g_strv_length (words), found = 0;

  for (guint i = 0; i < n; i++)
    found += g_strv_contains (list, words[i]);
  return n > 0 ? (double) found / n : 0;
}

/* A machine that describes a picture does so in English, in the middle of a Dutch text. */
static gboolean
is_picture (const GemPiece *piece)
{
  static const char *const english[] = { "a",  "an", "the", "and",  "of",   "with", "at",   "from",
                                         "to", "on", "is",  "then", "down", "up",   "page", NULL };
  static const char *const dutch[] = { "de", "het", "een", "en",   "van", "dat",  "die",  "is",
                                       "op", "te",  "in",  "voor", "met", "zijn", "niet", NULL };
  g_autofree char *folded = gem_import_fold (piece->text);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  guint n = g_strv_length (words);

  return piece->kind == GEM_PIECE_PARAGRAPH && n >= 6 && n <= MAX_PICTURE_WORDS &&
         share_of (words, english) > 0.25 && share_of (words, dutch) < 0.08;
}

static void
drop_pictures (GemImport *self)
{
  guint english = 0;

  for (guint i = 0; i < self->pieces->len; i++)
    english += is_picture (piece_at (self, i));
  if (english * 4 > self->pieces->len) /* it is an English text */
    return;
  for (guint i = self->pieces->len; i-- > 0;)
    if (is_picture (piece_at (self, i)))
      drop (self, i, _ ("The description of a picture, made by a machine"));
}

/* "<b>H</b>et" */
static void
mend_first_letter (GemImport *self, GemPiece *piece)
{
  g_autoptr (GRegex) regex = g_regex_new ("^<b>(\\p{Lu})</b>(\\p{Ll}+)", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *letter = NULL;
  g_autofree char *rest = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *markup = NULL;

  if (!g_regex_match (regex, piece->markup, 0, &match))
    return;
  letter = g_match_info_fetch (match, 1);
  rest = g_match_info_fetch (match, 2);
  before = g_strdup_printf ("%s %s", letter, rest);
  after = g_strconcat (letter, rest, NULL);
  gem_import_repair (self, "letter", piece->line, before, after);
  markup = g_strconcat (letter, piece->markup + strlen ("<b></b>") + strlen (letter), NULL);
  g_free (piece->markup);
  piece->markup = g_steal_pointer (&markup);
}

static void
replace_word (GemPiece *piece, const char *word, const char *with)
{
  g_autoptr (GString) text = g_string_new (piece->text);
  g_autoptr (GString) markup = g_string_new (piece->markup);

  g_string_replace (text, word, with, 0);
  g_string_replace (markup, word, with, 0);
  g_free (piece->text);
  g_free (piece->markup);
  piece->text = g_string_free (g_steal_pointer (&text), FALSE);
  piece->markup = g_string_free (g_steal_pointer (&markup), FALSE);
}

/* "informatie-samenleving", from the end of a line that is gone. */
static void
mend_hyphens (GemImport *self, GemPiece *piece)
{
  g_autoptr (GRegex) regex = g_regex_new (
      "(?<![\\p{L}\\p{N}.@/-])(\\p{L}\\p{Ll}+)-(\\p{Ll}{2,})(?![\\p{L}\\p{N}@-]|\\.[a-z])", 0, 0,
      NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *text = g_strdup (piece->text);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *word = g_match_info_fetch (match, 0);
      g_autofree char *first = g_match_info_fetch (match, 1);
      g_autofree char *second = g_match_info_fetch (match, 2);
      g_autofree char *closed = g_strconcat (first, second, NULL);
      guint n_closed = gem_import_words_count (&self->words, closed);
      guint n_open = gem_import_words_count (&self->words, word);

      if (!g_hash_table_add (seen, g_strdup (word)))
        continue;
      if (n_closed > 0 && n_closed >= n_open)
        {
          gem_import_repair (self, "hyphen", piece->line, word, closed);
          replace_word (piece, word, closed);
        }
      else if (n_open == 1)
        gem_import_doubt (self, piece->line, _ ("Does this word have a hyphen?"), word);
    }
}

/**
 * gem_import_join_headings:
 * @self: an import with its pieces
 *
 * Joins headings that stand in two lines of their own: the first ends in half a word, or the second begins in
 * the middle of a sentence, or together they are a title that the model has.
 */
void
gem_import_join_headings (GemImport *self)
{
  for (guint i = 0; i + 1 < self->pieces->len; i++)
    {
      GemPiece *piece = piece_at (self, i);
      GemPiece *next = piece_at (self, i + 1);
      g_autofree char *both = g_strdup_printf ("%s %s", piece->text, next->text);
      gboolean sure;

      if (piece->kind != GEM_PIECE_HEADING || next->kind != GEM_PIECE_HEADING ||
          piece->level != next->level)
        continue;
      if (!g_str_has_suffix (piece->text, "-") && !gem_import_starts_lower (next->text) &&
          (gem_import_match_title (self, both, &sure) == NULL || !sure ||
           gem_import_match_title (self, piece->text, &sure) != NULL))
        continue;
      gem_import_append (self, piece, next);
      g_ptr_array_remove_index (self->pieces, i + 1);
      i--;
    }
}

/* "Onderwerpen:" and what they are may be two paragraphs. */
static void
join_labels (GemImport *self)
{
  for (guint i = 0; i + 1 < self->pieces->len; i++)
    {
      GemPiece *piece = piece_at (self, i);
      GemPiece *next = piece_at (self, i + 1);

      if (piece->kind == GEM_PIECE_PARAGRAPH && next->kind == GEM_PIECE_PARAGRAPH &&
          g_str_has_suffix (piece->text, ":") && g_str_has_prefix (piece->markup, "<b>") &&
          g_str_has_suffix (piece->markup, "</b>") && strchr (piece->text, ' ') == NULL)
        {
          gem_import_append (self, piece, next);
          g_ptr_array_remove_index (self->pieces, i + 1);
        }
    }
}

/* "→ Friesland", a heading or the first line of a paragraph: the arrow is no word, the line is a heading. */
static void
find_arrows (GemImport *self)
{
  static const char arrow[] = "→ ";

  for (guint i = 0; i < self->pieces->len; i++)
    {
      GemPiece *piece = piece_at (self, i);
      char *newline, *markup_newline;

      if (!g_str_has_prefix (piece->text, arrow))
        continue;
      if (piece->kind == GEM_PIECE_PARAGRAPH)
        {
          newline = strchr (piece->text, '\n');
          markup_newline = strchr (piece->markup, '\n');
          if (newline != NULL && markup_newline != NULL)
            {
              GemPiece *rest = gem_piece_new (GEM_PIECE_PARAGRAPH, piece->line + 1);

              rest->text = g_strdup (newline + 1);
              rest->markup = g_strdup (markup_newline + 1);
              *newline = '\0';
              g_ptr_array_insert (self->pieces, (int) i + 1, rest);
            }
          piece->kind = GEM_PIECE_HEADING;
          piece->level = 2;
          gem_import_repair (self, "heading", piece->line, piece->text,
                             piece->text + strlen (arrow));
        }
      gem_piece_set_plain (piece, piece->text + strlen (arrow));
    }
}

/* "[^3]: …" at the foot of a page. */
static void
find_notes (GemImport *self)
{
  g_autoptr (GRegex) regex =
      g_regex_new ("^(?:\\[\\^([^\\]\\s]{1,8})\\]:|<sup>(\\d{1,3})</sup>)\\s*", 0, 0, NULL);

  for (guint i = 0; i < self->pieces->len; i++)
    {
      GemPiece *piece = piece_at (self, i);
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *all = NULL;
      g_autofree char *markup = NULL;
      const char *text;

      if (piece->kind != GEM_PIECE_PARAGRAPH || !g_regex_match (regex, piece->markup, 0, &match))
        continue;
      all = g_match_info_fetch (match, 0);
      piece->mark = g_match_info_fetch (match, 1);
      if (piece->mark == NULL || *piece->mark == '\0')
        {
          g_free (piece->mark);
          piece->mark = g_match_info_fetch (match, 2);
        }
      piece->kind = GEM_PIECE_NOTE;
      markup = g_strdup (piece->markup + strlen (all));
      text = strstr (piece->text, piece->mark) + strlen (piece->mark);
      while (*text == ']' || *text == ':' || *text == ' ')
        text++;
      gem_import_repair (self, "note", piece->line, piece->mark, piece->mark);
      memmove (piece->text, text, strlen (text) + 1);
      g_free (piece->markup);
      piece->markup = g_steal_pointer (&markup);
    }
}

/**
 * gem_import_repair_pieces:
 * @self: an import with its pieces
 *
 * Repairs what can be repaired without knowing what a piece is about.
 */
void
gem_import_repair_pieces (GemImport *self)
{
  drop_running_lines (self);
  drop_page_numbers (self);
  drop_pictures (self);
  find_arrows (self);
  find_notes (self);
  join_labels (self);
  for (guint i = 0; i < self->pieces->len; i++)
    {
      GemPiece *piece = piece_at (self, i);

      mend_first_letter (self, piece);
      if (strlen (piece->text) <= MAX_MENDED_BYTES)
        mend_hyphens (self, piece);
    }
}

/* The word that comes often and that @word is one letter from, as scanners read "rn" for "m". */
static const char *
likely_word (GHashTable *often, const char *word)
{
  GHashTableIter iter;
  gpointer other;

  g_hash_table_iter_init (&iter, often);
  while (g_hash_table_iter_next (&iter, &other, NULL))
    /* Endings differ with the grammar, and first letters make other words. */
    if (strncmp (other, word, 3) == 0 && ABS ((int) strlen (other) - (int) strlen (word)) <= 1 &&
        strcmp ((const char *) other + strlen (other) - 3, word + strlen (word) - 3) == 0 &&
        gem_import_distance (other, word, 1) == 1)
      return other;
  return NULL;
}

/**
 * gem_import_doubt_slips:
 * @self: an import with its pieces
 *
 * Notes words that may be scanned with a slip. They stay as they are: only a person knows.
 */
void
gem_import_doubt_slips (GemImport *self)
{
  g_autoptr (GHashTable) often = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer word, count;

  if (g_hash_table_size (self->words.counts) > MAX_SLIP_WORDS)
    return;
  g_hash_table_iter_init (&iter, self->words.counts);
  while (g_hash_table_iter_next (&iter, &word, &count))
    if (GPOINTER_TO_UINT (count) >= MIN_SLIP_TIMES && strlen (word) >= MIN_SLIP_LETTERS - 1)
      g_hash_table_add (often, word);
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const GemPiece *piece = g_ptr_array_index (self->pieces, i);
      g_auto (GStrv) tokens = gem_import_tokens (piece->text);

      for (guint j = 0; tokens[j] != NULL; j++)
        {
          g_autofree char *folded = gem_import_fold (tokens[j]);
          const char *likely;

          if (strlen (folded) < MIN_SLIP_LETTERS || g_hash_table_contains (often, folded) ||
              gem_import_words_count (&self->words, folded) > 1 ||
              !g_hash_table_add (told, g_strdup (folded)))
            continue;
          likely = likely_word (often, folded);
          if (likely != NULL)
            {
              g_autofree char *reason =
                  g_strdup_printf (_ ("Is this word scanned with a slip? It is almost “%s”."),
                                   likely);

              gem_import_doubt (self, piece->line, reason, tokens[j]);
            }
        }
    }
}
