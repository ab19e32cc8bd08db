/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-item-pane.h"

#include "gem-rows.h"
#include "gem-words.h"

#include <glib/gi18n.h>
#include <handy.h>

struct _GemItemPane
{
  GtkScrolledWindow parent_instance;

  GtkWidget *column;
};

enum
{
  ACTIVATE_LINK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemItemPane, gem_item_pane, GTK_TYPE_SCROLLED_WINDOW)

static void
row_activated_cb (GemItemPane *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[ACTIVATE_LINK], 0, gem_row_get_address (row));
}

static void
add (GemItemPane *self, GtkWidget *widget)
{
  gtk_container_add (GTK_CONTAINER (self->column), widget);
}

static void
add_fact (GtkWidget *list, const char *name, const char *value, const char *address)
{
  if (value != NULL && *value != '\0')
    gtk_container_add (GTK_CONTAINER (list), gem_fact_row_new (name, value, address));
}

static void
add_facts (GemItemPane *self, GemEdition *edition, const GemItem *item)
{
  GtkWidget *list = gem_list_new (_ ("Facts"));
  g_autofree char *provinces = gem_words_provinces (edition, item->provinces);
  g_autofree char *partners = g_strjoinv (", ", item->partners);
  g_autofree char *tags = g_strjoinv (", ", item->tags);
  g_autofree char *period = gem_words_item_period (item);
  const GemSection *section =
      item->section != NULL ? gem_edition_find_section (edition, item->section) : NULL;

  add_fact (list, _ ("Status"), gem_item_status_label (item->status), NULL);
  add_fact (list, _ ("Challenge"), gem_item_opgave_label (item->opgave), NULL);
  add_fact (list, _ ("For"), provinces, NULL);
  add_fact (list, _ ("Carried by"), item->holder, NULL);
  add_fact (list, _ ("Partners"), partners, NULL);
  add_fact (list, _ ("Period"), period, NULL);
  add_fact (list, _ ("Labels"), tags, NULL);
  if (section != NULL)
    {
      g_autofree char *uri = g_strdup_printf ("gem:section/%s", section->id);

      add_fact (list, _ ("Section of the publication"), section->title, uri);
    }
  else if (item->section != NULL)
    add_fact (list, _ ("Section that this publication does not have"), item->section, NULL);
  add_fact (list, _ ("More on the web"), item->url, item->url);
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (row_activated_cb), self);
  add (self, list);
}

static void
gem_item_pane_class_init (GemItemPaneClass *klass)
{
  /**
   * GemItemPane::activate-link:
   * @self: a pane
   * @uri: the address that the person chose
   */
  signals[ACTIVATE_LINK] = g_signal_new ("activate-link", GEM_TYPE_ITEM_PANE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
gem_item_pane_init (GemItemPane *self)
{
  GtkWidget *clamp = hdy_clamp_new ();

  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_style_context_add_class (gtk_widget_get_style_context (self->column), "gem-pane");
  gtk_container_add (GTK_CONTAINER (clamp), self->column);
  gtk_container_add (GTK_CONTAINER (self), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_show_all (clamp);
}

static void
restart (GemItemPane *self)
{
  gem_container_clear (GTK_CONTAINER (self->column));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self)), 0);
}

/**
 * gem_item_pane_show_item:
 * @self: a pane
 * @edition: the edition that the item points into
 * @item: an agenda item
 */
void
gem_item_pane_show_item (GemItemPane *self, GemEdition *edition, GemItem *item)
{
  g_autofree char *year = NULL;

  g_return_if_fail (GEM_IS_ITEM_PANE (self) && GEM_IS_EDITION (edition) && GEM_IS_ITEM (item));

  restart (self);
  year = g_strdup_printf (_ ("Agenda of %d"), item->year);
  add (self, gem_caption_new (year));
  add (self, gem_heading_new (gem_words_item_title (item), 1));
  if (item->title != NULL && item->text != NULL)
    add (self, gem_paragraph_new (item->text));
  add_facts (self, edition, item);
}

/**
 * gem_item_pane_show_text:
 * @self: a pane
 * @title: a heading
 * @text: what to say where no item is shown
 */
void
gem_item_pane_show_text (GemItemPane *self, const char *title, const char *text)
{
  g_return_if_fail (GEM_IS_ITEM_PANE (self) && title != NULL && text != NULL);

  restart (self);
  add (self, gem_heading_new (title, 1));
  add (self, gem_paragraph_new (text));
}
