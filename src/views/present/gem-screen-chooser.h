/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemScreenChooser: which screen is which, chosen by picture. Signal: `chosen` with a #GemScreenPlan. */

#pragma once

#include <gtk/gtk.h>

#include "gem-screens.h"

G_BEGIN_DECLS

#define GEM_TYPE_SCREEN_CHOOSER (gem_screen_chooser_get_type ())
G_DECLARE_FINAL_TYPE (GemScreenChooser, gem_screen_chooser, GEM, SCREEN_CHOOSER, GtkPopover)

GtkWidget *gem_screen_chooser_new (GtkWidget *relative_to);
void
gem_screen_chooser_show (GemScreenChooser *self, GPtrArray *screens, const GemScreenPlan *plan);

G_END_DECLS
