/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* edition: the publications that a person has. */

#include "gem-ctl.h"
#include "import/gem-import.h"
#include "library/gem-library.h"

#include <glib/gi18n.h>

/* What of a long report is printed for people; --json has all of it. */
#define MAX_PRINTED 12

static void
add_entry (JsonBuilder *builder, const GemLibraryEntry *entry)
{
  gem_ctl_add_string (builder, "id", entry->id);
  gem_ctl_add_string (builder, "title", entry->title);
  gem_ctl_add_int (builder, "sections", entry->sections);
  gem_ctl_add_int (builder, "words", entry->words);
  json_builder_set_member_name (builder, "active");
  json_builder_add_boolean_value (builder, entry->active);
  json_builder_set_member_name (builder, "built_in");
  json_builder_add_boolean_value (builder, entry->built_in);
}

static void
print_entry (const GemLibraryEntry *entry)
{
  g_print (_ ("%s %s  “%s”: %u sections, %u words\n"), entry->active ? "*" : " ", entry->id,
           entry->title, entry->sections, entry->words);
}

static GemCtlStatus
list (GemCtl *ctl, const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = gem_library_list (folder, &error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (entries == NULL)
    return gem_ctl_fail (GEM_CTL_FAILED, "%s", error->message);
  json_builder_begin_array (builder);
  for (guint i = 0; i < entries->len; i++)
    {
      json_builder_begin_object (builder);
      add_entry (builder, g_ptr_array_index (entries, i));
      json_builder_end_object (builder);
      if (!ctl->json)
        print_entry (g_ptr_array_index (entries, i));
    }
  json_builder_end_array (builder);
  if (ctl->json)
    gem_ctl_print_json (builder);
  return GEM_CTL_DONE;
}

static GemCtlStatus
info (GemCtl *ctl, const char *folder, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = gem_library_list (folder, &error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (entries == NULL)
    return gem_ctl_fail (GEM_CTL_FAILED, "%s", error->message);
  for (guint i = 0; i < entries->len; i++)
    {
      const GemLibraryEntry *entry = g_ptr_array_index (entries, i);

      if (id != NULL ? !g_str_equal (entry->id, id) : !entry->active)
        continue;
      json_builder_begin_object (builder);
      add_entry (builder, entry);
      json_builder_end_object (builder);
      if (ctl->json)
        gem_ctl_print_json (builder);
      else
        print_entry (entry);
      return GEM_CTL_DONE;
    }
  return gem_ctl_fail (
      GEM_CTL_NOT_FOUND,
      _ ("There is no publication “%s”. “edition list” shows those that are there."),
      id != NULL ? id : "");
}

static GemCtlStatus
change (const char *folder,
        const char *id,
        gboolean (*function) (const char *, const char *, GError **))
{
  g_autoptr (GError) error = NULL;

  if (function (folder, id, &error))
    return GEM_CTL_DONE;
  return gem_ctl_fail (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ? GEM_CTL_NOT_FOUND
                                                                                 : GEM_CTL_FAILED,
                       "%s", error->message);
}

static void
add_notes (JsonBuilder *builder, const char *key, GPtrArray *notes)
{
  json_builder_set_member_name (builder, key);
  json_builder_begin_array (builder);
  for (guint i = 0; i < notes->len; i++)
    {
      const GemImportNote *note = g_ptr_array_index (notes, i);

      json_builder_begin_object (builder);
      gem_ctl_add_int (builder, "line", note->line);
      gem_ctl_add_string (builder, "reason", note->reason);
      gem_ctl_add_string (builder, "text", note->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_import_json (GemImport *import)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  GPtrArray *repairs = gem_import_get_repairs (import);
  GemLibraryEntry entry = { (char *) gem_import_get_id (import),
                            (char *) gem_import_get_title (import),
                            gem_import_get_n_sections (import),
                            gem_import_get_n_words (import),
                            TRUE,
                            FALSE };

  json_builder_begin_object (builder);
  add_entry (builder, &entry);
  gem_ctl_add_int (builder, "known_sections", gem_import_get_n_known (import));
  gem_ctl_add_int (builder, "sessions", gem_import_get_n_sessions (import));
  json_builder_set_member_name (builder, "repairs");
  json_builder_begin_array (builder);
  for (guint i = 0; i < repairs->len; i++)
    {
      const GemImportRepair *repair = g_ptr_array_index (repairs, i);

      json_builder_begin_object (builder);
      gem_ctl_add_string (builder, "kind", repair->kind);
      gem_ctl_add_int (builder, "line", repair->line);
      gem_ctl_add_string (builder, "before", repair->before);
      gem_ctl_add_string (builder, "after", repair->after);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  add_notes (builder, "uncertain", gem_import_get_uncertain (import));
  add_notes (builder, "left_out", gem_import_get_left_out (import));
  json_builder_end_object (builder);
  gem_ctl_print_json (builder);
}

static void
print_notes (const char *heading, GPtrArray *notes)
{
  if (notes->len == 0)
    return;
  g_print ("\n%s\n", heading);
  for (guint i = 0; i < notes->len && i < MAX_PRINTED; i++)
    {
      const GemImportNote *note = g_ptr_array_index (notes, i);
      g_autofree char *text = g_utf8_strlen (note->text, -1) > 70
                                  ? g_strconcat (g_utf8_substring (note->text, 0, 69), "…", NULL)
                                  : g_strdup (note->text);

      g_print (_ ("  line %u: %s “%s”\n"), note->line, note->reason,
               g_strdelimit (text, "\n", ' '));
    }
  if (notes->len > MAX_PRINTED)
    g_print (_ ("  … and %u more; --json lists all\n"), notes->len - MAX_PRINTED);
}

static void
print_import (GemImport *import)
{
  GPtrArray *repairs = gem_import_get_repairs (import);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer kind, count;

  g_print (_ ("%s  “%s”: %u sections (%u known), %u sessions, %u words\n"),
           gem_import_get_id (import), gem_import_get_title (import),
           gem_import_get_n_sections (import), gem_import_get_n_known (import),
           gem_import_get_n_sessions (import), gem_import_get_n_words (import));
  for (guint i = 0; i < repairs->len; i++)
    {
      const GemImportRepair *repair = g_ptr_array_index (repairs, i);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, repair->kind));

      g_hash_table_replace (counts, (gpointer) repair->kind, GUINT_TO_POINTER (n + 1));
    }
  if (repairs->len > 0)
    g_print ("\n%s\n", _ ("Repaired:"));
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &kind, &count))
    g_print ("  %4u  %s\n", GPOINTER_TO_UINT (count), gem_import_kind_name (kind));
  print_notes (_ ("Look at these:"), gem_import_get_uncertain (import));
  print_notes (_ ("Left out:"), gem_import_get_left_out (import));
}

static GemCtlStatus
import (GemCtl *ctl, const char *folder, int argc, char **argv)
{
  g_autofree char *id = NULL;
  g_autofree char *title = NULL;
  g_autofree char *path = NULL;
  g_autofree char *model_path = gem_library_built_in_path ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GemEdition) model = NULL;
  g_autoptr (GemImport) result = NULL;
  GOptionEntry options[] = { { "id", 0, 0, G_OPTION_ARG_STRING, &id, NULL, NULL },
                             { "title", 0, 0, G_OPTION_ARG_STRING, &title, NULL, NULL },
                             { NULL } };

  if (!gem_ctl_parse (options, "edition import FILE", &argc, &argv))
    return GEM_CTL_USAGE;
  if (argc != 2)
    return gem_ctl_fail (GEM_CTL_USAGE, _ ("Say which file to import: edition import FILE."));
  if (id != NULL && (!gem_library_is_id (id) || g_str_equal (id, GEM_LIBRARY_BUILT_IN)))
    return gem_ctl_fail (
        GEM_CTL_USAGE,
        _ ("“%s” can't be the id of a publication: use lower-case letters, digits and "
           "hyphens, and not the built-in one's."),
        id);
  model = gem_edition_open (model_path, &error);
  if (model != NULL)
    result = gem_import_read (argv[1], model, id, title, NULL, &error);
  if (result == NULL)
    return gem_ctl_fail (GEM_CTL_FAILED, "%s", error->message);
  path = gem_library_path (folder, gem_import_get_id (result));
  if (!gem_library_prepare (folder, &error) || !gem_import_write (result, path, &error) ||
      !gem_library_use (folder, gem_import_get_id (result), &error))
    return gem_ctl_fail (GEM_CTL_FAILED, "%s", error->message);
  if (ctl->json)
    print_import_json (result);
  else
    print_import (result);
  return GEM_CTL_DONE;
}

