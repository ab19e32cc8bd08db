/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "import/gem-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Far more than a publication has; what is slow per piece or section stays bounded. */
#define MAX_PIECES 60000
#define MAX_SECTIONS 2000

static void
repair_free (gpointer data)
{
  GemImportRepair *repair = data;

  g_free (repair->before);
  g_free (repair->after);
  g_free (repair);
}

static void
note_free (gpointer data)
{
  GemImportNote *note = data;

  g_free (note->reason);
  g_free (note->text);
  g_free (note);
}

/**
 * gem_import_free:
 * @self: (transfer full): an import
 */
void
gem_import_free (GemImport *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->draft, gem_edition_draft_free);
  g_clear_pointer (&self->model, gem_edition_draft_free);
  gem_import_words_clear (&self->words);
  g_free (self->source);
  g_ptr_array_unref (self->pieces);
  g_ptr_array_unref (self->repairs);
  g_ptr_array_unref (self->uncertain);
  g_ptr_array_unref (self->left_out);
  g_free (self);
}

static GemDraftEntry *
copy_entry (const GemDraftEntry *from)
{
  GemDraftEntry *entry = gem_draft_entry_new ();
  GHashTableIter iter;
  gpointer key, value;

  entry->id = g_strdup (from->id);
  entry->list = g_strdupv (from->list);
  g_hash_table_iter_init (&iter, from->values);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_replace (entry->values, g_strdup (key), g_strdup (value));
  return entry;
}

static void
copy_entries (GPtrArray *from, GPtrArray *to)
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (to, copy_entry (g_ptr_array_index (from, i)));
}

/* Promises, as far as the source has their section. */
static void
copy_commitments (GemImport *self)
{
  for (guint i = 0; i < self->model->commitments->len; i++)
    {
      const GemDraftEntry *commitment = g_ptr_array_index (self->model->commitments, i);

      if (gem_import_find_section (self, gem_draft_entry_get (commitment, "section")) != NULL)
        g_ptr_array_add (self->draft->commitments, copy_entry (commitment));
    }
}

static void
set_meta (GemImport *self, const char *key, const char *value)
{
  g_hash_table_replace (self->draft->meta, g_strdup (key), g_strdup (value));
}

/* The very publication that the model retells: who published it, and when, is known. */
static void
copy_publisher (GemImport *self)
{
  static const char *const keys[] = { "publisher", "published", "adopted", NULL };
  const char *title = g_hash_table_lookup (self->draft->meta, "title");

  if (g_strcmp0 (title, g_hash_table_lookup (self->model->meta, "title")) != 0)
    return;
  for (guint i = 0; keys[i] != NULL; i++)
    {
      const char *value = g_hash_table_lookup (self->model->meta, keys[i]);

      if (value != NULL)
        set_meta (self, keys[i], value);
    }
}

static void
name_edition (GemImport *self, const char *path, const char *id, const char *title)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *slug = NULL;
  char *dot = strrchr (base, '.');

  if (dot != NULL)
    *dot = '\0';
  if (title != NULL)
    set_meta (self, "title", title);
  else if (g_hash_table_lookup (self->draft->meta, "title") == NULL)
    set_meta (self, "title", base);
  slug = gem_import_slug (base);
  set_meta (self, "id", id != NULL ? id : slug);
  copy_publisher (self);
  set_meta (self, "language", "nl");
  set_meta (self, "imported", "1");
}

static gboolean
check_size (GemImport *self, guint n, guint most, const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);

  if (n <= most)
    return TRUE;
  g_set_error (
      error, GEM_IMPORT_ERROR, GEM_IMPORT_ERROR_TOO_LARGE,
      _ ("“%s” has %u paragraphs and headings, far more than a publication. Choose the text "
         "alone."),
      name, n);
  return FALSE;
}

static gboolean
count_headings (GemImport *self, const char *path, GError **error)
{
  guint headings = 0;

  for (guint i = 0; i < self->pieces->len; i++)
    headings += ((GemPiece *) g_ptr_array_index (self->pieces, i))->kind == GEM_PIECE_HEADING;
  return check_size (self, headings, MAX_SECTIONS, path, error);
}

