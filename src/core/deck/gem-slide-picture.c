/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "deck/gem-slide-picture.h"

#include "deck/gem-deck.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_WIDTH 3840
#define MAX_HEIGHT 2160

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, GEM_DECK_ERROR, GEM_DECK_ERROR_PICTURE, message);
  return FALSE;
}

static const char *
get_type (GBytes *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  if (length > 8 && memcmp (data, "\x89PNG\r\n\x1a\n", 8) == 0)
    return "png";
  if (length > 3 && memcmp (data, "\xff\xd8\xff", 3) == 0)
    return "jpeg";
  return NULL;
}

typedef struct
{
  gboolean too_large;
  gboolean known;
  gboolean stop; /* nothing but the size is wanted */
} Size;

static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gpointer data)
{
  Size *size = data;
  double scale;

  size->known = TRUE;
  size->too_large = (gint64) width * height > GEM_DECK_MAX_PICTURE_PIXELS;
  if (size->too_large || size->stop)
    {
      /* The loader allocates what it is told here. */
      gdk_pixbuf_loader_set_size (loader, 0, 0);
      return;
    }
  scale = MIN (MAX_WIDTH / (double) width, MAX_HEIGHT / (double) height);
  if (scale < 1)
    gdk_pixbuf_loader_set_size (loader, MAX ((int) (width * scale), 1),
                                MAX ((int) (height * scale), 1));
}

/* The first bytes say how large a picture is; nothing else is read of one that is too large. */
static gboolean
check_size (GBytes *bytes, GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type (get_type (bytes), NULL);
  Size size = { .stop = TRUE };
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  if (loader == NULL)
    return refuse (error, _ ("Pictures of this kind can't be read here."));
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &size);
  for (gsize at = 0; at < length && !size.known; at += 4096)
    if (!gdk_pixbuf_loader_write (loader, data + at, MIN (length - at, 4096), NULL))
      break;
  gdk_pixbuf_loader_close (loader, NULL);
  if (!size.known)
    return refuse (error, _ ("The picture is damaged. Take another one."));
  if (size.too_large)
    return refuse (error,
                   _ ("The picture has more than 64 million pixels. Make it smaller first."));
  return TRUE;
}

/**
 * gem_slide_picture_check:
 * @bytes: a file
 * @error: return location for %GEM_DECK_ERROR_PICTURE
 *
 * Returns: whether it looks like a picture that a slide may have; that all of it can be read is known
 *   only when it is decoded
 */
gboolean
gem_slide_picture_check (GBytes *bytes, GError **error)
{
  g_return_val_if_fail (bytes != NULL, FALSE);

  if (g_bytes_get_size (bytes) > GEM_DECK_MAX_PICTURE)
    return refuse (error, _ ("The picture is larger than 8 MB. Make it smaller first."));
  if (get_type (bytes) == NULL)
    return refuse (error, _ ("This is not a picture that a slide can have. Take a PNG or a JPEG."));
  return check_size (bytes, error);
}

static guint8
multiply (guint8 channel, guint8 alpha)
{
  return (guint8) ((channel * alpha + 127) / 255);
}

static cairo_surface_t *
create_surface (const GdkPixbuf *pixbuf)
{
  int width = gdk_pixbuf_get_width (pixbuf), height = gdk_pixbuf_get_height (pixbuf);
  int channels = gdk_pixbuf_get_n_channels (pixbuf);
  gboolean alpha = gdk_pixbuf_get_has_alpha (pixbuf);
  cairo_surface_t *surface =
      cairo_image_surface_create (alpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, width, height);

  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_destroy (surface);
      return NULL;
    }
  cairo_surface_flush (surface);
  for (int y = 0; y < height; y++)
    {
      const guint8 *from =
          gdk_pixbuf_read_pixels (pixbuf) + (gsize) y * (gsize) gdk_pixbuf_get_rowstride (pixbuf);
      guint32 *to = (guint32 *) (void *) (cairo_image_surface_get_data (surface) +
                                          y * cairo_image_surface_get_stride (surface));

      for (int x = 0; x < width; x++, from += channels)
        {
          guint8 a = alpha ? from[3] : 255;

          to[x] = (guint32) a << 24 | (guint32) multiply (from[0], a) << 16 |
                  (guint32) multiply (from[1], a) << 8 | multiply (from[2], a);
        }
    }
  cairo_surface_mark_dirty (surface);
  return surface;
}

/**
 * gem_slide_picture_decode:
 * @bytes: a file that gem_slide_picture_check() let through
 * @error: return location for %GEM_DECK_ERROR_PICTURE
 *
 * Takes its time: for workers.
 *
 * Returns: (transfer full): the picture, turned as its camera says, or %NULL with @error set
 */
cairo_surface_t *
gem_slide_picture_decode (GBytes *bytes, GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = NULL;
  g_autoptr (GdkPixbuf) turned = NULL;
  cairo_surface_t *surface = NULL;
  Size size = { 0 };
  gboolean whole;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (!gem_slide_picture_check (bytes, error))
    return NULL;
  loader = gdk_pixbuf_loader_new_with_type (get_type (bytes), NULL);
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &size);
  whole = gdk_pixbuf_loader_write_bytes (loader, bytes, NULL);
  whole = gdk_pixbuf_loader_close (loader, NULL) && whole;
  if (whole && gdk_pixbuf_loader_get_pixbuf (loader) != NULL)
    turned = gdk_pixbuf_apply_embedded_orientation (gdk_pixbuf_loader_get_pixbuf (loader));
  if (turned != NULL)
    surface = create_surface (turned);
  if (surface == NULL)
    refuse (error, _ ("The picture is damaged. Take another one."));
  return surface;
}

/**
 * gem_slide_picture_load:
 * @path: a file
 * @error: return location for a #GFileError, #GIOErrorEnum or %GEM_DECK_ERROR_PICTURE
 *
 * Returns: (transfer full): what is in it, where that is a picture; or %NULL with @error set
 */
GBytes *
gem_slide_picture_load (const char *path, GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  file = g_file_new_for_path (path);
  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                            G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, &local);
  if (info == NULL && g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return refuse (error, _ ("It is not in the folder of the presentation any more.")), NULL;
  if (info == NULL)
    return g_propagate_error (error, g_steal_pointer (&local)), NULL;
  /* A pipe or a device would be read without end, and a link leads out of the folder. */
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    return refuse (error, _ ("This is not a picture that a slide can have. Take a PNG or a JPEG.")),
           NULL;
  if (g_file_info_get_size (info) > GEM_DECK_MAX_PICTURE)
    return refuse (error, _ ("The picture is larger than 8 MB. Make it smaller first.")), NULL;
  bytes = g_file_load_bytes (file, NULL, NULL, error);
  if (bytes == NULL || !gem_slide_picture_check (bytes, error))
    return NULL;
  return g_steal_pointer (&bytes);
}
