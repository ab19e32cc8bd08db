/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "gem-sync-private.h"

#include "feed/gem-feed-reader.h"
#include "library/gem-library.h"

#include <glib/gi18n.h>
#include <string.h>

enum
{
  CHANGED,
  FINISHED,
  FOLLOWED_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GemSync, gem_sync, G_TYPE_OBJECT)

/**
 * gem_sync_emit_changed:
 * @self: a sync
 */
void
gem_sync_emit_changed (GemSync *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * gem_sync_emit_finished:
 * @self: a sync
 * @report: what there is to say
 * @asked: whether a person asked for it
 */
void
gem_sync_emit_finished (GemSync *self, const char *report, gboolean asked)
{
  g_signal_emit (self, signals[FINISHED], 0, report, asked);
}

/**
 * gem_sync_emit_followed_changed:
 * @self: a sync
 * @changes: (element-type GemItemChange): what is new
 */
void
gem_sync_emit_followed_changed (GemSync *self, GPtrArray *changes)
{
  g_signal_emit (self, signals[FOLLOWED_CHANGED], 0, changes);
}

static void
built_in_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GemSync) self = data;
  g_autoptr (GemSyncResult) outcome = gem_feed_reader_sync_file_finish (GEM_STORE (source), result);

  if (g_cancellable_is_cancelled (self->closing))
    return;
  if (outcome->outcome == GEM_SYNC_FAILED)
    g_warning ("The agenda that comes with the program: %s", outcome->fault->message);
  gem_sync_reload (self);
}

/* Whether the program may have a newer issue of its agenda. It is not parsed to find out, unless a
 * publication is read that came from elsewhere: that does not know. */
static gboolean
may_be_newer (GemSync *self, gint64 stored)
{
  gint64 issue = gem_edition_get_agenda_issue (gem_context_get_edition (self->context));

  return issue == 0 || stored < issue;
}

/* Where nothing else is followed, there is the agenda that comes with the program; a newer program brings
 * a newer one. */
static void
apply_built_in (GemSync *self)
{
  GSettings *settings = gem_context_get_settings (self->context);
  gboolean wanted = self->feeds->len == 0 && !self->chosen &&
                    !g_settings_get_boolean (settings, "built-in-agenda-removed");
  g_autofree char *path = NULL;

  for (guint i = 0; i < self->feeds->len; i++)
    {
      const GemFeedState *state = g_ptr_array_index (self->feeds, i);

      if (g_str_equal (state->url, GEM_EDITION_AGENDA_ID))
        wanted = may_be_newer (self, state->issue);
    }
  if (!wanted || !gem_store_can_write (gem_context_get_store (self->context)))
    return;
  path = gem_library_agenda_path ();
  gem_feed_reader_sync_file_async (gem_context_get_store (self->context), path,
                                   GEM_EDITION_AGENDA_ID, self->closing, built_in_cb,
                                   g_object_ref (self));
}

static void
feeds_loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GemSync) self = data;
  GPtrArray *feeds = gem_store_load_feeds_finish (GEM_STORE (source), result, NULL);
  gboolean first = self->feeds == NULL;

  if (feeds == NULL)
    return;
  g_clear_pointer (&self->feeds, g_ptr_array_unref);
  self->feeds = feeds;
  gem_sync_emit_changed (self);
  if (first)
    {
      gem_sync_apply_administrator (self);
      gem_sync_schedule_start (self);
      apply_built_in (self);
    }
}

/**
 * gem_sync_reload:
 * @self: a sync
 *
 * Looks up how the feeds are doing now.
 */
void
gem_sync_reload (GemSync *self)
{
  gem_store_load_feeds_async (gem_context_get_store (self->context), self->closing, feeds_loaded_cb,
                              g_object_ref (self));
}

static void
progress_cb (guint page, guint64 bytes, gpointer data)
{
  GemSync *self = data;

  self->page = page;
  self->bytes = bytes;
  gem_sync_emit_changed (self);
}

static void
report_result (GemSync *self, const GemSyncResult *result)
{
  if (self->report->len > 0)
    g_string_append_c (self->report, '\n');
  if (result->outcome == GEM_SYNC_FAILED)
    g_string_append (self->report, result->fault->message);
  else if (result->outcome == GEM_SYNC_UNCHANGED)
    g_string_append (self->report, _ ("Nothing is new in the agenda."));
  else
    g_string_append_printf (
        self->report, _ ("The agenda is up to date: issue %ld, %d new, %d changed, %d removed."),
        (long) result->issue, result->added, result->changed, result->removed);
  self->news += result->added + result->changed + result->removed;
}

static void next (GemSync *self);

