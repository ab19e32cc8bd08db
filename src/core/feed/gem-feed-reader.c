/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "feed/gem-feed-reader.h"

#include "feed/gem-feed-etiquette.h"
#include "feed/gem-feed-pages.h"
#include "feed/gem-feed-reader-private.h"
#include "feed/gem-feed-text.h"
#include "store/gem-snapshot.h"

#include <glib/gi18n-lib.h>

/* One sync of one feed, in one thread. */
typedef struct
{
  GemStore *store;
  GCancellable *cancellable;
  GemSyncProgressFunc progress;
  gpointer user_data;

  GemFeedLoader *loader;
  GemFeedKnown *known; /* made in the thread that fetches, before the first page comes from it */
  GemSnapshot *snapshot;
  GemFeedPage *first;        /* what the feed says of itself */
  GemFeedAnswer *validators; /* the answer with the first page */
  guint page;
  guint items;
  GemFeedRefusal refusal; /* of the last page */
  gboolean moved_failed;  /* where it had moved to, it was not */
  GemSyncResult *result;
} Sync;

static void
sync_clear (Sync *self)
{
  g_clear_pointer (&self->loader, gem_feed_loader_free);
  g_clear_pointer (&self->snapshot, gem_snapshot_discard);
  g_clear_pointer (&self->first, gem_feed_page_free);
  g_clear_pointer (&self->validators, gem_feed_answer_free);
  g_clear_pointer (&self->known, gem_feed_known_free);
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
  self->items += gem_feed_items_get_length (page->unread);
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
          _ ("The server gives issue %ld, which is older than issue %ld that you have. What you had is still here; try again later, or tell who publishes it."),
          (long) page->issue, (long) self->result->issue);
      return FALSE;
    }
  return TRUE;
}

static gboolean
refuse_duplicate (Sync *self, GemFeedItems *items, guint index)
{
  g_autoptr (GemItem) item = gem_feed_items_read (items, index);
  g_autofree char *id = gem_feed_text_clean (item->id);
  g_autofree char *place = g_strdup_printf ("items[%u].id", index);

  self->result->fault = gem_feed_fault_new (GEM_FEED_FAULT_DUPLICATE, self->page, place,
                                            _ ("The item “%s” comes twice in the agenda. What you "
                                               "had is still here; tell who publishes it."),
                                            id);
  return FALSE;
}

/* What is known stays as it is stored; the rest was checked, and is read again here, one at a time. */
static gboolean
stage_item (Sync *self, GemFeedItems *items, guint index, gboolean *duplicate, GError **error)
{
  const GemFeedKnownItem *known = gem_feed_items_get_known (items, index);
  g_autoptr (GemItem) item = NULL;

  if (known != NULL)
    return gem_snapshot_add_known (self->snapshot, self->known, known, duplicate, error);
  item = gem_feed_items_read (items, index);
  return gem_snapshot_add_item (self->snapshot, item, gem_feed_items_get_digest (items, index),
                                duplicate, error);
}

static gboolean
stage_page (Sync *self, GemFeedItems *items)
{
  guint length = gem_feed_items_get_length (items);
  g_autoptr (GError) error = NULL;

  if (self->snapshot == NULL)
    self->snapshot = gem_snapshot_begin (self->store, self->result->feed, &error);
  if (self->snapshot == NULL)
    return fail_with_error (self, error);
  for (guint i = 0; i < length; i++)
    {
      gboolean duplicate;

      if (!stage_item (self, items, i, &duplicate, &error))
        return fail_with_error (self, error);
      if (duplicate)
        return refuse_duplicate (self, items, i);
    }
  return TRUE;
}

/* Checks what was loaded against the pages before it and lays it aside. */
static gboolean
take_leaf (Sync *self, GemFeedLeaf *leaf)
{
  GemFeedPage *page = leaf->loaded != NULL ? leaf->loaded->page : NULL;

  self->page = leaf->number;
  self->refusal = leaf->refusal;
  self->moved_failed |= leaf->fell_back;
  self->result->requests += leaf->requests;
  if (leaf->loaded != NULL)
    self->result->bytes += leaf->loaded->answer->bytes;
  if (page != NULL && !check_page (self, page))
    return FALSE;
  if (leaf->fault != NULL)
    {
      self->result->fault = g_steal_pointer (&leaf->fault);
      return FALSE;
    }
  if (page != NULL && !stage_page (self, page->unread))
    return FALSE;
  if (self->validators != NULL)
    return TRUE;
  self->validators = g_steal_pointer (&leaf->loaded->answer);
  if (page != NULL)
    g_clear_pointer (&page->unread, gem_feed_items_free);
  self->first = g_steal_pointer (&leaf->loaded->page);
  return TRUE;
}

