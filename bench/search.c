/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* How long an answer takes while somebody types, letter by letter, beside bare FTS5 over the same rows. The words
 * are those of the edition and of the items that are stored. bench/search.py makes the folder. search FOLDER */

#include "context/gem-context.h"
#include "search/gem-search.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define QUESTIONS 60
#define ROWS 50

static const char bare_ranked[] =
    "SELECT rowid, title, snippet (item_search, 1, '', '', '…', 20) FROM item_search"
    " WHERE item_search MATCH ? ORDER BY rank LIMIT 50";
static const char bare_newest[] =
    "SELECT rowid, title, snippet (item_search, 1, '', '', '…', 20) FROM item_search"
    " WHERE item_search MATCH ? ORDER BY rowid DESC LIMIT 50";

/* On the clock, and of the processor, which is the same on a busy machine. In milliseconds. */
typedef struct
{
  GArray *clock;
  GArray *processor;
  gint64 clock_start;
  gint64 processor_start;
} Times;

static Times
times_new (void)
{
  return (Times){ g_array_new (FALSE, FALSE, sizeof (double)),
                  g_array_new (FALSE, FALSE, sizeof (double)), 0, 0 };
}

static void
times_clear (Times *times)
{
  g_array_unref (times->clock);
  g_array_unref (times->processor);
}

static gint64
processor_now (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
start (Times *times)
{
  times->processor_start = processor_now ();
  times->clock_start = g_get_monotonic_time ();
}

static void
stop (Times *times)
{
  double on_clock = (double) (g_get_monotonic_time () - times->clock_start) / 1000;
  double of_processor = (double) (processor_now () - times->processor_start) / 1000;

  g_array_append_val (times->clock, on_clock);
  g_array_append_val (times->processor, of_processor);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
quantile (GArray *times, guint percent)
{
  return g_array_index (times, double, MIN (times->len * percent / 100, times->len - 1));
}

static void
report (const char *what, Times *times)
{
  g_array_sort (times->clock, compare_times);
  g_array_sort (times->processor, compare_times);
  printf ("%-40s p50 %8.3f  p95 %8.3f  max %8.3f ms  (processor: p50 %8.3f  p95 %8.3f; %u keys)\n",
          what, quantile (times->clock, 50), quantile (times->clock, 95),
          quantile (times->clock, 100), quantile (times->processor, 50),
          quantile (times->processor, 95), times->clock->len);
}

static void
add_words (GPtrArray *words, const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text != NULL ? text : "", " .,;:()'\"!?\n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (strlen (parts[i]) > 3)
      g_ptr_array_add (words, g_strdup (parts[i]));
}

/* Words as they come in the texts: often those that are often there. */
static GPtrArray *
read_words (GemContext *context)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  GemEdition *edition = gem_context_get_edition (context);
  GPtrArray *sections = gem_edition_get_sections (edition);
  GemItemQuery query = { .year = 2020 };
  g_autoptr (GPtrArray) items =
      gem_store_load_items (gem_context_get_store (context), &query, NULL, NULL);
  guint own;

  for (guint i = 0; i < sections->len; i++)
    {
      g_autoptr (GPtrArray) blocks =
          gem_edition_load_blocks (edition, ((GemSection *) g_ptr_array_index (sections, i))->id,
                                   NULL, NULL);

      for (guint j = 0; j < blocks->len; j++)
        add_words (words, ((GemBlock *) g_ptr_array_index (blocks, j))->text);
    }
  own = words->len;
  for (guint i = 0; items != NULL && i < items->len && words->len < 2 * own; i++)
    add_words (words, ((GemItem *) g_ptr_array_index (items, i))->text);
  return words;
}

static void
type_to_search (GemSearch *search, const char *question, Times *times)
{
  for (gsize length = 1; length <= strlen (question); length++)
    {
      g_autofree char *typed = g_strndup (question, length);
      g_autoptr (GemHits) hits = NULL;

      if (!g_utf8_validate (typed, -1, NULL) || typed[length - 1] == ' ')
        continue;
      start (times);
      hits = gem_search_find (search, typed, GEM_HITS_ALL, ROWS, GEM_SEARCH_PREFIX, NULL, NULL);
      stop (times);
    }
}

static void
type_to_bare (sqlite3 *db, const char *sql, const char *question, Times *times)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    return;
  for (gsize length = 1; length <= strlen (question); length++)
    {
      g_autofree char *typed = g_strndup (question, length);
      g_auto (GStrv) words = NULL;
      g_autofree char *expression = NULL;

      if (!g_utf8_validate (typed, -1, NULL) || typed[length - 1] == ' ')
        continue;
      words = g_strsplit (typed, " ", -1);
      expression =
          g_strdup_printf ("\"%s\"*%s%s%s", words[0], words[1] != NULL ? " \"" : "",
                           words[1] != NULL ? words[1] : "", words[1] != NULL ? "\"*" : "");
      start (times);
      sqlite3_bind_text (statement, 1, expression, -1, SQLITE_TRANSIENT);
      while (sqlite3_step (statement) == SQLITE_ROW)
        ;
      sqlite3_reset (statement);
      stop (times);
    }
  sqlite3_finalize (statement);
}

