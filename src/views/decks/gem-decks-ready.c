/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The presentations that are ready: they are made of the publication and the agenda when somebody asks. */

#include "gem-decks-page-private.h"

#include "deck/gem-deck-recipes.h"
#include "gem-rows.h"

#include <glib/gi18n.h>

/* A card is as narrow as fits at 360 pixels with letters twice as large, and no wider than is easy to read. */
#define LEAST_CHARS 12
#define MOST_CHARS 28

static const char *const descriptions[GEM_DECK_N_RECIPES] = {
  [GEM_DECK_RECIPE_STRATEGY] =
      N_ ("What municipalities agreed on, in the large lines, for who has not read it."),
  [GEM_DECK_RECIPE_PROVINCE] =
      N_ ("What one province brought in, beside the others, with what is done about it."),
  [GEM_DECK_RECIPE_AGENDA] = N_ ("What is done in one year, how far it is, and who does it."),
};

/* A deck on its way: to the screen, or to be changed. */
typedef struct
{
  GemDecksPage *page;
  gboolean show;
} Order;

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Order *order = data;
  g_autoptr (GemDecksPage) self = order->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (GemDeck) deck = gem_deck_make_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (deck == NULL)
    gem_decks_page_fail (self, _ ("This presentation can't be made now."), error);
  else if (order->show)
    gem_decks_page_present (self, deck);
  else
    gem_decks_page_add (self, deck);
}

static void
make (GemDecksPage *self, GemDeckRecipe recipe, gboolean show)
{
  const GemSlideSource source = { gem_context_get_edition (self->context),
                                  gem_context_get_sessions (self->context),
                                  gem_context_get_store (self->context), NULL };
  const char *iso = gtk_combo_box_get_active_id (GTK_COMBO_BOX (self->provinces));
  const char *year = gtk_combo_box_get_active_id (GTK_COMBO_BOX (self->years));
  Order *order = g_new0 (Order, 1);

  order->page = g_object_ref (self);
  order->show = show;
  gem_deck_make_async (recipe, &source, recipe == GEM_DECK_RECIPE_PROVINCE ? iso : NULL,
                       year != NULL ? (int) g_ascii_strtoll (year, NULL, 10) : 0, self->cancellable,
                       made_cb, order);
}

static void
show_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  make (data, (GemDeckRecipe) g_variant_get_uint32 (parameter), TRUE);
}

static void
change_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  make (data, (GemDeckRecipe) g_variant_get_uint32 (parameter), FALSE);
}

static GtkWidget *
make_provinces (GemDecksPage *self)
{
  GtkWidget *combo = gtk_combo_box_text_new ();
  GPtrArray *sessions = gem_edition_get_sessions (gem_context_get_sessions (self->context));
  GSettings *settings = gem_context_get_settings (self->context);
  g_autofree char *mine =
      settings != NULL ? g_settings_get_string (settings, "province") : g_strdup ("");

  for (guint i = 0; i < sessions->len; i++)
    {
      const GemSession *session = g_ptr_array_index (sessions, i);

      gtk_combo_box_text_append (GTK_COMBO_BOX_TEXT (combo), session->iso, session->province);
    }
  if (!gtk_combo_box_set_active_id (GTK_COMBO_BOX (combo), mine))
    gtk_combo_box_set_active (GTK_COMBO_BOX (combo), 0);
  gem_combo_set_narrow (GTK_COMBO_BOX (combo));
  gem_set_accessible_name (combo, _ ("Province"));
  return combo;
}

static void
years_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GemDecksPage) self = data;
  g_autoptr (GPtrArray) years = gem_store_load_years_finish (GEM_STORE (source), result, NULL);
  guint last = 0;

  if (years == NULL || self->years == NULL)
    return;
  for (guint i = 0; i < years->len; i++)
    {
      int year = ((const GemAgendaYear *) g_ptr_array_index (years, i))->year;
      g_autofree char *text = g_strdup_printf ("%d", year);

      gtk_combo_box_text_append (GTK_COMBO_BOX_TEXT (self->years), text, text);
      if (year > ((const GemAgendaYear *) g_ptr_array_index (years, last))->year)
        last = i;
    }
  gtk_combo_box_set_active (GTK_COMBO_BOX (self->years), years->len > 0 ? (int) last : -1);
  gtk_widget_set_sensitive (self->years, years->len > 0);
}