/* In the thread that fetches. Without it all is read, which is no fault. */
static const GemFeedKnown *
load_known (gpointer data)
{
  Sync *self = data;

  self->known = gem_store_load_known (self->store, self->result->feed, self->cancellable, NULL);
  return self->known;
}

/* Where the feed has moved to; and where it was, if it turns out not to be there. */
static GemFeedPages *
open_pages (Sync *self, const GemFeedState *state, const char *start)
{
  const char *moved = state != NULL ? state->moved_to : NULL;
  gboolean conditional = start == NULL && state != NULL && state->issue > 0;
  GemFeedStart from = { .url = start != NULL   ? start
                               : moved != NULL ? moved
                                               : self->result->feed,
                        .fallback = start == NULL && moved != NULL ? self->result->feed : NULL,
                        .etag = conditional ? state->etag : NULL,
                        .last_modified = conditional ? state->last_modified : NULL };

  return gem_feed_pages_new (self->loader, &from, self->progress, self->user_data,
                             self->cancellable);
}

static gboolean
read_all_pages (Sync *self, const GemFeedState *state, const char *start)
{
  g_autoptr (GemFeedPages) pages = open_pages (self, state, start);
  gboolean good = TRUE;

  while (good)
    {
      g_autoptr (GemFeedLeaf) leaf = gem_feed_pages_next (pages);

      if (leaf == NULL)
        break;
      good = take_leaf (self, leaf);
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
  self->result->fault = gem_feed_fault_new (
      GEM_FEED_FAULT_ROLLBACK, 1, "_uitvoeringsagenda.uitgave",
      _ ("A newer issue was stored in the meantime. It is still there; there is "
         "nothing to do."));
  return FALSE;
}

/* When and where to ask next time. */
static void
note_success (Sync *self, const GemFeedState *state)
{
  GemFeedSchedule schedule = { .fresh_until = self->validators->fresh_until };

  if (self->validators->moved_to != NULL)
    schedule.moved_to = self->validators->moved_to;
  else if (state != NULL && !self->moved_failed)
    schedule.moved_to = state->moved_to;
  /* That it can't be kept costs a request too many; what was fetched is kept. */
  gem_store_note_schedule (self->store, self->result->feed, &schedule, NULL);
}

static void
note_failure (Sync *self, const GemFeedState *state)
{
  const guint patience = 3; /* with where it has moved to */
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  GemFeedSchedule schedule = { 0 };

  if (state == NULL || self->result->fault->code == GEM_FEED_FAULT_CANCELLED)
    return;
  schedule.failures = state->failures + 1;
  schedule.not_before =
      self->result->fault->code == GEM_FEED_FAULT_BUSY ? self->refusal.retry_at : 0;
  if (schedule.not_before == 0)
    schedule.not_before = gem_feed_etiquette_back_off (schedule.failures, g_random_double (), now);
  if (!self->moved_failed && schedule.failures < patience)
    schedule.moved_to = state->moved_to;
  gem_store_note_schedule (self->store, self->result->feed, &schedule, NULL);
}

static gboolean
keep (Sync *self, const GemFeedState *state)
{
  g_autoptr (GError) error = NULL;

  if (self->first != NULL && !commit (self))
    return FALSE;
  note_success (self, state);
  if (self->first != NULL)
    return TRUE;
  self->result->outcome = GEM_SYNC_UNCHANGED;
  return gem_store_note_unchanged (self->store, self->result->feed, self->validators->etag,
                                   self->validators->last_modified, &error) ||
         fail_with_error (self, error);
}

/* @start: where the first page is, other than at the address of the feed. */
static gboolean
run (Sync *self, const char *start)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GemFeedState) state = find_state (self, &error);

  if (error != NULL)
    return fail_with_error (self, error);
  if (state != NULL)
    {
      self->result->issue = state->issue;
      self->result->items = state->items;
      gem_feed_loader_set_public_key (self->loader, state->public_key);
      gem_feed_loader_set_known (self->loader, load_known, self);
    }
  if (read_all_pages (self, state, start) && keep (self, state))
    return TRUE;
  if (gem_store_can_write (self->store))
    {
      /* Frees the writer first. */
      g_clear_pointer (&self->snapshot, gem_snapshot_discard);
      /* What is wrong with a file says nothing of the server. */
      if (start == NULL)
        note_failure (self, state);
    }
  return FALSE;
}

