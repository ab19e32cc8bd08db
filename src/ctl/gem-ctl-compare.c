/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* compare, municipality, export. */

#include "compare/gem-compare.h"
#include "deck/gem-deck-json.h"
#include "figure/gem-picture.h"
#include "gem-ctl.h"
#include "store/gem-store-listing.h"
#include "municipality/gem-municipality.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_HITS 50

/* The comparison, with the person's own themes laid over it. */
static GemCompare *
open_compare (GemContext *context, GError **error)
{
  g_autofree char *body = NULL;
  g_autoptr (GemOwnThemes) own = NULL;

  if (!gem_store_load_document (gem_context_get_store (context), "themes", &body, NULL, error))
    return NULL;
  if (body != NULL)
    {
      own = gem_own_themes_from_json (body, -1, error);
      if (own == NULL)
        return NULL;
    }
  return gem_compare_new (gem_context_get_sessions (context), own);
}

static void
add_theme_ids (JsonBuilder *builder,
               const GemCompare *compare,
               const char *key,
               const GArray *themes)
{
  if (key != NULL)
    json_builder_set_member_name (builder, key);
  json_builder_begin_array (builder);
  for (guint i = 0; i < themes->len; i++)
    json_builder_add_string_value (builder,
                                   gem_compare_get_theme_id (compare,
                                                             g_array_index (themes, guint, i)));
  json_builder_end_array (builder);
}

static const char *
get_iso (const GemCompare *compare, const GArray *provinces, guint i)
{
  return gem_compare_get_session (compare, g_array_index (provinces, guint, i))->iso;
}

static void
add_matrix (JsonBuilder *builder,
            const GemCompare *compare,
            const GArray *provinces,
            const GArray *themes)
{
  json_builder_set_member_name (builder, "matrix");
  json_builder_begin_array (builder);
  for (guint i = 0; i < provinces->len; i++)
    {
      json_builder_begin_array (builder);
      for (guint j = 0; j < themes->len; j++)
        json_builder_add_int_value (
            builder, gem_compare_get_cell (compare, g_array_index (provinces, guint, i),
                                           g_array_index (themes, guint, j)) != GEM_COMPARE_ABSENT);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
}

static void
add_likeness (JsonBuilder *builder, const GemCompare *compare, const GArray *provinces)
{
  json_builder_set_member_name (builder, "likeness");
  json_builder_begin_array (builder);
  for (guint i = 0; i < provinces->len; i++)
    for (guint j = i + 1; j < provinces->len; j++)
      {
        guint a = g_array_index (provinces, guint, i), b = g_array_index (provinces, guint, j);

        json_builder_begin_object (builder);
        gem_ctl_add_string (builder, "a", get_iso (compare, provinces, i));
        gem_ctl_add_string (builder, "b", get_iso (compare, provinces, j));
        json_builder_set_member_name (builder, "jaccard");
        json_builder_add_double_value (builder, gem_compare_get_likeness (compare, a, b, FALSE));
        json_builder_set_member_name (builder, "weighted");
        json_builder_add_double_value (builder, gem_compare_get_likeness (compare, a, b, TRUE));
        json_builder_end_object (builder);
      }
  json_builder_end_array (builder);
}

static void
print_json (const GemCompare *compare, const GArray *provinces, const GArray *themes)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GArray) shared = gem_compare_dup_shared (compare, provinces);
  g_auto (GStrv) words = gem_compare_describe (compare, provinces);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "provinces");
  json_builder_begin_array (builder);
  for (guint i = 0; i < provinces->len; i++)
    json_builder_add_string_value (builder, get_iso (compare, provinces, i));
  json_builder_end_array (builder);
  add_theme_ids (builder, compare, "themes", themes);
  add_matrix (builder, compare, provinces, themes);
  add_theme_ids (builder, compare, "shared", shared);
  json_builder_set_member_name (builder, "only");
  json_builder_begin_object (builder);
  for (guint i = 0; i < provinces->len; i++)
    {
      g_autoptr (GArray) only =
          gem_compare_dup_only (compare, provinces, g_array_index (provinces, guint, i));

      add_theme_ids (builder, compare, get_iso (compare, provinces, i), only);
    }
  json_builder_end_object (builder);
  add_likeness (builder, compare, provinces);
  gem_ctl_add_strings (builder, "words", (const char *const *) words);
  json_builder_end_object (builder);
  gem_ctl_print_json (builder);
}

