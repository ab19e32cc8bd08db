/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemScreens: the screens that are there, and ways to present on them: which one the hall sees, and where
 * the speaker has the console. Values, without a window. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GemScreen:
 * @name: what people call it
 * @key: what it is known by when it is plugged in again
 * @x: in the space that all screens share
 * @y: in the same
 * @width: in the same
 * @height: in the same
 * @primary: whether it is the main one
 */
typedef struct
{
  char *name;
  char *key;
  int x, y, width, height;
  gboolean primary;
} GemScreen;

/**
 * GemScreenMode:
 * @GEM_SCREENS_TWO: the hall on one, the console on another
 * @GEM_SCREENS_ONE: the hall alone; the console comes with a key
 * @GEM_SCREENS_MIRROR: the hall on all of them
 * @GEM_SCREENS_WINDOWS: the hall in a window, to be shared in a call
 */
typedef enum
{
  GEM_SCREENS_TWO,
  GEM_SCREENS_ONE,
  GEM_SCREENS_MIRROR,
  GEM_SCREENS_WINDOWS,
  GEM_SCREENS_N_MODES
} GemScreenMode;

/**
 * GemScreenPlan:
 * @mode: how the screens are used
 * @hall: the screen of the hall
 * @console: the screen of the speaker
 */
typedef struct
{
  GemScreenMode mode;
  guint hall;
  guint console;
} GemScreenPlan;

void gem_screen_free (GemScreen *screen);

char *gem_screens_dup_key (GPtrArray *screens);
GemScreenPlan gem_screens_guess (GPtrArray *screens);
GArray *gem_screens_list_plans (GPtrArray *screens);
gboolean gem_screens_recall (GPtrArray *screens, GSettings *settings, GemScreenPlan *plan);
void gem_screens_remember (GPtrArray *screens, GSettings *settings, const GemScreenPlan *plan);
char *gem_screens_dup_label (GPtrArray *screens, const GemScreenPlan *plan);
gboolean gem_screen_plan_equal (const GemScreenPlan *a, const GemScreenPlan *b);

G_END_DECLS
