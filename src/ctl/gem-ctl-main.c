/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* gemeenten2024ctl: everything that needs no window. */

#include "gem-ctl.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>

static const struct
{
  const char *name;
  GemCtlFunc run;
  const char *summary;
} commands[] = {
  { "edition", gem_ctl_library, N_ ("list | info | import | remove | use: the publications") },
  { "toc", gem_ctl_toc, N_ ("the sections, in order") },
  { "show", gem_ctl_show, N_ ("ADDRESS: whatever it names, as text") },
  { "search", gem_ctl_search,
    N_ ("WORDS… [--in edition,agenda,notes] [--limit N]: what there is about them") },
  { "sessions", gem_ctl_sessions, N_ ("the twelve provincial sessions") },
  { "themes", gem_ctl_themes, N_ ("the themes, and who brought them in") },
  { "references", gem_ctl_references, N_ ("the cited reports, and where") },
  { "glossary", gem_ctl_glossary, N_ ("terms and abbreviations, and where they are used") },
  { "compare", gem_ctl_compare,
    N_ ("[--provinces A,B,…] [--theme T] [--format json|csv]: who shares what") },
  { "municipality", gem_ctl_municipality, N_ ("NAME: its code and province") },
  { "export", gem_ctl_export,
    N_ ("ADDRESS|edition [--chapter] --format pdf|epub|html|md|png|svg|csv -o FILE: the text, a "
        "comparison or an agenda as a file") },
  { "agenda", gem_ctl_agenda,
    N_ ("[export] [--year Y] [--opgave O] [--status S] [--province P]: the items") },
  { "agreement", gem_ctl_agreement,
    N_ ("[--year Y]: the promises, and the items that name their sections") },
  { "deck", gem_ctl_deck,
    N_ ("new | list | show | add | check | export: presentations (.gemdeck)") },
  { "sync", gem_ctl_sync,
    N_ ("[--feed URL] [--file FILE|DIR]: all feeds, just that one, or one from a disk") },
  { "notes", gem_ctl_notes,
    N_ ("list | add ADDRESS | export -o FILE | import FILE: notes, marks and bookmarks") },
  { "backup", gem_ctl_backup,
    N_ ("-o FILE: everything of yours in one file, but for the agendas") },
  { "restore", gem_ctl_restore, N_ ("FILE: puts a backup back") },
  { "feed", gem_ctl_feed, N_ ("add | list | remove | check | publish | keygen | sign | serve") },
};

static void
print_usage (FILE *stream)
{
  fprintf (stream, "%s\n\n", _ ("gemeenten2024ctl [--data-dir DIR] [--json] COMMAND …"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    fprintf (stream, "  %-12s %s\n", commands[i].name, _ (commands[i].summary));
}

int
main (int argc, char **argv)
{
  const char *localedir = g_getenv ("GEM_LOCALEDIR");
  GemCtl ctl = { NULL, FALSE };
  g_autofree char *data_dir = NULL;
  gboolean version = FALSE, help = FALSE;
  GOptionEntry options[] = {
    { "data-dir", 0, 0, G_OPTION_ARG_FILENAME, &data_dir, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &ctl.json, NULL, NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, NULL, NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, NULL, NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, localedir != NULL ? localedir : GEM_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    return gem_ctl_fail (GEM_CTL_USAGE, "%s", error->message);
  if (version)
    {
      g_print ("gemeenten2024ctl %s\n", GEM_VERSION);
      return GEM_CTL_DONE;
    }
  if (help || argc < 2)
    {
      print_usage (help ? stdout : stderr);
      return help ? GEM_CTL_DONE : GEM_CTL_USAGE;
    }

  ctl.data_dir = data_dir;
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, argv[1]))
      return commands[i].run (&ctl, argc - 1, argv + 1);
  return gem_ctl_fail (GEM_CTL_USAGE, _ ("There is no command “%s”; --help lists them."), argv[1]);
}