static void
print_csv (const GemCompare *compare, const GArray *provinces, const GArray *themes)
{
  g_print ("province");
  for (guint j = 0; j < themes->len; j++)
    g_print (",%s", gem_compare_get_theme_id (compare, g_array_index (themes, guint, j)));
  g_print ("\r\n");
  for (guint i = 0; i < provinces->len; i++)
    {
      g_print ("%s", get_iso (compare, provinces, i));
      for (guint j = 0; j < themes->len; j++)
        g_print (",%d",
                 gem_compare_get_cell (compare, g_array_index (provinces, guint, i),
                                       g_array_index (themes, guint, j)) != GEM_COMPARE_ABSENT);
      g_print ("\r\n");
    }
}

static void
print_words (const GemCompare *compare, const GArray *provinces, const GArray *themes)
{
  g_auto (GStrv) words = gem_compare_describe (compare, provinces);

  if (provinces->len <= GEM_COMPARE_MAX_CHOSEN)
    for (guint i = 0; words[i] != NULL; i++)
      g_print ("%s\n", words[i]);
  for (guint j = 0; j < themes->len; j++)
    {
      guint theme = g_array_index (themes, guint, j);

      g_print ("\n%s\n", gem_compare_get_theme_name (compare, theme));
      for (guint i = 0; i < provinces->len; i++)
        {
          guint province = g_array_index (provinces, guint, i);
          g_autofree char *wording = gem_compare_dup_wording (compare, province, theme);

          if (wording != NULL)
            g_print ("  %s: %s\n", gem_compare_get_session (compare, province)->province, wording);
        }
    }
}

static GArray *
find_themes (const GemCompare *compare, const char *id)
{
  GArray *themes = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < gem_compare_get_n_themes (compare); i++)
    if (id == NULL || g_str_equal (gem_compare_get_theme_id (compare, i), id))
      g_array_append_val (themes, i);
  return themes;
}

/**
 * gem_ctl_compare:
 * @ctl: the global options
 * @argc: how many words
 * @argv: the words
 *
 * Returns: the exit status
 */
GemCtlStatus
gem_ctl_compare (GemCtl *ctl, int argc, char **argv)
{
  g_autofree char *list = NULL, *theme = NULL, *format = NULL;
  GOptionEntry entries[] = { { "provinces", 0, 0, G_OPTION_ARG_STRING, &list, NULL, NULL },
                             { "theme", 0, 0, G_OPTION_ARG_STRING, &theme, NULL, NULL },
                             { "format", 0, 0, G_OPTION_ARG_STRING, &format, NULL, NULL },
                             { NULL } };
  g_autoptr (GemContext) context = NULL;
  g_autoptr (GemCompare) compare = NULL;
  g_autoptr (GArray) provinces = NULL;
  g_autoptr (GArray) themes = NULL;
  g_autoptr (GError) error = NULL;

  if (!gem_ctl_parse (entries, "compare [--provinces A,B,…] [--theme T] [--format json|csv]", &argc,
                      &argv))
    return GEM_CTL_USAGE;
  if (argc != 1 ||
      (format != NULL && !g_str_equal (format, "json") && !g_str_equal (format, "csv")))
    return gem_ctl_fail (GEM_CTL_USAGE, "%s",
                         _ ("“compare” takes --provinces, --theme, and json or csv as --format."));
  context = gem_ctl_open (ctl);
  if (context == NULL)
    return GEM_CTL_FAILED;
  compare = open_compare (context, &error);
  if (compare == NULL)
    return gem_ctl_fail (GEM_CTL_FAILED, "%s", error->message);
  provinces =
      list != NULL ? gem_compare_parse (compare, list, &error) : gem_compare_dup_all (compare);
  if (provinces == NULL)
    return gem_ctl_fail (GEM_CTL_NOT_FOUND, "%s", error->message);
  themes = find_themes (compare, theme);
  if (theme != NULL && themes->len == 0)
    return gem_ctl_fail (GEM_CTL_NOT_FOUND, _ ("There is no theme “%s”; “themes” lists them."),
                         theme);
  if (ctl->json || g_strcmp0 (format, "json") == 0)
    print_json (compare, provinces, themes);
  else if (format != NULL)
    print_csv (compare, provinces, themes);
  else
    print_words (compare, provinces, themes);
  return GEM_CTL_DONE;
}

