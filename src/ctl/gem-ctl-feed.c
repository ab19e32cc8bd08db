/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* feed: add, list and remove feeds; check, publish and serve one of your own. */

#include "feed/gem-feed-fetch.h"
#include "feed/gem-feed-publisher.h"
#include "feed/gem-feed-server.h"
#include "feed/gem-feed-signature.h"
#include "gem-ctl.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <stdio.h>

static GPtrArray *
new_faults (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) gem_feed_fault_free);
}

static void
add_known (JsonBuilder *builder, const char *key, gint64 value)
{
  json_builder_set_member_name (builder, key);
  if (value > 0)
    json_builder_add_int_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_faults (JsonBuilder *builder, const char *key, GPtrArray *faults)
{
  json_builder_set_member_name (builder, key);
  json_builder_begin_array (builder);
  for (guint i = 0; faults != NULL && i < faults->len; i++)
    {
      const GemFeedFault *fault = g_ptr_array_index (faults, i);

      json_builder_begin_object (builder);
      gem_ctl_add_string (builder, "code", gem_feed_fault_code_to_string (fault->code));
      gem_ctl_add_string (builder, "message", fault->message);
      add_known (builder, "page", fault->page);
      gem_ctl_add_string (builder, "place", fault->place);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * gem_ctl_print_faults:
 * @stream: where to
 * @faults: (element-type GemFeedFault): what is wrong
 *
 * Prints a line for each: `page 1, items[3]._uitvoeringsagenda.jaar: what is wrong`.
 */
void
gem_ctl_print_faults (FILE *stream, GPtrArray *faults)
{
  for (guint i = 0; i < faults->len; i++)
    {
      const GemFeedFault *fault = g_ptr_array_index (faults, i);
      g_autofree char *page = fault->page > 0 ? g_strdup_printf (_ ("page %u"), fault->page) : NULL;

      fprintf (stream, "%s%s%s%s%s\n", page != NULL ? page : "",
               page != NULL && fault->place != NULL ? ", " : "",
               fault->place != NULL ? fault->place : "",
               page != NULL || fault->place != NULL ? ": " : "", fault->message);
    }
}

/**
 * gem_ctl_print_feed_answer:
 * @publication: what was found or written
 * @faults: (element-type GemFeedFault): what is wrong
 * @warnings: (nullable) (element-type GemFeedFault): what could be better
 * @directory: (nullable): where it was written
 *
 * Prints the answer of `feed check`, `feed publish` and `feed sign` as JSON.
 */
void
gem_ctl_print_feed_answer (const GemFeedPublication *publication,
                           GPtrArray *faults,
                           GPtrArray *warnings,
                           const char *directory)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "valid");
  json_builder_add_boolean_value (builder, faults->len == 0);
  add_faults (builder, "faults", faults);
  add_faults (builder, "warnings", warnings);
  gem_ctl_add_int (builder, "items", publication->items);
  gem_ctl_add_int (builder, "pages", publication->pages);
  add_known (builder, "uitgave", publication->issue);
  if (directory != NULL)
    gem_ctl_add_string (builder, "directory", directory);
  json_builder_end_object (builder);
  gem_ctl_print_json (builder);
}

static gboolean
is_web_address (const char *text)
{
  g_autofree char *scheme = g_uri_parse_scheme (text);

  return scheme != NULL &&
         (g_ascii_strcasecmp (scheme, "https") == 0 || g_ascii_strcasecmp (scheme, "http") == 0);
}

/* The pages of a feed on the web, as a reader would fetch them. */
static void
check_url (const char *url, GemFeedPublication *publication, GPtrArray *faults)
{
  g_autoptr (SoupSession) session = gem_feed_session_new ();
  g_autofree char *current = g_strdup (url);

  while (current != NULL && publication->pages < GEM_FEED_MAX_PAGES)
    {
      g_autoptr (GemFeedFault) fault = NULL;
      g_autoptr (GemFeedPage) page = NULL;
      g_autoptr (GemFeedAnswer) answer = gem_feed_fetch (session, current, publication->pages + 1,
                                                         NULL, NULL, NULL, NULL, NULL, &fault);

      g_clear_pointer (&current, g_free);
      publication->pages++;
      if (answer == NULL)
        {
          g_ptr_array_add (faults, g_steal_pointer (&fault));
          return;
        }
      page = gem_feed_page_parse (answer->body, publication->pages, faults);
      if (page == NULL)
        return;
      publication->issue = page->issue;
      publication->items += page->items->len;
      if (page->next_url != NULL)
        current = g_uri_resolve_relative (answer->url, page->next_url, SOUP_HTTP_URI_FLAGS, NULL);
    }
}

static GemCtlStatus
check (GemCtl *ctl, int argc, char **argv)
{
  g_autoptr (GPtrArray) faults = new_faults ();
  GemFeedPublication found = { 0 };
  gboolean valid;

  if (!gem_ctl_parse (NULL, "check", &argc, &argv))
    return GEM_CTL_USAGE;
  if (argc != 2)
    return gem_ctl_fail (GEM_CTL_USAGE, "%s",
                         _ ("“feed check” takes one file, folder or address."));
  if (is_web_address (argv[1]))
    check_url (argv[1], &found, faults);
  else
    gem_feed_check_file (argv[1], &found, faults);
  valid = faults->len == 0;
  if (ctl->json)
    gem_ctl_print_feed_answer (&found, faults, NULL, NULL);
  else if (!valid)
    gem_ctl_print_faults (stdout, faults);
  else if (found.issue > 0)
    g_print (_ ("%s is valid: issue %ld, %u items on %u pages\n"), argv[1], (long) found.issue,
             found.items, found.pages);
  else
    g_print (_ ("%s is valid: %u items\n"), argv[1], found.items);
  if (valid)
    return GEM_CTL_DONE;
  return gem_ctl_fail (GEM_CTL_FAILED,
                       g_dngettext (GETTEXT_PACKAGE, "%s: %u fault was found.",
                                    "%s: %u faults were found.", faults->len),
                       argv[1], faults->len);
}

static void
year_free (gpointer data)
{
  GemFeedYear *year = data;

  g_free (year->title);
  g_free (year->adopted);
  g_free (year->summary);
  g_free (year);
}

static char *
dup_part (char **parts, guint index)
{
  return index < g_strv_length (parts) && *parts[index] != '\0' ? g_strdup (parts[index]) : NULL;
}

/* Each a year as YEAR|TITLE|ADOPTED|SUMMARY; NULL where one has no year. */
static GPtrArray *
read_years (char **texts)
{
  g_autoptr (GPtrArray) years = g_ptr_array_new_with_free_func (year_free);

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (texts[i], "|", 4);
      GemFeedYear *year;
      gint64 number;

      if (parts[0] == NULL || !g_ascii_string_to_signed (parts[0], 10, 0, 9999, &number, NULL))
        return NULL;
      year = g_new0 (GemFeedYear, 1);
      year->year = (int) number;
      year->title = dup_part (parts, 1);
      year->adopted = dup_part (parts, 2);
      year->summary = dup_part (parts, 3);
      g_ptr_array_add (years, year);
    }
  return g_steal_pointer (&years);
}

