/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The feeds that a person follows, and how each is doing. */

#include "store/gem-store-private.h"

/**
 * gem_feed_state_free:
 * @state: (transfer full): the state of a feed
 */
void
gem_feed_state_free (GemFeedState *state)
{
  g_return_if_fail (state != NULL);

  g_free (state->url);
  g_free (state->title);
  g_free (state->fault);
  g_free (state->fault_message);
  g_free (state->etag);
  g_free (state->last_modified);
  g_free (state->moved_to);
  g_free (state->public_key);
  g_free (state);
}

static gboolean
is_on_the_web (const char *url)
{
  const char *scheme = g_uri_peek_scheme (url);

  return g_strcmp0 (scheme, "https") == 0 || g_strcmp0 (scheme, "http") == 0;
}

/**
 * gem_feed_state_due_at:
 * @state: the state of a feed
 * @interval_seconds: how long to wait after a try that went well
 *
 * When a feed may next be tried without being asked. What a server asks for is obeyed for a day at most:
 * a clock that was wrong once, here or there, must not end all syncing.
 *
 * Returns: that moment, Unix seconds; %G_MAXINT64 for never: it has expired, is gone, or is not on the web
 */
gint64
gem_feed_state_due_at (const GemFeedState *state, gint64 interval_seconds)
{
  gint64 latest, due;

  g_return_val_if_fail (state != NULL, G_MAXINT64);

  if (state->expired || !is_on_the_web (state->url) || g_strcmp0 (state->fault, "gone") == 0)
    return G_MAXINT64;
  /* Never tried, or at a moment that is yet to come: then the clock says nothing. */
  if (state->tried_at <= 0 || state->tried_at > g_get_real_time () / G_USEC_PER_SEC)
    return 0;
  latest = state->tried_at + GEM_FEED_MAX_WAIT;
  if (state->fault != NULL && state->not_before > 0)
    return CLAMP (state->not_before, state->tried_at, latest);
  due = MAX (state->not_before, state->fresh_until);
  return MAX (MIN (due, latest), state->tried_at + MAX (interval_seconds, 0));
}

static void
add_state (GPtrArray *out, GemStatement *row)
{
  GemFeedState *state = g_new0 (GemFeedState, 1);

  state->url = gem_statement_dup_text (row, 0);
  state->title = gem_statement_dup_text (row, 1);
  state->issue = gem_statement_get_int (row, 2);
  state->synced_at = gem_statement_get_int (row, 3);
  state->tried_at = gem_statement_get_int (row, 4);
  state->fault = gem_statement_dup_text (row, 5);
  state->fault_message = gem_statement_dup_text (row, 6);
  state->etag = gem_statement_dup_text (row, 7);
  state->last_modified = gem_statement_dup_text (row, 8);
  state->expired = gem_statement_get_int (row, 9) != 0;
  state->items = (int) gem_statement_get_int (row, 10);
  state->not_before = gem_statement_get_int (row, 11);
  state->fresh_until = gem_statement_get_int (row, 12);
  state->failures = (guint) gem_statement_get_int (row, 13);
  state->moved_to = gem_statement_dup_text (row, 14);
  state->public_key = gem_statement_dup_text (row, 15);
  state->place = (int) gem_statement_get_int (row, 16);
  state->colour = (int) gem_statement_get_int (row, 17);
  g_ptr_array_add (out, state);
}

/**
 * gem_store_load_feeds:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GemSqliteError
 *
 * Waits for the disk: for workers and the command line.
 *
 * Returns: (element-type GemFeedState) (transfer full): the feeds, in the order that the person gave them, or in
 *   which they were added
 */
GPtrArray *
gem_store_load_feeds (GemStore *self, GCancellable *cancellable, GError **error)
{
  static const char sql[] =
      "SELECT url, title, issue, synced_at, tried_at, fault, fault_message, etag, last_modified,"
      " expired, items, not_before, fresh_until,"
      " failures, moved_to, public_key, coalesce (place, -1), coalesce (colour, -1)"
      " FROM feed ORDER BY coalesce (place, id), id";
  g_autoptr (GPtrArray) out = g_ptr_array_new_with_free_func ((GDestroyNotify) gem_feed_state_free);

  g_return_val_if_fail (GEM_IS_STORE (self), NULL);

  if (!gem_store_query (self, sql, NULL, 0, add_state, out, cancellable, error))
    return NULL;
  return g_steal_pointer (&out);
}