static void
synced_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GemSync) self = data;
  g_autoptr (GemSyncResult) outcome = gem_feed_reader_sync_finish (GEM_STORE (source), result);

  if (g_cancellable_is_cancelled (self->closing))
    return;
  report_result (self, outcome);
  if (g_cancellable_is_cancelled (self->cancellable))
    g_queue_clear_full (self->due, g_free);
  next (self);
}

static void
next (GemSync *self)
{
  g_autofree char *url = g_queue_pop_head (self->due);

  if (url != NULL)
    {
      self->page = 0;
      gem_feed_reader_sync_async (gem_context_get_store (self->context), url, progress_cb, self,
                                  self->cancellable, synced_cb, g_object_ref (self));
      gem_sync_emit_changed (self);
      return;
    }
  g_clear_object (&self->cancellable);
  gem_sync_tell_followed (self);
  gem_sync_reload (self);
  gem_sync_emit_changed (self);
  g_signal_emit (self, signals[FINISHED], 0, self->report->str, self->asked);
}

static void
begin_run (GemSync *self, gboolean asked)
{
  self->asked = asked;
  self->page = 0;
  self->cancellable = g_cancellable_new ();
  g_string_truncate (self->report, 0);
  gem_sync_note_followed (self, next);
  gem_sync_emit_changed (self);
}

/**
 * gem_sync_start:
 * @self: a sync
 * @asked: whether a person asked for it: then every feed is tried now
 *
 * Starts a run, unless one is under way or nothing is due.
 */
void
gem_sync_start (GemSync *self, gboolean asked)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  g_return_if_fail (GEM_IS_SYNC (self));

  if (self->cancellable != NULL || self->feeds == NULL || (!asked && gem_sync_is_held (self)))
    return;
  for (guint i = 0; i < self->feeds->len; i++)
    {
      const GemFeedState *state = g_ptr_array_index (self->feeds, i);

      if (gem_sync_is_on_the_web (state) && (asked || gem_sync_get_due_at (self, state) <= now))
        g_queue_push_tail (self->due, g_strdup (state->url));
    }
  if (g_queue_is_empty (self->due))
    return;
  begin_run (self, asked);
}

/**
 * gem_sync_start_feed:
 * @self: a sync
 * @url: the address of a feed
 * @asked: whether a person asked for it
 *
 * Tries one feed now, or when the run that is under way comes to it.
 */
void
gem_sync_start_feed (GemSync *self, const char *url, gboolean asked)
{
  g_return_if_fail (GEM_IS_SYNC (self) && url != NULL);

  if (g_queue_find_custom (self->due, url, (GCompareFunc) strcmp) == NULL)
    g_queue_push_tail (self->due, g_strdup (url));
  if (self->cancellable != NULL)
    {
      self->asked |= asked;
      return;
    }
  begin_run (self, asked);
}

/* What there is to say of an agenda that was opened from this computer. */
static void
file_opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GemSync) self = data;
  g_autoptr (GemSyncResult) outcome = gem_feed_reader_sync_file_finish (GEM_STORE (source), result);

  if (g_cancellable_is_cancelled (self->closing))
    return;
  g_string_truncate (self->report, 0);
  report_result (self, outcome);
  gem_sync_reload (self);
  g_signal_emit (self, signals[FINISHED], 0, self->report->str, TRUE);
}

/**
 * gem_sync_open_file:
 * @self: a sync
 * @path: a published page, or the folder that it is in
 *
 * Follows the agenda in a file, with the same checks as one from the web.
 */
void
gem_sync_open_file (GemSync *self, const char *path)
{
  g_return_if_fail (GEM_IS_SYNC (self) && path != NULL);

  self->chosen = TRUE;
  gem_feed_reader_sync_file_async (gem_context_get_store (self->context), path, NULL, self->closing,
                                   file_opened_cb, g_object_ref (self));
}

/**
 * gem_sync_cancel:
 * @self: a sync
 *
 * Stops the run that is under way. What was stored stays.
 */
void
gem_sync_cancel (GemSync *self)
{
  g_return_if_fail (GEM_IS_SYNC (self));

  g_cancellable_cancel (self->cancellable);
}

/**
 * gem_sync_close:
 * @self: a sync
 *
 * Stops for good whatever is under way, because its window closes; nobody hears of it any more.
 */
void
gem_sync_close (GemSync *self)
{
  g_return_if_fail (GEM_IS_SYNC (self));

  gem_sync_schedule_stop (self);
  g_cancellable_cancel (self->closing);
  g_cancellable_cancel (self->cancellable);
}

static void
gem_sync_dispose (GObject *object)
{
  GemSync *self = GEM_SYNC (object);

  gem_sync_schedule_stop (self);
  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->closing);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (gem_sync_parent_class)->dispose (object);
}

