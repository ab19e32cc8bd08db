/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* notes: what a person added to what they read. */

#include "gem-ctl.h"

#include "notes/gem-note-anchor.h"

#include <glib/gi18n.h>

/* What of many refusals is printed for people; --json has all of them. */
#define MAX_PRINTED 12

static const char *
state_name (GemNoteState state)
{
  static const char *const names[] = {
    [GEM_NOTE_PLACED] = "placed",
    [GEM_NOTE_MOVED] = "moved",
    [GEM_NOTE_LOST] = "lost",
  };

  return names[state];
}

static void
add_note (JsonBuilder *builder, const GemNote *note)
{
  json_builder_begin_object (builder);
  gem_ctl_add_string (builder, "id", note->id);
  gem_ctl_add_string (builder, "address", note->address);
  gem_ctl_add_string (builder, "title", note->title);
  gem_ctl_add_string (builder, "state", state_name (note->state));
  gem_ctl_add_string (builder, "quote", note->quote);
  gem_ctl_add_string (builder, "colour", gem_note_colour_key (note->colour));
  gem_ctl_add_string (builder, "text", note->text);
  gem_ctl_add_strings (builder, "tags", (const char *const *) note->tags);
  gem_ctl_add_int (builder, "created", note->created);
  gem_ctl_add_int (builder, "modified", note->modified);
  json_builder_end_object (builder);
}

static void
print_note (const GemNote *note)
{
  g_autofree char *tags = g_strjoinv (", ", note->tags);

  g_print ("%s  %s%s\n", note->address, note->title,
           note->state == GEM_NOTE_LOST ? _ (" (not in this publication)") : "");
  if (note->quote != NULL)
    g_print ("  “%s”\n", note->quote);
  if (note->text != NULL)
    g_print ("  %s\n", note->text);
  if (*tags != '\0')
    g_print ("  %s %s\n", _ ("Labels:"), tags);
}

/* The words that choose notes, for list and export. */
typedef struct
{
  char *address;
  char *words;
  char *tag;
  char *colour;
  char *kind;
  char *sort;
  char *format;
  char *path;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->address);
  g_free (options->words);
  g_free (options->tag);
  g_free (options->colour);
  g_free (options->kind);
  g_free (options->sort);
  g_free (options->format);
  g_free (options->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
is_one_of (const char *word, const char *const *words)
{
  return word == NULL || g_strv_contains (words, word);
}

/* FALSE with its words said where the command line is wrong. */
static gboolean
read_query (Options *options, GemNoteQuery *query, int *argc, char ***argv)
{
  static const char *const kinds[] = { "bookmark", "mark", "note", NULL };
  static const char *const sorts[] = { "place", "created", "modified", NULL };
  GOptionEntry entries[] = {
    { "at", 0, 0, G_OPTION_ARG_STRING, &options->address, NULL, NULL },
    { "words", 0, 0, G_OPTION_ARG_STRING, &options->words, NULL, NULL },
    { "tag", 0, 0, G_OPTION_ARG_STRING, &options->tag, NULL, NULL },
    { "colour", 0, 0, G_OPTION_ARG_STRING, &options->colour, NULL, NULL },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &options->kind, NULL, NULL },
    { "sort", 0, 0, G_OPTION_ARG_STRING, &options->sort, NULL, NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options->format, NULL, NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->path, NULL, NULL },
    { NULL },
  };

  if (!gem_ctl_parse (entries, "notes", argc, argv))
    return FALSE;
  query->address = options->address;
  query->words = options->words;
  query->tag = options->tag;
  query->kind = options->kind;
  query->sort = options->sort;
  query->colour =
      options->colour != NULL ? gem_note_find_colour (options->colour) : GEM_NOTE_NO_COLOUR;
  if (*argc == 1 && is_one_of (options->kind, kinds) && is_one_of (options->sort, sorts) &&
      (options->colour == NULL || query->colour != GEM_NOTE_NO_COLOUR))
    return TRUE;
  gem_ctl_fail (GEM_CTL_USAGE, "%s",
                _ ("Notes are chosen with --at ADDRESS, --words WORDS, --tag TAG, --colour "
                   "yellow|green|blue|pink|orange|purple, --kind bookmark|mark|note and "
                   "--sort place|created|modified."));
  return FALSE;
}

