/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-editions-dialog.h"

#include "gem-rows.h"
#include "import/gem-import.h"
#include "library/gem-library.h"

#include <glib/gi18n.h>

/* Of a long report; the command line lists all of it. */
#define MAX_ROWS 60

struct _GemEditionsDialog
{
  HdyWindow parent_instance;

  GtkStack *stack;
  GtkListBox *list;
  GtkLabel *problem;
  GtkEntry *title;
  GtkLabel *summary;
  GtkListBox *report;
  GtkWidget *accept;

  GemContext *context;
  GemImport *import;
  GCancellable *cancellable;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemEditionsDialog, gem_editions_dialog, HDY_TYPE_WINDOW)

static void load_list (GemEditionsDialog *self);

static void
show_problem (GemEditionsDialog *self, const char *text)
{
  gtk_label_set_text (self->problem, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), text != NULL);
  gtk_stack_set_visible_child_name (self->stack, "list");
}

static void
done (GemEditionsDialog *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
  gtk_window_close (GTK_WINDOW (self));
}

/* The few bytes that say which edition is read: no work for a worker. */
static void
use_cb (GemEditionsDialog *self, GtkWidget *button)
{
  g_autoptr (GError) error = NULL;

  if (gem_library_use (gem_context_get_folder (self->context), gtk_widget_get_name (button),
                       &error))
    done (self);
  else
    show_problem (self, error->message);
}

static void
remove_cb (GemEditionsDialog *self, GtkWidget *button)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *active = gem_library_get_active (gem_context_get_folder (self->context));
  const char *id = gtk_widget_get_name (button);
  gboolean was_active = g_str_equal (active, id);

  if (!gem_library_remove (gem_context_get_folder (self->context), id, &error))
    show_problem (self, error->message);
  else if (was_active)
    done (self);
  else
    load_list (self);
}

static GtkWidget *
add_button (
    GemEditionsDialog *self, GtkWidget *row, GtkWidget *button, const char *name, const char *id)
{
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gem_set_accessible_name (button, name);
  gtk_widget_set_name (button, id);
  gtk_container_add (GTK_CONTAINER (row), button);
  return button;
}

static GtkWidget *
make_row (GemEditionsDialog *self, const GemLibraryEntry *entry)
{
  GtkWidget *row = hdy_action_row_new ();
  g_autofree char *size =
      g_strdup_printf (_ ("%u sections, %u words"), entry->sections, entry->words);
  g_autofree char *subtitle =
      g_strdup_printf ("%s · %s",
                       entry->built_in ? _ ("Retold in plain Dutch, comes with the program")
                                       : entry->id,
                       size);

  hdy_preferences_row_set_title (HDY_PREFERENCES_ROW (row), entry->title);
  hdy_action_row_set_subtitle (HDY_ACTION_ROW (row), subtitle);
  hdy_action_row_set_title_lines (HDY_ACTION_ROW (row), 0);
  hdy_action_row_set_subtitle_lines (HDY_ACTION_ROW (row), 0);
  gem_set_accessible_name (row, entry->title);
  if (entry->active)
    gtk_container_add (GTK_CONTAINER (row), gem_caption_new (_ ("You read this")));
  else
    {
      g_autofree char *name = g_strdup_printf (_ ("Read %s, %s"), entry->title, subtitle);
      GtkWidget *button = gtk_button_new_with_label (_ ("Read"));

      g_signal_connect_swapped (add_button (self, row, button, name, entry->id), "clicked",
                                G_CALLBACK (use_cb), self);
    }
  if (!entry->built_in)
    {
      g_autofree char *name =
          g_strdup_printf (_ ("Remove %s; its file stays where you had it"), entry->title);
      GtkWidget *button =
          gtk_button_new_from_icon_name ("user-trash-symbolic", GTK_ICON_SIZE_BUTTON);

      g_signal_connect_swapped (add_button (self, row, button, name, entry->id), "clicked",
                                G_CALLBACK (remove_cb), self);
    }
  gtk_widget_show_all (row);
  return row;
}

static void
list_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GemEditionsDialog *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = gem_library_list_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (entries == NULL)
    {
      show_problem (self, error->message);
      return;
    }
  gem_container_clear (GTK_CONTAINER (self->list));
  for (guint i = 0; i < entries->len; i++)
    gtk_container_add (GTK_CONTAINER (self->list), make_row (self, g_ptr_array_index (entries, i)));
}

static void
load_list (GemEditionsDialog *self)
{
  gem_library_list_async (gem_context_get_folder (self->context), self->cancellable, list_loaded_cb,
                          self);
}

