/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-agreement-pane.h"

#include "agreement/gem-agreement.h"
#include "gem-reloader.h"
#include "gem-row-feeder.h"
#include "gem-rows.h"
#include "gem-words.h"

#include <glib/gi18n.h>

/* So many items of a promise at first, and more each time that the person asks. */
#define SHOWN 10
#define MORE 50

struct _GemAgreementPane
{
  GtkScrolledWindow parent_instance;

  GtkBox *head;
  GtkLabel *sentence;
  GtkWidget *method;
  GtkWidget *choice;
  GtkComboBoxText *show_combo;
  GtkBox *groups;

  GemContext *context;
  GemAddress *address;
  GemAgreement *agreement;
  GPtrArray *cards;   /* Card: the promises that are shown */
  GHashTable *wanted; /* id of a promise → how many items, where the person asked for more */
  guint next;         /* of the cards, the next that may want rows */
  double scroll;      /* where to, once the rows are there; -1 for nowhere */
  gboolean updating;
  GemRowFeeder *feeder;
  GemReloader *reloader;
};

enum
{
  ACTIVATE_LINK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemAgreementPane, gem_agreement_pane, GTK_TYPE_SCROLLED_WINDOW)

/* A promise with its items. The widgets belong to the groups. */
typedef struct
{
  const GemAgreementPromise *promise;
  GtkWidget *list;
  GtkWidget *more;
  guint wanted;
  guint made;
} Card;

static void
row_activated_cb (GemAgreementPane *self, GtkListBoxRow *row)
{
  const char *address = gem_row_get_address (row);

  if (address != NULL)
    g_signal_emit (self, signals[ACTIVATE_LINK], 0, address);
}

static void
chosen_cb (GemAgreementPane *self)
{
  const char *id = gtk_combo_box_get_active_id (GTK_COMBO_BOX (self->show_combo));
  g_autoptr (GemAddress) address = NULL;
  g_autofree char *uri = NULL;

  if (self->updating || self->address == NULL || id == NULL)
    return;
  address = gem_address_with_param (self->address, "show", *id != '\0' ? id : NULL);
  uri = gem_address_to_string (address);
  g_signal_emit (self, signals[ACTIVATE_LINK], 0, uri);
}

/* ---- The rows ---- */

static GtkWidget *
create_item_row (const GemAgreementItem *item)
{
  g_autoptr (GemAddress) address = gem_agreement_item_dup_address (item);
  g_autofree char *uri = gem_address_to_string (address);
  const char *status = gem_item_status_label (item->item->status);
  g_autofree char *subtitle =
      status != NULL && *status != '\0'
          ? g_strdup_printf ("%s %s · %d · %s", gem_item_status_symbol (item->item->status), status,
                             item->item->year, gem_agreement_item_describe (item))
          : g_strdup_printf ("%d · %s", item->item->year, gem_agreement_item_describe (item));
  GtkWidget *row = gem_row_new (gem_words_item_title (item->item), subtitle, uri);

  gtk_widget_set_margin_start (gtk_bin_get_child (GTK_BIN (row)), 18);
  return row;
}

static void
add_row (GemAgreementPane *self, Card *card, GtkWidget *row)
{
  gem_row_feeder_add (self->feeder, GTK_LIST_BOX (card->list), row);
}

static gboolean
make_row (gpointer data)
{
  GemAgreementPane *self = data;
  Card *card;

  if (self->next >= self->cards->len)
    return FALSE;
  card = g_ptr_array_index (self->cards, self->next);
  if (card->made < MIN (card->wanted, card->promise->items->len))
    add_row (self, card, create_item_row (g_ptr_array_index (card->promise->items, card->made++)));
  else
    self->next++;
  return TRUE;
}

static void
rows_made (gpointer data, gpointer feeder)
{
  GemAgreementPane *self = data;

  if (self->scroll >= 0)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self)),
                              self->scroll);
  self->scroll = -1;
}

