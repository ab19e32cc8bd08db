/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-notes-files.h"

#include "notes/gem-backup.h"

#include <glib/gi18n.h>

/* So many reasons for a refusal are told; more would fill the screen. */
#define MOST_REFUSALS 5

static const char *const markdown_files[] = { "*.md", NULL };
static const char *const json_files[] = { "*.json", NULL };
static const char *const note_files[] = { "*.json", "*.md", NULL };

/* What the person asked for, from the choice of a file to its outcome. */
typedef struct Ask Ask;
struct Ask
{
  GemView *view;
  GemStore *store;
  GemEdition *edition;
  GemNoteQuery query;
  GemNotesFormat format;
  char *path;
  void (*chosen) (Ask *ask);
  GemNotesImport *import;
  GemBackup *backup;
};

static Ask *
ask_new (GemView *view, GemContext *context)
{
  Ask *ask = g_new0 (Ask, 1);

  ask->view = g_object_ref (view);
  ask->store = g_object_ref (gem_context_get_store (context));
  ask->edition = g_object_ref (gem_context_get_edition (context));
  ask->query.colour = -1;
  return ask;
}

static void
ask_free (Ask *ask)
{
  g_object_unref (ask->view);
  g_object_unref (ask->store);
  g_object_unref (ask->edition);
  g_free ((char *) ask->query.words);
  g_free ((char *) ask->query.tag);
  g_free ((char *) ask->query.kind);
  g_free ((char *) ask->query.sort);
  g_free (ask->path);
  g_clear_pointer (&ask->import, gem_notes_import_free);
  g_clear_pointer (&ask->backup, gem_backup_free);
  g_free (ask);
}

static GtkWindow *
window_of (Ask *ask)
{
  GtkWidget *window = gtk_widget_get_toplevel (GTK_WIDGET (ask->view));

  return GTK_IS_WINDOW (window) ? GTK_WINDOW (window) : NULL;
}

static void G_GNUC_PRINTF (2, 3) tell (Ask *ask, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list words;

  va_start (words, format);
  text = g_strdup_vprintf (format, words);
  va_end (words);
  gem_view_tell (ask->view, text, NULL);
}

static void
fail (Ask *ask, const char *what, const GError *error)
{
  g_autofree char *text = g_strdup_printf ("%s %s", what, error->message);

  gem_view_tell (ask->view, text, NULL);
}

static void
response_cb (GtkNativeDialog *dialog, int response, Ask *ask)
{
  if (response == GTK_RESPONSE_ACCEPT)
    ask->path = gtk_file_chooser_get_filename (GTK_FILE_CHOOSER (dialog));
  g_object_unref (dialog);
  if (response == GTK_RESPONSE_ACCEPT && ask->path != NULL)
    {
      ask->chosen (ask);
      return;
    }
  if (response == GTK_RESPONSE_ACCEPT)
    gem_view_tell (ask->view, _ ("Only a folder on this computer can be used. Choose another one."),
                   NULL);
  ask_free (ask);
}

static void
add_filter (GtkFileChooserNative *dialog, const char *name, const char *const *patterns)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
}

/* With @name a file to write, otherwise one to read. */
static void
choose_file (Ask *ask,
             const char *title,
             const char *accept,
             const char *name,
             const char *const *patterns,
             void (*chosen) (Ask *ask))
{
  static const char *const any[] = { "*", NULL };
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (title, window_of (ask),
                                   name != NULL ? GTK_FILE_CHOOSER_ACTION_SAVE
                                                : GTK_FILE_CHOOSER_ACTION_OPEN,
                                   accept, _ ("_Cancel"));
  g_autofree char *shown = g_strjoinv (", ", (char **) patterns);
  /* Translators: %s is such as "*.json, *.md" */
  g_autofree char *known = g_strdup_printf (_ ("What this program made (%s)"), shown);

  ask->chosen = chosen;
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  add_filter (dialog, known, patterns);
  add_filter (dialog, _ ("All files"), any);
  gtk_file_chooser_set_do_overwrite_confirmation (GTK_FILE_CHOOSER (dialog), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), ask);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* ---- To a file ---- */

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Ask *ask = data;
  g_autoptr (GError) error = NULL;

  if (gem_notes_export_file_finish (GEM_STORE (source), result, &error))
    tell (ask, _ ("The notes are in the file %s."), ask->path);
  else
    fail (ask, _ ("The notes could not be written. Choose another folder, or make room."), error);
  ask_free (ask);
}

static void
export_chosen (Ask *ask)
{
  gem_notes_export_file_async (ask->store, ask->edition, &ask->query, ask->format, ask->path, NULL,
                               exported_cb, ask);
}

