/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-change-row.h"

#include "gem-item-changes.h"
#include "gem-rows.h"
#include "gem-words.h"

#include "address/gem-address.h"
#include "feed/gem-item-diff.h"

#include <glib/gi18n.h>

/* A value in the list is no longer than this; the page of the item has all of it. */
#define MAX_VALUE 300

static char *
dup_value (GemEdition *edition, const char *key, const char *value)
{
  g_autofree char *words = gem_item_changes_dup_value (edition, key, value);
  g_autofree char *start = NULL;

  if (g_utf8_strlen (words, -1) <= MAX_VALUE)
    return g_steal_pointer (&words);
  start = g_utf8_substring (words, 0, MAX_VALUE);
  return g_strconcat (start, "…", NULL);
}

static GtkWidget *
label_new (const char *markup, const char *style_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_line_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_style_context_add_class (gtk_widget_get_style_context (label), style_class);
  return label;
}

/* Old and new side by side, or below each other where there is no room. */
static void
add_difference (GtkWidget *box,
                GString *name,
                GemEdition *edition,
                const GemItemDifference *difference)
{
  GtkWidget *pair = gtk_flow_box_new ();
  g_autofree char *before = dup_value (edition, difference->key, difference->before);
  g_autofree char *after = dup_value (edition, difference->key, difference->after);
  /* Translators: keep <s> and </s>: they draw a line through what does not hold any more */
  g_autofree char *was = g_markup_printf_escaped (_ ("Before: <s>%s</s>"), before);
  g_autofree char *is = g_markup_printf_escaped (_ ("Now: %s"), after);

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (pair), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (pair), 2);
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (pair), TRUE);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (pair), 12);
  gtk_container_add (GTK_CONTAINER (pair), label_new (was, "gem-old"));
  gtk_container_add (GTK_CONTAINER (pair), label_new (is, "gem-new"));
  gem_flow_box_set_plain (GTK_FLOW_BOX (pair), difference->name);
  gtk_container_add (GTK_CONTAINER (box), gem_caption_new (difference->name));
  gtk_container_add (GTK_CONTAINER (box), pair);
  g_string_append_printf (name, _ (". %s: before %s, now %s"), difference->name, before, after);
}

/**
 * gem_change_row_new:
 * @edition: where the names come from
 * @change: what happened to an item
 *
 * Returns: (transfer floating): a row for a #GtkListBox; gem_row_get_address() tells where it leads
 */
GtkWidget *
gem_change_row_new (GemEdition *edition, const GemItemChange *change)
{
  const GemItem *item;
  g_autoptr (GString) name = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *uri = NULL;
  g_autoptr (GemAddress) address = NULL;
  GtkWidget *row, *box;

  g_return_val_if_fail (GEM_IS_EDITION (edition) && change != NULL, NULL);

  item = change->after != NULL ? change->after : change->before;
  summary = gem_words_item_summary (edition, item);
  address = gem_address_new (GEM_ADDRESS_ITEM, item->id);
  uri = gem_address_to_string (address);
  row = gem_row_new (gem_words_item_title (item), summary, uri);
  if (change->kind == GEM_ITEM_CHANGED)
    {
      g_autoptr (GPtrArray) differences = gem_item_diff (change->before, change->after);

      box = gtk_bin_get_child (GTK_BIN (row));
      name = g_string_new (gem_words_item_title (item));
      for (guint i = 0; i < differences->len; i++)
        add_difference (box, name, edition, g_ptr_array_index (differences, i));
      gem_set_accessible_name (row, name->str);
      gtk_widget_show_all (box);
    }
  return row;
}
