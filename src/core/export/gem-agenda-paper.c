/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "export/gem-agenda-paper.h"

#include "export/gem-export-private.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>
#include <string.h>

/* In points. */
#define A4_WIDTH 595.28
#define A4_HEIGHT 841.89
#define MARGIN 50.0
#define FOOT 24.0
#define KEEP_LINES 2 /* of the text that stay with its heading */

typedef enum
{
  STYLE_TITLE,
  STYLE_CAPTION,
  STYLE_YEAR,
  STYLE_GROUP,
  STYLE_ITEM,
  STYLE_TEXT,
  STYLE_FACT,
  STYLE_LINK,
  N_STYLES
} Style;

static const struct
{
  double size;
  gboolean bold;
  double before; /* room above */
  gboolean keep; /* never the last on a page */
  const char *tag;
  int level; /* in the outline; 0 for none */
} styles[N_STYLES] = {
  { 20, TRUE, 0, TRUE, "H1", 0 },  { 9, FALSE, 4, FALSE, "P", 0 }, { 16, TRUE, 18, TRUE, "H2", 1 },
  { 13, TRUE, 12, TRUE, "H3", 2 }, { 10, TRUE, 9, TRUE, "H4", 3 }, { 10, FALSE, 3, FALSE, "P", 0 },
  { 9, FALSE, 2, FALSE, "P", 0 },  { 9, FALSE, 2, FALSE, "P", 0 },
};

/* A part of a text on a page. Only where it stands is kept: thousands of layouts would fill the memory,
 * and fonts belong to a thread. */
typedef struct
{
  Style style;
  char *text;
  guint first; /* line of the text */
  guint lines;
  guint page;
  double y;
} Piece;

struct _GemAgendaPaper
{
  char *title;
  double width;
  double height;
  GPtrArray *pieces;
  GArray *starts; /* guint: the first piece of each page */
};

typedef struct
{
  GemAgendaPaper *paper;
  PangoContext *context;
  PangoLayout *layouts[N_STYLES];
  GPtrArray *held; /* Piece with nothing placed: headings that wait for what they head */
  double held_height;
  double y;
} Setter;

static void
piece_free (gpointer data)
{
  Piece *piece = data;

  g_free (piece->text);
  g_free (piece);
}

/* Measures must not depend on the device: what is laid out is drawn elsewhere. */
static PangoContext *
create_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  return context;
}

static PangoLayout *
create_layout (PangoContext *context, Style style, double width)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Cantarell, Sans");
  PangoLayout *layout = pango_layout_new (context);

  pango_font_description_set_absolute_size (font, styles[style].size * PANGO_SCALE);
  if (styles[style].bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  return layout;
}

static double
get_bottom (const GemAgendaPaper *self)
{
  return self->height - MARGIN - FOOT;
}

static void
turn_page (Setter *self)
{
  g_array_append_val (self->paper->starts, self->paper->pieces->len);
  self->y = MARGIN;
}

static void
put (Setter *self, Piece *piece, double height)
{
  GemAgendaPaper *paper = self->paper;

  if (self->y > MARGIN)
    self->y += styles[piece->style].before;
  piece->page = paper->starts->len - 1;
  piece->y = self->y;
  self->y += height;
  g_ptr_array_add (paper->pieces, piece);
}

static double
measure (Setter *self, Style style, const char *text, GArray *heights)
{
  PangoLayout *layout = self->layouts[style];
  PangoLayoutIter *iter;
  double sum = 0;

  pango_layout_set_text (layout, text, -1);
  iter = pango_layout_get_iter (layout);
  g_array_set_size (heights, 0);
  do
    {
      PangoRectangle rectangle;
      double height;

      pango_layout_iter_get_line_extents (iter, NULL, &rectangle);
      height = (double) rectangle.height / PANGO_SCALE;
      g_array_append_val (heights, height);
      sum += height;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  return sum;
}

/* Headings go down as soon as what follows is known to fit below them. */
static void
release_held (Setter *self)
{
  g_autoptr (GArray) heights = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < self->held->len; i++)
    {
      Piece *piece = g_ptr_array_index (self->held, i);
      double height = measure (self, piece->style, piece->text, heights);

      piece->lines = heights->len;
      put (self, piece, height);
    }
  g_ptr_array_set_size (self->held, 0);
  self->held_height = 0;
}

