/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-themes-dialog.h"

#include "gem-rows.h"

#include <gdk/gdkkeysyms.h>
#include <glib/gi18n.h>

#define WIDTH 560
#define HEIGHT 640
#define FILE_NAME "themas.json"
#define MIN_TARGET 26 /* pixels: a finger needs 24 (WCAG 2.2, 2.5.8) */

struct _GemThemesDialog
{
  GtkDialog parent_instance;

  GtkLabel *message;
  GtkFlowBox *tools;
  GtkWidget *undo_button;
  GtkComboBoxText *province_combo;
  GtkContainer *subjects;
  GtkContainer *own;
  GtkEntry *name_entry;

  GemCompare *compare;
  GPtrArray *before; /* GemOwnThemes, the last one last: what undo goes back to */
  guint rebuild;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemThemesDialog, gem_themes_dialog, GTK_TYPE_DIALOG)

static void build (GemThemesDialog *self);

static void
say (GemThemesDialog *self, const char *text)
{
  gtk_label_set_text (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
}

static gboolean
rebuild_cb (gpointer data)
{
  GemThemesDialog *self = data;

  self->rebuild = 0;
  build (self);
  return G_SOURCE_REMOVE;
}

/* Whatever was clicked is built anew, but not while it is still being clicked. */
static void
lay (GemThemesDialog *self, GemOwnThemes *own)
{
  GemEdition *edition = gem_compare_get_edition (self->compare);
  GemCompare *compare = gem_compare_new (edition, own);

  gem_compare_unref (self->compare);
  self->compare = compare;
  say (self, NULL);
  gtk_widget_set_sensitive (self->undo_button, self->before->len > 0);
  if (self->rebuild == 0)
    self->rebuild = g_idle_add (rebuild_cb, self);
  g_signal_emit (self, signals[CHANGED], 0, own);
}

static void
take (GemThemesDialog *self, GemOwnThemes *own)
{
  GemOwnThemes *now = gem_compare_get_own (self->compare);

  if (!gem_own_themes_equal (now, own))
    {
      g_ptr_array_add (self->before, gem_own_themes_ref (now));
      lay (self, own);
    }
  gem_own_themes_unref (own);
}

static void
undo_cb (GemThemesDialog *self)
{
  g_autoptr (GemOwnThemes) own = NULL;

  if (self->before->len == 0)
    return;
  own = gem_own_themes_ref (g_ptr_array_index (self->before, self->before->len - 1));
  g_ptr_array_set_size (self->before, (int) self->before->len - 1);
  lay (self, own);
}

static void
add_cb (GemThemesDialog *self)
{
  g_autoptr (GError) error = NULL;
  GemOwnThemes *own = gem_own_themes_add_theme (gem_compare_get_own (self->compare),
                                                gtk_entry_get_text (self->name_entry), &error);

  if (own == NULL)
    {
      say (self, error->message);
      return;
    }
  gtk_entry_set_text (self->name_entry, "");
  take (self, own);
}

static void
remove_cb (GemThemesDialog *self, GtkWidget *button)
{
  take (self, gem_own_themes_remove_theme (gem_compare_get_own (self->compare),
                                           g_object_get_data (G_OBJECT (button), "theme")));
}

/* --- subjects --- */

static int
get_province (GemThemesDialog *self)
{
  return gem_compare_find_province (self->compare, gtk_combo_box_get_active_id (
                                                       GTK_COMBO_BOX (self->province_combo)));
}

static const GemSubject *
get_subject (GemThemesDialog *self, guint subject)
{
  return g_ptr_array_index (
      gem_compare_get_session (self->compare, (guint) get_province (self))->subjects, subject);
}

static const char *
get_iso (GemThemesDialog *self)
{
  return gem_compare_get_session (self->compare, (guint) get_province (self))->iso;
}

static void
theme_toggled_cb (GemThemesDialog *self, GtkToggleButton *button)
{
  guint subject = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "subject"));
  const char *theme = g_object_get_data (G_OBJECT (button), "theme");
  const char *const *themes =
      gem_compare_get_subject_themes (self->compare, (guint) get_province (self), subject);
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();

  for (guint i = 0; themes[i] != NULL; i++)
    if (!g_str_equal (themes[i], theme))
      g_ptr_array_add (changed, (gpointer) themes[i]);
  if (gtk_toggle_button_get_active (button))
    g_ptr_array_add (changed, (gpointer) theme);
  g_ptr_array_add (changed, NULL);
  take (self, gem_own_themes_assign (gem_compare_get_own (self->compare), get_iso (self),
                                     get_subject (self, subject)->wording,
                                     (const char *const *) changed->pdata));
}

