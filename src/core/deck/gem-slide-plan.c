/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Where everything is on a slide: the title, what stands below it, text, figure, legend. */

#include "deck/gem-slide-private.h"

#include "map/gem-map.h"

#define TOP 34.0
#define FOOT 40.0 /* of the slide, for the source and the number */
#define GAP 14.0
#define TITLE_GAP 20.0
#define COLUMN_GAP 28.0
#define TITLE_SIZE (GEM_SLIDE_HEIGHT * GEM_SLIDE_TITLE_SIZE)
#define TITLE_MINIMUM (GEM_SLIDE_HEIGHT / 15)
#define COVER_SIZE 62.0
#define CAPTION_SIZE (GEM_SLIDE_HEIGHT * GEM_SLIDE_BODY_RULE)
#define BODY_SIZE (GEM_SLIDE_HEIGHT * GEM_SLIDE_BODY_SIZE)
#define BESIDE_SIZE 31.0
#define QUOTE_SIZE (GEM_SLIDE_HEIGHT / 13)
/* The letters of a figure that are at least so high can be read from the front half of the room; what has
 * to be read by all is in the text. */
#define FIGURE_RULE (GEM_SLIDE_HEIGHT / 42)
#define FIGURE_SIZE 15.0

void
gem_slide_plan_free (GemSlidePlan *self)
{
  g_clear_object (&self->title);
  g_clear_object (&self->caption);
  g_clear_pointer (&self->block, gem_slide_block_free);
  g_clear_pointer (&self->figure, gem_figure_free);
  g_free (self);
}

static void
worsen (GemSlidePlan *self, GemSlideFit fit)
{
  self->fit = MAX (self->fit, fit);
}

/* Up to so many lines, smaller where they are long, and then cut. */
static PangoLayout *
set_heading (
    GemSlidePlan *self, const char *text, double size, double minimum, double width, int max_lines)
{
  PangoLayout *layout = gem_slide_create_layout (text, size, TRUE, width);

  for (double at = size; pango_layout_get_line_count (layout) > max_lines && at > minimum;)
    {
      at = MAX (at - 3, minimum);
      g_object_unref (layout);
      layout = gem_slide_create_layout (text, at, TRUE, width);
    }
  if (pango_layout_get_line_count (layout) > max_lines)
    {
      pango_layout_set_height (layout, -max_lines);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      worsen (self, GEM_SLIDE_CUT);
    }
  return layout;
}

static PangoLayout *
set_caption (GemSlidePlan *self, const char *text, double width)
{
  PangoLayout *layout = gem_slide_create_layout (text, CAPTION_SIZE, FALSE, width);

  pango_layout_set_height (layout, -2);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  if (pango_layout_is_ellipsized (layout))
    worsen (self, GEM_SLIDE_CUT);
  return layout;
}

static void
set_block (GemSlidePlan *self, GPtrArray *lines, double largest)
{
  self->block = gem_slide_block_new (lines, self->text_area.width, self->text_area.height, largest);
  worsen (self, self->block->fit);
}

/* Title and caption. Returns what is left below them, down to the foot. */
static GemSlideArea
plan_head (GemSlidePlan *self, GemSlideContent *content)
{
  GemSlideArea rest = { GEM_SLIDE_MARGIN, TOP, self->width - 2 * GEM_SLIDE_MARGIN, 0 };
  gboolean caption_below =
      content->slide->kind == GEM_DECK_QUOTE || content->slide->kind == GEM_DECK_PICTURE;

  if (*content->title != '\0')
    {
      self->title = set_heading (self, content->title, TITLE_SIZE, TITLE_MINIMUM, rest.width, 2);
      self->title_area =
          (GemSlideArea){ rest.x, rest.y, rest.width, gem_slide_layout_height (self->title) };
      rest.y += self->title_area.height + TITLE_GAP;
    }
  rest.height = GEM_SLIDE_HEIGHT - FOOT - rest.y;
  if (content->caption == NULL)
    return rest;
  self->caption = set_caption (self, content->caption, rest.width);
  self->caption_area = (GemSlideArea){ rest.x, rest.y - TITLE_GAP + 4, rest.width,
                                       gem_slide_layout_height (self->caption) };
  rest.height -= self->caption_area.height + GAP;
  if (caption_below)
    self->caption_area.y = rest.y + rest.height + GAP / 2;
  else
    rest.y += self->caption_area.height + GAP - TITLE_GAP + 4 + GAP / 2;
  rest.height =
      GEM_SLIDE_HEIGHT - FOOT - rest.y - (caption_below ? self->caption_area.height + GAP : 0);
  return rest;
}

/* A cover: large, in the middle of the height. */
static void
plan_cover (GemSlidePlan *self, GemSlideContent *content)
{
  double width = self->width - 3 * GEM_SLIDE_MARGIN;
  double room;

  self->title = set_heading (self, content->title, COVER_SIZE, TITLE_SIZE, width, 4);
  self->title_area.height = gem_slide_layout_height (self->title);
  room = GEM_SLIDE_HEIGHT - 2 * FOOT - self->title_area.height - 2 * GAP;
  self->text_area = (GemSlideArea){ 1.5 * GEM_SLIDE_MARGIN, 0, width, room };
  set_block (self, content->lines, BODY_SIZE);
  self->title_area = (GemSlideArea){
    1.5 * GEM_SLIDE_MARGIN,
    (GEM_SLIDE_HEIGHT - self->title_area.height - 2 * GAP - self->block->height) / 2 - GAP, width,
    self->title_area.height
  };
  self->text_area.y = self->title_area.y + self->title_area.height + 2 * GAP;
  self->text_area.height = self->block->height;
}

