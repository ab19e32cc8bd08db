/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "search/gem-search-question.h"

#include "feed/gem-item.h"
#include "municipality/gem-municipality.h"

#include <string.h>

/* The keys of chips, in both languages that people have seen them in. */
static const struct
{
  const char *typed;
  const char *key;
} keys[] = {
  { "provincie", "provincie" }, { "province", "provincie" }, { "thema", "thema" },
  { "theme", "thema" },         { "jaar", "jaar" },          { "year", "jaar" },
  { "status", "status" },       { "opgave", "opgave" },
};

/* A piece of what was typed: from where to where, what it says, and how it was written. */
typedef struct
{
  gsize start;
  gsize end;
  char *key;
  char *text;
  gboolean quoted;
  gboolean minus;
} Piece;

static void
piece_free (gpointer data)
{
  Piece *piece = data;

  g_free (piece->key);
  g_free (piece->text);
  g_free (piece);
}

static void
term_free (gpointer data)
{
  GemTerm *term = data;

  g_free (term->text);
  g_free (term);
}

static void
chip_free (gpointer data)
{
  GemSearchChip *chip = data;

  g_free (chip->key);
  g_free (chip->value);
  g_free (chip);
}

static const char *
find_key (const char *start, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (strlen (keys[i].typed) == length && g_ascii_strncasecmp (keys[i].typed, start, length) == 0)
      return keys[i].key;
  return NULL;
}

static gboolean
is_quote (gunichar c)
{
  return c == '"' || c == 0x201c || c == 0x201d || c == 0x201e || c == 0xab || c == 0xbb;
}

static gboolean
is_gap (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_iscntrl (c);
}