static void
start_sync (Sync *self, const char *feed)
{
  self->result = g_new0 (GemSyncResult, 1);
  self->result->feed = g_strdup (feed);
}

static GemSyncResult *
end_sync (Sync *self, gboolean done)
{
  GemSyncResult *result = self->result;

  if (done)
    return result;
  result->outcome = GEM_SYNC_FAILED;
  g_clear_pointer (&self->snapshot, gem_snapshot_discard);
  /* That it can't be kept is no second alarm. */
  if (gem_store_can_write (self->store))
    gem_store_note_fault (self->store, result->feed, result->fault, NULL);
  return result;
}

/**
 * gem_feed_reader_sync_within:
 * @store: the store
 * @url: the address of the feed
 * @limits: (nullable): shorter ones than the usual
 * @cancellable: (nullable): stops it at any moment
 *
 * As gem_feed_reader_sync(), for tests that can't wait that long.
 *
 * Returns: (transfer full): how it ended
 */
GemSyncResult *
gem_feed_reader_sync_within (GemStore *store,
                             const char *url,
                             const GemFeedLimits *limits,
                             GCancellable *cancellable)
{
  g_auto (Sync) self = { .store = store, .cancellable = cancellable };

  start_sync (&self, url);
  self.loader = gem_feed_loader_new_for_web (limits);
  return end_sync (&self, run (&self, NULL));
}

/* A feed that came from a disk is read again where the disk is there. */
static GemSyncResult *
sync_known_file (GemStore *store, const char *url, GCancellable *cancellable)
{
  g_autofree char *path = g_filename_from_uri (url, NULL, NULL);
  g_auto (Sync) self = { .store = store, .cancellable = cancellable };
  g_autoptr (GemFeedState) state = NULL;

  if (path != NULL && g_file_test (path, G_FILE_TEST_EXISTS))
    return gem_feed_reader_sync_file (store, path, url, cancellable);
  start_sync (&self, url);
  state = find_state (&self, NULL);
  if (state == NULL)
    {
      self.result->fault =
          gem_feed_fault_new (GEM_FEED_FAULT_FILE, 0, NULL,
                              _ ("“%s” is not there. Check that the disk is there."), url);
      return end_sync (&self, FALSE);
    }
  self.result->outcome = GEM_SYNC_UNCHANGED;
  self.result->issue = state->issue;
  self.result->items = state->items;
  return self.result;
}

/**
 * gem_feed_reader_sync_file:
 * @store: the store
 * @path: a page, or a folder with the page feed.json
 * @identity: (nullable): the address of the feed that it is; %NULL for what the page says of itself in
 *   `feed_url`, so that it can go on from the web later, or else the address of the file or folder
 * @cancellable: (nullable): stops it at any moment
 *
 * Syncs a feed from a disk, for a machine without a network, with the same checks. The other pages are
 * looked up beside the first one; nothing is fetched. Waits for the disk: for workers and the command line.
 *
 * Returns: (transfer full): how it ended
 */
GemSyncResult *
gem_feed_reader_sync_file (GemStore *store,
                           const char *path,
                           const char *identity,
                           GCancellable *cancellable)
{
  g_auto (Sync) self = { .store = store, .cancellable = cancellable };
  g_autoptr (GemFeedFault) fault = NULL;
  g_autofree char *feed = g_strdup (identity);
  g_autofree char *start = NULL;

  g_return_val_if_fail (GEM_IS_STORE (store) && path != NULL, NULL);

  self.loader = gem_feed_loader_new_for_file (path, &fault);
  if (self.loader != NULL && feed == NULL)
    feed = gem_feed_loader_find_identity (self.loader, cancellable, &fault);
  start_sync (&self, feed != NULL ? feed : path);
  if (fault != NULL)
    {
      self.result->fault = g_steal_pointer (&fault);
      return end_sync (&self, FALSE);
    }
  start = gem_feed_loader_dup_start (self.loader);
  return end_sync (&self, run (&self, start));
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

  g_return_val_if_fail (GEM_IS_STORE (store) && url != NULL, NULL);

  if (g_strcmp0 (g_uri_peek_scheme (url), "file") == 0)
    return sync_known_file (store, url, cancellable);
  start_sync (&self, url);
  self.loader = gem_feed_loader_new_for_web (NULL);
  return end_sync (&self, run (&self, NULL));
}