static void
plan_quote (GemSlidePlan *self, GemSlideContent *content, GemSlideArea rest)
{
  double spare;

  self->text_area = (GemSlideArea){ rest.x + 64, rest.y, rest.width - 96, rest.height };
  set_block (self, content->lines, QUOTE_SIZE);
  /* A short quote stands in the middle, with its source right below it. */
  spare = MAX (rest.height - self->block->height, 0) / 2.4;
  self->text_area.y += spare;
  self->text_area.height -= spare;
  self->caption_area.x = self->text_area.x;
  self->caption_area.y = self->text_area.y + self->block->height + GAP;
  self->caption_area.width = self->text_area.width;
  if (self->caption != NULL)
    pango_layout_set_width (self->caption, (int) (self->text_area.width * PANGO_SCALE));
}

/* The little map stands at the side, where a column of points leaves room. */
static void
plan_province (GemSlidePlan *self, GemSlideContent *content, GemSlideArea rest)
{
  double map_width, map_height, width;

  gem_map_get_size (&map_width, &map_height);
  width = MIN (rest.height * map_width / map_height, rest.width * 0.36);
  self->figure_area = (GemSlideArea){ rest.x + rest.width - width, rest.y, width, rest.height };
  self->text_area = (GemSlideArea){ rest.x, rest.y, rest.width - width - COLUMN_GAP, rest.height };
  set_block (self, content->lines, BODY_SIZE);
}

/* As large as it fits, with its caption below its left edge. */
static void
plan_picture (GemSlidePlan *self, GemSlideContent *content, GemSlideArea rest)
{
  double width = cairo_image_surface_get_width (content->picture);
  double height = cairo_image_surface_get_height (content->picture);
  double scale = MIN (rest.width / width, rest.height / height);

  self->figure_area =
      (GemSlideArea){ rest.x + (rest.width - width * scale) / 2,
                      rest.y + (rest.height - height * scale) / 2, width * scale, height * scale };
  self->caption_area.x = self->figure_area.x;
  self->caption_area.width = rest.x + rest.width - self->figure_area.x;
  if (self->caption != NULL)
    pango_layout_set_width (self->caption, (int) (self->caption_area.width * PANGO_SCALE));
  self->caption_area.y = self->figure_area.y + self->figure_area.height + GAP / 2;
}

/* Sentences that the program adds to a figure are a help: those that do not fit are left out. Those that
 * somebody wrote are not. */
static void
set_sentences (GemSlidePlan *self, GemSlideContent *content, double largest)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  for (guint i = 0; i < content->lines->len; i++)
    g_ptr_array_add (lines, content->lines->pdata[i]);
  for (;;)
    {
      self->block =
          gem_slide_block_new (lines, self->text_area.width, self->text_area.height, largest);
      if (self->block->fit == GEM_SLIDE_FITS || content->own_lines > 0 || lines->len < 2)
        break;
      gem_slide_block_free (self->block);
      g_ptr_array_set_size (lines, (int) lines->len - 1);
    }
  worsen (self, self->block->fit);
}

/* Maps and tiles are as high as they are wide and leave a column for words; the others take all of the
 * width, with the words above them. */
static void
plan_figure (GemSlidePlan *self, GemSlideContent *content, GemSlideArea rest)
{
  GemFigureKind kind = content->figure.kind;
  gboolean beside = kind == GEM_FIGURE_MAP || kind == GEM_FIGURE_TILES;
  double width = beside ? MIN (rest.height * 1.02, rest.width * 0.46) : rest.width;
  double column = beside ? rest.width - width - COLUMN_GAP : rest.width;
  double legend;

  self->figure = gem_slide_figure_new (&content->figure);
  legend = gem_slide_legend_measure (content, self->figure, column, beside);
  self->legend_area = (GemSlideArea){ beside ? rest.x + width + COLUMN_GAP : rest.x,
                                      rest.y + rest.height - legend, column, legend };
  self->figure_area = (GemSlideArea){ rest.x, rest.y, width, rest.height };
  self->text_area = (GemSlideArea){ self->legend_area.x, rest.y, column,
                                    beside ? rest.height - legend - GAP : rest.height * 0.3 };
  set_sentences (self, content, beside ? BESIDE_SIZE : CAPTION_SIZE);
  if (!beside)
    {
      double text = self->block->height > 0 ? self->block->height + GAP : 0;

      self->figure_area.y += text;
      self->figure_area.height -= text + legend + GAP / 2;
    }
  if (content->figure.progress != NULL)
    {
      if (!gem_slide_progress_fits (&content->figure, self->figure_area.height))
        worsen (self, GEM_SLIDE_FULL);
      return;
    }
  self->zoom = gem_slide_figure_fit (self->figure, &self->figure_area);
  if (self->zoom * FIGURE_SIZE < FIGURE_RULE - 0.01)
    worsen (self, GEM_SLIDE_FULL);
}

GemSlidePlan *
gem_slide_plan_new (GemSlideContent *content, double width)
{
  GemSlidePlan *self = g_new0 (GemSlidePlan, 1);
  GemSlideArea rest;

  self->width = width;
  if (content->slide->kind == GEM_DECK_TITLE)
    {
      plan_cover (self, content);
      return self;
    }
  rest = plan_head (self, content);
  if (content->slide->kind == GEM_DECK_QUOTE)
    plan_quote (self, content, rest);
  else if (content->figure.there)
    plan_figure (self, content, rest);
  else if (content->iso != NULL)
    plan_province (self, content, rest);
  else if (content->picture != NULL)
    plan_picture (self, content, rest);
  else
    {
      self->text_area = rest;
      set_block (self, content->lines, BODY_SIZE);
    }
  return self;
}
