/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "feed/gem-feed-publisher.h"

#include "feed/gem-feed-signer.h"
#include "feed/gem-feed-source.h"

#include <errno.h>
#include <gio/gio.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define FIRST_PAGE "feed.json"

static gboolean
refuse_file (GPtrArray *faults, const char *path, const char *reason)
{
  g_autofree char *name = g_filename_display_name (path);

  g_ptr_array_add (faults, gem_feed_fault_new (GEM_FEED_FAULT_FILE, 0, NULL,
                                               _ ("“%s” can't be written (%s)."), name, reason));
  return FALSE;
}

/* The issue that is published in @directory: 0 for none yet, -1 with a fault where that can't be told. */
static gint64
find_published (const char *directory, GPtrArray *faults)
{
  g_autofree char *path = g_build_filename (directory, FIRST_PAGE, NULL);
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GPtrArray) found =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gem_feed_fault_free);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GemFeedPage) page = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return 0;
  bytes = gem_feed_source_read_file (path, 0, faults);
  if (bytes == NULL)
    return -1;
  page = gem_feed_page_parse (bytes, 1, found);
  if (page != NULL && page->issue > 0)
    return page->issue;
  g_ptr_array_add (faults,
                   gem_feed_fault_new (GEM_FEED_FAULT_FILE, 0, NULL,
                                       _ ("“%s” is there and is no agenda, so it can't be told "
                                          "which issue comes next."),
                                       name));
  return -1;
}

/* The issue to write, or 0 with a fault. */
static gint64
choose_issue (GemFeedSource *source, const char *directory, GPtrArray *faults)
{
  gint64 published = find_published (directory, faults);
  gint64 issue = source->page->issue;

  if (published < 0)
    return 0;
  if (issue == 0 && published < GEM_FEED_MAX_ISSUE)
    return published + 1;
  if (issue >= published && issue > 0)
    return issue;
  g_ptr_array_add (faults, gem_feed_fault_new (
                               GEM_FEED_FAULT_ROLLBACK, 1, "_uitvoeringsagenda.uitgave",
                               _ ("Issue %ld is older than issue %ld, which is published already."),
                               (long) issue, (long) published));
  return 0;
}

static gboolean
check_size (GBytes *page, guint number, GPtrArray *faults)
{
  if (page == NULL)
    g_ptr_array_add (faults,
                     gem_feed_fault_new (GEM_FEED_FAULT_VALUE, number, NULL,
                                         _ ("A number on this page is too large to be written.")));
  else if (g_bytes_get_size (page) > GEM_FEED_MAX_PAGE_BYTES)
    g_ptr_array_add (faults, gem_feed_fault_new (GEM_FEED_FAULT_SIZE, number, NULL,
                                                 _ ("The page would be larger than 64 MiB; put "
                                                    "fewer items on a page.")));
  return page != NULL && g_bytes_get_size (page) <= GEM_FEED_MAX_PAGE_BYTES;
}

/* The pages from the second on, which do not say in which folder they stand. */
static GPtrArray *
render_pages (GemFeedSource *source, gint64 issue, guint page_size, guint pages, GPtrArray *faults)
{
  g_autoptr (GPtrArray) rendered = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  guint items = source->page->items->len;

  for (guint n = 2; n <= pages; n++)
    {
      guint first = (n - 1) * page_size;
      g_autofree char *next = n < pages ? g_strdup_printf ("%u.json", n + 1) : NULL;
      g_autoptr (GBytes) page =
          gem_feed_source_render (source, issue, n, first, MIN (page_size, items - first), next);

      if (!check_size (page, n, faults))
        return NULL;
      g_ptr_array_add (rendered, g_steal_pointer (&page));
    }
  return g_steal_pointer (&rendered);
}

static gboolean
has_contents (const char *path, GBytes *bytes)
{
  g_autofree char *data = NULL;
  gsize length;
  g_autoptr (GBytes) there = NULL;

  if (!g_file_get_contents (path, &data, &length, NULL))
    return FALSE;
  there = g_bytes_new_take (g_steal_pointer (&data), length);
  return g_bytes_equal (there, bytes);
}

/* A page may be kept for ever under its address, so a correction within an issue gets addresses of its
 * own: the folder is 41, and after that 41-2, 41-3, … */