static void
feed (GemAgreementPane *self)
{
  self->next = 0;
  gem_row_feeder_start (self->feeder);
}

static void
more_cb (GemAgreementPane *self, GtkWidget *button)
{
  Card *card = g_object_get_data (G_OBJECT (button), "card");

  card->wanted += MORE;
  g_hash_table_insert (self->wanted, g_strdup (card->promise->entry->id),
                       GUINT_TO_POINTER (card->wanted));
  if (card->wanted >= card->promise->items->len)
    {
      if (gtk_widget_has_focus (button))
        gem_row_feeder_focus_next (self->feeder, GTK_LIST_BOX (card->list));
      gtk_widget_hide (button);
    }
  feed (self);
}

static void
add (GemAgreementPane *self, GtkWidget *widget)
{
  gtk_container_add (GTK_CONTAINER (self->groups), widget);
}

static void
add_more (GemAgreementPane *self, Card *card)
{
  card->more = gem_more_button_new (card->promise->entry->title);
  gtk_widget_set_margin_bottom (card->more, 12);
  g_object_set_data (G_OBJECT (card->more), "card", card);
  g_signal_connect_swapped (card->more, "clicked", G_CALLBACK (more_cb), self);
  add (self, card->more);
}

static GtkWidget *
create_list (GemAgreementPane *self, const char *name)
{
  GtkWidget *list = gem_list_new (name);

  gtk_widget_set_margin_bottom (list, 12);
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (row_activated_cb), self);
  add (self, list);
  return list;
}

static void
add_promise (GemAgreementPane *self, const GemAgreementPromise *promise)
{
  Card *card = g_new0 (Card, 1);
  g_autofree char *state =
      promise->n_items > 0
          ? g_strdup_printf (ngettext ("%u item names this section or one inside it",
                                       "%u items name this section or one inside it",
                                       promise->n_items),
                             promise->n_items)
          : g_strdup (_ ("No agenda item names this section"));
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", promise->section->title, state);
  GtkWidget *row;

  card->promise = promise;
  card->wanted =
      MAX (SHOWN, GPOINTER_TO_UINT (g_hash_table_lookup (self->wanted, promise->entry->id)));
  card->list = create_list (self, promise->entry->title);
  g_ptr_array_add (self->cards, card);
  row = gem_row_new (promise->entry->title, subtitle, promise->entry->address);
  gtk_style_context_add_class (gtk_widget_get_style_context (row), "gem-promise");
  add_row (self, card, row);
  if (promise->items->len > card->wanted)
    add_more (self, card);
  if (promise->n_items > promise->items->len)
    {
      guint left = promise->n_items - promise->items->len;
      g_autofree char *text =
          g_strdup_printf (ngettext ("%u more item is counted, but not listed here.",
                                     "%u more items are counted, but not listed here.", left),
                           left);

      add (self, gem_caption_new (text));
    }
}

static gboolean
is_shown (GemAgreementPane *self, const GemAgreementPromise *promise)
{
  const char *show = gem_address_get_param (self->address, "show");

  if (g_strcmp0 (show, "without") == 0)
    return promise->n_items == 0;
  return g_strcmp0 (show, "with") != 0 || promise->n_items > 0;
}

static void
add_chapter (GemAgreementPane *self, const GemAgreementChapter *chapter)
{
  gboolean headed = FALSE;

  for (guint i = 0; i < chapter->promises->len; i++)
    {
      const GemAgreementPromise *promise = g_ptr_array_index (chapter->promises, i);

      if (!is_shown (self, promise))
        continue;
      if (!headed)
        add (self, gem_heading_new (chapter->section->title, 2));
      headed = TRUE;
      add_promise (self, promise);
    }
}

static void
add_count (GtkWidget *list, char *text, guint items, const char *subtitle, const char *address)
{
  if (items > 0)
    gtk_container_add (GTK_CONTAINER (list), gem_row_new (text, subtitle, address));
  g_free (text);
}