/**
 * gem_ctl_municipality:
 * @ctl: the global options
 * @argc: how many words
 * @argv: the words
 *
 * Returns: the exit status
 */
GemCtlStatus
gem_ctl_municipality (GemCtl *ctl, int argc, char **argv)
{
  g_autoptr (GemContext) context = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *name = NULL;

  if (!gem_ctl_parse (NULL, "municipality NAME", &argc, &argv))
    return GEM_CTL_USAGE;
  if (argc < 2)
    return gem_ctl_fail (GEM_CTL_USAGE, "%s", _ ("“municipality” takes a name."));
  context = gem_ctl_open (ctl);
  if (context == NULL)
    return GEM_CTL_FAILED;
  name = g_strjoinv (" ", argv + 1);
  hits = gem_municipality_search (name, MAX_HITS);
  if (hits->len == 0)
    return gem_ctl_fail (GEM_CTL_NOT_FOUND, _ ("No municipality of 2019 is called “%s”."), name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < hits->len; i++)
    {
      const GemMunicipalityHit *hit = g_ptr_array_index (hits, i);
      const GemSession *session;

      if (!ctl->json)
        g_print ("%s  %s  %s%s%s%s\n", hit->municipality->code, hit->municipality->iso,
                 hit->municipality->name, hit->note != NULL ? " (" : "",
                 hit->note != NULL ? hit->note : "", hit->note != NULL ? ")" : "");
      json_builder_begin_object (builder);
      gem_ctl_add_string (builder, "code", hit->municipality->code);
      gem_ctl_add_string (builder, "name", hit->municipality->name);
      gem_ctl_add_string (builder, "iso", hit->municipality->iso);
      session =
          gem_edition_find_session (gem_context_get_built_in (context), hit->municipality->iso);
      gem_ctl_add_string (builder, "province", session != NULL ? session->province : NULL);
      gem_ctl_add_string (builder, "note", hit->note);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  if (ctl->json)
    gem_ctl_print_json (builder);
  return GEM_CTL_DONE;
}

static gboolean
is_figure (const GemAddress *address)
{
  GemAddressKind kind = gem_address_get_kind (address);

  return kind == GEM_ADDRESS_COMPARE || kind == GEM_ADDRESS_THEME;
}

static GemCtlStatus
write_figure (GemContext *context,
              const GemAddress *address,
              GemPictureFormat format,
              const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GemCompare) compare = open_compare (context, &error);
  g_autoptr (GPtrArray) counts = NULL;
  g_autoptr (GemFigure) figure = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize length;
  const char *data;

  if (compare == NULL)
    return gem_ctl_fail (GEM_CTL_FAILED, "%s", error->message);
  counts = gem_store_load_counts (gem_context_get_store (context), NULL, &error);
  if (counts == NULL)
    return gem_ctl_fail (GEM_CTL_FAILED, "%s", error->message);
  figure = gem_figure_new_for_address (address, compare, counts, &error);
  if (figure == NULL)
    return gem_ctl_fail (GEM_CTL_NOT_FOUND, "%s", error->message);
  bytes = gem_picture_make (figure, format, &error);
  if (bytes == NULL)
    return gem_ctl_fail (GEM_CTL_FAILED, "%s", error->message);
  data = g_bytes_get_data (bytes, &length);
  if (!g_file_set_contents_full (path, data, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0644,
                                 &error))
    return gem_ctl_fail (GEM_CTL_FAILED, "%s", error->message);
  return GEM_CTL_DONE;
}