static void
reset_cb (GemThemesDialog *self, GtkWidget *button)
{
  guint subject = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "subject"));

  take (self, gem_own_themes_assign (gem_compare_get_own (self->compare), get_iso (self),
                                     get_subject (self, subject)->wording, NULL));
}

/* The dialog fits where text is large and the screen is not. */
static void
wrap_label (GtkWidget *button)
{
  GtkLabel *label = GTK_LABEL (gtk_bin_get_child (GTK_BIN (button)));

  gtk_label_set_line_wrap (label, TRUE);
  gtk_label_set_line_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
}

static void
wrap_tool (GtkWidget *place, gpointer data)
{
  wrap_label (gtk_bin_get_child (GTK_BIN (place)));
}

static void
add_check (GemThemesDialog *self, GtkWidget *box, guint subject, guint theme)
{
  GtkWidget *place = gtk_flow_box_child_new ();
  GtkWidget *check =
      gtk_check_button_new_with_label (gem_compare_get_theme_name (self->compare, theme));
  const char *const *themes =
      gem_compare_get_subject_themes (self->compare, (guint) get_province (self), subject);
  const char *id = gem_compare_get_theme_id (self->compare, theme);
  g_autofree char *name = g_strdup_printf ("%s: %s", get_subject (self, subject)->wording,
                                           gem_compare_get_theme_name (self->compare, theme));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (check), g_strv_contains (themes, id));
  g_object_set_data (G_OBJECT (check), "subject", GUINT_TO_POINTER (subject));
  g_object_set_data_full (G_OBJECT (check), "theme", g_strdup (id), g_free);
  wrap_label (check);
  gtk_widget_set_size_request (check, -1, MIN_TARGET);
  gem_set_accessible_name (check, name);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (theme_toggled_cb), self);
  gtk_container_add (GTK_CONTAINER (place), check);
  gtk_container_add (GTK_CONTAINER (box), place);
}

static void
add_subject (GemThemesDialog *self, guint index)
{
  const GemSubject *subject = get_subject (self, index);
  gboolean own = gem_own_themes_find (gem_compare_get_own (self->compare), get_iso (self),
                                      subject->wording) != NULL;
  GtkWidget *box = gtk_flow_box_new ();

  gtk_container_add (self->subjects, gem_heading_new (subject->wording, 2));
  gtk_container_add (self->subjects,
                     gem_caption_new (own                 ? _ ("◆ Put elsewhere by you")
                                      : subject->doubtful ? _ ("As in the program; doubtful")
                                                          : _ ("As in the program")));
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), 2);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (box), TRUE);
  for (guint i = 0; i < gem_compare_get_n_themes (self->compare); i++)
    add_check (self, box, index, i);
  gem_flow_box_set_plain (GTK_FLOW_BOX (box), subject->wording);
  gtk_widget_show_all (box);
  gtk_container_add (self->subjects, box);
  if (own)
    {
      GtkWidget *reset = gtk_button_new_with_label (_ ("Back to how it was"));
      g_autofree char *name = g_strdup_printf (_ ("%s: back to how it was"), subject->wording);

      gem_set_accessible_name (reset, name);
      g_object_set_data (G_OBJECT (reset), "subject", GUINT_TO_POINTER (index));
      gtk_widget_set_halign (reset, GTK_ALIGN_START);
      g_signal_connect_swapped (reset, "clicked", G_CALLBACK (reset_cb), self);
      gtk_widget_show (reset);
      gtk_container_add (self->subjects, reset);
    }
}

