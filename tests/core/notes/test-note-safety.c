/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Notes with two programs at one file, without room, without the right to write, and after damage. */

#include "notes-fixture.h"

#include "store/gem-store-safety.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define NOBODY 65534

typedef struct
{
  GMainLoop *loop;
  guint changed;
  guint notes;
} Heard;

static void
changed_cb (Heard *heard)
{
  heard->changed++;
  g_main_loop_quit (heard->loop);
}

static void
notes_changed_cb (Heard *heard)
{
  heard->notes++;
  g_main_loop_quit (heard->loop);
}

/* Ten seconds without hearing anything. */
static gboolean
too_late_cb (gpointer data)
{
  g_assert_not_reached ();
}

/* Another program is another store on the same file. */
static void
test_changes_of_others_are_heard (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GemStore) other = gem_store_open (fixture->path);
  g_autoptr (GemNote) note = gem_note_new ("gem:section/een", "Een");
  Heard heard = { loop, 0, 0 };
  guint timeout = g_timeout_add_seconds (10, too_late_cb, NULL);

  g_signal_connect_swapped (fixture->store, "changed", G_CALLBACK (changed_cb), &heard);
  g_signal_connect_swapped (fixture->store, "notes-changed", G_CALLBACK (notes_changed_cb), &heard);
  gem_store_watch (fixture->store);

  g_assert_true (gem_notes_save (other, note, NULL));
  g_main_loop_run (loop);
  g_assert_cmpuint (heard.notes, ==, 1);
  g_assert_cmpuint (heard.changed, ==, 0);

  g_assert_true (gem_notes_set_read (other, "een", TRUE, NULL));
  g_main_loop_run (loop);
  g_assert_cmpuint (heard.notes, ==, 2);

  g_assert_true (gem_store_add_feed (other, "https://example.org/feed.json", NULL));
  g_main_loop_run (loop);
  g_assert_cmpuint (heard.changed, ==, 1);
  g_assert_cmpuint (heard.notes, ==, 2);
  g_source_remove (timeout);
}

/* What this program writes itself is told once, however often the file is looked at. */
static void
test_own_changes_are_told_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GemStore) other = gem_store_open (fixture->path);
  g_autoptr (GemNote) note = gem_note_new ("gem:section/een", "Een");
  Heard heard = { loop, 0, 0 };
  guint timeout = g_timeout_add_seconds (10, too_late_cb, NULL);

  g_signal_connect_swapped (fixture->store, "changed", G_CALLBACK (changed_cb), &heard);
  g_signal_connect_swapped (fixture->store, "notes-changed", G_CALLBACK (notes_changed_cb), &heard);
  gem_store_watch (fixture->store);
  gem_notes_save_async (fixture->store, note, NULL, NULL);
  g_main_loop_run (loop);
  /* The other's change comes after all that was seen of the first. */
  g_assert_true (gem_store_add_feed (other, "https://example.org/feed.json", NULL));
  while (heard.changed == 0)
    g_main_loop_run (loop);
  g_assert_cmpuint (heard.notes, ==, 1);
  g_source_remove (timeout);
}

static gpointer
save_many (gpointer data)
{
  g_autoptr (GemStore) store = gem_store_open (data);

  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (GemNote) note = gem_note_new ("gem:section/een", "Een");
      g_autoptr (GError) error = NULL;

      gem_notes_save (store, note, &error);
      g_assert_no_error (error);
    }
  return NULL;
}

static void
test_two_writers_lose_nothing (Fixture *fixture, gconstpointer data)
{
  GThread *one = g_thread_new ("one", save_many, fixture->path);
  GThread *two = g_thread_new ("two", save_many, fixture->path);
  g_autoptr (GPtrArray) notes = NULL;

  g_thread_join (one);
  g_thread_join (two);
  notes = load (fixture, NULL, NULL);
  g_assert_cmpuint (notes->len, ==, 200);
}

static sqlite3 *
hold_the_lock (Fixture *fixture)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 10000);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  return db;
}

