/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A page: a section with its boxes and what they speak of; and how it is cited. */

#include "edition/gem-edition-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
part_free (gpointer data)
{
  GemPagePart *part = data;

  g_clear_pointer (&part->blocks, g_ptr_array_unref);
  g_free (part);
}

/**
 * gem_page_free:
 * @page: (transfer full): a page
 */
void
gem_page_free (GemPage *page)
{
  g_return_if_fail (page != NULL);

  g_ptr_array_unref (page->parts);
  g_ptr_array_unref (page->targets);
  g_ptr_array_unref (page->names);
  g_free (page);
}

static gboolean
add_part (GemEdition *self,
          GemPage *page,
          const GemSection *section,
          GCancellable *cancellable,
          GError **error)
{
  GemPagePart *part = g_new0 (GemPagePart, 1);

  part->section = section;
  g_ptr_array_add (page->parts, part);
  part->blocks = gem_edition_load_blocks (self, section->id, cancellable, error);
  return part->blocks != NULL;
}

static void
add_target (gpointer target, GemStatement *row)
{
  GemPage *page = target;
  const char *address = gem_statement_get_text (row, 0);

  if (g_ptr_array_find_with_equal_func (page->targets, address, g_str_equal, NULL))
    return;
  g_ptr_array_add (page->targets, g_strdup (address));
  g_ptr_array_add (page->names, gem_statement_dup_text (row, 2));
}

