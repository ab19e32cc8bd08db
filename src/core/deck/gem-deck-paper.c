/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "deck/gem-deck-paper.h"

#include "deck/gem-slide-private.h"
#include "paper/gem-pdf-amend.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* In points. A slide on a page of its own is as large as office programs make it. */
#define SLIDE_WIDTH 960.0
#define SLIDE_HEIGHT 540.0
#define A4_WIDTH 595.28
#define A4_HEIGHT 841.89
#define MARGIN 48.0
#define GAP 22.0
#define FOOT 20.0
#define LINE 22.0 /* to write on */
#define NOTES_SIZE 11.5
#define SMALL_SIZE 9.0
#define MAX_PAGES_OF_NOTES 20 /* of one slide */

static const struct
{
  const char *name;
  const char *label;
  guint slides; /* a page */
  guint columns;
} kinds[GEM_DECK_PAPER_N_KINDS] = {
  { "slides", N_ ("Slides, one a page"), 1, 1 },
  { "handout-1", N_ ("Handout, one slide a page"), 1, 1 },
  { "handout-2", N_ ("Handout, two slides a page"), 2, 1 },
  { "handout-3", N_ ("Handout, three slides a page, with lines to write on"), 3, 1 },
  { "handout-6", N_ ("Handout, six slides a page"), 6, 2 },
  { "notes", N_ ("Slides with notes"), 1, 1 },
};

/* Of slides with notes: the rest of notes that take more than a page. */
typedef struct
{
  guint first;  /* slide */
  guint slides; /* how many; 0 for a page that goes on with notes */
  guint line;   /* of the notes: where it goes on */
} Page;

struct _GemDeckPaper
{
  GemDeckPaperKind kind;
  char *title;
  GPtrArray *contents; /* GemSlideContent */
  GPtrArray *notes;    /* char *, of each slide; "" for none */
  GArray *pages;       /* Page */
};

/**
 * gem_deck_load_contents:
 * @deck: a deck
 * @source: where its data is
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error of gem_slide_load()
 *
 * Returns: (transfer full) (element-type GemSlideContent): what its slides show, or %NULL with @error set
 */
GPtrArray *
gem_deck_load_contents (GemDeck *deck,
                        const GemSlideSource *source,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GPtrArray) contents =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gem_slide_content_unref);

  g_return_val_if_fail (GEM_IS_DECK (deck) && source != NULL, NULL);

  for (guint i = 0; i < gem_deck_get_n_slides (deck); i++)
    {
      GemSlideContent *content =
          gem_slide_load (gem_deck_get_slide (deck, i), source, cancellable, error);

      if (content == NULL)
        return NULL;
      g_ptr_array_add (contents, content);
    }
  return g_steal_pointer (&contents);
}

/* --- notes --- */

static char *
dup_notes (GemSlideContent *content)
{
  g_autoptr (GPtrArray) lines = gem_slide_text_parse (content->slide->texts[GEM_DECK_FIELD_NOTES]);
  g_autoptr (GString) markup = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const GemSlideLine *line = lines->pdata[i];

      g_string_append_printf (markup, "%s%s%s", markup->len > 0 ? "\n" : "",
                              line->is_point ? "• " : "", line->markup);
    }
  return g_string_free (g_steal_pointer (&markup), FALSE);
}

static PangoLayout *
create_notes_layout (const GemDeckPaper *self, guint slide)
{
  PangoLayout *layout = gem_slide_create_layout ("", NOTES_SIZE, FALSE, A4_WIDTH - 2 * MARGIN);

  pango_layout_set_line_spacing (layout, 1.25F);
  pango_layout_set_markup (layout, self->notes->pdata[slide], -1);
  return layout;
}

static double
get_notes_top (guint slides)
{
  double width = A4_WIDTH - 2 * MARGIN;

  return slides > 0 ? MARGIN + width * SLIDE_HEIGHT / SLIDE_WIDTH + GAP : MARGIN;
}

/* Draws the lines from @first that fit on the page, or only counts them without a context. Returns the
 * line after the last of them. */