static void
test_reading_does_not_wait (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemNote) note = keep (fixture, "gem:section/een", NULL, "x");
  sqlite3 *db = hold_the_lock (fixture);
  g_autoptr (GPtrArray) notes = load (fixture, NULL, NULL);

  g_assert_cmpuint (notes->len, ==, 1);
  sqlite3_exec (db, "COMMIT", NULL, NULL, NULL);
  sqlite3_close (db);
}

typedef struct
{
  Fixture *fixture;
  GMutex lock;
  GCond held;
  gboolean is_held;
} Holder;

static gpointer
hold_for_a_while (gpointer data)
{
  Holder *holder = data;
  sqlite3 *db = hold_the_lock (holder->fixture);

  g_mutex_lock (&holder->lock);
  holder->is_held = TRUE;
  g_cond_signal (&holder->held);
  g_mutex_unlock (&holder->lock);
  g_usleep (G_USEC_PER_SEC / 2);
  sqlite3_exec (db, "COMMIT", NULL, NULL, NULL);
  sqlite3_close (db);
  return NULL;
}

/* Another program is storing an agenda: that is no reason for an error. */
static void
test_writing_waits_for_others (Fixture *fixture, gconstpointer data)
{
  Holder holder = { .fixture = fixture };
  g_autoptr (GemNote) note = NULL;
  GThread *thread;

  thread = g_thread_new ("holder", hold_for_a_while, &holder);
  g_mutex_lock (&holder.lock);
  while (!holder.is_held)
    g_cond_wait (&holder.held, &holder.lock);
  g_mutex_unlock (&holder.lock);
  note = keep (fixture, "gem:section/een", NULL, "x");
  g_thread_join (thread);
}

static void
assert_sound (Fixture *fixture)
{
  g_autofree char *answer = ask (fixture, "PRAGMA integrity_check");
  g_autofree char *none =
      ask (fixture, "INSERT INTO note_search (note_search, rank) VALUES ('integrity-check', 1)");

  g_assert_cmpstr (answer, ==, "ok");
}

/* No file may grow beyond 300 KB: as a disk that is full, without the right to make one. */
static void
test_a_full_disk_loses_nothing (Fixture *fixture, gconstpointer data)
{
  struct rlimit before, small;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strnfill (20000, 'x');
  guint kept = 0;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = before;
  small.rlim_cur = 300 * 1024;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  while (error == NULL && kept < 1000)
    {
      g_autoptr (GemNote) note = gem_note_new ("gem:section/een", "Een");

      note->text = g_strdup (text);
      kept += gem_notes_save (fixture->store, note, &error) ? 1 : 0;
    }
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_nonnull (error);
  g_test_message ("%u kept, then: %s", kept, error->message);
  g_assert_true (g_error_matches (error, GEM_SQLITE_ERROR, GEM_SQLITE_ERROR_FULL) ||
                 g_error_matches (error, GEM_SQLITE_ERROR, GEM_SQLITE_ERROR_DISK));
  g_assert_nonnull (strstr (error->message, "then try again"));

  /* The same program goes on as soon as there is room. */
  g_assert_true (gem_notes_set_read (fixture->store, "een", TRUE, NULL));
  notes = load (fixture, NULL, NULL);
  g_assert_cmpuint (notes->len, ==, kept);
  assert_sound (fixture);
}

