/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The edition as an index. It is small (a publication of 41 pages takes about 20 ms, once, in the worker), so that
 * it is made when somebody first searches, for any edition file there is. A row is a section with all of its
 * paragraphs, so that words are found together wherever they stand in it; which paragraph the hit leads to is
 * found by counting words. */

#include "search/gem-search-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

typedef struct
{
  char *address;
  char *text;
  guint first; /* how many words of the section come before it */
} Piece;

typedef struct
{
  GemHitKind kind;
  char *address;
  char *title;
  char *path;
  GPtrArray *pieces;
  GPtrArray *provinces; /* ISO codes */
  GPtrArray *themes;    /* ids */
  int year;             /* 0 for none */
  guint words;
} Document;

struct _GemEditionIndex
{
  GemSqlite *db;
  GemTokenizer *tokenizer;
  GemRanker ranker;
  GemIndex index;
  GPtrArray *documents; /* Document; the rowid is its place, from 1 */
};

static const double columns[] = { 3.0, 1.0 };

static void
piece_free (gpointer data)
{
  Piece *piece = data;

  g_free (piece->address);
  g_free (piece->text);
  g_free (piece);
}

static void
document_free (gpointer data)
{
  Document *document = data;

  g_free (document->address);
  g_free (document->title);
  g_free (document->path);
  g_ptr_array_unref (document->pieces);
  g_ptr_array_unref (document->provinces);
  g_ptr_array_unref (document->themes);
  g_free (document);
}

static Document *
document_new (GemHitKind kind, char *address, const char *title, char *path)
{
  Document *document = g_new0 (Document, 1);

  document->kind = kind;
  document->address = address;
  document->title = g_strdup (title);
  document->path = path;
  document->pieces = g_ptr_array_new_with_free_func (piece_free);
  document->provinces = g_ptr_array_new_with_free_func (g_free);
  document->themes = g_ptr_array_new_with_free_func (g_free);
  return document;
}

static char *
address_of (GemAddressKind kind, const char *id)
{
  g_autoptr (GemAddress) address = gem_address_new (kind, id);

  return gem_address_to_string (address);
}

static void
add_piece (GemEditionIndex *self, Document *document, const char *address, const char *text)
{
  Piece *piece;

  if (text == NULL || *text == '\0')
    return;
  piece = g_new0 (Piece, 1);
  piece->address = g_strdup (address);
  piece->text = g_strdup (text);
  piece->first = document->words;
  document->words += gem_tokenizer_count (self->tokenizer, text);
  g_ptr_array_add (document->pieces, piece);
}

static void
add_once (GPtrArray *list, const char *id, gsize length)
{
  g_autofree char *text = g_strndup (id, length);

  if (!g_ptr_array_find_with_equal_func (list, text, g_str_equal, NULL))
    g_ptr_array_add (list, g_steal_pointer (&text));
}

/* What the links of a paragraph say it is about. */
static void
note_links (Document *document, const char *markup)
{
  static const char province[] = "\"gem:province/", theme[] = "\"gem:theme/";
  const char *at = markup;

  while ((at = strstr (at, "\"gem:")) != NULL)
    {
      if (g_str_has_prefix (at, province))
        add_once (document->provinces, at + strlen (province),
                  strcspn (at + strlen (province), "\"?#"));
      else if (g_str_has_prefix (at, theme))
        add_once (document->themes, at + strlen (theme), strcspn (at + strlen (theme), "\"?#"));
      at++;
    }
}

/* "4 De opgaven › Informatiesamenleving": where a section stands. */
static char *
make_path (GemEdition *edition, const GemSection *section)
{
  g_autoptr (GString) path = g_string_new (NULL);
  const GemSection *above =
      section->parent != NULL ? gem_edition_find_section (edition, section->parent) : NULL;

  for (; above != NULL;
       above = above->parent != NULL ? gem_edition_find_section (edition, above->parent) : NULL)
    {
      g_autofree char *step =
          g_strdup_printf ("%s%s%s%s", above->number != NULL ? above->number : "",
                           above->number != NULL ? " " : "", above->title,
                           path->len > 0 ? " › " : "");

      g_string_prepend (path, step);
    }
  return path->len > 0 ? g_string_free (g_steal_pointer (&path), FALSE) : NULL;
}