static char *
choose_folder (const char *directory, gint64 issue, GPtrArray *pages)
{
  g_autofree char *folder = g_strdup_printf ("%" G_GINT64_FORMAT, issue);

  for (guint attempt = 2;; attempt++)
    {
      gboolean free = TRUE;

      for (guint i = 0; i < pages->len && free; i++)
        {
          g_autofree char *name = g_strdup_printf ("%u.json", i + 2);
          g_autofree char *path = g_build_filename (directory, folder, name, NULL);

          free = !g_file_test (path, G_FILE_TEST_EXISTS) ||
                 has_contents (path, g_ptr_array_index (pages, i));
        }
      if (free)
        return g_steal_pointer (&folder);
      g_free (folder);
      folder = g_strdup_printf ("%ld-%u", (long) issue, attempt);
    }
}

static GBytes *
compress (GBytes *bytes)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream =
      g_converter_output_stream_new (memory, G_CONVERTER (compressor));

  if (!g_output_stream_write_all (stream, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                  NULL, NULL, NULL) ||
      !g_output_stream_close (stream, NULL, NULL))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static gboolean
write_new (const char *path, GBytes *bytes, GPtrArray *faults)
{
  g_autoptr (GError) error = NULL;

  if (g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL),
                                (gssize) g_bytes_get_size (bytes),
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0644,
                                &error))
    return TRUE;
  return refuse_file (faults, path, error->message);
}

/* What is there already keeps its time, and with that its validators. */
static gboolean
write_file (const char *path, GBytes *bytes, GPtrArray *faults)
{
  return has_contents (path, bytes) || write_new (path, bytes, faults);
}

/* A server takes the time of the one file for the other's too: they get the same one. */
static gboolean
copy_time (const char *from, const char *to, GPtrArray *faults)
{
  GStatBuf status;
  struct timespec times[2];

  if (g_stat (from, &status) != 0)
    return refuse_file (faults, from, g_strerror (errno));
  times[0] = status.st_mtim;
  times[1] = status.st_mtim;
  return utimensat (AT_FDCWD, to, times, 0) == 0 || refuse_file (faults, to, g_strerror (errno));
}

/* The compressed form of a page that stands at @path, under @name. */
static gboolean
write_compressed (const char *path, const char *name, GBytes *bytes, GPtrArray *faults)
{
  g_autoptr (GBytes) compressed = compress (bytes);

  if (compressed == NULL)
    return refuse_file (faults, name, g_strerror (ENOMEM));
  return write_file (name, compressed, faults) && copy_time (path, name, faults);
}

static gboolean
move (const char *from, const char *to, GPtrArray *faults)
{
  return g_rename (from, to) == 0 || refuse_file (faults, to, g_strerror (errno));
}

