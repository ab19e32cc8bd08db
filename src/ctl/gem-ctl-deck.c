/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* deck new, list, show, add, check, export; and export of a deck. */

#include "gem-ctl.h"

#include "deck/gem-deck-file.h"
#include "deck/gem-deck-paper.h"
#include "deck/gem-deck-recipes.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#define PNG_WIDTH 1920
#define PNG_HEIGHT 1080
#define MAX_PIXELS 8192

static GemSlideSource
get_source (GemContext *context, const char *folder)
{
  return (GemSlideSource){ gem_context_get_edition (context), gem_context_get_sessions (context),
                           gem_context_get_store (context), folder };
}

static void
faults_free (gpointer fault)
{
  gem_deck_fault_free (fault);
}

static GPtrArray *
create_faults (void)
{
  return g_ptr_array_new_with_free_func (faults_free);
}

/* --- answers --- */

static void
print_faults (FILE *stream, GPtrArray *faults)
{
  for (guint i = 0; i < faults->len; i++)
    {
      const GemDeckFault *fault = faults->pdata[i];

      fprintf (stream, "%s: %s (%s)\n", fault->place, fault->message,
               gem_deck_fault_code_to_string (fault->code));
    }
}

static void
add_faults (JsonBuilder *builder, GPtrArray *faults)
{
  json_builder_set_member_name (builder, "faults");
  json_builder_begin_array (builder);
  for (guint i = 0; i < faults->len; i++)
    {
      const GemDeckFault *fault = faults->pdata[i];

      json_builder_begin_object (builder);
      gem_ctl_add_string (builder, "code", gem_deck_fault_code_to_string (fault->code));
      gem_ctl_add_string (builder, "place", fault->place);
      gem_ctl_add_string (builder, "message", fault->message);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static const char *
fit_to_name (GemSlideFit fit)
{
  return fit == GEM_SLIDE_FITS ? "fits" : fit == GEM_SLIDE_FULL ? "full" : "cut";
}

static void
add_slides (JsonBuilder *builder, GPtrArray *contents)
{
  json_builder_set_member_name (builder, "slides");
  json_builder_begin_array (builder);
  for (guint i = 0; i < contents->len; i++)
    {
      GemSlideContent *content = contents->pdata[i];
      GemDeckSlide *slide = gem_slide_content_get_slide (content);
      g_autofree char *text = gem_slide_dup_text (content, GEM_SLIDE_ALL_STEPS);

      json_builder_begin_object (builder);
      gem_ctl_add_string (builder, "id", slide->id);
      gem_ctl_add_string (builder, "kind", gem_deck_kind_to_name (slide->kind));
      gem_ctl_add_string (builder, "title", gem_slide_content_get_title (content));
      gem_ctl_add_string (builder, "address",
                          gem_deck_slide_get_text (slide, GEM_DECK_FIELD_ADDRESS));
      gem_ctl_add_string (builder, "text", text);
      gem_ctl_add_string (builder, "notes", gem_deck_slide_get_text (slide, GEM_DECK_FIELD_NOTES));
      gem_ctl_add_string (builder, "fit",
                          fit_to_name (gem_slide_get_fit (content, PNG_WIDTH, PNG_HEIGHT)));
      gem_ctl_add_string (builder, "trouble", gem_slide_content_get_trouble (content));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_deck (GemCtl *ctl, GemDeck *deck, GPtrArray *contents, GPtrArray *faults)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (ctl->json)
    {
      json_builder_begin_object (builder);
      gem_ctl_add_string (builder, "title", gem_deck_get_title (deck));
      add_slides (builder, contents);
      add_faults (builder, faults);
      json_builder_end_object (builder);
      gem_ctl_print_json (builder);
      return;
    }
  g_print ("%s\n", gem_deck_get_title (deck));
  for (guint i = 0; i < contents->len; i++)
    {
      GemDeckSlide *slide = gem_slide_content_get_slide (contents->pdata[i]);
      const char *address = gem_deck_slide_get_text (slide, GEM_DECK_FIELD_ADDRESS);

      g_print ("%3u  %-12s %s%s%s%s\n", i + 1, gem_deck_kind_to_name (slide->kind),
               gem_slide_content_get_title (contents->pdata[i]), address != NULL ? "  [" : "",
               address != NULL ? address : "", address != NULL ? "]" : "");
    }
}

/* --- commands --- */

static GemCtlStatus
run_new (GemCtl *ctl, int argc, char **argv)
{
  g_autofree char *iso = NULL, *path = NULL;
  int year = 0;
  GOptionEntry entries[] = { { "province", 0, 0, G_OPTION_ARG_STRING, &iso, NULL, NULL },
                             { "year", 0, 0, G_OPTION_ARG_INT, &year, NULL, NULL },
                             { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, NULL, NULL },
                             { NULL } };
  g_autoptr (GemContext) context = NULL;
  g_autoptr (GemDeck) deck = NULL;
  g_autoptr (GError) error = NULL;
  GemDeckRecipe recipe;
  GemSlideSource source;

  if (!gem_ctl_parse (entries, "deck new", &argc, &argv))
    return GEM_CTL_USAGE;
  if (argc != 2 || path == NULL || year < 0 || year > 9999 ||
      !gem_deck_recipe_from_name (argv[1], &recipe) ||
      (recipe == GEM_DECK_RECIPE_PROVINCE && iso == NULL))
    return gem_ctl_fail (GEM_CTL_USAGE, "%s",
                         _ ("“deck new” takes strategy, province with --province, or agenda, and "
                            "-o FILE."));
  context = gem_ctl_open (ctl);
  if (context == NULL)
    return GEM_CTL_FAILED;
  source = get_source (context, NULL);
  deck = gem_deck_make (recipe, &source, iso, year, NULL, &error);
  if (deck == NULL)
    return gem_ctl_fail (g_error_matches (error, GEM_DECK_ERROR, GEM_DECK_ERROR_ADDRESS)
                             ? GEM_CTL_NOT_FOUND
                             : GEM_CTL_FAILED,
                         "%s", error->message);
  if (!gem_deck_save (deck, path, &error))
    return gem_ctl_fail (GEM_CTL_FAILED, "%s", error->message);
  return GEM_CTL_DONE;
}

static GemCtlStatus
run_list (GemCtl *ctl, int argc, char **argv)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) decks = NULL;
  g_autofree char *directory = gem_context_get_data_dir (ctl->data_dir);

  if (argc != 1)
    return gem_ctl_fail (GEM_CTL_USAGE, "%s", _ ("“deck list” takes nothing more."));
  decks = gem_deck_list (directory);
  json_builder_begin_array (builder);
  for (guint i = 0; i < decks->len; i++)
    {
      const GemDeckEntry *entry = decks->pdata[i];
      g_autofree char *name = g_filename_display_name (entry->path);

      if (!ctl->json)
        g_print ("%s  %u  %s\n", name, entry->n_slides, entry->title);
      json_builder_begin_object (builder);
      gem_ctl_add_string (builder, "file", name);
      gem_ctl_add_string (builder, "title", entry->title);
      gem_ctl_add_int (builder, "slides", entry->n_slides);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  if (ctl->json)
    gem_ctl_print_json (builder);
  return GEM_CTL_DONE;
}

/* Says what is wrong, and goes on with what is right. */
static GemDeck *
load_deck (const char *path, GPtrArray *faults, GemCtlStatus *status)
{
  g_autoptr (GError) error = NULL;
  GemDeck *deck = gem_deck_load (path, faults, &error);

  if (deck == NULL)
    *status =
        gem_ctl_fail (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ? GEM_CTL_NOT_FOUND
                                                                                : GEM_CTL_FAILED,
                      "%s", error->message);
  return deck;
}

/* Both show the slides; a check fails where anything is wrong. */
static GemCtlStatus
run_show (GemCtl *ctl, int argc, char **argv)
{
  gboolean check = g_str_equal (argv[0], "check");
  g_autoptr (GPtrArray) faults = create_faults ();
  g_autoptr (GPtrArray) contents = NULL;
  g_autoptr (GemContext) context = NULL;
  g_autoptr (GemDeck) deck = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;
  GemCtlStatus status = GEM_CTL_FAILED;
  GemSlideSource source;

  if (argc != 2)
    return gem_ctl_fail (GEM_CTL_USAGE, "%s", _ ("“deck show” and “deck check” take a FILE."));
  deck = load_deck (argv[1], faults, &status);
  context = deck != NULL ? gem_ctl_open (ctl) : NULL;
  if (context == NULL)
    return status;
  folder = g_path_get_dirname (argv[1]);
  source = get_source (context, folder);
  gem_deck_check (deck, source.edition, source.sessions, folder, faults);
  contents = gem_deck_load_contents (deck, &source, NULL, &error);
  if (contents == NULL)
    return gem_ctl_fail (GEM_CTL_FAILED, "%s", error->message);
  if (ctl->json || !check)
    print_deck (ctl, deck, contents, faults);
  print_faults (stderr, faults);
  return check && faults->len > 0 ? GEM_CTL_FAILED : GEM_CTL_DONE;
}

static GemCtlStatus
run_add (GemCtl *ctl, int argc, char **argv)
{
  g_autofree char *title = NULL, *notes = NULL;
  int at = 0;
  GOptionEntry entries[] = { { "title", 0, 0, G_OPTION_ARG_STRING, &title, NULL, NULL },
                             { "notes", 0, 0, G_OPTION_ARG_STRING, &notes, NULL, NULL },
                             { "at", 0, 0, G_OPTION_ARG_INT, &at, NULL, NULL },
                             { NULL } };
  g_autoptr (GPtrArray) faults = create_faults ();
  g_autoptr (GemAddress) address = NULL;
  g_autoptr (GemDeckSlide) slide = NULL;
  g_autoptr (GemDeckSlide) titled = NULL;
  g_autoptr (GemDeckSlide) noted = NULL;
  g_autoptr (GemDeck) deck = NULL;
  g_autoptr (GError) error = NULL;
  GemCtlStatus status = GEM_CTL_FAILED;

  if (!gem_ctl_parse (entries, "deck add", &argc, &argv))
    return GEM_CTL_USAGE;
  if (argc != 3 || at < 0)
    return gem_ctl_fail (GEM_CTL_USAGE, "%s", _ ("“deck add” takes a FILE and an address."));
  address = gem_address_parse (argv[2], &error);
  slide = address != NULL ? gem_deck_slide_new_for_address (address, &error) : NULL;
  if (slide == NULL)
    return gem_ctl_fail (GEM_CTL_USAGE, "%s", error->message);
  titled = gem_deck_slide_with_text (slide, GEM_DECK_FIELD_TITLE, title);
  noted = gem_deck_slide_with_text (titled, GEM_DECK_FIELD_NOTES, notes);
  deck = load_deck (argv[1], faults, &status);
  if (deck == NULL)
    return status;
  print_faults (stderr, faults);
  /* Writing it again would lose what could not be read. */
  if (faults->len > 0)
    return gem_ctl_fail (GEM_CTL_FAILED, "%s",
                         _ ("Not everything in the file could be read, so nothing is added."));
  if (!gem_deck_insert (deck, at > 0 ? (guint) at - 1 : G_MAXUINT, noted, &error) ||
      !gem_deck_save (deck, argv[1], &error))
    return gem_ctl_fail (GEM_CTL_FAILED, "%s", error->message);
  return GEM_CTL_DONE;
}

/* --- export --- */

static GemCtlStatus
write_pdf (GemDeck *deck, GPtrArray *contents, GemDeckPaperKind kind, const char *path)
{
  g_autoptr (GemDeckPaper) paper = gem_deck_paper_new (deck, contents, kind);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const char *data;
  gsize length;

  if (gem_deck_paper_get_n_pages (paper) == 0)
    return gem_ctl_fail (GEM_CTL_FAILED, "%s", _ ("The presentation has no slides."));
  bytes = gem_deck_paper_to_pdf (paper, NULL, &error);
  if (bytes == NULL)
    return gem_ctl_fail (GEM_CTL_FAILED, "%s", error->message);
  data = g_bytes_get_data (bytes, &length);
  if (!g_file_set_contents_full (path, data, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0644,
                                 &error))
    return gem_ctl_fail (GEM_CTL_FAILED, "%s", error->message);
  return GEM_CTL_DONE;
}

static GemCtlStatus
export_deck (GemCtl *ctl,
             const char *file,
             const char *format,
             const char *kind,
             const char *size,
             const char *path)
{
  g_autoptr (GPtrArray) faults = create_faults ();
  g_autoptr (GPtrArray) contents = NULL;
  g_autoptr (GemContext) context = NULL;
  g_autoptr (GemDeck) deck = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_path_get_dirname (file);
  GemCtlStatus status = GEM_CTL_FAILED;
  GemDeckPaperKind paper = GEM_DECK_PAPER_SLIDES;
  int width = PNG_WIDTH, height = PNG_HEIGHT;
  GemSlideSource source;

  if ((!g_str_equal (format, "pdf") && !g_str_equal (format, "png")) ||
      (kind != NULL && !gem_deck_paper_kind_from_name (kind, &paper)) ||
      (size != NULL && (sscanf (size, "%5dx%5d", &width, &height) != 2 || width < 64 ||
                        height < 64 || width > MAX_PIXELS || height > MAX_PIXELS)))
    return gem_ctl_fail (GEM_CTL_USAGE, "%s",
                         _ ("A presentation takes pdf or png as --format; --paper slides, "
                            "handout-1, -2, -3, -6 or notes; and --size such as 1920x1080."));
  deck = load_deck (file, faults, &status);
  context = deck != NULL ? gem_ctl_open (ctl) : NULL;
  if (context == NULL)
    return status;
  print_faults (stderr, faults);
  source = get_source (context, folder);
  contents = gem_deck_load_contents (deck, &source, NULL, &error);
  if (contents == NULL)
    return gem_ctl_fail (GEM_CTL_FAILED, "%s", error->message);
  if (g_str_equal (format, "pdf"))
    return write_pdf (deck, contents, paper, path);
  if (!gem_deck_write_pngs (contents, path, width, height, NULL, &error))
    return gem_ctl_fail (GEM_CTL_FAILED, "%s", error->message);
  return GEM_CTL_DONE;
}

/**
 * gem_ctl_export_deck:
 * @ctl: the global options
 * @file: a deck
 * @format: as what
 * @path: where to
 *
 * Returns: the exit status
 */
GemCtlStatus
gem_ctl_export_deck (GemCtl *ctl, const char *file, const char *format, const char *path)
{
  return export_deck (ctl, file, format, NULL, NULL, path);
}

static GemCtlStatus
run_export (GemCtl *ctl, int argc, char **argv)
{
  g_autofree char *format = NULL, *kind = NULL, *size = NULL, *path = NULL;
  GOptionEntry entries[] = { { "format", 0, 0, G_OPTION_ARG_STRING, &format, NULL, NULL },
                             { "paper", 0, 0, G_OPTION_ARG_STRING, &kind, NULL, NULL },
                             { "size", 0, 0, G_OPTION_ARG_STRING, &size, NULL, NULL },
                             { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, NULL, NULL },
                             { NULL } };

  if (!gem_ctl_parse (entries, "deck export", &argc, &argv))
    return GEM_CTL_USAGE;
  if (argc != 2 || format == NULL || path == NULL)
    return gem_ctl_fail (GEM_CTL_USAGE, "%s", _ ("“deck export” takes a FILE, --format and -o."));
  return export_deck (ctl, argv[1], format, kind, size, path);
}

/**
 * gem_ctl_deck:
 * @ctl: the global options
 * @argc: how many words
 * @argv: the words
 *
 * Returns: the exit status
 */
GemCtlStatus
gem_ctl_deck (GemCtl *ctl, int argc, char **argv)
{
  static const struct
  {
    const char *name;
    GemCtlFunc run;
  } verbs[] = { { "new", run_new },    { "list", run_list }, { "show", run_show },
                { "check", run_show }, { "add", run_add },   { "export", run_export } };

  for (guint i = 0; argc > 1 && i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].name, argv[1]))
      return verbs[i].run (ctl, argc - 1, argv + 1);
  return gem_ctl_fail (GEM_CTL_USAGE, "%s",
                       _ ("“deck” takes new, list, show, add, check or export."));
}
