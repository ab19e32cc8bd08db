/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* GemFeedSecretKey: what a publisher signs pages with. Its files are those of minisign, with a password
 * or without, and what it holds is wiped when it is let go. */

#pragma once

#include "feed/gem-feed-signature.h"

G_BEGIN_DECLS

typedef struct _GemFeedSecretKey GemFeedSecretKey;

GemFeedSecretKey *gem_feed_secret_key_generate (GError **error);
GemFeedSecretKey *gem_feed_secret_key_load (const char *path, const char *password, GError **error);
gboolean gem_feed_secret_key_save (GemFeedSecretKey *self,
                                   const char *path,
                                   const char *password,
                                   GError **error);
gboolean gem_feed_secret_key_save_public (GemFeedSecretKey *self, const char *path, GError **error);
char *gem_feed_secret_key_dup_public (GemFeedSecretKey *self);
GBytes *
gem_feed_secret_key_sign (GemFeedSecretKey *self, GBytes *message, const char *trusted_comment);
void gem_feed_secret_key_free (GemFeedSecretKey *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GemFeedSecretKey, gem_feed_secret_key_free)

G_END_DECLS
