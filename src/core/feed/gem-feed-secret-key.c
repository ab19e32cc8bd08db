/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "feed/gem-feed-secret-key.h"

#include "feed/gem-feed-signature-private.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define KDF_NONE "\0\0"
#define KDF_SCRYPT "Sc"
#define CHECKSUM_KIND "B2"

/* What minisign asks of the machine to guess at a password; files that ask for more are refused. */
#define MAX_OPERATIONS crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_SENSITIVE
#define MAX_MEMORY crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_SENSITIVE
#define MIN_OPERATIONS crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_INTERACTIVE
#define MIN_MEMORY crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_INTERACTIVE

/* The part that a password hides. */
typedef struct
{
  guint8 id[GEM_MINISIGN_ID_BYTES];
  guint8 key[crypto_sign_SECRETKEYBYTES]; /* its second half is the public key */
  guint8 checksum[crypto_generichash_BYTES];
} Hidden;

typedef struct
{
  guint8 kind[2];
  guint8 kdf[2];
  guint8 checksum_kind[2];
  guint8 salt[crypto_pwhash_scryptsalsa208sha256_SALTBYTES];
  guint8 operations[8]; /* both little-endian */
  guint8 memory[8];
  Hidden hidden;
} File;

G_STATIC_ASSERT (sizeof (Hidden) == 104);
G_STATIC_ASSERT (sizeof (File) == 158);

struct _GemFeedSecretKey
{
  guint8 id[GEM_MINISIGN_ID_BYTES];
  guint8 key[crypto_sign_SECRETKEYBYTES];
};

/* Memory that is never swapped out, and wiped when it is let go. */
static gpointer
allocate (gsize size, GError **error)
{
  gpointer memory = gem_minisign_start () ? sodium_malloc (size) : NULL;

  if (memory == NULL)
    g_set_error_literal (error, GEM_FEED_SIGNATURE_ERROR, GEM_FEED_SIGNATURE_ERROR_MEMORY,
                         _ ("There is no safe memory for a secret key."));
  else
    sodium_memzero (memory, size);
  return memory;
}

static gboolean
refuse (GError **error, GemFeedSignatureError code, const char *message)
{
  g_set_error_literal (error, GEM_FEED_SIGNATURE_ERROR, (int) code, message);
  return FALSE;
}

static gboolean
refuse_file (GError **error)
{
  return refuse (error, GEM_FEED_SIGNATURE_ERROR_SECRET_KEY,
                 _ ("This is no secret key of minisign, or it is damaged."));
}

static void
compute_checksum (const guint8 kind[2], const Hidden *hidden, guint8 *checksum)
{
  crypto_generichash_state state;

  crypto_generichash_init (&state, NULL, 0, crypto_generichash_BYTES);
  crypto_generichash_update (&state, kind, 2);
  crypto_generichash_update (&state, hidden->id, sizeof hidden->id);
  crypto_generichash_update (&state, hidden->key, sizeof hidden->key);
  crypto_generichash_final (&state, checksum, crypto_generichash_BYTES);
  sodium_memzero (&state, sizeof state);
}

/* Hides what is plain, and shows what is hidden. */
static gboolean
apply_password (File *file, const char *password, guint64 operations, gsize memory, GError **error)
{
  guint8 *stream = allocate (sizeof file->hidden, error);
  guint8 *bytes = (guint8 *) &file->hidden;
  gboolean done;

  if (stream == NULL)
    return FALSE;
  done =
      crypto_pwhash_scryptsalsa208sha256 (stream, sizeof file->hidden, password, strlen (password),
                                          file->salt, operations, memory) == 0;
  for (gsize i = 0; done && i < sizeof file->hidden; i++)
    bytes[i] ^= stream[i];
  sodium_free (stream);
  return done || refuse (error, GEM_FEED_SIGNATURE_ERROR_MEMORY,
                         _ ("This computer has too little memory free for the password of the "
                            "key: 1 GB may be needed. Close other programs and try again."));
}

static guint64
read_number (const guint8 bytes[8])
{
  guint64 number;

  memcpy (&number, bytes, sizeof number);
  return GUINT64_FROM_LE (number);
}