static GtkWidget *
make_years (GemDecksPage *self)
{
  GtkWidget *combo = gtk_combo_box_text_new ();

  gtk_widget_set_sensitive (combo, FALSE);
  gem_set_accessible_name (combo, _ ("Year of the agenda"));
  gem_store_load_years_async (gem_context_get_store (self->context), self->cancellable, years_cb,
                              g_object_ref (self));
  return combo;
}

static GtkWidget *
make_button (GemDeckRecipe recipe, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  g_auto (GStrv) parts = g_strsplit (label, "_", -1);
  g_autofree char *words = g_strjoinv ("", parts);
  g_autofree char *name = g_strdup_printf ("%s: %s", words, gem_deck_recipe_title (recipe));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", (guint32) recipe);
  gem_set_accessible_name (button, name);
  return button;
}

static GtkWidget *
make_card (GemDecksPage *self, GemDeckRecipe recipe)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *row = gtk_flow_box_new ();
  GtkWidget *title = gtk_label_new (gem_deck_recipe_title (recipe));
  GtkWidget *text = gem_caption_new (_ (descriptions[recipe]));
  GtkWidget *show = make_button (recipe, _ ("Present"), "decks.show-ready");

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_line_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (title), LEAST_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (title), MOST_CHARS);
  gtk_style_context_add_class (gtk_widget_get_style_context (title), "gem-row-title");
  gtk_label_set_width_chars (GTK_LABEL (text), LEAST_CHARS);
  gtk_label_set_max_width_chars (GTK_LABEL (text), MOST_CHARS);
  gtk_widget_set_vexpand (text, TRUE);
  gtk_label_set_yalign (GTK_LABEL (text), 0);
  gtk_style_context_add_class (gtk_widget_get_style_context (show), "suggested-action");
  gtk_container_add (GTK_CONTAINER (card), title);
  gtk_container_add (GTK_CONTAINER (card), text);
  if (recipe == GEM_DECK_RECIPE_PROVINCE)
    gtk_container_add (GTK_CONTAINER (card), self->provinces);
  if (recipe == GEM_DECK_RECIPE_AGENDA)
    gtk_container_add (GTK_CONTAINER (card), self->years);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (row), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (row), 2);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (row), 6);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (row), 6);
  gtk_container_add (GTK_CONTAINER (row), show);
  gtk_container_add (GTK_CONTAINER (row), make_button (recipe, _ ("Change"), "decks.change-ready"));
  gem_flow_box_set_plain (GTK_FLOW_BOX (row), gem_deck_recipe_title (recipe));
  gtk_container_add (GTK_CONTAINER (card), row);
  gtk_style_context_add_class (gtk_widget_get_style_context (card), "gem-card");
  return card;
}

/**
 * gem_decks_page_add_ready:
 * @self: a page that is made
 */
void
gem_decks_page_add_ready (GemDecksPage *self)
{
  static const GActionEntry entries[] = { { "show-ready", show_cb, "u" },
                                          { "change-ready", change_cb, "u" } };
  GtkWidget *cards = gtk_flow_box_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  self->provinces = make_provinces (self);
  self->years = make_years (self);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (cards), GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (cards), TRUE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (cards), 3);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (cards), 12);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (cards), 12);
  /* The words of a card take the height that others of its row need, and no more. */
  gtk_widget_set_vexpand (cards, FALSE);
  for (guint i = 0; i < GEM_DECK_N_RECIPES; i++)
    gtk_container_add (GTK_CONTAINER (cards), make_card (self, (GemDeckRecipe) i));
  gem_flow_box_set_plain (GTK_FLOW_BOX (cards), _ ("Ready to present"));
  gtk_container_add (GTK_CONTAINER (self->ready), gem_heading_new (_ ("Ready to present"), 2));
  gtk_container_add (GTK_CONTAINER (self->ready), cards);
  gtk_widget_show_all (GTK_WIDGET (self->ready));
}
