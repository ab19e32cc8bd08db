/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What changed in the agendas: between two issues, since the last visit, and of one item. */

#include "store/gem-store-private.h"

/* The revision that an issue ended with: ?2 is the issue, or what the person has seen. */
static const char feeds_sql[] =
    "SELECT id, url, CASE WHEN ?2 = '-1' THEN coalesce (seen, 0) ELSE coalesce ((SELECT max (rev) FROM"
    " revision r WHERE r.feed = feed.id AND r.issue <= CAST (?2 AS INTEGER)), 0) END,"
    " CASE WHEN ?3 = '0' THEN coalesce ((SELECT max (rev) FROM revision r WHERE r.feed = feed.id), 0)"
    " ELSE coalesce ((SELECT max (rev) FROM revision r WHERE r.feed = feed.id AND"
    " r.issue <= CAST (?3 AS INTEGER)), 0) END,"
    " (SELECT min (rev) FROM revision r WHERE r.feed = feed.id)"
    " FROM feed WHERE ?1 IS NULL OR url = ?1 ORDER BY coalesce (place, id), id";
static const char touched_sql[] =
    "SELECT DISTINCT id FROM item_past WHERE feed = ?1 AND rev > ?2 AND rev <= ?3"
    " UNION SELECT id FROM item WHERE feed = ?1 AND ?2 < ?4"
    " UNION SELECT id FROM item_past WHERE feed = ?1 AND ?2 < ?4 ORDER BY 1";
/* What an item said at the end of a revision: until when it did, or now. */
static const char past_sql[] = "SELECT absent, digest, " GEM_ITEM_COLUMNS " FROM item_past"
                               " WHERE feed = ?1 AND id = ?2 AND rev > ?3 ORDER BY rev LIMIT 1";
static const char now_sql[] =
    "SELECT 0, digest, " GEM_ITEM_COLUMNS " FROM item WHERE feed = ?1 AND id = ?2";

typedef struct
{
  gint64 feed;
  char *url;
  gint64 from;
  gint64 to;
  gint64 oldest; /* before it, nothing was stored */
} Span;

static void
span_free (gpointer data)
{
  Span *span = data;

  g_free (span->url);
  g_free (span);
}

/**
 * gem_item_change_free:
 * @change: (transfer full): a change
 */
void
gem_item_change_free (GemItemChange *change)
{
  g_return_if_fail (change != NULL);

  g_clear_object (&change->before);
  g_clear_object (&change->after);
  g_free (change);
}

/**
 * gem_item_change_kind_to_string:
 * @kind: a kind
 *
 * Returns: (transfer none): the name that scripts may rely on
 */
const char *
gem_item_change_kind_to_string (GemItemChangeKind kind)
{
  static const char *const names[] = { "added", "changed", "removed" };

  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (names), NULL);

  return names[kind];
}

static gboolean
load_spans (
    GemSqlite *db, const char *feed, gint64 since, gint64 until, GPtrArray *spans, GError **error)
{
  g_autoptr (GemStatement) select = gem_sqlite_prepare (db, feeds_sql, error);
  g_autofree char *from = g_strdup_printf ("%" G_GINT64_FORMAT, since);
  g_autofree char *to = g_strdup_printf ("%" G_GINT64_FORMAT, until);
  gboolean row;

  if (select == NULL)
    return FALSE;
  gem_statement_bind_text (select, 1, feed);
  gem_statement_bind_text (select, 2, from);
  gem_statement_bind_text (select, 3, to);
  while (gem_statement_step (select, &row, error))
    {
      Span *span;

      if (!row)
        return TRUE;
      span = g_new0 (Span, 1);
      span->feed = gem_statement_get_int (select, 0);
      span->url = gem_statement_dup_text (select, 1);
      span->from = gem_statement_get_int (select, 2);
      span->to = gem_statement_get_int (select, 3);
      span->oldest = gem_statement_get_int (select, 4);
      g_ptr_array_add (spans, span);
    }
  return FALSE;
}

static gboolean
load_touched (GemSqlite *db, const Span *span, GPtrArray *ids, GError **error)
{
  g_autoptr (GemStatement) select = gem_sqlite_prepare (db, touched_sql, error);
  gboolean row;

  if (select == NULL)
    return FALSE;
  gem_statement_bind_int (select, 1, span->feed);
  gem_statement_bind_int (select, 2, span->from);
  gem_statement_bind_int (select, 3, span->to);
  gem_statement_bind_int (select, 4, span->oldest);
  while (gem_statement_step (select, &row, error))
    {
      if (!row)
        return TRUE;
      g_ptr_array_add (ids, gem_statement_dup_text (select, 0));
    }
  return FALSE;
}

