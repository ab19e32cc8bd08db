/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-contents.h"

#include "gem-rows.h"

#include <glib/gi18n.h>
#include <string.h>

#define INDENT 12
#define ADDRESS_KEY "gem-address"

struct _GemContents
{
  GtkScrolledWindow parent_instance;

  GtkListBox *list;
  GemEdition *edition;
  gboolean follow; /* the selected row is to be brought into view */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemContents, gem_contents, GTK_TYPE_SCROLLED_WINDOW)

static void
row_activated_cb (GemContents *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, g_object_get_data (G_OBJECT (row), ADDRESS_KEY));
}

static GtkWidget *
make_row (const char *text, char *address, int level)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_line_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_margin_start (label, (level - 1) * INDENT);
  gtk_style_context_add_class (gtk_widget_get_style_context (label), "gem-contents-title");
  if (level == 1)
    gtk_style_context_add_class (gtk_widget_get_style_context (label), "gem-contents-chapter");
  gtk_container_add (GTK_CONTAINER (row), label);
  gem_set_accessible_name (row, text);
  g_object_set_data_full (G_OBJECT (row), ADDRESS_KEY, address, g_free);
  gtk_widget_show_all (row);
  return row;
}

static GtkWidget *
make_section_row (const GemSection *section)
{
  g_autofree char *text = section->number != NULL
                              ? g_strdup_printf ("%s  %s", section->number, section->title)
                              : g_strdup (section->title);

  return make_row (text, g_strdup_printf ("gem:section/%s", section->id), section->level);
}

/* What is beside the text: lists of what it names. */
static void
add_lists (GemContents *self)
{
  static const struct
  {
    GemEditionList list;
    const char *address;
  } lists[] = {
    { GEM_EDITION_TERMS, "gem:list/terms" },
    { GEM_EDITION_REFERENCES, "gem:list/references" },
    { GEM_EDITION_PROMISES, "gem:list/promises" },
    { GEM_EDITION_GOALS, "gem:list/goals" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      GtkWidget *row =
          make_row (gem_edition_list_title (lists[i].list), g_strdup (lists[i].address), 1);

      if (i == 0)
        gtk_style_context_add_class (gtk_widget_get_style_context (row), "gem-contents-first-list");
      gtk_container_add (GTK_CONTAINER (self->list), row);
    }
}

/* Brings the selected row into view, once the rows have their places. */
static gboolean
follow_cb (gpointer data)
{
  GemContents *self = data;
  GtkWidget *row = GTK_WIDGET (gtk_list_box_get_selected_row (self->list));
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self));
  int y;

  if (self->follow && row != NULL &&
      gtk_widget_translate_coordinates (row, GTK_WIDGET (self->list), 0, 0, NULL, &y))
    gtk_adjustment_clamp_page (adjustment, y - 60, y + gtk_widget_get_allocated_height (row) + 60);
  self->follow = FALSE;
  return G_SOURCE_REMOVE;
}

static void
follow_later (GemContents *self)
{
  if (self->follow)
    g_idle_add_full (GTK_PRIORITY_RESIZE, follow_cb, g_object_ref (self), g_object_unref);
}

static void
gem_contents_dispose (GObject *object)
{
  g_clear_object (&GEM_CONTENTS (object)->edition);

  G_OBJECT_CLASS (gem_contents_parent_class)->dispose (object);
}

static void
gem_contents_class_init (GemContentsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gem_contents_dispose;

  /**
   * GemContents::chosen:
   * @self: the contents
   * @address: a section or a list
   *
   * The person wants to go there.
   */
  signals[CHOSEN] = g_signal_new ("chosen", GEM_TYPE_CONTENTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
gem_contents_init (GemContents *self)
{
  GtkWidget *list = gtk_list_box_new ();

  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_style_context_add_class (gtk_widget_get_style_context (list), "navigation-sidebar");
  gem_set_accessible_name (list, _ ("Contents"));
  gem_list_set_one_tab_stop (self->list);
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_container_add (GTK_CONTAINER (self), list);
  gtk_widget_show (list);
  g_signal_connect_swapped (list, "size-allocate", G_CALLBACK (follow_later), self);
}

/**
 * gem_contents_set_edition:
 * @self: the contents
 * @edition: an edition
 *
 * Fills the list, where it does not show that edition already.
 */
void
gem_contents_set_edition (GemContents *self, GemEdition *edition)
{
  GPtrArray *sections;

  g_return_if_fail (GEM_IS_CONTENTS (self) && GEM_IS_EDITION (edition));

  if (!g_set_object (&self->edition, edition))
    return;
  gem_container_clear (GTK_CONTAINER (self->list));
  sections = gem_edition_get_sections (edition);
  for (guint i = 0; i < sections->len; i++)
    gtk_container_add (GTK_CONTAINER (self->list),
                       make_section_row (g_ptr_array_index (sections, i)));
  add_lists (self);
}

/**
 * gem_contents_select_address:
 * @self: the contents
 * @address: (nullable): what is read now, or %NULL for nothing
 */
void
gem_contents_select_address (GemContents *self, const GemAddress *address)
{
  g_autofree char *uri = NULL;
  char *hash;
  GtkListBoxRow *row;

  g_return_if_fail (GEM_IS_CONTENTS (self));

  uri = address != NULL ? gem_address_to_string (address) : g_strdup ("");
  hash = strchr (uri, '#');
  if (hash != NULL)
    *hash = '\0';
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (row), ADDRESS_KEY), uri) == 0)
      {
        gtk_list_box_select_row (self->list, row);
        self->follow = TRUE;
        gtk_widget_queue_resize (GTK_WIDGET (self->list));
        return;
      }
  gtk_list_box_unselect_all (self->list);
}
