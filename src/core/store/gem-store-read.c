/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Questions to the store that a worker asks. */

#include "store/gem-store-private.h"

typedef struct
{
  char *feed;
  char *id;
  GemStoreReadFunc read;
  GDestroyNotify free_result;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->feed);
  g_free (question->id);
  g_free (question);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Question *question = task_data;
  GError *error = NULL;
  gpointer answer = question->read (source, question->feed, question->id, cancellable, &error);

  if (answer != NULL)
    g_task_return_pointer (task, answer, question->free_result);
  else
    g_task_return_error (task, error);
}

/**
 * gem_store_read_async:
 * @self: a store
 * @feed: (nullable): the address of a feed
 * @id: (nullable): the id of an item
 * @read: what to do in the worker; it answers %NULL only with an error
 * @free_result: frees the answer where nobody takes it
 * @source_tag: the function that is called so
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * The answer is taken with g_task_propagate_pointer().
 */
void
gem_store_read_async (GemStore *self,
                      const char *feed,
                      const char *id,
                      GemStoreReadFunc read,
                      GDestroyNotify free_result,
                      gpointer source_tag,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Question *question = g_new0 (Question, 1);

  question->feed = g_strdup (feed);
  question->id = g_strdup (id);
  question->read = read;
  question->free_result = free_result;
  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, read_in_thread);
}
