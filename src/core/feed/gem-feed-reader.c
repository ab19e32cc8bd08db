/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "feed/gem-feed-reader.h"

#include "feed/gem-feed-fetch.h"
#include "feed/gem-feed-page.h"
#include "store/gem-snapshot.h"

#include <glib/gi18n-lib.h>

/* One sync of one feed, in one thread. */
typedef struct
{
  GemStore *store;
  GCancellable *cancellable;
  GemSyncProgressFunc progress;
  gpointer user_data;

  SoupSession *session;
  GemSnapshot *snapshot;
  GHashTable *visited;       /* addresses of pages already read */
  GemFeedPage *first;        /* what the feed says of itself */
  GemFeedAnswer *validators; /* the answer with the first page */
  guint page;
  guint items;
  GemSyncResult *result;
} Sync;

static void
sync_clear (Sync *self)
{
  g_clear_object (&self->session);
  g_clear_pointer (&self->snapshot, gem_snapshot_discard);
  g_clear_pointer (&self->visited, g_hash_table_unref);
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

static void
note_bytes (guint64 bytes, gpointer data)
{
  Sync *self = data;

  if (self->progress != NULL)
    self->progress (self->page, bytes, self->user_data);
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

static int
port_of (GUri *uri)
{
  if (g_uri_get_port (uri) != -1)
    return g_uri_get_port (uri);
  return g_str_equal (g_uri_get_scheme (uri), "https") ? 443 : 80;
}

static gboolean
same_origin (GUri *a, GUri *b)
{
  return g_str_equal (g_uri_get_scheme (a), g_uri_get_scheme (b)) &&
         g_ascii_strcasecmp (g_uri_get_host (a), g_uri_get_host (b)) == 0 &&
         port_of (a) == port_of (b);
}

/* The address of the next page: @next is set to NULL after the last. */
static gboolean
find_next (Sync *self, const char *from, const char *next_url, char **next)
{
  g_autoptr (GUri) base = g_uri_parse (from, SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr (GUri) uri = NULL;

  *next = NULL;
  if (next_url == NULL)
    return TRUE;
  if (self->page >= GEM_FEED_MAX_PAGES)
    {
      self->result->fault = gem_feed_fault_new (GEM_FEED_FAULT_PAGES, self->page, "next_url",
                                                _ ("The agenda has more than %d pages. What you "
                                                   "had is still here; tell who publishes it."),
                                                GEM_FEED_MAX_PAGES);
      return FALSE;
    }
  uri = g_uri_parse_relative (base, next_url, SOUP_HTTP_URI_FLAGS, NULL);
  if (uri == NULL || !gem_feed_address_is_allowed (uri) || !same_origin (base, uri))
    {
      self->result->fault = gem_feed_fault_new (GEM_FEED_FAULT_NEXT, self->page, "next_url",
                                                _ ("The next page is not on the same server (%s). "
                                                   "What you had is still here."),
                                                next_url);
      return FALSE;
    }
  *next = g_uri_to_string_partial (uri, G_URI_HIDE_FRAGMENT);
  if (g_hash_table_contains (self->visited, *next))
    {
      self->result->fault = gem_feed_fault_new (GEM_FEED_FAULT_NEXT, self->page, "next_url",
                                                _ ("The pages of the agenda go round in a circle. "
                                                   "What you had is still here; tell who publishes "
                                                   "it."));
      g_clear_pointer (next, g_free);
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

static GemFeedPage *
parse_page (Sync *self, GBytes *body)
{
  g_autoptr (GPtrArray) faults =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gem_feed_fault_free);
  g_autoptr (GemFeedPage) page = gem_feed_page_parse (body, self->page, faults);

  if (faults->len == 0 && page != NULL)
    return g_steal_pointer (&page);
  self->result->fault = g_ptr_array_steal_index (faults, 0);
  return NULL;
}

/* Fetches and lays aside one page. @url becomes the address of the next one, or NULL. */
static gboolean
read_page (Sync *self, char **url, const char *etag, const char *last_modified)
{
  g_autoptr (GemFeedAnswer) answer = NULL;
  g_autoptr (GemFeedPage) page = NULL;
  g_autofree char *next = NULL;

  self->page++;
  note_bytes (0, self);
  g_hash_table_add (self->visited, g_strdup (*url));
  answer = gem_feed_fetch (self->session, *url, self->page, etag, last_modified, note_bytes, self,
                           self->cancellable, &self->result->fault);
  if (answer == NULL)
    {
      self->result->requests++;
      return FALSE;
    }
  self->result->requests += answer->requests;
  self->result->bytes += answer->bytes;
  g_hash_table_add (self->visited, g_strdup (answer->url));
  if (answer->not_modified)
    {
      self->validators = g_steal_pointer (&answer);
      g_clear_pointer (url, g_free);
      return TRUE;
    }

  page = parse_page (self, answer->body);
  if (page == NULL || !check_page (self, page) ||
      !find_next (self, answer->url, page->next_url, &next) || !stage_page (self, page))
    return FALSE;
  g_free (*url);
  *url = g_steal_pointer (&next);
  if (self->first == NULL)
    {
      g_ptr_array_set_size (page->items, 0);
      self->first = g_steal_pointer (&page);
      g_clear_pointer (&answer->body, g_bytes_unref);
      self->validators = g_steal_pointer (&answer);
    }
  return TRUE;
}

static gboolean
read_all_pages (Sync *self, const GemFeedState *state)
{
  g_autofree char *url = g_strdup (self->result->feed);
  gboolean conditional = state != NULL && state->issue > 0;

  while (url != NULL)
    {
      gboolean first = self->page == 0;

      if (!read_page (self, &url, first && conditional ? state->etag : NULL,
                      first && conditional ? state->last_modified : NULL))
        return FALSE;
    }
  return TRUE;
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
 * @progress: (nullable): called in this thread
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
  self.session = gem_feed_session_new ();
  self.visited = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

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