/* Run as somebody without the right to write there. */
static void
test_a_read_only_folder (Fixture *fixture, gconstpointer data)
{
  const char *folder = g_getenv ("GEM_TEST_FOLDER");
  g_autoptr (GemNote) kept = NULL;

  if (g_test_subprocess ())
    {
      g_autofree char *path = g_build_filename (folder, "library.db", NULL);
      g_autoptr (GemNote) note = gem_note_new ("gem:section/een", "Een");
      g_autoptr (GemStore) store = NULL;
      g_autoptr (GPtrArray) notes = NULL;
      g_autoptr (GError) error = NULL;
      GemNoteQuery query = { .colour = -1 };

      if (geteuid () == 0)
        {
          g_assert_cmpint (chown (fixture->directory, NOBODY, NOBODY), ==, 0);
          g_assert_cmpint (setuid (NOBODY), ==, 0);
        }
      store = gem_store_open (path);
      g_assert_false (gem_notes_save (store, note, &error));
      g_assert_error (error, GEM_STORE_ERROR, GEM_STORE_ERROR_READ_ONLY);
      g_assert_nonnull (strstr (error->message, "--data-dir"));
      notes = gem_notes_load (store, NULL, &query, NULL, NULL);
      g_assert_cmpuint (notes->len, ==, 1);
      return;
    }
  kept = keep (fixture, "gem:section/een", NULL, "x");
  g_clear_object (&fixture->store);
  g_chmod (fixture->path, 0444);
  g_chmod (fixture->directory, 0555);
  g_setenv ("GEM_TEST_FOLDER", fixture->directory, TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_chmod (fixture->directory, 0700);
  g_test_trap_assert_passed ();
}

static void
damage (const char *path)
{
  int file = g_open (path, O_RDWR, 0);
  off_t size = lseek (file, 0, SEEK_END);
  char trash[4096];

  memset (trash, 0xa5, sizeof trash);
  /* The second page and those behind it: the header stays. */
  for (off_t at = sizeof trash; at < size; at += sizeof trash)
    g_assert_cmpint (pwrite (file, trash, sizeof trash, at), ==, sizeof trash);
  close (file);
}

static void
test_damage_at_work_is_looked_into (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GemNote) note = keep (fixture, "gem:section/een", NULL, "x");
  g_autofree char *mark = in_folder (fixture, "library.db-suspect");
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->store);
  fixture->store = gem_store_open (fixture->path);
  damage (fixture->path);
  g_free (note->text);
  note->text = g_strdup ("y");
  g_assert_false (gem_notes_save (fixture->store, note, &error));
  g_assert_error (error, GEM_SQLITE_ERROR, GEM_SQLITE_ERROR_CORRUPT);
  g_assert_nonnull (strstr (error->message, "Start the program again"));
  g_assert_true (g_file_test (mark, G_FILE_TEST_EXISTS));
  g_assert_true (gem_store_is_suspect (fixture->path, FALSE));

  /* The next start keeps what was damaged, and has nothing to suspect any more. */
  g_clear_object (&fixture->store);
  fixture->store = gem_store_open (fixture->path);
  g_assert_nonnull (strstr (gem_store_get_trouble (fixture->store), "damaged"));
  g_assert_true (gem_store_can_write (fixture->store));
  g_assert_false (g_file_test (mark, G_FILE_TEST_EXISTS));
}

/* A journal that is left behind says that the last program did not end well, unless another one is at work. */
static void
test_a_journal_left_behind_is_suspect (Fixture *fixture, gconstpointer data)
{
  g_autofree char *journal = in_folder (fixture, "library.db-wal");
  gboolean alone;
  int presence;

  g_assert_cmpint (gem_store_lock_presence (fixture->path, &alone), >=, 0);
  g_assert_false (alone);
  g_clear_object (&fixture->store);
  g_assert_false (gem_store_is_suspect (fixture->path, TRUE));
  g_assert_true (g_file_set_contents (journal, "x", 1, NULL));
  g_assert_true (gem_store_is_suspect (fixture->path, TRUE));
  g_assert_false (gem_store_is_suspect (fixture->path, FALSE));
  g_unlink (journal);
  presence = gem_store_lock_presence (fixture->path, &alone);
  gem_store_unlock_presence (presence);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/notes/safety/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("changes-of-others-are-heard", test_changes_of_others_are_heard);
  ADD ("own-changes-are-told-once", test_own_changes_are_told_once);
  ADD ("two-writers-lose-nothing", test_two_writers_lose_nothing);
  ADD ("reading-does-not-wait", test_reading_does_not_wait);
  ADD ("writing-waits-for-others", test_writing_waits_for_others);
  ADD ("a-full-disk-loses-nothing", test_a_full_disk_loses_nothing);
  ADD ("a-read-only-folder", test_a_read_only_folder);
  ADD ("damage-at-work", test_damage_at_work_is_looked_into);
  ADD ("a-journal-left-behind", test_a_journal_left_behind_is_suspect);
  return g_test_run ();
}
