/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Signing what is published: a signature beside each page of a folder. Synchronous: for workers and the
 * command line. */

#pragma once

#include "feed/gem-feed-publisher.h"
#include "feed/gem-feed-secret-key.h"

G_BEGIN_DECLS

gboolean gem_feed_signer_sign_page (GemFeedSecretKey *key,
                                    const char *path,
                                    GBytes *page,
                                    const char *temporary,
                                    GPtrArray *faults);
gboolean gem_feed_signer_sign_directory (const char *directory,
                                         GemFeedSecretKey *key,
                                         GemFeedPublication *publication,
                                         GPtrArray *faults);

G_END_DECLS