static guint
walk_notes (PangoLayout *layout, guint first, double top, cairo_t *cr)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  double y = top;
  guint line = 0;

  do
    {
      PangoRectangle rectangle;
      double height;

      if (line < first)
        continue;
      pango_layout_iter_get_line_extents (iter, NULL, &rectangle);
      height = rectangle.height / (double) PANGO_SCALE * 1.25;
      if (y + height > A4_HEIGHT - MARGIN - FOOT && line > first)
        break;
      if (cr != NULL)
        {
          cairo_move_to (cr, MARGIN + rectangle.x / (double) PANGO_SCALE, y + height * 0.8);
          pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
        }
      y += height;
    }
  while (line++, pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  return line;
}

static void
add_note_pages (GemDeckPaper *self, guint slide)
{
  g_autoptr (PangoLayout) layout = create_notes_layout (self, slide);
  guint n = (guint) pango_layout_get_line_count (layout);
  Page page = { slide, 1, 0 };

  for (guint i = 0; i < MAX_PAGES_OF_NOTES; i++)
    {
      g_array_append_val (self->pages, page);
      page.line = walk_notes (layout, page.line, get_notes_top (page.slides), NULL);
      page.slides = 0;
      if (page.line >= n)
        return;
    }
}

/**
 * gem_deck_paper_new:
 * @deck: a deck
 * @contents: (element-type GemSlideContent): what its slides show, as gem_deck_load_contents() has it
 * @kind: what to make of it
 *
 * Returns: (transfer full): the pages; any one thread at a time may draw them
 */
GemDeckPaper *
gem_deck_paper_new (GemDeck *deck, GPtrArray *contents, GemDeckPaperKind kind)
{
  GemDeckPaper *self;

  g_return_val_if_fail (GEM_IS_DECK (deck) && contents != NULL, NULL);
  g_return_val_if_fail ((guint) kind < GEM_DECK_PAPER_N_KINDS, NULL);

  self = g_new0 (GemDeckPaper, 1);
  self->kind = kind;
  self->title = g_strdup (gem_deck_get_title (deck));
  self->contents = g_ptr_array_ref (contents);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->pages = g_array_new (FALSE, FALSE, sizeof (Page));
  for (guint i = 0; i < contents->len; i++)
    g_ptr_array_add (self->notes, dup_notes (contents->pdata[i]));
  for (guint i = 0; i < contents->len; i += kinds[kind].slides)
    {
      Page page = { i, MIN (kinds[kind].slides, contents->len - i), 0 };

      if (kind == GEM_DECK_PAPER_NOTES)
        add_note_pages (self, i);
      else
        g_array_append_val (self->pages, page);
    }
  return self;
}

/**
 * gem_deck_paper_free:
 * @self: (transfer full): paper
 */
void
gem_deck_paper_free (GemDeckPaper *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->title);
  g_ptr_array_unref (self->contents);
  g_ptr_array_unref (self->notes);
  g_array_unref (self->pages);
  g_free (self);
}

/**
 * gem_deck_paper_get_n_pages:
 * @self: paper
 *
 * Returns: how many pages it has; none for a deck without slides
 */
guint
gem_deck_paper_get_n_pages (const GemDeckPaper *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->pages->len;
}

/**
 * gem_deck_paper_get_size:
 * @self: paper
 * @width: (out): of a page, in points
 * @height: (out): of a page, in points
 */
void
gem_deck_paper_get_size (const GemDeckPaper *self, double *width, double *height)
{
  g_return_if_fail (self != NULL && width != NULL && height != NULL);

  *width = self->kind == GEM_DECK_PAPER_SLIDES ? SLIDE_WIDTH : A4_WIDTH;
  *height = self->kind == GEM_DECK_PAPER_SLIDES ? SLIDE_HEIGHT : A4_HEIGHT;
}

/* --- drawing --- */