/* What stands with no promise is told too: it may well carry one out. */
static void
add_unplaced (GemAgreementPane *self)
{
  const GemAgreement *agreement = self->agreement;
  const guint nowhere = agreement->n_nowhere, elsewhere = agreement->n_elsewhere;
  const guint unknown = agreement->n_unknown;
  g_autoptr (GemAddress) agenda = NULL;
  g_autoptr (GemAddress) address = NULL;
  g_autofree char *uri = NULL;
  GtkWidget *list;

  if (nowhere + elsewhere + unknown == 0)
    return;
  agenda = gem_address_new (GEM_ADDRESS_AGENDA, gem_address_get_id (self->address));
  address = gem_address_with_param (agenda, "section", GEM_ITEM_WITHOUT);
  uri = gem_address_to_string (address);
  add (self, gem_heading_new (_ ("Items that stand with no promise"), 2));
  list = create_list (self, _ ("Items that stand with no promise"));
  add_count (list,
             g_strdup_printf (ngettext ("%u item names no section", "%u items name no section",
                                        nowhere),
                              nowhere),
             nowhere, _ ("Show them in the agenda"), uri);
  add_count (list,
             g_strdup_printf (ngettext ("%u item names a section that promises nothing",
                                        "%u items name a section that promises nothing", elsewhere),
                              elsewhere),
             elsewhere, NULL, NULL);
  add_count (list,
             g_strdup_printf (
                 ngettext ("%u item names a section that this publication does not have",
                           "%u items name a section that this publication does not have", unknown),
                 unknown),
             unknown, NULL, NULL);
}

static void
clear_rows (GemAgreementPane *self)
{
  gem_row_feeder_stop (self->feeder);
  gem_row_feeder_keep_focus (self->feeder, gem_row_get_address);
  gem_container_clear (GTK_CONTAINER (self->groups));
  g_ptr_array_set_size (self->cards, 0);
}

static void
build (GemAgreementPane *self)
{
  for (guint i = 0; i < self->agreement->chapters->len; i++)
    add_chapter (self, g_ptr_array_index (self->agreement->chapters, i));
  if (self->cards->len == 0)
    add (self, gem_paragraph_new (self->agreement->n_with_items > 0
                                      ? _ ("Every promise has agenda items.")
                                      : _ ("No promise has agenda items.")));
  add_unplaced (self);
  feed (self);
}

/* ---- What is asked ---- */

static char *
say_nothing (GemAgreementPane *self)
{
  int year = gem_address_get_year (self->address);

  if (self->agreement->n_promises == 0)
    return g_strdup (_ ("No promises are known of this publication. Choose another one under "
                        "“Publications” to see what became of its promises."));
  if (year != 0)
    return g_strdup_printf (_ ("Nothing from an association has come in for %d: there are no items "
                               "to put beside the promises. Choose another year, or sync."),
                            year);
  return g_strdup (_ ("Nothing from an association has come in yet: there are no items to put "
                      "beside the promises. Add the address of an agenda, and sync."));
}

static void
say (GemAgreementPane *self)
{
  gboolean some = self->agreement->n_promises > 0 && self->agreement->n_items > 0;
  g_autofree char *text = some ? gem_agreement_dup_sentence (self->agreement) : say_nothing (self);

  gtk_label_set_text (self->sentence, text);
  gtk_widget_set_visible (self->method, some);
  gtk_widget_set_visible (self->choice, some);
  if (some)
    build (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GemAgreementPane *self = data;
  g_autoptr (GError) error = NULL;
  GemAgreement *agreement = gem_agreement_load_finish (GEM_EDITION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (agreement == NULL)
    {
      gtk_label_set_text (self->sentence, error->message);
      return;
    }
  clear_rows (self);
  g_clear_pointer (&self->agreement, gem_agreement_free);
  self->agreement = agreement;
  say (self);
}

static void
reload (gpointer widget)
{
  GemAgreementPane *self = widget;

  self->scroll =
      gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self)));
  gem_agreement_load_async (gem_context_get_edition (self->context),
                            gem_context_get_store (self->context),
                            gem_address_get_year (self->address),
                            gem_reloader_begin (self->reloader), loaded_cb, self);
}

