/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What is stored as an index. The tables item_search and note_search are written with the items and the notes
 * themselves, in the same transaction. They are asked for the newest rows first, which FTS5 can give without looking
 * at the rest, and those are judged: a question costs the same in a large agenda as in a small one. */

#include "search/gem-search-private.h"

#include <glib/gi18n-lib.h>

#include "feed/gem-item.h"

/* Whole agendas are read where the file is, and not through a cache of a few of its pages. */
#define MAP_SQL "PRAGMA mmap_size = 1073741824"

struct _GemStoreIndex
{
  GemSqlite *db;
  GemTokenizer *tokenizer;
  GemRanker ranker;
  GemIndex items;
  GemIndex notes;
};

/* title, text, holder, partners, tags */
static const double item_columns[] = { 3.0, 1.0, 1.5, 1.0, 1.5 };
/* title, quote, text, tags */
static const double note_columns[] = { 1.0, 1.5, 2.0, 2.0 };

#define ITEM_FILTER_SQL                                                                            \
  " (?2 IS NULL OR instr (i.provinces, char (31) || ?2 || char (31)) > 0)"                         \
  " AND (?3 IS NULL OR i.year = CAST (?3 AS INTEGER)) AND (?4 IS NULL OR i.status = ?4)"           \
  " AND (?5 IS NULL OR i.opgave = ?5)"

/**
 * gem_store_index_new:
 * @store: a store
 * @error: return location for a #GemSqliteError
 *
 * Returns: (transfer full): its indexes, without their words yet
 */
GemStoreIndex *
gem_store_index_new (GemStore *store, GError **error)
{
  GemStoreIndex *self = g_new0 (GemStoreIndex, 1);

  self->db =
      gem_sqlite_open (gem_store_get_path (store),
                       gem_store_can_write (store) ? GEM_SQLITE_READ : GEM_SQLITE_IMMUTABLE, error);
  if (self->db != NULL && gem_sqlite_exec (self->db, MAP_SQL, error) &&
      gem_ranker_register (&self->ranker, self->db, error) &&
      (self->tokenizer = gem_tokenizer_new (self->db, error)) != NULL)
    {
      self->items = (GemIndex){ self->db, &self->ranker, self->tokenizer, NULL, 0, item_columns, 0,
                                1,        FALSE };
      self->notes = (GemIndex){ self->db, &self->ranker, self->tokenizer, NULL, 0, note_columns, 0,
                                2,        FALSE };
      return self;
    }
  gem_store_index_free (self);
  return NULL;
}

void
gem_store_index_free (GemStoreIndex *self)
{
  g_return_if_fail (self != NULL);

  gem_index_clear (&self->items);
  gem_index_clear (&self->notes);
  g_clear_pointer (&self->tokenizer, gem_tokenizer_free);
  g_clear_pointer (&self->db, gem_sqlite_close);
  g_free (self);
}

GemSqlite *
gem_store_index_get_connection (GemStoreIndex *self)
{
  return self->db;
}

static gboolean
load_item_words (GemStoreIndex *self, GError **error)
{
  gint64 rows;

  if (!gem_sqlite_get_int (self->db, "SELECT coalesce (sum (items), 0) FROM feed", &rows, error))
    return FALSE;
  self->items.rows = (guint) rows;
  return gem_index_load_words (&self->items,
                               "CREATE VIRTUAL TABLE IF NOT EXISTS temp.item_words"
                               " USING fts5vocab (main, item_search, row)",
                               "SELECT term, doc FROM temp.item_words", error);
}

static gboolean
load_note_words (GemStoreIndex *self, GError **error)
{
  gint64 rows;

  if (!gem_sqlite_get_int (self->db, "SELECT count (*) FROM note WHERE removed_at IS NULL", &rows,
                           error))
    return FALSE;
  self->notes.rows = (guint) rows;
  return gem_index_load_words (&self->notes,
                               "CREATE VIRTUAL TABLE IF NOT EXISTS temp.note_terms"
                               " USING fts5vocab (main, note_search, row)",
                               "SELECT term, doc FROM temp.note_terms", error);
}

/**
 * gem_store_index_load_words:
 * @self: the indexes
 * @kinds: bits of #GemHitKind: of which of the two
 * @error: return location for a #GemSqliteError
 *
 * Reads the words anew: about 0.1 s for 100,000 items.
 *
 * Returns: whether that worked
 */
