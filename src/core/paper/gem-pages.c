/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "paper/gem-pages-private.h"

#include <string.h>

/* In points. */
#define A4_WIDTH 595.28
#define A4_HEIGHT 841.89
#define SIDE 68.0
#define TOP 70.0
#define BOTTOM 74.0

#define KEEP_LINES 2 /* of a paragraph that stay together at the foot or the head of a page */
#define BOX_PAD 9.0

/* Around a box; gone where a page begins or ends. */
static const GemPagesStyle gap = { .before = BOX_PAD + 4 };

static void
piece_free (gpointer data)
{
  GemPagesPiece *piece = data;

  g_clear_pointer (&piece->text, g_ref_string_release);
  g_clear_pointer (&piece->inlines, g_ptr_array_unref);
  g_free (piece->label);
  g_free (piece->name);
  g_free (piece->page_of);
  g_strfreev (piece->cells);
  g_free (piece);
}

/**
 * gem_pages_size_fill:
 * @size: of pages
 *
 * Puts the usual in the place of whatever is 0. However small the paper is, something of it is left to write
 * on.
 */
void
gem_pages_size_fill (GemPagesSize *size)
{
  g_return_if_fail (size != NULL);

  size->width = size->width > 0 ? size->width : A4_WIDTH;
  size->height = size->height > 0 ? size->height : A4_HEIGHT;
  size->left = size->left > 0 ? size->left : SIDE;
  size->right = size->right > 0 ? size->right : SIDE;
  size->top = size->top > 0 ? size->top : TOP;
  size->bottom = size->bottom > 0 ? size->bottom : BOTTOM;
  if (size->width - size->left - size->right < GEM_PAGES_SMALLEST)
    size->left = size->right = MAX (0, (size->width - GEM_PAGES_SMALLEST) / 2);
  if (size->height - size->top - size->bottom < GEM_PAGES_SMALLEST)
    size->top = size->bottom = MAX (0, (size->height - GEM_PAGES_SMALLEST) / 2);
}

/**
 * gem_pages_new:
 * @size: of the pages
 *
 * Returns: (transfer full): pages with nothing on them; the same thread adds all there is
 */
GemPages *
gem_pages_new (const GemPagesSize *size)
{
  GemPages *self;
  guint first = 0;

  g_return_val_if_fail (size != NULL, NULL);

  self = g_new0 (GemPages, 1);
  self->size = *size;
  gem_pages_size_fill (&self->size);
  self->pieces = g_ptr_array_new_with_free_func (piece_free);
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  self->heads = g_ptr_array_new_with_free_func (g_free);
  self->frames = g_array_new (FALSE, FALSE, sizeof (GemPagesFrame));
  self->names = g_hash_table_new (g_str_hash, g_str_equal);
  self->context = gem_pages_create_context ();
  self->held = g_ptr_array_new_with_free_func (piece_free);
  self->y = self->size.top;
  g_array_append_val (self->starts, first);
  gem_pages_set_heads (self, NULL, NULL);
  return self;
}

/**
 * gem_pages_free:
 * @self: (transfer full): pages
 */
void
gem_pages_free (GemPages *self)
{
  g_return_if_fail (self != NULL);

  g_clear_object (&self->context);
  g_clear_pointer (&self->held, g_ptr_array_unref);
  g_hash_table_unref (self->names);
  g_array_unref (self->frames);
  g_ptr_array_unref (self->heads);
  g_array_unref (self->starts);
  g_ptr_array_unref (self->pieces);
  g_free (self);
}

static double
get_bottom (const GemPages *self)
{
  return self->size.height - self->size.bottom;
}

static void
turn_page (GemPages *self)
{
  g_array_append_val (self->starts, self->pieces->len);
  self->y = self->size.top;
}

static gboolean
is_at_top (const GemPages *self)
{
  return self->y <= self->size.top;
}

static double
get_before (const GemPages *self, const GemPagesPiece *piece)
{
  return is_at_top (self) || piece->style == NULL || piece->first > 0 ? 0 : piece->style->before;
}

static void
put (GemPages *self, GemPagesPiece *piece)
{
  self->y += get_before (self, piece);
  piece->page = self->starts->len - 1;
  piece->y = self->y;
  self->y += piece->height;
  g_ptr_array_add (self->pieces, piece);
  if (piece->name != NULL && !g_hash_table_contains (self->names, piece->name))
    g_hash_table_insert (self->names, piece->name, piece);
}

