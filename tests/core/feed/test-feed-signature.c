/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Signatures: what minisign makes is taken here, what is made here is taken by minisign, and nothing
 * else is. */

#include "feed/gem-feed-secret-key.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <string.h>

#define PAGE "{\"title\": \"Voorbeeld\"}"

typedef struct
{
  char *root;
  GemFeedSecretKey *key;
  char *public_key;
  GBytes *page;
  GBytes *signature;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->root = g_dir_make_tmp ("gem-signature-XXXXXX", NULL);
  self->key = gem_feed_secret_key_generate (&error);
  g_assert_no_error (error);
  self->public_key = gem_feed_secret_key_dup_public (self->key);
  self->page = g_bytes_new_static (PAGE, strlen (PAGE));
  self->signature = gem_feed_secret_key_sign (self->key, self->page, "timestamp:1\tfile:feed.json");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (self->root, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->root, name, NULL);

      g_remove (path);
    }
  g_rmdir (self->root);
  g_free (self->root);
  gem_feed_secret_key_free (self->key);
  g_free (self->public_key);
  g_bytes_unref (self->page);
  g_bytes_unref (self->signature);
}

static char *
path_of (Fixture *self, const char *name)
{
  return g_build_filename (self->root, name, NULL);
}

static void
put (Fixture *self, const char *name, GBytes *bytes)
{
  g_autofree char *path = path_of (self, name);

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), NULL));
}

static GBytes *
get (Fixture *self, const char *name)
{
  g_autofree char *path = path_of (self, name);
  char *text;
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  return g_bytes_new_take (text, length);
}

static char *
text_of (GBytes *bytes)
{
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static gboolean
has_minisign (void)
{
  g_autofree char *path = g_find_program_in_path ("minisign");

  if (path == NULL)
    g_test_skip ("minisign is not installed");
  return path != NULL;
}

/* Runs the real minisign in the folder; @password goes to it as often as it asks. */
static gboolean
minisign (Fixture *self, const char *password, const char *words)
{
  g_autofree char *line = g_strconcat ("minisign ", words, NULL);
  g_auto (GStrv) argv = g_strsplit (line, " ", -1);
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                 G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *input = g_strdup_printf ("%s\n%s\n", password, password);
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_set_cwd (launcher, self->root);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv, &error);
  g_assert_no_error (error);
  /* It may end before it has read what it did not ask for. */
  if (!g_subprocess_communicate_utf8 (process, input, NULL, &output, NULL, &error))
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE);
      g_subprocess_wait (process, NULL, NULL);
    }
  g_test_message ("%s: %s", line, output);
  return g_subprocess_get_if_exited (process) && g_subprocess_get_exit_status (process) == 0;
}

static void
assert_verifies (GBytes *page, GBytes *signature, const char *key)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gem_feed_signature_verify (page, signature, key, &error));
  g_assert_no_error (error);
}

static void
assert_refused (GBytes *page, GBytes *signature, const char *key, GemFeedSignatureError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (gem_feed_signature_verify (page, signature, key, &error));
  g_assert_error (error, GEM_FEED_SIGNATURE_ERROR, (int) code);
}

/* What minisign makes: @data is how it is told to sign. */
static void
test_made_by_minisign (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) public_key = NULL;
  g_autoptr (GBytes) signature = NULL;
  g_autofree char *key = NULL;

  if (!has_minisign ())
    return;
  put (self, "feed.json", self->page);
  g_assert_true (minisign (self, "", "-G -W -p a.pub -s a.key"));
  g_assert_true (minisign (self, "", data));
  public_key = get (self, "a.pub");
  signature = get (self, "feed.json.minisig");
  key = text_of (public_key);
  assert_verifies (self->page, signature, key);
}

static void
test_taken_by_minisign (Fixture *self, gconstpointer data)
{
  g_autofree char *path = path_of (self, "b.pub");
  g_autoptr (GError) error = NULL;

  if (!has_minisign ())
    return;
  put (self, "feed.json", self->page);
  put (self, "feed.json.minisig", self->signature);
  g_assert_true (gem_feed_secret_key_save_public (self->key, path, &error));
  g_assert_no_error (error);
  g_assert_true (minisign (self, "", "-V -m feed.json -p b.pub"));
  g_assert_true (minisign (self, "", "-V -H -m feed.json -p b.pub"));
}

