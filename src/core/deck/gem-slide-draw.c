/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Drawing a slide from memory: light for a lit room, dark for a dark one. */

#include "deck/gem-slide-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define BAR 9.0 /* of accent, at the left edge */
#define FOOT_SIZE 13.5
#define FOOT_MARGIN 12.0
#define MIN_SIZE 8.0 /* pixels; nothing can be seen of a smaller slide */

/* --- colours --- */

/* Deep water blue, and a tint of it; each text on them has 7:1 (tests/core/deck). */
static const GemColor white = { 1, 1, 1 };
static const GemColor black = { 0, 0, 0 };
static const GemColor light_ink = { 0.10, 0.10, 0.10 };
static const GemColor light_accent = { 0x17 / 255.0, 0x50 / 255.0, 0x78 / 255.0 };
static const GemColor dark_paper = { 0x10 / 255.0, 0x1c / 255.0, 0x26 / 255.0 };
static const GemColor dark_ink = { 0xf4 / 255.0, 0xf7 / 255.0, 0xfa / 255.0 };
static const GemColor dark_accent = { 0x7a / 255.0, 0xb8 / 255.0, 0xe6 / 255.0 };

/* The steps of a figure in the window have 4.5:1 with what is written on them; here they keep away from
 * the middle, where neither black nor white has 7:1. */
void
gem_slide_init_palette (GemPalette *palette, gboolean dark)
{
  gem_palette_init (palette, dark ? &dark_paper : &white, dark ? &dark_ink : &light_ink,
                    dark ? &dark_accent : &light_accent);
  if (dark)
    {
      palette->steps[0] = gem_color_mix (&dark_paper, &dark_accent, 0.12);
      palette->steps[1] = gem_color_mix (&dark_paper, &dark_accent, 0.30);
      palette->steps[2] = gem_color_mix (&dark_paper, &dark_accent, 0.88);
      palette->steps[3] = gem_color_mix (&dark_accent, &white, 0.38);
      palette->steps[4] = gem_color_mix (&dark_accent, &white, 0.78);
      return;
    }
  palette->steps[0] = gem_color_mix (&white, &light_accent, 0.10);
  palette->steps[1] = gem_color_mix (&white, &light_accent, 0.26);
  palette->steps[2] = gem_color_mix (&white, &light_accent, 0.48);
  palette->steps[3] = light_accent;
  palette->steps[4] = gem_color_mix (&light_accent, &black, 0.45);
}

GemColor
gem_slide_get_quiet_color (gboolean dark)
{
  return dark ? gem_color_mix (&dark_paper, &dark_ink, 0.75)
              : gem_color_mix (&white, &light_ink, 0.80);
}

/* Of a cover, for white letters. */
GemColor
gem_slide_get_ground (gboolean dark)
{
  return dark ? gem_color_mix (&light_accent, &black, 0.50) : light_accent;
}

/* For what can't be shown. */
GemColor
gem_slide_get_warm (gboolean dark)
{
  const GemColor on_light = { 0x8a / 255.0, 0x3d / 255.0, 0x12 / 255.0 };
  const GemColor on_dark = { 0xf0 / 255.0, 0xa0 / 255.0, 0x6a / 255.0 };

  return dark ? on_dark : on_light;
}

/* --- parts --- */

typedef struct
{
  GemSlideContent *content;
  const GemSlidePlan *plan;
  const GemSlideLook *look;
  cairo_t *cr;
  GemPalette palette;
  guint step;
} Painter;

static gboolean
is_cover (const Painter *self)
{
  return self->content->slide->kind == GEM_DECK_TITLE;
}

/* The tag is for what reads a PDF aloud; on a screen it does nothing. */
static void
show (const Painter *self, PangoLayout *layout, double x, double y, const char *tag)
{
  cairo_tag_begin (self->cr, tag, NULL);
  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout (self->cr, layout);
  cairo_tag_end (self->cr, tag);
}

static void
draw_ground (const Painter *self)
{
  GemColor ground = is_cover (self) ? gem_slide_get_ground (self->look->dark) : self->palette.paper;

  gem_palette_set_source (self->cr, &ground);
  cairo_rectangle (self->cr, 0, 0, self->plan->width, GEM_SLIDE_HEIGHT);
  cairo_fill (self->cr);
  if (is_cover (self))
    {
      cairo_rectangle (self->cr, self->plan->title_area.x, self->plan->text_area.y - 17, 96, 4);
      gem_palette_set_source (self->cr, &dark_accent);
    }
  else
    {
      cairo_rectangle (self->cr, 0, 0, BAR, GEM_SLIDE_HEIGHT);
      gem_palette_set_source (self->cr, &self->palette.accent);
    }
  cairo_fill (self->cr);
}

