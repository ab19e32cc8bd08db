/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemEdition's reading on demand: text, places, reports and terms. */

#include "edition/gem-edition-private.h"

#include <glib/gi18n-lib.h>

static void
block_free (gpointer data)
{
  GemBlock *block = data;

  g_free (block->anchor);
  g_free (block->kind);
  g_free (block->iso);
  g_free (block->markup);
  g_free (block->text);
  g_free (block);
}

static void
place_free (gpointer data)
{
  GemPlace *place = data;

  g_free (place->anchor);
  g_free (place->text);
  g_free (place);
}

/**
 * gem_entry_free:
 * @entry: (transfer full): an entry
 */
void
gem_entry_free (GemEntry *entry)
{
  g_return_if_fail (entry != NULL);

  g_free (entry->id);
  g_free (entry->title);
  g_free (entry->lead);
  g_free (entry->text);
  g_free (entry);
}

/* Reading on demand: one query with one parameter, in a connection of the pool. */
typedef struct
{
  GemEdition *edition;
  gpointer out;
} Load;

static gboolean
load (GemEdition *self,
      const char *sql,
      const char *parameter,
      GemRowFunc add,
      gpointer out,
      GCancellable *cancellable,
      GError **error)
{
  GemSqlite *db = gem_sqlite_pool_take (self->pool, cancellable, error);
  GemStatement *statement;
  Load target = { self, out };
  gboolean loaded = FALSE;

  if (db == NULL)
    return FALSE;
  statement = gem_sqlite_prepare (db, sql, error);
  if (statement != NULL)
    {
      gem_statement_bind_text (statement, 1, parameter);
      loaded = gem_edition_for_each_row (statement, add, &target, error);
      gem_statement_finish (statement);
    }
  gem_sqlite_pool_give (self->pool, db);
  return loaded;
}

static void
add_block (gpointer data, GemStatement *row)
{
  Load *target = data;
  GemBlock *block = g_new0 (GemBlock, 1);

  block->anchor = gem_statement_dup_text (row, 0);
  block->kind = gem_statement_dup_text (row, 1);
  block->depth = (int) gem_statement_get_int (row, 2);
  block->iso = gem_statement_dup_text (row, 3);
  block->markup = gem_statement_dup_text (row, 4);
  block->text = gem_statement_dup_text (row, 5);
  g_ptr_array_add (target->out, block);
}

/**
 * gem_edition_load_blocks:
 * @self: an edition
 * @section: the id of a section
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GemSqliteError
 *
 * Waits for the disk: for workers and the command line.
 *
 * Returns: (element-type GemBlock) (transfer full): the text of the section; empty where there is
 * no such section
 */
GPtrArray *
gem_edition_load_blocks (GemEdition *self,
                         const char *section,
                         GCancellable *cancellable,
                         GError **error)
{
  static const char sql[] = "SELECT anchor, kind, depth, iso, markup, text FROM block"
                            " WHERE section = ? ORDER BY seq";
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func (block_free);

  g_return_val_if_fail (GEM_IS_EDITION (self) && section != NULL, NULL);

  if (!load (self, sql, section, add_block, blocks, cancellable, error))
    return NULL;
  return g_steal_pointer (&blocks);
}

static void
add_place (gpointer data, GemStatement *row)
{
  Load *target = data;
  const GemSection *section =
      gem_edition_find_section (target->edition, gem_statement_get_text (row, 0));
  GemPlace *place;

  if (section == NULL)
    return;
  place = g_new0 (GemPlace, 1);
  place->section = section;
  place->anchor = gem_statement_dup_text (row, 1);
  place->text = gem_statement_dup_text (row, 2);
  g_ptr_array_add (target->out, place);
}

/**
 * gem_edition_load_places:
 * @self: an edition
 * @target: what is spoken of: a province, theme, reference, term or section
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GemSqliteError
 *
 * Waits for the disk: for workers and the command line.
 *
 * Returns: (element-type GemPlace) (transfer full): the paragraphs that link to @target, in reading
 * order; they are valid as long as @self is
 */
GPtrArray *
gem_edition_load_places (GemEdition *self,
                         const GemAddress *target,
                         GCancellable *cancellable,
                         GError **error)
{
  static const char sql[] = "SELECT b.section, b.anchor, b.text FROM link l"
                            " JOIN section s ON s.seq = l.section_seq"
                            " JOIN block b ON b.section = s.id AND b.seq = l.block_seq"
                            " WHERE l.target = ? ORDER BY l.section_seq, l.block_seq";
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (place_free);
  static const char goal_sql[] =
      "SELECT section, NULL, why FROM goal_place WHERE 'gem:goal/' || goal = ? ORDER BY seq";
  gboolean is_goal;
  g_autofree char *text = NULL;

  g_return_val_if_fail (GEM_IS_EDITION (self) && target != NULL, NULL);

  is_goal = gem_address_get_kind (target) == GEM_ADDRESS_GOAL;
  text = gem_address_to_string (target);
  if (!load (self, is_goal ? goal_sql : sql, text, add_place, places, cancellable, error))
    return NULL;
  return g_steal_pointer (&places);
}

static void
add_entry (gpointer data, GemStatement *row)
{
  Load *target = data;
  GemEntry **entry = target->out;

  if (*entry != NULL)
    return;
  *entry = g_new0 (GemEntry, 1);
  (*entry)->id = gem_statement_dup_text (row, 0);
  (*entry)->title = gem_statement_dup_text (row, 1);
  (*entry)->lead = gem_statement_dup_text (row, 2);
  (*entry)->text = gem_statement_dup_text (row, 3);
}

/**
 * gem_edition_load_entry:
 * @self: an edition
 * @address: of a reference, a term or a goal
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GemSqliteError, or %G_IO_ERROR_NOT_FOUND
 *
 * Waits for the disk: for workers and the command line.
 *
 * Returns: (transfer full): what is known of it
 */
GemEntry *
gem_edition_load_entry (GemEdition *self,
                        const GemAddress *address,
                        GCancellable *cancellable,
                        GError **error)
{
  static const char reference_sql[] =
      "SELECT id, title || CASE WHEN subtitle IS NULL THEN '' ELSE '. ' || subtitle END,"
      " author || ' (' || year || ')', concat_place FROM (SELECT *,"
      " CASE WHEN place IS NULL THEN publisher WHEN publisher IS NULL THEN place"
      " ELSE place || ', ' || publisher END AS concat_place FROM reference) WHERE id = ?";
  static const char goal_sql[] =
      "SELECT id, id || '  ' || name, NULL, meaning FROM goal WHERE id = ?";
  static const char term_sql[] = "SELECT id, term, full, meaning FROM term WHERE id = ?";
  g_autoptr (GemEntry) entry = NULL;
  GemAddressKind kind;

  g_return_val_if_fail (GEM_IS_EDITION (self) && address != NULL, NULL);

  kind = gem_address_get_kind (address);
  g_return_val_if_fail (kind == GEM_ADDRESS_TERM || kind == GEM_ADDRESS_GOAL ||
                            kind == GEM_ADDRESS_REFERENCE,
                        NULL);

  if (!load (self,
             kind == GEM_ADDRESS_TERM   ? term_sql
             : kind == GEM_ADDRESS_GOAL ? goal_sql
                                        : reference_sql,
             gem_address_get_id (address), add_entry, &entry, cancellable, error))
    return NULL;
  if (entry == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("This publication has no “%s”"),
                 gem_address_get_id (address));
  return g_steal_pointer (&entry);
}
