/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "edition/gem-edition-private.h"

#include <glib/gi18n-lib.h>

#define APPLICATION_ID 0x47454d31
#define FORM 2

G_DEFINE_FINAL_TYPE (GemEdition, gem_edition, G_TYPE_OBJECT)

static void
section_free (gpointer data)
{
  GemSection *section = data;

  g_free (section->id);
  g_free (section->parent);
  g_free (section->number);
  g_free (section->title);
  g_free (section->printed);
  g_free (section->kind);
  g_free (section->iso);
  g_free (section);
}

static void
subject_free (gpointer data)
{
  GemSubject *subject = data;

  g_free (subject->wording);
  g_free (subject->printed);
  g_free (subject->note);
  g_strfreev (subject->themes);
  g_free (subject);
}

static void
session_free (gpointer data)
{
  GemSession *session = data;

  g_free (session->iso);
  g_free (session->province);
  g_free (session->motto);
  g_free (session->date);
  g_free (session->section);
  g_ptr_array_unref (session->subjects);
  g_free (session);
}

static void
theme_free (gpointer data)
{
  GemTheme *theme = data;

  g_free (theme->id);
  g_free (theme->name);
  g_free (theme->description);
  g_free (theme);
}

static void
gem_edition_finalize (GObject *object)
{
  GemEdition *self = GEM_EDITION (object);

  g_clear_pointer (&self->pool, gem_sqlite_pool_free);
  g_clear_pointer (&self->section_index, g_hash_table_unref);
  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->sessions);
  g_ptr_array_unref (self->themes);
  g_hash_table_unref (self->meta);
  g_free (self->path);

  G_OBJECT_CLASS (gem_edition_parent_class)->finalize (object);
}

static void
gem_edition_class_init (GemEditionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gem_edition_finalize;
}

static void
gem_edition_init (GemEdition *self)
{
  self->meta = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->sections = g_ptr_array_new_with_free_func (section_free);
  self->section_index = g_hash_table_new (g_str_hash, g_str_equal);
  self->sessions = g_ptr_array_new_with_free_func (session_free);
  self->themes = g_ptr_array_new_with_free_func (theme_free);
}

/**
 * gem_edition_for_each_row:
 * @statement: a statement with its parameters
 * @add: called for each row
 * @target: for @add
 * @error: return location for a #GemSqliteError
 *
 * Returns: whether all rows were read
 */
gboolean
gem_edition_for_each_row (GemStatement *statement, GemRowFunc add, gpointer target, GError **error)
{
  gboolean row;

  while (gem_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;
      add (target, statement);
    }
  return FALSE;
}

static gboolean
query (GemSqlite *db, const char *sql, GemRowFunc add, gpointer target, GError **error)
{
  g_autoptr (GemStatement) statement = gem_sqlite_prepare (db, sql, error);

  return statement != NULL && gem_edition_for_each_row (statement, add, target, error);
}

static void
add_meta (gpointer target, GemStatement *row)
{
  GemEdition *self = target;

  g_hash_table_insert (self->meta, gem_statement_dup_text (row, 0),
                       gem_statement_dup_text (row, 1));
}

static void
add_section (gpointer target, GemStatement *row)
{
  GemEdition *self = target;
  GemSection *section = g_new0 (GemSection, 1);

  section->id = gem_statement_dup_text (row, 0);
  section->parent = gem_statement_dup_text (row, 1);
  section->level = (int) gem_statement_get_int (row, 2);
  section->number = gem_statement_dup_text (row, 3);
  section->title = gem_statement_dup_text (row, 4);
  section->printed = gem_statement_dup_text (row, 5);
  section->kind = gem_statement_dup_text (row, 6);
  section->iso = gem_statement_dup_text (row, 7);
  section->words = (int) gem_statement_get_int (row, 8);
  g_ptr_array_add (self->sections, section);
  g_hash_table_insert (self->section_index, section->id, GUINT_TO_POINTER (self->sections->len));
}

static void
add_session (gpointer target, GemStatement *row)
{
  GemEdition *self = target;
  GemSession *session = g_new0 (GemSession, 1);

  session->iso = gem_statement_dup_text (row, 0);
  session->province = gem_statement_dup_text (row, 1);
  session->motto = gem_statement_dup_text (row, 2);
  session->date = gem_statement_dup_text (row, 3);
  session->section = gem_statement_dup_text (row, 4);
  session->subjects = g_ptr_array_new_with_free_func (subject_free);
  g_ptr_array_add (self->sessions, session);
}

