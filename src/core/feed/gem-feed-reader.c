/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "feed/gem-feed-reader.h"

#include "feed/gem-feed-pages.h"
#include "store/gem-snapshot.h"

#include <glib/gi18n-lib.h>

/* One sync of one feed, in one thread. */
typedef struct
{
  GemStore *store;
  GCancellable *cancellable;
  GemSyncProgressFunc progress;
  gpointer user_data;

  GemSnapshot *snapshot;
  GemFeedPage *first;        /* what the feed says of itself */
  GemFeedAnswer *validators; /* the answer with the first page */
  guint page;
  guint items;
  GemSyncResult *result;
} Sync;

static void
sync_clear (Sync *self)
{
  g_clear_pointer (&self->snapshot, gem_snapshot_discard);
  g_clear_pointer (&self->first, gem_feed_page_free);
  g_clear_pointer (&self->validators, gem_feed_answer_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sync, sync_clear)

/**
 * gem_sync_result_free:
 * @result: (transfer full): a result
 */
void
gem_sync_result_free (GemSyncResult *result)
{
  g_return_if_fail (result != NULL);

  g_free (result->feed);
  g_clear_pointer (&result->fault, gem_feed_fault_free);
  g_free (result);
}

static gboolean
fail_with_error (Sync *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->result->fault = gem_feed_fault_new (GEM_FEED_FAULT_CANCELLED, 0, NULL,
                                              _ ("You stopped the sync. What you had is still "
                                                 "here."));
  else if (error->domain == GEM_STORE_ERROR)
    self->result->fault =
        gem_feed_fault_new (GEM_FEED_FAULT_DATABASE, 0, NULL, "%s", error->message);
  else
    self->result->fault = gem_feed_fault_new (
        GEM_FEED_FAULT_DATABASE, 0, NULL,
        _ ("The agenda could not be kept (%s). What you had is still here; make room on the disk, "
           "or ask your help desk."),
        error->message);
  return FALSE;
}

/* What the store has of this feed, or NULL where it has nothing. */
static GemFeedState *
find_state (Sync *self, GError **error)
{
  g_autoptr (GPtrArray) feeds = gem_store_load_feeds (self->store, self->cancellable, error);

  for (guint i = 0; feeds != NULL && i < feeds->len; i++)
    {
      GemFeedState *state = g_ptr_array_index (feeds, i);

      if (g_str_equal (state->url, self->result->feed))
        return g_ptr_array_steal_index (feeds, i);
    }
  return NULL;
}

/* The checks that need more than one page to be seen. */
static gboolean
check_page (Sync *self, GemFeedPage *page)
{
  self->items += page->items->len;
  if (self->items > GEM_FEED_MAX_ITEMS)
    {
      self->result->fault = gem_feed_fault_new (GEM_FEED_FAULT_ITEMS, self->page, "items",
                                                _ ("The agenda has more than %d items. What you "
                                                   "had is still here; tell who publishes it."),
                                                GEM_FEED_MAX_ITEMS);
      return FALSE;
    }
  if (self->first != NULL && page->issue != self->first->issue)
    {
      self->result->fault =
          gem_feed_fault_new (GEM_FEED_FAULT_MIXED, self->page, "_uitvoeringsagenda.uitgave",
                              _ ("Page %u belongs to another issue than page 1. What you had is "
                                 "still here; try again in a few minutes."),
                              self->page);
      return FALSE;
    }
  if (self->first == NULL && page->issue < self->result->issue)
    {
      self->result->fault = gem_feed_fault_new (
          GEM_FEED_FAULT_ROLLBACK, self->page, "_uitvoeringsagenda.uitgave",
          _ ("The server gives issue %ld, which is older than issue %ld that you have. What you had is still here."),
          (long) page->issue, (long) self->result->issue);
      return FALSE;
    }
  return TRUE;
}

static gboolean
stage_page (Sync *self, GemFeedPage *page)
{
  const GemItem *duplicate;
  g_autoptr (GError) error = NULL;

  if (self->snapshot == NULL)
    self->snapshot = gem_snapshot_begin (self->store, self->result->feed, &error);
  if (self->snapshot == NULL)
    return fail_with_error (self, error);
  if (gem_snapshot_add_items (self->snapshot, page->items, &duplicate, &error))
    return TRUE;
  if (duplicate == NULL)
    return fail_with_error (self, error);
  self->result->fault = gem_feed_fault_new (GEM_FEED_FAULT_DUPLICATE, self->page, "items[].id",
                                            _ ("The item “%s” comes twice in the agenda. What you "
                                               "had is still here; tell who publishes it."),
                                            duplicate->id);
  return FALSE;
}

/* Lays one page aside. */
static gboolean
read_leaf (Sync *self, GemFeedLeaf *leaf)
{
  self->page = leaf->number;
  self->result->requests += leaf->answer != NULL ? leaf->answer->requests : 1;
  self->result->bytes += leaf->answer != NULL ? leaf->answer->bytes : 0;
  if (leaf->page != NULL && !check_page (self, leaf->page))
    return FALSE;
  if (leaf->fault != NULL)
    {
      self->result->fault = g_steal_pointer (&leaf->fault);
      return FALSE;
    }
  if (leaf->page != NULL && !stage_page (self, leaf->page))
    return FALSE;
  if (self->validators != NULL)
    return TRUE;
  self->validators = g_steal_pointer (&leaf->answer);
  if (leaf->page != NULL)
    g_ptr_array_set_size (leaf->page->items, 0);
  self->first = g_steal_pointer (&leaf->page);
  return TRUE;
}

static gboolean
read_all_pages (Sync *self, const GemFeedState *state)
{
  gboolean conditional = state != NULL && state->issue > 0;
  g_autoptr (GemFeedPages) pages =
      gem_feed_pages_new (self->result->feed, conditional ? state->etag : NULL,
                          conditional ? state->last_modified : NULL, self->progress,
                          self->user_data, self->cancellable);
  GemFeedLeaf *leaf;
  gboolean good = TRUE;

  while (good && (leaf = gem_feed_pages_next (pages)) != NULL)
    {
      good = read_leaf (self, leaf);
      gem_feed_leaf_free (leaf);
    }
  return good;
}

static gboolean
commit (Sync *self)
{
  GemSnapshotChanges changes = { 0 };
  gboolean rollback;
  g_autoptr (GError) error = NULL;

  if (gem_snapshot_commit (self->snapshot, self->first, self->validators->etag,
                           self->validators->last_modified, self->cancellable, &changes, &rollback,
                           &error))
    {
      self->result->outcome = GEM_SYNC_APPLIED;
      self->result->issue = self->first->issue;
      self->result->items = changes.items;
      self->result->added = changes.added;
      self->result->changed = changes.changed;
      self->result->removed = changes.removed;
      return TRUE;
    }
  if (!rollback)
    return fail_with_error (self, error);
  self->result->fault =
      gem_feed_fault_new (GEM_FEED_FAULT_ROLLBACK, 1, "_uitvoeringsagenda.uitgave",
                          _ ("A newer issue was stored in the meantime. What is "
                             "stored is still there."));
  return FALSE;
}

static gboolean
run (Sync *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GemFeedState) state = find_state (self, &error);

  if (error != NULL)
    return fail_with_error (self, error);
  if (state != NULL)
    {
      self->result->issue = state->issue;
      self->result->items = state->items;
    }
  if (!read_all_pages (self, state))
    return FALSE;
  if (self->first != NULL)
    return commit (self);

  self->result->outcome = GEM_SYNC_UNCHANGED;
  return gem_store_note_unchanged (self->store, self->result->feed, self->validators->etag,
                                   self->validators->last_modified, &error) ||
         fail_with_error (self, error);
}