static void
feeds_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *feeds = gem_store_load_feeds (source, cancellable, &error);

  if (feeds != NULL)
    g_task_return_pointer (task, feeds, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * gem_store_load_feeds_async:
 * @self: a store
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_store_load_feeds(), in a worker.
 */
void
gem_store_load_feeds_async (GemStore *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (GEM_IS_STORE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, gem_store_load_feeds_async);
  g_task_run_in_thread (task, feeds_in_thread);
}

/**
 * gem_store_load_feeds_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for the error of gem_store_load_feeds()
 *
 * Returns: (element-type GemFeedState) (transfer full): the feeds
 */
GPtrArray *
gem_store_load_feeds_finish (GemStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* One statement that writes, with its parameters as text. */
static gboolean
run_with_text (GemSqlite *db,
               const char *sql,
               const char *const *parameters,
               int n_parameters,
               gint64 *changes,
               GError **error)
{
  g_autoptr (GemStatement) statement = gem_sqlite_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  for (int i = 0; i < n_parameters; i++)
    gem_statement_bind_text (statement, i + 1, parameters[i]);
  if (!gem_statement_run (statement, error))
    return FALSE;
  if (changes != NULL)
    *changes = gem_sqlite_changes (db);
  return TRUE;
}

typedef struct
{
  const char *sql;
  const char *const *parameters;
  int n_parameters;
} OneWrite;

static gboolean
write_statement (GemSqlite *db, gpointer data, GemStoreClock *changed, GError **error)
{
  const OneWrite *one = data;

  return run_with_text (db, one->sql, one->parameters, one->n_parameters, NULL, error);
}

/* Tells nobody. */
static gboolean
write_quietly (GemStore *self,
               const char *sql,
               const char *const *parameters,
               int n_parameters,
               GError **error)
{
  OneWrite one = { sql, parameters, n_parameters };

  return gem_store_write (self, GEM_CLOCK_NONE, write_statement, &one, error);
}

static gboolean
write_one (GemStore *self,
           const char *sql,
           const char *const *parameters,
           int n_parameters,
           GError **error)
{
  OneWrite one = { sql, parameters, n_parameters };

  return gem_store_write (self, GEM_CLOCK_STORE, write_statement, &one, error);
}

/**
 * gem_store_add_feed:
 * @self: a store
 * @url: its address, checked
 * @error: return location for a #GemStoreError or #GemSqliteError
 *
 * Adds a feed; one that is there already stays as it is. Waits for the disk.
 *
 * Returns: whether it is there now
 */
gboolean
gem_store_add_feed (GemStore *self, const char *url, GError **error)
{
  static const char sql[] = "INSERT OR IGNORE INTO feed (url) VALUES (?)";

  g_return_val_if_fail (GEM_IS_STORE (self) && url != NULL, FALSE);

  return write_one (self, sql, &url, 1, error);
}

typedef struct
{
  const char *url;
  gint64 changes;
} Removal;

/* Its items go with the feed; the index for search has to know their words to forget them. */
static gboolean
write_removal (GemSqlite *db, gpointer data, GemStoreClock *changed, GError **error)
{
  static const char unindex_sql[] =
      "INSERT INTO item_search (item_search, rowid, title, text, holder, partners, tags)"
      " SELECT 'delete', row, title, text, holder, partners, tags FROM item"
      " WHERE feed = (SELECT id FROM feed WHERE url = ?) ORDER BY row";
  static const char remove_sql[] = "DELETE FROM feed WHERE url = ?";
  Removal *removal = data;

  return run_with_text (db, unindex_sql, &removal->url, 1, NULL, error) &&
         run_with_text (db, remove_sql, &removal->url, 1, &removal->changes, error);
}

/**
 * gem_store_remove_feed:
 * @self: a store
 * @url: its address
 * @found: (out): whether it was there
 * @error: return location for a #GemStoreError or #GemSqliteError
 *
 * Removes a feed with its agenda. Waits for the disk.
 *
 * Returns: whether it is gone
 */
gboolean
gem_store_remove_feed (GemStore *self, const char *url, gboolean *found, GError **error)
{
  Removal removal = { .url = url };

  g_return_val_if_fail (GEM_IS_STORE (self) && url != NULL && found != NULL, FALSE);

  if (!gem_store_write (self, GEM_CLOCK_STORE, write_removal, &removal, error))
    return FALSE;
  *found = removal.changes > 0;
  return TRUE;
}

/**
 * gem_store_set_feed_key:
 * @self: a store
 * @url: the address of a feed
 * @key: (nullable): a minisign public key in one line, checked; %NULL where pages need no signature
 * @error: return location for a #GemStoreError or #GemSqliteError
 *
 * Says who signs the pages of a feed. With another key the validators are forgotten: what is stored was
 * not checked with it, so the next sync has to fetch it. Waits for the disk.
 *
 * Returns: whether it is kept
 */
gboolean
gem_store_set_feed_key (GemStore *self, const char *url, const char *key, GError **error)
{
  static const char sql[] =
      "UPDATE feed SET etag = CASE WHEN public_key IS ?2 OR ?2 IS NULL THEN etag END,"
      " last_modified = CASE WHEN public_key IS ?2 OR ?2 IS NULL THEN last_modified END,"
      " public_key = ?2 WHERE url = ?1";
  const char *parameters[2] = { url, key };

  g_return_val_if_fail (GEM_IS_STORE (self) && url != NULL, FALSE);

  return write_one (self, sql, parameters, 2, error);
}

/**
 * gem_store_arrange_feed:
 * @self: a store
 * @url: the address of a feed
 * @place: where it stands in the list, from 0; -1 for where it was added
 * @colour: 0 to 7; -1 for none
 * @error: return location for a #GemStoreError or #GemSqliteError
 *
 * Keeps how a person arranged their feeds. Waits for the disk.
 *
 * Returns: whether it is kept
 */
gboolean
gem_store_arrange_feed (GemStore *self, const char *url, int place, int colour, GError **error)
{
  static const char sql[] = "UPDATE feed SET place = nullif (CAST (?2 AS INTEGER), -1),"
                            " colour = nullif (CAST (?3 AS INTEGER), -1) WHERE url = ?1";
  g_autofree char *place_text = g_strdup_printf ("%d", place);
  g_autofree char *colour_text = g_strdup_printf ("%d", colour);
  const char *parameters[3] = { url, place_text, colour_text };

  g_return_val_if_fail (GEM_IS_STORE (self) && url != NULL, FALSE);
  g_return_val_if_fail (place >= -1 && colour >= -1 && colour < GEM_FEED_N_COLOURS, FALSE);

  return write_one (self, sql, parameters, 3, error);
}

typedef struct
{
  char *url;
  char *key;
  int place;
  int colour;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->url);
  g_free (change->key);
  g_free (change);
}

static void
run_change (GemStore *self,
            Change *change,
            gpointer tag,
            GTaskThreadFunc run,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  /* What a person asked for is kept, also when the window closes. */
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, change, change_free);
  g_task_run_in_thread (task, run);
}

