/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* When a server may be asked again: what its headers ask for, and what is decent where they say nothing.
 * Pure; any thread. Moments are Unix seconds. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GEM_FEED_MIN_BACK_OFF 60

gint64 gem_feed_etiquette_fresh_until (
    const char *cache_control, const char *age, const char *expires, const char *date, gint64 now);
gint64 gem_feed_etiquette_retry_at (const char *retry_after, const char *date, gint64 now);
gint64 gem_feed_etiquette_back_off (guint failures, double random, gint64 now);

G_END_DECLS