static void
draw_slide (const GemDeckPaper *self, cairo_t *cr, guint slide, const GemSlideArea *area)
{
  GemSlideContent *content = self->contents->pdata[slide];
  GemSlideLook look = { .step = GEM_SLIDE_ALL_STEPS,
                        .number = slide + 1,
                        .n_slides = self->contents->len };

  cairo_save (cr);
  cairo_translate (cr, area->x, area->y);
  gem_slide_draw (content, cr, area->width, area->height, &look);
  cairo_restore (cr);
  if (self->kind == GEM_DECK_PAPER_SLIDES)
    return;
  cairo_rectangle (cr, area->x, area->y, area->width, area->height);
  cairo_set_source_rgb (cr, 0.45, 0.45, 0.45);
  cairo_set_line_width (cr, 0.6);
  cairo_stroke (cr);
}

static void
draw_lines (cairo_t *cr, const GemSlideArea *area)
{
  cairo_set_source_rgb (cr, 0.6, 0.6, 0.6);
  cairo_set_line_width (cr, 0.5);
  for (double y = area->y + LINE; y <= area->y + area->height; y += LINE)
    {
      cairo_move_to (cr, area->x, y);
      cairo_line_to (cr, area->x + area->width, y);
    }
  cairo_stroke (cr);
}

/* Where a slide of a handout is; the three beside their lines take half of the width. */
static GemSlideArea
get_place (const GemDeckPaper *self, guint index)
{
  guint columns = kinds[self->kind].columns;
  guint rows = kinds[self->kind].slides / columns;
  double width = (A4_WIDTH - 2 * MARGIN - (columns - 1) * GAP) / columns;
  double row = (A4_HEIGHT - 2 * MARGIN - FOOT - (rows - 1) * GAP) / rows;
  double height;

  if (self->kind == GEM_DECK_PAPER_HANDOUT_3)
    width = (width - GAP) * 0.55;
  height = width * SLIDE_HEIGHT / SLIDE_WIDTH;
  return (GemSlideArea){ MARGIN + (index % columns) * (width + GAP),
                         MARGIN + (index / columns) * (row + GAP), width, MIN (height, row) };
}

static void
draw_foot (const GemDeckPaper *self, cairo_t *cr, guint page)
{
  /* Translators: of a page on paper: its number, and how many there are */
  g_autofree char *number = g_strdup_printf (_ ("%u of %u"), page + 1, self->pages->len);
  g_autoptr (PangoLayout) right =
      gem_slide_create_layout (number, SMALL_SIZE, FALSE, A4_WIDTH - 2 * MARGIN);
  g_autoptr (PangoLayout) left =
      gem_slide_create_layout (self->title, SMALL_SIZE, FALSE, A4_WIDTH - 2 * MARGIN - 80);

  pango_layout_set_alignment (right, PANGO_ALIGN_RIGHT);
  pango_layout_set_ellipsize (left, PANGO_ELLIPSIZE_END);
  cairo_set_source_rgb (cr, 0.2, 0.2, 0.2);
  cairo_move_to (cr, MARGIN, A4_HEIGHT - MARGIN);
  pango_cairo_show_layout (cr, right);
  cairo_move_to (cr, MARGIN, A4_HEIGHT - MARGIN);
  pango_cairo_show_layout (cr, left);
}

static void
draw_handout (const GemDeckPaper *self, cairo_t *cr, const Page *page)
{
  for (guint i = 0; i < page->slides; i++)
    {
      GemSlideArea area = get_place (self, i);
      GemSlideArea lines = { area.x + area.width + GAP, area.y,
                             A4_WIDTH - 2 * MARGIN - area.width - GAP, area.height };

      draw_slide (self, cr, page->first + i, &area);
      if (self->kind == GEM_DECK_PAPER_HANDOUT_3)
        draw_lines (cr, &lines);
    }
}

static void
draw_notes (const GemDeckPaper *self, cairo_t *cr, const Page *page)
{
  g_autoptr (PangoLayout) layout = create_notes_layout (self, page->first);
  double width = A4_WIDTH - 2 * MARGIN;
  GemSlideArea area = { MARGIN, MARGIN, width, width * SLIDE_HEIGHT / SLIDE_WIDTH };

  if (page->slides > 0)
    draw_slide (self, cr, page->first, &area);
  cairo_set_source_rgb (cr, 0, 0, 0);
  walk_notes (layout, page->line, get_notes_top (page->slides), cr);
}

