/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "feed/gem-feed-loader.h"

#include "feed/gem-feed-folder.h"
#include "feed/gem-feed-signature.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A signature has four short lines. */
#define MAX_SIGNATURE_BYTES (16 * 1024)

struct _GemFeedLoader
{
  SoupSession *session; /* one of these two */
  GemFeedFolder *folder;
  guint page_seconds;
  char *public_key;
  GemFeedBytesFunc progress;
  gpointer user_data;
  GemFeedKnownFunc find_known; /* NULL when it was asked */
  gpointer known_data;
  const GemFeedKnown *known;
};

/**
 * gem_feed_loader_new_for_web:
 * @limits: (nullable): for tests: shorter ones than the usual
 *
 * Returns: (transfer full): a loader of pages on the web; it belongs to the thread that made it
 */
GemFeedLoader *
gem_feed_loader_new_for_web (const GemFeedLimits *limits)
{
  GemFeedLoader *self = g_new0 (GemFeedLoader, 1);

  self->session = gem_feed_session_new ();
  if (limits != NULL && limits->stall_seconds > 0)
    g_object_set (self->session, "timeout", limits->stall_seconds, NULL);
  if (limits != NULL)
    self->page_seconds = limits->page_seconds;
  return self;
}

/**
 * gem_feed_loader_new_for_file:
 * @path: a page, or a folder with the page feed.json
 * @fault: (out): what is wrong with it
 *
 * Waits for the disk.
 *
 * Returns: (transfer full): a loader of pages from there, which asks nothing of the network, or %NULL
 *   with @fault set
 */
GemFeedLoader *
gem_feed_loader_new_for_file (const char *path, GemFeedFault **fault)
{
  GemFeedFolder *folder;
  GemFeedLoader *self;

  g_return_val_if_fail (path != NULL && fault != NULL, NULL);

  folder = gem_feed_folder_new (path, fault);
  if (folder == NULL)
    return NULL;
  self = g_new0 (GemFeedLoader, 1);
  self->folder = folder;
  return self;
}

/**
 * gem_feed_loader_free:
 * @self: (transfer full): a loader
 */
void
gem_feed_loader_free (GemFeedLoader *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->session);
  g_clear_pointer (&self->folder, gem_feed_folder_free);
  g_free (self->public_key);
  g_free (self);
}

/**
 * gem_feed_loader_set_public_key:
 * @self: a loader
 * @public_key: (nullable): the minisign key that every page has to be signed with; %NULL for none
 */
void
gem_feed_loader_set_public_key (GemFeedLoader *self, const char *public_key)
{
  g_return_if_fail (self != NULL);

  g_free (self->public_key);
  self->public_key = g_strdup (public_key);
}

/**
 * gem_feed_loader_set_progress:
 * @self: a loader
 * @progress: (nullable): called in the thread that loads
 * @user_data: for @progress
 */
void
gem_feed_loader_set_progress (GemFeedLoader *self, GemFeedBytesFunc progress, gpointer user_data)
{
  g_return_if_fail (self != NULL);

  self->progress = progress;
  self->user_data = user_data;
}

/**
 * gem_feed_loader_set_known:
 * @self: a loader
 * @find: (nullable): what finds what is stored of the feed
 * @user_data: for @find
 *
 * Items that are known as they stand in a page are not read.
 */
void
gem_feed_loader_set_known (GemFeedLoader *self, GemFeedKnownFunc find, gpointer user_data)
{
  g_return_if_fail (self != NULL);

  self->find_known = find;
  self->known_data = user_data;
  self->known = NULL;
}

/**
 * gem_feed_loaded_free:
 * @loaded: (transfer full): what was loaded
 */
void
gem_feed_loaded_free (GemFeedLoaded *loaded)
{
  g_return_if_fail (loaded != NULL);

  g_clear_pointer (&loaded->answer, gem_feed_answer_free);
  g_clear_pointer (&loaded->page, gem_feed_page_free);
  g_free (loaded);
}

static GemFeedAnswer *
read_file (GemFeedLoader *self,
           const char *url,
           guint page,
           GCancellable *cancellable,
           GemFeedFault **fault)
{
  GBytes *body = gem_feed_folder_read (self->folder, url, NULL, page, GEM_FEED_MAX_PAGE_BYTES,
                                       cancellable, fault);
  GemFeedAnswer *answer;

  if (body == NULL)
    return NULL;
  answer = g_new0 (GemFeedAnswer, 1);
  answer->url = g_strdup (url);
  answer->body = body;
  answer->bytes = g_bytes_get_size (body);
  return answer;
}

/* Behind the path, before a query. */
static char *
signature_url (const char *url)
{
  gsize length = strcspn (url, "?#");
  g_autofree char *path = g_strndup (url, length);

  return g_strconcat (path, GEM_FEED_SIGNATURE_SUFFIX, url + length, NULL);
}