static GemCtlStatus
run_publish (GemCtl *ctl,
             const char *source,
             const char *directory,
             const GemFeedPublishOptions *options)
{
  g_autoptr (GPtrArray) faults = new_faults ();
  GemFeedPublication written;
  gboolean done = gem_feed_publish (source, directory, options, &written, faults);

  if (ctl->json)
    gem_ctl_print_feed_answer (&written, faults, NULL, directory);
  else if (done)
    g_print (_ ("%s: issue %ld, %u items on %u pages\n"), directory, (long) written.issue,
             written.items, written.pages);
  else
    gem_ctl_print_faults (stderr, faults);
  return done ? GEM_CTL_DONE
              : gem_ctl_fail (GEM_CTL_FAILED,
                              _ ("“%s” was not published; what was published is still there."),
                              source);
}

static GemCtlStatus
publish (GemCtl *ctl, int argc, char **argv)
{
  g_autofree char *directory = NULL;
  g_autofree char *title = NULL;
  g_autofree char *home_page = NULL;
  g_autofree char *key_path = NULL;
  g_autofree char *password_file = NULL;
  g_auto (GStrv) year_texts = NULL;
  int page_size = GEM_FEED_PAGE_SIZE;
  gint64 issue = 0;
  GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &directory, NULL, NULL },
    { "page-size", 0, 0, G_OPTION_ARG_INT, &page_size, NULL, NULL },
    { "title", 0, 0, G_OPTION_ARG_STRING, &title, NULL, NULL },
    { "home-page", 0, 0, G_OPTION_ARG_STRING, &home_page, NULL, NULL },
    { "issue", 0, 0, G_OPTION_ARG_INT64, &issue, NULL, NULL },
    { "year", 0, 0, G_OPTION_ARG_STRING_ARRAY, &year_texts, NULL, NULL },
    { "sign", 0, 0, G_OPTION_ARG_FILENAME, &key_path, NULL, NULL },
    { "password-file", 0, 0, G_OPTION_ARG_FILENAME, &password_file, NULL, NULL },
    { NULL },
  };
  g_autoptr (GPtrArray) years = NULL;
  g_autoptr (GemFeedSecretKey) key = NULL;
  GemFeedPublishOptions options;

  if (!gem_ctl_parse (entries, "publish", &argc, &argv))
    return GEM_CTL_USAGE;
  if (argc != 2 || directory == NULL)
    return gem_ctl_fail (GEM_CTL_USAGE, "%s", _ ("“feed publish” takes one file, and -o DIR."));
  if (page_size < 1 || issue < 0)
    return gem_ctl_fail (GEM_CTL_USAGE, "%s", _ ("--page-size and --issue take a number from 1."));
  if (year_texts != NULL && (years = read_years (year_texts)) == NULL)
    return gem_ctl_fail (GEM_CTL_USAGE, "%s",
                         _ ("--year takes a year, such as 2020|TITLE|2019-11-29|SUMMARY."));
  if (key_path != NULL && (key = gem_ctl_load_secret_key (key_path, password_file)) == NULL)
    return GEM_CTL_FAILED;

  options = (GemFeedPublishOptions){ .page_size = (guint) page_size,
                                     .title = title,
                                     .home_page_url = home_page,
                                     .issue = issue,
                                     .years = years,
                                     .key = key };
  return run_publish (ctl, argv[1], directory, &options);
}

