/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemWindow: the window. It knows addresses and views, and nothing of what they show. */

#pragma once

#include <handy.h>

#include "address/gem-address.h"

G_BEGIN_DECLS

#define GEM_TYPE_WINDOW (gem_window_get_type ())
G_DECLARE_FINAL_TYPE (GemWindow, gem_window, GEM, WINDOW, HdyApplicationWindow)

GemWindow *gem_window_new (GtkApplication *application, GSettings *settings, const char *data_dir);
void gem_window_go (GemWindow *self, const GemAddress *address);
void gem_window_import_file (GemWindow *self, const char *path);
void gem_window_present_file (GemWindow *self, const char *path);
void gem_window_add_feed (GemWindow *self, const char *url);

G_END_DECLS