/* @item is NULL where it was not there. */
static gboolean
load_at (GemSqlite *db,
         const Span *span,
         const char *id,
         gint64 rev,
         GemItem **item,
         char **digest,
         GError **error)
{
  const char *const queries[] = { past_sql, now_sql };

  *item = NULL;
  *digest = NULL;
  if (rev < span->oldest)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (GemStatement) select = gem_sqlite_prepare (db, queries[i], error);
      gboolean row;

      if (select == NULL)
        return FALSE;
      gem_statement_bind_int (select, 1, span->feed);
      gem_statement_bind_text (select, 2, id);
      if (queries[i] == past_sql)
        gem_statement_bind_int (select, 3, rev);
      if (!gem_statement_step (select, &row, error))
        return FALSE;
      if (!row)
        continue;
      if (gem_statement_get_int (select, 0) == 0)
        {
          *digest = gem_statement_dup_text (select, 1);
          *item = gem_store_read_item (select, 2, id, span->url);
        }
      return TRUE;
    }
  return TRUE;
}

static gboolean
add_change (GemSqlite *db, const Span *span, const char *id, GPtrArray *changes, GError **error)
{
  g_autoptr (GemItem) before = NULL;
  g_autoptr (GemItem) after = NULL;
  g_autofree char *old = NULL;
  g_autofree char *new = NULL;
  GemItemChange *change;

  if (!load_at (db, span, id, span->from, &before, &old, error) ||
      !load_at (db, span, id, span->to, &after, &new, error))
    return FALSE;
  if (g_strcmp0 (old, new) == 0)
    return TRUE;
  change = g_new0 (GemItemChange, 1);
  change->kind = before == NULL  ? GEM_ITEM_ADDED
                 : after == NULL ? GEM_ITEM_REMOVED
                                 : GEM_ITEM_CHANGED;
  change->before = g_steal_pointer (&before);
  change->after = g_steal_pointer (&after);
  g_ptr_array_add (changes, change);
  return TRUE;
}

static gboolean
add_changes (GemSqlite *db, const Span *span, GPtrArray *changes, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  if (span->to <= span->from)
    return TRUE;
  if (!load_touched (db, span, ids, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!add_change (db, span, g_ptr_array_index (ids, i), changes, error))
      return FALSE;
  return TRUE;
}

/**
 * gem_store_load_changes:
 * @self: a store
 * @feed: (nullable): only of this feed
 * @since: an issue, 0 for before the first, or %GEM_SINCE_LAST_VISIT
 * @until: a later issue, or 0 for now
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GemSqliteError
 *
 * What an item said in between does not count. Of an issue that was never stored, the last one before
 * it is taken; before the first that was, nothing was there. Waits for the disk: for workers and the
 * command line.
 *
 * Returns: (element-type GemItemChange) (transfer full): the changes, by feed and id
 */
GPtrArray *
gem_store_load_changes (GemStore *self,
                        const char *feed,
                        gint64 since,
                        gint64 until,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gem_item_change_free);
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func (span_free);
  gboolean done;
  GemSqlite *db;

  g_return_val_if_fail (GEM_IS_STORE (self), NULL);

  if (!gem_store_take_reader (self, &db, cancellable, error))
    return NULL;
  if (db == NULL)
    return g_steal_pointer (&changes);
  /* One moment for all questions. */
  done = gem_sqlite_exec (db, "BEGIN", error) && load_spans (db, feed, since, until, spans, error);
  for (guint i = 0; done && i < spans->len; i++)
    done = add_changes (db, g_ptr_array_index (spans, i), changes, error);
  gem_sqlite_rollback (db);
  gem_store_give_reader (self, db);
  return done ? g_steal_pointer (&changes) : NULL;
}

typedef struct
{
  char *feed;
  gint64 since;
  gint64 until;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->feed);
  g_free (question);
}

