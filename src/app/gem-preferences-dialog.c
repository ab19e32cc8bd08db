/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-preferences-dialog.h"

#include "gem-rows.h"
#include "search/gem-search-past.h"

#include <glib/gi18n.h>

struct _GemPreferencesDialog
{
  HdyWindow parent_instance;

  GtkContainer *rows;

  GSettings *settings;
};

/* One of the values that a setting can be chosen from. */
typedef struct
{
  const char *id; /* as the setting has it, as text */
  const char *label;
} Choice;

static const Choice intervals[] = {
  { "0", N_ ("Only when I ask") }, { "15", N_ ("Every quarter of an hour") },
  { "60", N_ ("Every hour") },     { "240", N_ ("Every four hours") },
  { "1440", N_ ("Every day") },
};

static const Choice schemes[] = {
  { "system", N_ ("As the desktop") },
  { "light", N_ ("Light") },
  { "dark", N_ ("Dark") },
};

G_DEFINE_FINAL_TYPE (GemPreferencesDialog, gem_preferences_dialog, HDY_TYPE_WINDOW)

/* A control under its label, with a word on why it can't be changed where that is so. */
static void
add_setting (GemPreferencesDialog *self,
             const char *key,
             const char *title,
             const char *explanation,
             GtkWidget *control)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gboolean locked = !g_settings_is_writable (self->settings, key);

  if (!GTK_IS_CHECK_BUTTON (control))
    {
      GtkWidget *label = gtk_label_new_with_mnemonic (title);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_mnemonic_widget (GTK_LABEL (label), control);
      gtk_container_add (GTK_CONTAINER (box), label);
    }
  gtk_container_add (GTK_CONTAINER (box), control);
  if (locked)
    explanation = _ ("Your administrator has set this; you can't change it here.");
  if (explanation != NULL)
    {
      GtkWidget *caption = gem_caption_new (explanation);

      atk_object_add_relationship (gtk_widget_get_accessible (control), ATK_RELATION_DESCRIBED_BY,
                                   gtk_widget_get_accessible (caption));
      gtk_container_add (GTK_CONTAINER (box), caption);
    }
  gtk_widget_set_sensitive (control, !locked);
  gtk_widget_show_all (box);
  gtk_container_add (self->rows, box);
}

static GtkWidget *
make_combo (const Choice *choices, guint n_choices)
{
  GtkWidget *combo = gtk_combo_box_text_new ();

  for (guint i = 0; i < n_choices; i++)
    gtk_combo_box_text_append (GTK_COMBO_BOX_TEXT (combo), choices[i].id, _ (choices[i].label));
  gem_combo_set_narrow (GTK_COMBO_BOX (combo));
  return combo;
}

/* An interval that is none of the choices is the administrator's or was set by hand: it stays. */
static gboolean
get_interval (GValue *value, GVariant *variant, gpointer data)
{
  GtkComboBoxText *combo = data;
  g_autofree char *id = g_strdup_printf ("%d", g_variant_get_int32 (variant));

  if (!gtk_combo_box_set_active_id (GTK_COMBO_BOX (combo), id))
    {
      int minutes = g_variant_get_int32 (variant);
      g_autofree char *label =
          g_strdup_printf (ngettext ("Every %d minute", "Every %d minutes", (gulong) minutes),
                           minutes);

      gtk_combo_box_text_append (combo, id, label);
    }
  g_value_set_string (value, id);
  return TRUE;
}

static GVariant *
set_interval (const GValue *value, const GVariantType *type, gpointer data)
{
  const char *id = g_value_get_string (value);

  return id != NULL ? g_variant_new_int32 ((gint32) g_ascii_strtoll (id, NULL, 10)) : NULL;
}

static void
add_interval (GemPreferencesDialog *self)
{
  GtkWidget *combo = make_combo (intervals, G_N_ELEMENTS (intervals));

  g_settings_bind_with_mapping (self->settings, "sync-interval", combo, "active-id",
                                G_SETTINGS_BIND_NO_SENSITIVITY, get_interval, set_interval, combo,
                                NULL);
  add_setting (self, "sync-interval", _ ("How often to _sync the agendas"),
               _ ("You can always sync yourself, with Ctrl+R."), combo);
}

