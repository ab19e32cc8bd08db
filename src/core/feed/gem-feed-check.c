/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "feed/gem-feed-check.h"

#include "feed/gem-feed-csv.h"
#include "feed/gem-feed-fetch.h"
#include "feed/gem-feed-keys.h"
#include "feed/gem-feed-source.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FIRST_PAGE "feed.json"
#define EXTENSION "_uitvoeringsagenda"

static const char *const provinces[] = { "NL-DR", "NL-FL", "NL-FR", "NL-GE", "NL-GR",
                                         "NL-LI", "NL-NB", "NL-NH", "NL-OV", "NL-UT",
                                         "NL-ZE", "NL-ZH", NULL };

/* One check. */
typedef struct
{
  const GemFeedCheckOptions *options;
  SoupSession *session; /* NULL where the pages are files */
  char *base;           /* no file may stand outside this folder */
  GHashTable *visited;  /* paths, or addresses */
  GHashTable *ids;      /* of the items: the page they stand on */
  GemFeedPublication *publication;
  GPtrArray *faults;
  GPtrArray *warnings; /* NULL where nobody asks for them */
} Check;

static void
check_clear (Check *self)
{
  g_clear_object (&self->session);
  g_clear_pointer (&self->base, g_free);
  g_clear_pointer (&self->visited, g_hash_table_unref);
  g_clear_pointer (&self->ids, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Check, check_clear)

/**
 * gem_feed_warning_free:
 * @warning: (transfer full): a warning
 */
void
gem_feed_warning_free (GemFeedWarning *warning)
{
  g_return_if_fail (warning != NULL);

  g_free (warning->message);
  g_free (warning->place);
  g_free (warning);
}

static void
warn (Check *self, const char *code, guint page, const char *place, const char *format, ...)
    G_GNUC_PRINTF (5, 6);

static void
warn (Check *self, const char *code, guint page, const char *place, const char *format, ...)
{
  GemFeedWarning *warning;
  va_list args;

  if (self->warnings->len >= GEM_FEED_MAX_FAULTS)
    return;
  warning = g_new0 (GemFeedWarning, 1);
  warning->code = code;
  warning->page = page;
  warning->place = g_strdup (place);
  va_start (args, format);
  warning->message = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (self->warnings, warning);
}

static void
warn_item_codes (Check *self, guint page, guint index, const GemItem *item)
{
  g_autofree char *place = g_strdup_printf ("items[%u]." EXTENSION, index);
  g_autofree char *opgave = g_strconcat (place, ".opgave", NULL);
  g_autofree char *status = g_strconcat (place, ".status", NULL);
  g_autofree char *list = g_strconcat (place, ".provincies", NULL);
  g_autofree char *section = g_strconcat (place, ".paragraaf", NULL);

  if (item->opgave != NULL && !g_strv_contains (gem_item_opgaven (), item->opgave))
    warn (self, "unknown-opgave", page, opgave,
          _ ("“%s” is none of the known challenges; readers show it as it is."), item->opgave);
  if (item->status != NULL && !g_strv_contains (gem_item_statuses (), item->status))
    warn (self, "unknown-status", page, status,
          _ ("“%s” is none of the known statuses; readers show it as it is."), item->status);
  if (item->provinces[0] == NULL)
    warn (self, "no-province", page, list,
          _ ("No province is named, so the item is for the whole country."));
  for (guint i = 0; item->provinces[i] != NULL; i++)
    if (!g_strv_contains (provinces, item->provinces[i]))
      {
        g_autofree char *element = g_strdup_printf ("%s[%u]", list, i);

        warn (self, "unknown-province", page, element,
              _ ("“%s” is not the code of a province; Friesland is “NL-FR”."), item->provinces[i]);
      }
  if (item->section != NULL && self->options->has_section != NULL &&
      !self->options->has_section (item->section, self->options->section_data))
    warn (self, "unknown-section", page, section,
          _ ("The publication has no section “%s”, so the item leads nowhere."), item->section);
}

/* A moment that is there and that a reader could not make out. */
static void
warn_moment (
    Check *self, guint page, guint index, JsonObject *object, const char *key, const char *read)
{
  g_autofree char *place = g_strdup_printf ("items[%u].%s", index, key);
  JsonNode *node = json_object_get_member (object, key);

  if (node != NULL && !JSON_NODE_HOLDS_NULL (node) && read == NULL)
    warn (self, "dropped-date", page, place,
          _ ("This moment can't be read and is left out; write it as 2020-03-02T09:00:00+01:00."));
}

/* Only for pages without faults: their items are those of the document, one for one. */
static void
warn_items (Check *self, guint page_number, GemFeedJson *json, GemFeedPage *page)
{
  JsonArray *items = json_object_get_array_member (json_node_get_object (json->root), "items");

  for (guint i = 0; i < page->items->len && i < json_array_get_length (items); i++)
    {
      const GemItem *item = g_ptr_array_index (page->items, i);
      JsonObject *object = json_array_get_object_element (items, i);

      warn_item_codes (self, page_number, i, item);
      warn_moment (self, page_number, i, object, "date_published", item->published);
      warn_moment (self, page_number, i, object, "date_modified", item->modified);
    }
}

static char *
refuse_next (Check *self, const char *message)
{
  g_ptr_array_add (self->faults, gem_feed_fault_new (GEM_FEED_FAULT_NEXT, self->publication->pages,
                                                     "next_url", "%s", message));
  return NULL;
}

/* Where the next page is on the disk; NULL with a fault where it may not be. */
static char *
resolve_file (Check *self, const char *path, const char *next_url)
{
  g_autofree char *from = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *uri = g_uri_resolve_relative (from, next_url, G_URI_FLAGS_NONE, NULL);
  g_autofree char *found = uri != NULL ? g_filename_from_uri (uri, NULL, NULL) : NULL;
  g_autofree char *next = found != NULL ? g_canonicalize_filename (found, NULL) : NULL;
  g_autofree char *inside = g_strconcat (self->base, G_DIR_SEPARATOR_S, NULL);

  if (next == NULL || !g_str_has_prefix (next, inside))
    return refuse_next (self, _ ("The next page does not stand beside this one, so it can't be "
                                 "checked from here."));
  return g_steal_pointer (&next);
}

/* Where the next page is on the web; NULL with a fault where it may not be. */
static char *
resolve_address (Check *self, const char *url, const char *next_url)
{
  g_autoptr (GUri) base = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr (GUri) next =
      base != NULL ? g_uri_parse_relative (base, next_url, SOUP_HTTP_URI_FLAGS, NULL) : NULL;

  if (next == NULL || !gem_feed_address_is_allowed (next) ||
      g_strcmp0 (g_uri_get_scheme (base), g_uri_get_scheme (next)) != 0 ||
      g_ascii_strcasecmp (g_uri_get_host (base), g_uri_get_host (next)) != 0 ||
      g_uri_get_port (base) != g_uri_get_port (next))
    return refuse_next (self, _ ("The next page is on another server than this one."));
  return g_uri_to_string (next);
}

static char *
find_next (Check *self, const char *current, const char *next_url)
{
  g_autofree char *next = self->session != NULL ? resolve_address (self, current, next_url)
                                                : resolve_file (self, current, next_url);

  if (next == NULL)
    return NULL;
  if (g_hash_table_contains (self->visited, next))
    return refuse_next (self, _ ("The pages go round in a circle."));
  if (self->publication->pages < GEM_FEED_MAX_PAGES)
    return g_steal_pointer (&next);
  g_ptr_array_add (self->faults,
                   gem_feed_fault_new (GEM_FEED_FAULT_PAGES, 0, "next_url",
                                       _ ("There are more than %d pages."), GEM_FEED_MAX_PAGES));
  return NULL;
}

/* What stands at an address or a path; @where becomes the address it came from in the end. */
static GBytes *
load (Check *self, const char *address, char **where)
{
  guint number = self->publication->pages;
  g_autoptr (GemFeedFault) fault = NULL;
  g_autoptr (GemFeedAnswer) answer = NULL;

  *where = g_strdup (address);
  if (self->session == NULL)
    return gem_feed_source_read_file (address, number, self->faults);
  answer = gem_feed_fetch (self->session, address, number, NULL, NULL, NULL, NULL,
                           self->options->cancellable, &fault);
  if (answer == NULL)
    {
      g_ptr_array_add (self->faults, g_steal_pointer (&fault));
      return NULL;
    }
  if (answer->body == NULL)
    {
      g_ptr_array_add (self->faults,
                       gem_feed_fault_new (GEM_FEED_FAULT_NOT_MODIFIED, number, NULL,
                                           _ ("The server says that nothing changed, while it was "
                                              "not asked that.")));
      return NULL;
    }
  g_free (*where);
  *where = g_strdup (answer->url);
  if (self->warnings != NULL && answer->etag == NULL && answer->last_modified == NULL)
    warn (self, "no-validators", number, NULL,
          _ ("The server sends no ETag and no Last-Modified, so readers fetch the page again "
             "each time."));
  return g_bytes_ref (answer->body);
}

static GBytes *
load_signature (Check *self, const char *address, GemFeedFault **fault)
{
  guint number = self->publication->pages;
  g_autofree char *place = g_strconcat (address, GEM_FEED_SIGNATURE_SUFFIX, NULL);
  g_autoptr (GPtrArray) found =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gem_feed_fault_free);
  g_autoptr (GemFeedAnswer) answer = NULL;

  if (self->session != NULL)
    {
      answer = gem_feed_fetch (self->session, place, number, NULL, NULL, NULL, NULL,
                               self->options->cancellable, fault);
      return answer != NULL && answer->body != NULL ? g_bytes_ref (answer->body) : NULL;
    }
  {
    GBytes *bytes = gem_feed_source_read_file (place, number, found);

    if (bytes == NULL)
      *fault = g_ptr_array_steal_index (found, 0);
    return bytes;
  }
}

