/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What a person asked before, in the settings; nothing is kept where they don't want it. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GStrv gem_search_past_load (GSettings *settings);
void gem_search_past_add (GSettings *settings, const char *question);
void gem_search_past_clear (GSettings *settings);

G_END_DECLS
