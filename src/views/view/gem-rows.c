/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-rows.h"

#include <glib/gi18n.h>

#define ADDRESS_KEY "gem-row-address"

/**
 * gem_set_accessible_name:
 * @widget: a widget
 * @name: what a screen reader calls it
 */
void
gem_set_accessible_name (GtkWidget *widget, const char *name)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && name != NULL);

  atk_object_set_name (gtk_widget_get_accessible (widget), name);
}

static GtkWidget *
wrapped_label_new (const char *text, const char *style_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_line_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_style_context_add_class (gtk_widget_get_style_context (label), style_class);
  gtk_widget_show (label);
  return label;
}

/**
 * gem_heading_new:
 * @text: the heading
 * @level: 1 for the largest
 *
 * Returns: (transfer floating): a heading, also for screen readers
 */
GtkWidget *
gem_heading_new (const char *text, int level)
{
  GtkWidget *label = wrapped_label_new (text, level == 1 ? "gem-title" : "gem-heading");

  atk_object_set_role (gtk_widget_get_accessible (label), ATK_ROLE_HEADING);
  return label;
}

/**
 * gem_paragraph_new:
 * @text: plain text
 *
 * Returns: (transfer floating): a paragraph that can be selected with the mouse
 */
GtkWidget *
gem_paragraph_new (const char *text)
{
  GtkWidget *label = wrapped_label_new (text, "gem-paragraph");

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_can_focus (label, FALSE);
  return label;
}

/**
 * gem_caption_new:
 * @text: plain text
 *
 * Returns: (transfer floating): a smaller line of text that explains another
 */
GtkWidget *
gem_caption_new (const char *text)
{
  return wrapped_label_new (text, "gem-caption");
}

static GtkWidget *
row_new (GtkWidget *first, GtkWidget *second, char *name, const char *address)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *owned_name = name;

  gtk_style_context_add_class (gtk_widget_get_style_context (box), "gem-row");
  gtk_container_add (GTK_CONTAINER (box), first);
  if (second != NULL)
    gtk_container_add (GTK_CONTAINER (box), second);
  gtk_container_add (GTK_CONTAINER (row), box);
  gem_set_accessible_name (row, owned_name);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), address != NULL);
  g_object_set_data_full (G_OBJECT (row), ADDRESS_KEY, g_strdup (address), g_free);
  gtk_widget_show_all (row);
  return row;
}

/**
 * gem_row_new:
 * @title: the first line
 * @subtitle: (nullable): the second line
 * @address: (nullable): where the row leads
 *
 * Returns: (transfer floating): a row for a #GtkListBox, with both lines as its name
 */
GtkWidget *
gem_row_new (const char *title, const char *subtitle, const char *address)
{
  gboolean both = subtitle != NULL && *subtitle != '\0';

  g_return_val_if_fail (title != NULL, NULL);

  return row_new (wrapped_label_new (title, "gem-row-title"),
                  both ? wrapped_label_new (subtitle, "gem-caption") : NULL,
                  both ? g_strdup_printf ("%s, %s", title, subtitle) : g_strdup (title), address);
}

/**
 * gem_fact_row_new:
 * @name: what the fact is
 * @value: the fact
 * @address: (nullable): where the row leads
 *
 * Returns: (transfer floating): a row for a #GtkListBox, with a small name above the value
 */
GtkWidget *
gem_fact_row_new (const char *name, const char *value, const char *address)
{
  g_return_val_if_fail (name != NULL && value != NULL, NULL);

  return row_new (wrapped_label_new (name, "gem-caption"),
                  wrapped_label_new (value, "gem-row-title"),
                  g_strdup_printf ("%s: %s", name, value), address);
}

/**
 * gem_row_get_address:
 * @row: a row of gem_row_new()
 *
 * Returns: (nullable): where it leads
 */
const char *
gem_row_get_address (GtkListBoxRow *row)
{
  g_return_val_if_fail (GTK_IS_LIST_BOX_ROW (row), NULL);

  return g_object_get_data (G_OBJECT (row), ADDRESS_KEY);
}

/**
 * gem_combo_set_narrow:
 * @combo: a combo box with text
 *
 * Lets a combo box be narrower than its longest choice, which ends in dots then; the list that it opens
 * shows all of it.
 */
void
gem_combo_set_narrow (GtkComboBox *combo)
{
  g_autoptr (GList) cells = NULL;

  g_return_if_fail (GTK_IS_COMBO_BOX (combo));

  cells = gtk_cell_layout_get_cells (GTK_CELL_LAYOUT (combo));
  for (GList *l = cells; l != NULL; l = l->next)
    g_object_set (l->data, "ellipsize", PANGO_ELLIPSIZE_END, "width-chars", 6, NULL);
}