static void
write_number (guint8 bytes[8], guint64 number)
{
  number = GUINT64_TO_LE (number);
  memcpy (bytes, &number, sizeof number);
}

/* Takes the password away, if there is one. */
static gboolean
uncover (File *file, const char *password, GError **error)
{
  guint8 checksum[crypto_generichash_BYTES];
  gboolean encrypted = memcmp (file->kdf, KDF_NONE, sizeof file->kdf) != 0;
  guint64 operations = read_number (file->operations);
  guint64 memory = read_number (file->memory);

  if (memcmp (file->kind, GEM_MINISIGN_ED, sizeof file->kind) != 0 ||
      memcmp (file->checksum_kind, CHECKSUM_KIND, sizeof file->checksum_kind) != 0 ||
      (encrypted && memcmp (file->kdf, KDF_SCRYPT, sizeof file->kdf) != 0) ||
      (encrypted && (operations > MAX_OPERATIONS || memory > MAX_MEMORY)))
    return refuse_file (error);
  if (encrypted && password == NULL)
    return refuse (error, GEM_FEED_SIGNATURE_ERROR_PASSWORD_NEEDED,
                   _ ("The secret key has a password, and none was given."));
  if (encrypted && !apply_password (file, password, operations, (gsize) memory, error))
    return FALSE;
  compute_checksum (file->kind, &file->hidden, checksum);
  /* minisign writes no checksum where there is no password. */
  if (sodium_memcmp (checksum, file->hidden.checksum, sizeof checksum) == 0 ||
      (!encrypted && sodium_is_zero (file->hidden.checksum, sizeof file->hidden.checksum)))
    return TRUE;
  return encrypted ? refuse (error, GEM_FEED_SIGNATURE_ERROR_PASSWORD_WRONG,
                             _ ("The password is not the one of this key."))
                   : refuse_file (error);
}

/* A public half that does not belong to the secret one would give the secret away in what is signed. */
static gboolean
is_whole (const Hidden *hidden)
{
  guint8 seed[crypto_sign_SEEDBYTES];
  guint8 public_key[crypto_sign_PUBLICKEYBYTES];
  guint8 secret_key[crypto_sign_SECRETKEYBYTES];
  gboolean whole;

  crypto_sign_ed25519_sk_to_seed (seed, hidden->key);
  crypto_sign_seed_keypair (public_key, secret_key, seed);
  whole = sodium_memcmp (secret_key, hidden->key, sizeof secret_key) == 0;
  sodium_memzero (seed, sizeof seed);
  sodium_memzero (secret_key, sizeof secret_key);
  return whole;
}

static gboolean
read_lines (const char *data, gsize length, File *file, GError **error)
{
  char **lines = gem_minisign_split (data, length);
  gboolean read = lines != NULL && g_strv_length (lines) == 2 &&
                  g_str_has_prefix (lines[0], GEM_MINISIGN_UNTRUSTED) &&
                  gem_minisign_decode (lines[1], file, sizeof *file);

  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    sodium_memzero (lines[i], strlen (lines[i]));
  g_strfreev (lines);
  return read || refuse_file (error);
}

/* A file of minisign is small: what is larger is not read. */
static char *
read_small_file (const char *path, gsize *length, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  char *data;

  if (stream == NULL)
    return NULL;
  data = g_malloc0 (GEM_MINISIGN_MAX_BYTES + 1);
  if (g_input_stream_read_all (G_INPUT_STREAM (stream), data, GEM_MINISIGN_MAX_BYTES + 1, length,
                               NULL, error) &&
      (*length <= GEM_MINISIGN_MAX_BYTES || refuse_file (error)))
    return data;
  sodium_memzero (data, GEM_MINISIGN_MAX_BYTES + 1);
  g_free (data);
  return NULL;
}

/**
 * gem_feed_secret_key_generate:
 * @error: return location for a #GemFeedSignatureError
 *
 * Returns: (transfer full) (nullable): a new key; %NULL with @error set
 */
GemFeedSecretKey *
gem_feed_secret_key_generate (GError **error)
{
  GemFeedSecretKey *self = allocate (sizeof *self, error);
  guint8 public_key[crypto_sign_PUBLICKEYBYTES];

  if (self == NULL)
    return NULL;
  randombytes_buf (self->id, sizeof self->id);
  crypto_sign_keypair (public_key, self->key);
  return self;
}

