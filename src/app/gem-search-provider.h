/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemSearchProvider: the desktop's own search asks it, over D-Bus. It answers without a window: what is read and
 * stored is opened when the first question comes, and closed again when nobody asks any more. */

#pragma once

#include <gio/gio.h>

#include "address/gem-address.h"

G_BEGIN_DECLS

#define GEM_TYPE_SEARCH_PROVIDER (gem_search_provider_get_type ())
G_DECLARE_FINAL_TYPE (GemSearchProvider, gem_search_provider, GEM, SEARCH_PROVIDER, GObject)

GemSearchProvider *gem_search_provider_new (GApplication *application, const char *data_dir);
gboolean gem_search_provider_export (GemSearchProvider *self,
                                     GDBusConnection *connection,
                                     const char *path,
                                     GError **error);
void gem_search_provider_unexport (GemSearchProvider *self);

G_END_DECLS