static void
add_own (GemThemesDialog *self, const GemOwnTheme *theme)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gem_paragraph_new (theme->name);
  GtkWidget *button = gtk_button_new_with_label (_ ("Remove"));
  g_autofree char *name = g_strdup_printf (_ ("Remove the theme %s"), theme->name);

  gtk_widget_set_hexpand (label, TRUE);
  gem_set_accessible_name (button, name);
  g_object_set_data_full (G_OBJECT (button), "theme", g_strdup (theme->id), g_free);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (remove_cb), self);
  gtk_container_add (GTK_CONTAINER (box), label);
  gtk_container_add (GTK_CONTAINER (box), button);
  gtk_widget_show_all (box);
  gtk_container_add (self->own, box);
}

/* Which check or button has the focus stays so, as far as it is still there. */
static void
build (GemThemesDialog *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  const char *held = focus != NULL ? atk_object_get_name (gtk_widget_get_accessible (focus)) : NULL;
  g_autofree char *name = g_strdup (held);
  GPtrArray *own = gem_own_themes_get_themes (gem_compare_get_own (self->compare));
  GList *boxes;

  gem_container_clear (self->subjects);
  gem_container_clear (self->own);
  if (get_province (self) >= 0)
    for (guint i = 0;
         i < gem_compare_get_session (self->compare, (guint) get_province (self))->subjects->len;
         i++)
      add_subject (self, i);
  gtk_container_add (self->own, gem_heading_new (_ ("My themes"), 2));
  for (guint i = 0; i < own->len; i++)
    add_own (self, g_ptr_array_index (own, i));
  boxes = gtk_container_get_children (self->subjects);
  for (GList *l = boxes; name != NULL && l != NULL; l = l->next)
    if (GTK_IS_FLOW_BOX (l->data))
      {
        g_autoptr (GList) places = gtk_container_get_children (l->data);

        for (GList *p = places; p != NULL; p = p->next)
          {
            GtkWidget *check = gtk_bin_get_child (p->data);

            if (g_strcmp0 (atk_object_get_name (gtk_widget_get_accessible (check)), name) == 0)
              gtk_widget_grab_focus (check);
          }
      }
  g_list_free (boxes);
}

static void
province_changed_cb (GemThemesDialog *self)
{
  if (self->compare != NULL)
    build (self);
}

/* --- files --- */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GemThemesDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *body = NULL;
  gsize length = 0;
  GemOwnThemes *own = NULL;

  if (g_file_load_contents_finish (G_FILE (source), result, &body, &length, NULL, &error))
    own = gem_own_themes_from_json (body, (gssize) length, &error);
  if (gtk_widget_in_destruction (GTK_WIDGET (self)))
    g_clear_pointer (&own, gem_own_themes_unref);
  else if (own != NULL)
    take (self, own);
  else
    say (self, error->message);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GemThemesDialog) self = data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error) &&
      !gtk_widget_in_destruction (GTK_WIDGET (self)))
    say (self, error->message);
}

static void
file_chosen_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  GemThemesDialog *self = data;
  gboolean save =
      gtk_file_chooser_get_action (GTK_FILE_CHOOSER (dialog)) == GTK_FILE_CHOOSER_ACTION_SAVE;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      if (save)
        {
          char *body = gem_own_themes_to_json (gem_compare_get_own (self->compare));
          g_autoptr (GBytes) bytes = g_bytes_new_take (body, strlen (body));

          g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                               written_cb, g_object_ref (self));
        }
      else
        g_file_load_contents_async (file, NULL, read_cb, g_object_ref (self));
    }
  g_object_unref (dialog);
}