static gboolean
focus_cb (GtkWidget *list, GtkDirectionType direction)
{
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  /* Inside, the arrows walk; Tab goes on to what comes after the list. */
  if (tab && gtk_container_get_focus_child (GTK_CONTAINER (list)) != NULL)
    g_signal_stop_emission_by_name (list, "focus");
  return FALSE;
}

/**
 * gem_list_set_one_tab_stop:
 * @list: a list whose rows hold nothing that takes the focus
 *
 * Makes the list one stop of the Tab key, as lists are elsewhere; GTK 3 would stop at every row.
 */
void
gem_list_set_one_tab_stop (GtkListBox *list)
{
  g_return_if_fail (GTK_IS_LIST_BOX (list));

  g_signal_connect (list, "focus", G_CALLBACK (focus_cb), NULL);
}

static void
set_plain (GtkWidget *child, gpointer data)
{
  gtk_widget_set_can_focus (child, FALSE);
  atk_object_set_role (gtk_widget_get_accessible (child), ATK_ROLE_FILLER);
}

/**
 * gem_flow_box_set_plain:
 * @box: a flow box, with its children
 * @name: what a screen reader calls it
 *
 * Makes a flow box a mere place for what is in it: GTK would call it a table of list items, and stop at
 * each with the Tab key.
 */
void
gem_flow_box_set_plain (GtkFlowBox *box, const char *name)
{
  g_return_if_fail (GTK_IS_FLOW_BOX (box) && name != NULL);

  atk_object_set_role (gtk_widget_get_accessible (GTK_WIDGET (box)), ATK_ROLE_PANEL);
  gem_set_accessible_name (GTK_WIDGET (box), name);
  gtk_container_foreach (GTK_CONTAINER (box), set_plain, NULL);
}

/**
 * gem_list_new:
 * @name: what a screen reader calls the list
 *
 * Returns: (transfer floating): a list of rows that lead somewhere, as a card
 */
GtkWidget *
gem_list_new (const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_style_context_add_class (gtk_widget_get_style_context (list), "content");
  gem_list_set_one_tab_stop (GTK_LIST_BOX (list));
  gem_set_accessible_name (list, name);
  gtk_widget_show (list);
  return list;
}

/**
 * gem_slide_button_new:
 *
 * Returns: (transfer floating): a button that adds what is shown or selected to a presentation
 */
GtkWidget *
gem_slide_button_new (void)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Add as slide…"));

  gtk_button_set_image (GTK_BUTTON (button),
                        gtk_image_new_from_icon_name ("x-office-presentation-symbolic",
                                                      GTK_ICON_SIZE_BUTTON));
  gtk_button_set_always_show_image (GTK_BUTTON (button), TRUE);
  gtk_widget_set_tooltip_text (button, _ ("Show this in a presentation (Ctrl+Shift+D)"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.add-slide");
  return button;
}

/**
 * gem_more_button_new:
 * @what: what there is more of
 *
 * Returns: (transfer floating): the button below a list that is not shown whole
 */
GtkWidget *
gem_more_button_new (const char *what)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Show more"));
  g_autofree char *name = g_strdup_printf (_ ("Show more: %s"), what);

  gem_set_accessible_name (button, name);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_show (button);
  return button;
}

static void
remove_child (GtkWidget *child, gpointer container)
{
  gtk_container_remove (container, child);
}

/**
 * gem_container_clear:
 * @container: a container
 *
 * Removes all children.
 */
void
gem_container_clear (GtkContainer *container)
{
  g_return_if_fail (GTK_IS_CONTAINER (container));

  gtk_container_foreach (container, remove_child, container);
}

/**
 * gem_label_name_links:
 * @label: a label, after its markup was set
 *
 * Names the links of a label by their words: GTK 3 leaves them without a name, so that a list of links
 * in a screen reader is a list of nothing.
 */
void
gem_label_name_links (GtkLabel *label)
{
  AtkObject *accessible;
  g_autofree char *text = NULL;
  int n_links;

  g_return_if_fail (GTK_IS_LABEL (label));

  accessible = gtk_widget_get_accessible (GTK_WIDGET (label));
  text = atk_text_get_text (ATK_TEXT (accessible), 0, -1);
  n_links = atk_hypertext_get_n_links (ATK_HYPERTEXT (accessible));
  for (int i = 0; i < n_links; i++)
    {
      AtkHyperlink *link = atk_hypertext_get_link (ATK_HYPERTEXT (accessible), i);
      g_autoptr (AtkObject) object = atk_object_ref_accessible_child (accessible, i);
      /* Of GTK's labels, these count bytes. */
      int start = atk_hyperlink_get_start_index (link);
      int end = atk_hyperlink_get_end_index (link);
      g_autofree char *words = g_strndup (text + start, (gsize) (end - start));

      if (object != NULL && g_utf8_validate (words, -1, NULL))
        atk_object_set_name (object, words);
    }
}
