/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "feed/gem-feed-signer.h"

#include "feed/gem-feed-source.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define FIRST_PAGE "feed.json"

/* Says no more than what anybody can see, so that the same page has the same signature: it can be told
 * that nothing changed, and caches keep what they have. */
static char *
make_comment (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_filename_display_name (base);

  return g_strdup_printf ("file:%s", g_strdelimit (name, "\r\n", ' '));
}

static gboolean
has_contents (const char *path, GBytes *bytes)
{
  g_autofree char *data = NULL;
  gsize length;

  return g_file_get_contents (path, &data, &length, NULL) && length == g_bytes_get_size (bytes) &&
         memcmp (data, g_bytes_get_data (bytes, NULL), length) == 0;
}

/**
 * gem_feed_signer_sign_page:
 * @key: what it is signed with
 * @path: where the page stands, or will stand
 * @page: what it says
 * @temporary: (nullable): where the signature is put for now; %NULL for the page's name and `.minisig`
 * @faults: (element-type GemFeedFault): where a fault is added
 *
 * A signature that is there and right is left alone. Waits for the disk.
 *
 * Returns: whether the signature is there; if not, a fault was added
 */
gboolean
gem_feed_signer_sign_page (
    GemFeedSecretKey *key, const char *path, GBytes *page, const char *temporary, GPtrArray *faults)
{
  g_autofree char *comment = NULL;
  g_autofree char *beside = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GBytes) signature = NULL;
  g_autoptr (GError) error = NULL;
  const char *target;

  g_return_val_if_fail (key != NULL && path != NULL && page != NULL && faults != NULL, FALSE);

  comment = make_comment (path);
  beside = g_strconcat (path, GEM_FEED_SIGNATURE_SUFFIX, NULL);
  target = temporary != NULL ? temporary : beside;
  signature = gem_feed_secret_key_sign (key, page, comment);
  if (has_contents (target, signature) ||
      g_file_set_contents_full (target, g_bytes_get_data (signature, NULL),
                                (gssize) g_bytes_get_size (signature),
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0644,
                                &error))
    return TRUE;
  name = g_filename_display_name (target);
  g_ptr_array_add (faults,
                   gem_feed_fault_new (GEM_FEED_FAULT_FILE, 0, NULL,
                                       _ ("“%s” can't be written (%s)."), name, error->message));
  return FALSE;
}

/* The page after @path; it was checked that it stands below the folder. */
static char *
find_next (const char *path, const char *next_url)
{
  g_autofree char *from = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *uri = g_uri_resolve_relative (from, next_url, G_URI_FLAGS_NONE, NULL);

  return g_filename_from_uri (uri, NULL, NULL);
}

/**
 * gem_feed_signer_sign_directory:
 * @directory: a folder with a published issue
 * @key: what it is signed with
 * @publication: (out): what was signed
 * @faults: (element-type GemFeedFault): where every fault is added
 *
 * Signs every page of the current issue, the first one last. Only what a reader would take is signed.
 * Waits for the disk.
 *
 * Returns: whether that was done; if not, a fault was added
 */
gboolean
gem_feed_signer_sign_directory (const char *directory,
                                GemFeedSecretKey *key,
                                GemFeedPublication *publication,
                                GPtrArray *faults)
{
  g_autofree char *first = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GBytes) first_page = NULL;

  g_return_val_if_fail (directory != NULL && key != NULL, FALSE);
  g_return_val_if_fail (publication != NULL && faults != NULL, FALSE);

  if (!gem_feed_check_file (directory, publication, faults))
    return FALSE;
  path = g_build_filename (directory, FIRST_PAGE, NULL);
  first = g_canonicalize_filename (path, NULL);
  g_free (path);
  path = g_strdup (first);
  for (guint number = 1; path != NULL; number++)
    {
      g_autofree char *current = g_steal_pointer (&path);
      g_autoptr (GBytes) bytes = gem_feed_source_read_file (current, number, faults);
      g_autoptr (GemFeedPage) page =
          bytes != NULL ? gem_feed_page_parse (bytes, number, faults) : NULL;

      if (page == NULL || number > publication->pages ||
          (number > 1 && !gem_feed_signer_sign_page (key, current, bytes, NULL, faults)))
        return FALSE;
      if (number == 1)
        first_page = g_bytes_ref (bytes);
      if (page->next_url != NULL)
        path = find_next (current, page->next_url);
    }
  return gem_feed_signer_sign_page (key, first, first_page, NULL, faults);
}