/* "---", keys and "---" at the start of a file are for programs; of them, only the title is of use. */
static void
drop_front_matter (GemImport *self)
{
  g_autoptr (GRegex) regex =
      g_regex_new ("\\A---[ \\t]*\\n(?:.{0,400}\\n){0,60}?---[ \\t]*\\n", 0, 0, NULL);
  g_autoptr (GRegex) title_regex =
      g_regex_new ("^title:\\s*[\"']?(.+?)[\"']?\\s*$", G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GMatchInfo) title_match = NULL;
  g_autofree char *front = NULL;

  if (!g_str_has_prefix (self->source, "---") || !g_regex_match (regex, self->source, 0, &match))
    return;
  front = g_match_info_fetch (match, 0);
  gem_import_leave_out (self, 1, _ ("The file's own header"), front);
  if (g_regex_match (title_regex, front, 0, &title_match))
    {
      g_autofree char *title = g_match_info_fetch (title_match, 1);

      set_meta (self, "title", title);
    }
  /* Lines keep their numbers. */
  for (gsize i = 0; front[i] != '\0'; i++)
    if (self->source[i] != '\n')
      self->source[i] = ' ';
}

static int
compare_repairs (gconstpointer a, gconstpointer b)
{
  return (int) (*(GemImportRepair *const *) a)->line - (int) (*(GemImportRepair *const *) b)->line;
}

static int
compare_notes (gconstpointer a, gconstpointer b)
{
  return (int) (*(GemImportNote *const *) a)->line - (int) (*(GemImportNote *const *) b)->line;
}

static void
sort_by_line (GemImport *self)
{
  g_ptr_array_sort (self->repairs, compare_repairs);
  g_ptr_array_sort (self->uncertain, compare_notes);
  g_ptr_array_sort (self->left_out, compare_notes);
}

/**
 * gem_import_read:
 * @path: a Markdown file
 * @model: the edition whose sections, themes and terms are looked for in it
 * @id: (nullable): the id of the new edition; %NULL for one made from the file's name
 * @title: (nullable): its title; %NULL for the one that the file has
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GemImportError, or an error of the file system
 *
 * Reads and understands a publication. Nothing is written yet. Waits for the disk: for workers and the
 * command line. Uses a few times the size of the file, which is at most %GEM_IMPORT_MAX_BYTES.
 *
 * Returns: (transfer full): what it understood
 */
GemImport *
gem_import_read (const char *path,
                 GemEdition *model,
                 const char *id,
                 const char *title,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GemImport) self = g_new0 (GemImport, 1);

  g_return_val_if_fail (path != NULL && GEM_IS_EDITION (model), NULL);

  self->draft = gem_edition_draft_new ("");
  self->pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) gem_piece_free);
  self->repairs = g_ptr_array_new_with_free_func (repair_free);
  self->uncertain = g_ptr_array_new_with_free_func (note_free);
  self->left_out = g_ptr_array_new_with_free_func (note_free);
  self->model = gem_edition_load_draft (model, cancellable, error);
  if (self->model == NULL || !gem_import_load (path, &self->source, &self->length, error))
    return NULL;

  drop_front_matter (self);
  gem_import_words_init (&self->words, self->source, self->model);
  gem_import_read_pieces (self);
  if (!check_size (self, self->pieces->len, MAX_PIECES, path, error) ||
      !count_headings (self, path, error) ||
      g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  gem_import_join_headings (self);
  gem_import_drop_front (self);
  gem_import_repair_pieces (self);
  gem_import_doubt_slips (self);
  gem_import_make_sections (self);
  name_edition (self, path, id, title);
  copy_entries (self->model->themes, self->draft->themes);
  copy_entries (self->model->terms, self->draft->terms);
  copy_commitments (self);
  gem_import_make_sessions (self);
  gem_import_make_references (self);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  gem_import_name_anchors (self);
  gem_import_make_links (self);
  gem_import_account (self);
  sort_by_line (self);
  return g_steal_pointer (&self);
}

typedef struct
{
  char *path;
  GemEdition *model;
} ReadJob;

