/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemApplication: one a session; it reads the command line and opens the window. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GEM_TYPE_APPLICATION (gem_application_get_type ())
G_DECLARE_FINAL_TYPE (GemApplication, gem_application, GEM, APPLICATION, GtkApplication)

GemApplication *gem_application_new (void);

G_END_DECLS
