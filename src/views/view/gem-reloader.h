/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Has a widget load anew what it shows after something has changed: at once where it is seen, and
 * otherwise when it is next seen. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GEM_TYPE_RELOADER (gem_reloader_get_type ())
G_DECLARE_FINAL_TYPE (GemReloader, gem_reloader, GEM, RELOADER, GObject)

/**
 * GemReloadFunc:
 * @widget: the widget that shows what has changed
 *
 * Asks anew; it calls gem_reloader_begin().
 */
typedef void (*GemReloadFunc) (gpointer widget);

GemReloader *gem_reloader_new (GtkWidget *widget, gpointer source, GemReloadFunc reload);
GCancellable *gem_reloader_begin (GemReloader *self);
GCancellable *gem_reloader_get_cancellable (GemReloader *self);

G_END_DECLS
