/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemEdition's reading for the main loop: each call runs its synchronous twin in a worker. */

#include "edition/gem-edition.h"

static void
return_array (GTask *task, GPtrArray *array, GError *error)
{
  if (array != NULL)
    g_task_return_pointer (task, array, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
blocks_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *blocks = gem_edition_load_blocks (source, task_data, cancellable, &error);

  return_array (task, blocks, error);
}

/**
 * gem_edition_load_blocks_async:
 * @self: an edition
 * @section: the id of a section
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_edition_load_blocks(), in a worker.
 */
void
gem_edition_load_blocks_async (GemEdition *self,
                               const char *section,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (GEM_IS_EDITION (self) && section != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, gem_edition_load_blocks_async);
  g_task_set_task_data (task, g_strdup (section), g_free);
  g_task_run_in_thread (task, blocks_in_thread);
}

/**
 * gem_edition_load_blocks_finish:
 * @self: an edition
 * @result: what the callback got
 * @error: return location for the error of gem_edition_load_blocks()
 *
 * Returns: (element-type GemBlock) (transfer full): the text of the section
 */
GPtrArray *
gem_edition_load_blocks_finish (GemEdition *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
places_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *places = gem_edition_load_places (source, task_data, cancellable, &error);

  return_array (task, places, error);
}

/**
 * gem_edition_load_places_async:
 * @self: an edition
 * @target: what is spoken of
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_edition_load_places(), in a worker.
 */
void
gem_edition_load_places_async (GemEdition *self,
                               const GemAddress *target,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (GEM_IS_EDITION (self) && target != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, gem_edition_load_places_async);
  g_task_set_task_data (task, gem_address_ref (target), (GDestroyNotify) gem_address_unref);
  g_task_run_in_thread (task, places_in_thread);
}

/**
 * gem_edition_load_places_finish:
 * @self: an edition
 * @result: what the callback got
 * @error: return location for the error of gem_edition_load_places()
 *
 * Returns: (element-type GemPlace) (transfer full): where the text speaks of it
 */
GPtrArray *
gem_edition_load_places_finish (GemEdition *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
entry_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  GemEntry *entry = gem_edition_load_entry (source, task_data, cancellable, &error);

  if (entry != NULL)
    g_task_return_pointer (task, entry, (GDestroyNotify) gem_entry_free);
  else
    g_task_return_error (task, error);
}

/**
 * gem_edition_load_entry_async:
 * @self: an edition
 * @address: of a reference or a term
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_edition_load_entry(), in a worker.
 */
void
gem_edition_load_entry_async (GemEdition *self,
                              const GemAddress *address,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (GEM_IS_EDITION (self) && address != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, gem_edition_load_entry_async);
  g_task_set_task_data (task, gem_address_ref (address), (GDestroyNotify) gem_address_unref);
  g_task_run_in_thread (task, entry_in_thread);
}

/**
 * gem_edition_load_entry_finish:
 * @self: an edition
 * @result: what the callback got
 * @error: return location for the error of gem_edition_load_entry()
 *
 * Returns: (transfer full): what is known of it
 */
GemEntry *
gem_edition_load_entry_finish (GemEdition *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
list_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *entries =
      gem_edition_load_list (source, GPOINTER_TO_INT (task_data), cancellable, &error);

  return_array (task, entries, error);
}

/**
 * gem_edition_load_list_async:
 * @self: an edition
 * @list: which list
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_edition_load_list(), in a worker.
 */
void
gem_edition_load_list_async (GemEdition *self,
                             GemEditionList list,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (GEM_IS_EDITION (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, gem_edition_load_list_async);
  g_task_set_task_data (task, GINT_TO_POINTER (list), NULL);
  g_task_run_in_thread (task, list_in_thread);
}

/**
 * gem_edition_load_list_finish:
 * @self: an edition
 * @result: what the callback got
 * @error: return location for the error of gem_edition_load_list()
 *
 * Returns: (element-type GemListEntry) (transfer full): the list
 */
GPtrArray *
gem_edition_load_list_finish (GemEdition *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
