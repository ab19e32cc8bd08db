/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What changed in the agendas: between two issues, and since the last visit. */

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
static const char followed_sql[] = "SELECT id FROM followed WHERE feed = ?1 ORDER BY id";
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

static gboolean
load_followed (GemSqlite *db, const Span *span, GPtrArray *ids, GError **error)
{
  g_autoptr (GemStatement) select = gem_sqlite_prepare (db, followed_sql, error);
  gboolean row;

  if (select == NULL)
    return FALSE;
  gem_statement_bind_text (select, 1, span->url);
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

typedef gboolean (*LoadIdsFunc) (GemSqlite *db, const Span *span, GPtrArray *ids, GError **error);

/* Of all items that @load_ids names, or of the one with @id. */
static gboolean
add_changes (GemSqlite *db,
             const Span *span,
             LoadIdsFunc load_ids,
             const char *id,
             GPtrArray *changes,
             GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  if (span->to <= span->from)
    return TRUE;
  if (id != NULL)
    g_ptr_array_add (ids, g_strdup (id));
  else if (!load_ids (db, span, ids, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!add_change (db, span, g_ptr_array_index (ids, i), changes, error))
      return FALSE;
  return TRUE;
}

static GPtrArray *
load_changes (GemStore *self,
              const char *feed,
              gint64 since,
              gint64 until,
              LoadIdsFunc load_ids,
              const char *id,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GPtrArray) changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) gem_item_change_free);
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func (span_free);
  gboolean done;
  GemSqlite *db;

  if (!gem_store_take_reader (self, &db, cancellable, error))
    return NULL;
  if (db == NULL)
    return g_steal_pointer (&changes);
  /* One moment for all questions. */
  done = gem_sqlite_exec (db, "BEGIN", error) && load_spans (db, feed, since, until, spans, error);
  for (guint i = 0; done && i < spans->len; i++)
    done = add_changes (db, g_ptr_array_index (spans, i), load_ids, id, changes, error);
  gem_sqlite_rollback (db);
  gem_store_give_reader (self, db);
  return done ? g_steal_pointer (&changes) : NULL;
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
  g_return_val_if_fail (GEM_IS_STORE (self), NULL);

  return load_changes (self, feed, since, until, load_touched, NULL, cancellable, error);
}

/**
 * gem_store_load_followed_changes:
 * @self: a store
 * @feed: (nullable): only of this feed
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GemSqliteError
 *
 * Waits for the disk: for workers and the command line.
 *
 * Returns: (element-type GemItemChange) (transfer full): what happened since the last visit to the items
 * that the person follows
 */
GPtrArray *
gem_store_load_followed_changes (GemStore *self,
                                 const char *feed,
                                 GCancellable *cancellable,
                                 GError **error)
{
  g_return_val_if_fail (GEM_IS_STORE (self), NULL);

  return load_changes (self, feed, GEM_SINCE_LAST_VISIT, 0, load_followed, NULL, cancellable,
                       error);
}

/**
 * gem_store_load_item_change:
 * @self: a store
 * @feed: the address of a feed
 * @id: the id of an item
 * @change: (out) (nullable) (transfer full): what happened to it since the last visit; %NULL for nothing
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GemSqliteError
 *
 * Waits for the disk: for workers.
 *
 * Returns: whether the store could be asked
 */
gboolean
gem_store_load_item_change (GemStore *self,
                            const char *feed,
                            const char *id,
                            GemItemChange **change,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (GPtrArray) changes = NULL;

  g_return_val_if_fail (GEM_IS_STORE (self) && feed != NULL && id != NULL && change != NULL, FALSE);

  *change = NULL;
  changes = load_changes (self, feed, GEM_SINCE_LAST_VISIT, 0, NULL, id, cancellable, error);
  if (changes != NULL && changes->len > 0)
    *change = g_ptr_array_steal_index (changes, 0);
  return changes != NULL;
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
