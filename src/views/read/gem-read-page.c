/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-read-page.h"

#include "gem-rows.h"

#include <handy.h>

/* Letters in a line: what reads best (design.md), and how far a list item steps in. */
#define MEASURE 66
#define INDENT 18
/* As style.css has them: text is larger than the interface's, and its lines stand further apart. */
#define TEXT_SCALE 1.15
#define LINE_HEIGHT 1.3

struct _GemReadPage
{
  GtkScrolledWindow parent_instance;

  GtkWidget *clamp;
  GtkWidget *column;
  GHashTable *anchors; /* anchor → widget */
  char *pending;       /* the anchor to scroll to once there is a layout; "" for the top */
};

enum
{
  ACTIVATE_LINK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemReadPage, gem_read_page, GTK_TYPE_SCROLLED_WINDOW)

static void
set_measure (GemReadPage *self)
{
  PangoContext *context = gtk_widget_get_pango_context (self->column);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = (int) (pango_font_metrics_get_approximate_char_width (metrics) * MEASURE *
                     TEXT_SCALE / PANGO_SCALE) +
              2 * INDENT;

  pango_font_metrics_unref (metrics);
  hdy_clamp_set_maximum_size (HDY_CLAMP (self->clamp), width);
  hdy_clamp_set_tightening_threshold (HDY_CLAMP (self->clamp), width);
}

static gboolean
activate_link_cb (GemReadPage *self, const char *uri)
{
  g_signal_emit (self, signals[ACTIVATE_LINK], 0, uri);
  return TRUE;
}

static void
scroll_now (GemReadPage *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self));
  GtkWidget *widget = g_hash_table_lookup (self->anchors, self->pending);
  int y = 0;

  if (widget != NULL)
    gtk_widget_translate_coordinates (widget, gtk_bin_get_child (GTK_BIN (self)), 0, 0, NULL, &y);
  gtk_adjustment_set_value (adjustment, MAX (0, y - INDENT));
  g_clear_pointer (&self->pending, g_free);
}

static gboolean
scroll_later (gpointer data)
{
  GemReadPage *self = data;

  if (self->pending != NULL)
    scroll_now (self);
  return G_SOURCE_REMOVE;
}

/* The column has its place now; the scrolled window gets its own right after. */
static void
column_allocated_cb (GemReadPage *self)
{
  if (self->pending != NULL)
    g_idle_add_full (GTK_PRIORITY_RESIZE, scroll_later, g_object_ref (self), g_object_unref);
}

static void
gem_read_page_finalize (GObject *object)
{
  GemReadPage *self = GEM_READ_PAGE (object);

  g_hash_table_unref (self->anchors);
  g_free (self->pending);

  G_OBJECT_CLASS (gem_read_page_parent_class)->finalize (object);
}

