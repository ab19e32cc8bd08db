/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* bare-sync DATABASE URL: the least that a sync can be, to measure the real one beside. It fetches one page after
 * the other, lets json-glib parse it, and inserts what it holds, with the same columns and the same indexes, in one
 * transaction into an empty file. Where the file is there, it only asks whether anything is new. It checks nothing,
 * keeps no past and takes every item for a new one. */

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#define FIELDS "_uitvoeringsagenda"

static const char schema[] =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;"
    "CREATE TABLE feed (url TEXT PRIMARY KEY, etag TEXT, last_modified TEXT);"
    "CREATE TABLE item (row INTEGER PRIMARY KEY, feed INTEGER NOT NULL, id TEXT NOT NULL,"
    " seq INTEGER NOT NULL, year INTEGER NOT NULL, title TEXT, text TEXT, opgave TEXT, status TEXT,"
    " provinces TEXT NOT NULL, holder TEXT, partners TEXT NOT NULL, tags TEXT NOT NULL, begin TEXT,"
    " \"end\" TEXT, section TEXT, url TEXT, published TEXT, modified TEXT, UNIQUE (feed, id));"
    "CREATE INDEX item_year ON item (year, feed, seq);"
    "CREATE INDEX item_section ON item (section) WHERE section IS NOT NULL;";
static const char insert_sql[] =
    "INSERT INTO item (feed, id, seq, year, title, text, opgave, status, provinces, holder, partners,"
    " tags, begin, \"end\", section, url, published, modified)"
    " VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
static const char index_sql[] =
    "INSERT INTO item_search (rowid, title, text, holder, partners, tags) VALUES (?, ?, ?, ?, ?, ?)";

static sqlite3 *db;
static sqlite3_stmt *insert, *index_item;
static SoupSession *session;
static sqlite3_int64 seq;

static void
check (gboolean good, const char *what)
{
  if (good)
    return;
  fprintf (stderr, "bare-sync: %s\n", what);
  exit (EXIT_FAILURE);
}

static void
exec (const char *sql)
{
  check (sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK, sqlite3_errmsg (db));
}

static void
bind (sqlite3_stmt *statement, int index, const char *text)
{
  sqlite3_bind_text (statement, index, text, -1, SQLITE_TRANSIENT);
}

static const char *
get_text (JsonObject *object, const char *key)
{
  return json_object_get_string_member_with_default (object, key, NULL);
}

static char *
join (JsonObject *object, const char *key)
{
  GString *joined = g_string_new (NULL);
  JsonArray *array =
      json_object_has_member (object, key) ? json_object_get_array_member (object, key) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_string_append_printf (joined, "\x1f%s", json_array_get_string_element (array, i));
  if (joined->len > 0)
    g_string_append_c (joined, '\x1f');
  return g_string_free (joined, FALSE);
}

static void
insert_one (JsonObject *item)
{
  JsonObject *fields = json_object_get_object_member (item, FIELDS);
  g_autofree char *provinces = join (fields, "provincies");
  g_autofree char *partners = join (fields, "partners");
  g_autofree char *tags = join (item, "tags");
  const char *texts[] = { get_text (item, "title"),
                          get_text (item, "content_text"),
                          get_text (fields, "opgave"),
                          get_text (fields, "status"),
                          provinces,
                          get_text (fields, "trekker"),
                          partners,
                          tags,
                          get_text (fields, "begin"),
                          get_text (fields, "einde"),
                          get_text (fields, "paragraaf"),
                          get_text (item, "url"),
                          get_text (item, "date_published"),
                          get_text (item, "date_modified") };

  bind (insert, 1, get_text (item, "id"));
  sqlite3_bind_int64 (insert, 2, ++seq);
  sqlite3_bind_int64 (insert, 3, json_object_get_int_member (fields, "jaar"));
  for (int i = 0; i < (int) G_N_ELEMENTS (texts); i++)
    bind (insert, 4 + i, texts[i]);
  check (sqlite3_step (insert) == SQLITE_DONE, sqlite3_errmsg (db));
  sqlite3_reset (insert);

  if (index_item == NULL)
    return;
  sqlite3_bind_int64 (index_item, 1, sqlite3_last_insert_rowid (db));
  bind (index_item, 2, texts[0]);
  bind (index_item, 3, texts[1]);
  bind (index_item, 4, texts[5]);
  bind (index_item, 5, partners);
  bind (index_item, 6, tags);
  check (sqlite3_step (index_item) == SQLITE_DONE, sqlite3_errmsg (db));
  sqlite3_reset (index_item);
}