static void
read_job_free (gpointer data)
{
  ReadJob *job = data;

  g_free (job->path);
  g_object_unref (job->model);
  g_free (job);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  ReadJob *job = task_data;
  GError *error = NULL;
  GemImport *import = gem_import_read (job->path, job->model, NULL, NULL, cancellable, &error);

  if (import != NULL)
    g_task_return_pointer (task, import, (GDestroyNotify) gem_import_free);
  else
    g_task_return_error (task, error);
}

/**
 * gem_import_read_async:
 * @path: a Markdown file
 * @model: as for gem_import_read()
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_import_read(), in a worker.
 */
void
gem_import_read_async (const char *path,
                       GemEdition *model,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  ReadJob *job;

  g_return_if_fail (path != NULL && GEM_IS_EDITION (model));

  job = g_new0 (ReadJob, 1);
  job->path = g_strdup (path);
  job->model = g_object_ref (model);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, gem_import_read_async);
  g_task_set_task_data (task, job, read_job_free);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * gem_import_read_finish:
 * @result: what the callback got
 * @error: return location for the error of gem_import_read()
 *
 * Returns: (transfer full): what was understood
 */
GemImport *
gem_import_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * gem_import_get_id:
 * @self: an import
 *
 * Returns: the id of the new edition
 */
const char *
gem_import_get_id (GemImport *self)
{
  return g_hash_table_lookup (self->draft->meta, "id");
}

/**
 * gem_import_get_title:
 * @self: an import
 *
 * Returns: its title
 */
const char *
gem_import_get_title (GemImport *self)
{
  return g_hash_table_lookup (self->draft->meta, "title");
}

/**
 * gem_import_set_title:
 * @self: an import
 * @title: what the person calls it
 */
void
gem_import_set_title (GemImport *self, const char *title)
{
  g_return_if_fail (self != NULL && title != NULL);

  set_meta (self, "title", title);
}

/**
 * gem_import_get_n_sections:
 * @self: an import
 *
 * Returns: how many sections were found
 */
guint
gem_import_get_n_sections (GemImport *self)
{
  return self->draft->sections->len;
}

/**
 * gem_import_get_n_known:
 * @self: an import
 *
 * Returns: how many of them the model has too
 */
guint
gem_import_get_n_known (GemImport *self)
{
  return self->n_known;
}

/**
 * gem_import_get_n_sessions:
 * @self: an import
 *
 * Returns: how many provincial sessions were found
 */
guint
gem_import_get_n_sessions (GemImport *self)
{
  return self->draft->sessions->len;
}

/**
 * gem_import_get_n_words:
 * @self: an import
 *
 * Returns: how many words the text has
 */
guint
gem_import_get_n_words (GemImport *self)
{
  guint words = 0;

  for (guint i = 0; i < self->draft->sections->len; i++)
    words += gem_draft_section_count_words (g_ptr_array_index (self->draft->sections, i));
  return words;
}

/**
 * gem_import_get_repairs:
 * @self: an import
 *
 * Returns: (element-type GemImportRepair) (transfer none): what was repaired
 */
GPtrArray *
gem_import_get_repairs (GemImport *self)
{
  return self->repairs;
}

/**
 * gem_import_get_uncertain:
 * @self: an import
 *
 * Returns: (element-type GemImportNote) (transfer none): what a person should look at
 */
GPtrArray *
gem_import_get_uncertain (GemImport *self)
{
  return self->uncertain;
}

/**
 * gem_import_get_left_out:
 * @self: an import
 *
 * Returns: (element-type GemImportNote) (transfer none): what is no part of the text
 */
GPtrArray *
gem_import_get_left_out (GemImport *self)
{
  return self->left_out;
}

/**
 * gem_import_write:
 * @self: an import
 * @path: the edition file
 * @error: return location for an error of SQLite or the file system
 *
 * Writes the edition, whole or not at all. Waits for the disk.
 *
 * Returns: whether it is there
 */
gboolean
gem_import_write (GemImport *self, const char *path, GError **error)
{
  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  return gem_edition_write (self->draft, path, error);
}
