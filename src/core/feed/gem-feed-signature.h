/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Signatures on the pages of a feed, in the format of minisign: public keys, and checking. What a
 * publisher does with a secret key is in gem-feed-secret-key.h. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define GEM_FEED_SIGNATURE_SUFFIX ".minisig"

/**
 * GemFeedSignatureError:
 * @GEM_FEED_SIGNATURE_ERROR_KEY: this is no public key
 * @GEM_FEED_SIGNATURE_ERROR_FORMAT: this is no signature, or only a part of one
 * @GEM_FEED_SIGNATURE_ERROR_ALGORITHM: made in a way that is not known here
 * @GEM_FEED_SIGNATURE_ERROR_OTHER_KEY: made with another key
 * @GEM_FEED_SIGNATURE_ERROR_WRONG: the signature, or the comment it vouches for, is not right
 * @GEM_FEED_SIGNATURE_ERROR_SECRET_KEY: this is no secret key, or a damaged one
 * @GEM_FEED_SIGNATURE_ERROR_PASSWORD_NEEDED: the secret key has a password, and none was given
 * @GEM_FEED_SIGNATURE_ERROR_PASSWORD_WRONG: the password is not the one of this key
 * @GEM_FEED_SIGNATURE_ERROR_MEMORY: there is not enough memory for the password
 */
typedef enum
{
  GEM_FEED_SIGNATURE_ERROR_KEY,
  GEM_FEED_SIGNATURE_ERROR_FORMAT,
  GEM_FEED_SIGNATURE_ERROR_ALGORITHM,
  GEM_FEED_SIGNATURE_ERROR_OTHER_KEY,
  GEM_FEED_SIGNATURE_ERROR_WRONG,
  GEM_FEED_SIGNATURE_ERROR_SECRET_KEY,
  GEM_FEED_SIGNATURE_ERROR_PASSWORD_NEEDED,
  GEM_FEED_SIGNATURE_ERROR_PASSWORD_WRONG,
  GEM_FEED_SIGNATURE_ERROR_MEMORY,
} GemFeedSignatureError;

#define GEM_FEED_SIGNATURE_ERROR (gem_feed_signature_error_quark ())
GQuark gem_feed_signature_error_quark (void);

gboolean gem_feed_public_key_check (const char *key, GError **error);
char *gem_feed_public_key_normalize (const char *key, GError **error);
gboolean gem_feed_signature_verify (GBytes *message,
                                    GBytes *signature,
                                    const char *public_key,
                                    GError **error);

G_END_DECLS
