/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-marked-text.h"

#include <string.h>

/* Of 65535: how strong the colour behind a found word is. */
#define TINT 14000

struct _GemMarkedText
{
  GtkWidget *widget; /* that it is drawn in; borrowed */
  const char *style_class;
  char *text;
  GArray *spans; /* GemHitSpan; NULL for none */

  PangoLayout *layout;        /* NULL until it is needed */
  PangoFontDescription *font; /* as the style has it; NULL where that has to be asked anew */
  GdkRGBA color;
  GdkRGBA accent; /* that the words are marked with */
};

/**
 * gem_marked_text_new:
 * @widget: what it will be drawn in; outlives it
 * @style_class: (not nullable): static text: the style class that gives it its font and colour
 *
 * Returns: (transfer full): a text that says nothing yet
 */
GemMarkedText *
gem_marked_text_new (GtkWidget *widget, const char *style_class)
{
  GemMarkedText *self = g_new0 (GemMarkedText, 1);

  self->widget = widget;
  self->style_class = style_class;
  self->text = g_strdup ("");
  return self;
}

/**
 * gem_marked_text_free:
 * @self: (transfer full): a text
 */
void
gem_marked_text_free (GemMarkedText *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->text);
  g_clear_pointer (&self->spans, g_array_unref);
  g_clear_object (&self->layout);
  g_clear_pointer (&self->font, pango_font_description_free);
  g_free (self);
}

static gboolean
same_spans (GArray *a, GArray *b)
{
  guint n = a != NULL ? a->len : 0;

  if (n != (b != NULL ? b->len : 0))
    return FALSE;
  return n == 0 || memcmp (a->data, b->data, n * sizeof (GemHitSpan)) == 0;
}

/**
 * gem_marked_text_set:
 * @self: a text
 * @text: (nullable): what it says
 * @spans: (nullable) (element-type GemHitSpan): what is marked in it; not changed by anybody later
 *
 * Returns: whether it says or marks anything else than before
 */
gboolean
gem_marked_text_set (GemMarkedText *self, const char *text, GArray *spans)
{
  const char *new_text = text != NULL ? text : "";

  g_return_val_if_fail (self != NULL, FALSE);

  if (g_str_equal (self->text, new_text) && same_spans (self->spans, spans))
    return FALSE;
  g_free (self->text);
  self->text = g_strdup (new_text);
  g_clear_pointer (&self->spans, g_array_unref);
  self->spans = spans != NULL && spans->len > 0 ? g_array_ref (spans) : NULL;
  g_clear_object (&self->layout);
  return TRUE;
}

/**
 * gem_marked_text_get:
 * @self: a text
 *
 * Returns: (transfer none): what it says
 */
const char *
gem_marked_text_get (GemMarkedText *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

/**
 * gem_marked_text_restyle:
 * @self: a text
 *
 * The style of its widget may have changed: it is looked at when it is next needed.
 */
void
gem_marked_text_restyle (GemMarkedText *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->font, pango_font_description_free);
}

static void
insert (PangoAttrList *list, PangoAttribute *attribute, const GemHitSpan *span)
{
  attribute->start_index = (guint) span->start;
  attribute->end_index = (guint) span->end;
  pango_attr_list_insert (list, attribute);
}

/* Bold as well as a colour: neither is all there is to see. */
static PangoAttrList *
make_marks (const GArray *spans, const GdkRGBA *accent)
{
  PangoAttrList *list = pango_attr_list_new ();

  for (guint i = 0; i < spans->len; i++)
    {
      const GemHitSpan *span = &g_array_index (spans, GemHitSpan, i);

      insert (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), span);
      insert (list,
              pango_attr_background_new ((guint16) (accent->red * G_MAXUINT16),
                                         (guint16) (accent->green * G_MAXUINT16),
                                         (guint16) (accent->blue * G_MAXUINT16)),
              span);
      insert (list, pango_attr_background_alpha_new (TINT), span);
    }
  return list;
}

/* What is shaped stays so where only the colour of the text changed, as it does below the pointer. */
static void
look_at_style (GemMarkedText *self)
{
  GtkStyleContext *style = gtk_widget_get_style_context (self->widget);
  GdkRGBA accent;

  if (self->font != NULL)
    return;
  gtk_style_context_save (style);
  gtk_style_context_add_class (style, self->style_class);
  gtk_style_context_get_color (style, gtk_style_context_get_state (style), &self->color);
  gtk_style_context_get (style, gtk_style_context_get_state (style), "font", &self->font, NULL);
  gtk_style_context_restore (style);
  if (!gtk_style_context_lookup_color (style, "gem_accent", &accent))
    gdk_rgba_parse (&accent, "gray");
  if (self->layout != NULL && gdk_rgba_equal (&accent, &self->accent) &&
      pango_font_description_equal (pango_layout_get_font_description (self->layout), self->font))
    return;
  self->accent = accent;
  g_clear_object (&self->layout);
}

static PangoLayout *
get_layout (GemMarkedText *self, int width)
{
  look_at_style (self);
  if (self->layout == NULL)
    {
      self->layout = gtk_widget_create_pango_layout (self->widget, self->text);
      pango_layout_set_font_description (self->layout, self->font);
      pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
      if (self->spans != NULL)
        {
          PangoAttrList *marks = make_marks (self->spans, &self->accent);

          pango_layout_set_attributes (self->layout, marks);
          pango_attr_list_unref (marks);
        }
    }
  pango_layout_set_width (self->layout, MAX (width, 1) * PANGO_SCALE);
  return self->layout;
}

/**
 * gem_marked_text_get_height:
 * @self: a text
 * @width: how wide it may be
 *
 * Returns: how high it is then; 0 where it says nothing
 */
int
gem_marked_text_get_height (GemMarkedText *self, int width)
{
  int height;

  g_return_val_if_fail (self != NULL, 0);

  if (*self->text == '\0')
    return 0;
  pango_layout_get_pixel_size (get_layout (self, width), NULL, &height);
  return height;
}

/**
 * gem_marked_text_draw:
 * @self: a text
 * @cr: where to
 * @x: of its left edge
 * @y: of its top
 * @width: how wide it may be
 */
void
gem_marked_text_draw (GemMarkedText *self, cairo_t *cr, int x, int y, int width)
{
  g_return_if_fail (self != NULL && cr != NULL);

  if (*self->text == '\0')
    return;
  get_layout (self, width);
  gdk_cairo_set_source_rgba (cr, &self->color);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, self->layout);
}