static void
draw_head (const Painter *self)
{
  const GemSlidePlan *plan = self->plan;
  GemColor quiet = gem_slide_get_quiet_color (self->look->dark);

  gem_palette_set_source (self->cr, is_cover (self) ? &white : &self->palette.ink);
  if (plan->title != NULL)
    show (self, plan->title, plan->title_area.x, plan->title_area.y, "H1");
  gem_palette_set_source (self->cr, &quiet);
  if (plan->caption != NULL)
    show (self, plan->caption, plan->caption_area.x, plan->caption_area.y, "P");
}

static void
draw_block (const Painter *self)
{
  const GemSlidePlan *plan = self->plan;
  const GemSlideBlock *block = plan->block;
  guint shown = self->content->figure.there ? G_MAXUINT : self->step;

  for (guint i = 0; block != NULL && i < MIN (block->layouts->len, shown); i++)
    {
      const GemSlideLine *line = self->content->lines->pdata[i];
      PangoLayout *layout = block->layouts->pdata[i];
      double y = plan->text_area.y + g_array_index (block->tops, double, i);
      double indent = line->is_point ? gem_slide_block_get_indent (block) : 0;

      if (line->is_point)
        {
          double size = block->size * 0.24;

          /* A square, as high as a small letter: dots vanish in the last row. */
          gem_palette_set_source (self->cr, is_cover (self) ? &white : &self->palette.accent);
          cairo_rectangle (self->cr, plan->text_area.x + size * 0.4,
                           y + pango_layout_get_baseline (layout) / (double) PANGO_SCALE -
                               block->size * 0.36,
                           size, size);
          cairo_fill (self->cr);
        }
      gem_palette_set_source (self->cr, is_cover (self) ? &white : &self->palette.ink);
      show (self, layout, plan->text_area.x + indent, y, "P");
    }
}

static void
draw_quote_sign (const Painter *self)
{
  g_autoptr (PangoLayout) sign = gem_slide_create_layout ("“", 120, TRUE, -1);

  gem_palette_set_source (self->cr, &self->palette.accent);
  show (self, sign, self->plan->text_area.x - 64, self->plan->text_area.y - 34, "Span");
}

/* Other threads may read the same pixels: each draws through a surface of its own. */
static void
draw_picture (const Painter *self)
{
  cairo_surface_t *picture = self->content->picture;
  const GemSlideArea *area = &self->plan->figure_area;
  int width = cairo_image_surface_get_width (picture);
  int height = cairo_image_surface_get_height (picture);
  cairo_surface_t *pixels =
      cairo_image_surface_create_for_data (cairo_image_surface_get_data (picture),
                                           cairo_image_surface_get_format (picture), width, height,
                                           cairo_image_surface_get_stride (picture));

  cairo_save (self->cr);
  cairo_translate (self->cr, area->x, area->y);
  cairo_scale (self->cr, area->width / width, area->height / height);
  cairo_set_source_surface (self->cr, pixels, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (self->cr), CAIRO_FILTER_GOOD);
  cairo_rectangle (self->cr, 0, 0, width, height);
  cairo_fill (self->cr);
  cairo_restore (self->cr);
  cairo_surface_destroy (pixels);
}

static void
draw_trouble (const Painter *self)
{
  const GemSlidePlan *plan = self->plan;
  GemColor warm = gem_slide_get_warm (self->look->dark);
  g_autoptr (PangoLayout) layout =
      gem_slide_create_layout (self->content->trouble, GEM_SLIDE_HEIGHT * GEM_SLIDE_BODY_RULE,
                               FALSE, plan->width - 2 * GEM_SLIDE_MARGIN - 24);
  double y = plan->title != NULL ? plan->title_area.y + plan->title_area.height + 40 : 120;

  cairo_rectangle (self->cr, GEM_SLIDE_MARGIN, y, 5, gem_slide_layout_height (layout));
  gem_palette_set_source (self->cr, &warm);
  cairo_fill (self->cr);
  gem_palette_set_source (self->cr, is_cover (self) ? &white : &self->palette.ink);
  show (self, layout, GEM_SLIDE_MARGIN + 24, y, "P");
}