/**
 * gem_deck_paper_draw:
 * @self: paper
 * @cr: where to draw; its unit is the point, and its origin the corner of the page
 * @page: which page, from 0
 */
void
gem_deck_paper_draw (const GemDeckPaper *self, cairo_t *cr, guint page)
{
  const Page *what;
  GemSlideArea whole = { 0, 0, SLIDE_WIDTH, SLIDE_HEIGHT };

  g_return_if_fail (self != NULL && cr != NULL && page < self->pages->len);

  what = &g_array_index (self->pages, Page, page);
  if (self->kind == GEM_DECK_PAPER_SLIDES)
    {
      draw_slide (self, cr, what->first, &whole);
      return;
    }
  if (self->kind == GEM_DECK_PAPER_NOTES)
    draw_notes (self, cr, what);
  else
    draw_handout (self, cr, what);
  draw_foot (self, cr, page);
}

/* --- PDF --- */

static cairo_status_t
write_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* A slide without a title still has a name in the outline. */
static char *
dup_name (GemSlideContent *content)
{
  return *content->title != '\0' ? g_strdup (content->title)
                                 : gem_deck_slide_dup_name (content->slide);
}

static void
add_outline (const GemDeckPaper *self, cairo_surface_t *surface)
{
  for (guint i = 0; i < self->pages->len; i++)
    {
      const Page *page = &g_array_index (self->pages, Page, i);

      for (guint j = 0; j < page->slides; j++)
        {
          g_autofree char *name = dup_name (self->contents->pdata[page->first + j]);
          g_autofree char *entry = g_strdup_printf ("%u. %s", page->first + j + 1, name);
          char place[40];

          g_snprintf (place, sizeof place, "page=%u pos=[0 0]", i + 1);
          cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, entry, place, 0);
        }
    }
}

/* What is drawn on the slides, in words, in the order of the pages. */
static GPtrArray *
list_figures (const GemDeckPaper *self)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < self->pages->len; i++)
    {
      const Page *page = &g_array_index (self->pages, Page, i);

      for (guint j = 0; j < page->slides; j++)
        if (gem_slide_has_seen (self->contents->pdata[page->first + j]))
          g_ptr_array_add (words, gem_slide_dup_seen (self->contents->pdata[page->first + j]));
    }
  return words;
}

/* The addresses at the foot of slides open in this program. */
static void
add_link (const GemDeckPaper *self, cairo_t *cr, guint page)
{
  GemSlideContent *content = self->contents->pdata[g_array_index (self->pages, Page, page).first];
  const char *address = content->slide->texts[GEM_DECK_FIELD_ADDRESS];
  g_autofree char *attributes = NULL;

  /* An address in a tag stands between quotes; whole points, since cairo 1.16 reads a fraction as the
   * locale writes it. */
  if (self->kind != GEM_DECK_PAPER_SLIDES || address == NULL || strpbrk (address, "'\\") != NULL ||
      !g_str_is_ascii (address))
    return;
  attributes = g_strdup_printf ("rect=[0 %d %d 30] uri='%s'", (int) SLIDE_HEIGHT - 30,
                                (int) SLIDE_WIDTH - 120, address);
  cairo_tag_begin (cr, CAIRO_TAG_LINK, attributes);
  cairo_tag_end (cr, CAIRO_TAG_LINK);
}

static const char *
get_language (const GemDeckPaper *self)
{
  return self->contents->len > 0 ? ((GemSlideContent *) self->contents->pdata[0])->language : NULL;
}

static void
draw_all (const GemDeckPaper *self, cairo_t *cr, GCancellable *cancellable)
{
  cairo_tag_begin (cr, "Document", NULL);
  for (guint i = 0; i < self->pages->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      cairo_tag_begin (cr, "Sect", NULL);
      gem_deck_paper_draw (self, cr, i);
      add_link (self, cr, i);
      cairo_tag_end (cr, "Sect");
      if (i + 1 == self->pages->len)
        cairo_tag_end (cr, "Document");
      cairo_show_page (cr);
    }
}

