/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A volume as EPUB 3.3: a file for each chapter and list, so that a small reader has to hold one at a time,
 * with what EPUB Accessibility 1.1 asks a book to say of itself. */

#include "paper/gem-xhtml.h"
#include "paper/gem-zip.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MIME "application/epub+zip"
#define LINK_STYLE "<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>\n"

typedef struct
{
  GemVolume *volume;
  const GemPaperOptions *options;
  GemZip *zip;
  GHashTable *files; /* char* name → char* file */
  GPtrArray *order;  /* char*: the files of the text, in reading order */
} Book;

static const char container[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n"
    "<rootfiles>\n"
    "<rootfile full-path=\"EPUB/package.opf\" media-type=\"application/oebps-package+xml\"/>\n"
    "</rootfiles>\n</container>\n";

static gboolean
add_file (Book *self, const char *file, const GString *text, GError **error)
{
  g_autofree char *path = g_strconcat ("EPUB/", file, NULL);

  return gem_zip_add (self->zip, path, text->str, FALSE, error);
}

/* The file of each section: that of its chapter. */
static void
name_files (Book *self)
{
  GPtrArray *parts = gem_volume_get_parts (self->volume);
  GPtrArray *lists = gem_volume_get_lists (self->volume);
  const char *file = NULL;

  for (guint i = 0; i < parts->len; i++)
    {
      const GemVolumePart *part = g_ptr_array_index (parts, i);

      if (part->level == 1)
        {
          file = g_strdup_printf ("text-%02u.xhtml", self->order->len + 1);
          g_ptr_array_add (self->order, (gpointer) file);
        }
      g_hash_table_insert (self->files, g_strdup (part->name), g_strdup (file));
    }
  for (guint i = 0; i < lists->len; i++)
    {
      const GemVolumeList *list = g_ptr_array_index (lists, i);

      file = g_strdup_printf ("%s.xhtml", list->name + strlen ("l."));
      g_ptr_array_add (self->order, (gpointer) file);
      g_hash_table_insert (self->files, g_strdup (list->name), g_strdup (file));
    }
}

static gboolean
add_titlepage (Book *self, GError **error)
{
  GemEdition *edition = gem_volume_get_edition (self->volume);
  const char *lines[] = { gem_edition_get_meta (edition, "subtitle"),
                          gem_edition_get_meta (edition, "publisher") };
  g_autoptr (GString) out = g_string_new (NULL);
  const GemXhtml xhtml = { out, self->volume, self->files, "title.xhtml", 0 };

  gem_xhtml_append_head (&xhtml, gem_volume_get_title (self->volume), LINK_STYLE);
  g_string_append (out,
                   "<body epub:type=\"frontmatter\">\n<section epub:type=\"titlepage\">\n<h1>");
  gem_xhtml_append_text (out, gem_volume_get_title (self->volume));
  g_string_append (out, "</h1>\n");
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (lines[i] != NULL)
      {
        g_string_append (out, "<p>");
        gem_xhtml_append_text (out, lines[i]);
        g_string_append (out, "</p>\n");
      }
  gem_xhtml_append_source (&xhtml, self->options);
  g_string_append (out, "</section>\n</body>\n</html>\n");
  return add_file (self, "title.xhtml", out, error);
}

static gboolean
add_nav (Book *self, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  GemXhtml xhtml = { out, self->volume, self->files, "nav.xhtml", 0 };
  const char *language = gem_xhtml_get_program_language ();

  gem_xhtml_append_head (&xhtml, _ ("Contents"), LINK_STYLE);
  g_string_append_printf (
      out,
      "<body>\n<nav epub:type=\"toc\" role=\"doc-toc\" aria-labelledby=\"contents\">\n"
      "<h1 id=\"contents\" lang=\"%s\" xml:lang=\"%s\">%s</h1>\n",
      language, language, _ ("Contents"));
  gem_xhtml_append_contents (&xhtml);
  g_string_append_printf (
      out,
      "</nav>\n<nav epub:type=\"landmarks\" aria-label=\"%s\" hidden=\"hidden\" lang=\"%s\">\n<ol>\n"
      "<li><a epub:type=\"titlepage\" href=\"title.xhtml\">%s</a></li>\n"
      "<li><a epub:type=\"toc\" href=\"nav.xhtml\">%s</a></li>\n"
      "<li><a epub:type=\"bodymatter\" href=\"%s\">%s</a></li>\n</ol>\n</nav>\n</body>\n</html>\n",
      _ ("Places in the book"), language, _ ("Title page"), _ ("Contents"),
      (const char *) g_ptr_array_index (self->order, 0), _ ("Text"));
  return add_file (self, "nav.xhtml", out, error);
}

static gboolean
add_chapter (Book *self, guint first, guint end, GCancellable *cancellable, GError **error)
{
  GPtrArray *parts = gem_volume_get_parts (self->volume);
  const GemVolumePart *chapter = g_ptr_array_index (parts, first);
  g_autoptr (GString) out = g_string_new (NULL);
  const char *file = g_hash_table_lookup (self->files, chapter->name);
  GemXhtml xhtml = { out, self->volume, self->files, file, 0 };

  gem_xhtml_append_head (&xhtml, chapter->section->title, LINK_STYLE);
  g_string_append (out, "<body epub:type=\"bodymatter\">\n");
  for (guint i = first; i < end; i++)
    {
      g_autoptr (GPtrArray) blocks = gem_volume_load_blocks (self->volume, i, cancellable, error);

      if (blocks == NULL)
        return FALSE;
      gem_xhtml_append_part (&xhtml, g_ptr_array_index (parts, i), blocks);
      if (self->options->progress != NULL)
        self->options->progress (i + 1, parts->len, self->options->data);
    }
  g_string_append (out, "</body>\n</html>\n");
  return add_file (self, file, out, error);
}

static gboolean
add_chapters (Book *self, GCancellable *cancellable, GError **error)
{
  GPtrArray *parts = gem_volume_get_parts (self->volume);
  guint first = 0;

  for (guint i = 1; i <= parts->len; i++)
    {
      if (i < parts->len && ((const GemVolumePart *) g_ptr_array_index (parts, i))->level > 1)
        continue;
      if (!add_chapter (self, first, i, cancellable, error))
        return FALSE;
      first = i;
    }
  return TRUE;
}

static gboolean
add_lists (Book *self, GError **error)
{
  GPtrArray *lists = gem_volume_get_lists (self->volume);

  for (guint i = 0; i < lists->len; i++)
    {
      const GemVolumeList *list = g_ptr_array_index (lists, i);
      g_autoptr (GString) out = g_string_new (NULL);
      const char *file = g_hash_table_lookup (self->files, list->name);
      GemXhtml xhtml = { out, self->volume, self->files, file, 0 };

      gem_xhtml_append_head (&xhtml, gem_edition_list_title (list->list), LINK_STYLE);
      g_string_append (out, "<body epub:type=\"backmatter\">\n");
      gem_xhtml_append_list (&xhtml, list, 1);
      g_string_append (out, "</body>\n</html>\n");
      if (!add_file (self, file, out, error))
        return FALSE;
    }
  return TRUE;
}

static void
append_element (GString *out, const char *tag, const char *attributes, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  g_string_append_printf (out, "<%s%s>", tag, attributes);
  gem_xhtml_append_text (out, text);
  g_string_append_printf (out, "</%s>\n", tag);
}

/* The same text has the same name, whoever makes the book. */
static char *
make_identifier (const Book *self)
{
  GemEdition *edition = gem_volume_get_edition (self->volume);
  const GemVolumePart *first = g_ptr_array_index (gem_volume_get_parts (self->volume), 0);

  return g_strdup_printf ("urn:gemeenten2024:%s:%u:%s", gem_edition_get_meta (edition, "id"),
                          gem_volume_get_scope (self->volume), first->section->id);
}

static void
append_accessibility (GString *out)
{
  static const char *const facts[][2] = {
    { "schema:accessMode", "textual" },
    { "schema:accessModeSufficient", "textual" },
    { "schema:accessibilityFeature", "structuralNavigation" },
    { "schema:accessibilityFeature", "tableOfContents" },
    { "schema:accessibilityFeature", "readingOrder" },
    { "schema:accessibilityFeature", "displayTransformability" },
    { "schema:accessibilityHazard", "none" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    g_string_append_printf (out, "<meta property=\"%s\">%s</meta>\n", facts[i][0], facts[i][1]);
  append_element (out, "meta", " property=\"schema:accessibilitySummary\"",
                  _ ("All of it is text, with headings, lists and links; there are no pictures."));
}

static void
append_metadata (const Book *self, GString *out)
{
  GemEdition *edition = gem_volume_get_edition (self->volume);
  const char *language = gem_edition_get_meta (edition, "language");
  g_autoptr (GDateTime) moment =
      g_date_time_new_from_unix_utc (gem_pages_find_moment (self->options->now));
  g_autofree char *modified = g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *identifier = make_identifier (self);
  g_autofree char *source = gem_volume_dup_source (self->volume);

  g_string_append (out, "<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n");
  append_element (out, "dc:identifier", " id=\"id\"", identifier);
  append_element (out, "dc:title", "", gem_volume_get_title (self->volume));
  append_element (out, "dc:language", "", language != NULL ? language : "nl");
  append_element (out, "dc:creator", "", gem_edition_get_meta (edition, "publisher"));
  append_element (out, "dc:date", "", gem_edition_get_meta (edition, "published"));
  append_element (out, "dc:description", "", gem_edition_get_meta (edition, "subtitle"));
  append_element (out, "dc:source", "", source);
  append_element (out, "dc:description", "", gem_volume_get_notice (self->volume));
  append_element (out, "meta", " property=\"dcterms:modified\"", modified);
  append_accessibility (out);
  g_string_append (out, "</metadata>\n");
}

static gboolean
add_package (Book *self, GError **error)
{
  g_autoptr (GString) out = g_string_new (
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\">\n");

  append_metadata (self, out);
  g_string_append (
      out,
      "<manifest>\n"
      "<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n"
      "<item id=\"style\" href=\"style.css\" media-type=\"text/css\"/>\n"
      "<item id=\"title\" href=\"title.xhtml\" media-type=\"application/xhtml+xml\"/>\n");
  for (guint i = 0; i < self->order->len; i++)
    g_string_append_printf (
        out, "<item id=\"text%u\" href=\"%s\" media-type=\"application/xhtml+xml\"/>\n", i + 1,
        (const char *) g_ptr_array_index (self->order, i));
  g_string_append (out,
                   "</manifest>\n<spine>\n<itemref idref=\"title\"/>\n<itemref idref=\"nav\"/>\n");
  for (guint i = 0; i < self->order->len; i++)
    g_string_append_printf (out, "<itemref idref=\"text%u\"/>\n", i + 1);
  g_string_append (out, "</spine>\n</package>\n");
  return add_file (self, "package.opf", out, error);
}

/**
 * gem_volume_make_epub:
 * @volume: a volume
 * @options: circumstances
 * @cancellable: (nullable): a cancellable
 * @error: return location for %G_IO_ERROR_CANCELLED, or what gem_volume_load_blocks() says
 *
 * Returns: (transfer full): the book, or %NULL with @error set
 */
GBytes *
gem_volume_make_epub (GemVolume *volume,
                      const GemPaperOptions *options,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GemZip) zip = gem_zip_new ();
  g_autoptr (GHashTable) files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) order = g_ptr_array_new_with_free_func (g_free);
  Book book = { volume, options, zip, files, order };

  name_files (&book);
  if (!gem_zip_add (zip, "mimetype", MIME, TRUE, error) ||
      !gem_zip_add (zip, "META-INF/container.xml", container, FALSE, error) ||
      !add_package (&book, error) || !add_nav (&book, error) ||
      !gem_zip_add (zip, "EPUB/style.css", gem_xhtml_get_style (), FALSE, error) ||
      !add_titlepage (&book, error) || !add_chapters (&book, cancellable, error) ||
      !add_lists (&book, error))
    return NULL;
  return gem_zip_to_bytes (zip);
}
