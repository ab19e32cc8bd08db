/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-agenda-none.h"

#include "gem-agenda-choice.h"
#include "gem-rows.h"
#include "gem-status-page.h"

#include <glib/gi18n.h>

struct _GemAgendaNone
{
  GtkBin parent_instance;

  GtkBox *choices;

  GemContext *context;
  GCancellable *cancellable;
};

enum
{
  GO,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemAgendaNone, gem_agenda_none, GTK_TYPE_BIN)

/* A question that is out: what would be there without one choice. */
typedef struct
{
  GemAgendaNone *self;
  GCancellable *cancellable;
  char *label;
  GemAddress *without;
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->self);
  g_object_unref (question->cancellable);
  g_free (question->label);
  gem_address_unref (question->without);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
choice_clicked_cb (GemAgendaNone *self, GtkWidget *button)
{
  g_signal_emit (self, signals[GO], 0, g_object_get_data (G_OBJECT (button), "address"));
}

static void
add_choice (GemAgendaNone *self, const char *text, const GemAddress *address)
{
  GtkWidget *button = gtk_button_new_with_label (text);
  GtkWidget *label = gtk_bin_get_child (GTK_BIN (button));

  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  g_object_set_data_full (G_OBJECT (button), "address", gem_address_ref (address),
                          (GDestroyNotify) gem_address_unref);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (choice_clicked_cb), self);
  gtk_widget_show_all (button);
  gtk_container_add (GTK_CONTAINER (self->choices), button);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Question) question = data;
  g_autoptr (GemListing) listing = gem_store_load_listing_finish (GEM_STORE (source), result, NULL);
  g_autofree char *text = NULL;

  if (listing == NULL || listing->total == 0 || g_cancellable_is_cancelled (question->cancellable))
    return;
  /* Translators: %s is a choice, such as "In progress" */
  text =
      g_strdup_printf (ngettext ("Without “%s”: %u item", "Without “%s”: %u items", listing->total),
                       question->label, listing->total);
  add_choice (question->self, text, question->without);
}

static void
ask (GemAgendaNone *self, char *label, GemAddress *without)
{
  Question *question = g_new0 (Question, 1);
  GemListingQuery query;

  question->self = g_object_ref (self);
  question->cancellable = g_object_ref (self->cancellable);
  question->label = label;
  question->without = without;
  gem_listing_query_init (&query, without);
  query.group = GEM_GROUP_NONE;
  gem_store_load_listing_async (gem_context_get_store (self->context), &query, self->cancellable,
                                counted_cb, question);
}

static void
gem_agenda_none_dispose (GObject *object)
{
  GemAgendaNone *self = GEM_AGENDA_NONE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (gem_agenda_none_parent_class)->dispose (object);
}

static void
gem_agenda_none_class_init (GemAgendaNoneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gem_agenda_none_dispose;

  /**
   * GemAgendaNone::go:
   * @self: the page
   * @address: the address of what the person chose
   */
  signals[GO] = g_signal_new ("go", GEM_TYPE_AGENDA_NONE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 1, GEM_TYPE_ADDRESS);

  g_type_ensure (GEM_TYPE_STATUS_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               GEM_RESOURCE_PATH "/ui/gem-agenda-none.ui");
  gtk_widget_class_bind_template_child (widget_class, GemAgendaNone, choices);
}

static void
gem_agenda_none_init (GemAgendaNone *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/**
 * gem_agenda_none_show:
 * @self: the page
 * @context: the context
 * @address: an address of the agenda that lets nothing through
 * @feeds: (element-type GemFeedState): the feeds there are
 *
 * Looks up what there would be without each of the choices.
 */
void
gem_agenda_none_show (GemAgendaNone *self,
                      GemContext *context,
                      const GemAddress *address,
                      GPtrArray *feeds)
{
  const char *const *keys = gem_agenda_filter_keys ();
  GemEdition *edition;
  g_autoptr (GemAddress) all = gem_address_new (GEM_ADDRESS_AGENDA, NULL);

  g_return_if_fail (GEM_IS_AGENDA_NONE (self) && GEM_IS_CONTEXT (context) && address != NULL);

  g_set_object (&self->context, context);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  edition = gem_context_get_sessions (context);
  gem_container_clear (GTK_CONTAINER (self->choices));
  add_choice (self, _ ("Show everything"), all);
  if (gem_address_get_param (address, "q") != NULL)
    {
      g_autoptr (GemAddress) search = gem_address_new (GEM_ADDRESS_SEARCH, NULL);
      g_autoptr (GemAddress) same =
          gem_address_with_param (search, "q", gem_address_get_param (address, "q"));

      add_choice (self, _ ("Search outside the agenda too"), same);
    }
  if (gem_address_get_id (address) != NULL)
    ask (self, g_strdup (gem_address_get_id (address)),
         gem_agenda_address_with_year (address, NULL));
  for (guint i = 0; keys[i] != NULL; i++)
    {
      const char *value = gem_address_get_param (address, keys[i]);

      if (value != NULL)
        ask (self, gem_agenda_filter_describe (edition, feeds, keys[i], value),
             gem_address_with_param (address, keys[i], NULL));
    }
}
