/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* HTML of a feed as plain text: words, paragraphs, lists and the addresses of links; nothing is run. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *gem_feed_html_to_text (const char *html);

G_END_DECLS
