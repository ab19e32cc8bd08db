/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The picture of a slide: a PNG or a JPEG from a file that nobody vouches for. Only these two are
 * decoded, and never into more pixels than the largest screen has. */

#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

gboolean gem_slide_picture_check (GBytes *bytes, GError **error);
cairo_surface_t *gem_slide_picture_decode (GBytes *bytes, GError **error);
GBytes *gem_slide_picture_load (const char *path, GError **error);

G_END_DECLS
