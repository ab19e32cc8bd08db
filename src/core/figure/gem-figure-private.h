/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What the kinds of figures share. */

#pragma once

#include "figure/gem-figure.h"

G_BEGIN_DECLS

/* Of a mark in a figure of the agenda: the mark that is its whole bar, and whose bar that is. */
typedef struct
{
  guint bar;
  int opgave;
  int year;
} GemFigureBar;

struct _GemFigure
{
  GemFigureKind kind;
  GemFigureSort sort;
  GemCompare *compare;   /* NULL in a figure of the agenda */
  GemMeasure *measure;   /* NULL in a figure of the agenda */
  GemProgress *progress; /* NULL in a figure of a comparison */
  GPtrArray *legend;     /* GemMeasureStep, of a figure of the agenda */
  GPtrArray *marks;      /* GemFigureMark; the provinces first, in the comparison's order */

  PangoContext *context; /* what the last layout measured with */
  double width, height;
  double scale, x, y;       /* of the map: from its units to pixels */
  cairo_surface_t *borders; /* of the map: they stay when only colours change */
  double borders_width, borders_height, borders_scale;
  GemColor borders_ink, borders_paper;
  GArray *rows;     /* of the matrix: provinces in order */
  GArray *columns;  /* of the matrix: themes in order */
  double head;      /* of the matrix: height of the themes' names */
  gboolean turned;  /* of the matrix: themes in rows */
  gboolean upright; /* of the time line: from top to bottom */
  double axis;      /* of the time line: where its line is */
  GArray *bars;     /* of the agenda: GemFigureBar of each mark */
  double *heads;    /* of the agenda: where the names of its opgaven are */
  gboolean stacked; /* of the agenda: words below their bar, where it is narrow */
};

/* A kind of figure: how it puts its marks down, draws them and walks over them. */
typedef struct
{
  double (*measure) (GemFigure *self, double width);
  void (*layout) (GemFigure *self);
  void (*draw) (GemFigure *self, cairo_t *cr, const GemPalette *palette);
  int (*step) (const GemFigure *self, guint mark, GemFigureDirection direction);
} GemFigureClass;

extern const GemFigureClass gem_figure_map;
extern const GemFigureClass gem_figure_tiles;
extern const GemFigureClass gem_figure_matrix;
extern const GemFigureClass gem_figure_timeline;
extern const GemFigureClass gem_figure_progress;

double gem_figure_get_detail (const GemFigure *self, cairo_t *cr);
void gem_figure_add_mark (GemFigure *self,
                          int province,
                          int theme,
                          int level,
                          GemCompareCell flags,
                          const char *name,
                          const char *value,
                          const char *label);
GemFigureMark *gem_figure_get_mark (const GemFigure *self, guint mark);
PangoLayout *gem_figure_create_layout (const GemFigure *self, const char *text, gboolean bold);
double gem_figure_text_width (const GemFigure *self, const char *text, gboolean bold);
double gem_figure_line_height (const GemFigure *self);
void gem_figure_show_text (const GemFigure *self,
                           cairo_t *cr,
                           const char *text,
                           gboolean bold,
                           double x,
                           double y,
                           double align);
const char *gem_figure_short_name (const GemFigure *self, const GemFigureMark *mark);
void gem_figure_rounded (cairo_t *cr, double x, double y, double width, double height);
void gem_figure_add_matrix_marks (GemFigure *self);
double gem_figure_matrix_min_width (GemFigure *self);
void gem_figure_add_progress_marks (GemFigure *self, const GemAddress *address);
int gem_figure_find_opgave_by_letter (const GemFigure *self, gunichar letter, int after);
void gem_figure_add_progress_rows (const GemFigure *self, GPtrArray *rows);

G_END_DECLS
