/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What of the slide is seen, and what is pointed at and drawn. */

#include "gem-show-private.h"

/**
 * gem_show_set_blank:
 * @self: a show
 * @blank: whether the slide is hidden
 */
void
gem_show_set_blank (GemShow *self, GemShowBlank blank)
{
  g_return_if_fail (GEM_IS_SHOW (self));

  if (self->sight.blank == blank)
    return;
  self->sight.blank = blank;
  gem_show_tell (self, GEM_SHOW_CHANGED_LOOK);
}

/**
 * gem_show_set_frozen:
 * @self: a show
 * @frozen: whether the hall keeps what it sees now, while the speaker goes on
 */
void
gem_show_set_frozen (GemShow *self, gboolean frozen)
{
  g_return_if_fail (GEM_IS_SHOW (self));

  frozen = !!frozen;
  if (self->frozen == frozen)
    return;
  self->frozen = frozen;
  gem_show_thaw (self);
  if (frozen)
    {
      self->hall = self->sight;
      g_object_ref (self->hall.slide);
      self->hall_ink = self->sight.ink != NULL ? gem_ink_copy (self->sight.ink) : NULL;
      self->hall.ink = self->hall_ink;
      self->hall.pointing = FALSE;
    }
  gem_show_tell (self, GEM_SHOW_CHANGED_LOOK | GEM_SHOW_CHANGED_MARKS);
}

/**
 * gem_show_is_frozen:
 * @self: a show
 *
 * Returns: whether the hall keeps what it saw
 */
gboolean
gem_show_is_frozen (GemShow *self)
{
  g_return_val_if_fail (GEM_IS_SHOW (self), FALSE);

  return self->frozen;
}

/**
 * gem_show_set_dark:
 * @self: a show
 * @dark: whether slides are light on dark, for a dark hall
 */
void
gem_show_set_dark (GemShow *self, gboolean dark)
{
  g_return_if_fail (GEM_IS_SHOW (self));

  self->sight.dark = !!dark;
  gem_show_tell (self, GEM_SHOW_CHANGED_LOOK);
}

/**
 * gem_show_set_tool:
 * @self: a show
 * @tool: what the speaker points or draws with
 */
void
gem_show_set_tool (GemShow *self, GemShowTool tool)
{
  g_return_if_fail (GEM_IS_SHOW (self));

  self->sight.tool = tool;
  gem_show_tell (self, GEM_SHOW_CHANGED_LOOK | GEM_SHOW_CHANGED_MARKS);
}

/**
 * gem_show_set_zoom:
 * @self: a show
 * @zoom: how much larger than whole, from 1
 * @x: the middle of what is to be seen, as a share of the width of the slide
 * @y: the same, of its height
 *
 * Nothing beyond the edges of the slide is ever seen.
 */
void
gem_show_set_zoom (GemShow *self, double zoom, double x, double y)
{
  double half;

  g_return_if_fail (GEM_IS_SHOW (self));

  self->sight.zoom = CLAMP (zoom, 1.0, GEM_SHOW_MAX_ZOOM);
  half = 0.5 / self->sight.zoom;
  self->sight.x = CLAMP (x, half, 1 - half);
  self->sight.y = CLAMP (y, half, 1 - half);
  gem_show_tell (self, GEM_SHOW_CHANGED_LOOK | GEM_SHOW_CHANGED_MARKS);
}

/* --- pointing and drawing --- */

/**
 * gem_show_point:
 * @self: a show
 * @x: where the pointer is, as a share of the width of the slide
 * @y: the same, of its height
 */
void
gem_show_point (GemShow *self, double x, double y)
{
  g_return_if_fail (GEM_IS_SHOW (self));

  self->sight.pointing = TRUE;
  self->sight.pointer_x = CLAMP (x, 0.0, 1.0);
  self->sight.pointer_y = CLAMP (y, 0.0, 1.0);
  if (self->sight.tool != GEM_SHOW_NO_TOOL)
    gem_show_tell (self, GEM_SHOW_CHANGED_MARKS);
}

/**
 * gem_show_stop_pointing:
 * @self: a show
 *
 * The pointer left the slide.
 */
void
gem_show_stop_pointing (GemShow *self)
{
  g_return_if_fail (GEM_IS_SHOW (self));

  self->sight.pointing = FALSE;
  gem_show_tell (self, GEM_SHOW_CHANGED_MARKS);
}

/**
 * gem_show_draw_from:
 * @self: a show
 * @x: where the pen is put down, as a share of the width of the slide
 * @y: the same, of its height
 */
void
gem_show_draw_from (GemShow *self, double x, double y)
{
  const char *id;
  GemInk *ink;

  g_return_if_fail (GEM_IS_SHOW (self));

  id = self->sight.slide->id;
  ink = g_hash_table_lookup (self->inks, id);
  if (ink == NULL)
    {
      ink = gem_ink_new ();
      g_hash_table_insert (self->inks, g_strdup (id), ink);
    }
  gem_ink_begin (ink, x, y);
  self->pen = ink;
  self->sight.ink = ink;
  gem_show_tell (self, GEM_SHOW_CHANGED_MARKS);
}

/**
 * gem_show_draw_to:
 * @self: a show
 * @x: where the pen is now, as a share of the width of the slide
 * @y: the same, of its height
 */
void
gem_show_draw_to (GemShow *self, double x, double y)
{
  g_return_if_fail (GEM_IS_SHOW (self));

  if (self->pen == NULL)
    return;
  gem_ink_add (self->pen, x, y);
  gem_show_tell (self, GEM_SHOW_CHANGED_MARKS);
}

/**
 * gem_show_undo:
 * @self: a show
 *
 * Takes the last stroke off the slide.
 */
void
gem_show_undo (GemShow *self)
{
  GemInk *ink;

  g_return_if_fail (GEM_IS_SHOW (self));

  self->pen = NULL;
  ink = g_hash_table_lookup (self->inks, self->sight.slide->id);
  if (ink != NULL && gem_ink_undo (ink))
    gem_show_tell (self, GEM_SHOW_CHANGED_MARKS);
}

/**
 * gem_show_clear:
 * @self: a show
 *
 * Takes all that is drawn off the slide.
 */
void
gem_show_clear (GemShow *self)
{
  g_return_if_fail (GEM_IS_SHOW (self));

  self->sight.ink = NULL;
  self->pen = NULL;
  g_hash_table_remove (self->inks, self->sight.slide->id);
  gem_show_tell (self, GEM_SHOW_CHANGED_MARKS);
}

/**
 * gem_show_has_ink:
 * @self: a show
 *
 * Returns: whether anything is drawn on the slide
 */
gboolean
gem_show_has_ink (GemShow *self)
{
  g_return_val_if_fail (GEM_IS_SHOW (self), FALSE);

  return self->sight.ink != NULL && gem_ink_get_n_strokes (self->sight.ink) > 0;
}
