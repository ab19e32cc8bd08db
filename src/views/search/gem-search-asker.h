/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemSearchAsker: asks what a person is typing, one question at a time; a new one drops the one before. For the few
 * milliseconds that an answer takes, the window's next frame waits for it, so that a letter and what it finds are
 * painted together and not one frame after the other. */

#pragma once

#include <gtk/gtk.h>

#include "search/gem-search.h"

G_BEGIN_DECLS

#define GEM_TYPE_SEARCH_ASKER (gem_search_asker_get_type ())
G_DECLARE_FINAL_TYPE (GemSearchAsker, gem_search_asker, GEM, SEARCH_ASKER, GObject)

GemSearchAsker *gem_search_asker_new (GemSearch *search, GtkWidget *widget);
void gem_search_asker_ask (
    GemSearchAsker *self, const char *question, guint kinds, guint limit, GemSearchFlags flags);
void gem_search_asker_stop (GemSearchAsker *self);
GemHits *gem_search_asker_finish (GemSearchAsker *self, GError **error);

G_END_DECLS