static gboolean
load_targets (GemEdition *self, GemSqlite *db, GemPage *page, GError **error)
{
  static const char sql[] =
      "SELECT target, MIN(block_seq) AS first, CASE"
      " WHEN target LIKE 'gem:reference/%' THEN (SELECT title || ', ' || author || ' (' || year || ')'"
      "  FROM reference WHERE id = substr(target, 15))"
      " WHEN target LIKE 'gem:term/%' THEN (SELECT term FROM term WHERE id = substr(target, 10))"
      " END FROM link l JOIN section s ON s.seq = l.section_seq"
      " WHERE s.id = ?1 AND target LIKE 'gem:%' GROUP BY target"
      " UNION ALL SELECT 'gem:goal/' || goal, 100000 + CAST(goal AS INTEGER),"
      "  goal || '  ' || name FROM goal_place p JOIN goal g ON g.id = p.goal WHERE section = ?1"
      " ORDER BY first";

  for (guint i = 0; i < page->parts->len; i++)
    {
      const GemPagePart *part = g_ptr_array_index (page->parts, i);
      g_autoptr (GemStatement) statement = gem_sqlite_prepare (db, sql, error);

      if (statement == NULL)
        return FALSE;
      gem_statement_bind_text (statement, 1, part->section->id);
      if (!gem_edition_for_each_row (statement, add_target, page, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_page (GemEdition *self, const GemSection *section)
{
  return section->parent == NULL || !g_str_equal (section->kind, "box");
}

/**
 * gem_edition_get_page:
 * @self: an edition
 * @id: the id of a section
 * @step: 1 for the next page, -1 for the previous one
 *
 * Boxes stand on the page of the section that they belong to.
 *
 * Returns: (nullable) (transfer none): the section whose page that is
 */
const GemSection *
gem_edition_get_page (GemEdition *self, const char *id, int step)
{
  const GemSection *section = gem_edition_get_neighbour (self, id, step);

  while (section != NULL && !has_page (self, section))
    section = gem_edition_get_neighbour (self, section->id, step);
  return section;
}

/**
 * gem_edition_load_page:
 * @self: an edition
 * @section: the id of a section that there is
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GemSqliteError
 *
 * Waits for the disk: for workers and the command line.
 *
 * Returns: (transfer full): the section, its boxes, and what they speak of
 */
GemPage *
gem_edition_load_page (GemEdition *self,
                       const char *section,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GemPage) page = NULL;
  GemSqlite *db;
  gboolean loaded;

  g_return_val_if_fail (GEM_IS_EDITION (self) && section != NULL, NULL);

  page = g_new0 (GemPage, 1);
  page->parts = g_ptr_array_new_with_free_func (part_free);
  page->targets = g_ptr_array_new_with_free_func (g_free);
  page->names = g_ptr_array_new_with_free_func (g_free);
  if (!add_part (self, page, gem_edition_find_section (self, section), cancellable, error))
    return NULL;
  for (guint i = 0; i < self->sections->len; i++)
    {
      const GemSection *other = g_ptr_array_index (self->sections, i);

      if (g_strcmp0 (other->parent, section) == 0 && g_str_equal (other->kind, "box") &&
          !add_part (self, page, other, cancellable, error))
        return NULL;
    }
  db = gem_sqlite_pool_take (self->pool, cancellable, error);
  if (db == NULL)
    return NULL;
  loaded = load_targets (self, db, page, error);
  gem_sqlite_pool_give (self->pool, db);
  return loaded ? g_steal_pointer (&page) : NULL;
}

static void
page_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  GemPage *page = gem_edition_load_page (source, task_data, cancellable, &error);

  if (page != NULL)
    g_task_return_pointer (task, page, (GDestroyNotify) gem_page_free);
  else
    g_task_return_error (task, error);
}

/**
 * gem_edition_load_page_async:
 * @self: an edition
 * @section: the id of a section that there is
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_edition_load_page(), in a worker.
 */
void
gem_edition_load_page_async (GemEdition *self,
                             const char *section,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (GEM_IS_EDITION (self) && section != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, gem_edition_load_page_async);
  g_task_set_task_data (task, g_strdup (section), g_free);
  g_task_run_in_thread (task, page_in_thread);
}

/**
 * gem_edition_load_page_finish:
 * @self: an edition
 * @result: what the callback got
 * @error: return location for the error of gem_edition_load_page()
 *
 * Returns: (transfer full): the page
 */
GemPage *
gem_edition_load_page_finish (GemEdition *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * gem_edition_cite:
 * @self: an edition
 * @address: a section, with or without a paragraph
 * @form: how to cite
 *
 * A citation is for a text in Dutch, whatever the language of the program: it is not translated. The
 * built-in edition says that it retells the publication.
 *
 * Returns: (transfer full): one line
 */
char *
gem_edition_cite (GemEdition *self, const GemAddress *address, GemCitation form)
{
  const char *title, *subtitle, *publisher, *published;
  const GemSection *section;
  gboolean retold;
  g_autofree char *uri = NULL;
  g_autofree char *year = NULL;
  g_autofree char *full = NULL;

  g_return_val_if_fail (GEM_IS_EDITION (self) && address != NULL, NULL);

  title = gem_edition_get_meta (self, "title");
  subtitle = gem_edition_get_meta (self, "subtitle");
  publisher = gem_edition_get_meta (self, "publisher");
  published = gem_edition_get_meta (self, "published");
  retold = gem_edition_get_meta (self, "imported") == NULL;
  section = gem_address_get_kind (address) == GEM_ADDRESS_SECTION
                ? gem_edition_find_section (self, gem_address_get_id (address))
                : NULL;
  uri = gem_address_to_string (address);
  year = published != NULL ? g_strndup (published, 4) : g_strdup ("z.d.");
  full = subtitle != NULL ? g_strdup_printf ("%s: %s", title, subtitle) : g_strdup (title);
  if (form == GEM_CITATION_APA)
    return g_strdup_printf ("%s. (%s). %s%s%s%s. %s", publisher != NULL ? publisher : title, year,
                            section != NULL ? section->title : "", section != NULL ? ". In " : "",
                            full, retold ? " [naverteld]" : "", uri);
  return g_strdup_printf ("Bron: ‘%s’%s%s%s, %s (%s)%s. %s", full,
                          section != NULL ? ", paragraaf ‘" : "",
                          section != NULL ? section->title : "", section != NULL ? "’" : "",
                          publisher != NULL ? publisher : title, year, retold ? ", naverteld" : "",
                          uri);
}
