/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A figure as a file: with its title, legend, source and date. Needs no display. */

#pragma once

#include "figure/gem-figure.h"

G_BEGIN_DECLS

typedef enum
{
  GEM_PICTURE_PNG,
  GEM_PICTURE_SVG,
  GEM_PICTURE_PDF,
  GEM_PICTURE_CSV,
  GEM_PICTURE_N_FORMATS
} GemPictureFormat;

gboolean gem_picture_format_from_name (const char *name, GemPictureFormat *format);
const char *gem_picture_format_to_name (GemPictureFormat format);
GBytes *gem_picture_make (GemFigure *figure, GemPictureFormat format, GError **error);
double gem_picture_draw_legend (GemFigure *figure,
                                cairo_t *cr,
                                const GemPalette *palette,
                                int points,
                                double x,
                                double y,
                                double width);

G_END_DECLS
