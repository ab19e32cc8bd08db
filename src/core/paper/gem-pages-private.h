/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What setting, drawing and PDF share. */

#pragma once

#include "paper/gem-inline.h"
#include "paper/gem-pages.h"

G_BEGIN_DECLS

#define GEM_PAGES_FRAMES 2      /* that can be in each other: a voice in a box */
#define GEM_PAGES_GAP 6.0       /* between a label and its text, and between columns */
#define GEM_PAGES_SMALLEST 72.0 /* the room that margins leave */
#define GEM_PAGES_NUMBER 34.0   /* the column of page numbers in the contents */

typedef enum
{
  GEM_PIECE_TEXT,
  GEM_PIECE_SPACE,
  GEM_PIECE_ROW,
  GEM_PIECE_DRAWING,
  GEM_PIECE_OPEN,
  GEM_PIECE_CLOSE
} GemPagesKind;

/**
 * GemPagesPiece:
 * @kind: what it is
 * @style: of text and rows
 * @text: (nullable): the words, or a tag
 * @inlines: (nullable): the same words with their looks and links
 * @label: (nullable): in the indent
 * @name: (nullable): of its place
 * @page_of: (nullable): the name whose page it tells
 * @cells: (nullable): of a row
 * @widths: (nullable): of its columns, as parts of 1
 * @draw: (nullable): of a drawing
 * @data: for @draw
 * @frames: the frames that it is in, from the outermost; 0 for none
 * @head: index of what stands at the head of its page
 * @first: the first line of the text that is in this piece
 * @lines: how many lines are
 * @page: from 0
 * @y: from the top of the page
 * @height: of what is in this piece
 *
 * A part of the whole that is on one page.
 */
typedef struct
{
  GemPagesKind kind;
  const GemPagesStyle *style;
  GRefString *text;
  GPtrArray *inlines;
  char *label;
  char *name;
  char *page_of;
  GStrv cells;
  const double *widths;
  GemPagesDrawFunc draw;
  gpointer data;
  guint frames[GEM_PAGES_FRAMES];
  guint head;
  guint first;
  guint lines;
  guint page;
  double y;
  double height;
} GemPagesPiece;

struct _GemPages
{
  GemPagesSize size;
  GPtrArray *pieces;
  GArray *starts;    /* guint: the first piece of each page */
  GPtrArray *heads;  /* char*: left and right by turns */
  GArray *frames;    /* GemPagesFrame: of frame 1, 2, … */
  GHashTable *names; /* char* → GemPagesPiece */
  gboolean plain_first;
  /* While it is being set: */
  PangoContext *context;
  GPtrArray *held; /* GemPagesPiece: headings that wait for what they head */
  double held_height;
  const GemPagesPiece *columns; /* the head of the last table */
  double y;
  guint open[GEM_PAGES_FRAMES];
};

PangoContext *gem_pages_create_context (void);
PangoLayout *
gem_pages_create_layout (const GemPages *self, PangoContext *context, const GemPagesPiece *piece);
PangoLayout *gem_pages_create_cell (const GemPages *self,
                                    PangoContext *context,
                                    const GemPagesPiece *piece,
                                    guint cell);
GArray *gem_pages_measure_lines (const GemPages *self, const GemPagesPiece *piece);
double gem_pages_get_left (const GemPages *self, const GemPagesPiece *piece);
double gem_pages_get_width (const GemPages *self, const GemPagesPiece *piece);
guint gem_pages_get_end (const GemPages *self, guint page);
void gem_pages_draw_page (const GemPages *self, cairo_t *cr, guint page, gboolean tagged);

G_END_DECLS
