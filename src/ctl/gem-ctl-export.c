/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* export: the text, a comparison or an agenda as a file. */

#include "figure/gem-picture.h"
#include "gem-ctl.h"

#include "deck/gem-deck-json.h"
#include "paper/gem-volume-export.h"
#include "store/gem-store-listing.h"

#include <glib/gi18n.h>

typedef struct
{
  GemCtl *ctl;
  const GemAddress *address;
  const char *format;
  const char *path;
  gboolean chapter;
} Export;

static gboolean
write_file (GBytes *bytes, const char *path, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return g_file_set_contents_full (path, data, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT,
                                   0644, error);
}

static void
print_outcome (const Export *what, GemVolume *volume, GBytes *bytes)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *name = g_filename_to_utf8 (what->path, -1, NULL, NULL, NULL);

  json_builder_begin_object (builder);
  gem_ctl_add_string (builder, "file", name);
  gem_ctl_add_string (builder, "format", what->format);
  gem_ctl_add_string (builder, "title", gem_volume_get_title (volume));
  gem_ctl_add_int (builder, "sections", gem_volume_get_parts (volume)->len);
  gem_ctl_add_int (builder, "bytes", (gint64) g_bytes_get_size (bytes));
  json_builder_end_object (builder);
  gem_ctl_print_json (builder);
}

static GemCtlStatus
export_text (const Export *what)
{
  const char *id = gem_address_get_kind (what->address) == GEM_ADDRESS_SECTION
                       ? gem_address_get_id (what->address)
                       : NULL;
  GemVolumeScope scope = id == NULL      ? GEM_VOLUME_EDITION
                         : what->chapter ? GEM_VOLUME_CHAPTER
                                         : GEM_VOLUME_SECTION;
  const GemPaperOptions options = { 0 };
  g_autoptr (GemContext) context = NULL;
  g_autoptr (GemVolume) volume = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  GemVolumeFormat format;

  if (!gem_volume_format_from_name (what->format, &format))
    return gem_ctl_fail (GEM_CTL_USAGE, "%s",
                         _ ("The text takes pdf, epub, html or md as --format."));
  context = gem_ctl_open (what->ctl);
  if (context == NULL)
    return GEM_CTL_FAILED;
  volume = gem_volume_load (gem_context_get_edition (context), id, scope, NULL, &error);
  if (volume == NULL)
    return gem_ctl_fail (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
                             ? GEM_CTL_NOT_FOUND
                             : GEM_CTL_FAILED,
                         "%s", error->message);
  bytes = gem_volume_export (volume, format, &options, NULL, &error);
  if (bytes == NULL || !write_file (bytes, what->path, &error))
    return gem_ctl_fail (GEM_CTL_FAILED, "%s", error->message);
  if (what->ctl->json)
    print_outcome (what, volume, bytes);
  return GEM_CTL_DONE;
}

static GemFigure *
make_figure (GemContext *context, const Export *what, GemCompare *compare, GError **error)
{
  g_autoptr (GPtrArray) counts =
      gem_store_load_counts (gem_context_get_store (context), NULL, error);
  g_autoptr (GemAddress) likeness = NULL;
  g_autoptr (GemAddress) to = NULL;

  if (counts == NULL)
    return NULL;
  if (gem_address_get_kind (what->address) != GEM_ADDRESS_PROVINCE)
    return gem_figure_new_for_address (what->address, compare, counts, error);
  likeness = gem_address_with_param (what->address, "show", "likeness");
  to = gem_address_with_param (likeness, "to", gem_address_get_id (what->address));
  return gem_figure_new_for_address (to, compare, counts, error);
}

/* A memo in words, with its figure and its table. */
static GBytes *
make_memo (const Export *what, GemFigure *figure, GError **error)
{
  const GemPaperOptions options = { 0 };
  g_autofree char *title = NULL;
  g_auto (GStrv) words =
      gem_paper_describe_memo (gem_figure_get_compare (figure), what->address, &title, error);

  if (words == NULL)
    return NULL;
  return gem_paper_make_memo (figure, title, (const char *const *) words, &options, NULL, error);
}