static Piece *
piece_new (Style style, const char *text)
{
  Piece *piece = g_new0 (Piece, 1);

  piece->style = style;
  piece->text = g_strdup (text);
  return piece;
}

static double
sum_heights (const GArray *heights, guint first, guint count)
{
  double sum = 0;

  for (guint i = first; i < MIN (first + count, heights->len); i++)
    sum += g_array_index (heights, double, i);
  return sum;
}

/* Puts down as many lines as the page has room for, and goes on with the next one. */
static void
set_text (Setter *self, Style style, const char *text)
{
  g_autoptr (GArray) heights = g_array_new (FALSE, FALSE, sizeof (double));
  double bottom = get_bottom (self->paper);
  guint line = 0;

  if (text == NULL || *text == '\0')
    return;
  if (styles[style].keep)
    {
      g_ptr_array_add (self->held, piece_new (style, text));
      self->held_height += styles[style].before + measure (self, style, text, heights);
      return;
    }
  measure (self, style, text, heights);
  if (self->y > MARGIN &&
      self->y + self->held_height + styles[style].before + sum_heights (heights, 0, KEEP_LINES) >
          bottom)
    turn_page (self);
  release_held (self);
  measure (self, style, text, heights);
  while (line < heights->len)
    {
      Piece *piece = piece_new (style, text);
      double at = self->y > MARGIN ? self->y + styles[style].before : self->y, height = 0;

      for (piece->first = line; line < heights->len; line++)
        {
          double next = g_array_index (heights, double, line);

          /* A line always goes down somewhere, even where a page is lower than a line. */
          if (at + height + next > bottom && (line > piece->first || at > MARGIN))
            break;
          height += next;
        }
      piece->lines = line - piece->first;
      if (piece->lines > 0)
        put (self, piece, height);
      else
        piece_free (piece);
      if (line < heights->len)
        turn_page (self);
    }
}