static void
gem_read_page_class_init (GemReadPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gem_read_page_finalize;

  /**
   * GemReadPage::activate-link:
   * @self: a page
   * @uri: what the link says
   */
  signals[ACTIVATE_LINK] = g_signal_new ("activate-link", GEM_TYPE_READ_PAGE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
gem_read_page_init (GemReadPage *self)
{
  self->anchors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->clamp = hdy_clamp_new ();
  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_style_context_add_class (gtk_widget_get_style_context (self->column), "gem-text");
  gtk_container_add (GTK_CONTAINER (self->clamp), self->column);
  gtk_container_add (GTK_CONTAINER (self), self->clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_show_all (self->clamp);
  g_signal_connect_swapped (self->column, "style-updated", G_CALLBACK (set_measure), self);
  g_signal_connect_swapped (self->column, "size-allocate", G_CALLBACK (column_allocated_cb), self);
}

/**
 * gem_read_page_clear:
 * @self: a page
 *
 * Takes everything off the page, and puts what comes next at its top.
 */
void
gem_read_page_clear (GemReadPage *self)
{
  g_return_if_fail (GEM_IS_READ_PAGE (self));

  g_hash_table_remove_all (self->anchors);
  gem_container_clear (GTK_CONTAINER (self->column));
  g_free (self->pending);
  self->pending = g_strdup ("");
}

/**
 * gem_read_page_add_widget:
 * @self: a page
 * @widget: (transfer floating): anything
 */
void
gem_read_page_add_widget (GemReadPage *self, GtkWidget *widget)
{
  g_return_if_fail (GEM_IS_READ_PAGE (self) && GTK_IS_WIDGET (widget));

  gtk_container_add (GTK_CONTAINER (self->column), widget);
}

/**
 * gem_read_page_add_title:
 * @self: a page
 * @over: (nullable): the line above it, such as the chapter
 * @title: the title
 */
void
gem_read_page_add_title (GemReadPage *self, const char *over, const char *title)
{
  g_return_if_fail (GEM_IS_READ_PAGE (self) && title != NULL);

  if (over != NULL)
    gem_read_page_add_widget (self, gem_caption_new (over));
  gem_read_page_add_widget (self, gem_heading_new (title, 1));
}

/**
 * gem_read_page_add_text:
 * @self: a page
 * @text: plain text
 */
void
gem_read_page_add_text (GemReadPage *self, const char *text)
{
  g_return_if_fail (GEM_IS_READ_PAGE (self) && text != NULL);

  gem_read_page_add_widget (self, gem_paragraph_new (text));
}

static GtkWidget *
make_label (GemReadPage *self, const GemBlock *block)
{
  GtkWidget *label = gem_paragraph_new (NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_line_height_new (LINE_HEIGHT));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_markup (GTK_LABEL (label), block->markup);
  gtk_label_set_track_visited_links (GTK_LABEL (label), FALSE);
  /* GTK makes the links anew each time it lays the label out. */
  g_signal_connect_after (label, "size-allocate", G_CALLBACK (gem_label_name_links), NULL);
  /* Only a paragraph with links has something for the Tab key. */
  gtk_widget_set_can_focus (label, strstr (block->markup, "<a href") != NULL);
  gtk_widget_set_hexpand (label, TRUE);
  g_signal_connect_swapped (label, "activate-link", G_CALLBACK (activate_link_cb), self);
  g_hash_table_insert (self->anchors, g_strdup (block->anchor), label);
  return label;
}

static GtkWidget *
make_item (GemReadPage *self, const GemBlock *block, guint number)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *mark =
      g_str_equal (block->kind, "numbered") ? g_strdup_printf ("%u.", number) : g_strdup ("•");
  GtkWidget *bullet = gtk_label_new (mark);

  gtk_widget_set_valign (bullet, GTK_ALIGN_START);
  gtk_style_context_add_class (gtk_widget_get_style_context (bullet), "gem-paragraph");
  gtk_widget_set_margin_start (box, block->depth * INDENT - INDENT / 2);
  gtk_container_add (GTK_CONTAINER (box), bullet);
  gtk_container_add (GTK_CONTAINER (box), make_label (self, block));
  gtk_widget_show_all (box);
  return box;
}

static GtkWidget *
make_framed (GemReadPage *self, const GemBlock *block)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  if (block->iso != NULL)
    {
      /* The province's tile: its two letters, which the text says in full. */
      GtkWidget *tile = gtk_label_new (block->iso + 3);

      gtk_style_context_add_class (gtk_widget_get_style_context (tile), "gem-tile");
      gtk_widget_set_valign (tile, GTK_ALIGN_START);
      gtk_container_add (GTK_CONTAINER (box), tile);
    }
  gtk_container_add (GTK_CONTAINER (box), make_label (self, block));
  gtk_style_context_add_class (gtk_widget_get_style_context (box),
                               block->iso != NULL ? "gem-voice" : "gem-quote");
  gtk_widget_show_all (box);
  return box;
}

/**
 * gem_read_page_add_blocks:
 * @self: a page
 * @blocks: (element-type GemBlock): the text of a section
 * @is_box: whether the section is a box: on a tint, with a rule at its left
 */
void
gem_read_page_add_blocks (GemReadPage *self, GPtrArray *blocks, gboolean is_box)
{
  GtkWidget *parent;
  guint number = 0;

  g_return_if_fail (GEM_IS_READ_PAGE (self) && blocks != NULL);

  parent = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  if (is_box)
    gtk_style_context_add_class (gtk_widget_get_style_context (parent), "gem-box");
  for (guint i = 0; i < blocks->len; i++)
    {
      const GemBlock *block = g_ptr_array_index (blocks, i);
      GtkWidget *widget;

      number = g_str_equal (block->kind, "numbered") ? number + 1 : 0;
      if (block->depth > 0)
        widget = make_item (self, block, number);
      else if (g_str_equal (block->kind, "paragraph"))
        widget = make_label (self, block);
      else
        widget = make_framed (self, block);
      gtk_container_add (GTK_CONTAINER (parent), widget);
    }
  gtk_widget_show (parent);
  gem_read_page_add_widget (self, parent);
}

/**
 * gem_read_page_scroll_to:
 * @self: a page
 * @anchor: (nullable): the anchor of a paragraph, or %NULL for the top
 */
void
gem_read_page_scroll_to (GemReadPage *self, const char *anchor)
{
  g_return_if_fail (GEM_IS_READ_PAGE (self));

  g_free (self->pending);
  self->pending = g_strdup (anchor != NULL ? anchor : "");
  gtk_widget_queue_resize (self->column);
}
