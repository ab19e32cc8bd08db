/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "feed/gem-feed-pages.h"

#include <glib/gi18n-lib.h>

struct _GemFeedPages
{
  GThread *thread;
  GAsyncQueue *wanted; /* a turn for each page that may be fetched, or the end of it */
  GAsyncQueue *ready;  /* GemFeedLeaf */
  GCancellable *stop;  /* the reader's own, and what it does when it has no use for more pages */
  GCancellable *cancellable;
  gulong handler;
  gboolean ended; /* the reader's: the last page was taken */

  /* The thread's own. */
  GemFeedLoader *loader;
  char *url; /* of the page that comes */
  char *fallback;
  char *etag;
  char *last_modified;
  GemFeedPagesFunc progress;
  gpointer user_data;
  GHashTable *visited; /* addresses of pages already read */
  guint number;
};

/* What the queue of turns holds. */
#define TURN GINT_TO_POINTER (1)
#define NO_MORE GINT_TO_POINTER (2)

/**
 * gem_feed_leaf_free:
 * @leaf: (transfer full): a page as it came
 */
void
gem_feed_leaf_free (GemFeedLeaf *leaf)
{
  g_return_if_fail (leaf != NULL);

  g_clear_pointer (&leaf->loaded, gem_feed_loaded_free);
  g_clear_pointer (&leaf->fault, gem_feed_fault_free);
  g_free (leaf);
}

static void
note_bytes (guint64 bytes, gpointer data)
{
  GemFeedPages *self = data;

  if (self->progress != NULL)
    self->progress (self->number, bytes, self->user_data);
}

/* The address of the next page: @next is set to NULL after the last. */
static gboolean
find_next (GemFeedPages *self, GemFeedLeaf *leaf, char **next)
{
  const char *next_url = leaf->loaded->page->next_url;
  g_autofree char *url = NULL;

  *next = NULL;
  if (next_url == NULL)
    return TRUE;
  if (leaf->number >= GEM_FEED_MAX_PAGES)
    {
      leaf->fault = gem_feed_fault_new (GEM_FEED_FAULT_PAGES, leaf->number, "next_url",
                                        _ ("The agenda has more than %d pages. What you "
                                           "had is still here; tell who publishes it."),
                                        GEM_FEED_MAX_PAGES);
      return FALSE;
    }
  url = gem_feed_loader_resolve (self->loader, leaf->loaded->answer->url, next_url, leaf->number,
                                 &leaf->fault);
  if (url == NULL)
    return FALSE;
  if (g_hash_table_contains (self->visited, url))
    {
      leaf->fault = gem_feed_fault_new (GEM_FEED_FAULT_NEXT, leaf->number, "next_url",
                                        _ ("The pages of the agenda go round in a circle. "
                                           "What you had is still here; tell who publishes "
                                           "it."));
      return FALSE;
    }
  *next = g_steal_pointer (&url);
  return TRUE;
}

/* A server that is only out of order may be back soon; anything else is no agenda, or not this one. */
static gboolean
is_passing (const GemFeedLeaf *leaf)
{
  switch (leaf->fault->code)
    {
    case GEM_FEED_FAULT_CANCELLED:
    case GEM_FEED_FAULT_BUSY:
    case GEM_FEED_FAULT_NETWORK:
    case GEM_FEED_FAULT_TIMEOUT:
    case GEM_FEED_FAULT_DATABASE:
      return TRUE;
    case GEM_FEED_FAULT_HTTP_STATUS:
      return leaf->refusal.status >= 500;
    default:
      return FALSE;
    }
}

static void
load (GemFeedPages *self,
      GemFeedLeaf *leaf,
      const char *url,
      const char *etag,
      const char *last_modified)
{
  note_bytes (0, self);
  leaf->loaded = gem_feed_loader_load (self->loader, url, leaf->number, etag, last_modified,
                                       self->stop, &leaf->refusal, &leaf->fault);
  leaf->requests += leaf->loaded != NULL ? leaf->loaded->answer->requests : leaf->refusal.requests;
  if (leaf->loaded == NULL)
    return;
  g_hash_table_add (self->visited, g_strdup (url));
  g_hash_table_add (self->visited, g_strdup (leaf->loaded->answer->url));
}