static double
sum_heights (const GArray *heights, guint first, guint count)
{
  double sum = 0;

  for (guint i = first; i < MIN (first + count, heights->len); i++)
    sum += g_array_index (heights, double, i);
  return sum;
}

/* Headings go down as soon as what follows is known to fit below them. */
static void
release_held (GemPages *self)
{
  while (self->held->len > 0)
    put (self, g_ptr_array_steal_index (self->held, 0));
  self->held_height = 0;
}

static void
hold (GemPages *self, GemPagesPiece *piece)
{
  if (piece->kind == GEM_PIECE_TEXT)
    {
      g_autoptr (GArray) heights = gem_pages_measure_lines (self, piece);

      piece->lines = heights->len;
      piece->height = sum_heights (heights, 0, heights->len);
    }
  self->held_height += piece->height + (piece->style != NULL ? piece->style->before : 0);
  g_ptr_array_add (self->held, piece);
}

/* Puts down what waits, on another page where @piece with the first @height of it doesn't fit below. */
static void
make_room (GemPages *self, const GemPagesPiece *piece, double height)
{
  double before = piece->style != NULL ? piece->style->before : 0;

  if (!is_at_top (self) && self->y + self->held_height + before + height > get_bottom (self))
    turn_page (self);
  release_held (self);
}

static void
put_whole (GemPages *self, GemPagesPiece *piece)
{
  make_room (self, piece, piece->height);
  put (self, piece);
}

static GemPagesPiece *
piece_new (GemPages *self, GemPagesKind kind, const GemPagesStyle *style)
{
  GemPagesPiece *piece = g_new0 (GemPagesPiece, 1);

  piece->kind = kind;
  piece->style = style;
  piece->head = self->heads->len - 2;
  memcpy (piece->frames, self->open, sizeof piece->frames);
  return piece;
}

/* The rest of a text that goes on. */
static GemPagesPiece *
piece_continue (const GemPagesPiece *piece, guint line)
{
  GemPagesPiece *rest = g_new0 (GemPagesPiece, 1);

  rest->kind = piece->kind;
  rest->style = piece->style;
  rest->text = piece->text != NULL ? g_ref_string_acquire (piece->text) : NULL;
  rest->inlines = piece->inlines != NULL ? g_ptr_array_ref (piece->inlines) : NULL;
  rest->page_of = g_strdup (piece->page_of);
  rest->head = piece->head;
  rest->first = line;
  memcpy (rest->frames, piece->frames, sizeof rest->frames);
  return rest;
}

/* The names of the columns stand above each part of a table. */
static void
put_row (GemPages *self, GemPagesPiece *piece)
{
  guint pages = self->starts->len;
  const GemPagesPiece *head = self->columns;

  make_room (self, piece, piece->height);
  if (self->starts->len > pages && head != NULL && is_at_top (self))
    {
      GemPagesPiece *again = piece_continue (head, 0);

      again->cells = g_strdupv (head->cells);
      again->widths = head->widths;
      again->height = head->height;
      put (self, again);
    }
  put (self, piece);
}

/* How many lines from @first the page has room for, so that none stands alone here or on the next. */
static guint
fit_lines (const GemPages *self, const GArray *heights, guint first, double before)
{
  double y = self->y + before;
  guint rest = heights->len - first, n = 0;

  while (n < rest && y + g_array_index (heights, double, first + n) <= get_bottom (self))
    y += g_array_index (heights, double, first + n++);
  if (n < rest && rest - n < KEEP_LINES)
    n = rest > KEEP_LINES ? rest - KEEP_LINES : 0;
  if (n < rest && n < KEEP_LINES)
    n = 0;
  /* A line always goes down somewhere, even where a page is lower than a line. */
  return n == 0 && is_at_top (self) ? 1 : n;
}

static void
put_lines (GemPages *self, GemPagesPiece *piece)
{
  g_autoptr (GArray) heights = gem_pages_measure_lines (self, piece);
  guint together = heights->len < 2 * KEEP_LINES ? heights->len : KEEP_LINES;

  make_room (self, piece, sum_heights (heights, 0, together));
  for (;;)
    {
      guint line = piece->first, n = fit_lines (self, heights, line, get_before (self, piece));
      GemPagesPiece *rest = line + n < heights->len ? piece_continue (piece, line + n) : NULL;

      if (n > 0)
        {
          piece->lines = n;
          piece->height = sum_heights (heights, line, n);
          put (self, piece);
        }
      else
        {
          rest->name = g_steal_pointer (&piece->name);
          rest->label = g_steal_pointer (&piece->label);
          piece_free (piece);
        }
      if (rest == NULL)
        return;
      turn_page (self);
      piece = rest;
    }
}