/* An agenda, with the same filters as in the window. */
static GemCtlStatus
write_agenda (GemCtl *ctl, const GemAddress *address, const char *name, const char *path)
{
  GemListingQuery query;
  GemExportFormat format;

  if (!gem_export_format_from_name (name, &format))
    return gem_ctl_fail (GEM_CTL_USAGE, "%s",
                         _ ("An agenda takes ics, csv, json, md or pdf as --format."));
  gem_listing_query_init (&query, address);
  return gem_ctl_export_agenda (ctl, &query.items, format, path);
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
  GOptionEntry entries[] = { { "format", 0, 0, G_OPTION_ARG_STRING, &name, NULL, NULL },
                             { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, NULL, NULL },
                             { NULL } };
  g_autoptr (GemContext) context = NULL;
  g_autoptr (GemAddress) address = NULL;
  g_autoptr (GError) error = NULL;
  GemPictureFormat format;

  if (!gem_ctl_parse (entries, "export ADDRESS --format pdf|png|svg|csv|md -o FILE", &argc, &argv))
    return GEM_CTL_USAGE;
  if (argc != 2 || path == NULL || name == NULL)
    return gem_ctl_fail (GEM_CTL_USAGE, "%s",
                         _ ("“export” takes an address, --format and -o FILE."));
  if (g_str_has_suffix (argv[1], GEM_DECK_SUFFIX))
    return gem_ctl_export_deck (ctl, argv[1], name, path);
  address = gem_address_parse (argv[1], &error);
  if (address == NULL)
    return gem_ctl_fail (GEM_CTL_USAGE, "%s", error->message);
  if (gem_address_get_kind (address) == GEM_ADDRESS_AGENDA)
    return write_agenda (ctl, address, name, path);
  if (!is_figure (address))
    return gem_ctl_fail (GEM_CTL_FAILED, "%s",
                         _ ("This version of the program only exports comparisons (gem:compare) "
                            "and agendas (gem:agenda)."));
  if (!gem_picture_format_from_name (name, &format))
    return gem_ctl_fail (GEM_CTL_USAGE, "%s",
                         _ ("A comparison takes pdf, png, svg or csv as --format."));
  context = gem_ctl_open (ctl);
  if (context == NULL)
    return GEM_CTL_FAILED;
  return write_figure (context, address, format, path);
}

/**
 * gem_ctl_describe_compare:
 * @context: the context
 * @address: an address of a comparison
 * @title: (out) (transfer full): what it shows
 * @text: (out) (transfer full): all of it in words
 * @error: return location for an error
 *
 * Returns: whether it could be told
 */
gboolean
gem_ctl_describe_compare (
    GemContext *context, const GemAddress *address, char **title, char **text, GError **error)
{
  g_autoptr (GemCompare) compare = open_compare (context, error);
  const char *list = gem_address_get_param (address, "provinces");
  g_autoptr (GPtrArray) counts = NULL;
  g_autoptr (GArray) provinces = NULL;
  g_autoptr (GemFigure) figure = NULL;
  g_auto (GStrv) words = NULL;
  g_autofree char *description = NULL, *sentences = NULL;

  if (compare == NULL)
    return FALSE;
  counts = gem_store_load_counts (gem_context_get_store (context), NULL, error);
  if (counts == NULL)
    return FALSE;
  provinces = gem_compare_parse (compare, list != NULL ? list : "", error);
  figure = provinces != NULL ? gem_figure_new_for_address (address, compare, counts, error) : NULL;
  if (figure == NULL)
    return FALSE;
  words = gem_compare_describe (compare, provinces);
  sentences = g_strjoinv ("\n", words);
  description = gem_figure_dup_description (figure);
  *title = gem_figure_dup_title (figure);
  *text = g_strdup_printf ("%s%s%s", sentences, *sentences != '\0' ? "\n\n" : "", description);
  return TRUE;
}