/* Our secret key signs in minisign. */
static void
test_key_taken_by_minisign (Fixture *self, gconstpointer data)
{
  g_autofree char *path = path_of (self, "c.key");
  g_autoptr (GBytes) signature = NULL;
  g_autoptr (GError) error = NULL;

  if (!has_minisign ())
    return;
  put (self, "feed.json", self->page);
  g_assert_true (gem_feed_secret_key_save (self->key, path, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (minisign (self, "", "-S -m feed.json -s c.key"));
  signature = get (self, "feed.json.minisig");
  assert_verifies (self->page, signature, self->public_key);
}

/* minisign's secret key signs here. */
static void
test_key_made_by_minisign (Fixture *self, gconstpointer data)
{
  g_autofree char *path = path_of (self, "a.key");
  g_autoptr (GemFeedSecretKey) key = NULL;
  g_autoptr (GBytes) public_key = NULL;
  g_autoptr (GBytes) signature = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (!has_minisign ())
    return;
  g_assert_true (minisign (self, "", "-G -W -p a.pub -s a.key"));
  key = gem_feed_secret_key_load (path, NULL, &error);
  g_assert_no_error (error);
  signature = gem_feed_secret_key_sign (key, self->page, "proef");
  public_key = get (self, "a.pub");
  text = text_of (public_key);
  assert_verifies (self->page, signature, text);
}

/* Each use of a password takes seconds, as it has to: this is the one test of it, at full strength. */
static void
test_password (Fixture *self, gconstpointer data)
{
  g_autofree char *path = path_of (self, "d.key");
  g_autoptr (GemFeedSecretKey) key = NULL;
  g_autofree char *public_key = NULL;
  g_autoptr (GBytes) signature = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  g_assert_true (gem_feed_secret_key_save (self->key, path, "geheim", &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_null (gem_feed_secret_key_load (path, NULL, &error));
  g_assert_error (error, GEM_FEED_SIGNATURE_ERROR, GEM_FEED_SIGNATURE_ERROR_PASSWORD_NEEDED);
  g_clear_error (&error);
  g_assert_null (gem_feed_secret_key_load (path, "Geheim", &error));
  g_assert_error (error, GEM_FEED_SIGNATURE_ERROR, GEM_FEED_SIGNATURE_ERROR_PASSWORD_WRONG);
  g_clear_error (&error);
  key = gem_feed_secret_key_load (path, "geheim", &error);
  g_assert_no_error (error);
  public_key = gem_feed_secret_key_dup_public (key);
  g_assert_cmpstr (public_key, ==, self->public_key);
  if (!has_minisign ())
    return;
  put (self, "feed.json", self->page);
  g_assert_true (minisign (self, "geheim", "-S -m feed.json -s d.key"));
  signature = get (self, "feed.json.minisig");
  assert_verifies (self->page, signature, self->public_key);
}

static void
test_key_is_not_overwritten (Fixture *self, gconstpointer data)
{
  g_autofree char *path = path_of (self, "e.key");
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GemFeedSecretKey) other = gem_feed_secret_key_generate (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (gem_feed_secret_key_save (self->key, path, NULL, &error));
  before = get (self, "e.key");
  g_assert_false (gem_feed_secret_key_save (other, path, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (gem_feed_secret_key_save_public (other, path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  after = get (self, "e.key");
  g_assert_true (g_bytes_equal (before, after));
}

/* A file in which one character of the key, or its kind, is another one. */
static void
test_damaged_secret_key (Fixture *self, gconstpointer data)
{
  g_autofree char *path = path_of (self, "f.key");
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  char *line;

  g_assert_true (gem_feed_secret_key_save (self->key, path, NULL, &error));
  bytes = get (self, "f.key");
  text = text_of (bytes);
  line = strchr (text, '\n') + 1;
  for (guint at = 0; at < 210; at += 7)
    {
      char kept = line[at];

      /* The salt and the costs are nothing without a password. */
      if (at > 7 && at < 76)
        continue;
      line[at] = kept == 'A' ? 'B' : 'A';
      g_assert_true (g_file_set_contents (path, text, -1, NULL));
      g_assert_null (gem_feed_secret_key_load (path, NULL, &error));
      g_assert_nonnull (error);
      g_clear_error (&error);
      line[at] = kept;
    }
  for (gsize length = 0; length + 1 < strlen (text); length++)
    {
      g_assert_true (g_file_set_contents (path, text, (gssize) length, NULL));
      g_assert_null (gem_feed_secret_key_load (path, NULL, &error));
      g_assert_error (error, GEM_FEED_SIGNATURE_ERROR, GEM_FEED_SIGNATURE_ERROR_SECRET_KEY);
      g_clear_error (&error);
    }
}

static void
test_public_key_is_normalized (Fixture *self, gconstpointer data)
{
  g_autofree char *file =
      g_strdup_printf ("untrusted comment: van mij\r\n%s\r\n", self->public_key);
  g_autofree char *spaced = g_strdup_printf ("  %s \n\n", self->public_key);
  g_autofree char *one = gem_feed_public_key_normalize (file, NULL);
  g_autofree char *two = gem_feed_public_key_normalize (spaced, NULL);

  g_assert_cmpstr (one, ==, self->public_key);
  g_assert_cmpstr (two, ==, self->public_key);
}

static void
test_hostile_public_keys (Fixture *self, gconstpointer data)
{
  g_autofree char *cut = g_strndup (self->public_key, 52);
  g_autofree char *longer = g_strconcat (self->public_key, "AAAA", NULL);
  g_autofree char *unnamed = g_strconcat ("van mij\n", self->public_key, NULL);
  g_autofree char *third = g_strconcat ("untrusted comment: x\n", self->public_key, "\nx", NULL);
  g_autofree char *huge = g_strnfill (1 << 20, 'R');
  g_autofree char *kind = g_strdup (self->public_key);
  g_autofree char *zero = g_strdup ("RWQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
  const char *const keys[] = { "",      "RW",  "geen sleutel", cut,  longer,
                               unnamed, third, huge,           kind, zero };

  kind[1] = 'X';
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("key %u", i);
      g_assert_false (gem_feed_public_key_check (keys[i], &error));
      g_assert_error (error, GEM_FEED_SIGNATURE_ERROR, GEM_FEED_SIGNATURE_ERROR_KEY);
    }
}

static void
test_changed_page_is_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) changed = g_bytes_new_static ("{\"title\": \"voorbeeld\"}", strlen (PAGE));
  g_autoptr (GBytes) empty = g_bytes_new_static ("", 0);

  assert_verifies (self->page, self->signature, self->public_key);
  assert_refused (changed, self->signature, self->public_key, GEM_FEED_SIGNATURE_ERROR_WRONG);
  assert_refused (empty, self->signature, self->public_key, GEM_FEED_SIGNATURE_ERROR_WRONG);
}

static void
test_other_key_is_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (GemFeedSecretKey) other = gem_feed_secret_key_generate (NULL);
  g_autofree char *key = gem_feed_secret_key_dup_public (other);

  assert_refused (self->page, self->signature, key, GEM_FEED_SIGNATURE_ERROR_OTHER_KEY);
}

static void
test_cut_off_signature_is_refused (Fixture *self, gconstpointer data)
{
  gsize size = g_bytes_get_size (self->signature);

  /* The last byte is a line end. */
  for (gsize length = 0; length + 1 < size; length++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (self->signature, 0, length);

      assert_refused (self->page, cut, self->public_key, GEM_FEED_SIGNATURE_ERROR_FORMAT);
    }
}

static void
test_hostile_signatures (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *from;
    const char *to;
    GemFeedSignatureError code;
  } cases[] = {
    { "timestamp:1", "timestamp:2", GEM_FEED_SIGNATURE_ERROR_WRONG },
    { "trusted comment: timestamp", "trusted comment:timestamp", GEM_FEED_SIGNATURE_ERROR_FORMAT },
    { "untrusted comment: ", "onbetrouwbaar: ", GEM_FEED_SIGNATURE_ERROR_FORMAT },
    { "\nRU", "\nRV", GEM_FEED_SIGNATURE_ERROR_ALGORITHM },
    { "\nRU", "\nR*", GEM_FEED_SIGNATURE_ERROR_FORMAT },
    { "\nRU", "\nRUAA", GEM_FEED_SIGNATURE_ERROR_FORMAT },
    { "\ntrusted", "\n\ntrusted", GEM_FEED_SIGNATURE_ERROR_FORMAT },
    /* A signature over the hash is none over the text. */
    { "\nRUQ", "\nRWQ", GEM_FEED_SIGNATURE_ERROR_WRONG },
    { "\nRUR", "\nRWR", GEM_FEED_SIGNATURE_ERROR_WRONG },
    { "\nRUS", "\nRWS", GEM_FEED_SIGNATURE_ERROR_WRONG },
    { "\nRUT", "\nRWT", GEM_FEED_SIGNATURE_ERROR_WRONG },
  };
  g_autofree char *text = text_of (self->signature);
  guint tried = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) changed = g_string_new (text);
      g_autoptr (GBytes) bytes = NULL;

      if (g_string_replace (changed, cases[i].from, cases[i].to, 1) == 0)
        continue;
      g_test_message ("%s", cases[i].to);
      bytes = g_string_free_to_bytes (g_steal_pointer (&changed));
      assert_refused (self->page, bytes, self->public_key, cases[i].code);
      tried++;
    }
  g_assert_cmpuint (tried, ==, 8);
}

static void
test_huge_signature_is_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new_len (g_bytes_get_data (self->signature, NULL),
                                               (gssize) g_bytes_get_size (self->signature));
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) zeros = g_bytes_new_take (g_malloc0 (300), 300);

  while (text->len < (64 << 20))
    g_string_append (text, "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n");
  bytes = g_string_free_to_bytes (g_steal_pointer (&text));
  assert_refused (self->page, bytes, self->public_key, GEM_FEED_SIGNATURE_ERROR_FORMAT);
  assert_refused (self->page, zeros, self->public_key, GEM_FEED_SIGNATURE_ERROR_FORMAT);
}