static GBytes *
fetch_signature (GemFeedLoader *self,
                 GemFeedAnswer *answer,
                 guint page,
                 GCancellable *cancellable,
                 GemFeedFault **fault)
{
  g_autofree char *url = signature_url (answer->url);
  const GemFeedRequest request = { .url = url,
                                   .page = page,
                                   .max_bytes = MAX_SIGNATURE_BYTES,
                                   .max_seconds = self->page_seconds,
                                   .cancellable = cancellable };
  GemFeedRefusal refusal;
  g_autoptr (GemFeedAnswer) signature = NULL;

  if (self->folder != NULL)
    return gem_feed_folder_read (self->folder, answer->url, GEM_FEED_SIGNATURE_SUFFIX, page,
                                 MAX_SIGNATURE_BYTES, cancellable, fault);
  signature = gem_feed_fetch_request (self->session, &request, &refusal, fault);
  answer->requests += refusal.requests;
  if (signature == NULL)
    return NULL;
  answer->bytes += signature->bytes;
  return g_steal_pointer (&signature->body);
}

/* Whether a fault means that there is no signature, and not that it could not be asked for now. */
static gboolean
is_missing (const GemFeedFault *fault)
{
  switch (fault->code)
    {
    case GEM_FEED_FAULT_HTTP_STATUS:
    case GEM_FEED_FAULT_GONE:
    case GEM_FEED_FAULT_REDIRECT:
    case GEM_FEED_FAULT_SIZE:
    case GEM_FEED_FAULT_FILE:
    case GEM_FEED_FAULT_ENCODING:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
check_signature (GemFeedLoader *self,
                 GemFeedAnswer *answer,
                 guint page,
                 GCancellable *cancellable,
                 GemFeedFault **fault)
{
  g_autoptr (GBytes) signature = NULL;
  g_autoptr (GError) error = NULL;

  if (self->public_key == NULL)
    return TRUE;
  signature = fetch_signature (self, answer, page, cancellable, fault);
  if (signature != NULL &&
      gem_feed_signature_verify (answer->body, signature, self->public_key, &error))
    return TRUE;
  if (signature == NULL && !is_missing (*fault))
    return FALSE;
  g_clear_pointer (fault, gem_feed_fault_free);
  if (signature == NULL)
    *fault = gem_feed_fault_new (GEM_FEED_FAULT_SIGNATURE, page, NULL,
                                 _ ("Page %u of the agenda has no signature, and this agenda has "
                                    "to be signed. What you had is still here; ask who publishes "
                                    "it."),
                                 page);
  else
    *fault = gem_feed_fault_new (GEM_FEED_FAULT_SIGNATURE, page, NULL,
                                 _ ("The signature of page %u is not right (%s). Somebody may have "
                                    "changed the agenda. What you had is still here; ask who "
                                    "publishes it."),
                                 page, error->message);
  return FALSE;
}

/* Who publishes it reads what is wrong where; who reads it has to know what to do. */
static GemFeedFault *
explain (const GemFeedFault *fault)
{
  if (fault->code == GEM_FEED_FAULT_NEWER)
    return gem_feed_fault_copy (fault);
  return gem_feed_fault_new (fault->code, fault->page, fault->place,
                             _ ("Page %u of the agenda is not right: %s What you had is still "
                                "here; tell who publishes it."),
                             fault->page, fault->message);
}

/* Not before there is a page: that nothing is new should cost nothing. */
static const GemFeedKnown *
find_known (GemFeedLoader *self)
{
  GemFeedKnownFunc find = g_steal_pointer (&self->find_known);

  if (find != NULL)
    self->known = find (self->known_data);
  return self->known;
}

static GemFeedPage *
check_page (GemFeedLoader *self, GBytes *body, guint number, GemFeedFault **fault)
{
  g_autoptr (GPtrArray) faults =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gem_feed_fault_free);
  g_autoptr (GemFeedPage) page = gem_feed_page_check (body, number, find_known (self), faults);

  if (faults->len == 0 && page != NULL)
    return g_steal_pointer (&page);
  *fault = explain (g_ptr_array_index (faults, 0));
  return NULL;
}

static gboolean
is_on_the_web (const char *url)
{
  g_autoptr (GUri) uri = url != NULL ? g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL) : NULL;

  return uri != NULL && gem_feed_address_is_allowed (uri);
}

/* The next pages of a file that says where it is on the web are meant from there. */
static void
take_address (GemFeedLoader *self, GemFeedLoaded *loaded, guint page)
{
  if (self->folder == NULL || page != 1 || !is_on_the_web (loaded->page->feed_url))
    return;
  gem_feed_folder_set_address (self->folder, loaded->page->feed_url);
  g_free (loaded->answer->url);
  loaded->answer->url = g_strdup (loaded->page->feed_url);
}

