/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* feed keygen and feed sign, and the password of a secret key. */

#include "feed/gem-feed-signer.h"
#include "gem-ctl.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <signal.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/* As long as minisign takes. */
#define MAX_PASSWORD 1024

static void
wipe (char *password)
{
  if (password != NULL)
    sodium_memzero (password, strlen (password));
  g_free (password);
}

/* One line, without its end; NULL where there is none, or a longer one than is taken. */
static char *
read_line (FILE *stream)
{
  char *line = g_malloc0 (MAX_PASSWORD + 2);
  gsize length;

  if (fgets (line, MAX_PASSWORD + 2, stream) != NULL)
    {
      length = strcspn (line, "\r\n");
      if (length <= MAX_PASSWORD && (line[length] != '\0' || feof (stream)))
        {
          line[length] = '\0';
          return line;
        }
    }
  sodium_memzero (line, MAX_PASSWORD + 2);
  g_free (line);
  return NULL;
}

/* Asks on the terminal itself, whatever standard input and output are, and shows nothing of the answer.
 * Signals wait until the terminal is as it was. */
static char *
ask (const char *question)
{
  FILE *terminal = fopen ("/dev/tty", "r+e");
  struct termios before, silent;
  sigset_t signals, old;
  char *line;

  if (terminal == NULL || tcgetattr (fileno (terminal), &before) != 0)
    {
      if (terminal != NULL)
        fclose (terminal);
      return NULL;
    }
  setvbuf (terminal, NULL, _IONBF, 0);
  silent = before;
  silent.c_lflag &= ~(tcflag_t) (ECHO | ISIG);
  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  sigaddset (&signals, SIGTERM);
  sigprocmask (SIG_BLOCK, &signals, &old);
  tcsetattr (fileno (terminal), TCSAFLUSH, &silent);
  fprintf (terminal, "%s ", question);
  line = read_line (terminal);
  tcsetattr (fileno (terminal), TCSAFLUSH, &before);
  fputs ("\n", terminal);
  fclose (terminal);
  sigprocmask (SIG_SETMASK, &old, NULL);
  return line;
}

/* The password in a file; NULL where that failed and was said. */
static char *
read_password_file (const char *path)
{
  FILE *stream = fopen (path, "re");
  char *line;

  if (stream == NULL)
    {
      gem_ctl_fail (GEM_CTL_FAILED, _ ("The password file “%s” can't be read."), path);
      return NULL;
    }
  setvbuf (stream, NULL, _IONBF, 0);
  line = read_line (stream);
  fclose (stream);
  if (line == NULL || *line == '\0')
    gem_ctl_fail (GEM_CTL_FAILED, _ ("The first line of “%s” is no password."), path);
  if (line != NULL && *line == '\0')
    g_clear_pointer (&line, g_free);
  return line;
}

/**
 * gem_ctl_load_secret_key:
 * @path: a secret key's file
 * @password_file: (nullable): the file with its password; %NULL to ask for it on the terminal
 *
 * Returns: (transfer full) (nullable): the key; %NULL where that failed and was said
 */
GemFeedSecretKey *
gem_ctl_load_secret_key (const char *path, const char *password_file)
{
  g_autoptr (GError) error = NULL;
  char *password = NULL;
  GemFeedSecretKey *key;

  g_return_val_if_fail (path != NULL, NULL);

  if (password_file != NULL && (password = read_password_file (password_file)) == NULL)
    return NULL;
  key = gem_feed_secret_key_load (path, password, &error);
  if (g_error_matches (error, GEM_FEED_SIGNATURE_ERROR, GEM_FEED_SIGNATURE_ERROR_PASSWORD_NEEDED))
    {
      password = ask (_ ("Password of the secret key:"));
      if (password != NULL)
        {
          g_clear_error (&error);
          key = gem_feed_secret_key_load (path, password, &error);
        }
    }
  wipe (password);
  if (key == NULL)
    gem_ctl_fail (GEM_CTL_FAILED, "%s", error->message);
  return key;
}

/* A new password, typed twice; NULL where that failed and was said. */
static char *
choose_password (void)
{
  char *password = ask (_ ("Password for the new key:"));
  char *again;

  if (password == NULL)
    {
      gem_ctl_fail (GEM_CTL_USAGE, "%s",
                    _ ("There is no terminal to ask for a password: use --password-file FILE, or "
                       "--no-password."));
      return NULL;
    }
  again = ask (_ ("The same password once more:"));
  if (*password != '\0' && again != NULL && strcmp (password, again) == 0)
    {
      wipe (again);
      return password;
    }
  gem_ctl_fail (GEM_CTL_FAILED, "%s",
                *password == '\0' ? _ ("An empty password protects nothing.")
                                  : _ ("The two passwords differ."));
  wipe (again);
  wipe (password);
  return NULL;
}