static void
check_signature (Check *self, const char *address, GBytes *page)
{
  guint number = self->publication->pages;
  g_autoptr (GemFeedFault) fault = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) signature = load_signature (self, address, &fault);

  if (signature == NULL)
    g_ptr_array_add (self->faults, gem_feed_fault_new (GEM_FEED_FAULT_SIGNATURE, number, NULL,
                                                       _ ("The page has no signature: %s"),
                                                       fault != NULL ? fault->message : ""));
  else if (!gem_feed_signature_verify (page, signature, self->options->public_key, &error))
    g_ptr_array_add (self->faults, gem_feed_fault_new (GEM_FEED_FAULT_SIGNATURE, number, NULL, "%s",
                                                       error->message));
}

/* Ids that came on an earlier page; those that come twice on this one were told. */
static void
check_ids (Check *self, GemFeedPage *page)
{
  guint number = self->publication->pages;

  for (guint i = 0; i < page->items->len; i++)
    {
      const GemItem *item = g_ptr_array_index (page->items, i);
      guint before = GPOINTER_TO_UINT (g_hash_table_lookup (self->ids, item->id));
      g_autofree char *place = NULL;

      if (before == 0)
        g_hash_table_insert (self->ids, g_strdup (item->id), GUINT_TO_POINTER (number));
      if (before == 0 || before == number)
        continue;
      place = g_strdup_printf ("items[%u].id", i);
      g_ptr_array_add (self->faults,
                       gem_feed_fault_new (GEM_FEED_FAULT_DUPLICATE, number, place,
                                           _ ("This id comes twice: page %u has it too."), before));
    }
}

