/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Text of a feed made harmless: what is shown is plain text, whatever the feed holds. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *gem_feed_text_clean (const char *text);
gboolean gem_feed_text_is_safe_url (const char *url);

G_END_DECLS