static void
return_boolean (GTask *task, gboolean done, GError *error)
{
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
key_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Change *change = task_data;
  GError *error = NULL;
  gboolean done = gem_store_set_feed_key (source, change->url, change->key, &error);

  return_boolean (task, done, error);
}

/**
 * gem_store_set_feed_key_async:
 * @self: a store
 * @url: the address of a feed
 * @key: (nullable): as for gem_store_set_feed_key()
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_store_set_feed_key(), in a worker.
 */
void
gem_store_set_feed_key_async (GemStore *self,
                              const char *url,
                              const char *key,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  Change *change;

  g_return_if_fail (GEM_IS_STORE (self) && url != NULL);

  change = g_new0 (Change, 1);
  change->url = g_strdup (url);
  change->key = g_strdup (key);
  run_change (self, change, gem_store_set_feed_key_async, key_in_thread, callback, user_data);
}

/**
 * gem_store_set_feed_key_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for the error of gem_store_set_feed_key()
 *
 * Returns: whether it is kept
 */
gboolean
gem_store_set_feed_key_finish (GemStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
arrange_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Change *change = task_data;
  GError *error = NULL;
  gboolean done =
      gem_store_arrange_feed (source, change->url, change->place, change->colour, &error);

  return_boolean (task, done, error);
}

/**
 * gem_store_arrange_feed_async:
 * @self: a store
 * @url: the address of a feed
 * @place: as for gem_store_arrange_feed()
 * @colour: as for gem_store_arrange_feed()
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_store_arrange_feed(), in a worker.
 */