/**
 * gem_feed_secret_key_load:
 * @path: a secret key's file
 * @password: (nullable): its password
 * @error: return location for a #GemFeedSignatureError or a #GIOErrorEnum
 *
 * Waits for the disk, and with a password for about a second: that is what makes guessing dear. Without
 * a password where one is needed the error is %GEM_FEED_SIGNATURE_ERROR_PASSWORD_NEEDED.
 *
 * Returns: (transfer full) (nullable): the key; %NULL with @error set
 */
GemFeedSecretKey *
gem_feed_secret_key_load (const char *path, const char *password, GError **error)
{
  GemFeedSecretKey *self = NULL;
  File *file;
  char *data;
  gsize length;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  file = allocate (sizeof *file, error);
  data = file != NULL ? read_small_file (path, &length, error) : NULL;
  if (data != NULL && read_lines (data, length, file, error) && uncover (file, password, error) &&
      (is_whole (&file->hidden) || refuse_file (error)))
    self = allocate (sizeof *self, error);
  if (self != NULL)
    {
      memcpy (self->id, file->hidden.id, sizeof self->id);
      memcpy (self->key, file->hidden.key, sizeof self->key);
    }
  if (data != NULL)
    sodium_memzero (data, length);
  g_free (data);
  sodium_free (file);
  return self;
}

/* As minisign does: where memory is short, less of it is asked for. */
static gboolean
cover (File *file, const char *password, GError **error)
{
  guint64 operations = MAX_OPERATIONS;
  gsize memory = MAX_MEMORY;
  g_autoptr (GError) last = NULL;

  memcpy (file->kdf, KDF_SCRYPT, sizeof file->kdf);
  randombytes_buf (file->salt, sizeof file->salt);
  for (; operations >= MIN_OPERATIONS && memory >= MIN_MEMORY; operations /= 2, memory /= 2)
    {
      g_clear_error (&last);
      write_number (file->operations, operations);
      write_number (file->memory, memory);
      if (apply_password (file, password, operations, memory, &last))
        return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&last));
  return FALSE;
}

/* Never over a file that is there: it may be the only copy of a key. */
static gboolean
write_new (const char *path, int mode, const char *comment, const char *line, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  int fd = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
  gboolean done;

  if (fd >= 0)
    {
      done =
          dprintf (fd, "%s%s\n%s\n", GEM_MINISIGN_UNTRUSTED, comment, line) > 0 && fsync (fd) == 0;
      done = close (fd) == 0 && done;
      if (done)
        return TRUE;
    }
  if (errno == EEXIST)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                 _ ("“%s” is there already, and is not overwritten."), name);
  else
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
                 _ ("“%s” can't be written (%s)."), name, g_strerror (errno));
  if (fd >= 0)
    g_unlink (path);
  return FALSE;
}

/**
 * gem_feed_secret_key_save:
 * @self: a key
 * @path: where to; a file that is there is not overwritten
 * @password: (nullable): what it is hidden with; %NULL for nothing
 * @error: return location for a #GemFeedSignatureError or a #GIOErrorEnum
 *
 * Writes it as minisign does, for its owner's eyes only. Waits as gem_feed_secret_key_load() does.
 *
 * Returns: whether that was done
 */
gboolean
gem_feed_secret_key_save (GemFeedSecretKey *self,
                          const char *path,
                          const char *password,
                          GError **error)
{
  File *file;
  char *line;
  gboolean done = FALSE;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  file = allocate (sizeof *file, error);
  if (file == NULL)
    return FALSE;
  memcpy (file->kind, GEM_MINISIGN_ED, sizeof file->kind);
  memcpy (file->checksum_kind, CHECKSUM_KIND, sizeof file->checksum_kind);
  memcpy (file->hidden.id, self->id, sizeof self->id);
  memcpy (file->hidden.key, self->key, sizeof self->key);
  compute_checksum (file->kind, &file->hidden, file->hidden.checksum);
  if (password == NULL || cover (file, password, error))
    {
      line = gem_minisign_encode (file, sizeof *file);
      done = write_new (path, 0600,
                        password != NULL ? "minisign encrypted secret key" : "minisign secret key",
                        line, error);
      sodium_memzero (line, strlen (line));
      g_free (line);
    }
  sodium_free (file);
  return done;
}

