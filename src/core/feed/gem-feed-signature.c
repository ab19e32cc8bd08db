/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "feed/gem-feed-signature.h"

#include "feed/gem-feed-signature-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (gem - feed - signature - error - quark, gem_feed_signature_error)

/* The four lines of a signature's file, read. */
typedef struct
{
  GemMinisignSignature page;
  char *comment;
  guint8 global[crypto_sign_BYTES]; /* over the signature of the page and the comment */
} Signature;

static void
signature_clear (Signature *self)
{
  g_clear_pointer (&self->comment, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Signature, signature_clear)

/*
 * gem_minisign_start:
 *
 * Any thread, any number of times.
 *
 * Returns: whether libsodium can be used
 */
gboolean
gem_minisign_start (void)
{
  return sodium_init () >= 0;
}

/*
 * gem_minisign_decode:
 * @line: base64 in its one strict form
 * @to: (out caller-allocates): where the bytes go
 * @size: how many bytes it must be, no more and no fewer
 *
 * Returns: whether it is
 */
gboolean
gem_minisign_decode (const char *line, gpointer to, gsize size)
{
  gsize length;

  return sodium_base642bin (to, size, line, strlen (line), NULL, &length, NULL,
                            sodium_base64_VARIANT_ORIGINAL) == 0 &&
         length == size;
}

/*
 * gem_minisign_encode:
 * @from: bytes
 * @size: how many
 *
 * Returns: (transfer full): base64
 */
char *
gem_minisign_encode (gconstpointer from, gsize size)
{
  gsize length = sodium_base64_encoded_len (size, sodium_base64_VARIANT_ORIGINAL);

  return sodium_bin2base64 (g_malloc (length), length, from, size, sodium_base64_VARIANT_ORIGINAL);
}

/*
 * gem_minisign_split:
 * @data: what a file of minisign holds, or what claims to be one
 * @length: its bytes
 *
 * Returns: (transfer full) (nullable): its lines, without their ends and without the empty ones at the
 *   end; %NULL for what is too large, not UTF-8, or holds U+0000
 */
char **
gem_minisign_split (const char *data, gsize length)
{
  g_autofree char *text = NULL;
  char **lines;

  if (length > GEM_MINISIGN_MAX_BYTES || !g_utf8_validate_len (data, length, NULL))
    return NULL;
  text = g_strndup (data, length);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_suffix (lines[i], "\r"))
      lines[i][strlen (lines[i]) - 1] = '\0';
  for (guint n = g_strv_length (lines); n > 0 && *lines[n - 1] == '\0'; n--)
    g_clear_pointer (&lines[n - 1], g_free);
  sodium_memzero (text, length);
  return lines;
}

/*
 * gem_minisign_hash:
 * @message: what is signed
 * @hash: (out): its BLAKE2b hash
 */
void
gem_minisign_hash (GBytes *message, guint8 hash[GEM_MINISIGN_HASH_BYTES])
{
  gsize size;
  const guint8 *data = g_bytes_get_data (message, &size);

  crypto_generichash (hash, GEM_MINISIGN_HASH_BYTES, data, size, NULL, 0);
}

static gboolean
refuse_key (GError **error)
{
  g_set_error_literal (error, GEM_FEED_SIGNATURE_ERROR, GEM_FEED_SIGNATURE_ERROR_KEY,
                       _ ("This is no public key of minisign: one line of 56 letters and digits "
                          "that begins with RW. Copy it once more from the publisher."));
  return FALSE;
}

/* One line of base64, with or without the comment above it that a .pub file has. */
static gboolean
read_key (const char *text, GemMinisignPublicKey *key, GError **error)
{
  g_autofree char *stripped = NULL;
  g_auto (GStrv) lines = NULL;
  guint count;
  const char *line;

  if (!gem_minisign_start () || strnlen (text, GEM_MINISIGN_MAX_BYTES) == GEM_MINISIGN_MAX_BYTES)
    return refuse_key (error);
  stripped = g_strstrip (g_strdup (text));
  lines = gem_minisign_split (stripped, strlen (stripped));
  count = lines != NULL ? g_strv_length (lines) : 0;
  if (count == 0 || count > 2 ||
      (count == 2 && !g_str_has_prefix (lines[0], GEM_MINISIGN_UNTRUSTED)))
    return refuse_key (error);
  line = g_strstrip (lines[count - 1]);
  if (!gem_minisign_decode (line, key, sizeof *key) ||
      memcmp (key->kind, GEM_MINISIGN_ED, sizeof key->kind) != 0 ||
      crypto_core_ed25519_is_valid_point (key->key) == 0)
    return refuse_key (error);
  return TRUE;
}

/**
 * gem_feed_public_key_check:
 * @key: a public key of minisign: its line of base64, or all of a .pub file
 * @error: return location for a #GemFeedSignatureError
 *
 * Pure; any thread.
 *
 * Returns: whether it is one
 */