/* Columns: iso, wording, printed, note, doubtful, themes with a space between. */
static void
add_subject (gpointer target, GemStatement *row)
{
  GemEdition *self = target;
  GemSession *session =
      (GemSession *) gem_edition_find_session (self, gem_statement_get_text (row, 0));
  const char *themes = gem_statement_get_text (row, 5);
  GemSubject *subject;

  if (session == NULL)
    return;
  subject = g_new0 (GemSubject, 1);
  subject->wording = gem_statement_dup_text (row, 1);
  subject->printed = gem_statement_dup_text (row, 2);
  subject->note = gem_statement_dup_text (row, 3);
  subject->doubtful = gem_statement_get_int (row, 4) != 0;
  subject->themes = g_strsplit (themes != NULL ? themes : "", " ", -1);
  g_ptr_array_add (session->subjects, subject);
}

static void
add_theme (gpointer target, GemStatement *row)
{
  GemEdition *self = target;
  GemTheme *theme = g_new0 (GemTheme, 1);

  theme->id = gem_statement_dup_text (row, 0);
  theme->name = gem_statement_dup_text (row, 1);
  theme->description = gem_statement_dup_text (row, 2);
  g_ptr_array_add (self->themes, theme);
}

static gboolean
load_contents (GemEdition *self, GemSqlite *db, GError **error)
{
  gint64 id, form;

  if (!gem_sqlite_get_int (db, "PRAGMA application_id", &id, error) ||
      !gem_sqlite_get_int (db, "PRAGMA user_version", &form, error))
    return FALSE;
  if (id != APPLICATION_ID || form != FORM)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _ ("%s is not an edition that this version of the program can read"),
                   self->path);
      return FALSE;
    }

  return query (db, "SELECT key, value FROM meta", add_meta, self, error) &&
         query (db,
                "SELECT id, parent, level, number, title, printed, kind, iso, words"
                " FROM section ORDER BY seq",
                add_section, self, error) &&
         query (db, "SELECT iso, province, motto, date, section FROM session ORDER BY seq",
                add_session, self, error) &&
         query (db,
                "SELECT s.iso, wording, printed, note, doubtful, group_concat(theme, ' ')"
                " FROM subject s LEFT JOIN subject_theme t ON t.iso = s.iso AND t.subject = s.seq"
                " GROUP BY s.iso, s.seq ORDER BY s.iso, s.seq",
                add_subject, self, error) &&
         query (db, "SELECT id, name, description FROM theme ORDER BY seq", add_theme, self, error);
}

/**
 * gem_edition_open:
 * @path: an edition file
 * @error: return location for a #GemSqliteError, or %G_IO_ERROR_INVALID_DATA
 *
 * Waits for the disk: for workers and the command line.
 *
 * Returns: (transfer full): the edition
 */
GemEdition *
gem_edition_open (const char *path, GError **error)
{
  g_autoptr (GemEdition) self = NULL;
  GemSqlite *db;
  gboolean loaded;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (GEM_TYPE_EDITION, NULL);
  self->path = g_strdup (path);
  self->pool = gem_sqlite_pool_new (path, GEM_SQLITE_IMMUTABLE);
  db = gem_sqlite_pool_take (self->pool, NULL, error);
  if (db == NULL)
    return NULL;
  loaded = load_contents (self, db, error);
  gem_sqlite_pool_give (self->pool, db);

  return loaded ? g_steal_pointer (&self) : NULL;
}