static GtkWidget *
make_report_row (const char *title, const char *subtitle)
{
  GtkWidget *row = hdy_action_row_new ();

  hdy_preferences_row_set_title (HDY_PREFERENCES_ROW (row), title);
  hdy_action_row_set_subtitle (HDY_ACTION_ROW (row), subtitle);
  hdy_action_row_set_title_lines (HDY_ACTION_ROW (row), 0);
  hdy_action_row_set_subtitle_lines (HDY_ACTION_ROW (row), 0);
  gem_set_accessible_name (row, title);
  return row;
}

static GtkWidget *
add_group (GemEditionsDialog *self, const char *heading, guint n)
{
  GtkWidget *group = hdy_expander_row_new ();
  g_autofree char *title = g_strdup_printf ("%s (%u)", heading, n);

  hdy_preferences_row_set_title (HDY_PREFERENCES_ROW (group), title);
  gem_set_accessible_name (group, title);
  gtk_widget_set_sensitive (group, n > 0);
  gtk_container_add (GTK_CONTAINER (self->report), group);
  return group;
}

static void
add_more (GtkWidget *group, guint n)
{
  g_autofree char *text = NULL;

  if (n <= MAX_ROWS)
    return;
  text = g_strdup_printf (_ ("… and %u more"), n - MAX_ROWS);
  gtk_container_add (GTK_CONTAINER (group),
                     make_report_row (text,
                                      _ ("“gemeenten2024ctl edition import --json” lists all")));
}

/* hdy_action_row reads its words as markup. */
static char *
short_text (const char *text)
{
  g_autofree char *cut = g_utf8_strlen (text, -1) > 120 ? g_utf8_substring (text, 0, 119) : NULL;
  g_autofree char *line =
      g_strdup_printf ("%s%s", cut != NULL ? cut : text, cut != NULL ? "…" : "");

  return g_markup_escape_text (g_strdelimit (line, "\n", ' '), -1);
}

static void
add_notes (GemEditionsDialog *self, const char *heading, GPtrArray *notes)
{
  GtkWidget *group = add_group (self, heading, notes->len);

  for (guint i = 0; i < notes->len && i < MAX_ROWS; i++)
    {
      const GemImportNote *note = g_ptr_array_index (notes, i);
      g_autofree char *reason = g_markup_escape_text (note->reason, -1);
      g_autofree char *where = g_strdup_printf (_ ("Line %u: %s"), note->line, reason);
      g_autofree char *text = short_text (note->text);

      gtk_container_add (GTK_CONTAINER (group), make_report_row (text, where));
    }
  add_more (group, notes->len);
}

static void
add_repairs (GemEditionsDialog *self, GPtrArray *repairs)
{
  GtkWidget *group = add_group (self, _ ("Repaired"), repairs->len);

  for (guint i = 0; i < repairs->len && i < MAX_ROWS; i++)
    {
      const GemImportRepair *repair = g_ptr_array_index (repairs, i);
      g_autofree char *words = g_strdup_printf ("%s → %s", repair->before, repair->after);
      g_autofree char *text = short_text (words);
      g_autofree char *where =
          g_strdup_printf (_ ("Line %u: %s"), repair->line, gem_import_kind_name (repair->kind));

      gtk_container_add (GTK_CONTAINER (group), make_report_row (text, where));
    }
  add_more (group, repairs->len);
}

static void
show_preview (GemEditionsDialog *self)
{
  g_autofree char *summary = g_strdup_printf (
      _ ("%u sections, of which %u are those of Gemeenten 2024; %u provincial sessions; %u words."),
      gem_import_get_n_sections (self->import), gem_import_get_n_known (self->import),
      gem_import_get_n_sessions (self->import), gem_import_get_n_words (self->import));

  gtk_entry_set_text (self->title, gem_import_get_title (self->import));
  gtk_label_set_text (self->summary, summary);
  gem_container_clear (GTK_CONTAINER (self->report));
  add_repairs (self, gem_import_get_repairs (self->import));
  add_notes (self, _ ("Look at these"), gem_import_get_uncertain (self->import));
  add_notes (self, _ ("Left out"), gem_import_get_left_out (self->import));
  gtk_widget_show_all (GTK_WIDGET (self->report));
  gtk_stack_set_visible_child_name (self->stack, "preview");
  gtk_widget_grab_default (self->accept);
  gtk_widget_grab_focus (self->accept);
}

