/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The shapes of minisign's files, which checking and signing share. Each is read and written byte by
 * byte as it stands here: there is no padding in it. */

#pragma once

#include <glib.h>
#include <sodium.h>

G_BEGIN_DECLS

#define GEM_MINISIGN_ED "Ed"     /* the kind of a key, and of a signature over the message itself */
#define GEM_MINISIGN_HASHED "ED" /* a signature over the BLAKE2b hash of the message */
#define GEM_MINISIGN_UNTRUSTED "untrusted comment: "
#define GEM_MINISIGN_TRUSTED "trusted comment: "
#define GEM_MINISIGN_HASH_BYTES 64
#define GEM_MINISIGN_ID_BYTES 8
/* Longer than any file that minisign writes: 1,024 and 8,192 bytes of comments, and some base64. */
#define GEM_MINISIGN_MAX_BYTES 16384

typedef struct
{
  guint8 kind[2];
  guint8 id[GEM_MINISIGN_ID_BYTES];
  guint8 key[crypto_sign_PUBLICKEYBYTES];
} GemMinisignPublicKey;

typedef struct
{
  guint8 kind[2];
  guint8 id[GEM_MINISIGN_ID_BYTES];
  guint8 signature[crypto_sign_BYTES];
} GemMinisignSignature;

G_STATIC_ASSERT (sizeof (GemMinisignPublicKey) == 42);
G_STATIC_ASSERT (sizeof (GemMinisignSignature) == 74);

gboolean gem_minisign_start (void);
gboolean gem_minisign_decode (const char *line, gpointer to, gsize size);
char *gem_minisign_encode (gconstpointer from, gsize size);
char **gem_minisign_split (const char *data, gsize length);
void gem_minisign_hash (GBytes *message, guint8 hash[GEM_MINISIGN_HASH_BYTES]);

G_END_DECLS
