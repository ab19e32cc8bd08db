/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemItem: one item of an execution agenda, as the feed says it after checking. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GemAttachment:
 * @url: where it is; http, https or mailto only
 * @mime_type: (nullable): what it is, as the feed says
 * @title: (nullable): plain text
 * @size: bytes, as the feed says; 0 where it does not
 *
 * A file that goes with an item. Nothing of it is ever fetched by the program.
 */
typedef struct
{
  char *url;
  char *mime_type;
  char *title;
  gint64 size;
} GemAttachment;

void gem_attachment_free (GemAttachment *attachment);

#define GEM_TYPE_ITEM (gem_item_get_type ())
G_DECLARE_FINAL_TYPE (GemItem, gem_item, GEM, ITEM, GObject)

/**
 * GemItem:
 * @id: the item's id, unique in its feed
 * @feed: (nullable): the address of the feed it came from; %NULL until it is stored
 * @year: the year of the agenda (`jaar`)
 * @title: (nullable): plain text
 * @text: (nullable): plain text, paragraphs parted by a blank line
 * @opgave: (nullable): the challenge, one of gem_item_opgaven() or whatever the feed said
 * @status: (nullable): one of gem_item_statuses() or whatever the feed said
 * @provinces: (array zero-terminated=1): ISO 3166-2 codes; empty for the whole country
 * @holder: (nullable): who carries it (`trekker`)
 * @partners: (array zero-terminated=1): who takes part
 * @tags: (array zero-terminated=1): labels
 * @begin: (nullable): ISO 8601 date
 * @end: (nullable): ISO 8601 date, not before @begin (`einde`)
 * @section: (nullable): the id of the section that it carries out (`paragraaf`)
 * @url: (nullable): where to read more; http, https or mailto only
 * @published: (nullable): RFC 3339
 * @modified: (nullable): RFC 3339
 * @attachments: (element-type GemAttachment): files that go with it
 *
 * The fields are set by whoever makes the item, before anybody else sees it, and are never changed
 * after that: an item may be read in any thread.
 */
struct _GemItem
{
  GObject parent_instance;

  char *id;
  char *feed;
  int year;
  char *title;
  char *text;
  char *opgave;
  char *status;
  char **provinces;
  char *holder;
  char **partners;
  char **tags;
  char *begin;
  char *end;
  char *section;
  char *url;
  char *published;
  char *modified;
  GPtrArray *attachments;
};

GemItem *gem_item_new (void);

const char *const *gem_item_opgaven (void);
const char *const *gem_item_statuses (void);

const char *gem_item_opgave_label (const char *opgave);
const char *gem_item_status_label (const char *status);
const char *gem_item_status_symbol (const char *status);

G_END_DECLS