gboolean
gem_store_index_load_words (GemStoreIndex *self, guint kinds, GError **error)
{
  return ((kinds & GEM_HIT_BIT (GEM_HIT_ITEM)) == 0 || load_item_words (self, error)) &&
         ((kinds & GEM_HIT_BIT (GEM_HIT_NOTE)) == 0 || load_note_words (self, error));
}

static void
swap_words (GemIndex *one, GemIndex *other)
{
  GemVocabulary *vocabulary = one->vocabulary;
  guint rows = one->rows;

  one->vocabulary = other->vocabulary;
  one->rows = other->rows;
  other->vocabulary = vocabulary;
  other->rows = rows;
}

/**
 * gem_store_index_swap_words:
 * @self: the indexes
 * @other: those of the same store, with newer words
 * @kinds: bits of #GemHitKind: of which of the two
 *
 * Takes the words of the other, and gives its own for them, so that whoever frees @other frees them.
 */
void
gem_store_index_swap_words (GemStoreIndex *self, GemStoreIndex *other, guint kinds)
{
  if ((kinds & GEM_HIT_BIT (GEM_HIT_ITEM)) != 0)
    swap_words (&self->items, &other->items);
  if ((kinds & GEM_HIT_BIT (GEM_HIT_NOTE)) != 0)
    swap_words (&self->notes, &other->notes);
}

/**
 * gem_store_index_get:
 * @self: the indexes
 * @kind: %GEM_HIT_ITEM or %GEM_HIT_NOTE
 *
 * Returns: (transfer none): the one of the two
 */
GemIndex *
gem_store_index_get (GemStoreIndex *self, GemHitKind kind)
{
  return kind == GEM_HIT_NOTE ? &self->notes : &self->items;
}

static void
count_provinces (GemFinding *finding, const char *list)
{
  g_auto (GStrv) codes = finding->provinces != NULL ? g_strsplit (list, "\x1f", -1) : NULL;

  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    gem_finding_count_province (finding, codes[i]);
}

static char *
make_item_path (GemStatement *row)
{
  const char *status = gem_statement_get_text (row, 4), *holder = gem_statement_get_text (row, 5);
  g_autoptr (GString) path = g_string_new (_ ("Agenda"));

  g_string_append_printf (path, " %s", gem_statement_get_text (row, 3));
  if (status != NULL)
    g_string_append_printf (path, " · %s %s", gem_item_status_symbol (status),
                            gem_item_status_label (status));
  if (holder != NULL)
    g_string_append_printf (path, " · %s", holder);
  return g_string_free (g_steal_pointer (&path), FALSE);
}

static GemHit *
read_item (GemStatement *row)
{
  const char *title = gem_statement_get_text (row, 1), *text = gem_statement_get_text (row, 2);
  g_autoptr (GemAddress) address =
      gem_address_new (GEM_ADDRESS_ITEM, gem_statement_get_text (row, 0));
  g_autofree char *uri = gem_address_to_string (address);
  GemHit *hit = gem_hit_new (GEM_HIT_ITEM, uri, title != NULL ? title : _ ("Item without a title"));

  hit->path = make_item_path (row);
  hit->snippet = g_strdup (text);
  return hit;
}

static GemHit *
read_note (GemStatement *row)
{
  const char *quote = gem_statement_get_text (row, 2), *text = gem_statement_get_text (row, 3);
  g_autofree char *tags = g_strdup (gem_statement_get_text (row, 4));
  GemHit *hit =
      gem_hit_new (GEM_HIT_NOTE, gem_statement_get_text (row, 0), gem_statement_get_text (row, 1));

  g_strstrip (g_strdelimit (tags, "\x1f", ' '));
  hit->path = g_strdup_printf ("%s%s%s",
                               text != NULL    ? _ ("Note")
                               : quote != NULL ? _ ("Mark")
                                               : _ ("Bookmark"),
                               *tags != '\0' ? " · " : "", tags);
  hit->snippet = g_strdup (text != NULL ? text : quote);
  return hit;
}

/**
 * gem_store_index_read:
 * @self: the indexes
 * @found: what gem_store_index_find() found in them
 * @hit: (out) (transfer full) (nullable): what it is; %NULL where it is not stored any more. Its snippet is not cut
 *   yet, see gem_hit_mark()
 * @error: return location for a #GemSqliteError
 *
 * Returns: whether the store could be asked
 */
