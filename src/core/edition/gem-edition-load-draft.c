/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* An edition file back into a draft, as a model for what is imported. */

#include "edition/gem-edition-draft.h"
#include "edition/gem-edition-private.h"

static void
set_value (GemDraftEntry *entry, const char *key, char *value)
{
  if (value != NULL)
    g_hash_table_replace (entry->values, g_strdup (key), value);
}

static GemDraftSection *
find_section (GemEditionDraft *draft, const char *id)
{
  for (guint i = 0; i < draft->sections->len; i++)
    {
      GemDraftSection *section = g_ptr_array_index (draft->sections, i);

      if (g_strcmp0 (section->id, id) == 0)
        return section;
    }
  return NULL;
}

static void
add_section (GemEditionDraft *draft, const GemSection *from)
{
  GemDraftSection *section = gem_edition_draft_add_section (draft);

  section->id = g_strdup (from->id);
  section->parent = g_strdup (from->parent);
  section->level = from->level;
  section->number = g_strdup (from->number);
  section->title = g_strdup (from->title);
  section->printed = g_strdup (from->printed);
  section->kind = g_strdup (from->kind);
  section->iso = g_strdup (from->iso);
}

static void
add_session (GemEditionDraft *draft, const GemSession *from)
{
  GemDraftSession *session = gem_edition_draft_add_session (draft);

  session->iso = g_strdup (from->iso);
  session->province = g_strdup (from->province);
  session->motto = g_strdup (from->motto);
  session->date = g_strdup (from->date);
  for (guint i = 0; i < from->subjects->len; i++)
    {
      const GemSubject *other = g_ptr_array_index (from->subjects, i);
      GemDraftSubject *subject = gem_draft_session_add_subject (session);

      subject->wording = g_strdup (other->wording);
      subject->printed = g_strdup (other->printed);
      subject->note = g_strdup (other->note);
      subject->doubtful = other->doubtful;
      subject->themes = g_strdupv (other->themes);
    }
}

static void
add_block (gpointer target, GemStatement *row)
{
  GemDraftSection *section = find_section (target, gem_statement_get_text (row, 0));
  GemDraftBlock *block;

  if (section == NULL)
    return;
  block = gem_draft_section_add_block (section, g_intern_string (gem_statement_get_text (row, 2)));
  block->anchor = gem_statement_dup_text (row, 1);
  block->depth = (int) gem_statement_get_int (row, 3);
  block->iso = gem_statement_dup_text (row, 4);
  block->markup = gem_statement_dup_text (row, 5);
  block->text = gem_statement_dup_text (row, 6);
}

/* A row of a table whose columns are @keys. */
static GemDraftEntry *
make_entry (GemStatement *row, const char *const *keys)
{
  GemDraftEntry *entry = gem_draft_entry_new ();

  for (int i = 0; keys[i] != NULL; i++)
    set_value (entry, keys[i], gem_statement_dup_text (row, i));
  entry->id = g_strdup (gem_draft_entry_get (entry, "id"));
  return entry;
}

static void
add_reference (gpointer target, GemStatement *row)
{
  static const char *const keys[] = { "id",        "author", "year", "title", "subtitle",
                                      "publisher", "place",  "kind", NULL };

  g_ptr_array_add (((GemEditionDraft *) target)->references, make_entry (row, keys));
}

static void
add_term (gpointer target, GemStatement *row)
{
  static const char *const keys[] = { "id", "term", "full", "meaning", "match", NULL };
  GemDraftEntry *entry = make_entry (row, keys);

  entry->list = g_strsplit (gem_draft_entry_get (entry, "match"), "\n", -1);
  g_ptr_array_add (((GemEditionDraft *) target)->terms, entry);
}

static void
add_commitment (gpointer target, GemStatement *row)
{
  static const char *const keys[] = { "id",    "section", "anchor", "year", "opgave",
                                      "title", "text",    "holder", NULL };

  g_ptr_array_add (((GemEditionDraft *) target)->commitments, make_entry (row, keys));
}

static void
add_goal (gpointer target, GemStatement *row)
{
  static const char *const keys[] = { "id", "name", "meaning", NULL };

  g_ptr_array_add (((GemEditionDraft *) target)->goals, make_entry (row, keys));
}

static void
add_goal_place (gpointer target, GemStatement *row)
{
  static const char *const keys[] = { "goal", "section", "why", "named", NULL };

  g_ptr_array_add (((GemEditionDraft *) target)->goal_places, make_entry (row, keys));
}

static gboolean
query (GemSqlite *db, const char *sql, GemRowFunc add, GemEditionDraft *draft, GError **error)
{
  g_autoptr (GemStatement) statement = gem_sqlite_prepare (db, sql, error);

  return statement != NULL && gem_edition_for_each_row (statement, add, draft, error);
}

static gboolean
load_tables (GemEditionDraft *draft, GemSqlite *db, GError **error)
{
  return query (db,
                "SELECT section, anchor, kind, depth, iso, markup, text FROM block"
                " ORDER BY section, seq",
                add_block, draft, error) &&
         query (db,
                "SELECT id, author, year, title, subtitle, publisher, place, kind FROM reference"
                " ORDER BY seq",
                add_reference, draft, error) &&
         query (db, "SELECT id, term, full, meaning, match FROM term ORDER BY seq", add_term, draft,
                error) &&
         query (db,
                "SELECT id, section, anchor, year, opgave, title, text, holder FROM commitment"
                " ORDER BY seq",
                add_commitment, draft, error) &&
         query (db, "SELECT id, name, meaning FROM goal ORDER BY seq", add_goal, draft, error) &&
         query (db, "SELECT goal, section, why, named FROM goal_place ORDER BY seq", add_goal_place,
                draft, error);
}

/**
 * gem_edition_load_draft:
 * @edition: an edition
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GemSqliteError
 *
 * Waits for the disk: for workers and the command line.
 *
 * Returns: (transfer full): all of the edition, as it was before it was written
 */
GemEditionDraft *
gem_edition_load_draft (GemEdition *edition, GCancellable *cancellable, GError **error)
{
  g_autoptr (GemEditionDraft) draft = gem_edition_draft_new ("");
  GemSqlite *db = gem_sqlite_pool_take (edition->pool, cancellable, error);
  gboolean loaded;

  if (db == NULL)
    return NULL;
  for (guint i = 0; i < edition->sections->len; i++)
    add_section (draft, g_ptr_array_index (edition->sections, i));
  for (guint i = 0; i < edition->sessions->len; i++)
    add_session (draft, g_ptr_array_index (edition->sessions, i));
  for (guint i = 0; i < edition->themes->len; i++)
    {
      const GemTheme *theme = g_ptr_array_index (edition->themes, i);
      GemDraftEntry *entry = gem_draft_entry_new ();

      entry->id = g_strdup (theme->id);
      set_value (entry, "id", g_strdup (theme->id));
      set_value (entry, "name", g_strdup (theme->name));
      set_value (entry, "description", g_strdup (theme->description));
      g_ptr_array_add (draft->themes, entry);
    }
  {
    GHashTableIter iter;
    gpointer key, value;

    g_hash_table_iter_init (&iter, edition->meta);
    while (g_hash_table_iter_next (&iter, &key, &value))
      g_hash_table_insert (draft->meta, g_strdup (key), g_strdup (value));
  }
  loaded = load_tables (draft, db, error);
  gem_sqlite_pool_give (edition->pool, db);
  return loaded ? g_steal_pointer (&draft) : NULL;
}
