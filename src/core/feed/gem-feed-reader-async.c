/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The reader in a worker, for who may not wait. */

#include "feed/gem-feed-reader.h"

typedef struct
{
  char *url;
  GemSyncProgressFunc progress;
  gpointer progress_data;
  GMainContext *context;
  gint64 told_at; /* monotonic; the worker's alone */
} Job;

typedef struct
{
  GTask *task;
  guint page;
  guint64 bytes;
} Report;

#define REPORT_INTERVAL (50 * G_TIME_SPAN_MILLISECOND)

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->url);
  g_main_context_unref (job->context);
  g_free (job);
}

static void
report_free (gpointer data)
{
  Report *report = data;

  g_object_unref (report->task);
  g_free (report);
}

static gboolean
deliver_report (gpointer data)
{
  Report *report = data;
  Job *job = g_task_get_task_data (report->task);

  if (!g_task_get_completed (report->task))
    job->progress (report->page, report->bytes, job->progress_data);
  return G_SOURCE_REMOVE;
}

/* In the worker: hands on what people can see, twenty times a second at most. */
static void
post_report (guint page, guint64 bytes, gpointer data)
{
  GTask *task = data;
  Job *job = g_task_get_task_data (task);
  gint64 now = g_get_monotonic_time ();
  Report *report;

  if (job->progress == NULL || (bytes > 0 && now - job->told_at < REPORT_INTERVAL))
    return;
  job->told_at = now;
  report = g_new0 (Report, 1);
  report->task = g_object_ref (task);
  report->page = page;
  report->bytes = bytes;
  g_main_context_invoke_full (job->context, G_PRIORITY_DEFAULT, deliver_report, report,
                              report_free);
}

static void
sync_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;

  g_task_return_pointer (task,
                         gem_feed_reader_sync (source, job->url, post_report, task, cancellable),
                         (GDestroyNotify) gem_sync_result_free);
}

/**
 * gem_feed_reader_sync_async:
 * @store: the store
 * @url: the address of the feed
 * @progress: (nullable): called in the thread-default main context
 * @progress_data: for @progress; must live until @callback was called
 * @cancellable: (nullable): stops it at any moment
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_feed_reader_sync(), in a worker.
 */
void
gem_feed_reader_sync_async (GemStore *store,
                            const char *url,
                            GemSyncProgressFunc progress,
                            gpointer progress_data,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (GEM_IS_STORE (store) && url != NULL);

  job = g_new0 (Job, 1);
  job->url = g_strdup (url);
  job->progress = progress;
  job->progress_data = progress_data;
  job->context = g_main_context_ref_thread_default ();
  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, gem_feed_reader_sync_async);
  /* A cancelled sync has a result too: it says so, and what is stored. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, sync_in_thread);
}

/**
 * gem_feed_reader_sync_finish:
 * @store: the store
 * @result: what the callback got
 *
 * Returns: (transfer full): how it ended
 */
GemSyncResult *
gem_feed_reader_sync_finish (GemStore *store, GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}

typedef struct
{
  char *path;
  char *identity;
} FileJob;

static void
file_job_free (gpointer data)
{
  FileJob *job = data;

  g_free (job->path);
  g_free (job->identity);
  g_free (job);
}

static void
sync_file_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const FileJob *job = task_data;

  g_task_return_pointer (task,
                         gem_feed_reader_sync_file (source, job->path, job->identity, cancellable),
                         (GDestroyNotify) gem_sync_result_free);
}

/**
 * gem_feed_reader_sync_file_async:
 * @store: the store
 * @path: a page, or a folder with the page feed.json
 * @identity: (nullable): as for gem_feed_reader_sync_file()
 * @cancellable: (nullable): stops it at any moment
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_feed_reader_sync_file(), in a worker.
 */
void
gem_feed_reader_sync_file_async (GemStore *store,
                                 const char *path,
                                 const char *identity,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  FileJob *job;

  g_return_if_fail (GEM_IS_STORE (store) && path != NULL);

  job = g_new0 (FileJob, 1);
  job->path = g_strdup (path);
  job->identity = g_strdup (identity);
  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, gem_feed_reader_sync_file_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, file_job_free);
  g_task_run_in_thread (task, sync_file_in_thread);
}

/**
 * gem_feed_reader_sync_file_finish:
 * @store: the store
 * @result: what the callback got
 *
 * Returns: (transfer full): how it ended
 */
GemSyncResult *
gem_feed_reader_sync_file_finish (GemStore *store, GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