static void
draw_foot (const Painter *self)
{
  GemColor quiet = gem_slide_get_quiet_color (self->look->dark);
  double y = GEM_SLIDE_HEIGHT - FOOT_MARGIN, room = self->plan->width - 2 * GEM_SLIDE_MARGIN;
  g_autofree char *number =
      self->look->number > 0 ? g_strdup_printf ("%u / %u", self->look->number, self->look->n_slides)
                             : g_strdup ("");
  g_autoptr (PangoLayout) right = gem_slide_create_layout (number, FOOT_SIZE, TRUE, -1);
  g_autoptr (PangoLayout) left = NULL;
  int width;

  gem_palette_set_source (self->cr, is_cover (self) ? &white : &quiet);
  pango_layout_get_size (right, &width, NULL);
  room -= width / (double) PANGO_SCALE + 24;
  show (self, right, self->plan->width - GEM_SLIDE_MARGIN - width / (double) PANGO_SCALE,
        y - gem_slide_layout_height (right), "P");
  if (self->content->source == NULL)
    return;
  left = gem_slide_create_layout (self->content->source, FOOT_SIZE, FALSE, MAX (room, 1));
  pango_layout_set_ellipsize (left, PANGO_ELLIPSIZE_END);
  show (self, left, GEM_SLIDE_MARGIN, y - gem_slide_layout_height (left), "P");
}

/* What is not text: one element, whose words gem_slide_dup_seen() has. */
static void
draw_seen (const Painter *self)
{
  GemSlideContent *content = self->content;
  gboolean locator = self->plan->figure == NULL && content->iso != NULL;

  if (!gem_slide_has_seen (content))
    return;
  cairo_tag_begin (self->cr, "Figure", NULL);
  if (self->plan->figure != NULL)
    {
      gem_slide_figure_draw (content, self->plan, self->cr, &self->palette, self->step);
      gem_slide_legend_draw (content, self->plan, self->cr, &self->palette);
    }
  if (locator)
    gem_slide_locator_draw (content->iso, self->cr, &self->plan->figure_area, &self->palette);
  if (content->picture != NULL)
    draw_picture (self);
  cairo_tag_end (self->cr, "Figure");
}

static void
paint (Painter *self)
{
  GemSlideContent *content = self->content;

  draw_ground (self);
  draw_head (self);
  draw_block (self);
  if (content->slide->kind == GEM_DECK_QUOTE && self->plan->block != NULL &&
      content->lines->len > 0)
    draw_quote_sign (self);
  draw_seen (self);
  if (content->trouble != NULL)
    draw_trouble (self);
  draw_foot (self);
}

/**
 * gem_slide_draw:
 * @self: what the slide shows
 * @cr: where to draw; the slide has its corner at the origin, and nothing is drawn outside of it
 * @width: its width
 * @height: its height
 * @look: (nullable): how; %NULL for light, with everything shown and without a number
 *
 * Reads no disk and waits for nothing; any number of threads may draw the same slide.
 */
void
gem_slide_draw (
    GemSlideContent *self, cairo_t *cr, double width, double height, const GemSlideLook *look)
{
  static const GemSlideLook plain = { .step = GEM_SLIDE_ALL_STEPS };
  g_autoptr (GemSlidePlan) plan = NULL;
  Painter painter;

  g_return_if_fail (self != NULL && cr != NULL);

  if (width < MIN_SIZE || height < MIN_SIZE)
    return;
  plan = gem_slide_plan_new (self, GEM_SLIDE_HEIGHT * width / height);
  painter =
      (Painter){ .content = self, .plan = plan, .look = look != NULL ? look : &plain, .cr = cr };
  painter.step = self->slide->one_by_one ? painter.look->step : GEM_SLIDE_ALL_STEPS;
  gem_slide_init_palette (&painter.palette, painter.look->dark);
  cairo_save (cr);
  cairo_new_path (cr);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  cairo_scale (cr, height / GEM_SLIDE_HEIGHT, height / GEM_SLIDE_HEIGHT);
  paint (&painter);
  cairo_restore (cr);
}

/**
 * gem_slide_get_fit:
 * @self: what the slide shows
 * @width: of the slide
 * @height: of the slide
 *
 * Returns: whether all of it can be read from the last row, which depends on its shape, not on its size
 */
GemSlideFit
gem_slide_get_fit (GemSlideContent *self, double width, double height)
{
  g_autoptr (GemSlidePlan) plan = NULL;

  g_return_val_if_fail (self != NULL && width > 0 && height > 0, GEM_SLIDE_FITS);

  plan = gem_slide_plan_new (self, GEM_SLIDE_HEIGHT * width / height);
  return plan->fit;
}
