/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-read-page.h"

#include "gem-read-block.h"
#include "gem-rows.h"

#include <handy.h>
#include <string.h>

/* Letters in a line: what reads best (design.md), and what stands beside the text. */
#define MEASURE 66
#define MARGIN 18
/* As style.css has it: text is larger than the interface's. */
#define TEXT_SCALE 1.15

struct _GemReadPage
{
  GtkScrolledWindow parent_instance;

  GtkWidget *clamp;
  GtkWidget *overlay;
  GtkWidget *column;
  GemReadText *text;
  GHashTable *anchors;   /* anchor → label */
  GHashTable *notes;     /* anchor → the widget of a note, folded at first */
  GPtrArray *order;      /* anchors, in reading order */
  GPtrArray *signs;      /* widgets in the margin, in reading order */
  int sign_bottom;       /* of the sign that was last given its place */
  GtkContainer *part;    /* what is being filled: the box of a part */
  GtkContainer *list;    /* and a list in it, or NULL */
  guint number;          /* of the last numbered item; 0 for none */
  char *pending;         /* the anchor to scroll to once there is a layout; "" for the top */
  double pending_scroll; /* or so many pixels; -1 for none */
};

enum
{
  ACTIVATE_LINK,
  PREVIEW,
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
              2 * MARGIN;

  pango_font_metrics_unref (metrics);
  hdy_clamp_set_maximum_size (HDY_CLAMP (self->clamp), width);
  hdy_clamp_set_tightening_threshold (HDY_CLAMP (self->clamp), width);
}

static GtkAdjustment *
adjustment_of (GemReadPage *self)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self));
}

/* Where a widget of the page is, from its top. */
static int
offset_of (GemReadPage *self, GtkWidget *widget)
{
  int y = 0;

  gtk_widget_translate_coordinates (widget, self->clamp, 0, 0, NULL, &y);
  return y;
}

static gboolean
scroll_later (gpointer data)
{
  GemReadPage *self = data;
  GtkWidget *widget;

  if (self->pending_scroll >= 0)
    gtk_adjustment_set_value (adjustment_of (self), self->pending_scroll);
  else if (self->pending != NULL)
    {
      widget = g_hash_table_lookup (self->anchors, self->pending);
      gtk_adjustment_set_value (adjustment_of (self),
                                widget != NULL ? MAX (0, offset_of (self, widget) - MARGIN) : 0);
    }
  self->pending_scroll = -1;
  g_clear_pointer (&self->pending, g_free);
  return G_SOURCE_REMOVE;
}

/* The column has its place now; the scrolled window gets its own right after. */
static void
column_allocated_cb (GemReadPage *self)
{
  if (self->pending != NULL || self->pending_scroll >= 0)
    g_idle_add_full (GTK_PRIORITY_RESIZE, scroll_later, g_object_ref (self), g_object_unref);
}

static void
link_cb (GemReadPage *self, const char *uri)
{
  g_signal_emit (self, signals[ACTIVATE_LINK], 0, uri);
}

static void
preview_cb (GemReadPage *self, const char *uri)
{
  g_signal_emit (self, signals[PREVIEW], 0, uri);
}

#define SIGN_LABEL_KEY "gem-sign-label"
#define SIGN_CHARACTER_KEY "gem-sign-character"

/* A sign stands in the margin beside its line, below the sign before it where that stands there too. */
static gboolean
place_sign_cb (GemReadPage *self, GtkWidget *sign, GdkRectangle *area)
{
  GtkLabel *label = g_object_get_data (G_OBJECT (sign), SIGN_LABEL_KEY);
  int character = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (sign), SIGN_CHARACTER_KEY));
  GtkRequisition size;
  PangoRectangle line;
  GtkAllocation own;
  int top;

  if (label == NULL)
    return FALSE;
  gtk_widget_get_preferred_size (sign, &size, NULL);
  gtk_widget_get_allocation (self->overlay, &own);
  area->width = size.width;
  area->height = size.height;
  area->x = own.width - size.width;
  if (g_ptr_array_index (self->signs, 0) == sign)
    self->sign_bottom = G_MININT;
  /* In a footnote that is folded away there is no line to stand beside. */
  if (!gtk_widget_get_mapped (GTK_WIDGET (label)))
    {
      area->x = -2 * size.width;
      area->y = 0;
      return TRUE;
    }
  gtk_label_get_layout_offsets (label, NULL, &top);
  pango_layout_index_to_pos (gtk_label_get_layout (label),
                             (int) (g_utf8_offset_to_pointer (gtk_label_get_text (label),
                                                              character) -
                                    gtk_label_get_text (label)),
                             &line);
  area->y = top - own.y + PANGO_PIXELS (line.y) + (PANGO_PIXELS (line.height) - size.height) / 2;
  area->y = MAX (area->y, self->sign_bottom);
  self->sign_bottom = area->y + area->height;
  return TRUE;
}

