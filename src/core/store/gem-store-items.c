/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* How an item lies in the database: its columns, its lists, and the digest that tells whether it changed. */

#include "store/gem-store-private.h"

#include <string.h>

/* Lists are parted and wrapped by this in the database; the attachments of an item by the next one. */
#define UNIT_SEPARATOR "\x1f"
#define RECORD_SEPARATOR "\x1e"

static GStrv
split_list (const char *text)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", UNIT_SEPARATOR, -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (builder, parts[i]);
  return g_strv_builder_end (builder);
}

static char *
join_list (char **list)
{
  g_autofree char *joined = NULL;

  if (list == NULL || list[0] == NULL)
    return g_strdup ("");
  joined = g_strjoinv (UNIT_SEPARATOR, list);
  return g_strconcat (UNIT_SEPARATOR, joined, UNIT_SEPARATOR, NULL);
}

static char *
join_attachments (GPtrArray *attachments)
{
  g_autoptr (GString) text = NULL;

  if (attachments->len == 0)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < attachments->len; i++)
    {
      const GemAttachment *attachment = g_ptr_array_index (attachments, i);

      g_string_append_printf (text,
                              "%s%s" UNIT_SEPARATOR "%s" UNIT_SEPARATOR "%s" UNIT_SEPARATOR
                              "%" G_GINT64_FORMAT,
                              i > 0 ? RECORD_SEPARATOR : "", attachment->url,
                              attachment->mime_type != NULL ? attachment->mime_type : "",
                              attachment->title != NULL ? attachment->title : "", attachment->size);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
dup_filled (const char *text)
{
  return *text != '\0' ? g_strdup (text) : NULL;
}

static void
read_attachments (const char *text, GPtrArray *out)
{
  g_auto (GStrv) records = g_strsplit (text != NULL ? text : "", RECORD_SEPARATOR, -1);

  for (guint i = 0; records[i] != NULL; i++)
    {
      g_auto (GStrv) fields = g_strsplit (records[i], UNIT_SEPARATOR, 4);
      GemAttachment *attachment;

      if (g_strv_length (fields) != 4)
        continue;
      attachment = g_new0 (GemAttachment, 1);
      attachment->url = g_strdup (fields[0]);
      attachment->mime_type = dup_filled (fields[1]);
      attachment->title = dup_filled (fields[2]);
      attachment->size = g_ascii_strtoll (fields[3], NULL, 10);
      g_ptr_array_add (out, attachment);
    }
}

/**
 * gem_store_read_item:
 * @row: a row of a query
 * @column: where the columns of %GEM_ITEM_COLUMNS begin
 * @id: the item's id
 * @feed: the address of its feed
 *
 * Returns: (transfer full): the item
 */
GemItem *
gem_store_read_item (GemStatement *row, int column, const char *id, const char *feed)
{
  GemItem *item = gem_item_new ();

  item->id = g_strdup (id);
  item->feed = g_strdup (feed);
  item->year = (int) gem_statement_get_int (row, column);
  item->title = gem_statement_dup_text (row, column + 1);
  item->text = gem_statement_dup_text (row, column + 2);
  item->opgave = gem_statement_dup_text (row, column + 3);
  item->status = gem_statement_dup_text (row, column + 4);
  g_strfreev (item->provinces);
  item->provinces = split_list (gem_statement_get_text (row, column + 5));
  item->holder = gem_statement_dup_text (row, column + 6);
  g_strfreev (item->partners);
  item->partners = split_list (gem_statement_get_text (row, column + 7));
  g_strfreev (item->tags);
  item->tags = split_list (gem_statement_get_text (row, column + 8));
  item->begin = gem_statement_dup_text (row, column + 9);
  item->end = gem_statement_dup_text (row, column + 10);
  item->section = gem_statement_dup_text (row, column + 11);
  item->url = gem_statement_dup_text (row, column + 12);
  item->published = gem_statement_dup_text (row, column + 13);
  item->modified = gem_statement_dup_text (row, column + 14);
  read_attachments (gem_statement_get_text (row, column + 15), item->attachments);
  return item;
}

static char *
make_digest (const char *const *values, guint n_values)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);

  for (guint i = 0; i < n_values; i++)
    {
      /* The end of each text, and NULL apart from "". */
      if (values[i] != NULL)
        g_checksum_update (checksum, (const guchar *) values[i], (gssize) strlen (values[i]) + 1);
      else
        g_checksum_update (checksum, (const guchar *) "\x01", 1);
    }
  return g_strdup (g_checksum_get_string (checksum));
}

/**
 * gem_item_columns_init:
 * @self: (out caller-allocates): columns
 * @item: the item that they are of; it has to live as long
 */
void
gem_item_columns_init (GemItemColumns *self, const GemItem *item)
{
  const char *const plain[GEM_ITEM_N_TEXTS] = { NULL,           item->title,
                                                item->text,     item->opgave,
                                                item->status,   NULL,
                                                item->holder,   NULL,
                                                NULL,           item->begin,
                                                item->end,      item->section,
                                                item->url,      item->published,
                                                item->modified, NULL };

  memcpy (self->texts, plain, sizeof plain);
  g_snprintf (self->year, sizeof self->year, "%d", item->year);
  self->owned[0] = join_list (item->provinces);
  self->owned[1] = join_list (item->partners);
  self->owned[2] = join_list (item->tags);
  self->owned[3] = join_attachments (item->attachments);
  self->texts[0] = self->year;
  self->texts[5] = self->owned[0];
  self->texts[7] = self->owned[1];
  self->texts[8] = self->owned[2];
  self->texts[15] = self->owned[3];
  /* The digests of items without attachments are those of before there were any. */
  self->digest =
      make_digest (self->texts, self->owned[3] != NULL ? GEM_ITEM_N_TEXTS : GEM_ITEM_N_TEXTS - 1);
}

/**
 * gem_item_columns_clear:
 * @self: columns
 */
void
gem_item_columns_clear (GemItemColumns *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->owned); i++)
    g_clear_pointer (&self->owned[i], g_free);
  g_clear_pointer (&self->digest, g_free);
}

/**
 * gem_item_columns_bind:
 * @self: columns; they have to live until the statement is bound again or finished
 * @statement: a statement
 * @index: the parameter of the first one of %GEM_ITEM_COLUMNS
 */
void
gem_item_columns_bind (const GemItemColumns *self, GemStatement *statement, int index)
{
  gem_statement_bind_int (statement, index, g_ascii_strtoll (self->year, NULL, 10));
  for (int i = 1; i < GEM_ITEM_N_TEXTS; i++)
    gem_statement_bind_static (statement, index + i, self->texts[i]);
}
