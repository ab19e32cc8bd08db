/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-feed-mark.h"

#include "gem-rows.h"
#include "store/gem-store.h"

#include <glib/gi18n.h>

static const struct
{
  const char *letter;
  const char *name;
  const char *css_class;
} marks[] = {
  { "A", N_ ("Blue"), "gem-feed-a" },   { "B", N_ ("Green"), "gem-feed-b" },
  { "C", N_ ("Red"), "gem-feed-c" },    { "D", N_ ("Purple"), "gem-feed-d" },
  { "E", N_ ("Orange"), "gem-feed-e" }, { "F", N_ ("Teal"), "gem-feed-f" },
  { "G", N_ ("Pink"), "gem-feed-g" },   { "H", N_ ("Grey"), "gem-feed-h" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (marks) == GEM_FEED_N_COLOURS);

static gboolean
is_colour (int colour)
{
  return colour >= 0 && colour < GEM_FEED_N_COLOURS;
}

/**
 * gem_feed_mark_letter:
 * @colour: the colour of a feed, as in #GemFeedState
 *
 * Returns: (nullable): the letter that goes with it; %NULL for a feed without a colour
 */
const char *
gem_feed_mark_letter (int colour)
{
  return is_colour (colour) ? marks[colour].letter : NULL;
}

/**
 * gem_feed_mark_name:
 * @colour: the colour of a feed, as in #GemFeedState
 *
 * Returns: what the colour is called
 */
const char *
gem_feed_mark_name (int colour)
{
  return is_colour (colour) ? _ (marks[colour].name) : _ ("No colour");
}

/**
 * gem_feed_mark_class:
 * @colour: the colour of a feed, as in #GemFeedState
 *
 * Returns: (nullable): the style class of its mark, beside `gem-feed-mark`; %NULL for a feed without a
 *   colour
 */
const char *
gem_feed_mark_class (int colour)
{
  return is_colour (colour) ? marks[colour].css_class : NULL;
}

/**
 * gem_feed_mark_new:
 * @colour: the colour of a feed, as in #GemFeedState
 *
 * Returns: (transfer floating): its mark; a dash for a feed without a colour
 */
GtkWidget *
gem_feed_mark_new (int colour)
{
  GtkWidget *mark = gtk_label_new (is_colour (colour) ? marks[colour].letter : "–");
  GtkStyleContext *context = gtk_widget_get_style_context (mark);

  gtk_style_context_add_class (context, "gem-feed-mark");
  if (is_colour (colour))
    gtk_style_context_add_class (context, marks[colour].css_class);
  gtk_widget_set_halign (mark, GTK_ALIGN_START);
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gem_set_accessible_name (mark, gem_feed_mark_name (colour));
  gtk_widget_show (mark);
  return mark;
}
