/* SPDX-FileCopyrightText: 2026 Gemeenten 2024 contributors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "store/gem-store-watch.h"

#include "store/gem-store-private.h"

/* So long several writes make one look at the clocks. */
#define GATHER_MILLISECONDS 200

struct _GemStoreWatch
{
  GemStore *store; /* not owned: the store owns its watch */
  GFileMonitor *monitor;
  guint timeout;
};

/* A store without clocks, or one that is being replaced, changes nothing. */
static void
look_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GemClockTimes times;
  GemSqlite *db;

  if (!gem_store_take_reader (source, &db, NULL, NULL) || db == NULL)
    return;
  if (gem_clock_read (db, &times, NULL))
    gem_store_tell (source, &times);
  gem_store_give_reader (source, db);
}

static gboolean
look (gpointer data)
{
  GemStoreWatch *self = data;
  g_autoptr (GTask) task = g_task_new (self->store, NULL, NULL, NULL);

  self->timeout = 0;
  g_task_set_source_tag (task, look);
  g_task_run_in_thread (task, look_in_thread);
  return G_SOURCE_REMOVE;
}

static void
written_cb (GemStoreWatch *self)
{
  if (self->timeout == 0)
    self->timeout = g_timeout_add (GATHER_MILLISECONDS, look, self);
}

/**
 * gem_store_watch_new:
 * @store: a store, which owns the watch
 *
 * Looks at the journal, to which every change goes first. Where the file system tells nothing, nothing is heard
 * until this program writes.
 *
 * Returns: (transfer full): the watch
 */
GemStoreWatch *
gem_store_watch_new (GemStore *store)
{
  g_autofree char *name = g_strconcat (gem_store_get_path (store), "-wal", NULL);
  g_autoptr (GFile) journal = g_file_new_for_path (name);
  GemStoreWatch *self = g_new0 (GemStoreWatch, 1);

  self->store = store;
  self->monitor = g_file_monitor_file (journal, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor == NULL)
    return self;
  g_file_monitor_set_rate_limit (self->monitor, GATHER_MILLISECONDS);
  g_signal_connect_swapped (self->monitor, "changed", G_CALLBACK (written_cb), self);
  /* What was written since the store was opened. */
  written_cb (self);
  return self;
}

/**
 * gem_store_watch_free:
 * @self: (transfer full): a watch
 */
void
gem_store_watch_free (GemStoreWatch *self)
{
  g_return_if_fail (self != NULL);

  if (self->monitor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->monitor, self);
      g_file_monitor_cancel (self->monitor);
      g_object_unref (self->monitor);
    }
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_free (self);
}