static gboolean
quit_cb (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_CONTINUE;
}

static GemCtlStatus
serve (GemCtl *ctl, int argc, char **argv)
{
  int port = 0;
  GOptionEntry entries[] = { { "port", 0, 0, G_OPTION_ARG_INT, &port, NULL, NULL }, { NULL } };
  g_autoptr (GMainLoop) loop = NULL;
  g_autoptr (GemFeedServer) server = NULL;
  g_autofree char *url = NULL;
  g_autoptr (GError) error = NULL;
  guint interrupt, terminate;

  if (!gem_ctl_parse (entries, "serve", &argc, &argv))
    return GEM_CTL_USAGE;
  if (argc != 2)
    return gem_ctl_fail (GEM_CTL_USAGE, "%s", _ ("“feed serve” takes one folder."));
  if (port < 0 || port > G_MAXUINT16)
    return gem_ctl_fail (GEM_CTL_USAGE, "%s", _ ("--port takes a number from 0 to 65535."));

  loop = g_main_loop_new (NULL, FALSE);
  server = gem_feed_server_new (argv[1]);
  if (!gem_feed_server_listen (server, (guint) port, &error))
    return gem_ctl_fail (GEM_CTL_FAILED, "%s", error->message);
  interrupt = g_unix_signal_add (SIGINT, quit_cb, loop);
  terminate = g_unix_signal_add (SIGTERM, quit_cb, loop);
  url = gem_feed_server_dup_url (server);
  /* Who started this waits for the line, also through a pipe. */
  if (ctl->json)
    printf ("{\"url\": \"%s\"}\n", url);
  else
    printf ("%s\n", url);
  fflush (stdout);
  g_main_loop_run (loop);
  g_source_remove (interrupt);
  g_source_remove (terminate);
  return GEM_CTL_DONE;
}

/* The key in a line of its own; @key may be NULL. FALSE where it can't be one. */
static gboolean
read_key (const char *key, char **line, GError **error)
{
  g_autofree char *contents = NULL;

  *line = NULL;
  if (key == NULL)
    return TRUE;
  /* Publishers give a file, too. */
  if (g_file_get_contents (key, &contents, NULL, NULL))
    key = contents;
  *line = gem_feed_public_key_normalize (key, error);
  return *line != NULL;
}

static GemCtlStatus
add (GemCtl *ctl, int argc, char **argv)
{
  g_autofree char *key = NULL;
  g_autofree char *line = NULL;
  GOptionEntry entries[] = { { "key", 0, 0, G_OPTION_ARG_STRING, &key, NULL, NULL }, { NULL } };
  g_autoptr (GemFeedFault) fault = NULL;
  g_autoptr (GUri) uri = NULL;
  g_autoptr (GemStore) store = NULL;
  g_autoptr (GError) error = NULL;

  if (!gem_ctl_parse (entries, "feed add URL", &argc, &argv))
    return GEM_CTL_USAGE;
  if (argc != 2)
    return gem_ctl_fail (GEM_CTL_USAGE, "%s", _ ("“feed add” takes one address."));
  uri = gem_feed_address_parse (argv[1], &fault);
  if (uri == NULL)
    return gem_ctl_fail (GEM_CTL_USAGE, "%s", fault->message);
  if (!read_key (key, &line, &error))
    return gem_ctl_fail (GEM_CTL_USAGE,
                         _ ("--key takes a public key of minisign, or its file (%s)."),
                         error->message);
  store = gem_ctl_open_store (ctl);
  if (!gem_store_add_feed (store, argv[1], &error) ||
      (line != NULL && !gem_store_set_feed_key (store, argv[1], line, &error)))
    return gem_ctl_fail (GEM_CTL_FAILED, "%s", error->message);
  return GEM_CTL_DONE;
}