static void
gem_read_page_finalize (GObject *object)
{
  GemReadPage *self = GEM_READ_PAGE (object);

  g_hash_table_unref (self->anchors);
  g_hash_table_unref (self->notes);
  g_ptr_array_unref (self->order);
  g_ptr_array_unref (self->signs);
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

  /**
   * GemReadPage::preview:
   * @self: a page
   * @uri: (nullable): the link that the pointer or the focus is on; %NULL for none
   */
  signals[PREVIEW] = g_signal_new ("preview", GEM_TYPE_READ_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
gem_read_page_init (GemReadPage *self)
{
  self->anchors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->order = g_ptr_array_new_with_free_func (g_free);
  self->signs = g_ptr_array_new ();
  self->pending_scroll = -1;
  self->clamp = hdy_clamp_new ();
  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->text = GEM_READ_TEXT (gem_read_text_new ());
  gtk_style_context_add_class (gtk_widget_get_style_context (self->column), "gem-text");
  gtk_container_add (GTK_CONTAINER (self->column), GTK_WIDGET (self->text));
  self->overlay = gtk_overlay_new ();
  gtk_container_add (GTK_CONTAINER (self->overlay), self->column);
  g_signal_connect_swapped (self->overlay, "get-child-position", G_CALLBACK (place_sign_cb), self);
  gtk_container_add (GTK_CONTAINER (self->clamp), self->overlay);
  gtk_container_add (GTK_CONTAINER (self), self->clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_show_all (self->clamp);
  g_signal_connect_swapped (self->column, "style-updated", G_CALLBACK (set_measure), self);
  g_signal_connect_swapped (self->column, "size-allocate", G_CALLBACK (column_allocated_cb), self);
}

/**
 * gem_read_page_get_text:
 * @self: a page
 *
 * Returns: (transfer none): its text
 */
GemReadText *
gem_read_page_get_text (GemReadPage *self)
{
  g_return_val_if_fail (GEM_IS_READ_PAGE (self), NULL);

  return self->text;
}

static void
remove_unless_text (GtkWidget *child, gpointer data)
{
  GemReadPage *self = data;

  if (child != GTK_WIDGET (self->text))
    gtk_container_remove (GTK_CONTAINER (self->column), child);
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
  g_hash_table_remove_all (self->notes);
  g_ptr_array_set_size (self->order, 0);
  gem_read_page_clear_signs (self);
  gem_read_text_clear (self->text);
  gem_container_clear (gem_read_text_get_column (self->text));
  gtk_container_foreach (GTK_CONTAINER (self->column), remove_unless_text, self);
  g_free (self->pending);
  self->pending = g_strdup ("");
  self->pending_scroll = -1;
}

/**
 * gem_read_page_add_widget:
 * @self: a page
 * @widget: (transfer floating): anything, below the text
 */
void
gem_read_page_add_widget (GemReadPage *self, GtkWidget *widget)
{
  g_return_if_fail (GEM_IS_READ_PAGE (self) && GTK_IS_WIDGET (widget));

  gtk_container_add (GTK_CONTAINER (self->column), widget);
}

static void
add_label (GemReadPage *self, GtkContainer *parent, GtkWidget *label)
{
  gtk_container_add (parent, label);
  gem_read_text_add_label (self->text, GTK_LABEL (label));
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
  GtkContainer *column;

  g_return_if_fail (GEM_IS_READ_PAGE (self) && title != NULL);

  column = gem_read_text_get_column (self->text);
  if (over != NULL)
    gtk_container_add (column, gem_caption_new (over));
  add_label (self, column, gem_heading_new (title, 1));
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

  add_label (self, gem_read_text_get_column (self->text), gem_paragraph_new (text));
}

static void
add_block (GemReadPage *self,
           GtkContainer *parent,
           const GemSection *section,
           gboolean main,
           const GemBlock *block,
           guint number)
{
  GtkWidget *label = gem_read_block_label_new (block);
  GtkWidget *widget = gem_read_block_frame (block, label, number);
  /* The page's own paragraphs are found by their anchor; those of a box by its section too. */
  char *anchor =
      main ? g_strdup (block->anchor) : g_strdup_printf ("%s/%s", section->id, block->anchor);

  g_signal_connect_swapped (label, "activate-link", G_CALLBACK (link_cb), self);
  gem_read_block_watch_links (label, G_CALLBACK (preview_cb), self);
  gtk_container_add (parent, widget);
  gem_read_text_add_label (self->text, GTK_LABEL (label));
  g_hash_table_insert (self->anchors, anchor, label);
  g_ptr_array_add (self->order, g_strdup (anchor));
  if (g_str_equal (block->kind, "note"))
    {
      gtk_widget_hide (widget);
      g_hash_table_insert (self->notes, g_strdup (anchor), widget);
    }
}

/* The box of a part, before its first block. */
static void
begin_part (GemReadPage *self, const GemPagePart *part, gboolean with_heading)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  if (g_str_equal (part->section->kind, "box"))
    {
      gtk_style_context_add_class (gtk_widget_get_style_context (box), "gem-box");
      atk_object_set_role (gtk_widget_get_accessible (box), ATK_ROLE_SECTION);
      gem_set_accessible_name (box, part->section->title);
    }
  gtk_widget_show (box);
  gtk_container_add (gem_read_text_get_column (self->text), box);
  if (with_heading)
    {
      GtkWidget *heading = gem_heading_new (part->section->title, 2);

      add_label (self, GTK_CONTAINER (box), heading);
      g_hash_table_insert (self->anchors, g_strconcat (part->section->id, "/", NULL), heading);
    }
  self->part = GTK_CONTAINER (box);
  self->list = NULL;
  self->number = 0;
}

/**
 * gem_read_page_add_block:
 * @self: a page
 * @part: a section, or a box
 * @i: which of its blocks; the ones before it have been added
 * @with_heading: whether it is a box of the section on the page, under a heading of its own
 *
 * A box stands on a tint, with a rule at its left.
 */
void
gem_read_page_add_block (GemReadPage *self, const GemPagePart *part, guint i, gboolean with_heading)
{
  const GemBlock *block;

  g_return_if_fail (GEM_IS_READ_PAGE (self) && part != NULL && i < part->blocks->len);

  if (i == 0)
    begin_part (self, part, with_heading);
  block = g_ptr_array_index (part->blocks, i);
  self->number = g_str_equal (block->kind, "numbered") ? self->number + 1 : 0;
  if (block->depth > 0 && self->list == NULL)
    {
      /* The paragraph before a list says what it lists. */
      self->list = GTK_CONTAINER (gem_read_block_list_new (
          i > 0 ? ((GemBlock *) g_ptr_array_index (part->blocks, i - 1))->text
                : part->section->title));
      gtk_container_add (self->part, GTK_WIDGET (self->list));
    }
  else if (block->depth == 0)
    self->list = NULL;
  add_block (self, self->list != NULL ? self->list : self->part, part->section, !with_heading,
             block, self->number);
}

/**
 * gem_read_page_unfold_note:
 * @self: a page
 * @anchor: of a note on the page
 *
 * Unfolds a note in its place, or folds it again.
 *
 * Returns: whether there is such a note
 */
gboolean
gem_read_page_unfold_note (GemReadPage *self, const char *anchor)
{
  GtkWidget *note;

  g_return_val_if_fail (GEM_IS_READ_PAGE (self) && anchor != NULL, FALSE);

  note = g_hash_table_lookup (self->notes, anchor);
  if (note != NULL)
    gtk_widget_set_visible (note, !gtk_widget_get_visible (note));
  return note != NULL;
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
  self->pending_scroll = -1;
  gtk_widget_queue_resize (self->column);
}

/**
 * gem_read_page_get_scroll:
 * @self: a page
 *
 * Returns: how far it is scrolled, in pixels
 */
double
gem_read_page_get_scroll (GemReadPage *self)
{
  g_return_val_if_fail (GEM_IS_READ_PAGE (self), 0);

  return self->pending_scroll >= 0 ? self->pending_scroll
                                   : gtk_adjustment_get_value (adjustment_of (self));
}

/**
 * gem_read_page_set_scroll:
 * @self: a page
 * @scroll: what gem_read_page_get_scroll() said
 */
void
gem_read_page_set_scroll (GemReadPage *self, double scroll)
{
  g_return_if_fail (GEM_IS_READ_PAGE (self));

  self->pending_scroll = MAX (0, scroll);
  gtk_widget_queue_resize (self->column);
}

/**
 * gem_read_page_show_area:
 * @self: a page
 * @area: a part of its text
 *
 * Scrolls as little as shows it, with some text around it.
 */
void
gem_read_page_show_area (GemReadPage *self, const GdkRectangle *area)
{
  int y;

  g_return_if_fail (GEM_IS_READ_PAGE (self) && area != NULL);

  y = offset_of (self, GTK_WIDGET (self->text)) + area->y;
  gtk_adjustment_clamp_page (adjustment_of (self), MAX (0, y - 60), y + area->height + 60);
}

/**
 * gem_read_page_get_top_anchor:
 * @self: a page
 *
 * Returns: (nullable): the first paragraph that can be seen; %NULL at the top of the page
 */
const char *
gem_read_page_get_top_anchor (GemReadPage *self)
{
  double top;

  g_return_val_if_fail (GEM_IS_READ_PAGE (self), NULL);

  top = gtk_adjustment_get_value (adjustment_of (self));
  for (guint i = 0; top > MARGIN && i < self->order->len; i++)
    {
      const char *anchor = g_ptr_array_index (self->order, i);
      GtkWidget *label = g_hash_table_lookup (self->anchors, anchor);

      if (strchr (anchor, '/') == NULL && offset_of (self, label) >= top - MARGIN)
        return anchor;
    }
  return NULL;
}

/**
 * gem_read_page_find_anchor:
 * @self: a page
 * @label: a label of its text
 *
 * Returns: (nullable): the anchor of that paragraph; with the id of the box before a slash where it is in one
 */
const char *
gem_read_page_find_anchor (GemReadPage *self, GtkLabel *label)
{
  g_return_val_if_fail (GEM_IS_READ_PAGE (self), NULL);

  for (guint i = 0; i < self->order->len; i++)
    if (g_hash_table_lookup (self->anchors, g_ptr_array_index (self->order, i)) == label)
      return g_ptr_array_index (self->order, i);
  return NULL;
}

/**
 * gem_read_page_find_label:
 * @self: a page
 * @anchor: as gem_read_page_find_anchor() has it
 *
 * Returns: (transfer none) (nullable): the label of that paragraph
 */
GtkLabel *
gem_read_page_find_label (GemReadPage *self, const char *anchor)
{
  g_return_val_if_fail (GEM_IS_READ_PAGE (self) && anchor != NULL, NULL);

  return g_hash_table_lookup (self->anchors, anchor);
}

/**
 * gem_read_page_add_sign:
 * @self: a page
 * @sign: (transfer floating): a small widget, of what comes after the signs that were added before
 * @label: a label of its text
 * @character: where in it
 *
 * Puts a sign into the margin, beside a line of the text.
 */
void
gem_read_page_add_sign (GemReadPage *self, GtkWidget *sign, GtkLabel *label, int character)
{
  g_return_if_fail (GEM_IS_READ_PAGE (self) && GTK_IS_WIDGET (sign) && GTK_IS_LABEL (label));

  character = CLAMP (character, 0, (int) g_utf8_strlen (gtk_label_get_text (label), -1));
  g_object_set_data (G_OBJECT (sign), SIGN_LABEL_KEY, label);
  g_object_set_data (G_OBJECT (sign), SIGN_CHARACTER_KEY, GINT_TO_POINTER (character));
  g_ptr_array_add (self->signs, sign);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), sign);
}

/**
 * gem_read_page_clear_signs:
 * @self: a page
 */
void
gem_read_page_clear_signs (GemReadPage *self)
{
  g_return_if_fail (GEM_IS_READ_PAGE (self));

  for (guint i = 0; i < self->signs->len; i++)
    gtk_widget_destroy (g_ptr_array_index (self->signs, i));
  g_ptr_array_set_size (self->signs, 0);
}

/**
 * gem_read_page_is_at_end:
 * @self: a page
 *
 * Returns: whether the end of its text can be seen
 */
gboolean
gem_read_page_is_at_end (GemReadPage *self)
{
  GtkAdjustment *adjustment;
  int end;

  g_return_val_if_fail (GEM_IS_READ_PAGE (self), FALSE);

  adjustment = adjustment_of (self);
  end = offset_of (self, GTK_WIDGET (self->text)) +
        gtk_widget_get_allocated_height (GTK_WIDGET (self->text));
  return gtk_widget_get_mapped (GTK_WIDGET (self)) && self->order->len > 0 &&
         gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment) >=
             end - MARGIN;
}