int
main (int argc, char **argv)
{
#define ADD(name, data, run)                                                                       \
  g_test_add ("/feed/signature/" name, Fixture, data, set_up, run, tear_down)
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  /* minisign may end before it has read the password. */
  signal (SIGPIPE, SIG_IGN);
  ADD ("made-by-minisign", "-S -m feed.json -s a.key", test_made_by_minisign);
  ADD ("made-by-minisign/legacy", "-S -l -m feed.json -s a.key", test_made_by_minisign);
  ADD ("taken-by-minisign", NULL, test_taken_by_minisign);
  ADD ("key-taken-by-minisign", NULL, test_key_taken_by_minisign);
  ADD ("key-made-by-minisign", NULL, test_key_made_by_minisign);
  ADD ("password", NULL, test_password);
  ADD ("key-is-not-overwritten", NULL, test_key_is_not_overwritten);
  ADD ("damaged-secret-key", NULL, test_damaged_secret_key);
  ADD ("public-key-is-normalized", NULL, test_public_key_is_normalized);
  ADD ("hostile-public-keys", NULL, test_hostile_public_keys);
  ADD ("changed-page-is-refused", NULL, test_changed_page_is_refused);
  ADD ("other-key-is-refused", NULL, test_other_key_is_refused);
  ADD ("cut-off-signature-is-refused", NULL, test_cut_off_signature_is_refused);
  ADD ("hostile-signatures", NULL, test_hostile_signatures);
  ADD ("huge-signature-is-refused", NULL, test_huge_signature_is_refused);
  return g_test_run ();
}
