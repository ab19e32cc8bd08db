/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Agenda items by the section of the publication that they name. The promises of the publication itself,
 * which the built-in agenda has as items, are left out: a promise does not carry itself out. */

#include "edition/gem-edition.h"
#include "store/gem-store-private.h"

#include <string.h>

#define OF_OTHERS_SQL                                                                              \
  " (?1 IS NULL OR i.year = CAST (?1 AS INTEGER))"                                                 \
  " AND f.url <> '" GEM_EDITION_AGENDA_ID "' AND i.id NOT LIKE 'gemeenten-2024/%'"

static void
section_free (gpointer data)
{
  GemSectionItems *section = data;

  g_free (section->section);
  g_ptr_array_unref (section->items);
  g_free (section);
}

static void
add_count (GPtrArray *out, GemStatement *row)
{
  GemSectionItems *section = g_new0 (GemSectionItems, 1);

  section->section = gem_statement_dup_text (row, 0);
  section->n_items = (guint) gem_statement_get_int (row, 1);
  section->items = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (out, section);
}

static void
add_item (GPtrArray *out, GemStatement *row)
{
  g_ptr_array_add (out, gem_store_read_item (row, 2, gem_statement_get_text (row, 0),
                                             gem_statement_get_text (row, 1)));
}

/* Both are in the order of their section; a sync between the two questions may have brought a new one. */
static void
share_out (GPtrArray *sections, GPtrArray *items)
{
  guint at = 0;

  for (guint i = 0; i < items->len; i++)
    {
      GemItem *item = g_ptr_array_index (items, i);
      GemSectionItems *section = g_ptr_array_index (sections, at);

      while (strcmp (section->section != NULL ? section->section : "", item->section) < 0)
        {
          if (++at == sections->len)
            return;
          section = g_ptr_array_index (sections, at);
        }
      if (g_strcmp0 (section->section, item->section) == 0)
        g_ptr_array_add (section->items, g_object_ref (item));
    }
}

/**
 * gem_store_load_sections:
 * @self: a store
 * @sections: (array zero-terminated=1): ids of the sections whose items are wanted; all are counted
 * @year: 0 for every year
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GemSqliteError
 *
 * Waits for the disk: for workers and the command line. The items of the built-in agenda are left out.
 *
 * Returns: (element-type GemSectionItems) (transfer full): what names each section
 */
GPtrArray *
gem_store_load_sections (GemStore *self,
                         const char *const *sections,
                         int year,
                         GCancellable *cancellable,
                         GError **error)
{
  static const char count_sql[] = "SELECT nullif (i.section, '') AS named, count(*)"
                                  " FROM item i JOIN feed f ON f.id = i.feed WHERE" OF_OTHERS_SQL
                                  " GROUP BY named ORDER BY named";
  static const char item_sql[] =
      "WITH some AS (SELECT i.row, row_number () OVER (PARTITION BY i.section"
      " ORDER BY i.year DESC, i.feed, i.seq) AS place FROM item i JOIN feed f ON f.id = i.feed"
      " WHERE instr (?2, char (31) || i.section || char (31)) > 0 AND" OF_OTHERS_SQL ")"
      " SELECT i.id, f.url, i.year, coalesce (i.title, substr (i.text, 1, 200)), NULL, i.opgave,"
      " i.status, i.provinces, i.holder, i.partners, i.tags, i.begin, i.\"end\", i.section, i.url,"
      " i.published, i.modified, NULL"
      " FROM some s JOIN item i ON i.row = s.row JOIN feed f ON f.id = i.feed"
      " WHERE s.place <= CAST (?3 AS INTEGER) ORDER BY i.section, s.place";
  g_autoptr (GPtrArray) out = g_ptr_array_new_with_free_func (section_free);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *joined = NULL;
  g_autofree char *wanted = NULL;
  g_autofree char *year_text = year != 0 ? g_strdup_printf ("%d", year) : NULL;
  const char *parameters[3];

  g_return_val_if_fail (GEM_IS_STORE (self) && sections != NULL, NULL);

  joined = g_strjoinv ("\x1f", (char **) sections);
  wanted = g_strconcat ("\x1f", joined, "\x1f", NULL);
  parameters[0] = year_text;
  parameters[1] = wanted;
  parameters[2] = G_STRINGIFY (GEM_SECTION_MAX_ITEMS);
  if (!gem_store_query (self, count_sql, parameters, 1, add_count, out, cancellable, error) ||
      !gem_store_query (self, item_sql, parameters, 3, add_item, items, cancellable, error))
    return NULL;
  if (out->len > 0)
    share_out (out, items);
  return g_steal_pointer (&out);
}

typedef struct
{
  GStrv sections;
  int year;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_strfreev (question->sections);
  g_free (question);
}

static void
sections_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Question *question = task_data;
  GError *error = NULL;
  GPtrArray *sections = gem_store_load_sections (source, (const char *const *) question->sections,
                                                 question->year, cancellable, &error);

  if (sections != NULL)
    g_task_return_pointer (task, sections, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * gem_store_load_sections_async:
 * @self: a store
 * @sections: (array zero-terminated=1): ids of the sections whose items are wanted; copied
 * @year: 0 for every year
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_store_load_sections(), in a worker.
 */
void
gem_store_load_sections_async (GemStore *self,
                               const char *const *sections,
                               int year,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Question *question;

  g_return_if_fail (GEM_IS_STORE (self) && sections != NULL);

  question = g_new0 (Question, 1);
  question->sections = g_strdupv ((char **) sections);
  question->year = year;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, gem_store_load_sections_async);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, sections_in_thread);
}

/**
 * gem_store_load_sections_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for the error of gem_store_load_sections()
 *
 * Returns: (element-type GemSectionItems) (transfer full): what names each section
 */
GPtrArray *
gem_store_load_sections_finish (GemStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