/* Loads one page. The address becomes that of the next one, or NULL after the last. */
static GemFeedLeaf *
read_leaf (GemFeedPages *self)
{
  GemFeedLeaf *leaf = g_new0 (GemFeedLeaf, 1);
  g_autofree char *url = g_steal_pointer (&self->url);
  gboolean first = self->number == 0;

  leaf->number = ++self->number;
  load (self, leaf, url, first ? self->etag : NULL, first ? self->last_modified : NULL);
  if (leaf->loaded == NULL && first && self->fallback != NULL && !is_passing (leaf))
    {
      leaf->fell_back = TRUE;
      g_clear_pointer (&leaf->fault, gem_feed_fault_free);
      load (self, leaf, self->fallback, NULL, NULL);
    }
  if (leaf->loaded != NULL && leaf->loaded->page != NULL)
    find_next (self, leaf, &self->url);
  return leaf;
}

static gpointer
read_all (gpointer data)
{
  GemFeedPages *self = data;

  while (self->url != NULL && g_async_queue_pop (self->wanted) == TURN)
    g_async_queue_push (self->ready, read_leaf (self));
  return NULL;
}

static void
stop_cb (GCancellable *cancellable, gpointer stop)
{
  g_cancellable_cancel (stop);
}

/**
 * gem_feed_pages_new:
 * @loader: what loads them; nobody else may use it until gem_feed_pages_free()
 * @start: where they begin
 * @progress: (nullable): called in the thread that fetches
 * @user_data: for @progress; it has to live until gem_feed_pages_free()
 * @cancellable: (nullable): stops it at any moment
 *
 * Begins to load the first page.
 *
 * Returns: (transfer full): the pages, for one thread
 */
GemFeedPages *
gem_feed_pages_new (GemFeedLoader *loader,
                    const GemFeedStart *start,
                    GemFeedPagesFunc progress,
                    gpointer user_data,
                    GCancellable *cancellable)
{
  GemFeedPages *self;

  g_return_val_if_fail (loader != NULL && start != NULL && start->url != NULL, NULL);

  self = g_new0 (GemFeedPages, 1);
  self->loader = loader;
  self->url = g_strdup (start->url);
  self->fallback = g_strdup (start->fallback);
  self->etag = g_strdup (start->etag);
  self->last_modified = g_strdup (start->last_modified);
  gem_feed_loader_set_progress (loader, note_bytes, self);
  self->progress = progress;
  self->user_data = user_data;
  self->visited = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->wanted = g_async_queue_new ();
  self->ready = g_async_queue_new_full ((GDestroyNotify) gem_feed_leaf_free);
  self->stop = g_cancellable_new ();
  g_set_object (&self->cancellable, cancellable);
  if (cancellable != NULL)
    self->handler = g_cancellable_connect (cancellable, G_CALLBACK (stop_cb),
                                           g_object_ref (self->stop), g_object_unref);
  g_async_queue_push (self->wanted, TURN);
  self->thread = g_thread_new ("feed pages", read_all, self);
  return self;
}

/**
 * gem_feed_pages_next:
 * @self: the pages of a feed
 *
 * Waits for the page that comes, and lets the one after it be fetched.
 *
 * Returns: (transfer full) (nullable): the page; %NULL after the last, and after one with a fault
 */
GemFeedLeaf *
gem_feed_pages_next (GemFeedPages *self)
{
  GemFeedLeaf *leaf;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->ended)
    return NULL;
  leaf = g_async_queue_pop (self->ready);
  self->ended =
      leaf->fault != NULL || leaf->loaded->page == NULL || leaf->loaded->page->next_url == NULL;
  if (!self->ended)
    g_async_queue_push (self->wanted, TURN);
  return leaf;
}

/**
 * gem_feed_pages_free:
 * @self: (transfer full): the pages of a feed
 *
 * Stops what is still being fetched, and waits for the thread to end.
 */
void
gem_feed_pages_free (GemFeedPages *self)
{
  g_return_if_fail (self != NULL);

  g_cancellable_disconnect (self->cancellable, self->handler);
  g_cancellable_cancel (self->stop);
  g_async_queue_push (self->wanted, NO_MORE);
  g_thread_join (self->thread);
  g_async_queue_unref (self->wanted);
  g_async_queue_unref (self->ready);
  g_clear_object (&self->stop);
  g_clear_object (&self->cancellable);
  g_hash_table_unref (self->visited);
  gem_feed_loader_set_progress (self->loader, NULL, NULL);
  g_free (self->url);
  g_free (self->fallback);
  g_free (self->etag);
  g_free (self->last_modified);
  g_free (self);
}