static gboolean
make_keys (
    const char *secret, const char *public, const char *password, char **line, GError **error)
{
  g_autoptr (GemFeedSecretKey) key = NULL;

  /* Said before anything is made: a secret key without its public half is of no use. */
  if (g_file_test (public, G_FILE_TEST_EXISTS) || g_file_test (public, G_FILE_TEST_IS_SYMLINK))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                   _ ("“%s” is there already, and is not overwritten."), public);
      return FALSE;
    }
  key = gem_feed_secret_key_generate (error);
  if (key == NULL || !gem_feed_secret_key_save (key, secret, password, error))
    return FALSE;
  *line = gem_feed_secret_key_dup_public (key);
  return gem_feed_secret_key_save_public (key, public, error);
}

/**
 * gem_ctl_feed_keygen:
 * @ctl: the global options
 * @argc: how many words
 * @argv: the words
 *
 * Returns: the exit status
 */
GemCtlStatus
gem_ctl_feed_keygen (GemCtl *ctl, int argc, char **argv)
{
  g_autofree char *name = NULL;
  g_autofree char *password_file = NULL;
  gboolean no_password = FALSE;
  GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &name, NULL, NULL },
    { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &password_file, NULL, NULL },
    { "no-password", 0, 0, G_OPTION_ARG_NONE, &no_password, NULL, NULL },
    { NULL },
  };
  g_autofree char *secret = NULL;
  g_autofree char *public = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;
  char *password = NULL;
  gboolean done;

  if (!gem_ctl_parse (entries, "keygen", &argc, &argv))
    return GEM_CTL_USAGE;
  if (argc != 1 || name == NULL || (no_password && password_file != NULL))
    return gem_ctl_fail (GEM_CTL_USAGE, "%s",
                         _ ("“feed keygen” takes -o NAME, and --password-file FILE or "
                            "--no-password."));
  secret = g_strconcat (name, ".key", NULL);
  public = g_strconcat (name, ".pub", NULL);
  if (g_file_test (secret, G_FILE_TEST_EXISTS))
    return gem_ctl_fail (GEM_CTL_FAILED, _ ("“%s” is there already, and is not overwritten."),
                         secret);
  if (!no_password)
    password = password_file != NULL ? read_password_file (password_file) : choose_password ();
  if (!no_password && password == NULL)
    return GEM_CTL_FAILED;
  done = make_keys (secret, public, password, &line, &error);
  wipe (password);
  if (!done)
    return gem_ctl_fail (GEM_CTL_FAILED, "%s", error->message);
  if (ctl->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      gem_ctl_add_string (builder, "public_key", line);
      gem_ctl_add_string (builder, "public_file", public);
      gem_ctl_add_string (builder, "secret_file", secret);
      json_builder_end_object (builder);
      gem_ctl_print_json (builder);
    }
  else
    g_print (_ ("%s: keep this to yourself, and keep a copy in a safe place.\n"
                "%s: give this to your readers. It says: %s\n"),
             secret, public, line);
  return GEM_CTL_DONE;
}

/**
 * gem_ctl_feed_sign:
 * @ctl: the global options
 * @argc: how many words
 * @argv: the words
 *
 * Returns: the exit status
 */
GemCtlStatus
gem_ctl_feed_sign (GemCtl *ctl, int argc, char **argv)
{
  g_autofree char *path = NULL;
  g_autofree char *password_file = NULL;
  GOptionEntry entries[] = {
    { "key", 0, 0, G_OPTION_ARG_FILENAME, &path, NULL, NULL },
    { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &password_file, NULL, NULL },
    { NULL },
  };
  g_autoptr (GemFeedSecretKey) key = NULL;
  g_autoptr (GPtrArray) faults =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gem_feed_fault_free);
  GemFeedPublication signed_pages = { 0 };
  gboolean done;

  if (!gem_ctl_parse (entries, "sign", &argc, &argv))
    return GEM_CTL_USAGE;
  if (argc != 2 || path == NULL)
    return gem_ctl_fail (GEM_CTL_USAGE, "%s",
                         _ ("“feed sign” takes one folder, and --key SECRETKEY."));
  key = gem_ctl_load_secret_key (path, password_file);
  if (key == NULL)
    return GEM_CTL_FAILED;
  done = gem_feed_signer_sign_directory (argv[1], key, &signed_pages, faults);
  if (ctl->json)
    gem_ctl_print_feed_answer (&signed_pages, faults, NULL, argv[1]);
  else if (done)
    g_print (ngettext ("%s: issue %ld, %u page is signed\n", "%s: issue %ld, %u pages are signed\n",
                       signed_pages.pages),
             argv[1], (long) signed_pages.issue, signed_pages.pages);
  else
    gem_ctl_print_faults (stderr, faults);
  return done ? GEM_CTL_DONE : gem_ctl_fail (GEM_CTL_FAILED, _ ("“%s” was not signed."), argv[1]);
}