gboolean
gem_feed_public_key_check (const char *key, GError **error)
{
  GemMinisignPublicKey read;

  g_return_val_if_fail (key != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return read_key (key, &read, error);
}

/**
 * gem_feed_public_key_normalize:
 * @key: a public key of minisign: its line of base64, or all of a .pub file
 * @error: return location for a #GemFeedSignatureError
 *
 * Pure; any thread.
 *
 * Returns: (transfer full) (nullable): the line of base64 alone, the same for the same key always; %NULL
 * with @error set
 */
char *
gem_feed_public_key_normalize (const char *key, GError **error)
{
  GemMinisignPublicKey read;

  g_return_val_if_fail (key != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return read_key (key, &read, error) ? gem_minisign_encode (&read, sizeof read) : NULL;
}

static gboolean
refuse (GError **error, GemFeedSignatureError code, const char *message)
{
  g_set_error_literal (error, GEM_FEED_SIGNATURE_ERROR, (int) code, message);
  return FALSE;
}

static gboolean
read_signature (GBytes *bytes, Signature *signature, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_auto (GStrv) lines = gem_minisign_split (data != NULL ? data : "", length);

  if (lines == NULL || g_strv_length (lines) != 4 ||
      !g_str_has_prefix (lines[0], GEM_MINISIGN_UNTRUSTED) ||
      !g_str_has_prefix (lines[2], GEM_MINISIGN_TRUSTED) ||
      !gem_minisign_decode (lines[1], &signature->page, sizeof signature->page) ||
      !gem_minisign_decode (lines[3], signature->global, sizeof signature->global))
    return refuse (error, GEM_FEED_SIGNATURE_ERROR_FORMAT,
                   _ ("This is no signature of minisign, or only a part of one."));
  signature->comment = g_strdup (lines[2] + strlen (GEM_MINISIGN_TRUSTED));
  return TRUE;
}

static gboolean
verify_message (GBytes *message, const Signature *signature, const GemMinisignPublicKey *key)
{
  guint8 hash[GEM_MINISIGN_HASH_BYTES];
  gsize size;
  const guint8 *data = g_bytes_get_data (message, &size);

  if (memcmp (signature->page.kind, GEM_MINISIGN_ED, sizeof signature->page.kind) == 0)
    return crypto_sign_verify_detached (signature->page.signature, data, size, key->key) == 0;
  gem_minisign_hash (message, hash);
  return crypto_sign_verify_detached (signature->page.signature, hash, sizeof hash, key->key) == 0;
}

static gboolean
verify_comment (const Signature *signature, const GemMinisignPublicKey *key)
{
  g_autoptr (GByteArray) covered = g_byte_array_new ();

  g_byte_array_append (covered, signature->page.signature, sizeof signature->page.signature);
  g_byte_array_append (covered, (const guint8 *) signature->comment,
                       (guint) strlen (signature->comment));
  return crypto_sign_verify_detached (signature->global, covered->data, covered->len, key->key) ==
         0;
}

/**
 * gem_feed_signature_verify:
 * @message: a page, as it came
 * @signature: what stands at the page's address + %GEM_FEED_SIGNATURE_SUFFIX
 * @public_key: the key that it must be signed with, as gem_feed_public_key_check() takes it
 * @error: return location for a #GemFeedSignatureError
 *
 * Takes signatures over the page's hash, as minisign makes them, and over the page itself, as older ones
 * do. The trusted comment is checked too. Pure; any thread.
 *
 * Returns: whether the page was signed with that key; if not, @error has one sentence for people
 */
gboolean
gem_feed_signature_verify (GBytes *message,
                           GBytes *signature,
                           const char *public_key,
                           GError **error)
{
  GemMinisignPublicKey key;
  g_auto (Signature) read = { 0 };

  g_return_val_if_fail (message != NULL && signature != NULL && public_key != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (!read_key (public_key, &key, error) || !read_signature (signature, &read, error))
    return FALSE;
  if (memcmp (read.page.kind, GEM_MINISIGN_ED, sizeof read.page.kind) != 0 &&
      memcmp (read.page.kind, GEM_MINISIGN_HASHED, sizeof read.page.kind) != 0)
    return refuse (error, GEM_FEED_SIGNATURE_ERROR_ALGORITHM,
                   _ ("The signature is made in a way that this program does not know."));
  if (memcmp (read.page.id, key.id, sizeof key.id) != 0)
    return refuse (error, GEM_FEED_SIGNATURE_ERROR_OTHER_KEY,
                   _ ("The signature is made with another key than the one that is set."));
  if (!verify_message (message, &read, &key))
    return refuse (error, GEM_FEED_SIGNATURE_ERROR_WRONG,
                   _ ("The signature does not belong to this text: one of the two was changed."));
  if (!verify_comment (&read, &key))
    return refuse (error, GEM_FEED_SIGNATURE_ERROR_WRONG,
                   _ ("The comment in the signature was changed."));
  return TRUE;
}