/* A session: its motto and subjects are what its province's page shows first. */
static void
add_session_words (GemEditionIndex *self, Document *document, const GemSession *session)
{
  g_autofree char *address = address_of (GEM_ADDRESS_PROVINCE, session->iso);

  add_once (document->provinces, session->iso, strlen (session->iso));
  add_piece (self, document, address, session->motto);
  for (guint i = 0; i < session->subjects->len; i++)
    {
      const GemSubject *subject = g_ptr_array_index (session->subjects, i);

      add_piece (self, document, address, subject->wording);
      for (guint j = 0; subject->themes != NULL && subject->themes[j] != NULL; j++)
        add_once (document->themes, subject->themes[j], strlen (subject->themes[j]));
    }
}

static Document *
make_section (GemEditionIndex *self, GemEdition *edition, const GemSection *section)
{
  const GemSession *session = g_str_equal (section->kind, "session") && section->iso != NULL
                                  ? gem_edition_find_session (edition, section->iso)
                                  : NULL;
  Document *document;

  if (session == NULL)
    return document_new (GEM_HIT_SECTION, address_of (GEM_ADDRESS_SECTION, section->id),
                         section->title, make_path (edition, section));
  document = document_new (GEM_HIT_SESSION, address_of (GEM_ADDRESS_PROVINCE, section->iso),
                           section->title, g_strdup (session->motto));
  add_session_words (self, document, session);
  return document;
}

static gboolean
add_sections (GemEditionIndex *self, GemEdition *edition, GCancellable *cancellable, GError **error)
{
  GPtrArray *sections = gem_edition_get_sections (edition);

  for (guint i = 0; i < sections->len; i++)
    {
      const GemSection *section = g_ptr_array_index (sections, i);
      g_autofree char *place = address_of (GEM_ADDRESS_SECTION, section->id);
      g_autoptr (GPtrArray) blocks =
          gem_edition_load_blocks (edition, section->id, cancellable, error);
      Document *document;

      if (blocks == NULL)
        return FALSE;
      document = make_section (self, edition, section);
      if (section->iso != NULL)
        add_once (document->provinces, section->iso, strlen (section->iso));
      for (guint j = 0; j < blocks->len; j++)
        {
          const GemBlock *block = g_ptr_array_index (blocks, j);
          g_autofree char *address = g_strconcat (place, "#", block->anchor, NULL);

          add_piece (self, document, address, block->text);
          note_links (document, block->markup);
          if (block->iso != NULL)
            add_once (document->provinces, block->iso, strlen (block->iso));
        }
      g_ptr_array_add (self->documents, document);
    }
  return TRUE;
}

static void
add_themes (GemEditionIndex *self, GemEdition *edition)
{
  GPtrArray *themes = gem_edition_get_themes (edition);
  GPtrArray *sessions = gem_edition_get_sessions (edition);

  for (guint i = 0; i < themes->len; i++)
    {
      const GemTheme *theme = g_ptr_array_index (themes, i);
      Document *document = document_new (GEM_HIT_THEME, address_of (GEM_ADDRESS_THEME, theme->id),
                                         theme->name, g_strdup (_ ("Theme")));

      add_piece (self, document, document->address, theme->description);
      add_once (document->themes, theme->id, strlen (theme->id));
      for (guint j = 0; j < sessions->len; j++)
        {
          const GemSession *session = g_ptr_array_index (sessions, j);

          for (guint k = 0; k < session->subjects->len; k++)
            {
              const GemSubject *subject = g_ptr_array_index (session->subjects, k);

              if (subject->themes != NULL &&
                  g_strv_contains ((const char *const *) subject->themes, theme->id))
                add_once (document->provinces, session->iso, strlen (session->iso));
            }
        }
      g_ptr_array_add (self->documents, document);
    }
}

