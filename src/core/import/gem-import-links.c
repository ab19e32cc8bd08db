/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Links into the full text, so that themes, provinces, terms and reports are found in it as in the model:
 * where the same words stand in the same section; where a term, a province or a report is named; and for
 * what is then left, at the paragraph that speaks most of the same, without a link to be seen. */

#include "import/gem-import-private.h"

#include <string.h>

#define MIN_LIKENESS 0.12
/* No paragraph for people is longer; what is slow per letter stays bounded. */
#define MAX_LINKED_BYTES (64 * 1024)

typedef struct
{
  char *words;
  char *folded;
  char *target;
  GRegex *regex;
} Phrase;

static void
phrase_free (gpointer data)
{
  Phrase *phrase = data;

  g_free (phrase->words);
  g_free (phrase->folded);
  g_free (phrase->target);
  g_clear_pointer (&phrase->regex, g_regex_unref);
  g_free (phrase);
}

static void
add_phrase (GPtrArray *phrases, const char *words, const char *target)
{
  g_autofree char *escaped_markup = g_markup_escape_text (words, -1);
  g_autofree char *escaped = g_regex_escape_string (escaped_markup, -1);
  g_autofree char *pattern = g_strdup_printf ("(?<![\\p{L}\\p{N}-])%s(?![\\p{L}\\p{N}])", escaped);
  Phrase *phrase;

  if (g_utf8_strlen (words, -1) < 2)
    return;
  phrase = g_new0 (Phrase, 1);
  phrase->words = g_strdup (words);
  phrase->folded = g_utf8_casefold (words, -1);
  phrase->target = g_strdup (target);
  /* "EU" is not "eu"; longer words may stand at the start of a sentence. */
  phrase->regex =
      g_regex_new (pattern, g_utf8_strlen (words, -1) > 4 ? G_REGEX_CASELESS : 0, 0, NULL);
  g_ptr_array_add (phrases, phrase);
}

/* Whether a place in markup is inside a tag or a link. */
static gboolean
is_taken (const char *markup, int at)
{
  gboolean tag = FALSE, link = FALSE;

  for (int i = 0; i < at; i++)
    {
      if (markup[i] == '<')
        {
          tag = TRUE;
          if (g_str_has_prefix (markup + i, "<a "))
            link = TRUE;
          else if (g_str_has_prefix (markup + i, "</a>"))
            link = FALSE;
        }
      else if (markup[i] == '>')
        tag = FALSE;
    }
  return tag || link;
}

static void
add_target (GemDraftBlock *block, const char *target)
{
  GemDraftLink link = { g_strdup (target), block->line };

  g_array_append_val (block->links, link);
}