static void
gem_agreement_pane_dispose (GObject *object)
{
  GemAgreementPane *self = GEM_AGREEMENT_PANE (object);

  g_clear_object (&self->feeder);
  g_clear_object (&self->reloader);
  g_clear_object (&self->context);
  g_clear_pointer (&self->address, gem_address_unref);
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  g_clear_pointer (&self->wanted, g_hash_table_unref);
  g_clear_pointer (&self->agreement, gem_agreement_free);

  G_OBJECT_CLASS (gem_agreement_pane_parent_class)->dispose (object);
}

static void
gem_agreement_pane_class_init (GemAgreementPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gem_agreement_pane_dispose;

  /**
   * GemAgreementPane::activate-link:
   * @self: a pane
   * @uri: the address that the person chose
   */
  signals[ACTIVATE_LINK] =
      g_signal_new ("activate-link", GEM_TYPE_AGREEMENT_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               GEM_RESOURCE_PATH "/ui/gem-agreement-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, GemAgreementPane, head);
  gtk_widget_class_bind_template_child (widget_class, GemAgreementPane, sentence);
  gtk_widget_class_bind_template_child (widget_class, GemAgreementPane, method);
  gtk_widget_class_bind_template_child (widget_class, GemAgreementPane, choice);
  gtk_widget_class_bind_template_child (widget_class, GemAgreementPane, show_combo);
  gtk_widget_class_bind_template_child (widget_class, GemAgreementPane, groups);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static void
gem_agreement_pane_init (GemAgreementPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->feeder = gem_row_feeder_new (GTK_WIDGET (self), make_row, rows_made, self);
  self->cards = g_ptr_array_new_with_free_func (g_free);
  self->wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->scroll = -1;
  gtk_container_add (GTK_CONTAINER (self->head), gem_heading_new (_ ("Promises and items"), 1));
  gem_combo_set_narrow (GTK_COMBO_BOX (self->show_combo));
}

/**
 * gem_agreement_pane_new:
 * @context: the context
 *
 * Returns: (transfer floating): a pane that shows nothing yet
 */
GtkWidget *
gem_agreement_pane_new (GemContext *context)
{
  GemAgreementPane *self;

  g_return_val_if_fail (GEM_IS_CONTEXT (context), NULL);

  self = g_object_new (GEM_TYPE_AGREEMENT_PANE, "visible", TRUE, NULL);
  self->context = g_object_ref (context);
  self->reloader = gem_reloader_new (GTK_WIDGET (self), gem_context_get_store (context), reload);
  return GTK_WIDGET (self);
}

/**
 * gem_agreement_pane_show:
 * @self: a pane
 * @address: an address of the agenda, perhaps with a year and `show`: `with` or `without` items
 */
void
gem_agreement_pane_show (GemAgreementPane *self, const GemAddress *address)
{
  const char *show;
  GemAddress *shown;
  gboolean again;

  g_return_if_fail (GEM_IS_AGREEMENT_PANE (self) && address != NULL);

  again = self->address != NULL && gem_address_equal (self->address, address);
  shown = gem_address_ref (address);
  g_clear_pointer (&self->address, gem_address_unref);
  self->address = shown;
  show = gem_address_get_param (address, "show");
  self->updating = TRUE;
  if (!gtk_combo_box_set_active_id (GTK_COMBO_BOX (self->show_combo), show != NULL ? show : ""))
    gtk_combo_box_set_active (GTK_COMBO_BOX (self->show_combo), 0);
  self->updating = FALSE;
  if (!again)
    g_hash_table_remove_all (self->wanted);
  reload (self);
  if (!again)
    self->scroll = 0;
}
