/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The lists of an edition: cited reports, terms, Global Goals and promises, each with its places. */

#include "edition/gem-edition-private.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *name;
  const char *sql;    /* id, address, title, lead, text, kind, year, holder */
  const char *places; /* of one id: section, anchor */
} lists[] = {
  [GEM_EDITION_REFERENCES] = { "references",
                               "SELECT id, 'gem:reference/' || id,"
                               " title || CASE WHEN subtitle IS NULL THEN '' ELSE '. ' || subtitle END,"
                               " author || ' (' || year || ')',"
                               " CASE WHEN place IS NULL THEN publisher WHEN publisher IS NULL THEN place"
                               " ELSE place || ', ' || publisher END, kind, year, NULL FROM reference ORDER BY seq",
                               "SELECT b.section, b.anchor FROM link l JOIN section s ON s.seq = l.section_seq"
                               " JOIN block b ON b.section = s.id AND b.seq = l.block_seq"
                               " WHERE l.target = 'gem:reference/' || ?1 AND s.kind <> 'references'"
                               " ORDER BY l.section_seq, l.block_seq" },
  [GEM_EDITION_TERMS] = { "terms",
                          "SELECT id, 'gem:term/' || id, term, full, meaning, 'term', 0, NULL FROM term"
                          " ORDER BY term COLLATE NOCASE",
                          "SELECT b.section, b.anchor FROM link l JOIN section s ON s.seq = l.section_seq"
                          " JOIN block b ON b.section = s.id AND b.seq = l.block_seq WHERE l.target = 'gem:term/' || ?1"
                          " ORDER BY l.section_seq, l.block_seq" },
  [GEM_EDITION_GOALS] = { "goals",
                          "SELECT id, 'gem:goal/' || id, id || '  ' || name, NULL, meaning, 'goal', 0, NULL FROM goal ORDER BY seq",
                          "SELECT section, NULL FROM goal_place WHERE goal = ?1 ORDER BY seq" },
  [GEM_EDITION_PROMISES] = { "promises",
                             "SELECT c.id, 'gem:section/' || section || COALESCE('#' || anchor, ''), c.title, s.title, text,"
                             " opgave, year, holder FROM commitment c JOIN section s ON s.id = c.section ORDER BY c.seq",
                             "SELECT section, anchor FROM commitment WHERE id = ?1" },
};

static void
entry_free (gpointer data)
{
  GemListEntry *entry = data;

  g_free (entry->id);
  g_free (entry->address);
  g_free (entry->title);
  g_free (entry->lead);
  g_free (entry->text);
  g_free (entry->kind);
  g_free (entry->holder);
  g_ptr_array_unref (entry->places);
  g_free (entry);
}

static void
add_entry (gpointer target, GemStatement *row)
{
  GemListEntry *entry = g_new0 (GemListEntry, 1);

  entry->id = gem_statement_dup_text (row, 0);
  entry->address = gem_statement_dup_text (row, 1);
  entry->title = gem_statement_dup_text (row, 2);
  entry->lead = gem_statement_dup_text (row, 3);
  entry->text = gem_statement_dup_text (row, 4);
  entry->kind = gem_statement_dup_text (row, 5);
  entry->year = (int) gem_statement_get_int (row, 6);
  entry->holder = gem_statement_dup_text (row, 7);
  entry->places = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (target, entry);
}

static void
add_place (gpointer target, GemStatement *row)
{
  const char *anchor = gem_statement_get_text (row, 1);

  g_ptr_array_add (target,
                   anchor != NULL
                       ? g_strdup_printf ("gem:section/%s#%s", gem_statement_get_text (row, 0),
                                          anchor)
                       : g_strdup_printf ("gem:section/%s", gem_statement_get_text (row, 0)));
}

static gboolean
load_list (GemSqlite *db, GemEditionList list, GPtrArray *entries, GError **error)
{
  g_autoptr (GemStatement) all = gem_sqlite_prepare (db, lists[list].sql, error);

  if (all == NULL || !gem_edition_for_each_row (all, add_entry, entries, error))
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      GemListEntry *entry = g_ptr_array_index (entries, i);
      g_autoptr (GemStatement) places = gem_sqlite_prepare (db, lists[list].places, error);

      if (places == NULL)
        return FALSE;
      gem_statement_bind_text (places, 1, entry->id);
      if (!gem_edition_for_each_row (places, add_place, entry->places, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * gem_edition_find_list:
 * @name: `references`, `terms`, `goals` or `promises`
 * @list: (out): which list that is
 *
 * Returns: whether there is such a list
 */
gboolean
gem_edition_find_list (const char *name, GemEditionList *list)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (lists[i].name, name))
      {
        *list = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * gem_edition_list_title:
 * @list: a list
 *
 * Returns: what it is called, translated
 */
const char *
gem_edition_list_title (GemEditionList list)
{
  static const char *const titles[] = {
    [GEM_EDITION_REFERENCES] = N_ ("Cited reports"),
    [GEM_EDITION_TERMS] = N_ ("Terms and abbreviations"),
    [GEM_EDITION_GOALS] = N_ ("Global Goals"),
    [GEM_EDITION_PROMISES] = N_ ("Promises of the association"),
  };

  return _ (titles[list]);
}

/**
 * gem_edition_load_list:
 * @self: an edition
 * @list: which list
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GemSqliteError
 *
 * Waits for the disk: for workers and the command line.
 *
 * Returns: (element-type GemListEntry) (transfer full): the list
 */
GPtrArray *
gem_edition_load_list (GemEdition *self,
                       GemEditionList list,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (entry_free);
  GemSqlite *db;
  gboolean loaded;

  g_return_val_if_fail (GEM_IS_EDITION (self), NULL);

  db = gem_sqlite_pool_take (self->pool, cancellable, error);
  if (db == NULL)
    return NULL;
  loaded = load_list (db, list, entries, error);
  gem_sqlite_pool_give (self->pool, db);
  return loaded ? g_steal_pointer (&entries) : NULL;
}
