/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "context/gem-context.h"

struct _GemContext
{
  GObject parent_instance;

  GemEdition *edition;
  GemStore *store;
};

G_DEFINE_FINAL_TYPE (GemContext, gem_context, G_TYPE_OBJECT)

static void
gem_context_dispose (GObject *object)
{
  GemContext *self = GEM_CONTEXT (object);

  g_clear_object (&self->edition);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (gem_context_parent_class)->dispose (object);
}

static void
gem_context_class_init (GemContextClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gem_context_dispose;
}

static void
gem_context_init (GemContext *self)
{
}

/**
 * gem_context_get_data_dir:
 * @data_dir: (nullable): what the person asked for
 *
 * Returns: (transfer full): the folder where a person's data is kept
 */
char *
gem_context_get_data_dir (const char *data_dir)
{
  if (data_dir != NULL)
    return g_strdup (data_dir);
  return g_build_filename (g_get_user_data_dir (), "gemeenten2024", NULL);
}

/**
 * gem_context_open:
 * @data_dir: (nullable): where the person's data is kept; %NULL for the usual place
 * @error: return location for an error of the edition; the store opens whatever is wrong with it
 *
 * Waits for the disk: for workers and the command line.
 *
 * Returns: (transfer full): the context
 */
GemContext *
gem_context_open (const char *data_dir, GError **error)
{
  /* The build's own data, for a program that is not installed. */
  const char *installed = g_getenv ("GEM_PKGDATADIR");
  g_autofree char *edition_path =
      g_build_filename (installed != NULL ? installed : GEM_PKGDATADIR, "edition.gem", NULL);
  g_autofree char *directory = gem_context_get_data_dir (data_dir);
  g_autofree char *store_path = g_build_filename (directory, "library.db", NULL);
  g_autoptr (GemContext) self = g_object_new (GEM_TYPE_CONTEXT, NULL);

  self->edition = gem_edition_open (edition_path, error);
  if (self->edition == NULL)
    return NULL;
  self->store = gem_store_open (store_path);
  return g_steal_pointer (&self);
}

static void
open_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  GemContext *self = gem_context_open (task_data, &error);

  if (self != NULL)
    g_task_return_pointer (task, self, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * gem_context_open_async:
 * @data_dir: (nullable): where the person's data is kept
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_context_open(), in a worker.
 */
void
gem_context_open_async (const char *data_dir,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, gem_context_open_async);
  g_task_set_task_data (task, g_strdup (data_dir), g_free);
  g_task_run_in_thread (task, open_in_thread);
}

/**
 * gem_context_open_finish:
 * @result: what the callback got
 * @error: return location for the error of gem_context_open()
 *
 * Returns: (transfer full): the context
 */
GemContext *
gem_context_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * gem_context_get_edition:
 * @self: a context
 *
 * Returns: (transfer none): the edition that is read
 */
GemEdition *
gem_context_get_edition (GemContext *self)
{
  g_return_val_if_fail (GEM_IS_CONTEXT (self), NULL);

  return self->edition;
}

/**
 * gem_context_get_store:
 * @self: a context
 *
 * Returns: (transfer none): the store of the person
 */
GemStore *
gem_context_get_store (GemContext *self)
{
  g_return_val_if_fail (GEM_IS_CONTEXT (self), NULL);

  return self->store;
}