void
gem_store_arrange_feed_async (GemStore *self,
                              const char *url,
                              int place,
                              int colour,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  Change *change;

  g_return_if_fail (GEM_IS_STORE (self) && url != NULL);
  g_return_if_fail (place >= -1 && colour >= -1 && colour < GEM_FEED_N_COLOURS);

  change = g_new0 (Change, 1);
  change->url = g_strdup (url);
  change->place = place;
  change->colour = colour;
  run_change (self, change, gem_store_arrange_feed_async, arrange_in_thread, callback, user_data);
}

/**
 * gem_store_arrange_feed_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for the error of gem_store_arrange_feed()
 *
 * Returns: whether it is kept
 */
gboolean
gem_store_arrange_feed_finish (GemStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * gem_store_note_schedule:
 * @self: a store
 * @url: the address of a feed
 * @schedule: when and where to ask next
 * @error: return location for a #GemStoreError or #GemSqliteError
 *
 * Keeps what a visit said of the next one. It goes with gem_store_note_fault(), gem_store_note_unchanged()
 * or a snapshot, which tell that something changed; this does not. Waits for the disk.
 *
 * Returns: whether it is kept
 */
gboolean
gem_store_note_schedule (GemStore *self,
                         const char *url,
                         const GemFeedSchedule *schedule,
                         GError **error)
{
  static const char sql[] =
      "UPDATE feed SET not_before = nullif (CAST (?2 AS INTEGER), 0),"
      " fresh_until = nullif (CAST (?3 AS INTEGER), 0), failures = CAST (?4 AS INTEGER),"
      " moved_to = ?5 WHERE url = ?1";
  g_autofree char *not_before = NULL;
  g_autofree char *fresh_until = NULL;
  g_autofree char *failures = NULL;
  const char *parameters[5];

  g_return_val_if_fail (GEM_IS_STORE (self) && url != NULL && schedule != NULL, FALSE);

  not_before = g_strdup_printf ("%" G_GINT64_FORMAT, schedule->not_before);
  fresh_until = g_strdup_printf ("%" G_GINT64_FORMAT, schedule->fresh_until);
  failures = g_strdup_printf ("%u", schedule->failures);
  parameters[0] = url;
  parameters[1] = not_before;
  parameters[2] = fresh_until;
  parameters[3] = failures;
  parameters[4] = schedule->moved_to;
  return write_quietly (self, sql, parameters, 5, error);
}

/**
 * gem_store_note_fault:
 * @self: a store
 * @url: the address of a feed
 * @fault: why it failed
 * @error: return location for a #GemStoreError or #GemSqliteError
 *
 * Keeps why the last try failed. What is stored of the feed stays as it is. Waits for the disk.
 *
 * Returns: whether it is kept
 */
gboolean
gem_store_note_fault (GemStore *self, const char *url, const GemFeedFault *fault, GError **error)
{
  static const char sql[] = "UPDATE feed SET tried_at = unixepoch (), fault = ?2,"
                            " fault_message = ?3 WHERE url = ?1";
  const char *parameters[3];

  g_return_val_if_fail (GEM_IS_STORE (self) && url != NULL && fault != NULL, FALSE);

  parameters[0] = url;
  parameters[1] = gem_feed_fault_code_to_string (fault->code);
  parameters[2] = fault->message;
  return write_one (self, sql, parameters, 3, error);
}

/**
 * gem_store_note_unchanged:
 * @self: a store
 * @url: the address of a feed
 * @etag: (nullable): the validator that came with the answer
 * @last_modified: (nullable): the validator that came with the answer
 * @error: return location for a #GemStoreError or #GemSqliteError
 *
 * Keeps that there was nothing new. Validators that did not come stay as they were (RFC 9111, 4.3.4).
 * Waits for the disk.
 *
 * Returns: whether it is kept
 */
gboolean
gem_store_note_unchanged (
    GemStore *self, const char *url, const char *etag, const char *last_modified, GError **error)
{
  static const char sql[] =
      "UPDATE feed SET tried_at = unixepoch (), synced_at = unixepoch (), fault = NULL,"
      " fault_message = NULL, etag = coalesce (?2, etag),"
      " last_modified = coalesce (?3, last_modified) WHERE url = ?1";
  const char *parameters[3] = { url, etag, last_modified };

  g_return_val_if_fail (GEM_IS_STORE (self) && url != NULL, FALSE);

  return write_one (self, sql, parameters, 3, error);
}
