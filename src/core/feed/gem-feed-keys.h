/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemFeedKeys: the keys of one object of a page, read with the type they must have; what is wrong is
 * added to the faults with its place. A key that is null is as if it were absent. */

#pragma once

#include "feed/gem-feed-fault.h"
#include "feed/gem-feed-tape.h"

G_BEGIN_DECLS

/* A page can hold millions of faults; nobody reads more than these. */
#define GEM_FEED_MAX_FAULTS 10000

typedef struct _GemFeedKeys GemFeedKeys;

/**
 * GemFeedKeys:
 * @parent: (nullable): the object that this one stands in
 * @name: (nullable): the key of @parent that leads here
 * @index: the place in that key's list; -1 where the key is no list
 * @object: (nullable): the object; %NULL reads as an empty one
 * @page: the number of the page
 * @faults: (element-type GemFeedFault): where faults are added
 *
 * Lives on the stack, and no longer than @parent.
 */
struct _GemFeedKeys
{
  const GemFeedKeys *parent;
  const char *name;
  int index;
  const GemFeedValue *object;
  guint page;
  GPtrArray *faults;
};

void gem_feed_keys_refuse (const GemFeedKeys *self,
                           GemFeedFaultCode code,
                           const char *key,
                           int index,
                           const char *format,
                           ...) G_GNUC_PRINTF (5, 6);
void gem_feed_keys_refuse_missing (const GemFeedKeys *self, const char *key);

const GemFeedValue *gem_feed_keys_get (const GemFeedKeys *self, const char *key);
GemFeedKeys gem_feed_keys_enter (const GemFeedKeys *self, const char *key, gboolean required);
GemFeedKeys gem_feed_keys_enter_element (const GemFeedKeys *self,
                                         const char *key,
                                         int index,
                                         const GemFeedValue *element);
const GemFeedValue *gem_feed_keys_get_list (const GemFeedKeys *self, const char *key);
const char *gem_feed_keys_get_string (const GemFeedKeys *self, const char *key);
gboolean gem_feed_keys_get_boolean (const GemFeedKeys *self, const char *key);
gboolean gem_feed_keys_get_whole (
    const GemFeedKeys *self, const char *key, gint64 min, gint64 max, gint64 *value);

char *gem_feed_keys_dup_text (const GemFeedKeys *self, const char *key);
char *gem_feed_keys_dup_line (const GemFeedKeys *self, const char *key);
char *gem_feed_keys_dup_date (const GemFeedKeys *self, const char *key);
char **gem_feed_keys_dup_lines (const GemFeedKeys *self, const char *key);

char *gem_feed_keys_try_line (const GemFeedKeys *self, const char *key);
char *gem_feed_keys_try_url (const GemFeedKeys *self, const char *key);
gint64 gem_feed_keys_try_size (const GemFeedKeys *self, const char *key);
char *gem_feed_keys_try_moment (const GemFeedKeys *self, const char *key);
char **gem_feed_keys_try_lines (const GemFeedKeys *self, const char *key);

G_END_DECLS