static void
measure_all (GemContext *context, GemSearch *search, GPtrArray *words)
{
  Times ours = times_new (), ranked = times_new (), newest = times_new ();
  g_autoptr (GRand) dice = g_rand_new_with_seed (2024);
  sqlite3 *db = NULL;

  sqlite3_open_v2 (gem_store_get_path (gem_context_get_store (context)), &db, SQLITE_OPEN_READONLY,
                   NULL);
  sqlite3_exec (db, "PRAGMA mmap_size = 67108864", NULL, NULL, NULL);
  for (guint i = 0; i < QUESTIONS; i++)
    {
      const char *first =
          g_ptr_array_index (words, (guint) g_rand_int_range (dice, 0, (int) words->len));
      const char *second =
          g_ptr_array_index (words, (guint) g_rand_int_range (dice, 0, (int) words->len));
      g_autofree char *question =
          i % 2 == 0 ? g_strdup (first) : g_strconcat (first, " ", second, NULL);

      type_to_search (search, question, &ours);
      type_to_bare (db, bare_ranked, question, &ranked);
      type_to_bare (db, bare_newest, question, &newest);
    }
  report ("search: all kinds, 50 rows, snippets", &ours);
  report ("bare FTS5, ranked by bm25, items only", &ranked);
  report ("bare FTS5, newest first, items only", &newest);
  times_clear (&ours);
  times_clear (&ranked);
  times_clear (&newest);
  sqlite3_close (db);
}

/* What another index over the same items would take: how long it is made, and how large it is. */
static void
measure_index (const char *path, const char *what, const char *options)
{
  g_autofree char *file = g_strconcat (path, ".bench", NULL);
  g_autofree char *sql = g_strdup_printf (
      "ATTACH '%s' AS bench; PRAGMA bench.journal_mode = OFF; PRAGMA bench.synchronous = OFF;"
      "CREATE VIRTUAL TABLE bench.t USING fts5 (title, text, holder, partners, tags, content=''%s,"
      " tokenize=\"unicode61 remove_diacritics 2\");"
      "INSERT INTO bench.t (rowid, title, text, holder, partners, tags)"
      " SELECT row, title, text, holder, partners, tags FROM main.item;",
      file, options);
  char *message = NULL;
  gint64 began;
  GStatBuf info;
  sqlite3 *db = NULL;

  sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
  began = g_get_monotonic_time ();
  if (sqlite3_exec (db, sql, NULL, NULL, &message) == SQLITE_OK && g_stat (file, &info) == 0)
    printf ("%-40s %8.2f s  %8.1f MiB\n", what, (double) (g_get_monotonic_time () - began) / 1e6,
            (double) info.st_size / (1024 * 1024));
  else
    printf ("%s: %s\n", what, message);
  sqlite3_free (message);
  sqlite3_close (db);
  g_unlink (file);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GemContext) context = NULL;
  g_autoptr (GemSearch) search = NULL;
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GemHits) none = NULL;
  gint64 began;

  if (argc != 2)
    {
      fprintf (stderr, "search FOLDER\n");
      return 2;
    }
  context = gem_context_open (argv[1], &error);
  if (context == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  search = gem_search_new (gem_context_get_edition (context), gem_context_get_store (context));
  began = g_get_monotonic_time ();
  none = gem_search_find (search, "", GEM_HITS_ALL, ROWS, GEM_SEARCH_DEFAULT, NULL, &error);
  if (none == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  printf ("%-40s %.1f ms, once\n", "reading the edition and all words",
          (double) (g_get_monotonic_time () - began) / 1000);
  words = read_words (context);
  measure_all (context, search, words);
  measure_index (gem_store_get_path (gem_context_get_store (context)),
                 "index: plain, as it is stored", "");
  measure_index (gem_store_get_path (gem_context_get_store (context)),
                 "index: with prefixes of 1-3 letters", ", prefix='1 2 3'");
  return 0;
}
