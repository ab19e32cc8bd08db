/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* An agenda in a spreadsheet's file: its rows as the items of a feed, unchecked. */

#pragma once

#include <json-glib/json-glib.h>

#include "feed/gem-feed-fault.h"

G_BEGIN_DECLS

JsonArray *gem_feed_csv_parse (GBytes *bytes, GArray *lines, GPtrArray *faults);
gboolean gem_feed_csv_needs_mark (const char *text, gboolean is_id);
char *gem_feed_csv_place (const char *place, GArray *lines);

G_END_DECLS
