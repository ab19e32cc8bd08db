/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemFigure: a picture of a comparison: a map, tiles, a matrix or a time line; or of how far the agenda
 * has come. It knows where each mark is, what it says, and which one lies next to it; the same figure is drawn on screen, in a file and on
 * paper, and stands in a table. It belongs to one thread. */

#pragma once

#include <pango/pangocairo.h>

#include "compare/gem-measure.h"
#include "figure/gem-palette.h"
#include "progress/gem-progress.h"

G_BEGIN_DECLS

/* The first ones are of a comparison: an address may ask for them. */
typedef enum
{
  GEM_FIGURE_MAP,
  GEM_FIGURE_TILES,
  GEM_FIGURE_MATRIX,
  GEM_FIGURE_TIMELINE,
  GEM_FIGURE_N_KINDS,
  GEM_FIGURE_PROGRESS = GEM_FIGURE_N_KINDS
} GemFigureKind;

/**
 * GemFigureSort:
 * @GEM_FIGURE_SORT_LIKENESS: neighbours are alike
 * @GEM_FIGURE_SORT_NAME: by name
 * @GEM_FIGURE_SORT_COUNT: the most first
 * @GEM_FIGURE_SORT_DATE: by date of the session; themes as the edition has them
 *
 * The order of a matrix.
 */
typedef enum
{
  GEM_FIGURE_SORT_LIKENESS,
  GEM_FIGURE_SORT_NAME,
  GEM_FIGURE_SORT_COUNT,
  GEM_FIGURE_SORT_DATE,
  GEM_FIGURE_N_SORTS
} GemFigureSort;

typedef enum
{
  GEM_FIGURE_NORTH,
  GEM_FIGURE_EAST,
  GEM_FIGURE_SOUTH,
  GEM_FIGURE_WEST,
  GEM_FIGURE_HOME,
  GEM_FIGURE_END
} GemFigureDirection;

/**
 * GemFigureMark:
 * @province: of the comparison; -1 for none
 * @theme: of the comparison; -1 for none
 * @name: what it is
 * @value: what it says
 * @label: the same as a word that fits into the picture
 * @address: (nullable): where it leads, in a figure of the agenda
 * @level: its step
 * @flags: of a cell of the matrix
 * @x: its place, after gem_figure_layout()
 * @y: its place
 * @width: its place
 * @height: its place
 *
 * Something of a figure that can be pointed at: a province (no theme), a theme (no province), or what one
 * brought in of the other. In a figure of the agenda: the items of an opgave in a year, or those of one
 * status; @province and @theme are -1 then.
 */
typedef struct
{
  int province;
  int theme;
  char *name;
  char *value;
  char *label;
  char *address;
  int level;
  GemCompareCell flags;
  double x, y, width, height;
} GemFigureMark;

typedef struct _GemFigure GemFigure;

GemFigure *
gem_figure_new (GemFigureKind kind, GemCompare *compare, GemMeasure *measure, GemFigureSort sort);
GemFigure *gem_figure_new_for_address (const GemAddress *address,
                                       GemCompare *compare,
                                       GPtrArray *counts,
                                       GError **error);
GemFigure *gem_figure_new_progress (GemProgress *progress, const GemAddress *address);
void gem_figure_turn (GemFigure *self);
void gem_figure_free (GemFigure *self);

GemFigureKind gem_figure_get_kind (const GemFigure *self);
GemCompare *gem_figure_get_compare (const GemFigure *self);
GemMeasure *gem_figure_get_measure (const GemFigure *self);
GPtrArray *gem_figure_get_legend (const GemFigure *self);
void gem_figure_take_borders (GemFigure *self, GemFigure *other);
char *gem_figure_dup_title (const GemFigure *self);
char *gem_figure_dup_description (const GemFigure *self);
GPtrArray *gem_figure_get_marks (const GemFigure *self);
int gem_figure_find (const GemFigure *self, int province, int theme);

double gem_figure_measure_width (GemFigure *self, PangoContext *context);
void gem_figure_measure (GemFigure *self, PangoContext *context, double width, double *height);
void gem_figure_layout (GemFigure *self, PangoContext *context, double width, double height);
void gem_figure_draw (GemFigure *self, cairo_t *cr, const GemPalette *palette);
void gem_figure_trace (const GemFigure *self, guint mark, cairo_t *cr);
void gem_figure_get_outline (const GemFigure *self, guint province, double *points, guint n_points);
int gem_figure_hit (const GemFigure *self, double x, double y);
int gem_figure_step (const GemFigure *self, guint mark, GemFigureDirection direction);
int gem_figure_find_by_letter (const GemFigure *self, gunichar letter, int after);

void gem_figure_dup_table (const GemFigure *self, GStrv *header, GPtrArray **rows);
char *gem_figure_to_csv (const GemFigure *self);

const char *gem_figure_kind_to_name (GemFigureKind kind);
gboolean gem_figure_kind_from_name (const char *name, GemFigureKind *kind);
const char *gem_figure_sort_to_name (GemFigureSort sort);
gboolean gem_figure_sort_from_name (const char *name, GemFigureSort *sort);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemFigure, gem_figure_free)

G_END_DECLS
