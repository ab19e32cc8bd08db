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
  char *url; /* of the page that comes */
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

  g_clear_pointer (&leaf->answer, gem_feed_answer_free);
  g_clear_pointer (&leaf->page, gem_feed_page_free);
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
find_next (GemFeedPages *self, GemFeedLeaf *leaf, char **next)
{
  g_autoptr (GUri) base = g_uri_parse (leaf->answer->url, SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr (GUri) uri = NULL;

  *next = NULL;
  if (leaf->page->next_url == NULL)
    return TRUE;
  if (leaf->number >= GEM_FEED_MAX_PAGES)
    {
      leaf->fault = gem_feed_fault_new (GEM_FEED_FAULT_PAGES, leaf->number, "next_url",
                                        _ ("The agenda has more than %d pages. What you "
                                           "had is still here; tell who publishes it."),
                                        GEM_FEED_MAX_PAGES);
      return FALSE;
    }
  uri = g_uri_parse_relative (base, leaf->page->next_url, SOUP_HTTP_URI_FLAGS, NULL);
  if (uri == NULL || !gem_feed_address_is_allowed (uri) || !same_origin (base, uri))
    {
      leaf->fault = gem_feed_fault_new (GEM_FEED_FAULT_NEXT, leaf->number, "next_url",
                                        _ ("The next page is not on the same server (%s). "
                                           "What you had is still here."),
                                        leaf->page->next_url);
      return FALSE;
    }
  *next = g_uri_to_string_partial (uri, G_URI_HIDE_FRAGMENT);
  if (g_hash_table_contains (self->visited, *next))
    {
      leaf->fault = gem_feed_fault_new (GEM_FEED_FAULT_NEXT, leaf->number, "next_url",
                                        _ ("The pages of the agenda go round in a circle. "
                                           "What you had is still here; tell who publishes "
                                           "it."));
      g_clear_pointer (next, g_free);
      return FALSE;
    }
  return TRUE;
}

static GemFeedPage *
parse_page (GemFeedLeaf *leaf, GBytes *body)
{
  g_autoptr (GPtrArray) faults =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gem_feed_fault_free);
  g_autoptr (GemFeedPage) page = gem_feed_page_parse (body, leaf->number, faults);

  if (faults->len == 0 && page != NULL)
    return g_steal_pointer (&page);
  leaf->fault = g_ptr_array_steal_index (faults, 0);
  return NULL;
}

/* Fetches and checks one page. The address becomes that of the next one, or NULL after the last. */
static GemFeedLeaf *
read_leaf (GemFeedPages *self, SoupSession *session)
{
  GemFeedLeaf *leaf = g_new0 (GemFeedLeaf, 1);
  g_autofree char *url = g_steal_pointer (&self->url);
  gboolean first = self->number == 0;

  leaf->number = ++self->number;
  note_bytes (0, self);
  g_hash_table_add (self->visited, g_strdup (url));
  leaf->answer = gem_feed_fetch (session, url, leaf->number, first ? self->etag : NULL,
                                 first ? self->last_modified : NULL, note_bytes, self, self->stop,
                                 &leaf->fault);
  if (leaf->answer == NULL)
    return leaf;
  g_hash_table_add (self->visited, g_strdup (leaf->answer->url));
  if (leaf->answer->not_modified)
    return leaf;
  leaf->page = parse_page (leaf, leaf->answer->body);
  g_clear_pointer (&leaf->answer->body, g_bytes_unref);
  if (leaf->page != NULL)
    find_next (self, leaf, &self->url);
  return leaf;
}

static gpointer
read_all (gpointer data)
{
  GemFeedPages *self = data;
  g_autoptr (SoupSession) session = gem_feed_session_new ();

  while (self->url != NULL && g_async_queue_pop (self->wanted) == TURN)
    g_async_queue_push (self->ready, read_leaf (self, session));
  return NULL;
}

static void
stop_cb (GCancellable *cancellable, gpointer stop)
{
  g_cancellable_cancel (stop);
}

/**
 * gem_feed_pages_new:
 * @url: the address of the feed
 * @etag: (nullable): the validator that came with what the asker has
 * @last_modified: (nullable): the validator that came with what the asker has
 * @progress: (nullable): called in the thread that fetches
 * @user_data: for @progress; it has to live until gem_feed_pages_free()
 * @cancellable: (nullable): stops it at any moment
 *
 * Begins to fetch the first page.
 *
 * Returns: (transfer full): the pages, for one thread
 */
GemFeedPages *
gem_feed_pages_new (const char *url,
                    const char *etag,
                    const char *last_modified,
                    GemFeedPagesFunc progress,
                    gpointer user_data,
                    GCancellable *cancellable)
{
  GemFeedPages *self;

  g_return_val_if_fail (url != NULL, NULL);

  self = g_new0 (GemFeedPages, 1);
  self->url = g_strdup (url);
  self->etag = g_strdup (etag);
  self->last_modified = g_strdup (last_modified);
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
  self->ended = leaf->page == NULL || leaf->fault != NULL || leaf->page->next_url == NULL;
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
  g_free (self->url);
  g_free (self->etag);
  g_free (self->last_modified);
  g_free (self);
}
