/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-item-changes.h"

#include "gem-rows.h"
#include "gem-words.h"

#include "export/gem-export-words.h"
#include "feed/gem-item-diff.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_VALUE 80 /* characters; in the history, what is longer is only named */

static char *
dup_day (gint64 unix_seconds)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (unix_seconds);
  g_autofree char *iso = moment != NULL ? g_date_time_format (moment, "%Y-%m-%d") : NULL;

  return gem_words_date (iso);
}

/**
 * gem_item_changes_dup_value:
 * @edition: where the names come from
 * @key: a field of #GemItemDifference
 * @value: (nullable): what it says
 *
 * Returns: (transfer full): the value as the facts of the item's page say it
 */
char *
gem_item_changes_dup_value (GemEdition *edition, const char *key, const char *value)
{
  if (g_str_equal (key, "provinces"))
    {
      g_auto (GStrv) codes = g_strsplit (value != NULL ? value : "", ", ", -1);

      return gem_export_dup_provinces (edition, codes);
    }
  if (value == NULL)
    return g_strdup (_ ("nothing"));
  if (g_str_equal (key, "begin") || g_str_equal (key, "end"))
    return gem_words_date (value);
  if (g_str_equal (key, "section"))
    {
      const GemSection *section = gem_edition_find_section (edition, value);

      return g_strdup (section != NULL ? section->title : value);
    }
  return g_strdup (value);
}

static GtkWidget *
box_new (const char *heading)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gem_heading_new (heading, 2);

  gtk_style_context_add_class (gtk_widget_get_style_context (box), "gem-box");
  gtk_style_context_add_class (gtk_widget_get_style_context (label), "gem-box-heading");
  gtk_container_add (GTK_CONTAINER (box), label);
  gtk_widget_show (box);
  return box;
}

/* The word says which it is, so that neither the line through it nor its colour has to. */
static void
add_value (GtkWidget *box, const char *word, const char *value, gboolean holds)
{
  GtkWidget *label = gem_paragraph_new ("");
  g_autofree char *markup = holds ? g_markup_printf_escaped ("%s: %s", word, value)
                                  : g_markup_printf_escaped ("%s: <s>%s</s>", word, value);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_style_context_add_class (gtk_widget_get_style_context (label), holds ? "gem-new" : "gem-old");
  gtk_container_add (GTK_CONTAINER (box), label);
}

static void
add_difference (GtkWidget *box, GemEdition *edition, const GemItemDifference *difference)
{
  g_autofree char *before =
      gem_item_changes_dup_value (edition, difference->key, difference->before);
  g_autofree char *after = gem_item_changes_dup_value (edition, difference->key, difference->after);
  GtkWidget *name = gem_caption_new (difference->name);

  gtk_container_add (GTK_CONTAINER (box), name);
  add_value (box, _ ("Before"), before, FALSE);
  add_value (box, _ ("Now"), after, TRUE);
}

/**
 * gem_item_changes_new:
 * @edition: the edition that the item points into
 * @change: (nullable): what happened to an item since the last visit
 *
 * Returns: (transfer floating) (nullable): what it said and what it says, field by field; %NULL where there is
 * nothing to tell
 */
GtkWidget *
gem_item_changes_new (GemEdition *edition, const GemItemChange *change)
{
  g_autoptr (GPtrArray) differences = NULL;
  GtkWidget *box;

  g_return_val_if_fail (GEM_IS_EDITION (edition), NULL);

  if (change == NULL || change->kind == GEM_ITEM_REMOVED)
    return NULL;
  if (change->kind == GEM_ITEM_ADDED)
    {
      box = box_new (_ ("New since you last looked"));
      gtk_container_add (GTK_CONTAINER (box),
                         gem_paragraph_new (_ ("This item was not in the agenda before.")));
      return box;
    }
  differences = gem_item_diff (change->before, change->after);
  if (differences->len == 0)
    return NULL;
  box = box_new (_ ("Changed since you last looked"));
  for (guint i = 0; i < differences->len; i++)
    add_difference (box, edition, g_ptr_array_index (differences, i));
  return box;
}

/**
 * gem_item_gone_new:
 * @version: since when an item is not there any more
 *
 * Returns: (transfer floating): a box that says so
 */
GtkWidget *
gem_item_gone_new (const GemItemVersion *version)
{
  g_autofree char *day = NULL;
  g_autofree char *heading = NULL;
  GtkWidget *box;

  g_return_val_if_fail (version != NULL, NULL);

  day = dup_day (version->applied_at);
  heading = g_strdup_printf (_ ("Dropped in issue %ld on %s"), (long) version->issue, day);
  box = box_new (heading);
  gtk_container_add (GTK_CONTAINER (box),
                     gem_paragraph_new (_ ("The agenda does not have this item any more. Below is "
                                           "what it last said.")));
  return box;
}

static gboolean
is_short (const char *value)
{
  return g_utf8_strlen (value, -1) <= MAX_VALUE && strchr (value, '\n') == NULL;
}

static char *
dup_differences (GemEdition *edition, const GemItem *before, const GemItem *after)
{
  g_autoptr (GPtrArray) differences = gem_item_diff (before, after);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < differences->len; i++)
    {
      const GemItemDifference *difference = g_ptr_array_index (differences, i);
      g_autofree char *old =
          gem_item_changes_dup_value (edition, difference->key, difference->before);
      g_autofree char *now =
          gem_item_changes_dup_value (edition, difference->key, difference->after);

      if (i > 0)
        g_string_append_c (out, '\n');
      if (is_short (old) && is_short (now))
        /* Translators: a field, what it was, what it became */
        g_string_append_printf (out, _ ("%s: was %s, became %s"), difference->name, old, now);
      else
        g_string_append_printf (out, _ ("%s: written anew"), difference->name);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* What happened with the version at @index; the one before it in time stands after it. */
static char *
dup_event (GemEdition *edition, GPtrArray *history, guint index)
{
  const GemItemVersion *version = g_ptr_array_index (history, index);
  const GemItemVersion *older =
      index + 1 < history->len ? g_ptr_array_index (history, index + 1) : NULL;

  if (version->item == NULL)
    return g_strdup (_ ("Dropped from the agenda"));
  if (older == NULL)
    return g_strdup (_ ("The first that is remembered"));
  if (older->item == NULL)
    return g_strdup (_ ("Back in the agenda"));
  return dup_differences (edition, older->item, version->item);
}

/**
 * gem_item_history_new:
 * @edition: the edition that the item points into
 * @history: (element-type GemItemVersion): what an item said, newest first
 *
 * Returns: (transfer floating) (nullable): a list of the issues in which something happened to it; %NULL
 * where nothing is remembered
 */
GtkWidget *
gem_item_history_new (GemEdition *edition, GPtrArray *history)
{
  GtkWidget *list;

  g_return_val_if_fail (GEM_IS_EDITION (edition) && history != NULL, NULL);

  if (history->len == 0)
    return NULL;
  list = gem_list_new (_ ("History"));
  for (guint i = 0; i < history->len; i++)
    {
      const GemItemVersion *version = g_ptr_array_index (history, i);
      g_autofree char *day = dup_day (version->applied_at);
      g_autofree char *event = dup_event (edition, history, i);
      g_autofree char *title = g_strdup_printf (_ ("Issue %ld, %s"), (long) version->issue, day);

      gtk_container_add (GTK_CONTAINER (list), gem_row_new (title, event, NULL));
    }
  return list;
}