static char *
join_facts (const GemItem *item, GemEdition *edition)
{
  g_autofree char *status = gem_export_dup_status (item);
  g_autofree char *period = gem_export_dup_period (item);
  g_autofree char *provinces = gem_export_dup_provinces (edition, item->provinces);
  g_autofree char *partners = g_strjoinv (", ", item->partners);
  g_autofree char *carried =
      item->holder != NULL ? g_strdup_printf ("%s: %s", _ ("Carried by"), item->holder) : NULL;
  g_autofree char *with =
      *partners != '\0' ? g_strdup_printf ("%s: %s", _ ("Partners"), partners) : NULL;
  const char *parts[] = { status, period, provinces, carried, with };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
set_item (Setter *self, const GemItem *before, const GemItem *item, GemEdition *edition)
{
  g_autofree char *title = gem_export_dup_title (item);
  g_autofree char *facts = join_facts (item, edition);
  g_autofree char *year = g_strdup_printf ("%d", item->year);

  if (before == NULL || before->year != item->year)
    set_text (self, STYLE_YEAR, year);
  if (!gem_export_is_same_group (before, item))
    set_text (self, STYLE_GROUP, gem_export_get_opgave (item));
  set_text (self, STYLE_ITEM, title);
  set_text (self, STYLE_FACT, facts);
  set_text (self, STYLE_TEXT, gem_export_get_text (item));
  set_text (self, STYLE_LINK, item->url);
}

static void
set_head (Setter *self, guint n_items, const GemExportOptions *options)
{
  g_autofree char *today = gem_export_dup_today (options);
  g_autofree char *made =
      g_strdup_printf (ngettext ("%u item. Made with Gemeenten 2024 on %s.",
                                 "%u items. Made with Gemeenten 2024 on %s.", n_items),
                       n_items, today);

  set_text (self, STYLE_TITLE, options->title);
  set_text (self, STYLE_CAPTION, options->chosen);
  set_text (self, STYLE_CAPTION, made);
}

static void
setter_init (Setter *self, GemAgendaPaper *paper)
{
  self->paper = paper;
  self->context = create_context ();
  self->held = g_ptr_array_new ();
  for (int i = 0; i < N_STYLES; i++)
    self->layouts[i] = create_layout (self->context, (Style) i, paper->width - 2 * MARGIN);
  turn_page (self);
}

static void
setter_clear (Setter *self)
{
  for (guint i = 0; i < N_STYLES; i++)
    g_object_unref (self->layouts[i]);
  g_ptr_array_foreach (self->held, (GFunc) (void (*) (void)) piece_free, NULL);
  g_ptr_array_unref (self->held);
  g_object_unref (self->context);
}

/**
 * gem_agenda_paper_new:
 * @items: (element-type GemItem): items
 * @edition: where sections and provinces have their names
 * @options: title, circumstances and the size of a page
 * @cancellable: (nullable): a cancellable
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Lays everything out, which takes its time: for workers and the command line.
 *
 * Returns: (transfer full): the pages, or %NULL with @error set
 */
GemAgendaPaper *
gem_agenda_paper_new (GPtrArray *items,
                      GemEdition *edition,
                      const GemExportOptions *options,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GemAgendaPaper) self = g_new0 (GemAgendaPaper, 1);
  g_autoptr (GPtrArray) sorted = NULL;
  const GemItem *before = NULL;
  Setter setter = { 0 };
  guint i;

  g_return_val_if_fail (items != NULL && GEM_IS_EDITION (edition) && options != NULL, NULL);

  self->title = g_strdup (options->title);
  self->width = options->width > 4 * MARGIN ? options->width : A4_WIDTH;
  self->height = options->height > 4 * MARGIN ? options->height : A4_HEIGHT;
  self->pieces = g_ptr_array_new_with_free_func (piece_free);
  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  sorted = gem_export_dup_sorted (items);
  setter_init (&setter, self);
  set_head (&setter, items->len, options);
  for (i = 0; i < sorted->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      set_item (&setter, before, g_ptr_array_index (sorted, i), edition);
      before = g_ptr_array_index (sorted, i);
    }
  release_held (&setter);
  setter_clear (&setter);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * gem_agenda_paper_free:
 * @self: (transfer full): paper
 */
void
gem_agenda_paper_free (GemAgendaPaper *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->title);
  g_ptr_array_unref (self->pieces);
  g_array_unref (self->starts);
  g_free (self);
}

/**
 * gem_agenda_paper_get_n_pages:
 * @self: paper
 *
 * Returns: how many pages it has, at least one
 */
guint
gem_agenda_paper_get_n_pages (const GemAgendaPaper *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->starts->len;
}