static void
choose_file (GemThemesDialog *self, gboolean save)
{
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (save ? _ ("Save my themes") : _ ("Read themes"),
                                   GTK_WINDOW (self),
                                   save ? GTK_FILE_CHOOSER_ACTION_SAVE
                                        : GTK_FILE_CHOOSER_ACTION_OPEN,
                                   save ? _ ("_Save") : _ ("_Open"), _ ("_Cancel"));

  if (save)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), FILE_NAME);
  gtk_file_chooser_set_do_overwrite_confirmation (GTK_FILE_CHOOSER (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (file_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
import_cb (GemThemesDialog *self)
{
  choose_file (self, FALSE);
}

static void
export_cb (GemThemesDialog *self)
{
  choose_file (self, TRUE);
}

static gboolean
gem_themes_dialog_key_press (GtkWidget *widget, GdkEventKey *event)
{
  GemThemesDialog *self = GEM_THEMES_DIALOG (widget);
  gboolean control = (event->state & gtk_accelerator_get_default_mod_mask ()) == GDK_CONTROL_MASK;

  if (control && event->keyval == GDK_KEY_z &&
      gtk_window_get_focus (GTK_WINDOW (self)) != GTK_WIDGET (self->name_entry))
    {
      undo_cb (self);
      return GDK_EVENT_STOP;
    }
  return GTK_WIDGET_CLASS (gem_themes_dialog_parent_class)->key_press_event (widget, event);
}

static void
gem_themes_dialog_dispose (GObject *object)
{
  GemThemesDialog *self = GEM_THEMES_DIALOG (object);

  g_clear_handle_id (&self->rebuild, g_source_remove);
  g_clear_pointer (&self->compare, gem_compare_unref);
  g_clear_pointer (&self->before, g_ptr_array_unref);

  G_OBJECT_CLASS (gem_themes_dialog_parent_class)->dispose (object);
}

static void
gem_themes_dialog_class_init (GemThemesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gem_themes_dialog_dispose;
  widget_class->key_press_event = gem_themes_dialog_key_press;

  /**
   * GemThemesDialog::changed:
   * @self: a dialog
   * @own: (type GemOwnThemes): what holds from now on
   *
   * The person changed something.
   */
  signals[CHANGED] = g_signal_new ("changed", GEM_TYPE_THEMES_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, GEM_TYPE_OWN_THEMES);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               GEM_RESOURCE_PATH "/ui/gem-themes-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, GemThemesDialog, message);
  gtk_widget_class_bind_template_child (widget_class, GemThemesDialog, tools);
  gtk_widget_class_bind_template_child (widget_class, GemThemesDialog, undo_button);
  gtk_widget_class_bind_template_child (widget_class, GemThemesDialog, province_combo);
  gtk_widget_class_bind_template_child (widget_class, GemThemesDialog, subjects);
  gtk_widget_class_bind_template_child (widget_class, GemThemesDialog, own);
  gtk_widget_class_bind_template_child (widget_class, GemThemesDialog, name_entry);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, province_changed_cb);
}

static void
gem_themes_dialog_init (GemThemesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->before = g_ptr_array_new_with_free_func ((GDestroyNotify) gem_own_themes_unref);
  gem_flow_box_set_plain (self->tools, _ ("What to do with my themes"));
  gtk_container_foreach (GTK_CONTAINER (self->tools), wrap_tool, NULL);
  gem_combo_set_narrow (GTK_COMBO_BOX (self->province_combo));
}

/**
 * gem_themes_dialog_new:
 * @parent: the window
 * @compare: what there is, with the person's own themes
 * @iso: (nullable): the province to begin with
 *
 * Returns: (transfer none): a dialog
 */
GtkWidget *
gem_themes_dialog_new (GtkWindow *parent, GemCompare *compare, const char *iso)
{
  GemThemesDialog *self =
      g_object_new (GEM_TYPE_THEMES_DIALOG, "transient-for", parent, "use-header-bar", TRUE, NULL);

  int width, height;

  gtk_window_get_size (parent, &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), MIN (width, WIDTH), MIN (height, HEIGHT));
  for (guint i = 0; i < gem_compare_get_n_provinces (compare); i++)
    gtk_combo_box_text_append (self->province_combo, gem_compare_get_session (compare, i)->iso,
                               gem_compare_get_session (compare, i)->province);
  self->compare = gem_compare_ref (compare);
  gtk_combo_box_set_active_id (GTK_COMBO_BOX (self->province_combo),
                               iso != NULL ? iso : gem_compare_get_session (compare, 0)->iso);
  return GTK_WIDGET (self);
}
