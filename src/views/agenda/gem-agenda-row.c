/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-agenda-row.h"

#include "gem-agenda-choice.h"
#include "gem-line.h"
#include "gem-rows.h"
#include "gem-words.h"

#include "export/gem-export-words.h"

#include <glib/gi18n.h>

/* A column of the board is at least as wide as this. */
#define HEADING_CHARS 16
#define HEADING_NATURAL_CHARS 40

struct _GemAgendaRow
{
  GtkListBoxRow parent_instance;

  GtkWidget *box;
  GtkWidget *marks; /* NULL until an item has them */
  GtkWidget *title;
  GtkWidget *bar; /* NULL outside a time line */
  GtkWidget *summary;

  GemListedItem *listed;
};

G_DEFINE_FINAL_TYPE (GemAgendaRow, gem_agenda_row, GTK_TYPE_LIST_BOX_ROW)

static const char *
news_label (GemListedNews news)
{
  return news == GEM_LISTED_NEW ? _ ("New") : news == GEM_LISTED_CHANGED ? _ ("Changed") : NULL;
}

static char *
make_summary (GemEdition *edition, GPtrArray *feeds, const GemListedItem *listed, gboolean dates)
{
  const GemFeedState *feed =
      feeds->len > 1 ? gem_agenda_find_feed (feeds, listed->item->feed) : NULL;
  g_autofree char *summary = gem_words_item_summary (edition, listed->item);
  g_autofree char *period = dates ? gem_export_dup_period (listed->item) : NULL;
  const char *symbol =
      listed->item->status != NULL ? gem_item_status_symbol (listed->item->status) : NULL;

  return g_strconcat (symbol != NULL ? symbol : "", symbol != NULL ? " " : "", summary,
                      period != NULL ? " · " : "", period != NULL ? period : "",
                      feed != NULL ? " · " : "", feed != NULL ? feed->title : NULL, NULL);
}

/* New, changed and followed are said in words, before the rest. */
static char *
make_marks (const GemListedItem *listed)
{
  const char *news = news_label (listed->news);

  if (news == NULL && !listed->followed)
    return NULL;
  return g_strconcat (listed->followed ? "★ " : "", listed->followed ? _ ("Followed") : "",
                      listed->followed && news != NULL ? " · " : "", news, NULL);
}

static void
show_marks (GemAgendaRow *self, const char *marks)
{
  if (self->marks == NULL && marks != NULL)
    {
      self->marks = gem_line_new (marks, "gem-mark");
      gtk_container_add (GTK_CONTAINER (self->box), self->marks);
      gtk_box_reorder_child (GTK_BOX (self->box), self->marks, 0);
    }
  if (self->marks == NULL)
    return;
  gem_line_set_text (GEM_LINE (self->marks), marks != NULL ? marks : "");
  gtk_widget_set_visible (self->marks, marks != NULL);
}

static void
gem_agenda_row_finalize (GObject *object)
{
  GemAgendaRow *self = GEM_AGENDA_ROW (object);

  g_clear_object (&self->listed);

  G_OBJECT_CLASS (gem_agenda_row_parent_class)->finalize (object);
}

static void
gem_agenda_row_class_init (GemAgendaRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gem_agenda_row_finalize;
}

static void
gem_agenda_row_init (GemAgendaRow *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->title = gem_line_new ("", "gem-row-title");
  self->summary = gem_line_new ("", "gem-caption");
  gtk_style_context_add_class (gtk_widget_get_style_context (self->box), "gem-row");
  gtk_container_add (GTK_CONTAINER (self->box), self->title);
  gtk_container_add (GTK_CONTAINER (self->box), self->summary);
  gtk_widget_show (self->box);
  gtk_container_add (GTK_CONTAINER (self), self->box);
}

/**
 * gem_agenda_row_new:
 * @in_time: whether it has its bar in time
 *
 * Returns: (transfer floating): a row for a #GtkListBox that shows no item yet
 */
GtkWidget *
gem_agenda_row_new (gboolean in_time)
{
  GemAgendaRow *self = g_object_new (GEM_TYPE_AGENDA_ROW, "visible", TRUE, NULL);

  if (!in_time)
    return GTK_WIDGET (self);
  gtk_box_set_spacing (GTK_BOX (self->box), 3);
  self->bar = gem_time_bar_new ();
  gtk_container_add (GTK_CONTAINER (self->box), self->bar);
  gtk_box_reorder_child (GTK_BOX (self->box), self->bar, 1);
  return GTK_WIDGET (self);
}

/**
 * gem_agenda_row_show:
 * @self: a row; another item that it showed is gone
 * @edition: where the names come from
 * @feeds: (element-type GemFeedState): the feeds there are; where there are several, the row says which
 * @listed: an item
 * @span: (nullable): the time that is shown, for a row of a time line
 *
 * Shows an item; all that it shows is the name of the row. To show another item in a row that is there
 * is much less work than to make a row.
 */
void
gem_agenda_row_show (GemAgendaRow *self,
                     GemEdition *edition,
                     GPtrArray *feeds,
                     GemListedItem *listed,
                     const GemTimeSpan *span)
{
  const char *title;
  g_autofree char *summary = NULL;
  g_autofree char *marks = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (GEM_IS_AGENDA_ROW (self) && GEM_IS_LISTED_ITEM (listed));

  title = gem_words_item_title (listed->item);
  summary = make_summary (edition, feeds, listed, self->bar != NULL);
  marks = make_marks (listed);
  name = g_strjoin (", ", title, summary, marks, NULL);
  show_marks (self, marks);
  gem_line_set_text (GEM_LINE (self->title), title);
  gem_line_set_text (GEM_LINE (self->summary), summary);
  if (self->bar != NULL && span != NULL)
    gem_time_bar_show (self->bar, span, listed->item);
  gem_set_accessible_name (GTK_WIDGET (self), name);
  g_set_object (&self->listed, listed);
}

/**
 * gem_agenda_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none): its item
 */
GemListedItem *
gem_agenda_row_get_item (GemAgendaRow *self)
{
  g_return_val_if_fail (GEM_IS_AGENDA_ROW (self), NULL);

  return self->listed;
}

/**
 * gem_agenda_group_heading_new:
 * @title: what the items have in common
 * @items: how many there are
 *
 * Returns: (transfer floating): a heading above them
 */
GtkWidget *
gem_agenda_group_heading_new (const char *title, guint items)
{
  GtkWidget *heading = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_line_wrap (GTK_LABEL (heading), TRUE);
  gtk_label_set_line_wrap_mode (GTK_LABEL (heading), PANGO_WRAP_WORD_CHAR);
  gtk_style_context_add_class (gtk_widget_get_style_context (heading), "gem-group");
  gtk_label_set_max_width_chars (GTK_LABEL (heading), HEADING_NATURAL_CHARS);
  gtk_label_set_width_chars (GTK_LABEL (heading), HEADING_CHARS);
  atk_object_set_role (gtk_widget_get_accessible (heading), ATK_ROLE_HEADING);
  gem_agenda_group_heading_show (heading, title, items);
  gtk_widget_show (heading);
  return heading;
}

/**
 * gem_agenda_group_heading_show:
 * @heading: a heading of gem_agenda_group_heading_new()
 * @title: what the items have in common
 * @items: how many there are
 */
void
gem_agenda_group_heading_show (GtkWidget *heading, const char *title, guint items)
{
  g_autofree char *text = g_strdup_printf ("%s (%u)", title, items);

  if (!g_str_equal (text, gtk_label_get_text (GTK_LABEL (heading))))
    gtk_label_set_text (GTK_LABEL (heading), text);
}