static GemCtlStatus
export_figure (const Export *what)
{
  g_autoptr (GemContext) context = NULL;
  g_autoptr (GemCompare) compare = NULL;
  g_autoptr (GemFigure) figure = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  GemPictureFormat format;

  if (!gem_picture_format_from_name (what->format, &format))
    return gem_ctl_fail (GEM_CTL_USAGE, "%s",
                         _ ("A comparison takes pdf, png, svg or csv as --format."));
  context = gem_ctl_open (what->ctl);
  if (context == NULL)
    return GEM_CTL_FAILED;
  compare = gem_ctl_open_compare (context, &error);
  if (compare == NULL)
    return gem_ctl_fail (GEM_CTL_FAILED, "%s", error->message);
  figure = make_figure (context, what, compare, &error);
  if (figure == NULL)
    return gem_ctl_fail (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
                             ? GEM_CTL_NOT_FOUND
                             : GEM_CTL_FAILED,
                         "%s", error->message);
  bytes = format == GEM_PICTURE_PDF ? make_memo (what, figure, &error)
                                    : gem_picture_make (figure, format, &error);
  if (bytes == NULL || !write_file (bytes, what->path, &error))
    return gem_ctl_fail (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
                             ? GEM_CTL_NOT_FOUND
                             : GEM_CTL_FAILED,
                         "%s", error->message);
  return GEM_CTL_DONE;
}

/* An agenda, with the same filters as in the window. */
static GemCtlStatus
export_agenda (const Export *what)
{
  GemListingQuery query;
  GemExportFormat format;

  if (!gem_export_format_from_name (what->format, &format))
    return gem_ctl_fail (GEM_CTL_USAGE, "%s",
                         _ ("An agenda takes ics, csv, json, md or pdf as --format."));
  gem_listing_query_init (&query, what->address);
  return gem_ctl_export_agenda (what->ctl, &query.items, format, what->path);
}

static GemCtlStatus
export_address (const Export *what)
{
  switch (gem_address_get_kind (what->address))
    {
    case GEM_ADDRESS_SECTION:
    case GEM_ADDRESS_HOME:
      return export_text (what);
    case GEM_ADDRESS_COMPARE:
    case GEM_ADDRESS_THEME:
    case GEM_ADDRESS_PROVINCE:
      return export_figure (what);
    case GEM_ADDRESS_AGENDA:
      return export_agenda (what);
    default:
      return gem_ctl_fail (GEM_CTL_FAILED, "%s",
                           _ ("This can't be exported. Sections (gem:section/…), “edition” for all "
                              "of the text, comparisons (gem:compare, gem:theme/…, gem:province/…) "
                              "and agendas (gem:agenda) can."));
    }
}

/**
 * gem_ctl_export:
 * @ctl: the global options
 * @argc: how many words
 * @argv: the words
 *
 * Returns: the exit status
 */
GemCtlStatus
gem_ctl_export (GemCtl *ctl, int argc, char **argv)
{
  g_autofree char *name = NULL, *path = NULL;
  gboolean chapter = FALSE;
  GOptionEntry entries[] = { { "format", 0, 0, G_OPTION_ARG_STRING, &name, NULL, NULL },
                             { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, NULL, NULL },
                             { "chapter", 0, 0, G_OPTION_ARG_NONE, &chapter, NULL, NULL },
                             { NULL } };
  g_autoptr (GemAddress) address = NULL;
  g_autoptr (GError) error = NULL;

  if (!gem_ctl_parse (entries,
                      "export ADDRESS|edition [--chapter] "
                      "--format pdf|epub|html|md|png|svg|csv -o FILE",
                      &argc, &argv))
    return GEM_CTL_USAGE;
  if (argc != 2 || path == NULL || name == NULL)
    return gem_ctl_fail (GEM_CTL_USAGE, "%s",
                         _ ("“export” takes an address, --format and -o FILE."));
  if (g_str_has_suffix (argv[1], GEM_DECK_SUFFIX))
    return gem_ctl_export_deck (ctl, argv[1], name, path);
  address = g_str_equal (argv[1], "edition") ? gem_address_new (GEM_ADDRESS_HOME, NULL)
                                             : gem_address_parse (argv[1], &error);
  if (address == NULL)
    return gem_ctl_fail (GEM_CTL_USAGE, "%s", error->message);
  if (chapter && gem_address_get_kind (address) != GEM_ADDRESS_SECTION)
    return gem_ctl_fail (GEM_CTL_USAGE, "%s",
                         _ ("--chapter goes with the address of a section (gem:section/…)."));
  {
    const Export what = { ctl, address, name, path, chapter };

    return export_address (&what);
  }
}
