/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemFeedFault: what is wrong with a feed, where, and in a sentence for people. */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * GemFeedFaultCode:
 *
 * Every cause for refusing a feed has a code of its own; gem_feed_fault_code_to_string() gives the
 * name that scripts may rely on.
 */
typedef enum
{
  GEM_FEED_FAULT_NETWORK,      /* "network": no connection, name not found, connection broken */
  GEM_FEED_FAULT_TLS,          /* "tls": the certificate is not trusted */
  GEM_FEED_FAULT_TIMEOUT,      /* "timeout": 30 s without a byte, or 10 minutes for a page */
  GEM_FEED_FAULT_HTTP_STATUS,  /* "http-status": the server refused */
  GEM_FEED_FAULT_BUSY,         /* "busy": 429 or 503 */
  GEM_FEED_FAULT_GONE,         /* "gone": 410 */
  GEM_FEED_FAULT_REDIRECT,     /* "redirect": too many, or to a place that is not allowed */
  GEM_FEED_FAULT_ADDRESS,      /* "address": not https, or not an address at all */
  GEM_FEED_FAULT_NOT_MODIFIED, /* "not-modified": 304 while nothing is stored */
  GEM_FEED_FAULT_SIZE,         /* "size": a page of more than 64 MiB */
  GEM_FEED_FAULT_PAGES,        /* "pages": more than 1,000 pages */
  GEM_FEED_FAULT_ITEMS,        /* "items": more than 200,000 items */
  GEM_FEED_FAULT_DEPTH,        /* "depth": JSON nested deeper than 64 levels */
  GEM_FEED_FAULT_ENCODING,     /* "encoding": invalid UTF-8, U+0000 or an unpaired surrogate */
  GEM_FEED_FAULT_JSON,         /* "json": not JSON, or cut off */
  GEM_FEED_FAULT_VERSION,      /* "version": not JSON Feed 1 or 1.1 */
  GEM_FEED_FAULT_NEWER,        /* "newer": made for a newer program */
  GEM_FEED_FAULT_MISSING,      /* "missing": a key that must be there */
  GEM_FEED_FAULT_TYPE,         /* "type": a key of the wrong type */
  GEM_FEED_FAULT_VALUE,        /* "value": a value that can't be */
  GEM_FEED_FAULT_DATE,         /* "date": a date that does not exist, or an end before the begin */
  GEM_FEED_FAULT_DUPLICATE,    /* "duplicate": an id that comes twice */
  GEM_FEED_FAULT_MIXED,        /* "mixed": pages of different issues */
  GEM_FEED_FAULT_NEXT,         /* "next": a next page elsewhere, or one already read */
  GEM_FEED_FAULT_ROLLBACK,     /* "rollback": an older issue than the one stored */
  GEM_FEED_FAULT_SIGNATURE,    /* "signature": a key is set, and the page is not signed with it */
  GEM_FEED_FAULT_DATABASE,     /* "database": what was fetched could not be kept */
  GEM_FEED_FAULT_FILE,         /* "file": a file that can't be read */
  GEM_FEED_FAULT_CANCELLED,    /* "cancelled": the person stopped it */
} GemFeedFaultCode;

/**
 * GemFeedFault:
 * @code: the cause
 * @message: one sentence that says what happened, translated
 * @page: the page it was found on, from 1; 0 where that is not known
 * @place: (nullable): the key, such as `items[3]._uitvoeringsagenda.jaar`
 */
typedef struct
{
  GemFeedFaultCode code;
  char *message;
  guint page;
  char *place;
} GemFeedFault;

GType gem_feed_fault_get_type (void);

GemFeedFault *
gem_feed_fault_new (GemFeedFaultCode code, guint page, const char *place, const char *format, ...)
    G_GNUC_PRINTF (4, 5);
GemFeedFault *gem_feed_fault_copy (const GemFeedFault *fault);
void gem_feed_fault_free (GemFeedFault *fault);
const char *gem_feed_fault_code_to_string (GemFeedFaultCode code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemFeedFault, gem_feed_fault_free)

G_END_DECLS