/**
 * gem_notes_files_export:
 * @view: what asks
 * @context: the context
 * @query: which notes
 * @format: as what
 */
void
gem_notes_files_export (GemView *view,
                        GemContext *context,
                        const GemNoteQuery *query,
                        GemNotesFormat format)
{
  Ask *ask;
  g_autofree char *name = NULL;

  g_return_if_fail (GEM_IS_VIEW (view) && GEM_IS_CONTEXT (context) && query != NULL);

  ask = ask_new (view, context);
  ask->query.words = g_strdup (query->words);
  ask->query.tag = g_strdup (query->tag);
  ask->query.colour = query->colour;
  ask->query.kind = g_strdup (query->kind);
  ask->query.sort = g_strdup (query->sort);
  ask->format = format;
  name = g_strdup_printf ("%s.%s", _ ("My notes"), format == GEM_NOTES_JSON ? "json" : "md");
  choose_file (ask, _ ("Export notes"), _ ("_Export"), name,
               format == GEM_NOTES_JSON ? json_files : markdown_files, export_chosen);
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Ask *ask = data;
  g_autoptr (GError) error = NULL;

  if (gem_backup_write_finish (GEM_STORE (source), result, &error))
    tell (ask, _ ("Everything of yours is in the file %s. Keep it in a safe place."), ask->path);
  else
    fail (ask, _ ("No backup was made. Choose another folder, or make room."), error);
  ask_free (ask);
}

static void
back_up_chosen (Ask *ask)
{
  gem_backup_write_async (ask->store, ask->path, NULL, backed_up_cb, ask);
}

/**
 * gem_notes_files_back_up:
 * @view: what asks
 * @context: the context
 *
 * Everything of the person's in one file.
 */
void
gem_notes_files_back_up (GemView *view, GemContext *context)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *name = NULL;

  g_return_if_fail (GEM_IS_VIEW (view) && GEM_IS_CONTEXT (context));

  name = g_strdup_printf ("Gemeenten 2024 %s.json", day);
  choose_file (ask_new (view, context), _ ("Back up"), _ ("_Back up"), name, json_files,
               back_up_chosen);
}

/* ---- From a file ---- */

/* A line about so many, unless there are none. */
static void G_GNUC_PRINTF (3, 4) add_count (GString *text, guint n, const char *line, ...)
{
  va_list words;

  if (n == 0)
    return;
  va_start (words, line);
  g_string_append_vprintf (text, line, words);
  va_end (words);
  g_string_append_c (text, '\n');
}

/* What a file will do to the notes. */
static void
describe (GString *text, const GemNotesImport *import)
{
  guint n = import->refused->len;

  add_count (text, import->added, ngettext ("%u new note", "%u new notes", import->added),
             import->added);
  add_count (text, import->changed,
             ngettext ("%u note that says something else now",
                       "%u notes that say something else now", import->changed),
             import->changed);
  add_count (text, import->same,
             ngettext ("%u note that you have already", "%u notes that you have already",
                       import->same),
             import->same);
  add_count (text, import->older,
             ngettext ("%u note that is older than yours, which stays",
                       "%u notes that are older than yours, which stay", import->older),
             import->older);
  add_count (text, n, ngettext ("%u note can't be taken in:", "%u notes can't be taken in:", n), n);
  for (guint i = 0; i < MIN (n, MOST_REFUSALS); i++)
    {
      const GemNotesRefusal *refusal = g_ptr_array_index (import->refused, i);

      g_string_append_printf (text, "  %s: %s\n", refusal->place, refusal->reason);
    }
  if (n > MOST_REFUSALS)
    g_string_append (text, "  …\n");
}

/* Shows what will happen, before it does. */
static void
show_preview (Ask *ask,
              const char *title,
              const char *text,
              const char *accept,
              gboolean worthwhile,
              GCallback answered)
{
  GtkWidget *dialog =
      gtk_message_dialog_new (window_of (ask), GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
                              GTK_MESSAGE_QUESTION, GTK_BUTTONS_NONE, "%s", title);

  gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s", text);
  gtk_dialog_add_button (GTK_DIALOG (dialog), worthwhile ? _ ("_Cancel") : _ ("C_lose"),
                         GTK_RESPONSE_CANCEL);
  if (worthwhile)
    gtk_dialog_add_button (GTK_DIALOG (dialog), accept, GTK_RESPONSE_ACCEPT);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog),
                                   worthwhile ? GTK_RESPONSE_ACCEPT : GTK_RESPONSE_CANCEL);
  g_signal_connect (dialog, "response", answered, ask);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
