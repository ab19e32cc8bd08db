/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemFeedServer: serves a folder of published pages on loopback, for trying out, with validators and
 * precompressed pages as a static web server would. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define GEM_TYPE_FEED_SERVER (gem_feed_server_get_type ())
G_DECLARE_FINAL_TYPE (GemFeedServer, gem_feed_server, GEM, FEED_SERVER, GObject)

GemFeedServer *gem_feed_server_new (const char *directory);
gboolean gem_feed_server_listen (GemFeedServer *self, guint port, GError **error);
guint gem_feed_server_get_port (GemFeedServer *self);
char *gem_feed_server_dup_url (GemFeedServer *self);

G_END_DECLS
