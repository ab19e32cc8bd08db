/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The addresses in a text of a feed, made into links. Pure: it may run in any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In one paragraph; what comes after is text. */
#define GEM_FEED_MAX_LINKS 100

char *gem_feed_text_to_markup (const char *text);

G_END_DECLS