/**
 * gem_feed_loader_load:
 * @self: a loader
 * @url: the address of a page
 * @page: its number, from 1
 * @etag: (nullable): the validator that came with what the asker has
 * @last_modified: (nullable): the validator that came with what the asker has
 * @cancellable: (nullable): stops it at any moment
 * @refusal: (out): what is known of a try that failed
 * @fault: (out): what went wrong
 *
 * Fetches a page, checks its signature where there has to be one, and reads it. Touches no database.
 * Waits for network or disk.
 *
 * Returns: (transfer full): what was loaded, or %NULL with @fault set
 */
GemFeedLoaded *
gem_feed_loader_load (GemFeedLoader *self,
                      const char *url,
                      guint page,
                      const char *etag,
                      const char *last_modified,
                      GCancellable *cancellable,
                      GemFeedRefusal *refusal,
                      GemFeedFault **fault)
{
  const GemFeedRequest request = { .url = url,
                                   .page = page,
                                   .etag = etag,
                                   .last_modified = last_modified,
                                   .max_seconds = self->page_seconds,
                                   .progress = self->progress,
                                   .user_data = self->user_data,
                                   .cancellable = cancellable };
  g_autoptr (GemFeedLoaded) loaded = g_new0 (GemFeedLoaded, 1);

  *refusal = (GemFeedRefusal){ 0 };
  if (self->folder != NULL)
    loaded->answer = read_file (self, url, page, cancellable, fault);
  else
    loaded->answer = gem_feed_fetch_request (self->session, &request, refusal, fault);
  if (loaded->answer == NULL)
    return NULL;
  if (loaded->answer->not_modified)
    return g_steal_pointer (&loaded);

  if (check_signature (self, loaded->answer, page, cancellable, fault))
    loaded->page = check_page (self, loaded->answer->body, page, fault);
  refusal->requests = loaded->answer->requests;
  if (loaded->page == NULL)
    return NULL;
  g_clear_pointer (&loaded->answer->body, g_bytes_unref);
  take_address (self, loaded, page);
  return g_steal_pointer (&loaded);
}

/**
 * gem_feed_loader_find_identity:
 * @self: a loader of files
 * @cancellable: (nullable): stops it
 * @fault: (out): what went wrong
 *
 * Reads the first page to see which feed it is. No signature is checked: whether there has to be one is
 * only known for a feed that is known. Waits for the disk.
 *
 * Returns: (transfer full): where it says that it is on the web, so that it can go on from there;
 *   otherwise the address of the file or folder; %NULL with @fault set
 */
char *
gem_feed_loader_find_identity (GemFeedLoader *self, GCancellable *cancellable, GemFeedFault **fault)
{
  g_autofree char *start = gem_feed_loader_dup_start (self);
  GemFeedRefusal refusal;
  g_autoptr (GemFeedLoaded) loaded = NULL;

  loaded = gem_feed_loader_load (self, start, 1, NULL, NULL, cancellable, &refusal, fault);
  if (loaded == NULL)
    return NULL;
  return is_on_the_web (loaded->answer->url) ? g_strdup (loaded->answer->url)
                                             : gem_feed_folder_dup_uri (self->folder);
}

/**
 * gem_feed_loader_dup_start:
 * @self: a loader of files
 *
 * Returns: (transfer full): the address of the first page
 */
char *
gem_feed_loader_dup_start (GemFeedLoader *self)
{
  g_return_val_if_fail (self != NULL && self->folder != NULL, NULL);

  return gem_feed_folder_dup_address (self->folder);
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

/**
 * gem_feed_loader_resolve:
 * @self: a loader
 * @from: where a page came from
 * @next_url: what it says of the next one
 * @page: its number, from 1, for the fault
 * @fault: (out): why it is not followed
 *
 * Returns: (transfer full): the address of the next page: on the same server, or in the same folder; %NULL
 *   with @fault set
 */
char *
gem_feed_loader_resolve (
    GemFeedLoader *self, const char *from, const char *next_url, guint page, GemFeedFault **fault)
{
  g_autoptr (GUri) base = NULL;
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (self != NULL && from != NULL && next_url != NULL && fault != NULL, NULL);

  if (self->folder != NULL)
    return gem_feed_folder_resolve (self->folder, from, next_url, page, fault);
  base = g_uri_parse (from, SOUP_HTTP_URI_FLAGS, NULL);
  uri = g_uri_parse_relative (base, next_url, SOUP_HTTP_URI_FLAGS, NULL);
  if (uri != NULL && gem_feed_address_is_allowed (uri) && same_origin (base, uri))
    return g_uri_to_string_partial (uri, G_URI_HIDE_FRAGMENT);
  *fault = gem_feed_fault_new (GEM_FEED_FAULT_NEXT, page, "next_url",
                               _ ("The next page is not on the same server (%s). "
                                  "What you had is still here; tell who publishes it."),
                               next_url);
  return NULL;
}
