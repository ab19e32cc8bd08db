/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What a person made that is read and written as a whole. */

#include "store/gem-store-private.h"

typedef struct
{
  char *name;
  char *body;
} Document;

static void
document_free (gpointer data)
{
  Document *document = data;

  g_free (document->name);
  g_free (document->body);
  g_free (document);
}

static Document *
document_new (const char *name, const char *body)
{
  Document *document = g_new0 (Document, 1);

  document->name = g_strdup (name);
  document->body = g_strdup (body);
  return document;
}

static void
add_body (GPtrArray *out, GemStatement *row)
{
  g_ptr_array_add (out, gem_statement_dup_text (row, 0));
}

/**
 * gem_store_load_document:
 * @self: a store
 * @name: which document
 * @body: (out) (nullable) (transfer full): what it says; %NULL where it was never made
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GemSqliteError
 *
 * Waits for the disk: for workers and the command line.
 *
 * Returns: whether the store could be asked
 */
gboolean
gem_store_load_document (
    GemStore *self, const char *name, char **body, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) out = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (GEM_IS_STORE (self) && name != NULL && body != NULL, FALSE);

  *body = NULL;
  if (!gem_store_query (self, "SELECT body FROM document WHERE name = ?", &name, 1, add_body, out,
                        cancellable, error))
    return FALSE;
  if (out->len > 0)
    *body = g_strdup (g_ptr_array_index (out, 0));
  return TRUE;
}

static void
load_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Document *document = task_data;
  GError *error = NULL;
  char *body;

  if (gem_store_load_document (source, document->name, &body, cancellable, &error))
    g_task_return_pointer (task, body, g_free);
  else
    g_task_return_error (task, error);
}

/**
 * gem_store_load_document_async:
 * @self: a store
 * @name: which document
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_store_load_document(), in a worker.
 */
void
gem_store_load_document_async (GemStore *self,
                               const char *name,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (GEM_IS_STORE (self) && name != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, gem_store_load_document_async);
  g_task_set_task_data (task, document_new (name, NULL), document_free);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * gem_store_load_document_finish:
 * @self: a store
 * @result: what the callback got
 * @body: (out) (nullable) (transfer full): what it says; %NULL where it was never made
 * @error: return location for the error of gem_store_load_document()
 *
 * Returns: whether the store could be asked
 */
gboolean
gem_store_load_document_finish (GemStore *self, GAsyncResult *result, char **body, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self) && body != NULL, FALSE);

  *body = g_task_propagate_pointer (G_TASK (result), &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
write_document (GemSqlite *db, gpointer data, GemStoreClock *changed, GError **error)
{
  static const char sql[] =
      "INSERT INTO document (name, body, changed_at) VALUES (?1, ?2, unixepoch ())"
      " ON CONFLICT (name) DO UPDATE SET body = excluded.body, changed_at = excluded.changed_at";
  const Document *document = data;
  g_autoptr (GemStatement) statement = gem_sqlite_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  gem_statement_bind_text (statement, 1, document->name);
  gem_statement_bind_text (statement, 2, document->body);
  return gem_statement_run (statement, error);
}

/**
 * gem_store_save_document:
 * @self: a store
 * @name: which document
 * @body: what it says from now on
 * @error: return location for a #GemStoreError or #GemSqliteError
 *
 * Waits for the disk: for workers and the command line.
 *
 * Returns: whether it is kept
 */
gboolean
gem_store_save_document (GemStore *self, const char *name, const char *body, GError **error)
{
  const Document document = { (char *) name, (char *) body };

  g_return_val_if_fail (GEM_IS_STORE (self) && name != NULL && body != NULL, FALSE);

  return gem_store_write (self, GEM_CLOCK_NONE, write_document, (gpointer) &document, error);
}

/**
 * gem_store_save_document_async:
 * @self: a store
 * @name: which document
 * @body: what it says from now on
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_store_save_document(), without waiting.
 */
void
gem_store_save_document_async (GemStore *self,
                               const char *name,
                               const char *body,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task;

  g_return_if_fail (GEM_IS_STORE (self) && name != NULL && body != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, gem_store_save_document_async);
  g_task_set_task_data (task, document_new (name, body), document_free);
  gem_store_write_async (self, GEM_CLOCK_NONE, write_document, task);
}

/**
 * gem_store_save_document_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for the error of gem_store_save_document()
 *
 * Returns: whether it is kept
 */
gboolean
gem_store_save_document_finish (GemStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