/**
 * gem_deck_paper_to_pdf:
 * @self: paper
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GIOErrorEnum
 *
 * Returns: (transfer full): the pages as PDF, with title, outline, links and structure, or %NULL with @error set
 */
GBytes *
gem_deck_paper_to_pdf (const GemDeckPaper *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GPtrArray) words = NULL;
  cairo_surface_t *surface;
  cairo_status_t status;
  double width, height;
  cairo_t *cr;

  g_return_val_if_fail (self != NULL, NULL);

  gem_deck_paper_get_size (self, &width, &height);
  surface = cairo_pdf_surface_create_for_stream (write_bytes, bytes, width, height);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Gemeenten 2024");
  cr = cairo_create (surface);
  draw_all (self, cr, cancellable);
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
  words = list_figures (self);
  gem_pdf_amend (bytes, get_language (self), words);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* --- PNG --- */

static gboolean
write_png (GemSlideContent *content,
           const char *path,
           int width,
           int height,
           const GemSlideLook *look,
           GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = gem_slide_render (content, width, height, 1, look);
  cairo_status_t status = cairo_surface_write_to_png_stream (surface, write_bytes, bytes);

  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The picture can't be drawn: %s"),
                   cairo_status_to_string (status));
      return FALSE;
    }
  return g_file_set_contents_full (path, (const char *) bytes->data, (gssize) bytes->len,
                                   G_FILE_SET_CONTENTS_CONSISTENT, 0644, error);
}

/**
 * gem_deck_write_pngs:
 * @contents: (element-type GemSlideContent): what slides show
 * @folder: where to; it is made where it is not there
 * @width: of each picture, in pixels
 * @height: of each picture, in pixels
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GFileError or a #GIOErrorEnum
 *
 * Writes `slide-001.png` and so on.
 *
 * Returns: whether all were written
 */
gboolean
gem_deck_write_pngs (GPtrArray *contents,
                     const char *folder,
                     int width,
                     int height,
                     GCancellable *cancellable,
                     GError **error)
{
  g_return_val_if_fail (contents != NULL && folder != NULL && width > 0 && height > 0, FALSE);

  if (g_mkdir_with_parents (folder, 0755) != 0)
    {
      int code = errno;

      g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (code),
                   _ ("The folder “%s” can't be made: %s"), folder, g_strerror (code));
      return FALSE;
    }
  for (guint i = 0; i < contents->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("slide-%03u.png", i + 1);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GemSlideLook look = { .step = GEM_SLIDE_ALL_STEPS,
                            .number = i + 1,
                            .n_slides = contents->len };

      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !write_png (contents->pdata[i], path, width, height, &look, error))
        return FALSE;
    }
  return TRUE;
}

/* --- names --- */

/**
 * gem_deck_paper_kind_from_name:
 * @name: (nullable): such as `handout-3`
 * @kind: (out): the kind
 *
 * Returns: whether there is one of that name
 */
gboolean
gem_deck_paper_kind_from_name (const char *name, GemDeckPaperKind *kind)
{
  for (guint i = 0; name != NULL && i < GEM_DECK_PAPER_N_KINDS; i++)
    if (g_str_equal (kinds[i].name, name))
      {
        *kind = (GemDeckPaperKind) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * gem_deck_paper_kind_to_name:
 * @kind: a kind of paper
 *
 * Returns: its name on the command line
 */
const char *
gem_deck_paper_kind_to_name (GemDeckPaperKind kind)
{
  g_return_val_if_fail ((guint) kind < GEM_DECK_PAPER_N_KINDS, NULL);

  return kinds[kind].name;
}

/**
 * gem_deck_paper_kind_label:
 * @kind: a kind of paper
 *
 * Returns: what people call it, translated
 */
const char *
gem_deck_paper_kind_label (GemDeckPaperKind kind)
{
  g_return_val_if_fail ((guint) kind < GEM_DECK_PAPER_N_KINDS, NULL);

  return _ (kinds[kind].label);
}