/* Makes the first free place of the words in @block a link. */
static gboolean
link_phrase (GemDraftBlock *block, const char *folded, const Phrase *phrase)
{
  g_autoptr (GMatchInfo) match = NULL;

  if (strlen (block->markup) > MAX_LINKED_BYTES || strstr (folded, phrase->folded) == NULL)
    return FALSE;
  for (g_regex_match (phrase->regex, block->markup, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      int start, end;
      char *markup;

      g_match_info_fetch_pos (match, 0, &start, &end);
      if (is_taken (block->markup, start))
        continue;
      markup =
          g_strdup_printf ("%.*s<a href=\"%s\">%.*s</a>%s", start, block->markup, phrase->target,
                           end - start, block->markup + start, block->markup + end);
      g_match_info_free (g_steal_pointer (&match));
      g_free (block->markup);
      block->markup = markup;
      add_target (block, phrase->target);
      return TRUE;
    }
  return FALSE;
}

/* The links of a block of the model, with their words. */
static void
collect_links (const GemDraftBlock *block, GPtrArray *phrases)
{
  g_autoptr (GRegex) regex = g_regex_new ("<a href=\"([^\"]+)\">(.*?)</a>", 0, 0, NULL);
  g_autoptr (GRegex) tags = g_regex_new ("<[^>]*>", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (regex, block->markup, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *target = g_match_info_fetch (match, 1);
      g_autofree char *inner = g_match_info_fetch (match, 2);
      g_autofree char *words = g_regex_replace_literal (tags, inner, -1, 0, "", 0, NULL);

      if (g_str_has_prefix (target, "gem:"))
        add_phrase (phrases, words, target);
    }
}

static int
compare_length (gconstpointer a, gconstpointer b)
{
  const Phrase *const *pa = a, *const *pb = b;

  return (int) strlen ((*pb)->words) - (int) strlen ((*pa)->words);
}

static GPtrArray *
general_phrases (GemImport *self)
{
  GPtrArray *phrases = g_ptr_array_new_with_free_func (phrase_free);

  for (guint i = 0; i < self->model->sessions->len; i++)
    {
      const GemDraftSession *session = g_ptr_array_index (self->model->sessions, i);
      g_autofree char *target = g_strdup_printf ("gem:province/%s", session->iso);

      add_phrase (phrases, session->province, target);
    }
  for (guint i = 0; i < self->draft->references->len; i++)
    {
      const GemDraftEntry *entry = g_ptr_array_index (self->draft->references, i);
      g_autofree char *target = g_strdup_printf ("gem:reference/%s", entry->id);

      add_phrase (phrases, gem_draft_entry_get (entry, "title"), target);
    }
  for (guint i = 0; i < self->draft->terms->len; i++)
    {
      const GemDraftEntry *entry = g_ptr_array_index (self->draft->terms, i);
      g_autofree char *target = g_strdup_printf ("gem:term/%s", entry->id);

      add_phrase (phrases, gem_draft_entry_get (entry, "term"), target);
      for (guint j = 0; entry->list != NULL && entry->list[j] != NULL; j++)
        add_phrase (phrases, entry->list[j], target);
    }
  g_ptr_array_sort (phrases, compare_length);
  return phrases;
}

/* Links each phrase once in a section, and notes in @done which targets it has now. */
static void
link_section (GemDraftSection *section, GStrv folded, GPtrArray *phrases, GHashTable *done)
{
  g_autofree char *own = g_strdup_printf ("gem:section/%s", section->id);

  for (guint i = 0; i < phrases->len; i++)
    {
      const Phrase *phrase = g_ptr_array_index (phrases, i);

      if (g_hash_table_contains (done, phrase->target) || g_str_equal (phrase->target, own))
        continue;
      for (guint j = 0; j < section->blocks->len; j++)
        if (link_phrase (g_ptr_array_index (section->blocks, j), folded[j], phrase))
          {
            g_hash_table_add (done, g_strdup (phrase->target));
            break;
          }
    }
}

static GemDraftBlock *
most_like (GemImport *self, GemDraftSection *section, const char *text)
{
  GemDraftBlock *best = NULL;
  double most = MIN_LIKENESS;

  for (guint i = 0; i < section->blocks->len; i++)
    {
      GemDraftBlock *block = g_ptr_array_index (section->blocks, i);
      double likeness = gem_import_words_likeness (&self->words, text, block->text);

      if (likeness > most)
        {
          most = likeness;
          best = block;
        }
    }
  return best;
}

static void
link_rest (GemImport *self,
           GemDraftSection *section,
           const GemDraftSection *known,
           GHashTable *done)
{
  for (guint i = 0; i < known->blocks->len; i++)
    {
      const GemDraftBlock *block = g_ptr_array_index (known->blocks, i);
      g_autoptr (GPtrArray) phrases = g_ptr_array_new_with_free_func (phrase_free);
      GemDraftBlock *like = NULL;

      collect_links (block, phrases);
      for (guint j = 0; j < phrases->len; j++)
        {
          const Phrase *phrase = g_ptr_array_index (phrases, j);

          if (g_hash_table_contains (done, phrase->target))
            continue;
          like = like != NULL ? like : most_like (self, section, block->text);
          if (like == NULL && section->blocks->len > 0)
            like = g_ptr_array_index (section->blocks, 0);
          if (like == NULL)
            return;
          add_target (like, phrase->target);
          g_hash_table_add (done, g_strdup (phrase->target));
        }
    }
}

/* Marks of notes: "[^3]", or a small 3 above the line where a note 3 is known. */
static void
link_notes (GemDraftSection *section)
{
  for (guint i = 0; i < section->blocks->len; i++)
    {
      const GemDraftBlock *note = g_ptr_array_index (section->blocks, i);
      const char *mark = note->anchor + strlen ("noot-");
      g_autofree char *pattern = NULL;
      g_autofree char *link = NULL;
      g_autoptr (GRegex) regex = NULL;

      if (!g_str_equal (note->kind, "note"))
        continue;
      pattern = g_strdup_printf ("\\[\\^%s\\]|<sup>%s</sup>", mark, mark);
      link = g_strdup_printf ("<a href=\"gem:section/%s#%s\"><sup>%s</sup></a>", section->id,
                              note->anchor, mark);
      regex = g_regex_new (pattern, 0, 0, NULL);
      for (guint j = 0; regex != NULL && j < section->blocks->len; j++)
        {
          GemDraftBlock *block = g_ptr_array_index (section->blocks, j);
          char *markup = g_regex_replace_literal (regex, block->markup, -1, 0, link, 0, NULL);
          g_autofree char *caret = g_strdup_printf ("[^%s]", mark);
          g_autofree char *plain = g_strdup_printf ("[%s]", mark);
          g_autoptr (GString) text = g_string_new (block->text);

          g_free (block->markup);
          block->markup = markup;
          g_string_replace (text, caret, plain, 0);
          g_free (block->text);
          block->text = g_string_free (g_steal_pointer (&text), FALSE);
        }
    }
}

/**
 * gem_import_make_links:
 * @self: an import with its sections, references and terms
 */
void
gem_import_make_links (GemImport *self)
{
  g_autoptr (GPtrArray) general = general_phrases (self);

  for (guint i = 0; i < self->draft->sections->len; i++)
    {
      GemDraftSection *section = g_ptr_array_index (self->draft->sections, i);
      const GemDraftSection *known = gem_import_find_model (self, section->id);
      g_autoptr (GHashTable) done = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autoptr (GPtrArray) own = g_ptr_array_new_with_free_func (phrase_free);
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
      g_auto (GStrv) folded = NULL;

      for (guint j = 0; j < section->blocks->len; j++)
        {
          g_autofree char *text =
              g_utf8_casefold (((GemDraftBlock *) g_ptr_array_index (section->blocks, j))->text,
                               -1);

          g_strv_builder_add (builder, text);
        }
      folded = g_strv_builder_end (builder);
      link_notes (section);
      for (guint j = 0; known != NULL && j < known->blocks->len; j++)
        collect_links (g_ptr_array_index (known->blocks, j), own);
      g_ptr_array_sort (own, compare_length);
      link_section (section, folded, own, done);
      link_section (section, folded, general, done);
      if (known != NULL)
        link_rest (self, section, known, done);
    }
}