static void
gem_sync_finalize (GObject *object)
{
  GemSync *self = GEM_SYNC (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->closing);
  g_clear_pointer (&self->feeds, g_ptr_array_unref);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  g_queue_free_full (self->due, g_free);
  g_string_free (self->report, TRUE);

  G_OBJECT_CLASS (gem_sync_parent_class)->finalize (object);
}

static void
gem_sync_class_init (GemSyncClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gem_sync_dispose;
  G_OBJECT_CLASS (klass)->finalize = gem_sync_finalize;

  /**
   * GemSync::changed:
   * @self: a sync
   *
   * The state, or the words for it, are others than before.
   */
  signals[CHANGED] = g_signal_new ("changed", GEM_TYPE_SYNC, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  /**
   * GemSync::finished:
   * @self: a sync
   * @report: what it did, a sentence a feed
   * @asked: whether a person asked for it
   */
  signals[FINISHED] = g_signal_new ("finished", GEM_TYPE_SYNC, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);

  /**
   * GemSync::followed-changed:
   * @self: a sync
   * @changes: (element-type GemItemChange): what this run brought of what the person follows
   */
  signals[FOLLOWED_CHANGED] = g_signal_new ("followed-changed", GEM_TYPE_SYNC, G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
}

static void
gem_sync_init (GemSync *self)
{
  self->due = g_queue_new ();
  self->closing = g_cancellable_new ();
  self->report = g_string_new (NULL);
}

/**
 * gem_sync_new:
 * @context: the context
 *
 * Looks up the feeds, and syncs those that are due.
 *
 * Returns: (transfer full): a sync
 */
GemSync *
gem_sync_new (GemContext *context)
{
  GemSync *self;

  g_return_val_if_fail (GEM_IS_CONTEXT (context), NULL);

  self = g_object_new (GEM_TYPE_SYNC, NULL);
  self->context = g_object_ref (context);
  gem_sync_reload (self);
  return self;
}

/**
 * gem_sync_get_feeds:
 * @self: a sync
 *
 * Returns: (element-type GemFeedState) (transfer none) (nullable): the feeds; %NULL while they are
 * looked up
 */
GPtrArray *
gem_sync_get_feeds (GemSync *self)
{
  g_return_val_if_fail (GEM_IS_SYNC (self), NULL);

  return self->feeds;
}

/**
 * gem_sync_is_on_the_web:
 * @state: a feed
 *
 * Returns: whether it can be asked for; otherwise it came with the program or from a file
 */
gboolean
gem_sync_is_on_the_web (const GemFeedState *state)
{
  const char *scheme;

  g_return_val_if_fail (state != NULL, FALSE);

  scheme = g_uri_peek_scheme (state->url);
  return g_strcmp0 (scheme, "https") == 0 || g_strcmp0 (scheme, "http") == 0;
}

/**
 * gem_sync_can_ask:
 * @self: a sync
 *
 * Returns: whether anything that is followed comes from the web
 */
gboolean
gem_sync_can_ask (GemSync *self)
{
  g_return_val_if_fail (GEM_IS_SYNC (self), FALSE);

  for (guint i = 0; self->feeds != NULL && i < self->feeds->len; i++)
    if (gem_sync_is_on_the_web (g_ptr_array_index (self->feeds, i)))
      return TRUE;
  return FALSE;
}

/**
 * gem_sync_get_store:
 * @self: a sync
 *
 * Returns: (transfer none): where the agendas are kept
 */
GemStore *
gem_sync_get_store (GemSync *self)
{
  g_return_val_if_fail (GEM_IS_SYNC (self), NULL);

  return gem_context_get_store (self->context);
}

/**
 * gem_sync_get_state:
 * @self: a sync
 *
 * Returns: how it is going
 */
GemSyncState
gem_sync_get_state (GemSync *self)
{
  gboolean offline = FALSE;

  g_return_val_if_fail (GEM_IS_SYNC (self), GEM_SYNC_STATE_NONE);

  if (self->cancellable != NULL)
    return GEM_SYNC_STATE_RUNNING;
  if (self->feeds == NULL || self->feeds->len == 0)
    return GEM_SYNC_STATE_NONE;
  for (guint i = 0; i < self->feeds->len; i++)
    {
      const GemFeedState *state = g_ptr_array_index (self->feeds, i);

      if (gem_sync_is_offline (state))
        offline = TRUE;
      else if (state->fault != NULL && g_strcmp0 (state->fault, "cancelled") != 0)
        return GEM_SYNC_STATE_FAILED;
    }
  return offline ? GEM_SYNC_STATE_OFFLINE : GEM_SYNC_STATE_IDLE;
}

/**
 * gem_sync_get_news:
 * @self: a sync
 *
 * Returns: how many items were added, changed or removed since the program started
 */
int
gem_sync_get_news (GemSync *self)
{
  g_return_val_if_fail (GEM_IS_SYNC (self), 0);

  return self->news;
}