static GemCtlStatus
list (GemCtl *ctl, int argc, char **argv)
{
  g_auto (Options) options = { NULL };
  GemNoteQuery query = { NULL };
  g_autoptr (GemContext) context = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GError) error = NULL;

  if (!read_query (&options, &query, &argc, &argv))
    return GEM_CTL_USAGE;
  context = gem_ctl_open (ctl);
  if (context == NULL)
    return GEM_CTL_FAILED;
  notes = gem_notes_load (gem_context_get_store (context), gem_context_get_edition (context),
                          &query, NULL, &error);
  if (notes == NULL)
    return gem_ctl_fail (GEM_CTL_FAILED, "%s", error->message);
  json_builder_begin_array (builder);
  for (guint i = 0; i < notes->len; i++)
    {
      add_note (builder, g_ptr_array_index (notes, i));
      if (!ctl->json)
        print_note (g_ptr_array_index (notes, i));
    }
  json_builder_end_array (builder);
  if (ctl->json)
    gem_ctl_print_json (builder);
  return GEM_CTL_DONE;
}

static GemCtlStatus export(GemCtl *ctl, int argc, char **argv)
{
  g_auto (Options) options = { NULL };
  GemNoteQuery query = { NULL };
  g_autoptr (GemContext) context = NULL;
  g_autoptr (GError) error = NULL;
  GemNotesFormat format;

  if (!read_query (&options, &query, &argc, &argv))
    return GEM_CTL_USAGE;
  if (options.path == NULL ||
      !gem_notes_find_format (options.format != NULL ? options.format : options.path, &format))
    return gem_ctl_fail (GEM_CTL_USAGE, "%s",
                         _ ("“notes export” needs -o FILE, and --format md or json where the name "
                            "does not end so."));
  context = gem_ctl_open (ctl);
  if (context == NULL)
    return GEM_CTL_FAILED;
  if (!gem_notes_export_file (gem_context_get_store (context), gem_context_get_edition (context),
                              &query, format, options.path, NULL, &error))
    return gem_ctl_fail (GEM_CTL_FAILED, "%s", error->message);
  if (ctl->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      gem_ctl_add_string (builder, "file", options.path);
      gem_ctl_add_string (builder, "format", format == GEM_NOTES_JSON ? "json" : "md");
      json_builder_end_object (builder);
      gem_ctl_print_json (builder);
    }
  return GEM_CTL_DONE;
}

/**
 * gem_ctl_add_import:
 * @builder: a builder in an object
 * @import: what a file brought
 */
