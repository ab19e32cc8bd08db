/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A row draws its texts itself. Boxes with labels in them have each text shaped several times, for sizes that nobody
 * uses, and measure all of it anew at every key. For a screen reader it is a list item whose name says it all. */

#include "gem-search-row.h"

#include "gem-hit-words.h"
#include "gem-marked-text.h"
#include "gem-rows.h"

/* In pixels; the list decides how wide a row is. */
#define MIN_WIDTH 60
#define NATURAL_WIDTH 400
#define ICON_SPACE 12
/* Above the snippet. */
#define SNIPPET_SPACE 2

struct _GemSearchRow
{
  GtkListBoxRow parent_instance;

  const char *icon_name;
  cairo_surface_t *icon; /* NULL until it is needed */
  double icon_opacity;
  GtkBorder insets; /* what its style puts around its texts */
  gboolean styled;  /* whether @insets are those of its style */
  GemMarkedText *title;
  GemMarkedText *path;
  GemMarkedText *snippet;

  char *address; /* NULL for a row that shows more of them */
  char *words;
};

G_DEFINE_FINAL_TYPE (GemSearchRow, gem_search_row, GTK_TYPE_LIST_BOX_ROW)

/* --- its size --- */

static int
icon_size (void)
{
  int width = 0, height = 0;

  gtk_icon_size_lookup (GTK_ICON_SIZE_BUTTON, &width, &height);
  return height;
}

static const GtkBorder *
get_insets (GemSearchRow *self)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  GtkStateFlags state = gtk_style_context_get_state (style);
  GtkBorder border;

  if (self->styled)
    return &self->insets;
  gtk_style_context_get_padding (style, state, &self->insets);
  gtk_style_context_get_border (style, state, &border);
  self->insets.left += border.left;
  self->insets.right += border.right;
  self->insets.top += border.top;
  self->insets.bottom += border.bottom;
  self->styled = TRUE;
  return &self->insets;
}

static GtkSizeRequestMode
gem_search_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
gem_search_row_get_preferred_width (GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = MIN_WIDTH;
  *natural = NATURAL_WIDTH;
}

static void
gem_search_row_get_preferred_height_for_width (GtkWidget *widget,
                                               int width,
                                               int *minimum,
                                               int *natural)
{
  GemSearchRow *self = GEM_SEARCH_ROW (widget);
  const GtkBorder *insets = get_insets (self);
  int space = width - insets->left - insets->right - icon_size () - ICON_SPACE;
  int snippet, height;

  snippet = gem_marked_text_get_height (self->snippet, space);
  height = gem_marked_text_get_height (self->title, space) +
           gem_marked_text_get_height (self->path, space) +
           (snippet > 0 ? snippet + SNIPPET_SPACE : 0);
  *minimum = *natural = MAX (height, icon_size ()) + insets->top + insets->bottom;
}

/* Who asks this has no use for the answer; but the text would be shaped for it, and then again. */
static void
gem_search_row_get_preferred_height (GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = *natural = icon_size ();
}

/* --- drawing --- */

static void
load_icon (GemSearchRow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  int scale = gtk_widget_get_scale_factor (widget);
  g_autoptr (GtkIconInfo) info = gtk_icon_theme_lookup_icon_for_scale (
      gtk_icon_theme_get_for_screen (gtk_widget_get_screen (widget)), self->icon_name, icon_size (),
      scale, GTK_ICON_LOOKUP_FORCE_SIZE);
  g_autoptr (GdkPixbuf) pixbuf = NULL;

  if (info == NULL)
    return;
  gtk_style_context_save (style);
  gtk_style_context_add_class (style, "dim-label");
  gtk_style_context_get (style, gtk_style_context_get_state (style), "opacity", &self->icon_opacity,
                         NULL);
  pixbuf = gtk_icon_info_load_symbolic_for_context (info, style, NULL, NULL);
  gtk_style_context_restore (style);
  if (pixbuf != NULL)
    self->icon =
        gdk_cairo_surface_create_from_pixbuf (pixbuf, scale, gtk_widget_get_window (widget));
}

static void
draw_icon (GemSearchRow *self, cairo_t *cr, int x, int y)
{
  if (self->icon == NULL)
    load_icon (self);
  if (self->icon == NULL)
    return;
  cairo_set_source_surface (cr, self->icon, x, y);
  cairo_paint_with_alpha (cr, self->icon_opacity);
}

