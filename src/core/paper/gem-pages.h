/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemPages: text set on pages of paper. Whoever has something to put on paper adds it piece by piece; it
 * breaks lines and pages, and draws each page where it is asked to. A heading stays with what it heads, and
 * no line of a paragraph stands alone. Only where each piece stands is kept, so that thousands of pages
 * fill no memory, and no font: it may be made in a worker and drawn elsewhere. */

#pragma once

#include <gio/gio.h>
#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * GemPagesSize:
 * @width: of the page, in points; 0 for A4
 * @height: of the page; 0 for A4
 * @left: margin; 0 for the usual one, and so for the others
 * @right: margin
 * @top: margin, with the running head in it
 * @bottom: margin, with the number of the page in it
 */
typedef struct
{
  double width;
  double height;
  double left;
  double right;
  double top;
  double bottom;
} GemPagesSize;

/**
 * GemPagesStyle:
 * @tag: what it is in the structure of a PDF
 * @size: of the letters, in points
 * @spacing: of lines, times what the font has; 0 for 1
 * @before: room above it, but at the top of a page
 * @indent: at the left; a label stands in it
 * @outline: its level in the outline of a PDF; 0 for none
 * @bold: whether it is bold
 * @italic: whether it is slanted
 * @muted: whether it is grey
 * @keep: whether it is never the last on a page
 */
typedef struct
{
  const char *tag;
  double size;
  double spacing;
  double before;
  double indent;
  int outline;
  gboolean bold;
  gboolean italic;
  gboolean muted;
  gboolean keep;
} GemPagesStyle;

/**
 * GemPagesText:
 * @style: how it looks; has to outlive the pages
 * @text: (nullable): the words
 * @inlines: (nullable) (element-type GemInline): the words instead of @text; a link is `#name` or an address
 * @label: (nullable): stands in the indent
 * @name: (nullable): what its place is called in links
 * @page_of: (nullable): a name; the number of the page that it is on stands at the right
 */
typedef struct
{
  const GemPagesStyle *style;
  const char *text;
  GPtrArray *inlines;
  const char *label;
  const char *name;
  const char *page_of;
} GemPagesText;

/**
 * GemPagesFrame:
 * @GEM_PAGES_BOX: a rule at the left and a tint
 * @GEM_PAGES_VOICE: a rule at the left: somebody speaks
 * @GEM_PAGES_QUOTE: a grey rule at the left
 */
typedef enum
{
  GEM_PAGES_BOX,
  GEM_PAGES_VOICE,
  GEM_PAGES_QUOTE
} GemPagesFrame;

/**
 * GemPagesInfo:
 * @title: of the whole
 * @author: (nullable): who made the text
 * @subject: (nullable): what it is
 * @language: (nullable): its language, as BCP 47 has it
 * @moment: when it was made, Unix seconds
 *
 * What a PDF says of itself.
 */
typedef struct
{
  const char *title;
  const char *author;
  const char *subject;
  const char *language;
  gint64 moment;
} GemPagesInfo;

typedef void (*GemPagesDrawFunc) (cairo_t *cr, double width, double height, gpointer data);
typedef void (*GemPagesProgressFunc) (guint done, guint total, gpointer data);

typedef struct _GemPages GemPages;

void gem_pages_size_fill (GemPagesSize *size);
GemPages *gem_pages_new (const GemPagesSize *size);
void gem_pages_free (GemPages *self);

void gem_pages_set_plain_first (GemPages *self);
void gem_pages_set_heads (GemPages *self, const char *left, const char *right);
void gem_pages_add (GemPages *self, const GemPagesText *text);
void gem_pages_add_words (GemPages *self, const GemPagesStyle *style, const char *text);
void gem_pages_add_space (GemPages *self, double height);
void gem_pages_add_row (GemPages *self,
                        const GemPagesStyle *style,
                        const char *const *cells,
                        const double *widths);
void gem_pages_add_drawing (
    GemPages *self, double height, const char *words, GemPagesDrawFunc draw, gpointer data);
void gem_pages_break (GemPages *self);
void gem_pages_open (GemPages *self, const char *tag);
void gem_pages_close (GemPages *self, const char *tag);
void gem_pages_begin_frame (GemPages *self, GemPagesFrame frame);
void gem_pages_end_frame (GemPages *self);
void gem_pages_finish (GemPages *self);

gint64 gem_pages_find_moment (gint64 now);
void gem_pages_get_room (const GemPages *self, double *width, double *height);
guint gem_pages_get_n_pages (const GemPages *self);
void gem_pages_draw (const GemPages *self, cairo_t *cr, guint page);
GBytes *gem_pages_to_pdf (const GemPages *self,
                          const GemPagesInfo *info,
                          GemPagesProgressFunc progress,
                          gpointer data,
                          GCancellable *cancellable,
                          GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemPages, gem_pages_free)

G_END_DECLS