static gboolean
add_list (GemEditionIndex *self,
          GemEdition *edition,
          GemEditionList list,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (GPtrArray) entries = gem_edition_load_list (edition, list, cancellable, error);

  if (entries == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      const GemListEntry *entry = g_ptr_array_index (entries, i);
      Document *document =
          document_new (list == GEM_EDITION_REFERENCES ? GEM_HIT_REFERENCE : GEM_HIT_TERM,
                        g_strdup (entry->address), entry->title,
                        g_strdup (list == GEM_EDITION_REFERENCES ? entry->lead
                                                                 : gem_edition_list_title (list)));

      if (list == GEM_EDITION_REFERENCES)
        document->year = entry->year;
      add_piece (self, document, entry->address, entry->lead);
      add_piece (self, document, entry->address, entry->text);
      g_ptr_array_add (self->documents, document);
    }
  return TRUE;
}

static char *
join_pieces (const Document *document)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < document->pieces->len; i++)
    g_string_append_printf (text, "%s\n",
                            ((Piece *) g_ptr_array_index (document->pieces, i))->text);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
fill (GemEditionIndex *self, GError **error)
{
  g_autoptr (GemStatement) insert = NULL;

  /* Only the index is kept: the texts are in the documents. */
  if (!gem_sqlite_exec (self->db,
                        "CREATE VIRTUAL TABLE search USING fts5 (title, text, content='',"
                        " " GEM_TOKENIZE_SQL ")",
                        error) ||
      !gem_sqlite_begin (self->db, error))
    return FALSE;
  insert = gem_sqlite_prepare (self->db, "INSERT INTO search (rowid, title, text) VALUES (?, ?, ?)",
                               error);
  if (insert == NULL)
    return FALSE;
  for (guint i = 0; i < self->documents->len; i++)
    {
      const Document *document = g_ptr_array_index (self->documents, i);
      g_autofree char *text = join_pieces (document);

      gem_statement_bind_int (insert, 1, i + 1);
      gem_statement_bind_text (insert, 2, document->title);
      gem_statement_bind_text (insert, 3, text);
      if (!gem_statement_run (insert, error))
        return FALSE;
    }
  return gem_sqlite_commit (self->db, error);
}

static gboolean
read_edition (GemEditionIndex *self, GemEdition *edition, GCancellable *cancellable, GError **error)
{
  if (!add_sections (self, edition, cancellable, error))
    return FALSE;
  add_themes (self, edition);
  return add_list (self, edition, GEM_EDITION_TERMS, cancellable, error) &&
         add_list (self, edition, GEM_EDITION_GOALS, cancellable, error) &&
         add_list (self, edition, GEM_EDITION_REFERENCES, cancellable, error);
}

/**
 * gem_edition_index_new:
 * @edition: an edition
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GemSqliteError
 *
 * Reads all of the edition.
 *
 * Returns: (transfer full): its index
 */
GemEditionIndex *
gem_edition_index_new (GemEdition *edition, GCancellable *cancellable, GError **error)
{
  GemEditionIndex *self = g_new0 (GemEditionIndex, 1);

  self->documents = g_ptr_array_new_with_free_func (document_free);
  self->db = gem_sqlite_open (":memory:", GEM_SQLITE_CREATE, error);
  if (self->db != NULL && gem_ranker_register (&self->ranker, self->db, error) &&
      (self->tokenizer = gem_tokenizer_new (self->db, error)) != NULL &&
      read_edition (self, edition, cancellable, error) && fill (self, error))
    {
      self->index = (GemIndex){
        self->db, &self->ranker, self->tokenizer, NULL, self->documents->len, columns, 0, 1, TRUE
      };
      if (gem_index_load_words (
              &self->index, "CREATE VIRTUAL TABLE temp.words USING fts5vocab (main, search, row)",
              "SELECT term, doc FROM temp.words", error))
        return self;
    }
  gem_edition_index_free (self);
  return NULL;
}

void
gem_edition_index_free (GemEditionIndex *self)
{
  g_return_if_fail (self != NULL);

  gem_index_clear (&self->index);
  g_clear_pointer (&self->tokenizer, gem_tokenizer_free);
  g_clear_pointer (&self->db, gem_sqlite_close);
  g_ptr_array_unref (self->documents);
  g_free (self);
}

GemIndex *
gem_edition_index_get (GemEditionIndex *self)
{
  return &self->index;
}