/**
 * gem_feed_reader_sync:
 * @store: the store
 * @url: the address of the feed
 * @progress: (nullable): called in the thread that fetches, until this returns
 * @user_data: for @progress
 * @cancellable: (nullable): stops it at any moment
 *
 * Syncs one feed. Whatever goes wrong, what the store had of it stays, and the reason is kept with it.
 * Waits for network and disk: for workers and the command line.
 *
 * Returns: (transfer full): how it ended
 */
GemSyncResult *
gem_feed_reader_sync (GemStore *store,
                      const char *url,
                      GemSyncProgressFunc progress,
                      gpointer user_data,
                      GCancellable *cancellable)
{
  g_auto (Sync) self = {
    .store = store, .cancellable = cancellable, .progress = progress, .user_data = user_data
  };
  GemSyncResult *result;

  g_return_val_if_fail (GEM_IS_STORE (store) && url != NULL, NULL);

  result = g_new0 (GemSyncResult, 1);
  result->feed = g_strdup (url);
  self.result = result;

  if (!run (&self))
    {
      result->outcome = GEM_SYNC_FAILED;
      /* Frees the writer first. That it can't be kept is no second alarm. */
      g_clear_pointer (&self.snapshot, gem_snapshot_discard);
      if (gem_store_can_write (store))
        gem_store_note_fault (store, url, result->fault, NULL);
    }
  return result;
}

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
