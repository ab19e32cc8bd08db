/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-line.h"

/* In characters: it wraps before it is narrower, and asks for no more than is easily read. */
#define MIN_CHARS 12
#define NATURAL_CHARS 40

struct _GemLine
{
  GtkWidget parent_instance;

  char *text;
  PangoLayout *layout; /* NULL until it is measured */
  gboolean named;      /* a screen reader has asked for it */
};

G_DEFINE_FINAL_TYPE (GemLine, gem_line, GTK_TYPE_WIDGET)

static PangoLayout *
ensure_layout (GemLine *self, int width)
{
  if (self->layout == NULL)
    {
      self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
      pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
    }
  pango_layout_set_width (self->layout, width * PANGO_SCALE);
  return self->layout;
}

/* Half an em is about the width of a letter: asking the font itself is slow, and nothing hangs on it. */
static double
get_char_width (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) / 72;
  return size / 2;
}

static GtkSizeRequestMode
gem_line_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
gem_line_get_preferred_width (GtkWidget *widget, int *minimum, int *natural)
{
  double width = get_char_width (widget);

  *minimum = (int) (MIN_CHARS * width);
  *natural = (int) (NATURAL_CHARS * width);
}

static void
gem_line_get_preferred_height_for_width (GtkWidget *widget, int width, int *minimum, int *natural)
{
  int height;

  pango_layout_get_pixel_size (ensure_layout (GEM_LINE (widget), width), NULL, &height);
  *minimum = *natural = height;
}

static void
gem_line_get_preferred_height (GtkWidget *widget, int *minimum, int *natural)
{
  int width;

  gtk_widget_get_preferred_width (widget, &width, NULL);
  gtk_widget_get_preferred_height_for_width (widget, width, minimum, natural);
}

static gboolean
gem_line_draw (GtkWidget *widget, cairo_t *cr)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  int width = gtk_widget_get_allocated_width (widget);

  gtk_render_layout (style, cr, 0, 0, ensure_layout (GEM_LINE (widget), width));
  return GDK_EVENT_PROPAGATE;
}

static void
gem_line_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  g_clear_object (&GEM_LINE (widget)->layout);

  GTK_WIDGET_CLASS (gem_line_parent_class)->direction_changed (widget, previous);
}

static AtkObject *
gem_line_get_accessible (GtkWidget *widget)
{
  GemLine *self = GEM_LINE (widget);
  AtkObject *accessible = GTK_WIDGET_CLASS (gem_line_parent_class)->get_accessible (widget);

  if (!self->named)
    atk_object_set_name (accessible, self->text);
  self->named = TRUE;
  return accessible;
}

static void
gem_line_finalize (GObject *object)
{
  GemLine *self = GEM_LINE (object);

  g_clear_object (&self->layout);
  g_free (self->text);

  G_OBJECT_CLASS (gem_line_parent_class)->finalize (object);
}

static void
gem_line_class_init (GemLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gem_line_finalize;
  widget_class->get_request_mode = gem_line_get_request_mode;
  widget_class->get_preferred_width = gem_line_get_preferred_width;
  widget_class->get_preferred_height_for_width = gem_line_get_preferred_height_for_width;
  widget_class->get_preferred_height = gem_line_get_preferred_height;
  widget_class->draw = gem_line_draw;
  widget_class->direction_changed = gem_line_direction_changed;
  widget_class->get_accessible = gem_line_get_accessible;
  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, ATK_ROLE_LABEL);
}

static void
gem_line_init (GemLine *self)
{
  gtk_widget_set_has_window (GTK_WIDGET (self), FALSE);
}

/**
 * gem_line_new:
 * @text: what it says
 * @style_class: its class in the style sheet; margins and padding have no effect
 *
 * Returns: (transfer floating): text that wraps to the width that there is
 */
GtkWidget *
gem_line_new (const char *text, const char *style_class)
{
  GemLine *self;

  g_return_val_if_fail (text != NULL && style_class != NULL, NULL);

  self = g_object_new (GEM_TYPE_LINE, "visible", TRUE, NULL);
  self->text = g_strdup (text);
  gtk_style_context_add_class (gtk_widget_get_style_context (GTK_WIDGET (self)), style_class);
  return GTK_WIDGET (self);
}

/**
 * gem_line_set_text:
 * @self: a line
 * @text: what it says from now on
 */
void
gem_line_set_text (GemLine *self, const char *text)
{
  g_return_if_fail (GEM_IS_LINE (self) && text != NULL);

  if (g_str_equal (text, self->text))
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  if (self->layout != NULL)
    pango_layout_set_text (self->layout, text, -1);
  if (self->named)
    atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self)), text);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * gem_line_get_text:
 * @self: a line
 *
 * Returns: what it says
 */
const char *
gem_line_get_text (GemLine *self)
{
  g_return_val_if_fail (GEM_IS_LINE (self), NULL);

  return self->text;
}