merged_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Ask *ask = data;
  g_autoptr (GError) error = NULL;
  const GemNotesImport *done = gem_notes_merge_finish (GEM_STORE (source), result, &error);
  g_autofree char *text = NULL;

  if (done == NULL)
    fail (ask, _ ("Nothing was taken in; your notes are as they were."), error);
  else
    {
      text = g_strdup_printf (_ ("Taken in: %u new, %u changed."), done->added, done->changed);
      gem_view_tell (ask->view, text, NULL);
    }
  ask_free (ask);
}

static void
import_answered_cb (GtkWidget *dialog, int response, Ask *ask)
{
  gtk_widget_destroy (dialog);
  if (response == GTK_RESPONSE_ACCEPT)
    gem_notes_merge_async (ask->store, g_steal_pointer (&ask->import), merged_cb, ask);
  else
    ask_free (ask);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Ask *ask = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean worthwhile;

  ask->import = gem_notes_read_file_finish (GEM_STORE (source), result, &error);
  if (ask->import == NULL)
    {
      fail (ask, _ ("This file can't be taken in."), error);
      ask_free (ask);
      return;
    }
  describe (text, ask->import);
  worthwhile = ask->import->added + ask->import->changed > 0;
  if (text->len == 0)
    g_string_append (text, _ ("There are no notes in it."));
  show_preview (ask, worthwhile ? _ ("Take these notes in?") : _ ("This file brings nothing new"),
                text->str, _ ("_Take in"), worthwhile, G_CALLBACK (import_answered_cb));
}

static void
import_chosen (Ask *ask)
{
  gem_notes_read_file_async (ask->store, ask->path, NULL, read_cb, ask);
}

/**
 * gem_notes_files_import:
 * @view: what asks
 * @context: the context
 *
 * Takes in the notes of a file, after telling what that will do.
 */
void
gem_notes_files_import (GemView *view, GemContext *context)
{
  g_return_if_fail (GEM_IS_VIEW (view) && GEM_IS_CONTEXT (context));

  choose_file (ask_new (view, context), _ ("Import notes"), _ ("_Open"), NULL, note_files,
               import_chosen);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Ask *ask = data;
  g_autoptr (GError) error = NULL;
  const GemBackup *done = gem_backup_restore_finish (GEM_STORE (source), result, &error);

  if (done == NULL)
    fail (ask, _ ("Nothing was put back; all is as it was."), error);
  else
    gem_view_tell (ask->view, _ ("What was in the backup is back."), NULL);
  ask_free (ask);
}

static void
restore_answered_cb (GtkWidget *dialog, int response, Ask *ask)
{
  gtk_widget_destroy (dialog);
  if (response == GTK_RESPONSE_ACCEPT)
    gem_backup_restore_async (ask->store, g_steal_pointer (&ask->backup), restored_cb, ask);
  else
    ask_free (ask);
}

static void
backup_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Ask *ask = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  const GemBackup *backup;

  backup = ask->backup = gem_backup_read_finish (GEM_STORE (source), result, &error);
  if (backup == NULL)
    {
      fail (ask, _ ("This file can't be put back."), error);
      ask_free (ask);
      return;
    }
  describe (text, backup->notes);
  add_count (text, backup->n_read,
             ngettext ("%u section that was read", "%u sections that were read", backup->n_read),
             backup->n_read);
  add_count (text, backup->n_followed,
             ngettext ("%u item that is followed", "%u items that are followed",
                       backup->n_followed),
             backup->n_followed);
  add_count (text, backup->n_documents,
             ngettext ("%u document", "%u documents", backup->n_documents), backup->n_documents);
  add_count (text, backup->n_feeds, ngettext ("%u agenda", "%u agendas", backup->n_feeds),
             backup->n_feeds);
  g_string_append_printf (text, "\n%s", _ ("What you have now stays; nothing is removed."));
  show_preview (ask, _ ("Put this backup back?"), text->str, _ ("_Put back"), TRUE,
                G_CALLBACK (restore_answered_cb));
}

static void
restore_chosen (Ask *ask)
{
  gem_backup_read_async (ask->store, ask->path, NULL, backup_read_cb, ask);
}

/**
 * gem_notes_files_restore:
 * @view: what asks
 * @context: the context
 *
 * Puts a backup back, after telling what is in it.
 */
void
gem_notes_files_restore (GemView *view, GemContext *context)
{
  g_return_if_fail (GEM_IS_VIEW (view) && GEM_IS_CONTEXT (context));

  choose_file (ask_new (view, context), _ ("Put a backup back"), _ ("_Open"), NULL, json_files,
               restore_chosen);
}