/* FALSE where the limit was passed. */
static gboolean
check_page (Check *self, GemFeedPage *page)
{
  GemFeedPublication *publication = self->publication;

  if (publication->pages == 1)
    publication->issue = page->issue;
  else if (page->issue > 0 && publication->issue > 0 && page->issue != publication->issue)
    g_ptr_array_add (
        self->faults,
        gem_feed_fault_new (GEM_FEED_FAULT_MIXED, publication->pages, "_uitvoeringsagenda.uitgave",
                            _ ("This page belongs to issue %ld, and page 1 to issue %ld."),
                            (long) page->issue, (long) publication->issue));
  publication->items += page->items->len;
  check_ids (self, page);
  if (publication->items <= GEM_FEED_MAX_ITEMS)
    return TRUE;
  g_ptr_array_add (self->faults,
                   gem_feed_fault_new (GEM_FEED_FAULT_ITEMS, publication->pages, "items",
                                       _ ("There are more than %d items."), GEM_FEED_MAX_ITEMS));
  return FALSE;
}

/* One page; NULL where there is none to go on from. */
static GemFeedPage *
read_page (Check *self, const char *address, char **where)
{
  guint number = ++self->publication->pages;
  guint before = self->faults->len;
  g_autoptr (GBytes) bytes = load (self, address, where);
  g_autoptr (GemFeedJson) json = NULL;
  GemFeedPage *page;

  if (bytes == NULL)
    return NULL;
  if (self->warnings != NULL && g_bytes_get_size (bytes) > GEM_FEED_LARGE_PAGE)
    warn (self, "large-page", number, NULL,
          _ ("The page is larger than 1 MB; put fewer items on a page."));
  if (self->options->public_key != NULL)
    check_signature (self, address, bytes);
  json = gem_feed_json_parse (bytes, GEM_FEED_MAX_PAGE_BYTES, number, self->faults);
  page = json != NULL ? gem_feed_page_read (json, GEM_FEED_PAGE_PUBLISHED, number, self->faults)
                      : NULL;
  if (page != NULL && self->warnings != NULL && self->faults->len == before)
    warn_items (self, number, json, page);
  return page;
}