static void
add_check (GemPreferencesDialog *self, const char *key, const char *title, const char *explanation)
{
  GtkWidget *check = gtk_check_button_new_with_mnemonic (title);
  GtkWidget *label = gtk_bin_get_child (GTK_BIN (check));

  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  g_settings_bind (self->settings, key, check, "active", G_SETTINGS_BIND_NO_SENSITIVITY);
  add_setting (self, key, title, explanation, check);
}

static void
add_scheme (GemPreferencesDialog *self)
{
  GtkWidget *combo = make_combo (schemes, G_N_ELEMENTS (schemes));

  g_settings_bind (self->settings, "color-scheme", combo, "active-id",
                   G_SETTINGS_BIND_NO_SENSITIVITY);
  add_setting (self, "color-scheme", _ ("_Light or dark"), NULL, combo);
}

/* Per cent are what people know; the setting is a factor. */
static gboolean
get_percent (GValue *value, GVariant *variant, gpointer data)
{
  g_value_set_double (value, g_variant_get_double (variant) * 100);
  return TRUE;
}

static GVariant *
set_percent (const GValue *value, const GVariantType *type, gpointer data)
{
  return g_variant_new_double (g_value_get_double (value) / 100);
}

static void
add_text_scale (GemPreferencesDialog *self)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (80, 300, 10);

  g_settings_bind_with_mapping (self->settings, "text-scale", spin, "value",
                                G_SETTINGS_BIND_NO_SENSITIVITY, get_percent, set_percent, NULL,
                                NULL);
  add_setting (self, "text-scale", _ ("Size of the _text that you read, in per cent"), NULL, spin);
}

/* What is not to be kept is not kept any longer either. */
static void
keep_questions_cb (GemPreferencesDialog *self)
{
  if (!g_settings_get_boolean (self->settings, "search-keep-questions"))
    gem_search_past_clear (self->settings);
}

static void
gem_preferences_dialog_dispose (GObject *object)
{
  GemPreferencesDialog *self = GEM_PREFERENCES_DIALOG (object);

  g_clear_object (&self->settings);

  G_OBJECT_CLASS (gem_preferences_dialog_parent_class)->dispose (object);
}

static void
gem_preferences_dialog_class_init (GemPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkBindingSet *bindings = gtk_binding_set_by_class (klass);

  G_OBJECT_CLASS (klass)->dispose = gem_preferences_dialog_dispose;

  g_signal_new_class_handler ("escape", GEM_TYPE_PREFERENCES_DIALOG,
                              G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION, G_CALLBACK (gtk_window_close),
                              NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_binding_entry_add_signal (bindings, GDK_KEY_Escape, 0, "escape", 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               GEM_RESOURCE_PATH "/ui/gem-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, GemPreferencesDialog, rows);
}

static void
gem_preferences_dialog_init (GemPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * gem_preferences_dialog_new:
 * @parent: the window it belongs to
 * @settings: the settings
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWidget *
gem_preferences_dialog_new (GtkWindow *parent, GSettings *settings)
{
  GemPreferencesDialog *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && G_IS_SETTINGS (settings), NULL);

  self = g_object_new (GEM_TYPE_PREFERENCES_DIALOG, "transient-for", parent, NULL);
  self->settings = g_object_ref (settings);
  add_interval (self);
  add_check (self, "sync-on-metered", _ ("Sync on a _network that costs money too"),
             _ ("Such as a telephone that shares its connection."));
  add_check (self, "notify-changes", _ ("Te_ll me when something that I follow changes"),
             _ ("In a notification of the desktop, unless you are looking at the agenda."));
  add_check (self, "search-keep-questions", _ ("_Keep what I searched for"),
             _ ("On this computer only: the last twenty questions, to ask them again."));
  g_signal_connect_object (settings, "changed::search-keep-questions",
                           G_CALLBACK (keep_questions_cb), self, G_CONNECT_SWAPPED);
  add_check (self, "keep-read", _ ("_Keep which sections I have read"),
             _ ("A section counts as read when you have seen its end for a moment."));
  add_scheme (self);
  add_text_scale (self);
  return GTK_WIDGET (self);
}
