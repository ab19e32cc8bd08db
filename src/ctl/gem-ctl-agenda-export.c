/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* agenda export, and export of an address of the agenda. */

#include "gem-ctl.h"

#include <glib/gi18n.h>
#include <stdio.h>

static gboolean
write_out (GBytes *bytes, const char *path, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (path != NULL)
    return g_file_set_contents_full (path, data, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT,
                                     0644, error);
  if (fwrite (data, 1, length, stdout) == length && fflush (stdout) == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s",
               _ ("Standard output took no more. Is the disk full?"));
  return FALSE;
}

static void
print_outcome (const char *path, GemExportFormat format, guint items, guint left_out)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *name = g_filename_to_utf8 (path, -1, NULL, NULL, NULL);

  json_builder_begin_object (builder);
  gem_ctl_add_string (builder, "file", name);
  gem_ctl_add_string (builder, "format", gem_export_format_to_name (format));
  gem_ctl_add_int (builder, "items", items);
  gem_ctl_add_int (builder, "left_out", left_out);
  json_builder_end_object (builder);
  gem_ctl_print_json (builder);
}

/**
 * gem_ctl_export_agenda:
 * @ctl: the global options
 * @query: which items
 * @format: as what
 * @path: (nullable): where to; %NULL for standard output
 *
 * Returns: the exit status
 */
GemCtlStatus
gem_ctl_export_agenda (GemCtl *ctl,
                       const GemItemQuery *query,
                       GemExportFormat format,
                       const char *path)
{
  g_autoptr (GemContext) context = gem_ctl_open (ctl);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) feeds = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL, *chosen = NULL;
  GemExportOptions options = { 0 };
  GemStore *store;
  guint left_out;

  if (context == NULL)
    return GEM_CTL_FAILED;
  store = gem_context_get_store (context);
  feeds = gem_store_load_feeds (store, NULL, &error);
  items = feeds != NULL ? gem_store_load_items (store, query, NULL, &error) : NULL;
  if (items == NULL)
    return gem_ctl_fail (GEM_CTL_FAILED, "%s", error->message);
  title = query->year != 0 ? g_strdup_printf (_ ("Agenda of %d"), query->year)
                           : g_strdup (_ ("Agenda"));
  chosen = gem_export_describe (query, gem_context_get_sessions (context));
  options.title = title;
  options.chosen = chosen;
  options.feeds = feeds;
  bytes = gem_export_items (items, gem_context_get_sessions (context), &options, format, &left_out,
                            NULL, &error);
  if (bytes == NULL || !write_out (bytes, path, &error))
    return gem_ctl_fail (GEM_CTL_FAILED, "%s", error->message);
  if (left_out > 0)
    gem_ctl_fail (GEM_CTL_DONE,
                  ngettext ("%u item has no date and is not in the calendar.",
                            "%u items have no date and are not in the calendar.", left_out),
                  left_out);
  if (ctl->json && path != NULL)
    print_outcome (path, format, items->len - left_out, left_out);
  return GEM_CTL_DONE;
}

/**
 * gem_ctl_agenda_export:
 * @ctl: the global options
 * @argc: how many words
 * @argv: the words
 *
 * Returns: the exit status
 */
GemCtlStatus
gem_ctl_agenda_export (GemCtl *ctl, int argc, char **argv)
{
  int year = 0;
  g_autofree char *name = NULL, *path = NULL, *opgave = NULL, *status = NULL, *province = NULL;
  g_autofree char *holder = NULL, *feed = NULL;
  GOptionEntry options[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &name, NULL, NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, NULL, NULL },
    { "year", 0, 0, G_OPTION_ARG_INT, &year, NULL, NULL },
    { "opgave", 0, 0, G_OPTION_ARG_STRING, &opgave, NULL, NULL },
    { "status", 0, 0, G_OPTION_ARG_STRING, &status, NULL, NULL },
    { "province", 0, 0, G_OPTION_ARG_STRING, &province, NULL, NULL },
    { "trekker", 0, 0, G_OPTION_ARG_STRING, &holder, NULL, NULL },
    { "feed", 0, 0, G_OPTION_ARG_STRING, &feed, NULL, NULL },
    { NULL },
  };
  GemItemQuery query = { 0 };
  GemExportFormat format;

  if (!gem_ctl_parse (options, "agenda export", &argc, &argv))
    return GEM_CTL_USAGE;
  if (argc != 1 || !gem_export_format_from_name (name, &format))
    return gem_ctl_fail (
        GEM_CTL_USAGE, "%s",
        _ ("“agenda export” takes ics, csv, json, md or pdf as --format, -o FILE, and "
           "--year, --opgave, --status, --province, --trekker and --feed."));
  if (ctl->json && path == NULL)
    return gem_ctl_fail (GEM_CTL_USAGE, "%s",
                         _ ("With --json, “agenda export” needs -o FILE: both would be written to "
                            "standard output."));
  query.year = year;
  query.opgave = opgave;
  query.status = status;
  query.province = province;
  query.feed = feed;
  query.holder = holder;
  return gem_ctl_export_agenda (ctl, &query, format, path);
}