gboolean
gem_store_index_read (GemStoreIndex *self, const GemFound *found, GemHit **hit, GError **error)
{
  const char *sql = found->kind == GEM_HIT_NOTE
                        ? "SELECT address, title, quote, text, tags FROM note WHERE row = ?"
                        : "SELECT id, title, text, year, status, holder FROM item WHERE row = ?";
  g_autoptr (GemStatement) statement = gem_sqlite_prepare (self->db, sql, error);
  gboolean row;

  *hit = NULL;
  if (statement == NULL)
    return FALSE;
  gem_statement_bind_int (statement, 1, found->row);
  if (!gem_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  *hit = found->kind == GEM_HIT_NOTE ? read_note (statement) : read_item (statement);
  (*hit)->rank = found->rank;
  return TRUE;
}

/* Whether a chip asks for what this kind does not have. */
static gboolean
is_ruled_out (GemHitKind kind, const GemQuestion *question)
{
  if (kind == GEM_HIT_ITEM)
    return gem_question_get_chip (question, "thema") != NULL;
  return question->chips->len > 0;
}

/* What is asked of the index alone costs least: a look at each item only where the answer needs it. */
static const char *
choose_sql (GemHitKind kind, const GemQuestion *question, gboolean words, gboolean provinces)
{
  if (kind == GEM_HIT_NOTE)
    return "SELECT rowid, gem_rank (note_search), '' FROM note_search"
           " WHERE note_search MATCH ?1 ORDER BY rowid DESC LIMIT ?6";
  if (!words)
    return "SELECT i.row, 0.0, i.provinces FROM item i WHERE ?1 IS NULL AND" ITEM_FILTER_SQL
           " ORDER BY i.row DESC LIMIT ?6";
  if (question->chips->len == 0 && !provinces)
    return "SELECT rowid, gem_rank (item_search), '' FROM item_search"
           " WHERE item_search MATCH ?1 ORDER BY rowid DESC LIMIT ?6";
  return "SELECT item_search.rowid, gem_rank (item_search), i.provinces"
         " FROM item_search CROSS JOIN item i ON i.row = item_search.rowid"
         " WHERE item_search MATCH ?1 AND" ITEM_FILTER_SQL
         " ORDER BY item_search.rowid DESC LIMIT ?6";
}

static void
bind (GemStatement *statement, GemHitKind kind, const GemQuestion *question, const GemMatch *match)
{
  static const char *const keys[] = { "provincie", "jaar", "status", "opgave" };

  gem_statement_bind_text (statement, 1, match != NULL ? match->expression : NULL);
  for (guint i = 0; kind == GEM_HIT_ITEM && i < G_N_ELEMENTS (keys); i++)
    gem_statement_bind_text (statement, (int) i + 2, gem_question_get_chip (question, keys[i]));
  gem_statement_bind_int (statement, 6, GEM_SEARCH_JUDGED);
}

/**
 * gem_store_index_find:
 * @self: the indexes, with their words
 * @kind: %GEM_HIT_ITEM or %GEM_HIT_NOTE
 * @question: what was asked for
 * @match: (nullable): its words; %NULL for whatever the chips let through
 * @finding: takes what is found
 * @error: return location for a #GemSqliteError
 *
 * Returns: whether the index could be asked
 */
gboolean
gem_store_index_find (GemStoreIndex *self,
                      GemHitKind kind,
                      const GemQuestion *question,
                      const GemMatch *match,
                      GemFinding *finding,
                      GError **error)
{
  g_autoptr (GemStatement) statement = NULL;
  gboolean row = TRUE;

  if (is_ruled_out (kind, question) || (match != NULL && match->expression == NULL))
    return TRUE;
  statement =
      gem_sqlite_prepare (self->db,
                          choose_sql (kind, question, match != NULL, finding->provinces != NULL),
                          error);
  if (statement == NULL)
    return FALSE;
  gem_index_aim (gem_store_index_get (self, kind), match);
  bind (statement, kind, question, match);
  while (row)
    {
      GemFound found = { .kind = kind, .token = -1 };

      if (!gem_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        break;
      found.row = gem_statement_get_int (statement, 0);
      found.rank = gem_statement_get_double (statement, 1);
      gem_finding_add (finding, &found);
      count_provinces (finding, gem_statement_get_text (statement, 2));
    }
  return TRUE;
}