/* The renames are on the disk when this returns. */
static void
sync_folder (const char *path)
{
  int fd = g_open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

/* The first page is what makes an issue the current one. All its files are written under other names and
 * then renamed, one behind the other: the time in which they belong to two issues is that of two renames.
 * The page itself goes last, so that an issue is never current before its signature is there. */
static gboolean
write_first (const char *directory, GBytes *page, GemFeedSecretKey *key, GPtrArray *faults)
{
  g_autofree char *path = g_build_filename (directory, FIRST_PAGE, NULL);
  g_autofree char *compressed = g_strconcat (path, ".gz", NULL);
  g_autofree char *signature = g_strconcat (path, GEM_FEED_SIGNATURE_SUFFIX, NULL);
  g_autofree char *new_path = g_build_filename (directory, "." FIRST_PAGE ".new", NULL);
  g_autofree char *new_compressed = g_strconcat (new_path, ".gz", NULL);
  g_autofree char *new_signature = g_strconcat (new_path, GEM_FEED_SIGNATURE_SUFFIX, NULL);
  gboolean done;

  if (has_contents (path, page))
    return write_compressed (path, compressed, page, faults) &&
           (key == NULL || gem_feed_signer_sign_page (key, path, page, NULL, faults));
  done = write_new (new_path, page, faults) &&
         write_compressed (new_path, new_compressed, page, faults) &&
         (key == NULL || gem_feed_signer_sign_page (key, path, page, new_signature, faults)) &&
         (key == NULL || move (new_signature, signature, faults)) &&
         move (new_compressed, compressed, faults) && move (new_path, path, faults);
  g_unlink (new_path);
  g_unlink (new_compressed);
  g_unlink (new_signature);
  /* An older signature would be taken for one of this page, and refused. */
  if (done && key == NULL)
    g_unlink (signature);
  sync_folder (directory);
  return done;
}

static gboolean
make_folder (const char *path, GPtrArray *faults)
{
  return g_mkdir_with_parents (path, 0755) == 0 || refuse_file (faults, path, g_strerror (errno));
}

static gboolean
write_pages (const char *directory,
             const char *folder,
             GPtrArray *pages,
             GemFeedSecretKey *key,
             GPtrArray *faults)
{
  g_autofree char *place = g_build_filename (directory, folder, NULL);

  if (!make_folder (pages->len > 0 ? place : directory, faults))
    return FALSE;
  for (guint i = 0; i < pages->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.json", i + 2);
      g_autofree char *path = g_build_filename (place, name, NULL);
      g_autofree char *compressed = g_strconcat (path, ".gz", NULL);
      GBytes *page = g_ptr_array_index (pages, i);

      if (!write_file (path, page, faults) || !write_compressed (path, compressed, page, faults) ||
          (key != NULL && !gem_feed_signer_sign_page (key, path, page, NULL, faults)))
        return FALSE;
    }
  if (pages->len > 0)
    sync_folder (place);
  sync_folder (directory);
  return TRUE;
}

static gboolean
publish (GemFeedSource *source,
         const char *directory,
         guint page_size,
         GemFeedSecretKey *key,
         GemFeedPublication *publication,
         GPtrArray *faults)
{
  guint items = source->page->items->len;
  guint pages = MAX (1, items / page_size + (items % page_size > 0));
  gint64 issue = choose_issue (source, directory, faults);
  g_autoptr (GPtrArray) rendered = NULL;
  g_autoptr (GBytes) first = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *next = NULL;

  if (issue == 0)
    return FALSE;
  if (pages > GEM_FEED_MAX_PAGES)
    {
      g_ptr_array_add (faults, gem_feed_fault_new (GEM_FEED_FAULT_PAGES, 0, NULL,
                                                   _ ("There would be more than %d pages; put more "
                                                      "items on a page."),
                                                   GEM_FEED_MAX_PAGES));
      return FALSE;
    }
  rendered = render_pages (source, issue, page_size, pages, faults);
  if (rendered == NULL)
    return FALSE;
  folder = choose_folder (directory, issue, rendered);
  next = pages > 1 ? g_strdup_printf ("%s/2.json", folder) : NULL;
  first = gem_feed_source_render (source, issue, 1, 0, MIN (page_size, items), next);

  /* Nothing leads to the new pages before the first one names them: it is the last to be written. */
  if (!check_size (first, 1, faults) || !write_pages (directory, folder, rendered, key, faults) ||
      !write_first (directory, first, key, faults))
    return FALSE;
  publication->issue = issue;
  publication->items = items;
  publication->pages = pages;
  return TRUE;
}

/**
 * gem_feed_publish:
 * @source_path: a feed document, or a CSV (its name ends in .csv) as docs/feed.md has it
 * @directory: where the pages go; it is made where it is not there
 * @options: (nullable): what is set for it
 * @publication: (out) (optional): what was written
 * @faults: (element-type GemFeedFault): where every fault is added
 *
 * Checks a source as a reader would, and writes it as pages that a web server can serve as they are:
 * `ISSUE/2.json` and on first, each with its `.gz` (and `.minisig` where a key is given), and last `feed.json`. Whatever goes wrong, what was
 * published stays as it was. An issue lower than the published one is refused; the same one replaces it,
 * and pages that say something else then get a folder of their own (`41-2`). Waits for the disk: for
 * workers and the command line, one at a time for a directory.
 *
 * Returns: whether it was published; if not, a fault was added
 */
gboolean
gem_feed_publish (const char *source_path,
                  const char *directory,
                  const GemFeedPublishOptions *options,
                  GemFeedPublication *publication,
                  GPtrArray *faults)
{
  const GemFeedPublishOptions defaults = { 0 };
  GemFeedPublication written = { 0 };
  g_autoptr (GemFeedSource) source = NULL;
  guint page_size;

  g_return_val_if_fail (source_path != NULL && directory != NULL && faults != NULL, FALSE);

  if (publication != NULL)
    *publication = written;
  if (options == NULL)
    options = &defaults;
  page_size = options->page_size > 0 ? options->page_size : GEM_FEED_PAGE_SIZE;
  source = gem_feed_source_load (source_path, options, faults);
  if (source == NULL || !publish (source, directory, page_size, options->key, &written, faults))
    return FALSE;
  if (publication != NULL)
    *publication = written;
  return TRUE;
}

/* One check of files. */
typedef struct
{
  char *base;          /* no page may stand outside this folder */
  GHashTable *visited; /* paths */
  GHashTable *ids;     /* of the items: the page they stand on */
  GemFeedPublication *publication;
  GPtrArray *faults;
} Check;

static void
check_clear (Check *self)
{
  g_clear_pointer (&self->base, g_free);
  g_clear_pointer (&self->visited, g_hash_table_unref);
  g_clear_pointer (&self->ids, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Check, check_clear)

static char *
refuse_next (Check *self, const char *message)
{
  g_ptr_array_add (self->faults, gem_feed_fault_new (GEM_FEED_FAULT_NEXT, self->publication->pages,
                                                     "next_url", "%s", message));
  return NULL;
}

/* Where the next page is on the disk, or NULL. */
static char *
find_next (Check *self, const char *path, const char *next_url)
{
  g_autofree char *from = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *uri = g_uri_resolve_relative (from, next_url, G_URI_FLAGS_NONE, NULL);
  g_autofree char *found = uri != NULL ? g_filename_from_uri (uri, NULL, NULL) : NULL;
  g_autofree char *next = found != NULL ? g_canonicalize_filename (found, NULL) : NULL;
  g_autofree char *inside = g_strconcat (self->base, G_DIR_SEPARATOR_S, NULL);

  if (next == NULL || !g_str_has_prefix (next, inside))
    return refuse_next (self, _ ("The next page does not stand beside this one, so it can't be "
                                 "checked from here."));
  if (g_hash_table_contains (self->visited, next))
    return refuse_next (self, _ ("The pages go round in a circle."));
  if (self->publication->pages < GEM_FEED_MAX_PAGES)
    return g_steal_pointer (&next);
  g_ptr_array_add (self->faults,
                   gem_feed_fault_new (GEM_FEED_FAULT_PAGES, 0, "next_url",
                                       _ ("There are more than %d pages."), GEM_FEED_MAX_PAGES));
  return NULL;
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

static void
check_pages (Check *self, const char *first)
{
  g_autofree char *path = g_canonicalize_filename (first, NULL);

  self->base = g_path_get_dirname (path);
  self->visited = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  while (path != NULL)
    {
      g_autofree char *current = g_steal_pointer (&path);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GemFeedPage) page = NULL;

      self->publication->pages++;
      g_hash_table_add (self->visited, g_strdup (current));
      bytes = gem_feed_source_read_file (current, self->publication->pages, self->faults);
      if (bytes != NULL)
        page = gem_feed_page_parse (bytes, self->publication->pages, self->faults);
      if (page != NULL && check_page (self, page) && page->next_url != NULL)
        path = find_next (self, current, page->next_url);
    }
}

static void
check_csv (const char *path, GemFeedPublication *publication, GPtrArray *faults)
{
  /* A CSV has no title of its own; that it needs one is for who publishes it. */
  const GemFeedPublishOptions options = { .title = "-" };
  g_autoptr (GemFeedSource) source = gem_feed_source_load (path, &options, faults);

  if (source == NULL)
    return;
  publication->items = source->page->items->len;
  publication->pages = 1;
}

/**
 * gem_feed_check_file:
 * @path: a page with those that it leads to, a folder that has them (its `feed.json`), or a CSV
 * @publication: (out): what was found
 * @faults: (element-type GemFeedFault): where every fault is added
 *
 * Checks what a reader would check, and goes on after a fault where that is possible. Pages that do not
 * stand in the same folder or below it are not followed, which is a fault. Waits for the disk.
 *
 * Returns: whether no fault was found
 */
gboolean
gem_feed_check_file (const char *path, GemFeedPublication *publication, GPtrArray *faults)
{
  g_auto (Check) check = { .publication = publication, .faults = faults };
  g_autofree char *first = NULL;
  guint before;

  g_return_val_if_fail (path != NULL && publication != NULL && faults != NULL, FALSE);

  before = faults->len;
  *publication = (GemFeedPublication){ 0 };
  first = g_file_test (path, G_FILE_TEST_IS_DIR) ? g_build_filename (path, FIRST_PAGE, NULL)
                                                 : g_strdup (path);
  if (gem_feed_source_is_csv (first))
    check_csv (first, publication, faults);
  else
    check_pages (&check, first);
  return faults->len == before;
}