static void
changes_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Question *question = task_data;
  GError *error = NULL;
  GPtrArray *changes = gem_store_load_changes (source, question->feed, question->since,
                                               question->until, cancellable, &error);

  if (changes != NULL)
    g_task_return_pointer (task, changes, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * gem_store_load_changes_async:
 * @self: a store
 * @feed: (nullable): only of this feed
 * @since: as for gem_store_load_changes()
 * @until: as for gem_store_load_changes()
 * @cancellable: (nullable): a cancellable
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * As gem_store_load_changes(), in a worker.
 */
void
gem_store_load_changes_async (GemStore *self,
                              const char *feed,
                              gint64 since,
                              gint64 until,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Question *question;

  g_return_if_fail (GEM_IS_STORE (self));

  question = g_new0 (Question, 1);
  question->feed = g_strdup (feed);
  question->since = since;
  question->until = until;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, gem_store_load_changes_async);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, changes_in_thread);
}

/**
 * gem_store_load_changes_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for the error of gem_store_load_changes()
 *
 * Returns: (element-type GemItemChange) (transfer full): the changes
 */
GPtrArray *
gem_store_load_changes_finish (GemStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- One item ---- */

static void
version_free (gpointer data)
{
  GemItemVersion *version = data;

  g_clear_object (&version->item);
  g_free (version);
}

static void
add_version (GPtrArray *out, GemStatement *row)
{
  GemItemVersion *version = g_new0 (GemItemVersion, 1);

  version->issue = gem_statement_get_int (row, 0);
  version->applied_at = gem_statement_get_int (row, 1);
  if (gem_statement_get_int (row, 2) == 0)
    version->item = gem_store_read_item (row, 5, gem_statement_get_text (row, 3),
                                         gem_statement_get_text (row, 4));
  g_ptr_array_add (out, version);
}

/**
 * gem_store_load_history:
 * @self: a store
 * @feed: the address of a feed
 * @id: the id of an item
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GemSqliteError
 *
 * Waits for the disk: for workers and the command line.
 *
 * Returns: (element-type GemItemVersion) (transfer full): what the item said, newest first
 */
GPtrArray *
gem_store_load_history (
    GemStore *self, const char *feed, const char *id, GCancellable *cancellable, GError **error)
{
  /* What an item says holds from the revision at which the row before it ended. */
  static const char sql[] =
      "WITH f AS (SELECT id FROM feed WHERE url = ?1),"
      " v AS (SELECT p.rev AS until, p.* FROM item_past p WHERE p.feed = (SELECT id FROM f) AND p.id = ?2"
      " UNION ALL SELECT 9223372036854775807, feed, id, 0, 0, seq, digest, " GEM_ITEM_COLUMNS
      " FROM item WHERE feed = (SELECT id FROM f) AND id = ?2),"
      " w AS (SELECT *, coalesce (lag (until) OVER (ORDER BY until), (SELECT min (rev) FROM revision"
      " WHERE revision.feed = (SELECT id FROM f))) AS since FROM v)"
      " SELECT r.issue, r.applied_at, w.absent, ?2, ?1, " GEM_ITEM_COLUMNS
      " FROM w JOIN revision r ON r.rev = w.since ORDER BY until DESC";
  g_autoptr (GPtrArray) out = g_ptr_array_new_with_free_func (version_free);
  const char *parameters[2] = { feed, id };

  g_return_val_if_fail (GEM_IS_STORE (self) && feed != NULL && id != NULL, NULL);

  if (!gem_store_query (self, sql, parameters, 2, add_version, out, cancellable, error))
    return NULL;
  /* That it was not there before it came is no news. */
  if (out->len > 0 && ((GemItemVersion *) g_ptr_array_index (out, out->len - 1))->item == NULL)
    g_ptr_array_set_size (out, (int) out->len - 1);
  return g_steal_pointer (&out);
}

/**
 * gem_store_mark_seen:
 * @self: a store
 * @error: return location for a #GemStoreError or #GemSqliteError
 *
 * From now on, what is stored is what the person last looked at. Waits for the disk.
 *
 * Returns: whether that is kept
 */
gboolean
gem_store_mark_seen (GemStore *self, GError **error)
{
  static const char sql[] =
      "UPDATE feed SET seen = (SELECT max (rev) FROM revision WHERE revision.feed = feed.id)";
  g_autoptr (GemSqlite) db = NULL;

  g_return_val_if_fail (GEM_IS_STORE (self), FALSE);

  db = gem_store_open_writer (self, error);
  return db != NULL && gem_sqlite_exec (db, sql, error);
}
