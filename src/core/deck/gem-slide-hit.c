/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What a place on a slide leads to: somebody points at their own province. */

#include "deck/gem-slide-private.h"

#include "map/gem-map.h"

static char *
dup_province (const char *iso)
{
  return g_strconcat ("gem:province/", iso, NULL);
}

static char *
hit_figure (const GemSlideContent *content, const GemSlidePlan *plan, double x, double y)
{
  const GemCompare *compare = content->figure.compare;
  const GemFigureMark *mark;
  int index;

  /* How far the agenda has come has no provinces. */
  if (compare == NULL)
    return NULL;
  index = gem_figure_hit (plan->figure, (x - plan->figure_area.x) / plan->zoom,
                          (y - plan->figure_area.y) / plan->zoom);
  if (index < 0)
    return NULL;
  mark = g_ptr_array_index (gem_figure_get_marks (plan->figure), (guint) index);
  if (mark->province >= 0)
    return dup_province (gem_compare_get_session (compare, (guint) mark->province)->iso);
  if (mark->theme >= 0)
    return g_strconcat ("gem:theme/", gem_compare_get_theme_id (compare, (guint) mark->theme),
                        NULL);
  return NULL;
}

/* The province that the slide is about leads nowhere: it is there already. */
static char *
hit_locator (const GemSlideContent *content, const GemSlidePlan *plan, double x, double y)
{
  double scale;
  GemSlideArea map = gem_slide_locator_place (&plan->figure_area, &scale);
  const GemMapShape *shape = gem_map_hit ((x - map.x) / scale, (y - map.y) / scale);

  return shape != NULL && !g_str_equal (shape->iso, content->iso) ? dup_province (shape->iso)
                                                                  : NULL;
}

/* As gem_slide_dup_address_at(), in units of the slide. */
char *
gem_slide_plan_dup_address_at (const GemSlidePlan *plan,
                               const GemSlideContent *content,
                               double x,
                               double y)
{
  if (plan->figure != NULL)
    return hit_figure (content, plan, x, y);
  return content->iso != NULL ? hit_locator (content, plan, x, y) : NULL;
}

/**
 * gem_slide_dup_address_at:
 * @self: what a slide shows
 * @shape: the width of the slide in heights, as it is drawn
 * @x: a place, as a share of its width
 * @y: the same, of its height
 *
 * Returns: (transfer full) (nullable): the address of the province or theme that is drawn there
 */
char *
gem_slide_dup_address_at (GemSlideContent *self, double shape, double x, double y)
{
  g_autoptr (GemSlidePlan) plan = NULL;

  g_return_val_if_fail (self != NULL && shape > 0, NULL);

  if (!self->figure.there && self->iso == NULL)
    return NULL;
  plan = gem_slide_plan_new (self, GEM_SLIDE_HEIGHT * shape);
  return gem_slide_plan_dup_address_at (plan, self, x * plan->width, y * GEM_SLIDE_HEIGHT);
}