static gboolean
gem_search_row_draw (GtkWidget *widget, cairo_t *cr)
{
  GemSearchRow *self = GEM_SEARCH_ROW (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  const GtkBorder *insets = get_insets (self);
  int width = gtk_widget_get_allocated_width (widget) - insets->left - insets->right;
  int icon = icon_size (), x = insets->left, y = insets->top;

  /* The background, the border and where the focus is. */
  GTK_WIDGET_CLASS (gem_search_row_parent_class)->draw (widget, cr);
  draw_icon (self, cr, mirrored ? x + width - icon : x, y);
  x += mirrored ? 0 : icon + ICON_SPACE;
  width -= icon + ICON_SPACE;
  gem_marked_text_draw (self->title, cr, x, y, width);
  y += gem_marked_text_get_height (self->title, width);
  gem_marked_text_draw (self->path, cr, x, y, width);
  y += gem_marked_text_get_height (self->path, width) + SNIPPET_SPACE;
  gem_marked_text_draw (self->snippet, cr, x, y, width);
  return GDK_EVENT_PROPAGATE;
}

static void
restyle (GemSearchRow *self)
{
  self->styled = FALSE;
  g_clear_pointer (&self->icon, cairo_surface_destroy);
  gem_marked_text_restyle (self->title);
  gem_marked_text_restyle (self->path);
  gem_marked_text_restyle (self->snippet);
}

static void
gem_search_row_style_updated (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (gem_search_row_parent_class)->style_updated (widget);
  restyle (GEM_SEARCH_ROW (widget));
}

static void
gem_search_row_finalize (GObject *object)
{
  GemSearchRow *self = GEM_SEARCH_ROW (object);

  g_clear_pointer (&self->icon, cairo_surface_destroy);
  gem_marked_text_free (self->title);
  gem_marked_text_free (self->path);
  gem_marked_text_free (self->snippet);
  g_free (self->address);
  g_free (self->words);

  G_OBJECT_CLASS (gem_search_row_parent_class)->finalize (object);
}

static void
gem_search_row_class_init (GemSearchRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gem_search_row_finalize;
  widget_class->get_request_mode = gem_search_row_get_request_mode;
  widget_class->get_preferred_width = gem_search_row_get_preferred_width;
  widget_class->get_preferred_height = gem_search_row_get_preferred_height;
  widget_class->get_preferred_height_for_width = gem_search_row_get_preferred_height_for_width;
  widget_class->draw = gem_search_row_draw;
  widget_class->style_updated = gem_search_row_style_updated;
}

static void
gem_search_row_init (GemSearchRow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->title = gem_marked_text_new (widget, "gem-row-title");
  self->path = gem_marked_text_new (widget, "gem-caption");
  self->snippet = gem_marked_text_new (widget, "gem-found");
  gtk_style_context_add_class (gtk_widget_get_style_context (widget), "gem-hit");
  /* Surfaces are made for one scale. */
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (restyle), NULL);
}

/**
 * gem_search_row_new:
 * @kind: what it will show
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
gem_search_row_new (GemHitKind kind)
{
  GemSearchRow *self = g_object_new (GEM_TYPE_SEARCH_ROW, NULL);

  self->icon_name = gem_hit_kind_icon (kind);
  return GTK_WIDGET (self);
}

/* --- what it shows --- */

/* What a screen reader says: all there is to read. */
static void
name (GemSearchRow *self, const char *title, const char *path, const char *snippet)
{
  g_autoptr (GString) words = g_string_new (title);

  if (path != NULL && *path != '\0')
    g_string_append_printf (words, ", %s", path);
  if (snippet != NULL && *snippet != '\0')
    g_string_append_printf (words, ", %s", snippet);
  gem_set_accessible_name (GTK_WIDGET (self), words->str);
}

static void
show_texts (GemSearchRow *self,
            const char *title,
            GArray *title_spans,
            const char *path,
            const char *snippet,
            GArray *snippet_spans)
{
  gboolean changed = gem_marked_text_set (self->title, title, title_spans);

  changed |= gem_marked_text_set (self->path, path, NULL);
  changed |= gem_marked_text_set (self->snippet, snippet, snippet_spans);
  if (changed)
    {
      name (self, title, path, snippet);
      gtk_widget_queue_resize (GTK_WIDGET (self));
    }
  gtk_widget_show (GTK_WIDGET (self));
}

/**
 * gem_search_row_show_hit:
 * @self: a row
 * @hit: what was found
 */
void
gem_search_row_show_hit (GemSearchRow *self, const GemHit *hit)
{
  g_return_if_fail (GEM_IS_SEARCH_ROW (self) && hit != NULL);

  g_free (self->address);
  self->address = g_strdup (hit->address);
  g_free (self->words);
  self->words = gem_hit_dup_words (hit);
  show_texts (self, hit->title, hit->title_spans, hit->path, hit->snippet, hit->snippet_spans);
}

/**
 * gem_search_row_show_more:
 * @self: a row
 * @text: what there is more
 *
 * Makes it the row that leads to all hits of a kind.
 */
void
gem_search_row_show_more (GemSearchRow *self, const char *text)
{
  g_return_if_fail (GEM_IS_SEARCH_ROW (self) && text != NULL);

  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->words, g_free);
  show_texts (self, text, NULL, NULL, NULL, NULL);
}

/**
 * gem_search_row_get_address:
 * @self: a row
 *
 * Returns: (nullable): where it leads; %NULL for all hits of its kind
 */
const char *
gem_search_row_get_address (GemSearchRow *self)
{
  g_return_val_if_fail (GEM_IS_SEARCH_ROW (self), NULL);

  return self->address;
}

/**
 * gem_search_row_get_words:
 * @self: a row
 *
 * Returns: (nullable): the words that were found, as gem_hit_dup_words() has them
 */
const char *
gem_search_row_get_words (GemSearchRow *self)
{
  g_return_val_if_fail (GEM_IS_SEARCH_ROW (self), NULL);

  return self->words;
}