/**
 * gem_ctl_library:
 * @ctl: the global options
 * @argc: how many words
 * @argv: the words
 *
 * Returns: the exit status
 */
GemCtlStatus
gem_ctl_library (GemCtl *ctl, int argc, char **argv)
{
  g_autofree char *folder = gem_context_get_data_dir (ctl->data_dir);
  const char *command = argc > 1 ? argv[1] : "";

  if (g_str_equal (command, "import"))
    return import (ctl, folder, argc - 1, argv + 1);
  if (g_str_equal (command, "list") && argc == 2)
    return list (ctl, folder);
  if (g_str_equal (command, "info") && argc <= 3)
    return info (ctl, folder, argc == 3 ? argv[2] : NULL);
  if (g_str_equal (command, "use") && argc == 3)
    return change (folder, argv[2], gem_library_use);
  if (g_str_equal (command, "remove") && argc == 3)
    return change (folder, argv[2], gem_library_remove);
  return gem_ctl_fail (
      GEM_CTL_USAGE,
      _ ("Say what to do: edition list | info [ID] | import FILE [--id ID] [--title T] | remove ID | "
         "use ID."));
}

static GemCtlStatus
print_list (GemCtl *ctl, GemEditionList which, const char *places_key, int argc, char **argv)
{
  g_autoptr (GemContext) context = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (argc > 1)
    return gem_ctl_fail (GEM_CTL_USAGE, _ ("“%s” takes no further words."), argv[0]);
  context = gem_ctl_open (ctl);
  if (context == NULL)
    return GEM_CTL_FAILED;
  entries = gem_edition_load_list (gem_context_get_edition (context), which, NULL, &error);
  if (entries == NULL)
    return gem_ctl_fail (GEM_CTL_FAILED, "%s", error->message);
  json_builder_begin_array (builder);
  for (guint i = 0; i < entries->len; i++)
    {
      const GemListEntry *entry = g_ptr_array_index (entries, i);

      if (!ctl->json)
        g_print ("%s%s%s  [%s]\n    %s\n", entry->title, entry->lead != NULL ? ", " : "",
                 entry->lead != NULL ? entry->lead : "", entry->address,
                 entry->text != NULL ? entry->text : "");
      json_builder_begin_object (builder);
      gem_ctl_add_string (builder, "id", entry->id);
      gem_ctl_add_string (builder, which == GEM_EDITION_TERMS ? "term" : "title", entry->title);
      if (which == GEM_EDITION_TERMS)
        {
          gem_ctl_add_string (builder, "full", entry->lead);
          gem_ctl_add_string (builder, "meaning", entry->text);
        }
      else
        {
          g_autofree char *author = g_strdup (entry->lead);
          char *year = author != NULL ? g_strrstr (author, " (") : NULL;

          if (year != NULL)
            *year = '\0';
          gem_ctl_add_string (builder, "author", author);
          gem_ctl_add_int (builder, "year", entry->year);
          gem_ctl_add_string (builder, "kind", entry->kind);
          gem_ctl_add_string (builder, "publisher", entry->text);
        }
      g_ptr_array_add (entry->places, NULL);
      gem_ctl_add_strings (builder, places_key, (const char *const *) entry->places->pdata);
      gem_ctl_add_string (builder, "address", entry->address);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  if (ctl->json)
    gem_ctl_print_json (builder);
  return GEM_CTL_DONE;
}

/**
 * gem_ctl_references:
 * @ctl: the global options
 * @argc: how many words
 * @argv: the words
 *
 * Returns: the exit status
 */
GemCtlStatus
gem_ctl_references (GemCtl *ctl, int argc, char **argv)
{
  return print_list (ctl, GEM_EDITION_REFERENCES, "cited_in", argc, argv);
}

/**
 * gem_ctl_glossary:
 * @ctl: the global options
 * @argc: how many words
 * @argv: the words
 *
 * Returns: the exit status
 */
GemCtlStatus
gem_ctl_glossary (GemCtl *ctl, int argc, char **argv)
{
  return print_list (ctl, GEM_EDITION_TERMS, "used_in", argc, argv);
}
