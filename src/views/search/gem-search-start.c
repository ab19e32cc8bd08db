/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-search-start.h"

#include "gem-rows.h"
#include "gem-search-past.h"

#include <glib/gi18n.h>

#define QUESTION_KEY "gem-question"

struct _GemSearchStart
{
  GtkBox parent_instance;

  GtkWidget *past; /* a box */
  GtkWidget *examples;
  GSettings *settings;
};

enum
{
  QUESTION,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemSearchStart, gem_search_start, GTK_TYPE_BOX)

/* What is read is Dutch, and so is what is asked. */
static const struct
{
  const char *question;
  const char *words;
} examples[] = {
  { "woningbouw", N_ ("One word, also where it is a part of a longer one") },
  { "\"sociaal domein\"", N_ ("Between quotation marks: exactly these words, in this order") },
  { "energie provincie:Friesland", N_ ("Only what is about one province") },
  { "zorg -jeugd", N_ ("After a hyphen: a word that must not be there") },
  { "wonen OR bouwen", N_ ("One of the two is enough") },
  { "jaar:2020 status:lopend", N_ ("Agenda items of one year that are in progress") },
};

static void
row_activated_cb (GemSearchStart *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[QUESTION], 0, g_object_get_data (G_OBJECT (row), QUESTION_KEY));
}

static GtkWidget *
add_list (GemSearchStart *self, GtkWidget *place, const char *heading)
{
  GtkWidget *list = gem_list_new (heading);

  gtk_container_add (GTK_CONTAINER (place), gem_heading_new (heading, 2));
  gtk_container_add (GTK_CONTAINER (place), list);
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (row_activated_cb), self);
  return list;
}

static void
add_row (GtkWidget *list, const char *question, const char *words)
{
  GtkWidget *row = gem_row_new (question, words, NULL);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), QUESTION_KEY, g_strdup (question), g_free);
  gtk_container_add (GTK_CONTAINER (list), row);
}

static void
clear_cb (GemSearchStart *self)
{
  gem_search_past_clear (self->settings);
  /* The button that was pressed is gone. */
  gem_search_start_focus_first (self);
}

static void
show_past (GemSearchStart *self)
{
  g_auto (GStrv) past = gem_search_past_load (self->settings);
  GtkWidget *button, *list;

  gem_container_clear (GTK_CONTAINER (self->past));
  if (past[0] == NULL)
    return;
  list = add_list (self, self->past, _ ("What you asked before"));
  for (guint i = 0; past[i] != NULL; i++)
    add_row (list, past[i], NULL);
  button = gtk_button_new_with_mnemonic (_ ("_Forget these questions"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (button, 6);
  gtk_widget_set_tooltip_text (
      button, _ ("They are only kept on this computer. In the preferences you can turn it off."));
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clear_cb), self);
  gtk_widget_show (button);
  gtk_container_add (GTK_CONTAINER (self->past), button);
}

static void
gem_search_start_dispose (GObject *object)
{
  g_clear_object (&GEM_SEARCH_START (object)->settings);

  G_OBJECT_CLASS (gem_search_start_parent_class)->dispose (object);
}

static void
gem_search_start_class_init (GemSearchStartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gem_search_start_dispose;

  /**
   * GemSearchStart::question:
   * @self: the start of a search
   * @question: what the person wants to ask
   */
  signals[QUESTION] = g_signal_new ("question", GEM_TYPE_SEARCH_START, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
gem_search_start_init (GemSearchStart *self)
{
  GtkWidget *list, *caption;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->past = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->examples = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_container_add (GTK_CONTAINER (self), self->past);
  gtk_container_add (GTK_CONTAINER (self), self->examples);
  list = add_list (self, self->examples, _ ("What you can ask"));
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    add_row (list, examples[i].question, _ (examples[i].words));
  caption = gem_caption_new (
      _ ("You search in the text, the sessions, the themes, the terms, the reports, "
         "the agenda and your notes at once. Capitals and accents do not matter. "
         "With the arrow keys you go through what was found."));
  gtk_widget_set_margin_top (caption, 9);
  gtk_container_add (GTK_CONTAINER (self->examples), caption);
  gtk_widget_show_all (self->past);
  gtk_widget_show_all (self->examples);
}

/**
 * gem_search_start_set_settings:
 * @self: the start of a search
 * @settings: where what was asked is kept
 */
void
gem_search_start_set_settings (GemSearchStart *self, GSettings *settings)
{
  g_return_if_fail (GEM_IS_SEARCH_START (self) && G_IS_SETTINGS (settings));

  g_set_object (&self->settings, settings);
  g_signal_connect_object (settings, "changed::search-questions", G_CALLBACK (show_past), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::search-keep-questions", G_CALLBACK (show_past), self,
                           G_CONNECT_SWAPPED);
  show_past (self);
}

/**
 * gem_search_start_focus_first:
 * @self: the start of a search
 *
 * Returns: whether there is a question that took the focus
 */
gboolean
gem_search_start_focus_first (GemSearchStart *self)
{
  g_return_val_if_fail (GEM_IS_SEARCH_START (self), FALSE);

  return gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}