/* One page. Returns the address of the next one. */
static char *
sync_page (const char *url)
{
  g_autoptr (SoupMessage) message = soup_message_new (SOUP_METHOD_GET, url);
  g_autoptr (GBytes) body = soup_session_send_and_read (session, message, NULL, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *page;
  JsonArray *items;
  gsize length;
  const char *data;

  check (body != NULL && soup_message_get_status (message) == SOUP_STATUS_OK, "no page");
  data = g_bytes_get_data (body, &length);
  check (json_parser_load_from_data (parser, data, (gssize) length, NULL), "no JSON");
  page = json_node_get_object (json_parser_get_root (parser));
  items = json_object_get_array_member (page, "items");
  for (guint i = 0; i < json_array_get_length (items); i++)
    insert_one (json_array_get_object_element (items, i));
  if (seq <= json_array_get_length (items))
    {
      SoupMessageHeaders *headers = soup_message_get_response_headers (message);
      sqlite3_stmt *keep;

      sqlite3_prepare_v2 (db, "INSERT INTO feed VALUES (?, ?, ?)", -1, &keep, NULL);
      bind (keep, 1, url);
      bind (keep, 2, soup_message_headers_get_one (headers, "ETag"));
      bind (keep, 3, soup_message_headers_get_one (headers, "Last-Modified"));
      sqlite3_step (keep);
      sqlite3_finalize (keep);
    }
  return g_strdup (get_text (page, "next_url"));
}

static void
sync_all (const char *first)
{
  g_autofree char *url = g_strdup (first);

  exec (schema);
  /* BARE_SEARCH=no: without the index for search. */
  if (g_strcmp0 (g_getenv ("BARE_SEARCH"), "no") != 0)
    {
      exec ("CREATE VIRTUAL TABLE item_search USING fts5 (title, text, holder, partners, tags,"
            " content='item', content_rowid='row', tokenize=\"unicode61 remove_diacritics 2\")");
      sqlite3_prepare_v2 (db, index_sql, -1, &index_item, NULL);
    }
  sqlite3_prepare_v2 (db, insert_sql, -1, &insert, NULL);
  exec ("BEGIN IMMEDIATE");
  while (url != NULL)
    {
      char *next = sync_page (url);

      g_free (url);
      url = next;
    }
  exec ("COMMIT");
  printf ("%lld items\n", (long long) seq);
  sqlite3_finalize (insert);
  sqlite3_finalize (index_item);
}

static void
ask (const char *url)
{
  g_autoptr (SoupMessage) message = soup_message_new (SOUP_METHOD_GET, url);
  g_autoptr (GBytes) body = NULL;
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  sqlite3_stmt *validators;

  sqlite3_prepare_v2 (db, "SELECT etag, last_modified FROM feed WHERE url = ?", -1, &validators,
                      NULL);
  bind (validators, 1, url);
  check (sqlite3_step (validators) == SQLITE_ROW, "another feed");
  soup_message_headers_append (headers, "If-None-Match",
                               (const char *) sqlite3_column_text (validators, 0));
  soup_message_headers_append (headers, "If-Modified-Since",
                               (const char *) sqlite3_column_text (validators, 1));
  sqlite3_finalize (validators);
  body = soup_session_send_and_read (session, message, NULL, NULL);
  check (body != NULL && soup_message_get_status (message) == SOUP_STATUS_NOT_MODIFIED,
         "there is something new");
  printf ("nothing new\n");
}

int
main (int argc, char **argv)
{
  gboolean there;

  check (argc == 3, "bare-sync DATABASE URL");
  there = g_file_test (argv[1], G_FILE_TEST_EXISTS);
  check (sqlite3_open (argv[1], &db) == SQLITE_OK, argv[1]);
  session = soup_session_new ();
  if (there)
    ask (argv[2]);
  else
    sync_all (argv[2]);
  g_object_unref (session);
  sqlite3_close (db);
  return EXIT_SUCCESS;
}