/* Up to the closing quote, or to the end where it was never closed. */
static const char *
read_quoted (const char *at, char **text)
{
  const char *start = g_utf8_next_char (at), *end = start;

  while (*end != '\0' && !is_quote (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  *text = g_strndup (start, (gsize) (end - start));
  return *end != '\0' ? g_utf8_next_char (end) : end;
}

static const char *
read_word (const char *at, char **text)
{
  const char *end = at;

  while (*end != '\0' && !is_gap (g_utf8_get_char (end)) && !is_quote (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  *text = g_strndup (at, (gsize) (end - at));
  return end;
}

static const char *
read_piece (const char *text, const char *at, Piece *piece)
{
  const char *colon = strchr (at, ':');
  const char *key = NULL;

  piece->start = (gsize) (at - text);
  if (*at == '-' && at[1] != '\0' && !is_gap (g_utf8_get_char (at + 1)) && at[1] != '-')
    {
      piece->minus = TRUE;
      at++;
    }
  if (colon != NULL && colon > at)
    key = find_key (at, (gsize) (colon - at));
  if (key != NULL && !piece->minus)
    {
      piece->key = g_strdup (key);
      at = colon + 1;
    }
  piece->quoted = is_quote (g_utf8_get_char (at));
  at = piece->quoted ? read_quoted (at, &piece->text) : read_word (at, &piece->text);
  piece->end = (gsize) (at - text);
  return at;
}

static GPtrArray *
split (const char *text)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func (piece_free);
  const char *at = text;

  while (*at != '\0' && pieces->len < GEM_QUESTION_MAX_TERMS)
    {
      Piece *piece;

      if (is_gap (g_utf8_get_char (at)))
        {
          at = g_utf8_next_char (at);
          continue;
        }
      piece = g_new0 (Piece, 1);
      at = read_piece (text, at, piece);
      g_ptr_array_add (pieces, piece);
    }
  return pieces;
}

/* What can be read of what was typed: valid, and not without an end. */
static char *
dup_sane (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  char *end = valid;

  while (*end != '\0' && end - valid < GEM_QUESTION_MAX_BYTES)
    end = g_utf8_next_char (end);
  return g_strndup (valid, (gsize) (end - valid));
}

/* By its code or by its name, however that is written. */
static char *
find_province (GemEdition *edition, const char *value)
{
  g_autofree char *wanted = gem_municipality_fold (value);
  GPtrArray *sessions = gem_edition_get_sessions (edition);

  for (guint i = 0; i < sessions->len; i++)
    {
      const GemSession *session = g_ptr_array_index (sessions, i);
      g_autofree char *name = gem_municipality_fold (session->province);

      if (g_ascii_strcasecmp (session->iso, value) == 0 || g_str_equal (name, wanted))
        return g_strdup (session->iso);
    }
  /* What its own people call it. */
  return g_str_equal (wanted, "fryslan") ? g_strdup ("NL-FR") : NULL;
}

static char *
find_theme (GemEdition *edition, const char *value)
{
  g_autofree char *wanted = gem_municipality_fold (value);
  GPtrArray *themes = gem_edition_get_themes (edition);

  for (guint i = 0; i < themes->len; i++)
    {
      const GemTheme *theme = g_ptr_array_index (themes, i);
      g_autofree char *name = gem_municipality_fold (theme->name);

      if (g_ascii_strcasecmp (theme->id, value) == 0 || g_str_equal (name, wanted))
        return g_strdup (theme->id);
    }
  return NULL;
}

/* By its word in the feed, or by the label that the program shows for it. */
static char *
find_word (const char *const *words, const char *(*label) (const char *word), const char *value)
{
  g_autofree char *wanted = gem_municipality_fold (value);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *shown = gem_municipality_fold (label (words[i]));

      if (g_ascii_strcasecmp (words[i], value) == 0 || g_str_equal (shown, wanted))
        return g_strdup (words[i]);
    }
  return NULL;
}

static char *
find_value (const char *key, const char *value, GemEdition *edition)
{
  guint64 year;

  if (g_str_equal (key, "provincie"))
    return edition != NULL ? find_province (edition, value) : g_strdup (value);
  if (g_str_equal (key, "thema"))
    return edition != NULL ? find_theme (edition, value) : g_strdup (value);
  if (g_str_equal (key, "status"))
    return find_word (gem_item_statuses (), gem_item_status_label, value);
  if (g_str_equal (key, "opgave"))
    return find_word (gem_item_opgaven (), gem_item_opgave_label, value);
  return g_ascii_string_to_unsigned (value, 10, 1900, 2999, &year, NULL) ? g_strdup (value) : NULL;
}

static void
add_term (GemQuestion *self, const Piece *piece, guint group, gboolean exclude)
{
  GemTerm *term = g_new0 (GemTerm, 1);

  term->text = g_strdup (piece->text);
  term->phrase = piece->quoted;
  term->exclude = exclude;
  term->group = group;
  g_ptr_array_add (self->terms, term);
}

static void
add_chip (GemQuestion *self, const Piece *piece, char *value)
{
  GemSearchChip *chip = g_new0 (GemSearchChip, 1);

  chip->key = g_strdup (piece->key);
  chip->value = value;
  chip->known = TRUE;
  g_ptr_array_add (self->chips, chip);
}

static gboolean
is_operator (const Piece *piece, const char *name)
{
  return !piece->quoted && !piece->minus && piece->key == NULL &&
         g_strcmp0 (piece->text, name) == 0;
}

/**
 * gem_question_parse:
 * @text: (nullable): what a person typed
 * @edition: (nullable): where the names of themes come from
 * @typing: whether the person may not have ended the last word
 *
 * Words have to be there all; `OR` between two makes them choices; `-` or `NOT` before one keeps out what
 * has it; a phrase stands in quotes; `key:value` is a chip where both are known, and words where not.
 *
 * Returns: (transfer full): the question, without terms and chips where nothing was asked
 */
GemQuestion *
gem_question_parse (const char *text, GemEdition *edition, gboolean typing)
{
  GemQuestion *self = g_new0 (GemQuestion, 1);
  g_autofree char *sane = dup_sane (text);
  g_autoptr (GPtrArray) pieces = split (sane);
  gboolean either = FALSE, without = FALSE;
  guint group = 0;

  self->terms = g_ptr_array_new_with_free_func (term_free);
  self->chips = g_ptr_array_new_with_free_func (chip_free);
  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = g_ptr_array_index (pieces, i);
      char *value = piece->key != NULL ? find_value (piece->key, piece->text, edition) : NULL;
      gboolean last = i + 1 == pieces->len;

      if (value != NULL)
        {
          add_chip (self, piece, value);
          continue;
        }
      /* An operator is one only between, or before, what it belongs to. */
      if (is_operator (piece, "AND") && self->terms->len > 0 && !last)
        continue;
      if (is_operator (piece, "OR") && self->terms->len > 0 && !last)
        {
          either = TRUE;
          continue;
        }
      if (is_operator (piece, "NOT") && !last)
        {
          without = TRUE;
          continue;
        }
      if (!either || without || piece->minus)
        group++;
      add_term (self, piece, group, without || piece->minus);
      either = without = FALSE;
    }
  if (typing && pieces->len > 0 && self->terms->len > 0)
    {
      const Piece *piece = g_ptr_array_index (pieces, pieces->len - 1);
      GemTerm *term = g_ptr_array_index (self->terms, self->terms->len - 1);

      term->open = !piece->quoted && piece->end == strlen (sane) && !term->exclude;
    }
  return self;
}

/**
 * gem_question_free:
 * @self: (transfer full): a question
 */
void
gem_question_free (GemQuestion *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->terms);
  g_ptr_array_unref (self->chips);
  g_free (self);
}

