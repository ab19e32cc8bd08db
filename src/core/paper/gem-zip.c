/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "paper/gem-zip.h"

#include <string.h>

#define LOCAL_HEADER 0x04034b50u
#define CENTRAL_HEADER 0x02014b50u
#define END_OF_CENTRAL 0x06054b50u
#define VERSION 20 /* 2.0: deflate */
#define UTF8_NAMES 0x0800
#define STORED 0
#define DEFLATED 8
#define FIRST_DAY 0x0021 /* 1 January 1980: a time would make each archive another one */
#define DEFLATE_LEVEL 9

struct _GemZip
{
  GByteArray *bytes;
  GByteArray *central;
  guint files;
};

/**
 * gem_zip_new:
 *
 * Returns: (transfer full): an archive with nothing in it
 */
GemZip *
gem_zip_new (void)
{
  GemZip *self = g_new0 (GemZip, 1);

  self->bytes = g_byte_array_new ();
  self->central = g_byte_array_new ();
  return self;
}

/**
 * gem_zip_free:
 * @self: (transfer full): an archive
 */
void
gem_zip_free (GemZip *self)
{
  g_return_if_fail (self != NULL);

  g_byte_array_unref (self->bytes);
  g_byte_array_unref (self->central);
  g_free (self);
}

static void
add16 (GByteArray *bytes, guint value)
{
  const guint8 data[] = { value & 0xff, value >> 8 & 0xff };

  g_byte_array_append (bytes, data, sizeof data);
}

static void
add32 (GByteArray *bytes, guint32 value)
{
  add16 (bytes, value & 0xffff);
  add16 (bytes, value >> 16);
}

/* CRC-32 of ISO 3309, as ZIP has it. */
static guint32
compute_crc (const guint8 *data, gsize length)
{
  guint32 crc = 0xffffffffu;

  for (gsize i = 0; i < length; i++)
    {
      crc ^= data[i];
      for (int bit = 0; bit < 8; bit++)
        crc = crc >> 1 ^ ((crc & 1) != 0 ? 0xedb88320u : 0);
    }
  return ~crc;
}

static GBytes *
deflate_text (const char *text, gsize length, GError **error)
{
  g_autoptr (GZlibCompressor) compressor =
      g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, DEFLATE_LEVEL);
  g_autoptr (GInputStream) plain =
      g_memory_input_stream_new_from_data (text, (gssize) length, NULL);
  g_autoptr (GInputStream) packed = g_converter_input_stream_new (plain, G_CONVERTER (compressor));
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  if (g_output_stream_splice (out, packed, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, error) < 0)
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

/* What the header of a file and its entry in the central directory share. */
static void
add_header (GByteArray *bytes, guint method, guint32 crc, gsize packed, gsize length, gsize name)
{
  add16 (bytes, VERSION);
  add16 (bytes, UTF8_NAMES);
  add16 (bytes, method);
  add16 (bytes, 0);
  add16 (bytes, FIRST_DAY);
  add32 (bytes, crc);
  add32 (bytes, (guint32) packed);
  add32 (bytes, (guint32) length);
  add16 (bytes, (guint) name);
  add16 (bytes, 0); /* no extra field */
}

/**
 * gem_zip_add:
 * @self: an archive
 * @name: of the file in it
 * @text: what is in the file
 * @stored: whether it stands there as it is
 * @error: return location for a #GIOErrorEnum
 *
 * Returns: whether it was added
 */
gboolean
gem_zip_add (GemZip *self, const char *name, const char *text, gboolean stored, GError **error)
{
  gsize length, packed_length, name_length;
  g_autoptr (GBytes) packed = NULL;
  guint32 crc, offset;
  guint method = stored ? STORED : DEFLATED;
  const guint8 *data;

  g_return_val_if_fail (self != NULL && name != NULL && text != NULL, FALSE);

  length = strlen (text);
  name_length = strlen (name);
  packed = stored ? g_bytes_new (text, length) : deflate_text (text, length, error);
  if (packed == NULL)
    return FALSE;
  data = g_bytes_get_data (packed, &packed_length);
  crc = compute_crc ((const guint8 *) text, length);
  offset = self->bytes->len;
  add32 (self->bytes, LOCAL_HEADER);
  add_header (self->bytes, method, crc, packed_length, length, name_length);
  g_byte_array_append (self->bytes, (const guint8 *) name, (guint) name_length);
  g_byte_array_append (self->bytes, data, (guint) packed_length);
  add32 (self->central, CENTRAL_HEADER);
  add16 (self->central, VERSION);
  add_header (self->central, method, crc, packed_length, length, name_length);
  add16 (self->central, 0); /* no comment */
  add16 (self->central, 0); /* disk */
  add16 (self->central, 0);
  add32 (self->central, 0);
  add32 (self->central, offset);
  g_byte_array_append (self->central, (const guint8 *) name, (guint) name_length);
  self->files++;
  return TRUE;
}

/**
 * gem_zip_to_bytes:
 * @self: an archive, to which nothing is added after that
 *
 * Returns: (transfer full): all of it
 */
GBytes *
gem_zip_to_bytes (GemZip *self)
{
  guint32 offset;

  g_return_val_if_fail (self != NULL, NULL);

  offset = self->bytes->len;
  g_byte_array_append (self->bytes, self->central->data, self->central->len);
  add32 (self->bytes, END_OF_CENTRAL);
  add16 (self->bytes, 0);
  add16 (self->bytes, 0);
  add16 (self->bytes, self->files);
  add16 (self->bytes, self->files);
  add32 (self->bytes, self->central->len);
  add32 (self->bytes, offset);
  add16 (self->bytes, 0);
  return g_bytes_new (self->bytes->data, self->bytes->len);
}
