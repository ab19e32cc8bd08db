/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Pages as PDF: with an outline, links, and a structure that can be read aloud. */

#include "paper/gem-pages-private.h"
#include "paper/gem-pdf-amend.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#define MAX_LEVEL 6

/* A parent in the outline is the last entry of a level above. */
static void
add_outline (const GemPages *self, cairo_surface_t *surface)
{
  int parents[MAX_LEVEL + 1] = { CAIRO_PDF_OUTLINE_ROOT };

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const GemPagesPiece *piece = g_ptr_array_index (self->pieces, i);
      int level = piece->kind == GEM_PIECE_TEXT && piece->first == 0
                      ? MIN (piece->style->outline, MAX_LEVEL)
                      : 0;
      char place[80];

      if (level == 0)
        continue;
      /* Whole points: cairo 1.16 reads a fraction as the locale writes it. */
      g_snprintf (place, sizeof place, "page=%u pos=[0 %d]", piece->page + 1, (int) piece->y);
      parents[level] =
          cairo_pdf_surface_add_outline (surface, parents[level - 1], piece->text, place,
                                         level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
      for (int below = level + 1; below <= MAX_LEVEL; below++)
        parents[below] = parents[level];
    }
}

static void
set_metadata (cairo_surface_t *surface, const GemPagesInfo *info)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (info->moment);
  g_autofree char *date = moment != NULL ? g_date_time_format (moment, "%Y-%m-%dT%H:%M:%SZ") : NULL;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, info->title);
  if (info->author != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, info->author);
  if (info->subject != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, info->subject);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Gemeenten 2024");
  if (date != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
}

static cairo_status_t
write_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_status_t
draw_all (const GemPages *self,
          cairo_surface_t *surface,
          GemPagesProgressFunc progress,
          gpointer data,
          GCancellable *cancellable)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_tag_begin (cr, "Document", NULL);
  for (guint i = 0; i < self->starts->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      gem_pages_draw_page (self, cr, i, TRUE);
      if (i + 1 == self->starts->len)
        cairo_tag_end (cr, "Document");
      cairo_show_page (cr);
      if (progress != NULL)
        progress (i + 1, self->starts->len, data);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  return status;
}

/* What the drawings show, in words. */
static GPtrArray *
list_figures (const GemPages *self)
{
  GPtrArray *words = g_ptr_array_new ();

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const GemPagesPiece *piece = g_ptr_array_index (self->pieces, i);

      if (piece->kind == GEM_PIECE_DRAWING)
        g_ptr_array_add (words, piece->text);
    }
  return words;
}

/**
 * gem_pages_find_moment:
 * @now: the present moment, Unix seconds; 0 to find it
 *
 * With SOURCE_DATE_EPOCH set, the same text makes the same file, byte for byte.
 *
 * Returns: @now, or what SOURCE_DATE_EPOCH says, or the time of the clock
 */
gint64
gem_pages_find_moment (gint64 now)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  gint64 moment;

  if (now != 0)
    return now;
  if (epoch != NULL && g_ascii_string_to_signed (epoch, 10, 0, G_MAXINT32, &moment, NULL))
    return moment;
  return g_get_real_time () / G_USEC_PER_SEC;
}

/**
 * gem_pages_to_pdf:
 * @self: pages
 * @info: what the file says of itself
 * @progress: (nullable): called after each page
 * @data: for @progress
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GIOErrorEnum
 *
 * Returns: (transfer full): the pages as PDF, or %NULL with @error set
 */
GBytes *
gem_pages_to_pdf (const GemPages *self,
                  const GemPagesInfo *info,
                  GemPagesProgressFunc progress,
                  gpointer data,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GPtrArray) words = NULL;
  cairo_surface_t *surface;
  cairo_status_t status;

  g_return_val_if_fail (self != NULL && info != NULL && info->title != NULL, NULL);

  surface =
      cairo_pdf_surface_create_for_stream (write_bytes, bytes, self->size.width, self->size.height);
  set_metadata (surface, info);
  status = draw_all (self, surface, progress, data, cancellable);
  if (!g_cancellable_is_cancelled (cancellable))
    add_outline (self, surface);
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
  gem_pdf_amend (bytes, info->language, words);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