static void
import_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GemEditionsDialog *self = data;
  g_autoptr (GError) error = NULL;
  GemImport *import = gem_import_read_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (import == NULL)
    {
      show_problem (self, error->message);
      return;
    }
  g_clear_pointer (&self->import, gem_import_free);
  self->import = import;
  show_preview (self);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GemEditionsDialog *self = source;
  const char *folder = gem_context_get_folder (self->context);
  const char *id = gem_import_get_id (self->import);
  g_autofree char *path = gem_library_path (folder, id);
  g_autoptr (GError) error = NULL;

  if (gem_library_prepare (folder, &error) && gem_import_write (self->import, path, &error) &&
      gem_library_use (folder, id, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GemEditionsDialog *self = GEM_EDITIONS_DIALOG (source);
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    done (self);
  else
    show_problem (self, error->message);
}

static void
accept_cb (GemEditionsDialog *self)
{
  g_autoptr (GTask) task = NULL;

  if (*gtk_entry_get_text (self->title) != '\0')
    gem_import_set_title (self->import, gtk_entry_get_text (self->title));
  gtk_stack_set_visible_child_name (self->stack, "working");
  task = g_task_new (self, NULL, written_cb, NULL);
  g_task_run_in_thread (task, write_in_thread);
}

static void
cancel_cb (GemEditionsDialog *self)
{
  g_clear_pointer (&self->import, gem_import_free);
  show_problem (self, NULL);
}

static void
choose_cb (GemEditionsDialog *self)
{
  g_autoptr (GtkFileChooserNative) chooser =
      gtk_file_chooser_native_new (_ ("Import a publication"), GTK_WINDOW (self),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Markdown and text"));
  gtk_file_filter_add_pattern (filter, "*.md");
  gtk_file_filter_add_pattern (filter, "*.markdown");
  gtk_file_filter_add_pattern (filter, "*.txt");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  if (gtk_native_dialog_run (GTK_NATIVE_DIALOG (chooser)) == GTK_RESPONSE_ACCEPT)
    {
      g_autofree char *path = gtk_file_chooser_get_filename (GTK_FILE_CHOOSER (chooser));

      if (path != NULL)
        gem_editions_dialog_import (self, path);
    }
}

static void
gem_editions_dialog_dispose (GObject *object)
{
  GemEditionsDialog *self = GEM_EDITIONS_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->context);
  g_clear_pointer (&self->import, gem_import_free);

  G_OBJECT_CLASS (gem_editions_dialog_parent_class)->dispose (object);
}

static void
gem_editions_dialog_class_init (GemEditionsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkBindingSet *bindings = gtk_binding_set_by_class (klass);

  G_OBJECT_CLASS (klass)->dispose = gem_editions_dialog_dispose;

  /**
   * GemEditionsDialog::changed:
   * @self: the dialog
   *
   * Another publication is read from now on.
   */
  signals[CHANGED] = g_signal_new ("changed", GEM_TYPE_EDITIONS_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new_class_handler ("escape", GEM_TYPE_EDITIONS_DIALOG,
                              G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION, G_CALLBACK (gtk_window_close),
                              NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_binding_entry_add_signal (bindings, GDK_KEY_Escape, 0, "escape", 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               GEM_RESOURCE_PATH "/ui/gem-editions-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, GemEditionsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, GemEditionsDialog, list);
  gtk_widget_class_bind_template_child (widget_class, GemEditionsDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, GemEditionsDialog, title);
  gtk_widget_class_bind_template_child (widget_class, GemEditionsDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, GemEditionsDialog, report);
  gtk_widget_class_bind_template_child (widget_class, GemEditionsDialog, accept);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
}

static void
gem_editions_dialog_init (GemEditionsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  gem_set_accessible_name (GTK_WIDGET (self->list), _ ("Publications"));
  gem_set_accessible_name (GTK_WIDGET (self->report), _ ("What was understood"));
}

/**
 * gem_editions_dialog_new:
 * @parent: the window it belongs to
 * @context: the context
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GemEditionsDialog *
gem_editions_dialog_new (GtkWindow *parent, GemContext *context)
{
  GemEditionsDialog *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && GEM_IS_CONTEXT (context), NULL);

  self = g_object_new (GEM_TYPE_EDITIONS_DIALOG, "transient-for", parent, NULL);
  self->context = g_object_ref (context);
  load_list (self);
  return self;
}

/**
 * gem_editions_dialog_import:
 * @self: a dialog
 * @path: a file
 *
 * Reads the file in a worker, and shows what was understood. Nothing is kept before the person says so.
 */
void
gem_editions_dialog_import (GemEditionsDialog *self, const char *path)
{
  g_return_if_fail (GEM_IS_EDITIONS_DIALOG (self) && path != NULL);

  gtk_stack_set_visible_child_name (self->stack, "working");
  gem_import_read_async (path, gem_context_get_built_in (self->context), self->cancellable,
                         import_read_cb, self);
}