static void
open_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  GemEdition *self = gem_edition_open (task_data, &error);

  if (self != NULL)
    g_task_return_pointer (task, self, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * gem_edition_open_async:
 * @path: an edition file
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * Opens an edition in a worker.
 */
void
gem_edition_open_async (const char *path,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (path != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, gem_edition_open_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, open_in_thread);
}

/**
 * gem_edition_open_finish:
 * @result: what the callback got
 * @error: return location for the error of gem_edition_open()
 *
 * Returns: (transfer full): the edition
 */
GemEdition *
gem_edition_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * gem_edition_get_agenda_issue:
 * @self: an edition
 *
 * Returns: the issue of the agenda that comes with it; 0 for one that brings none, such as an import
 */
gint64
gem_edition_get_agenda_issue (GemEdition *self)
{
  const char *issue;

  g_return_val_if_fail (GEM_IS_EDITION (self), 0);

  issue = gem_edition_get_meta (self, "uitgave");
  return issue != NULL ? g_ascii_strtoll (issue, NULL, 10) : 0;
}

/**
 * gem_edition_get_meta:
 * @self: an edition
 * @key: `id`, `title`, `subtitle`, `language`, `publisher`, `published` or `adopted`
 *
 * Returns: (nullable): what the edition says of itself
 */
const char *
gem_edition_get_meta (GemEdition *self, const char *key)
{
  g_return_val_if_fail (GEM_IS_EDITION (self) && key != NULL, NULL);

  return g_hash_table_lookup (self->meta, key);
}

/**
 * gem_edition_get_sections:
 * @self: an edition
 *
 * Returns: (element-type GemSection) (transfer none): all sections, in reading order
 */
GPtrArray *
gem_edition_get_sections (GemEdition *self)
{
  g_return_val_if_fail (GEM_IS_EDITION (self), NULL);

  return self->sections;
}

/**
 * gem_edition_get_neighbour:
 * @self: an edition
 * @id: the id of a section
 * @offset: 1 for the next, -1 for the previous, 0 for the section itself
 *
 * Returns: (nullable) (transfer none): the section there
 */
const GemSection *
gem_edition_get_neighbour (GemEdition *self, const char *id, int offset)
{
  guint place; /* from 1 */

  g_return_val_if_fail (GEM_IS_EDITION (self) && id != NULL, NULL);

  place = GPOINTER_TO_UINT (g_hash_table_lookup (self->section_index, id));
  if (place == 0 || (offset < 0 && place <= (guint) -offset))
    return NULL;
  place = (guint) ((int) place + offset);
  return place <= self->sections->len ? g_ptr_array_index (self->sections, place - 1) : NULL;
}

/**
 * gem_edition_find_section:
 * @self: an edition
 * @id: the id of a section
 *
 * Returns: (nullable) (transfer none): the section
 */
const GemSection *
gem_edition_find_section (GemEdition *self, const char *id)
{
  return gem_edition_get_neighbour (self, id, 0);
}

/**
 * gem_edition_get_sessions:
 * @self: an edition
 *
 * Returns: (element-type GemSession) (transfer none): the provincial sessions, in the publication's
 * order
 */
GPtrArray *
gem_edition_get_sessions (GemEdition *self)
{
  g_return_val_if_fail (GEM_IS_EDITION (self), NULL);

  return self->sessions;
}

/**
 * gem_edition_find_session:
 * @self: an edition
 * @iso: ISO 3166-2 code of a province
 *
 * Returns: (nullable) (transfer none): its session
 */
const GemSession *
gem_edition_find_session (GemEdition *self, const char *iso)
{
  g_return_val_if_fail (GEM_IS_EDITION (self) && iso != NULL, NULL);

  for (guint i = 0; i < self->sessions->len; i++)
    {
      GemSession *session = g_ptr_array_index (self->sessions, i);

      if (g_str_equal (session->iso, iso))
        return session;
    }
  return NULL;
}

/**
 * gem_edition_get_themes:
 * @self: an edition
 *
 * Returns: (element-type GemTheme) (transfer none): the themes
 */
GPtrArray *
gem_edition_get_themes (GemEdition *self)
{
  g_return_val_if_fail (GEM_IS_EDITION (self), NULL);

  return self->themes;
}

/**
 * gem_edition_find_theme:
 * @self: an edition
 * @id: the id of a theme
 *
 * Returns: (nullable) (transfer none): the theme
 */
const GemTheme *
gem_edition_find_theme (GemEdition *self, const char *id)
{
  g_return_val_if_fail (GEM_IS_EDITION (self) && id != NULL, NULL);

  for (guint i = 0; i < self->themes->len; i++)
    {
      GemTheme *theme = g_ptr_array_index (self->themes, i);

      if (g_str_equal (theme->id, id))
        return theme;
    }
  return NULL;
}