static void
check_pages (Check *self, const char *first)
{
  g_autofree char *address = g_strdup (first);

  self->visited = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  while (address != NULL)
    {
      g_autofree char *current = g_steal_pointer (&address);
      g_autofree char *where = NULL;
      g_autoptr (GemFeedPage) page = NULL;

      g_hash_table_add (self->visited, g_strdup (current));
      page = read_page (self, current, &where);
      if (page != NULL && check_page (self, page) && page->next_url != NULL)
        address = find_next (self, where, page->next_url);
    }
}

static void
check_csv (Check *self, const char *path)
{
  /* A CSV has no title of its own; that it needs one is for who publishes it. */
  const GemFeedPublishOptions options = { .title = "-" };
  g_autoptr (GemFeedSource) source = gem_feed_source_load (path, &options, self->faults);

  if (source == NULL)
    return;
  self->publication->items = source->page->items->len;
  self->publication->pages = 1;
  if (self->warnings == NULL)
    return;
  warn_items (self, 0, source->json, source->page);
  for (guint i = 0; i < self->warnings->len; i++)
    {
      GemFeedWarning *warning = g_ptr_array_index (self->warnings, i);
      g_autofree char *place = g_steal_pointer (&warning->place);

      warning->place = place != NULL ? gem_feed_csv_place (place, source->lines) : NULL;
    }
}

static void
check_address (Check *self, const char *url)
{
  g_autoptr (GemFeedFault) fault = NULL;
  g_autoptr (GUri) uri = gem_feed_address_parse (url, &fault);
  g_autofree char *first = NULL;

  if (uri == NULL)
    {
      g_ptr_array_add (self->faults, g_steal_pointer (&fault));
      return;
    }
  first = g_uri_to_string (uri);
  self->session = gem_feed_session_new ();
  check_pages (self, first);
}

static void
check_path (Check *self, const char *path)
{
  g_autofree char *first = g_file_test (path, G_FILE_TEST_IS_DIR)
                               ? g_build_filename (path, FIRST_PAGE, NULL)
                               : g_strdup (path);
  g_autofree char *canonical = NULL;

  if (gem_feed_source_is_csv (first))
    {
      check_csv (self, first);
      return;
    }
  canonical = g_canonicalize_filename (first, NULL);
  self->base = g_path_get_dirname (canonical);
  check_pages (self, canonical);
}

static gboolean
is_web_address (const char *text)
{
  g_autofree char *scheme = g_uri_parse_scheme (text);

  return scheme != NULL &&
         (g_ascii_strcasecmp (scheme, "https") == 0 || g_ascii_strcasecmp (scheme, "http") == 0);
}

/**
 * gem_feed_check:
 * @target: the address of a feed, a page with those that it leads to, a folder that has them (its
 *   `feed.json`), or a CSV
 * @options: (nullable): what else is looked at
 * @publication: (out): what was found
 * @faults: (element-type GemFeedFault): where every fault is added
 * @warnings: (nullable) (element-type GemFeedWarning): where every warning is added
 *
 * Checks what a reader would check, and goes on after a fault where that is possible. Of files, pages that
 * do not stand in the same folder or below it are not followed, which is a fault. Waits for the disk and
 * the network.
 *
 * Returns: whether no fault was found
 */
gboolean
gem_feed_check (const char *target,
                const GemFeedCheckOptions *options,
                GemFeedPublication *publication,
                GPtrArray *faults,
                GPtrArray *warnings)
{
  const GemFeedCheckOptions defaults = { 0 };
  g_auto (Check) check = { .publication = publication, .faults = faults, .warnings = warnings };
  guint before;

  g_return_val_if_fail (target != NULL && publication != NULL && faults != NULL, FALSE);

  before = faults->len;
  check.options = options != NULL ? options : &defaults;
  *publication = (GemFeedPublication){ 0 };
  if (is_web_address (target))
    check_address (&check, target);
  else
    check_path (&check, target);
  return faults->len == before;
}

/**
 * gem_feed_check_file:
 * @path: a page with those that it leads to, a folder that has them, or a CSV
 * @publication: (out): what was found
 * @faults: (element-type GemFeedFault): where every fault is added
 *
 * As gem_feed_check(), for files alone and without warnings.
 *
 * Returns: whether no fault was found
 */
gboolean
gem_feed_check_file (const char *path, GemFeedPublication *publication, GPtrArray *faults)
{
  const GemFeedCheckOptions defaults = { 0 };
  g_auto (Check) check = { .options = &defaults, .publication = publication, .faults = faults };
  guint before;

  g_return_val_if_fail (path != NULL && publication != NULL && faults != NULL, FALSE);

  before = faults->len;
  *publication = (GemFeedPublication){ 0 };
  check_path (&check, path);
  return faults->len == before;
}
