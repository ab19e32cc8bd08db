/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemStage: a slide of a show as a widget: as the hall sees it, as the speaker sees it, or the one that
 * comes next. It paints ready pixels, and asks for those of its neighbours before they are needed. */

#pragma once

#include <gtk/gtk.h>

#include "gem-show.h"

G_BEGIN_DECLS

/**
 * GemStageRole:
 * @GEM_STAGE_HALL: what the hall sees
 * @GEM_STAGE_SPEAKER: what the speaker sees, where the mouse points and draws
 * @GEM_STAGE_NEXT: what comes next
 */
typedef enum
{
  GEM_STAGE_HALL,
  GEM_STAGE_SPEAKER,
  GEM_STAGE_NEXT
} GemStageRole;

#define GEM_TYPE_STAGE (gem_stage_get_type ())
G_DECLARE_FINAL_TYPE (GemStage, gem_stage, GEM, STAGE, GtkDrawingArea)

void gem_stage_set_show (GemStage *self, GemShow *show, GemStageRole role);
gint64 gem_stage_get_painted (GemStage *self);
gboolean gem_stage_choose (GemStage *self, double x, double y);

G_END_DECLS