/**
 * gem_question_get_chip:
 * @self: a question
 * @key: `provincie`, `thema`, `jaar`, `status` or `opgave`
 *
 * Returns: (nullable): the value that was asked for last, as the program names it
 */
const char *
gem_question_get_chip (const GemQuestion *self, const char *key)
{
  const char *value = NULL;

  for (guint i = 0; i < self->chips->len; i++)
    {
      const GemSearchChip *chip = g_ptr_array_index (self->chips, i);

      if (g_str_equal (chip->key, key))
        value = chip->value;
    }
  return value;
}

/**
 * gem_search_dup_chips:
 * @question: (nullable): what a person typed
 *
 * Returns: (transfer full) (element-type GemSearchChip): its `key:value` pairs, in order, as typed; those
 *   that the program does not know are read as words
 */
GPtrArray *
gem_search_dup_chips (const char *question)
{
  g_autofree char *sane = dup_sane (question);
  g_autoptr (GPtrArray) pieces = split (sane);
  GPtrArray *chips = g_ptr_array_new_with_free_func (chip_free);

  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = g_ptr_array_index (pieces, i);
      g_autofree char *value = NULL;
      GemSearchChip *chip;

      if (piece->key == NULL)
        continue;
      value = find_value (piece->key, piece->text, NULL);
      chip = g_new0 (GemSearchChip, 1);
      chip->key = g_strdup (piece->key);
      chip->value = g_strdup (piece->text);
      chip->known = value != NULL;
      g_ptr_array_add (chips, chip);
    }
  return chips;
}

/**
 * gem_search_without_chip:
 * @question: (nullable): what a person typed
 * @index: which of gem_search_dup_chips()
 *
 * Returns: (transfer full): the question without it
 */
char *
gem_search_without_chip (const char *question, guint index)
{
  g_autofree char *sane = dup_sane (question);
  g_autoptr (GPtrArray) pieces = split (sane);
  guint chip = 0;

  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = g_ptr_array_index (pieces, i);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      if (piece->key == NULL || chip++ != index)
        continue;
      before = g_strchomp (g_strndup (sane, piece->start));
      after = g_strchug (g_strdup (sane + piece->end));
      return g_strconcat (before, *before != '\0' && *after != '\0' ? " " : "", after, NULL);
    }
  return g_steal_pointer (&sane);
}

/**
 * gem_search_with_chip:
 * @question: (nullable): what a person typed
 * @key: of the chip
 * @value: of the chip
 *
 * Returns: (transfer full): the question with it, in the place of an other one of its key
 */
char *
gem_search_with_chip (const char *question, const char *key, const char *value)
{
  g_autofree char *rest = dup_sane (question);
  gboolean spaced;

  g_return_val_if_fail (key != NULL && value != NULL, NULL);

  for (guint i = 0;; i++)
    {
      g_autoptr (GPtrArray) chips = gem_search_dup_chips (rest);
      char *without;

      if (i >= chips->len)
        break;
      if (!g_str_equal (((GemSearchChip *) g_ptr_array_index (chips, i))->key, key))
        continue;
      without = gem_search_without_chip (rest, i--);
      g_free (rest);
      rest = without;
    }
  g_strstrip (rest);
  spaced = strpbrk (value, " \t") != NULL;
  return g_strdup_printf ("%s%s%s:%s%s%s", rest, *rest != '\0' ? " " : "", key, spaced ? "\"" : "",
                          value, spaced ? "\"" : "");
}