static char *
join_inlines (const GPtrArray *inlines)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < inlines->len; i++)
    g_string_append (text, ((const GemInline *) g_ptr_array_index (inlines, i))->text);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * gem_pages_add:
 * @self: pages
 * @text: a heading, a paragraph or an item of a list
 *
 * Puts down as many lines as the page has room for, and goes on with the next one. Nothing is added for a
 * text without words.
 */
void
gem_pages_add (GemPages *self, const GemPagesText *text)
{
  g_autofree char *words = NULL;
  GemPagesPiece *piece;

  g_return_if_fail (self != NULL && self->context != NULL && text != NULL);

  words = text->inlines != NULL ? join_inlines (text->inlines) : g_strdup (text->text);
  if (words == NULL || *words == '\0')
    return;
  piece = piece_new (self, GEM_PIECE_TEXT, text->style);
  piece->text = g_ref_string_new (words);
  piece->inlines = text->inlines != NULL ? g_ptr_array_ref (text->inlines) : NULL;
  piece->label = g_strdup (text->label);
  piece->name = g_strdup (text->name);
  piece->page_of = g_strdup (text->page_of);
  if (text->style->keep)
    hold (self, piece);
  else
    put_lines (self, piece);
}

/**
 * gem_pages_add_words:
 * @self: pages
 * @style: how it looks; has to outlive the pages
 * @text: (nullable): the words
 *
 * As gem_pages_add(), for a text with nothing in it.
 */
void
gem_pages_add_words (GemPages *self, const GemPagesStyle *style, const char *text)
{
  const GemPagesText what = { .style = style, .text = text };

  gem_pages_add (self, &what);
}

/**
 * gem_pages_add_space:
 * @self: pages
 * @height: in points
 *
 * Leaves room, also at the top of a page.
 */
void
gem_pages_add_space (GemPages *self, double height)
{
  GemPagesPiece *piece;

  g_return_if_fail (self != NULL);

  piece = piece_new (self, GEM_PIECE_SPACE, NULL);
  piece->height = height;
  hold (self, piece);
}

/**
 * gem_pages_add_row:
 * @self: pages
 * @style: how it looks; a row in bold is the head of the columns
 * @cells: (array zero-terminated=1): the words
 * @widths: of the columns, as parts of 1; have to outlive the pages
 *
 * Adds a row of a table, which stays in one piece.
 */
void
gem_pages_add_row (GemPages *self,
                   const GemPagesStyle *style,
                   const char *const *cells,
                   const double *widths)
{
  GemPagesPiece *piece;

  g_return_if_fail (self != NULL && style != NULL && cells != NULL && widths != NULL);

  piece = piece_new (self, GEM_PIECE_ROW, style);
  piece->cells = g_strdupv ((char **) cells);
  piece->widths = widths;
  for (guint i = 0; cells[i] != NULL; i++)
    {
      PangoLayout *layout = gem_pages_create_cell (self, self->context, piece, i);
      int height;

      pango_layout_get_size (layout, NULL, &height);
      piece->height = MAX (piece->height, (double) height / PANGO_SCALE + GEM_PAGES_GAP);
      g_object_unref (layout);
    }
  if (style->bold)
    self->columns = piece;
  if (style->keep)
    hold (self, piece);
  else
    put_row (self, piece);
}

/**
 * gem_pages_add_drawing:
 * @self: pages
 * @height: in points
 * @words: what it shows, for who can't see it
 * @draw: draws it, with its corner in the origin
 * @data: for @draw; has to outlive the pages
 */
void
gem_pages_add_drawing (
    GemPages *self, double height, const char *words, GemPagesDrawFunc draw, gpointer data)
{
  GemPagesPiece *piece;

  g_return_if_fail (self != NULL && draw != NULL && words != NULL);

  piece = piece_new (self, GEM_PIECE_DRAWING, NULL);
  piece->height = height;
  piece->text = g_ref_string_new (words);
  piece->draw = draw;
  piece->data = data;
  put_whole (self, piece);
}

static void
add_gap (GemPages *self)
{
  hold (self, piece_new (self, GEM_PIECE_SPACE, &gap));
}