void
gem_ctl_add_import (JsonBuilder *builder, const GemNotesImport *import)
{
  gem_ctl_add_int (builder, "added", import->added);
  gem_ctl_add_int (builder, "changed", import->changed);
  gem_ctl_add_int (builder, "same", import->same);
  gem_ctl_add_int (builder, "older", import->older);
  json_builder_set_member_name (builder, "refused");
  json_builder_begin_array (builder);
  for (guint i = 0; i < import->refused->len; i++)
    {
      const GemNotesRefusal *refusal = g_ptr_array_index (import->refused, i);

      json_builder_begin_object (builder);
      gem_ctl_add_string (builder, "place", refusal->place);
      gem_ctl_add_string (builder, "reason", refusal->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * gem_ctl_print_import:
 * @import: what a file brought
 */
void
gem_ctl_print_import (const GemNotesImport *import)
{
  g_print (_ ("Notes: %u new, %u changed, %u the same, %u older than yours.\n"), import->added,
           import->changed, import->same, import->older);
  if (import->refused->len > 0)
    g_print ("%s\n", _ ("Not taken in:"));
  for (guint i = 0; i < import->refused->len && i < MAX_PRINTED; i++)
    {
      const GemNotesRefusal *refusal = g_ptr_array_index (import->refused, i);

      g_print ("  %s: %s\n", refusal->place, refusal->reason);
    }
  if (import->refused->len > MAX_PRINTED)
    g_print (_ ("  … and %u more; --json lists all\n"), import->refused->len - MAX_PRINTED);
}

static GemCtlStatus
import_file (GemCtl *ctl, int argc, char **argv)
{
  gboolean preview = FALSE;
  GOptionEntry entries[] = { { "preview", 0, 0, G_OPTION_ARG_NONE, &preview, NULL, NULL },
                             { NULL } };
  g_autoptr (GemStore) store = NULL;
  g_autoptr (GemNotesImport) import = NULL;
  g_autoptr (GError) error = NULL;

  if (!gem_ctl_parse (entries, "notes import", &argc, &argv))
    return GEM_CTL_USAGE;
  if (argc != 2)
    return gem_ctl_fail (GEM_CTL_USAGE, "%s",
                         _ ("“notes import” takes one file, and --preview to change nothing."));
  store = gem_ctl_open_store (ctl);
  import = gem_notes_read_file (store, argv[1], NULL, &error);
  if (import == NULL || (!preview && !gem_notes_merge (store, import, &error)))
    return gem_ctl_fail (GEM_CTL_FAILED, "%s", error->message);
  if (ctl->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      gem_ctl_add_import (builder, import);
      json_builder_end_object (builder);
      gem_ctl_print_json (builder);
    }
  else
    gem_ctl_print_import (import);
  return import->refused->len > 0 ? GEM_CTL_FAILED : GEM_CTL_DONE;
}

/* Keeps a note at a place that is there, and says what it is called. */
static GemCtlStatus
add_at (GemCtl *ctl, GemContext *context, const GemAddress *address, const char *text, char **tags)
{
  g_autofree char *place = gem_address_to_string (address);
  g_autoptr (GemNoteAnchor) anchor = gem_note_anchor_new (gem_context_get_edition (context));
  g_autoptr (GemNote) note = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = gem_ctl_dup_title (context, address, &error);

  if (error != NULL)
    return gem_ctl_fail (GEM_CTL_FAILED, "%s", error->message);
  note = gem_note_new (place, title != NULL ? title : "");
  if (!gem_note_anchor_place (anchor, note, NULL, &error))
    return gem_ctl_fail (GEM_CTL_FAILED, "%s", error->message);
  if (title == NULL || note->state == GEM_NOTE_LOST)
    return gem_ctl_fail (GEM_CTL_NOT_FOUND, _ ("Nothing is at %s."), place);
  note->text = g_strdup (text);
  g_strfreev (note->tags);
  note->tags = g_strdupv (tags);
  if (!gem_notes_save (gem_context_get_store (context), note, &error))
    return gem_ctl_fail (GEM_CTL_FAILED, "%s", error->message);
  if (ctl->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      add_note (builder, note);
      gem_ctl_print_json (builder);
    }
  else
    g_print ("%s\n", note->id);
  return GEM_CTL_DONE;
}

static GemCtlStatus
add (GemCtl *ctl, int argc, char **argv)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) tags = NULL;
  GOptionEntry entries[] = {
    { "text", 0, 0, G_OPTION_ARG_STRING, &text, NULL, NULL },
    { "tag", 0, 0, G_OPTION_ARG_STRING_ARRAY, &tags, NULL, NULL },
    { NULL },
  };
  g_autoptr (GemContext) context = NULL;
  g_autoptr (GemAddress) address = NULL;
  g_autoptr (GError) error = NULL;

  if (!gem_ctl_parse (entries, "notes add", &argc, &argv))
    return GEM_CTL_USAGE;
  if (argc != 2)
    return gem_ctl_fail (GEM_CTL_USAGE, "%s",
                         _ ("“notes add” takes one address, --text TEXT and --tag TAG."));
  address = gem_address_parse (argv[1], &error);
  if (address == NULL)
    return gem_ctl_fail (GEM_CTL_USAGE, "%s", error->message);
  if (tags == NULL)
    tags = g_new0 (char *, 1);
  context = gem_ctl_open (ctl);
  return context != NULL ? add_at (ctl, context, address, text, tags) : GEM_CTL_FAILED;
}

/**
 * gem_ctl_notes:
 * @ctl: the global options
 * @argc: how many words
 * @argv: the words
 *
 * Returns: the exit status
 */
GemCtlStatus
gem_ctl_notes (GemCtl *ctl, int argc, char **argv)
{
  static const struct
  {
    const char *name;
    GemCtlFunc run;
  } functions[] = {
    { "list", list }, { "add", add }, { "export", export }, { "import", import_file }
  };

  for (guint i = 0; argc > 1 && i < G_N_ELEMENTS (functions); i++)
    if (g_str_equal (functions[i].name, argv[1]))
      return functions[i].run (ctl, argc - 1, argv + 1);
  return gem_ctl_fail (
      GEM_CTL_USAGE, "%s",
      _ ("“notes” is followed by list, add ADDRESS, export -o FILE or import FILE."));
}