static GemMinisignPublicKey
get_public (GemFeedSecretKey *self)
{
  GemMinisignPublicKey key;

  memcpy (key.kind, GEM_MINISIGN_ED, sizeof key.kind);
  memcpy (key.id, self->id, sizeof key.id);
  crypto_sign_ed25519_sk_to_pk (key.key, self->key);
  return key;
}

/**
 * gem_feed_secret_key_save_public:
 * @self: a key
 * @path: where to; a file that is there is not overwritten
 * @error: return location for a #GIOErrorEnum
 *
 * Writes the public half, which others check with. Waits for the disk.
 *
 * Returns: whether that was done
 */
gboolean
gem_feed_secret_key_save_public (GemFeedSecretKey *self, const char *path, GError **error)
{
  g_autofree char *comment = NULL;
  g_autofree char *line = NULL;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  line = gem_feed_secret_key_dup_public (self);
  comment =
      g_strdup_printf ("minisign public key %016" G_GINT64_MODIFIER "X", read_number (self->id));
  return write_new (path, 0644, comment, line, error);
}

/**
 * gem_feed_secret_key_dup_public:
 * @self: a key
 *
 * Returns: (transfer full): the public key, as gem_feed_public_key_normalize() gives it
 */
char *
gem_feed_secret_key_dup_public (GemFeedSecretKey *self)
{
  GemMinisignPublicKey key;

  g_return_val_if_fail (self != NULL, NULL);

  key = get_public (self);
  return gem_minisign_encode (&key, sizeof key);
}

/**
 * gem_feed_secret_key_sign:
 * @self: a key
 * @message: what is signed
 * @trusted_comment: one line of at most 8,000 bytes that the signature vouches for too
 *
 * Signs the hash of the message, as minisign does. The same message and comment give the same bytes.
 * Pure; any thread.
 *
 * Returns: (transfer full): what goes into the file of the signature
 */
GBytes *
gem_feed_secret_key_sign (GemFeedSecretKey *self, GBytes *message, const char *trusted_comment)
{
  GemMinisignSignature signature;
  guint8 hash[GEM_MINISIGN_HASH_BYTES];
  guint8 global[crypto_sign_BYTES];
  g_autoptr (GByteArray) covered = g_byte_array_new ();
  g_autofree char *line = NULL;
  g_autofree char *global_line = NULL;
  char *text;

  g_return_val_if_fail (self != NULL && message != NULL && trusted_comment != NULL, NULL);
  g_return_val_if_fail (strpbrk (trusted_comment, "\r\n") == NULL, NULL);
  g_return_val_if_fail (strlen (trusted_comment) <= 8000, NULL);

  memcpy (signature.kind, GEM_MINISIGN_HASHED, sizeof signature.kind);
  memcpy (signature.id, self->id, sizeof signature.id);
  gem_minisign_hash (message, hash);
  crypto_sign_detached (signature.signature, NULL, hash, sizeof hash, self->key);
  g_byte_array_append (covered, signature.signature, sizeof signature.signature);
  g_byte_array_append (covered, (const guint8 *) trusted_comment, (guint) strlen (trusted_comment));
  crypto_sign_detached (global, NULL, covered->data, covered->len, self->key);
  line = gem_minisign_encode (&signature, sizeof signature);
  global_line = gem_minisign_encode (global, sizeof global);
  text = g_strdup_printf ("%ssignature from minisign secret key\n%s\n%s%s\n%s\n",
                          GEM_MINISIGN_UNTRUSTED, line, GEM_MINISIGN_TRUSTED, trusted_comment,
                          global_line);
  return g_bytes_new_take (text, strlen (text));
}

/**
 * gem_feed_secret_key_free:
 * @self: (transfer full): a key; it is wiped
 */
void
gem_feed_secret_key_free (GemFeedSecretKey *self)
{
  g_return_if_fail (self != NULL);

  sodium_free (self);
}