static void
add_mark (GemPages *self, GemPagesKind kind, const char *tag)
{
  GemPagesPiece *piece = piece_new (self, kind, NULL);

  piece->text = g_ref_string_new (tag);
  if (kind == GEM_PIECE_OPEN || self->held->len > 0)
    hold (self, piece);
  else
    put (self, piece);
}

/**
 * gem_pages_open:
 * @self: pages
 * @tag: what the following pieces are together, in the structure of a PDF
 */
void
gem_pages_open (GemPages *self, const char *tag)
{
  g_return_if_fail (self != NULL && tag != NULL);

  add_mark (self, GEM_PIECE_OPEN, tag);
}

/**
 * gem_pages_close:
 * @self: pages
 * @tag: the last that was opened
 */
void
gem_pages_close (GemPages *self, const char *tag)
{
  g_return_if_fail (self != NULL && tag != NULL);

  add_mark (self, GEM_PIECE_CLOSE, tag);
}

/**
 * gem_pages_begin_frame:
 * @self: pages
 * @frame: what is around the following pieces
 */
void
gem_pages_begin_frame (GemPages *self, GemPagesFrame frame)
{
  guint level = self->open[0] != 0 ? 1 : 0;

  g_return_if_fail (self->open[GEM_PAGES_FRAMES - 1] == 0);

  if (frame == GEM_PAGES_BOX)
    add_gap (self);
  g_array_append_val (self->frames, frame);
  self->open[level] = self->frames->len;
  if (frame == GEM_PAGES_BOX)
    gem_pages_add_space (self, BOX_PAD);
}

/**
 * gem_pages_end_frame:
 * @self: pages
 *
 * Ends the last one.
 */
void
gem_pages_end_frame (GemPages *self)
{
  guint level = self->open[1] != 0 ? 1 : 0;
  GemPagesFrame frame;

  g_return_if_fail (self->open[level] != 0);

  frame = g_array_index (self->frames, GemPagesFrame, self->open[level] - 1);
  release_held (self);
  if (frame == GEM_PAGES_BOX)
    {
      GemPagesPiece *piece = piece_new (self, GEM_PIECE_SPACE, NULL);

      piece->height = BOX_PAD;
      put (self, piece);
    }
  self->open[level] = 0;
  if (frame == GEM_PAGES_BOX)
    add_gap (self);
}

/**
 * gem_pages_break:
 * @self: pages
 *
 * What follows begins on another page.
 */
void
gem_pages_break (GemPages *self)
{
  g_return_if_fail (self != NULL);

  release_held (self);
  if (!is_at_top (self))
    turn_page (self);
}

/**
 * gem_pages_set_plain_first:
 * @self: pages
 *
 * The first page is a title page: it has no head, and no number.
 */
void
gem_pages_set_plain_first (GemPages *self)
{
  g_return_if_fail (self != NULL);

  self->plain_first = TRUE;
}

/**
 * gem_pages_set_heads:
 * @self: pages
 * @left: (nullable): at the head of a page, at the left
 * @right: (nullable): at the right
 *
 * What stands above pages that begin with what follows. A page that begins with a heading of the first level
 * has nothing above it.
 */
void
gem_pages_set_heads (GemPages *self, const char *left, const char *right)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_add (self->heads, g_strdup (left));
  g_ptr_array_add (self->heads, g_strdup (right));
}

/**
 * gem_pages_finish:
 * @self: pages
 *
 * Nothing is added any more; from here, any thread may draw.
 */
void
gem_pages_finish (GemPages *self)
{
  g_return_if_fail (self != NULL);

  release_held (self);
  g_clear_object (&self->context);
}

/**
 * gem_pages_get_room:
 * @self: pages
 * @width: (out): how wide the text is, in points
 * @height: (out) (nullable): how high it can be on a page
 */
void
gem_pages_get_room (const GemPages *self, double *width, double *height)
{
  g_return_if_fail (self != NULL && width != NULL);

  *width = self->size.width - self->size.left - self->size.right;
  if (height != NULL)
    *height = self->size.height - self->size.top - self->size.bottom;
}

/**
 * gem_pages_get_n_pages:
 * @self: pages
 *
 * Returns: how many there are, at least one
 */
guint
gem_pages_get_n_pages (const GemPages *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->starts->len;
}

guint
gem_pages_get_end (const GemPages *self, guint page)
{
  return page + 1 < self->starts->len ? g_array_index (self->starts, guint, page + 1)
                                      : self->pieces->len;
}