static gboolean
has (GPtrArray *list, const char *id)
{
  return id == NULL || g_ptr_array_find_with_equal_func (list, id, g_str_equal, NULL);
}

/* Whether the chips let a row through. */
static gboolean
is_asked_for (const Document *document, const GemQuestion *question, guint kinds)
{
  const char *year = gem_question_get_chip (question, "jaar");

  return (kinds & GEM_HIT_BIT (document->kind)) != 0 &&
         has (document->provinces, gem_question_get_chip (question, "provincie")) &&
         has (document->themes, gem_question_get_chip (question, "thema")) &&
         (year == NULL || atoi (year) == document->year) &&
         gem_question_get_chip (question, "status") == NULL &&
         gem_question_get_chip (question, "opgave") == NULL;
}

static const Piece *
piece_at (const Document *document, int token)
{
  const Piece *found = NULL;

  for (guint i = 0; token >= 0 && i < document->pieces->len; i++)
    {
      const Piece *piece = g_ptr_array_index (document->pieces, i);

      if ((guint) token < piece->first)
        break;
      found = piece;
    }
  return found;
}

static void
add_found (GemEditionIndex *self,
           GemFinding *finding,
           guint place,
           int token,
           gboolean titled,
           double rank)
{
  const Document *document = g_ptr_array_index (self->documents, place);
  const GemFound found = { document->kind, rank, place, token, titled };

  gem_finding_add (finding, &found);
  for (guint i = 0; i < document->provinces->len; i++)
    gem_finding_count_province (finding, g_ptr_array_index (document->provinces, i));
}

/**
 * gem_edition_index_read:
 * @self: an index
 * @found: what gem_edition_index_find() found in it
 *
 * Returns: (transfer full): the hit; its snippet is not cut yet, see gem_hit_mark(). Where the heading says it all, it
 *   leads to the place and not into its text
 */
GemHit *
gem_edition_index_read (GemEditionIndex *self, const GemFound *found)
{
  const Document *document = g_ptr_array_index (self->documents, found->row);
  const Piece *piece = piece_at (document, found->token);
  GemHit *hit = gem_hit_new (document->kind,
                             piece != NULL && !found->titled ? piece->address : document->address,
                             document->title);

  hit->path = g_strdup (document->path);
  hit->rank = found->rank;
  if (piece != NULL)
    hit->snippet = g_strdup (piece->text);
  else if (document->pieces->len > 0)
    hit->snippet = g_strdup (((Piece *) g_ptr_array_index (document->pieces, 0))->text);
  return hit;
}

/**
 * gem_edition_index_find:
 * @self: an index
 * @question: what was asked for
 * @match: (nullable): its words; %NULL for whatever the chips let through
 * @kinds: bits of #GemHitKind
 * @finding: takes what is found
 * @error: return location for a #GemSqliteError
 *
 * Returns: whether the index could be asked
 */
gboolean
gem_edition_index_find (GemEditionIndex *self,
                        const GemQuestion *question,
                        const GemMatch *match,
                        guint kinds,
                        GemFinding *finding,
                        GError **error)
{
  g_autoptr (GemStatement) statement = NULL;
  gboolean row = TRUE;

  if (match == NULL)
    {
      for (guint i = 0; i < self->documents->len; i++)
        if (is_asked_for (g_ptr_array_index (self->documents, i), question, kinds))
          add_found (self, finding, i, -1, TRUE, 0);
      return TRUE;
    }
  if (match->expression == NULL)
    return TRUE;
  statement =
      gem_sqlite_prepare (self->db,
                          "SELECT rowid, gem_rank (search) FROM search WHERE search MATCH ?",
                          error);
  if (statement == NULL)
    return FALSE;
  gem_index_aim (&self->index, match);
  gem_statement_bind_text (statement, 1, match->expression);
  while (row)
    {
      guint place;

      if (!gem_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        break;
      place = (guint) gem_statement_get_int (statement, 0) - 1;
      if (is_asked_for (g_ptr_array_index (self->documents, place), question, kinds))
        add_found (self, finding, place, self->ranker.token, self->ranker.titled,
                   gem_statement_get_double (statement, 1));
    }
  return TRUE;
}
