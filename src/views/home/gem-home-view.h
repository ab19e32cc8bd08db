/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemHomeView: the front page: what this is, my municipality, the five challenges, a small map, the
 * agenda, and where reading was left. */

#pragma once

#include <gtk/gtk.h>

#include "context/gem-context.h"

G_BEGIN_DECLS

#define GEM_TYPE_HOME_VIEW (gem_home_view_get_type ())
G_DECLARE_FINAL_TYPE (GemHomeView, gem_home_view, GEM, HOME_VIEW, GtkBin)

GtkWidget *gem_home_view_new (GemContext *context);

G_END_DECLS