static void
draw_lines (cairo_t *cr, PangoLayout *layout, const Piece *piece)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  double y = piece->y;
  guint line = 0;

  do
    {
      PangoRectangle rectangle;

      if (line < piece->first || line >= piece->first + piece->lines)
        continue;
      pango_layout_iter_get_line_extents (iter, NULL, &rectangle);
      cairo_move_to (cr, MARGIN + (double) rectangle.x / PANGO_SCALE,
                     y + (double) (pango_layout_iter_get_baseline (iter) - rectangle.y) /
                             PANGO_SCALE);
      pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
      y += (double) rectangle.height / PANGO_SCALE;
    }
  while (line++, pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
draw_piece (const GemAgendaPaper *self, cairo_t *cr, PangoContext *context, const Piece *piece)
{
  PangoLayout *layout = create_layout (context, piece->style, self->width - 2 * MARGIN);
  g_autofree char *attributes = NULL;

  /* An address in a tag stands between quotes. */
  if (piece->style == STYLE_LINK && strpbrk (piece->text, "'\\") == NULL)
    attributes = g_strdup_printf ("uri='%s'", piece->text);
  pango_layout_set_text (layout, piece->text, -1);
  cairo_tag_begin (cr, styles[piece->style].tag, NULL);
  if (attributes != NULL)
    cairo_tag_begin (cr, CAIRO_TAG_LINK, attributes);
  draw_lines (cr, layout, piece);
  if (attributes != NULL)
    cairo_tag_end (cr, CAIRO_TAG_LINK);
  cairo_tag_end (cr, styles[piece->style].tag);
  g_object_unref (layout);
}

static void
draw_foot (const GemAgendaPaper *self, cairo_t *cr, PangoContext *context, guint page)
{
  PangoLayout *layout = create_layout (context, STYLE_FACT, self->width - 2 * MARGIN);
  /* Translators: of a page on paper: its number, and how many there are */
  g_autofree char *text = g_strdup_printf (_ ("%u of %u"), page + 1, self->starts->len);

  pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  pango_layout_set_text (layout, text, -1);
  cairo_move_to (cr, MARGIN, self->height - MARGIN);
  pango_cairo_show_layout (cr, layout);
  g_object_unref (layout);
}

static guint
get_end (const GemAgendaPaper *self, guint page)
{
  return page + 1 < self->starts->len ? g_array_index (self->starts, guint, page + 1)
                                      : self->pieces->len;
}

/**
 * gem_agenda_paper_draw:
 * @self: paper
 * @cr: where to draw; its unit is the point, and its origin the corner of the page
 * @page: which page, from 0
 */
void
gem_agenda_paper_draw (const GemAgendaPaper *self, cairo_t *cr, guint page)
{
  PangoContext *context;

  g_return_if_fail (self != NULL && cr != NULL && page < self->starts->len);

  context = create_context ();
  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint i = g_array_index (self->starts, guint, page); i < get_end (self, page); i++)
    draw_piece (self, cr, context, g_ptr_array_index (self->pieces, i));
  draw_foot (self, cr, context, page);
  g_object_unref (context);
}

/* A parent in the outline is the last entry of the level above. */
static void
add_outline (const GemAgendaPaper *self, cairo_surface_t *surface)
{
  int parents[4] = { CAIRO_PDF_OUTLINE_ROOT, 0, 0, 0 };

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = g_ptr_array_index (self->pieces, i);
      int level = styles[piece->style].level;
      char place[80];

      if (level == 0)
        continue;
      /* Whole points: cairo 1.16 reads a fraction as the locale writes it. */
      g_snprintf (place, sizeof place, "page=%u pos=[0 %d]", piece->page + 1, (int) piece->y);
      parents[level] =
          cairo_pdf_surface_add_outline (surface, parents[level - 1], piece->text, place,
                                         level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
    }
}

static cairo_status_t
write_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * gem_agenda_paper_to_pdf:
 * @self: paper
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GIOErrorEnum
 *
 * Returns: (transfer full): the pages as PDF, with outline and links, or %NULL with @error set
 */
GBytes *
gem_agenda_paper_to_pdf (const GemAgendaPaper *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  g_return_val_if_fail (self != NULL, NULL);

  surface = cairo_pdf_surface_create_for_stream (write_bytes, bytes, self->width, self->height);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Gemeenten 2024");
  cr = cairo_create (surface);
  for (guint i = 0; i < self->starts->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      gem_agenda_paper_draw (self, cr, i);
      cairo_show_page (cr);
    }
  if (!g_cancellable_is_cancelled (cancellable))
    add_outline (self, surface);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (status != CAIRO_STATUS_SUCCESS && status != CAIRO_STATUS_SURFACE_FINISHED)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The pages can't be drawn: %s"),
                   cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
