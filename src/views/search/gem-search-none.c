/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-search-none.h"

#include "gem-rows.h"
#include "gem-search-choices.h"
#include "gem-hit-words.h"

#include <glib/gi18n.h>

#define QUESTION_KEY "gem-question"

struct _GemSearchNone
{
  GtkBox parent_instance;

  GtkLabel *title;
  GtkLabel *advice;
  GtkBox *choices;
  GCancellable *cancellable;
};

enum
{
  QUESTION,
  EVERYWHERE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemSearchNone, gem_search_none, GTK_TYPE_BOX)

/* What would be found without one choice. */
typedef struct
{
  GemSearchNone *self;
  GCancellable *cancellable;
  char *label;    /* of the chip; NULL for the kinds */
  char *question; /* without it */
} Without;

static void
without_free (Without *without)
{
  g_object_unref (without->self);
  g_object_unref (without->cancellable);
  g_free (without->label);
  g_free (without->question);
  g_free (without);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Without, without_free)

static void
clicked_cb (GemSearchNone *self, GtkWidget *button)
{
  const char *question = g_object_get_data (G_OBJECT (button), QUESTION_KEY);

  if (question != NULL)
    g_signal_emit (self, signals[QUESTION], 0, question);
  else
    g_signal_emit (self, signals[EVERYWHERE], 0);
}

static void
add_choice (GemSearchNone *self, const char *text, const char *question)
{
  GtkWidget *button = gtk_button_new_with_label (text);
  GtkWidget *label = gtk_bin_get_child (GTK_BIN (button));

  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_line_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), QUESTION_KEY, g_strdup (question), g_free);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_widget_show_all (button);
  gtk_container_add (GTK_CONTAINER (self->choices), button);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Without) without = data;
  g_autoptr (GemHits) hits = gem_search_find_finish (GEM_SEARCH (source), result, NULL);
  guint count = hits != NULL ? gem_hits_count_all (hits) : 0;
  g_autofree char *number = gem_hit_count_text (count);
  g_autofree char *text = NULL;

  if (count == 0 || g_cancellable_is_cancelled (without->cancellable))
    return;
  if (without->label == NULL)
    text = g_strdup_printf (ngettext ("Look everywhere: %s result", "Look everywhere: %s results",
                                      count),
                            number);
  else
    text = g_strdup_printf (
        /* Translators: the first %s is a choice, such as "Province: Friesland" */
        ngettext ("Without “%s”: %s result", "Without “%s”: %s results", count), without->label,
        number);
  add_choice (without->self, text, without->question);
}

static void
ask (GemSearchNone *self,
     GemSearch *search,
     char *label,
     char *question,
     const char *asked,
     guint kinds)
{
  Without *without = g_new0 (Without, 1);

  without->self = g_object_ref (self);
  without->cancellable = g_object_ref (self->cancellable);
  without->label = label;
  without->question = question;
  gem_search_find_async (search, asked, kinds, 1, GEM_SEARCH_PREFIX, self->cancellable, counted_cb,
                         without);
}

static void
gem_search_none_dispose (GObject *object)
{
  GemSearchNone *self = GEM_SEARCH_NONE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (gem_search_none_parent_class)->dispose (object);
}

static void
gem_search_none_class_init (GemSearchNoneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gem_search_none_dispose;

  /**
   * GemSearchNone::question:
   * @self: a page that says that nothing was found
   * @question: what the person wants to ask instead
   */
  signals[QUESTION] = g_signal_new ("question", GEM_TYPE_SEARCH_NONE, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * GemSearchNone::everywhere:
   * @self: a page that says that nothing was found
   *
   * The person wants to look in all kinds.
   */
  signals[EVERYWHERE] = g_signal_new ("everywhere", GEM_TYPE_SEARCH_NONE, G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkLabel *
add_label (GemSearchNone *self, GtkWidget *label)
{
  gtk_label_set_xalign (GTK_LABEL (label), 0.5);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_container_add (GTK_CONTAINER (self), label);
  return GTK_LABEL (label);
}

static void
gem_search_none_init (GemSearchNone *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_margin_top (GTK_WIDGET (self), 36);
  self->title = add_label (self, gem_heading_new ("", 1));
  self->advice = add_label (self, gem_paragraph_new (""));
  self->choices = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_show (GTK_WIDGET (self->choices));
  gtk_container_add (GTK_CONTAINER (self), GTK_WIDGET (self->choices));
}

/**
 * gem_search_none_show:
 * @self: a page that says that nothing was found
 * @search: what was asked
 * @question: the question
 * @kinds: a bit for each kind that was looked in
 *
 * Says so, and looks which of the choices stands in the way.
 */
void
gem_search_none_show (GemSearchNone *self, GemSearch *search, const char *question, guint kinds)
{
  g_autoptr (GPtrArray) chips = gem_search_dup_chips (question);
  g_autofree char *title = g_strdup_printf (_ ("Nothing found for “%s”"), question);

  g_return_if_fail (GEM_IS_SEARCH_NONE (self) && GEM_IS_SEARCH (search));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gem_container_clear (GTK_CONTAINER (self->choices));
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->advice, _ ("Look at the spelling, use fewer words, or another word for "
                                       "the same. A part of a word is enough."));
  if (kinds != GEM_HITS_ALL)
    ask (self, search, NULL, NULL, question, GEM_HITS_ALL);
  for (guint i = 0; i < chips->len; i++)
    {
      char *without = gem_search_without_chip (question, i);

      ask (self, search, gem_search_chip_dup_label (g_ptr_array_index (chips, i)), without, without,
           kinds);
    }
}