static GemCtlStatus
remove_feed (GemCtl *ctl, int argc, char **argv)
{
  g_autoptr (GemStore) store = NULL;
  g_autoptr (GError) error = NULL;
  gboolean found = FALSE;

  if (!gem_ctl_parse (NULL, "feed remove URL", &argc, &argv))
    return GEM_CTL_USAGE;
  if (argc != 2)
    return gem_ctl_fail (GEM_CTL_USAGE, "%s", _ ("“feed remove” takes one address."));
  store = gem_ctl_open_store (ctl);
  if (!gem_store_remove_feed (store, argv[1], &found, &error))
    return gem_ctl_fail (GEM_CTL_FAILED, "%s", error->message);
  return found ? GEM_CTL_DONE
               : gem_ctl_fail (GEM_CTL_NOT_FOUND, _ ("%s is not followed."), argv[1]);
}

static void
add_feed (JsonBuilder *builder, const GemFeedState *feed)
{
  json_builder_begin_object (builder);
  gem_ctl_add_string (builder, "feed", feed->url);
  gem_ctl_add_string (builder, "title", feed->title);
  gem_ctl_add_int (builder, "uitgave", feed->issue);
  gem_ctl_add_int (builder, "items", feed->items);
  gem_ctl_add_int (builder, "synced_at", feed->synced_at);
  gem_ctl_add_string (builder, "fault", feed->fault);
  gem_ctl_add_string (builder, "message", feed->fault_message);
  gem_ctl_add_string (builder, "key", feed->public_key);
  gem_ctl_add_string (builder, "moved_to", feed->moved_to);
  add_known (builder, "not_before", feed->not_before);
  gem_ctl_add_int (builder, "failures", feed->failures);
  json_builder_set_member_name (builder, "expired");
  json_builder_add_boolean_value (builder, feed->expired);
  json_builder_end_object (builder);
}

static GemCtlStatus
list (GemCtl *ctl, int argc, char **argv)
{
  g_autoptr (GemStore) store = NULL;
  g_autoptr (GPtrArray) feeds = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GError) error = NULL;

  if (!gem_ctl_parse (NULL, "feed list", &argc, &argv))
    return GEM_CTL_USAGE;
  store = gem_ctl_open_store (ctl);
  feeds = gem_store_load_feeds (store, NULL, &error);
  if (feeds == NULL)
    return gem_ctl_fail (GEM_CTL_FAILED, "%s", error->message);
  json_builder_begin_array (builder);
  for (guint i = 0; i < feeds->len; i++)
    {
      const GemFeedState *feed = g_ptr_array_index (feeds, i);

      add_feed (builder, feed);
      if (!ctl->json)
        g_print ("%s  %s\n", feed->url, feed->title != NULL ? feed->title : "");
    }
  json_builder_end_array (builder);
  if (ctl->json)
    gem_ctl_print_json (builder);
  return GEM_CTL_DONE;
}

static const struct
{
  const char *name;
  GemCtlFunc run;
} commands[] = {
  { "add", add },
  { "list", list },
  { "remove", remove_feed },
  { "check", check },
  { "publish", publish },
  { "serve", serve },
  { "keygen", gem_ctl_feed_keygen },
  { "sign", gem_ctl_feed_sign },
};

/**
 * gem_ctl_feed:
 * @ctl: the global options
 * @argc: how many words
 * @argv: the words
 *
 * Returns: the exit status
 */
GemCtlStatus
gem_ctl_feed (GemCtl *ctl, int argc, char **argv)
{
  g_return_val_if_fail (ctl != NULL && argc >= 1, GEM_CTL_USAGE);

  for (guint i = 0; argc > 1 && i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, argv[1]))
      return commands[i].run (ctl, argc - 1, argv + 1);
  return gem_ctl_fail (
      GEM_CTL_USAGE, "%s",
      _ ("“feed” is followed by add, list, remove, check, publish, keygen, sign or serve."));
}
