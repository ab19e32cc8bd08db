/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "context/gem-context.h"

#include "library/gem-library.h"

#include <glib/gi18n-lib.h>

struct _GemContext
{
  GObject parent_instance;

  GemEdition *edition;
  GemEdition *built_in; /* the same, or another */
  GemStore *store;
  char *data_dir;
  char *trouble;
  GemDeckLibrary *decks; /* NULL until somebody asks */
  GSettings *settings;   /* NULL on the command line */
};

G_DEFINE_FINAL_TYPE (GemContext, gem_context, G_TYPE_OBJECT)

static void
gem_context_dispose (GObject *object)
{
  GemContext *self = GEM_CONTEXT (object);

  g_clear_object (&self->edition);
  g_clear_object (&self->built_in);
  g_clear_pointer (&self->data_dir, g_free);
  g_clear_pointer (&self->trouble, g_free);
  g_clear_object (&self->decks);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);

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
  g_autofree char *built_in_path = gem_library_built_in_path ();
  g_autofree char *directory = gem_context_get_data_dir (data_dir);
  g_autofree char *store_path = g_build_filename (directory, "library.db", NULL);
  g_autofree char *active = gem_library_get_active (directory);
  g_autoptr (GemContext) self = g_object_new (GEM_TYPE_CONTEXT, NULL);

  self->data_dir = g_strdup (directory);
  self->built_in = gem_edition_open (built_in_path, error);
  if (self->built_in == NULL)
    return NULL;
  if (!g_str_equal (active, GEM_LIBRARY_BUILT_IN))
    {
      g_autofree char *path = gem_library_path (directory, active);
      g_autoptr (GError) local = NULL;

      self->edition = gem_edition_open (path, &local);
      if (self->edition == NULL)
        self->trouble = g_strdup_printf (
            _ ("The publication “%s” can't be opened, so you read the built-in one. Import it again. (%s)"),
            active, local->message);
    }
  if (self->edition == NULL)
    self->edition = g_object_ref (self->built_in);
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
 * gem_context_get_built_in:
 * @self: a context
 *
 * Returns: (transfer none): the edition that comes with the program; it has the twelve sessions, which
 * another publication may not have
 */
GemEdition *
gem_context_get_built_in (GemContext *self)
{
  g_return_val_if_fail (GEM_IS_CONTEXT (self), NULL);

  return self->built_in;
}

/**
 * gem_context_get_sessions:
 * @self: a context
 *
 * Returns: (transfer none): the edition whose sessions are compared: the one that is read where it has all
 * of them, and the built-in one otherwise
 */
GemEdition *
gem_context_get_sessions (GemContext *self)
{
  g_return_val_if_fail (GEM_IS_CONTEXT (self), NULL);

  return gem_edition_get_sessions (self->edition)->len ==
                 gem_edition_get_sessions (self->built_in)->len
             ? self->edition
             : self->built_in;
}

/**
 * gem_context_get_folder:
 * @self: a context
 *
 * Returns: the folder where the person's data is kept
 */
const char *
gem_context_get_folder (GemContext *self)
{
  g_return_val_if_fail (GEM_IS_CONTEXT (self), NULL);

  return self->data_dir;
}

/**
 * gem_context_get_trouble:
 * @self: a context
 *
 * Returns: (nullable): what is wrong with the edition that was chosen, for people
 */
const char *
gem_context_get_trouble (GemContext *self)
{
  g_return_val_if_fail (GEM_IS_CONTEXT (self), NULL);

  return self->trouble;
}

/**
 * gem_context_get_settings:
 * @self: a context
 *
 * Returns: (transfer none) (nullable): the settings of the person; %NULL on the command line
 */
GSettings *
gem_context_get_settings (GemContext *self)
{
  g_return_val_if_fail (GEM_IS_CONTEXT (self), NULL);

  return self->settings;
}

/**
 * gem_context_set_settings:
 * @self: a context
 * @settings: the settings of the person
 */
void
gem_context_set_settings (GemContext *self, GSettings *settings)
{
  g_return_if_fail (GEM_IS_CONTEXT (self) && G_IS_SETTINGS (settings));

  g_set_object (&self->settings, settings);
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

/**
 * gem_context_get_decks:
 * @self: a context
 *
 * For the main thread only.
 *
 * Returns: (transfer none): the presentations of the person
 */
GemDeckLibrary *
gem_context_get_decks (GemContext *self)
{
  g_return_val_if_fail (GEM_IS_CONTEXT (self), NULL);

  if (self->decks == NULL)
    self->decks = gem_deck_library_new (self->data_dir);
  return self->decks;
}
